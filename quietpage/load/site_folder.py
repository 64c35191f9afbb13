"""What there is to read in a site folder. No link is followed below it; `opening` opens the files."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from quietpage.core.diagnostics import Invalid, Problem
from quietpage.core.folders import FOLDER, LINK, Entry, Folder, opened
from quietpage.core.model import LARGEST_FILE, LARGEST_PICTURE, LARGEST_TEXT, File
from quietpage.core.name_keys import nfc
from quietpage.core.paths import shown
from quietpage.core.source import Source, Whole
from quietpage.load.changes import Changes
from quietpage.load.files import content_of, decoded, leads_away, link_or_odd, not_read, unreadable
from quietpage.load.inventory import CONFIG, PEOPLE, PORTRAITS, is_left_alone, is_litter, is_yaml

_TEXTS = (
    "",
    ".txt",
    ".text",
    ".yl",
    ".ym",
    ".yam",
    ".ymal",
    ".yaaml",
    ".rtf",
    ".doc",
    ".docx",
    ".odt",
    ".pages",
    ".md",
    ".json",
)
"""Endings under which a people's file may have been saved by mistake."""

_DOCUMENTS = (".rtf", ".doc", ".docx", ".odt", ".pages")
"""Endings of what a word processor saves."""


class Sources(NamedTuple):
    """The writer's YAML files: `quietpage.yml`, the people's by their names, and what was left alone.

    `config` is empty if it could not be read; the problems say why.
    """

    config: Source
    people: tuple[Source, ...]
    problems: tuple[Problem, ...]
    left_alone: tuple[str, ...] = ()


def sources(folder: Path, before: Sources | None = None, changes: Changes | None = None) -> Sources:
    """What there is to read in a site folder. Raises `Invalid` if it is no site folder.

    `before` is what there was the last time, and `changes` what may be another since: a file that is still
    the same is not read again, and its source is the one that it was.
    """
    changes = changes or Changes(folder)
    config_path = config_of(folder)
    problems: list[Problem] = []
    config: Source | None
    home = home_of(folder)
    if before and not before.problems and not changes.touch(CONFIG):
        config = before.config
    else:
        config = _source(home, CONFIG, shown(config_path), CONFIG, problems)
    if config is None:  # what is the matter with it is said; the people are still read
        config = Source(shown(config_path), "", CONFIG)
    if before and config == before.config:
        config = before.config
    known = {source.name: source for source in before.people} if before else {}
    others = changes.files(PEOPLE)
    wrong: list[Problem] = []
    there = _within(home, [PEOPLE], wrong)
    problems.extend(wrong or (_other_people(home) if there is None else ()))
    if before and not before.problems and not problems and others is not None:
        people_again = _read_again(there, known, others)
        if people_again is not None:
            return Sources(config, people_again, (), before.left_alone)
    people: list[Source] = []
    left: list[str] = []
    told = shown(folder / PEOPLE)
    for entry in _entries(there, problems):
        path = _told(told, entry.name)
        if is_left_alone(entry.name):
            left.append(path)
        elif is_yaml(entry.name):
            name = f"{PEOPLE}/{entry.name}"
            was = known.get(name)
            if was is None or others is None or nfc(entry.name) in others:
                source = _source(there, entry.name, path, name, problems)
                was = was if was == source else source
            if was is not None:
                people.append(was)
        elif problem := _astray(there, entry, path, told):
            problems.append(problem)
        else:
            left.append(path)
    return Sources(config, tuple(people), tuple(problems), tuple(left))


def _read_again(
    there: Folder | None, known: dict[str, Source], others: frozenset[str]
) -> tuple[Source, ...] | None:
    """The people's files with those read again that are others; nothing, if it is not only these."""
    again: dict[str, Source] = {}
    for other in others:
        was = known.get(f"{PEOPLE}/{other}")
        source = was and _source(there, other, was.path, was.name, [])
        if was is None or source is None:
            return None
        if source != was:
            again[was.name] = source
    return tuple({**known, **again}.values())


def home_of(folder: Path) -> Folder:
    """A site folder, held open. It is trusted, links and all: whoever gives the command has named it.

    Raises `Invalid` if it cannot be opened.
    """
    try:
        return opened(folder)
    except OSError as reason:
        raise Invalid(unreadable(shown(folder), reason)) from reason


