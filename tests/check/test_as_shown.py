"""What a page shows in another way than it was written is read as it is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sites import ADA, check, site

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'
OWN, ZOE = "pages/t.md", "people/zoe.yml"
PICTURE = "# T\n\n![{}](../static/a.svg{})\n"


@pytest.mark.parametrize(
    ("path", "text", "places"),
    [
        (ZOE, "name: Zoe\nreasons: |\n  See:\n\n  ```\n  three dogs, 33 cats\n", ["6:3", "6:15"]),
        (ZOE, "name: Zoe\nreasons:\n- text: |-\n    ```\n    33 cats\n", ["5:5"]),
        (ZOE, "name: Zoe\nreasons: |\n  > ```\n  > 33 cats\n", ["4:5"]),
        (OWN, "# T\n\n```\n33 cats", ["4:1"]),
        (OWN, PICTURE.format("a garden", ' "3 dogs"'), ["3:30"]),
        (OWN, PICTURE.format("a garden", ' "&#51; dogs"'), ["3:30"]),
        (OWN, "# T\n\n![a garden][r]\n\n[r]: ../static/a.svg '3 dogs'\n", ["5:23"]),
        (OWN, PICTURE.format("th*r*ee dogs", ""), ["3:3"]),
        (OWN, PICTURE.format("th[r](../index.html)ee dogs", ""), ["3:3"]),
        (OWN, PICTURE.format("th![r](../static/a.svg)ee dogs", ""), ["3:3"]),
        (ZOE, "name: Zoe\nreasons: She knew Elizabeth ...II and more.\n", ["2:32"]),
    ],
)
def test_a_number_that_only_the_page_shows_is_told_where_it_was_written(
    path: str, text: str, places: list[str], tmp_path: Path
) -> None:
    said = check(site(tmp_path, {"static/a.svg": DRAWING, path: text}, ada=ADA))
    assert [place.split(": ")[0] for place in said.places] == [f"{path}:{each}" for each in places]


def test_words_of_a_picture_with_a_number_are_told_as_what_they_are(tmp_path: Path) -> None:
    page = site(tmp_path, {"static/a.svg": DRAWING, OWN: PICTURE.format("three dogs", "")}, ada=ADA)
    assert "help: say what is to be seen in words that hold no number\n" in check(page).err


def test_a_sign_that_nobody_sees_is_told_in_the_title_of_a_picture(tmp_path: Path) -> None:
    page = site(tmp_path, {"static/a.svg": DRAWING, OWN: PICTURE.format("Moss", ' "&#x202e;abc"')}, ada=ADA)
    assert "3:26: a sign that turns the writing direction around" in check(page).err


@pytest.mark.parametrize("words", ["", " ", "&nbsp;"])
def test_a_link_without_words_is_told(words: str, tmp_path: Path) -> None:
    text = f"name: Zoe\nreasons: |\n  She writes.\n  See [{words}](https://zoe.example/) for more.\n"
    said = check(site(tmp_path, {ZOE: text}, ada=ADA))
    assert [place.partition(": ")[2] for place in said.places] == [
        "this link has no words, so nobody can follow it"
    ]


@pytest.mark.parametrize("words", ["**her page**", "`code`", "*[so]*", "her &amp; me"])
def test_a_link_with_words_of_any_kind_is_right(words: str, tmp_path: Path) -> None:
    text = f"name: Zoe\nreasons: |\n  See [{words}](https://zoe.example/) for more.\n"
    assert check(site(tmp_path, {ZOE: text}, ada=ADA)).err == ""


@pytest.mark.parametrize("marks", ["> " * 25, "- " * 12, "> - " * 8])
def test_what_is_nested_too_deep_to_be_shown_is_told(marks: str, tmp_path: Path) -> None:
    said = check(site(tmp_path, {OWN: f"# T\n\n{marks}She is lost.\n"}, ada=ADA))
    assert said.places == [
        f"{OWN}:3:1: lists and quotations are nested so deep here that a page leaves out what is in them"
    ]


@pytest.mark.parametrize("marks", ["> " * 15, "- " * 8])
def test_what_is_nested_as_deep_as_a_page_shows_it_is_right(marks: str, tmp_path: Path) -> None:
    page = site(tmp_path, {OWN: f"# T\n\n{marks}She is here.\n"}, ada=ADA)
    assert check(page).err == ""
