"""A node to a `Person`, by the table of fields."""

from __future__ import annotations

import re

from quietpage.core.model import Person, Reason, Text
from quietpage.core.slugs import DEVICES, slug
from quietpage.core.source import Place
from quietpage.parse.nodes import Mapping, Node, Scalar, Sequence
from quietpage.validate.fields import (
    ASKED,
    DRAFT,
    FEED,
    FILE_UNDER,
    FURTHER_WAYS,
    LINKS,
    NAME,
    PERSON_LANGUAGE,
    PERSON_RECORD,
    PORTRAIT,
    PRONOUNS,
    REASONS,
    RELATION,
    REVISITED,
    SLUG,
    START_WITH,
    WHERE,
)
from quietpage.validate.node_spans import gap_span, is_blank, start_span
from quietpage.validate.problems import Problems
from quietpage.validate.records import Values
from quietpage.validate.ways import Ways

_WHY = "say in your own words why they make a difference to you"


def read_person(node: Node, ways: Ways, problems: Problems) -> Person | None:
    if is_blank(node):
        problems.report(
            "there is nobody after this dash yet",
            gap_span(node),
            "write name: and the person's name after it, or take the dash away",
        )
        return None
    if isinstance(node, Mapping) and len(node.entries) == 1 and _wrapped(*node.entries[0], problems):
        return None
    found = PERSON_RECORD.read(node, problems)
    if found is None:
        return None
    name = found.get(NAME)
    draft = found.get(DRAFT)
    written = found.get(REASONS)
    if written is None and (draft == "no" or "draft" not in found.key_spans):
        _no_reasons(node, found, name, problems)
    reasons = tuple([Reason(text, ways.of(word, problems) if word else None) for word, text in written or ()])
    had = {reason.way.slug for reason in reasons if reason.way}
    had.update(way.slug for word in found.get(FURTHER_WAYS) or () if (way := ways.of(word, problems)))
    if name is None:
        return None
    for reason in reasons:
        _worth_the_name(reason.text, name, problems)
    return Person(
        name=name,
        reasons=reasons,
        slug=_address(name, found, problems),
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


def _wrapped(key: Scalar, value: Node, problems: Problems) -> bool:
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
    problems.report(f"nothing stands above a person, and here is {key.value}", key.span, help)
    return True


def _no_reasons(node: Node, found: Values, name: Text | None, problems: Problems) -> None:
    """Say that somebody has no reason yet, if that was not said already in other words."""
    of = f" for {name}" if name else ""
    if place := found.empty_keys.get("reasons"):
        problems.report(f"there is no reason{of} yet", place, _WHY)
    elif "reasons" not in found.key_spans:
        problems.report(
            f"there is no reason here{of} yet",
            name.place if name else start_span(node),
            f"add a line that begins with reasons: and {_WHY}",
        )


def _address(name: Text, found: Values, problems: Problems) -> str:
    """The address of a person's page; nothing, if it has none yet."""
    if "slug" in found.key_spans:
        return found.get(SLUG) or ""
    address = slug(name.value)
    if not address:
        problems.report(
            f"no address for a page can be made from the name {name}, because it has no letters",
            name.place,
            f"add a line that begins with slug: and an address of letters and hyphens{_such_as(name.value)}",
        )
    elif address in DEVICES:
        problems.report(
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


def _worth_the_name(reason: Text, name: Text, problems: Problems) -> None:
    """Say that a reason says nothing, or only the name."""
    value = reason.value
    if len(value) > 3 * len(name.value) + 40 and re.search(r"\w", value):
        return
    bare = _bare(value)
    if not bare:
        problems.report(
            "a reason needs words",
            _of(reason),
            "say in your own words why this person makes a difference to you",
        )
    elif bare == _bare(name.value):
        problems.report(
            "this reason only repeats the name", _of(reason), f"say why {name} makes a difference to you"
        )


def _bare(value: str) -> str:
    from unicodedata import normalize

    return re.sub(r"[\W_]+", "", normalize("NFC", value)).casefold()


def _of(reason: Text) -> Place:
    value = reason.value
    return reason.within(len(value) - len(value.lstrip()), len(value.rstrip()))
