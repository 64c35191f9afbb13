"""Extract the human-readable texts from exported files, for the check of numbers in them.

Syntax is passed over, and so is where an address leads; everything else is taken for a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quietpage.core.model import Page

_UNREAD_ELEMENTS = frozenset(["link", "guid", "loc", "ownerId", "language", "source:blogroll"])
_UNREAD_ATTRIBUTES = frozenset(
    ["version", "encoding", "type", "url", "xmlUrl", "htmlUrl", "href", "rel", "isPermaLink"]
)
_UNREAD_PROPERTIES = frozenset(["BEGIN", "VERSION", "URL", "EMAIL", "END"])


def texts(page: Page) -> Iterator[str]:
    """The texts of a format's file; a file that is none of them has none."""
    return texts_in(page.content.decode(), page.path.rpartition(".")[2])


def texts_in(file: str, ending: str) -> Iterator[str]:
    """The same for a file's text, or a piece of it that can be read by itself; `ending` is the file's.

    `human.json` has none: addresses, the version of its own form, and days, which are for programs alone.
    """
    if ending in ("opml", "xml"):
        yield from _xml(file)
    elif ending == "vcf":
        yield from _vcard(file)
    elif ending == "csv":
        yield from _table(file)
    elif ending == "txt":
        yield from (line for line in file.splitlines() if not line.startswith("Sitemap:"))


def _xml(file: str) -> Iterator[str]:
    """Texts of elements, and values of attributes."""
    for tag, attributes, text in re.findall(r"<([^\s<>/!?]++)([^<>]*+)>([^<]*+)", file):
        if text and tag not in _UNREAD_ELEMENTS and not text.isspace():
            yield _unescaped(text)
        parts = attributes.split('"')
        for before, value in zip(parts[::2], parts[1::2], strict=False):
            name = before.strip(" =")
            if name not in _UNREAD_ATTRIBUTES and not name.startswith("xmlns"):
                yield _unescaped(value)


def _unescaped(text: str) -> str:
    if "&" not in text:
        return text
    text = text.replace("&quot;", '"').replace("&gt;", ">").replace("&lt;", "<")
    return text.replace("&amp;", "&")


def _vcard(file: str) -> Iterator[str]:
    """Values of properties, unfolded (RFC 6350, section 3.2); the parts of a name each by itself."""
    for line in file.replace("\r\n ", "").split("\r\n"):
        head, _, value = line.partition(":")
        name = head.partition(";")[0]
        if name == "N":
            yield from map(_plain, re.split(r"(?<!\\);", value))
        elif name not in _UNREAD_PROPERTIES:
            yield _plain(value)


def _table(file: str) -> Iterator[str]:
    """Cells of a table, but for accounts in the fediverse, which are addresses."""
    for line in file.splitlines():
        yield from (cell for cell in line.split(",") if cell and not re.fullmatch(r"[^@\s]+@[^@\s]+", cell))


def _plain(value: str) -> str:
    """A value without its escapes."""
    if "\\\\" in value:
        return re.sub(r"\\(.)", lambda escape: "\n" if escape[1] == "n" else escape[1], value)
    return value.replace("\\,", ",").replace("\\;", ";").replace("\\n", "\n")
