"""What is copied can be copied to every system, and shown by every host; if not, `check` says so already."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from quietpage.core.diagnostics import Problem
from quietpage.core.model import File
from quietpage.core.paths import static_problems
from quietpage.core.source import Whole
from tests.sites import check, run, site


def of(*names: str, most: int = 100) -> list[Problem]:
    return list(static_problems([File(f"static/{name}", name, b"kind") for name in names], most))


@pytest.mark.parametrize(
    "name",
    [
        "a:b.txt",
        "CON.txt",
        "aux",
        "a?.txt",
        "new\nline.txt",
        "tail.",
        "tail .txt ",
        "a\\b.txt",
        "x/nul/a.txt",
    ],
)
def test_a_name_that_some_system_cannot_have_is_told_where_it_is(name: str) -> None:
    (problem,) = of("fine.txt", name)
    assert problem.message == "not every system and host can have a file of this name"
    assert problem.place == Whole(f"static/{name}")


def test_two_names_that_some_system_takes_for_one_are_told() -> None:
    assert [problem.message for problem in of("Note.txt", "note.txt", "other.txt")] == [
        'this and "Note.txt" cannot be in one folder on every system'
    ]
    assert len(of("\u00e9.txt", "e\u0301.txt")) == 1


def test_names_of_every_script_are_well() -> None:
    assert of("élan.txt", "सावित्री.txt", "it's ours, (really).txt", "--help.txt", "deep/er/still.txt") == []


def test_more_than_hosts_take_is_told() -> None:
    assert of("a.txt", "b.txt", most=8) == []
    (problem,) = of("a.txt", "b.txt", "c.txt", most=8)
    assert "more than hosts take" in problem.message


def test_check_and_build_and_deploy_say_the_same_of_such_a_name(tmp_path: Path) -> None:
    folder = site(
        tmp_path, {"static/a:b.txt": "kind\n", "static/Note.txt": "kind\n", "static/note.txt": "kind\n"}
    )
    said = check(folder)
    assert said.code == 1
    assert len(said.places) == 2
    assert run(folder, "build") == said
    assert run(folder, "deploy") == said


def test_check_knows_a_page_of_ours_in_another_spelling_and_so_does_build(tmp_path: Path) -> None:
    name = unicodedata.normalize("NFD", "zoë.HTML")
    folder = site(tmp_path, {f"static/people/{name}": "kind\n"}, zoe="name: Zoë\nreasons: Kind.\n")
    said = check(folder)
    assert "the page has its own" in said.err
    assert run(folder, "build") == said


def test_what_hosts_look_for_is_on_every_page_for_all_to_read(tmp_path: Path) -> None:
    folder = site(tmp_path)
    assert run(folder, "build").code == 0
    files = [path for path in (folder / "_site").rglob("*") if path.is_file()]
    assert {"index.html", "404.html", ".nojekyll"} <= {path.name for path in files}
    for path in files:
        found = path.lstat()
        assert (found.st_mode & 0o777, found.st_nlink, path.is_symlink()) == (0o644, 1, False)
