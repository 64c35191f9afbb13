"""Git objects of a page: reads the files of a commit, writes blobs, trees and commits.

Objects alone: no ref, index or work tree is touched. What nothing refers to is collected by git some day.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from quietpage.core.diagnostics import Invalid, Problem
from quietpage.core.model import Page
from quietpage.core.named_tuple import NamedTuple
from quietpage.core.source import Whole
from quietpage.deploy.git import Git

REGULAR_FILE = "100644"
"""git's mode for a file that is neither executable nor a link."""

DOMAIN_FILES = ("CNAME", ".domains")
"""Where GitHub and Codeberg keep the domain of a page. The host may write them; on the branch they stay."""

TRAILER = "Quietpage-Tree"
"""The trailer of a commit message that names the tree as quietpage wrote it, but for `DOMAIN_FILES`."""


class Entry(NamedTuple):
    """A file in a tree: its mode, as git writes it, and the name (hash) of its blob."""

    mode: str
    blob: str


Files = dict[str, Entry]
"""The files of a tree by path, with `/` between folders."""


def files_of(git: Git, treeish: str) -> Files:
    """The files of a commit or a tree, in all its folders."""
    files = {}
    for line in git.checked("ls-tree", "-r", "-z", "--full-tree", treeish).text.split("\0"):
        if line:
            about, path = line.split("\t", 1)
            mode, _, blob = about.split(" ")
            files[path] = Entry(mode, blob)
    return files


def blob_names(git: Git, pages: Sequence[Page]) -> list[str]:
    """The names that git gives to the bytes of pages, without writing them."""
    algorithm = git.checked("rev-parse", "--show-object-format").text  # sha1, or sha256

    def name(content: bytes) -> str:
        return hashlib.new(
            algorithm, b"blob %d\0" % len(content) + content, usedforsecurity=False
        ).hexdigest()

    return [name(page.content) for page in pages]


def write_blobs(git: Git, pages: Iterable[Page]) -> None:
    """Write the bytes of pages into the repository, as they are: no filter and no change of line ends.

    All in one process: a process for each would take longer than the build.
    """
    # https://git-scm.com/docs/git-fast-import: `done` tells a whole stream from one that broke off.
    stream = [b"feature done\n"]
    for page in pages:
        stream += (b"blob\ndata %d\n" % len(page.content), page.content, b"\n")
    git.checked("fast-import", "--quiet", stdin=b"".join([*stream, b"done\n"]))


def write_commit(git: Git, files: Files, message: str, parent: str, *, sign: bool) -> str:
    """Write a commit of these files, and give its name. It is a child of `parent`, if that is not empty.

    git signs it with the key and the program that its settings name. Raises `Invalid` if it cannot.
    """
    noted = f"{message.rstrip()}\n\n{TRAILER}: {written_tree(git, files)}\n"
    parents = ("-p", parent) if parent else ()
    tree = _write_tree(git, files)
    signed = "--gpg-sign" if sign else "--no-gpg-sign"
    answer = git.run("commit-tree", signed, *parents, tree, stdin=_encoded(noted))
    if answer.code and sign:
        raise Invalid(
            Problem(
                f"git cannot sign this commit: {answer.error}",
                Whole("git"),
                "git says more of it here, and commits nothing: git commit-tree -S -m test 'HEAD^{tree}'; "
                "git config user.signingkey KEY names the key; or publish without a signature: --no-sign",
            )
        )
    if answer.code:
        raise Invalid(git.problem(answer))
    return answer.text


def signs(git: Git) -> bool:
    """Whether git is to sign every commit here (`commit.gpgSign`)."""
    answer = git.run("config", "--type=bool", "--get", "commit.gpgSign")
    if answer.code > 1:
        raise Invalid(git.problem(answer))
    return answer.text == "true"


def written_tree(git: Git, files: Files) -> str:
    """The name of a tree of all but the files that the host may write, too."""
    return _write_tree(git, {path: entry for path, entry in files.items() if path not in DOMAIN_FILES})


def _write_tree(git: Git, files: Mapping[str, Entry]) -> str:
    """Write a tree of these files, with its folders, and give its name."""
    inside: dict[str, dict[str, Entry]] = {}
    lines = []
    for path, entry in files.items():
        name, within, rest = path.partition("/")
        if within:
            inside.setdefault(name, {})[rest] = entry
        else:
            lines.append(f"{entry.mode} blob {entry.blob}\t{name}\0")
    lines += [f"040000 tree {_write_tree(git, within)}\t{name}\0" for name, within in inside.items()]
    # `--missing`: a partial clone may lack a blob that the remote has.
    return git.checked("mktree", "-z", "--missing", stdin=_encoded("".join(lines))).text


def _encoded(text: str) -> bytes:
    # A path from a tree may hold bytes that are no UTF-8; they go back as they came.
    return text.encode("utf-8", "surrogateescape")
