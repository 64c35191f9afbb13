"""Digits and other characters that are numbers in any language: ½, ①, ४, 💯, %, rows of stars."""

from __future__ import annotations

import re
from functools import cache

from quietpage.core.late_patterns import late_pattern
from quietpage.numbers.sets import char_set

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from quietpage.numbers.number import Found

# Two stars in a row may be ornament where they are emoji, and are a rating where they are drawn: so emoji
# need three.
_STARRY = "\u2605\u2606\u2729\u272a\u272b\u272c\u272d\u272e\u272f\u2bea\u2bfa\u2b50\U0001f31f"
_STARS = late_pattern(f"[{_STARRY[:-2]}]{{2,}}|[{_STARRY[-2:]}]{{3,}}")
_PER_CENT = late_pattern("[%\u066a\u2030\u2031]")
_OF_A_HUNDRED = late_pattern("[ \u00a0]?[%\u066a\u2030\u2031]")
# A group of digits behind a space or an apostrophe, as French and Swiss write thousands: 40 000.
_THOUSANDS = late_pattern(r"[ '\u2019]\d{3}(?!\w)")
# What makes a 1 a rank: No. 1, #1, Nr. 1, N\u00ba 1. A bare N or n is a letter.
_PLACING = late_pattern(
    r"(?:(?<!\w)(?:N|No|Nr|Núm|Num)[.\u00ba\u00b0]{0,2}[o\u00ba]?\s?(?<!N)(?<!N )(?<!n)(?<!n )|#)\Z",
    re.IGNORECASE,
)
_ASCII_DIGITS = late_pattern("[0-9]+")
_JOINERS = "-\u2010+.,:/\u2044"
_KEYCAP = "\u20e3"


def numerals_in(text: str) -> Iterator[Found]:
    """Each number made of characters in a folded text: where it begins and ends, and its kind."""
    # A set is asked before a pattern: most texts that come here have an accent or a dash, and no number.
    ascii_only = text.isascii()
    if not ascii_only and _telling_characters().isdisjoint(text):
        return
    done = 0
    counted: set[int] = set()  # places of the per cents that belong to digits
    for match in (_ASCII_DIGITS if ascii_only else _numerals()).finditer(text):
        start, end = match.span()
        if end <= done:
            continue
        if match.lastgroup == "picture":
            done = end
            yield start, end, "unicode"
            continue
        start, end = _whole(text, max(start, done), end, done)
        if per_cent := _OF_A_HUNDRED.match(text, end):
            end = per_cent.end()
            counted.add(end - 1)
        if text[start:end] == "1" and (placing := _PLACING.search(text, max(done, start - 6), start)):
            yield placing.start(), end, "ranking"
        else:
            yield start, end, "digits"
        done = end
    for match in _PER_CENT.finditer(text):
        if match.start() not in counted:
            yield match.start(), match.end(), "metric"
    if not ascii_only:
        for match in _STARS.finditer(text):
            yield match.start(), match.end(), "metric"


def _whole(text: str, start: int, end: int, floor: int) -> tuple[int, int]:
    """The word that digits are part of: K-12, gr8, 24/7, '80s, C++17. It begins no earlier than `floor`."""
    length = len(text)
    while start > floor:
        char = text[start - 1]
        if _belongs(char) or (
            char in _JOINERS and start - 1 > floor and _joins(char, text[start - 2], text[start])
        ):
            start -= 1
        else:
            break
    while end < length:
        char = text[end]
        if (
            _belongs(char)
            or char == _KEYCAP
            or (char in _JOINERS and end + 1 < length and _joins(char, text[end + 1], text[end - 1]))
        ):
            end += 1
        elif char in " '\u2019" and text[end - 1].isdigit() and _THOUSANDS.match(text, end):
            end += 4
        else:
            break
    if start > floor and (text[start - 1] in "'\u2019" or text[start - 1 : end] == "<3"):
        start -= 1
    return start, end


def _belongs(char: str) -> bool:
    """Whether a letter or digit beside a digit is of one word with it; in scripts without spaces, digits."""
    return char.isdigit() or char == "_" or (char < "\u0590" and char.isalpha())


def _joins(char: str, beyond: str, near: str) -> bool:
    """Whether a mark between `near` and `beyond` makes them one: K-12, C++17, 24/7, 1.5."""
    if char in "-\u2010":
        return _belongs(beyond)
    if char == "+":
        return beyond == "+" or _belongs(beyond)
    return beyond.isdigit() and near.isdigit()


@cache
def _telling_characters() -> frozenset[str]:
    """Every character that is a number, or tells of one."""
    from quietpage.numbers.unicode_data import NUMERALS, PICTURES

    return char_set(NUMERALS) | char_set(PICTURES) | frozenset("%\u066a\u2030\u2031" + _STARRY)


@cache
def _numerals() -> re.Pattern[str]:
    from quietpage.numbers.unicode_data import NUMERALS, PICTURES

    return re.compile(f"(?P<picture>[{PICTURES}])|[{NUMERALS}]+")
