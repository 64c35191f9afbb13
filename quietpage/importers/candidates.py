"""Whoever was found in a file from elsewhere: what stands of them there, and what of it can be taken over.

A format's module makes a `Found` of each entry, as it is written there. `candidate` makes a `Candidate` of
that: a name, clean addresses, and everything else as notes. What somebody says of themselves is no reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from quietpage.core.diagnostics import ENOUGH, Problem
from quietpage.core.named_tuple import NamedTuple
from quietpage.core.slugs import slug
from quietpage.core.source import Place
from quietpage.core.suggestions import plain
from quietpage.importers import labels
from quietpage.importers.addresses import cleaned, has_a_key
from quietpage.importers.guesses import (
    is_a_place,
    name_in_address,
    name_in_handle,
    name_in_title,
    plain_text,
)
from quietpage.importers.known import address_key, folded
from quietpage.parse.writer import seen
from quietpage.validate.foreign_words import keys_of
from quietpage.validate.kinds import LONGEST_PROSE

MOST = 20_000
"""So many entries of a file are read. Nobody chooses among more."""

LONGEST_NAME = 120
"""What is longer is no name, in code points."""

_LONGEST_ABOUT = 2_000
_LONGEST_OF_A_KEY = 80
_COMMON = keys_of("profile", "address") - {"blog", "newsletter", "podcast", "portfolio", "shop", "contact"}
"""Labels that say no more than the address does."""


class Found(NamedTuple):
    """An entry as it stands in a file. `addresses` have what they are called there, or nothing.

    `name` was typed as a person's name, `title` is that of a feed or a site, `handle` what they go by
    somewhere. `reasons` were written for this page. `fediverse` is their account there, `@name@host`.
    `portrait` is where a picture of them is, `hidden` says that they are not shown where this is from.
    """

    place: Place
    name: str = ""
    title: str = ""
    handle: str = ""
    addresses: tuple[tuple[str, str], ...] = ()
    feeds: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    fediverse: str = ""
    portrait: str = ""
    pronouns: str = ""
    where: str = ""
    hidden: bool = False


class Gathered(NamedTuple):
    """What a format's module gives: the entries, what could not be read, and words for what was left behind.

    `measures` are the columns and keys that measure people; `private` what is nobody's business; `others`
    what has no place on a page; `programs` what is for another program, or says how the file is made.
    """

    found: tuple[Found, ...] = ()
    problems: tuple[Problem, ...] = ()
    measures: tuple[str, ...] = ()
    private: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()


class Candidate(NamedTuple):
    """Somebody who may come to the page.

    `guessed` says of what the name was guessed, if it was, and `written` is what stands there. `portrait` is
    where a picture of them is; `hidden` says that they are not shown where this is from.
    """

    name: str
    place: Place
    guessed: str = ""
    written: str = ""
    links: tuple[tuple[str, str], ...] = ()
    feeds: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    fediverse: str = ""
    portrait: str = ""
    pronouns: str = ""
    where: str = ""
    hidden: bool = False

    @property
    def addresses(self) -> list[str]:
        return [address for _, address in self.links]


def candidate(found: Found, language: str = "en") -> Candidate | Problem:
    """What can be taken over of an entry; a problem, if nobody can be named."""
    links, feeds, notes = _addresses(found, language)
    name, guessed, written = _name(found, [*(address for _, address in links), *feeds])
    if guessed:
        # A guess has no digits: nobody could be shown by this name. What stands there is told.
        name = " ".join(re.sub(r"\d+", " ", name).split())
    if control := re.search(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]", found.name or found.title):
        return Problem(
            f"there is a sign in this name that steers a machine and shows nothing, U+{ord(control[0]):04X}",
            found.place,
            "take it out of the file, and gather once more",
        )
    if len(name) > LONGEST_NAME:
        return Problem("this is longer than a name can be", found.place, "shorten it there, or leave it")
    if not slug(name):
        return Problem(_NAMELESS, found.place, "write a name there, or add them by hand: quietpage add")
    portrait = plain_text(found.portrait)[:_LONGEST_ABOUT]
    if portrait.startswith("data:") or has_a_key(portrait):
        portrait = ""
        notes = (*notes, "A picture of them is there, too, and was left where it is.")
    pronouns, where = (_for_a_key(text, language) for text in (found.pronouns, found.where))
    told = [*found.about, "" if pronouns else found.pronouns, "" if where else found.where]
    about = tuple(dict.fromkeys(filter(None, (plain_text(each)[:_LONGEST_ABOUT] for each in told))))
    return Candidate(
        name,
        found.place,
        guessed,
        written,
        links,
        feeds,
        tuple(filter(None, (seen(reason).strip()[:LONGEST_PROSE] for reason in found.reasons))),
        tuple(each for each in about if folded(each) != folded(name)),
        notes,
        found.fediverse,
        portrait,
        pronouns,
        where,
        found.hidden,
    )


def _for_a_key(text: str, language: str) -> str:
    """A short text that can stand behind a key; nothing, if it would not pass there."""
    from quietpage.numbers import numbers_in

    text = plain_text(text)
    fits = len(text) <= _LONGEST_OF_A_KEY and "@" not in text and "://" not in text
    return text if fits and not numbers_in(text, language) else ""


_NAMELESS = "nobody can be named by this: there is no name with a letter in it"


def together(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems that say the same as one, with all their places."""
    alike: dict[tuple[str, str], Problem] = {}
    for problem in problems:
        key = (problem.message, problem.help)
        first = alike.get(key)
        if first is None:
            alike[key] = problem
        elif problem.message == _NAMELESS:
            if len(first.also) < ENOUGH:
                alike[key] = first._replace(also=(*first.also, problem.place))
        else:
            alike[(*key, str(len(alike)))] = problem  # type: ignore[index]
    return tuple(alike.values())


