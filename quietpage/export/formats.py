"""The files for other programs, in one table: their paths, what they are made of, and which pages have them.

A new format is a module beside this one, and a row here.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from functools import cache, partial

from quietpage.core.model import Page, Person, Site, Theme
from quietpage.core.named_tuple import NamedTuple
from quietpage.export import cname, feed, humans, opml, robots, sitemap, vcard
from quietpage.export.later_page import LaterPage
from quietpage.export.model import PersonData, SiteData
from quietpage.export.on_pages import (
    BLOGROLL,
    FEED,
    FOLLOWS,
    HUMANS,
    KNOWN_BLOGROLL,
    SITEMAP,
    VOUCHES,
    by_vouching,
    by_whole_addresses,
    for_adults,
    for_everybody,
    for_the_public,
    with_accounts,
)
from quietpage.export.text import texts_in


class Format(NamedTuple):
    """A file of a site: its path, which pages have it, and what it is made of.

    `head` makes what stands before the people, or all of a file without them; `item` makes a person's piece,
    of nothing else than the person and the page's address; `tail` makes what closes the file.
    """

    path: str
    wanted: Callable[[Site, Theme], object]
    head: Callable[[SiteData], str]
    item: Callable[[PersonData, str], str] | None = None
    tail: Callable[[SiteData], str] = lambda told: ""


def _follows(told: SiteData) -> str:
    from quietpage.export import follows  # few pages have it

    return follows.text(told)


def _vouches(told: SiteData) -> str:
    from quietpage.export import human_json

    return human_json.text(told)


FORMATS: tuple[Format, ...] = (
    Format(BLOGROLL, for_the_public, opml.head, opml.outline, lambda told: opml.TAIL),
    Format(
        FEED,
        by_whole_addresses,
        lambda told: feed.head(told, FEED, BLOGROLL),
        feed.item,
        lambda told: feed.TAIL,
    ),
    Format(SITEMAP, by_whole_addresses, sitemap.head, sitemap.place, sitemap.tail),
    Format("robots.txt", for_everybody, lambda told: robots.text(told, SITEMAP)),
    Format(HUMANS, for_adults, humans.head, humans.thanks, humans.tail),
    Format(FOLLOWS, with_accounts, _follows),
    Format(VOUCHES, by_vouching, _vouches),
    Format("CNAME", lambda site, theme: site.domain, cname.text),
)


class Made(NamedTuple):
    """A finished file, and the pieces that it was made of: each can be read by itself.

    `marks` are short names, one for each piece, for all that it was made of; empty where there is none.
    """

    page: Page
    pieces: tuple[str, ...]
    marks: tuple[str, ...] = ()


def made(path: str, pieces: Sequence[str], marks: Sequence[str]) -> Made:
    """A file of these pieces. They are joined when its bytes are asked for: the pieces are there anyway, for
    the next build, and a file of all people is large.
    """
    parts = tuple(pieces)
    return Made(LaterPage.of(path, "", partial(_joined, parts)), parts, tuple(marks))


def _joined(pieces: tuple[str, ...]) -> bytes:
    return "".join(pieces).encode()


def wanted(site: Site, theme: Theme) -> list[Format]:
    """The formats that this page has."""
    return [format for format in FORMATS if format.wanted(site, theme)]


def copies(files: Iterable[Made]) -> list[Made]:
    """Files that stand in a second place, where other programs look for them."""
    return [
        made(KNOWN_BLOGROLL, blogroll.pieces, ())._replace(pieces=())
        for blogroll in files
        if blogroll.page.path == BLOGROLL
    ]


def is_of_people(path: str) -> bool:
    """Whether a file that is made in one piece has texts of people in it."""
    return path in (FOLLOWS, VOUCHES)


def paths(site: Site, theme: Theme) -> list[str]:
    """The paths of the files that this page has, in whatever places."""
    found = [format.path for format in wanted(site, theme)]
    return [*found, KNOWN_BLOGROLL] if BLOGROLL in found else found


def has_cards(theme: Theme) -> bool:
    """Whether people have a card for address books: not if they are children."""
    return not theme.minors


def card_path(person: Person) -> str:
    """Where somebody's card is."""
    return f"people/{person.slug}.vcf"


def card(person: PersonData) -> str:
    """The card of a person, for address books."""
    return vcard.text(person)


class ReadTexts:
    """The texts of a site that were read where their author wrote them. `new` are the people who were not
    there in the run before: what is not read yet is mostly theirs.
    """

    def __init__(self, told: SiteData, new: Iterable[PersonData]) -> None:
        self._of_new = told.read(new)
        self.of_site = told.read(())
        """The same without those of people."""
        self._of_all = cache(partial(told.read, told.people))

    def __contains__(self, text: object) -> bool:
        return text in self._of_new or text in self._of_all()


def unread(piece: str, path: str, read: Container[str]) -> tuple[str, ...]:
    """The texts in a piece of a file, as the program that reads it shows them, but for those in `read`."""
    return tuple(text for text in texts_in(piece, path.rpartition(".")[2]) if text not in read)
