"""The model of a site, once it has been read: frozen values that know where they were written.

A `Site` has people, each with `Reason`s; a reason may speak of a `Way`, a way of making a difference. A
`Theme` has `Level`s, the folders that it stands on, each with templates and style sheets. A `Page` is a
finished file.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from quietpage.core.named_tuple import NamedTuple
from quietpage.core.source import Place, Source, Span

if TYPE_CHECKING:
    from quietpage.core.scalar import Scalar


class Text(NamedTuple):
    """What a person wrote, and where. It compares by value and prints as its value.

    `scalar` is the YAML scalar that it was read from, and `lead` how many code points of that scalar's value
    stand before this one. A text of another origin has none, and only its place.
    """

    value: str
    place: Place
    scalar: Scalar | None = None
    lead: int = 0

    def within(self, start: int, end: int) -> Place:
        """The place of `value[start:end]`, counted in code points; if that is not known, of all of it."""
        if self.scalar is not None:
            return self.scalar.at(self.lead + start, self.lead + end)
        place = self.place
        if isinstance(place, Span) and place.text == self.value:
            return place.at(start, end)
        return place

    def __str__(self) -> str:
        return self.value

    def __eq__(self, other: object) -> bool:
        return self.value == (other.value if isinstance(other, Text) else other)

    def __hash__(self) -> int:
        return hash(self.value)


class Link(NamedTuple):
    """A place on the web: the label is shown, the address never."""

    label: Text
    url: Text


def is_mail(link: Link) -> bool:
    """Whether a link leads to where letters go, and not to the web."""
    return link.url.value[:7].lower() == "mailto:"


class Author(NamedTuple):
    """Who chose these people."""

    name: Text
    url: Text | None = None
    email: Text | None = None
    links: tuple[Link, ...] = ()
    fediverse: Text | None = None


class Colour(NamedTuple):
    """A colour by day and by night, as it was written: `#rgb` or `#rrggbb`."""

    light: Text | None = None
    dark: Text | None = None


class Way(NamedTuple):
    """A way of making a difference: its word (`gives`), its address, and a line about it.

    `base` is the word in the verse (`give`); only a language's own words have one.
    """

    word: str
    slug: str
    place: Place
    line: Text | None = None
    base: str = ""
    written: Text | None = None


class Reason(NamedTuple):
    """Why: a text in Markdown, and the way it speaks of, if it was written under one."""

    text: Text
    way: Way | None = None


class Portrait(NamedTuple):
    """A picture in `portraits/`, with its text alternative."""

    file: Text
    alt: Text
    focus: str = "centre"


class Beginning(NamedTuple):
    """Something of theirs to begin with."""

    title: Text
    url: Text
    why: Text | None = None


class Person(NamedTuple):
    """Somebody who makes a difference, and why. `own_slug` says that the slug was written, and not made from
    the name; `made_of` is a short name for all that this was read from, or empty.
    """

    name: Text
    reasons: tuple[Reason, ...]
    slug: str
    ways: tuple[Way, ...] = ()
    links: tuple[Link, ...] = ()
    feeds: tuple[Text, ...] = ()
    fediverse: Text | None = None
    portrait: Portrait | None = None
    start_with: Beginning | None = None
    pronouns: Text | None = None
    where: Text | None = None
    relation: tuple[str, ...] = ()
    file_under: Text | None = None
    language: str = ""
    # Notes of the author to themselves, which nothing shows. `asked` only says whether they are on the page.
    asked: str = ""
    revisited: Text | None = None
    # The day on which the author vouched for them; no page shows it, either.
    vouched: Text | None = None
    draft: bool = False
    own_slug: bool = False
    made_of: str = ""


REFUSED = "said no"
"""What `asked` says of somebody who is never on the page."""


class OwnPage(NamedTuple):
    """A page of the author's own: its title, its whole text in Markdown, which begins with that as a heading,
    its address, and its file's path in the site.
    """

    title: Text
    text: Text
    slug: str
    file: str

    @property
    def path(self) -> str:
        """Where it is on the finished page."""
        return f"pages/{self.slug}.html"


class Site(NamedTuple):
    """A whole page: who made it, how it looks, and the people on it, as they were written.

    `asks_for_public` is where its author says that it is for everybody, if they do, and `vouch` where they
    ask for the file in which they vouch for people; `unasked` are the people who are drafts because the page
    wants everybody's consent.
    """

    title: Text | None
    author: Author
    people: tuple[Person, ...]
    ways: tuple[Way, ...]
    own_ways: bool
    place: Place
    welcome: Text | None = None
    language: str = "en"
    url: str = ""
    theme: Text | None = None
    palette: tuple[tuple[Text, Colour], ...] = ()
    options: tuple[tuple[Text, Text], ...] = ()
    order: str = "shuffled"
    audience: str = "public"
    asks_for_public: Place | None = None
    not_numbers: tuple[Text, ...] = ()
    first_names: tuple[Text, ...] = ()
    domain: Text | None = None
    unasked: tuple[Text, ...] = ()
    vouch: Place | None = None


class Shade(NamedTuple):
    """A colour of a theme, by the name of its CSS property, by day and by night: `#rrggbb`."""

    name: str
    light: str
    dark: str


class Theme(NamedTuple):
    """A theme as read: the folders it is looked for in, nearest first.

    These are the site's own `templates/`, if there are any, the theme, and what the theme stands on.
    `palette` and `options` are as the site chose. `ours` says that all of it ships with quietpage,
    `portraits` that it shows them, and `minors` that it is for a page about children: first names, and
    nothing by which a stranger could find them. `preload` are the typefaces that a browser fetches along with
    a page, and `icons` the pictures for its tab, each by its path.
    """

    name: str
    levels: tuple[Level, ...]
    palette: tuple[Shade, ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    ours: bool = True
    portraits: bool = False
    minors: bool = False
    preload: tuple[str, ...] = ()
    icons: tuple[str, ...] = ()

    @property
    def paper(self) -> tuple[str, str] | None:
        """What a browser paints around the page, by day and by night."""
        return next(((shade.light, shade.dark) for shade in self.palette if shade.name == "paper"), None)


class Level(NamedTuple):
    """One folder of a theme: its templates and style sheets by name, and the files that go beside the page.

    `prefix` is the theme's name, by which a nearer template reaches this one: `whisper/index.html`. The
    site's own templates have none. `ours` says that it ships with quietpage.
    """

    prefix: str
    templates: dict[str, Template]
    styles: dict[str, Template]
    files: tuple[File, ...] = ()
    ours: bool = False


class Template(NamedTuple):
    """A template or style sheet as read."""

    path: str
    text: str


@lru_cache(500)
def source_of(template: Template) -> Source:
    """A template or style sheet as a source, one for all that is said of it."""
    return Source(template.path, template.text)


ICONS = ("icon.svg", "icon-day.png", "icon-night.png", "icon-touch.png")
"""The pictures for a tab: drawn, in pixels by day and by night, and for the screen of a telephone."""

CARD = "card.png"
"""The path of the picture for link previews."""

PORTRAIT_SIZE = 480, 600
"""The width and height of every portrait on the page, in pixels."""

LARGEST_TEXT, LARGEST_FILE, LARGEST_PICTURE = 2_000_000, 20_000_000, 8_000_000
"""The largest file of people, the largest other file that is read, and the largest portrait, in bytes."""

MOST_OF_A_THEME = 500, 10_000_000
"""How many files a theme may have, and how large they may be together, with the folders that it stands on."""


class File(NamedTuple):
    """A file that is copied: its path in the site or theme, where it goes, and its bytes."""

    path: str
    target: str
    content: bytes


class Page(NamedTuple):
    """A file of the finished page: its path in the output folder, with `/`, and its bytes.

    `made_of` is a short name for all that it was made of, or empty: two files with one have the same bytes.
    """

    path: str
    content: bytes
    made_of: str = ""
