"""Parts of text formats that only programs read: nobody is shown the number in a subtitle's time stamp."""

from __future__ import annotations

import re


def without_machine_parts(target: str, text: str) -> str:
    """The text of a file with spaces for what only programs read; all else stays where it was.

    `target` is the path of the file, of which the ending tells the format.
    """
    ending = target.rpartition(".")[2].lower()
    for endings, pattern in _READ_BY_PROGRAMS.items():
        if ending in endings.split():
            text = re.sub(pattern, lambda found: re.sub(r"[^\n]", " ", found[0]), text, flags=re.MULTILINE)
    return text


_READ_BY_PROGRAMS: dict[str, str] = {
    "asc": r"^[A-Za-z0-9+/]{40,76}={0,2}$|^[A-Za-z0-9+/]+={0,2}\n(?==[A-Za-z0-9+/]{4}$)|^=[A-Za-z0-9+/]{4}$",
    "vcf vcard": r"^(?:VERSION|PRODID|UID|REV)\b[^\n]*",
    "ics": r"^(?:VERSION|PRODID|UID|DTSTAMP|CREATED|LAST-MODIFIED|SEQUENCE)\b[^\n]*",
    "vtt": r"^(?:[^\n-]|-(?!->))*+-->[^\n]*+",
    "srt": r"^(?:\d++[ \t]*+\r?\n)?+(?:[^\n-]|-(?!->))*+-->[^\n]*+",
    "lrc": r"^(?:\[[\d:.]+\])+",
    "kml": r"<coordinates>[^<]*+(?=</coordinates>)",
    "gpx": r"\s(?:lat|lon)=\"[^\"<>]*\"",
}
"""The parts, by endings; `^` is where a line begins.

Base64 and its checksum in OpenPGP's armour (RFC 9580, section 6); properties of vCard (RFC 6350) and
iCalendar (RFC 5545) that version or date an entry; the lines of times in WebVTT
(https://www.w3.org/TR/webvtt1/), SubRip and LRC; coordinates in KML and GPX.
"""
