"""Paths named on the command line, checked once before a command works with them."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from quietpage.cli.result import UsageError
from quietpage.core.diagnostics import Invalid, Problem
from quietpage.core.source import Whole

_LONGEST_PATH = 3000
"""The longest path of a folder, in bytes. Linux takes 4096, and what goes into the folder needs room."""

_LONGEST_TOLD = 60
"""A longer name is cut in messages, in letters."""


def folder_named(text: str) -> Path:
    """The path of a folder named on the command line, whether or not something is there.

    Raises `UsageError` if there can be no such path, and `Invalid` if it begins with a `~` that the shell
    left as it was.
    """
    if text.startswith("~"):
        raise _unexpanded(text)
    told = text if len(text) < _LONGEST_TOLD else f"{text[:40]} …"
    if not text:
        raise UsageError("no folder is named; write . for the one that you are in")
    try:
        # What is not there, or may not be seen, is told by whoever opens it, in better words.
        with contextlib.suppress(FileNotFoundError, NotADirectoryError, PermissionError):
            os.lstat(text)
        length = len(os.fsencode(os.path.abspath(text)))
    except OSError as reason:
        raise UsageError(f"there can be no folder {told} here ({reason.strerror}); name another") from None
    except ValueError:  # a NUL, or a lone surrogate
        raise UsageError(f"there can be no folder {told}: no name has every sign that is in it") from None
    if length > _LONGEST_PATH:
        raise UsageError(f"the way to the folder {told} is too long to put a page there; name one nearer")
    return Path(text)


def _unexpanded(text: str) -> Invalid:
    """A shell turns ~ into a home folder, but not in quotation marks or behind an equals sign."""
    whole = os.path.expanduser(text)
    meant = f"write the whole path, {whole}" if whole != text else "write the whole path"
    return Invalid(
        Problem(
            "the ~ in this path still stands for a home folder, and would become a folder called ~",
            Whole(text),
            f"{meant}; or ./{text} for a folder that is really called so",
        )
    )
