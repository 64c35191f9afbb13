"""`quietpage.yaml` is the page's own file as `quietpage.yml` is; two of them at once are told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quietpage.cli.main import main
from quietpage.load.site_folder import configs_in, home_of
from tests.sites import ADA, CONFIG, built, check, run, site

LONG = "quietpage.yaml"


def renamed(folder: Path, files: dict[str, str] | None = None) -> Path:
    """A site whose file has the longer ending."""
    page = site(folder, files)
    (page / "quietpage.yml").rename(page / LONG)
    return page


def test_a_page_is_the_same_by_either_name(tmp_path: Path) -> None:
    files = {"quietpage.yml": f"{CONFIG}title: People I thank\n", "people/ada.yml": ADA}
    one, other = built(site(tmp_path / "one", files)), built(renamed(tmp_path / "other", files))
    names = [path.relative_to(one) for path in sorted(one.rglob("*")) if path.is_file()]
    assert [path.relative_to(other) for path in sorted(other.rglob("*")) if path.is_file()] == names
    for name in names:
        if name.name != ".quietpage":
            assert (one / name).read_bytes() == (other / name).read_bytes()


@pytest.mark.parametrize("command", ["check", "build"])
def test_its_problems_are_told_in_the_file_that_is_there(tmp_path: Path, command: str) -> None:
    said = run(renamed(tmp_path, {"quietpage.yml": f"{CONFIG}titel: Mine\n"}), command)
    assert said.code == 1
    assert said.places == [f"{LONG}:3:1: quietpage knows no key titel for this page"]


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"people/ada.yml": ADA + "ways: [whistles]\n"}, "or write ways of your own in quietpage.yaml"),
        (
            {
                "quietpage.yml": CONFIG + "language: de\n",
                "people/ada.yml": "name: Ada\nreasons: Frau Zwei hört zu.\n",
            },
            "say so in quietpage.yaml: not_numbers: [Frau Zwei]",
        ),
        (
            {"quietpage.yml": CONFIG + "theme: classroom\n", "people/ada.yml": ADA},
            "write in quietpage.yaml: first_names: [Ada Lovelace]",
        ),
        ({"static/CNAME": "rosa.example"}, "write the name into quietpage.yaml, after domain:"),
        ({"people/all.csv": "name\nBo\n"}, "move it up, to quietpage.yaml, and there"),
        ({"quietpage.yml": "author:\n  name: Your name\n"}, "below author: in quietpage.yaml."),
    ],
)
def test_every_message_names_the_file_that_is_there(
    tmp_path: Path, files: dict[str, str], words: str
) -> None:
    said = check(renamed(tmp_path, files))
    assert words in said.err + said.out
    assert "quietpage.yml" not in said.err + said.out


def test_the_details_name_it_too_and_so_do_other_programs(tmp_path: Path) -> None:
    page = renamed(tmp_path)
    assert "There is no url: in quietpage.yaml, so " in run(page, "check", "-v").out
    (page / LONG).write_text(CONFIG + "titel: Mine\n")
    for form, place in (("json", LONG), ("sarif", LONG), ("github", f"file={LONG}")):
        assert place in run(page, "check", "--format", form).out
    (problem,) = json.loads(run(page, "check", "--format", "json").out)["problems"]
    assert problem["path"] == LONG


@pytest.mark.parametrize(
    ("one", "other", "told", "help"),
    [
        (CONFIG, CONFIG + "title: Mine\n", LONG, "write what should stay into quietpage.yml, and take this "),
        (CONFIG, CONFIG, LONG, "take this file away: the same stands in quietpage.yml"),
        (CONFIG, " \n", LONG, "take this file away: there is nothing in it"),
        ("", CONFIG, "quietpage.yml", "take this file away: there is nothing in it"),
    ],
)
def test_both_at_once_are_a_problem_and_the_way_out_is_one(
    tmp_path: Path, one: str, other: str, told: str, help: str
) -> None:
    page = site(tmp_path, {"quietpage.yml": one, LONG: other})
    said = check(page)
    stays = LONG if told == "quietpage.yml" else "quietpage.yml"
    assert said.places == [
        f"{told}: there is {stays} as well, and only one of the two can say what the page is"
    ]
    assert f"help: {help}" in said.err
    (page / told).unlink()
    built(page)


def test_what_is_the_matter_with_the_one_that_is_read_is_told_beside_it(tmp_path: Path) -> None:
    said = check(site(tmp_path, {"quietpage.yml": CONFIG + "titel: Mine\n", LONG: CONFIG}))
    assert [place.split(": ")[0] for place in said.places] == [LONG, "quietpage.yml:3:1"]


def test_a_link_in_its_place_is_followed_neither_alone_nor_beside_it(tmp_path: Path) -> None:
    page = site(tmp_path / "page")
    (page / "quietpage.yml").rename(tmp_path / "elsewhere.yml")
    (page / LONG).symlink_to(tmp_path / "elsewhere.yml")
    assert check(page).places == [f"{LONG}: this is a link to another place, and quietpage follows none"]
    (page / "quietpage.yml").write_text(CONFIG)
    said = check(page)
    assert [place.split(": ")[0] for place in said.places] == [LONG]
    assert "help: take this link away: the page is made from quietpage.yml" in said.err
    (page / LONG).unlink()
    (page / "quietpage.yml").rename(page / LONG)
    (page / "quietpage.yml").symlink_to(LONG)
    said = check(page)
    assert [place.split(": ")[0] for place in said.places] == ["quietpage.yml"]
    assert "help: take this link away: the page is made from quietpage.yaml" in said.err
    (page / "quietpage.yml").unlink()
    built(page)


def test_a_folder_of_that_name_is_no_second_file(tmp_path: Path) -> None:
    page = site(tmp_path)
    (page / LONG).mkdir()
    built(page)
    (page / LONG).rmdir()
    (page / "quietpage.yml").rename(page / LONG)
    (page / "quietpage.yml").mkdir()
    built(page)


@pytest.mark.parametrize("other", ["Quietpage.yaml", "QUIETPAGE.YML", "Quietpage.yml"])
def test_one_in_capital_letters_is_told_alone_and_beside_another(tmp_path: Path, other: str) -> None:
    page = site(tmp_path)
    (page / "quietpage.yml").rename(page / other)
    if (page / other.lower()).exists() and configs_in(home_of(page)):
        pytest.skip("this disk does not tell capital letters from small ones")
    assert f"help: rename {other} to {other.lower()}\n" in check(page).err
    (page / "quietpage.yml").write_text(CONFIG + "title: Mine\n")
    said = check(page)
    assert [place.split(": ")[0] for place in said.places] == [other]
    assert "help: write what should stay into quietpage.yml, and take this file away" in said.err


def test_the_folder_above_is_told_from_within(tmp_path: Path) -> None:
    assert "the page is in the folder above this one" in run(renamed(tmp_path) / "people", "check").err


def test_a_copy_that_a_program_kept_is_told(tmp_path: Path) -> None:
    page = renamed(tmp_path)
    (page / "quietpage (conflicted copy).yaml").write_text(CONFIG)
    assert "quietpage.yaml was changed in two places at once" in check(page).err


def test_a_second_document_below_it_is_told_as_the_welcome(tmp_path: Path) -> None:
    said = check(renamed(tmp_path, {"quietpage.yml": f"---\n{CONFIG}---\nCome in.\n"}))
    assert "welcome: |" in said.err


def test_new_leaves_the_page_as_it_is_and_adds_what_it_is_asked_for(tmp_path: Path) -> None:
    page = renamed(tmp_path / "page")
    said = run(tmp_path, "new", "page")
    assert said.places == ["page/quietpage.yaml: there is a page in this folder already"]
    said = run(tmp_path, "new", "page", "--cms")
    assert "help: to have forms for it: quietpage cms page\n" in said.err
    assert run(page, "new", "--vscode").code == 0
    assert not (page / "quietpage.yml").exists()
    settings = json.loads((page / ".vscode/settings.json").read_text())
    assert settings["yaml.schemas"][".schema/quietpage.json"] == ["quietpage.yml", LONG]
    assert json.loads((page / "frontmatter.json").read_text())["frontMatter.data.files"][0]["file"] == (
        "[[workspace]]/quietpage.yaml"
    )
    built(page)


def test_commands_that_change_people_know_it(tmp_path: Path) -> None:
    page = renamed(tmp_path)
    said = run(page, "add", "Bo", "--why", "He listens.")
    assert (said.code, said.err) == (0, "")
    (page / "list.txt").write_text("Cy Lind, https://cy.example/\n")
    assert run(page, "gather", "list.txt", "--only", "Cy Lind").code == 0
    assert run(page, "remove", "Bo", "--yes").code == 0
    assert "write its name in quietpage.yaml, for example" in run(page, "themes").out
    said = run(page, "themes", "new", "sea")
    assert "For the page to use it, write in quietpage.yaml:\n  theme: ./sea" in said.out
    (page / LONG).write_text(f"{CONFIG}theme: ./sea\n")
    built(page)


def test_gather_takes_neither_for_people(tmp_path: Path) -> None:
    other = site(tmp_path / "other", {LONG: CONFIG, "people/bo.yml": "name: Bo\nreasons: He listens.\n"})
    page = site(tmp_path / "page")
    said = run(page, "gather", str(other))
    assert "  Bo\n" in said.out
    assert "Rosa Lind" not in said.out


def test_it_is_written_for_whoever_types_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["schema", "--help"])
    assert "quietpage.yml" in capsys.readouterr().out
