"""The reader of HTML and XML: tags, attributes and text, as a browser takes them from a file."""

from quietpage.markup.html import (
    APART,
    SPECIAL,
    VOID,
    Attribute,
    Comment,
    Doctype,
    End,
    Event,
    Start,
    Strange,
    Words,
    entities,
    lone,
    read,
    unescaped,
)

__all__ = [
    "APART",
    "SPECIAL",
    "VOID",
    "Attribute",
    "Comment",
    "Doctype",
    "End",
    "Event",
    "Start",
    "Strange",
    "Words",
    "entities",
    "lone",
    "read",
    "unescaped",
]
