"""The events of PyYAML's parser to nodes, as long as the text holds nothing but texts, lists and mappings.

Whatever else there is stops the parsing with its name and place; `repair` has the words for it. Built from
events, and not by PyYAML's own loader: so no value is converted, nothing grows by aliases, and each node
knows where it stands.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from quietpage.core.late_patterns import libraries_with_late_patterns
from quietpage.core.named_tuple import NamedTuple
from quietpage.core.source import Source, Span
from quietpage.parse.limits import DEEPEST, MOST_NODES
from quietpage.parse.nodes import Mapping, Node, Scalar, Sequence

with libraries_with_late_patterns():
    from yaml.events import (
        AliasEvent,
        DocumentStartEvent,
        MappingEndEvent,
        MappingStartEvent,
        ScalarEvent,
        SequenceEndEvent,
        SequenceStartEvent,
        StreamEndEvent,
    )

    try:
        from yaml.cyaml import CParser as Parser  # type: ignore[attr-defined]
    except ImportError:  # PyYAML was built without its parser in C
        from yaml import BaseLoader as Parser  # type: ignore[assignment]

Feature = Literal[
    "too deep", "too much", "a second document", "a directive", "not a key", "a merge key", "a question mark"
]
"""What is not read; `repair.unsupported` has the message for each."""


__all__ = ["AnchorOrTag", "ParseResult", "Parser", "Unsupported", "read_events"]


class Unsupported(Exception):
    """YAML of which nothing is made here; carries which feature, and where as offsets of the text."""

    def __init__(self, what: Feature, start: int, end: int) -> None:
        super().__init__(what)
        self.what: Feature = what
        self.start, self.end = start, end


class AnchorOrTag(Exception):
    """An anchor, alias or tag at an offset: perhaps prose that only looks like one."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


class ParseResult(NamedTuple):
    """The node that a text holds, and what in it deserves a second look."""

    node: Node | None
    repeated_keys: list[tuple[Scalar, Scalar]]
    """A key that was there before, and the first."""
    with_dashes: list[Scalar]
    """A plain text with a dash where an item of a list might have been meant."""
    with_escapes: list[Scalar]
    """A text in double quotes with a backslash in it."""


def read_events(source: Source, text: str) -> ParseResult:
    """What is in `text`, with places as offsets of it.

    Raises `Unsupported`, `AnchorOrTag`, and whatever the parser raises.
    """
    return _Reader(source, text).document()


_new = tuple.__new__  # a named tuple's own __new__ calls this too, and takes twice as long
_STYLES = {"'": "single", '"': "double", "|": "literal", ">": "folded"}


