"""What a new page comes with for its author to write over, and which is not to go out into the world."""

from __future__ import annotations

from collections.abc import Iterator

from quietpage.check.notes import is_placeholder
from quietpage.core.diagnostics import Problem
from quietpage.core.model import Site


def check_placeholders(site: Site) -> Iterator[Problem]:
    """That the author has not written their own name yet: a problem only once the page is published."""
    name = site.author.name
    if is_placeholder(name.value):
        yield Problem(
            f'this is still the name that a new page comes with: "{name}"',
            name.place,
            "write your own there, as you want to be called",
        )
