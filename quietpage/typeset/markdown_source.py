"""The readable text of Markdown, piece by piece, each with a map back to the source.

What a reader gets is not what was typed: marks, escapes and entities are gone, lines of quotations and lists
are joined. A number that is found in the readable text is told at the place where it was typed; markdown-it
gives lines of blocks and no columns, so the columns are found here, from left to right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from quietpage.typeset.markdown import any_address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from markdown_it.utils import EnvType


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


def words_in(markdown: str) -> Iterator[tuple[str, Map]]:
    """What a reader gets of a text in Markdown besides code, block by block, each with a map back.

    `HIDDEN` stands in the place of code, of what is escaped by a backslash, of `&lt;` and `&gt;`, and of an
    address in `<` and `>`; and in the words of a link also in that of the signs by which an address is known.
    All of that stands there on purpose.
    """
    return ((text, place) for text, place, read in _read(markdown, code=False) if read)


HIDDEN = "\ufffc"
_SCHEME, _WWW = "://", "www."


def _read(markdown: str, named: bool = False, code: bool = True) -> Iterator[tuple[str, Map, bool]]:
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
        defined[reference["title"]] = title[1] if title and whole else _Offset(starts[first])
    for token in tokens:
        if token.map is None:
            continue
        first = token.map[0]
        if token.type == "inline":
            yield from _inline_pieces(token, lines, starts, first, defined, named, code)
        elif token.type == "fence":
            yield *_code_block(_lines_of(token), lines, starts, first + 1), code
            if token.info:
                at = starts[first] + max(0, lines[first].find(token.info))
                yield *_unescaped(token.info, at.__add__), False
        elif token.type == "code_block":
            yield *_code_block(_lines_of(token), lines, starts, first), code
        elif token.type == "list_item_open" and token.info:
            mark = token.info + token.markup
            at = starts[first] + max(0, lines[first].find(mark))
            yield mark, _Offset(at), True


def _lines_of(code: Token) -> list[str]:
    """The lines of a block of code. One that nobody closed may end without the end of a line."""
    return code.content.removesuffix("\n").split("\n")


class _Offset:
    """A map for text that stands in the Markdown as it is read."""

    def __init__(self, start: int) -> None:
        self.start = start

    def __call__(self, start: int, end: int) -> tuple[int, int]:
        return self.start + start, self.start + end


class _Positions:
    """A map for text that was put together: where each of its code points begins and ends in the Markdown."""

    def __init__(self, starts: tuple[int, ...], ends: tuple[int, ...]) -> None:
        self.starts, self.ends = starts, ends

    def __call__(self, start: int, end: int) -> tuple[int, int]:
        if not self.starts:
            return 0, 0
        first = self.starts[min(start, len(self.starts) - 1)]
        return first, max(first, self.ends[min(max(end - 1, start), len(self.ends) - 1)])


def _inline_pieces(
    token: Token,
    lines: list[str],
    starts: list[int],
    first: int,
    defined: dict[str, Map],
    named: bool,
    code: bool,
) -> Iterator[tuple[str, Map, bool]]:
    place = offsets_in(token.content.split("\n"), lines, starts, first)
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
        tail = tail_of_link(content, at)
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
            tails.append((title, defined.get(title, _Offset(place(at))), True))

    def walk(children: Sequence[Token]) -> None:
        titles: list[str] = []
        automatic = False
        for child in children:
            if child.type == "text" and automatic:
                _read_address(child.content)
            elif child.type == "text":
                read(child.content, child.content)
                if titles and not code:
                    shown[-1] = shown[-1].replace(_SCHEME, HIDDEN * 3).replace(_WWW, HIDDEN * 4)
            elif child.type == "text_special" and not code and _is_on_purpose(child):
                read(HIDDEN, child.markup)
            elif child.type == "text_special":
                read(_named(child.markup) or child.content if named else child.content, child.markup)
            elif child.type == "code_inline":
                read(child.content if code else HIDDEN, child.content)
            elif child.type in ("softbreak", "hardbreak"):
                read("\n", " ")
            elif child.type == "image":
                pass_by("[")
                walk(child.children or ())
                pass_tail(str(child.attrs.get("title") or ""))
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
        if not code:
            read(HIDDEN, content[at:end])
            return
        for piece, written in _without_percents(content[at:end], text):
            read(piece, written)

    walk(token.children or ())
    yield (
        "".join(shown),
        _Positions(tuple(place(i) for i in begins), tuple(place(i - 1) + 1 if i else place(0) for i in ends)),
        True,
    )
    yield from tails


def tail_of_link(content: str, at: int) -> tuple[tuple[int, int], tuple[int, int], int] | None:
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


def definition(text: str) -> tuple[int, int]:
    """From where to where an address stands in the lines that define it."""
    from markdown_it.helpers import parseLinkDestination

    begin = _past_space(text, text.find("]:") + 2)
    address = parseLinkDestination(text, begin, len(text))
    return begin, address.pos if address.ok else len(text)


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
    return "".join(text), _Positions(tuple(map(place, begins)), tuple(place(end - 1) + 1 for end in ends))


def _is_on_purpose(special: Token) -> bool:
    """Whether a sign that is written as an escape is to be read as it stands."""
    return special.markup.startswith("\\") or special.content in ("<", ">")


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


def _code_block(
    content: list[str], lines: list[str], starts: list[int], first: int
) -> tuple[str, Callable[[int, int], tuple[int, int]]]:
    text = "\n".join(content)
    place = offsets_in(content, lines, starts, first)
    return text, _Positions(
        tuple(map(place, range(len(text)))), tuple(place(i) + 1 for i in range(len(text)))
    )


def offsets_in(content: list[str], lines: list[str], starts: list[int], first: int) -> Callable[[int], int]:
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


@cache
def _reader() -> MarkdownIt:
    """The same Markdown, left as it was written: no typographic signs, and every escape still told apart."""
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": False})
    reader.disable(["text_join", "lheading", "html_block", "html_inline"])
    reader.validateLink = any_address  # type: ignore[method-assign]
    return reader
