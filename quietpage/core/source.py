"""A file as it was read, and a place in it."""

from __future__ import annotations

import re
from bisect import bisect_right

from quietpage.core.named_tuple import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


class Source:
    """A file's text, and the path by which its writer knows it.

    `path` is what a problem shows; `name` is the path inside the site folder, with `/`, whatever the system.
    """

    __slots__ = ("_mark", "_starts", "name", "path", "text")

    def __init__(self, path: str, text: str, name: str = "") -> None:
        self.path, self.text, self.name = path, text, name
        self._starts: list[int] = []
        self._mark = ""

    @property
    def mark(self) -> str:
        """A short name for the text."""
        if not self._mark:
            from quietpage.core.fingerprint import fingerprint

            self._mark = fingerprint(self.text)
        return self._mark

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Source) and (self.path, self.text) == (other.path, other.text)

    def __hash__(self) -> int:
        return hash(self.path)

    def __repr__(self) -> str:
        return f"Source({self.path!r})"

    def __reduce__(self) -> tuple[type[Source], tuple[str, str, str]]:
        # Pickled without the line starts, so that equal sources give equal bytes.
        return Source, (self.path, self.text, self.name)

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """The place of a code point as people count: lines and columns from one."""
        starts = self._line_starts()
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of a line (counted from one), without its end."""
        starts = self._line_starts()
        if number > len(starts):
            return ""
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")

    def begin(self, number: int) -> int:
        """Where a line (counted from one) begins; behind all of them, the end."""
        starts = self._line_starts()
        return starts[number - 1] if number <= len(starts) else len(self.text)

    def _line_starts(self) -> list[int]:
        # Found when a place is first asked for: a site without problems never asks.
        if not self._starts:
            self._starts.append(0)
            self._starts.extend(end.end() for end in re.finditer(r"\r\n|\r|\n", self.text))
        return self._starts


class LaterSource(Source):
    """A file whose text was read by an earlier run, and is the same since: it is read when it is asked for.

    `read` raises what there is to say if it cannot be read, or is another by then.
    """

    __slots__ = ("_read", "_text")

    def __init__(self, path: str, name: str, mark: str, read: Callable[[], str]) -> None:
        self.path, self.name, self._mark, self._read = path, name, mark, read
        self._starts = []
        self._text: str | None = None

    @property
    def text(self) -> str:  # type: ignore[override]
        if self._text is None:
            self._text = self._read()
        return self._text


class Span(NamedTuple):
    """A stretch of a source, from `start` up to, but without, `end`; in code points."""

    source: Source
    start: int
    end: int

    def at(self, start: int, end: int) -> Span:
        """A stretch inside this one, counted from its start."""
        return Span(self.source, self.start + start, self.start + end)

    @property
    def text(self) -> str:
        return self.source.text[self.start : self.end]


class Whole(NamedTuple):
    """A file or folder as a whole: a place without a line."""

    path: str


Place = Span | Whole
