"""`quietpage deploy`: build, then publish to a branch of its own, as a child of what is there."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from quietpage.cli.commands import Said
from quietpage.core.diagnostics import Invalid, Problem
from quietpage.core.model import Page
from quietpage.core.paths import fit_together
from quietpage.core.source import Whole
from quietpage.deploy.git import PATIENCE, Answer, Git, git_in
from quietpage.load.inventory import CONFIG
from quietpage.pipeline import composed
from quietpage.write.destination import MARKER, listed_in, marker_of

MESSAGE = "Publish the page"
_DOMAINS = ("CNAME", ".domains")
"""Where GitHub and Codeberg keep the domain of a page; such a file on the branch stays."""
_NOTE = "Quietpage-Tree"
"""By this line in the message of a commit a deploy knows what quietpage itself wrote."""

_MOVED = r"\(fetch first\)|\(non-fast-forward\)|cannot lock ref '[^']*': (?:is at|reference already)"
_FILE = "100644"


class Target(NamedTuple):
    """Where to: a remote that git knows by this name, and a branch of it."""

    branch: str = "gh-pages"
    remote: str = "origin"

    def __str__(self) -> str:
        return f"the branch {self.branch} of {self.remote}"


USUAL = Target()


class Entry(NamedTuple):
    """A file in a commit: what kind it is, as git writes it, and the name of its bytes."""

    mode: str
    blob: str


Files = dict[str, Entry]


class Tip(NamedTuple):
    """What is on a branch now: its commit and the files in it; neither, if there is no such branch.

    `bare` says that the remote holds nothing at all.
    """

    commit: str
    files: Files
    bare: bool = False


def deploy(
    folder: Path,
    target: Target = USUAL,
    *,
    message: str = MESSAGE,
    rehearsal: bool = False,
    base_url: str = "",
    patience: float = PATIENCE,
) -> Said:
    """Publish the page of `folder` to a branch, without a touch to the work tree, the index or `HEAD`.

    A `rehearsal` does all but the publishing. `patience` is how long git may take for one thing, in seconds.
    Raises `Invalid` if something in the site needs its author, if the branch is not for pages, or if git or
    the remote cannot; what was published is there still.
    """
    done = composed(folder, base_url)
    git = git_in(folder, patience)
    _ready(git, target)
    pages = [*done.pages, Page(MARKER, marker_of(page.path for page in done.pages))]
    fit_together(done.pages)
    tip = _tip(git, target)
    blobs = _blobs(git, pages)
    files = {page.path: Entry(_FILE, blob) for page, blob in zip(pages, blobs, strict=True)}
    for name in _DOMAINS:
        if name in tip.files:
            files.setdefault(name, tip.files[name])
    if tip.files == files:
        return Said((*done.words, f"{_capital(target)} holds this page already."), done.more)
    more = (*done.more, *_differences(files, tip.files))
    if rehearsal:
        return Said((*done.words, f"The page is right, and would be published on {target}."), more)
    known = {entry.blob for entry in tip.files.values()}
    _keep(git, [page for page, blob in zip(pages, blobs, strict=True) if blob not in known])
    _push(git, _commit(git, files, message, tip), target)
    there = f" It can be read at {done.site.url} once the host has taken it up." if done.site.url else ""
    return Said((*done.words, f"The page is published on {target}.{there}", *_once(git, target, tip)), more)


def _ready(git: Git, target: Target) -> None:
    """Raises `Invalid` with all that stands in the way before the remote is asked."""
    problems = [*_nobody(git), *_no_remote(git, target), *_in_use(git, target)]
    if problems:
        raise Invalid(*problems)


def _nobody(git: Git) -> Iterable[Problem]:
    for who in ("GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT"):
        if git.ask("var", who).code:
            yield Problem(
                "git does not know who you are, and every commit says who made it",
                Whole("git"),
                'tell it once: git config --global user.name "Your name", and the same with user.email',
            )
            return


def _no_remote(git: Git, target: Target) -> Iterable[Problem]:
    known = git.must("remote").text.split("\n")
    if target.remote in known:
        return
    others = [name for name in known if name]
    way_out = f"give it an address: git remote add {target.remote} ADDRESS"
    if others:
        way_out += f"; or name another with --remote: {', '.join(others)}"
    yield Problem("git knows no remote of this name here", Whole(target.remote), way_out)


def _in_use(git: Git, target: Target) -> Iterable[Problem]:
    """A branch here of that name, if it is the one that is worked on, or holds something else than pages."""
    if git.ask("symbolic-ref", "--quiet", "HEAD").text == f"refs/heads/{target.branch}":
        yield Problem(
            "this is the branch that you are on, and the finished page would take the place of your work",
            Whole(target.branch),
            "name another with --branch, gh-pages, say, or leave --branch out",
        )
        return
    here = git.ask("rev-parse", "--quiet", "--verify", f"refs/heads/{target.branch}^{{commit}}")
    if here.code == 0:
        yield from _foreign(git, _files(git, here.text), f"{target.branch}")


def _tip(git: Git, target: Target) -> Tip:
    """What is on the branch of the remote now, its objects fetched."""
    ref = f"refs/heads/{target.branch}"
    answer = git.brief().ask("ls-remote", "--symref", "--", target.remote, "HEAD", "refs/heads/*")
    if answer.code:
        raise Invalid(_unreachable(target, answer))
    told = [tuple(line.split("\t")) for line in answer.text.splitlines()]
    first = (f"ref: {ref}", "HEAD") in told
    commit = next((said[0] for said in told if said[-1] == ref), "")
    if not commit:
        return Tip("", {}, bare=not told)
    # Only the objects are wanted: no ref, no tag and no note of the visit.
    answer = git.ask(
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
    files = _files(git, commit)
    branch = f"{target.remote}/{target.branch}"
    problems = tuple(_foreign(git, files, branch, first=first)) or tuple(_by_hand(git, commit, files, branch))
    if problems:
        raise Invalid(*problems)
    return Tip(commit, files)


def _unreachable(target: Target, answer: Answer) -> Problem:
    return Problem(
        f"git cannot read from this remote: {answer.said}",
        Whole(target.remote),
        f"see whether git fetch {target.remote} works by itself; if git asks for a password there, "
        "let it keep one",
    )


def _files(git: Git, commit: str) -> Files:
    files = {}
    for line in git.must("ls-tree", "-r", "-z", "--full-tree", commit).text.split("\0"):
        if line:
            about, path = line.split("\t", 1)
            mode, _, blob = about.split(" ")
            files[path] = Entry(mode, blob)
    return files


def _foreign(git: Git, files: Files, branch: str, *, first: bool = False) -> Iterable[Problem]:
    """What is on a branch that quietpage did not write; `first` says that it is the remote's main branch."""
    marker = files.get(MARKER)
    ours = None
    if marker and marker.mode == _FILE:
        ours = listed_in(git.must("cat-file", "blob", marker.blob).out)
    if ours is None and first:
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
        if entry.mode != _FILE or (path not in known and path not in _DOMAINS)
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


