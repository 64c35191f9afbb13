"""The columns that text takes in a terminal, by what a reader sees as one sign.

In: any text, which may be anybody's. Out: its signs, each with its width. A letter with its marks is one
sign, and so are an emoji of several parts, a flag, a syllable of Korean letters. Terminals differ about
emoji; here they are counted as those do that draw each as one. The widths of letters are Unicode's (UAX 11).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

_MOST_MARKS, _MOST_PARTS = 6, 12
"""So many code points may follow a letter, and an emoji, for nothing; each further one is counted as a
column, so that a heap of marks is cut as well."""

_JOINER, _EMOJI_FORM = "\u200d", "\ufe0f"


def signs(text: str) -> Iterator[tuple[str, int]]:
    """Each sign of a text that holds nothing which steers a terminal, and how many columns it takes."""
    at = 0
    while at < len(text):
        end = at + 1
        width = _width(text[at])
        picture = unicodedata.category(text[at]) == "So"
        most = _MOST_PARTS if picture else _MOST_MARKS
        if _is_half_flag(text[at]) and text[end : end + 1] and _is_half_flag(text[end]):
            end, width = end + 1, 2
        while end < len(text) and end - at <= most and (joined := _joins(text, end, picture)):
            if joined == "as an emoji" and not unicodedata.category(text[at]).startswith("L"):
                width = 2
            end += 1
        yield text[at:end], width
        at = end
        while at < len(text) and _joins(text, at, picture):  # what is left of a heap of marks
            yield text[at], 1
            at += 1


def widest(sign: str) -> int:
    """The columns that one of these signs takes where each of its parts is drawn by itself."""
    return sum(map(_width, sign))


def _joins(text: str, at: int, picture: bool) -> str:
    """Whether the sign at a place belongs to the one before it and takes no column of its own; and how."""
    sign = text[at]
    if sign == _EMOJI_FORM:
        return "as an emoji"
    if sign.isascii():
        return ""
    if picture and "\U0001f3fb" <= sign <= "\U0001f3ff":
        return "as a colour of skin"
    if picture and text[at - 1] == _JOINER and unicodedata.category(sign) == "So":
        return "as a part"
    return "as a mark" if _width(sign) == 0 else ""


def _is_half_flag(sign: str) -> bool:
    return "\U0001f1e6" <= sign <= "\U0001f1ff"


def _width(sign: str) -> int:
    """The columns of one code point by itself."""
    if sign.isascii():
        return 1
    if unicodedata.east_asian_width(sign) in "WF":
        return 2
    category = unicodedata.category(sign)
    if category in ("Mn", "Me"):
        return 0
    if category == "Cf":
        return 1 if sign in _SHOWN_FORMATS else 0
    if "\u1160" <= sign <= "\u11ff" or "\ud7b0" <= sign <= "\ud7fb":
        return 0  # the vowels and last consonants of Korean, which stand within the first one
    # Emoji that are newer than the tables of this Python.
    return 2 if category == "Cn" and "\U0001f300" <= sign <= "\U0001faff" else 1


_SHOWN_FORMATS = "\u00ad\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2"
"""Characters for formatting that a terminal shows: the soft hyphen, and signs around Arabic numbers."""
