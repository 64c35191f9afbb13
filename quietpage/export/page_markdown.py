"""The whole page as one file in Markdown, which outlives any tool: CommonMark.

A reason stands in it as it was typed, where CommonMark reads it as this page does, whatever stands around it.
Where it would not (a line of hyphens below a text makes a heading there, `<b>` is a tag, an address given
further down could be another's), its meaning is written anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from quietpage.core.late_patterns import libraries_with_late_patterns
from quietpage.core.model import Link, Reason
from quietpage.export.model import Drawn, home_of
from quietpage.export.page_data import filled, verse

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from quietpage.locale import Words
    from quietpage.render.view_models import PersonView
    from quietpage.typeset.texts import OwnTexts, PersonTexts

_APART = "<!-- -->"
"""Between two lists that are not to become one (CommonMark 0.31, section 5.3)."""

_STANDING_BEHIND = "quietpage"
"""A paragraph that is set behind a text for trial: it has to come out as it is."""


def text(drawn: Drawn) -> str:
    """The page, block by block, an empty line between them."""
    blocks = [f"# {_escaped(drawn.told.title)}"]
    if drawn.site.welcome:
        blocks.append(as_markdown(drawn.site.welcome.value))
    for texts, view in zip(drawn.texts.people, drawn.shown.people, strict=True):
        blocks += _person(texts, view, drawn.told.words)
    for own in drawn.texts.page.own:
        blocks += ("***", _own_page(own, drawn.site.url))
    blocks.append("***")
    blocks += _foot(drawn)
    return "\n\n".join(blocks) + "\n"


def _person(texts: PersonTexts, view: PersonView, words: Words) -> Iterator[str]:
    """Somebody, as their own page has it; a child has no page, and less to say."""
    person = texts.shown
    yield f"## {_escaped(view.name)}"
    if about := view.comma.join(filter(None, (view.pronouns, view.where))):
        yield _escaped(about)
    yield from _reasons(texts.person.reasons)
    if start := person.start_with:
        yield filled(_escaped(words.begin), title=_link(Link(start.title, start.url)))
        if start.why:
            yield _escaped(start.why.value)
    if person.links:
        yield filled(_escaped(words.meet), links=words.listed([_link(link) for link in person.links]))
    if view.ways:
        ways = words.listed([_escaped(way.label) for way in view.ways])
        yield filled(_escaped(words.person_ways), name=_escaped(view.name), ways=ways)


def _reasons(reasons: Sequence[Reason]) -> Iterator[str]:
    """The reasons, each under its way if it was written under one."""
    before = ""
    for reason in reasons:
        if way := reason.way:
            yield f"*{_escaped(way.written.value if way.written else way.word)}*"
            before = ""
        written = as_markdown(reason.text.value)
        if _ends_in_a_list(before) and _begins_with_a_list(written):
            yield _APART
        yield written
        before = written


def _foot(drawn: Drawn) -> Iterator[str]:
    """The verse, who made the page, that its order means nothing, and where the author is."""
    words, author, minors = drawn.told.words, drawn.texts.page.shown.author, drawn.theme.minors
    if lines := verse(drawn):
        yield "\\\n".join(map(_escaped, lines))
    name = _escaped(author.name.value)
    if not minors and (address := home_of(drawn.site)):
        name = f"[{name}]({_destination(address)})"
    said = [filled(_escaped(words.made if minors else words.chosen), name=name), _escaped(words.order)]
    links = [_link(link) for link in author.links]
    if author.email:
        links.append(f"[{_escaped(words.mail)}]({_destination(f'mailto:{author.email.value}')})")
    if links:
        said.append(filled(_escaped(words.elsewhere), links=words.listed(links)))
    yield " ".join(said)


def _own_page(own: OwnTexts, url: str) -> str:
    """A page of the author's own, its title a heading among the others; `url` is where the page is published.

    What leads to somewhere on the page leads there from elsewhere; if it is published nowhere, it is words.
    """
    setter = _ours(headings=True)
    tokens = setter.parse(own.page.text.value)
    here = url and f"{url}{own.page.path}"
    led = iter(zip(own.fates, own.led, strict=True))
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1]) + 1, 6)}"
        elif token.type == "inline":
            token.children = [*_leading_from_elsewhere(token.children or (), led, here)]
    anew = _Writer(tokens).text()
    same = _common().render(anew) == setter.renderer.render(tokens, setter.options, {})
    return anew if same else "\n\n".join((f"## {_escaped(own.title)}", _in_words(tokens[3:])))


def _leading_from_elsewhere(
    children: Sequence[Token], led: Iterator[tuple[str, str]], here: str
) -> Iterator[Token]:
    """What stands within a line, its links and pictures led from elsewhere; `led` says of each where to, and
    `here` is the whole address of the page, if it has one.
    """
    opened: list[bool] = []
    for child in children:
        name = {"link_open": "href", "image": "src"}.get(child.type)
        if name is not None:
            fate, way = next(led)
            leads = fate == "elsewhere" or bool(here)
            if fate != "elsewhere" and here:
                child.attrs[name] = _ours().normalizeLink(urljoin(here, way))
            if child.type == "link_open":
                opened.append(leads)
            if not leads:
                yield from child.children or ()
                continue
        elif child.type == "link_close" and not opened.pop():
            continue
        yield child


def _in_words(tokens: Sequence[Token]) -> str:
    """Texts of which no Markdown says just this: their words, block by block."""
    kinds = ("inline", "fence", "code_block")
    return "\n\n".join(_escaped(_plain(token)) for token in tokens if token.type in kinds)


def as_markdown(written: str) -> str:
    """A text in this page's Markdown as CommonMark that says the same, whatever stands around it."""
    raw = written.strip("\n").rstrip()
    if _says_the_same(written, raw):
        return raw
    tokens = _ours().parse(written)
    anew = _Writer(tokens).text()
    if _says_the_same(written, anew):
        return anew
    # What is left are stars within stars: their words, block by block, without them.
    return _in_words(tokens)


