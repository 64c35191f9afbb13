"""Markdown as a page shows it, its links, and its readable text with the places it came from.

CommonMark by markdown-it-py with typographic quotes and dashes. Raw HTML stays what was typed, as text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token
    from markdown_it.utils import EnvType, OptionsDict

Quotes = tuple[str, str, str, str]

ENGLISH_QUOTES: Quotes = ("“", "”", "‘", "’")
"""Opening and closing double quote, opening and closing single quote."""

BETWEEN = "\n\n"
"""What stands between the blocks of a plain text; a line may end within one."""

_BREAK = "  \n"
_NEVER_IN_ADDRESSES = re.compile(r"[^!#$%&'()*+,./:;=?@_~0-9A-Za-z\[\]-]")


class Prose(NamedTuple):
    """A text in Markdown, set.

    `html` is the finished markup; `plain` the text in it, block by block; `titles` what is shown beside a
    link to whoever points at it; `links` the addresses as they stand in the markup; `slips` what a text of
    this kind may not have, `heading` or `picture`, each with the offset in the Markdown where it begins.
    """

    html: str
    plain: str
    titles: tuple[str, ...]
    links: tuple[str, ...]
    slips: tuple[tuple[str, int], ...]

    @property
    def read(self) -> str:
        """All that a reader gets, block by block."""
        return BETWEEN.join((self.plain, *self.titles)) if self.titles else self.plain


def prose(markdown: str, quotes: Quotes = ENGLISH_QUOTES) -> Prose:
    """Set a text in Markdown, with the quotation marks of its language."""
    setter = _setter(quotes, _BREAK in markdown or "\\\n" in markdown)
    env: EnvType = {}
    tokens = setter.parse(markdown, env)
    plain: list[str] = []
    titles: list[str] = []
    slips: list[tuple[str, int]] = []
    links: list[str] = []
    for token in tokens:
        kind = token.type
        if kind == "inline":
            for child in token.children or ():
                if child.type == "link_open":
                    links.append(str(child.attrs["href"]))
                    if title := child.attrs.get("title"):
                        titles.append(str(title))
                elif child.type == "image":
                    slips.append(("picture", _offset_of_line(markdown, token.map)))
            plain.append(_shown(token.children or ()))
        elif kind in ("fence", "code_block"):
            plain.append(token.content)
        elif kind == "list_item_open" and token.info:
            plain.append(token.info + token.markup)
        elif kind == "heading_open":
            slips.append(("heading", _offset_of_line(markdown, token.map)))
    html = setter.renderer.render(tokens, setter.options, env)
    return Prose(html, BETWEEN.join(plain), tuple(titles), tuple(links), tuple(slips))


def readings(markdown: str) -> Iterator[tuple[str, Callable[[int, int], tuple[int, int]]]]:
    """What a reader gets of a text in Markdown, block by block, each with a map back.

    The map takes a stretch of the block's text to the stretch of the Markdown that it was made from. The mark
    of an ordered list's item is a block of its own, and so is a link's title.
    """
    # A carriage return becomes a space, so that every offset stays what it was.
    lined = markdown.replace("\r\n", " \n").replace("\r", "\n").replace("\x00", "\ufffd")
    starts = [0]
    starts.extend(i + 1 for i, sign in enumerate(lined) if sign == "\n")
    lines = lined.split("\n")
    for token in _reader().parse(lined):
        if token.map is None:
            continue
        first = token.map[0]
        if token.type == "inline":
            yield from _inline_readings(token, lines, starts, first)
        elif token.type == "fence":
            yield _block_reading(token.content.split("\n")[:-1], lines, starts, first + 1)
        elif token.type == "code_block":
            yield _block_reading(token.content.split("\n")[:-1], lines, starts, first)
        elif token.type == "list_item_open" and token.info:
            mark = token.info + token.markup
            at = starts[first] + max(0, lines[first].find(mark))
            yield mark, _Straight(at)


class _Straight:
    """A map for text that stands in the Markdown as it is read."""

    def __init__(self, start: int) -> None:
        self.start = start

    def __call__(self, start: int, end: int) -> tuple[int, int]:
        return self.start + start, self.start + end


class _Mapped:
    """A map for text that was put together: where each of its code points begins and ends in the Markdown."""

    def __init__(self, starts: tuple[int, ...], ends: tuple[int, ...]) -> None:
        self.starts, self.ends = starts, ends

    def __call__(self, start: int, end: int) -> tuple[int, int]:
        if not self.starts:
            return 0, 0
        first = self.starts[min(start, len(self.starts) - 1)]
        return first, max(first, self.ends[min(max(end - 1, start), len(self.ends) - 1)])


def _inline_readings(
    token: Token, lines: list[str], starts: list[int], first: int
) -> Iterator[tuple[str, Callable[[int, int], tuple[int, int]]]]:
    place = _places(token.content.split("\n"), lines, starts, first)
    content = token.content.replace("\n", " ")  # as code and breaks show a line's end
    shown: list[str] = []
    begins: list[int] = []
    ends: list[int] = []
    at = 0

    def read(text: str, written: str) -> None:
        nonlocal at
        found = content.find(written, at)
        found = at if found < 0 else found
        at = found + len(written)
        shown.append(text)
        if text == written:
            begins.extend(range(found, at))
            ends.extend(range(found + 1, at + 1))
        else:
            begins.extend([found] * len(text))
            ends.extend([at] * len(text))

    titles: list[tuple[str, int]] = []

    def walk(children: Sequence[Token]) -> None:
        nonlocal at
        for child in children:
            if child.type == "text":
                read(child.content, child.content)
            elif child.type == "text_special":
                read(child.content, child.markup)
            elif child.type == "code_inline":
                read(child.content, child.content)
            elif child.type in ("softbreak", "hardbreak"):
                read("\n", " ")
            elif child.type == "image":
                walk(child.children or ())
            elif child.type == "link_open" and (title := child.attrs.get("title")):
                titles.append((str(title), at))

    walk(token.children or ())
    yield (
        "".join(shown),
        _Mapped(tuple(place(i) for i in begins), tuple(place(i - 1) + 1 if i else place(0) for i in ends)),
    )
    for title, since in titles:
        found = content.find(title, since)
        begin = place(max(found, 0))
        yield title, _Straight(begin)


def _block_reading(
    content: list[str], lines: list[str], starts: list[int], first: int
) -> tuple[str, Callable[[int, int], tuple[int, int]]]:
    text = "\n".join(content)
    place = _places(content, lines, starts, first)
    return text, _Mapped(tuple(map(place, range(len(text)))), tuple(place(i) + 1 for i in range(len(text))))


def _places(content: list[str], lines: list[str], starts: list[int], first: int) -> Callable[[int], int]:
    """From an offset in a block's own lines to the offset in the whole text that the block was taken from."""
    offsets: list[int] = []
    for number, line in enumerate(content):
        source = lines[first + number] if first + number < len(lines) else ""
        begin = starts[min(first + number, len(starts) - 1)]
        bare = line.strip()
        column = source.rfind(bare) if bare else 0
        column = max(column, 0) - (len(line) - len(line.lstrip()) if bare else 0)
        offsets.extend(begin + min(max(column + i, 0), len(source)) for i in range(len(line) + 1))
    total = len(offsets)

    def place(offset: int) -> int:
        return offsets[min(offset, total - 1)] if total else 0

    return place


