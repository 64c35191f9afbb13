"""A source's text with patches in it, and the way from each of its signs back to the source.

A patch may *mask* a sign: YAML then reads a letter in its place, and the finished node has the sign again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quietpage.core.source import Source, Span
from quietpage.parse import nodes
from quietpage.parse.nodes import Mapping, Node, Scalar
from quietpage.parse.repair.hint import Patch

_MASK = 0x10F000

UNMASKED = {_MASK + code: code for code in range(128)}
"""The masks, by code point, and the ASCII signs that they stand for.

They are in the last private plane: no text has them, for those that a file brings are replaced first.
"""


def mask(text: str, place: int) -> Patch:
    """A patch that hides the ASCII sign at `place` from YAML."""
    return place, place + 1, chr(_MASK + ord(text[place]))


class PatchedText:
    """A text that can be patched again and again, and maps offsets and nodes back to its source."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = source.text
        self.offsets: Sequence[int] = range(len(source.text) + 1)
        """For each sign of `text`, and for its end, the offset in the source."""
        self._has_masks = False

    def patch(self, patches: Iterable[Patch]) -> None:
        """Put patches in, by offsets of `text` as it is before the first of them; they do not overlap."""
        pieces: list[str] = []
        offsets: list[int] = []
        done = 0
        for start, end, new in sorted(patches):
            pieces += (self.text[done:start], new)
            self._has_masks = self._has_masks or (len(new) == 1 and ord(new) in UNMASKED)
            offsets += self.offsets[done:start]
            # Of the same length, it is taken sign by sign; otherwise all of it is where the old one began.
            same = len(new) == end - start
            offsets += self.offsets[start:end] if same else [self.offsets[start]] * len(new)
            done = end
        if pieces:
            self.text = "".join(pieces) + self.text[done:]
            offsets += self.offsets[done:]
            self.offsets = offsets

    def span(self, start: int, end: int) -> Span:
        """The place in the source of a stretch of this text."""
        first = self.offsets[min(start, len(self.text))]
        last = self.offsets[end - 1] + 1 if end > start else first
        return Span(self.source, first, max(first, min(last, len(self.source.text))))

    def node(self, parsed: Node) -> Node:
        """A node of this text with its places in the source, and without masks."""
        if isinstance(parsed, Scalar):
            return self.scalar(parsed)
        span = self.span(parsed.span.start, parsed.span.end)
        if isinstance(parsed, Mapping):
            return Mapping(tuple((self.scalar(key), self.node(value)) for key, value in parsed.entries), span)
        return nodes.Sequence(tuple(self.node(item) for item in parsed.items), span)

    def scalar(self, parsed: Scalar) -> Scalar:
        """The same of a scalar."""
        span = self.span(parsed.span.start, parsed.span.end)
        # Without masks, a sign that looks like one is what an escape in the text makes, and stays so.
        value = parsed.value.translate(UNMASKED) if self._has_masks else parsed.value
        return Scalar(value, span, parsed.style)
