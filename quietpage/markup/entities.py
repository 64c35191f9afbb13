"""The entities of HTML: which signs they stand for, in a text and in the value of an attribute.

As "Character reference state" in the HTML standard has it, which is not in all what `html.unescape` does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

_LONGEST_NAME = 32
_LONGEST_BARE = 6
"""How many letters the names have that stand for a sign without a semicolon."""


def unescaped(text: str, *, attribute: bool = False) -> str:
    """A text of HTML with the signs for which its entities stand, by the rules for text or attributes."""
    parts: list[str] = []
    done = 0
    for start, end, sign in entities(text, attribute=attribute):
        parts += text[done:start], sign
        done = end
    return "".join((*parts, text[done:]))


def entities(text: str, *, attribute: bool = False) -> Iterator[tuple[int, int, str]]:
    """Each entity in a text of HTML: where it stands, and the sign or signs for which it stands.

    In an attribute, a name without a semicolon is none before a letter, a digit or an equals sign.
    """
    for found in _entity().finditer(text):
        written, start = found[0], found.start()
        if written[1] == "#":
            yield start, found.end(), _numbered(written)
        elif named := _named(written):
            sign, end = named[0], start + named[1]
            if attribute and text[end - 1] != ";":
                after = text[end : end + 1]
                if after == "=" or (after.isascii() and after.isalnum()):
                    continue
            yield start, end, sign


@cache
def _entity() -> re.Pattern[str]:
    return re.compile(r"&(?:#[0-9]++;?|#[xX][0-9a-fA-F]++;?|[A-Za-z][A-Za-z0-9]*+;?)")


def _named(written: str) -> tuple[str, int] | None:
    """The sign that a name stands for, and how much of it is the name."""
    from html.entities import html5

    if written.endswith(";") and len(written) <= _LONGEST_NAME + 1 and (sign := html5.get(written[1:])):
        return sign, len(written)
    for end in range(min(len(written), _LONGEST_BARE + 1), 2, -1):
        if sign := html5.get(written[1:end]):
            return sign, end
    return None


def _numbered(written: str) -> str:
    digits = written[2:].rstrip(";")
    hexadecimal = digits[0] in "xX"
    digits = digits.lstrip("xX").lstrip("0") or "0"
    if len(digits) > 7:  # more than there are signs
        return "\ufffd"
    code = int(digits, 16 if hexadecimal else 10)
    if code == 0 or code > 0x10FFFF or 0xD800 <= code < 0xE000:
        return "\ufffd"
    if 0x80 <= code < 0xA0:
        return bytes([code]).decode("cp1252", "ignore") or chr(code)
    return chr(code)
