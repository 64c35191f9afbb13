"""Nodes to a `Site`: read by the table of fields, with everything that is the matter with it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from quietpage.core.diagnostics import Problem
from quietpage.core.model import Author, Person, Reason, Site, Text, Way, text
from quietpage.core.name_keys import slug_key
from quietpage.core.slugs import DEVICES, slug
from quietpage.core.source import Place, Source, Span, Whole
from quietpage.core.urls import at_home, faults_of_home
from quietpage.locale import Words, words_for
from quietpage.parse.yaml import Mapping, Node, Scalar, Sequence
from quietpage.validate.errors import Meant, Notes, blank, each_after_a_dash, some, spot, start_of
from quietpage.validate.fields import (
    ASKED,
    AUDIENCE,
    AUTHOR,
    DOMAIN,
    DRAFT,
    FEED,
    FILE_UNDER,
    FURTHER_WAYS,
    LANGUAGE,
    LINKS,
    NAME,
    NOT_NUMBERS,
    OPTIONS,
    ORDER,
    PALETTE,
    PERSON_LANGUAGE,
    PERSON_RECORD,
    PORTRAIT,
    PRONOUNS,
    REASONS,
    RELATION,
    REVISITED,
    SITE_RECORD,
    SLUG,
    START_WITH,
    THEME,
    TITLE,
    URL,
    WAYS,
    WELCOME,
    WHERE,
)
from quietpage.validate.records import Found

_WHY = "say in your own words why they make a difference to you"


class Config(NamedTuple):
    """What `quietpage.yml` says, and what is the matter with it.

    `written` says whether anything stands in the file.
    """

    found: Found | None
    language: str
    ways: _Ways
    place: Place
    written: bool
    problems: tuple[Problem, ...]


class PeopleFile(NamedTuple):
    """Who is in a file of people, its problems, and whether somebody in it could not be read."""

    people: tuple[Person, ...]
    names: tuple[_Name, ...]
    problems: tuple[Problem, ...]
    unread: bool


def read_config(node: Node | None, place: Place) -> Config:
    """Read `quietpage.yml`; `place` is that of the file."""
    notes = Notes()
    found = SITE_RECORD.read(node, notes) if node is not None else None
    language = str((found and found.get(LANGUAGE)) or "en")
    own = found.get(WAYS) if found else None
    ways = _Ways(own or shipped_ways(words_for(language), place), bool(own))
    return Config(found, language, ways, place, node is not None, tuple(notes.problems))


def read_people(source: Source, content: Node | None, config: Config) -> PeopleFile:
    """Read a file of `people/`: one person, or a list of them."""
    notes = Notes()
    nodes = content.items if isinstance(content, Sequence) else () if content is None else (content,)
    if content is None:
        notes.say(
            "there is nobody in this file yet",
            Whole(source.path),
            "write name: and reasons: in it, or take the file away",
        )
    elif not nodes:
        notes.say(
            "there is nobody in this list yet",
            content.span,
            "write a person after a dash, or take the file away",
        )
    found = [_person(each, config.ways, notes) for each in nodes]
    people = tuple(person for person in found if person is not None)
    return PeopleFile(people, tuple(map(_name, people)), tuple(notes.problems), len(people) < len(found))


def site_of(
    config: Config, files: Iterable[PeopleFile], *, unread: bool = False, drafts: bool = False
) -> tuple[Site | None, tuple[Problem, ...]]:
    """A site from its `quietpage.yml` and its people's files, and everything that is the matter with them.

    `unread` says that some file could not be read at all, so that nobody is missed who may be in it;
    `drafts`, that drafts are on the page too. There is no site if nothing is known of the page itself. What
    could not be read is left out of it.
    """
    notes = Notes()
    found, language, ways, place = config.found, config.language, config.ways, config.place
    notes.take(config.problems)
    if not config.written and not unread:
        notes.say(
            "there is nothing in this file yet",
            place,
            "write author: in it, and on the next line, moved in by two spaces, name: and your name",
        )
    people: list[Person] = []
    names: list[_Name] = []
    unread = unread or found is None
    for file in files:
        people.extend(file.people)
        names.extend(file.names)
        notes.take(file.problems)
        unread = unread or file.unread
    if len({name.address for name in names}) < len(people):
        _twins(people, notes)
    if not all(name.latin for name in names):
        _lookalikes(people, notes)
    if not unread and not any(drafts or not person.draft for person in people):
        _nobody(people, place, notes)
    if found is None:
        return None, tuple(notes.problems)
    url = found.get(URL)
    if url:
        for fault in faults_of_home(url.value):
            notes.say(fault.message, url.within(fault.start, fault.end), fault.help)
    site = Site(
        title=found.get(TITLE),
        author=found.get(AUTHOR) or Author(text("", place)),
        people=tuple(people),
        ways=ways.all,
        own_ways=ways.own,
        place=place,
        welcome=found.get(WELCOME),
        language=language,
        url=at_home(url.value) if url else "",
        theme=found.get(THEME),
        palette=found.get(PALETTE) or (),
        options=found.get(OPTIONS) or (),
        order=found.get(ORDER) or "shuffled",
        # a word that is not known is never taken for public
        audience=found.get(AUDIENCE) or ("whisper" if "audience" in found.places else "public"),
        asks_for_public=found.places.get("audience") if found.get(AUDIENCE) == "public" else None,
        not_numbers=found.get(NOT_NUMBERS) or (),
        domain=found.get(DOMAIN),
    )
    return site, tuple(notes.problems)


def shipped_ways(words: Words, place: Place) -> tuple[Way, ...]:
    """The ways that come with quietpage, in a language."""
    return tuple([Way(word, slug(word), place, base=base) for _, word, base in words.ways])


class _Ways:
    """The page's ways, by the words in which a person may write them."""

    def __init__(self, ways: tuple[Way, ...], own: bool) -> None:
        self.all, self.own = ways, own
        self._by_word: dict[str, Way] = {}
        if not own:  # the shipped English words do in every language
            self._by_word = {word: way for (word, _, _), way in zip(words_for("en").ways, ways, strict=True)}
        self._by_word.update((_folded(way.word), way) for way in ways)
        self._words, self._spellings = Meant([way.word for way in ways]), Meant(self._by_word)
        self._places = {way.slug: place for place, way in enumerate(ways)}

    def in_order(self, slugs: Iterable[str]) -> tuple[Way, ...]:
        """The ways with these slugs, in the order of the page."""
        return tuple([self.all[place] for place in sorted([self._places[slug] for slug in slugs])])

    def of(self, word: Text, notes: Notes) -> Way | None:
        """The way that a word means; a problem, if it means none."""
        way = self._by_word.get(word.value) or self._by_word.get(_folded(word.value))
        if way is None:
            self._unknown(word, notes)
        return way

    def _unknown(self, word: Text, notes: Notes) -> None:
        if notes.full:
            return
        together = self._words.several(word.value)
        plain = word.value.replace("-", " ").replace("_", " ")
        near = self._spellings.nearest(plain, 0.6)
        if not near:  # as it stands in the verse; ways of one's own stand in none
            verse = () if self.own else self.all
            near = next((way.word.casefold() for way in verse if way.base == plain.casefold()), "")
        sentence = len(plain.split()) > 1 and len(plain) > 2 * len(near)
        if together:
            help = each_after_a_dash(together)
        elif near and not sentence:
            help = f"did you mean {self._by_word[near].word}?"
        elif len(plain.split()) > 1:
            help = (
                "if these words begin a sentence, put the whole text in double quotes: YAML takes what "
                "stands "
                "before a colon for a key"
            )
        else:
            words = some([way.word for way in self.all])
            help = f"the ways here are {words}; or write ways of your own in quietpage.yml"
        notes.say(f"{word} is not one of this page's ways of making a difference", word.place, help)


