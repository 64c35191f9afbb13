"""Days, as ISO 8601 writes them: `2026-03-07`. Asked only where there is one."""

from __future__ import annotations

import re

_WRITE = "write the day on which you vouched for them: year, month and day, such as 2026-03-07"
_OF_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FIRST_YEAR = 1990
"""Before that there was no place on the web to vouch for."""


def fault(value: str) -> tuple[str, str] | None:
    """What is wrong with a day, and the way out; nothing, if it is one."""
    parts = re.fullmatch("([0-9]{4})-([0-9]{2})-([0-9]{2})", value)
    if parts is not None:
        year, month, day = map(int, parts.groups())
        if not _is_day(year, month, day):
            return f"there is no such day: {value}", _WRITE
        if year < _FIRST_YEAR:
            return f"on this day there was no web yet: {value}", _WRITE
        return None
    guess = _meant(value)
    return f"this is not a date: {value}", f"did you mean {guess}?" if guess else _WRITE


def _meant(value: str) -> str:
    """The day that was meant by another form of it, if there is only one; or nothing."""
    if len(value) > 60:
        return ""
    if not value.isascii():
        from unicodedata import digit, normalize

        value = normalize("NFKC", value)
        value = "".join([sign if (of := digit(sign, None)) is None else str(of) for sign in value])
        value = re.sub("[\u2010-\u2015\u2212]", "-", value)
    year_first = re.fullmatch(
        r"([0-9]{4})(?:([-/.])([0-9]{1,2})\2([0-9]{1,2})|()([0-9]{2})([0-9]{2}))(?:[T\s].*)?", value
    )
    if year_first is not None:
        year, _, month, day, _, other_month, other_day = year_first.groups()
        return _written(year, month or other_month, day or other_day)
    # With dots the day comes first, wherever that is usual; slashes are read in both ways.
    day_first = re.fullmatch(r"([0-9]{1,2})\.\s?([0-9]{1,2})\.\s?([0-9]{4})", value)
    if day_first is not None:
        day, month, year = day_first.groups()
        return _written(year, month, day)
    in_words = re.fullmatch(
        r"(?i)(?:([0-9]{1,2})\.?\s)?([a-z]{3,9})\.?\s(?:([0-9]{1,2}),?\s)?([0-9]{4})", value
    )
    if in_words is not None and in_words[2][:3].lower() in _MONTHS:
        month = str(_MONTHS.index(in_words[2][:3].lower()) + 1)
        return _written(in_words[4], month, in_words[1] or in_words[3] or "0")
    return ""


def _written(year: str, month: str, day: str) -> str:
    right = _is_day(int(year), int(month), int(day)) and int(year) >= _FIRST_YEAR
    return f"{year}-{month:0>2}-{day:0>2}" if right else ""


def _is_day(year: int, month: int, day: int) -> bool:
    if not (1 <= month <= 12 and 1 <= day <= _OF_MONTHS[month - 1]):
        return False
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return leap or (month, day) != (2, 29)
