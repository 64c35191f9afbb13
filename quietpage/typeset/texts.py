"""The texts of a site as a visitor reads them: each with its language, and with its Markdown set.

A person's texts depend on that person and on the page's language alone, so they can be kept as long as
neither changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from quietpage.core.model import Author, Link, Person, Reason, Site, Text
from quietpage.locale import words_for
from quietpage.typeset.markdown import Prose, prose

Written = tuple[str, str]
"""A text in Markdown as it was written, and its language's tag."""

_LONGEST_EXCERPT = 200
"""The longest beginning of a text in a link preview, in code points; those that show it cut it there."""
_SHORTEST_SENTENCE = 40
"""A shorter beginning of whole sentences says too little: then the text is cut within a sentence."""


class ReadText(NamedTuple):
    """A text that a visitor reads, or has read to them.

    `prose` is the text set, if it is in Markdown; any other text is shown as it is.
    """

    text: Text
    language: str
    prose: Prose | None = None

    @property
    def plain(self) -> str:
        """All that a reader gets of it, as plain text."""
        return self.prose.read if self.prose is not None else self.text.value


class PersonTexts(NamedTuple):
    """A person with every text of theirs that is read; `reasons` are their reasons as they are set."""

    person: Person
    language: str
    texts: tuple[ReadText, ...]
    reasons: tuple[Prose, ...]


class PageTexts(NamedTuple):
    """The page's own texts, without those of the people on it; `welcome` is set, if there is one."""

    texts: tuple[ReadText, ...]
    welcome: Prose | None


class Texts(NamedTuple):
    """All texts of a site: the page's own, then those of each person in the order of the page."""

    page: PageTexts
    people: tuple[PersonTexts, ...]

    @property
    def groups(self) -> tuple[tuple[ReadText, ...], ...]:
        """The page's own texts, and those of each person."""
        return (self.page.texts, *(person.texts for person in self.people))


def typeset_page(site: Site) -> PageTexts:
    """The texts of the page itself, in the order in which they are read."""
    language, author = site.language, site.author
    welcome = set_markdown((site.welcome.value, language)) if site.welcome else None
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
    return PageTexts(tuple(texts), welcome)


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
    return PersonTexts(person, language, tuple(texts), reasons)


def markdown_in(people: Iterable[Person], page_language: str) -> list[Written]:
    """The texts in Markdown of these people, each once."""
    return list(
        dict.fromkeys(
            written for person in people for written in _markdown_of(person, person.language or page_language)
        )
    )


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


def mask_site(site: Site, masks: Mapping[str, str]) -> Site:
    """A site with other words in place of some texts: `masks` has these by the texts' values.

    Addresses, slugs and the order of the people stay what they are; so does the very same person, if nothing
    of theirs is masked.
    """
    return site._replace(
        title=site.title and _masked(site.title, masks),
        welcome=site.welcome and _masked(site.welcome, masks),
        author=_masked_author(site.author, masks),
        ways=tuple(
            way._replace(
                written=way.written and _masked(way.written, masks),
                line=way.line and _masked(way.line, masks),
            )
            for way in site.ways
        ),
        options=tuple((name, _masked(choice, masks)) for name, choice in site.options),
        people=tuple(_mask_person(person, masks) for person in site.people),
    )


def _mask_person(person: Person, masks: Mapping[str, str]) -> Person:
    """A person with other words in place of some of their texts."""
    if not any(text.value in masks for text in _texts_of(person)):
        return person
    start, portrait = person.start_with, person.portrait
    return person._replace(
        name=_masked(person.name, masks),
        reasons=tuple(Reason(_masked(reason.text, masks), reason.way) for reason in person.reasons),
        links=tuple(Link(_masked(link.label, masks), link.url) for link in person.links),
        start_with=start
        and start._replace(title=_masked(start.title, masks), why=start.why and _masked(start.why, masks)),
        pronouns=person.pronouns and _masked(person.pronouns, masks),
        where=person.where and _masked(person.where, masks),
        portrait=portrait and portrait._replace(alt=_masked(portrait.alt, masks)),
        file_under=person.file_under and _masked(person.file_under, masks),
    )


def _texts_of(person: Person) -> Iterator[Text]:
    yield person.name
    yield from (reason.text for reason in person.reasons)
    yield from (link.label for link in person.links)
    start, portrait = person.start_with, person.portrait
    others = (start and start.title, start and start.why, portrait and portrait.alt)
    yield from (
        text for text in (*others, person.pronouns, person.where, person.file_under) if text is not None
    )


def _markdown_of(person: Person, language: str) -> list[Written]:
    return [(reason.text.value, language) for reason in person.reasons]


def _masked_author(author: Author, masks: Mapping[str, str]) -> Author:
    return author._replace(
        name=_masked(author.name, masks),
        links=tuple(Link(_masked(link.label, masks), link.url) for link in author.links),
        fediverse=author.fediverse and _masked(author.fediverse, masks),
    )


def _masked(text: Text, masks: Mapping[str, str]) -> Text:
    return text._replace(value=masks[text.value]) if text.value in masks else text