def _folded(word: str) -> str:
    """A way's words, however their letters are put together."""
    words = " ".join(word.split()).casefold()
    if words.isascii():
        return words
    from unicodedata import normalize

    return normalize("NFC", words)


def _person(node: Node, ways: _Ways, notes: Notes) -> Person | None:
    if blank(node):
        notes.say(
            "there is nobody after this dash yet",
            spot(node),
            "write name: and the person's name after it, or take the dash away",
        )
        return None
    if isinstance(node, Mapping) and len(node.entries) == 1 and _wrapped(*node.entries[0], notes):
        return None
    found = PERSON_RECORD.read(node, notes)
    if found is None:
        return None
    name = found.get(NAME)
    draft = found.get(DRAFT)
    written = found.get(REASONS)
    if written is None and (draft == "no" or "draft" not in found.places):
        _no_reasons(node, found, name, notes)
    reasons = tuple([Reason(text, ways.of(word, notes) if word else None) for word, text in written or ()])
    had = {reason.way.slug for reason in reasons if reason.way}
    had.update(way.slug for word in found.get(FURTHER_WAYS) or () if (way := ways.of(word, notes)))
    if name is None:
        return None
    for reason in reasons:
        _worth_the_name(reason.text, name, notes)
    return Person(
        name=name,
        reasons=reasons,
        slug=_address(name, found, notes),
        ways=ways.in_order(had),
        links=found.get(LINKS) or (),
        feed=found.get(FEED),
        portrait=found.get(PORTRAIT),
        start_with=found.get(START_WITH),
        pronouns=found.get(PRONOUNS),
        where=found.get(WHERE),
        relation=found.get(RELATION) or (),
        file_under=found.get(FILE_UNDER),
        language=str(found.get(PERSON_LANGUAGE) or ""),
        asked=found.get(ASKED) or "",
        revisited=found.get(REVISITED),
        draft=draft == "yes",
    )


