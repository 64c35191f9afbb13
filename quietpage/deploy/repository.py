"""What a new page asks of the repository that it will be in: its branch, and what it ignores."""

from __future__ import annotations

from pathlib import Path

from quietpage.core.diagnostics import Invalid
from quietpage.deploy.git import Git, git_in


def current_branch(top: Path) -> str:
    """The branch that a repository is on, also before its first commit; nothing, if it is on none."""
    git = _git(top)
    answer = git and git.run("symbolic-ref", "--quiet", "HEAD")
    if not answer or answer.code or not answer.text.startswith("refs/heads/"):
        return ""
    return answer.text.removeprefix("refs/heads/")


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
