"""The texts of a site as a visitor reads them: each with its language, and with its Markdown set.

A site as it was written is beside the same as it is shown: with typographic quotes, apostrophes and dashes.
What machines compare is that of the first: slugs, the order of people, the names in their cards.

A person's texts depend on that person and on the page's language alone, so they can be kept as long as
neither changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from quietpage.core.model import Author, Link, OwnPage, Person, Reason, Site, Text
from quietpage.core.named_tuple import NamedTuple
from quietpage.core.names_of_site import Names, names_of
from quietpage.locale import words_for
from quietpage.typeset.markdown import BETWEEN, Prose, prose
from quietpage.typeset.typography import Quotes, may_change, typographic

Written = tuple[str, str]
"""A text in Markdown as it was written, and its language's tag."""

_LONGEST_EXCERPT = 200
"""The longest beginning of a text in a link preview, in code points; those that show it cut it there."""
_SHORTEST_SENTENCE = 40
"""A shorter beginning of whole sentences says too little: then the text is cut within a sentence."""


class ReadText(NamedTuple):
    """A text that a visitor reads, or has read to them.

    `prose` is the text set, if it is in Markdown; any other text is shown with typographic signs. `own` says
    that it is a page of its own, with headings and pictures; `here` has the places of those of its links that
    lead to something on the page, or should.
    """

    text: Text
    language: str
    prose: Prose | None = None
    own: bool = False
    here: frozenset[int] = frozenset()

    @property
    def plain(self) -> str:
        """All that a reader gets of it, as plain text."""
        return self.prose.read if self.prose is not None else as_shown(self.text.value, self.language)


class PersonTexts(NamedTuple):
    """A person with every text of theirs that is read; `reasons` are their reasons as they are set.

    `shown` is the same person with every other text as it is shown.
    """

    person: Person
    language: str
    texts: tuple[ReadText, ...]
    reasons: tuple[Prose, ...]
    shown: Person


class OwnTexts(NamedTuple):
    """A page of the author's own as it is read: `title` is its title in plain text, `heading` the same as
    HTML, `html` the text below it, its links as they are on the finished page, and `beginning` the first
    paragraph of that in plain text.

    `prose` is all of it as it is set, and `fates` say of each of its links where it leads: `elsewhere`, or to
    something `here`; or it is `lost`, as there is no such thing, or no such `part` of it, or a picture
    `unseen`. `led` has for each of those that lead here the way from this page, and for one
    to a part that is not there the way to the page.
    """

    page: OwnPage
    title: str
    heading: str
    html: str
    beginning: str
    prose: Prose
    fates: tuple[str, ...]
    led: tuple[str, ...]

    @property
    def text(self) -> str:
        """What a reader gets of the text below the title, block by block."""
        return self.prose.plain.partition(BETWEEN)[2]

    def as_read(self, language: str) -> ReadText:
        """The same among the other texts of the page."""
        here = frozenset(at for at, fate in enumerate(self.fates) if fate != "elsewhere")
        return ReadText(self.page.text, language, self.prose, own=True, here=here)


class PageTexts(NamedTuple):
    """The page's own texts, without those of the people on it; `welcome` is set, if there is one.

    `shown` is the site with every other text of its own as it is shown, and with its people as they are.
    `own` are the pages of its author's own, in the order in which they are listed.
    """

    texts: tuple[ReadText, ...]
    welcome: Prose | None
    shown: Site
    own: tuple[OwnTexts, ...] = ()


class Texts(NamedTuple):
    """All texts of a site: the page's own, then those of each person in the order of the page.

    `shown_people` are the same people as they are shown: these are known before their texts are set.
    """

    page: PageTexts
    people: Sequence[PersonTexts]
    shown_people: Sequence[Person]

    @property
    def groups(self) -> Iterator[tuple[ReadText, ...]]:
        """The page's own texts, and those of each person."""
        yield self.page.texts
        yield from (person.texts for person in self.people)

    @property
    def shown(self) -> Site:
        """The site as it is shown, with the people of these texts."""
        return self.page.shown._replace(people=tuple(self.shown_people))


