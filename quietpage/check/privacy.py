"""The rule that nothing looks back at a visitor, for HTML, XHTML, SVG and other XML that somebody else
wrote.

In: a page or a file, and how it is read. Out: problems at its elements and attributes. A page runs no
script, makes no request to another host and sends nothing anywhere, so that no other host learns who reads
it: each of these would tell an address, a browser, an hour. The same is asked of browsers by the page's own
policy (Content Security Policy, https://www.w3.org/TR/CSP3/); but a policy is not followed by feed readers
and old browsers, and is not there in a file that is copied.

What is allowed is a list, in `markup_allowlist`; addresses are told apart in `url_kinds`, CSS in
`style_sheets`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Literal

from quietpage.check.hidden_characters import check_hidden_characters
from quietpage.check.markup_allowlist import (
    ATTRIBUTES,
    COPIED_ATTRIBUTES,
    COPIED_ELEMENTS,
    DATA_BLOCK_TYPES,
    FETCHED_ATTRIBUTES,
    FETCHED_LINK_TYPES,
    GLOBAL_ATTRIBUTES,
    HTML_ELEMENTS,
    META_NAMES,
    REQUESTING_ATTRIBUTES,
    REQUESTING_ELEMENTS,
    SILENT_REFERRER_POLICIES,
    SVG_ELEMENTS,
    UNFETCHED_LINK_TYPES,
)
from quietpage.check.style_sheets import violations_in
from quietpage.check.url_kinds import (
    are_local_candidates,
    is_local_attribute,
    is_navigable,
    runs_code,
)
from quietpage.check.violations import (
    AMBIGUOUS,
    DEAD_LINK,
    INLINE_STYLE,
    REQUEST,
    SCRIPT,
    TAG_IN_STYLE,
    Violation,
)
from quietpage.core.diagnostics import ENOUGH, Problem
from quietpage.core.source import Source, Span
from quietpage.markup.html import read
from quietpage.markup.tokens import APART, Ambiguity, Attribute, Characters, EndTag, StartTag
from quietpage.numbers.html import add_decoded
from quietpage.numbers.source_map import Pieces

Kind = Literal["rendered", "html", "xhtml", "svg", "xml"]
"""How a page is read: as one that a template rendered, as an HTML file that is copied, or as XML.

