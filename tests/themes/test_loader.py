"""Which theme a site gets, from which folders, in which order."""

from __future__ import annotations

from pathlib import Path

import pytest

from quietpage.check.theme import style_problems
from quietpage.core.diagnostics import Problem
from quietpage.core.model import Author, Colour, Site, Template, Text, Theme
from quietpage.core.source import Span, Whole
from quietpage.locale import LANGUAGES
from quietpage.themes.loader import shipped, theme_of
from tests.sites import CONFIG, built, site

HERE = Whole("quietpage.yml")
INK = 'palette:\n  ink: {light: "#111111", dark: "#eeeeee"}\n'


def themed(folder: Path, theme: str = "", title: str = "", **colours: str) -> tuple[Theme, list[Problem]]:
    """The theme of a site in `folder` that asks for one, and what is the matter with it."""
    wanted = Site(
        title=Text(title, HERE) if title else None,
        author=Author(Text("Rosa", HERE)),
        people=(),
        ways=(),
        own_ways=False,
        place=HERE,
        theme=Text(theme, HERE) if theme else None,
        palette=tuple((Text(name, HERE), Colour(Text(colour, HERE))) for name, colour in colours.items()),
    )
    problems: list[Problem] = []
    return theme_of(wanted, folder, problems), problems


def written(folder: Path, **files: str) -> None:
    """Files by their paths, `__` for `/` and `_` for `.`."""
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


def test_a_site_without_a_choice_gets_whisper_which_stands_on_skeleton(tmp_path: Path) -> None:
    theme, problems = themed(tmp_path)
    assert problems == []
    assert [level.prefix for level in theme.levels] == ["whisper", "skeleton"]
    assert theme.ours
    assert theme.paper


def test_every_shipped_theme_can_be_had(tmp_path: Path) -> None:
    for name in shipped():
        if name != "skeleton":
            assert themed(tmp_path, name)[1] == []


def test_no_style_sheet_that_ships_draws_a_number_in_any_language(tmp_path: Path) -> None:
    for name in shipped():
        if name != "skeleton":
            theme = themed(tmp_path, name)[0]
            assert [[*style_problems(theme, language)] for language in LANGUAGES] == [[]] * len(LANGUAGES)
    drawn = Template("people.css", ".person::before { content: counter(person) }")
    level = theme.levels[0]._replace(styles={"people.css": drawn})
    assert [*style_problems(theme._replace(levels=(level,)), "en")]


def test_a_sites_own_templates_come_first(tmp_path: Path) -> None:
    written(tmp_path, templates__index_html="{% extends 'whisper/index.html' %}")
    theme, problems = themed(tmp_path)
    assert problems == []
    assert [level.prefix for level in theme.levels] == ["", "whisper", "skeleton"]
    assert not theme.ours


def test_a_folder_of_ones_own_stands_on_a_shipped_theme(tmp_path: Path) -> None:
    written(
        tmp_path,
        mine__theme_yml="about: mine\nextends: whisper\n" + INK,
        mine__style_css="",
    )
    theme, problems = themed(tmp_path, "./mine", ink="#000000")
    assert problems == []
    assert [level.prefix for level in theme.levels] == ["mine", "whisper", "skeleton"]
    assert not theme.ours


def prefixes(theme: Theme) -> list[str]:
    return [level.prefix for level in theme.levels]


def test_a_theme_of_ones_own_can_stand_on_another_of_ones_own(tmp_path: Path) -> None:
    written(
        tmp_path,
        near__theme_yml="about: near\nextends: ./looks/far/\n" + INK.replace("ink", "sky"),
        looks__far__theme_yml="about: far\nextends: whisper\n" + INK.replace("ink", "sea"),
    )
    theme, problems = themed(tmp_path, "./near", sky="#000000", sea="#ffffff")
    assert problems == []
    assert prefixes(theme) == ["near", "looks-far", "whisper", "skeleton"]
    assert theme.paper


