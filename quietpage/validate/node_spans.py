"""Questions about a node: whether it holds anything, what it is called, and which piece of it to point at."""

from __future__ import annotations

import re

from quietpage.core.source import Span
from quietpage.parse.nodes import Mapping, Node, Scalar, Sequence


def is_blank(node: Node) -> bool:
    """Whether a value holds nothing but space."""
    return isinstance(node, Scalar) and (not node.value or node.value.isspace())


def is_nothing(node: Node) -> bool:
    """Whether a value says that there is none: it is blank, or what programs write for that.

    So does a list or a mapping in which a program left everything empty; one whose values wait to be written,
    behind their colons and dashes, does not.
    """
    if isinstance(node, Scalar):
        value = node.value
        return not value or value.isspace() or (value in ("~", "null") and node.style == "plain")
    if isinstance(node, Mapping):
        return all(_was_left_empty(value) for _, value in node.entries)
    return all(map(_was_left_empty, node.items))


def _was_left_empty(node: Node) -> bool:
    return is_nothing(node) and (not isinstance(node, Scalar) or bool(node.span.text))


def a_new_key(node: Node, key: str) -> str:
    """The beginning of a help: how one more key is written among those of a mapping."""
    source, start, _ = node.span
    if source.text.startswith("{", start):
        return f"write into its brackets, after a comma, {key}:"
    return f"add a line that begins with {key}:"


def has_commented_value(key: Scalar) -> bool:
    """Whether what was meant as a key's value begins with a hash, so that YAML takes it for a comment."""
    source, _, end = key.span
    return re.compile(r"[\"']?[ \t]*:[ \t]+#[^\s#]").match(source.text, end) is not None


def node_kind(node: Node) -> str:
    """What a node is, to somebody who has never heard of nodes."""
    if isinstance(node, Sequence):
        return "a list"
    return "a group of keys" if isinstance(node, Mapping) else "a text" if node.value else "nothing yet"


def behind_two_dashes(node: Node) -> bool:
    """Whether this is a list in a list, each with its dash on the same line: where one dash was to be."""
    text, at = node.span.source.text, node.span.start
    before = text[text.rfind("\n", 0, at) + 1 : at]
    return isinstance(node, Sequence) and text.startswith("-", at) and before.strip(" ") == "-"


def start_span(node: Node) -> Span:
    """The smallest piece that shows what a node is: its first key, or its first line."""
    if isinstance(node, Mapping) and node.entries:
        return node.entries[0][0].span
    if isinstance(node, Scalar):
        return gap_span(node) if is_blank(node) else inner_span(node)
    span = node.span
    end = span.source.text.find("\n", span.start, span.end)
    end = span.end if end < 0 else end
    return Span(span.source, span.start, max(span.start, end))


def inner_span(scalar: Scalar) -> Span:
    """A text's place, without its quotes."""
    if scalar.style in ("single", "double"):
        return scalar.at(0, len(scalar.value))
    return scalar.span


def gap_span(node: Node) -> Span:
    """Where something is missing: the dash or colon that it was to follow, or the empty quotes."""
    source, start, end = node.span
    if end == start and start and not source.text[start - 1].isspace():
        return Span(source, start - 1, start)
    return node.span
