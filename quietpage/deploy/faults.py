"""What is broken in the repository here, as problems: told as that, and never as a fault of the remote.

Read from what git says once it has failed, so a deploy that goes well never loads this.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from quietpage.core.diagnostics import Problem
from quietpage.core.paths import shown
from quietpage.core.source import Whole
from quietpage.deploy.git import Answer, Git

_DAMAGED = (
    "is corrupt",
    "inflate: data stream",
    "not a tree object",
    "unable to read tree",
    "unable to read sha1",
    "unable to read object",
    "unable to unpack",
    "missing blob",
    "missing tree",
    "hash mismatch",
    "garbage at end of",
    "bad object ",
)
"""How git says that an object here is not what it was, or is not here any more; a name follows the last."""


def fault_here(git: Git, answer: Answer) -> Problem | None:
    """What is broken in this repository, if that is why git failed; nothing, if it may be the remote."""
    # What the remote says is marked by git; anybody could send words that look like git's own.
    said = "\n".join(line for line in answer.said.splitlines() if not line.startswith("remote:"))
    if "on the remote side" in answer.said:
        return None
    if found := re.search(r"bad object ((?:refs/|HEAD)\S*)", said):
        return _broken_ref(git, found[1])
    if found := re.search(r"(?:unexpected line in|parse error in) (\S*packed-refs)", said):
        return _line_too_much(git, found[1])
    if "bad shallow line" in said:
        return _line_too_much(git, _path_in_git(git, "shallow"))
    if config := next(
        (line for line in said.splitlines() if "bad config" in line and " in file " in line), ""
    ):
        file = config.rpartition(" in file ")[2].partition(" at line ")[0].strip("'")
        return Problem(
            f"git cannot read its settings: {answer.error}",
            Whole(file),
            "mend that line, or take it away; nothing was published",
        )
    if found := re.search(r"[Uu]nable to create '([^']+\.lock)': File exists", said):
        return Problem(
            "another git is at work here, or one that died has left this file",
            Whole(found[1]),
            f"wait until it is done; if none is at work: rm {shlex.quote(found[1])}",
        )
    if "No space left on device" in said or "Disk quota exceeded" in said:
        return Problem(
            f"there is no room left on this disk: {answer.error}",
            Whole(shown(git.folder)),
            "make room, and publish again",
        )
    if "insufficient permission for adding an object" in said or any(
        "unable to " in line and "Permission denied" in line for line in said.splitlines()
    ):
        objects = _path_in_git(git, "objects")
        return Problem(
            f"git may not write into its own folder: {answer.error}",
            Whole(objects),
            f'make it yours again: sudo chown -R "$(id -un)" {shlex.quote(str(Path(objects).parent))}',
        )
    if any(words in said for words in _DAMAGED):
        return Problem(
            f"something in this repository is damaged: {answer.error}",
            Whole(shown(git.folder)),
            "git fsck names it; the shortest way out is a new clone, into which you copy what you have not "
            "pushed yet: git clone ADDRESS",
        )
    return None


def unreadable(folder: Path) -> Problem | None:
    """There is a repository around a folder, but git takes it for none: its `HEAD` is damaged."""
    tops = (each / ".git" for each in (folder.absolute(), *folder.absolute().parents))
    kept = next((each for each in tops if each.exists()), None)
    if kept is None:
        return None
    if kept.is_file():
        return Problem(
            "git finds no repository where this file says that it is",
            Whole(shown(kept)),
            "if it is a worktree whose repository has moved: git worktree repair, in that repository",
        )
    return Problem(
        "git takes this for no repository, since something in it is missing or damaged",
        Whole(shown(kept)),
        "its file HEAD has to say where you are, as in ref: refs/heads/main, and the folders objects and "
        "refs have to be there; or make a new clone: git clone ADDRESS",
    )


def _broken_ref(git: Git, ref: str) -> Problem | None:
    """A branch, a tag or what git remembers of a remote points at nothing that is here."""
    if git.run("cat-file", "-e", ref).code == 0:
        return None  # it is the remote that has one of this name
    path = _path_in_git(git, ref)
    away = (
        f"rm {shlex.quote(path)}"
        if (git.folder / path).is_file()
        else f"git update-ref -d {shlex.quote(ref)}"
    )
    if ref.startswith("refs/remotes/"):
        help = f"git only remembers there what the remote has, and will again: {away}"
    else:
        log = _path_in_git(git, f"logs/{ref}")
        help = f"take it away: {away}"
        if ref.startswith("refs/heads/"):
            branch = shlex.quote(ref.removeprefix("refs/heads/"))
            help += f"; if you need it, git branch {branch} COMMIT makes it anew, with the last one in {log}"
    return Problem("this is broken here: what it points at is not in this repository", Whole(ref), help)


def _line_too_much(git: Git, path: str) -> Problem:
    return Problem(
        "there is a line in this file of git's that says nothing to git",
        Whole(path),
        "take that line away, and publish again; nothing was published",
    )


def _path_in_git(git: Git, name: str) -> str:
    """Where a file of git's is: relative to the folder, if it is inside."""
    return git.run("rev-parse", "--git-path", name).text or f".git/{name}"
