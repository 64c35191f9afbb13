"""What other programs read of a page, a format a module.

Each module makes a file from a site as it is `Told`; the table says which pages have it. The order of the
people is that of the page, and means as little.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, partial
from itertools import chain

from markupsafe import Markup

from quietpage.cache.memo import Memory
from quietpage.core.model import Page, Site, Theme
from quietpage.export import cname, feed, humans, jsonld, opml, robots, sitemap, vcard
from quietpage.export.model import Known, Made, Told, told
from quietpage.export.text import texts_in
from quietpage.render.view_models import FormatsShown

__all__ = ["FORMATS", "data", "files", "links", "told", "unread"]

BLOGROLL, KNOWN_BLOGROLL = "blogroll.opml", ".well-known/recommendations.opml"
FEED = "feed.xml"
SITEMAP = "sitemap.xml"
HUMANS = "humans.txt"

Wanted = Callable[[Site, Theme], object]


def _for_everybody(site: Site, theme: Theme) -> bool:
    return True


def _for_adults(site: Site, theme: Theme) -> bool:
    return not theme.minors


def _for_the_public(site: Site, theme: Theme) -> bool:
    return site.audience == "public" and not theme.minors


def _by_whole_addresses(site: Site, theme: Theme) -> bool:
    return _for_the_public(site, theme) and site.url != ""


FORMATS: tuple[tuple[str, Callable[[Told, Memory], Iterable[str]], Wanted], ...] = (
    (BLOGROLL, opml.pieces, _for_the_public),
    (FEED, lambda told, memory: feed.pieces(told, memory, FEED, BLOGROLL), _by_whole_addresses),
    (SITEMAP, lambda told, _: [sitemap.text(told)], _by_whole_addresses),
    ("robots.txt", lambda told, _: [robots.text(told, SITEMAP)], _for_everybody),
    (HUMANS, lambda told, _: [humans.text(told)], _for_adults),
    ("CNAME", lambda told, _: [cname.text(told)], lambda site, theme: site.domain),
)
"""Each file's path, what makes its pieces, and which pages have it."""


def files(site: Site, theme: Theme, told: Told, memory: Memory) -> list[Made]:
    """The files that other programs read; `told` is the site."""
    files = [
        _made(path, tuple(pieces(told, memory)), memory)
        for path, pieces, wanted in FORMATS
        if wanted(site, theme)
    ]
    files += [Made(Page(KNOWN_BLOGROLL, page.content), ()) for page, _ in files if page.path == BLOGROLL]
    if _for_adults(site, theme):
        files.extend(memory.each("card", told.people, _card))
    return files


def _made(path: str, pieces: tuple[str, ...], memory: Memory) -> Made:
    return Made(Page(path, b"".join(memory.each(f"octets of {path}", pieces, str.encode))), pieces)


def _card(person: Known) -> Made:
    card = vcard.text(person)
    return Made(Page(person.card, card.encode()), (card,))


def unread(files: Iterable[Made], told: Told, memory: Memory) -> list[tuple[str, str]]:
    """Each text in these files that was not read where its author wrote it, with its file's path."""
    found: dict[str, str] = {}
    read = _Read(told, memory)

    def of_file(file: Made) -> tuple[str, ...]:
        ending = file.page.path.rpartition(".")[2]

        def of_piece(piece: str) -> tuple[str, ...]:
            return memory.alike("unread", partial(_unread, piece, ending, read), piece, ending)

        if not file.pieces[1:]:
            return tuple(chain.from_iterable(map(of_piece, file.pieces)))
        return tuple(chain.from_iterable(memory.each(f"unread in {file.page.path}", file.pieces, of_piece)))

    files = tuple(files)
    for file, texts in zip(files, memory.each("unread", files, of_file), strict=True):
        for text in texts:
            found.setdefault(text, file.page.path)
    return [(path, text) for text, path in found.items()]


class _Read:
    """The texts that have been read already. What is new is mostly of people who are."""

    def __init__(self, told: Told, memory: Memory) -> None:
        new = memory.new("read", told.people)
        memory.each("read", told.people, lambda person: person)
        self._of_new = told.read(new)
        self._of_all = cache(partial(told.read, told.people))

    def __contains__(self, text: str) -> bool:
        return text in self._of_new or text in self._of_all()


def _unread(piece: str, ending: str, read: _Read) -> tuple[str, ...]:
    return tuple(text for text in texts_in(piece, ending) if text not in read)


def data(site: Site, theme: Theme, ids: frozenset[str], memory: Memory) -> Markup | str:
    """What the index says to other programs (JSON-LD); the site's people are in the order of the page."""
    return "" if theme.minors else Markup(jsonld.text(site, site.people, ids, memory))


def links(site: Site, theme: Theme) -> FormatsShown:
    """What the pages themselves say of these files."""
    return FormatsShown(
        blogroll=BLOGROLL if _for_the_public(site, theme) else "",
        feed=FEED if _by_whole_addresses(site, theme) else "",
        humans=HUMANS if _for_adults(site, theme) else "",
    )