`xhtml` is HTML written as XML, `xml` any other vocabulary. Of a rendered page more is asked: it has the
page's own policy, by which no style may stand in it, and it shows no number.
"""


def check_markup(page: Source, kind: Kind = "rendered") -> Iterator[Problem]:
    """Scripts in HTML or SVG, whatever asks another host for something, and whatever is read in two ways.

    In a page that a template rendered, `APART` stands for what was checked before.
    """
    yield from check_hidden_characters(page)
    ambiguous = 0
    style: StartTag | None = None  # the one in which we are, with its text so far
    written: list[Characters] = []
    in_data_block = False  # whether the text that comes next is data for other programs
    for found in read(page.text, xml=kind in _XML, plain=False):
        if isinstance(found, StartTag):
            if style is not None:
                yield TAG_IN_STYLE.at(page, found.start, found.end)
            elif _local_name(found) == "style" and not found.closed:
                style, written = found, []
            in_data_block = found.name == "script" and kind == "rendered"
            yield from _check_element(found, page, kind)
        elif isinstance(found, Characters):
            if style is not None:
                written.append(found)
            if in_data_block:
                inside = page.text[found.start : found.end]
                yield from _numbers_for_programs(page, found.start, re.sub(_JSON_STRING, _blank, inside))
            if found.mode != "data" and _ARTICLE in page.text[found.start : found.end]:
                # It was checked as markup, and here it would be read as the text of a style or a title.
                yield AMBIGUOUS.at(page, found.start, found.end)
            in_data_block = False
        elif isinstance(found, EndTag):
            if style is not None and found.name == style.name:
                yield from _check_style_element(style, written, page, kind)
                style = None
            in_data_block = False
        elif isinstance(found, Ambiguity):
            ambiguous += 1
            if ambiguous <= _MOST_AMBIGUOUS:
                yield Problem(AMBIGUOUS.message, Span(page, found.start, found.end), found.why)
    if style is not None:
        yield from _check_style_element(style, written, page, kind)


_XML = frozenset(("xhtml", "svg", "xml"))
_ARTICLE = f"<article>{APART}"
"""How an article begins that was checked apart, where tags are read."""
_MOST_AMBIGUOUS = 8
"""So much that is ambiguous is told of one page; the rest often follows from the first."""
_JSON_STRING = r'(?s)"(?:[^"\\]|\\.)*+"?'


def _check_element(tag: StartTag, page: Source, kind: Kind) -> Iterator[Problem]:
    """An element, by the rules for its vocabulary, which in XML is known by its namespace."""
    if kind in _XML:
        # In XML names are told apart by their capitals; taken as small letters, more is found.
        local = tag._replace(
            name=_local_name(tag),
            attributes=tuple(each._replace(name=each.name.lower()) for each in tag.attributes),
        )
        # An element without a namespace is none of HTML to a browser; lenient programs take it for one.
        unnamed = not tag.space and ":" not in tag.name
        if tag.space == "html" or (unnamed and kind == "xhtml"):
            yield from _check_known(local, page, "xhtml" if kind == "xml" else kind)
        elif tag.space == "svg" or (unnamed and kind == "svg"):
            yield from _check_known(local._replace(space="svg"), page, "svg")
        elif tag.space == "math":
            yield _unknown_element(tag.name).at(page, tag.start, tag.end)
        else:  # of a vocabulary that no browser knows, such as a drawing program's notes
            yield from _check_foreign(local, page)
    elif tag.space == "svg" and ":" in tag.name:
        yield from _check_foreign(tag, page)
    else:
        yield from _check_known(tag, page, kind)


def _local_name(tag: StartTag) -> str:
    """The name of an element without its prefix, in small letters."""
    return tag.name.rpartition(":")[2].lower()


def _check_foreign(tag: StartTag, page: Source) -> Iterator[Problem]:
    """An element of a vocabulary that browsers do not know: no script in it, whatever its namespace."""
    if _local_name(tag) in ("script", "foreignobject", "iframe", "object", "embed"):
        yield SCRIPT.at(page, tag.start, tag.end)
    for each in tag.attributes:
        if each.name.startswith("xmlns"):  # a prefix may begin as it likes
            continue
        if each.name.rpartition(":")[2].startswith("on") or runs_code(each.value):
            yield SCRIPT.at(page, each.start, each.end)


def _check_known(tag: StartTag, page: Source, kind: Kind) -> Iterator[Problem]:
    """An element of HTML or SVG, with its attributes."""
    name = tag.name
    drawn = name in (_SVG_IN_SVG if tag.space == "svg" else _SVG_ALONE)
    if name == "script":
        if tag.space == "svg" or (tag.get("type") or "").strip().lower() not in DATA_BLOCK_TYPES:
            yield SCRIPT.at(page, tag.start, tag.end)
            return
    elif tag.space == "svg" and kind != "svg":
        if not drawn and name != "style":
            unknown = Violation(
                f"quietpage knows no element {name} in a drawing",
                "take it out, or close the svg before it",
            )
            violation = REQUEST if name in REQUESTING_ELEMENTS else unknown
            yield violation.at(page, tag.start, tag.end)
            return
    elif not drawn and name not in _KNOWN[kind]:
        violation = REQUEST if name in REQUESTING_ELEMENTS else _unknown_element(name)
        yield violation.at(page, tag.start, tag.end)
        return
    for attribute in tag.attributes:
        yield from _check_attribute(tag, attribute, drawn, page, kind)
    if name == "meta":
        yield from _check_meta(tag, page, kind)
    elif name == "link" and not _is_quiet_link(tag):
        yield REQUEST.at(page, tag.start, tag.end)


_SVG_IN_SVG, _SVG_ALONE = SVG_ELEMENTS | {"a"}, SVG_ELEMENTS - HTML_ELEMENTS
"""Elements of SVG inside of it; and outside, where they mean nothing and do no harm, those of no other
meaning.
"""
_KNOWN: dict[Kind, frozenset[str]] = {
    "rendered": HTML_ELEMENTS,
    "html": HTML_ELEMENTS | COPIED_ELEMENTS,
    "xhtml": HTML_ELEMENTS | COPIED_ELEMENTS,
    "svg": frozenset(("a", "style")),
    "xml": frozenset(),
}
"""The elements that a page may have besides those of SVG. HTML in other XML is read as `xhtml`."""


def _unknown_element(name: str) -> Violation:
    return Violation(
        f"quietpage knows no element {name}", "take it out, or write a div or a span in its place"
    )


def _check_attribute(
    tag: StartTag, attribute: Attribute, drawn: bool, page: Source, kind: Kind
) -> Iterator[Problem]:
    """An attribute of an element; `drawn` says that this is one of SVG.

    The order of the cases matters: handlers of events and addresses first, and lists of what is allowed last.
    """
    name, value, place = attribute.name, attribute.value, (attribute.start, attribute.end)
    if name.startswith("on") or (":on" in name and not name.startswith("xmlns:")):
        # Every "event handler content attribute" begins so, those of years to come too.
        yield SCRIPT.at(page, *place)
    elif name == "style":
        if kind == "rendered":
            yield INLINE_STYLE.at(page, *place)
        elif any(violations_in(value)):
            yield REQUEST.at(page, *place)
    elif name.rpartition(":")[2] == "href" and (drawn or tag.name == "a"):
        if tag.name == "a":
            yield from _check_link(attribute, page, kind)
        elif not is_local_attribute(attribute):  # `use` and gradients load a drawing from there
            yield REQUEST.at(page, *place)
    elif name == "referrerpolicy":
        if value.strip().lower() not in SILENT_REFERRER_POLICIES:
            yield REQUEST.at(page, *place)
    elif drawn:
        # Attributes of SVG are without number, and many are CSS (`fill="url(…)"`), so all are read as such.
        if name in ("src", "xml:base", "ping", "attributionsrc") or any(violations_in(value)):
            yield REQUEST.at(page, *place)
    elif name in FETCHED_ATTRIBUTES or name == "srcset":
        is_known = name in ATTRIBUTES.get(tag.name, ())
        local = are_local_candidates if name == "srcset" else is_local_attribute
        if not is_known or not local(attribute):
            yield REQUEST.at(page, *place)
    elif name == "content" and kind == "rendered" and (tag.get("itemprop") or tag.name != "meta"):
        if not re.match(r"[A-Za-z][A-Za-z0-9+.-]*://", value):
            yield from _numbers_for_programs(page, attribute.start, page.text[slice(*place)])
    elif not (
        name in GLOBAL_ATTRIBUTES
        or (name in COPIED_ATTRIBUTES and kind in ("html", "xhtml"))
        or name in ATTRIBUTES.get(tag.name, ())
        or name.startswith(("aria-", "data-", "xmlns:"))
    ):
        unknown = Violation(
            f"quietpage knows no {name} of {tag.name}",
            f"take it out; what is for yourself alone may be called data-{name}",
        )
        yield (REQUEST if name in REQUESTING_ATTRIBUTES else unknown).at(page, *place)


def _check_link(href: Attribute, page: Source, kind: Kind) -> Iterator[Problem]:
    """Where a link leads: only people follow it, so it may lead to any host, and has to lead somewhere."""
    place = href.start, href.end
    if any(map(runs_code, (href.value, href.written))):
        yield SCRIPT.at(page, *place)
    elif not all(map(is_navigable, (href.value, href.written))):
        yield DEAD_LINK.at(page, *place)
    elif kind == "rendered" and (digit := re.match(r"(?i)(?![a-z]+:|/)\D*(\d)", href.value)):
        message = f"this would bring a number into the address bar: {digit[1]}"
        yield Violation(message, "name the place in words").at(page, *place)


def _check_meta(tag: StartTag, page: Source, kind: Kind) -> Iterator[Problem]:
    """What a `meta` orders (`http-equiv`), how it says the page is encoded, and by which name it goes.

    Of pragma directives only three are allowed. `refresh` leads a visitor on without asking, `set-cookie`
    made old browsers keep one, and `accept-ch` has a browser tell more of itself (Client Hints).
    """
    content = (tag.get("content") or "").strip()
    charset, pragma = tag.get("charset"), tag.get("http-equiv")
    name = (tag.get("name") or tag.get("property") or "").strip()
    place = tag.start, tag.end
    if charset is not None and charset.strip().lower() not in ("utf-8", "utf8"):
        yield AMBIGUOUS.at(page, *place)
    if pragma is not None:
        allowed = {
            # A second policy can only forbid more, but a rendered page is to have no other than the
            # program's.
            "content-security-policy": kind != "rendered" or re.fullmatch(_POLICY, content),
            "content-type": re.fullmatch(r"(?i)text/html;\s*charset=utf-8", content),
            "x-ua-compatible": True,  # Internet Explorer's; nothing is asked for
        }
        if not allowed.get(pragma.strip().lower()):
            yield REQUEST.at(page, *place)
    if name.lower() == "referrer" and content.lower() not in SILENT_REFERRER_POLICIES:
        yield REQUEST.at(page, *place)
    elif name and not re.fullmatch(META_NAMES, name):
        message = f"quietpage knows no meta that is called {name}"
        help = "take it out: what it would make a browser do is not known"
        yield Violation(message, help).at(page, *place)


_POLICY = (
    r"default-src 'none'; img-src 'self'; style-src '(?:self|sha256-[A-Za-z0-9+/=]+)'; font-src 'self';"
    r" base-uri 'none'; form-action 'none'"
)
"""The program's own Content Security Policy, for a page with its style beside it or within."""


