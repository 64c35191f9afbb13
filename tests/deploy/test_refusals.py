"""Why a remote cannot be read from or written to: each class is told as what it is, with its way out."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from tests.deploy.deploys import published, refused, says, told
from tests.repository import git

pytestmark = pytest.mark.needs("git")

WRITING = [
    (
        "error: GH001: Large files detected. You may want to try Git Large File Storage.\n"
        "error: File film.mp4 is 123.00 MB; this exceeds GitHub's file size limit of 100.00 MB",
        "larger than the host takes",
        "make it smaller",
    ),
    ("fatal: pack exceeds maximum allowed size", "larger than the host takes", "make it smaller"),
    (
        "GitLab: You are attempting to check in one or more blobs which exceed the 10MiB limit:",
        "larger than the host takes",
        "make it smaller",
    ),
    (
        "error: GH008: Your push referenced at least 1 unknown Git LFS object:",
        "only a note of Git LFS",
        "git lfs pull",
    ),
    (
        'GitLab: LFS objects are missing. Ensure LFS is set up, or try a manual "git lfs push --all".',
        "only a note of Git LFS",
        "git lfs pull",
    ),
    (
        "error: GH006: Protected branch update failed for refs/heads/gh-pages.\n"
        "error: Changes must be made through a pull request.",
        "the branch is protected",
        "let yourself publish to gh-pages",
    ),
    (
        "GitLab: You are not allowed to push code to protected branches on this project.",
        "the branch is protected",
        "--branch",
    ),
    (
        "error: GH013: Repository rule violations found for refs/heads/gh-pages.\n"
        "- Cannot update this protected ref.",
        "the branch is protected",
        "--branch",
    ),
    ("Gitea: Not allowed to push to protected branch gh-pages", "the branch is protected", "--branch"),
    (
        "error: GH013: Repository rule violations found for refs/heads/gh-pages.\n"
        "- Cannot create ref due to creations being restricted.",
        "wants no branch of this name",
        "--branch",
    ),
    (
        "GitLab: Branch name 'gh-pages' does not follow the pattern '^team-'",
        "wants no branch of this name",
        "--branch",
    ),
    (
        "error: GH013: Repository rule violations found for refs/heads/gh-pages.\n"
        "- GITHUB PUSH PROTECTION\n- Push cannot contain secrets",
        "has found a secret",
        "take it out",
    ),
    (
        "error: GH007: Your push would publish a private email address.",
        "keeps your address private",
        "git config user.email ADDRESS",
    ),
    (
        "GitLab: Committer's email 'rosa@example.org' does not follow the pattern '@school.example$'",
        "by this name or address",
        "git config user.email ADDRESS",
    ),
    (
        "GitLab: Committer email 'rosa@example.org' is not verified. "
        "You can only push commits if the committer email is one of your own verified emails.",
        "by this name or address",
        "git config user.email ADDRESS",
    ),
    ("GitLab: Author 'rosa@example.org' is not a member of team", "by this name or address", "user.email"),
    (
        "GitLab: Commit message does not follow the pattern '^[A-Z]+-'",
        "other words in the message",
        "--message TEXT",
    ),
    ("Commit message must contain a Signed-off-by line", "other words in the message", "--message TEXT"),
    ("fatal: write error: No space left on device", "no room left at the remote", "make room there"),
]


@pytest.mark.parametrize(("words", "problem", "help"), WRITING)
def test_a_host_s_rule_is_told_with_its_way_out(
    page: Path, host: Path, words: str, problem: str, help: str
) -> None:
    says(host, words)
    said, _, way_out = told(refused(page)).partition(" help: ")
    assert said.startswith("origin/gh-pages: the remote did not take the page: ")
    assert problem in said
    assert help in way_out


def test_what_a_host_says_is_cut_and_cannot_steer_the_terminal(page: Path, host: Path) -> None:
    says(host, "GH006 \x1b]0;title\x07\x1b[2J\r\nerror: forged\n" + "protected " * 5000)
    said = refused(page)
    assert not [sign for sign in "\x1b\x07\r" if sign in said]
    assert len(said) < 1200
    assert "\nerror:" not in said


def test_a_branch_that_somebody_works_on_in_the_remote_is_told(page: Path, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "-b", "gh-pages", "their-work")
    git(page, "remote", "add", "theirs", str(tmp_path / "their-work"))
    said = told(refused(page, "--remote", "theirs"))
    assert "this is the branch that they are on" in said
    git(tmp_path / "their-work", "symbolic-ref", "HEAD", "refs/heads/main")
    published(page, "--remote", "theirs")


def test_a_lock_that_was_left_at_the_remote_is_told(page: Path, host: Path) -> None:
    (host / "refs/heads/gh-pages.lock").touch()
    assert "another git is writing there" in told(refused(page))
    (host / "refs/heads/gh-pages.lock").unlink()
    published(page)


SSH = [
    ("git@github.com: Permission denied (publickey).", "does not know your SSH key", "ssh -T git@github.com"),
    ("Host key verification failed.", "does not know the key of the host yet", "ssh -T git@github.com"),
    (
        "@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\nHost key verification failed.",
        "the host shows another key than it used to",
        "ssh-keygen -R github.com",
    ),
    (
        "ERROR: Repository not found.",
        "there is no such repository, or you may not see it",
        "git remote set-url",
    ),
    (
        "ssh: Could not resolve hostname github.com: Name or service not known",
        "the host cannot be reached",
        "git remote get-url origin",
    ),
    ("ssh: connect to host github.com port 22: Connection timed out", "the host cannot be reached", "online"),
    (
        "ssh: connect to host github.com port 22: Network is unreachable",
        "the host cannot be reached",
        "online",
    ),
    ("ERROR: Permission to a/b.git denied to rosa.", "you may not write", "ask its owner"),
    ("ERROR: This repository was archived so it is read-only.", "is archived", "publish elsewhere"),
    ("kex_exchange_identification: Connection closed by remote host", "broke off", "publish again"),
]


@pytest.mark.parametrize("address", ["git@github.com:rosa/page.git", "ssh://git@github.com/rosa/page.git"])
@pytest.mark.parametrize(("words", "problem", "help"), SSH)
def test_what_ssh_says_is_told_with_its_way_out(
    page: Path, monkeypatch: pytest.MonkeyPatch, address: str, words: str, problem: str, help: str
) -> None:
    (page.parent / "said").write_text(f"{words}\n")
    monkeypatch.setenv("GIT_SSH_COMMAND", f"cat '{page.parent}/said' >&2; exit 255; true")
    git(page, "config", "remote.origin.url", address)
    said, _, way_out = told(refused(page)).partition(" help: ")
    assert said.startswith("origin: git cannot read from this remote: ")
    assert problem in said
    assert help in way_out


@pytest.fixture
def answers() -> Iterator[Callable[[int, bytes], str]]:
    """A host that answers everything with this status and these words; called, it gives its address."""
    answer = [200, b""]

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, words = answer
            assert isinstance(status, int)
            assert isinstance(words, bytes)
            self.send_response(status)
            if status == 401:
                self.send_header("WWW-Authenticate", 'Basic realm="here"')
            self.send_header("Content-Type", "text/plain")
            self.send_header("Content-Length", str(len(words)))
            self.end_headers()
            self.wfile.write(words)

        def log_message(self, format: str, *arguments: object) -> None:
            """Nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()

        def answering(status: int, words: bytes) -> str:
            answer[:] = [status, words]
            return f"http://rosa:secret@127.0.0.1:{server.server_port}/rosa/page.git"

        yield answering
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("status", "words", "problem", "help"),
    [
        (401, b"", "the host wants to know who you are", "use your SSH key: git remote set-url origin git@"),
        (403, b"Write access to repository not granted.", "you may not write", "ask its owner"),
        (404, b"Repository not found.", "there is no such repository", "git remote get-url origin"),
        (500, b"", "the host is out of order just now", "publish again in a while"),
        (503, b"", "the host is out of order just now", "publish again in a while"),
    ],
)
def test_what_a_web_server_says_is_told_with_its_way_out(
    page: Path, answers: Callable[[int, bytes], str], status: int, words: bytes, problem: str, help: str
) -> None:
    git(page, "config", "remote.origin.url", answers(status, words))
    said = refused(page)
    assert "secret" not in said
    assert problem in told(said)
    assert help in told(said)
