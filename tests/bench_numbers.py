"""How fast the number guard is. Run it by hand: `python tests/bench_numbers.py`."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from quietpage.numbers import numbers_in

PROSE = Path(__file__).parent / "numbers" / "prose"


def main() -> None:
    """Print the rates, in units a second or microseconds apiece."""
    for prose in sorted(PROSE.glob("*.txt")):
        measure(prose.stem, [line for line in prose.read_text(encoding="utf-8").splitlines() if line.strip()])
    bare = min(_process("pass") for _ in range(5))
    imported = min(_process("import quietpage.numbers") for _ in range(5))
    used = min(_process("import quietpage.numbers as n; n.numbers_in('a kind word', 'de')") for _ in range(5))
    print(f"import: {(imported - bare) * 1e3:.1f} ms; import and one text: {(used - bare) * 1e3:.1f} ms")


def measure(language: str, sentences: list[str]) -> None:
    """Print the rates of one language, on its prose with a word in each reason that no other has."""
    shuffled = random.Random(1)
    reasons = [f"{' '.join(shuffled.choice(sentences).split()[:19])} {_word(shuffled)}." for _ in range(5000)]
    start = time.perf_counter()
    for reason in reasons:
        numbers_in(reason, language)
    print(f"{language}: {len(reasons) / (time.perf_counter() - start):,.0f} reasons a second, each seen once")
    longs = [f"{' '.join(sentences)[:1490]} {_word(shuffled)}" for _ in range(500)]
    start = time.perf_counter()
    for long in longs:
        numbers_in(long, language)
    each = (time.perf_counter() - start) / len(longs)
    print(f"    {each * 1e6:.1f} µs a reason of {len(longs[0])} characters, each seen once")
    pages = [_page(shuffled.sample(sentences, min(6, len(sentences))), language) for _ in range(500)]
    spent = _seconds(lambda: [numbers_in(page, language, "html") for page in pages])
    print(f"    {spent / len(pages) * 1e6:.1f} µs a page of {len(pages[0])} characters")


def _seconds(work: Callable[[], object]) -> float:
    best = 1e9
    for _ in range(3):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def _process(code: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - start


def _word(letters: random.Random) -> str:
    """A word that no text has had before, or hardly ever."""
    return "".join(letters.choice("abcdefghijklmnopqrstuvwz") for _ in range(6))


def _page(sentences: list[str], language: str) -> str:
    """A page that is mostly tags."""
    people = "".join(
        f'<article class="h-card" id="{_word(random.Random(sentence))}"><h2 class="p-name"><a href="x.html" '
        f'class="u-url">Ada</a></h2><p class="p-note">{sentence}</p></article>\n'
        for sentence in sentences
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>Ada</title>\n'
        '<link rel="stylesheet" href="style.css">\n</head>\n<body>\n<header><h1>Ada</h1></header>\n<main>\n'
        f"{people}</main>\n<footer><p>Ada.</p></footer>\n</body>\n</html>\n"
    )


if __name__ == "__main__":
    main()
