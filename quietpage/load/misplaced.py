"""What was perhaps meant to be part of a site and is not: a folder or a file of another name.

Nobody who was written about may be left out without a word.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from quietpage.core.diagnostics import Problem
from quietpage.core.folders import FOLDER, Entry, Folder
from quietpage.core.model import LARGEST_TEXT
from quietpage.core.paths import shown
from quietpage.core.source import Whole
from quietpage.load.files import content_of
from quietpage.load.folders import entries_of, has_yaml
from quietpage.load.inventory import CONFIG, PEOPLE, is_yaml

_MISTAKEN = (
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
"""Endings under which a person's file may have been saved by mistake."""

_DOCUMENTS = (".rtf", ".doc", ".docx", ".odt", ".pages")
"""Those of them that a word processor saves."""

_YAML = (".yml", ".yaml")


def no_config(folder: Path) -> Problem:
    """That a folder is no site, and what to do: perhaps its `quietpage.yml` has almost that name."""
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
        help = f"make a page to start from: quietpage new my-page; or go to the folder that has a {CONFIG}"
    return Problem(
        f"there is no {CONFIG} in this folder, so it is not a page yet", Whole(shown(folder)), help
    )


def no_people(home: Folder) -> Iterator[Problem]:
    """That there is no `people/`, if another folder was perhaps meant to be called so."""
    from quietpage.core.suggestions import nearest

    there = (entry.name for entry in entries_of(home, []) if entry.kind == FOLDER)
    names = [name for name in there if has_yaml(home, name)]
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
        if not has_yaml(folder, entry.name):
            return None
        return Problem(
            "people are read from the files directly in people/, not from a folder in it",
            Whole(path),
            f"move its files up into {told}",
        )
    stem, ending = os.path.splitext(entry.name.strip(" ."))
    ending = ending.lower()
    named = ending in _YAML or os.path.splitext(stem)[1].lower() in _YAML  # such as ada.yml.txt
    if not named:
        if ending not in _MISTAKEN:
            return None
        if ending in _DOCUMENTS:
            return Problem(
                "quietpage reads plain text and no documents, so nobody in this one would be on the page",
                Whole(path),
                f"save it as plain text under the name {stem.strip()}.yml, or move it out of this folder",
            )
        if not _speaks_of_somebody(folder, entry.name):
            return None
    whole = re.split(r"(?i)\.ya?ml", entry.name)[0] if named else stem
    return Problem(
        "this file's name does not end in .yml, so nobody in it would be on the page",
        Whole(path),
        f"rename it to {whole.strip()}.yml; if nobody is in it, move it out of this folder",
    )


def _speaks_of_somebody(folder: Folder, name: str) -> bool:
    content = content_of(folder, name, name, LARGEST_TEXT, []) or b""
    # Without NUL bytes, UTF-16 reads as ASCII does.
    begins = content[:4000].decode("utf-8-sig", "ignore").replace("\0", "")
    return re.search(r"(?m)^(?:- )?[\"{]*(?:name|reasons)[\"]?[ \t]*:", begins) is not None
