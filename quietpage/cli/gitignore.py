"""Which of the folders that quietpage makes a `.gitignore` lets through."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fnmatch import fnmatchcase

MADE = ("_site", ".quietpage")
"""The folders that quietpage makes, and can make again."""


def let_through(text: str) -> tuple[str, ...]:
    """Which of `MADE`, beside a `.gitignore` with this text, git would not ignore."""
    lines = text.removeprefix("\ufeff").split("\n")
    return tuple(name for name in MADE if not _ignores(lines, name))


def _ignores(lines: Sequence[str], name: str) -> bool:
    """Whether by these lines git ignores a folder, or all that is in it; the last decides (gitignore(5))."""
    ignored = False
    for line in lines:
        pattern = line.removesuffix("\r").rstrip(" ")
        if pattern.startswith("#"):
            continue
        kept = pattern.startswith("!")
        pattern = pattern.removeprefix("!").removesuffix("/")
        # All that is in a folder, and a folder wherever it is, is told in other ways, too.
        pattern = re.sub(r"(?<=.)/\*\*?$", "", pattern)
        pattern = re.sub(r"^(?:\*\*/|/)+", "", pattern)
        if pattern and "/" not in pattern and _matches(pattern, name):
            ignored = not kept
    return ignored


def _matches(pattern: str, name: str) -> bool:
    # Written here as fnmatch reads it: [!…] for [^…], and a sign taken literally in brackets of its own.
    plain = re.sub(r"\\(.)", r"[\1]", pattern.replace("[^", "[!"))
    return fnmatchcase(name, plain)
