"""Publishes a page to a git branch: builds it, commits it as a child of what is there, pushes the commit."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from quietpage.core.diagnostics import Invalid, Problem
from quietpage.core.model import Page
from quietpage.core.paths import fit_together
from quietpage.core.source import Whole
from quietpage.deploy.git import TIMEOUT, Answer, Git, git_in
from quietpage.deploy.objects import (
    DOMAIN_FILES,
    REGULAR_FILE,
    Entry,
    Files,
    blob_names,
    files_of,
    write_blobs,
    write_commit,
)
from quietpage.deploy.preconditions import changed_by_hand, foreign_files, in_use_here, no_identity, no_remote
from quietpage.pipeline import Composed, composed
from quietpage.runtime.executor import Executor
from quietpage.write.marker import MARKER, marker_of

MESSAGE = "Publish the page"
"""What the commit says, if the author does not say anything else."""

_MOVED = r"\(fetch first\)|\(non-fast-forward\)|cannot lock ref '[^']*': (?:is at|reference already)"
"""How git says that the branch has moved since it was looked at: it refused, or the remote did."""


class Target(NamedTuple):
    """Where a page is published: a branch of a remote, which git knows by this name."""

    branch: str = "gh-pages"
    remote: str = "origin"


USUAL = Target()


class Deployment(NamedTuple):
    """What a deploy did.

    `changes` says of each file that it is new, changed or gone; there are none if the branch holds this page
    already. `next_steps` are sentences about what is left to do by hand.
    """

    page: Composed
    changes: tuple[str, ...]
    published: bool
    next_steps: tuple[str, ...] = ()


class _Tip(NamedTuple):
    """What is on the branch now: its commit and the files in it; neither, if there is no such branch.

    `bare` says that the remote has no branch at all.
    """

    commit: str
    files: Files
    bare: bool = False


def deploy(
    folder: Path,
    target: Target = USUAL,
    *,
    message: str = MESSAGE,
    dry_run: bool = False,
    base_url: str = "",
    timeout: float = TIMEOUT,
    worker: Executor | None = None,
) -> Deployment:
    """Publish the page of `folder` to a branch, without a touch to the work tree, the index or `HEAD`.

    A `dry_run` does all but the publishing. `timeout` is how long git may take for one thing, in seconds;
    `worker` is where steps of the page may run. Raises `Invalid` if something in the site needs its author,
    if the branch is not for pages, or if git or the remote cannot; what was published is there still.
    """
    done = composed(folder, base_url, publishing=True, worker=worker)
    git = git_in(folder, timeout)
    _check_preconditions(git, target)
    pages = [*done.pages, Page(MARKER, marker_of(page.path for page in done.pages))]
    fit_together(done.pages)
    tip = _tip(git, target)
    blobs = blob_names(git, pages)
    files = {page.path: Entry(REGULAR_FILE, blob) for page, blob in zip(pages, blobs, strict=True)}
    for name in DOMAIN_FILES:
        if name in tip.files:
            files.setdefault(name, tip.files[name])
    changes = tuple(_changes(files, tip.files))
    if dry_run or not changes:
        return Deployment(done, changes, published=False)
    # What the branch has already, the remote has, too; it need not be here.
    known = {entry.blob for entry in tip.files.values()}
    write_blobs(git, [page for page, blob in zip(pages, blobs, strict=True) if blob not in known])
    _push(git, write_commit(git, files, message, tip.commit), target)
    return Deployment(done, changes, published=True, next_steps=tuple(_next_steps(git, target, tip)))


def _check_preconditions(git: Git, target: Target) -> None:
    """Raises `Invalid` with all that can be seen before the remote is asked."""
    problems = [
        *no_identity(git),
        *no_remote(git, target.remote),
        *in_use_here(git, target.branch),
    ]
    if problems:
        raise Invalid(*problems)


def _tip(git: Git, target: Target) -> _Tip:
    """What is on the branch of the remote now, its objects fetched.

    Raises `Invalid` if the remote cannot be reached, or if the branch holds what quietpage did not write.
    """
    ref = f"refs/heads/{target.branch}"
    answer = git.with_short_timeout().run(
        "ls-remote", "--symref", "--", target.remote, "HEAD", "refs/heads/*"
    )
    if answer.code:
        raise Invalid(_unreachable(target, answer))
    lines = [tuple(line.split("\t")) for line in answer.text.splitlines()]
    main = (f"ref: {ref}", "HEAD") in lines
    commit = next((line[0] for line in lines if line[-1] == ref), "")
    if not commit:
        return _Tip("", {}, bare=not lines)
    # Only the objects are wanted: no ref, no tag and no note of the visit.
    answer = git.run(
        "fetch",
        "--quiet",
        "--no-tags",
        "--no-prune",
        "--no-recurse-submodules",
        "--no-write-fetch-head",
        "--refmap=",
        "--",
        target.remote,
        ref,
    )
    if answer.code:
        raise Invalid(_unreachable(target, answer))
    files = files_of(git, commit)
    branch = f"{target.remote}/{target.branch}"
    # Where somebody keeps something else, it says nothing more that a page was changed by hand.
    problems = tuple(foreign_files(git, files, branch, main=main)) or tuple(
        changed_by_hand(git, commit, files, branch)
    )
    if problems:
        raise Invalid(*problems)
    return _Tip(commit, files)


def _unreachable(target: Target, answer: Answer) -> Problem:
    return Problem(
        f"git cannot read from this remote: {answer.error}",
        Whole(target.remote),
        f"see whether git fetch {target.remote} works by itself; if git asks for a password there, "
        "let it keep one",
    )


def _changes(files: Files, before: Files) -> Iterable[str]:
    """A line for each path that differs."""
    for path in sorted(files.keys() | before.keys()):
        if files.get(path) != before.get(path):
            word = "New" if path not in before else "Gone" if path not in files else "Changed"
            yield f"{word}: {path}"


def _push(git: Git, commit: str, target: Target) -> None:
    """Let the remote have the commit, if it is a child of what the branch holds then; without force.

    Raises `Invalid` if somebody was faster, or if the remote does not take it.
    """
    answer = git.run(
        "push",
        "--porcelain",
        "--no-verify",
        "--no-signed",
        "--no-follow-tags",
        "--recurse-submodules=no",
        "--",
        target.remote,
        f"{commit}:refs/heads/{target.branch}",
    )
    if answer.code == 0:
        return
    place = Whole(f"{target.remote}/{target.branch}")
    if re.search(_MOVED, answer.text + answer.error):
        raise Invalid(
            Problem(
                "somebody else has published here in the meantime, and theirs stays as it is",
                place,
                "look at what they did, then publish again",
            )
        )
    # In a porcelain line the reason stands last, in brackets: "!\t<from>:<to>\t[rejected] (<reason>)".
    refused = next((line for line in answer.text.splitlines() if line.startswith("!")), "")
    why = refused.rpartition("(")[2].rstrip(")") if refused else ""
    raise Invalid(
        Problem(
            f"the remote did not take the page: {why + ': ' if why else ''}{answer.error}",
            place,
            "what was published there is there still; see whether you may write to it, and publish again",
        )
    )


def _next_steps(git: Git, target: Target, before: _Tip) -> Iterable[str]:
    """What is left to do by hand after the first time."""
    address = git.run("remote", "get-url", "--push", "--", target.remote).text
    if before.bare:
        yield f"There is nothing else in {target.remote} yet: push what the page is made from, too."
    if not before.commit and "github.com" in address:
        yield f"Once, on GitHub: Settings, Pages, Source: Deploy from a branch, {target.branch}."