def _is_quiet_link(tag: StartTag) -> bool:
    """Whether of a `link` in the head nothing is fetched, or only a file beside the page."""
    relations = (tag.get("rel") or "").lower().split()
    if not relations or not all(
        each in UNFETCHED_LINK_TYPES or each in FETCHED_LINK_TYPES for each in relations
    ):
        return False
    if not any(each in FETCHED_LINK_TYPES for each in relations):
        return not runs_code(tag.get("href") or "")
    if "preload" in relations and not _is_typeface_ahead(tag, relations):
        return False
    if (tag.get("crossorigin") or "anonymous").strip().lower() != "anonymous":
        return False
    # In quirks mode a file of any type is taken for a style sheet, and one of another ending was not checked
    # as such.
    ending = ".css" if "stylesheet" in relations else ".woff2" if "preload" in relations else ""
    return all(
        is_local_attribute(each) and each.value.strip().lower().endswith(ending)
        for each in tag.attributes
        if each.name == "href"
    )


def _is_typeface_ahead(tag: StartTag, relations: list[str]) -> bool:
    """Whether a `link` has a typeface fetched before a style sheet asks for it, and does nothing else: as any
    other thing a file would be fetched for nothing, or run (`as="script"`).
    """
    return relations == ["preload"] and (tag.get("as") or "").strip().lower() == "font"


