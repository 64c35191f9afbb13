"""Copies that a program made of a file that was changed in two places at once: a person has to choose."""

from __future__ import annotations

import re

from quietpage.core.diagnostics import Problem
from quietpage.core.source import Whole

_IN_BRACKETS = (
    *("conflicted copy", "case conflict", "in konflikt stehende kopie", "copie en conflit"),
    *("copia en conflicto", "cópia em conflito", "copia in conflitto", "conflicterende kopie"),
)
"""What Dropbox and Nextcloud write in brackets, in small letters."""


def conflict_of(name: str, told: str) -> Problem | None:
    """What is to be said of a file of this name, told as `told`, if it is such a copy."""
    place = _mark_of_a_copy(name)
    if place is None or not name[: place[0]]:
        return None
    of = name[: place[0]] + name[place[1] :]
    return Problem(
        f"{of} was changed in two places at once, and a program kept this copy of it",
        Whole(told),
        f"copy what should stay into {of}, and take this file away",
    )


def _mark_of_a_copy(name: str) -> tuple[int, int] | None:
    """Where in a name stands what a program put there for a copy."""
    for each in re.finditer(r"\([^()]*\)", name):
        if any(words in each[0].lower() for words in _IN_BRACKETS):
            return len(name[: each.start()].rstrip(" _")), each.end()
    found = (
        re.search(r"[._-]sync-conflict-\d{8}-\d{6}(?:-[A-Z0-9]{1,7})?", name)  # Syncthing
        or re.search(r"_conflict-\d{8}-\d{6}", name)  # ownCloud
        or re.search(r"\.Conflict(?=\.\w{1,9}$)", name)  # Resilio
    )
    return found.span() if found else None
