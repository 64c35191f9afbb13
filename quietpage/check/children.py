"""A page about children: first names, and nothing by which a stranger could find one of them.

A theme says that it is for such pages (`minors: yes` in its `theme.yml`). What a site asks for against it is
told, and never left out in silence: whoever wrote it should know that it will not be there.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import islice

from quietpage.check.rules import links_in
from quietpage.core.diagnostics import ENOUGH, Problem
from quietpage.core.model import Author, Person, Site
from quietpage.typeset.texts import ReadText

_ADDRESS = (
    r"(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)++|(?:https?://|www\.)\S+|(?<![\w@])@\w[\w.-]++(?:@[\w.-]++)?"
)
"""A mail address or one on the web, or a name by which one is called there, printed in a text."""

_BETWEEN = r"\s+|(?<=\w)\s{0,40}[,;/|_+·・･]{1,40}\s{0,40}(?=\w)|(?<=[^\W\d_]{2})\.(?=[^\W\d_]{2})"
"""What stands between the names of somebody who has several; in a nickname there may be dots."""


def found_out(site: Site, texts: Iterable[ReadText]) -> Iterator[Problem]:
    """What on a site would tell more of children than a page should. `texts` is all that a visitor reads."""
    if site.asks_for_public:
        yield Problem(
            "search engines are asked to pass by a page about children",
            site.asks_for_public,
            "write audience: whisper, or take the line away",
        )
    yield from _of_the_author(site.author)
    for person in site.people:
        yield from _of_a_child(person)
    for each in texts:
        if each.text is not site.author.fediverse:  # that is told already
            yield from islice(_in_a_text(each), ENOUGH)


def _of_the_author(author: Author) -> Iterator[Problem]:
    links = author.links[0].label if author.links else None
    for key, text in (
        ("url", author.url),
        ("email", author.email),
        ("links", links),
        ("fediverse", author.fediverse),
    ):
        if text is not None:
            yield Problem(
                f"nothing leads away from a page about children, so the author's {key}: has no place on it",
                text.place,
                f"take {key}: away; who made the page is told by a name, such as the Willow class",
            )


def _of_a_child(person: Person) -> Iterator[Problem]:
    name = person.name.value
    if apart := re.search(_BETWEEN, name.strip()):
        first, start = name.strip()[: apart.start()], len(name) - len(name.lstrip()) + apart.end()
        yield Problem(
            f"children go by their first names here, and there is more: {name[start:].rstrip()}",
            person.name.within(start, len(name.rstrip())),
            f"write {first}; if there are several, a second name with a hyphen, or what friends call them",
        )
    links = person.links[0].label if person.links else None
    start_with = person.start_with.title if person.start_with else None
    for key, text, why in (
        ("portrait", person.portrait and person.portrait.file, "a page about children shows no portraits"),
        ("links", links, "nothing leads away from a page about children"),
        ("start_with", start_with, "nothing leads away from a page about children"),
        ("feed", person.feed, "nothing leads away from a page about children"),
        ("where", person.where, "a page about children does not say where one can be found"),
        ("pronouns", person.pronouns, "children have no page of their own here"),
    ):
        if text is not None:
            instead = "; the reasons speak of them as they wish" if key == "pronouns" else ""
            yield Problem(f"{why}, so {key}: has no place here", text.place, f"take {key}: away{instead}")


def _in_a_text(each: ReadText) -> Iterator[Problem]:
    text = each.text
    linked: list[tuple[int, int]] = []
    for _, at, written in links_in(each):
        linked.append((at, at + len(written)))  # in the order of the text
        yield Problem(
            "nothing leads away from a page about children, and here is a link",
            text.within(at, at + len(written)),
            "write its words without the brackets and the address",
        )
    for found in re.finditer(_ADDRESS, text.value):
        before = bisect_left(linked, (found.end(), 0))
        if not before or linked[before - 1][1] <= found.start():
            yield Problem(
                "nothing leads away from a page about children, and here is an address",
                text.within(found.start(), found.end()),
                "take it out",
            )