def _check_style_element(
    tag: StartTag, written: list[Characters], page: Source, kind: Kind
) -> Iterator[Problem]:
    """A style sheet inside a page or a drawing."""
    style, place = _joined(page.text, written)
    if kind != "rendered":
        from quietpage.check.style_slips import slips_in  # few files have a style in them

        for start, end, violation in islice(slips_in(style), ENOUGH):
            yield violation.at(page, *place(start, end))
        for start, end, violation in violations_in(style):
            yield violation.at(page, *place(start, end))
    elif style.strip() and (style != APART or page.text[tag.start : tag.end] != "<style>"):
        # The policy allows one style by its hash: the program's own, for which `APART` stands.
        yield INLINE_STYLE.at(page, tag.start, tag.end)


def _joined(text: str, written: list[Characters]) -> tuple[str, Callable[[int, int], tuple[int, int]]]:
    """The text of an element as a browser puts it together, and the way back to its places in the source.

    In XML it may be in pieces, between comments and CDATA sections, and have character references in it.
    """
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


def _numbers_for_programs(page: Source, start: int, data: str) -> Iterator[Problem]:
    """A number in structured data (JSON-LD, microdata, RDFa): search engines show stars for it, and how
    many.
    """
    if found := re.search(r"-?\d[\d.]*", data):
        begin = 1 + max(data.rfind(sign, 0, found.start()) for sign in "{}[],")  # with its name before it
        violation = Violation(
            f"other programs would show this number: {found[0]}", "take it out; they need none"
        )
        yield violation.at(page, start + begin, start + found.end())


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
