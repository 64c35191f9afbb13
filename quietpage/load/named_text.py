"""A text file that a command line names: opened wherever it leads, read within a bound, as UTF-8."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from quietpage.core.diagnostics import Problem
from quietpage.core.paths import shown
from quietpage.core.source import Source, Whole
from quietpage.load.files import PACKED, decoded, unreadable

LARGEST = 10_000_000
"""The largest file that is read, in bytes: a thick book has a tenth of it."""


def named_text(path: str, problems: list[Problem]) -> Source | None:
    """The text of a file, with plain line ends; what is the matter with it is put to `problems`."""
    told = shown(path)

    def wrong(message: str, help: str) -> None:
        problems.append(Problem(message, Whole(told), help))

    try:
        found = os.stat(path)
        if stat.S_ISDIR(found.st_mode):
            wrong("this is a folder, and a file is to be named", "name the files in it")
            return None
        if not stat.S_ISREG(found.st_mode):
            wrong("this is not an ordinary file", "name a file with text in it")
            return None
        with Path(path).open("rb") as file:
            content = file.read(LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        wrong("there is no such file", "see how it is called, and where it lies")
        return None
    except OSError as reason:
        problems.append(unreadable(told, reason))
        return None
    return text_of(content, told, problems)


def text_of(content: bytes, told: str, problems: list[Problem]) -> Source | None:
    """The text of these bytes, with plain line ends; `told` is what they are known by."""
    if len(content) > LARGEST:
        help = "share it among several files, or leave it out"
        problems.append(Problem("this file is larger than any text is", Whole(told), help))
        return None
    source = decoded(content, told, "", problems)
    if source is None:
        return None
    if content.startswith(PACKED) or "\0" in source.text:
        problems.append(Problem("this is not a text", Whole(told), "leave it out"))
        return None
    if "\r" not in source.text:
        return source
    return Source(told, source.text.replace("\r\n", "\n").replace("\r", "\n"))
