"""What took a while to make, kept in the site folder from one build to the next: `.quietpage/pictures`.

Nothing is lost with it. What lies there under the right name is taken only if it is whole; somebody may have
put it there, or a disk may have changed it.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from quietpage.disk import READ, own_folder

_LARGEST = 4_000_000
_DIGEST = 32


class Shelf:
    """A folder of things kept by what they were made from. `keep` says whether new ones are put there."""

    def __init__(self, site: Path, keep: bool) -> None:
        self._site, self._folder, self._keep = str(site), os.path.join(site, ".quietpage", "pictures"), keep
        self._used: set[str] = set()

    def take(self, made_from: Iterable[bytes], whole: Callable[[bytes], bool]) -> tuple[str, list[bytes]]:
        """The label of what is made from these, and what lies under it; nothing, if it is not there or not
        whole. `whole` looks at each of its parts."""
        label = sha256()
        for part in made_from:
            label.update(len(part).to_bytes(8, "big"))
            label.update(part)
        name = label.hexdigest()
        self._used.add(name)
        parts = _unpacked(_content(self._folder, name), name)
        return name, parts if all(map(whole, parts)) else []

    def put(self, name: str, parts: Iterable[bytes]) -> None:
        """Keep these parts under a label. If that cannot be done, they are made again the next time."""
        if not self._keep or not own_folder(self._site):
            return
        place = os.path.join(self._folder, name)
        waiting = f"{place}.{os.getpid()}"
        with suppress(OSError):
            if not os.path.lexists(self._folder):
                os.mkdir(self._folder)
            if not stat.S_ISDIR(os.lstat(self._folder).st_mode):
                return
            try:
                with open(waiting, "xb") as file:
                    file.write(_packed(parts, name))
                os.replace(waiting, place)
            except OSError:
                with suppress(OSError):
                    os.unlink(waiting)

    def tidy(self) -> None:
        """Let go of what this build did not ask for."""
        if not self._keep:
            return
        with suppress(OSError):
            if not stat.S_ISDIR(os.lstat(self._folder).st_mode):
                return
            for entry in os.scandir(self._folder):
                if entry.name not in self._used:
                    with suppress(OSError):
                        os.unlink(entry.path)


def _packed(parts: Iterable[bytes], name: str) -> bytes:
    """A digest of all that follows and of the label, then each part with its length before it."""
    body = b"".join(len(part).to_bytes(4, "big") + part for part in parts)
    return sha256(name.encode() + body).digest() + body


def _unpacked(content: bytes, name: str) -> list[bytes]:
    digest, body = content[:_DIGEST], content[_DIGEST:]
    if sha256(name.encode() + body).digest() != digest:
        return []
    parts, at = [], 0
    while at < len(body):
        end = at + 4 + int.from_bytes(body[at : at + 4], "big")
        parts.append(body[at + 4 : end])
        at = end
    return parts if at == len(body) else []


def _content(folder: str, name: str) -> bytes:
    """What is in a regular file of a real folder; nothing, if it cannot be read."""
    try:
        if not stat.S_ISDIR(os.lstat(folder).st_mode):
            return b""
        handle = os.open(os.path.join(folder, name), READ)
    except OSError:
        return b""
    try:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode) or found.st_size > _LARGEST:
            return b""
        with os.fdopen(os.dup(handle), "rb") as file:
            return file.read(_LARGEST + 1)
    except OSError:
        return b""
    finally:
        os.close(handle)
