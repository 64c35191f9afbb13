"""Folders of a site, opened and listed, and what is the matter with what is there instead.

From a folder that is trusted, links and all, no link is followed on the way down.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from quietpage.core.diagnostics import Problem
from quietpage.core.folders import FOLDER, LINK, Entry, Folder, opened
from quietpage.core.paths import shown
from quietpage.core.source import Whole
from quietpage.load.files import leads_away, link_or_odd, not_read, unreadable
from quietpage.load.inventory import is_litter, is_yaml


def open_below(home: Path, names: Iterable[str], problems: list[Problem]) -> Folder | None:
    """The folder below a trusted one that is reached through these names; nothing, if there is none."""
    try:
        return descend(opened(home), names, problems)
    except FileNotFoundError:
        return None
    except OSError as reason:
        problems.append(unreadable(shown(home), reason))
        return None


def descend(folder: Folder, names: Iterable[str], problems: list[Problem]) -> Folder | None:
    """The folder that is reached from one held open, none of these a link; nothing, if there is none."""
    for name in names:
        try:
            folder = folder.inside(name)
        except FileNotFoundError:
            return None
        except OSError as reason:
            problems.append(_not_a_folder(folder, name, reason))
            return None
    return folder


def entries_of(folder: Folder | None, problems: list[Problem]) -> Iterator[Entry]:
    """What is in a folder, by name, without links; nothing, if there is no such folder."""
    if folder is None:
        return
    try:
        entries = folder.entries()
    except OSError as reason:
        problems.append(unreadable(shown(folder.path), reason))
        return
    if entries and not _may_be_entered(folder, entries[0].name, problems):
        return
    for entry in entries:
        if entry.kind == LINK:
            # Editors leave links that lead nowhere as locks.
            if not is_litter(entry.name):
                problems.append(link_or_odd(folder, entry.name, shown(folder.at(entry.name))))
            continue
        yield entry


def _may_be_entered(folder: Folder, name: str, problems: list[Problem]) -> bool:
    """Whether what is in a folder can be reached; of one that can only be listed, it is told once."""
    try:
        folder.look(name)
    except PermissionError as reason:
        reason.filename = folder.path
        problems.append(unreadable(shown(folder.path), reason))
        return False
    except OSError:
        pass  # told by whoever opens it
    return True


def folder_names(folder: Path) -> tuple[str, ...]:
    """The names of the folders in a folder, but those that begin with a dot or an underscore."""
    names = (entry.name for entry in entries_of(open_below(folder, (), []), []) if entry.kind == FOLDER)
    return tuple(name for name in names if name[0] not in "._")


def is_folder(path: Path) -> bool:
    """Whether a path inside a site is a folder, and not a link to one."""
    try:
        return stat.S_ISDIR(os.lstat(path).st_mode)
    except OSError:
        return False


def has_yaml(folder: Folder, name: str, deep: int = 0) -> bool:
    """Whether there are YAML files directly in a folder of this name, or so deep in folders within.

    Raises `OSError` if it cannot be seen.
    """
    with folder.inside(name) as inner:
        entries = inner.entries()
        if any(is_yaml(entry.name) for entry in entries):
            return True
        below = (entry.name for entry in entries if entry.kind == FOLDER) if deep else ()
        return any(has_yaml(inner, each, deep - 1) for each in below)


def shown_in(folder: str, name: str) -> str:
    """The path of what is in a folder, as its writer knows it."""
    return name if folder == "." else f"{folder}/{name}"


def _not_a_folder(around: Folder, name: str, reason: OSError) -> Problem:
    told = shown(around.at(name))
    try:
        found = None if leads_away(around, name) else around.look(name)
    except OSError:
        found = None
    if found and stat.S_ISREG(found.st_mode):
        return Problem(
            "this is a file, and a folder should be here",
            Whole(told),
            f"give the file another name, and make a folder {name} in its place",
        )
    if reason.errno == errno.ENOTDIR:
        return link_or_odd(around, name, told)
    return not_read(around, name, told, reason)