def _says_the_same(written: str, markdown: str) -> bool:
    """Whether CommonMark makes of a text what this page makes of what was written, and no more of it than
    that: what stands behind it stays what it is, and it gives no address to others.
    """
    env: dict[str, object] = {}
    found: str = _common().render(f"{markdown}\n\n{_STANDING_BEHIND}\n", env)
    if env.get("references") or markdown[:1].isspace():
        return False
    ours: str = _ours().render(written)
    return found == f"{ours}<p>{_STANDING_BEHIND}</p>\n"


def _ends_in_a_list(markdown: str) -> bool:
    tokens = _common().parse(markdown) if markdown else []
    return bool(tokens) and tokens[-1].type == "bullet_list_close"


def _begins_with_a_list(markdown: str) -> bool:
    tokens = _common().parse(markdown)
    return bool(tokens) and tokens[0].type == "bullet_list_open"


@cache
def _common() -> MarkdownIt:
    """CommonMark as others read it."""
    with libraries_with_late_patterns():
        from markdown_it import MarkdownIt
    setter = MarkdownIt("commonmark")
    setter.validateLink = lambda url: True  # type: ignore[method-assign]
    return setter


@cache
def _ours(headings: bool = False) -> MarkdownIt:
    """Markdown as this page reads it, without its typographic signs: see `typeset.markdown`."""
    with libraries_with_late_patterns():
        from markdown_it import MarkdownIt
    setter = MarkdownIt("commonmark", {"html": False})
    setter.disable(["html_block", "html_inline"] if headings else ["lheading", "html_block", "html_inline"])
    setter.validateLink = lambda url: True  # type: ignore[method-assign]
    return setter


class _Writer:
    """Writes tokens as CommonMark: headings, paragraphs, lists, quotations, code, and what stands within a
    line.
    """

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = list(tokens)
        self._at = 0

    def text(self) -> str:
        return "\n\n".join(self._blocks(""))

    def _blocks(self, until: str) -> list[str]:
        """The blocks up to a token of a kind, which is passed over."""
        blocks: list[str] = []
        lists = 0
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            self._at += 1
            if token.type == until:
                break
            if token.type == "inline":
                blocks.append(_inline(token.children or ()))
            elif token.type == "heading_open":
                words = _inline(self._tokens[self._at].children or ()).replace("\n", " ")
                blocks.append(f"{'#' * int(token.tag[1])} {words}".rstrip())
                self._at += 2
            elif token.type in ("fence", "code_block"):
                blocks.append(_fence(token))
            elif token.type == "hr":
                blocks.append("***")
            elif token.type == "blockquote_open":
                blocks.append(_moved_in(self._blocks("blockquote_close"), "> ", "> "))
            elif token.type == "bullet_list_open":
                # Another sign begins another list.
                blocks.append(self._list("-*"[lists % 2] + " "))
                lists += 1
        return blocks

    def _list(self, sign: str) -> str:
        items: list[str] = []
        loose = False
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            self._at += 1
            if token.type == "bullet_list_close":
                break
            if token.type == "list_item_open":
                first = self._tokens[self._at]
                loose = loose or (first.type == "paragraph_open" and not first.hidden)
                blocks = self._blocks("list_item_close")
                items.append(_moved_in(blocks, sign, "  ", "\n\n" if loose else "\n"))
        return ("\n\n" if loose else "\n").join(items)


