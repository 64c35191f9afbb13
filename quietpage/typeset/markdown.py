"""Markdown as a page shows it, its links, and its readable text with the places it came from.

CommonMark by markdown-it-py with typographic quotes and dashes. Raw HTML stays what was typed, as text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
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
    slips: dict[tuple[str, int], None] = {}
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
                    slips["picture", token.map[0] if token.map else 0] = None
            plain.append(_shown(token.children or ()))
        elif kind in ("fence", "code_block"):
            plain.append(token.content)
        elif kind == "list_item_open" and token.info:
            plain.append(token.info + token.markup)
        elif kind == "heading_open":
            slips["heading", token.map[0] if token.map else 0] = None
    html = setter.renderer.render(tokens, setter.options, env)
    return Prose(html, BETWEEN.join(plain), tuple(titles), tuple(links), _placed(slips, markdown))


Map = Callable[[int, int], tuple[int, int]]
"""From a stretch of a text to the stretch of the Markdown that it was made from."""


def readings(markdown: str) -> Iterator[tuple[str, Map]]:
    """What a reader gets of a text in Markdown, block by block, each with a map back.

    The map takes a stretch of the block's text to the stretch of the Markdown that it was made from. The mark
    of an ordered list's item is a block of its own, and so is a link's title.
    """
    return ((text, place) for text, place, read in _read(markdown) if read)


def decoded(markdown: str) -> Iterator[tuple[str, Map]]:
    """All that Markdown makes of a text, read or not, each piece with a map back: also where links lead, and
    what a block of code is said to be.

    A sign that Markdown would not show stands for itself here, as it was named: `&#0;` is the sign NUL.
    """
    return ((text, place) for text, place, _ in _read(markdown, named=True))


def _read(markdown: str, named: bool = False) -> Iterator[tuple[str, Map, bool]]:
    """Each piece of a text in Markdown with a map back, and whether it is read."""
    # A carriage return becomes a space, so that every offset stays what it was.
    lined = markdown.replace("\r\n", " \n").replace("\r", "\n").replace("\x00", "\ufffd")
    starts = [0]
    starts.extend(i + 1 for i, sign in enumerate(lined) if sign == "\n")
    lines = lined.split("\n")
    env: EnvType = {}
    tokens = _reader().parse(lined, env)
    defined = {}
    for reference in env.get("references", {}).values():
        first, last = reference["map"]
        address, title = _definition("\n".join(lines[first:last]), starts[first])
        yield *address, False
        # Within a quotation, what is written is not word for word what the title is.
        whole = title is not None and title[0] == reference["title"]
        defined[reference["title"]] = title[1] if title and whole else _Straight(starts[first])
    for token in tokens:
        if token.map is None:
            continue
        first = token.map[0]
        if token.type == "inline":
            yield from _inline_readings(token, lines, starts, first, defined, named)
        elif token.type == "fence":
            yield *_block_reading(token.content.split("\n")[:-1], lines, starts, first + 1), True
            if token.info:
                at = starts[first] + max(0, lines[first].find(token.info))
                yield *_unescaped(token.info, at.__add__), False
        elif token.type == "code_block":
            yield *_block_reading(token.content.split("\n")[:-1], lines, starts, first), True
        elif token.type == "list_item_open" and token.info:
            mark = token.info + token.markup
            at = starts[first] + max(0, lines[first].find(mark))
            yield mark, _Straight(at), True


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
    token: Token, lines: list[str], starts: list[int], first: int, defined: dict[str, Map], named: bool
) -> Iterator[tuple[str, Map, bool]]:
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

    def pass_by(sign: str) -> None:
        nonlocal at
        at = content.find(sign, at) + 1 or at

    tails: list[tuple[str, Map, bool]] = []

    def pass_tail(title: str) -> None:
        """Go on behind a link, of which we are in the words."""
        nonlocal at
        pass_by("]")
        tail = _tail(content, at)
        if tail:
            (begin, end), (title_begin, title_end), at = tail
            tails.append((*_unescaped(content[begin:end], lambda offset: place(begin + offset)), False))
            if title:
                words = content[title_begin:title_end]
                tails.append((*_unescaped(words, lambda offset: place(title_begin + offset)), True))
            return
        if content[at : at + 1] == "[":
            pass_by("]")
        if title:
            tails.append((title, defined.get(title, _Straight(place(at))), True))

    def walk(children: Sequence[Token]) -> None:
        titles: list[str] = []
        automatic = False
        for child in children:
            if child.type == "text" and automatic:
                _read_address(child.content)
            elif child.type == "text":
                read(child.content, child.content)
            elif child.type == "text_special":
                read(_named(child.markup) or child.content if named else child.content, child.markup)
            elif child.type == "code_inline":
                read(child.content, child.content)
            elif child.type in ("softbreak", "hardbreak"):
                read("\n", " ")
            elif child.type == "image":
                walk(child.children or ())
            elif child.type == "link_open":
                automatic = child.info == "auto"
                titles.append(str(child.attrs.get("title") or ""))
                pass_by("<" if automatic else "[")
            elif child.type == "link_close" and titles:
                title = titles.pop()
                if automatic:
                    automatic = False
                    pass_by(">")
                else:
                    pass_tail(title)

    def _read_address(text: str) -> None:
        """An address in `<` and `>`, which is shown without its percent signs."""
        end = content.find(">", at)
        for piece, written in _without_percents(content[at:end], text):
            read(piece, written)

    walk(token.children or ())
    yield (
        "".join(shown),
        _Mapped(tuple(place(i) for i in begins), tuple(place(i - 1) + 1 if i else place(0) for i in ends)),
        True,
    )
    yield from tails


def _tail(content: str, at: int) -> tuple[tuple[int, int], tuple[int, int], int] | None:
    """What stands behind the words of a link that has its address with it: where the address begins and ends,
    the same for its title, and where the link ends.
    """
    from markdown_it.helpers import parseLinkDestination, parseLinkTitle

    if content[at : at + 1] != "(":
        return None
    begin = _past_space(content, at + 1)
    address = parseLinkDestination(content, begin, len(content))
    end = address.pos if address.ok else begin
    start = _past_space(content, end)
    title = parseLinkTitle(content, start, len(content))
    until = title.pos if title.ok and start > end else start
    until = _past_space(content, until)
    if content[until : until + 1] != ")":
        return None
    return (begin, end), (start + 1, title.pos - 1) if title.ok else (start, start), until + 1


def _definition(text: str, start: int) -> tuple[tuple[str, Map], tuple[str, Map] | None]:
    """Where a link is defined: its address and its title, each with a map back."""
    from markdown_it.helpers import parseLinkDestination, parseLinkTitle

    begin = _past_space(text, text.find("]:") + 2)
    address = parseLinkDestination(text, begin, len(text))
    end = address.pos if address.ok else begin
    place = _unescaped(text[begin:end], (start + begin).__add__)
    title_begin = _past_space(text, end)
    title = parseLinkTitle(text, title_begin, len(text))
    if not title.ok:
        return place, None
    words = text[title_begin + 1 : title.pos - 1]
    return place, _unescaped(words, (start + title_begin + 1).__add__)


def _past_space(text: str, at: int) -> int:
    while text[at : at + 1] in (" ", "\t", "\n"):
        at += 1
    return at


def _unescaped(written: str, place: Callable[[int], int]) -> tuple[str, Map]:
    """What a title or an address is without its escapes and entities, with a map back."""
    from markdown_it.common.utils import UNESCAPE_ALL_RE, unescapeAll

    text: list[str] = []
    begins: list[int] = []
    ends: list[int] = []
    done = 0

    def add(piece: str, start: int, end: int) -> None:
        text.append(piece)
        whole = len(piece) != end - start
        begins.extend(start if whole else start + i for i in range(len(piece)))
        ends.extend(end if whole else start + i + 1 for i in range(len(piece)))

    for found in UNESCAPE_ALL_RE.finditer(written):
        add(written[done : found.start()], done, found.start())
        add(unescapeAll(found[0]), *found.span())
        done = found.end()
    add(written[done:], done, len(written))
    return "".join(text), _Mapped(tuple(map(place, begins)), tuple(place(end - 1) + 1 for end in ends))


def _without_percents(written: str, shown: str) -> list[tuple[str, str]]:
    """An address in pieces, each as it is shown and as it is written."""
    from urllib.parse import unquote

    pieces = [
        (unquote(piece) if piece.startswith("%") and unquote(piece) in shown else piece, piece)
        for piece in re.findall(r"(?:%[0-9A-Fa-f]{2})+|[^%]+|%", written)
    ]
    return pieces if "".join(piece for piece, _ in pieces) == shown else [(shown, written)]


def _named(entity: str) -> str:
    """The sign that an entity names by a number, if Markdown shows none for it."""
    found = re.fullmatch(r"(?i)&#(?:x([0-9a-f]+)|([0-9]+));", entity)
    code = (int(found[1], 16) if found[1] else int(found[2])) if found else -1
    from markdown_it.common.utils import isValidEntityCode

    return chr(code) if 0 <= code <= 0x10FFFF and not isValidEntityCode(code) else ""


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


def _placed(slips: Collection[tuple[str, int]], markdown: str) -> tuple[tuple[str, int], ...]:
    """Slips, told by their lines, with the offsets at which the words of those lines begin."""
    if not slips:
        return ()
    starts = [found.end() for found in re.finditer(r"(?m)^[ \t]*", markdown)]
    return tuple((kind, starts[min(line, len(starts) - 1)]) for kind, line in slips)


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
