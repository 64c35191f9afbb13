"""What keeps a page from being published to a branch, as problems: looked for before anything is written."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Sequence

from quietpage.core.diagnostics import Problem
from quietpage.core.source import Whole
from quietpage.deploy.git import Git
from quietpage.deploy.names import USUAL_BRANCH
from quietpage.deploy.objects import (
    DOMAIN_FILES,
    REGULAR_FILE,
    TRAILER,
    Files,
    files_of,
    written_tree,
)
from quietpage.load.inventory import CONFIGS
from quietpage.write.marker import MARKER, listed_in

_ANOTHER = "name another with --branch, gh-pages, say, or leave --branch out"

_FOR_PAGES = frozenset((USUAL_BRANCH, "pages"))
"""Branches that hold finished pages and nothing else, wherever they are."""

_ALSO_FOUND_AS = ("refs/heads/", "refs/tags/", "refs/", "refs/remotes/")
"""What git puts before a name to find it (gitrevisions(7)), also before one that is whole already."""


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


def no_remote(remote: str, known: Sequence[str]) -> Iterable[Problem]:
    """There is no remote of this name among those that git knows."""
    if remote in known:
        return
    way_out = f"give it an address: git remote add {remote} ADDRESS"
    if known:
        way_out += f"; or name another with --remote: {', '.join(known)}"
    yield Problem("git knows no remote of this name here", Whole(remote), way_out)


def in_use_here(git: Git, branch: str) -> Iterable[Problem]:
    """A local branch of this name is the one that is worked on, or one that the page is written on.

    Any other may be here or not: a deploy neither reads nor writes it.
    """
    if git.run("symbolic-ref", "--quiet", "HEAD").text == f"refs/heads/{branch}":
        yield Problem(
            "this is the branch that you are on, and the finished page would take the place of your work",
            Whole(branch),
            _ANOTHER,
        )
        return
    # To the letter: git finds a tag by the whole name of a branch, too, if there is no such branch.
    here = git.run("show-ref", "--verify", "--hash", f"refs/heads/{branch}")
    if here.code == 0 and git.run("ls-tree", "--name-only", here.text, *CONFIGS).text:
        yield _written_here(branch)


def names_taken(refs: Sequence[str], remote: str, branch: str) -> Iterable[Problem]:
    """What the remote has already leaves no room for a branch of this name, or makes git unsure of it."""
    ref = f"refs/heads/{branch}"
    place = Whole(f"{remote}/{branch}")
    if doubles := [name for name in (before + ref for before in _ALSO_FOUND_AS) if name in refs]:
        away = " ".join(f":{name}" for name in doubles)
        yield Problem(
            f"the remote has a {_kind(doubles[0])} that is itself called {ref}, and git takes one for the "
            "other",
            place,
            f"take that one away, and publish again: git push {shlex.quote(remote)} {away}",
        )
        return
    if ref in refs:
        return
    for other in refs:
        if not other.startswith("refs/heads/"):
            continue
        name = other.removeprefix("refs/heads/")
        if other.startswith(f"{ref}/") or ref.startswith(f"{other}/"):
            instead = branch.replace("/", "-") if "/" in branch else f"{branch}-page"
            yield Problem(
                f"the remote has a branch {name}, and git can have no {branch} beside it",
                place,
                f"name another with --branch, {instead}, say",
            )
            return
        if name.lower() == branch:
            yield Problem(
                f"the remote has a branch {name}, which many computers cannot tell from this one",
                place,
                f"name another with --branch; or, if nobody needs that one: {_deleting(remote, name)}",
            )
            return


def source_of_page(
    git: Git, commit: str, files: Files, ours: set[str] | None, remote: str, branch: str, *, main: bool
) -> Iterable[Problem]:
    """This is a branch that the page is written on, or that work is done on, and never one to publish to.

    `ours` is what quietpage wrote there; nothing, if its marker is not there. `main`: it is the remote's
    default branch, which may hold a page only with the marker.
    """
    place = f"{remote}/{branch}"
    if ours is None and main:
        yield Problem(
            "this is the main branch of the remote, and the finished page would take its place",
            Whole(place),
            _ANOTHER,
        )
    elif any(path.rpartition("/")[2] in CONFIGS for path in files.keys() - (ours or set())):
        yield _written_here(place)
    elif ours is None and _foreign(files, ours) and _worked_on(git, commit, remote, branch):
        yield Problem(
            "this branch belongs to the work that you are at, and the finished page would take its place",
            Whole(place),
            _ANOTHER,
        )


def foreign_files(files: Files, ours: set[str] | None, remote: str, branch: str) -> Iterable[Problem]:
    """There are files on a branch that quietpage did not write; `ours` are its own, by its marker."""
    others = _foreign(files, ours)
    if not others:
        return
    place = Whole(f"{remote}/{branch}")
    told = f"quietpage did not write this branch, or not all that is on it: {_some(others)}"
    keeping = "--take-over, which keeps what is there now in the history below it"
    if ours is None:
        lost = " (the domain that is noted there goes with it)" if files.keys() & set(DOMAIN_FILES) else ""
        yield Problem(
            told,
            place,
            f"if nobody needs what is there: {_deleting(remote, branch)}{lost}, and publish again; or "
            f"publish with {keeping}; or name another branch with --branch",
        )
    else:
        yield Problem(
            told,
            place,
            "a file for the page goes into static/; to publish the page without them, add "
            f"{keeping}; or name another branch with --branch",
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


def written_by_quietpage(git: Git, files: Files) -> set[str] | None:
    """What quietpage wrote on a branch, by its marker; nothing, if there is none."""
    marker = files.get(MARKER)
    if marker and marker.mode == REGULAR_FILE:
        return listed_in(git.checked("cat-file", "blob", marker.blob).out)
    return None


def _foreign(files: Files, ours: set[str] | None) -> list[str]:
    """The files that quietpage did not write, of those on a branch."""
    # What this holds means nothing, and whoever makes a branch for GitHub may begin with it.
    known = {*ours, MARKER} if ours is not None else {".nojekyll"}
    return [
        path
        for path, entry in files.items()
        if entry.mode != REGULAR_FILE or (path not in known and path not in DOMAIN_FILES)
    ]


def _worked_on(git: Git, commit: str, remote: str, branch: str) -> bool:
    """Whether a branch of the remote is what the current one is pushed to, or has grown from, or into."""
    current = git.run("symbolic-ref", "--quiet", "--short", "HEAD").text
    followed = [git.run("config", "--get", f"branch.{current}.{key}").text for key in ("remote", "merge")]
    if current and followed == [remote, f"refs/heads/{branch}"]:
        return True
    if branch in _FOR_PAGES:
        return False
    pairs = ((commit, "HEAD"), ("HEAD", commit))
    return any(git.run("merge-base", "--is-ancestor", *pair).code == 0 for pair in pairs)


def _written_here(branch: str) -> Problem:
    return Problem(
        "the page is written on this branch, and the finished one would take its place",
        Whole(branch),
        _ANOTHER,
    )


def _kind(ref: str) -> str:
    return "tag" if ref.startswith("refs/tags/") else "branch"


def _deleting(remote: str, branch: str) -> str:
    return f"git push {shlex.quote(remote)} --delete {shlex.quote(branch)}"


def _some(paths: Sequence[str]) -> str:
    return ", ".join(paths[:3]) + (" and others" if paths[3:] else "")
