"""Markdown as a page shows it, its links, and its readable text with the places it came from.

CommonMark by markdown-it-py with typographic quotes and dashes (`typography`). Raw HTML stays what was typed,
as text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Container
from functools import cache
from typing import TYPE_CHECKING

from quietpage.core.late_patterns import late_pattern, libraries_with_late_patterns
from quietpage.core.named_tuple import NamedTuple
from quietpage.core.slugs import IDS, anchor, slug
from quietpage.locale import runs_from_the_right
from quietpage.typeset.typography import ENGLISH_QUOTES, Quotes, apostrophes, apostrophes_left

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token
    from markdown_it.utils import EnvType, OptionsDict

BETWEEN = "\n\n"
"""What stands between the blocks of a plain text; a line may end within one."""

_BREAK = "  \n"
_NEVER_IN_ADDRESSES = late_pattern(r"[^!#$%&'()*+,./:;=?@_~0-9A-Za-z\[\]-]")


class Prose(NamedTuple):
    """A text in Markdown, set.

    `html` is the finished markup; `plain` the text in it, block by block; `titles` what is shown beside a
    link to whoever points at it; `links` the addresses as they stand in the markup; `slips` what a text of
    this kind may not have, `heading`, `picture`, `link` (one without words), `title` or `nesting`, each with
    the offset in the Markdown where it begins.
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


_DEEPEST = 19
"""The level of a list or a quotation below which markdown-it drops what stands there."""


def prose(
    markdown: str, quotes: Quotes = ENGLISH_QUOTES, *, own: bool = False, ids: Container[str] = IDS
) -> Prose:
    """Set a text in Markdown, with the quotation marks of its language.

    `own` says that it is a page of its own: it begins with its title, may have headings, each with an `id`,
    and pictures, whose addresses are among the links; none of its headings gets one of these `ids`.
    """
    breaks = _BREAK in markdown or "\\\n" in markdown
    setter = markdown_setter(quotes, breaks, own, _without_work(markdown))
    env: EnvType = {}
    tokens = setter.parse(markdown, env)
    plain: list[str] = []
    titles: list[str] = []
    slips: dict[tuple[str, int], None] = {}
    links: list[str] = []
    code = False
    taken, levels = set[str](), _Levels()
    for place, token in enumerate(tokens):
        kind = token.type
        if kind == "inline":
            for child in token.children or ():
                if child.type == "code_inline":
                    code = True
                elif child.type == "link_open":
                    links.append(str(child.attrs["href"]))
                    if title := child.attrs.get("title"):
                        titles.append(str(title))
                elif child.type == "image" and own:
                    links.append(str(child.attrs["src"]))
                    if title := child.attrs.get("title"):
                        titles.append(str(title))
                elif child.type == "image":
                    slips["picture", token.map[0] if token.map else 0] = None
            if links and _links_nothing(token.children or ()):
                slips["link", token.map[0] if token.map else 0] = None
            plain.append(_shown(token.children or ()))
        elif kind in ("fence", "code_block"):
            code = True
            plain.append(token.content)
        elif kind == "list_item_open" and token.info:
            plain.append(token.info + token.markup)
        elif token.nesting == 1 and token.level >= _DEEPEST:
            slips["nesting", token.map[0] if token.map else 0] = None
        elif kind == "heading_open" and not own:
            slips["heading", token.map[0] if token.map else 0] = None
        elif kind == "paragraph_open" and own:
            if _is_picture(tokens[place + 1].children or ()):
                token.attrSet("class", "picture")
        elif kind == "heading_open" and token.tag != "h1":
            token.tag = tokens[place + 2].tag = levels.shown(token.tag)
            # Of those that say the same, only the topmost can be led to.
            if (name := slug(_shown(tokens[place + 1].children or ()))) and name not in taken:
                taken.add(name)
                token.attrSet("id", anchor(name, ids))
        elif kind == "heading_open" and place:
            slips["title", token.map[0] if token.map else 0] = None
    if (code or links) and runs_from_the_right(markdown):
        _set_apart(tokens)
    html = setter.renderer.render(tokens, setter.options, env)
    return Prose(html, BETWEEN.join(plain), tuple(titles), tuple(links), _placed(slips, markdown))


class _Levels:
    """The levels of headings below the title, none of them left out: what is a part of `##` is `###`, with
    however many signs it was written.
    """

    def __init__(self) -> None:
        self._open = [("h1", "h1")]

    def shown(self, written: str) -> str:
        while len(self._open) > 1 and self._open[-1][0] >= written:
            self._open.pop()
        shown = f"h{int(self._open[-1][1][1]) + 1}"
        self._open.append((written, shown))
        return shown


def _is_picture(children: Sequence[Token]) -> bool:
    """Whether a line has nothing in it but pictures, perhaps with links around them."""
    kinds = {child.type for child in children}
    return "image" in kinds and kinds <= {"image", "softbreak", "hardbreak", "link_open", "link_close"}


