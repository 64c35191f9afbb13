"""What a new page asks of the repository that it will be in: its branch, and what it ignores."""

from __future__ import annotations

import re
from pathlib import Path

from quietpage.core.diagnostics import Invalid
from quietpage.deploy.git import Git, git_in

_ON_GITHUB = re.compile(
    r"(?:(?:https?|ssh|git)://(?:[^@/]*@)?github\.com(?::\d+)?/|(?:[^@/:]*@)?github\.com:/?)"
    r"([A-Za-z0-9-]+)/([A-Za-z0-9._-]+?)(?:\.git)?/?",
    re.IGNORECASE,
)


def current_branch(top: Path) -> str:
    """The branch that a repository is on, also before its first commit; nothing, if it is on none."""
    git = _git(top)
    answer = git and git.run("symbolic-ref", "--quiet", "HEAD")
    if not answer or answer.code or not answer.text.startswith("refs/heads/"):
        return ""
    return answer.text.removeprefix("refs/heads/")


def on_github(top: Path) -> str:
    """What comes behind github.com/ in a repository's address, `owner/name`; nothing, if it is not there.

    Nothing else of the remote's address goes on: there may be a password in it.
    """
    git = _git(top)
    answer = git and git.run("remote", "get-url", "origin")
    found = answer and not answer.code and _ON_GITHUB.fullmatch(answer.text)
    return f"{found[1]}/{found[2]}" if found else ""


def is_ignored(top: Path, path: Path) -> bool | None:
    """Whether git passes over a file that is not there yet; `None`, if there is no git to tell."""
    git = _git(top)
    answer = git and git.run("check-ignore", "--quiet", "--no-index", "--", str(path))
    return answer.code == 0 if answer and answer.code in (0, 1) else None


def _git(top: Path) -> Git | None:
    try:
        return git_in(top)
    except Invalid:
        return None
