"""The people as a list to subscribe to: OPML (specification 2.0)."""

from __future__ import annotations

from quietpage.export.model import PersonData, SiteData
from quietpage.export.xml import DECLARATION, xml


def head(told: SiteData) -> str:
    """The list up to its outlines. There are no dates; none of the elements of the head is required."""
    owner = f"<ownerId>{xml(told.home)}</ownerId>\n" if told.home else ""
    return (
        f'{DECLARATION}<opml version="2.0">\n<head>\n<title>{xml(told.title)}</title>\n'
        f"<ownerName>{xml(told.author)}</ownerName>\n{owner}</head>\n<body>\n"
    )


def outline(person: PersonData, url: str) -> str:
    """A person as an outline: of type `rss` with a feed, `link` with an address, and else a plain one.

    With several feeds it is an outline each, all under the person's name: within an outline of their own,
    readers would take the person for a folder.
    """
    name, address = xml(person.name), xml(person.address)
    if person.feeds:
        page = f' htmlUrl="{address}"' if address else ""
        kinds = [f' type="rss" title="{name}" xmlUrl="{xml(feed)}"{page}' for feed in person.feeds]
    else:
        kinds = [f' type="link" url="{address}"' if address else ""]
    end = f' description="{xml(person.line)}"/>\n'
    return "".join([f'<outline text="{name}"{kind}{end}' for kind in kinds])


TAIL = "</body>\n</opml>\n"
"""What closes the list."""