def _links_nothing(children: Sequence[Token]) -> bool:
    """Whether there is a link without anything in it to read or to see."""
    begun = None
    for place, child in enumerate(children):
        if child.type == "link_open":
            begun = place
        elif child.type == "link_close" and begun is not None:
            inside = children[begun + 1 : place]
            if not any(each.type == "image" or each.content.strip() for each in inside):
                return True
    return False


def _shown(children: Sequence[Token]) -> str:
    """What is read of these: of a picture its words, without the marks in them."""
    return "".join(
        "\n"
        if child.type in ("softbreak", "hardbreak")
        else _shown(child.children or ())
        if child.type == "image"
        else child.content
        for child in children
        if child.type != "html_inline"
    )


def _set_apart(tokens: Sequence[Token]) -> None:
    """In a text with letters from the right: code runs from the left, and the words of a link each their own
    way, so that neither pulls the marks beside it, or its own, to the other side (`C++`).
    """
    from markdown_it.token import Token

    for token in tokens:
        if token.type in ("fence", "code_block"):
            token.attrSet("dir", "ltr")
        elif token.type == "inline":
            children: list[Token] = []
            for child in token.children or ():
                if child.type == "link_close":
                    children.append(Token("bdi_close", "bdi", -1))
                children.append(child)
                if child.type == "link_open":
                    children.append(Token("bdi_open", "bdi", 1))
                elif child.type == "code_inline":
                    child.attrSet("dir", "ltr")
            token.children = children


def _placed(slips: Collection[tuple[str, int]], markdown: str) -> tuple[tuple[str, int], ...]:
    """Slips, told by their lines, with the offsets at which the words of those lines begin."""
    if not slips:
        return ()
    starts = [found.end() for found in re.finditer(r"(?m)^[ \t]*", markdown)]
    return tuple((kind, starts[min(line, len(starts) - 1)]) for kind, line in slips)


_NEEDED_BY_RULES = (
    ("normalize", ("\r", "\0")),
    ("fence", ("```", "~~~")),
    ("blockquote", (">",)),
    ("heading", ("#",)),
)
"""Rules of markdown-it that are asked about each line, or go through the whole text, and find nothing where
none of these signs is.
"""


def _without_work(markdown: str) -> tuple[str, ...]:
    """The rules that have nothing to do in a text. To set it without them takes a tenth less time."""
    return tuple([rule for rule, signs in _NEEDED_BY_RULES if not any(sign in markdown for sign in signs)])


@cache
def markdown_setter(
    quotes: Quotes, breaks: bool = False, headings: bool = False, off: tuple[str, ...] = ()
) -> MarkdownIt:
    """The Markdown setter of a language, set up once; kept for the life of the program."""
    return new_setter(quotes, breaks, headings, off)


def new_setter(quotes: Quotes, breaks: bool, headings: bool, off: tuple[str, ...] = ()) -> MarkdownIt:
    """A Markdown setter of a language.

    `breaks` says whether a line may end in a break. Where none does, a line's end is text like any other.
    `headings` says whether there may be any, and `off` are rules that have nothing to do.
    """
    with libraries_with_late_patterns():
        from markdown_it import MarkdownIt

    setter = MarkdownIt(
        "commonmark", {"html": False, "typographer": True, "quotes": list(quotes), "xhtmlOut": False}
    )
    setter.enable(["replacements", "smartquotes"])
    setter.core.ruler.before("smartquotes", "apostrophes", apostrophes)
    setter.core.ruler.after("smartquotes", "apostrophes_left", apostrophes_left)
    # A line under a text is a line here, and no heading, but on a page of the author's own.
    setter.disable(["html_block", "html_inline"] if headings else ["lheading", "html_block", "html_inline"])
    # Text goes on up to a sign that one of the rules that are on begins with. By default it stops at many
    # more, which takes half as long again.
    setter.inline.terminator_re = re.compile(r"[\n\\`*_\[\]!&<]" if breaks else r"[\\`*_\[\]!&<]")
    setter.disable(off if breaks else ("newline", *off))
    # Every address becomes a link here, and is judged where its place is known.
    setter.validateLink = any_address  # type: ignore[method-assign]
    setter.normalizeLink = _written_for_html  # type: ignore[method-assign]
    setter.add_render_rule("link_open", _link_open)
    return setter


def any_address(url: str) -> bool:
    """In place of markdown-it's `validateLink`, which would leave a bad address as text, and say nothing."""
    return True


def _written_for_html(url: str) -> str:
    """In place of `normalizeLink`: most addresses need nothing, and its module takes a while to load."""
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
    """The render rule of a link: it gives away neither this window nor the page that it stands on."""
    tokens[i].attrs["rel"] = "noopener noreferrer"
    tokens[i].attrs["referrerpolicy"] = "no-referrer"
    return self.renderToken(tokens, i, options, env)
