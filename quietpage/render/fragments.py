"""Pieces of a page as its template made them: a person's article, and what stands around the articles.

In both there are still the two marks around what was written in Markdown; the finished page has none.
"""

from __future__ import annotations

from collections.abc import Container

from markupsafe import Markup

from quietpage.core.diagnostics import Problem
from quietpage.core.late_patterns import late_pattern
from quietpage.core.named_tuple import NamedTuple
from quietpage.render.view_models import CLOSE, OPEN, PersonView

_AT_ONCE = 200
"""So many parts of a page are made into bytes at once: faster than one by one, and all together are large."""

_APART = late_pattern(
    r'\s*+<article(?: (?:class|id|lang|dir)="[^"<>]*")*+>(?:[^<]++'
    r"|</?(?:a|b|bdi|br|code|div|em|footer|h2|i|img|li|p|picture|section|small|source|span|strong|ul)"
    r'(?: [a-z-]+(?:="[^"<>]*")?)*+ ?/?>'
    r'|<svg(?: [a-z-]+="[^"<>]*")*+><use(?: [a-z-]+="[^"<>]*")*+/></svg>)*+</article>\s*+'
)
"""An article as the shipped templates make it: it begins and ends where it seems to."""


class ArticleMarkup(Markup):
    """The markup of an article: it was escaped when it was rendered."""

    __slots__ = ()


class Article(NamedTuple):
    """A person's article as it stands among the others, drawn from what they are shown as.

    `root` is the way up from the page on which it stands, and behind it the way, if it is on the page of one;
    `content` are its bytes without the marks, or nothing if they were not made for it alone.
    `apart` says that nothing in it belongs together with what stands before it or behind it.
    """

    person: PersonView
    root: str
    html: ArticleMarkup
    content: bytes
    apart: bool


def article(person: PersonView, root: str, html: str) -> Article:
    """An article that was drawn. It stands apart if it is one `article` from its first sign to its last."""
    apart = _APART.fullmatch(html) is not None or _stands_apart(html)
    return Article(person, root, ArticleMarkup(html), unmarked(html).encode(), apart)


def known_article(person: PersonView, root: str, html: str, apart: bool) -> Article:
    """An article that was drawn before; `apart` is what was found then."""
    return Article(person, root, ArticleMarkup(html), b"", apart)


def _stands_apart(html: str) -> bool:
    """The same by the full tokenizer: no tag or comment in it is left open that could go on behind it."""
    if html.count("<article") != 1 or html.count("</article") != 1 or "<!--" in html:
        return False
    from quietpage.markup.html import read
    from quietpage.markup.tokens import Ambiguity, Characters, EndTag, StartTag

    events = [
        each
        for each in read(html)
        if not isinstance(each, Characters) or not html[each.start : each.end].isspace()
    ]
    if any(isinstance(each, Ambiguity) for each in events):
        return False
    begins, ends = events[0], events[-1]
    return isinstance(begins, StartTag) and isinstance(ends, EndTag) and begins.name == ends.name == "article"


class Draft(NamedTuple):
    """A page in its parts: whatever its template said, and between it the articles of people.

    `asked` are the names of the values that its templates asked for.
    """

    path: str
    template: str
    parts: tuple[str | Article, ...]
    asked: frozenset[str] = frozenset()

    @property
    def html(self) -> str:
        return "".join([part if isinstance(part, str) else part.html for part in self.parts])

    @property
    def content(self) -> bytes:
        """The bytes of the finished page."""
        done: list[bytes] = []
        for at in range(0, len(self.parts), _AT_ONCE):
            some = self.parts[at : at + _AT_ONCE]
            if any(not isinstance(part, str) and part.content for part in some):
                done += [_content(part) for part in some]
            else:
                done.append(unmarked("".join([p if isinstance(p, str) else p.html for p in some])).encode())
        return b"".join(done)

    def without(self, articles: Container[str], instead: str = "") -> str:
        """The page with nothing inside those of its articles that have this markup, or with `instead`."""
        empty = f"<article>{instead}</article>"
        return "".join(
            [
                part if isinstance(part, str) else empty if part.html in articles else part.html
                for part in self.parts
            ]
        )


class Rendered(NamedTuple):
    """Pages in the order of their sheets, the articles that were drawn for them, and what kept from drawing:
    then there are no pages.
    """

    drafts: list[Draft]
    articles: list[Article]
    problems: tuple[Problem, ...] = ()


def _content(part: str | Article) -> bytes:
    if not isinstance(part, str):
        if part.content:
            return part.content
        part = part.html
    return unmarked(part).encode()


def unmarked(html: str) -> str:
    """A page or a piece of one without the marks."""
    # In half the time that it takes to replace either by nothing.
    return "".join(html.replace(CLOSE, OPEN).split(OPEN))
