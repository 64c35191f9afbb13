"""A tokenizer of HTML, and of XML beside it, that ends each tag, comment and text where a browser ends it.

HTML is read by "Tokenization" in the HTML standard (https://html.spec.whatwg.org/#tokenization), and by those
parts of "Tree construction" on which it depends: which elements hold text without tags, and where SVG and
MathML begin and end. XML is in `quietpage.markup.xml`.

Where a file is broken, or where not every browser takes it for the same (with scripts switched on or off, of
this year or of ten years ago), a `Strange` is given beside what a browser of today would most likely read. A
file without one is read exactly. Time and memory are linear in the length of the file, whatever is in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

_S = r"[ \t\n\f\r]"
APART = "\ufdd2"
"""Stands for markup that was looked at apart: it may be in a text, and in no tag. It is no character."""

Space = Literal["html", "svg", "math", "other", ""]
"""The vocabulary of an element: HTML, SVG, MathML; in XML also another one, or none that is named."""
Mode = Literal["data", "rcdata", "raw", "script", "cdata"]


class Attribute(NamedTuple):
    """An attribute: `written` is its value as it stands in the source, `value` the same as it is read.

    It stands from `start` to `end` with its name and quotation marks, and `written` begins at `at`. In HTML
    the name is in small letters. An attribute without a value has an empty one.
    """

    name: str
    written: str
    value: str
    start: int
    end: int
    at: int


class Start(NamedTuple):
    """A tag that begins an element. `closed`: it ends the element, too (in HTML, only of SVG and MathML).

    In HTML the name is in small letters, and of an attribute that comes twice only the first is here. In XML
    names are as they were written, with their prefixes.
    """

    name: str
    attributes: tuple[Attribute, ...]
    start: int
    end: int
    space: Space
    closed: bool

    def get(self, name: str) -> str | None:
        """The value of an attribute, if it is there."""
        return next((each.value for each in self.attributes if each.name == name), None)


class End(NamedTuple):
    """A tag that ends an element; there need be none that it could end."""

    name: str
    start: int
    end: int


class Words(NamedTuple):
    """Text. Entities mean something in `data` and `rcdata`; `inside` is an element that holds text alone."""

    start: int
    end: int
    mode: Mode
    inside: str = ""


class Comment(NamedTuple):
    """A comment, or what a browser takes for one; in XML, a processing instruction too."""

    start: int
    end: int


class Doctype(NamedTuple):
    start: int
    end: int


class Strange(NamedTuple):
    """What not every browser reads in the same way. `why` says what to do about it."""

    start: int
    end: int
    why: str


Event = Start | End | Words | Comment | Doctype | Strange

_ATTRIBUTE = re.compile(
    rf"""(?x) {_S}++ (?P<name>[A-Za-z_][A-Za-z0-9_:.-]*+)
    (?: {_S}*+ = {_S}*+
      (?: "(?P<double>[^"<\x00]*+)" | '(?P<single>[^'<\x00]*+)'
        | (?P<bare>[^ \t\n\f\r"'=<>`\x00]++) ) )?+"""
)
TAG = re.compile(
    rf"""(?x) < (?P<close>/?) (?P<name>[A-Za-z][A-Za-z0-9_:.-]*+)
    (?P<attributes> (?: {_S}++ [A-Za-z_][A-Za-z0-9_:.-]*+
      (?: {_S}*+ = {_S}*+
        (?: "[^"<\x00]*+" | '[^'<\x00]*+' | [^ \t\n\f\r"'=<>`\x00]++ ) )?+ )*+ )
    {_S}*+ (?P<slash>/?) >"""
)
"""A tag in which nothing is odd; any other is read attribute by attribute."""
_BEGINS = re.compile(r"<(?=[A-Za-z/!?])")
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


VOID = _set(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr"
)
_RAW: dict[str, Mode] = {
    "title": "rcdata",
    "textarea": "rcdata",
    "style": "raw",
    "xmp": "raw",
    "iframe": "raw",
    "noembed": "raw",
    "noframes": "raw",
    "script": "script",
    "plaintext": "raw",
}
"""Elements of HTML that hold text without tags."""
SPECIAL = frozenset((*_RAW, "noscript", "template", "select", "frameset", "svg", "math"))
"""Elements of HTML after which tags are read in another way."""
_IN_A_CHOICE = frozenset(("option", "optgroup", "hr"))
_TOLD = {
    "noscript": "take it out: a quiet page has no scripts, and so it has nothing to say where there are none",
    "template": "write what it holds where it is to be seen",
    "plaintext": "use pre in its place, and write &lt; for each <",
    "frameset": "use a page without frames",
}
"""Elements that mean one thing to some browsers and another to others, or with scripts and without."""

_BREAKING_OUT = _set(
    "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing"
    " menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var"
)
"""Elements of HTML that end a drawing or a formula in which they stand."""
_DRAWN_AROUND_HTML = frozenset(("foreignobject", "desc", "title"))
_FORMULA_AROUND_HTML = frozenset(("mi", "mo", "mn", "ms", "mtext"))

WHOLE = "write every tag whole, its attributes apart from each other and their values in quotation marks"
NEAR = 30
"""So many open elements are asked whether a closing tag is theirs, where it is not that of the last."""
LONGEST = 160
"""So many signs of what is strange are pointed at."""


def read(text: str, *, xml: bool = False, plain: bool = True) -> Iterator[Event]:
    """Everything in a file of HTML, or of XML, in order, without a gap: but for what a browser drops.

    Without `plain`, what can do no harm in HTML is passed over: text around tags, and tags of common elements
    that have no other attributes than `class`, `dir` and `id`.
    """
    if xml:
        from quietpage.markup.xml import read_xml

        return read_xml(text)
    return _html(text, plain)


def lone(tag: str) -> Start | End | Doctype | None:
    """A tag that stands by itself, or None if it is no whole tag of HTML or anything in it is odd.

    What it stands in is not known: in a drawing, its vocabulary is another.
    """
    found = TAG.fullmatch(tag)
    if found is None:
        return Doctype(0, len(tag)) if _doctype().fullmatch(tag) else None
    attributes, twice = first_of_each(list(attributes_of(found)))
    if twice:
        return None
    name = found["name"].lower()
    if found["close"]:
        return None if attributes or found["slash"] else End(name, 0, len(tag))
    return Start(name, attributes, 0, len(tag), "html", False)


@cache
def _doctype() -> re.Pattern[str]:
    return re.compile(
        r"""(?ai)<!doctype\s[^<>\[\]\x00"']*+(?:"[^"<>]*"[^<>\[\]\x00"']*+|'[^'<>]*'[^<>\[\]\x00"']*+)*+>"""
    )


@cache
def _common() -> re.Pattern[str]:
    """Tags of which nobody needs to know more."""
    return re.compile(
        r"</(?!s)[a-z][a-z0-9]*+>"
        r"|</?(?:article|bdi|blockquote|br|code|div|em|footer|h1|h2|header|li|main|nav|p|section|span|strong|ul)"
        r'(?: (?:class|dir|id)="[^"<\x00]*+")*+>'
    )


class _Open:
    """An open element in a drawing or a formula. `holds`: whether HTML may stand in it, or in its text."""

    __slots__ = ("holds", "name", "space")

    def __init__(self, name: str, space: Space, holds: Literal["", "html", "text"] = "") -> None:
        self.name, self.space, self.holds = name, space, holds


def _html(text: str, plain: bool) -> Iterator[Event]:
    foreign: list[_Open] = []  # the open elements from the first svg or math on; mostly there are none
    choosing = False  # in a select, of which not every browser reads what is in it alike
    at, length = 0, len(text)
    marked = APART in text
    common = _BEGINS if plain else _common()
    if control := CONTROLS.search(text):
        yield Strange(control.start(), control.end(), "take out this sign, which cannot be seen")
    if "&#x;" in text or "&#X;" in text:  # Chromium reads a sign in it, others four
        empty = max(text.find("&#x;"), text.find("&#X;"))
        yield Strange(empty, empty + 4, "write the number of the sign, or &amp; for each & that begins none")
    while found := _BEGINS.search(text, at):
        start = found.start()
        if start > at and (plain or foreign):
            if foreign and (mark := _mark_in(text, at, start)):
                yield mark
            yield Words(at, start, "data")
        if not plain and not foreign and not choosing and (passed := common.match(text, start)):
            at = passed.end()
            if not marked or text.find(APART, start, at) < 0:
                continue
        tag = TAG.match(text, start)
        why = ""
        if tag is not None:
            at = tag.end()
            close, name, slash = bool(tag["close"]), tag["name"].lower(), bool(tag["slash"])
            attributes: tuple[Attribute, ...] = ()
            if tag.start("attributes") != tag.end("attributes"):
                attributes, twice = first_of_each(list(attributes_of(tag)))
                if twice:
                    why = f"keep one of them: {twice} is written twice in this tag"
                elif close:
                    why = "write the closing tag with nothing but its name"
        elif text[start + 1] in "!?" or _letter(text, start + 2) is None:
            events, at = _declared(text, start, bool(foreign) and foreign[-1].space != "html")
            yield from events
            continue
        else:
            loose = loose_tag(text, start)
            if loose is None:  # a browser drops a tag in which the file ends
                yield Strange(start, some(text, start), "close this tag with >")
                return
            close, name, attributes, slash, at, why = loose
        if marked and text.find(APART, start, at) >= 0:
            why = why or WHOLE
        if close:
            if slash:
                why = why or "write the closing tag with nothing but its name"
            if foreign and (last := _leave(foreign, name)) != name:
                why = why or f"close what was opened last: that is {last}"
            if name == "select":
                choosing = False
            if why:
                yield Strange(start, min(at, start + LONGEST), why)
            yield End(name, start, at)
            continue

        space: Space = "html"
        if foreign:
            why, space = _enter(foreign, name, attributes, why, slash)
        elif name in SPECIAL:
            if name in ("svg", "math"):
                space = "svg" if name == "svg" else "math"
                if not slash:
                    foreign.append(_Open(name, space))
            elif slash:
                why = why or f"close it with </{name}>: in HTML the slash closes nothing"
        if space == "html":
            why = why or _TOLD.get(name, "")
        if choosing and name not in _IN_A_CHOICE:
            why = why or "close the select first, with </select>"
        elif name == "select" and space == "html":
            choosing = True
        mode = _RAW.get(name) if space == "html" else None
        words_end = at
        if mode is not None:
            words_end, odd = _end_of_raw(text, name, at)
            if words_end < 0:
                words_end, odd = length, odd or f"close it with </{name}>"
            why = why or odd
        if why:
            yield Strange(start, min(at, start + LONGEST), why)
        yield Start(name, attributes, start, at, space, slash and space != "html")
        if mode is not None and words_end > at:
            yield Words(at, words_end, mode, name)
        at = words_end
    if at < length:
        if foreign and (mark := _mark_in(text, at, length)):
            yield mark
        yield Words(at, length, "data")
    if foreign:
        yield Strange(max(0, length - 1), length, f"close {foreign[0].name} with </{foreign[0].name}>")


def _letter(text: str, at: int) -> str | None:
    """The sign at a place, if it is one with which the name of an element begins."""
    sign = text[at : at + 1] if text[at - 1] == "/" else text[at - 1]
    return sign if sign.isascii() and sign.isalpha() else None


def attributes_of(tag: re.Match[str], *, xml: bool = False) -> Iterator[Attribute]:
    begin = tag.start("attributes")
    for found in _ATTRIBUTE.finditer(tag["attributes"]):
        group = found.lastgroup or "name"
        if group == "name":
            written, at = "", found.end()
        else:
            written, at = found[group], found.start(group)
        start = begin + found.start("name")
        name = found["name"] if xml else found["name"].lower()
        yield Attribute(name, written, _value(written), start, begin + found.end(), begin + at)


def _value(written: str) -> str:
    """An attribute's value as it is read."""
    if "\r" in written:
        written = written.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in written:
        written = written.replace("\0", "\ufffd")
    if "&" not in written:
        return written
    from quietpage.markup.entities import unescaped

    return unescaped(written, attribute=True)


def first_of_each(attributes: list[Attribute]) -> tuple[tuple[Attribute, ...], str]:
    """The first of each name; and a name that comes twice, if there is one."""
    if len(attributes) < 2:
        return tuple(attributes), ""
    first: dict[str, Attribute] = {}
    twice = ""
    for each in attributes:
        if each.name in first:
            twice = twice or each.name
        else:
            first[each.name] = each
    return tuple(first.values()), twice


@cache
def _any_attribute() -> re.Pattern[str]:
    """What stands before an attribute, and the attribute up to its value, if there is one."""
    return re.compile(
        r"""(?x) (?P<between>[ \t\n\f\r/]*+)
        (?: (?P<name> =?+ [^ \t\n\f\r/>=]++ | = )
          (?: [ \t\n\f\r]*+ = [ \t\n\f\r]*+
            (?: (?P<quote>["']) | (?P<bare>[^ \t\n\f\r>"'][^ \t\n\f\r>]*+) | (?=>) ) )?+ )?+"""
    )


def loose_tag(
    text: str, start: int, *, xml: bool = False
) -> tuple[bool, str, tuple[Attribute, ...], bool, int, str] | None:
    """A tag in which something is odd: whether it closes, its name and attributes, whether it ends in a
    slash, where it ends, and what is odd. None, if the file ends in it.
    """
    close = text[start + 1] == "/"
    at = start + 1 + close
    ends = re.compile(r"[ \t\n\f\r/>]").search(text, at)
    if ends is None:
        return None
    name, at = text[at : ends.start()], ends.start()
    why = "" if re.fullmatch(r"[^\W\d][\w:.·-]*", name) else WHOLE
    attributes: list[Attribute] = []
    pattern = _any_attribute()
    slash = False
    while True:
        found = pattern.match(text, at)
        assert found is not None  # it may match nothing
        between = found["between"]
        if not found["name"]:
            at = found.end("between")
            if at >= len(text):
                return None
            slash = between.endswith("/")
            if "/" in between[:-1]:
                why = why or WHOLE
            at += 1  # the bracket
            break
        if "/" in between or not between:
            why = why or WHOLE
        attribute_name, name_start = found["name"], found.start("name")
        at = found.end()
        written, value_at = "", at
        if found["quote"]:
            value_at = at
            end = text.find(found["quote"], at)
            if end < 0:
                return None
            written, at = text[value_at:end], end + 1
            if re.search(r"<[A-Za-z/!?]|\x00", written) or (xml and "<" in written):
                why = why or "write &lt; for each < in the value of an attribute"
        elif found["bare"] is not None:
            written, value_at = found["bare"], found.start("bare")
            if re.search(r"[\"'=<>`\x00]", written):
                why = why or WHOLE
        elif found.end() > found.end("name"):
            why = why or WHOLE
        if not re.fullmatch(r"[^\x00-\x1f\x7f-\x9f\"'<=`]+", attribute_name):
            why = why or WHOLE
        attributes.append(
            Attribute(
                (attribute_name if xml else _lowered(attribute_name)).replace("\0", "\ufffd"),
                written,
                _value(written),
                name_start,
                at,
                value_at,
            )
        )
    first, twice = first_of_each(attributes)
    if twice:
        why = why or f"keep one of them: {twice} is written twice in this tag"
    if close and attributes:
        why = why or "write the closing tag with nothing but its name"
    return close, (name if xml else _lowered(name)).replace("\0", "\ufffd"), first, slash, at, why


def _lowered(name: str) -> str:
    """A name in small letters, as far as it is ASCII: a browser leaves others as they are."""
    if name.isascii():
        return name.lower()
    return re.sub("[A-Z]+", lambda found: found[0].lower(), name)


def some(text: str, start: int) -> int:
    """How far what is strange at a place is pointed at: to the end of its line, if it is a short one."""
    end = text.find("\n", start + 1, start + LONGEST)
    return end if end > 0 else min(len(text), start + LONGEST)


def _mark_in(text: str, start: int, end: int) -> Strange | None:
    """What was looked at apart, and stands where it may be read in another way."""
    at = text.find(APART, start, end)
    return Strange(at, at + 1, "take it out of the drawing") if at >= 0 else None


def _declared(text: str, start: int, foreign: bool) -> tuple[list[Event], int]:
    """What begins with `<!`, `<?` or `</` and no letter: what it is, and where it ends."""
    if text.startswith("<!--", start):
        return _comment(text, start)
    if text.startswith("</>", start):
        return [Strange(start, start + 3, "take it out")], start + 3
    if start + 2 == len(text) and text[start + 1] == "/":
        return [Words(start, start + 2, "data")], start + 2
    if foreign and text.startswith("<![CDATA[", start):
        end = text.find("]]>", start + 9)
        if end < 0:
            return [
                Strange(start, some(text, start), "close it with ]]>"),
                Words(start + 9, len(text), "cdata"),
            ], len(text)
        words: list[Event] = [Words(start + 9, end, "cdata")] if end > start + 9 else []
        return words, end + 3
    end = text.find(">", start) + 1 or len(text)
    whole = text[start:end]
    if whole[:9].lower() == "<!doctype":
        if _doctype().fullmatch(whole):
            return [Doctype(start, end)], end
        why = "write <!doctype html> in its place"
        return [Strange(start, min(end, start + LONGEST), why), Doctype(start, end)], end
    begins = start <= NEAR and not text[:start].strip("\ufeff \t\n\f\r")
    if begins and prolog().fullmatch(whole):
        return [Comment(start, end)], end
    why = "write it as a comment, between <!-- and -->, or take it out"
    return [Strange(start, min(end, start + LONGEST), why), Comment(start, end)], end


@cache
def prolog() -> re.Pattern[str]:
    """What an XML file may begin with; in an encoding in which ASCII is ASCII, and nothing but ASCII."""
    return re.compile(
        r"""(?xai) <\?xml \s+ version \s*=\s* (?:"1\.[0-9]"|'1\.[0-9]')
        (?: \s+ encoding \s*=\s*
          (?P<quote>["']) (?:utf-?8|us-ascii|iso-8859-[0-9]+|windows-125[0-9]) (?P=quote) )?
        (?: \s+ standalone \s*=\s* (?:"(?:yes|no)"|'(?:yes|no)') )? \s* \?>"""
    )


@cache
def _comment_ends() -> re.Pattern[str]:
    return re.compile(r"--!?>")


def _comment(text: str, start: int) -> tuple[list[Event], int]:
    for short in (">", "->"):
        if text.startswith(short, start + 4):
            end = start + 4 + len(short)
            why = "begin a comment with <!-- and a space, and end it with -->"
            return [Strange(start, end, why), Comment(start, end)], end
    found = _comment_ends().search(text, start + 4)
    if found is None:
        return [
            Strange(start, some(text, start), "close the comment with -->"),
            Comment(start, len(text)),
        ], len(text)
    end = found.end()
    comment: list[Event] = [Comment(start, end)]
    if found.end() - found.start() == 4:
        return [Strange(start, min(end, start + LONGEST), "close the comment with -->"), *comment], end
    if text.find("<!--", start + 4, end) >= 0:
        why = "take out the <!-- in the comment: a comment begins once"
        return [Strange(start, min(end, start + LONGEST), why), *comment], end
    if text.find(APART, start, end) >= 0:
        return [Strange(start, min(end, start + LONGEST), "write a comment of plain words"), *comment], end
    return comment, end


@cache
def _closing(name: str) -> re.Pattern[str]:
    # By ASCII alone: the long s and the sign for kelvin are no s and no k to a browser.
    return re.compile(rf"(?ai)</{name}(?=[ \t\n\f\r/>])")


@cache
def _in_a_script() -> re.Pattern[str]:
    return re.compile(r"(?ai)-->|<!--|<(/?)script(?=[ \t\n\f\r/>])")


def _end_of_raw(text: str, name: str, at: int) -> tuple[int, str]:
    """Where the text of an element ends that holds text alone, or -1; and what is odd in it."""
    if name == "plaintext":
        return len(text), ""
    if name != "script":
        found = _closing(name).search(text, at)
        return (found.start() if found else -1), ""
    escaped, twice = False, False
    odd = ""
    while found := _in_a_script().search(text, at):
        piece = found[0]
        at = found.end()
        if piece == "<!--":
            if not escaped:
                escaped = True
                odd = "write \\u003c for each < in the data"
                at -= 2  # its dashes may be those of an end
        elif piece == "-->":
            escaped = twice = False
        elif not found[1]:
            twice = twice or escaped
        elif twice:
            twice = False
        else:
            return found.start(), odd
    return -1, odd


def _enter(
    foreign: list[_Open], name: str, attributes: tuple[Attribute, ...], why: str, slash: bool
) -> tuple[str, Space]:
    """A tag in a drawing or a formula begins an element: of which vocabulary it is, and what is odd."""
    top = foreign[-1]
    as_html = (
        top.space == "html"
        or top.holds == "html"
        or (top.holds == "text" and name not in ("mglyph", "malignmark"))
        or (top.name == "annotation-xml" and name == "svg")
    )
    if not as_html:
        breaks = name in _BREAKING_OUT or (
            name == "font" and any(each.name in ("color", "face", "size") for each in attributes)
        )
        if breaks:
            outer = foreign[0].name
            while foreign and foreign[-1].space != "html" and not foreign[-1].holds:
                foreign.pop()
            if foreign and name not in VOID:
                foreign.append(_Open(name, "html"))
            return why or f"close {outer} with </{outer}> before this", "html"
        if not slash:
            foreign.append(_opened(name, top.space, attributes))
        return why, top.space
    if name in ("svg", "math"):
        space: Space = "svg" if name == "svg" else "math"
        if not slash:
            foreign.append(_Open(name, space))
        return why or f"write it outside of {top.name}", space
    if name not in VOID:
        foreign.append(_Open(name, "html"))
    return why or f"write nothing but words into {top.name}", "html"


def _opened(name: str, space: Space, attributes: tuple[Attribute, ...]) -> _Open:
    if space == "svg":
        return _Open(name, space, "html" if name in _DRAWN_AROUND_HTML else "")
    if name in _FORMULA_AROUND_HTML:
        return _Open(name, space, "text")
    if name == "annotation-xml":
        encoding = next((each.value for each in attributes if each.name == "encoding"), "")
        if _lowered(encoding) in ("text/html", "application/xhtml+xml"):
            return _Open(name, space, "html")
    return _Open(name, space)


def _leave(foreign: list[_Open], name: str) -> str:
    """A closing tag in a drawing or a formula; the name of what was opened last.

    Where it is another, what a browser does depends on all that is open around the drawing: this is a guess.
    """
    last = foreign[-1]
    if last.name == name:
        foreign.pop()
    elif name in ("p", "br") and last.space != "html":
        while foreign and foreign[-1].space != "html" and not foreign[-1].holds:
            foreign.pop()
    else:
        for place in range(len(foreign) - 2, max(-1, len(foreign) - NEAR), -1):
            if foreign[place].name == name:
                del foreign[place:]
                break
            if foreign[place].space == "html" and last.space != "html":
                break
    return last.name