class _Reader:
    """One pass over the events of a text. `left` is how many more nodes are read."""

    __slots__ = (
        "depth", "left", "next_event", "repeated_keys", "source", "text", "with_dashes", "with_escapes",
    )  # fmt: skip

    def __init__(self, source: Source, text: str) -> None:
        self.source, self.text = source, text
        self.next_event: Callable[[], Any] = Parser(text).get_event
        self.depth, self.left = 0, MOST_NODES
        self.repeated_keys: list[tuple[Scalar, Scalar]] = []
        self.with_dashes: list[Scalar] = []
        self.with_escapes: list[Scalar] = []

    def document(self) -> ParseResult:
        root: Node | None = None
        begun = False
        while True:
            event = self.next_event()
            kind = type(event)
            if kind is StreamEndEvent:
                break
            if kind is DocumentStartEvent:
                start = event.start_mark.index
                if begun:
                    raise Unsupported("a second document", start, start + 3)
                if event.version or event.tags:
                    # The event begins at the `---` behind the directives.
                    start = max(0, self.text.find("%"))
                    raise Unsupported("a directive", start, start + 1)
                begun = True
            elif kind is ScalarEvent or kind is MappingStartEvent or kind is SequenceStartEvent:
                root = self.node(event)
            elif kind is AliasEvent:
                raise AnchorOrTag(event.start_mark.index)
        # A `---` alone makes a document with an empty scalar in it.
        if isinstance(root, Scalar) and not root.value and root.style == "plain":
            root = None
        return ParseResult(root, self.repeated_keys, self.with_dashes, self.with_escapes)

    def node(self, event: Any) -> Node:
        kind = type(event)
        if kind is ScalarEvent:
            return self.scalar(event)
        if kind is AliasEvent:
            raise AnchorOrTag(event.start_mark.index)
        start: int = event.start_mark.index
        if event.anchor is not None or event.tag is not None:
            raise AnchorOrTag(start)
        if self.depth == DEEPEST:
            raise Unsupported("too deep", start, start + 1)
        self.depth += 1
        node: Node = self.mapping(start) if kind is MappingStartEvent else self.sequence(start)
        self.depth -= 1
        return node

    def mapping(self, start: int) -> Mapping:
        next_event, text = self.next_event, self.text
        may_have_complex_keys = "?" in text  # no event tells a key after `? ` from any other
        entries: list[tuple[Scalar, Node]] = []
        keys: dict[str, Scalar] = {}
        while True:
            event = next_event()
            if type(event) is not ScalarEvent:
                if type(event) is MappingEndEvent:
                    break
                where = event.start_mark.index
                if type(event) is AliasEvent or event.anchor is not None or event.tag is not None:
                    raise AnchorOrTag(where)
                raise Unsupported("not a key", where, where + 1)
            key = self.scalar(event)
            # PyYAML would keep the last of two; here the first is kept, and the second told.
            first = keys.setdefault(key.value, key)
            if first is not key:
                self.repeated_keys.append((key, first))
            elif key.value == "<<" and key.style == "plain":
                raise Unsupported("a merge key", key.span.start, key.span.end)
            if may_have_complex_keys:
                _refuse_complex_key(text, key.span.start)
            event = next_event()
            value = self.scalar(event) if type(event) is ScalarEvent else self.node(event)
            if first is key:
                entries.append((key, value))
            self.left -= 2
            if self.left < 0:
                raise Unsupported("too much", 0, 0)
        return Mapping(tuple(entries), self.span(start, event, entries[-1][1] if entries else None))

    def sequence(self, start: int) -> Sequence:
        next_event = self.next_event
        items: list[Node] = []
        while True:
            event = next_event()
            if type(event) is SequenceEndEvent:
                break
            items.append(self.scalar(event) if type(event) is ScalarEvent else self.node(event))
            self.left -= 1
            if self.left < 0:
                raise Unsupported("too much", 0, 0)
        return Sequence(tuple(items), self.span(start, event, items[-1] if items else None))

    def span(self, start: int, ending: Any, last: Node | None) -> Span:
        end: int = ending.end_mark.index
        if end == ending.start_mark.index:  # a block ends where the next token begins: too far
            end = last.span.end if last else start
        return Span(self.source, start, end)

    def scalar(self, event: Any) -> Scalar:
        start, end, text = event.start_mark.index, event.end_mark.index, self.text
        if event.anchor is not None or event.tag is not None:
            raise AnchorOrTag(start)
        value = event.value
        if not event.style:
            if end == start:
                # The event of an empty value is at the next token; it belongs behind its colon or dash.
                while start and text[start - 1] in " \t\r\n":
                    start -= 1
                end = start
            scalar = _new(Scalar, (value, _new(Span, (self.source, start, end)), "plain"))
            if "-" in value and (value[0] == "-" or "- " in value or "-\t" in value):
                self.with_dashes.append(scalar)
            return scalar
        style = _STYLES[event.style]
        if style == "literal" or style == "folded":
            # The event ends at the next token, behind all empty lines.
            end = start + len(text[start:end].rstrip(" \t\r\n"))
        scalar = _new(Scalar, (value, _new(Span, (self.source, start, end)), style))
        # What an escape makes is in no line of the source, so nobody has looked at it yet.
        if style == "double" and "\\" in text[start:end]:
            self.with_escapes.append(scalar)
        return scalar


def _refuse_complex_key(text: str, start: int) -> None:
    """Refuse a key that begins at `start` if a question mark stands before it: it may have many lines."""
    place = start
    while place and text[place - 1] in " \t":
        place -= 1
    if place < start and text[place - 1 : place] == "?":
        raise Unsupported("a question mark", place - 1, place)
