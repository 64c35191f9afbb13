"""Who of a list may come: everybody once, without those who are here already, and without those let go."""

from __future__ import annotations

import re
from collections.abc import Iterable

from quietpage.core.comparison_keys import slug_key
from quietpage.core.diagnostics import Problem
from quietpage.core.named_tuple import NamedTuple
from quietpage.core.slugs import slug
from quietpage.core.source import Source, Span
from quietpage.importers.candidates import MOST, Candidate, candidate, together
from quietpage.importers.formats import read
from quietpage.importers.guesses import name_in_address
from quietpage.importers.known import Directory, Known, Page, address_key, folded
from quietpage.importers.let_go import LetGo
from quietpage.importers.person_file import NewPerson


class Choice(NamedTuple):
    """Who may come, in the order of the list; and who is left out, and why."""

    candidates: tuple[Candidate, ...]
    here: tuple[tuple[Candidate, Known], ...] = ()
    gone: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    measures: tuple[str, ...] = ()
    private: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()
    led_away: bool = False
    unheard: tuple[Candidate, ...] = ()
    """Those who are here already, with reasons in the list that are not in their file."""


def choice_of(page: Page, sources: Iterable[Source], let_go: LetGo, *, minors: bool = False) -> Choice:
    """Who may come to a page from these files.

    `minors` says that the page is about children: then nothing comes along that leads to them.
    """
    every: list[Candidate] = []
    problems: list[Problem] = []
    measures: dict[str, None] = {}
    private: dict[str, None] = {}
    others: dict[str, None] = {}
    programs: dict[str, None] = {}
    for source in sources:
        gathered = read(source)
        problems.extend(gathered.problems)
        measures.update(dict.fromkeys(gathered.measures))
        private.update(dict.fromkeys(gathered.private))
        others.update(dict.fromkeys(gathered.others))
        programs.update(dict.fromkeys(gathered.programs))
        if len(gathered.found) > MOST:
            problems.append(
                Problem(
                    "this list is longer than anybody can choose from; what follows here is left out",
                    gathered.found[MOST].place,
                    "gather a part of it, or a list of those whom you read",
                )
            )
        for found in gathered.found[:MOST]:
            made = candidate(found, page.language)
            if isinstance(made, Candidate):
                every.append(made)
            else:
                problems.append(made)
    shared = _shared(every)
    directory = Directory(page.people)
    candidates: list[Candidate] = []
    here: list[tuple[Candidate, Known]] = []
    gone: dict[str, None] = {}
    unheard: list[Candidate] = []
    said = {
        person.name.place: {_bare(reason.text.value) for reason in person.reasons} for person in page.people
    }
    for each in _named_apart(_once(every, shared)):
        own = [address for address in each.addresses if address_key(address) not in shared]
        known = directory.find(each.name, own, each.feeds)
        if known is not None:
            here.append((each, known))
            if any(_bare(reason) not in said.get(known.place, ()) for reason in each.reasons):
                unheard.append(each)
        elif let_go.has(each.name, own, each.feeds):
            gone[each.name] = None
        else:
            candidates.append(each)
    led_away = minors and any(
        each.links or each.feeds or each.fediverse or each.portrait or each.where or each.pronouns
        for each in candidates
    )
    if minors:
        candidates = [
            each._replace(
                links=(), feeds=(), notes=(), about=(), fediverse="", portrait="", where="", pronouns=""
            )
            for each in candidates
        ]
    return Choice(
        tuple(candidates),
        tuple(here),
        tuple(gone),
        together(problems),
        tuple(measures),
        tuple(private),
        tuple(others),
        tuple(each for each in programs if each not in others),
        led_away,
        tuple(unheard),
    )


def _bare(reason: str) -> str:
    """What two ways of writing down one reason have in common."""
    return " ".join(reason.split()).casefold()


