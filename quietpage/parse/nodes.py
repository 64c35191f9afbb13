"""What YAML text is made of: texts, lists and mappings, where each of them stands, and how much is read."""

from __future__ import annotations

from typing import NamedTuple

from quietpage.core.scalar import Scalar
from quietpage.core.source import Span

__all__ = [
    "DEEPEST",
    "LONGEST_FILE",
    "MOST_NODES",
    "ODD_SPACES",
    "POINTS",
    "WIDE_COLONS",
    "Mapping",
    "Node",
    "Scalar",  # the third kind of node, which stands in core for the model's sake
    "Sequence",
]

LONGEST_FILE = 2_000_000
"""The longest file that is read, in code points."""

DEEPEST = 8
"""The deepest nesting of lists and mappings."""

MOST_NODES = 100_000
"""The most keys, values and lists in a file."""

ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Spaces that YAML takes for letters; these three are the inside of a pattern's [...]."""

WIDE_COLONS = "\uff1a\ufe55\ufe13\u2236\ua789"
"""Colons that YAML takes for letters."""

POINTS = "\u2010-\u2015\u2022\u2023\u2043\u2212\u25aa\u25ab\u25cf\u25cb\u25e6\u30fb\u00b7"
"""Dashes and points that YAML takes for letters, and people for the beginning of an item."""


class Mapping(NamedTuple):
    """Keys and what stands under them, in the order in which they were written; no key twice."""

    entries: tuple[tuple[Scalar, Node], ...]
    span: Span


class Sequence(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    span: Span


Node = Scalar | Mapping | Sequence
"""What a piece of YAML can be."""
