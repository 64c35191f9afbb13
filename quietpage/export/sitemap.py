"""Every page of the site, for search engines: a sitemap (sitemaps.org, protocol 0.9), without dates.

An address is an IRI (RFC 3987), which the protocol allows: a name stays a name, where percent signs would
put digits into it.
"""

from __future__ import annotations

from quietpage.export.model import SiteData
from quietpage.export.xml import DECLARATION, xml


def text(told: SiteData) -> str:
    home = xml(told.url)
    paths = ["", *[person.path for person in told.people], *told.ways, *told.pages]
    places = "".join([f"<url><loc>{home}{path}</loc></url>\n" for path in paths])
    return f'{DECLARATION}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{places}</urlset>\n'
