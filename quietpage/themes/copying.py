"""Copies a shipped theme into a site, as a folder of its own, to be changed there."""

from __future__ import annotations

import errno
import os
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

    It is there as a whole or not at all. Raises `Invalid` if there is no such theme, if `folder` is no site,
    if something is in the way, or if the folder cannot be written to.
    """
    site = site_folder.home_of(folder)
    if wrong := wrong_name(name):
        raise Invalid(Problem(wrong[0], Whole(name), wrong[1]))
    target = folder / name
    if os.path.lexists(target):
        raise Invalid(_in_the_way(target, name))
    try:
        _copy_files(shipped()[name], site, name)
    except OSError as reason:
        if reason.errno in (errno.EEXIST, errno.ENOTEMPTY):
            raise Invalid(_in_the_way(target, name)) from reason
        help = "see whether you may write in this folder"
        raise Invalid(Problem(said(reason), Whole(shown(target)), help)) from reason


def _copy_files(theme: Path, site: Folder, name: str) -> None:
    """Copy everything of a theme into a folder that takes its name when all of it is there."""
    # Eight random bytes: nobody who shares the folder can have put something of this name there before.
    temporary = f".{os.urandom(8).hex()}-{name}"
    site.make(temporary, 0o700)
    made: list[tuple[Folder, str]] = []
    folders: dict[tuple[str, ...], Folder] = {(): site.inside(temporary)}
    try:
        files = {path.relative_to(theme).parts: path.read_bytes() for path in _files(theme)}
        files.setdefault((_LICENCE,), (home() / _LICENCE).read_bytes())
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


def _in_the_way(target: Path, name: str) -> Problem:
    return Problem(
        "there is something of this name already, and it stays as it is",
        Whole(shown(target)),
        f"give it another name, and copy {name} again; a theme's folder can be called as you like",
    )
