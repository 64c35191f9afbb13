"""The people as a feed, so that a newcomer is heard of: RSS (specification 2.0.11), without dates.

RSS asks for none: an item is known by its `guid`. A reader takes another one for somebody new, so it is made
of what stays when the name changes, if there is such a thing: a slug that was written, or the person's own
address.
"""

from __future__ import annotations

from quietpage.export.model import PersonData, SiteData, tag
from quietpage.export.xml import DECLARATION, xml

_SPACES = 'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:source="http://source.scripting.com/"'


def head(told: SiteData, path: str, blogroll: str) -> str:
    """The channel up to its items; `path` and `blogroll` are those of the feed itself and of the OPML."""
    home = xml(told.url)
    return (
        f'{DECLARATION}<rss version="2.0" {_SPACES}>\n<channel>\n'
        f"<title>{xml(told.words.news.replace('{title}', told.title))}</title>\n<link>{home}</link>\n"
        f"<description>{xml(told.about)}</description>\n<language>{tag(told.language)}</language>\n"
        f"<generator>quietpage</generator>\n"
        f'<atom:link rel="self" type="application/rss+xml" href="{home}{path}"/>\n'
        f"<source:blogroll>{home}{blogroll}</source:blogroll>\n"
    )


def item(person: PersonData, url: str) -> str:
    """A person as an item; `url` is the page's address."""
    address = xml(url) + person.path
    if person.known_by:
        # The page's address before it: people may be on more pages than this, each with reasons of its own.
        guid = f'<guid isPermaLink="false">{xml(url)}#{xml(person.known_by[0])}</guid>'
    else:
        guid = f'<guid isPermaLink="true">{address}</guid>'
    return (
        f"<item>\n<title>{xml(person.name)}</title>\n<link>{address}</link>\n{guid}\n"
        f"<description>{xml(person.html)}</description>\n</item>\n"
    )


TAIL = "</channel>\n</rss>\n"
"""What closes the channel."""
