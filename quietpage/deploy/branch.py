"""Publishes a page to a git branch: builds it, commits it as a child of what is there, pushes the commit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from quietpage.core.diagnostics import Invalid, Problem
from quietpage.core.model import Page
from quietpage.core.named_tuple import NamedTuple
from quietpage.core.paths import fit_together
from quietpage.core.source import Whole
from quietpage.deploy.git import TIMEOUT, Answer, Git, git_in
from quietpage.deploy.names import USUAL_BRANCH, WrongTarget, fault_of
from quietpage.deploy.objects import (
    DOMAIN_FILES,
    REGULAR_FILE,
    Entry,
    Files,
    blob_names,
    files_of,
    signs,
    write_blobs,
    write_commit,
)
from quietpage.deploy.preconditions import (
    changed_by_hand,
    foreign_files,
    in_use_here,
    names_taken,
    no_identity,
    no_remote,
    source_of_page,
    written_by_quietpage,
)
from quietpage.pipeline import Composed, composed
from quietpage.runtime.executor import Executor
from quietpage.schedule.records import disk_store
from quietpage.write.marker import MARKER, marker_of

MESSAGE = "Publish the page"
"""What the commit says, if the author does not say anything else."""

_MOVED = r"\(fetch first\)|\(non-fast-forward\)|cannot lock ref '[^']*': (?:is at|reference already)"
"""How git says that the branch has moved since it was looked at: it refused, or the remote did."""


class Target(NamedTuple):
    """Where a page is published: a branch of a remote, which git knows by this name."""

    branch: str = USUAL_BRANCH
    remote: str = "origin"


USUAL = Target()


class Wishes(NamedTuple):
    """What the author wants of a deploy, besides the page.

    `message` is what the commit says. `sign` it, or not; `None` leaves that to git's settings. `take_over`
    publishes also where somebody else has published, with their history below. A `dry_run` does all but the
    publishing.
    """

    message: str = MESSAGE
    sign: bool | None = None
    take_over: bool = False
    dry_run: bool = False


USUAL_WISHES = Wishes()


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

    `bare` says that the remote has no branch at all; `taken_over`, that somebody else's page is on this one.
    """

    commit: str
    files: Files
    bare: bool = False
    taken_over: bool = False


def deploy(
    folder: Path,
    target: Target = USUAL,
    wishes: Wishes = USUAL_WISHES,
    *,
    base_url: str = "",
    timeout: float = TIMEOUT,
    worker: Executor | None = None,
    fresh: bool = False,
    doing: Callable[[str], None] | None = None,
) -> Deployment:
    """Publish the page of `folder` to a branch, without a touch to the work tree, the index or `HEAD`.

    `timeout` is how long git may take for one thing, in seconds; `worker` is where steps of the page may run;
    `fresh` says that nothing is taken from earlier runs; `doing` is told what is being done.
    Raises `WrongTarget` if no branch is called so; `Invalid` if something in the site needs its author, if
    the branch is not for pages, or if git or the remote cannot. What was published is there still.
    """
    _check_name(target, ())
    store = disk_store(folder, fresh=fresh)

    def made() -> Composed:
        done = composed(folder, base_url, store=store, publishing=True, worker=worker, doing=doing)
        for page in done.pages:
            _ = page.content  # made now, if it was found right before: what it is made from has to be there
        return done

    done = store.or_anew(made)
    store.save()
    if doing is not None:
        doing("publishing the page")
    git = git_in(folder, timeout)
    _check_preconditions(git, target)
    pages = [*done.pages, Page(MARKER, marker_of(page.path for page in done.pages))]
    fit_together(done.pages)
    tip = _tip(git, target, take_over=wishes.take_over)
    blobs = blob_names(git, pages)
    files = {page.path: Entry(REGULAR_FILE, blob) for page, blob in zip(pages, blobs, strict=True)}
    for name in DOMAIN_FILES:
        # A page of another tool's may have a link there, or what not.
        if name in tip.files and tip.files[name].mode == REGULAR_FILE:
            files.setdefault(name, tip.files[name])
    changes = tuple(_changes(files, tip.files))
    if wishes.dry_run or not changes:
        return Deployment(done, changes, published=False)
    # What the branch has already, the remote has, too; it need not be here.
    known = {entry.blob for entry in tip.files.values()}
    write_blobs(git, [page for page, blob in zip(pages, blobs, strict=True) if blob not in known])
    sign = signs(git) if wishes.sign is None else wishes.sign
    _push(git, write_commit(git, files, wishes.message, tip.commit, sign=sign), target, signed=sign)
    return Deployment(done, changes, published=True, next_steps=tuple(_next_steps(git, target, tip)))


