"""A YAML scalar, and the way from each sign of its value back to where it was typed.

It stands in core because a `Text` of the model keeps the scalar that it was read from.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from quietpage.core.named_tuple import NamedTuple
from quietpage.core.source import Span

if TYPE_CHECKING:
    from array import array


class Scalar(NamedTuple):
    """A text, exactly as YAML reads it and never converted, and where it stands.

    `span` goes from the first to the last sign in the source: with the quotes, and for `|` and `>`
    from there to the end of the last line. `style` is plain, single, double, literal or folded.
    """

    value: str
    span: Span
    style: str = "plain"

    def at(self, start: int, end: int) -> Span:
        """The place of `value[start:end]` in the source."""
        size = len(self.value)
        start = max(0, min(start, size))
        end = max(start, min(end, size))
        source, begin, stop = self.span
        places = _places(self.value, self.span, self.style)
        if isinstance(places, int):
            return self.span.at(start + places, end + places)
        begins, ends = places
        if not begins:
            return self.span.at(stop - begin, stop - begin) if start else self.span.at(0, 0)
        first = begin + (begins[start] if start < size else ends[-1])
        last = begin + ends[end - 1] if end > start else first
        return Span(source, first, max(first, last))

    @property
    def dropped(self) -> Span | None:
        """The comment that follows a plain text on its last line: perhaps words that YAML drops."""
        if self.style != "plain" or not self.value:
            return None
        source, _, end = self.span
        text = source.text
        start = end
        while text[start : start + 1] in (" ", "\t"):
            start += 1
        if start == end or text[start : start + 1] != "#":
            return None
        return Span(source, start, _line_end(text, start))


@lru_cache(4)  # a text with one problem often has hundreds, and each asks for a place
def _places(value: str, span: Span, style: str) -> int | tuple[array[int], array[int]]:
    """Where the signs of a value begin and end in its span, or by how much they are all moved there."""
    raw = span.text
    if style == "plain" and raw == value:
        return 0
    if style in ("single", "double") and raw[1:-1] == value:
        return 1
    from array import array

    from quietpage.core.yaml_folding import unfolded

    places = unfolded(value, raw, style)
    # In a few bytes each: a text may have as many signs as a file.
    return array("L", [begin for begin, _ in places]), array("L", [end for _, end in places])


def _line_end(text: str, start: int) -> int:
    # The line's end is sought first: a text may have only one of the two, and that far away.
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    before = text.find("\r", start, end)
    return end if before < 0 else before
