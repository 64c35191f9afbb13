"""Deploys for the tests: a page in a repository, a host beside it, and what a deploy is held to."""

from __future__ import annotations

from pathlib import Path

from tests.repository import git, state
from tests.sites import Outcome, run

BO = "name: Bo\nreasons: Kind, and a good listener.\n"


def published(page: Path, *more: str) -> Outcome:
    """A deploy that goes well and touches nothing of the writer's."""
    before = state(page)
    outcome = run(page, "deploy", *more)
    assert (outcome.code, outcome.err) == (0, "")
    assert state(page) == before
    return outcome


def refused(page: Path, *more: str) -> str:
    """What is said by a deploy that cannot be, and changes nothing anywhere."""
    host = page.parent / "host.git"
    before = state(page), git(host, "for-each-ref")
    outcome = run(page, "deploy", *more)
    assert outcome.code == 1, outcome
    assert (state(page), git(host, "for-each-ref")) == before
    assert "\nhelp: " in outcome.err
    assert "Traceback" not in outcome.err
    return outcome.err


def history(host: Path, branch: str = "gh-pages") -> list[str]:
    return git(host, "log", "--format=%s", branch).split("\n")


def told(words: str) -> str:
    """A report on one line."""
    return " ".join(words.split())


def hook(host: Path, text: str) -> None:
    """Let the host run this before it takes anything."""
    path = host / "hooks" / "pre-receive"
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)


def says(host: Path, words: str) -> None:
    """Let the host refuse whatever comes, in these words."""
    (host / "words").write_text(words)
    hook(host, f"cat '{host}/words' >&2; exit 1")


def put_by_another_tool(page: Path, branch: str = "gh-pages", **files: str) -> None:
    """A branch that another tool made, here and at the host, of these files."""
    git(page, "checkout", "-q", "--orphan", branch)
    git(page, "rm", "-rfq", "--cached", ".")
    for name, text in (files or {"index_html": "old"}).items():
        path = page / name.replace("_", ".")
        path.write_text(text)
        git(page, "add", "-f", path.name)
    git(page, "commit", "-q", "-m", "Old")
    git(page, "push", "-q", "origin", branch)
    git(page, "checkout", "-q", "-f", "main")
