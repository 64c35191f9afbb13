"""Nothing looks back: what a page of quietpage never does, looked for in what somebody else wrote.

No script, no request to another host, nothing that sends anything anywhere. Not what is known to do harm is
refused, but all that is not known to do none: elements, attributes, relations and addresses are listed here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal

from quietpage.core.diagnostics import Problem
from quietpage.core.source import Source, Span
from quietpage.core.unicode import STEERING, steering_signs
from quietpage.markup import APART, Attribute, End, Start, Strange, Words, read
from quietpage.markup.css import NAMES, tokens
from quietpage.markup.css import left_open as never_closed
from quietpage.numbers.html import add_decoded
from quietpage.numbers.reading import Pieces


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_ELEMENTS = _set(
    "html head title meta link style script body"
    " main article section nav aside header footer hgroup search address h1 h2 h3 h4 h5 h6"
    " p div span a b i u s em strong small mark cite q dfn abbr code kbd samp var sub sup ins del br wbr bdi"
    " ruby rb rt rtc rp blockquote pre hr ul ol menu li dl dt dd figure figcaption details summary"
    " table caption colgroup col thead tbody tfoot tr th td img picture source progress meter"
)
_DRAWN = _set(
    "svg g path circle ellipse line polyline polygon rect defs symbol use text tspan textpath title desc"
    " lineargradient radialgradient stop clippath mask pattern marker filter feblend fecolormatrix"
    " fecomponenttransfer fecomposite feconvolvematrix fediffuselighting fedisplacementmap fedistantlight"
    " fedropshadow feflood fefunca fefuncb fefuncg fefuncr fegaussianblur femerge femergenode femorphology"
    " feoffset fepointlight fespecularlighting fespotlight fetile feturbulence switch metadata"
)
"""What a drawing is made of: SVG without pictures in it, links, HTML, and anything that moves."""
_DRAWN_HERE, _DRAWN_ALONE = _DRAWN | {"a"}, _DRAWN - _ELEMENTS
"""The same inside of svg; and those of them that are no elements of HTML, and do no harm outside of svg."""
_IN_COPIED_FILES = _set("audio video track time center big tt strike nobr font")
_KNOWN = {
    "page": _ELEMENTS,
    "copied": _ELEMENTS | _IN_COPIED_FILES,
    "written": _ELEMENTS | _IN_COPIED_FILES,
    "drawing": _set("a style"),
}
_SENDING = _set(
    "iframe frame frameset embed object applet portal fencedframe base form input button select textarea"
    " image audio video track"
)
_GLOBAL = _set(
    "class id lang dir title hidden translate role tabindex accesskey inert xml:lang xml:space xmlns"
    " itemscope itemprop itemtype itemid itemref property typeof vocab resource about prefix datatype content"
)
_ATTRIBUTES = {
    "a": _set("href rel referrerpolicy hreflang type download target"),
    "img": _set("src srcset sizes alt width height loading decoding fetchpriority referrerpolicy"),
    "source": _set("src srcset sizes media type width height"),
    "audio": _set("src controls loop preload muted"),
    "video": _set("src poster controls loop preload muted width height"),
    "track": _set("src kind label srclang default"),
    "meta": _set("charset name content http-equiv media"),
    "link": _set("rel href type media hreflang sizes color referrerpolicy"),
    "script": _set("type"),
    "style": _set("media type"),
    "blockquote": _set("cite"),
    "q": _set("cite"),
    "ins": _set("cite"),
    "del": _set("cite"),
    "ol": _set("start reversed type"),
    "ul": _set("type"),
    "li": _set("value type"),
    "details": _set("open name"),
    "td": _set("colspan rowspan headers abbr scope"),
    "th": _set("colspan rowspan headers abbr scope"),
    "col": _set("span"),
    "colgroup": _set("span"),
    "progress": _set("value max"),
    "meter": _set("value max min low high optimum"),
    "time": _set("datetime"),
    "font": _set("color face size"),
}
_OLD = _set(
    "align valign bgcolor border bordercolor cellpadding cellspacing clear color compact face height hspace"
    " vspace link vlink alink text nowrap noshade rules frame size summary width"
)
"""How pages of old say how they look: harmless, in a file that is copied."""
_FETCHED = _set("src poster")
_SENDING_ATTRIBUTES = _set(
    "ping formaction action background manifest srcdoc data codebase lowsrc dynsrc longdesc profile archive"
    " classid imagesrcset attributionsrc xml:base href xlink:href"
)
_NOTHING: frozenset[str] = frozenset()
_QUIET_RELATIONS = _set(
    "alternate author bookmark blogroll canonical contents copyright describedby help home hub index license"
    " me next payment pingback prev privacy-policy self shortlink tag terms-of-service up webmention"
)
"""Relations of a link in the head that a browser keeps to itself."""
_FETCHING_RELATIONS = _set("stylesheet icon shortcut apple-touch-icon mask-icon")
"""Those that it follows at once: only to a file beside the page."""
_METAS = re.compile(
    r"(?:description|author|keywords|robots|googlebot|bingbot|generator|viewport|referrer|color-scheme|theme-color"
    r"|application-name|format-detection|rating|(?:apple-)?mobile-web-app-[a-z-]+|apple-mobile-web-app-[a-z-]+"
    r"|(?:og|article|profile|book|twitter|fediverse|dc|dcterms):.+|(?:dc|dcterms)\..+)",
    re.IGNORECASE,
)
_POLICY = re.compile(
    r"default-src 'none'; img-src 'self'; style-src '(?:self|sha256-[A-Za-z0-9+/=]+)'; font-src 'self';"
    r" base-uri 'none'; form-action 'none'"
)
_SILENT = ("no-referrer", "same-origin")
_DATA = ("application/ld+json", "application/json")

_SCRIPT = "a quiet page runs no script", "take it out"
_REQUEST = (
    "this would ask another place for something, or send something there",
    "keep the file beside the page, in static/ or in the theme's folder",
)
_STYLED = (
    "a style inside a page is not allowed by the page's own policy",
    "give the element a class, and write its style in templates/style.css",
)
_UNCLEAR = (
    "not every browser would read this in the same way",
    "write every tag whole, its attributes apart from each other and their values in quotation marks",
)
_TAGS_IN_A_STYLE = ("a style sheet has no tags in it", "take this out, or write a space between the two")
_NO_LINK = (
    "this leads to no page that a person could open",
    "write the path of a page or a file beside this one, or an address that begins with https://",
)


Kind = Literal["page", "copied", "written", "drawing", "data"]
"""What is looked at: a page that a template drew, an HTML file that is copied, the same written as XML, an
SVG, or other XML.
"""
_IN_XML = frozenset(("written", "drawing", "data"))

_ARTICLE = f"<article>{APART}"
"""How an article begins that is looked at apart: where tags are read."""
_ENOUGH = 8
"""So much that is strange is told of one page."""


def leading_away(page: Source) -> Iterator[Problem]:
    """Links out of a page or a drawing about children, which has none."""
    told: set[int] = set()
    for xml in (False, True) if "xmlns" in page.text or "<?xml" in page.text else (False,):
        for found in read(page.text, xml=xml):
            if not isinstance(found, Start) or found.name.rpartition(":")[2].lower() != "a":
                continue
            for each in found.attributes:
                if each.name.rpartition(":")[2].lower() != "href" or _is_beside(each) or each.start in told:
                    continue
                told.add(each.start)
                yield Problem(
                    "nothing leads away from a page about children",
                    Span(page, each.start, each.end),
                    "take the link out; its words can stay",
                )


def looking_back(page: Source, kind: Kind = "page") -> Iterator[Problem]:
    """Scripts in HTML or SVG, whatever asks another place for something, and whatever is strange.

    In a page that a template drew, `APART` stands for what was looked at before.
    """
    yield from turning(page)
    strange = 0
    style: Start | None = None  # the one in which we are, with its text so far
    written: list[Words] = []
    told = False  # whether the text that comes next is data for other programs
    for found in read(page.text, xml=kind in _IN_XML, plain=False):
        if isinstance(found, Start):
            if style is not None:
                yield _problem(_TAGS_IN_A_STYLE, page, found.start, found.end)
            elif _local(found) == "style" and not found.closed:
                style, written = found, []
            told = found.name == "script" and kind == "page"
            yield from _in_element(found, page, kind)
        elif isinstance(found, Words):
            if style is not None:
                written.append(found)
            if told:
                inside = page.text[found.start : found.end]
                yield from _counted(page, found.start, _JSON_TEXT.sub(_blank, inside))
            if found.mode != "data" and _ARTICLE in page.text[found.start : found.end]:
                yield _problem(_UNCLEAR, page, found.start, found.end)
            told = False
        elif isinstance(found, End):
            if style is not None and found.name == style.name:
                yield from _of_style(style, written, page, kind)
                style = None
            told = False
        elif isinstance(found, Strange):
            strange += 1
            if strange <= _ENOUGH:
                yield Problem(_UNCLEAR[0], Span(page, found.start, found.end), found.why)
    if style is not None:
        yield from _of_style(style, written, page, kind)


def turning(page: Source, *, lines: bool = False) -> Iterator[Problem]:
    """Signs, and numbers that stand for them, that turn what follows to the other side or hide in it.

    In a plain text (`lines`) each line is set by itself; in a page its lines belong together.
    """
    text = page.text.replace(APART, " ")
    if "&#" not in text and re.search(f"[{STEERING}]", text) is None:
        return
    pieces = Pieces()
    done = 0
    for found in re.finditer(r"&#(?:x([0-9a-f]+)|([0-9]+));?", text, re.IGNORECASE):
        digits = (found[1] or found[2]).lstrip("0")
        code = int(digits or "0", 16 if found[1] else 10) if len(digits) < 8 else 0
        if 0x7F < code < 0x110000:
            pieces.add(text[done : found.start()], done)
            pieces.add_decoded(chr(code), *found.span())
            done = found.end()
    if done:
        pieces.add(text[done:], done)
        text = pieces.text
    text = text if lines else re.sub(r"[\n\r]", " ", text)
    for start, end, words in steering_signs(text):
        yield _problem(_steering(words), page, *(pieces.place(start, end) if done else (start, end)))


def _steering(words: str) -> tuple[str, str]:
    """What to say of a sign for which there are these words."""
    return _TURNED if "direction" in words else (f"there is {words} here", "take it out")


def asking_elsewhere(style: Source) -> Iterator[Problem]:
    """Whatever a style sheet would fetch from another place than beside itself, or run."""
    for start, end, words in steering_signs(style.text, apart=False):
        yield _problem(_steering(words), style, start, end)
    for start, end, said in _asking(style.text):
        yield _problem(said, style, start, end)


def left_open(style: Source) -> Iterator[Problem]:
    """What a style sheet opens and leaves open: whatever comes after it would be a part of it."""
    if place := never_closed(style.text):
        yield _problem(_LEFT_OPEN, style, *place)


_LEFT_OPEN = (
    "this is opened here, and never closed",
    "close the comment, the quotation mark or the bracket before the style sheet ends",
)


def _problem(said: tuple[str, str], page: Source, start: int, end: int) -> Problem:
    return Problem(said[0], Span(page, start, end), said[1])


def _local(tag: Start) -> str:
    """The name of an element without its prefix, in small letters."""
    return tag.name.rpartition(":")[2].lower()


def _in_element(tag: Start, page: Source, kind: Kind) -> Iterator[Problem]:
    """What is the matter with an element, by the rules for its vocabulary."""
    if kind in _IN_XML:
        # In XML names are told apart by their capitals; by ours, more is found.
        local = tag._replace(
            name=_local(tag),
            attributes=tuple(each._replace(name=each.name.lower()) for each in tag.attributes),
        )
        plain = not tag.space and ":" not in tag.name
        if tag.space == "html" or (plain and kind == "written"):
            yield from _in_page(local, page, "written" if kind == "data" else kind)
        elif tag.space == "svg" or (plain and kind == "drawing"):
            yield from _in_page(local._replace(space="svg"), page, "drawing")
        elif tag.space == "math":
            yield _problem(_unknown(tag.name), page, tag.start, tag.end)
        else:  # of a vocabulary that no browser knows, such as a drawing program's notes
            yield from _in_data(local, page)
    elif tag.space == "svg" and ":" in tag.name:
        yield from _in_data(tag, page)
    else:
        yield from _in_page(tag, page, kind)


def _in_data(tag: Start, page: Source) -> Iterator[Problem]:
    """What no file does, whatever its vocabulary."""
    if _local(tag) in ("script", "foreignobject", "iframe", "object", "embed"):
        yield _problem(_SCRIPT, page, tag.start, tag.end)
    for each in tag.attributes:
        if each.name.startswith("xmlns"):  # a prefix may begin as it likes
            continue
        if each.name.rpartition(":")[2].startswith("on") or _runs(each.value):
            yield _problem(_SCRIPT, page, each.start, each.end)


def _unknown(name: str) -> tuple[str, str]:
    return f"quietpage knows no element {name}", "take it out, or write a div or a span in its place"


def _in_page(tag: Start, page: Source, kind: Kind) -> Iterator[Problem]:
    name = tag.name
    drawn = name in (_DRAWN_HERE if tag.space == "svg" else _DRAWN_ALONE)
    if name == "script":
        if tag.space == "svg" or (tag.get("type") or "").strip().lower() not in _DATA:
            yield _problem(_SCRIPT, page, tag.start, tag.end)
            return
    elif tag.space == "svg" and kind != "drawing":
        if not drawn and name != "style":
            sends = name in _SENDING
            unknown = (
                f"quietpage knows no element {name} in a drawing",
                "take it out, or close the svg before it",
            )
            yield _problem(_REQUEST if sends else unknown, page, tag.start, tag.end)
            return
    elif not drawn and name not in (_KNOWN[kind]):
        sends = name in _SENDING
        yield _problem(_REQUEST if sends else _unknown(name), page, tag.start, tag.end)
        return
    for attribute in tag.attributes:
        yield from _of_attribute(tag, attribute, drawn, page, kind)
    if name == "meta":
        yield from _of_meta(tag, page, kind)
    elif name == "link" and not _is_quiet_link(tag):
        yield _problem(_REQUEST, page, tag.start, tag.end)


def _of_style(tag: Start, written: list[Words], page: Source, kind: Kind) -> Iterator[Problem]:
    """What is the matter with a style sheet inside a page or a drawing."""
    style, place = _joined(page.text, written)
    if kind != "page":
        if opened := never_closed(style):
            yield _problem(_LEFT_OPEN, page, *place(*opened))
        for start, end, said in _asking(style):
            yield _problem(said, page, *place(start, end))
    elif style.strip() and (style != APART or page.text[tag.start : tag.end] != "<style>"):
        yield _problem(_STYLED, page, tag.start, tag.end)


def _joined(text: str, written: list[Words]) -> tuple[str, Callable[[int, int], tuple[int, int]]]:
    """The text of an element as a browser puts it together, and the way back to its places."""
    pieces = Pieces()
    if len(written) == 1 and (written[0].mode == "raw" or text.find("&", *written[0][:2]) < 0):
        begin = written[0].start
        return text[begin : written[0].end], lambda start, end: (begin + start, begin + end)
    for each in written:
        inside = text[each.start : each.end]
        if each.mode == "data" and "&" in inside:
            add_decoded(pieces, inside, each.start)
        else:
            pieces.add(inside, each.start)
    return pieces.text, pieces.place


def _counted(page: Source, start: int, told: str) -> Iterator[Problem]:
    """A number in what only other programs read: search engines show stars for it, and how many."""
    if found := re.search(r"-?\d[\d.]*", told):
        said = f"other programs would show this number: {found[0]}", "take it out; they need none"
        begin = 1 + max(told.rfind(sign, 0, found.start()) for sign in "{}[],")  # with its name before it
        yield _problem(said, page, start + begin, start + found.end())


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


_JSON_TEXT = re.compile(r'(?s)"(?:[^"\\]|\\.)*+"?')


def _of_attribute(
    tag: Start, attribute: Attribute, drawn: bool, page: Source, kind: Kind
) -> Iterator[Problem]:
    name, value, place = attribute.name, attribute.value, (attribute.start, attribute.end)
    if name.startswith("on") or (":on" in name and not name.startswith("xmlns:")):
        yield _problem(_SCRIPT, page, *place)
    elif name == "style":
        if kind == "page":
            yield _problem(_STYLED, page, *place)
        elif any(_asking(value)):
            yield _problem(_REQUEST, page, *place)
    elif name.rpartition(":")[2] == "href" and (drawn or tag.name == "a"):
        if tag.name == "a":
            yield from _of_link(attribute, page, kind)
        elif not _is_beside(attribute):
            yield _problem(_REQUEST, page, *place)
    elif name == "referrerpolicy":
        if value.strip().lower() not in _SILENT:
            yield _problem(_REQUEST, page, *place)
    elif drawn:
        if name in ("src", "xml:base", "ping", "attributionsrc") or any(_asking(value)):
            yield _problem(_REQUEST, page, *place)
    elif name in _FETCHED or name == "srcset":
        known = name in _ATTRIBUTES.get(tag.name, _NOTHING)
        if not known or not (_all_beside(attribute) if name == "srcset" else _is_beside(attribute)):
            yield _problem(_REQUEST, page, *place)
    elif name == "content" and kind == "page" and (tag.get("itemprop") or tag.name != "meta"):
        if not re.match(r"[A-Za-z][A-Za-z0-9+.-]*://", value):
            yield from _counted(page, attribute.start, page.text[attribute.start : attribute.end])
    elif not (
        name in _GLOBAL
        or (name in _OLD and kind in ("copied", "written"))
        or name in _ATTRIBUTES.get(tag.name, _NOTHING)
        or name.startswith(("aria-", "data-", "xmlns:"))
    ):
        unknown = (
            f"quietpage knows no {name} of {tag.name}",
            f"take it out; what is for yourself alone may be called data-{name}",
        )
        yield _problem(_REQUEST if name in _SENDING_ATTRIBUTES else unknown, page, *place)


def _of_link(attribute: Attribute, page: Source, kind: Kind) -> Iterator[Problem]:
    """What is the matter with where a link leads: only people follow it, and it is to lead them somewhere."""
    place = attribute.start, attribute.end
    if any(map(_runs, (attribute.value, attribute.written))):
        yield _problem(_SCRIPT, page, *place)
    elif not all(map(_leads_somewhere, (attribute.value, attribute.written))):
        yield _problem(_NO_LINK, page, *place)
    elif kind == "page" and (digit := re.match(r"(?![a-z]+:|/)\D*(\d)", attribute.value, re.IGNORECASE)):
        said = f"this would bring a number into the address bar: {digit[1]}"
        yield _problem((said, "name the place in words"), page, *place)


def _of_meta(tag: Start, page: Source, kind: Kind) -> Iterator[Problem]:
    content = (tag.get("content") or "").strip()
    charset, order = tag.get("charset"), tag.get("http-equiv")
    name = (tag.get("name") or tag.get("property") or "").strip()
    place = tag.start, tag.end
    if charset is not None and charset.strip().lower() not in ("utf-8", "utf8"):
        yield _problem(_UNCLEAR, page, *place)
    if order is not None:
        allowed = {
            "content-security-policy": kind != "page" or _POLICY.fullmatch(content),
            "content-type": re.fullmatch(r"text/html;\s*charset=utf-8", content, re.IGNORECASE),
            "x-ua-compatible": True,
        }
        if not allowed.get(order.strip().lower()):
            yield _problem(_REQUEST, page, *place)
    if name.lower() == "referrer" and content.lower() not in _SILENT:
        yield _problem(_REQUEST, page, *place)
    elif name and not _METAS.fullmatch(name):
        said = f"quietpage knows no meta that is called {name}"
        yield _problem((said, "take it out: what it would make a browser do is not known"), page, *place)


def _is_quiet_link(tag: Start) -> bool:
    """Whether a link in the head is one that a browser keeps to itself, or one to a file beside the page."""
    relations = (tag.get("rel") or "").lower().split()
    if not relations or not all(
        each in _QUIET_RELATIONS or each in _FETCHING_RELATIONS for each in relations
    ):
        return False
    if not any(each in _FETCHING_RELATIONS for each in relations):
        return not _runs(tag.get("href") or "")
    # A browser takes a file of any name for a style sheet, if a page is old enough in its ways.
    ending = ".css" if "stylesheet" in relations else ""
    return all(
        _is_beside(each) and each.value.strip().lower().endswith(ending)
        for each in tag.attributes
        if each.name == "href"
    )


def _is_beside(attribute: Attribute) -> bool:
    """Whether an address is that of something beside the page, whichever way its entities are read."""
    return _beside(attribute.value) and _beside(attribute.written)


def _all_beside(attribute: Attribute) -> bool:
    return all(map(_beside, re.split(r"[\s,]+", f"{attribute.value},{attribute.written}")))


def _beside(address: str) -> bool:
    address = address.strip(" \t\n\f\r")
    return not (
        re.search(r"[\x00-\x1f\x7f\\]", address) or address.startswith("//") or re.match(r"[^/?#]*:", address)
    )


def _runs(address: str) -> bool:
    """Whether an address is a program: browsers take out what cannot be seen before they look at it."""
    return (
        re.match(r"(?i)(?:javascript|vbscript|livescript|data):", re.sub(r"[\x00-\x20]", "", address))
        is not None
    )


def _leads_somewhere(address: str) -> bool:
    address = address.strip(" \t\n\f\r")
    if re.search(r"[\x00-\x1f\x7f\\]", address) or address.startswith("//"):
        return False
    scheme = re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", address)
    return scheme is None or re.match(r"(?i)(?:https?://|mailto:)[^/]", address) is not None


def _asking(style: str) -> Iterator[tuple[int, int, tuple[str, str]]]:
    """The places in a style sheet at which it would fetch or run something, each with what to say of it."""
    if "</" in style:  # in the page that carries its style in itself, this is where the style would end
        at = style.index("</")
        yield at, at + 2, _TAGS_IN_A_STYLE
    if not _SCREEN.search(style):
        return
    found = tokens(style)
    calls: list[str] = []
    last, shown = "", False
    past = 0
    for place, token in enumerate(found):
        kind, text, start = token
        if start < past:
            continue
        end = token.end - (kind == "function")  # without its bracket
        name = token.value.lower() if kind in NAMES else ""
        if (name or kind in ("string", "bad_string")) and "\\" in text:
            for _, _, words in steering_signs(token.value, apart=False):
                yield start, end, _steering(words)
        if kind in ("url", "bad_url"):
            if not _beside(token.value):
                yield start, end, _SHEET
        elif kind in ("string", "bad_string"):
            strictly = bool(calls) and calls[-1] in _FETCHING_CALLS
            if not _beside(token.value) if strictly else not shown and _ADDRESS.match(token.value):
                yield start, end, _SHEET
        elif kind == "at_keyword" and name in ("import", "charset", "document", "-moz-document"):
            ends = (found[at] for at in range(place, len(found)) if found[at].text in (";", "{", "}"))
            past = next((each.start for each in ends), len(style))
            yield start, past, _SHEET
        elif name in ("bidi-override", "isolate-override"):
            yield start, end, _TURNED
        elif name in ("behavior", "-ms-behavior", "-moz-binding") or (
            name == "expression" and kind == "function"
        ):
            yield start, end, _SCRIPT
        if kind == "function":
            calls.append(name)
        elif text == "(":
            calls.append("")
        elif text == ")" and calls:
            calls.pop()
        elif text in (";", "{", "}"):
            calls.clear()
            shown = False
        elif text == ":" and not calls:
            shown = shown or last in ("content", "quotes")
        last = name or (last if kind == "whitespace" else "")


_SHEET = (
    "a style sheet asks for nothing but the files beside it",
    "keep the file beside the style sheet, and name it with url(fonts/…)",
)
_TURNED = (
    "this would turn letters round, and make other words of them",
    "write the words as they are to be read",
)
_SCREEN = re.compile(r"[(\\@\"']|behavior|binding|override", re.IGNORECASE)
_FETCHING_CALLS = _set(
    "url src image image-set -webkit-image-set cross-fade -webkit-cross-fade url-prefix domain"
)
_ADDRESS = re.compile(r"[\x00-\x20]*(?:[A-Za-z][A-Za-z0-9+.-]*:(?=\S)|[\\/][\x00-\x20]*[\\/])")
