"""How fast the number guard is. Run it by hand, when the computer has nothing else to do:

    python tests/bench_numbers.py                  texts and pages a second, in each language
    python tests/bench_numbers.py build [FOLDER]   what a build takes with the guard, and without it

The second takes turns: a build as it is, and one in which the finders of numbers are put away and find
nothing. There is no such switch in the program; it is made here. FOLDER is a site; without it, one of a
thousand people is made up.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from quietpage.numbers import numbers_in

PROSE = Path(__file__).parent / "numbers" / "prose"

PAIRS = 21

WITHOUT = """
import quietpage.check.copied_files, quietpage.check.finished_pages, quietpage.check.theme
import quietpage.check.numbers_in_texts, quietpage.numbers.allowed_names, quietpage.numbers.entry

def nothing(*given, **named):
    return ()

quietpage.check.finished_pages.page_problems = quietpage.check.theme.found_in_css = nothing
quietpage.check.copied_files._numbers_in_file = quietpage.numbers.entry.numbers_in = nothing
quietpage.check.finished_pages.clean = lambda *given: True
quietpage.check.numbers_in_texts.suspicious = lambda spoken, names: [[] for _ in spoken]
quietpage.numbers.allowed_names.allowed_names = lambda names: frozenset()
"""
BUILD = "from quietpage.cli.main import run; run()"


def main() -> None:
    """Print what was asked for."""
    if sys.argv[1:2] == ["build"]:
        with tempfile.TemporaryDirectory() as aside:
            folder = Path(sys.argv[2]) if sys.argv[2:] else made_up(Path(aside) / "page")
            builds(folder, Path(aside) / "out")
    else:
        rates()


def builds(folder: Path, output: Path) -> None:
    """Print what builds of a site take with and without the guard, in pairs that take turns."""

    def spent(*before: str) -> tuple[float, float]:
        """Seconds on the clock, and of the processors."""
        arguments = ["build", str(folder), "--output", str(output), "--quiet"]
        clock, processors = time.perf_counter(), os.times()
        subprocess.run([sys.executable, "-c", "\n".join((*before, BUILD)), *arguments], check=True)
        after = os.times()
        return (
            time.perf_counter() - clock,
            after.children_user
            + after.children_system
            - processors.children_user
            - processors.children_system,
        )

    spent(), spent(WITHOUT)
    pairs = []
    for turn in range(PAIRS):
        first, second = ((), (WITHOUT,)) if turn % 2 else ((WITHOUT,), ())
        one, other = spent(*first), spent(*second)
        pairs.append((one, other) if turn % 2 else (other, one))
    for kind, unit in enumerate(("on the clock", "of the processors")):
        guarded, bare = (
            sorted(each[kind] for each in times)[PAIRS // 2] for times in zip(*pairs, strict=True)
        )
        ratios = sorted(one[kind] / other[kind] for one, other in pairs)
        low, middle, high = ratios[PAIRS // 4], ratios[PAIRS // 2], ratios[-1 - PAIRS // 4]
        print(f"{unit}: {guarded * 1e3:.0f} ms with the guard, {bare * 1e3:.0f} ms without (medians)")
        print(f"    ratio of the pairs: {middle:.3f} (median; quartiles {low:.3f} and {high:.3f})")


def made_up(folder: Path, people: int = 1000) -> Path:
    """A site of so many people, whose reasons are plain sentences put together by chance."""
    chance = random.Random(7)
    who = "the neighbours|her students|the night shift|newcomers|our small group|a whole street|the choir"
    did = "explained|mended|carried|wrote down|made room for|kept alive|translated|listened to|stood up for"
    what = "the hard parts|the songs of the valley|a kinder way of asking|the old recipes|what maps leave out"
    when = "without waiting for thanks|through a long winter|when others looked away|and then stepped back"
    then = "It changed how I listen.|Nothing about it was loud.|I have *tried* to do the same.|That is rare."

    def pick(words: str) -> str:
        return chance.choice(words.split("|"))

    def sentence() -> str:
        if chance.random() < 0.2:
            return pick(then)
        link = f"[{pick(what)}](https://{_word(chance)}.example/)" if chance.random() < 0.2 else pick(what)
        return f"For {pick(who)} this person {pick(did)} {link}, {pick(when)}."

    (folder / "people").mkdir(parents=True)
    (folder / "quietpage.yml").write_text("author:\n  name: Rosa Lind\n", encoding="utf-8")
    for _ in range(people):
        name = f"{_word(chance).title()} {_word(chance).title()}"
        blocks = [" ".join(sentence() for _ in range(8)) for _ in range(2)]
        reasons = "\n\n".join(f"  {block}" for block in blocks)
        ways = ", ".join(chance.sample(["gives", "laughs", "challenges", "respects"], 2))
        links = f"links:\n  Notes: https://{_word(chance)}.example/"
        text = f"name: {name}\n{links}\nways: [{ways}]\nreasons: |\n{reasons}\n"
        (folder / "people" / f"{name.replace(' ', '-').lower()}.yml").write_text(text, encoding="utf-8")
    return folder


def rates() -> None:
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