@pytest.mark.parametrize(
    ("one", "two", "said", "below"),
    [
        ("./one", "whisper", "a theme cannot stand on itself", []),
        ("./one/", "whisper", "a theme cannot stand on itself", []),
        ("./two", "./one", "these themes stand on each other in a circle: ./one, ./two, ./one", ["two"]),
        ("./two", "./two", "a theme cannot stand on itself", ["two"]),
        ("./two", "whispr", "there is no theme called whispr", ["two"]),
        ("./two", "two", "there is no theme called two", ["two"]),
        ("./tow", "whisper", "there is no folder ./tow in this site", []),
        ("../two", "whisper", "there is no theme called ../two", []),
        ("./../two", "whisper", "a theme lies in the site's own folder", []),
        ("/two", "whisper", "there is no theme called /two", []),
    ],
)
def test_a_circle_or_a_way_to_nowhere_is_one_problem_and_ends_on_the_skeleton(
    one: str, two: str, said: str, below: list[str], tmp_path: Path
) -> None:
    written(
        tmp_path,
        one__theme_yml=f"about: one\nextends: {one}\n",
        two__theme_yml=f"about: two\nextends: {two}\n",
    )
    theme, (problem,) = themed(tmp_path, "./one")
    assert problem.message == said
    assert problem.help
    assert isinstance(problem.place, Span)
    assert prefixes(theme) == ["one", *below, "skeleton"]


def test_a_theme_whose_description_cannot_be_read_stands_on_the_skeleton(tmp_path: Path) -> None:
    written(tmp_path, mine__theme_yml="about: [\n")
    theme, problems = themed(tmp_path, "./mine")
    assert problems
    assert prefixes(theme) == ["mine", "skeleton"]


def test_a_theme_that_is_called_as_the_one_below_it_can_still_reach_that_one(tmp_path: Path) -> None:
    written(
        tmp_path,
        whisper__theme_yml="about: mine\nextends: whisper\n",
        whisper__templates__index_html='{% extends "whisper/index.html" %}'
        + "{% block verse %}Mine{% endblock %}",
    )
    site(tmp_path, {"quietpage.yml": CONFIG + "theme: ./whisper\n"})
    assert "Mine" in (built(tmp_path) / "index.html").read_text(encoding="utf-8")


def test_templates_of_a_site_that_are_a_link_to_elsewhere_are_told(tmp_path: Path) -> None:
    written(tmp_path / "elsewhere", index_html="theirs")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "templates").symlink_to(tmp_path / "elsewhere")
    _, (problem,) = themed(tmp_path / "site")
    assert problem.message == "this is a link to another place, and quietpage follows none"


def test_a_colour_that_the_theme_does_not_offer_is_told(tmp_path: Path) -> None:
    written(tmp_path, mine__theme_yml="about: mine\n" + INK)
    _, (problem,) = themed(tmp_path, "./mine", paper="#000000")
    assert (problem.message, problem.help) == ("the theme ./mine has no colour paper to choose", "it has ink")


def test_a_folder_that_is_a_link_is_no_folder_of_the_site(tmp_path: Path) -> None:
    written(tmp_path / "elsewhere", theme_yml="about: theirs\n")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "mine").symlink_to(tmp_path / "elsewhere")
    _, (problem,) = themed(tmp_path / "site", "./mine")
    assert problem.message == "./mine is a link to another place, and quietpage follows none"


def test_a_wrong_theme_is_one_problem_and_the_rest_is_looked_at(tmp_path: Path) -> None:
    theme, problems = themed(tmp_path, "whispr", ink="#000000")
    assert [problem.help for problem in problems] == ["did you mean whisper?"]
    assert theme.levels[0].prefix == "whisper"


def test_what_stands_in_theme_yml_is_read_by_a_table_too(tmp_path: Path) -> None:
    written(tmp_path, mine__theme_yml="colour: red\npalette:\n  paper:\n    light: white\n")
    problems = [problem.message for problem in themed(tmp_path, "./mine")[1]]
    assert "this theme has no about yet" in problems
    assert "quietpage knows no key colour for this theme" in problems
    assert "this is not a colour: white" in problems
    assert "this colour has no dark yet" in problems


@pytest.mark.parametrize("how", ["many", "large"])
def test_a_folder_with_more_in_it_than_a_theme_is_not_read_to_its_end(how: str, tmp_path: Path) -> None:
    written(tmp_path, mine__theme_yml="about: mine\n")
    for name in range(501 if how == "many" else 2):
        (tmp_path / "mine" / f"{name}.txt").write_bytes(b"" if how == "many" else b"x" * 6_000_000)
    _, problems = themed(tmp_path, "./mine")
    assert [problem.message for problem in problems] == [
        "there is more in this folder than in a theme (500 files, 10 MB)"
    ]


