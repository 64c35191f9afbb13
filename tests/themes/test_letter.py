"""What a page in the theme letter says besides its people: its head, and who signs it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.sites import built, site

LETTER = "author:\n  name: Rosa Lind\n  url: https://rosa.example/\ntheme: letter\n"


def index(folder: Path, config: str) -> str:
    return (built(site(folder, {"quietpage.yml": config})) / "index.html").read_text(encoding="utf-8")


def line(kind: str, html: str) -> str:
    """What a line of the page says, by its class."""
    found = re.search(rf'<p class="{kind}">(.*?)</p>', html, re.DOTALL)
    assert found
    return re.sub(r"\s+", " ", re.sub("<[^>]*>", "", found[1].replace("<br>", " "))).strip()


@pytest.mark.parametrize(
    ("options", "head"),
    [("", "Rosa Lind"), ("options:\n  place: Lisbon, in the rain\n", "Lisbon, in the rain")],
)
def test_at_its_head_stands_where_it_is_written_or_by_whom(options: str, head: str, tmp_path: Path) -> None:
    assert line("letterhead", index(tmp_path, LETTER + options)) == head


def test_who_wrote_it_has_signed_it_and_is_not_named_again_below(tmp_path: Path) -> None:
    html = index(tmp_path, LETTER)
    assert line("sign-off", html) == "With love and thanks, Rosa Lind"
    assert "Rosa" not in line("colophon", html)
    assert html.count('class="p-name u-url u-uid"') == 1


def test_who_signs_with_another_name_is_named_in_full_below(tmp_path: Path) -> None:
    html = index(tmp_path, LETTER + "options:\n  signature: Rosa\n")
    assert line("sign-off", html) == "With love and thanks, Rosa"
    assert line("colophon", html).startswith("Chosen and written by Rosa Lind.")
    assert html.count('class="p-name u-url u-uid"') == 1


def test_other_pages_say_who_wrote_them(tmp_path: Path) -> None:
    ada = "name: Ada\nreasons: Kind.\nways: [gives]\n"
    output = built(site(tmp_path, {"quietpage.yml": LETTER, "people/ada.yml": ada}))
    for page in ("ways/gives.html", "people/ada.html"):
        assert "Rosa Lind" in line("colophon", (output / page).read_text(encoding="utf-8"))
