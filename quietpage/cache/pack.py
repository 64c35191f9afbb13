"""What lies on the disk of a store: tables of results, in one file for each site.

The file is a line about the program, and then segments, each with the name of its table, the keys of some of
its rows, these as JSON, and checksums. A build that made little new adds a segment at the end; when much in
it is out of use, it is written anew beside, and takes the old one's place. Of a file that was cut short or
changed, the segments before the fault are used.

Of a segment the keys are read at once, and its rows when the first of them is asked for: after one edit most
never are.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path
from zlib import crc32

from quietpage.cache import folder as caches
from quietpage.cache.manifest import made_by
from quietpage.cache.rows import Rows, Segment
from quietpage.core.fingerprint import fingerprint

TYPE_CHECKING = False
if TYPE_CHECKING:
    from quietpage.cache.rows import Json

KIND = "results"
_LARGEST = 400_000_000
_MOST_SMALL = 1000
"""So many segments with few rows are left as they are."""

_FEW = 50
_HEAD = 4 + 4 + 8 + 8 + 4
_AHEAD = 1 << 13
"""So much is read of a segment at once: mostly all of its keys."""


class Pack:
    """The tables of a site. `fresh` says that none is taken from the disk."""

    def __init__(self, site: Path, *, fresh: bool = False) -> None:
        self._site, self.fresh = site, fresh
        self._begin = f"quietpage {made_by()}\n".encode()
        self._name = fingerprint("pack", os.path.realpath(site)) * 2
        self._tables: dict[str, Rows] = {}
        self._size, self._whole, self._many = 0, False, False
        place = None if fresh else caches.kept(site, KIND, make=False)
        self._file = caches.hold(place, self._name, _LARGEST) if place is not None else None
        if self._file is not None:
            self._read(self._file)

    def table(self, name: str) -> Rows:
        """The rows of a table, by their keys. It is asked for once: whoever has it holds it."""
        return self._tables.pop(name, None) or Rows()

    def spoil(self) -> None:
        """Take nothing from the disk any more, and write all anew."""
        self._tables.clear()
        self._whole = False

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
            parts = chain((self._begin,), (_segment(name, some) for name, some in rows if some), self._end())
            caches.tidy(place, (self._name,))  # what builds left that were killed
            size = caches.put_parts(place, self._name, parts, _LARGEST)
            if size > self._size:
                caches.make_room(self._site)

    def _end(self) -> Iterator[bytes]:
        """Let go of the file, once all of it that is needed has been read: Windows lets no other take the
        place of one that is held.
        """
        if self._file is not None:
            self._file.close()
        return iter(())

    def _read(self, file: caches.Held) -> None:
        if file.read(0, len(self._begin)) != self._begin:
            return
        self._size = file.size
        at, small = len(self._begin), 0
        while at + _HEAD <= file.size:
            ahead = file.read(at, _AHEAD)
            checksum, named, listed, size, of_rows = (
                int.from_bytes(ahead[start:end], "big")
                for start, end in ((0, 4), (4, 8), (8, 16), (16, 24), (24, 28))
            )
            begins = _HEAD + named + listed
            ends = at + begins + size
            if ends > file.size:
                return
            if begins > len(ahead):
                ahead = file.read(at, begins)
            if len(ahead) < begins or crc32(memoryview(ahead)[4:begins]) != checksum:
                return
            from json import loads

            keys = loads(ahead[_HEAD + named : begins])
            name = str(ahead[_HEAD : _HEAD + named], "utf-8", "replace")
            rows = self._tables.setdefault(name, Rows())
            rows.segments.update(dict.fromkeys(keys, Segment(file, at + begins, size, of_rows)))
            at, small = ends, small + (len(keys) < _FEW)
        self._whole, self._many = at == file.size, small > _MOST_SMALL


def _segment(name: str, rows: dict[str, Json]) -> bytes:
    """A checksum of all that follows but the rows; how long name, keys and rows are, and a checksum of these;
    name, keys and rows.
    """
    named, listed, payload = name.encode(), _json([*rows]), _json(rows)
    lengths = len(named).to_bytes(4, "big") + len(listed).to_bytes(8, "big") + len(payload).to_bytes(8, "big")
    head = lengths + crc32(payload).to_bytes(4, "big") + named + listed
    return crc32(head).to_bytes(4, "big") + head + payload


def _json(value: Json) -> bytes:
    from json import dumps

    return dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
