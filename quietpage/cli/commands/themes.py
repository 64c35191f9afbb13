"""`quietpage themes`: how a page can look; and a theme as a folder of the site, to be changed there."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

from quietpage.cli.commands import Said
from quietpage.core.diagnostics import Invalid, Problem
from quietpage.core.folders import Folder
from quietpage.core.os_errors import said
from quietpage.core.paths import shown
from quietpage.core.source import Whole
from quietpage.load import site_folder
from quietpage.load.inventory import CONFIG
from quietpage.themes.loader import SKELETON, about, home, shipped, wrong_name

_LICENCE = "LICENSE"


def themes() -> Said:
    """The shipped themes, with a line each."""
    names = [name for name in shipped() if name != SKELETON]
    width = max(map(len, names))
    return Said(
        (
            *(f"{name:{width}}  {about(name)}" for name in names),
            "",
            "To choose one, write its name in quietpage.yml, for example theme: letter",
            "To have one in your site and change it there, for example: quietpage themes copy letter",
        )
    )


def copy(name: str, folder: Path) -> Said:
    """Put a theme into a site, as a folder of its name, with the licence that it comes under.

    It is there as a whole or not at all. Raises `Invalid` if there is no such theme, if `folder` is no site,
    if something is in the way, or if the folder cannot be written to.
    """
    site_folder.config_of(folder)
    if wrong := wrong_name(name):
        raise Invalid(Problem(wrong[0], Whole(name), wrong[1]))
    target = folder / name
    if os.path.lexists(target):
        raise Invalid(_in_the_way(target, name))
    try:
        _copied(shipped()[name], site_folder.home_of(folder), name)
    except OSError as reason:
        if reason.errno in (errno.EEXIST, errno.ENOTEMPTY):
            raise Invalid(_in_the_way(target, name)) from reason
        help = "see whether you may write in this folder"
        raise Invalid(Problem(said(reason), Whole(shown(target)), help)) from reason
    return Said(
        (
            f"The theme {name} is in {shown(target)}, yours to change.",
            f"For the page to use it, write in {shown(folder / CONFIG)}:",
            f"  theme: ./{name}",
        )
    )


def _copied(theme: Path, site: Folder, name: str) -> None:
    """Everything of a theme, in a folder that takes its name when all of it is there."""
    aside = f".{os.urandom(8).hex()}-{name}"
    site.make(aside, 0o700)
    made: list[tuple[Folder, str]] = []
    folders: dict[tuple[str, ...], Folder] = {(): site.inside(aside)}
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
        folders[()].allow(0o777 & ~_mask())  # a folder of its own was made for nobody else to see
        site.rename(aside, site, name)
    except BaseException:
        with suppress(OSError):
            for folder, file in made:
                folder.remove(file)
            for parts in sorted(filter(None, folders), reverse=True):
                folders[parts[:-1]].remove_folder(parts[-1])
            site.remove_folder(aside)
        raise


def _files(theme: Path) -> list[Path]:
    return [path for path in sorted(theme.rglob("*")) if path.is_file() and "__pycache__" not in path.parts]


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _in_the_way(target: Path, name: str) -> Problem:
    return Problem(
        "there is something of this name already, and it stays as it is",
        Whole(shown(target)),
        f"give it another name, and copy {name} again; a theme's folder can be called as you like",
    )
