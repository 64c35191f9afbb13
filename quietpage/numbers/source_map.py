"""What a format gives its reader, with the way back to the source.

A reader of a format (`html.py`, `css.py`) undoes tags, entities and escapes. What it finds is either a text
to be read, `Pieces`, or something that counts without any text, `Mark`. Places are offsets in code points.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable


class Pieces:
    """A text put together from pieces of a source, with the place of each of its characters there.

    Pieces may be next to each other in the text and far apart in the source: `fi<em>ve</em>` is one word.
    """

    __slots__ = ("_ends", "_starts", "_text")

    def __init__(self) -> None:
        self._text: list[str] = []
        self._starts: list[int] = []
        self._ends: list[int] = []

    def add(self, text: str, start: int) -> None:
        """Add a piece that stands in the source as it is."""
        self._text.append(text)
        self._starts.extend(range(start, start + len(text)))
        self._ends.extend(range(start + 1, start + len(text) + 1))

    def add_decoded(self, text: str, start: int, end: int) -> None:
        """Add a piece that stands for the whole stretch from `start` to `end` of the source."""
        self._text.append(text)
        self._starts.extend([start] * len(text))
        self._ends.extend([end] * len(text))

    def extend(self, text: str, escape: re.Pattern[str], decode: Callable[[str], str], offset: int) -> None:
        """Add a text that stands at `offset` of the source, what `escape` matches put through `decode`."""
        done = 0
        for match in escape.finditer(text):
            self.add(text[done : match.start()], offset + done)
            self.add_decoded(decode(match.group()), offset + match.start(), offset + match.end())
            done = match.end()
        self.add(text[done:], offset + done)

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._text)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the text begins and ends in the source; the stretch is not empty."""
        return self._starts[start], self._ends[end - 1]

    def __bool__(self) -> bool:
        return bool(self._starts)


class Mark:
    """The place of markup that counts by itself: `<ol>`, a counter, a list style."""

    __slots__ = ("end", "start")

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end
