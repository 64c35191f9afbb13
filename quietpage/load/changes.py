"""What may have changed in a site folder since it was read last."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from quietpage.core.comparison_keys import nfc


class Changes:
    """What in a site folder may be another than the last time it was read: some paths in it, or everything.

    `changed` are absolute paths of files and folders; nothing is known without them.
    """

    def __init__(self, folder: Path, changed: Iterable[Path] | None = None) -> None:
        homes = {os.path.abspath(folder) + os.sep, os.path.realpath(folder) + os.sep}
        self._inside: set[str] | None = None if changed is None else set()
        for path in changed or ():
            told = os.path.abspath(path)
            inside = next((told.removeprefix(home) for home in homes if told.startswith(home)), None)
            if inside is None or self._inside is None:
                self._inside = None
            else:
                self._inside.add(nfc(inside.replace(os.sep, "/")))

    def touch(self, name: str) -> bool:
        """Whether a file or a folder of the site, or something in it, may be another; `name` is its path."""
        if self._inside is None:
            return True
        return any(
            path == name or path.startswith(f"{name}/") or name.startswith(f"{path}/")
            for path in self._inside
        )

    def beyond(self, *names: str) -> bool:
        """Whether anything may be another that is in none of these folders."""
        if self._inside is None:
            return True
        within = tuple(f"{name}/" for name in names)
        return any(not path.startswith(within) for path in self._inside)

    def files(self, name: str) -> frozenset[str] | None:
        """The files directly in a folder that may be others, by their names; all of them if it is nothing."""
        if self._inside is None or any(path == name or name.startswith(f"{path}/") for path in self._inside):
            return None
        within = name + "/"
        return frozenset(path.removeprefix(within) for path in self._inside if path.startswith(within))
