"""What was perhaps meant to be part of a site and is not: a folder or a file of another name.

Nobody who was written about may be left out without a word.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from quietpage.core.diagnostics import Problem
from quietpage.core.folders import FILE, FOLDER, Entry, Folder, opened
from quietpage.core.model import LARGEST_TEXT
from quietpage.core.paths import shown
from quietpage.core.source import Whole
from quietpage.load.files import content_of, leads_away, not_read
from quietpage.load.folders import entries_of, has_yaml
from quietpage.load.inventory import (
    CONFIG,
    CONFIGS,
    NEAR_PEOPLE,
    OF_OTHER_PROGRAMS,
    PEOPLE,
    is_left_alone,
    is_litter,
    is_yaml,
)
from quietpage.load.other_formats import for_gather, message_and_help

_NAMED_AS_YAML = r"(?i)\.ya?ml(?![a-z0-9])"
"""What is in a name that was to be one of a file of people, such as `ada.yml.txt` or `ada.yml_`."""


def no_config(folder: Path) -> Problem:
    """That a folder is no site, and what to do: perhaps its `quietpage.yml` has almost that name.

    Raises `OSError` if it cannot be looked through.
    """
    home = opened(folder)
    there = {entry.name.casefold(): entry.name for entry in home.entries()}
    other = next((there[name] for name in _ALMOST if name in there and _may_be(home, there[name])), "")
    if not other:
        from quietpage.core.suggestions import nearest

        other = nearest(CONFIG, [name for name in there.values() if is_yaml(name)])
    if other:
        help = f"rename {other} to {next((name for name in CONFIGS if name == other.casefold()), CONFIG)}"
    elif other := next((name for name in ("quietpage.toml", "quietpage.json5") if name in there), ""):
        help = f"quietpage reads YAML: write what is in {there[other]} as YAML, in a file {CONFIG}"
    elif any(os.path.lexists(folder.absolute().parent / name) for name in CONFIGS):
        help = "the page is in the folder above this one: go there, or name it after the command"
    else:
        help = f"make a page to start from: quietpage new my-page; or go to the folder that has a {CONFIG}"
    return Problem(
        f"there is no {CONFIG} in this folder, so it is not a page yet", Whole(shown(folder)), help
    )


_ALMOST = (
    *(*CONFIGS, "quietpage.yml.txt", "quietpage.yaml.txt", "quietpage.yml_"),
    *("_quietpage.yml", ".quietpage.yml", "quietpage", "quietpage.txt", "quietpage.json"),
    *("config.yml", "config.yaml", "_config.yml", "_config.yaml"),
)
"""Names that its `quietpage.yml` may have, the nearer first."""


def one_of_two(home: Folder, folder: Path) -> tuple[str, Iterator[Problem]]:
    """Which file is read of the two that a `quietpage.yml` may be, and that there is another.

    It is the usual one, unless that one is a link, a folder or empty, and the other is not.
    """
    sizes = {name: _size(home, name) for name in CONFIGS}
    read = next((name for name in CONFIGS if sizes[name]), CONFIG)
    others = [name for name in CONFIGS if name != read]
    return read, (problem for name in others for problem in _second(home, folder, read, name))


def _second(home: Folder, folder: Path, read: str, name: str) -> Iterator[Problem]:
    """What is to be said of a file that may be a `quietpage.yml` beside the one that is read."""
    if home.leads_to_a_folder(name) and not leads_away(home, name):
        return  # a folder of that name is no file, whatever is in it
    contents = [content_of(home, each, each, LARGEST_TEXT, []) for each in (read, name)]
    if leads_away(home, name):
        help = f"take this link away: the page is made from {read}"
    elif not (contents[1] or b"").strip() and contents[1] is not None:
        help = "take this file away: there is nothing in it"
    elif contents[0] == contents[1] and contents[0] is not None:
        help = f"take this file away: the same stands in {read}"
    else:
        help = f"write what should stay into {read}, and take this file away"
    yield Problem(
        f"there is {read} as well, and only one of the two can say what the page is",
        Whole(shown(folder / name)),
        help,
    )


def _size(home: Folder, name: str) -> int:
    """How large a regular file is; nothing, if it is none."""
    found = home.look(name)
    return found.st_size if found is not None and stat.S_ISREG(found.st_mode) else 0


def _may_be(home: Folder, name: str) -> bool:
    """Whether a file may be a `quietpage.yml`: other generators have a `_config.yml` of their own."""
    if home.leads_to_a_folder(name):
        return False
    return (
        "config" not in name.lower() or re.search(r"(?m)^author:\s+name:", _beginning(home, name)) is not None
    )


def no_people(home: Folder) -> Iterator[Problem]:
    """That there is no `people/`, if another folder was perhaps meant to be called so."""
    from quietpage.core.suggestions import nearest

    names = []
    for entry in entries_of(home, []):
        with suppress(OSError):
            if entry.kind == FOLDER and not is_litter(entry.name) and has_yaml(home, entry.name):
                names.append(entry.name)
    if near := nearest(PEOPLE, names) or (
        names[0] if len(names) == 1 and not names[0].startswith(".") else ""
    ):
        yield Problem(
            f"there is no folder {PEOPLE} here, and nobody is read from {near}",
            Whole(shown(home.at(near))),
            f"rename {near} to {PEOPLE}",
        )


def unread(folder: Folder | None, entry: Entry, path: str, told: str) -> Problem | None:
    """What is the matter with something in the people's folder that is not read, if somebody may be in it."""
    if folder is None:
        return None
    if entry.kind == FOLDER:
        return _people_below(folder, entry.name, path, told)
    if entry.kind != FILE:
        return None
    if entry.name.lower() in OF_OTHER_PROGRAMS:
        return _for_another_program(entry.name, path)
    stem, ending = os.path.splitext(entry.name.strip(" ."))
    named = re.search(_NAMED_AS_YAML, entry.name)
    form = message_and_help(ending.lower(), re.split(_NAMED_AS_YAML, stem)[0].strip(), entry.name)
    if form is not None and not (named and _speaks_of_somebody(folder, entry.name)):
        return Problem(form[0], Whole(path), form[1])
    if not named and not _speaks_of_somebody(folder, entry.name):
        if _is_of_another_program(folder, entry.name, ending.lower()):
            return _for_another_program(entry.name, path)
        return None
    whole = (entry.name[: named.start()] if named else stem).strip() + ".yml"
    help = f"rename it to {whole}; if nobody is in it, move it out of this folder"
    if any(each.name == whole for each in folder.entries()):
        help = (
            f"{whole} is there already: if somebody else is in this file, give it another name that ends in "
            ".yml; if not, move it out of this folder"
        )
    return Problem(
        "this file's name does not end in .yml, so nobody in it would be on the page", Whole(path), help
    )


