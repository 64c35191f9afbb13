"""The days on which an author vouched for people: none of them is still to come."""

from __future__ import annotations

from collections.abc import Iterator

from quietpage.core.diagnostics import Problem
from quietpage.core.model import Site


def check_vouched(site: Site, latest: str) -> Iterator[Problem]:
    """Days that are still to come; `latest` is the day that it is where the day begins first."""
    for person in site.people:
        if person.vouched and person.vouched.value > latest:
            yield Problem(
                f"this day is still to come: {person.vouched}",
                person.vouched.place,
                "write the day on which you vouched for them, or take the line away",
            )
