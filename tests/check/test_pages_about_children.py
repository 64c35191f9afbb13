"""A page about children, as it is written: what is on it, and what is not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from quietpage.core.model import ICONS
from tests.sites import built, run, site

CLASS = Path(__file__).parent.parent.parent / "docs" / "class"

CONFIG = "author:\n  name: the Willow class\nurl: https://school.example/willow/\ntheme: {}\n"
PEOPLE = {
    "mia": "name: Mia\nslug: mia-of-the-red-house\nfile_under: Lind\nreasons: She laughs.\nways: [laughs]\n",
    "noor": "name: Noor\nreasons: He waits.\nways: [laughs, supports]\n",
}


@pytest.fixture(scope="module", params=["classroom", "./wall"])
def page(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A class's page, in the shipped theme and in one of their own that is for children too."""
    folder = tmp_path_factory.mktemp("class")
    files = {"quietpage.yml": CONFIG.format(request.param), "wall/theme.yml": "about: a wall\nminors: yes\n"}
    return built(site(folder, files, **PEOPLE))


def pictured(page: Path) -> bool:
    """Whether it has a picture for link previews: a theme without a typeface has nothing to write it with."""
    return (page / "fonts").exists()


def test_nobody_has_a_page_of_their_own_and_only_a_picture_is_there_for_other_programs(page: Path) -> None:
    names = {path.relative_to(page).as_posix() for path in page.rglob("*") if path.suffix != ".woff2"}
    assert {name for name in names if not name.startswith("fonts")} == {
        *("index.html", "404.html", "ways", "ways/laughs.html", "ways/supports.html"),
        *("style.css", *ICONS, ".nojekyll", ".quietpage", "robots.txt"),
        *(("card.png",) if pictured(page) else ()),
    }


def test_every_page_asks_search_engines_to_pass_by(page: Path) -> None:
    for path in page.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert '<meta name="robots" content="noindex, nofollow, noimageindex">' in html
    assert "Disallow: /" not in (page / "robots.txt").read_text()  # who may not read it cannot know


def test_no_link_leads_out_and_no_name_anywhere(page: Path) -> None:
    for path in page.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        links = re.findall(r"<a [^>]*href=\"([^\"]*)\"", html)
        home = "/willow/" if path.name == "404.html" else ""
        assert all(
            re.fullmatch(rf"{home}|#people|(?:\.\./)?(?:index|ways/\w+)\.html", link) for link in links
        )
        previewed = dict(re.findall(r"(og:[^\"]*)\" content=\"([^\"]*)\"", html))
        assert previewed == (
            {
                "og:image": "https://school.example/willow/card.png",
                "og:image:type": "image/png",
                "og:image:alt": "People who make a difference",
            }
            if pictured(page)
            else {}
        )
        assert html.count("og:") == len(previewed)
        assert not re.search("Mia|Noor|Lind", html.partition("</head>")[0])
        assert "ld+json" not in html


def test_names_are_plain_and_say_no_more_than_was_meant_to_be_shown(page: Path) -> None:
    index = (page / "index.html").read_text(encoding="utf-8")
    assert '<h2 class="name"><span class="p-name">Mia</span></h2>' in index
    assert "red-house" not in index
    assert "Lind" not in index
    way = (page / "ways" / "laughs.html").read_text(encoding="utf-8")
    assert way.count('<h2 class="name"><span') == len(PEOPLE)


def test_the_class_made_it(page: Path) -> None:
    index = (page / "index.html").read_text(encoding="utf-8")
    made = index.partition('<p class="colophon">')[2].partition("</p>")[0]
    assert " ".join(re.sub(r"<[^>]*>", "", made.replace("<br>", " ")).split()) == (
        "Made by the Willow class. The order means nothing. "
        "If you are here and would rather not be, just tell us."
    )


