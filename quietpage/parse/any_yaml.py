"""The texts of any YAML, whoever wrote it and for whatever program: anchors, tags, several documents and all.

Nothing is resolved or converted, so nothing can grow. A page's own files are read by `yaml`, which has words
for what may not stand there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from quietpage.core.named_tuple import NamedTuple
from quietpage.core.scalar import Scalar
from quietpage.core.source import Source, Span
from quietpage.parse.events import Parser


class Entry(NamedTuple):
    """A scalar of a YAML text.

    `key` is the nearest key under which it stands, empty at the top; `is_key` says that it is one itself.
    `depth` counts the lists and mappings around it.
    """

    scalar: Scalar
    key: str
    is_key: bool
    depth: int


_STYLES = {"'": "single", '"': "double", "|": "literal", ">": "folded"}


def entries(source: Source, start: int = 0) -> Iterator[Entry]:
    """Each scalar of what stands in a source from `start` on, in its order. Raises `yaml.YAMLError`."""
    from yaml.events import (
        AliasEvent,
        MappingEndEvent,
        MappingStartEvent,
        ScalarEvent,
        SequenceEndEvent,
        SequenceStartEvent,
        StreamEndEvent,
    )

    text = source.text[start:]
    parser = Parser(text)
    around: list[_Around] = []
    while not isinstance(event := parser.get_event(), StreamEndEvent):
        inner = around[-1] if around else None
        if isinstance(event, ScalarEvent):
            is_key = inner is not None and inner.awaits_key
            key = inner.under if inner and is_key else inner.key if inner else ""
            yield Entry(_scalar(event, source, text, start), key, is_key, len(around))
            if inner:
                inner.pass_by(event.value)
        elif isinstance(event, AliasEvent) and inner:
            inner.pass_by("")
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            under = inner.key if inner else ""
            around.append(_Around(isinstance(event, MappingStartEvent), under))
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            around.pop()
            if around:
                around[-1].pass_by("")


class _Around:
    """A list or mapping that is being read, and the key under which the next of its values stands."""

    def __init__(self, mapping: bool, under: str) -> None:
        self.mapping, self.under, self.key = mapping, under, under
        self.awaits_key = mapping

    def pass_by(self, value: str) -> None:
        """Go on behind a key or a value."""
        if self.mapping:
            if self.awaits_key:
                self.key = value
            self.awaits_key = not self.awaits_key


def _scalar(event: Any, source: Source, text: str, offset: int) -> Scalar:
    begin, end = event.start_mark.index, event.end_mark.index
    # The event of a scalar with an anchor or a tag begins with these, and a text never does.
    # That of an empty one may stand before another's.
    while begin < end and text[begin] in "&!":
        behind = begin
        while behind < end and not text[behind].isspace():
            behind += 1
        while behind < end and text[behind].isspace():
            behind += 1
        begin = behind
    style = _STYLES.get(event.style or "", "plain")
    if style in ("literal", "folded"):
        end = begin + len(text[begin:end].rstrip(" \t\r\n"))
    return Scalar(event.value, Span(source, offset + begin, offset + end), style)
