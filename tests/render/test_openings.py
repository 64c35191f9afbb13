"""A name at the beginning of a reason, in letter: it is said once, and is the link there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from quietpage.render.openings import opening
from tests.sites import built, site

HOME = "author:\n  name: Rosa Lind\ntheme: letter\n"


@pytest.mark.parametrize(
    ("name", "text", "rest", "more"),
    [
        ("Ada", "<p>Ada saw it.</p>\n", " saw it.", ""),
        (
            "Ada",
            "<p>Ada saw <em>it</em>.</p>\n<p>And said so.</p>\n",
            " saw <em>it</em>.",
            "<p>And said so.</p>\n",
        ),
        ("Ada", "<p>Ada’s notes.</p>", "’s notes.", ""),
        ("Ada", "<p>Ada, of course.</p>\n", ", of course.", ""),
        ("Ada & Bo", "<p>Ada &amp; Bo listen.</p>\n", " listen.", ""),
        ("柳宗悦", "<p>柳宗悦は静かだ。</p>\n", "は静かだ。", ""),
        ("สมชาย", "<p>สมชายฟัง</p>\n", "ฟัง", ""),
        ("نور", "<p>نور تصغي.</p>\n", " تصغي.", ""),
    ],
)
def test_a_text_that_begins_with_a_name_is_parted_there(name: str, text: str, rest: str, more: str) -> None:
    assert opening(text, name) == (rest, more)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Ada", "<p>She is called Ada.</p>\n"),
        ("Ada", "<p>Adas Notizen.</p>\n"),
        ("Ada", "<p>Ada-Maria is another.</p>\n"),
        ("Анна", "<p>Аннами не назовёшь.</p>\n"),
        ("نور", "<p>نورٌ على نور.</p>\n"),
        ("Ada", '<p><a href="https://ada.example/">Ada</a> saw it.</p>\n'),
        ("Ada", "<ul>\n<li>Ada saw it.</li>\n</ul>\n"),
        ("Ada", "<blockquote>\n<p>Ada!</p>\n</blockquote>\n"),
        ("Ada", ""),
    ],
)
def test_a_text_that_does_not_begin_so_stays_whole(name: str, text: str) -> None:
    assert opening(text, name) is None


def article(folder: Path, person: str, page: str = "index.html") -> str:
    """The article of the only person on a page in letter, finished."""
    html = (built(site(folder, {"quietpage.yml": HOME, "people/one.yml": person})) / page).read_text("utf-8")
    found = re.search(r"<article.*?</article>", html, re.DOTALL)
    assert found
    return found[0]


@pytest.mark.parametrize("page", ["index.html", "ways/gives.html"])
def test_a_name_is_said_once_where_the_reason_begins_with_it(page: str, tmp_path: Path) -> None:
    person = "name: Paulo Freire\nreasons: |\n  Paulo Freire listened.\n\n  Then he asked.\nways: [gives]\n"
    html = article(tmp_path, person, page)
    assert html.count("Paulo Freire") == 1
    text = re.sub(r"\s+", " ", re.sub("<[^>]*>", "", html))
    assert "Paulo Freire listened." in text
    heading = re.search(r'<h2 class="name">(<a [^>]*>)Paulo Freire</a></h2>', html)
    assert heading
    assert 'people/paulo-freire.html"' in heading[1]
    assert html.count("<h2") == 1


@pytest.mark.parametrize("page", ["index.html", "ways/gives.html"])
def test_a_name_that_stands_elsewhere_in_the_reason_opens_the_paragraph(page: str, tmp_path: Path) -> None:
    html = article(tmp_path, "name: Ada\nreasons: She is called Ada.\nways: [gives]\n", page)
    assert re.search(r'<h2 class="name">(<bdi>)?<a class="p-name" href="[^"]*people/ada.html">Ada</a>', html)
    assert "<p>She is called Ada.</p>" in html


def test_several_reasons_come_whole_and_in_their_order_behind_such_a_name(tmp_path: Path) -> None:
    html = article(tmp_path, "name: Ada\nreasons:\n  - Ada saw it.\n  - She said so.\n  - Ada laughed.\n")
    assert re.sub(r"\s+", " ", re.sub("<[^>]*>", "", html)).strip() == "Ada saw it. She said so. Ada laughed."


def test_a_theme_that_stands_on_letter_may_do_the_same(tmp_path: Path) -> None:
    files = {
        "quietpage.yml": HOME.replace("letter", "./mine"),
        "mine/theme.yml": "about: mine\nextends: letter\n",
        "people/one.yml": "name: Ada\nreasons: |\n  Ada saw it.\n\n  > And said so.\n",
    }
    assert (
        'href="people/ada.html">Ada</a></h2><p> saw it.'
        in (built(site(tmp_path, files)) / "index.html").read_text()
    )