def test_the_class_speaks_of_itself_as_we(page: Path) -> None:
    index = (page / "index.html").read_text(encoding="utf-8")
    assert "<p>We seek out the people who make a difference.</p>" in index
    assert "<p>I seek" not in index


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("Mia Lind", "Lind"),
        ("Mia\u00a0Lind", "Lind"),
        ("Mia  Sophie Lind ", "Sophie Lind"),
        ("Lind, Mia", "Mia"),
        ("Mia.Lind", "Lind"),
        ("Mia_Lind", "Lind"),
        ("Mia/Lind", "Lind"),
        ("マリア・キュリー", "キュリー"),
        ("Mia L.", "L."),
    ],
)
def test_a_second_name_is_told_whatever_stands_before_it(name: str, more: str, tmp_path: Path) -> None:
    files = {"quietpage.yml": CONFIG.format("classroom")}
    said = run(site(tmp_path, files, mia=f'name: "{name}"\nreasons: Kind.\n'), "check")
    assert said.err.startswith("people/mia.yml:1:")
    assert f"children go by their first names here, and there is more: {more}\n" in said.err


@pytest.mark.parametrize("name", ["Mia", "Mia-Sophie", "D'Angelo", "A.J.", "Mia!", "Łukasz"])
def test_one_name_is_one_however_it_is_spelled(name: str, tmp_path: Path) -> None:
    files = {"quietpage.yml": CONFIG.format("classroom")}
    assert run(site(tmp_path, files, mia=f'name: "{name}"\nreasons: Kind.\n'), "check").err == ""


def helped(folder: Path, name: str, listed: str = "") -> list[str]:
    """The help for a child's name, when `listed` is the list of whole first names."""
    first_names = f"first_names: {listed}\n" if listed else ""
    files = {"quietpage.yml": CONFIG.format("classroom") + first_names}
    said = run(site(folder, files, child=f'name: "{name}"\nreasons: Kind.\n'), "check")
    return re.findall(r"^help: (.*)$", said.err, flags=re.M)


@pytest.mark.parametrize(
    ("name", "hyphened"),
    [
        ("Mei Ling", "Mei-Ling"),
        ("Ana  Maria", "Ana-Maria"),
        ("Maria del Carmen", "Maria-del-Carmen"),
        ("मीरा बाई", "मीरा-बाई"),
        ("عبد الله", "عبد-الله"),
        ("Zoe\u0308 Luise", "Zoë-Luise"),
        ("D'Angelo Ray", "D'Angelo-Ray"),
    ],
)
def test_of_a_first_name_with_a_space_each_way_out_leads_out(
    name: str, hyphened: str, tmp_path: Path
) -> None:
    (help,) = helped(tmp_path / "before", name)
    said = re.fullmatch(
        r"if all of it is the first name, write (.*), or keep the space, and write in quietpage.yml: "
        r"first_names: (\[.*\]); if not, write (.*)",
        help,
    )
    assert said
    assert said[1] == hyphened
    assert helped(tmp_path / "with a hyphen", said[1]) == []
    assert helped(tmp_path / "on the list", name, said[2]) == []
    assert helped(tmp_path / "short", said[3].split(" or ")[0]) == []


def test_a_whole_first_name_is_one_to_the_letter_and_lets_no_family_name_by(tmp_path: Path) -> None:
    assert helped(tmp_path / "a", "Mei Ling", "Mei Ling") == []
    assert helped(tmp_path / "b", "Mei Ling Chen", "[Mei Ling]") == ["write Mei Ling"]
    assert "first_names: [Ling Mei]" in helped(tmp_path / "c", "Ling Mei", "[Mei Ling]")[0]


def test_the_help_has_the_whole_list_as_it_has_to_stand(tmp_path: Path) -> None:
    people = "- name: Mei Ling\n  reasons: Kind.\n- name: Ana Maria\n  reasons: Kind.\n"
    for listed in ("first_names: [Mei Ling]", "first_names:\n  - Mei Ling", "first_names: Mei Ling"):
        config = CONFIG.format("classroom")
        said = run(site(tmp_path, {"quietpage.yml": f"{config}{listed}\n"}, people=people), "check").err
        line = "first_names: [Mei Ling, Ana Maria]"
        assert f"write in quietpage.yml, in the place of the list that is there: {line};" in said
        site(tmp_path, {"quietpage.yml": f"{config}{line}\n"}, people=people)
        assert run(tmp_path, "check").err == ""


