"""What there is to read in a site folder: `quietpage.yml`, and a file for each person or for some people."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from quietpage.core.comparison_keys import nfc
from quietpage.core.diagnostics import Invalid, Problem
from quietpage.core.folders import FOLDER, Folder, opened
from quietpage.core.model import LARGEST_TEXT
from quietpage.core.named_tuple import NamedTuple
from quietpage.core.paths import shown
from quietpage.core.source import LaterSource, Source, Whole
from quietpage.load.changes import Changes
from quietpage.load.files import content_of, decoded, unreadable
from quietpage.load.folders import descend, entries_of, shown_in
from quietpage.load.inventory import (
    CONFIG,
    CONFIGS,
    FOLDERS,
    OF_OTHER_PROGRAMS,
    PEOPLE,
    is_left_alone,
    is_yaml,
    may_hold_people,
)

Known = Callable[[str, str], str]
"""Gives what is known of a file by its name in the site folder and its facts."""


class Sources(NamedTuple):
    """The writer's YAML files: `quietpage.yml`, the people's by their names, and what was left alone.

    `config` may be called `quietpage.yaml`, and says so by its `name`. It is empty if it could not be read;
    the problems say why.
    """

    config: Source
    people: tuple[Source, ...]
    problems: tuple[Problem, ...]
    left_alone: tuple[str, ...] = ()


def sources(
    folder: Path,
    before: Sources | None = None,
    changes: Changes | None = None,
    known: Known | None = None,
) -> Sources:
    """What there is to read in a site folder. Raises `Invalid` if it is no site folder.

    `before` is what there was the last time, and `changes` what may be another since: a file that is still
    the same is not read again, and its source is the one that it was. `known` gives the mark of the text of
    a file that an earlier process has read, by its name and its facts; or nothing.
    """
    changes = changes or Changes(folder)
    home = home_of(folder)
    problems: list[Problem] = []
    config = _config(home, folder, before, changes, problems)
    there = _people_folder(home, problems)
    changed = changes.files(PEOPLE)
    if before and not before.problems and not problems and changed is not None:
        # If only files that were there before are others, the folder need not be listed.
        again = _read_again(there, before.people, changed)
        if again is not None and not changes.beyond(*FOLDERS):
            return Sources(config, again, (), before.left_alone)
    if before is None or before.problems or changes.beyond(*FOLDERS):
        problems.extend(_beside(home, folder, there))
    there_before = before.people if before else ()
    people, left_alone = _people(there, shown(folder / PEOPLE), there_before, changed, problems, known)
    return Sources(config, people, tuple(problems), left_alone)


def home_of(folder: Path) -> Folder:
    """A site folder, held open. It is trusted, links and all: whoever gives the command has named it.

    Raises `Invalid` if it is no site folder, or cannot be opened.
    """
    see(folder)
    try:
        home = opened(folder)
        if not configs_in(home):
            from quietpage.load.misplaced import no_config

            raise Invalid(no_config(folder))
    except OSError as reason:
        raise Invalid(unreadable(shown(folder), reason)) from reason
    return home


def configs_in(home: Folder) -> list[str]:
    """The names of what is there for a `quietpage.yml`: one, if all is well."""
    return [name for name in CONFIGS if home.look(name) is not None]


def config_of(folder: Path) -> Path:
    """The path of a site's `quietpage.yml`, or of what it is to be called, if there is none yet."""
    there = (folder / name for name in CONFIGS)
    return next((path for path in there if os.path.lexists(path)), folder / CONFIG)


def see(folder: Path) -> None:
    """Whether there is such a folder, and whether it may be entered; else it raises `Invalid`."""
    try:
        if not stat.S_ISDIR(os.stat(folder).st_mode):
            raise Invalid(
                Problem("this is not a folder", Whole(shown(folder)), "name the folder in which it lies")
            )
        os.stat(os.path.join(folder, "."))  # which asks whether it may be entered
    except FileNotFoundError:
        from quietpage.core.shell import path_word

        raise Invalid(
            Problem(
                "there is no such folder",
                Whole(shown(folder)),
                f"make a page to start from: quietpage new {path_word(shown(folder))}",
            )
        ) from None
    except OSError as reason:
        raise Invalid(unreadable(shown(folder), reason)) from reason


