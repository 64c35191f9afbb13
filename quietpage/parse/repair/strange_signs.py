"""Signs that have no place in a text, as `quietpage.core.unicode` finds them, told as problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from quietpage.core.diagnostics import Problem
from quietpage.core.source import Place
from quietpage.core.unicode import Found, strange_signs, told_once
from quietpage.core.yaml_folding import unfolded
from quietpage.parse.nodes import Scalar

MOST_STRANGE = 400
"""A text with so many strange signs is not read further."""


def strange_sign(found: Found, at: Callable[[int, int], Place]) -> Problem:
    """The problem of a sign that has no place in a text; `at` gives the place of a stretch of it."""
    return Problem(
        found.words,
        at(found.start, found.end),
        "take it away; it came perhaps with a copied text, so type this place anew",
        tuple(at(*each) for each in found.also),
    )


def strange_escapes(scalar: Scalar) -> Iterator[Problem]:
    """The same of signs that an escape in double quotes makes, alone or with others."""
    raw = scalar.span.text
    places = unfolded(scalar.value, raw, scalar.style)

    def stretch(start: int, end: int) -> tuple[int, int]:
        return places[start][0], places[end - 1][1]

    made = [
        (start, end, words)
        for start, end, words in islice(strange_signs(scalar.value), MOST_STRANGE)
        # Those that stand in the source itself were found there, before it was parsed.
        if raw[slice(*stretch(start, end))] != scalar.value[start:end]
    ]
    return (
        strange_sign(each, lambda start, end: scalar.span.at(*stretch(start, end)))
        for each in told_once(made)
    )
