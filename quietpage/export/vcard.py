"""A person as a card for an address book: vCard 4.0 (RFC 6350)."""

from __future__ import annotations

import re

from quietpage.export.model import PersonData, tag

_WIDTH = 75
"""The longest line, in octets without its end (section 3.2)."""


def text(person: PersonData) -> str:
    """The card: who they are, where to find them, and why, in its author's words.

    No time of a revision, no identity made of digits, no rank among addresses; and LANGUAGE for the note, not
    LANG, which would claim to know how they like to be written to.
    """
    spoken = tag(person.language)
    # Without N, which this version does not ask for, some address books know nobody's name.
    parts = f"N:{_part(person.family)};{_part(person.given)};;;"
    lines = ["BEGIN:VCARD", "VERSION:4.0", f"FN:{_value(person.written)}", parts]
    if person.address:
        lines.append(f"URL:{person.address}")
    lines += [f"EMAIL:{_value(mail)}" for mail in person.mails]
    lines += [f"NOTE{f';LANGUAGE={spoken}' if spoken else ''}:{_value(person.note)}", "END:VCARD"]
    return "".join([_folded(line) for line in lines])


def _value(text: str) -> str:
    """A text as a value (section 3.4), without the signs that a line has no place for (section 3.3)."""
    text = text.replace("\\", "\\\\").replace(",", "\\,").replace("\n", "\\n")
    return text if text.isprintable() else re.sub(r"[\x00-\x08\x0a-\x1f\x7f]", "", text)


def _part(text: str) -> str:
    """A text as a part of a value; only there a semicolon would end it."""
    return _value(text).replace(";", "\\;")


def _folded(line: str) -> str:
    """A line, folded where it grows too long, and never inside a character."""
    if len(line) <= _WIDTH and line.isascii():
        return f"{line}\r\n"
    octets = line.encode()
    pieces, start, end = [], 0, _WIDTH
    while end < len(octets):
        while octets[end] & 0xC0 == 0x80:  # not the first of a character
            end -= 1
        pieces.append(octets[start:end])
        start, end = end, end + _WIDTH - 1  # after the space that a line goes on with
    return b"\r\n ".join([*pieces, octets[start:], b""])[:-1].decode()
