"""Where addresses stand on a page: whose they are, and where they can be changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from quietpage.check.written_texts import links_in
from quietpage.core.model import REFUSED, Person, Site, Text
from quietpage.core.named_tuple import NamedTuple
from quietpage.core.source import Span
from quietpage.typeset.texts import OwnTexts, typeset_page, typeset_person


class Place(NamedTuple):
    """Where an address stands: whose it is, what its link is called, and its span, if it can be changed."""

    address: str
    label: str
    person: Person | None
    span: Span | None


def places_of(
    site: Site, people: Sequence[Person], *, own: bool, pages: Iterable[OwnTexts] = ()
) -> Iterator[Place]:
    """Every address of the people, and of the page itself and the `pages` beside it, on the web."""
    if own:
        author = site.author
        if author.url:
            yield Place(author.url.value, "your own address", None, None)
        for link in author.links:
            yield Place(link.url.value, link.label.value, None, None)
        for text in typeset_page(site).texts:
            for address, _, _ in links_in(text):
                yield Place(address, "the welcome", None, None)
        for page in pages:
            for address, _, _ in links_in(page.as_read(site.language)):
                yield Place(address, f"the page {page.title}", None, None)
    for person in people:
        if person.asked == REFUSED:
            continue
        told = [(link.label.value, link.url) for link in person.links]
        told += [("the feed", feed) for feed in person.feeds]
        if person.start_with:
            told.append((person.start_with.title.value, person.start_with.url))
        for label, url in told:
            yield Place(url.value, label, person, _exact(url, 0, len(url.value)))
        for each in typeset_person(person, site.language).texts:
            for address, at, written in links_in(each):
                span = _exact(each.text, at, at + len(written))
                there = span if span and span.text == address else None
                yield Place(address, "a link in the reasons", person, there)


def _exact(text: Text, start: int, end: int) -> Span | None:
    """The span of a piece of a text, if it stands in its file just so."""
    place = text.within(start, end)
    return place if isinstance(place, Span) and place.text == text.value[start:end] else None
