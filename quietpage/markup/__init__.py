"""The reader of HTML and XML: tags, attributes and text, as a browser takes them from a file."""

from quietpage.markup.entities import entities, unescaped
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
    lone,
    read,
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
