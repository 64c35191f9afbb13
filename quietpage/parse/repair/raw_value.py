"""A value as it was typed, and how it can be read as words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quietpage.core.named_tuple import NamedTuple
from quietpage.parse.repair.hint import Hint, Patch
from quietpage.parse.repair.lines import Lines
from quietpage.parse.repair.patched_text import mask
from quietpage.parse.repair.wording import in_quotes

_COLON = re.compile(r":(?=[ \t\r\n]|$)")
_HASH = re.compile(r"[ \t\r\n](#)")
_LINE_START = re.compile(r"[\r\n][ \t]*([^\w\s])")


class RawValue(NamedTuple):
    """What stands behind a key or a dash, as far as its first line shows it."""

    lines: Lines
    line: int
    """The number of its first line."""
    start: int
    """The offset at which it begins."""
    end: int
    """The offset at which its first line ends."""
    prefix: str
    """What is typed before it: a key and its colon, or a dash."""
    parent_indent: int
    """How far that is indented; what goes on with the value is indented more."""

    @property
    def text(self) -> str:
        """The whole text around it."""
        return self.lines.text

    @property
    def first_sign(self) -> str:
        return self.lines.text[self.start]

    @property
    def first_line(self) -> str:
        return self.lines.text[self.start : self.end].strip()

    @property
    def is_multiline(self) -> bool:
        """Whether there are lines below that belong to it."""
        return self.last_line > self.line

    @property
    def last_line(self) -> int:
        """The number of the last of its lines."""
        return self.lines.last_line_of_value(self.line, self.parent_indent)

    def hint(self, message: str) -> Hint:
        """A hint for words that begin with one of YAML's own signs: put all of it in quotes."""
        help = in_quotes(self.prefix, self.first_line, self.is_multiline or self.first_sign in "|>")
        return Hint(self.start, self.start + 1, message, help, self.masks())

    def masks(self, first: bool = True) -> Iterator[Patch]:
        """The patches that let it be read as words; without `first`, its first sign is harmless.

        Masked are the first sign, each colon and hash that YAML would see, and what begins a further line.
        """
        text, end = self.text, self.lines.spans[self.last_line][1]
        places = {self.start} if first else set()
        places.update(found.start() for found in _COLON.finditer(text, self.start, end))
        for sign in (_HASH, _LINE_START):
            places.update(found.start(1) for found in sign.finditer(text, self.start, end))
        if not first:
            places.discard(self.start)
        yield from (mask(text, place) for place in sorted(places) if ord(text[place]) < 128)
