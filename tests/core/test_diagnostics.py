"""Problems, and their order."""

from __future__ import annotations

from quietpage.core.diagnostics import Problem, in_order
from quietpage.core.source import Source, Span


def test_problems_come_by_place_and_each_once() -> None:
    source = Source("people/ada.yml", "one two")
    first, second = Problem("b", Span(source, 0, 3)), Problem("a", Span(source, 4, 7))
    assert in_order([second, first, second]) == (first, second)
