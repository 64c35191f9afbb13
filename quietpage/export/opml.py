"""The people as a list to subscribe to: OPML (specification 2.0)."""

from __future__ import annotations

from collections.abc import Iterator

from quietpage.cache.memo import Memory
from quietpage.export.model import Known, Told
from quietpage.export.xml import DECLARATION, xml


def pieces(told: Told, memory: Memory) -> Iterator[str]:
    """An outline for everybody: of type `rss` with a feed, `link` with an address, and else a plain one.

    There are no dates; none of the elements of the head is required.
    """
    owner = f"<ownerId>{xml(told.home)}</ownerId>\n" if told.home else ""
    yield (
        f'{DECLARATION}<opml version="2.0">\n<head>\n<title>{xml(told.title)}</title>\n'
        f"<ownerName>{xml(told.author)}</ownerName>\n{owner}</head>\n<body>\n"
    )
    yield from memory.each("outline", told.people, _outline)
    yield "</body>\n</opml>\n"


def _outline(person: Known) -> str:
    name, address = xml(person.name), xml(person.address)
    if person.feed:
        page = f' htmlUrl="{address}"' if address else ""
        kind = f' type="rss" title="{name}" xmlUrl="{xml(person.feed)}"{page}'
    else:
        kind = f' type="link" url="{address}"' if address else ""
    return f'<outline text="{name}"{kind} description="{xml(person.line)}"/>\n'
