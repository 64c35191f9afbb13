"""Every page of the site, for search engines: a sitemap (sitemaps.org, protocol 0.9), without dates.

An address is an IRI (RFC 3987), which the protocol allows: a name stays a name, where percent signs would
put digits into it.
"""

from __future__ import annotations

from quietpage.export.model import PersonData, SiteData
from quietpage.export.xml import DECLARATION, xml


def head(told: SiteData) -> str:
    """The list up to the pages of people: the index."""
    return (
        f'{DECLARATION}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{_place("", told.url)}'
    )


def place(person: PersonData, url: str) -> str:
    """The page of somebody."""
    return _place(person.path, url)


def tail(told: SiteData) -> str:
    """All other pages, and what closes the list."""
    return "".join([_place(path, told.url) for path in (*told.ways, *told.pages)]) + "</urlset>\n"


def _place(path: str, url: str) -> str:
    return f"<url><loc>{xml(url)}{path}</loc></url>\n"
