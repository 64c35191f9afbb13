"""What a new page comes with for its author to write over, and which is not to go out into the world."""

from __future__ import annotations

from collections.abc import Iterator

from quietpage.check.notes import is_name_to_fill, is_placeholder, is_reason_to_fill
from quietpage.core.diagnostics import Problem
from quietpage.core.model import Site


def check_placeholders(site: Site) -> Iterator[Problem]:
    """That the author has written their own name, and that nobody is there by a file half filled in.

    These are problems only once the page is published.
    """
    yield from check_author(site)
    for person in site.people:
        if person.draft:
            continue
        if is_name_to_fill(person.name.value):
            yield Problem(
                f'this is still the name that the file came with: "{person.name}"',
                person.name.place,
                "write in its place who it is",
            )
        for reason in person.reasons:
            if is_reason_to_fill(reason.text.value):
                yield Problem(
                    "these are still the words that the file came with, and no reason",
                    reason.text.within(0, len(reason.text.value.rstrip())),
                    "write in their place why this person makes a difference to you",
                )


def check_author(site: Site) -> Iterator[Problem]:
    """That the author has written their own name, of all that a new page comes with."""
    name = site.author.name
    if is_placeholder(name.value):
        yield Problem(
            f'this is still the name that a new page comes with: "{name}"',
            name.place,
            "write your own there, as you want to be called",
        )
