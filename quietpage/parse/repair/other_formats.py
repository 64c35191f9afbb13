"""Files that were never meant to be YAML, or that git has left half merged."""

from __future__ import annotations

import re

from quietpage.core.diagnostics import Problem
from quietpage.core.source import Source, Span
from quietpage.parse.repair import unsupported

# In small letters. Packed files were decoded as latin-1 (`load.files`): these letters are their first bytes.
_BEGINNINGS = (
    ("<!doctype", "a web page"),
    ("<html", "a web page"),
    ("<?xml", "an XML file"),
    ("<opml", "an OPML file"),
    ("<svg", "a picture"),
    ("{\\rtf", "a rich text file"),
    ("pk\x03\x04", "a Word document or another packed file"),
    ("\xf0\xef\x11\xe0", "a Word document"),
    ("%pdf", "a PDF file"),
    ("\x89png", "a picture"),
    ("\xff\xf8\xff", "a picture"),
    ("gif8", "a picture"),
    ("begin:vcard", "a card of somebody (vCard)"),
    ("begin:vcalendar", "a calendar"),
)
_OF_PEOPLE = ("an XML file", "an OPML file", "a card of somebody (vCard)")
_CONFLICT = re.compile(r"^(?:<{7}(?= |$)|={7}$|>{7}(?= |$))[^\r\n]*", re.M)


def other_format(source: Source) -> Problem | None:
    """The problem of a file that begins as one of another format does, or that git left half merged."""
    text = source.text
    head = text[:200].lstrip("\ufeff \t\r\n")
    for beginning, what in _BEGINNINGS:
        if head[: len(beginning)].lower() == beginning:
            start = text.index(head[0])
            folder, _, name = source.name.rpartition("/")
            of_people = what in _OF_PEOPLE and folder == "people"
            message, help = unsupported.other_format(what, name, of_people=of_people)
            return Problem(message, Span(source, start, start + len(beginning)), help)
    mark = _CONFLICT.search(text)
    if not mark:
        return None
    message, help = unsupported.CONFLICT
    return Problem(message, Span(source, *mark.span()), help)
