"""Text as the finder looks at it: one spelling for each of Unicode's many ways to write a letter.

Format characters and variation selectors are dropped, all else is folded by NFKC (UAX #15), so that a word
in mathematical letters, or with a soft hyphen inside, is a word like any other. What a newer Unicode folds
than the running Python's is in `unicode_data.py`, so that a verdict does not depend on the Python.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from quietpage.core.late_patterns import late_pattern
from quietpage.numbers.sets import char_set

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class FoldedText:
    """A text, folded, with the way back: `text`, and `place` for the offsets of a stretch of it."""

    __slots__ = ("_ends", "_place", "_starts", "text")

    def __init__(self, text: str, place: Callable[[int, int], tuple[int, int]] | None = None) -> None:
        """Fold `text`; `place` gives the offsets in the source, where they are not the text's own."""
        self.text = text
        self._place = place
        self._starts: Sequence[int] | None = None
        self._ends: Sequence[int] | None = None
        if not is_folded(text):
            self.text, self._starts, self._ends = _fold(text)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the folded text begins and ends in the source; the stretch is not empty."""
        if self._starts is not None and self._ends is not None:
            start, end = self._starts[start], self._ends[end - 1]
        return (start, end) if self._place is None else self._place(start, end)


def is_folded(text: str) -> bool:
    """Whether a text is its own folding."""
    if text.isascii():
        return True
    return unicodedata.is_normalized("NFKC", text) and _always_folded().isdisjoint(text)


def folded(text: str) -> str:
    """The folding of a text."""
    return text if is_folded(text) else _fold(text)[0]


def _fold(text: str) -> tuple[str, list[int], list[int]]:
    """The folding, and for each character of it where that begins and ends in the text."""
    from quietpage.numbers.unicode_data import NEW_FOLDINGS

    dropped, numeral = _invisible(), _numerals()
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        place, end = cluster.span()
        kept = "".join(char for char in cluster.group() if char not in dropped)
        part = unicodedata.normalize("NFKC", "".join(NEW_FOLDINGS.get(char, char) for char in kept))
        # A circled Han numeral folds to an ordinary Han word; as it stands, it is a numeral.
        if not numeral.isdisjoint(kept) and numeral.isdisjoint(part):
            part = kept
        parts.append(part)
        starts.extend([place] * len(part))
        ends.extend([end] * len(part))
    return "".join(parts), starts, ends


# A character with the marks that are written onto it, so that a letter in pieces is one letter. Of a heap of
# them, so many at once: to put marks in their order takes the square of their number.
_CLUSTER = late_pattern("(?s).[\u0300-\u036f]{0,30}")


@cache
def _always_folded() -> frozenset[str]:
    """Characters that fold although `unicodedata` may think the text folded already."""
    from quietpage.numbers.unicode_data import INVISIBLE, NEW_FOLDINGS

    return frozenset(NEW_FOLDINGS) | char_set(INVISIBLE)


@cache
def _invisible() -> frozenset[str]:
    from quietpage.numbers.unicode_data import INVISIBLE

    return char_set(INVISIBLE)


@cache
def _numerals() -> frozenset[str]:
    from quietpage.numbers.unicode_data import NUMERALS

    return char_set(NUMERALS)


def without_accents(word: str) -> str:
    """A word in small letters without its accents, as people type it who have none: dieciseis, tres."""
    return word if word.isascii() else word.translate(_WITHOUT_ACCENTS).replace("ß", "ss")


_WITHOUT_ACCENTS = str.maketrans(
    "àáâãäåèéêëìíîïòóôõöùúûüýÿçñ\u0103\u0105\u0107\u0109\u010d\u0113\u0117\u0119\u011b\u0146\u0151\u0161\u017e\u016b",
    "aaaaaaeeeeiiiiooooouuuuyycnaaccceeeenoszu",
    "\u0307",
)