def typeset_page(
    site: Site, own: tuple[OwnTexts, ...] = (), ready: Mapping[Written, Prose] | None = None
) -> PageTexts:
    """The texts of the page itself, in the order in which they are read; `own` are set already.

    `ready` has texts in Markdown that were set already, perhaps in another process.
    """
    language, author = site.language, site.author
    written = (site.welcome.value, language) if site.welcome else None
    welcome = written and ((ready or {}).get(written) or set_markdown(written))
    texts: list[ReadText] = []
    if site.title:
        texts.append(ReadText(site.title, language))
    if site.welcome:
        texts.append(ReadText(site.welcome, language, welcome))
    texts.append(ReadText(author.name, language))
    if author.fediverse:
        texts.append(ReadText(author.fediverse, language))
    texts.extend(ReadText(link.label, language) for link in author.links)
    for way in site.ways if site.own_ways else ():
        texts.extend(ReadText(text, language) for text in (way.written, way.line) if text)
    texts.extend(ReadText(choice, language) for _, choice in site.options)
    texts.extend(each.as_read(language) for each in own)
    return PageTexts(tuple(texts), welcome, _shown_site(site), own)


def typeset_person(
    person: Person, page_language: str, ready: Mapping[Written, Prose] | None = None
) -> PersonTexts:
    """The texts of a person, in the order in which they are read.

    `ready` has texts in Markdown that were set already, perhaps in another process.
    """
    language = person.language or page_language
    reasons = tuple(
        (ready or {}).get(written) or set_markdown(written) for written in _markdown_of(person, language)
    )
    texts = [ReadText(person.name, language)]
    texts.extend(
        ReadText(reason.text, language, done) for reason, done in zip(person.reasons, reasons, strict=True)
    )
    texts.extend(ReadText(link.label, language) for link in person.links)
    if start := person.start_with:
        texts.extend(ReadText(text, language) for text in (start.title, start.why) if text)
    others = (person.pronouns, person.where, person.file_under, person.portrait and person.portrait.alt)
    texts.extend(ReadText(text, language) for text in others if text)
    return PersonTexts(person, language, tuple(texts), reasons, shown_person(person, page_language))


def markdown_in(site: Site, people: Iterable[Person]) -> list[Written]:
    """The texts in Markdown of a site, of its people only those of these, each once."""
    language = site.language
    welcome = [(site.welcome.value, language)] if site.welcome else []
    reasons = (_markdown_of(person, person.language or language) for person in people)
    return list(dict.fromkeys(chain(welcome, *reasons)))


def set_all(texts: Iterable[Written]) -> list[Prose]:
    """Texts in Markdown, set, in their order."""
    return [set_markdown(text) for text in texts]


def set_markdown(written: Written) -> Prose:
    """A text in Markdown, set with the quotation marks of its language."""
    markdown, language = written
    return prose(markdown, words_for(language).quotes)


def excerpt(plain: str) -> str:
    """The beginning of a plain text, in whole sentences if that is possible, as a link preview shows it.

    One that was cut within a sentence ends with `…`.
    """
    text = " ".join(plain[: 4 * _LONGEST_EXCERPT].split())
    if len(text) <= _LONGEST_EXCERPT:
        return text
    beginning = text[:_LONGEST_EXCERPT]
    end = max(beginning.rfind(stop) for stop in (". ", "! ", "? ", "。", "؟ "))
    if end > _SHORTEST_SENTENCE:
        return beginning[: end + 1]
    return beginning[: max(beginning.rfind(" "), 1)].rstrip(" ,;:–—-") + "…"


def as_shown(text: str, language: str) -> str:
    """A text that is not in Markdown as it is shown: with the typographic signs of its language."""
    return typographic(text, words_for(language).quotes) if may_change(text) else text


def names_shown(site: Site) -> Names:
    """The names on a site as they were written, and beside them those that are shown in other signs."""
    names, author = names_of(site), site.author.name.value
    if not may_change("\n".join(names.people)):
        return names
    people = [(person.name.value, person.language) for person in site.people]
    shown = [
        as_shown(name, language or site.language)
        for name, language in ((author, ""), *people)
        if may_change(name)
    ]
    return names._replace(people=(*names.people, *shown)) if shown else names


Reworded = Callable[[Text], Text]


