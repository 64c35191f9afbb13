"""Whatever the text: the guard answers, its spans are true, and no numeral slips by."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quietpage.numbers import FORMATS, FULL, numbers_in
from quietpage.numbers.folding import FoldedText, folded
from quietpage.numbers.sets import char_set
from quietpage.numbers.unicode_data import INVISIBLE, NUMERALS, PICTURES

LANGUAGES = (*FULL, "ru", "fi", "th", "ja", "hi", "ar", "xx")
ANYTHING = st.text(st.characters())  # lone surrogates too
TANGLED = st.text(
    st.sampled_from("<>&;#/\"'={}%!-\\[]()*_`: \n\u00ad\u200baeiknotw35IVX½三é\u0301🥇"), max_size=60
)
WORDS = (
    "two half a quarter past to first second third of and in hundred dozen top best likes views number ten's"
    " acht sieben Mehl neuf ans sei venti secondo me quarto quinta feira vier elf zwei XIV I V <b> </b> &shy;"
    " - , . 3 % score rated most popular followers"
)
WORDY = st.lists(st.sampled_from(sorted(set(WORDS.split()))), max_size=14).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(st.one_of(ANYTHING, TANGLED, WORDY), st.sampled_from(FORMATS), st.sampled_from(LANGUAGES))
def test_every_text_is_answered_with_true_spans_in_order(text: str, form: str, language: str) -> None:
    if form == "markdown" and any("\ud800" <= char <= "\udfff" for char in text):
        text = text.encode("utf-8", "replace").decode()
    numbers = numbers_in(text, language, form)  # type: ignore[arg-type]
    done = 0
    for number in numbers:
        assert text[number.start : number.end] == number.text != ""
        assert number.hint
        if form in ("text", "markdown"):
            assert done <= number.start
            done = number.end


@settings(max_examples=200, deadline=None)
@given(st.one_of(ANYTHING, TANGLED))
def test_a_folded_text_maps_every_stretch_back(text: str) -> None:
    folding = FoldedText(text)
    places = [folding.place(at, at + 1) for at in range(len(folding.text))]
    assert places == sorted(places)
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert folded(folding.text) == folding.text or not folding.text.isascii()


def test_every_numeral_of_unicode_is_found_in_every_language_and_format() -> None:
    numerals = sorted(char_set(NUMERALS) | char_set(PICTURES))
    assert len({unicodedata.category(char) for char in numerals}) >= 4
    for language in ("en", "de", "ru", "xx"):
        slipped = [char for char in numerals if not numbers_in(f"a {char} b", language)]
        assert not slipped
    for form, around in (
        ("html", "<p>a <em>{}</em></p>"),
        ("html", '<img alt="{}">'),
        ("css", 'a{{content:"{}"}}'),
    ):
        slipped = [char for char in numerals if not numbers_in(around.format(char), "en", form)]  # type: ignore[arg-type]
        assert not slipped
    assert not [char for char in numerals if not numbers_in(f"<p>&#{ord(char)};</p>", "en", "html")]


def test_pythons_own_numerals_are_known() -> None:
    known = char_set(NUMERALS)
    assert not [
        char
        for char in map(chr, range(0x110000))
        if unicodedata.category(char) in ("Nd", "Nl", "No") and char not in known
    ]


@pytest.mark.parametrize("char", [*"™©ªºⒶⒷ❤🏆🎲#★⭐µ№", "❤️", "👨‍👩‍👧", "🏴󠁧󠁢󠁳󠁣󠁴󠁿"])
def test_signs_that_are_no_number_pass(char: str) -> None:
    assert numbers_in(f"a {char} b") == ()


def test_a_word_with_unseen_characters_inside_is_a_word() -> None:
    for char in sorted(char_set(INVISIBLE))[::7]:
        (number,) = numbers_in(f"thir{char}teen owls")
        assert number.text == f"thir{char}teen"


PIECES = (
    *(
        "<",
        "<a ",
        '<a "',
        "<!--",
        "<![CDATA[",
        '<!"',
        "</",
        "&",
        "&#",
        "&#x",
        "{{",
        "{%",
        "{#",
        '"',
        "'",
        "\\",
        "/*",
        "url(",
    ),
    *(
        "a:b;",
        "{",
        "}",
        "(",
        "[",
        "*",
        "_",
        "`",
        "- ",
        "1",
        "1.",
        "1 ",
        "½",
        "IVXLCDM",
        "MMMM",
        "I ",
        "two ",
        "two-",
    ),
    *(
        "half a ",
        "hundred and ",
        "one in ",
        "number of ",
        "the best ",
        "zwei",
        "einund",
        "ventisei",
        "\u00ad",
        "e\u0301",
    ),
    *(
        "\u0301",
        "chapter ",
        "a\n",
        "second ",
        "\ufffc",
        "<b>a",
        "<p lang=de>",
        '<ol a="',
        "<svg>",
        "--x:var(--y);",
    ),
    *("top ", "no. ", "<script", "<style", "<!-- -->", "content:", "MIX "),
)


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("piece", PIECES)
def test_a_long_stretch_of_anything_is_answered(form: str, piece: str) -> None:
    length = 2_000 if form == "markdown" else 12_000
    text = piece * (length // len(piece))
    for language in ("en", "de", "it"):
        for number in numbers_in(text, language, form):  # type: ignore[arg-type]
            assert text[number.start : number.end] == number.text