def _check_name(target: Target, remotes: Iterable[str]) -> None:
    if fault := fault_of(target.branch, list(dict.fromkeys((target.remote, USUAL.remote, *remotes)))):
        raise WrongTarget(fault)


def _check_preconditions(git: Git, target: Target) -> None:
    """Raises `WrongTarget`, or `Invalid` with all that can be seen before the remote is asked."""
    remotes = git.checked("remote").text.split()
    _check_name(target, remotes)
    problems = [
        *no_identity(git),
        *no_remote(target.remote, remotes),
        *in_use_here(git, target.branch),
    ]
    if problems:
        raise Invalid(*problems)


def _tip(git: Git, target: Target, *, take_over: bool) -> _Tip:
    """What is on the branch of the remote now, its objects fetched.

    Raises `Invalid` if the remote cannot be reached, if the branch holds what quietpage did not write and is
    not to be taken over, or if the page is written on it.
    """
    ref = f"refs/heads/{target.branch}"
    answer = git.with_short_timeout().run(
        "ls-remote", "--symref", "--", target.remote, "HEAD", "refs/heads/*"
    )
    if answer.code:
        raise Invalid(_unreadable(git, target, answer))
    lines = [tuple(line.split("\t")) for line in answer.text.splitlines()]
    main = (f"ref: {ref}", "HEAD") in lines
    commit = next((line[0] for line in lines if line[-1] == ref), "")
    if taken := tuple(names_taken([line[-1] for line in lines], target.remote, target.branch)):
        raise Invalid(*taken)
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
        raise Invalid(_unreadable(git, target, answer))
    files = files_of(git, commit)
    ours = written_by_quietpage(git, files)
    if problems := tuple(source_of_page(git, commit, files, ours, target.remote, target.branch, main=main)):
        raise Invalid(*problems)
    # Where somebody keeps something else, it says nothing more that a page was changed by hand.
    problems = tuple(foreign_files(files, ours, target.remote, target.branch)) or tuple(
        changed_by_hand(git, commit, files, f"{target.remote}/{target.branch}")
    )
    if problems and not take_over:
        raise Invalid(*problems)
    return _Tip(commit, files, taken_over=bool(problems))


def _unreadable(git: Git, target: Target, answer: Answer) -> Problem:
    from quietpage.deploy.refusals import unreadable_remote

    return unreadable_remote(git, target.remote, answer)


def _changes(files: Files, before: Files) -> Iterable[str]:
    """A line for each path that differs."""
    for path in sorted(files.keys() | before.keys()):
        if files.get(path) != before.get(path):
            word = "New" if path not in before else "Gone" if path not in files else "Changed"
            yield f"{word}: {path}"


def _push(git: Git, commit: str, target: Target, *, signed: bool) -> None:
    """Let the remote have the commit, if it is a child of what the branch holds then; without force.

    Raises `Invalid` if somebody was faster, or if the remote does not take it. `signed`: the commit is.
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
    from quietpage.deploy.refusals import not_taken

    raise Invalid(not_taken(git, target.remote, target.branch, answer, signed=signed))


def _next_steps(git: Git, target: Target, before: _Tip) -> Iterable[str]:
    """What is left to do by hand after the first time."""
    address = git.run("remote", "get-url", "--push", "--", target.remote).text
    if before.taken_over:
        yield "What was there before is kept in the history below it."
    if before.bare:
        yield f"There is nothing else in {target.remote} yet: push what the page is made from, too."
    if not before.commit and "github.com" in address:
        yield f"Once, on GitHub: Settings, Pages, Source: Deploy from a branch, {target.branch}."
