"""What the README says is so."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.previews import previewing
from tests.sites import CONFIG, check, run, site

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(kind: str) -> list[str]:
    fenced = re.findall(r"^```(\w*)\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
    return [text for named, text in fenced if named == kind]


def test_the_commands_for_a_page_of_one_s_own_do_what_is_said(tmp_path: Path) -> None:
    commands = [line.split("#")[0] for line in blocks("sh")[1].splitlines()]
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
    named = [shlex.split(line.split("#")[0]) for line in blocks("sh")[0].splitlines()]
    assert [words[:2] for words in named] == [["python3", "task.py"]] * len(named)
    assert [words[2] for words in named] == ["demo", "test"]
    assert all(words[2] in tasks for words in named)


def test_the_person_in_the_readme_can_be_built(tmp_path: Path) -> None:
    (person,) = blocks("yaml")
    assert len(person.splitlines()) == 6
    assert check(site(tmp_path, a=person)).err == ""


def test_the_report_in_the_readme_is_the_one_that_is_given(tmp_path: Path) -> None:
    (report,) = [block for block in blocks("") if block.startswith("people/")]
    line = re.search(r"\| (reasons: .*)", report)
    assert line
    folder = site(tmp_path, {"quietpage.yml": CONFIG}, ada=f"name: Ada\n{line[1]}\n")
    assert check(folder).err == report


DOCS = [path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", *DOCS])
def test_every_link_in_the_docs_leads_somewhere(name: str) -> None:
    page = ROOT / name
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        if not target.startswith("http"):
            assert (page.parent / target).exists(), f"{name} leads to {target}"


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
