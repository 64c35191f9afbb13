"""What a run looked at in folders: from this can be told later whether it would find the same again.

A `Folder` tells whoever is a witness at that time (`core.folders.witnessed`).
"""

from __future__ import annotations

import time

from quietpage.core.facts import at_rest, facts_of
from quietpage.core.hashes import blake2b

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

NOTHING = "nothing"
"""What is under a name that nothing has."""


UNKNOWN = "unknown"
"""Said of what could be anything by now."""


class Witness:
    """Notes what was listed, read and asked for.

    `listed` are the folders of which all names were seen, by their paths. `found` has for each folder the
    names in it and what was found there: a kind (`file`, `folder`, `link`, `other`, `nothing`), or the facts
    of a file that was read, with a digest of its content behind them if it was not at rest.
    """

    def __init__(self) -> None:
        self.listed: set[str] = set()
        self.found: dict[str, dict[str, str]] = {}
        self._began = time.time_ns()

    def list(self, folder: str, entries: Iterable[tuple[str, str]]) -> None:
        """All names in a folder were seen, each with its kind."""
        self.listed.add(folder)
        here = self.found.setdefault(folder, {})
        for name, kind in entries:
            here.setdefault(name, kind)

    def look(self, folder: str, name: str, kind: str) -> None:
        """It was asked what is under a name."""
        self.found.setdefault(folder, {}).setdefault(name, kind)

    def know(self, folder: str, name: str, facts: str) -> None:
        """A file with these facts was read by an earlier run, and need not be read again."""
        self.found.setdefault(folder, {})[name] = facts

    def read(self, folder: str, name: str, found: os.stat_result, content: bytes) -> None:
        """A file was read."""
        # Of a file that was read in part, or grew meanwhile, nothing is known.
        facts = facts_of(found) if len(content) == found.st_size else UNKNOWN
        if not at_rest(found, self._began):
            facts += f" {digest_of(content)}"
        self.found.setdefault(folder, {})[name] = facts


def digest_of(content: bytes) -> str:
    return blake2b(content, digest_size=16).hexdigest()
