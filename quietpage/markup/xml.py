"""XML by XML 1.0 and Namespaces in XML 1.0: what is no XML is told, and read as far as it goes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from quietpage.markup.html import CONTROLS, prolog
from quietpage.markup.tags import (
    LONGEST,
    MOST_ASKED,
    TAG,
    WRITE_WHOLE,
    ambiguous,
    attributes_of,
    first_of_each,
    loose_tag,
    pointed_at,
)
from quietpage.markup.tokens import (
    Ambiguity,
    Characters,
    Comment,
    Doctype,
    EndTag,
    Namespace,
    StartTag,
    Token,
)

_SPACES: dict[str, Namespace] = {
    "http://www.w3.org/1999/xhtml": "html",
    "http://www.w3.org/2000/svg": "svg",
    "http://www.w3.org/1998/Math/MathML": "math",
}
_SILENT = ("xpacket",)
"""Processing instructions that no browser follows: drawing programs leave them around what they note."""


def read_xml(text: str) -> Iterator[Token]:
    """Everything in a file of XML, in order; see `quietpage.markup.read`."""
    opened: list[str] = []
    outsides: list[list[tuple[str, Namespace]]] = []  # what the prefixes stood for outside of each
    spaces: dict[str, Namespace] = {}  # by prefix
    known = False  # the entities of HTML, by a document type
    at, length = 0, len(text)
    if control := CONTROLS.search(text):
        yield Ambiguity(control.start(), control.end(), "take out this sign, which cannot be seen")
    while (start := text.find("<", at)) >= 0:
        if start > at:
            if odd := _unknown(text, at, start, known):
                yield odd
            yield Characters(at, start, "data")
        sign = text[start + 1 : start + 2]
        if sign in ("!", "?"):
            events, at = _not_a_tag(text, start)
            known = known or isinstance(events[-1], Doctype)
            yield from events
            continue
        tag = TAG.match(text, start)
        if tag is not None:
            at = tag.end()
            close, name, slash, why = bool(tag["close"]), tag["name"], bool(tag["slash"]), ""
            attributes, twice = first_of_each(list(attributes_of(tag, xml=True)))
            if twice:
                why = f"keep one of them: {twice} is written twice in this tag"
        else:
            first = text[start + 2 : start + 3] if sign == "/" else sign
            if not (first.isalpha() or first in ("_", ":")):
                yield Ambiguity(start, start + 1, "write &lt; for each < that begins no tag")
                yield Characters(start, start + 1, "data")
                at = start + 1
                continue
            loose = loose_tag(text, start, xml=True)
            if loose is None:
                yield Ambiguity(start, pointed_at(text, start), "close this tag with >")
                return
            close, name, attributes, slash, at, why = loose
        if close:
            if attributes or slash:
                why = why or "write the closing tag with nothing but its name"
            place = len(opened) - 1
            while place > max(-1, len(opened) - MOST_ASKED) and opened[place] != name:
                place -= 1
            if place < 0 or opened[place] != name:
                why = why or "take it out: it closes nothing"
            else:
                if place < len(opened) - 1:
                    why = why or f"close what was opened last: that is {opened[-1]}"
                while len(opened) > place:
                    opened.pop()
                    spaces.update(outsides.pop())
            if why:
                yield ambiguous(start, at, why)
            yield EndTag(name, start, at)
            continue
        outside: list[tuple[str, Namespace]] = []
        for each in attributes:
            if each.value_start == each.end or text[each.value_start - 1] not in "\"'":
                why = why or WRITE_WHOLE
            if odd := _unknown(text, each.value_start, each.value_start + len(each.written), known):
                why = why or odd.why
            if each.name == "xmlns" or each.name.startswith("xmlns:"):
                prefix = each.name[6:]
                outside.append((prefix, spaces.get(prefix, "")))
                spaces[prefix] = _SPACES.get(each.value, "other" if each.value else "")
        if why:
            yield ambiguous(start, at, why)
        yield StartTag(name, attributes, start, at, spaces.get(name.rpartition(":")[0], ""), slash)
        if slash:
            spaces.update(outside)
        else:
            opened.append(name)
            outsides.append(outside)
    if at < length:
        if odd := _unknown(text, at, length, known):
            yield odd
        yield Characters(at, length, "data")
    if opened:
        yield Ambiguity(max(0, length - 1), length, f"close {opened[-1]} with </{opened[-1]}>")


@cache
def _lone() -> re.Pattern[str]:
    return re.compile(
        r"&(?!(?:(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9a-fA-F]+);|(?P<name>[A-Za-z0-9]{2,32};)))"
    )


@cache
def _of_html() -> re.Pattern[str]:
    return re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]*;)")


def _unknown(text: str, start: int, end: int, known: bool) -> Ambiguity | None:
    """An entity that XML does not know. Those of HTML are known to a browser where a document type stands."""
    if text.find("&", start, end) < 0:
        return None
    found = _lone().search(text, start, end)
    if found is None:
        for named in _of_html().finditer(text, start, end):
            from html.entities import html5

            if not known or named[1] not in html5:
                found = named
                break
    if found is None:
        return None
    return Ambiguity(found.start(), found.start() + 1, "write &amp; for each & that begins no entity of XML")


def _not_a_tag(text: str, start: int) -> tuple[list[Token], int]:
    """What begins with `<!` or `<?` in XML: what it is, and where it ends."""
    if text.startswith("<!--", start):
        end = text.find("--", start + 4)
        if end >= 0 and text.startswith(">", end + 2):
            return [Comment(start, end + 3)], end + 3
        why = "write no -- in a comment, and close it with -->"
        closed = text.find("-->", max(end, start + 4))
        end = closed + 3 if closed >= 0 else len(text)
        return [ambiguous(start, end, why), Comment(start, end)], end
    if text.startswith("<![CDATA[", start):
        end = text.find("]]>", start + 9)
        if end >= 0:
            return [Characters(start + 9, end, "cdata")], end + 3
        why = "close it with ]]>"
        return [
            Ambiguity(start, pointed_at(text, start), why),
            Characters(start + 9, len(text), "cdata"),
        ], len(text)
    if text[start + 1] == "?":
        end = text.find("?>", start + 2)
        end = end + 2 if end >= 0 else len(text)
        target = re.split(r"[\s?]", text[start + 2 : start + 2 + LONGEST], maxsplit=1)[0]
        begins = start <= 1 and not text[:start].strip("\ufeff")
        fine = prolog().fullmatch(text, start, end) if begins and target == "xml" else target in _SILENT
        comment: list[Token] = [Comment(start, end)]
        if fine and text.endswith("?>", start, end):
            return comment, end
        why = {
            "xml": 'begin the file with <?xml version="1.0" encoding="UTF-8"?>, or without it',
            "xml-stylesheet": "take it out, and write the style into a style element",
        }.get(target, "take it out: what a browser would make of it is not known")
        return [ambiguous(start, end, why), *comment], end
    end = text.find(">", start) + 1 or len(text)
    if re.compile(r"<!DOCTYPE\s[^<>\[\]\x00]*>").fullmatch(text, start, end):
        return [Doctype(start, end)], end
    inside = text.find("[", start, end)
    if inside >= 0:
        last = re.compile(r"\]\s*+>").search(text, inside)
        end = last.end() if last else len(text)
    why = "take out what it declares: a file may not change what its own words mean"
    return [ambiguous(start, end, why), Doctype(start, end)], end
