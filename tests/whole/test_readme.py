"""What the README says is so."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

import pytest

from tests.docs import ROOT, bash, blocks
from tests.previews import previewing
from tests.sites import check, run, site

INSTALLED = (
    "uv tool install .\n",
    "pipx install .\n",
    "sudo apt install pipx\n",
    "curl -LsSf https://astral.sh/uv/install.sh | sh\n",
    "python3 -m venv ~/quietpage-program\n~/quietpage-program/bin/python -m pip install .\n",
)
"""What the README has somebody paste before there is a quietpage, in the order in which it stands there."""

PAGE = ("cd ~\nquietpage new my-page\nquietpage preview my-page\n", "quietpage build my-page\n")
OURS = "python3 task.py demo\npython3 task.py test\n"


def test_the_commands_for_a_page_of_one_s_own_do_what_is_said(tmp_path: Path) -> None:
    assert blocks("README.md", "sh") == [*INSTALLED, *PAGE, OURS]
    ours = [shlex.split(line)[1:] for line in "".join(PAGE).splitlines() if line.startswith("quietpage")]
    assert ours == [["new", "my-page"], ["preview", "my-page"], ["build", "my-page"]]
    for arguments in ours:
        if arguments[0] == "preview":
            with previewing(tmp_path / arguments[1]) as preview:
                assert "Louis Braille" in preview.get().text
        else:
            assert run(tmp_path, *arguments).code == 0
    assert (tmp_path / "my-page" / "_site" / "index.html").exists()


@pytest.mark.needs("bash")
@pytest.mark.slow
def test_without_uv_and_pipx_two_lines_install_it(tmp_path: Path, wheel: Path) -> None:
    commands = INSTALLED[-1].replace("pip install .", f"pip install --no-deps --no-index {wheel}")
    bash(tmp_path, commands, HOME=str(tmp_path))
    said = subprocess.run(
        [tmp_path / "quietpage-program" / "bin" / "quietpage", "--version"], capture_output=True, text=True
    )
    assert said.stdout.startswith("quietpage "), said.stderr


def test_the_two_commands_are_tasks_that_there_are() -> None:
    import runpy

    tasks = runpy.run_path(str(ROOT / "task.py"))["TASKS"]
    named = [shlex.split(line) for line in OURS.splitlines()]
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
