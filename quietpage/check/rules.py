"""The promises, as rules over what was written; numbers are looked for by `census`.

Each rule yields problems, in the writer's own files.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

from quietpage.core.diagnostics import ENOUGH, Problem
from quietpage.core.model import Person, Site, Text
from quietpage.core.unicode import strange_signs
from quietpage.core.urls import faults
from quietpage.typeset.markdown import Prose


class Reading(NamedTuple):
    """A text that a visitor will read, its language, and how it is written."""

    text: Text
    language: str
    markdown: bool = False


class Names(NamedTuple):
    """What is a name here and perhaps no number: the list in `quietpage.yml`, and the people's own names."""

    listed: tuple[str, ...]
    people: tuple[str, ...]
    languages: tuple[str, ...]


ProseOf = Callable[[Text, str], Prose]
Rule = Callable[[Iterable[Reading], ProseOf], Iterable[Problem]]


def problems_in(readings: Iterable[Reading], prose_of: ProseOf) -> Iterator[Problem]:
    """What the rules have to say of texts as they were written, but for numbers."""
    for rule in RULES:
        yield from rule(readings, prose_of)


def readings_of(site: Site) -> Iterator[Reading]:
    """Every text of the page itself that a visitor will read, or have read to them; not the people's."""
    language = site.language
    if site.title:
        yield Reading(site.title, language)
    if site.welcome:
        yield Reading(site.welcome, language, True)
    author = site.author
    yield Reading(author.name, language)
    if author.fediverse:
        yield Reading(author.fediverse, language)
    for link in author.links:
        yield Reading(link.label, language)
    if site.own_ways:
        for way in site.ways:
            if way.written:
                yield Reading(way.written, language)
            if way.line:
                yield Reading(way.line, language)
    for _, choice in site.options:
        yield Reading(choice, language)


def readings_of_person(person: Person, language: str) -> Iterator[Reading]:
    """Every text of a person's; `language` is the page's."""
    language = person.language or language
    yield Reading(person.name, language)
    for reason in person.reasons:
        yield Reading(reason.text, language, True)
    for link in person.links:
        yield Reading(link.label, language)
    if start := person.start_with:
        yield Reading(start.title, language)
        if start.why:
            yield Reading(start.why, language)
    for text in (person.pronouns, person.where, person.file_under, person.portrait and person.portrait.alt):
        if text:
            yield Reading(text, language)


def names_of(site: Site) -> Names:
    """The names on a site, and the languages in which they are read."""
    others = [person.language for person in site.people if person.language]
    return Names(
        tuple(phrase.value for phrase in site.not_numbers),
        (site.author.name.value, *(person.name.value for person in site.people)),
        tuple(dict.fromkeys([site.language, *others])),
    )


def _slips(readings: Iterable[Reading], prose_of: ProseOf) -> Iterator[Problem]:
    """What a text in Markdown may not have here."""
    for reading in readings:
        if not reading.markdown:
            continue
        text = reading.text
        for kind, at in prose_of(text, reading.language).slips:
            end = text.value.find("\n", at)
            piece = text.within(at, len(text.value.rstrip()) if end < 0 else end)
            if kind == "heading":
                yield Problem(
                    "a heading inside a text would stand above the people",
                    piece,
                    "write it as a sentence; an empty line begins a new paragraph",
                )
            elif kind == "picture":
                found = re.compile(r"!\[[^\]!]*+(?:![^\[\]!]*+)*+\](?:\([^)]*+\)|\[[^\]]*+\])?").search(
                    text.value, at
                )
                place = text.within(found.start(), found.end()) if found else piece
                yield Problem(
                    "pictures have no place inside a text",
                    place,
                    "take away the ! and it becomes a link; a portrait has a key of its own",
                )


def _links_in_prose(readings: Iterable[Reading], prose_of: ProseOf) -> Iterator[Problem]:
    """Addresses inside texts in Markdown."""
    for reading in readings:
        if not reading.markdown:
            continue
        for address, at, written in links_in(reading, prose_of):
            for fault in faults(address):
                exact = written == address
                start, end = (at + fault.start, at + fault.end) if exact else (at, at + len(written))
                yield Problem(fault.message, reading.text.within(start, end), fault.help)


