"""Where files may stand: names that every system can have, beside each other, and no more than hosts take."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from quietpage.model import File, Page
from quietpage.problem import Invalid, Problem
from quietpage.source import Whole

MOST = 1_000_000_000
"""What hosts take of a page, all of its files together, in bytes: GitHub, sourcehut and Neocities alike."""

# What no path may hold: a way out of the folder, git's and our own names, and what some system cannot have.
_IMPROPER = re.compile(
    r'[\x00-\x1f\x7f<>:"\\|?*\ud800-\udfff]'
    r"|(?:^|/)(?:/|$)|[. ](?:/|$)|(?:^|/)\.git/|(?:^|/)\.git$|^\.quietpage"
    r"|(?:^|/)(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3]) *(?:\.|/|$)",
    re.IGNORECASE,
)


def proper(path: str) -> bool:
    """Whether `path`, with `/`, can be a file of the page: inside it, with a name for every system."""
    return not _IMPROPER.search(path)


def fold(path: str) -> str:
    """What two paths have in common if some file system takes one for the other."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", path).casefold())


def fit_together(pages: Iterable[Page]) -> None:
    """See that each path can be a file inside the folder, on every system, beside all the others.

    Raises `Invalid` for two that cannot, and `ValueError` for one that could not be anywhere.
    """
    files: dict[str, str] = {}
    folders: dict[str, str] = {}
    for page in pages:
        path = page.path
        if _IMPROPER.search(path):
            raise ValueError(f"a page cannot be written to {path!r}")
        alike = fold(path)
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


def static_problems(files: Iterable[File], most: int = MOST) -> Iterator[Problem]:
    """What of `static/` could not be copied to every system, or not be shown by every host."""
    known: dict[str, str] = {}
    weight = 0
    for file in files:
        weight += len(file.content)
        if "/." in f"/{file.target}":
            continue  # files that begin with a dot are told for what they are
        if not proper(file.target):
            yield Problem(
                "not every system and host can have a file of this name",
                Whole(file.path),
                "give it a name of letters and hyphens, and an ending",
            )
        elif (other := known.setdefault(fold(file.target), file.target)) != file.target:
            yield _clash(file.target, other, file.path)
    if weight > most:
        yield Problem(
            f"these files are more than hosts take of a page ({most // 1_000_000} MB)",
            Whole("static"),
            "leave some out, or make them smaller",
        )


def _clash(path: str, other: str, place: str) -> Problem:
    what = f'this and "{other}" cannot be in one folder on every system'
    if path == other:
        what = "this would be on the page twice"
    return Problem(what, Whole(place), "give one of the two another name")
