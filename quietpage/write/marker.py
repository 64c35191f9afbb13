"""The marker: a file that says that the folder of a page is quietpage's own, and what was written there.

Only what it lists is ever replaced or removed.
"""

from __future__ import annotations

import stat
from collections.abc import Iterable

from quietpage.core.diagnostics import Invalid, Problem
from quietpage.core.folders import Folder, ours
from quietpage.core.paths import proper, shown
from quietpage.core.source import Whole

MARKER = ".quietpage"
"""The file that marks a folder as quietpage's own: a line about it, then what was written, a path a line."""
_BEGINS = b"# quietpage "
_ABOUT = b"# quietpage wrote these files; it replaces and removes them, and leaves all others alone\n"
_LARGEST_MARKER = 50_000_000


def marker_in(folder: Folder) -> bytes | None:
    """The marker as it is in the folder, or nothing; raises `Invalid` if it is not as quietpage writes it."""
    found = folder.look(MARKER)
    if not found or not stat.S_ISREG(found.st_mode) or not ours(found, folder.status()):
        return None
    read = folder.content(MARKER, _LARGEST_MARKER)
    content = b"" if read is None else read[1]
    if not _is_one(content):
        raise Invalid(
            Problem(
                "this should list what quietpage wrote here, and something else is in it",
                Whole(shown(folder.at(MARKER))),
                "if all the files around it came from quietpage, delete the folder and build again; "
                "otherwise name another one with --output",
            )
        )
    return content


def marker_of(paths: Iterable[str]) -> bytes:
    """The marker of a folder, or of a branch, that holds these."""
    return _ABOUT + "".join(f"{path}\n" for path in sorted(paths)).encode()


def listed_in(marker: bytes) -> set[str] | None:
    """The paths that a marker lists; nothing if it is not as quietpage writes it."""
    return listed(marker, set()) if _is_one(marker) else None


def _is_one(marker: bytes) -> bool:
    """Whether this is a marker as quietpage writes it."""
    try:
        marker.decode()
    except UnicodeDecodeError:
        return False
    return marker.startswith(_BEGINS)


def listed(marker: bytes, kept: set[str]) -> set[str]:
    """The paths in a marker, without those that quietpage cannot have written."""
    paths = {line.removesuffix("\r") for line in marker.decode().split("\n")[1:]}
    return {path for path in paths if path in kept or proper(path)}
