"""Parse YAML text into located nodes, and write some.

In: the text of a `Source`. Out: a tree of `Mapping`, `Sequence` and `Scalar`, each with its span, and what is
wrong with the text as YAML, in words for its writer (`repair`). No value is converted, and whatever would let
a small text grow, aliases above all, is refused. The other way round, `writer` makes YAML of texts so that
exactly they are read back, and `splice` sets one key in a file and leaves every other byte as it is.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from quietpage.parse.nodes import Mapping, Node, Scalar, Sequence
    from quietpage.parse.splice import CannotSplice, remove_item, remove_key, set_key
    from quietpage.parse.writer import Unwritable
    from quietpage.parse.yaml import dropped_words, parse

__all__ = [
    "CannotSplice",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "Unwritable",
    "dropped_words",
    "parse",
    "remove_item",
    "remove_key",
    "set_key",
]

_HOMES = {
    "Mapping": "nodes",
    "Node": "nodes",
    "Scalar": "nodes",
    "Sequence": "nodes",
    "CannotSplice": "splice",
    "Unwritable": "writer",
    "dropped_words": "yaml",
    "parse": "yaml",
    "remove_item": "splice",
    "remove_key": "splice",
    "set_key": "splice",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        from importlib import import_module

        # Found here from now on: it may be asked for once a person.
        value = globals()[name] = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
