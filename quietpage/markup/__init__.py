"""Tokenize HTML, XML and CSS as browsers do.

In: the text of a file. Out: its tokens, each with its place in the text, and beside them whatever not every
browser reads alike. Only this package takes markup apart.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from quietpage.markup.elements import SPECIAL, VOID
    from quietpage.markup.entities import entities, unescaped
    from quietpage.markup.html import read
    from quietpage.markup.tags import single_tag
    from quietpage.markup.tokens import (
        APART,
        Ambiguity,
        Attribute,
        Characters,
        Comment,
        Doctype,
        EndTag,
        StartTag,
        Token,
    )

__all__ = [
    "APART",
    "SPECIAL",
    "VOID",
    "Ambiguity",
    "Attribute",
    "Characters",
    "Comment",
    "Doctype",
    "EndTag",
    "StartTag",
    "Token",
    "entities",
    "read",
    "single_tag",
    "unescaped",
]

_HOMES = {
    **dict.fromkeys(("SPECIAL", "VOID"), "elements"),
    **dict.fromkeys(("entities", "unescaped"), "entities"),
    "read": "html",
    "single_tag": "tags",
    **dict.fromkeys(("APART", "Ambiguity", "Attribute", "Characters", "Comment", "Doctype"), "tokens"),
    **dict.fromkeys(("EndTag", "StartTag", "Token"), "tokens"),
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
