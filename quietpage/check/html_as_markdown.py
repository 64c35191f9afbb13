"""HTML that was written into a text, as the Markdown or the plain words that say the same.

It is for help only, and shows what a writer most likely meant: nothing that is published passes through it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import unescape


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


_ELEMENTS = _names(
    "a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink blockquote"
    " body br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog"
    " dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6"
    " head header hgroup hr html i iframe img input ins kbd label legend li link main map mark marquee"
    " menu meta meter nav nobr noframes noscript object ol optgroup option output p param picture pre"
    " progress q rp rt ruby s samp script section select slot small source span strike strong style sub"
    " summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var"
    " video wbr"
)
_WITHOUT_END = _names("area base br col embed hr img input link meta param source track wbr")

_AROUND = {
    **dict.fromkeys(("b", "strong"), "**"),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), "*"),
    **dict.fromkeys(("code", "tt", "kbd", "samp"), "`"),
    "q": '"',
}
"""What stands around the words in Markdown, by the element."""


class Tag:
    """A tag in a text: its name in small letters, where it stands, and whether it closes an element."""

    __slots__ = ("attributes", "closes", "end", "name", "start")

    def __init__(self, found: re.Match[str]) -> None:
        self.start, self.end = found.span()
        self.closes, self.name, self.attributes = bool(found[1]), found[2].lower(), found[3]

    @property
    def opens(self) -> bool:
        """Whether an element begins that has an end."""
        return not self.closes and self.name not in _WITHOUT_END and not self.attributes.endswith("/")

    @property
    def is_html(self) -> bool:
        """Whether it is surely one: `<name of a friend>` and `a <b and c> d` are none."""
        if ":" in self.name:  # as a word processor writes them
            return True
        if self.name not in _ELEMENTS:
            return not self.closes and '="' in self.attributes
        bare = self.attributes.strip().removesuffix("/")
        return not bare or self.closes or "=" in bare


@cache
def _tag() -> re.Pattern[str]:
    return re.compile(r"""<[ \t]?(/?)[ \t]?([A-Za-z][A-Za-z0-9:-]*+)((?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+)>""")


def tags(text: str) -> list[Tag]:
    """The tags of HTML in a text, in their order."""
    found = map(Tag, _tag().finditer(text))
    return [tag for tag in found if tag.is_html and (tag.name == "br" or text[tag.start + 1] not in " \t")]


def outermost(tags: list[Tag]) -> Iterator[tuple[Tag, Tag | None]]:
    """Of these tags each that is in no other's element, with the tag that closes it, if there is one."""
    ends: dict[int, Tag] = {}
    opened: dict[str, list[Tag]] = {}
    for tag in tags:
        if tag.opens:
            opened.setdefault(tag.name, []).append(tag)
        elif tag.closes and opened.get(tag.name):
            ends[opened[tag.name].pop().start] = tag
    done = 0
    for tag in tags:
        if tag.start >= done:
            close = ends.get(tag.start)
            done = close.end if close else tag.end
            yield tag, close


def as_markdown(html: str) -> str:
    """What stands in HTML, in Markdown: links, emphasis, code and quotations; of all else, the words."""
    return _converted(html, markdown=True)


def as_words(html: str) -> str:
    """What stands in HTML, without it."""
    return unescape(_converted(html, markdown=False))


def address_in(tag: Tag) -> str:
    """Where a link leads; nothing, if that is not said."""
    found = re.search(r"""(?i)\bhref\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++))""", tag.attributes)
    return unescape((found[1] or found[2] or found[3] or "").strip(" “”„«»")) if found else ""


def link(words: str, address: str) -> str:
    """A link in Markdown."""
    if re.search(r"[\s()<>]", address):
        address = "<" + re.sub(r"[\s<>]", lambda sign: f"%{ord(sign[0]):02X}", address) + ">"
    return f"[{words}]({address})"


def _converted(html: str, *, markdown: bool) -> str:
    # For each element that is open: its tag, and the pieces that stand in it so far.
    open_: list[tuple[Tag | None, list[str]]] = [(None, [])]
    done = 0
    for tag in tags(html):
        open_[-1][1].append(html[done : tag.start])
        done = tag.end
        if tag.opens:
            open_.append((tag, []))
        elif tag.closes and any(each and each.name == tag.name for each, _ in open_):
            while True:
                begun, pieces = open_.pop()
                whole = "".join(pieces)
                open_[-1][1].append(_around(whole, begun) if markdown and begun else whole)
                if begun and begun.name == tag.name:
                    break
        elif tag.name in ("br", "hr"):
            open_[-1][1].append(" ")
    open_[-1][1].append(html[done:])
    return re.sub(r"\s+", " ", "".join(piece for _, pieces in open_ for piece in pieces)).strip()


def _around(words: str, tag: Tag) -> str:
    bare = words.strip()
    if not bare:
        return words
    before, _, after = words.partition(bare)
    if tag.name == "a":
        address = address_in(tag)
        return before + (link(bare, address) if address else bare) + after
    sign = _AROUND.get(tag.name, "")
    return f"{before}{sign}{bare}{sign}{after}"
