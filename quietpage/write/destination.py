"""Where a page may go: to a folder that is new, empty or quietpage's own, which a marker in it tells."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from quietpage.core.diagnostics import Invalid, Problem
from quietpage.core.folders import Folder, is_link, opened, ours
from quietpage.core.paths import proper, shown
from quietpage.core.source import Whole
from quietpage.load.inventory import FOLDERS, KEPT, OF_THE_SYSTEM
from quietpage.write.os_errors import refused
from quietpage.write.staging import STAGE

MARKER = ".quietpage"
"""The file that marks a folder as quietpage's own: a line about it, then what was written, a path a line."""
_BEGINS = b"# quietpage "
_ABOUT = b"# quietpage wrote these files; it replaces and removes them, and leaves all others alone\n"
_SOURCES = (*FOLDERS, KEPT)
_LARGEST_MARKER = 50_000_000


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
    found = marker(folder)
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


def marker_of(paths: Iterable[str]) -> bytes:
    """The marker of a folder, or of a branch, that holds these."""
    return _ABOUT + "".join(f"{path}\n" for path in sorted(paths)).encode()


def listed_in(marker: bytes) -> set[str] | None:
    """The paths that a marker lists; nothing if it is not as quietpage writes it."""
    try:
        marker.decode()
    except UnicodeDecodeError:
        return None
    return listed(marker, set()) if marker.startswith(_BEGINS) else None


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
    return name in OF_THE_SYSTEM or name.startswith(STAGE)


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


def marker(folder: Folder) -> bytes | None:
    """The marker as it is in the folder, or nothing; raises `Invalid` if it is not as quietpage writes it."""
    found = folder.look(MARKER)
    if not found or not stat.S_ISREG(found.st_mode) or not ours(found, folder.status()):
        return None
    read = folder.content(MARKER, _LARGEST_MARKER)
    content = b"" if read is None else read[1]
    if listed_in(content) is None:
        raise Invalid(
            Problem(
                "this should list what quietpage wrote here, and something else is in it",
                Whole(shown(folder.at(MARKER))),
                "if all the files around it came from quietpage, delete the folder and build again; "
                "otherwise name another one with --output",
            )
        )
    return content


def listed(marker: bytes, kept: set[str]) -> set[str]:
    """The paths in a marker, without those that quietpage cannot have written."""
    paths = {line.removesuffix("\r") for line in marker.decode().split("\n")[1:]}
    return {path for path in paths if path in kept or proper(path)}