def new_person(chosen: Candidate, name: str = "") -> NewPerson:
    """The draft of a file for whoever was chosen. `name` is what they are called, if that was asked."""
    notes = []
    place = chosen.place
    path = place.source.path if isinstance(place, Span) else place.path
    came = f"From {path.rpartition('/')[2]}."
    if chosen.guessed and not name:
        came += (
            f" The name was guessed from {chosen.guessed}, {chosen.written}: is that what they are called?"
        )
    elif chosen.guessed:
        came += f" There it says {chosen.written}."
    notes.append(came)
    if chosen.hidden:
        notes.append("Where this is from, they are not shown. Ask them before you show them here.")
    reasons = tuple(reason for reason in chosen.reasons if _says_something(reason, name or chosen.name))
    notes += [f"No reason, though it stood there: {each}" for each in chosen.reasons if each not in reasons]
    return NewPerson(
        name or chosen.name,
        reasons,
        links=chosen.links,
        feeds=chosen.feeds,
        fediverse=chosen.fediverse,
        draft=True,
        notes=(*notes, *chosen.notes),
        about=chosen.about,
        portrait=chosen.portrait,
        pronouns=chosen.pronouns,
        where=chosen.where,
    )


def _says_something(reason: str, name: str) -> bool:
    """Whether a reason has words, and other ones than the name: else it would not pass."""
    return re.search(r"[^\W_]", reason) is not None and folded(reason) != folded(name)


def _shared(every: Iterable[Candidate]) -> frozenset[str]:
    """Addresses that several people of different names have: that of the place where they work, say."""
    names: dict[str, frozenset[str]] = {}
    shared = set()
    for each in every:
        if each.guessed:
            continue
        words = frozenset(map(folded, each.name.split()))
        for key in map(address_key, each.addresses):
            # Somebody may be there with a middle name, and without.
            first = names.setdefault(key, words)
            if not (first <= words or words <= first):
                shared.add(key)
    return frozenset(shared)


def _once(every: Iterable[Candidate], shared: frozenset[str]) -> list[Candidate]:
    """Everybody once: the same address, the same feed, or the same name is the same person."""
    people: list[Candidate] = []
    places: dict[str, int] = {}
    for each in every:
        keys = [f"address {key}" for key in map(address_key, each.addresses) if key not in shared]
        keys += [f"feed {address_key(feed)}" for feed in each.feeds]
        name = f"name {folded(each.name)}"
        at = next((places[key] for key in keys if key in places), None)
        if at is None and name in places:
            other = people[places[name]]
            # Two places may be called “Notes”, and are of two people.
            if not (each.guessed and other.guessed and keys and (other.links or other.feeds)):
                at = places[name]
        if at is None:
            at = len(people)
            people.append(each)
        else:
            people[at] = _joined(people[at], each)
        for key in (*keys, name):
            places.setdefault(key, at)
    return people


def _joined(one: Candidate, other: Candidate) -> Candidate:
    """One person of what two entries say."""
    named = other if one.guessed and not other.guessed else one
    there = set(map(address_key, one.addresses))
    links = dict(one.links)
    fed = set(map(address_key, one.feeds))
    for label, address in other.links:
        if address_key(address) not in there:
            from quietpage.importers.labels import apart

            links[apart(label, address, links)] = address
    return one._replace(
        name=named.name,
        guessed=named.guessed,
        written=named.written,
        links=tuple(links.items()),
        feeds=_first((*one.feeds, *(feed for feed in other.feeds if address_key(feed) not in fed))),
        reasons=_first((*one.reasons, *other.reasons)),
        about=_first((*one.about, *other.about)),
        notes=_first((*one.notes, *other.notes)),
        fediverse=one.fediverse or other.fediverse,
        portrait=one.portrait or other.portrait,
        pronouns=one.pronouns or other.pronouns,
        where=one.where or other.where,
        hidden=one.hidden or other.hidden,
    )


def _first(texts: Iterable[str]) -> tuple[str, ...]:
    """Each text once, and no more than can be read."""
    return tuple(dict.fromkeys(texts))[:_MOST_TEXTS]


_MOST_TEXTS = 100


def _named_apart(people: list[Candidate]) -> list[Candidate]:
    """Those of one guessed name by other guesses, since two people have two files."""
    seen: set[str] = set()
    apart = []
    for each in people:
        key = slug_key(slug(each.name))
        if key in seen and each.guessed:
            for address in (*each.addresses, *each.feeds):
                guess = name_in_address(address)
                if guess and slug_key(slug(guess)) not in seen:
                    each = each._replace(name=guess, guessed="their address", written=address)
                    break
            key = slug_key(slug(each.name))
        seen.add(key)
        apart.append(each)
    return apart
