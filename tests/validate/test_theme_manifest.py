"""What a site chooses of its theme, as it is on the page: colours by day and by night, options, no fonts."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from quietpage.core.contrast import contrast, mended
from quietpage.core.model import Shade
from quietpage.themes.loader import SKELETON, shipped
from quietpage.validate.theme_manifest import GROUNDS, LINES, WORDS
from tests.sites import CONFIG, built, check, site
from tests.themes.test_loader import themed

THEMES = [name for name in shipped() if name != SKELETON]


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", "21.00"),
        ("#777777", "#ffffff", "4.48"),
        ("#0000ff", "#ffffff", "8.59"),
        ("#fbf8f2", "#2b2723", "13.98"),
        ("#123456", "#123456", "1.00"),
    ],
)
def test_contrast_is_that_of_the_guidelines_whichever_comes_first(one: str, other: str, ratio: str) -> None:
    assert f"{contrast(one, other):.2f}" == f"{contrast(other, one):.2f}" == ratio


@pytest.mark.parametrize("ground", ["#ffffff", "#fdf6ec", "#c0ffee", "#000000", "#1a1816", "#2a0033"])
@pytest.mark.parametrize("colour", ["#ff0000", "#888888", "#00ff00", "#123456", "#ffffff", "#000000"])
def test_a_mended_colour_will_do_and_one_that_did_stays(colour: str, ground: str) -> None:
    better = mended(colour, ground, 7)
    assert contrast(better, ground) >= 7
    assert (better == colour) == (contrast(colour, ground) >= 7)


@pytest.mark.parametrize("name", THEMES)
def test_the_colours_of_a_shipped_theme_can_be_read_by_day_and_by_night(name: str, tmp_path: Path) -> None:
    theme, _ = themed(tmp_path, name)
    for light in (True, False):
        colours = {shade.name: shade.light if light else shade.dark for shade in theme.palette}
        for ground in set(GROUNDS) & colours.keys():
            for word in WORDS:
                assert contrast(colours[word], colours[ground]) >= 7, (word, ground, light)
            for line in LINES:
                assert contrast(colours[line], colours[ground]) >= 3, (line, ground, light)


def test_a_colour_alone_is_for_the_day_and_the_night_keeps_the_themes(tmp_path: Path) -> None:
    palette = 'palette:\n  paper: "#FFF"\n  ink:\n    dark: "#ffffff"\n'
    page = built(site(tmp_path, {"quietpage.yml": CONFIG + palette}))
    style = (page / "style.css").read_text(encoding="utf-8")
    day, night, *_ = re.findall(r":root \{ (--paper.*?) \}", style)
    assert "--paper: #ffffff;" in day
    assert "--ink: #2b2723;" in day
    assert "--paper: #1a1816;" in night
    assert "--ink: #ffffff;" in night
    index = (page / "index.html").read_text(encoding="utf-8")
    assert '<meta name="theme-color" media="(prefers-color-scheme: light)" content="#ffffff">' in index
    lost = (page / "404.html").read_text(encoding="utf-8")
    within = lost.partition("<style>")[2].partition("</style>")[0]
    assert "--paper: #ffffff;" in within
    assert f"'sha256-{b64encode(sha256(within.encode()).digest()).decode()}'" in lost


def test_a_theme_of_ones_own_changes_some_colours_of_the_one_below(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "theme.yml").write_text(
        'about: mine\nextends: letter\npalette:\n  ink: {light: "#111111", dark: "#eeeeee"}\n'
    )
    theme, problems = themed(tmp_path, "./mine", link="#002200")
    assert problems == []
    palette = {shade.name: shade for shade in theme.palette}
    assert palette["ink"] == Shade("ink", "#111111", "#eeeeee")
    assert palette["link"] == Shade("link", "#002200", "#bccbf0")
    assert theme.paper == ("#fdfbf5", "#17171b")


@pytest.mark.parametrize("name", THEMES)
def test_a_page_can_do_without_a_typeface_of_its_own(name: str, tmp_path: Path) -> None:
    config = CONFIG + f"theme: {name}\noptions:\n  fonts: none\n"
    page = built(
        site(tmp_path, {"quietpage.yml": config, "people/a.yml": "name: Ada\nreasons: She reads.\n"})
    )
    assert not (page / "fonts").exists()
    style = (page / "style.css").read_text(encoding="utf-8")
    assert "@font-face" not in style
    assert "font-family: var(--face)" in style


def test_every_typeface_of_a_style_sheet_is_there_under_a_name_without_digits() -> None:
    for name in THEMES:
        folder = shipped()[name]
        named = set(re.findall(r"url\(([^)]*)\)", (folder / "fonts.css").read_text(encoding="utf-8")))
        there = {f"fonts/{path.name}" for path in (folder / "fonts").glob("*.woff2")}
        assert named == there
        assert not any(re.search(r"\d", each.removesuffix(".woff2")) for each in there)
        assert "SIL OPEN FONT LICENSE" in (folder / "fonts" / "LICENSE").read_text(encoding="utf-8").upper()


LETTER = CONFIG + "theme: letter\n"


def test_a_letter_begins_and_ends_in_the_pages_language(tmp_path: Path) -> None:
    from quietpage.locale import words_for

    words = words_for("de")
    page = built(site(tmp_path, {"quietpage.yml": LETTER + "language: de\n"}))
    index = (page / "index.html").read_text(encoding="utf-8")
    assert f'<p class="salutation">{words.salutation}</p>' in index
    name = '<span class="h-card"><span class="p-name">Rosa Lind</span></span>'
    assert f'<p class="sign-off"><span>{words.sign_off}</span><br>\n{name}</p>' in index


def test_a_letter_begins_and_ends_as_its_author_chose(tmp_path: Path) -> None:
    options = "options:\n  salutation: Dear <all>,\n  sign_off: Yours & always,\n  signature: R.\n"
    page = built(site(tmp_path, {"quietpage.yml": LETTER + options}))
    index = (page / "index.html").read_text(encoding="utf-8")
    assert '<p class="salutation">Dear &lt;all&gt;,</p>' in index
    assert '<p class="sign-off"><span>Yours &amp; always,</span><br>\nR.</p>' in index


def test_a_number_in_an_option_is_told_where_it_was_written(tmp_path: Path) -> None:
    options = "options:\n  salutation: Dear five of you,\n"
    said = check(site(tmp_path, {"quietpage.yml": LETTER + options}))
    assert said.places == ['quietpage.yml:5:20: a number on a page without numbers: "five"']
