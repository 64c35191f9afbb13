"""What lies on the disk of a store: tables of results, in one file for each site.

The file is a line about the program, and then segments, each with the name of its table, the JSON of some of
its rows, and a checksum. A build that made little new adds a segment at the end; when much in it is out of
use, it is written anew beside, and takes the old one's place. Of a file that was cut short or changed, the
segments before the fault are used.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Set
from contextlib import suppress
from pathlib import Path
from zlib import crc32

from quietpage.cache import folder as caches
from quietpage.cache.manifest import made_by
from quietpage.core.fingerprint import fingerprint

TYPE_CHECKING = False
if TYPE_CHECKING:
    Json = str | int | bool | None | list["Json"] | dict[str, "Json"]

KIND = "results"
_LARGEST = 400_000_000
_MOST_SEGMENTS = 500
_HEAD = 4 + 4 + 8


class Pack:
    """The tables of a site. `fresh` says that none is taken from the disk."""

    def __init__(self, site: Path, *, fresh: bool = False) -> None:
        self._site = site
        self._begin = f"quietpage {made_by()}\n".encode()
        self._name = fingerprint("pack", os.path.realpath(site)) * 2
        self._segments: dict[str, list[bytes]] = {}
        self._size, self._whole = 0, False
        self._loaded: dict[str, dict[str, Json]] = {}
        self._added: dict[str, tuple[dict[str, Json], Mapping[str, Json], Set[str]]] = {}
        place = None if fresh else caches.kept(site, KIND, make=False)
        if place is not None:
            self._read(caches.take(place, self._name, _LARGEST))

    def table(self, name: str) -> dict[str, Json]:
        """The rows of a table, by their keys."""
        if name not in self._loaded:
            from json import loads

            rows: dict[str, Json] = {}
            for segment in self._segments.get(name, ()):
                try:
                    found = loads(segment)
                except (ValueError, RecursionError):
                    found = None
                if isinstance(found, dict):
                    rows.update(found)
            self._loaded[name] = rows
        return self._loaded[name]

    def add(self, name: str, new: dict[str, Json], old: Mapping[str, Json], wanted: Set[str]) -> None:
        """Keep new rows of a table; of the old ones those that are wanted."""
        self._added[name] = new, old, wanted

    def write(self) -> None:
        """Bring what was added to the disk. If that cannot be done, it is made again the next time."""
        idle = sum(len(old) - len(wanted & old.keys()) for _, old, wanted in self._added.values())
        used = sum(len(wanted) for _, _, wanted in self._added.values())
        many = sum(len(each) for each in self._segments.values()) > _MOST_SEGMENTS
        if self._whole and not many and idle <= used and self._append():
            return
        segments = [self._begin]
        for name, (new, old, wanted) in self._added.items():
            rows = {key: old[key] for key in old if key in wanted}
            segments.append(_segment(name, {**rows, **new}))
        content = b"".join(segments)
        place = caches.kept(self._site, KIND, make=True) if len(content) <= _LARGEST else None
        if place is not None:
            caches.put(place, self._name, content)
            if len(content) > self._size:
                caches.make_room(self._site)

    def _append(self) -> bool:
        """Whether the new rows were put behind the others, in one go."""
        content = b"".join(_segment(name, new) for name, (new, _, _) in self._added.items() if new)
        if not content:
            return True
        place = caches.kept(self._site, KIND, make=False)
        if place is None or self._size + len(content) > _LARGEST:
            return False
        with suppress(OSError):
            found = place.look(self._name)
            # Another build may have written since; its rows are as good as ours, and of no use here.
            if found is None or found.st_size != self._size:
                return False
            descriptor = place.open(self._name, os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0))
            try:
                return os.write(descriptor, content) == len(content)
            finally:
                os.close(descriptor)
        return False

    def _read(self, content: bytes) -> None:
        if not content.startswith(self._begin):
            return
        self._size = len(content)
        at = len(self._begin)
        while at + _HEAD <= len(content):
            head = content[at : at + _HEAD]
            name_ends = at + _HEAD + int.from_bytes(head[4:8], "big")
            ends = name_ends + int.from_bytes(head[8:16], "big")
            if ends > len(content) or crc32(content[at + 4 : ends]) != int.from_bytes(head[:4], "big"):
                return
            name = content[at + _HEAD : name_ends].decode("utf-8", "replace")
            self._segments.setdefault(name, []).append(content[name_ends:ends])
            at = ends
        self._whole = at == len(content)


def _segment(name: str, rows: dict[str, Json]) -> bytes:
    """A checksum of all that follows, the lengths of name and rows, and these."""
    from json import dumps

    named = name.encode()
    payload = dumps(rows, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    body = len(named).to_bytes(4, "big") + len(payload).to_bytes(8, "big") + named + payload
    return crc32(body).to_bytes(4, "big") + body
