"""Real repositories for the tests: git as it is, and a bare one that stands in for a host."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.sites import site
from tests.tools import program

SETTINGS = """\
[user]
    name = Rosa Lind
    email = rosa@example.org
[init]
    defaultBranch = main
[protocol "file"]
    allow = always
"""


def git(folder: Path, *arguments: str, given: bytes = b"", fails: bool = False) -> str:
    """What git says in a folder."""
    done = subprocess.run(["git", *arguments], cwd=folder, input=given, capture_output=True)
    assert fails or done.returncode == 0, done.stderr.decode()
    return done.stdout.decode("utf-8", "surrogateescape").strip("\n")


def own_settings(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let git know nothing but what the tests tell it."""
    program("git")
    for name in [name for name in os.environ if name.startswith("GIT_") or name == "EMAIL"]:
        monkeypatch.delenv(name)
    settings = folder / "gitconfig"
    settings.write_text(SETTINGS)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)


def repository(folder: Path, **kind: str) -> Path:
    """A site in a repository, all of it committed and pushed to `host.git` beside it."""
    host = folder.parent / "host.git"
    form = [f"--object-format={kind['form']}"] if kind else []
    git(folder.parent, "init", "-q", "--bare", *form, str(host))
    site(folder, {".gitignore": "_site/\n.quietpage/\n"})
    git(folder, "init", "-q", *form)
    git(folder, "remote", "add", "origin", str(host))
    commit(folder, "Begin")
    git(folder, "push", "-q", "origin", "main")
    return folder


def commit(folder: Path, message: str) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", message)


def on(host: Path, branch: str = "gh-pages") -> dict[str, bytes]:
    """What a branch of the host holds: each file and its bytes."""
    listed = git(host, "ls-tree", "-r", "-z", "--name-only", branch).split("\0")
    return {
        name: subprocess.run(
            ["git", "cat-file", "blob", f"{branch}:{name}"], cwd=host, capture_output=True, check=True
        ).stdout
        for name in listed
        if name
    }


def state(folder: Path) -> dict[str, object]:
    """All that a deploy leaves alone: files, index, `HEAD`, branches, tags, notes of visits, and hooks."""
    kept = folder / ".git"
    files = {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file() and (kept not in path.parents)
    }
    refs = git(folder, "for-each-ref", "refs/heads", "refs/tags", "refs/stash", "refs/notes")
    own = {
        name: (kept / name).read_bytes()
        for name in ("HEAD", "index", "config", "FETCH_HEAD", "ORIG_HEAD", "shallow", "logs/HEAD")
        if (kept / name).is_file()
    }
    return {**files, **own, "refs": refs, "hooks": sorted(os.listdir(kept / "hooks"))}
