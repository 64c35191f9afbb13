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
    begins = [start for start, _, _ in raw]
    kept = [number for number in numbers if not _within(number.start, raw, begins)]
    for start, _, html in raw:
        for number in found_in_html(html, language, not_numbers, template=False, xml=False):
            first, last = number.start + start, number.end + start
            kept.append(Number(source[first:last], first, last, number.kind, number.clue))
    return tuple(sorted(kept, key=lambda number: (number.start, number.end)))


def _within(place: int, stretches: list[tuple[int, int, str]], begins: list[int]) -> bool:
    """Whether a place is in one of these stretches, which lie apart; `begins` has their beginnings."""
    before = bisect_right(begins, place)
    return before > 0 and place < stretches[before - 1][1]


def _raw_html(markdown: str) -> Iterator[tuple[int, int, str]]:
    """Blocks of HTML, and tags and comments within a line: where each begins and ends, and what it is."""
    starts = [0]
    while (end := markdown.find("\n", starts[-1])) >= 0:
        starts.append(end + 1)
    starts.append(len(markdown))
    for token in _reader().parse(markdown):
        if token.map is None:
            continue
        begin, stop = starts[token.map[0]], starts[min(token.map[1], len(starts) - 1)]
        if token.type == "html_block":
            yield _place_of(token.content.rstrip("\n"), markdown, begin, stop) or (
                begin,
                stop,
                markdown[begin:stop],
            )
        elif token.type == "inline":
            at = begin
            for child in token.children or ():
                # No token says where it stands. They come in their order, so each is found behind the last;
                # one in code may read like a tag.
                if child.type in ("html_inline", "code_inline"):
                    found = _place_of(child.content, markdown, at, stop)
                    if found is not None:
                        at = found[1]
                        if child.type == "html_inline":
                            yield found


def _place_of(content: str, markdown: str, at: int, stop: int) -> tuple[int, int, str] | None:
    """Where the content of a token stands, from a place on, and what stands there.

    What is before its further lines in a list or a quotation is no part of it, and is made space.
    """
    first, *others = content.split("\n")
    begin = markdown.find(first, at, stop)
    while begin >= 0:
        end, html = begin + len(first), [first]
        for line in others:
            bare = line.lstrip(" \t")
            after = _after(bare, markdown, end)
            if after < 0:
                break
            html.append(bare.rjust(after - end - 1))
            end = after
        else:
            return begin, end, "\n".join(html)
        begin = markdown.find(first, begin + 1, stop)
    return None


def _after(line: str, markdown: str, end: int) -> int:
    """The end of this line, if it is the next one; -1, if it is not."""
    if not markdown.startswith("\n", end):
        return -1
    end += 1
    while not markdown.startswith(line, end) or (not line and markdown[end : end + 1] in (" ", "\t", ">")):
        if markdown[end : end + 1] not in (" ", "\t", ">"):
            return -1
        end += 1
    return end + len(line)


@cache
def _reader() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark")
