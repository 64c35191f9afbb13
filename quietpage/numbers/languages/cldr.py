"""The number words of every language that CLDR can spell out, from `cldr.txt`, which `generate.py` writes.

Each line of it has a language's primary subtag and four lists of words, parted by tabs.
"""

from __future__ import annotations

import os

_TAGS = ("unit", "ten", "scale", "ordinal")


def words(language: str) -> dict[str, str]:
    """A language's number words by what they are; nothing for a language that CLDR does not spell out."""
    with open(os.path.join(os.path.dirname(__file__), "cldr.txt"), encoding="utf-8") as file:
        listed = file.read()
    start = f"\n{listed}".find(f"\n{language}\t")
    if start < 0 or not language:
        return {}
    _, *columns = listed[start : listed.index("\n", start)].split("\t")
    return dict(zip(_TAGS, columns, strict=True))
