"""A source's text while it is made readable."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quietpage.core.source import Source, Span
from quietpage.parse import nodes as node
from quietpage.parse.nodes import Mapping, Node, Scalar
from quietpage.parse.repair.hint import UNMASKED, Patch


class PatchedText:
    """Knows for each of its signs the place in the source."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = source.text
        self.where: Sequence[int] = range(len(source.text) + 1)
        self.masks = False

    def patch(self, patches: Iterable[Patch]) -> None:
        pieces: list[str] = []
        where: list[int] = []
        done = 0
        for start, end, new in sorted(patches):
            pieces += (self.text[done:start], new)
            self.masks = self.masks or (len(new) == 1 and ord(new) in UNMASKED)
            where += self.where[done:start]
            where += self.where[start:end] if len(new) == end - start else [self.where[start]] * len(new)
            done = end
        if pieces:
            self.text = "".join(pieces) + self.text[done:]
            where += self.where[done:]
            self.where = where

    def span(self, start: int, end: int) -> Span:
        """The place in the source of a stretch of this text."""
        first = self.where[min(start, len(self.text))]
        last = self.where[end - 1] + 1 if end > start else first
        return Span(self.source, first, max(first, min(last, len(self.source.text))))

    def node(self, read: Node) -> Node:
        """The node with its places in the source, and with the signs that were masked."""
        if isinstance(read, Scalar):
            return self.scalar(read)
        span = self.span(read.span.start, read.span.end)
        if isinstance(read, Mapping):
            return Mapping(tuple((self.scalar(key), self.node(value)) for key, value in read.entries), span)
        return node.Sequence(tuple(self.node(item) for item in read.items), span)

    def scalar(self, read: Scalar) -> Scalar:
        span = self.span(read.span.start, read.span.end)
        # Without masks, a sign that looks like one is what an escape in the text makes, and stays so.
        return Scalar(read.value.translate(UNMASKED) if self.masks else read.value, span, read.style)