def _moved_in(blocks: list[str], first: str, others: str, between: str = "\n\n") -> str:
    lines = between.join(blocks).split("\n")
    moved = [first + lines[0], *(others + line for line in lines[1:])]
    return "\n".join(line.rstrip() for line in moved)


def _fence(token: Token) -> str:
    """Code between two lines of signs, more of them than stand in it anywhere."""
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", token.content)), default=0))
    return f"{fence}{token.info.strip()}\n{token.content.removesuffix(chr(10))}\n{fence}"


def _inline(children: Sequence[Token]) -> str:
    parts: list[str] = []
    leads: list[Token] = []
    for child in children:
        if child.type == "text":
            parts.append(_escaped(child.content, begins=not "".join(parts).rpartition("\n")[2]))
        elif child.type == "text_special":
            parts.append(_escaped(child.content))
        elif child.type == "softbreak":
            parts.append("\n")
        elif child.type == "hardbreak":
            parts.append("\\\n")
        elif child.type == "code_inline":
            parts.append(_code(child.content))
        elif child.type in ("em_open", "em_close"):
            parts.append("*")
        elif child.type in ("strong_open", "strong_close"):
            parts.append("**")
        elif child.type == "image":
            said = _inline(child.children or ()).replace("\n", " ")
            parts.append(f"![{said}]({_destination(str(child.attrs['src']))}{_title(child)})")
        elif child.type == "link_open":
            leads.append(child)
            parts.append("[")
        elif child.type == "link_close":
            lead = leads.pop()
            parts.append(f"]({_destination(str(lead.attrs['href']))}{_title(lead)})")
    return "".join(parts)


def _title(token: Token) -> str:
    """The title of a link or a picture, as it stands behind its address."""
    title = re.sub(r'([\\"&])', r"\\\1", str(token.attrs.get("title", "")))
    return f' "{title}"' if title else ""


def _code(content: str) -> str:
    fence = "`" * (1 + max(map(len, re.findall("`+", content)), default=0))
    space = " " if content[:1] == "`" or content[-1:] == "`" or content[:1] == content[-1:] == " " else ""
    return f"{fence}{space}{content}{space}{fence}"


def _plain(token: Token) -> str:
    if token.type != "inline":
        return token.content
    return "".join(
        "\n" if child.type in ("softbreak", "hardbreak") else child.content for child in token.children or ()
    )


def _link(link: Link) -> str:
    return f"[{_escaped(link.label.value, begins=False)}]({_destination(link.url.value)})"


def _destination(url: str) -> str:
    """An address as it stands behind the words of a link."""
    url = re.sub(r"&(?=#?\w+;)", "&amp;", url)
    url = re.sub(r"([\\<>])", r"\\\1", url)
    return f"<{url}>" if re.search(r"[\s()]", url) or not url else url


_SIGNS = r"[\\`*_\[\]<>|~]|&(?=#?\w+;)|!(?=\[)"
"""What may mean something anywhere in a line; also in the Markdown of tables and struck words (GFM)."""


def _escaped(text: str, begins: bool = True) -> str:
    """A text in which no sign means anything. `begins` says that it stands at the beginning of a line."""
    escaped = re.sub(_SIGNS, r"\\\g<0>", text)
    if begins:
        escaped = re.sub(r"(?m)^([#+=-])", r"\\\1", escaped)
    return re.sub(r"(?m)(?<=\s)(#+)$", r"\\\1", escaped)
