"""The figures as tables of Markdown, ready for the docs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tests.bench.measures import MODES, Measured, Written, middle, ratio


def tables(measured: Sequence[Measured], written: Sequence[Written]) -> str:
    """All of them: ratios, if there are two generators, then seconds, processors and memory, then sizes."""
    ours, *others = dict.fromkeys(each.generator for each in written)
    parts = [_ratios(measured, ours, other) for other in others]
    return "\n\n".join([*parts, _figures(measured), _sizes(written)])


def _ratios(measured: Sequence[Measured], ours: str, other: str) -> str:
    found = {(each.generator, each.mode, each.people): each for each in measured}
    rows = {
        MODES[mode]: {
            people: f"{ratio(found[ours, mode, people], found[other, mode, people]):.2f}"
            for _, its, people in found
            if its == mode
        }
        for mode in dict.fromkeys(each.mode for each in measured)
    }
    return _table(f"× {other}, on the clock", rows)


def _figures(measured: Sequence[Measured]) -> str:
    """What each took: a build on the clock, of the processors, and of memory; a save on the clock."""
    rows: dict[str, dict[int, str]] = {}
    for each in measured:
        clock, processors, memory = (middle(values) for values in zip(*each.rounds, strict=True))
        cell = f"{clock:.3f} s"
        if memory:
            cell += f", {processors:.3f} s, {memory:.0f} MB"
        rows.setdefault(f"{each.generator}: {MODES[each.mode]}", {})[each.people] = cell
    return _table("clock, processors, memory", rows)


def _sizes(written: Iterable[Written]) -> str:
    rows: dict[str, dict[int, str]] = {}
    for each in written:
        cell = f"{each.files:,} files, {each.size / 1e6:.2f} MB"
        rows.setdefault(each.generator, {})[each.people] = cell
    return _table("what is written", rows)


def _table(corner: str, rows: dict[str, dict[int, str]]) -> str:
    """A table with a column for each number of people."""
    sizes = list(dict.fromkeys(people for cells in rows.values() for people in cells))
    lines = [
        [corner, *(f"{people:,} people" for people in sizes)],
        ["---"] * (len(sizes) + 1),
        *([name, *(cells.get(people, "") for people in sizes)] for name, cells in rows.items()),
    ]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
