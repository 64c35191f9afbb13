"""Every file below a folder: what is copied to the page, and themes."""

from __future__ import annotations

from pathlib import Path

from quietpage.core.diagnostics import Problem
from quietpage.core.folders import FOLDER, Folder
from quietpage.core.model import LARGEST_FILE, File
from quietpage.core.paths import shown
from quietpage.core.source import Source, Whole
from quietpage.load.files import content_of, decoded
from quietpage.load.folders import descend, entries_of, open_below, shown_in
from quietpage.load.inventory import is_litter

_DEEPEST = 12
"""So many folders may lie in one another: no page needs more, and a disk may have them without end."""


def files_below(
    folder: Path,
    problems: list[Problem],
    most: tuple[int, int] | None = None,
    home: Path | None = None,
    before: tuple[int, int] = (0, 0),
) -> tuple[File, ...]:
    """Every regular file below a folder, in the order of their paths, but what editors left behind.

    Each has its path from there, with slashes. What cannot be read is a problem, and so are more files, or
    larger ones together, than `most`: how many, and how many bytes. `before` is how much of that was read
    elsewhere. `home` is a folder around it that is trusted, links and all; left out, it is the one that it
    is in.
    """
    found: list[File] = []
    places, room = (most[0] - before[0], most[1] - before[1]) if most else (0, 0)
    home = folder.parent if home is None else home

    def walk(there: Folder, told: str, target: str, depth: int) -> None:
        if depth > _DEEPEST:
            problems.append(
                Problem(
                    "these folders lie deeper in one another than a page needs",
                    Whole(told),
                    "move the files up",
                )
            )
            return
        nonlocal room
        for entry in entries_of(there, problems):
            inner, inner_target = shown_in(told, entry.name), target + entry.name
            if most and (len(found) > places or room < 0):
                return
            if is_litter(entry.name):
                continue
            if entry.kind == FOLDER:
                if below := descend(there, [entry.name], problems):
                    walk(below, inner, inner_target + "/", depth + 1)
            elif "onfli" in entry.name and (problem := _conflict(entry.name, inner)):
                problems.append(problem)
            elif (content := content_of(there, entry.name, inner, LARGEST_FILE, problems)) is not None:
                found.append(File(inner, inner_target, content))
                room -= len(content)

    top = open_below(home, folder.relative_to(home).parts, problems)
    if top is not None:
        walk(top, shown(folder), "", 0)
    where = "this folder, and those that stand on it," if before[0] else "this folder"
    if most and (len(found) > places or room < 0):
        problems.append(
            Problem(
                f"there is more in {where} than in a theme ({most[0]} files, {most[1] // 1_000_000} MB)",
                Whole(shown(folder)),
                "take out what the page does not need",
            )
        )
        return ()
    return tuple(found)


def text_of(file: File, problems: list[Problem]) -> Source | None:
    """A file as text, in UTF-8; nothing, if it is none."""
    return decoded(file.content, file.path, file.target, problems)


def _conflict(name: str, told: str) -> Problem | None:
    from quietpage.load.conflicts import conflict_of

    return conflict_of(name, told)
