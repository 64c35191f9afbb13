"""What YAML, JSON and TOML have in common: values, lists, and keys with what stands under them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quietpage.core.named_tuple import NamedTuple
from quietpage.core.source import Place, Source, Span, Whole
from quietpage.parse import nodes

DEEPEST = 8
"""So deep is looked for people, and for what is said of them."""


class Leaf(NamedTuple):
    """A value, and where it stands."""

    text: str
    place: Place


class Branch(NamedTuple):
    """Keys, and what stands under them, and where they stand."""

    entries: tuple[tuple[str, Tree], ...]
    place: Place


class Items(NamedTuple):
    """A list, and where it stands."""

    items: tuple[Tree, ...]
    place: Place


Tree = Leaf | Branch | Items
"""What these formats have in common."""


def of_node(node: nodes.Node) -> Tree:
    """A node of YAML."""
    if isinstance(node, nodes.Scalar):
        return Leaf(node.value, node.span)
    if isinstance(node, nodes.Sequence):
        return Items(tuple(map(of_node, node.items)), node.span)
    place = node.entries[0][0].span if node.entries else node.span
    return Branch(tuple((key.value, of_node(value)) for key, value in node.entries), place)


def of_value(value: object, source: Source, depth: int = 0, seek: list[int] | None = None) -> Tree:
    """A value of JSON or TOML. These do not say where it stands: texts are looked for, in their order."""
    seek = [0] if seek is None else seek
    if isinstance(value, Mapping) and depth < DEEPEST:
        start = seek[0]
        entries = tuple((str(key), of_value(each, source, depth + 1, seek)) for key, each in value.items())
        named = (each.place for _, each in entries if isinstance(each, Leaf) and isinstance(each.place, Span))
        return Branch(entries, next(named, Whole(source.path)) if entries else Span(source, start, start))
    if isinstance(value, Sequence) and not isinstance(value, str) and depth < DEEPEST:
        return Items(tuple(of_value(each, source, depth + 1, seek) for each in value), Whole(source.path))
    text = value if isinstance(value, str) else "" if value is None else str(value)
    if isinstance(value, bool):
        return Leaf(text.lower(), Whole(source.path))
    if len(text) > 1:
        # Written as it is or, in JSON, with escapes: then the place of what stood before it will do.
        at = source.text.find(text[:200], seek[0])
        if at >= 0:
            seek[0] = at + len(text)
            return Leaf(text, Span(source, at, at + len(text)))
    return Leaf(text, Whole(source.path))


def leaves_of(tree: Tree) -> list[Leaf]:
    """The values of a list of nothing else, or the one value; nothing, if there is anything else in it."""
    if isinstance(tree, Leaf):
        return [tree]
    if isinstance(tree, Items) and all(isinstance(each, Leaf) for each in tree.items):
        return [each for each in tree.items if isinstance(each, Leaf)]
    return []


def entries_by_key(tree: Branch) -> dict[str, Tree]:
    """What stands under each key, by the key as `plain` writes it, without signs around it."""
    from quietpage.core.suggestions import plain

    return {plain(name).strip("_"): each for name, each in reversed(tree.entries)}
