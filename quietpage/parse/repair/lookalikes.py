"""Signs that look like YAML's own and are none to it: other spaces, other colons, other dashes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from quietpage.parse.repair.hint import Hint, Patch
from quietpage.parse.repair.keys import KEYS, WAYS
from quietpage.parse.repair.lines import BLOCK, Lines
from quietpage.parse.repair.wording import clip
from quietpage.parse.yaml import ODD_SPACES, POINTS, WIDE_COLONS

_KEY = rf"(?:{'|'.join(sorted((KEYS | WAYS) - {'feeds'} | {'feeds back'}))})"
_SPACE_BEFORE = re.compile(
    rf"^[ ]*([{ODD_SPACES}][ {ODD_SPACES}]*)(?=(?:-[ {ODD_SPACES}])?[^\W_][\w ]{{0,40}}:(?:\s|$)|-\s)", re.M
)
_SPACE_BEHIND = re.compile(rf"^[ {ODD_SPACES}]*(?:- )?(?:{_KEY}:|-)([{ODD_SPACES}][ {ODD_SPACES}]*)", re.M)
_COLON = re.compile(rf"^[ ]*(?:- )?({_KEY})[ {ODD_SPACES}]*([{WIDE_COLONS}])[ {ODD_SPACES}]*", re.M | re.I)
_LIST = re.compile(
    rf"^([ ]*)[^\s#].*:[ ]*\r?\n((?:\1[ ]*([{POINTS}])[ \t{ODD_SPACES}]+\S.*+\n?){{2,}})", re.M
)

_PERSON = re.compile(rf"^[ ]*+([{POINTS}])[ \t{ODD_SPACES}]+({_KEY}:(?=\s|$).*)", re.M | re.I)


def lookalikes(text: str) -> list[Hint]:
    """Each of them that is not within a text below `|` or `>`, with what lets YAML see what was meant."""
    hints = list(_all(text))
    people = list(_PERSON.finditer(text))
    if not hints and not people:
        return []
    lines = Lines(text)
    kept = {
        line
        for head in range(len(lines.spans))
        if BLOCK.search(lines.stripped(head))
        for line in range(head + 1, lines.last_line_of_value(head, lines.indent(head)) + 1)
    }
    people = [found for found in people if lines.line_at(found.start()) not in kept]
    if people:
        hints.append(_people(people))
    return [hint for hint in hints if lines.line_at(hint.start) not in kept]


def _people(items: list[re.Match[str]]) -> Hint:
    """People of whom each begins with the sign of a list in a document."""
    return Hint(
        *items[0].span(1),
        f"this sign ({items[0][1]}) begins no item of a list; YAML wants a plain dash",
        f'begin each of them with the dash of the keyboard and a space: "- {clip(items[0][2].strip())}"',
        [(*found.span(1), "-") for found in items],
    )


def _all(text: str) -> Iterator[Hint]:
    for found in _SPACE_BEFORE.finditer(text):
        start, end = found.span(1)
        yield _space(
            text[start],
            start,
            end,
            [(at, at + 1, "  " if text[at] == "\u3000" else " ") for at in range(start, end)],
        )
    for found in _SPACE_BEHIND.finditer(text):
        start, end = found.span(1)
        yield _space(text[start], start, end, [(start, end, " ")])
    for found in _COLON.finditer(text):
        start, end = found.span(2)
        yield Hint(
            start,
            end,
            f"this colon ({found[2]}) is not the one that YAML knows",
            f"type the narrow colon and a space: {found[1].lower()}: {clip(_line(text, found.end()))}",
            [(start, found.end(), ": ")],
        )
    for found in _LIST.finditer(text):
        signs = [item.span(1) for item in re.finditer(rf"^[ ]*([{POINTS}])", found[2], re.M)]
        start, end = (found.start(2) + place for place in signs[0])
        words = clip(_line(text, found.start(2) + signs[0][1]))
        yield Hint(
            start,
            end,
            f"this sign ({found[3]}) begins no item of a list; YAML wants a plain dash",
            f'begin each item with the dash of the keyboard and a space: "- {words}"; '
            "or put | after the key, to keep these lines as they are",
            [(found.start(2) + first, found.start(2) + last, "-") for first, last in signs],
        )


def _space(sign: str, start: int, end: int, patches: list[Patch]) -> Hint:
    return Hint(
        start,
        end,
        f"this is no ordinary space ({unicodedata.name(sign).lower()}), and YAML takes it for a letter",
        "type ordinary spaces here; a copied text often brings such signs along",
        patches,
    )


def _line(text: str, at: int) -> str:
    """The rest of a line."""
    end = text.find("\n", at)
    return text[at : end if end >= 0 else len(text)].strip()
