"""A nudge once a year, as a calendar file (RFC 5545)."""

from __future__ import annotations

from datetime import date, timedelta

from quietpage.core.hashes import blake2b


def yearly(title: str, words: str, folder: str, today: date) -> str:
    """An iCalendar file with an event for a whole day, a year from today and every year after.

    `folder` makes it the same event each time it is written for one page.
    """
    day = _in_a_year(today)
    label = blake2b(folder.encode(), digest_size=16).hexdigest()
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//quietpage//reflect//EN",
        "BEGIN:VEVENT",
        f"UID:{label}@quietpage.invalid",
        f"DTSTAMP:{today:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        "RRULE:FREQ=YEARLY",
        "TRANSP:TRANSPARENT",
        f"SUMMARY:{_escaped(title)}",
        f"DESCRIPTION:{_escaped(words)}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _in_a_year(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # on the last day of February in a leap year
        return day.replace(year=day.year + 1, day=28)


def _escaped(text: str) -> str:
    """A text as a value (section 3.3.11)."""
    for sign in "\\;,":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> str:
    """A line in pieces of at most 75 bytes, of which all but the first begin with a space (section 3.1)."""
    pieces: list[str] = []
    piece, size = "", 0
    for sign in line:
        width = len(sign.encode())
        if size + width > (75 if not pieces else 74):
            pieces.append(piece)
            piece, size = "", 0
        piece += sign
        size += width
    return "\r\n ".join([*pieces, piece])
