"""The shipped themes as an author finds them: listed, chosen, and put into a site to be changed."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from quietpage.core.contrast import contrast
from quietpage.core.model import Theme
from quietpage.themes.loader import SKELETON, shipped
from quietpage.themes.shipped_folder import home
from tests.looks import CLASS, themes
from tests.sites import ADA, CONFIG, built, run, site
from tests.themes.test_loader import themed

THEMES = themes()
ROOT = Path(__file__).parent.parent.parent


def theme_called(name: str, folder: Path) -> Theme:
    theme, problems = themed(folder, name)
    assert problems == []
    return theme


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_every_theme_is_listed_with_a_line_about_it(tmp_path: Path) -> None:
    said = run(tmp_path, "themes")
    assert (said.code, said.err) == (0, "")
    lines = said.out.split("\n\n")[0].splitlines()
    assert [line.split()[0] for line in lines] == THEMES
    for name, line in zip(THEMES, lines, strict=True):
        about = re.search(r"^about: (.*)$", (shipped()[name] / "theme.yml").read_text(encoding="utf-8"), re.M)
        assert about
        assert line.removeprefix(name).strip() == about[1]
    assert SKELETON not in said.out
    assert not re.search(r"\d", said.out)


@pytest.mark.slow
@pytest.mark.parametrize("name", THEMES)
def test_a_theme_that_was_put_into_a_site_makes_the_same_page(name: str, tmp_path: Path) -> None:
    page = site(tmp_path, CLASS)
    config = page / "quietpage.yml"
    config.write_text(CLASS["quietpage.yml"] + f"theme: {name}\n")
    before = files(built(page))
    said = run(tmp_path, "themes", "copy", name)
    assert (said.code, said.err) == (0, "")
    assert f"  theme: ./{name}\n" in said.out
    config.write_text(CLASS["quietpage.yml"] + f"theme: ./{name}\n")
    assert files(built(page)) == before
    assert theme_called(f"./{name}", page)._replace(levels=(), name=name, ours=True) == theme_called(
        name, page
    )._replace(levels=())


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_comes_whole_and_with_its_licences(name: str, tmp_path: Path) -> None:
    run(site(tmp_path), "themes", "copy", name)
    copied, theirs = files(tmp_path / name), files(shipped()[name])
    assert {path: copied[path] for path in theirs} == theirs
    assert copied["LICENSE"] == (ROOT / "LICENSE").read_bytes() == (home() / "LICENSE").read_bytes()
    for font in (path for path in copied if path.endswith(".woff2")):
        assert f"{font.rpartition('/')[0]}/LICENSE" in copied, font


def test_a_copy_is_made_in_the_folder_that_is_named(tmp_path: Path) -> None:
    site(tmp_path / "my page")
    said = run(tmp_path, "themes", "copy", "whisper", "my page")
    assert "my page/whisper" in said.out
    assert (tmp_path / "my page" / "whisper" / "style.css").is_file()


def test_a_copy_can_be_read_by_whoever_may_read_what_its_owner_makes(tmp_path: Path) -> None:
    run(site(tmp_path), "themes", "copy", "whisper")
    (tmp_path / "made").mkdir()
    assert (tmp_path / "whisper").stat().st_mode == (tmp_path / "made").stat().st_mode


@pytest.mark.parametrize("there", ["a folder", "an empty folder", "a file", "a link to nowhere"])
def test_what_is_in_the_way_of_a_copy_stays_as_it_is(there: str, tmp_path: Path) -> None:
    page = site(tmp_path)
    place = page / "whisper"
    if there.endswith("folder"):
        place.mkdir()
        if there == "a folder":
            (place / "style.css").write_text("mine")
    elif there == "a file":
        place.write_text("mine")
    else:
        place.symlink_to(page / "nowhere")
    before = sorted(page.rglob("*"))
    said = run(page, "themes", "copy", "whisper")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith(
        "whisper: there is something of this name already, and it stays as it is\nhelp: "
    )
    assert sorted(page.rglob("*")) == before
    assert there != "a folder" or (place / "style.css").read_text() == "mine"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["themes", "copy", "whispr"], 1, "there is no theme called whispr\nhelp: did you mean whisper?"),
        (["themes", "copy", "skeleton"], 1, "there is no theme called skeleton"),
        (["themes", "copy", "../whisper"], 1, "there is no theme called ../whisper"),
        (["themes", "copy", ""], 1, "there is no theme called"),
        (["themes", "copy", "whisper", "nowhere"], 1, "there is no such folder"),
        (["themes", "copy", "whisper", "people"], 1, "there is no quietpage.yml in this folder"),
        (["themes", "copy"], 2, "NAME"),
        (["themes", "copi"], 2, "there is: quietpage themes copy NAME"),
    ],
)
def test_a_copy_that_cannot_be_made_is_told_and_leaves_nothing_behind(
    arguments: list[str], code: int, said: str, tmp_path: Path
) -> None:
    page = site(tmp_path)
    before = sorted(page.rglob("*"))
    outcome = run(page, *arguments)
    assert (outcome.code, outcome.out) == (code, "")
    assert said in outcome.err
    assert sorted(page.rglob("*")) == before


@pytest.mark.parametrize("name", THEMES)
def test_quiet_is_quiet_before_and_behind_the_word_copy(name: str, tmp_path: Path) -> None:
    page = site(tmp_path, {"quietpage.yml": CONFIG, "people/ada.yml": ADA})
    assert run(page, "themes", "-q", "copy", name).out == ""
    os.rename(page / name, page / "other")
    assert run(page, "themes", "copy", name, "-q").out == ""


def test_in_garden_plants_are_seen_on_their_sky_and_their_ground_by_day_and_by_night(tmp_path: Path) -> None:
    shades = {shade.name: (shade.light, shade.dark) for shade in theme_called("garden", tmp_path).palette}
    for ground in ("air", "leaf", "earth", "paper"):
        for sprig, on in zip(shades["sprig"], shades[ground], strict=True):
            assert contrast(sprig, on) >= 3, ground