def _name(found: Found, addresses: list[str]) -> tuple[str, str, str]:
    """What somebody is called; of what it was guessed, if it was; and what stands there."""
    name = plain_text(found.name)
    handle = found.handle.strip()
    if name and not _is_no_name(name):
        login = handle.strip("@").partition("@")[0]
        if not login or folded(name) != folded(login) or " " in name:
            return name, "", ""
        return name_in_handle(handle) or name, _HANDLE, handle
    title = plain_text(found.title)
    if title and not _is_no_name(title):
        guess = name_in_title(title)
        if is_a_place(title):  # “Blog” is no guess at all
            for address in addresses:
                if better := name_in_address(address):
                    return better, "their address", address
        if slug(guess):
            return guess, "the title of their place", f"“{title}”"
    if handle and (guess := name_in_handle(handle)):
        return guess, _HANDLE, handle
    for text in filter(_is_no_name, (name, title)):
        # A mail address is nobody's business, and a note in a file may be read by others.
        text = text.lstrip("@").partition("@")[0]
        if guess := name_in_handle(text):
            return guess, _HANDLE, text
    for address in addresses:
        if guess := name_in_address(address):
            return guess, "their address", address
    return "", "", ""


_HANDLE = "what they go by there"


def _is_no_name(text: str) -> bool:
    """Whether an address or a telephone number stands where a name should."""
    return (
        re.match(r"(?i)(?:https?:|mailto:|www\.)", text) is not None
        or re.fullmatch(r"@?[^\s@]+@[^\s@]+", text) is not None
        or re.fullmatch(r"[-+()\d\s./]+", text) is not None
    )


def _addresses(
    found: Found, language: str
) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...], tuple[str, ...]]:
    """The links, the feeds, and notes of what could not be taken over."""
    links: dict[str, str] = {}
    notes: list[str] = []
    known: set[str] = set()
    feeds: dict[str, str] = {}
    for written in found.feeds:
        if has_a_key(written):
            notes.append("Their feed has a key in its address that is for you alone, and was left behind.")
        elif feed := cleaned(written):
            feeds.setdefault(address_key(feed), feed)
        elif written.strip():
            notes.append(f"Their feed could not be taken over: {plain_text(written)[:300]}")
    for label, written in found.addresses:
        if has_a_key(written):
            notes.append("An address has a key in it that is for you alone, and was left behind.")
            continue
        address = cleaned(written)
        if not address:
            if written.strip():
                notes.append(f"An address could not be taken over: {plain_text(written)[:300]}")
            continue
        key = address_key(address)
        if key in known or key in feeds:
            continue
        known.add(key)
        label = plain_text(label)[:80]
        if not label or re.search(r"\d|://", label) or plain(label) in _COMMON:
            label = labels.label_for(address, language)
            if feeds and label == labels.website(language) and labels.BLOG not in links:
                label = labels.BLOG
        links[labels.apart(label, address, links)] = address
    return tuple(links.items()), tuple(feeds.values()), tuple(dict.fromkeys(notes))
