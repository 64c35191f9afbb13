"""What is broken in the repository here is told as that, with what mends it; the remote is not blamed."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from quietpage.deploy.faults import fault_here
from quietpage.deploy.git import Answer, git_in
from tests.deploy.deploys import BO, published, told
from tests.repository import git, on
from tests.sites import run

pytestmark = pytest.mark.needs("git")

NOWHERE = "1234567890" * 4


@pytest.fixture
def again(page: Path) -> Path:
    """A page that was published, and is another one since."""
    published(page)
    git(page, "fetch", "-q", "origin")
    (page / "people" / "bo.yml").write_text(BO)
    return page


def said_by(page: Path) -> str:
    outcome = run(page, "deploy")
    assert outcome.code == 1, outcome
    assert "Traceback" not in outcome.err
    assert "the remote" not in outcome.err.split("\nhelp")[0]
    assert "\nhelp: " in outcome.err
    return told(outcome.err)


@pytest.mark.parametrize("content", ["garbage\n", "", NOWHERE + "\n"], ids=["garbage", "empty", "nowhere"])
@pytest.mark.parametrize(
    "ref", ["refs/remotes/origin/gh-pages", "refs/heads/gh-pages", "refs/heads/other", "refs/tags/v"]
)
def test_a_ref_that_points_at_nothing_is_named_and_the_command_mends_it(
    again: Path, host: Path, ref: str, content: str
) -> None:
    path = again / ".git" / ref
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content)
    said = said_by(again)
    assert said.startswith(f"{ref}: this is broken here: ")
    command = f"rm .git/{ref}"
    assert command in said
    subprocess.run(shlex.split(command), cwd=again, check=True)
    published(again)
    assert "people/bo.html" in on(host)


def test_a_packed_ref_that_points_at_nothing_is_mended_by_git(again: Path) -> None:
    (again / ".git" / "packed-refs").write_text(f"{NOWHERE} refs/remotes/origin/old\n")
    said = said_by(again)
    command = "git update-ref -d refs/remotes/origin/old"
    assert said.endswith(command)
    git(again, *command.split()[1:])
    published(again)


def test_the_branch_one_is_on_can_be_made_anew(again: Path) -> None:
    last = git(again, "rev-parse", "main")
    (again / ".git/refs/heads/main").write_text("garbage\n")
    said = said_by(again)
    assert "git branch main COMMIT makes it anew, with the last one in .git/logs/refs/heads/main" in said
    (again / ".git/refs/heads/main").unlink()
    git(again, "branch", "main", last)
    published(again)


def test_a_local_ref_is_not_looked_at_where_it_is_not_needed(page: Path, host: Path) -> None:
    (page / ".git/refs/heads/gh-pages").write_text("garbage\n")
    assert run(page, "deploy").code == 0
    assert "index.html" in on(host)


def test_a_line_too_much_in_a_file_of_git_s_is_told(again: Path) -> None:
    for name in ("packed-refs", "shallow"):
        path = again / ".git" / name
        before = path.read_text() if path.exists() else None
        path.write_text("garbage\n")
        assert said_by(again).startswith(f".git/{name}: there is a line in this file")
        path.unlink() if before is None else path.write_text(before)
    published(again)


def test_settings_that_cannot_be_read_are_told_with_their_file(again: Path) -> None:
    config = again / ".git/config"
    before = config.read_text()
    config.write_text(f"{before}[bad\n")
    assert said_by(again).startswith(".git/config: git cannot read its settings: bad config line")
    config.write_text(before)
    published(again)


@pytest.mark.parametrize("name", ["HEAD", "objects", "refs"])
def test_a_repository_that_git_takes_for_none_is_not_one_to_make_anew(again: Path, name: str) -> None:
    path = again / ".git" / name
    path.rename(again / ".git" / "aside")
    if name == "HEAD":
        path.write_text("garbage\n")
    said = said_by(again)
    assert ".git: git takes this for no repository" in said
    assert "git init" not in said


@pytest.mark.parametrize("what", ["gh-pages", "gh-pages^{tree}", "gh-pages:.quietpage"])
def test_a_damaged_or_missing_object_is_told(again: Path, what: str) -> None:
    name = git(again, "rev-parse", f"origin/{what}")
    path = again / ".git/objects" / name[:2] / name[2:]
    path.chmod(0o644)
    path.write_text("garbage")
    assert "something in this repository is damaged: " in said_by(again)


def test_locks_and_an_index_that_a_deploy_does_not_need_are_in_nobody_s_way(again: Path, host: Path) -> None:
    for name in ("index.lock", "refs/heads/gh-pages.lock", "packed-refs.lock", "config.lock", "HEAD.lock"):
        (again / ".git" / name).touch()
    (again / ".git/index").write_bytes(b"garbage")
    assert run(again, "deploy").code == 0
    assert "people/bo.html" in on(host)


@pytest.mark.parametrize(
    ("words", "problem", "help"),
    [
        (
            "fatal: Unable to create '/a b/.git/shallow.lock': File exists.",
            "another git is at work here, or one that died has left this file",
            "rm '/a b/.git/shallow.lock'",
        ),
        ("fatal: write error: No space left on device", "there is no room left on this disk", "make room"),
        (
            "error: insufficient permission for adding an object to repository database .git/objects",
            "git may not write into its own folder",
            'sudo chown -R "$(id -un)" .git',
        ),
        ("remote: fatal: Unable to create '/r/.git/shallow.lock': File exists.", "", ""),
        ("remote: fatal: bad object refs/heads/main", "", ""),
        ("fatal: bad object refs/heads/main", "", ""),  # it is well here: the remote's may not be
    ],
)
def test_what_else_can_be_in_the_way_here(page: Path, words: str, problem: str, help: str) -> None:
    found = fault_here(git_in(page), Answer(128, b"", words, words))
    assert (found is None) == (not problem)
    if found is not None:
        assert found.message.startswith(problem)
        assert help in found.help


def test_a_repository_of_somebody_else_s_is_told_with_the_command(
    again: Path, host: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Only root can give files away: git is told that they are somebody else's, by its own means for tests. It
    # is told so by a program in its place, since a deploy keeps such settings from it.
    found = shutil.which("git")
    (again.parent / "bin").mkdir()
    other = again.parent / "bin/git"
    other.write_text(f'#!/bin/sh\nGIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec "{found}" "$@"\n')
    other.chmod(0o755)
    monkeypatch.setenv("PATH", f"{other.parent}{os.pathsep}{os.environ['PATH']}")
    git(again.parent, "config", "--global", "--add", "safe.directory", str(host))
    said = said_by(again)
    command = f"git config --global --add safe.directory {again}"
    assert said.endswith(command)
    git(again.parent, *command.split()[1:])
    assert run(again, "deploy").code == 0
    assert "people/bo.html" in on(host)


def test_a_damaged_repository_at_the_remote_is_blamed_on_the_remote(again: Path, host: Path) -> None:
    name = git(host, "rev-parse", "gh-pages^{tree}")
    clone = again.parent / "clone"
    git(again.parent, "clone", "-q", "-b", "main", "--single-branch", f"file://{host}", str(clone))
    (host / "objects" / name[:2] / name[2:]).unlink()
    outcome = run(clone, "deploy")
    assert outcome.code == 1
    assert "the repository at this remote is damaged" in told(outcome.err)
