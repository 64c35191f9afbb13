"""A site as its templates meet it: plain texts, finished markup, and tuples of these.

What an author wrote in Markdown stands between two marks, so that the guard can tell it from what a template
said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from markupsafe import Markup

from quietpage.core.late_patterns import late_pattern
from quietpage.core.named_tuple import NamedTuple
from quietpage.render.openings import opening

OPEN, CLOSE = "\ufdd0", "\ufdd1"
"""Before and behind what was written in Markdown. No source can hold these two: they are no characters."""

STYLE = "<style>"
"""Before a style that is read as one; anywhere else it would be seen."""

PIECES = late_pattern(f"{OPEN}([^{CLOSE}]*){CLOSE}")
"""What stands between the two."""


class Named(NamedTuple):
    """Something with a name and, if it has one, a page: what a list of links is made of."""

    label: str
    path: str = ""
    language: str = ""


class Sentence(NamedTuple):
    """One of the page's own sentences, and what goes into its slots."""

    text: str
    parts: dict[str, Named | list[Named]]


class WayView(NamedTuple):
    word: str
    verse: str
    path: str
    line: str


class ReasonView(NamedTuple):
    """`beginning` is its first paragraph, or all of it if there is no other."""

    html: Markup
    way: str
    beginning: Markup


class Opening(NamedTuple):
    """A text that begins with a name: what else is in that paragraph, and what follows it."""

    rest: Markup
    more: Markup


def opening_of(reason: Markup, name: str) -> Opening | None:
    """A reason without the name of its person, if it begins with that."""
    parts = opening(str(reason)[1:-1], name)
    return Opening(*[Markup(OPEN + part + CLOSE if part else "") for part in parts]) if parts else None


class Beginning(NamedTuple):
    link: Markup
    why: str


class PortraitView(NamedTuple):
    """A picture as a page asks for it: the path of each of its files, and the size of the frame in pixels."""

    alt: str
    avif: str
    webp: str
    jpeg: str
    width: int
    height: int


class PersonView(NamedTuple):
    name: str
    slug: str
    path: str
    card: str
    language: str
    reasons: tuple[ReasonView, ...]
    ways: tuple[Named, ...]
    links: tuple[Markup, ...]
    start_with: Beginning | None
    pronouns: str
    where: str
    comma: str
    crowd: tuple[Named, ...]
    portrait: PortraitView | None
    draft: bool = False
    own: Markup | str = ""


def under_way(person: PersonView, way: str) -> list[Markup]:
    """What is said of a person on the page of a way: all that was written under it; or else how the others
    begin.
    """
    said = [reason.html for reason in person.reasons if reason.way == way]
    if said or not person.path:  # there is no other page with all that is said of a child
        return said or [reason.html for reason in person.reasons]
    without = [reason for reason in person.reasons if not reason.way]
    return [reason.beginning for reason in (without or person.reasons)[:1]]


def shown_on_way(person: PersonView) -> tuple[object, ...]:
    """All that shipped templates show of somebody who is no child on the page of a way, whichever it is."""
    ways = dict.fromkeys((CLOSE, *(reason.way for reason in person.reasons if reason.way)))  # no way is CLOSE
    said = tuple([(way, *under_way(person, way)) for way in ways])
    return person.name, person.path, person.language, person.draft, said


class OwnPageView(NamedTuple):
    """A page of the author's own; `title` is plain text, and `heading` the same as it was written."""

    title: str
    heading: Markup
    html: Markup
    path: str
    language: str


class AuthorView(NamedTuple):
    name: str
    card: Markup
    links: tuple[Markup, ...]
    me: tuple[str, ...]
    fediverse: str


class FormatsView(NamedTuple):
    """What other programs read beside the pages, each by its path if there is such a file."""

    blogroll: str = ""
    feed: str = ""
    humans: str = ""
    follows: str = ""
    vouches: str = ""


class IconsView(NamedTuple):
    """The pictures for a tab, each by its path if there is one."""

    svg: str = ""
    day: str = ""
    night: str = ""
    touch: str = ""


class SiteView(NamedTuple):
    title: str
    title_lang: str
    welcome: Markup | str
    author: AuthorView
    audience: str
    paper: tuple[tuple[str, str], ...]
    portraits: bool
    minors: bool
    formats: FormatsView
    card: str
    leave: Markup | str = ""
    icons: IconsView = IconsView()
    preload: tuple[str, ...] = ()
    pages: tuple[Named, ...] = ()


class PageView(NamedTuple):
    """A page; `data` is the index as JSON-LD, in which what the author wrote stands between the two marks."""

    kind: str
    language: str
    dir: str
    policy: str
    description: str
    description_lang: str
    canonical: str
    data: Markup | str = ""


class PageInput(NamedTuple):
    """What one page is drawn from: where it goes, its template, the way up from it, and what it shows."""

    path: str
    template: str
    root: str
    page: PageView
    values: Mapping[str, object]


class SiteInput(NamedTuple):
    """A whole site, ready to be drawn.

    `marks` has for each person, by their slug, a short name for all that they are shown from, if there is
    one; `on_ways` one for what shipped templates show of them on the page of a way (`shown_on_way`), where
    that is known.
    """

    language: str
    site: SiteView
    people: list[PersonView]
    sheets: list[PageInput]
    options: Mapping[str, str] = {}
    marks: Mapping[str, str] = {}
    on_ways: Mapping[str, str] = {}

    def read(self, sheet: PageInput) -> Iterator[str]:
        """What a sheet shows of its own that was written in Markdown or as a style: what stands between the
        two marks.
        """
        marked = [self.site.welcome, sheet.page.description]
        yield from (str(each)[1:-1] for each in marked if isinstance(each, Markup))
        if style := sheet.values.get("style"):
            yield STYLE + str(style)[1:-1]
        yield from PIECES.findall(sheet.page.data)
        person = sheet.values.get("person")
        if isinstance(person, PersonView):
            yield from self.spoken([person])
        own = sheet.values.get("own")
        if isinstance(own, OwnPageView):
            yield from (str(part)[1:-1] for part in (own.heading, own.html))

    def spoken(self, people: Iterable[PersonView]) -> Iterator[str]:
        """The same for people: reasons, how these begin, and what is left of them without the name."""
        for person in people:
            for reason in person.reasons:
                yield str(reason.html)[1:-1]
                if reason.beginning is not reason.html:
                    yield str(reason.beginning)[1:-1]
                yield from (str(part)[1:-1] for part in opening_of(reason.html, person.name) or () if part)
