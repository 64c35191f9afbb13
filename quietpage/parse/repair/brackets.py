"""Brackets that open or close what was not meant so, and the commas in them."""

from __future__ import annotations

import re

from quietpage.parse.repair.hint import Hint
from quietpage.parse.repair.lines import Lines, comment
from quietpage.parse.repair.quotes import QUOTED
from quietpage.parse.repair.raw_value import RawValue
from quietpage.parse.repair.wording import called, clip

_SIGN = re.compile(r"""[\[\]{}"']""")
_KINDS = {"[": ("]", "list"), "{": ("}", "mapping")}


def bracket_end(value: RawValue) -> int:
    """Behind the bracket that closes a value; -1 if a new key or the end of the file comes first."""
    text, depth, place = value.text, 0, value.at
    while found := _SIGN.search(text, place):
        sign, place = found[0], found.end()
        if sign in "[{":
            depth += 1
        elif sign in "]}":
            depth -= 1
            if not depth:
                return -1 if value.lines.key_between(value.number, place, value.parent) else place
        elif text[found.start() - 1] in "[{,: \t\n":
            closing = QUOTED[sign].match(text, found.start())
            if not closing:
                return -1
            place = closing.end()
    return -1


def unclosed_bracket(value: RawValue) -> Hint:
    text, lines, sign = value.text, value.lines, value.sign
    closing, what = _KINDS[sign]
    words = text[value.at : comment(text, value.at, value.end)].strip()
    help = f"close it: {value.lead}{clip(words.rstrip(','))}{closing}"
    if "," not in words and " " in words:
        help += "; if these are your words, put them in double quotes"
    last = value.last
    start, end = lines.spans[last]
    place = comment(text, value.at if last == value.number else start, end)
    depth = max(1, text.count(sign, value.at, place) - text.count(closing, value.at, place))
    message = f"{called(sign)} opens a {what}, and nothing closes it"
    return Hint(value.at, value.at + 1, message, help, ((place, place, closing * depth),))


def closed_too_soon(value: RawValue, closing: int) -> Hint:
    """Words behind the closing bracket."""
    what = _KINDS[value.sign][1]
    return value.prose(
        f"{called(value.sign)} begins a {what}, and behind its closing bracket "
        f"({value.text[closing - 1]}) it is over"
    )


def inside_brackets(lines: Lines, offset: int, said: str, begun: int) -> Hint | None:
    """What a parser refuses in brackets that begin at `begun`."""
    text = lines.text
    opening = text[begun : begun + 1]
    if "expected ','" in said and opening in _KINDS:
        closing, what = _KINDS[opening]
        if offset >= len(text.rstrip()) or lines.number(offset) != lines.number(begun):
            message = f"{called(opening)} opens a {what}, and nothing closes it"
            return Hint(begun, begun + 1, message, f"put {closing} at its end")
        return Hint(
            offset,
            offset + 1,
            "inside brackets a comma stands between one thing and the next, and here is none",
            "put a comma before this, or put the whole text in double quotes",
            ((offset, offset, ","),),
            False,
        )
    if text[offset : offset + 1] == "," and "node content" in said:
        message, help = "a comma with nothing before it", "take this comma away"
        return Hint(offset, offset + 1, message, help, ((offset, offset + 1, " "),), False)
    return None
