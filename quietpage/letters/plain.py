"""A text that was set in HTML as plain text: paragraphs and lists, as one writes them in a letter."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_BLOCKS = ("p", "li", "pre", "ul", "blockquote", "hr")


def plain_of(html: str) -> str:
    """The words of what the Markdown of a page becomes, with an empty line between paragraphs.

    A line ends where its author wanted it to, and nowhere else; where links lead is left out, as on paper.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.text()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self._blocks: list[str] = [""]
        self._items: list[bool] = [False]  # whether a block is a list's item
        self._lists = 0
        self._pre = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._blocks[-1] += "\n"
        elif tag == "ul":
            self._lists += 1
            self._begin()
        elif tag == "li":
            self._begin()
            self._blocks[-1] = "  " * (self._lists - 1) + "- "
            self._items[-1] = True
        elif tag in _BLOCKS and not (tag == "p" and self._blocks[-1].strip() == "-"):
            self._begin()
        self._pre = self._pre or tag == "pre"

    def handle_endtag(self, tag: str) -> None:
        if tag == "ul":
            self._lists -= 1
        if tag in _BLOCKS:
            self._begin()
        if tag == "pre":
            self._pre = False

    def handle_data(self, data: str) -> None:
        last = self._blocks[-1]
        words = data if self._pre else re.sub(r"[ \t\r\n]+", " ", data)
        if not last or last[-1].isspace():
            words = words if self._pre else words.lstrip(" ")
        self._blocks[-1] = last + words

    def text(self) -> str:
        kept = [
            (block.rstrip(), item)
            for block, item in zip(self._blocks, self._items, strict=True)
            if block.strip()
        ]
        written = ""
        for at, (block, item) in enumerate(kept):
            close = at > 0 and item and kept[at - 1][1]
            written += ("\n" if close else "\n\n" if at else "") + block
        return written

    def _begin(self) -> None:
        self._blocks.append("")
        self._items.append(False)
