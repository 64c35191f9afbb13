"""What stands around the people: the way home, the names of many, the verse, the last words."""

from __future__ import annotations

import html
import re
from pathlib import Path

import mf2py
import pytest

from tests.drawings import picture
from tests.sites import CONFIG, built, run, site

TITLE = CONFIG + "title: Tea & friends\nurl: https://tea.example/us/\n"
ADA = """\
name: Ada Lovelace
reasons:
  gives: She gave me her notes.
  laughs: She laughs at locks.
ways: [plays]
links:
  A letter: mailto:ada@ada.example
  Her notebook: https://ada.example/
  Elsewhere: https://elsewhere.example/
"""
BO = "name: Bo\nreasons: |\n  He listens.\n\n  He waits.\nways: [gives]\n"
CY = "name: Cy\nreasons:\n  laughs: First of all, a laugh.\nways: [gives]\n"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(site(tmp_path_factory.mktemp("tea"), {"quietpage.yml": TITLE}, ada=ADA, bo=BO, cy=CY))


def read(page: Path, path: str) -> str:
    return (page / path).read_text(encoding="utf-8")


def words_of(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", markup)).split())


def block(page: Path, path: str, name: str) -> str:
    """What is in the element of a class on a page; nothing, if there is none."""
    found = re.search(rf'<(\w+) class="{name}"[^>]*>(.*?)</\1>', read(page, path), re.DOTALL)
    return found[2] if found else ""


@pytest.mark.parametrize(
    ("path", "own", "home"),
    [
        ("people/ada-lovelace.html", "Ada Lovelace, who gives, laughs and plays", "../index.html"),
        ("ways/gives.html", "Who gives", "../index.html"),
        ("404.html", "Nobody here by that name", "/us/"),
    ],
)
def test_every_page_is_called_by_its_own_name_first_and_leads_home(
    page: Path, path: str, own: str, home: str
) -> None:
    assert f"<title>{own} – Tea &amp; friends</title>" in read(page, path)
    assert f'<a rel="home" href="{home}">Tea &amp; friends</a>' in block(page, path, "home")


def test_the_index_is_home_and_has_no_link_to_itself(page: Path) -> None:
    index = read(page, "index.html")
    assert "<title>Tea &amp; friends</title>" in index
    assert 'rel="home"' not in index


def test_a_title_that_names_the_site_already_does_not_say_it_twice(tmp_path: Path) -> None:
    own = '{% extends "theme/way.html" %}{% block title %}{{ site.title }}: {{ way.word }}{% endblock %}'
    page = built(site(tmp_path, {"quietpage.yml": TITLE, "templates/way.html": own}, bo=BO))
    assert "<title>Tea &amp; friends: gives</title>" in read(page, "ways/gives.html")


def test_a_reason_has_the_way_that_it_was_written_under_beside_it(page: Path) -> None:
    told = words_of(block(page, "people/ada-lovelace.html", "person h-card"))
    assert "gives She gave me her notes. laughs She laughs at locks. Go on from here" in told
    assert 'class="under"' not in read(page, "people/bo.html") + read(page, "index.html")
    (card,) = mf2py.parse(read(page, "people/ada-lovelace.html"))["items"][:1]
    assert card["properties"]["note"] == ["She gave me her notes.", "She laughs at locks."]


def test_the_page_of_a_way_has_what_stands_under_it_or_how_the_reasons_begin(page: Path) -> None:
    shown = words_of(read(page, "ways/gives.html").partition("<main")[2])
    for said in ("She gave me her notes.", "He listens.", "First of all, a laugh."):
        assert said in shown
    for other in ("She laughs at locks.", "He waits."):
        assert other not in shown
    assert "She gave me" not in words_of(read(page, "ways/laughs.html").partition("<main")[2])


def test_the_index_leads_to_everybody_s_own_address_and_to_no_other(page: Path) -> None:
    found = {
        item["properties"]["name"][0]: item["properties"].get("url")
        for item in mf2py.parse(read(page, "index.html"))["items"]
    }
    assert found["Ada Lovelace"] == ["https://ada.example/"]
    assert found["Bo"] is None
    assert words_of(block(page, "index.html", "own")) == "Her notebook"


LETTERS = [f"{first}{second}" for first in "abcdef" for second in "aeiou"]


def many(names: list[str]) -> str:
    return "".join(f"- name: {name.title()} Lind\n  reasons: Kind.\n" for name in names)


def test_many_people_are_named_in_a_line_that_leads_to_each(tmp_path: Path) -> None:
    people = many(LETTERS[1:]) + "- {name: محمد علي, language: ar, reasons: كتب.}\n"
    page = built(site(tmp_path, {"people/all.yml": people}))
    index = read(page, "index.html")
    line = block(page, "index.html", "names")
    led_to = re.findall(r"""href=["']#([^"']*)["']""", line)
    assert len(led_to) == len(LETTERS)
    assert led_to == re.findall(r'<article class="person h-card" id="([^"]*)"', index)
    assert '<bdi lang="ar" dir="rtl">محمد علي</bdi>' in line
    assert index.index('class="names"') < index.index("<main")


def test_a_few_people_need_no_such_line_and_nothing_leads_to_a_child(tmp_path: Path) -> None:
    few = built(site(tmp_path / "few", {"people/all.yml": many(LETTERS[1:])}))
    assert 'class="names"' not in read(few, "index.html")
    children = "".join(f"- name: {name.title()}\n  reasons: Kind.\n" for name in LETTERS)
    files = {"quietpage.yml": CONFIG + "theme: classroom\n", "people/all.yml": children}
    wall = built(site(tmp_path / "class", files))
    assert 'class="names"' not in read(wall, "index.html")


@pytest.mark.parametrize("theme", ["whisper", "letter", "garden", "classroom"])
def test_a_verse_of_one_s_own_stands_in_the_place_of_the_shipped_one(theme: str, tmp_path: Path) -> None:
    config = CONFIG + f"theme: {theme}\noptions:\n  verse: Whoever {{gives}} & stays / is at home here.\n"
    page = built(site(tmp_path, {"quietpage.yml": config}, bo=BO))
    lines = re.findall("<p>(.*?)</p>", block(page, "index.html", "verse"))
    assert [words_of(line) for line in lines] == ["Whoever {gives} & stays", "is at home here."]


def test_a_verse_of_one_s_own_says_in_which_language_it_is(tmp_path: Path) -> None:
    config = CONFIG + "language: eo\noptions:\n  verse: Dankon al ĉiuj.\n"
    page = built(site(tmp_path, {"quietpage.yml": config}, bo="name: Bo\nreasons: Bona.\n"))
    assert '<bdi lang="eo">Dankon al ĉiuj.</bdi>' in block(page, "index.html", "verse")


def test_a_page_may_have_no_verse(tmp_path: Path) -> None:
    page = built(site(tmp_path, {"quietpage.yml": CONFIG + "options: {verse: none}\n"}, bo=BO))
    assert "verse" not in read(page, "index.html")


def test_a_number_in_a_verse_is_told_where_it_stands(tmp_path: Path) -> None:
    said = run(
        site(tmp_path, {"quietpage.yml": CONFIG + "options:\n  verse: All / seven of us.\n"}, bo=BO), "check"
    )
    assert said.err.startswith("quietpage.yml:4:16: ")


def test_ways_of_the_class_s_own_are_sought_by_all_of_it(tmp_path: Path) -> None:
    config = CONFIG + "theme: classroom\nways: [helps]\n"
    page = built(site(tmp_path, {"quietpage.yml": config}, bo="name: Bo\nreasons: Kind.\nways: [helps]\n"))
    assert words_of(block(page, "index.html", "verse")) == "We seek out whoever helps ."


@pytest.mark.parametrize(
    ("author", "address"),
    [
        ("  email: rosa@rosa.example\n  url: https://rosa.example/\n", "mailto:rosa@rosa.example"),
        ("  url: https://rosa.example/\n", "https://rosa.example/"),
        ("  links:\n    Fedi: https://social.example/@rosa\n", "https://social.example/@rosa"),
    ],
)
def test_who_would_rather_not_be_here_can_write_to_the_author(
    author: str, address: str, tmp_path: Path
) -> None:
    page = built(site(tmp_path, {"quietpage.yml": CONFIG + author}, bo=BO))
    for path in ("index.html", "people/bo.html", "ways/gives.html"):
        said = block(page, path, "leave")
        assert words_of(said) == "If you are here and would rather not be, write to me ."
        assert f'href="{address}"' in said
    assert 'class="leave"' not in read(page, "404.html")


def test_without_an_address_the_page_does_not_ask_for_letters(tmp_path: Path) -> None:
    page = built(site(tmp_path, {"quietpage.yml": CONFIG}, bo=BO))
    assert 'class="leave"' not in read(page, "index.html") + read(page, "people/bo.html")


def test_a_theme_can_have_the_name_before_the_picture(tmp_path: Path) -> None:
    blocks = "{% block who %}{{ self.name() }}{{ self.portrait() }}{% endblock %}"
    files: dict[str, str | bytes] = {
        "quietpage.yml": CONFIG + "theme: garden\n",
        "portraits/bo.png": picture(),
        "templates/article.html": f'{{% extends "theme/article.html" %}}{blocks}',
        "templates/person.html": f'{{% extends "theme/person.html" %}}{blocks}',
    }
    page = built(site(tmp_path, files, bo=f"{BO}portrait: {{file: bo.png, alt: Bo at tea}}\n"))
    for path in ("index.html", "people/bo.html"):
        main = read(page, path).partition("<main")[2]
        assert main.count('class="portrait"') == 1
        assert main.index('class="name') < main.index('class="portrait"') < main.index('class="story"')
