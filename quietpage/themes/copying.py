"""Puts a theme into a site, as a folder of its own: a copy of a shipped one, to be changed there."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from quietpage.core.diagnostics import Invalid, Problem
from quietpage.core.folders import Folder
from quietpage.core.os_errors import said
from quietpage.core.paths import shown
from quietpage.core.source import Whole
from quietpage.load import site_folder
from quietpage.themes.loader import shipped, wrong_name
from quietpage.themes.shipped_folder import home

_LICENCE = "LICENSE"
"""A theme without one of its own goes by the one that all shipped themes come under."""


def copy_theme(name: str, folder: Path) -> None:
    """Copy a theme into the site in `folder`, as a folder of its name, with the licence that it comes under.

    Raises `Invalid` if there is no such theme, if `folder` is no site, if something is in the way, or if the
    folder cannot be written to.
    """
    site = site_folder.home_of(folder)
    if wrong := wrong_name(name):
        raise Invalid(Problem(wrong[0], Whole(name), wrong[1]))
    help = f"give it another name, and copy {name} again; a theme's folder can be called as you like"
    if os.path.lexists(folder / name):
        raise Invalid(in_the_way(folder / name, help))
    try:
        theme = shipped()[name]
        files = {path.relative_to(theme).parts: path.read_bytes() for path in _files(theme)}
        files.setdefault((_LICENCE,), (home() / _LICENCE).read_bytes())
    except OSError as reason:
        raise Invalid(_unwritten(reason, folder / name)) from reason
    write_theme(files, site, folder / name, help)


def write_theme(files: Mapping[tuple[str, ...], bytes], site: Folder, target: Path, help: str) -> None:
    """Write a new folder `target` into a site that is held open; `files` by the names on the way to each.

    It is there as a whole or not at all. Raises `Invalid`, if something is in the way with this `help`.
    """
    try:
        _write_files(files, site, target.name)
    except OSError as reason:
        if reason.errno in (errno.EEXIST, errno.ENOTEMPTY):
            raise Invalid(in_the_way(target, help)) from reason
        raise Invalid(_unwritten(reason, target)) from reason


def in_the_way(target: Path, help: str) -> Problem:
    return Problem(
        "there is something of this name already, and it stays as it is", Whole(shown(target)), help
    )


def _unwritten(reason: OSError, target: Path) -> Problem:
    return Problem(said(reason), Whole(shown(target)), "see whether you may write in this folder")


def _write_files(files: Mapping[tuple[str, ...], bytes], site: Folder, name: str) -> None:
    """Write files into a folder that takes its name when all of them are there."""
    # Eight random bytes: nobody who shares the folder can have put something of this name there before.
    temporary = f".{os.urandom(8).hex()}-{name}"
    site.make(temporary, 0o700)
    made: list[tuple[Folder, str]] = []
    folders: dict[tuple[str, ...], Folder] = {(): site.inside(temporary)}
    try:
        for parts, content in files.items():
            for depth in range(1, len(parts)):
                if parts[:depth] not in folders:
                    around, inner = folders[parts[: depth - 1]], parts[depth - 1]
                    around.make(inner)
                    folders[parts[:depth]] = around.inside(inner)
            folders[parts[:-1]].write(parts[-1], content, 0o666)
            made.append((folders[parts[:-1]], parts[-1]))
        # While it was filled, nobody else could look into it; now it is a folder like any other.
        folders[()].allow(0o777 & ~_umask())
        site.rename(temporary, site, name)
    except BaseException:
        with suppress(OSError):
            for folder, file in made:
                folder.remove(file)
            # A folder can be removed when it is empty: the deeper ones first.
            for parts in sorted(filter(None, folders), reverse=True):
                folders[parts[:-1]].remove_folder(parts[-1])
            site.remove_folder(temporary)
        raise


def _files(theme: Path) -> list[Path]:
    return [path for path in sorted(theme.rglob("*")) if path.is_file() and "__pycache__" not in path.parts]


def _umask() -> int:
    # It can only be read by setting another.
    mask = os.umask(0)
    os.umask(mask)
    return mask