def _wrapped(key: Scalar, value: Node, notes: Notes) -> bool:
    """Say that a person, or a list of people, stands under a key of its own, if it does."""
    within = value.items[0] if isinstance(value, Sequence) and value.items else value
    known = {field.key for field in PERSON_RECORD.fields}
    if key.value in known or not isinstance(within, Mapping):
        return False
    written = [inner.value for inner, _ in within.entries]
    if known.isdisjoint(written):
        return False
    if "name" in written:
        help = f"take the line {key.value}: away, and move the lines below it out to where it began"
    else:
        help = f"write name: {key.value} in its place, and move the lines below it out to where it begins"
    notes.say(f"nothing stands above a person, and here is {key.value}", key.span, help)
    return True


def _no_reasons(node: Node, found: Found, name: Text | None, notes: Notes) -> None:
    """Say that somebody has no reason yet, if that was not said already in other words."""
    of = f" for {name}" if name else ""
    if place := found.empty.get("reasons"):
        notes.say(f"there is no reason{of} yet", place, _WHY)
    elif "reasons" not in found.places:
        notes.say(
            f"there is no reason here{of} yet",
            name.place if name else start_of(node),
            f"add a line that begins with reasons: and {_WHY}",
        )


def _address(name: Text, found: Found, notes: Notes) -> str:
    """The address of a person's page; nothing, if it has none yet."""
    if "slug" in found.places:
        return str(found.get(SLUG) or "")
    address = slug(name.value)
    if not address:
        notes.say(
            f"no address for a page can be made from the name {name}, because it has no letters",
            name.place,
            f"add a line that begins with slug: and an address of letters and hyphens{_such_as(name.value)}",
        )
    elif address in DEVICES:
        notes.say(
            f"a page cannot be called {address} on every computer",
            name.place,
            "add a line that begins with slug: and another address of letters and hyphens, such as "
            f"{address}-and-friends",
        )
        return ""
    return address


def _such_as(name: str) -> str:
    """An address for a name of pictures, by what they show."""
    import unicodedata

    words = " ".join(unicodedata.name(sign, "") for sign in name if unicodedata.category(sign) == "So")
    address = slug(words)
    return f", such as {address}" if address else ""


def _worth_the_name(reason: Text, name: Text, notes: Notes) -> None:
    """Say that a reason says nothing, or only the name."""
    value = reason.value
    if len(value) > 3 * len(name.value) + 40 and re.search(r"\w", value):
        return
    bare = _bare(value)
    if not bare:
        notes.say(
            "a reason needs words",
            _of(reason),
            "say in your own words why this person makes a difference to you",
        )
    elif bare == _bare(name.value):
        notes.say(
            "this reason only repeats the name", _of(reason), f"say why {name} makes a difference to you"
        )


def _bare(value: str) -> str:
    from unicodedata import normalize

    return re.sub(r"[\W_]+", "", normalize("NFC", value)).casefold()


def _of(reason: Text) -> Place:
    value = reason.value
    return reason.within(len(value) - len(value.lstrip()), len(value.rstrip()))


class _Name(NamedTuple):
    """What somebody's address has in common with those that look like it; whether the name is in Latin."""

    address: str
    latin: bool


def _name(person: Person) -> _Name:
    return _Name(slug_key(person.slug), max(person.name.value, default="") < "\u0370")


def _twins(people: Iterable[Person], notes: Notes) -> None:
    seen: dict[str, Person] = {}
    for person in people:
        if not person.slug:
            continue
        first = seen.setdefault(slug_key(person.slug), person)
        if first is person:
            continue
        notes.say(
            f"{person.name} and {first.name} ({_where(first.name.place)}) would have the same page, "
            f"people/{person.slug}.html",
            person.name.place,
            "give one of them a line slug: with another address, of letters and hyphens; or is it "
            "the same person?",
        )


def _lookalikes(people: Iterable[Person], notes: Notes) -> None:
    """People whose names look the same, and are spelled with letters of other alphabets."""
    from quietpage.core.suggestions import face

    seen: dict[str, Person] = {}
    for person in people:
        first = seen.setdefault(face(person.name.value), person)
        if first is person or any(each.slug != slug(each.name.value) for each in (first, person)):
            continue  # a slug that was written down tells them apart
        if slug_key(first.slug) == slug_key(person.slug):
            continue
        where = _where(first.name.place)
        notes.say(
            f"{person.name} looks just like {first.name} ({where}), and is spelled with other letters",
            person.name.place,
            "type the name anew on the same keyboard; if they are different people, give one of them a line "
            "slug: with another address",
        )


def _where(place: Place) -> str:
    """A place in a few words: the file and the line."""
    if isinstance(place, Span):
        return f"{place.source.path}:{place.source.line_and_column(place.start)[0]}"
    return place.path


def _nobody(people: list[Person], place: Place, notes: Notes) -> None:
    if people:
        notes.say(
            "everybody on this page is still a draft",
            people[0].name.place,
            "when somebody is ready, take their line draft: yes away",
        )
    elif not notes.said:
        notes.say(
            "there is nobody on this page yet",
            place,
            "make a file in the folder people, such as people/rosa.yml, and write in it name: and "
            "reasons: on lines of "
            "their own",
        )
