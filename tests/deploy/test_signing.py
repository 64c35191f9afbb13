"""Commits are signed as git is told to sign, and what a host says of signatures is told as that."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.deploy.deploys import BO, history, hook, published, refused, says, told
from tests.repository import git
from tests.sites import run

pytestmark = pytest.mark.needs("git", "ssh-keygen")

WANTS_SIGNATURES = (
    "while read o n r; do git cat-file commit $n | grep -q gpgsig || "
    '{ echo "- Commits must have verified signatures." >&2; exit 1; }; done'
)


@pytest.fixture
def key(page: Path, host: Path) -> Path:
    """A key of Rosa's, which git signs with, and the host knows."""
    key = page.parent / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "rosa", "-f", key], check=True)
    known = page.parent / "signers"
    known.write_text(f"rosa@example.org {key.with_suffix('.pub').read_text()}")
    git(page, "config", "gpg.format", "ssh")
    git(page, "config", "user.signingKey", str(key))
    git(host, "config", "gpg.ssh.allowedSignersFile", str(known))
    return key


def signed(host: Path) -> bool:
    return "gpgsig " in git(host, "cat-file", "commit", "gh-pages")


def test_the_commit_is_signed_if_git_signs_commits_and_the_host_can_verify_it(
    page: Path, host: Path, key: Path
) -> None:
    git(page, "config", "commit.gpgSign", "true")
    hook(host, WANTS_SIGNATURES)
    published(page)
    git(host, "verify-commit", "gh-pages")
    (page / "people" / "bo.yml").write_text(BO)
    published(page)
    git(host, "verify-commit", "gh-pages")
    # What quietpage reads in its own commits is there in signed ones, too.
    assert "holds this page already" in published(page).out
    assert history(host) == ["Publish the page", "Publish the page"]


def test_it_is_signed_or_not_as_the_author_says(page: Path, host: Path, key: Path) -> None:
    published(page)
    assert not signed(host)
    (page / "people" / "bo.yml").write_text(BO)
    published(page, "--sign")
    assert signed(host)
    git(page, "config", "commit.gpgSign", "yes")
    (page / "people" / "bo.yml").unlink()
    published(page, "--no-sign")
    assert not signed(host)


def test_a_host_that_wants_signatures_is_told_as_that_and_the_way_out_works(
    page: Path, host: Path, key: Path
) -> None:
    hook(host, WANTS_SIGNATURES)
    said = told(refused(page))
    assert "the remote did not take the page: it wants signed commits: " in said
    assert "publish again with --sign; git config commit.gpgsign true" in said
    published(page, "--sign")


@pytest.mark.parametrize(
    "words",
    [
        "error: GH006: Protected branch update failed for refs/heads/gh-pages.\n"
        "error: Commits must have verified signatures.",
        "error: GH013: Repository rule violations found for refs/heads/gh-pages.\n"
        "Review all repository rules at https://github.com/a/b/rules\n\n"
        "- Commits must have verified signatures.\n  Found 1 violation:\n\n  0123456789",
        "GitLab: Commit must be signed with a GPG key",
        "GitLab: Commit must be signed",
        "Unsigned commits are not allowed here",
    ],
)
def test_in_whatever_words(page: Path, host: Path, key: Path, words: str) -> None:
    says(host, words)
    assert "it wants signed commits" in told(refused(page))
    said = told(refused(page, "--sign"))
    assert "it cannot verify the signature of the commit" in said
    assert "git config user.signingkey" in said


@pytest.mark.parametrize(
    "settings",
    [
        {"gpg.program": "false"},
        {"gpg.program": "no-such-program"},
        {"gpg.format": "ssh"},
        {"gpg.format": "ssh", "user.signingKey": "/nowhere/key"},
        {"gpg.format": "ssh", "user.signingKey": "/nowhere/key", "gpg.ssh.program": "no-such-program"},
        {"gpg.format": "x509", "gpg.x509.program": "false"},
    ],
    ids=str,
)
def test_a_signature_that_cannot_be_made_is_told_and_the_page_can_go_without(
    page: Path, host: Path, settings: dict[str, str]
) -> None:
    git(page, "config", "commit.gpgSign", "true")
    for name, value in settings.items():
        git(page, "config", name, value)
    said = told(refused(page))
    assert said.startswith("git: git cannot sign this commit: ")
    assert said.endswith("or publish without a signature: --no-sign")
    published(page, "--no-sign")


def test_a_key_that_wants_a_password_is_not_waited_for(page: Path, key: Path) -> None:
    key.unlink()
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "secret", "-f", key], check=True)
    assert told(refused(page, "--sign")).startswith("git: git cannot sign this commit: ")


def test_a_setting_that_says_neither_yes_nor_no_is_told(page: Path) -> None:
    git(page, "config", "commit.gpgSign", "perhaps")
    outcome = run(page, "deploy")
    assert outcome.code == 1
    assert "bad boolean config value" in told(outcome.err)