def config_of(folder: Path) -> Path:
    """Where the `quietpage.yml` of a site folder is. Raises `Invalid` if it is no site folder."""
    if not folder.is_dir():
        raise Invalid(
            Problem(
                "there is no such folder" if not folder.exists() else "this is not a folder",
                Whole(shown(folder)),
                "name the folder in which it lies"
                if folder.exists()
                else f"make a page to start from: quietpage new {shown(folder)}",
            )
        )
    config_path = folder / CONFIG
    if not os.path.lexists(config_path):
        raise Invalid(_no_config(folder))
    return config_path


def portraits(folder: Path, problems: list[Problem]) -> frozenset[str]:
    """The names of the pictures that there are in `portraits/`, or of links in their place."""
    there = _inside(folder, [PORTRAITS], problems)
    if there is None:
        return frozenset()
    try:
        return frozenset(entry.name for entry in there.entries() if entry.kind != FOLDER)
    except OSError as reason:
        problems.append(unreadable(shown(there.path), reason))
        return frozenset()


def picture(folder: Path, name: str, problems: list[Problem]) -> bytes | None:
    """What is in a file of `portraits/`; of one that is too large, only its beginning."""
    there = _inside(folder, [PORTRAITS], problems)
    if there is None:
        return None
    return content_of(there, name, shown(there.at(name)), LARGEST_PICTURE, problems, cut=True)


def files(
    folder: Path,
    problems: list[Problem],
    within: str = "",
    most: tuple[int, int] | None = None,
    home: Path | None = None,
    before: tuple[int, int] = (0, 0),
) -> tuple[File, ...]:
    """Every regular file below a folder, in the order of their paths, but what editors left behind.

    What cannot be read is a problem, and so are more files, or larger ones together, than `most`: how many,
    and how many bytes. `before` is how much of that was read elsewhere. `home` is a folder around it that is
    trusted, links and all; left out, it is the one that it is in.
    """
    found: list[File] = []
    places, room = (most[0] - before[0], most[1] - before[1]) if most else (0, 0)
    home = folder.parent if home is None else home

    def walk(there: Folder, told: str, target: str, depth: int) -> None:
        if depth > 12:
            problems.append(
                Problem(
                    "these folders lie deeper in one another than a page needs",
                    Whole(told),
                    "move the files up",
                )
            )
            return
        nonlocal room
        for entry in _entries(there, problems):
            inner, inner_target = _told(told, entry.name), target + entry.name
            if most and (len(found) > places or room < 0):
                return
            if entry.kind == FOLDER:
                if below := _within(there, [entry.name], problems):
                    walk(below, inner, inner_target + "/", depth + 1)
            elif is_litter(entry.name):
                continue
            elif (content := content_of(there, entry.name, inner, LARGEST_FILE, problems)) is not None:
                found.append(File(inner, inner_target, content))
                room -= len(content)

    top = _inside(home, folder.relative_to(home).parts, problems)
    if top is not None:
        walk(top, shown(folder), within, 0)
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


def text_of(file: File, problems: list[Problem], name: str = "") -> Source | None:
    """A file as text, in UTF-8."""
    return decoded(file.content, file.path, name or file.target, problems)


def real_folder(path: Path) -> bool:
    """Whether a path inside a site is a folder, and not a link to one."""
    try:
        return stat.S_ISDIR(os.lstat(path).st_mode)
    except OSError:
        return False


def folders(folder: Path) -> tuple[str, ...]:
    """The names of the folders in a folder, but those that begin with a dot or an underscore."""
    names = (entry.name for entry in _entries(_inside(folder, (), []), []) if entry.kind == FOLDER)
    return tuple(name for name in names if name[0] not in "._")


def _inside(home: Path, names: Iterable[str], problems: list[Problem]) -> Folder | None:
    """As `_within`, from a folder that is trusted, links and all."""
    try:
        return _within(opened(home), names, problems)
    except FileNotFoundError:
        return None
    except OSError as reason:
        problems.append(unreadable(shown(home), reason))
        return None


def _within(folder: Folder, names: Iterable[str], problems: list[Problem]) -> Folder | None:
    """The folder that is reached through these, none of them a link; nothing, if there is none."""
    for name in names:
        try:
            folder = folder.inside(name)
        except FileNotFoundError:
            return None
        except OSError as reason:
            problems.append(_not_a_folder(folder, name, reason))
            return None
    return folder


def _entries(folder: Folder | None, problems: list[Problem]) -> Iterator[Entry]:
    """What is in a folder, by name, without links; nothing, if there is no such folder."""
    if folder is None:
        return
    try:
        entries = folder.entries()
    except OSError as reason:
        problems.append(unreadable(shown(folder.path), reason))
        return
    for entry in entries:
        if entry.kind == LINK:
            # Editors leave links that lead nowhere as locks; they begin with a dot and a hash.
            if not entry.name.startswith(".#"):
                problems.append(link_or_odd(folder, entry.name, shown(folder.at(entry.name))))
            continue
        yield entry


