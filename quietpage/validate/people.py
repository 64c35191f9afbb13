"""A node to a `Person`, by the table of fields."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quietpage.core.model import Person, Reason, Text
from quietpage.core.slugs import DEVICES, slug
from quietpage.core.source import Place, Span
from quietpage.parse.nodes import Node
from quietpage.validate.fields import (
    ASKED,
    DRAFT,
    FEDIVERSE,
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
    VOUCHED,
    WHERE,
)
from quietpage.validate.node_spans import a_new_key, gap_span, is_blank, start_span
from quietpage.validate.problems import Problems
from quietpage.validate.reason_kinds import WrittenReason
from quietpage.validate.records import Values
from quietpage.validate.ways import Ways

_WHY = "say in your own words why they make a difference to you"


def read_person(node: Node, ways: Ways, problems: Problems) -> Person | None:
    """A person, as far as what is written of them is right; None if they have no name, or there is nobody."""
    if is_blank(node):
        problems.report_alone(
            "there is nobody after this dash yet",
            gap_span(node),
            "write name: and the person's name after it, or take the dash away",
        )
        return None
    found = PERSON_RECORD.read(node, problems)
    if found is None:
        return None
    name = found.get(NAME)
    if name is not None and "reasons" not in found.key_spans:
        name = _first_line(name, problems)
    draft = found.get(DRAFT)
    written = found.get(REASONS)
    if written is None and (draft == "no" or "draft" not in found.key_spans) and name is found.get(NAME):
        _report_no_reasons(node, found, name, problems)
    reasons = tuple([Reason(text, ways.of(word, problems) if word else None) for word, text in written or ()])
    if len(reasons) > 1:
        _report_ways_twice(written or (), reasons, problems)
    # In the page's order, not in the order of the reasons: everybody's ways are told alike.
    had = {reason.way.slug for reason in reasons if reason.way}
    had.update(way.slug for word in found.get(FURTHER_WAYS) or () if (way := ways.of(word, problems)))
    if name is None:
        return None
    for reason in reasons:
        _report_empty_words(reason.text, name, problems)
    return Person(
        name=name,
        reasons=reasons,
        slug=_slug(node, name, found, problems),
        ways=ways.in_order(had),
        links=found.get(LINKS) or (),
        feeds=found.get(FEED) or (),
        fediverse=found.get(FEDIVERSE),
        portrait=found.get(PORTRAIT),
        start_with=found.get(START_WITH),
        pronouns=found.get(PRONOUNS),
        where=found.get(WHERE),
        relation=found.get(RELATION) or (),
        file_under=found.get(FILE_UNDER),
        language=str(found.get(PERSON_LANGUAGE) or ""),
        asked=found.get(ASKED) or "",
        revisited=found.get(REVISITED),
        vouched=found.get(VOUCHED),
        draft=draft == "yes",
        own_slug=found.get(SLUG) is not None,
    )


def _first_line(name: Text, problems: Problems) -> Text:
    """A name without the lines below it, which are moved in and so were read as more of it."""
    place = name.place
    if not isinstance(place, Span) or "\n" not in place.text or place.text[:1] in "|>":
        return name
    first = place.text.split("\n")[0].rstrip()
    begin = place.start + place.text.index("\n")
    begin += len(place.source.text[begin : place.end]) - len(place.source.text[begin : place.end].lstrip())
    end = place.source.text.find("\n", begin, place.end)
    problems.report_alone(
        f"this line is read as more of the name {first}",
        Span(place.source, begin, place.end if end < 0 else end),
        "if it says why, write a line reasons: | above it, just below name:, and leave it moved in as it is",
    )
    return Text(first, place.at(0, len(first)))


def _report_no_reasons(node: Node, found: Values, name: Text | None, problems: Problems) -> None:
    """Report that somebody has no reason yet, unless that was reported already in other words."""
    of = f" for {name}" if name else ""
    if place := found.empty_keys.get("reasons"):
        problems.report_alone(f"there is no reason{of} yet", place, _WHY)
    elif "reasons" not in found.key_spans:
        problems.report_alone(
            f"there is no reason here{of} yet",
            name.place if name else start_span(node),
            f"{a_new_key(node, 'reasons')} and {_WHY}",
        )


def _slug(node: Node, name: Text, found: Values, problems: Problems) -> str:
    """The address of a person's page; nothing, if it has none yet."""
    # One that was written and is wrong was reported: none is made in its place.
    if "slug" in found.key_spans:
        return found.get(SLUG) or ""
    address = slug(name.value)
    if not address:
        such_as = _suggested_slug(name.value)
        problems.report(
            f"no address for a page can be made from the name {name}, because it has no letters",
            name.place,
            f"{a_new_key(node, 'slug')} and an address of letters and hyphens{such_as}",
        )
    elif address in DEVICES:
        problems.report(
            f"a page cannot be called {address} on every computer",
            name.place,
            f"{a_new_key(node, 'slug')} and another address of letters and hyphens, such as "
            f"{address}-and-friends",
        )
        return ""
    return address


def _suggested_slug(name: str) -> str:
    """A help for a name of emoji alone: an address by what they show; or nothing."""
    import unicodedata

    words = " ".join(unicodedata.name(sign, "") for sign in name if unicodedata.category(sign) == "So")
    address = slug(words)
    return f", such as {address}" if address else ""


def _report_ways_twice(
    written: Sequence[WrittenReason], reasons: Sequence[Reason], problems: Problems
) -> None:
    """Report a way that has more than one text, be it in other words or in another language."""
    first: dict[str, Text] = {}
    for (word, _), reason in zip(written, reasons, strict=True):
        if word is None or reason.way is None:
            continue
        before = first.setdefault(reason.way.slug, word)
        if before is not word:
            from quietpage.validate.written import one_line

            same = "" if before.value == word.value else f", as {one_line(before.value)}"
            problems.report(
                f"the way {one_line(word.value)} has a text already{same}",
                word.place,
                f"put both texts into one, under the first: {one_line(before.value)}",
            )


def _report_empty_words(reason: Text, name: Text, problems: Problems) -> None:
    """Report a reason that says nothing, or only the name."""
    value = reason.value
    # Nearly every reason is done with here: it is far longer than the name.
    if len(value) > 3 * len(name.value) + 40 and re.search(r"\w", value):
        return
    bare = _letters(value)
    if not bare:
        problems.report(
            "a reason needs words",
            _stripped_place(reason),
            "say in your own words why this person makes a difference to you",
        )
    elif bare == _letters(name.value):
        problems.report(
            "this reason only repeats the name",
            _stripped_place(reason),
            f"say why {name} makes a difference to you",
        )


def _letters(value: str) -> str:
    """A text's letters and digits alone, to compare it with another."""
    from unicodedata import normalize

    return re.sub(r"[\W_]+", "", normalize("NFC", value)).casefold()


def _stripped_place(reason: Text) -> Place:
    """The place of a reason without the space around it."""
    value = reason.value
    return reason.within(len(value) - len(value.lstrip()), len(value.rstrip()))
