"""Where files may stand: names that every system can have, beside each other, and no more than hosts take.

Whatever text of a site becomes a path goes through `way_to`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Container, Iterable, Iterator
from pathlib import Path

from quietpage.core.comparison_keys import path_key
from quietpage.core.diagnostics import Invalid, Problem
from quietpage.core.late_patterns import late_pattern
from quietpage.core.model import File, Page
from quietpage.core.named_tuple import NamedTuple
from quietpage.core.source import Whole

MOST = 1_000_000_000
"""What hosts take of a page, all of its files together, in bytes: GitHub, sourcehut and Neocities alike."""

# What no path may hold: a way out of the folder, git's and our own names, and what some system cannot have.
_SIGNS = r'[\x00-\x09\x0b-\x1f\x7f<>:"\\|?*\ud800-\udfff]'
_WAYS = (
    r"(?:^|/)(?:/|$)|[. ](?:/|$)|(?:^|/)\.git/|(?:^|/)\.git$|^\.quietpage"
    r"|(?:^|/)(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3]) *(?:\.|/|$)"
)
_IMPROPER = late_pattern(rf"\n|{_SIGNS}|{_WAYS}", re.IGNORECASE)
_IMPROPER_IN_LINES = late_pattern(rf"{_SIGNS}|{_WAYS}", re.IGNORECASE | re.MULTILINE)


def proper(path: str) -> bool:
    """Whether `path`, with `/`, can be a file of the page: inside it, with a name for every system."""
    return not _IMPROPER.search(path)


LONGEST_NAME, LONGEST_WAY = 255, 1000
"""The longest name of a file, and the longest way to one in a site, in bytes, that all systems can have."""

_NOWHERE = "[\x00\ud800-\udfff]"
_UNSEEN = "[\x00-\x1f\x7f-\x9f\ud800-\udfff]"


class Astray(NamedTuple):
    """Why a text names nothing in a site folder, and the way out."""

    message: str
    help: str


def way_to(text: str, *, everywhere: bool = True) -> tuple[str, ...] | Astray:
    """The names of the folders on the way to what a text names, and its own, from the site folder on down.

    Steps that lead nowhere (`.`, a second slash) are left out. `everywhere` asks for names that every system
    can have; without it this one may be as it is, if any system can have it.
    """
    if found := re.search(_UNSEEN if everywhere else _NOWHERE, text):
        return Astray(
            f"no file or folder has a name with this sign in it, that nobody can see: U+{ord(found[0]):04X}",
            "type the name anew, as the file or the folder has it",
        )
    if "\\" in text:
        return Astray(
            "a way through folders is written with slashes, and here is a backslash",
            f"write {text.replace(chr(92), '/')}",
        )
    parts = tuple(part for part in text.split("/") if part not in ("", "."))
    if text[:1] in ("/", "~") or re.match("[A-Za-z]:", text) or ".." in parts:
        return Astray(
            "this leads out of the site's own folder, and nothing is taken from elsewhere",
            "copy it into the site, and name it from there",
        )
    if not parts or not "".join(parts).strip(". "):
        return Astray("this names nothing in the site", "write the name of the file or the folder itself")
    longest, way = max(len(part.encode()) for part in parts), len("/".join(parts).encode())
    if longest > LONGEST_NAME or way > LONGEST_WAY:
        return Astray("no file or folder has a name that is as long as this", "give it a shorter name")
    if everywhere and not proper("/".join(parts)):
        return Astray(
            "not every system can have a file or a folder of this name",
            "give it a name of letters and hyphens, there and here",
        )
    return parts


def shown(path: str | Path) -> str:
    """A path as it is told to its writer: from the current folder if it is in there, else the whole."""
    there = os.path.abspath(path)
    try:
        here = os.getcwd()
    except FileNotFoundError:  # it was taken away while a preview went on
        return there
    if there == here:
        return "."
    inside = here.rstrip(os.sep) + os.sep
    return Path(there.removeprefix(inside)).as_posix()


def fit_together(pages: Iterable[Page], known: Container[str] = ()) -> None:
    """See that each path can be a file inside the folder, on every system, beside all the others.

    Of those that are `known` it is known that each can be one.
    Raises `Invalid` for two that cannot, and `ValueError` for one that could not be anywhere.
    """
    paths = [page.path for page in pages]
    if _surely_fit(paths, [path for path in paths if path not in known]):
        return
    files: dict[str, str] = {}
    folders: dict[str, str] = {}
    for path in paths:
        if _IMPROPER.search(path):
            raise ValueError(f"a page cannot be written to {path!r}")
        alike = path_key(path)
        if alike in files:
            raise Invalid(_clash(path, files[alike], path))
        files[alike] = path
        folder = alike.rpartition("/")[0]
        while folder and folder not in folders:
            folders[folder] = path
            folder = folder.rpartition("/")[0]
    for alike, path in folders.items():
        if alike in files:
            raise Invalid(_clash(files[alike], path, files[alike]))


def _surely_fit(paths: list[str], new: list[str]) -> bool:
    """Whether these paths fit together, as it can be seen of all at once: there may be thousands. Of those
    that are not new it is known that each can be a file.
    """
    lines = "\n".join(paths)
    folded = lines.lower().split("\n")
    if not lines.isascii() or len(folded) != len(paths) or _IMPROPER_IN_LINES.search("\n".join(new)):
        return False
    files = set(folded)
    folders = {path.rpartition("/")[0] for path in folded}
    around = {
        "/".join(parts[:end]) for parts in (each.split("/") for each in folders) for end in range(len(parts))
    }
    return len(files) == len(paths) and files.isdisjoint(folders | around)


def static_problems(files: Iterable[File], most: int = MOST) -> Iterator[Problem]:
    """What of `static/` could not be copied to every system, or not be shown by every host."""
    files = tuple(files)
    # Files that begin with a dot are told for what they are.
    yield from name_problems(file for file in files if "/." not in f"/{file.target}")
    weight = sum(len(file.content) for file in files)
    if weight > most:
        yield Problem(
            f"these files are more than hosts take of a page ({most // 1_000_000} MB)",
            Whole("static"),
            "leave some out, or make them smaller",
        )


def name_problems(files: Iterable[File]) -> Iterator[Problem]:
    """Which of these files not every system could have beside each other, by their names."""
    known: dict[str, str] = {}
    for file in files:
        if not proper(file.target):
            yield Problem(
                "not every system and host can have a file of this name",
                Whole(file.path),
                "give it a name of letters and hyphens, and an ending",
            )
        elif (other := known.setdefault(path_key(file.target), file.target)) != file.target:
            yield _clash(file.target, other, file.path)


def _clash(path: str, other: str, place: str) -> Problem:
    what = f'this and "{other}" cannot be in one folder on every system'
    if path == other:
        what = "this would be on the page twice"
    return Problem(what, Whole(place), "give one of the two another name")
