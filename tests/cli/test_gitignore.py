"""A `.gitignore` that was there before a page: what git would still take along of what quietpage makes."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from quietpage.cli.gitignore import MADE, let_through
from tests.repository import git
from tests.sites import run

TEXTS = [
    "",
    "node_modules\n",
    "_site\n",
    "_site/\n.quietpage/\n",
    "/_site\n/.quietpage\n",
    "/_site/\n**/.quietpage/\n",
    "**/_site\n.quietpage/**\n",
    "_site/*\n.quietpage/*\n",
    "*\n",
    "**\n",
    "/*\n!.gitignore\n",
    "_*\n.*\n",
    ".*/\n_s?te/\n",
    "[_.]*\n",
    "[^a-z]*\n",
    "[!a-z]*\n",
    "\\_site\n.quiet\\page\n",
    "_site/\n!_site/\n.quietpage\n",
    "!_site/\n_site/\n",
    "# _site/\n#.quietpage\n",
    "_site/   \n.quietpage/\t\n",
    "_site/\r\n.quietpage/\r\n",
    "\ufeff_site/\n.quietpage/\n",
    "docs/_site/\n",
    "site/\nquietpage/\n",
    "_site/index.html\n",
    "_SITE/\n",
    "  _site/\n",
    "_site\\ \n",
    "\n\n/\n//\n!\n*/\n",
]


@pytest.mark.needs("git")
@pytest.mark.parametrize("text", TEXTS)
def test_what_a_list_lets_through_is_what_git_would_take(text: str, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    (tmp_path / ".gitignore").write_text(text, newline="")
    for name in MADE:
        (tmp_path / name).mkdir()
        (tmp_path / name / "x").touch()
    seen = git(tmp_path, "status", "--porcelain", "-uall").split("\n")
    assert let_through(text) == tuple(name for name in MADE if f"?? {name}/x" in seen)


@pytest.mark.needs("git")
@pytest.mark.parametrize("repository", [True, False])
def test_the_lines_that_are_missing_are_told_and_followed_they_are_enough(
    repository: bool, tmp_path: Path
) -> None:
    if repository:
        git(tmp_path, "init", "-q")
    (tmp_path / ".gitignore").write_text("node_modules\n.quietpage\n")
    made = run(tmp_path, "new", ".")
    assert made.code == 0
    told = made.out.partition("Write into .gitignore, so that git leaves alone what quietpage makes:\n")[2]
    missing = [line.strip() for line in told.split("\n") if line.startswith("  ")]
    assert missing == ["_site/"]
    assert (tmp_path / ".gitignore").read_text() == "node_modules\n.quietpage\n"
    with (tmp_path / ".gitignore").open("a") as file:
        file.writelines(f"{line}\n" for line in missing)
    assert run(tmp_path, "build").code == 0
    if repository:
        assert "_site" not in git(tmp_path, "status", "--porcelain")
    (tmp_path / "quietpage.yml").unlink()
    assert "Write into" not in run(tmp_path, "new", ".").out


@pytest.mark.needs("git")
def test_what_git_ignores_by_another_list_is_not_missed(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    (tmp_path / ".gitignore").write_text("_site\n")
    (tmp_path / ".git" / "info" / "exclude").write_text(".quietpage/\n")
    (tmp_path / "page").mkdir()
    (tmp_path / "page" / ".gitignore").write_text("node_modules\n")
    made = run(tmp_path, "new", "page")
    assert "Left as it was: page/.gitignore" in made.out
    assert "Write into" not in made.out


def test_a_list_that_cannot_be_read_is_told_as_one_that_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "page" / ".gitignore").mkdir(parents=True)
    made = run(tmp_path, "new", "page")
    assert "Write into page/.gitignore" in made.out
    assert "\n  _site/\n  .quietpage/\n" in made.out


@pytest.mark.needs("git")
def test_a_list_that_a_new_page_brings_says_all(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    assert "Write into" not in run(tmp_path, "new").out
