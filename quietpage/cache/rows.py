"""Rows of a table as they lie on the disk: their keys are known, and they are read when one is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from zlib import crc32

TYPE_CHECKING = False
if TYPE_CHECKING:
    from quietpage.cache.folder import Held

    Json = str | int | bool | None | list["Json"] | dict[str, "Json"]


class SpoiledError(Exception):
    """Rows that were there when their keys were read are not there any more, or are not what they were."""


class Rows(Mapping[str, "Json"]):
    """The rows of a table by their keys. To ask for one can raise `SpoiledError`.

    `segments` has for each key the rows among which it is.
    """

    def __init__(self) -> None:
        self.segments: dict[str, Segment] = {}

    def __getitem__(self, key: str) -> Json:
        return self.segments[key].rows[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.segments)

    def __len__(self) -> int:
        return len(self.segments)


class Segment:
    """Some rows of a table: from where they lie, as soon as one of them is asked for."""

    __slots__ = ("_file", "_lies", "rows")

    def __init__(self, file: Held, at: int, size: int, checksum: int) -> None:
        self._file, self._lies = file, (at, size, checksum)

    if TYPE_CHECKING:
        rows: dict[str, Json]

    def __getattr__(self, name: str) -> dict[str, Json]:
        """The rows, which are not there until they are asked for."""
        if name != "rows":
            raise AttributeError(name)
        from json import loads

        at, size, checksum = self._lies
        content = self._file.read(at, size)
        if len(content) != size or crc32(content) != checksum:
            raise SpoiledError
        try:
            rows = loads(content)
        except (ValueError, RecursionError):
            raise SpoiledError from None
        if not isinstance(rows, dict):
            raise SpoiledError
        self.rows = rows
        return self.rows
