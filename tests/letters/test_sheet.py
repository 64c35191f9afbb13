"""Letters on paper: a card on one side of it, slips side by side, and no other file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from quietpage.letters.letter import THANK, letter_to
from quietpage.letters.sheet import sheet_of
from quietpage.pipeline import read_site
from tests.browser import chromium, numbers_met, outside, pale, watched
from tests.sites import CONFIG, site

TYPE_CHECKING = False
if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.slow, pytest.mark.needs("chromium")]

THEMES = ("whisper", "letter", "garden", "classroom")
SHORT = "She answers."
LONG = "She saw what an engine could do besides sums, and wrote it down for whoever comes next. " * 44
PAPER = {"A6": ("105mm", "148mm"), "A4": ("210mm", "297mm"), "Letter": ("8.5in", "11in")}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


def sheet(folder: Path, theme: str, reasons: str, *names: str, language: str = "en") -> Path:
    config = f"{CONFIG}theme: {theme}\nlanguage: {language}\n"
    people = {f"people/{at}.yml": f"name: {name}\nreasons: {reasons}\n" for at, name in enumerate(names)}
    found = read_site(site(folder, {"quietpage.yml": config, **people}))
    letters = [letter_to(person, found.site, THANK) for person in found.site.people]
    path = folder / "sheet.html"
    path.write_text(sheet_of(letters, found.theme, language), encoding="utf-8")
    return path


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", pdf))


@pytest.mark.parametrize("reasons", [SHORT, LONG], ids=["short", "long"])
@pytest.mark.parametrize("theme", THEMES)
def test_a_card_is_one_sheet_of_any_size(tmp_path: Path, browser: Browser, theme: str, reasons: str) -> None:
    page = browser.new_page()
    page.goto(sheet(tmp_path, theme, reasons, "Ada").as_uri())
    for name, (width, height) in PAPER.items():
        assert pages_of(page.pdf(print_background=True, width=width, height=height)) == 1, name
    page.close()


@pytest.mark.parametrize("names", [("Ada",), ("Ada", "Bo", "Cy", "Dee")], ids=["card", "slips"])
@pytest.mark.parametrize("theme", THEMES)
def test_it_asks_for_no_other_file_and_reads_well(
    tmp_path: Path, browser: Browser, theme: str, names: tuple[str, ...]
) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 700})
    seen = watched(page)
    path = sheet(tmp_path, theme, SHORT, *names)
    page.goto(path.as_uri())
    page.evaluate("document.fonts.ready")
    assert [url[:40] for url in seen.asked if not url.startswith("data:font/")] == [path.as_uri()[:40]]
    assert seen.complaints == []
    assert outside(page) == []
    assert pale(page) == []
    assert numbers_met(page) == []
    assert page.evaluate("[...document.fonts].some(each => each.status === 'loaded')")
    page.close()


def test_slips_stand_side_by_side_and_none_is_cut(tmp_path: Path, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1000, "height": 700})
    page.goto(sheet(tmp_path, "classroom", SHORT, *(f"Mia{letter}" for letter in "abcdefgh")).as_uri())
    page.emulate_media(media="print")
    places = page.evaluate(
        "[...document.querySelectorAll('.slip')].map(each => Math.round(each.getBoundingClientRect().left))"
    )
    assert len(set(places)) == 2
    assert page.evaluate("getComputedStyle(document.querySelector('.slip')).breakInside") == "avoid"
    page.close()


def test_who_writes_from_the_right_reads_from_the_right(tmp_path: Path, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(sheet(tmp_path, "whisper", "تضحك معنا.", "آدا", language="ar").as_uri())
    assert page.evaluate("getComputedStyle(document.querySelector('.slip')).direction") == "rtl"
    page.close()


def test_a_theme_cannot_end_the_style_it_stands_in(tmp_path: Path) -> None:
    folder = site(
        tmp_path,
        {
            "quietpage.yml": f"{CONFIG}theme: ./mine\n",
            "mine/theme.yml": "about: mine\nextends: whisper\n",
            "mine/style.css": '@layer theme { p::before { content: "</style><b>" } }\n',
        },
    )
    found = read_site(folder)
    letter = letter_to(found.site.people[0], found.site, THANK)
    assert sheet_of([letter], found.theme, "en").count("</style>") == 1


def test_a_name_that_runs_the_other_way_keeps_the_marks_around_it_in_place(
    tmp_path: Path, browser: Browser
) -> None:
    page = browser.new_page()
    page.goto(sheet(tmp_path, "whisper", "تضحك معنا.", "Ada (Jr.)", language="ar").as_uri())
    assert page.evaluate(
        """() => {
          const line = document.querySelector('.salutation'), name = line.querySelector('bdi');
          const comma = new Range();
          comma.selectNodeContents(line.lastChild);
          return comma.getBoundingClientRect().right <= name.getBoundingClientRect().left;
        }"""
    )
    signature = "getComputedStyle(document.querySelector('.signature')).direction"
    assert page.evaluate(signature) == "rtl"  # where an Arabic letter ends, also for a Latin name
    page.close()
