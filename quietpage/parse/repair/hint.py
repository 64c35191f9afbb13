"""Something that YAML reads otherwise than it was meant, and what lets the rest be read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

Patch = tuple[int, int, str]
"""A stretch of the text, and what to read in its place."""


class Hint(NamedTuple):
    """One slip, by offsets of the text that was read.

    `patches` make the rest readable. None: reading ends here. A slip that is not `sure` is told only if
    no guess was made before it.
    """

    start: int
    end: int
    message: str
    help: str
    patches: Iterable[Patch] | None = None
    sure: bool = True


_MASK = 0x10F000

UNMASKED = {_MASK + code: code for code in range(128)}
"""The masks, which are signs of the last private plane, and what they stand for."""


def masked(text: str, place: int) -> Patch:
    """A patch that keeps YAML from seeing a sign; it is put back into the finished node."""
    return place, place + 1, chr(_MASK + ord(text[place]))
