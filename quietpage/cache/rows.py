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

    __slots__ = ("_file", "_lies", "_rows")

    def __init__(self, file: Held, at: int, size: int, checksum: int) -> None:
        self._file, self._lies = file, (at, size, checksum)
        self._rows: dict[str, Json] | None = None

    @property
    def rows(self) -> dict[str, Json]:
        if self._rows is None:
            from json import loads

            at, size, checksum = self._lies
            content = self._file.read(at, size)
            if len(content) != size or crc32(content) != checksum:
                raise SpoiledError
            try:
                self._rows = loads(content)
            except (ValueError, RecursionError):
                raise SpoiledError from None
            if not isinstance(self._rows, dict):
                raise SpoiledError
        return self._rows
