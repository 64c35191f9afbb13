"""What the README says is so."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.docs import ROOT, blocks
from tests.previews import previewing
from tests.sites import check, run, site


def test_the_commands_for_a_page_of_one_s_own_do_what_is_said(tmp_path: Path) -> None:
    _, page = blocks("README.md", "sh")
    commands = [line.split("#")[0] for line in page.splitlines()]
    ours = [shlex.split(command)[1:] for command in commands if command.startswith("quietpage")]
    assert ours == [["new", "my-page"], ["preview", "my-page"], ["build", "my-page"]]
    for arguments in ours:
        if arguments[0] == "preview":
            with previewing(tmp_path / arguments[1]) as preview:
                assert "Louis Braille" in preview.get().text
        else:
            assert run(tmp_path, *arguments).code == 0
    assert (tmp_path / "my-page" / "_site" / "index.html").exists()


def test_the_two_commands_are_tasks_that_there_are() -> None:
    import runpy

    tasks = runpy.run_path(str(ROOT / "task.py"))["TASKS"]
    two, _ = blocks("README.md", "sh")
    named = [shlex.split(line.split("#")[0]) for line in two.splitlines()]
    assert [words[:2] for words in named] == [["python3", "task.py"]] * len(named)
    assert [words[2] for words in named] == ["demo", "test"]
    assert all(words[2] in tasks for words in named)


def test_the_person_in_the_readme_can_be_built(tmp_path: Path) -> None:
    (person,) = blocks("README.md", "yaml")
    assert len(person.splitlines()) == 6
    assert check(site(tmp_path, a=person)).err == ""


def test_every_task_in_contributing_is_one() -> None:
    import runpy

    tasks = runpy.run_path(str(ROOT / "task.py"))["TASKS"]
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert set(re.findall(r"task\.py (\w+)", text)) <= set(tasks)


@pytest.mark.needs("git")
def test_the_project_speaks_of_itself_alone() -> None:
    import subprocess

    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    names = listed.stdout.split("\n") if listed.returncode == 0 else []
    for name in names:
        path = ROOT / name
        if path.suffix in (".py", ".md", ".yml", ".toml", ".html", ".css") and path.is_file():
            text = path.read_text(encoding="utf-8")
            assert "/".join(("..", "shared")) not in text, name
