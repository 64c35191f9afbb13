"""What something costs, counted: calls, steps of the interpreter, and signs of a text that are looked at."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any, SupportsIndex


def calls(work: Callable[[], object], module: str = "") -> int:
    """How many functions are called, those of C among them, and how often a generator goes on.

    `module` is the name of a file: then only what is called in it counts.
    """
    count = 0

    def note(frame: FrameType, event: str, given: object) -> None:
        nonlocal count
        count += event in ("call", "c_call") and frame.f_code.co_filename.endswith(module)

    found = _counted(work, lambda: count, sys.setprofile, note)
    assert found, f"nothing is called in a file that is called {module}"
    return found


def steps(work: Callable[[], object]) -> int:
    """How many steps the interpreter takes: a loop that calls nothing counts, too. This takes long itself."""
    count = 0

    def note(frame: FrameType, event: str, given: object) -> object:
        nonlocal count
        frame.f_trace_lines, frame.f_trace_opcodes = False, True
        count += event == "opcode"
        return note

    return _counted(work, lambda: count, sys.settrace, note)


def _counted(
    work: Callable[[], object],
    count: Callable[[], int],
    listen: Callable[[Any], None],
    note: object,
) -> int:
    # What the collector calls, and when, has nothing to do with the work.
    collects = gc.isenabled()
    gc.disable()
    before = sys.gettrace() if listen is sys.settrace else sys.getprofile()
    listen(note)
    try:
        work()
    finally:
        listen(before)
        if collects:
            gc.enable()
    return count()


class Counted(str):
    """A text that counts how many of its signs are looked for and copied, in `looked_at`."""

    looked_at = 0

    def find(self, part: str, start: SupportsIndex | None = 0, end: SupportsIndex | None = None) -> int:
        first, last = int(start or 0), len(self) if end is None else int(end)
        found = super().find(part, first, last)
        self.looked_at += max(0, (found if found >= 0 else last) - first)
        return found

    def __getitem__(self, place: SupportsIndex | slice) -> str:
        piece = super().__getitem__(place)
        self.looked_at += len(piece)
        return piece


def growth(cost: Callable[[int], int], few: int) -> float:
    """How much more the second doubling of a number costs than the first: twice as much, if all is linear.

    What it costs in any case does not count, nor what only the first time costs.
    """
    _, first, second, third = (cost(few * times) for times in (1, 1, 2, 4))
    return (third - second) / max(1, second - first)


MOST = 2.4
"""The most that `growth` may be: in numbers, a little more than twice; a square would be four times."""
