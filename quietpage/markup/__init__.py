"""The reader of HTML and XML: tags, attributes and text, as a browser takes them from a file."""

from quietpage.markup.html import (
    APART,
    REFERENCE,
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
    referred,
    unescaped,
)

__all__ = [
    "APART",
    "REFERENCE",
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
    "lone",
    "read",
    "referred",
    "unescaped",
]
