"""Where the links and the pictures of a page of the author's own stand in its Markdown.

markdown-it gives lines of blocks and no columns, so its rules for links are asked where they are as they find
one. It takes as long as setting the page once more: only who has something to tell asks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from quietpage.core.named_tuple import NamedTuple
from quietpage.typeset.markdown import new_setter
from quietpage.typeset.markdown_source import definition, offsets_in, tail_of_link
from quietpage.typeset.typography import ENGLISH_QUOTES

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token
    from markdown_it.utils import EnvType


class LinkPlace(NamedTuple):
    """A link, or a picture: from where to where its address is written, and its words with their brackets.

    An address that is written once, for several links, stands where it is defined. `alt` is what a picture is
    told in; nothing, if it is a link.
    """

    address: tuple[int, int]
    words: tuple[int, int]
    alt: str | None = None


def link_places(markdown: str) -> list[LinkPlace]:
    """Those of a text, in the order of the addresses of `Prose`: a link stands before the pictures in it."""
    ends = [*re.finditer(r"\r\n?|\n", markdown)]
    starts = [0, *(end.end() for end in ends)]
    lines = re.sub(r"\r\n?", "\n", markdown).replace("\x00", "\ufffd").split("\n")
    env: EnvType = {}
    tokens = _placing_setter().parse(markdown, env)
    defined: dict[str, tuple[int, int]] = {}
    for label, each in env.get("references", {}).items():
        first, last = each["map"]
        within = offsets_in(lines[first:last], lines, starts, first)
        start, end = definition("\n".join(lines[first:last]))
        defined[label] = within(start), within(end)
    found: list[LinkPlace] = []
    for token in tokens:
        if token.type != "inline" or token.map is None:
            continue
        within = offsets_in(token.content.split("\n"), lines, starts, token.map[0])

        def placed(start: int, end: int, place: Callable[[int], int] = within) -> tuple[int, int]:
            first = place(start)
            return first, (place(end - 1) + 1 if end > start else first)

        for child in token.children or ():
            if child.type not in ("link_open", "image"):
                continue
            label, words = child.meta.get("label"), placed(*child.meta["words"])
            start, end = defined[label] if label in defined else placed(*child.meta["address"])
            if end > start + 1 and (markdown[start], markdown[end - 1]) == ("<", ">"):
                start, end = start + 1, end - 1
            found.append(LinkPlace((start, end), words, _read(child) if child.type == "image" else None))
    return found


def _read(picture: Token) -> str:
    """The words of a picture, as a browser has them."""
    from markdown_it.renderer import RendererHTML

    return RendererHTML().renderInlineAsText(picture.children or (), _placing_setter().options, {})


@cache
def _placing_setter() -> MarkdownIt:
    """The setter of such pages, which notes of each link where it stands in the lines of its block."""
    setter = new_setter(ENGLISH_QUOTES, breaks=True, headings=True)
    setter.options["store_labels"] = True
    setter.options["typographer"] = False
    rules = {rule.name: rule.fn for rule in setter.inline.ruler.__rules__}
    for name in ("link", "image", "autolink"):
        setter.inline.ruler.at(name, _noting(rules[name], name))
    return setter


_Rule = Callable[["StateInline", bool], bool]


def _noting(rule: _Rule, name: str) -> _Rule:
    def noted(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            token = _opened(state.tokens[before:])
            end = state.pos
            if name == "autolink":
                token.meta.update(address=(start + 1, end - 1), words=(start, end))
                return True
            begins = start + (name == "image")
            closes = state.md.helpers.parseLinkLabel(state, begins, name == "link")
            tail = tail_of_link(state.src, closes + 1)
            inline = tail is not None and "label" not in token.meta
            token.meta.update(
                address=tail[0] if tail and inline else (begins, end), words=(start, closes + 1)
            )
        return True

    return noted


def _opened(tokens: Sequence[Token]) -> Token:
    """The link or picture that a rule has just made; text may stand before it, and words behind."""
    return next(token for token in tokens if token.type in ("link_open", "image"))
