"""What other programs read of a page, a format a module.

Each module makes a file from a site as it is `Told`; the table says which pages have it. The order of the
people is that of the page, and means as little.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from markupsafe import Markup

from quietpage.formats import cname, feed, humans, jsonld, opml, robots, sitemap, vcard
from quietpage.formats.reading import texts
from quietpage.formats.told import Known, Told, told
from quietpage.memory import Memory
from quietpage.model import Page, Person, Site, Theme
from quietpage.views import FormatsShown

__all__ = ["FORMATS", "data", "links", "pages", "told", "unread"]

BLOGROLL, KNOWN_BLOGROLL = "blogroll.opml", ".well-known/recommendations.opml"
FEED = "feed.xml"
SITEMAP = "sitemap.xml"

Wanted = Callable[[Site, Theme], object]


def _for_everybody(site: Site, theme: Theme) -> bool:
    return True


def _for_adults(site: Site, theme: Theme) -> bool:
    return not theme.minors


def _for_the_public(site: Site, theme: Theme) -> bool:
    return site.audience == "public" and not theme.minors


def _by_whole_addresses(site: Site, theme: Theme) -> bool:
    return _for_the_public(site, theme) and site.url != ""


FORMATS: tuple[tuple[str, Callable[[Told], str], Wanted], ...] = (
    (BLOGROLL, opml.text, _for_the_public),
    (FEED, lambda told: feed.text(told, FEED, BLOGROLL), _by_whole_addresses),
    (SITEMAP, sitemap.text, _by_whole_addresses),
    ("robots.txt", lambda told: robots.text(told, SITEMAP), _for_everybody),
    ("humans.txt", humans.text, _for_adults),
    ("CNAME", cname.text, lambda site, theme: site.domain),
)
"""Each file's path, what makes it, and which pages have it."""


def pages(site: Site, theme: Theme, told: Told, memory: Memory) -> list[Page]:
    """The files that other programs read; `told` is the site."""
    files = [Page(path, text(told).encode()) for path, text, wanted in FORMATS if wanted(site, theme)]
    files += [Page(KNOWN_BLOGROLL, page.content) for page in files if page.path == BLOGROLL]
    cards = [memory.once("card", (person,), partial(_card, person)) for person in told.people]
    return [*files, *cards] if _for_adults(site, theme) else files


def _card(person: Known) -> Page:
    return Page(person.card, vcard.text(person).encode())


def unread(pages: Iterable[Page], read: frozenset[str], memory: Memory) -> list[tuple[str, str]]:
    """Each text in these files that is not among those that have been read already, with its file's path."""
    found: dict[str, str] = {}
    for page in pages:
        if page.path != KNOWN_BLOGROLL:  # the same file as the other
            for text in memory.once("texts of a format", (page,), partial(_texts, page)):
                if text not in read:
                    found.setdefault(text, page.path)
    return [(path, text) for text, path in found.items()]


def _texts(page: Page) -> tuple[str, ...]:
    return tuple(texts(page))


def data(site: Site, theme: Theme, people: Iterable[Person]) -> Markup | str:
    """What the index says to other programs (JSON-LD); `people` in the order of the page."""
    return "" if theme.minors else Markup(jsonld.text(site, people))


def links(site: Site, theme: Theme) -> FormatsShown:
    """What the pages themselves say of these files."""
    return FormatsShown(
        blogroll=BLOGROLL if _for_the_public(site, theme) else "",
        feed=FEED if _by_whole_addresses(site, theme) else "",
    )
