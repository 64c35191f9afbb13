"""One short module for each command. A command does its work and gives back what there is to say."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import NamedTuple

_LONGEST_PATH = 3000
"""The longest path of a folder that is named on the command line, in bytes; what goes into it needs room."""


class Said(NamedTuple):
    """What a command has to say when all went well: always, or only when asked for more (`-v`).

    `code` is the exit code, if it is not that of a command that is done.
    """

    words: tuple[str, ...]
    more: tuple[str, ...] = ()
    code: int = 0


class Wrong(Exception):
    """A command that cannot be done as it was given. Its words say why, and what to do."""


def place(named: str) -> Path:
    """The path that was named on the command line, whether or not something is there.

    Raises `Wrong` if there can be no such path: everything else of a command goes by what this has let in.
    """
    told = named if len(named) < 60 else f"{named[:40]} …"
    if not named:
        raise Wrong("no folder is named; write . for the one that you are in")
    try:
        with contextlib.suppress(FileNotFoundError, NotADirectoryError, PermissionError):
            os.lstat(named)
        length = len(os.fsencode(os.path.abspath(named)))
    except OSError as reason:
        raise Wrong(f"there can be no folder {told} here ({reason.strerror}); name another") from None
    except ValueError:
        raise Wrong(f"there can be no folder {told}: no name has every sign that is in it") from None
    if length > _LONGEST_PATH:
        raise Wrong(f"the way to the folder {told} is too long to put a page there; name one nearer")
    return Path(named)
