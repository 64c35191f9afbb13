"""Sets that tables write as one text: of words, and of ranges of characters."""

from __future__ import annotations


def char_set(ranges: str) -> frozenset[str]:
    """The characters of a class as `unicode_data.py` writes it: characters, and ranges with a hyphen.

    It is the inside of a pattern's [...] without escapes: "0-9\u00b2".
    """
    chars: set[str] = set()
    at = 0
    while at < len(ranges):
        last = at + 2 if ranges[at + 1 : at + 2] == "-" else at
        chars.update(map(chr, range(ord(ranges[at]), ord(ranges[last]) + 1)))
        at = last + 1
    return frozenset(chars)


def word_set(words: str) -> frozenset[str]:
    """Words written one after the other with spaces between, as a set."""
    return frozenset(words.split())
