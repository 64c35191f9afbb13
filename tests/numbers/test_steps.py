"""However a text is made, the guard takes a few steps for each of its signs, and no more for their number.

Each language's own words are pumped: said again and again, with what may stand between them and an end at
which nothing is a number any more. The steps of its patterns are counted by a matcher that goes as Python's
does (`tests/steps.py`); those of the program itself by the lines that it runs.
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from quietpage import markup
from quietpage.numbers import (
    FULL,
    digits,
    finder,
    folding,
    hint_senses,
    loader,
    not_numbers,
    number_words,
    numbers_in,
    patterns,
    roman,
    roman_words,
)
from quietpage.numbers.finder import found_in
from quietpage.numbers.language_data import LanguageData
from quietpage.numbers.languages import PARTIAL
from tests.house.test_patterns import patterns_of
from tests.steps import Counted, CountingRe, Steps, TooMany

LANGUAGES = (*FULL, *PARTIAL)
STEPS_A_SIGN = 700
"""So many steps a sign may take: each rule of its language that a word calls looks at the words around it."""

SEPARATORS = (
    " ",
    "-",
    "'",
    ", ",
    "\u00a0",
    "\u00ad",
    "\n",
    "",
    ". ",
    "\u2010",
    " - ",
    "\u0301 ",
    "  ",
    "\u2019",
)
SEEDS = ("", "the ", "in the ", "gentile ", "um ", "à ")
ENDS = ("x", "é", "!", "", "_", " x")
PUMPS = 30
"""So many pumped texts a language, drawn by chance from all there are, with a seed."""

ALWAYS = {
    "it": ("cento", "tré", "trecento", "un", "e", "mila"),
    "en": (
        "best-",
        "finest-",
        "greatest-",
        "best ",
        "two-",
        "one of the ",
        "zero, ",
        "first place ",
        "best's ",
    ),
    "de": ("hundert", "zweiund", "ein", "sieben ", "acht zu ", "Viertel "),
    "nl": ("honderd", "een", "vier ", "acht "),
    "sv": ("tjugo", "hundra"),
    "pt": ("segunda, ", "terça e ", "curtidas "),
    "es": ("puntuación ", "segundo "),
    "fr": ("neuf ", "quarante-", "et-un"),
    "he": ("שש ",),
}


def data_of(code: str) -> LanguageData:
    return LanguageData(import_module(f"quietpage.numbers.languages.{code}"))


def pieces_of(code: str) -> list[str]:
    """Every word of a language's tables: numbers, what calls a rule, labels, what rules name."""
    pack = loader.pack_for(code)
    words = {*pack._words, *pack.triggers, *pack.labels}
    data = data_of(code)
    for listed in data.classes.values():
        words.update(re.findall(r"[^\W\d_]{2,}(?: [^\W\d_]+)?", re.sub(r"<\w+>|\\+\w", "", listed)))
    for _, *solid in data.solid:
        words.update(word for part in solid for word in part.split())
    return sorted(words - {"#"})


def pumps(code: str) -> Iterator[tuple[str, str, str]]:
    """What stands before, what is said again and again, and what stands behind."""
    chance = random.Random(f"pumps of {code}")
    pieces = pieces_of(code)
    for piece in ALWAYS.get(code, ()):
        yield "gentile ", piece, "x"
    for _ in range(PUMPS):
        unit = chance.choice(pieces) + chance.choice(SEPARATORS)
        while chance.random() < 0.4:
            unit += chance.choice(pieces) + chance.choice(SEPARATORS)
        unit = unit.title() if chance.random() < 0.2 else unit
        before = chance.choice((*SEEDS, chance.choice(pieces) + " "))
        yield before, unit, chance.choice(ENDS)


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Iterator[Steps]:
    """The guard with patterns that count."""
    counted = Steps()
    monkeypatch.setattr(patterns, "re", CountingRe(counted))
    monkeypatch.setattr(hint_senses, "re", CountingRe(counted))
    monkeypatch.setattr(loader, "_packs", {})
    hint_senses._form.cache_clear()
    for module in (finder, number_words, roman, roman_words, digits, not_numbers, folding, patterns):
        for name, pattern in list(vars(module).items()):
            ours = isinstance(pattern, re.Pattern) and name not in ("_NAME", "_LOOKING_BACK", "_ENDLESS")
            if ours and isinstance(pattern.pattern, str):
                monkeypatch.setattr(module, name, Counted(pattern.pattern, pattern.flags, counted))
    depth = sys.getrecursionlimit()
    sys.setrecursionlimit(100_000)
    yield counted
    sys.setrecursionlimit(depth)
    hint_senses._form.cache_clear()


