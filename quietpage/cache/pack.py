"""What lies on the disk of a store: tables of results, in one file for each site.

The file is a line about the program, and then segments, each with the name of its table, the JSON of some of
its rows, and a checksum. A build that made little new adds a segment at the end; when much in it is out of
use, it is written anew beside, and takes the old one's place. Of a file that was cut short or changed, the
segments before the fault are used.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from itertools import chain
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
_MOST_SEGMENTS = 2000
_HEAD = 4 + 4 + 8


class Pack:
    """The tables of a site. `fresh` says that none is taken from the disk."""

    def __init__(self, site: Path, *, fresh: bool = False) -> None:
        self._site, self.fresh = site, fresh
        self._begin = f"quietpage {made_by()}\n".encode()
        self._name = fingerprint("pack", os.path.realpath(site)) * 2
        self._segments: dict[str, list[bytes]] = {}
        self._size, self._whole, self._many = 0, False, False
        place = None if fresh else caches.kept(site, KIND, make=False)
        if place is not None:
            self._read(memoryview(caches.take(place, self._name, _LARGEST)))

    def table(self, name: str) -> dict[str, Json]:
        """The rows of a table, by their keys. It is asked for once: whoever has it holds it."""
        rows: dict[str, Json] = {}
        for segment in self._segments.pop(name, ()):
            from json import loads

            try:
                found = loads(segment)
            except (ValueError, RecursionError):
                found = None
            if isinstance(found, dict):
                rows.update(found)
        return rows

    def add(self, rows: Iterable[tuple[str, dict[str, Json]]]) -> bool:
        """Put new rows of tables behind the others, in one go. Whether that could be done."""
        if not self._whole or self._many:
            return False
        content = b"".join(_segment(name, new) for name, new in rows if new)
        place = caches.kept(self._site, KIND, make=False)
        if place is None or self._size + len(content) > _LARGEST:
            return False
        with suppress(OSError):
            found = place.look(self._name)
            # Another build may have written since: its rows are as good as ours.
            if found is None or found.st_size != self._size:
                return False
            if not content:
                return True
            descriptor = place.open(self._name, os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0))
            try:
                return os.write(descriptor, content) == len(content)
            finally:
                os.close(descriptor)
        return False

    def write(self, rows: Iterable[tuple[str, dict[str, Json]]]) -> None:
        """Write these rows of tables in the place of all others: each is written before the next is made.

        If that cannot be done, they are made again the next time.
        """
        place = caches.kept(self._site, KIND, make=True)
        if place is not None:
            parts = (_segment(name, some) for name, some in rows if some)
            caches.tidy(place, (self._name,))  # what builds left that were killed
            size = caches.put_parts(place, self._name, chain((self._begin,), parts), _LARGEST)
            if size > self._size:
                caches.make_room(self._site)

    def _read(self, content: memoryview) -> None:
        if content[: len(self._begin)] != self._begin:
            return
        self._size = len(content)
        at, segments = len(self._begin), 0
        while at + _HEAD <= len(content):
            head = content[at : at + _HEAD]
            name_ends = at + _HEAD + int.from_bytes(head[4:8], "big")
            ends = name_ends + int.from_bytes(head[8:16], "big")
            if ends > len(content) or crc32(content[at + 4 : ends]) != int.from_bytes(head[:4], "big"):
                return
            name = str(content[at + _HEAD : name_ends], "utf-8", "replace")
            # A copy, so that each can go when its table has been taken, and the whole file at once.
            self._segments.setdefault(name, []).append(bytes(content[name_ends:ends]))
            at, segments = ends, segments + 1
        self._whole, self._many = at == len(content), segments > _MOST_SEGMENTS


def _segment(name: str, rows: dict[str, Json]) -> bytes:
    """A checksum of all that follows, the lengths of name and rows, and these."""
    from json import dumps

    named = name.encode()
    payload = dumps(rows, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    body = len(named).to_bytes(4, "big") + len(payload).to_bytes(8, "big") + named + payload
    return crc32(body).to_bytes(4, "big") + body
