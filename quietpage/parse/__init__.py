"""Parse YAML text into located nodes.

In: the text of a `Source`. Out: a tree of `Mapping`, `Sequence` and `Scalar`, each with its span, and what is
wrong with the text as YAML, in words for its writer (`repair`). No value is converted, and whatever would let
a small text grow, aliases above all, is refused.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from quietpage.parse.nodes import Mapping, Node, Scalar, Sequence
    from quietpage.parse.yaml import dropped_words, parse

__all__ = ["Mapping", "Node", "Scalar", "Sequence", "dropped_words", "parse"]

_HOMES = {
    "Mapping": "nodes",
    "Node": "nodes",
    "Scalar": "nodes",
    "Sequence": "nodes",
    "dropped_words": "yaml",
    "parse": "yaml",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
