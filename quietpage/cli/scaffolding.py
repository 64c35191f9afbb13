"""Writes the files of a new site: people to start from, settings, an editor schema, workflows for GitHub.

A file that is there already stays as it is; if something fails, nothing that was made stays.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from quietpage.cli.workflows import PUBLISH, Workflows, workflows
from quietpage.core.diagnostics import Invalid, Problem
from quietpage.core.folders import Folder, is_link, opened
from quietpage.core.os_errors import said
from quietpage.core.paths import shown
from quietpage.core.source import Whole
from quietpage.deploy.git import repository_top
from quietpage.load.files import unreadable
from quietpage.load.inventory import CONFIG
from quietpage.validate.json_schema import people_schema, site_schema

PEOPLE = ("louis-braille.yml", "savitribai-phule.yml", "grace-hopper.yml")
"""Who is on the page to start from: a person of the example site for each way of writing down reasons."""

PORTRAITS = ("slate.png", "grace-hopper.jpg")
"""Their portraits, for a theme that shows some."""

_HERE = Path(__file__).parent
_SCHEMA = "# yaml-language-server: $schema={}\n"
"""The first line of a YAML file, by which editors find its schema: a comment of yaml-language-server's."""

_HELP = "name another folder, or mend this one"


class NewSite(NamedTuple):
    """A site that was made: the files that were there and stay, and sentences about what is left to do."""

    kept: tuple[Path, ...]
    next_steps: tuple[str, ...]


def make_site(folder: Path, *, github: bool = True, requirement: str = "") -> NewSite:
    """Make a site in `folder`, with the workflows for it on GitHub, unless they are not wanted.

    `requirement` is what pip is to install there; left out, this release of quietpage. Raises `Invalid` if
    there is a page already, if the folder cannot be written to, or if GitHub could not find what it is told
    of.
    """
    _see(folder)
    if os.path.lexists(folder / CONFIG):
        raise Invalid(
            Problem(
                "there is a page in this folder already",
                Whole(shown(folder / CONFIG)),
                f"go on with it: quietpage build {shown(folder)}; or name another folder",
            )
        )
    files: dict[Path, str | bytes] = {folder / name: content for name, content in _files()}
    linked = list(_linked(folder, files))
    if _any_people(folder):
        # Somebody has written already: the page is for their people, not for ours.
        ours = folder / "people", folder / "portraits"
        files = {path: content for path, content in files.items() if path.parent not in ours}
    top, flows = folder, Workflows({}, [])
    if github:
        top = repository_top(folder) or folder
        flows = workflows(folder, top, requirement)
        linked += _linked(top, flows.files)
    if linked:
        raise Invalid(*dict.fromkeys(linked))
    made: list[tuple[Folder, str]] = []
    try:
        # The workflows first: the last file of the others makes the folder a page, that is not made twice.
        flows_kept = _write_all(top, flows.files, made)
        kept = (*_write_all(folder, files, made), *flows_kept)
    except BaseException:
        _remove(made)
        raise
    return NewSite(kept, tuple(flows.next_steps) if top / PUBLISH not in kept else ())


def _linked(home: Path, files: Iterable[Path]) -> Iterator[Problem]:
    """A problem for each link on the way to these files: only `home` itself may be reached through some."""
    for path in files:
        try:
            if not os.path.isdir(home):
                return
            folder = opened(home)
            for name in path.relative_to(home).parts[:-1]:
                found = folder.look(name)
                if found and is_link(found):
                    yield Problem(
                        "this is a link to another place, and quietpage writes through none",
                        Whole(shown(folder.at(name))),
                        "put the folder itself here, or "
                        + ("add --no-github" if name in PUBLISH.parts else "name another folder"),
                    )
                if not found or not stat.S_ISDIR(found.st_mode):
                    break
                folder = folder.inside(name)
        except OSError as reason:
            yield Problem(said(reason), Whole(shown(path)), _HELP)


def _see(folder: Path) -> None:
    """Raises `Invalid` if what is in a folder, or would be, cannot be seen."""
    try:
        os.stat(os.path.join(folder, "."))
    except (FileNotFoundError, NotADirectoryError):
        return  # it is made, or told by whoever makes it
    except OSError as reason:
        raise Invalid(unreadable(shown(folder), reason)) from reason


def _any_people(folder: Path) -> bool:
    """Whether there is anything in `people/`. Raises `Invalid` if that cannot be seen: it stays as it is."""
    try:
        return bool(opened(folder).inside("people").entries())
    except PermissionError as reason:
        raise Invalid(unreadable(shown(folder / "people"), reason)) from reason
    except OSError:
        return False


def _write_all(home: Path, files: Mapping[Path, str | bytes], made: list[tuple[Folder, str]]) -> list[Path]:
    """Write files below a folder, which is made if need be; gives those that were there already, and kept.

    Every new file and folder is added to `made`, each with the folder that it is in.
    """
    kept = []
    for path, content in files.items():
        try:
            os.makedirs(home, exist_ok=True)
            if not _write(opened(home), path.relative_to(home).parts, content, made):
                kept.append(path)
        except OSError as reason:
            raise Invalid(Problem(said(reason), Whole(shown(path)), _HELP)) from reason
    return kept


def _write(
    folder: Folder, parts: tuple[str, ...], content: str | bytes, made: list[tuple[Folder, str]]
) -> bool:
    """Write a file, unless there is one; whether it was written."""
    for name in parts[:-1]:
        if not folder.look(name):
            # Somebody else may make it in between; then it is theirs, and stays.
            with suppress(FileExistsError):
                folder.make(name)
                made.append((folder, name))
        folder = folder.inside(name)
    try:
        folder.write(parts[-1], content if isinstance(content, bytes) else content.encode(), 0o666)
    except FileExistsError:
        return False
    made.append((folder, parts[-1]))
    return True


def _remove(made: list[tuple[Folder, str]]) -> None:
    """Remove what was made: half a page would be in the way of a whole one, made the next time."""
    for folder, name in reversed(made):
        with suppress(OSError):
            found = folder.look(name)
            if found and stat.S_ISDIR(found.st_mode):
                folder.remove_folder(name)
            elif found:
                folder.remove(name)


def _files() -> Iterator[tuple[str, str | bytes]]:
    """What a new site holds: the path of each file, and what is in it."""
    example = _HERE / "example_site"  # in the wheel
    if not example.is_dir():
        example = _HERE.parent.parent / "example_site"  # in a checkout
    scaffold = _HERE / "scaffold"
    for name in PEOPLE:
        yield f"people/{name}", _SCHEMA.format("../.schema/people.json") + _text(example / "people" / name)
    for name in PORTRAITS:
        yield f"portraits/{name}", (example / "portraits" / name).read_bytes()
    yield ".schema/quietpage.json", site_schema()
    yield ".schema/people.json", people_schema()
    yield ".gitignore", _text(scaffold / "gitignore")
    # Last: with it, the folder is a page, and this is not done twice.
    yield CONFIG, _SCHEMA.format(".schema/quietpage.json") + _text(scaffold / CONFIG)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