def test_whole_first_names_are_told_at_every_run(tmp_path: Path) -> None:
    files = {"quietpage.yml": CONFIG.format("classroom") + "first_names: [Mei Ling]\n"}
    said = run(site(tmp_path, files, mei="name: Mei Ling\nreasons: Kind.\n"), "check")
    assert said.out.startswith("Taken for whole first names: Mei Ling.\n")


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        ("[Mei Lin]", "nobody here has the first name Mei Lin"),
        ("[Mei]", "Mei has no space in it, and can stand on the page as it is"),
        ('"Mei Ling, Ana Maria"', "this is more than one name: Mei Ling, Ana Maria"),
    ],
)
def test_a_list_of_whole_first_names_that_says_nothing_is_told(
    listed: str, said: str, tmp_path: Path
) -> None:
    files = {"quietpage.yml": CONFIG.format("classroom") + f"first_names: {listed}\n"}
    outcome = run(site(tmp_path, files, mei="name: Mei\nreasons: Kind.\n"), "check")
    assert [each.partition(": ")[2] for each in outcome.places] == [said]


@pytest.mark.parametrize(
    ("name", "help"),
    [
        ("Lind, Mia", "write Mia, if it is the first name; a family name has no place here"),
        ("Mia and Noor", "write each of them in a note of their own"),
        ("Mia L.", "write Mia; if there are several, a second name with a hyphen, or what friends call them"),
    ],
)
def test_what_is_no_first_name_of_several_words_is_not_joined(name: str, help: str, tmp_path: Path) -> None:
    assert helped(tmp_path, name) == [help]


def test_a_name_by_which_one_is_found_elsewhere_is_an_address(tmp_path: Path) -> None:
    files = {"quietpage.yml": CONFIG.format("classroom")}
    said = run(site(tmp_path, files, mia="name: Mia\nreasons: Look for @mia_draws there.\n"), "check")
    assert said.places == [
        "people/mia.yml:2:19: nothing leads away from a page about children, and here is an address"
    ]


def test_an_address_is_one_without_its_beginning_too(tmp_path: Path) -> None:
    reasons = "Mia is at instagram.com/mia.lind and says and/or. She laughs.he/she"
    said = run(
        site(tmp_path, {"quietpage.yml": CONFIG.format("classroom")}, mia=f"name: Mia\nreasons: {reasons}\n"),
        "check",
    )
    assert said.err.count("here is an address") == 1
    assert "people/mia.yml:2:20" in said.err


def test_a_comma_behind_a_name_is_told(tmp_path: Path) -> None:
    folder = site(
        tmp_path, {"quietpage.yml": CONFIG.format("classroom")}, mia="name: Mia,\nreasons: She laughs.\n"
    )
    said = run(folder, "check")
    assert "people/mia.yml:1:10: a comma stands behind this name" in said.err
    assert "help: write Mia\n" in said.err


def test_a_page_beside_it_leads_nowhere_either(tmp_path: Path) -> None:
    html = (
        '<!doctype html>\n<title>x</title>\n<a href="index.html">x</a> <a href="https://mia.example/">y</a>\n'
    )
    files = {"quietpage.yml": CONFIG.format("classroom"), "static/more.html": html}
    said = run(site(tmp_path, files, **PEOPLE), "check")
    assert said.places == ["static/more.html:3:31: nothing leads away from a page about children"]


def test_what_stands_on_a_theme_for_children_is_for_children(tmp_path: Path) -> None:
    theme = "about: a wall\nextends: classroom\nminors: no\n"
    files = {"quietpage.yml": CONFIG.format("./wall"), "wall/theme.yml": theme}
    said = run(site(tmp_path, files, **PEOPLE), "check")
    assert said.places == [
        "wall/theme.yml: what this theme stands on is for pages about children, and so is this one"
    ]


def test_the_class_of_the_docs_is_right() -> None:
    assert run(CLASS, "check").err == ""
