"""The number guard as its callers know it: spans, hints, languages, the way out for names."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from quietpage.numbers import FULL, Number, depth, numbers_in
from quietpage.numbers.finder import found_in
from quietpage.numbers.folding import FoldedText
from quietpage.numbers.languages import PARTIAL, cldr
from quietpage.numbers.loader import pack_for
from quietpage.numbers.not_numbers import accepted, accepted_name, standing_in


def texts(text: str, language: str = "en", not_numbers: list[str] | None = None) -> list[str]:
    return [number.text for number in numbers_in(text, language, not_numbers=not_numbers or ())]


def test_a_number_is_frozen_and_compares_by_value() -> None:
    (number,) = numbers_in("She kept 3 geese.")
    assert (number.text, number.start, number.end, number.kind) == ("3", 9, 10, "digits")
    assert number == Number("3", 9, 10, "digits", number.hint)
    assert hash(number) == hash(Number("3", 9, 10, "digits", number.hint))
    assert pickle.loads(pickle.dumps(number)) == number
    with pytest.raises(AttributeError):
        number.text = "4"


def test_a_span_counts_code_points_of_the_source() -> None:
    source = "🌻🌻 thir\u00adteen \u200bseeds"
    (number,) = numbers_in(source)
    assert number.text == "thir\u00adteen"
    assert source[number.start : number.end] == number.text


def test_letters_in_pieces_are_one_letter() -> None:
    assert texts("fu\u0308nf Fragen", "de") == ["fu\u0308nf"]


@pytest.mark.parametrize("tag", ["de", "DE", "de-AT", "de_CH", "de-Latn-DE-1996"])
def test_a_language_is_known_by_its_primary_subtag(tag: str) -> None:
    assert texts("Sie hat zwei Brüder.", tag) == ["zwei"]


def test_the_program_knows_how_deep_it_knows_a_language() -> None:
    assert [depth(tag) for tag in ("pt-BR", "ru", "ja", "xx", "")] == [
        "full",
        "basic",
        "signs",
        "signs",
        "signs",
    ]


def test_a_text_is_read_by_its_own_language_only() -> None:
    assert texts("Once upon a time", "en") == []
    assert texts("A las once", "es") == ["once"]
    assert texts("Ten slotte", "nl") == []
    assert texts("Six miles", "en") == ["Six"]


def test_other_languages_have_their_spelled_out_numbers() -> None:
    assert texts("У неё пять сестёр и третий дом.", "ru") == ["пять", "третий"]
    assert texts("Hon har tjugo katter.", "sv") == ["tjugo"]
    assert texts("Ma cztery koty.", "pl") == ["cztery"]
    assert texts("Hänellä on kolme kissaa.", "fi") == ["kolme"]
    assert texts("मेरे पाँच दोस्त हैं।", "hi") == ["पाँच"]
    assert texts("لديها خمسة كتب", "ar") == ["خمسة"]
    assert texts("İki kedisi var.", "tr") == ["İki"]
    assert texts("Mia afero, mia domo.", "eo") == []


def test_han_characters_are_words_and_no_numbers() -> None:
    for language in ("ja", "zh", "yue", "ko", "en"):
        assert texts("一緒に三日月を見た 十分", language) == []
    assert texts("㈠ ㊁ 〇", "ja") == ["㈠", "㊁", "〇"]


def test_an_unknown_format_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="rtf"):
        numbers_in("", "en", "rtf")  # type: ignore[arg-type]


def test_a_hint_fits_what_the_number_tells_of() -> None:
    hints = {
        "She kept forty geese.": "many",
        "For forty years he wrote.": "for years",
        "Forty years old and barefoot.": "as a child",
        "Born on 3 May.": "season",
        "The third time.": "again",
        "She came first.": "nobody else",
        "Her follower count.": "one reader",
    }
    for sentence, part in hints.items():
        assert part in numbers_in(sentence)[0].hint, sentence
        assert numbers_in(sentence)[0].hint[-1] != "."


def test_a_name_on_the_list_is_no_number() -> None:
    sentence = "Corrie ten Boom hid ten people."
    assert texts(sentence) == ["ten", "ten"]
    assert texts(sentence, not_numbers=["ten Boom"]) == ["ten"]
    assert numbers_in(sentence, not_numbers=["ten Boom"])[0].start == 20
    assert texts("Otto Sei ha sei figli", "it", not_numbers=["Otto Sei"]) == ["sei"]


def test_the_list_is_exact() -> None:
    assert texts("Corrie Ten Boom", not_numbers=["ten Boom"]) == ["Ten"]
    assert texts("ten Boomers", not_numbers=["ten Boom"]) == ["ten"]
    assert texts("Madame Thirteen", not_numbers=["Thirteen"]) == []
    assert texts("an O\u2019Seven", not_numbers=["O'Seven"]) == []


@pytest.mark.parametrize("entry", ["ten", "Studio 54", "ten, Boom", "No. One!", "½ Boom", "", " ", "Ⅷ Henry"])
def test_an_entry_that_is_more_than_letters_counts_for_nothing(entry: str) -> None:
    assert not accepted(entry)
    assert texts("Ten ten Boom", not_numbers=[entry]) == ["Ten ten"]


def test_digits_beside_a_name_on_the_list_are_found() -> None:
    assert texts("ten Boom 4", not_numbers=["ten Boom"]) == ["4"]


def test_a_persons_own_name_counts_when_it_holds_no_numeral() -> None:
    assert accepted_name("Seven")
    assert accepted_name("J. R. Ten")
    assert not accepted_name("Apollo 13")
    assert not accepted_name("Henry Ⅷ")


def test_an_entry_that_stands_nowhere_is_told() -> None:
    assert standing_in(frozenset(["ten Boom", "Otto Sei"]), ["Corrie ten Boom"]) == {"ten Boom"}


def test_a_folded_text_folds_and_knows_the_way_back() -> None:
    folding = FoldedText("a\u00adｂ½")
    assert folding.text == "ab1\u20442"
    assert folding.place(1, 2) == (2, 3)
    assert folding.place(2, 5) == (3, 4)
    moved = FoldedText("a\u00adｂ", lambda start, end: (start + 10, end + 10))
    assert moved.place(1, 2) == (12, 13)


def test_the_memory_of_words_changes_no_verdict() -> None:
    sentence = "Two herons and an otter, at first light."
    assert found_in(sentence) == found_in(sentence) == found_in(sentence, "en-GB")


def test_the_guard_imports_nothing_that_costs() -> None:
    code = (
        "import sys; before = set(sys.modules); import quietpage.numbers as n; n.numbers_in('two', 'en')\n"
        "dear = {'typing', 'dataclasses', 'inspect', 'html', 'json', 'pathlib', 'logging', 'urllib'}\n"
        "print(sorted(dear & (set(sys.modules) - before)))"
    )
    run = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"


def test_a_program_that_asks_for_numbers_in_a_text_loads_nothing_of_the_generator() -> None:
    code = "import sys, quietpage; quietpage.numbers_in('five'); print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split())
    assert not {"jinja2", "markdown_it", "yaml", "argparse"} & loaded
    ours = {name.split(".")[1] for name in loaded if name.startswith("quietpage.")}
    assert ours == {"numbers", "core"}
    of_core = {name for name in loaded if name.startswith("quietpage.core.")}
    assert of_core == {"quietpage.core.late_patterns"}


def test_the_public_names_are_loaded_when_they_are_asked_for() -> None:
    code = (
        "import sys, quietpage.numbers as n; before = set(sys.modules)\n"
        "assert not [m for m in before if m.startswith('quietpage.numbers.')]\n"
        "print(sorted(n.__all__) == sorted(n._HOMES), all(getattr(n, name) for name in n.__all__))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "True True\n"


def test_a_language_is_known_as_deep_as_its_words_say() -> None:
    listed = Path(str(cldr.__file__)).with_name("cldr.txt").read_text(encoding="utf-8")
    for tag in (*FULL, *PARTIAL, *(line.split("\t")[0] for line in listed.splitlines()), "ja", "xx", ""):
        pack = pack_for(tag)
        assert depth(tag) == pack.depth == ("full" if tag in FULL else "basic" if pack._words else "signs")
