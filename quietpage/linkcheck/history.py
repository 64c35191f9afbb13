"""Which addresses did not answer the last time, and on which day: kept in the user's cache folder.

A place is called gone only when it failed on two different days. Nothing here is about the people, and
nothing in the site folder is believed: who has no such folder is told "did not answer today" every day.
"""

from __future__ import annotations

import json
import os
from datetime import date

from quietpage.cache.folder import kept, put, take

_MOST = 1_000_000
_NAME = b"failed".hex().ljust(40, "0")
"""What is kept has a name as everything there has: a label in hexadecimal."""


class History:
    """The days on which addresses failed first, without an answer since. Days are `date`s."""

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        self._place = folder
        self._failed: dict[str, str] = {}
        cache = kept(folder, "links", make=False)
        if cache is None:
            return
        try:
            found = json.loads(take(cache, _NAME, _MOST) or b"{}")
        except (ValueError, RecursionError):  # whatever lies there, it was not we who wrote it
            return
        if isinstance(found, dict):
            self._failed = {
                url: day for url, day in found.items() if isinstance(url, str) and isinstance(day, str)
            }

    def failed_before(self, url: str, today: date) -> bool:
        """Whether this failed on a day before today, and has not answered since."""
        day = self._failed.get(url, "")
        return bool(day) and day < today.isoformat()

    def note(self, url: str, today: date, *, failed: bool) -> None:
        """Remember how it was today."""
        if failed:
            self._failed.setdefault(url, today.isoformat())
        else:
            self._failed.pop(url, None)

    def keep(self, wanted: set[str] | None = None) -> None:
        """Write it down; of addresses that are not `wanted` any more, nothing."""
        if wanted is not None:
            self._failed = {url: day for url, day in self._failed.items() if url in wanted}
        cache = kept(self._place, "links", make=True)
        if cache is not None:
            put(cache, _NAME, json.dumps(self._failed, sort_keys=True).encode())
