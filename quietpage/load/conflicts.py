"""Copies that a program made of a file that was changed in two places at once: a person has to choose."""

from __future__ import annotations

import re

from quietpage.core.diagnostics import Problem
from quietpage.core.source import Whole

_COPY = re.compile(
    r"(?i)[._-]sync-conflict-\d{8}-\d{6}(?:-\w+)?"  # Syncthing
    r"|[ _]*\([^()]*(?:conflicted copy|case conflict|in konflikt stehende kopie|copie en conflit|copia en "
    r"conflicto|cópia em conflito|copia in conflitto|conflicterende kopie)[^()]*\)"  # Dropbox, Nextcloud
    r"|_conflict-\d{8}-\d{6}"  # ownCloud
    r"|\.(?-i:Conflict)(?=\.\w+$)"  # Resilio
)


def conflict_of(name: str, told: str) -> Problem | None:
    """What is to be said of a file of this name, told as `told`, if it is such a copy."""
    found = _COPY.search(name)
    if found is None or not name[: found.start()]:
        return None
    of = name[: found.start()] + name[found.end() :]
    return Problem(
        f"{of} was changed in two places at once, and a program kept this copy of it",
        Whole(told),
        f"copy what should stay into {of}, and take this file away",
    )