@pytest.mark.slow
@pytest.mark.parametrize("code", LANGUAGES)
def test_a_words_steps_do_not_grow_with_how_often_it_is_said(code: str, steps: Steps) -> None:
    dear = []
    for before, unit, behind in pumps(code):
        for times in (20, 40, 80) if len(unit) < 8 else (10, 20):
            text = before + unit * times + behind
            hint_senses.sense_of.cache_clear()
            steps.taken, steps.budget = 0, STEPS_A_SIGN * len(text)
            try:
                found_in(text, code)
            except TooMany:
                dear.append((before, unit, times, behind))
                break
    assert not dear


@pytest.mark.slow
@pytest.mark.parametrize("code", LANGUAGES)
def test_the_matcher_that_counts_finds_what_pythons_own_finds(code: str) -> None:
    chance = random.Random(f"samples of {code}")
    pack = loader.pack_for(code)
    prose = Path(__file__).parent / "prose" / f"{code}.txt"
    lines = prose.read_text(encoding="utf-8").splitlines()
    pieces = pieces_of(code)
    texts = [
        *chance.sample(lines, min(8, len(lines))),
        *(" ".join(chance.choices(pieces, k=6)) for _ in range(8)),
        *("-".join(chance.choices(pieces, k=3)) + "'s, x" for _ in range(4)),
    ]
    texts += [number_words._tagged(text, pack) for text in texts]
    for _, pattern, searched in patterns_of(code):
        flags = re.IGNORECASE if searched else 0
        counted, own = Counted(pattern, flags), re.compile(pattern, flags)
        for text in chance.sample(texts, 4):
            expected = [(found.span(), found.span(found.lastindex or 0)) for found in own.finditer(text)]
            assert [
                (found.span(), found.span(found.lastindex or 0)) for found in counted.finditer(text)
            ] == expected
            word = text.split()[0].lower()
            assert bool(counted.fullmatch(word)) == bool(own.fullmatch(word))


SENTENCES = {
    "en": (
        *(
            "best-",
            "1 ",
            "1% ",
            "one of the ",
            "XIV ",
            "Elizabeth I ",
            "#",
            '"',
            "second ",
            "first place ",
            "x2 ",
        ),
        *("½", "page views, ", "Act V ", "I-I-", "e\u0301\u0316", "★★ ", "ten Boom ", "twoa twob twoc "),
    ),
    "it": ("gentile cento", "tré", "sei ", "venti forti ", "l'una "),
    "de": ("zweiundzwanzig ", "sieben ", "eins ", "Platz eins "),
    "nl": ("vier ", "acht "),
    "fr": ("neuf ", "cent ", "une quarantaine de "),
    "pt": ("segunda ", "curtidas, "),
    "es": ("segundo ", "cuarto ", "puntuación "),
}


@pytest.mark.parametrize(("code", "unit"), [(code, unit) for code in SENTENCES for unit in SENTENCES[code]])
def test_twice_the_text_is_twice_the_work(code: str, unit: str) -> None:
    phrases = ["ten Boom", "Otto Sei"]
    numbers_in(unit, code, not_numbers=phrases)

    def work(times: int) -> int:
        text = unit * times + "x"
        loader._packs.clear()
        numbers_in(unit, code, not_numbers=phrases)
        return _lines_run(lambda: numbers_in(text, code, not_numbers=phrases))

    once, twice = work(100), work(200)
    assert twice < 2.2 * once + 300


def test_as_many_different_number_words_as_there_are_words_are_twice_the_work_for_twice_the_text() -> None:
    def text(times: int) -> str:
        return " ".join(f"zwei{chr(97 + one % 26)}{chr(97 + one // 26)}en" for one in range(times))

    numbers_in("zwei", "de")
    some, more = text(150), text(300)
    once = _lines_run(lambda: numbers_in(some, "de"))
    assert _lines_run(lambda: numbers_in(more, "de")) < 2.2 * once + 300


