"""Where a page may go: to a folder that is new, empty or quietpage's own, which a marker in it tells."""

from __future__ import annotations

import os
from pathlib import Path

from quietpage.core.diagnostics import Invalid, Problem
from quietpage.core.folders import Folder, is_link, opened
from quietpage.core.paths import shown
from quietpage.core.source import Whole
from quietpage.load.inventory import FOLDERS, KEPT, OF_THE_SYSTEM
from quietpage.write.marker import marker_in
from quietpage.write.os_errors import refused
from quietpage.write.staging import STAGE

_SOURCES = (*FOLDERS, KEPT)


def fit(output: Path, site: Path) -> None:
    """Whether the page of `site` may be written to `output`; touches nothing.

    Raises `Invalid` unless the folder does not exist yet, is empty or is quietpage's own, and is neither the
    site folder, nor around it, nor one of the writer's own folders in it.
    """
    root = os.path.abspath(output)
    try:
        why, way_out, place = _unfit(root, os.path.realpath(site), beginning(output, site))
        if why:
            raise Invalid(Problem(why, Whole(shown(place)), way_out))
        if os.path.lexists(root):
            with opened(root) as folder:
                fit_to_hold(folder)
    except OSError as error:
        raise Invalid(refused(error, root)) from error


def fit_to_hold(folder: Folder) -> bytes | None:
    """The marker of a folder that may hold a page; nothing, if it is empty. Else it raises `Invalid`."""
    found = marker_in(folder)
    if found is None and not all(_is_litter(entry.name) for entry in folder.entries()):
        raise Invalid(
            Problem(
                "there are files here that quietpage did not write, and it leaves them alone",
                Whole(shown(folder.path)),
                "name an empty folder with --output, or one that does not exist yet",
            )
        )
    return found


def beginning(output: Path, site: Path) -> str:
    """How far the way to `output` is trusted, links and all.

    The folders that lead there are the ones of whoever named it. In the site itself, links may be anybody's.
    """
    root = os.path.abspath(output)
    around = _upwards(root)[1:]
    own = _identity(os.path.realpath(site))
    in_the_site = next((folder for folder in around if _identity(folder) == own), "")
    return in_the_site or next(filter(os.path.isdir, around), root)


def _unfit(output: str, site: str, trusted: str) -> tuple[str, str, str]:
    """Why the page may not go to `output`, what to do instead, and where that is; or empty texts."""
    another = "name a folder of its own with --output, or leave --output out"
    way = output
    while len(way) > len(trusted) and way != os.path.dirname(way):
        try:
            found = os.lstat(way)
        except (FileNotFoundError, NotADirectoryError):
            pass
        else:
            if is_link(found):
                why = "this is a link, and a build does not write through links"
                return why, "name the folder that it leads to", way
        way = os.path.dirname(way)
    folders = _upwards(os.path.realpath(output))
    above = [_identity(folder) for folder in folders]
    around = [_identity(folder) for folder in _upwards(site)]
    if above[0] == around[0]:
        return "this is the site folder itself, with all that you wrote", another, output
    if above[0] in around or len(above) == 1:
        return "this folder is around the site, and holds more than the page", another, output
    if above[0] in map(_identity, _upwards(os.path.realpath(os.path.expanduser("~")))):
        return "this is a home folder, and holds more than the page", another, output
    if any(os.path.basename(folder).casefold() == ".git" for folder in folders):
        return "this is where git keeps what it needs", another, output
    beneath = os.path.basename(folders[above.index(around[0]) - 1]) if around[0] in above else ""
    if beneath.casefold() in _SOURCES or any(_overlap(above, os.path.join(site, name)) for name in _SOURCES):
        return "this is a folder of the site itself, not of the finished page", another, output
    if os.path.lexists(output) and not os.path.isdir(output):
        return "this is a file, and the page needs a folder", another, output
    return "", "", ""


def _is_litter(name: str) -> bool:
    """Whether a file is nobody's: the system's own, or what a killed build left."""
    return name.lower() in OF_THE_SYSTEM or name.startswith(STAGE)


def _overlap(above: list[object], source: str) -> bool:
    """Whether the first folder of `above` is, is in, or is around `source`, which may be a link."""
    if not os.path.exists(source):
        return False
    if _identity(source) in above:
        return True
    return os.path.islink(source) and above[0] in map(_identity, _upwards(os.path.realpath(source)))


def _upwards(folder: str) -> list[str]:
    """The folder and all that it is in, up to the root."""
    found = [folder]
    while (parent := os.path.dirname(found[-1])) != found[-1]:
        found.append(parent)
    return found


def _identity(path: str) -> object:
    """What tells a folder from others, however its name is written; one that is not there is its path."""
    try:
        found = os.stat(path)
    except OSError:
        return os.path.normcase(path)
    return (found.st_dev, found.st_ino) if found.st_ino else os.path.normcase(path)
