"""A tokenizer of HTML that ends each tag, comment and text where a browser ends it.

HTML is read by "Tokenization" in the HTML standard (https://html.spec.whatwg.org/#tokenization), and by those
parts of "Tree construction" on which it depends: which elements hold text without tags, and where SVG and
MathML begin and end. XML is in `quietpage.markup.xml`.

Where a file is broken, or where not every browser takes it for the same (with scripts switched on or off, of
this year or of ten years ago), an `Ambiguity` is given beside what a browser of today would most likely read.
A file without one is read exactly. Time and memory are linear in the length of the file, whatever is in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from quietpage.core.late_patterns import late_pattern
from quietpage.markup.elements import AMBIGUOUS, IN_SELECT, SPECIAL, TEXT_ALONE
from quietpage.markup.foreign import OpenElement, enter, leave
from quietpage.markup.tags import (
    TAG,
    WRITE_WHOLE,
    ambiguous,
    attributes_of,
    doctype,
    first_of_each,
    loose_tag,
    pointed_at,
)
from quietpage.markup.tokens import (
    APART,
    Ambiguity,
    Attribute,
    Characters,
    Comment,
    Doctype,
    EndTag,
    Namespace,
    StartTag,
    Token,
)

_BEGINS = late_pattern(r"<(?=[A-Za-z/!?])")
_NEAR = 30
"""So near to the beginning of a file its declaration as XML is one."""
CONTROLS = late_pattern(r"[\x00-\x08\x0b\x0e-\x1f]")


def read(text: str, *, xml: bool = False, plain: bool = True) -> Iterator[Token]:
    """Everything in a file of HTML, or of XML, in order, without a gap: but for what a browser drops.

    Without `plain`, what can do no harm in HTML is passed over: text around tags, and tags of common elements
    that have no other attributes than `class`, `dir` and `id`.
    """
    if xml:
        from quietpage.markup.xml import read_xml

        return read_xml(text)
    return _html(text, plain)


@cache
def _common() -> re.Pattern[str]:
    """Tags of which nobody needs to know more."""
    return re.compile(
        r"</(?!s)[a-z][a-z0-9]*+>"
        r"|</?(?:article|bdi|blockquote|br|code|div|em|footer|h1|h2|header|li|main|nav|p|section|span|strong|ul)"
        r'(?: (?:class|dir|id)="[^"<\x00]*+")*+>'
    )


def _html(text: str, plain: bool) -> Iterator[Token]:
    foreign: list[OpenElement] = []  # the open elements from the first svg or math on; mostly there are none
    in_select = False  # in a select, of which not every browser reads what is in it alike
    at, length = 0, len(text)
    marked = APART in text
    common = _BEGINS if plain else _common()
    if control := CONTROLS.search(text):
        yield Ambiguity(control.start(), control.end(), "take out this sign, which cannot be seen")
    if "&#x;" in text or "&#X;" in text:  # Chromium reads a sign in it, others four
        empty = max(text.find("&#x;"), text.find("&#X;"))
        yield Ambiguity(
            empty, empty + 4, "write the number of the sign, or &amp; for each & that begins none"
        )
    while found := _BEGINS.search(text, at):
        start = found.start()
        if start > at and (plain or foreign):
            if foreign and (mark := _placeholder_in(text, at, start)):
                yield mark
            yield Characters(at, start, "data")
        # Where a drawing or a select stands open, what is common elsewhere may end it.
        if not plain and not foreign and not in_select and (passed := common.match(text, start)):
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
            events, at = _not_a_tag(text, start, bool(foreign) and foreign[-1].space != "html")
            yield from events
            continue
        else:
            loose = loose_tag(text, start)
            if loose is None:  # a browser drops a tag in which the file ends
                yield Ambiguity(start, pointed_at(text, start), "close this tag with >")
                return
            close, name, attributes, slash, at, why = loose
        # What was looked at apart was read as text: in a tag, it would be something else.
        if marked and text.find(APART, start, at) >= 0:
            why = why or WRITE_WHOLE
        if close:
            if slash:
                why = why or "write the closing tag with nothing but its name"
            if foreign and (last := leave(foreign, name)) != name:
                why = why or f"close what was opened last: that is {last}"
            if name == "select":
                in_select = False
            if why:
                yield ambiguous(start, at, why)
            yield EndTag(name, start, at)
            continue

        space: Namespace = "html"
        if foreign:
            why, space = enter(foreign, name, attributes, why, slash)
        elif name in SPECIAL:
            if name in ("svg", "math"):
                space = "svg" if name == "svg" else "math"
                if not slash:
                    foreign.append(OpenElement(name, space))
            elif slash:
                why = why or f"close it with </{name}>: in HTML the slash closes nothing"
        if space == "html":
            why = why or AMBIGUOUS.get(name, "")
        if in_select and name not in IN_SELECT:
            why = why or "close the select first, with </select>"
        elif name == "select" and space == "html":
            in_select = True
        mode = TEXT_ALONE.get(name) if space == "html" else None
        text_end = at
        if mode is not None:
            text_end, odd = _end_of_text(text, name, at)
            if text_end < 0:
                text_end, odd = length, odd or f"close it with </{name}>"
            why = why or odd
        if why:
            yield ambiguous(start, at, why)
        yield StartTag(name, attributes, start, at, space, slash and space != "html")
        if mode is not None and text_end > at:
            yield Characters(at, text_end, mode, name)
        at = text_end
    if at < length:
        if foreign and (mark := _placeholder_in(text, at, length)):
            yield mark
        yield Characters(at, length, "data")
    if foreign:
        yield Ambiguity(max(0, length - 1), length, f"close {foreign[0].name} with </{foreign[0].name}>")


def _letter(text: str, at: int) -> str | None:
    """The sign at a place, if it is one with which the name of an element begins."""
    sign = text[at : at + 1] if text[at - 1] == "/" else text[at - 1]
    return sign if sign.isascii() and sign.isalpha() else None


def _placeholder_in(text: str, start: int, end: int) -> Ambiguity | None:
    """What was looked at apart, and stands where it may be read in another way."""
    at = text.find(APART, start, end)
    return Ambiguity(at, at + 1, "take it out of the drawing") if at >= 0 else None


def _not_a_tag(text: str, start: int, foreign: bool) -> tuple[list[Token], int]:
    """What begins with `<!`, `<?` or `</` and no letter: what it is, and where it ends."""
    if text.startswith("<!--", start):
        return _comment(text, start)
    if text.startswith("</>", start):
        return [Ambiguity(start, start + 3, "take it out")], start + 3
    if start + 2 == len(text) and text[start + 1] == "/":
        return [Characters(start, start + 2, "data")], start + 2
    # In HTML itself it would be a comment that ends with the first bracket (markup declaration open state).
    if foreign and text.startswith("<![CDATA[", start):
        end = text.find("]]>", start + 9)
        if end < 0:
            return [
                Ambiguity(start, pointed_at(text, start), "close it with ]]>"),
                Characters(start + 9, len(text), "cdata"),
            ], len(text)
        words: list[Token] = [Characters(start + 9, end, "cdata")] if end > start + 9 else []
        return words, end + 3
    end = text.find(">", start) + 1 or len(text)
    whole = text[start:end]
    if whole[:9].lower() == "<!doctype":
        if doctype().fullmatch(whole):
            return [Doctype(start, end)], end
        why = "write <!doctype html> in its place"
        return [ambiguous(start, end, why), Doctype(start, end)], end
    begins = start <= _NEAR and not text[:start].strip("\ufeff \t\n\f\r")
    if begins and prolog().fullmatch(whole):
        return [Comment(start, end)], end
    why = "write it as a comment, between <!-- and -->, or take it out"
    return [ambiguous(start, end, why), Comment(start, end)], end


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


def _comment(text: str, start: int) -> tuple[list[Token], int]:
    """A comment, and where it ends: not always at its `-->` (comment start state, comment end bang state)."""
    for short in (">", "->"):
        if text.startswith(short, start + 4):
            end = start + 4 + len(short)
            why = "begin a comment with <!-- and a space, and end it with -->"
            return [Ambiguity(start, end, why), Comment(start, end)], end
    found = _comment_ends().search(text, start + 4)
    if found is None:
        return [
            Ambiguity(start, pointed_at(text, start), "close the comment with -->"),
            Comment(start, len(text)),
        ], len(text)
    end = found.end()
    comment: list[Token] = [Comment(start, end)]
    if found.end() - found.start() == 4:
        return [
            ambiguous(start, end, "close the comment with -->"),
            *comment,
        ], end
    if text.find("<!--", start + 4, end) >= 0:
        why = "take out the <!-- in the comment: a comment begins once"
        return [ambiguous(start, end, why), *comment], end
    if text.find(APART, start, end) >= 0:
        return [
            ambiguous(start, end, "write a comment of plain words"),
            *comment,
        ], end
    return comment, end


@cache
def _end_tag(name: str) -> re.Pattern[str]:
    # By ASCII alone: the long s and the sign for kelvin are no s and no k to a browser.
    return re.compile(rf"(?ai)</{name}(?=[ \t\n\f\r/>])")


@cache
def _in_a_script() -> re.Pattern[str]:
    return re.compile(r"(?ai)-->|<!--|<(/?)script(?=[ \t\n\f\r/>])")


def _end_of_text(text: str, name: str, at: int) -> tuple[int, str]:
    """Where the text of an element ends that holds text alone, or -1; and what is odd in it."""
    if name == "plaintext":
        return len(text), ""
    if name != "script":
        found = _end_tag(name).search(text, at)
        return (found.start() if found else -1), ""
    # A script that opens a comment goes on behind a </script> in it (script data double escaped state).
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
