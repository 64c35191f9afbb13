"""Which names are taken for the same."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietpage.core.comparison_keys import name_key, nfc, path_key, slug_key

NAMES = st.text(
    st.characters(categories=("L", "M")) | st.sampled_from("aßſςσİıǅﬁＡµΐᾂ\u0345\u0301\u200d-"), max_size=6
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada.html", "ada.HTML"),
        ("Zoë", "zoe\u0308"),
        ("straße", "STRASSE"),
        ("Σοφός", "σοφόσ"),
        ("ᾂ", "α\u0345\u0313\u0300"),
        ("한나", "\u1112\u1161\u11ab\u1102\u1161"),
    ],
)
def test_names_that_some_system_takes_for_the_same_have_one_key(one: str, other: str) -> None:
    assert path_key(one) == path_key(other)
    assert slug_key(one) == slug_key(other)


@pytest.mark.parametrize(("one", "other"), [("x²", "x2"), ("Ａｄａ", "Ada"), ("ﾊﾙ", "ハル")])
def test_names_of_other_forms_are_two_files_and_one_address(one: str, other: str) -> None:
    assert path_key(one) != path_key(other)
    assert slug_key(one) == slug_key(other)


@pytest.mark.parametrize(("one", "other"), [("нина", "nina"), ("sırma", "sirma"), ("muller", "müller")])
def test_other_letters_make_other_names(one: str, other: str) -> None:
    assert slug_key(one) != slug_key(other)


@given(NAMES)
def test_a_key_is_its_own_key(name: str) -> None:
    assert path_key(path_key(name)) == path_key(name)
    assert slug_key(slug_key(name)) == slug_key(name)


@given(NAMES)
def test_who_would_share_a_file_would_share_an_address(name: str) -> None:
    for other in (unicodedata.normalize("NFD", name), nfc(name), name.casefold(), name.upper()):
        if path_key(other) == path_key(name):
            assert slug_key(other) == slug_key(name)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zoë  Quinn", "zoe quinn"),
        ("Łukasz", "łukasz"),
        ("Straße", "STRASSE"),
        ("شَمْس", "شمس"),
        ("שָׁלוֹם", "שלום"),
        ("\u304b\u3099", "\u304c"),  # in pieces, and as one
    ],
)
def test_a_name_is_found_without_its_accents_and_points(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(("one", "other"), [("राम", "रमा"), ("か", "が"), ("Ann Lee", "Annlee")])
def test_the_marks_of_other_scripts_make_another_name(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)