def _config(
    home: Folder, folder: Path, before: Sources | None, changes: Changes, problems: list[Problem]
) -> Source:
    """The `quietpage.yml`, by whichever of its names; the same as before, if it is."""
    if before and not before.problems and not any(map(changes.touch, CONFIGS)):
        return before.config
    # Both names are asked for, so that whoever asks later whether all is as it was asks for both, too.
    there = configs_in(home)
    name = there[0] if there else CONFIG  # it may have gone this moment
    if len(there) > 1:
        from quietpage.load.misplaced import one_of_two

        name, problem = one_of_two(home, folder)
        problems.extend(problem)
    path = shown(folder / name)
    config = _source(home, name, path, name, problems)
    if config is None:  # what is the matter with it is said; the people are still read
        config = Source(path, "", name)
    return before.config if before and config == before.config else config


def _people_folder(home: Folder, problems: list[Problem]) -> Folder | None:
    wrong: list[Problem] = []
    there = descend(home, [PEOPLE], wrong)
    if there is None and not wrong:
        from quietpage.load.misplaced import no_people

        wrong.extend(no_people(home))
    problems.extend(wrong)
    return there


def _beside(home: Folder, folder: Path, people: Folder | None) -> Iterator[Problem]:
    """People beside `people/`, whom nobody would read; without that folder, only in files."""
    try:
        entries = home.entries()
    except OSError:
        return  # it may be gone through, and not be looked through
    for entry in entries:
        is_folder = entry.kind == FOLDER
        if may_hold_people(entry.name, folder=is_folder) and (people or not is_folder):
            from quietpage.load.misplaced import beside

            yield from beside(home, entry, shown(folder / entry.name), shown(folder / PEOPLE))


def _read_again(
    there: Folder | None, people: tuple[Source, ...], changed: frozenset[str]
) -> tuple[Source, ...] | None:
    """The people's files with those read again that are others; nothing, if it is not only these."""
    known = {source.name: source for source in people}
    for name in changed:
        was = known.get(f"{PEOPLE}/{name}")
        source = was and _source(there, name, was.path, was.name, [])
        if was is None or source is None:
            return None
        if source != was:
            known[was.name] = source
    return tuple(known.values())


def _people(
    there: Folder | None,
    path: str,
    before: tuple[Source, ...],
    changed: frozenset[str] | None,
    problems: list[Problem],
    earlier: Known | None,
) -> tuple[tuple[Source, ...], tuple[str, ...]]:
    """The people's files, by name, and the paths of what was left alone; the folder is told as `path`."""
    known = {source.name: source for source in before}
    facts = _facts_in(there) if there and earlier else {}
    people: list[Source] = []
    left_alone: list[str] = []
    for entry in entries_of(there, problems):
        told = shown_in(path, entry.name)
        if is_left_alone(entry.name) and entry.name.lower() not in OF_OTHER_PROGRAMS:
            left_alone.append(told)
        elif "onfli" in entry.name and (problem := _conflict(entry.name, told)):
            problems.append(problem)
        elif is_yaml(entry.name) and entry.name.lower() not in OF_OTHER_PROGRAMS:
            name = f"{PEOPLE}/{entry.name}"
            source = known.get(name)
            if source is None or changed is None or nfc(entry.name) in changed:
                read = (
                    there
                    and earlier
                    and _known_source(there, entry.name, told, name, facts.get(entry.name, ""), earlier)
                ) or _source(there, entry.name, told, name, problems)
                # What is equal is the same: whatever was made of it before is known by it.
                source = source if source == read else read
            if source is not None:
                people.append(source)
        else:
            from quietpage.load.misplaced import unread  # a site that is right has nothing of that kind

            if misplaced := unread(there, entry, told, path):
                problems.append(misplaced)
            else:
                left_alone.append(told)
    return tuple(people), tuple(left_alone)


def _conflict(name: str, told: str) -> Problem | None:
    from quietpage.load.misplaced import conflict

    return conflict(name, told)


def _facts_in(folder: Folder) -> dict[str, str]:
    try:
        return folder.all_facts()
    except OSError:  # it may be gone through, and not be looked through
        return {}


def _known_source(folder: Folder, file: str, told: str, name: str, facts: str, known: Known) -> Source | None:
    """The source of a file with these facts that was read by an earlier process, and is the same."""
    mark = known(name, facts) if facts else ""
    if mark:
        folder.know(file, facts)

    def read() -> str:
        problems: list[Problem] = []
        source = _source(folder, file, told, name, problems)
        if source is None or folder.facts(file) != facts:
            changed = Problem("this was changed while it was read", Whole(told), "build again")
            raise Invalid(*(problems or [changed]))
        return source.text

    return LaterSource(told, name, mark, read) if mark else None


def _source(folder: Folder | None, file: str, told: str, name: str, problems: list[Problem]) -> Source | None:
    content = content_of(folder, file, told, LARGEST_TEXT, problems) if folder else None
    return None if content is None else decoded(content, told, name, problems)