def links_in(reading: Reading, prose_of: ProseOf) -> Iterator[tuple[str, int, str]]:
    """The addresses inside a text in Markdown, and where and how each is written in it."""
    markdown, since = reading.text.value, 0
    nowhere: set[str] = set()  # what was looked for once, up to the end of the text, is not looked for again
    for address in prose_of(reading.text, reading.language).links:
        mail = address.removeprefix("mailto:")  # which Markdown puts before what stands in < and > alone
        for written in dict.fromkeys((address, mail)):
            at = -1 if written in nowhere else markdown.find(written, since)
            if at >= 0:
                break
            nowhere.add(written)
        else:
            found = None if "" in nowhere else _destination().search(markdown, since)
            at, written = (found.start(), found[0]) if found else (since, markdown[since : since + 1])
            if not found:
                nowhere.add("")
        since = at + len(written)
        yield address, at, written


@cache
def _destination() -> re.Pattern[str]:
    """Where a link leads, which may be written with other signs than stand in the markup."""
    return re.compile(
        r"(?<=\]\()<?[^\s)>]+|(?<=<)[a-z][a-z+.-]*:[^\s>]+|(?<=\]:)\s*\S+",
        re.IGNORECASE,
    )


def _hidden_signs(readings: Iterable[Reading], prose_of: ProseOf) -> Iterator[Problem]:
    """Signs that steer or hide, and that do not stand in a text but are made by an entity or an escape in it,
    or by what is left of it when its stars and brackets are gone.
    """
    for reading in readings:
        value = reading.text.value
        if not reading.markdown or not _may_make_signs(value):
            continue
        from quietpage.core.unicode import told_once
        from quietpage.parse.repair import strange_sign
        from quietpage.typeset.markdown import decoded

        found: list[tuple[int, int, str]] = []
        for text, place in decoded(value):
            for start, end, words in islice(strange_signs(text), ENOUGH):
                first, last = place(start, end)
                if text[start] == _FORM_FEED:
                    continue
                # One that stands there itself was judged when the file was read, but for the other of a pair.
                if value[first:last] != text[start:end] or text[start] in _PAIRED:
                    found.append((first, last, words))
        for each in told_once(sorted(set(found))):
            yield strange_sign(each, reading.text.within)


_FORM_FEED = "\x0c"
"""To YAML it may be the end of a line; what Markdown makes of `&#12;` is one more space to a browser."""
_PAIRED = "\u2066\u2067\u2068\u2069"


def _may_make_signs(markdown: str) -> bool:
    """Whether a text in Markdown may be read with signs that do not stand in it."""
    if "&" in markdown and re.search(r"&#?\w+;", markdown):
        return True
    if "%" in markdown and "<" in markdown:  # an address in these is shown without its percent signs
        return True
    if markdown.isascii() or not _SYNTAX.intersection(markdown):
        return False
    if any(sign in markdown for sign in _PAIRED):
        return True
    return next(strange_signs(re.sub(r"\]\([^()]*\)|[*_`\[\]]", "", markdown)), None) is not None


_SYNTAX = frozenset("*_`[")

RULES: tuple[Rule, ...] = (_slips, _links_in_prose, _hidden_signs)


def phrase_problems(site: Site, texts: Iterable[str]) -> Iterator[Problem]:
    """The list of names that are no numbers: exact, without digits, needed in one of these plain texts."""
    if not site.not_numbers:
        return
    from quietpage.numbers.not_numbers import accepted, unused

    idle = frozenset(unused([phrase.value for phrase in site.not_numbers], texts))
    for phrase in site.not_numbers:
        if not accepted(phrase.value):
            yield Problem(
                f"{phrase} cannot be on the list of names that are no numbers",
                phrase.place,
                "an entry has letters, spaces, hyphens and apostrophes, and a capital or a second word",
            )
        elif phrase.value in idle:
            yield Problem(f"{phrase} stands nowhere on the page", phrase.place, "take it off the list")
