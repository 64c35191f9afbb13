"""What YAML text is made of: scalars, sequences and mappings, and where each of them stands."""

from __future__ import annotations

from quietpage.core.named_tuple import NamedTuple
from quietpage.core.scalar import Scalar
from quietpage.core.source import Span

__all__ = ["Mapping", "Node", "Scalar", "Sequence"]


class Mapping(NamedTuple):
    """Keys and what stands under them, in the order in which they were written; no key twice."""

    entries: tuple[tuple[Scalar, Node], ...]
    span: Span


class Sequence(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    span: Span


Node = Scalar | Mapping | Sequence
"""What a piece of YAML can be. `Scalar` stands in core, since the model's texts keep theirs."""
