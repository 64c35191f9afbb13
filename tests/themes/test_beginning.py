"""`quietpage themes new`: a theme of one's own that stands on another, and looks like it until changed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from quietpage.markup.css import all_tokens
from tests.looks import CLASS, themes
from tests.sites import ADA, CONFIG, built, check, run, site
from tests.themes.test_shipped import files

SITE = {"quietpage.yml": CONFIG, "people/ada.yml": ADA}


def choose(page: Path, theme: str) -> None:
    config = page / "quietpage.yml"
    config.write_text(re.sub(r"(?m)^theme: .*\n", "", config.read_text()) + f"theme: {theme}\n")


def without_comments(css: str) -> list[str]:
    return [token.text for token in all_tokens(css) if token.kind not in ("comment", "whitespace")]


def looks_alike(before: dict[str, bytes], after: dict[str, bytes]) -> None:
    """Two finished pages are the same, but for notes in the style sheet and rules with nothing in them."""
    assert sorted(before) == sorted(after)
    kept = {path for path in before if path not in ("style.css", "404.html")}
    assert {path: after[path] for path in kept} == {path: before[path] for path in kept}
    was, now = before["style.css"].decode(), after["style.css"].decode()
    assert now.startswith(was)
    added = "".join(without_comments(now.removeprefix(was)))
    assert added in ("@layertheme{:root{}}@layerprint{@mediaprint{}}", "")
    # That page carries its style, and says by a hash which it is.
    style = re.compile(r"<style>.*</style>|'sha256-[^']+'", re.DOTALL)
    assert style.sub("", after["404.html"].decode()) == style.sub("", before["404.html"].decode())


@pytest.mark.slow
@pytest.mark.parametrize("theme", themes())
def test_a_theme_that_was_begun_is_right_and_looks_as_the_one_below(theme: str, tmp_path: Path) -> None:
    page = site(tmp_path, CLASS)
    choose(page, theme)
    before = files(built(page))
    said = run(page, "themes", "new", "seaside")
    assert (said.code, said.err) == (0, "")
    assert f"It looks as {theme} does" in said.out
    assert said.out.endswith("write in quietpage.yml:\n  theme: ./seaside\n")
    choose(page, "./seaside")
    assert check(page).err == ""
    looks_alike(before, files(built(page)))


def test_it_brings_a_manifest_a_style_sheet_and_a_template(tmp_path: Path) -> None:
    run(site(tmp_path), "themes", "new", "seaside")
    made = files(tmp_path / "seaside")
    assert sorted(made) == ["seaside.css", "templates/index.html", "theme.yml"]
    assert yaml.safe_load(made["theme.yml"]) == {
        "about": "seaside, which stands on whisper",
        "extends": "whisper",
    }


def uncommented(manifest: str) -> str:
    """A manifest in which every note that is a key counts."""
    return re.sub(r"(?m)^# ((?: *)[a-z]+:.*)$", r"\1", manifest)


@pytest.mark.parametrize("theme", themes())
def test_what_is_noted_in_it_can_be_taken_as_it_stands_and_changes_nothing(
    theme: str, tmp_path: Path
) -> None:
    page = site(tmp_path, CLASS)
    choose(page, theme)
    run(page, "themes", "new", "seaside")
    choose(page, "./seaside")
    mine = page / "seaside"
    before = (built(page) / "style.css").read_text()
    manifest = uncommented((mine / "theme.yml").read_text())
    found = yaml.safe_load(manifest)
    assert {"paper", "ink", "link"} <= set(found["palette"])
    assert found["options"]["motto"]["default"] == "Be kind."
    (mine / "theme.yml").write_text(manifest)
    # Each measure of the theme below stands there, and says what it says there.
    style = re.sub(r"/\* (--[a-z-]+: .*;) \*/", r"\1", (mine / "seaside.css").read_text())
    noted = re.findall(r"(?m)^    (--[a-z-]+: .*);$", style)
    assert {"--face", "--size", "--measure"} <= {each.partition(":")[0] for each in noted}
    assert [each for each in noted if f"{each};" not in before] == []
    (mine / "seaside.css").write_text(style)
    assert check(page).err == ""
    colours = before.partition("@layer skeleton, theme")[0]
    assert colours
    assert (built(page) / "style.css").read_text().startswith(colours)


def test_the_block_that_is_noted_can_be_tried_by_taking_two_lines_away(tmp_path: Path) -> None:
    page = site(tmp_path, SITE)
    run(page, "themes", "new", "seaside")
    choose(page, "./seaside")
    template = page / "seaside" / "templates" / "index.html"
    lines = template.read_text().splitlines()
    kept = [line for line in lines if line != "#}" and "To try one" not in line]
    assert len(kept) == len(lines) - 2
    template.write_text("\n".join(kept) + "\n")
    index = (built(page) / "index.html").read_text()
    assert index.index("seek out the people") < index.index("And who makes a difference to you?")


def test_every_block_that_it_names_is_one(tmp_path: Path) -> None:
    page = site(tmp_path, SITE)
    run(page, "themes", "new", "seaside", "--from", "letter")
    choose(page, "./seaside")
    template = page / "seaside" / "templates" / "index.html"
    named = re.findall(r"[a-z]+", " ".join(re.findall(r": ([a-z, ]+)\.", template.read_text())))
    assert {"opening", "welcome", "people", "closing", "verse", "colophon", "head", "title"} <= set(named)
    blocks = "".join(f"{{% block {name} %}}{{{{ super() }}}}{{% endblock %}}\n" for name in named)
    template.write_text(f'{{% extends "letter/index.html" %}}\n{blocks}')
    assert check(page).err == ""


def test_it_stands_on_the_theme_of_the_site_or_on_the_one_that_is_named(tmp_path: Path) -> None:
    page = site(tmp_path, {**SITE, "quietpage.yml": CONFIG + "theme: garden\n"})
    for name, more, below in (
        ("mine", [], "garden"),
        ("other", ["--from", "letter"], "letter"),
        ("deep", ["--from", "./mine"], "./mine"),
    ):
        assert run(page, "themes", "new", name, *more).err == ""
        assert yaml.safe_load((page / name / "theme.yml").read_text())["extends"] == below
        choose(page, f"./{name}")
        assert check(page).err == ""


def test_a_theme_of_ones_own_can_be_stood_on_and_keeps_its_look(tmp_path: Path) -> None:
    page = site(tmp_path, SITE)
    run(page, "themes", "new", "seaside")
    choose(page, "./seaside")
    (page / "seaside" / "seaside.css").write_text("@layer theme {\n  :root { --measure: 21em; }\n}\n")
    before = files(built(page))
    assert run(page, "themes", "new", "harbour").err == ""
    assert "    /* --measure: 21em; */\n" in (page / "harbour" / "harbour.css").read_text()
    choose(page, "./harbour")
    looks_alike(before, files(built(page)))


def test_it_is_made_in_the_folder_that_is_named_under_any_tidy_name(tmp_path: Path) -> None:
    site(tmp_path / "my page")
    said = run(tmp_path, "themes", "new", "./rive-été/", "my page", "--from", "whisper")
    assert (said.code, said.err) == (0, "")
    assert "  theme: ./rive-été\n" in said.out
    assert (tmp_path / "my page" / "rive-été" / "rive-été.css").is_file()
    choose(tmp_path / "my page", "./rive-été")
    assert check(tmp_path / "my page").err == ""


@pytest.mark.parametrize("name", ["seven", "twelve-moons", "yes", "null"])
def test_no_word_in_its_name_is_in_the_way(name: str, tmp_path: Path) -> None:
    page = site(tmp_path, SITE)
    run(page, "themes", "new", name)
    choose(page, f"./{name}")
    assert check(page).err == ""


@pytest.mark.parametrize("there", ["a theme", "an empty folder", "a file", "a link to nowhere"])
def test_what_is_in_the_way_stays_as_it_is(there: str, tmp_path: Path) -> None:
    page = site(tmp_path, SITE)
    place = page / "seaside"
    if there == "a theme":
        run(page, "themes", "new", "seaside")
        (place / "seaside.css").write_text("mine")
    elif there == "an empty folder":
        place.mkdir()
    elif there == "a file":
        place.write_text("mine")
    else:
        place.symlink_to(page / "nowhere")
    before = sorted(page.rglob("*"))
    said = run(page, "themes", "new", "seaside")
    assert (said.code, said.out) == (1, "")
    told = "there is something of this name already, and it stays as it is"
    assert said.err.startswith(f"seaside: {told}\nhelp: give yours another name")
    assert ("go on with it: theme: ./seaside" in said.err) == (there == "a theme")
    assert sorted(page.rglob("*")) == before
    assert there != "a theme" or (place / "seaside.css").read_text() == "mine"


@pytest.mark.parametrize(
    ("arguments", "code", "said", "way_out"),
    [
        (["Sea side"], 1, "a theme's name is small letters", "quietpage themes new sea-side\n"),
        (["look2"], 1, "a theme's name is small letters", "quietpage themes new look\n"),
        (["42"], 1, "a theme's name is small letters", "quietpage themes new my-theme\n"),
        ([""], 1, "a theme's name is small letters", "quietpage themes new my-theme\n"),
        (["../look"], 1, "a theme's name is small letters", "quietpage themes new look\n"),
        (["_people"], 1, "a theme's name is small letters", "quietpage themes new my-people\n"),
        (["templates"], 1, "a folder of this name is something else", "quietpage themes new my-templates\n"),
        (["data"], 1, "a folder of this name is something else", "quietpage themes new my-data\n"),
        (["con"], 1, "a folder of this name is something else", "quietpage themes new my-con\n"),
        (["Static"], 1, "a theme's name is small letters", "quietpage themes new my-static\n"),
        (["letter"], 1, "comes with quietpage is called letter", "new my-letter --from letter\n"),
        (["skeleton"], 1, "comes with quietpage is called skeleton", "new my-skeleton\n"),
        (["style"], 1, "whisper has a style sheet style.css", "quietpage themes new my-style\n"),
        (["mine", "--from", "leter"], 1, "there is no theme called leter", "did you mean letter?\n"),
        (["mine", "--from", "skeleton"], 1, "there is no theme called skeleton", "choose classroom or"),
        (["mine", "--from", "./nothing"], 1, "there is no folder ./nothing in this site", "choose whisper"),
        (["mine", "--from", "./people"], 1, "there is no theme.yml in the folder", "about:"),
        (["mine", "nowhere"], 1, "there is no such folder", "quietpage new nowhere\n"),
        (["mine", "people"], 1, "there is no quietpage.yml in this folder", "in the folder above this one"),
        ([], 2, "NAME", ""),
    ],
    ids=str,
)
def test_what_cannot_be_begun_is_told_with_a_way_out_and_leaves_nothing_behind(
    arguments: list[str], code: int, said: str, way_out: str, tmp_path: Path
) -> None:
    page = site(tmp_path)
    before = sorted(page.rglob("*"))
    outcome = run(page, "themes", "new", *arguments)
    assert (outcome.code, outcome.out) == (code, "")
    assert said in outcome.err
    assert way_out in outcome.err
    assert sorted(page.rglob("*")) == before
    if command := re.search(r"help: .*quietpage (themes new .*)\n", outcome.err):
        assert run(page, *command[1].split()).err == ""


def test_a_site_whose_theme_there_is_not_is_told_where_it_says_so(tmp_path: Path) -> None:
    page = site(tmp_path, {**SITE, "quietpage.yml": CONFIG + "theme: whispr\n"})
    said = run(page, "themes", "new", "mine")
    assert said.code == 1
    assert said.err.startswith("quietpage.yml:3:8: there is no theme called whispr\n")
    assert said.err.endswith("help: did you mean whisper?\n")
    assert run(page, "themes", "new", "mine", "--from", "whisper").err == ""


def test_people_who_are_not_right_yet_are_in_no_ones_way(tmp_path: Path) -> None:
    page = site(tmp_path, {**SITE, "people/bo.yml": "name: Bo\nreasons: Has 3 dogs.\nhat: red\n"})
    assert run(page, "themes", "new", "mine").err == ""


def test_a_new_site_can_have_one_at_once(tmp_path: Path) -> None:
    run(tmp_path, "new", "my-page", "--no-github")
    page = tmp_path / "my-page"
    assert run(tmp_path, "themes", "new", "seaside", "my-page").err == ""
    choose(page, "./seaside")
    assert check(page).code == 0
