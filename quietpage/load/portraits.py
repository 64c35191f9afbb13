"""The pictures in `portraits/`: their names, and what is in one."""

from __future__ import annotations

from pathlib import Path

from quietpage.core.diagnostics import Problem
from quietpage.core.folders import FOLDER
from quietpage.core.model import LARGEST_PICTURE
from quietpage.core.paths import shown
from quietpage.load.files import content_of, unreadable
from quietpage.load.folders import open_below
from quietpage.load.inventory import PORTRAITS


def names(folder: Path, problems: list[Problem]) -> frozenset[str]:
    """The names of the pictures that there are in `portraits/`, or of links in their place."""
    there = open_below(folder, [PORTRAITS], problems)
    if there is None:
        return frozenset()
    try:
        return frozenset(entry.name for entry in there.entries() if entry.kind != FOLDER)
    except OSError as reason:
        problems.append(unreadable(shown(there.path), reason))
        return frozenset()


def content(folder: Path, name: str, problems: list[Problem]) -> bytes | None:
    """What is in a file of `portraits/`; of one that is too large, only its beginning."""
    there = open_below(folder, [PORTRAITS], problems)
    if there is None:
        return None
    return content_of(there, name, shown(there.at(name)), LARGEST_PICTURE, problems, cut=True)
