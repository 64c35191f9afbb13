"""What other programs spell out or find, the guard finds too."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from text_to_num import alpha2digit, text2num
from unicode_rbnf import FormatPurpose, RbnfEngine

from quietpage.numbers import FULL, numbers_in

AROUND = {
    "de": "Sie hat {} Freunde.",
    "en": "She has {} friends.",
    "es": "Tiene {} amigos.",
    "fr": "Elle a {} amis.",
    "it": "Ha {} amici.",
    "nl": "Ze heeft {} boeken.",
    "pt": "Tem {} amigos.",
}
NUMBERS = (
    0,
    *range(2, 132),
    199,
    200,
    201,
    356,
    999,
    1000,
    1001,
    1984,
    2011,
    21_000,
    365_000,
    10**6,
    2 * 10**6,
    10**9,
)
"""Not one: it is an article."""

# Ordinals that are also wings of a stage or an estate, and are none before "libro".
ALSO_SOMETHING_ELSE = {"quarti", "quinte", "quintas", "quartas", "sextas"}

CASES = Path(__file__).parent / "cases"

# What text2num takes for a number and the guard does not, or not in these words.
AGREED: dict[str, set[str]] = {
    "en": {"second", "one", "first", "oh"},
    "fr": {"un", "une", "neuf", "neufs", "premier", "première", "seconde", "second"},
    "es": {"un", "una", "uno", "primer", "primera", "segundo", "segunda", "cuarto", "quinta", "media"},
    "pt": {"um", "uma", "segundo", "segunda", "quarto", "quinta", "primeiro", "sexta", "quarta", "meia"},
    "de": {"ein", "eine", "einer", "acht", "sieben", "erste", "ersten", "zweite", "eins", "achte", "achten"},
    "nl": {"een", "acht", "zeven", "vier", "elf", "eerste", "tweede"},
    "it": {"un", "una", "uno", "sei", "venti", "secondo", "seconda", "primo", "prima", "secondi", "quinte"},
}  # fmt: skip


@pytest.mark.parametrize("language", FULL)
def test_every_number_that_cldr_spells_out_is_one_report(language: str) -> None:
    engine = RbnfEngine.for_language(language)
    slipped = []
    for number in NUMBERS:
        for spelling in sorted(
            set(engine.format_number(number, FormatPurpose.CARDINAL).text_by_ruleset.values())
        ):
            sentence = AROUND[language].format(spelling.replace("\u00ad", ""))
            found = [found.text for found in numbers_in(sentence, language)]
            if len(found) != 1 or len(found[0]) < len(spelling.replace("\u00ad", "")) - 5:
                slipped.append((spelling, found))
    assert not slipped


@pytest.mark.parametrize("language", FULL)
def test_every_ordinal_from_the_third_on_that_cldr_spells_out_is_found(language: str) -> None:
    engine = RbnfEngine.for_language(language)
    slipped = []
    for number in range(3, 102):
        for spelling in set(engine.format_number(number, FormatPurpose.ORDINAL).text_by_ruleset.values()):
            sentence = {"es": "Es el {} libro.", "pt": "É o {} livro.", "it": "È il {} libro."}.get(
                language, "{}"
            )
            sentence = {
                "de": "Das ist der {} Tag.",
                "nl": "Dat is de {} dag.",
                "fr": "C'est le {} jour.",
            }.get(language, sentence)
            if spelling in ALSO_SOMETHING_ELSE:
                continue
            if not numbers_in(sentence.format(spelling.replace("\u00ad", "")), language):
                slipped.append(spelling)
    assert not slipped


@pytest.mark.parametrize("language", FULL)
def test_what_text2num_finds_in_the_sentences_of_the_cases_the_guard_finds(language: str) -> None:
    slipped = []
    for line in (CASES / f"{language}.md").read_text(encoding="utf-8").splitlines():
        sentence = line.removeprefix("- ").replace("[[", "").replace("]]", "")
        if not line.startswith("- ") or re.search(r"\d", sentence):
            continue
        seen = alpha2digit(sentence, language)
        if not re.search(r"\d", seen) or numbers_in(sentence, language):
            continue
        words = {word.lower() for word in re.findall(r"[^\W\d_]+", sentence)}
        if not words & AGREED[language]:
            slipped.append((sentence, seen))
    assert not slipped


def test_text2num_and_the_guard_agree_on_plain_number_words() -> None:
    for words in ("forty-two", "two thousand and eleven", "ninety", "three hundred"):
        assert text2num(words, "en") > 1
        assert [number.text for number in numbers_in(words)] == [words]
