"""`quietpage new`: a finished page to start from."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

from quietpage.commands import Said
from quietpage.problem import Invalid, Problem
from quietpage.read import CONFIG, shown
from quietpage.source import Whole

PEOPLE = ("louis-braille.yml", "savitribai-phule.yml", "grace-hopper.yml")
"""Who is on the page to start from: a person of the example site for each way of writing down reasons."""

_SCHEMA = "# yaml-language-server: $schema={}\n"


def new(folder: Path) -> Said:
    """Make a site in `folder`. A file that is there already stays as it is.

    Raises `Invalid` if there is a page already, or if the folder cannot be written to.
    """
    if os.path.lexists(folder / CONFIG):
        raise Invalid(
            Problem(
                "there is a page in this folder already",
                Whole(shown(folder / CONFIG)),
                f"go on with it: quietpage build {shown(folder)}; or name another folder",
            )
        )
    kept = []
    files = dict(_files())
    if (folder / "people").is_dir() and any((folder / "people").iterdir()):
        # Somebody has written already: the page is for their people, not for ours.
        files = {name: text for name, text in files.items() if not name.startswith("people/")}
    for name, text in files.items():
        path = folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
        except FileExistsError:
            kept.append(f"Left as it was: {shown(path)}")
        except OSError as reason:
            raise Invalid(_cannot(path, reason)) from reason
    here = shown(folder)
    there = "" if here == "." else f" {here}"
    return Said(
        (
            *kept,
            f"A page to start from is in {here if there else 'this folder'}.",
            f"Write about your own people in {shown(folder / 'people')}, then make the page:",
            f"  quietpage build{there}",
        )
    )


def _files() -> Iterator[tuple[str, str]]:
    """What a new site holds: the path of each file, and its text."""
    from quietpage.reference import people_schema, site_schema

    here = Path(__file__).parent.parent
    example = here / "example_site" if (here / "example_site").is_dir() else here.parent / "example_site"
    scaffold = here / "scaffold"
    yield CONFIG, _SCHEMA.format(".schema/quietpage.json") + _text(scaffold / CONFIG)
    for name in PEOPLE:
        yield f"people/{name}", _SCHEMA.format("../.schema/people.json") + _text(example / "people" / name)
    yield ".schema/quietpage.json", site_schema()
    yield ".schema/people.json", people_schema()
    yield ".gitignore", _text(scaffold / "gitignore")


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _cannot(path: Path, reason: OSError) -> Problem:
    said = {
        errno.EACCES: "there is no permission to write here",
        errno.EROFS: "this can be read, but not written to",
        errno.ENOSPC: "the disk is full",
        errno.ENOTDIR: "a file is in the way of a folder",
        errno.ENAMETOOLONG: "this name is too long for the disk",
    }.get(reason.errno or 0, os.strerror(reason.errno or 0).lower())
    return Problem(said, Whole(shown(path)), "name another folder, or mend this one")