def conflict(name: str, path: str) -> Problem | None:
    """What is to be said of a file of this name, if it is a copy that was made since two had changed one."""
    from quietpage.load.conflicts import conflict_of

    return conflict_of(name, path)


def _for_another_program(name: str, path: str) -> Problem:
    message = "this file is written for another program, so nobody in it would be on the page"
    return Problem(message, Whole(path), for_gather(name))


def _people_below(folder: Folder, name: str, path: str, told: str) -> Problem | None:
    """That there are people's files in a folder inside of `people/`, or that nobody can see whether."""
    try:
        if not has_yaml(folder, name, 2):
            return None
    except OSError as reason:
        return not_read(folder, name, path, reason)
    return Problem(
        "people are read from the files directly in people/, not from a folder in it",
        Whole(path),
        f"move its files up into {told}",
    )


def beside(home: Folder, entry: Entry, path: str, told: str) -> Iterator[Problem]:
    """People who are written about beside `people/`: in the site folder itself, or a folder of a near name.

    `entry` is something in the site folder, told as `path`; `told` is the folder `people`.
    """
    if entry.kind == FOLDER:
        for below in _places_of_people(home, entry.name):
            yield Problem(
                "people are read from the folder people, so nobody in this one would be on the page",
                Whole(f"{path}{below}"),
                f"move its files into {told}",
            )
    elif entry.kind == FILE:
        if entry.name.startswith("quietpage") and (problem := conflict(entry.name, path)):
            yield problem
        elif entry.name.casefold() in CONFIGS:
            folder = Path(home.path)
            read = one_of_two(home, folder)[0]
            if not any(_same(home, each, entry.name) for each in CONFIGS):
                for problem in _second(home, folder, read, entry.name):
                    yield problem._replace(place=Whole(path))
        elif (named := re.search(_NAMED_AS_YAML, entry.name)) and _is_a_person(home, entry.name):
            yield Problem(
                "people are read from the folder people, so nobody in this file would be on the page",
                Whole(path),
                f"move it to {told}/{entry.name[: named.start()]}.yml",
            )


