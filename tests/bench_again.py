"""What the preview composes again after a change takes. Run it by hand: `python tests/bench_again.py`."""

from __future__ import annotations

import gc
import sys
import tempfile
import time
from pathlib import Path

if __name__ == "__main__":  # a package beside this file has the name of one that Python needs
    sys.path[0] = str(Path(__file__).parent.parent)

from quietpage.cache.store import Store
from quietpage.pipeline import composed
from tests.bench_numbers import made_up

SAVES = 41


def main() -> None:
    """Print the median of many saves of one person each, by how many people there are."""
    for people in (10, 100, 1000):
        with tempfile.TemporaryDirectory() as aside:
            print(f"{people} people: {milliseconds(made_up(Path(aside) / 'page', people)):.1f} ms")


def milliseconds(folder: Path) -> float:
    """What the middle one of many saves takes."""
    memory = Store()
    composed(folder, store=memory)
    gc.collect()
    gc.freeze()
    everybody = sorted((folder / "people").iterdir())
    spent = []
    for save in range(SAVES):
        person = everybody[save * 7 % len(everybody)]
        with person.open("a", encoding="utf-8") as file:
            file.write(f"\n  And again, {'so ' * (save % 9)}kindly.\n")
        start = time.perf_counter()
        composed(folder, store=memory, changed=[person])
        spent.append(time.perf_counter() - start)
    return sorted(spent)[SAVES // 2] * 1e3


if __name__ == "__main__":
    main()
