"""Numbers in the Markdown of anybody's files: with HTML in it, and with what a template fills in.

A page's own texts take no HTML, so `markup_formats.found_in_markdown` reads tags as text. In a file from
elsewhere they are tags: a width is not read, nor is a comment; words in `alt` and `title` are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from quietpage.numbers.html import without_templates
from quietpage.numbers.markup_formats import NOTHING, found_in_html, found_in_markdown
from quietpage.numbers.number import Number

if TYPE_CHECKING:
    from markdown_it import MarkdownIt


def found_in_markdown_file(
    source: str, language: str = "en", not_numbers: frozenset[str] = NOTHING
) -> tuple[Number, ...]:
    """Each number that a reader gets of Markdown in which HTML and templates may stand."""
    # Markdown takes each kind of line end for the same; so they are made, and no place is moved.
    seen = without_templates(source.replace("\r\n", " \n").replace("\r", "\n"))
    numbers = found_in_markdown(seen, language, not_numbers)
    if "<" not in seen:
        return numbers
    raw = sorted(_raw_html(seen))
    if not raw:
        return numbers
    begins = [start for start, _ in raw]
    kept = [number for number in numbers if not _within(number.start, raw, begins)]
    for start, end in raw:
        for number in found_in_html(seen[start:end], language, not_numbers, template=False, xml=False):
            first, last = number.start + start, number.end + start
            kept.append(Number(source[first:last], first, last, number.kind, number.clue))
    return tuple(sorted(kept, key=lambda number: (number.start, number.end)))


def _within(place: int, stretches: list[tuple[int, int]], begins: list[int]) -> bool:
    """Whether a place is in one of these stretches, which lie apart; `begins` has their beginnings."""
    before = bisect_right(begins, place)
    return before > 0 and place < stretches[before - 1][1]


def _raw_html(markdown: str) -> Iterator[tuple[int, int]]:
    """Where blocks of HTML, and tags and comments within a line, begin and end."""
    starts = [0]
    while (end := markdown.find("\n", starts[-1])) >= 0:
        starts.append(end + 1)
    starts.append(len(markdown))
    for token in _reader().parse(markdown):
        if token.map is None:
            continue
        begin, stop = starts[token.map[0]], starts[min(token.map[1], len(starts) - 1)]
        if token.type == "html_block":
            yield begin, stop
        elif token.type == "inline":
            at = begin
            for child in token.children or ():
                # No token says where it stands. They come in their order, so each is found behind the last;
                # one in code may read like a tag.
                if child.type in ("html_inline", "code_inline"):
                    found = markdown.find(child.content, at, stop)
                    if found >= 0:
                        at = found + len(child.content)
                        if child.type == "html_inline":
                            yield found, at


@cache
def _reader() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark")
