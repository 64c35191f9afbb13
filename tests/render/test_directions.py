"""Pages from both sides, in a real Chromium: where words, signs and names come to stand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import chromium
from tests.sites import built, site

pytestmark = pytest.mark.needs("chromium")

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CONFIG = """\
author:
  name: רוזה
  links:
    בלוג: https://b.example/
    مدونة: https://c.example/
language: {language}
order: as written
"""
PEOPLE = {
    "a": "name: طه (حسين)\nlanguage: ar\nreasons: كتب لنا!\nways: [gives, laughs, challenges]\n"
    "links:\n  عنه: https://d.example/\n  On him: https://e.example/\n",
    "b": "name: Ada\nlanguage: en\nreasons: She wrote to us!\nways: [gives, laughs, challenges]\n",
    "c": "name: רחל\nreasons: היא כתבה לנו!\nways: [gives]\n",
}
LETTER = """([selector, sign]) => {
  const walker = document.createTreeWalker(document.querySelector(selector), NodeFilter.SHOW_TEXT);
  for (let node; node = walker.nextNode();) {
    const at = node.data.lastIndexOf(sign);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + sign.length);
    return range.getBoundingClientRect().x;
  }
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return {
        language: built(
            site(
                tmp_path_factory.mktemp(language),
                {"quietpage.yml": CONFIG.format(language=language)},
                **PEOPLE,
            )
        )
        for language in ("en", "he")
    }


def opened(browser: Browser, page: Path, width: int = 1440) -> Page:
    shown = browser.new_page(viewport={"width": width, "height": 900})
    shown.goto(page.as_uri())
    return shown


def x(page: Page, selector: str, sign: str) -> float:
    """How far from the left a sign stands."""
    return float(page.evaluate(LETTER, [selector, sign]))


@pytest.mark.parametrize("language", ["en", "he"])
@pytest.mark.parametrize("width", [320, 1440])
def test_each_text_runs_from_its_own_side(
    browser: Browser, sites: dict[str, Path], language: str, width: int
) -> None:
    page = opened(browser, sites[language] / "index.html", width)
    for person, first, sign in (("طه-حسين", "كتب", "!"), ("רחל", "היא", "!")):
        of = f'[id="{person}"] .reasons'
        assert x(page, of, sign) < x(page, of, first), "a text from the right ends on the left"
        assert page.evaluate("s => getComputedStyle(document.querySelector(s)).direction", of) == "rtl"
    assert x(page, "#ada .reasons", "!") > x(page, "#ada .reasons", "She")
    page.close()


@pytest.mark.parametrize("language", ["en", "he"])
def test_names_keep_their_brackets_and_lists_their_order(
    browser: Browser, sites: dict[str, Path], language: str
) -> None:
    page = opened(browser, sites[language] / "index.html")
    name = '[id="طه-حسين"] .name'
    assert x(page, name, ")") < x(page, name, "حسين") < x(page, name, "(") < x(page, name, "طه")
    page.evaluate("document.querySelector('.colophon').style.whiteSpace = 'nowrap'")
    places = [x(page, ".colophon", label) for label in ("בלוג", "مدونة")]
    assert places == sorted(places, reverse=language == "he")
    page.close()


def test_the_page_s_own_sentences_keep_their_side_beside_another_s_words(
    browser: Browser, sites: dict[str, Path]
) -> None:
    page = opened(browser, sites["en"] / "people" / "طه-حسين.html")
    assert (
        x(page, ".meet", "Go") < x(page, ".meet", "عنه") < x(page, ".meet", "On him") < x(page, ".meet", ".")
    )
    assert (
        x(page, ".ways", "حسين")
        < x(page, ".ways", "gives")
        < x(page, ".ways", "laughs")
        < x(page, ".ways", ".")
    )
    page.close()
    page = opened(browser, sites["he"] / "people" / "ada.html")
    assert (
        x(page, ".ways", "אצל") > x(page, ".ways", "Ada") > x(page, ".ways", "נתינה") > x(page, ".ways", ".")
    )
    assert (
        x(page, ".crowd", "באותה")
        > x(page, ".crowd", "רחל")
        > x(page, ".crowd", "طه")
        > x(page, ".crowd", ".")
    )
    page.close()


SIDEWAYS = {
    "quietpage.yml": "title: C++ (ب)\nauthor:\n  name: ليلى\nlanguage: {language}\ntheme: {theme}\n",
    "people/a.yml": """\
name: C++
language: {language}
reasons:
  gives: |
    {letter} `C++` {letter} *[C++](https://example.org/)* {letter} `C--`.

        C++;
where: C++
""",
}


@pytest.mark.parametrize("theme", ["whisper", "letter", "garden", "classroom"])
@pytest.mark.parametrize(("language", "letter"), [("ar", "ب"), ("he", "ב")])
def test_code_and_links_and_names_do_not_turn_round(
    browser: Browser, tmp_path: Path, theme: str, language: str, letter: str
) -> None:
    files = {
        name: text.format(language=language, theme=theme, letter=letter) for name, text in SIDEWAYS.items()
    }
    if theme == "classroom":  # which has no links
        files["people/a.yml"] = files["people/a.yml"].replace("[C++](https://example.org/)", "`C++`")
        files["people/a.yml"] = files["people/a.yml"].replace("where: C++\n", "")
    page = built(site(tmp_path, files))
    shown = opened(browser, page / "index.html")
    link = ".reasons p code" if theme == "classroom" else ".reasons a"
    for part in ("h1", ".person .name", ".reasons p code", ".reasons pre", link):
        assert x(shown, part, "C") < x(shown, part, "+"), f"{part} is read from its other end"
    assert x(shown, ".reasons p > code:last-of-type", "C") < x(shown, ".reasons p > code:last-of-type", "-")
    assert x(shown, ".reasons p", letter) > x(shown, ".reasons p", "."), "the text around it runs as before"
    shown.close()
    if theme != "classroom":
        shown = opened(browser, page / "people" / "c.html")
        for part in ("h1", ".p-locality", ".reasons a"):
            assert x(shown, part, "C") < x(shown, part, "+")
        shown.close()
