"""A name is found where a reader would find it."""

from __future__ import annotations

import pytest

from quietpage.check.names_in_text import TextSearch


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Ada Lovelace", "Thanks to Ada\n  Lovelace."),
        ("Ada Lovelace", "THANKS TO ADA LOVELACE."),
        ("Ada Lovelace", "Ada Lovelaces Maschine"),
        ("Zoë", "“Zoë”, she said"),
        ("花子", "私は花子です"),
        ("Ada", "Ad\u00ada"),
    ],
)
def test_a_name_is_found_in_every_case_and_spacing(name: str, text: str) -> None:
    assert TextSearch(text).has_name(name)
    assert TextSearch(text, {name: 1}).has_name(name)


@pytest.mark.parametrize(("name", "text"), [("Ada", "Adams"), ("Ada", "Canada"), ("Ada Lovelace", "Ada")])
def test_a_part_of_another_word_is_no_name(name: str, text: str) -> None:
    assert not TextSearch(text).has_name(name)
    assert not TextSearch(text, {name: 1}).has_name(name)


def test_two_people_of_one_name_are_there_twice() -> None:
    assert not TextSearch("Bo is here", {"Bo": 2}).has_name("Bo")
    assert TextSearch("Bo is here, and Bo", {"Bo": 2}).has_name("Bo")


def test_names_are_found_out_of_their_order() -> None:
    names = {f"Ada {letter}": 1 for letter in "abcdefgh"}
    search = TextSearch("; ".join(reversed(names)), names)
    assert all(search.has_name(name) for name in names)


def test_each_line_of_a_text_is_looked_for() -> None:
    search = TextSearch("Kind.\nA  good Listener.")
    assert search.has_lines("A good listener.\n\nkind.")
    assert not search.has_lines("Kind.\nCalm.")