def _places_of_people(home: Folder, name: str) -> Iterator[str]:
    """The folders of this name, or in it, in which people are written about whom nobody reads: what of their
    path follows on the name.
    """
    try:
        folder = home.inside(name)
        # One with its own `quietpage.yml` is another page.
        if _same(home, PEOPLE, name) or any(map(folder.look, CONFIGS)):
            return
        entries = folder.entries()
        if any(_holds_a_person(folder, entry) for entry in entries):
            yield ""
        for entry in entries:
            if entry.kind == FOLDER and entry.name.casefold() in NEAR_PEOPLE:
                inner = folder.inside(entry.name)
                if any(_holds_a_person(inner, each) for each in inner.entries()):
                    yield f"/{entry.name}"
    except OSError:
        return  # it is none of the site's folders, so whether it can be read is nobody's concern


def _same(folder: Folder, name: str, other: str) -> bool:
    """Whether these are two names of one thing: not every system tells capital letters from small ones."""
    found = [folder.look(each) for each in (name, other)]
    return len({(each.st_dev, each.st_ino) for each in found if each}) == 1 and None not in found


def _holds_a_person(folder: Folder, entry: Entry) -> bool:
    return (
        entry.kind == FILE
        and is_yaml(entry.name)
        and not is_left_alone(entry.name)
        and _is_a_person(folder, entry.name)
    )


def _speaks_of_somebody(folder: Folder, name: str) -> bool:
    begins = _beginning(folder, name)
    return re.search(r"(?m)^(?:- )?[\"{]*(?:name|reasons)[\"]?[ \t]*:", begins) is not None


def _is_of_another_program(folder: Folder, name: str, ending: str) -> bool:
    """Whether this is a list of people, or a page with front matter, as other programs have them."""
    if ending == ".json":
        return re.search(r'"(?:full_?name|display_?name|name)"\s*+:', _beginning(folder, name)) is not None
    if ending not in (".md", ".markdown", ".mdx"):
        return False
    begins = _beginning(folder, name)
    fence = begins[:3]
    front = begins[3:].partition(f"\n{fence}")[0]
    return fence in ("---", "+++") and re.search(r"(?m)^(?:title|name)[ \t]*+[:=]", front) is not None


def _is_a_person(folder: Folder, name: str) -> bool:
    """Whether a YAML file that may be anything else is about a person: workflows have names, too."""
    begins = _beginning(folder, name)
    if not re.search(r"(?m)^[ \t]*(?:- +)?[\"{]*name\"?[ \t]*:", begins):
        return False
    if re.search(r"(?m)^[ \t]*(?:- +)?\"?reasons\"?[ \t]*:", begins):
        return True
    return bool(re.search(r"(?m)^(?:- +)?name[ \t]*:", begins) and re.search(_OF_A_PERSON, begins))


_OF_A_PERSON = (
    r"(?m)^(?:- +|  )?(?:reason|pronouns|start_with|file_under|asked|revisited|portrait|feed)[ \t]*:"
)
"""A key that stands beside `name` in a file about a person, and in few others."""


def _beginning(folder: Folder, name: str) -> str:
    content = content_of(folder, name, name, LARGEST_TEXT, []) or b""
    # Without NUL bytes, UTF-16 reads as ASCII does.
    return content[:4000].decode("utf-8-sig", "ignore").replace("\0", "")
