"""Parse YAML text into located nodes."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from quietpage.parse.nodes import Mapping, Node, Scalar, Sequence
    from quietpage.parse.yaml import parse

__all__ = ["Mapping", "Node", "Scalar", "Sequence", "parse"]

_HOMES = {"Mapping": "nodes", "Node": "nodes", "Scalar": "nodes", "Sequence": "nodes", "parse": "yaml"}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
