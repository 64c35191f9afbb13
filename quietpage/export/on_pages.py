"""What pages say of the files for other programs, and to these programs: links and linked data.

It stands apart from the table of `formats`, since pages are rendered before these files are made.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from quietpage.core.model import Person, Site, Theme
from quietpage.export import jsonld
from quietpage.render.view_models import FormatsView

BLOGROLL, KNOWN_BLOGROLL = "blogroll.opml", ".well-known/recommendations.opml"
FEED = "feed.xml"
SITEMAP = "sitemap.xml"
HUMANS = "humans.txt"
FOLLOWS = "follows.csv"
VOUCHES = "human.json"


def linked_data(site: Site, theme: Theme, follows: Iterable[str], mentions: Iterable[str]) -> Markup | str:
    """What the index says to other programs, as JSON-LD, from two pieces for each person."""
    return "" if theme.minors else Markup(jsonld.text(site, follows, mentions))


def in_linked_data(site: Site, theme: Theme) -> list[Person]:
    """Those who are named in it."""
    return [] if theme.minors else [person for person in site.people if not person.draft]


def links(site: Site, theme: Theme) -> FormatsView:
    """What the pages themselves say of these files."""
    return FormatsView(
        blogroll=BLOGROLL if for_the_public(site, theme) else "",
        feed=FEED if by_whole_addresses(site, theme) else "",
        humans=HUMANS if for_adults(site, theme) else "",
        follows=FOLLOWS if with_accounts(site, theme) else "",
        vouches=VOUCHES if by_vouching(site, theme) else "",
    )


def for_everybody(site: Site, theme: Theme) -> bool:
    """Every page has it."""
    return True


def for_adults(site: Site, theme: Theme) -> bool:
    """A page about children does not have it."""
    return not theme.minors


def for_the_public(site: Site, theme: Theme) -> bool:
    """A page that whispers does not have it, nor one about children."""
    return site.audience == "public" and not theme.minors


def by_whole_addresses(site: Site, theme: Theme) -> bool:
    """It needs the whole addresses of pages, so the page has to know its own."""
    return for_the_public(site, theme) and site.url != ""


def with_accounts(site: Site, theme: Theme) -> bool:
    """It is for the public, and somebody on the page has an account in the fediverse."""
    return for_the_public(site, theme) and any(
        person.fediverse and not person.draft for person in site.people
    )


def by_vouching(site: Site, theme: Theme) -> bool:
    """The author asks for it, on a page for the public that knows its own address."""
    return site.vouch is not None and by_whole_addresses(site, theme)
