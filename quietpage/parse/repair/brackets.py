"""Brackets that open or close what was not meant so, and the commas in them."""

from __future__ import annotations

import re

from quietpage.parse.repair.hint import Failure, Hint
from quietpage.parse.repair.lines import comment_start
from quietpage.parse.repair.quotes import QUOTED
from quietpage.parse.repair.raw_value import RawValue
from quietpage.parse.repair.wording import clip, sign_name

_SIGN = re.compile(r"""[\[\]{}"']""")
_KINDS = {"[": ("]", "list"), "{": ("}", "mapping")}


def broken_brackets(failure: Failure) -> Hint | None:
    """What the parser refuses in brackets: a comma too few or too many, or the end of the line or file."""
    lines, offset, said, begin = failure
    text = lines.text
    opening = text[begin : begin + 1]
    if "expected ','" in said and opening in _KINDS:
        closing, what = _KINDS[opening]
        if offset >= len(text.rstrip()) or lines.line_at(offset) != lines.line_at(begin):
            message = f"{sign_name(opening)} opens a {what}, and nothing closes it"
            return Hint(begin, begin + 1, message, f"put {closing} at its end")
        return Hint(
            offset,
            offset + 1,
            "inside brackets a comma stands between one thing and the next, and here is none",
            "put a comma before this, or put the whole text in double quotes",
            ((offset, offset, ","),),
            certain=False,
        )
    if text[offset : offset + 1] == "," and "node content" in said:
        message, help = "a comma with nothing before it", "take this comma away"
        return Hint(offset, offset + 1, message, help, ((offset, offset + 1, " "),), certain=False)
    return None


def bracket_end(value: RawValue) -> int:
    """The offset behind the bracket that closes a value; -1 if a new key or the file's end comes first."""
    text, depth, place = value.text, 0, value.start
    while found := _SIGN.search(text, place):
        sign, place = found[0], found.end()
        if sign in "[{":
            depth += 1
        elif sign in "]}":
            depth -= 1
            if not depth:
                return -1 if value.lines.has_key_between(value.line, place, value.parent_indent) else place
        elif text[found.start() - 1] in "[{,: \t\n":
            closing = QUOTED[sign].match(text, found.start())
            if not closing:
                return -1
            place = closing.end()
    return -1


def unclosed_bracket(value: RawValue) -> Hint:
    """A bracket that nothing closes; the patch closes it where the value ends."""
    text, lines, sign = value.text, value.lines, value.first_sign
    closing, what = _KINDS[sign]
    words = text[value.start : comment_start(text, value.start, value.end)].strip()
    help = f"close it: {value.prefix}{clip(words.rstrip(','))}{closing}"
    if "," not in words and " " in words:
        help += "; if these are your words, put them in double quotes"
    last = value.last_line
    start, end = lines.spans[last]
    place = comment_start(text, value.start if last == value.line else start, end)
    depth = max(1, text.count(sign, value.start, place) - text.count(closing, value.start, place))
    message = f"{sign_name(sign)} opens a {what}, and nothing closes it"
    return Hint(value.start, value.start + 1, message, help, ((place, place, closing * depth),))


def closed_too_soon(value: RawValue, closing: int) -> Hint:
    """Words behind the closing bracket."""
    what = _KINDS[value.first_sign][1]
    return value.hint(
        f"{sign_name(value.first_sign)} begins a {what}, and behind its closing bracket "
        f"({value.text[closing - 1]}) it is over"
    )