def _by_hand(git: Git, commit: str, files: Files, branch: str) -> Iterable[Problem]:
    """What somebody changed in the pages themselves, after quietpage wrote them last."""
    last = ("--first-parent", "--max-count=1", "--basic-regexp", f"--grep=^{_NOTE}: ")
    told = git.must(
        "log", "--no-show-signature", *last, f"--format=%T %(trailers:key={_NOTE},valueonly)", commit
    ).text.split()
    if len(told) != 2 or told[1] == _written(git, files):
        return
    before = _files(git, told[0])
    changed = [path for path in sorted(files.keys() | before.keys()) if files.get(path) != before.get(path)]
    changed = [path for path in changed if path not in _DOMAINS]
    yield Problem(
        f"somebody has changed the finished page itself on this branch: {_some(changed)}",
        Whole(branch),
        "make the same change in what the page is made from, take theirs back there with git revert, "
        "and publish again",
    )


def _some(paths: Sequence[str]) -> str:
    return ", ".join(paths[:3]) + (" and others" if paths[3:] else "")


def _blobs(git: Git, pages: Sequence[Page]) -> list[str]:
    """The names that git gives to the bytes of pages."""
    kind = git.must("rev-parse", "--show-object-format").text

    def name(content: bytes) -> str:
        return hashlib.new(kind, b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()

    return [name(page.content) for page in pages]


def _differences(files: Files, before: Files) -> Iterable[str]:
    for path in sorted(files.keys() | before.keys()):
        if files.get(path) != before.get(path):
            word = "New" if path not in before else "Gone" if path not in files else "Changed"
            yield f"{word}: {path}"


def _keep(git: Git, pages: Iterable[Page]) -> None:
    """Put the bytes of pages into the repository, as they are: no filter and no change of line ends."""
    stream = [b"feature done\n"]
    for page in pages:
        stream += (b"blob\ndata %d\n" % len(page.content), page.content, b"\n")
    git.must("fast-import", "--quiet", given=b"".join([*stream, b"done\n"]))


def _tree(git: Git, files: Mapping[str, Entry]) -> str:
    """The name of a tree that holds these files, of which a partial clone may lack what the remote has."""
    inside: dict[str, dict[str, Entry]] = {}
    lines = []
    for path, entry in files.items():
        name, within, rest = path.partition("/")
        if within:
            inside.setdefault(name, {})[rest] = entry
        else:
            lines.append(f"{entry.mode} blob {entry.blob}\t{name}\0")
    lines += [f"040000 tree {_tree(git, within)}\t{name}\0" for name, within in inside.items()]
    return git.must("mktree", "-z", "--missing", given=_bytes("".join(lines))).text


def _commit(git: Git, files: Files, message: str, tip: Tip) -> str:
    """The name of a new commit, a child of what is on the branch, that says what quietpage wrote."""
    noted = f"{message.rstrip()}\n\n{_NOTE}: {_written(git, files)}\n"
    parent = ("-p", tip.commit) if tip.commit else ()
    return git.must("commit-tree", "--no-gpg-sign", *parent, _tree(git, files), given=_bytes(noted)).text


def _written(git: Git, files: Files) -> str:
    """The name of a tree of all but what the host, too, may write."""
    return _tree(git, {path: entry for path, entry in files.items() if path not in _DOMAINS})


def _push(git: Git, commit: str, target: Target) -> None:
    """Let the remote have the commit, if it is a child of what the branch holds then; without force."""
    answer = git.ask(
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
    if re.search(_MOVED, answer.text + answer.said):
        raise Invalid(
            Problem(
                "somebody else has published here in the meantime, and theirs stays as it is",
                place,
                "look at what they did, then publish again",
            )
        )
    refused = next((line for line in answer.text.splitlines() if line.startswith("!")), "")
    why = refused.rpartition("(")[2].rstrip(")") if refused else ""
    raise Invalid(
        Problem(
            f"the remote did not take the page: {why + ': ' if why else ''}{answer.said}",
            place,
            "what was published there is there still; see whether you may write to it, and publish again",
        )
    )


def _once(git: Git, target: Target, tip: Tip) -> Iterable[str]:
    """What is left to do by hand after the first time."""
    address = git.ask("remote", "get-url", "--push", "--", target.remote).text
    if tip.bare:
        yield f"There is nothing else in {target.remote} yet: push what the page is made from, too."
    if not tip.commit and "github.com" in address:
        yield f"Once, on GitHub: Settings, Pages, Source: Deploy from a branch, {target.branch}."


def _capital(target: Target) -> str:
    words = str(target)
    return words[0].upper() + words[1:]


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
