"""Number words that a language writes together, as one word: centoventitré, zweihundertfach."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


class SolidCompound:
    """How words that are numbers are written together, as one: centoventitré.

    `first`, `between` and `last` are the words with which it may begin, go on (any number of times) and end.
    A regular expression could say the same, but would try the ways to part a word one after the other.
    """

    __slots__ = ("_between", "_first", "_last", "_widths")

    def __init__(self, first: Iterable[str], between: Iterable[str], last: Iterable[str]) -> None:
        self._first = tuple(dict.fromkeys(first))
        self._between = frozenset(between)
        self._last = frozenset(last)
        self._widths = sorted({*map(len, self._between), *map(len, self._last)})

    def matches(self, word: str) -> bool:
        """Whether a word in small letters is built so: one walk over it, that never turns back."""
        if not word.startswith(self._first):
            return False
        end = len(word)
        reached = bytearray(end + 1)  # the places at which a piece ends, whichever way one has come there
        for piece in self._first:
            if word.startswith(piece):
                reached[len(piece)] = True
        at = reached.find(True)
        while 0 <= at < end:
            for width in self._widths:
                piece = word[at : at + width]
                if at + width == end and piece in self._last:
                    return True
                if at + width < end and piece in self._between:
                    reached[at + width] = True
            at = reached.find(True, at + 1)
        return False