def shown_person(person: Person, page_language: str) -> Person:
    """A person as they are shown; the very same, if nothing of theirs is shown in another way.

    The name to file them under is shown nowhere, and their reasons are set by themselves.
    """
    if not may_change("\n".join([text.value for text in _texts_of(person, with_reasons=False)])):
        return person
    return _reworded(person, _as_shown(words_for(person.language or page_language).quotes))


def _shown_site(site: Site) -> Site:
    return _reworded_site(site, _as_shown(words_for(site.language).quotes))


def _as_shown(quotes: Quotes) -> Reworded:
    def shown(text: Text) -> Text:
        value = typographic(text.value, quotes)
        return text if value == text.value else text._replace(value=value)

    return shown


def mask_site(site: Site, masks: Mapping[str, str]) -> Site:
    """A site with other words in place of some texts: `masks` has these by the texts' values.

    Addresses, slugs and the order of the people stay what they are; so does the very same person, if nothing
    of theirs is masked.
    """

    def masked(text: Text) -> Text:
        return text._replace(value=masks[text.value]) if text.value in masks else text

    return _reworded_site(site, masked)._replace(
        welcome=site.welcome and masked(site.welcome),
        author=_reworded_author(site.author, masked)._replace(
            fediverse=site.author.fediverse and masked(site.author.fediverse)
        ),
        people=tuple(
            _mask_person(person, masked) if any(text.value in masks for text in _texts_of(person)) else person
            for person in site.people
        ),
    )


def mask_own(own: tuple[OwnTexts, ...], masks: Mapping[str, str]) -> tuple[OwnTexts, ...]:
    """The author's own pages with other words in place of some: a page is one text, with its title."""

    def masked(each: OwnTexts) -> OwnTexts:
        mask = masks.get(each.page.text.value)
        if mask is None:
            return each
        sign = mask.strip()[:1]
        return each._replace(title=sign, heading=sign, html=f"<p>{sign}</p>\n", beginning=sign)

    return tuple(map(masked, own))


def _mask_person(person: Person, masked: Reworded) -> Person:
    """A person with other words in place of some of their texts."""
    return _reworded(person, masked)._replace(
        reasons=tuple(Reason(masked(reason.text), reason.way) for reason in person.reasons),
        file_under=person.file_under and masked(person.file_under),
        made_of="",
    )


def _reworded_site(site: Site, reword: Reworded) -> Site:
    """A site with other words in place of its own texts, but for its welcome and its people's."""
    return site._replace(
        title=site.title and reword(site.title),
        author=_reworded_author(site.author, reword),
        ways=tuple(
            way._replace(written=way.written and reword(way.written), line=way.line and reword(way.line))
            for way in site.ways
        ),
        options=tuple((name, reword(choice)) for name, choice in site.options),
    )


def _reworded_author(author: Author, reword: Reworded) -> Author:
    return author._replace(name=reword(author.name), links=_reworded_links(author.links, reword))


def _reworded(person: Person, reword: Reworded) -> Person:
    """A person with other words in place of their texts, but for their reasons and where they are filed."""
    start, portrait = person.start_with, person.portrait
    return person._replace(
        name=reword(person.name),
        links=_reworded_links(person.links, reword),
        start_with=start and start._replace(title=reword(start.title), why=start.why and reword(start.why)),
        pronouns=person.pronouns and reword(person.pronouns),
        where=person.where and reword(person.where),
        portrait=portrait and portrait._replace(alt=reword(portrait.alt)),
    )


def _reworded_links(links: tuple[Link, ...], reword: Reworded) -> tuple[Link, ...]:
    return tuple(Link(reword(link.label), link.url) for link in links)


def _texts_of(person: Person, with_reasons: bool = True) -> Iterator[Text]:
    yield person.name
    if with_reasons:
        yield from (reason.text for reason in person.reasons)
    yield from (link.label for link in person.links)
    start, portrait = person.start_with, person.portrait
    others = (start and start.title, start and start.why, portrait and portrait.alt)
    yield from (
        text for text in (*others, person.pronouns, person.where, person.file_under) if text is not None
    )


def _markdown_of(person: Person, language: str) -> list[Written]:
    return [(reason.text.value, language) for reason in person.reasons]
