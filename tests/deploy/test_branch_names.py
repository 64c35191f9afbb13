"""The branch that a page is published to is called by its plain name, and by no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from quietpage.deploy.names import fault_of, plain_name
from tests.deploy.deploys import BO, published, refused, told
from tests.repository import git, on
from tests.sites import run

pytestmark = pytest.mark.needs("git")


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("refs/heads/gh-pages", "gh-pages"),
        ("heads/gh-pages", "gh-pages"),
        ("refs/remotes/origin/gh-pages", "gh-pages"),
        ("remotes/origin/gh-pages", "gh-pages"),
        ("remotes/upstream/site/pages", "site/pages"),
        ("origin/gh-pages", "gh-pages"),
        ("origin/pages", "pages"),
        ("tags/pages", "pages"),
        ("refs/tags/pages", "pages"),
        ("refs/heads/refs/heads/pages", "pages"),
        ("refs/heads/origin/pages", "pages"),
        ("Refs/Heads/GH-Pages", "gh-pages"),
        ("/refs/heads/pages", "pages"),
        ("refs/pages", "pages"),
        ("HEAD", "gh-pages"),
        ("head", "gh-pages"),
        ("fetch_head", "gh-pages"),
        ("@", "gh-pages"),
        ("@{upstream}", "gh-pages"),
        ("0123456789abcdef0123456789abcdef01234567", "gh-pages"),
        ("GH-Pages", "gh-pages"),
        ("Feature/Pages", "feature/pages"),
        ("Origin/Pages", "pages"),
        ("main:refs/heads/pages", "pages"),
        ("+pages", "pages"),
        ("https://example.org/page.git", "gh-pages"),
        ("gh pages", "gh-pages"),
        ("gh..pages", "gh-pages"),
        ("gh-pages.lock", "gh-pages"),
        ("pages/", "pages"),
        ("/pages", "pages"),
        ("a//b", "a/b"),
        ("pages~1", "pages-1"),
        ("pages^{}", "pages"),
        ("seiten-für-uns", "seiten-fur-uns"),
        ("страница", "gh-pages"),
        ("\x1b[2J", "2j"),
        ("x" * 300, "gh-pages"),
    ],
)
def test_any_other_name_is_a_wrong_command_that_says_the_plain_one(
    page: Path, host: Path, name: str, plain: str
) -> None:
    before = git(host, "for-each-ref")
    outcome = run(page, "deploy", f"--branch={name}")
    assert outcome.code == 2
    assert f"did you mean {plain}?" in told(outcome.err)
    assert "\x1b" not in outcome.err
    assert git(host, "for-each-ref") == before


@pytest.mark.parametrize(
    "name", ["gh-pages", "pages", "feature/pages", "head-pages", "my_page", "heads", "a/heads/b", "refs-x"]
)
def test_an_honest_name_is_taken_as_it_is(name: str) -> None:
    assert fault_of(name, ("origin", "upstream")) == ""


def test_what_is_meant_is_always_a_name_that_is_taken() -> None:
    for name in ("", "refs/", "refs/heads", "refs/heads/", "heads/head", "remotes/x", "..", "-", "@/@"):
        assert fault_of(plain_name(name, ("origin",)), ("origin",)) == ""


def test_a_branch_is_not_named_with_its_remote_and_the_way_out_works(page: Path, host: Path) -> None:
    git(page, "remote", "rename", "origin", "site")
    outcome = run(page, "deploy", "--remote", "site", "--branch", "site/x")
    assert outcome.code == 2
    said = told(outcome.err)
    assert "did you mean x? If it is to be called so all the same: git remote rename site host" in said
    git(page, "remote", "rename", "site", "host")
    published(page, "--remote", "host", "--branch", "site/x")
    assert "index.html" in on(host, "site/x")


def test_a_branch_of_another_remote_is_told_with_that_remote(page: Path, host: Path) -> None:
    git(page, "remote", "add", "upstream", str(host))
    outcome = run(page, "deploy", "--branch", "upstream/pages")
    assert outcome.code == 2
    assert "did you mean --remote upstream --branch pages?" in told(outcome.err)
    published(page, "--remote", "upstream", "--branch", "pages")


@pytest.mark.parametrize("first", [True, False])
def test_a_branch_called_refs_heads_is_told_and_can_be_taken_away(
    page: Path, host: Path, first: bool
) -> None:
    if first:
        published(page)
    git(page, "push", "-q", "origin", "main:refs/heads/refs/heads/gh-pages")
    (page / "people" / "bo.yml").write_text(BO)
    said = told(refused(page))
    command = "git push origin :refs/heads/refs/heads/gh-pages"
    assert said.endswith(command)
    git(page, *command.split()[1:])
    published(page)
    assert "people/bo.html" in on(host)
    assert git(host, "for-each-ref", "--format=%(refname)") == "refs/heads/gh-pages\nrefs/heads/main"


def test_a_tag_called_refs_heads_is_told_and_can_be_taken_away(page: Path) -> None:
    git(page, "tag", "refs/heads/pages")
    git(page, "push", "-q", "origin", "refs/tags/refs/heads/pages")
    said = told(refused(page, "--branch", "pages"))
    assert "has a tag that is itself called refs/heads/pages" in said
    assert said.endswith("git push origin :refs/tags/refs/heads/pages")
    git(page, "push", "-q", "origin", ":refs/tags/refs/heads/pages")
    published(page, "--branch", "pages")


def test_a_tag_of_the_same_name_is_in_nobody_s_way(page: Path, host: Path) -> None:
    git(page, "tag", "gh-pages")
    git(page, "push", "-q", "origin", "refs/tags/gh-pages")
    published(page)
    assert "index.html" in on(host, "refs/heads/gh-pages")


def test_names_that_cannot_be_beside_one_another_are_told(page: Path, host: Path) -> None:
    git(page, "push", "-q", "origin", "main:refs/heads/pages")
    said = told(refused(page, "--branch", "pages/ours"))
    assert "the remote has a branch pages, and git can have no pages/ours beside it" in said
    assert said.endswith("name another with --branch, pages-ours, say")
    published(page, "--branch", "pages-ours")
    git(page, "push", "-q", "origin", "main:refs/heads/site/old")
    assert "name another with --branch, site-page, say" in told(refused(page, "--branch", "site"))


def test_a_branch_that_differs_in_large_letters_alone_is_told(page: Path, host: Path) -> None:
    git(page, "push", "-q", "origin", "main:refs/heads/GH-Pages")
    said = told(refused(page))
    assert "the remote has a branch GH-Pages" in said
    assert said.endswith("git push origin --delete GH-Pages")
    git(page, "push", "-q", "origin", "--delete", "GH-Pages")
    published(page)