@pytest.mark.parametrize(
    "unit",
    [
        "a:(;",
        "content:counter(",
        "content:attr(",
        "@function ",
        "content: (",
        "a:b;{",
        "content:'2';",
        "/*",
        "url(",
    ],
)
@pytest.mark.parametrize("behind", ["{", "}", ""])
def test_a_style_sheet_of_twice_the_length_is_twice_the_work(unit: str, behind: str) -> None:
    def work(times: int) -> int:
        sheet = "a{content:'x'}" + unit * times + behind
        return _lines_run(lambda: numbers_in(sheet, "en", "css"))

    work(1)
    once, twice = work(60), work(120)
    assert twice < 2.2 * once + 300


def _lines_run(work: Callable[[], object]) -> int:
    """How many lines of the program are run by some work."""
    run = 0

    def count(frame: FrameType, event: str, _: object) -> Any:
        nonlocal run
        run += event == "line"
        return count

    def enter(frame: FrameType, event: str, _: object) -> Any:
        return count if frame.f_code.co_filename.startswith(PACKAGES) else None

    sys.settrace(enter)
    try:
        work()
    finally:
        sys.settrace(None)
    return run


PACKAGES = tuple(str(Path(str(module.__file__)).parent) for module in (loader, markup))

ENDLESS = """
import sys
from quietpage.numbers import numbers_in
texts = [
    ("it", "gentile " + "cento" * 40 + "x"),
    ("it", "gentile " + "cento" * 10_000 + "x"),
    ("it", "tré" * 40 + "x"),
    ("sv", "hundra" * 40 + "x"),
    *(("en", unit * times) for unit in ("best-", "finest-", "greatest-") for times in (200, 20_000)),
    *(("en", unit * 10_000) for unit in ("one of the ", "1 ", "1% ", "Henry I ", "first place ")),
    ("en", "e" + "\\u0301\\u0316" * 50_000),
]
for language, text in texts:
    numbers_in(text, language)
numbers_in("a{content:'x'}" + "a:(;" * 20_000 + "{", "en", "css")
for call in ("counter(", "attr( "):
    numbers_in("content:" + call * 10_000, "en", "css")
print("done")
"""


@pytest.mark.slow
def test_texts_that_were_never_done_with_are_done_with() -> None:
    run = subprocess.run(
        [sys.executable, "-c", ENDLESS], capture_output=True, text=True, check=True, timeout=300
    )
    assert run.stdout == "done\n"


BUSY = """
import re, sys
from quietpage.check import pages_about_children as minors
from quietpage.core import suggestions as guess
from quietpage.parse import yaml as tree
from quietpage.validate.fields import AUTHOR_EMAIL
guess.several("gives" + " " * 100_000 + "laughs", ["gives", "laughs"])
assert not re.search(minors._ADDRESS, "a" * 200_000)
assert not tree._may_look_alike((" " * 20_000 + "x\\n") * 5 + "a b\\u00a0c")
AUTHOR_EMAIL.kind.meant("a" * 200_000)
print("done")
"""


def test_what_else_meets_a_writers_text_is_done_with_it() -> None:
    run = subprocess.run(
        [sys.executable, "-c", BUSY], capture_output=True, text=True, check=True, timeout=300
    )
    assert run.stdout == "done\n"


def test_one_file_does_not_stop_a_check(tmp_path: Path) -> None:
    long, steep = "gentile " + "cento" * 40 + "x", "the " + "best-" * 80 + "x"
    (tmp_path / "people").mkdir()
    (tmp_path / "quietpage.yml").write_text(
        f"title: {long}\nlanguage: it\nauthor:\n  name: Rosa {long}\n  links:\n    {long}: https://a.example/\n"
        f"ways:\n  - {long}\n  - aiuta: {long}\nnot_numbers:\n  - {long.title()}\n",
        encoding="utf-8",
    )
    for name, code, text in (("ada", "it", long), ("eva", "en", steep), ("ida", "it", "tré" * 60 + "x")):
        (tmp_path / "people" / f"{name}.yml").write_text(
            f"name: {name.title()} {text}\nlanguage: {code}\nwhere: {text}\nreasons: {text}\n"
            f"pronouns: {text}\nlinks:\n  {text}: https://a.example/\nstart_with:\n  title: {text}\n  url: https://a.example/\n",
            encoding="utf-8",
        )
    run = subprocess.run(
        [sys.executable, "-m", "quietpage", "check", str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert run.returncode in (0, 1)
    assert "Traceback" not in run.stderr
