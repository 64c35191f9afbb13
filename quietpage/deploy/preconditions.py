"""What keeps a page from being published to a branch, as problems: looked for before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quietpage.core.diagnostics import Problem
from quietpage.core.source import Whole
from quietpage.deploy.git import Git
from quietpage.deploy.objects import (
    DOMAIN_FILES,
    REGULAR_FILE,
    TRAILER,
    Files,
    files_of,
    written_tree,
)
from quietpage.load.inventory import CONFIG
from quietpage.write.destination import MARKER, listed_in


def no_identity(git: Git) -> Iterable[Problem]:
    """git does not know whom to name as the author of a commit."""
    for variable in ("GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT"):
        if git.run("var", variable).code:
            yield Problem(
                "git does not know who you are, and every commit says who made it",
                Whole("git"),
                'tell it once: git config --global user.name "Your name", and the same with user.email',
            )
            return


def no_remote(git: Git, remote: str) -> Iterable[Problem]:
    """There is no remote of this name."""
    known = git.checked("remote").text.split("\n")
    if remote in known:
        return
    others = [name for name in known if name]
    way_out = f"give it an address: git remote add {remote} ADDRESS"
    if others:
        way_out += f"; or name another with --remote: {', '.join(others)}"
    yield Problem("git knows no remote of this name here", Whole(remote), way_out)


def in_use_here(git: Git, branch: str) -> Iterable[Problem]:
    """A local branch of this name is the one that is worked on, or holds something else than pages.

    A deploy does not write to it; but its name is taken, and pushing it later would meet the page.
    """
    if git.run("symbolic-ref", "--quiet", "HEAD").text == f"refs/heads/{branch}":
        yield Problem(
            "this is the branch that you are on, and the finished page would take the place of your work",
            Whole(branch),
            "name another with --branch, gh-pages, say, or leave --branch out",
        )
        return
    here = git.run("rev-parse", "--quiet", "--verify", f"refs/heads/{branch}^{{commit}}")
    if here.code == 0:
        yield from foreign_files(git, files_of(git, here.text), branch)


def foreign_files(git: Git, files: Files, branch: str, *, main: bool = False) -> Iterable[Problem]:
    """There are files on a branch that quietpage did not write. `main`: it is the remote's default branch.

    quietpage's own files are those that its marker on the branch lists. `branch` is how the branch is named
    in a problem.
    """
    marker = files.get(MARKER)
    ours = None
    if marker and marker.mode == REGULAR_FILE:
        ours = listed_in(git.checked("cat-file", "blob", marker.blob).out)
    if ours is None and main:
        yield Problem(
            "this is the main branch of the remote, and the finished page would take its place",
            Whole(branch),
            "name another with --branch, gh-pages, say, or leave --branch out",
        )
        return
    # What this holds means nothing, and whoever makes a branch for GitHub may begin with it.
    known = {*ours, MARKER} if ours is not None else {".nojekyll"}
    others = [
        path
        for path, entry in files.items()
        if entry.mode != REGULAR_FILE or (path not in known and path not in DOMAIN_FILES)
    ]
    if CONFIG in others:
        yield Problem(
            "the page is written on this branch, and the finished one would take its place",
            Whole(branch),
            "name another with --branch, gh-pages, say, or leave --branch out",
        )
    elif others:
        yield Problem(
            f"quietpage did not write this branch, or not all that is on it: {_some(others)}",
            Whole(branch),
            "name another branch with --branch; or take these files off it, if nobody needs them; "
            "a file for the page goes into static/",
        )


def changed_by_hand(git: Git, commit: str, files: Files, branch: str) -> Iterable[Problem]:
    """Somebody changed the pages themselves, after quietpage wrote them last.

    What quietpage wrote is named by the trailer of the last commit that has one: its tree is compared with
    what is on the branch now.
    """
    last = ("--first-parent", "--max-count=1", "--basic-regexp", f"--grep=^{TRAILER}: ")
    told = git.checked(
        "log", "--no-show-signature", *last, f"--format=%T %(trailers:key={TRAILER},valueonly)", commit
    ).text.split()
    if len(told) != 2 or told[1] == written_tree(git, files):
        return
    before = files_of(git, told[0])
    changed = [path for path in sorted(files.keys() | before.keys()) if files.get(path) != before.get(path)]
    changed = [path for path in changed if path not in DOMAIN_FILES]
    yield Problem(
        f"somebody has changed the finished page itself on this branch: {_some(changed)}",
        Whole(branch),
        "make the same change in what the page is made from, take theirs back there with git revert, "
        "and publish again",
    )


def _some(paths: Sequence[str]) -> str:
    return ", ".join(paths[:3]) + (" and others" if paths[3:] else "")
