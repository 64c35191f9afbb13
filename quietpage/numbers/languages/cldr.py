"""The number words of every language that CLDR can spell out, read from the generated list beside this file."""

from __future__ import annotations

from pathlib import Path

_TAGS = ("unit", "ten", "scale", "ordinal")


def words(language: str) -> dict[str, str]:
    """A language's number words by what they are; nothing for a language that CLDR does not spell out."""
    listed = (Path(__file__).parent / "cldr.txt").read_text(encoding="utf-8")
    for line in listed.splitlines():
        name, *columns = line.split("\t")
        if name == language:
            return dict(zip(_TAGS, columns, strict=True))
    return {}
