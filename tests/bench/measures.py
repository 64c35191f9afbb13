"""What is measured: a whole process, from its start to its end."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

MODES = {
    "cold": "cold, nothing kept from before",
    "unchanged": "nothing changed",
    "edit": "one edit",
    "reload": "from a save to the reloaded page",
}
"""What can be measured, and what it is called."""


class Wrong(Exception):
    """A command failed, or made a page that is not right."""


class Took(NamedTuple):
    """What one run took: seconds on the clock, of the processors, and megabytes of the largest process.

    Of a save only the first is known.
    """

    clock: float
    processors: float = 0.0
    memory: float = 0.0


class Measured(NamedTuple):
    """The rounds of one generator: in each round all of them had their turn."""

    generator: str
    people: int
    mode: str
    rounds: tuple[Took, ...]


class Written(NamedTuple):
    """How much a generator wrote, of so many people."""

    generator: str
    people: int
    files: int
    size: int


def timed(command: Sequence[str], folder: Path, environment: Mapping[str, str], said: Path) -> Took:
    """Run a command to its end, with whatever it says in the file `said`. Raises `Wrong`, if it fails."""
    with said.open("wb") as sink:
        start = time.perf_counter()
        child = subprocess.Popen(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=sink, stderr=sink
        )
        _, status, used = os.wait4(child.pid, 0)
        clock = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        words = said.read_text(encoding="utf-8", errors="replace")
        raise Wrong(f"{' '.join(command)} ended with {child.returncode}:\n{words}")
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, kilobytes elsewhere
    return Took(clock, used.ru_utime + used.ru_stime, used.ru_maxrss * unit / 1e6)


def middle(values: Iterable[float]) -> float:
    return statistics.median(values)


def ratio(ours: Measured, theirs: Measured) -> float:
    """How many times as long as another a generator took: the median of the rounds' own ratios.

    A slow minute of the computer falls on all that have their turn in a round, and not on their ratio.
    """
    return middle(one.clock / other.clock for one, other in zip(ours.rounds, theirs.rounds, strict=True))
