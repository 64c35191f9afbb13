"""A value as it was typed, and how it can be read as words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from quietpage.parse.repair.hint import Hint, Patch, masked
from quietpage.parse.repair.lines import Lines
from quietpage.parse.repair.wording import in_quotes

_COLON = re.compile(r":(?=[ \t\r\n]|$)")
_HASH = re.compile(r"[ \t\r\n](#)")
_LINE_START = re.compile(r"[\r\n][ \t]*([^\w\s])")


class RawValue(NamedTuple):
    """What stands behind a key or a dash, as far as its first line shows it."""

    lines: Lines
    number: int
    """Its first line."""
    at: int
    """Where it begins."""
    end: int
    """Where its first line ends."""
    lead: str
    """What is typed before it: a key and its colon, or a dash."""
    parent: int
    """How far that is indented; what goes on with the value is indented more."""

    @property
    def text(self) -> str:
        """The whole text around it."""
        return self.lines.text

    @property
    def sign(self) -> str:
        """Its first sign."""
        return self.lines.text[self.at]

    @property
    def words(self) -> str:
        """Its first line."""
        return self.lines.text[self.at : self.end].strip()

    @property
    def goes_on(self) -> bool:
        """Whether there are lines below that belong to it."""
        return self.last > self.number

    @property
    def last(self) -> int:
        """The last of its lines."""
        return self.lines.below(self.number, self.parent)

    def prose(self, why: str) -> Hint:
        """The slip of words that begin with one of YAML's own signs."""
        help = in_quotes(self.lead, self.words, self.goes_on or self.sign in "|>")
        return Hint(self.at, self.at + 1, why, help, self.as_prose())

    def as_prose(self, first: bool = True) -> Iterator[Patch]:
        """The patches that let it be read as words; without `first`, its first sign is harmless."""
        text, end = self.text, self.lines.spans[self.last][1]
        places = {self.at} if first else set()
        places.update(found.start() for found in _COLON.finditer(text, self.at, end))
        for sign in (_HASH, _LINE_START):
            places.update(found.start(1) for found in sign.finditer(text, self.at, end))
        if not first:
            places.discard(self.at)
        yield from (masked(text, place) for place in sorted(places) if ord(text[place]) < 128)
