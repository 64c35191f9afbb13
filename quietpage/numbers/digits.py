"""Digits and other signs that are numbers in any language."""

from __future__ import annotations

import re
from functools import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from quietpage.numbers import Kind

_STARS = re.compile("[\u2605\u2606\u2729-\u272f\u2bea\u2bfa]{2,}|(?:[\u2b50\U0001f31f]){3,}")
_PER_CENT = re.compile("[%\u066a\u2030\u2031]")
_THOUSANDS = re.compile(r"[ '\u2019]\d{3}(?!\w)")
_PLACING = re.compile(r"(?:(?<!\w)(?:N[or]|Núm)[.\u00ba\u00b0]?\s?|#)\Z", re.IGNORECASE)
_ASCII_DIGITS = re.compile("[0-9]+")
_KEYCAP = "\u20e3"


def signs_in(text: str) -> Iterator[tuple[int, int, Kind]]:
    """Each number made of signs in a folded text: where it begins and ends, and its kind."""
    done = 0
    ascii_only = text.isascii()
    for match in (_ASCII_DIGITS if ascii_only else _signs()).finditer(text):
        start, end = match.span()
        if end <= done:
            continue
        if match.lastgroup == "picture":
            done = end
            yield start, end, "unicode"
            continue
        start, end = _whole(text, max(start, done), end, done)
        if text[start:end] == "1" and (placing := _PLACING.search(text, max(done, start - 5), start)):
            yield placing.start(), end, "ranking"
        else:
            yield start, end, "digits"
        done = end
    for match in _PER_CENT.finditer(text):
        yield match.start(), match.end(), "metric"
    if not ascii_only:
        for match in _STARS.finditer(text):
            yield match.start(), match.end(), "metric"


def _whole(text: str, start: int, end: int, floor: int) -> tuple[int, int]:
    """The word that digits are part of: K-12, gr8, 24/7, '80s, C++17."""
    length = len(text)
    while start > floor:
        char = text[start - 1]
        if _belongs(char) or (char in "-\u2010+.,:/" and start - 1 > floor and _joins(char, text[start - 2], text[start])):
            start -= 1
        else:
            break
    while end < length:
        char = text[end]
        if _belongs(char) or char == _KEYCAP or (char in "-\u2010+.,:/" and end + 1 < length and _joins(char, text[end + 1], text[end - 1])):
            end += 1
        elif char in " '\u2019" and text[end - 1].isdigit() and _THOUSANDS.match(text, end):
            end += 4
        else:
            break
    if start > floor and (text[start - 1] in "'\u2019@" or text[start - 1 : end] == "<3"):
        start -= 1
    return start, end


def _belongs(char: str) -> bool:
    """Whether a letter or digit next to a digit is of one word with it; scripts without spaces only lend digits."""
    return char.isdigit() or char == "_" or (char < "\u0590" and char.isalpha())


def _joins(char: str, beyond: str, near: str) -> bool:
    if char in "-\u2010":
        return _belongs(beyond)
    if char == "+":
        return beyond == "+" or _belongs(beyond)
    return beyond.isdigit() and near.isdigit()


@cache
def _signs() -> re.Pattern[str]:
    from quietpage.numbers.signs import NUMERALS, PICTURES

    return re.compile(f"(?P<picture>[{PICTURES}])|[{NUMERALS}]+")
