"""The pictures in `portraits/`: their names, and what is in one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from quietpage.core.diagnostics import Problem
from quietpage.core.folders import FOLDER
from quietpage.core.model import LARGEST_PICTURE
from quietpage.core.paths import shown
from quietpage.core.source import Whole
from quietpage.load.files import content_of, unreadable
from quietpage.load.folders import open_below
from quietpage.load.inventory import PEOPLE, PORTRAITS, is_litter, is_yaml


def names(folder: Path, problems: list[Problem]) -> frozenset[str] | None:
    """The names of the pictures that there are in `portraits/`, or of links in their place; nothing, if they
    cannot be seen.
    """
    known = len(problems)
    there = open_below(folder, [PORTRAITS], problems)
    if there is None:
        return None if len(problems) > known else frozenset()
    found = []
    try:
        for entry in there.entries():
            if entry.kind == FOLDER or is_litter(entry.name):
                continue
            if is_yaml(entry.name) or "onfli" in entry.name:
                problems.extend(_misplaced(entry.name, shown(there.at(entry.name)), shown(folder / PEOPLE)))
            found.append(entry.name)
    except OSError as reason:
        problems.append(unreadable(shown(there.path), reason))
        return None
    return frozenset(found)


def _misplaced(name: str, path: str, people: str) -> Iterator[Problem]:
    """What is to be said of something here that is no picture, or a picture that two had changed at once."""
    from quietpage.load.misplaced import conflict

    if problem := conflict(name, path):
        yield problem
    elif is_yaml(name):
        yield Problem(
            "pictures lie here, and nobody in this file would be on the page",
            Whole(path),
            f"move it to {people}/{name}; if nobody is in it, move it out of this folder",
        )


def content(folder: Path, name: str, problems: list[Problem]) -> bytes | None:
    """What is in a file of `portraits/`; of one that is too large, only its beginning."""
    there = open_below(folder, [PORTRAITS], problems)
    if there is None:
        return None
    return content_of(there, name, shown(there.at(name)), LARGEST_PICTURE, problems, cut=True)