def _told(folder: str, name: str) -> str:
    """The path of what is in a folder, as its writer knows it."""
    return name if folder == "." else f"{folder}/{name}"


def _not_a_folder(around: Folder, name: str, reason: OSError) -> Problem:
    told = shown(around.at(name))
    found = None if leads_away(around, name) else around.look(name)
    if found and stat.S_ISREG(found.st_mode):
        return Problem(
            "this is a file, and a folder should be here",
            Whole(told),
            f"give the file another name, and make a folder {name} in its place",
        )
    if reason.errno == errno.ENOTDIR:
        return link_or_odd(around, name, told)
    return not_read(around, name, told, reason)


def _no_config(folder: Path) -> Problem:
    there = {name.casefold(): name for name in os.listdir(folder)}
    almost = (
        "quietpage.yaml",
        CONFIG,
        "quietpage.yml.txt",
        "_quietpage.yml",
        "quietpage",
        "quietpage.txt",
        "config.yml",
    )
    other = next((there[name] for name in almost if name in there), "")
    if not other:
        from quietpage.core.suggestions import nearest

        other = nearest(CONFIG, [name for name in there.values() if is_yaml(name)])
    if other:
        help = f"rename {other} to {CONFIG}"
    elif os.path.lexists(folder.absolute().parent / CONFIG):
        help = "the page is in the folder above this one: go there, or name it after the command"
    else:
        help = f"make a page to start from with quietpage new, or go to the folder that has a {CONFIG}"
    return Problem(
        f"there is no {CONFIG} in this folder, so it is not a page yet", Whole(shown(folder)), help
    )


def _other_people(home: Folder) -> Iterator[Problem]:
    """A folder that was perhaps meant to be called people."""
    from quietpage.core.suggestions import nearest

    there = (entry.name for entry in _entries(home, []) if entry.kind == FOLDER)
    names = [name for name in there if _has_yaml(home, name)]
    if near := nearest(PEOPLE, names) or (
        names[0] if len(names) == 1 and not names[0].startswith(".") else ""
    ):
        yield Problem(
            f"there is no folder {PEOPLE} here, and nobody is read from {near}",
            Whole(shown(home.at(near))),
            f"rename {near} to {PEOPLE}",
        )


def _astray(folder: Folder | None, entry: Entry, path: str, told: str) -> Problem | None:
    """What is the matter with something in the people's folder that is not read, if somebody may be in it."""
    if folder is None:
        return None
    if entry.kind == FOLDER:
        if not _has_yaml(folder, entry.name):
            return None
        return Problem(
            "people are read from the files directly in people/, not from a folder in it",
            Whole(path),
            f"move its files up into {told}",
        )
    stem, ending = os.path.splitext(entry.name.strip(" ."))
    named = os.path.splitext(stem)[1].lower() in (".yml", ".yaml") or ending.lower() in (".yml", ".yaml")
    if ending.lower() not in _TEXTS and not named:
        return None
    if ending.lower() in _DOCUMENTS and not named:
        return Problem(
            "quietpage reads plain text and no documents, so nobody in this one would be on the page",
            Whole(path),
            f"save it as plain text under the name {stem.strip()}.yml, or move it out of this folder",
        )
    if not named:
        content = content_of(folder, entry.name, path, LARGEST_TEXT, []) or b""
        begins = content[:4000].decode("utf-8-sig", "ignore").replace("\0", "")
        if re.search(r"(?m)^(?:- )?[\"{]*(?:name|reasons)[\"]?[ \t]*:", begins) is None:
            return None
    whole = re.split(r"(?i)\.ya?ml", entry.name)[0] if named else stem
    return Problem(
        "this file's name does not end in .yml, so nobody in it would be on the page",
        Whole(path),
        f"rename it to {whole.strip()}.yml; if nobody is in it, move it out of this folder",
    )


def _source(folder: Folder | None, file: str, told: str, name: str, problems: list[Problem]) -> Source | None:
    content = content_of(folder, file, told, LARGEST_TEXT, problems) if folder else None
    return None if content is None else decoded(content, told, name, problems)


def _has_yaml(folder: Folder, name: str) -> bool:
    try:
        with folder.inside(name) as inner:
            return any(is_yaml(entry.name) for entry in inner.entries())
    except OSError:
        return False