@pytest.mark.parametrize("how", ["many", "large"])
def test_a_theme_s_bound_holds_for_all_the_folders_that_it_stands_on_together(
    how: str, tmp_path: Path
) -> None:
    names = "abcdef"
    for name, below in zip(names, (*(f"./{name}" for name in names[1:]), "whisper"), strict=True):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "theme.yml").write_text(f"about: one of several\nextends: {below}\n", encoding="utf-8")
        for place in range(100 if how == "many" else 1):
            (folder / f"{chr(ord('a') + place // 26)}{chr(ord('a') + place % 26)}.txt").write_bytes(
                b"" if how == "many" else b"x" * 3_000_000
            )
    _, problems = themed(tmp_path, "./a")
    assert [problem.message for problem in problems] == [
        "there is more in this folder, and those that stand on it, than in a theme (500 files, 10 MB)"
    ]
    assert themed(tmp_path, "./d")[1] == []  # nor do the files of a shipped one count


def with_typeface(folder: Path, **more: str) -> None:
    """A theme of one's own with a typeface of some letters."""
    written(folder, mine__fonts__seaside_woff2="wOF2")
    more.setdefault(
        "mine__fonts_css",
        '@font-face { font-family: S; src: url("fonts/seaside.woff2"); unicode-range: U+41-5A, U+61-7a }',
    )
    more.setdefault("mine__theme_yml", "about: sand\nextends: whisper\npreload: fonts/seaside.woff2\n")
    written(folder, **more)


def test_a_theme_names_the_typefaces_that_are_fetched_along_with_the_page(tmp_path: Path) -> None:
    with_typeface(tmp_path)
    theme, problems = themed(tmp_path, "./mine")
    assert problems == []
    assert theme.preload == ("fonts/seaside.woff2",)


@pytest.mark.parametrize(
    ("title", "fetched"), [("Those who mend", True), ("大切な人たち", False), ("大切な crowd", True)]
)
def test_a_typeface_without_the_letters_of_the_page_is_not_fetched_along(
    title: str, fetched: bool, tmp_path: Path
) -> None:
    with_typeface(tmp_path)
    theme, _ = themed(tmp_path, "./mine", title=title)
    assert theme.preload == (("fonts/seaside.woff2",) if fetched else ())


def test_a_typeface_that_no_style_sheet_limits_is_fetched_along_whatever_the_page_says(
    tmp_path: Path,
) -> None:
    with_typeface(tmp_path, mine__fonts_css="@font-face { font-family: S; src: url(fonts/seaside.woff2) }")
    assert themed(tmp_path, "./mine", title="大切な人たち")[0].preload == ("fonts/seaside.woff2",)


def test_a_theme_fetches_what_the_theme_below_does_unless_it_has_typefaces_of_its_own(tmp_path: Path) -> None:
    below = themed(tmp_path)[0].preload
    assert below == ("fonts/newsreader-latin.woff2", "fonts/newsreader-latin-italic.woff2")
    written(tmp_path, mine__theme_yml="about: sand\nextends: whisper\n")
    assert themed(tmp_path, "./mine")[0].preload == below
    written(tmp_path, mine__fonts_css="@font-face { font-family: S; src: url(fonts/seaside.woff2) }")
    assert themed(tmp_path, "./mine")[0].preload == ()


def test_typefaces_of_the_sites_own_are_fetched_in_place_of_the_themes(tmp_path: Path) -> None:
    written(tmp_path, templates__fonts_css="@font-face { font-family: S; src: url(fonts/seaside.woff2) }")
    assert themed(tmp_path)[0].preload == ()


def test_a_typeface_to_fetch_that_is_not_there_is_told_with_the_one_that_was_meant(tmp_path: Path) -> None:
    described = "about: sand\npreload: [fonts/seside.woff2]\n"
    with_typeface(tmp_path, mine__theme_yml=described)
    _, problems = themed(tmp_path, "./mine")
    assert [(each.message, each.help) for each in problems] == [
        ("there is no typeface fonts/seside.woff2 in this theme", "did you mean fonts/seaside.woff2?")
    ]


def test_a_shipped_theme_has_an_icon_for_every_tab_by_day_and_by_night(tmp_path: Path) -> None:
    theme, _ = themed(tmp_path)
    assert theme.icons == ("icon.svg", "icon-day.png", "icon-night.png", "icon-touch.png")
    files = {file.target for level in theme.levels for file in level.files}
    assert files.issuperset(theme.icons)


def test_a_theme_that_draws_its_own_icon_has_no_other_beside_it(tmp_path: Path) -> None:
    written(tmp_path, mine__theme_yml="about: sand\n", mine__icon_svg="<svg/>")
    theme, problems = themed(tmp_path, "./mine")
    assert problems == []
    assert theme.icons == ("icon.svg",)
    files = [file.target for level in theme.levels for file in level.files]
    assert [name for name in files if name.startswith("icon")] == ["icon.svg"]