def _shown(children: Sequence[Token]) -> str:
    return "".join(
        "\n" if child.type in ("softbreak", "hardbreak") else child.content
        for child in children
        if child.type != "html_inline"
    )


def _offset_of_line(markdown: str, lines: list[int] | None) -> int:
    if not lines:
        return 0
    at = 0
    for _ in range(lines[0]):
        at = markdown.find("\n", at) + 1
    while at < len(markdown) and markdown[at] in " \t":
        at += 1
    return at


@cache
def _setter(quotes: Quotes, breaks: bool) -> MarkdownIt:
    """The Markdown setter of a language, set up once; kept for the life of the program.

    `breaks` says whether a line may end in a break. Where none does, a line's end is text like any other.
    """
    from markdown_it import MarkdownIt

    setter = MarkdownIt(
        "commonmark", {"html": False, "typographer": True, "quotes": list(quotes), "xhtmlOut": False}
    )
    setter.enable(["replacements", "smartquotes"])
    # A line under a text is a line here, never a heading: headings have no place in a text anyway.
    setter.disable(["lheading", "html_block", "html_inline"])
    # Text goes on up to a sign that one of the rules that are on begins with. By default it stops at many
    # more, which takes half as long again.
    setter.inline.terminator_re = re.compile(r"[\n\\`*_\[\]!&<]" if breaks else r"[\\`*_\[\]!&<]")
    if not breaks:
        setter.disable("newline")
    # Every address becomes a link here, and is judged where its place is known.
    setter.validateLink = _any_address  # type: ignore[method-assign]
    setter.normalizeLink = _written_for_html  # type: ignore[method-assign]
    setter.add_render_rule("link_open", _link_open)
    return setter


@cache
def _reader() -> MarkdownIt:
    """The same Markdown, left as it was written: no typographic signs, and every escape still told apart."""
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": False})
    reader.disable(["text_join", "lheading", "html_block", "html_inline"])
    reader.validateLink = _any_address  # type: ignore[method-assign]
    return reader


def _any_address(url: str) -> bool:
    return True


def _written_for_html(url: str) -> str:
    if _NEVER_IN_ADDRESSES.search(url) is None:
        return url
    from markdown_it.common.normalize_url import normalizeLink

    try:
        return normalizeLink(url)
    except ValueError:  # an address that no library can take apart: judged, and refused, by its place
        return url


def _link_open(
    self: RendererHTML, tokens: Sequence[Token], i: int, options: OptionsDict, env: EnvType
) -> str:
    tokens[i].attrs["rel"] = "noopener noreferrer"
    tokens[i].attrs["referrerpolicy"] = "no-referrer"
    return self.renderToken(tokens, i, options, env)
