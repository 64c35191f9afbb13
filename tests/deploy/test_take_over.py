"""A branch that another tool published: told with the commands, and taken over if that is asked for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.deploy.deploys import BO, history, hook, published, put_by_another_tool, refused, told
from tests.repository import commit, git, on, state
from tests.sites import run

pytestmark = pytest.mark.needs("git")


def test_one_round_with_the_command_makes_room(page: Path, host: Path) -> None:
    put_by_another_tool(page)
    said = told(refused(page))
    assert "quietpage did not write this branch, or not all that is on it: index.html" in said
    assert "git push origin --delete gh-pages, and publish again" in said
    assert "--take-over" in said
    git(page, "push", "-q", "origin", "--delete", "gh-pages")
    # The local branch is there still, and is in nobody's way.
    local = git(page, "rev-parse", "gh-pages")
    published(page)
    assert history(host) == ["Publish the page"]
    assert git(page, "rev-parse", "gh-pages") == local


def test_it_is_taken_over_with_its_history_below(page: Path, host: Path) -> None:
    put_by_another_tool(page, index_html="old", old_html="gone", CNAME="rosa.example.org\n")
    old = git(host, "rev-parse", "gh-pages")
    rehearsal = published(page, "--take-over", "--dry-run", "-v").out
    assert "Gone: old.html" in rehearsal
    assert git(host, "rev-parse", "gh-pages") == old
    said = published(page, "--take-over").out
    assert "What was there before is kept in the history below it." in told(said)
    assert git(host, "rev-parse", "gh-pages^") == old
    assert history(host) == ["Publish the page", "Old"]
    there = on(host)
    assert "old.html" not in there
    assert b"Ada" in there["index.html"]
    assert there["CNAME"] == b"rosa.example.org\n"
    git(host, "fsck", "--strict", "--no-dangling")
    # From then on it is quietpage's own.
    (page / "people" / "bo.yml").write_text(BO)
    assert "history below" not in published(page).out


def test_the_domain_is_named_where_a_deletion_would_lose_it(page: Path) -> None:
    put_by_another_tool(page, index_html="old", CNAME="rosa.example.org\n")
    assert "the domain that is noted there goes with it" in told(refused(page))


def test_a_link_in_place_of_a_domain_is_not_kept(page: Path, host: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    git(tmp_path, "init", "-q", "-b", "gh-pages", str(clone))
    os.symlink("/etc/passwd", clone / "CNAME")
    commit(clone, "Old")
    git(clone, "push", "-q", str(host), "gh-pages")
    published(page, "--take-over")
    assert "CNAME" not in on(host)


def test_files_and_changes_of_others_on_our_own_branch_can_be_left_behind_too(
    page: Path, host: Path, tmp_path: Path
) -> None:
    published(page)
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "-b", "gh-pages", str(host), str(clone))
    (clone / "letter.html").write_text("<p>by hand")
    (clone / "index.html").write_text("<p>by hand")
    commit(clone, "By hand")
    git(clone, "push", "-q")
    said = told(refused(page))
    assert "letter.html" in said
    assert "--take-over" in said
    assert "--delete" not in said  # the page is on it
    published(page, "--take-over")
    assert "letter.html" not in on(host)
    assert history(host) == ["Publish the page", "By hand", "Publish the page"]


def test_where_there_is_nothing_to_take_over_it_is_a_deploy(page: Path, host: Path) -> None:
    assert published(page, "--take-over").out == "The page is published on the branch gh-pages of origin.\n"
    assert "holds this page already" in published(page, "--take-over").out


def test_the_sources_are_never_taken_over_and_no_deletion_is_spoken_of(page: Path, host: Path) -> None:
    git(page, "push", "-q", "origin", "main:other")
    git(page, "checkout", "-q", "-b", "draft")
    git(page, "rm", "-q", "quietpage.yml")
    (page / "sub").mkdir()
    (page / "sub" / "quietpage.yaml").write_text("title: Another\n")
    commit(page, "Move")
    git(page, "push", "-q", "origin", "draft:deep", "draft:grown")
    git(page, "rm", "-rq", "sub")
    (page / "page.py").write_text("")
    commit(page, "No page yet")
    git(page, "push", "-q", "origin", "draft:before")
    git(page, "push", "-q", "-u", "origin", "draft:followed")
    (page / "more.py").write_text("")
    commit(page, "More")
    git(page, "push", "-q", "origin", "draft:after")
    git(page, "reset", "-q", "--hard", "HEAD^")
    git(page, "checkout", "-q", "main", "--", "quietpage.yml")
    for branch, why in {
        "main": "this is the main branch of the remote",
        "draft": "this is the branch that you are on",
        "other": "the page is written on this branch",
        "deep": "the page is written on this branch",
        "before": "this branch belongs to the work that you are at",
        "after": "this branch belongs to the work that you are at",
        "followed": "this branch belongs to the work that you are at",
    }.items():
        for more in ((), ("--take-over",)):
            said = told(refused(page, "--branch", branch, *more))
            if branch == "main" and "is written on" in said:
                continue  # the one here is looked at first
            assert why in said, branch
            assert "--delete" not in said
            assert "--take-over" not in said


def test_a_branch_that_moves_while_it_is_taken_over_stays_as_it_is(
    page: Path, host: Path, tmp_path: Path
) -> None:
    put_by_another_tool(page)
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "-b", "gh-pages", str(host), str(clone))
    (clone / "index.html").write_text("newer")
    commit(clone, "Newer")
    alone = "unset $(git rev-parse --local-env-vars) GIT_QUARANTINE_PATH"
    hook(host, f"[ -e once ] && exit 0; touch once; {alone}; git -C '{clone}' push -q origin gh-pages")
    outcome = run(page, "deploy", "--take-over")
    assert outcome.code == 1
    assert "somebody else has published here in the meantime" in told(outcome.err)
    assert history(host) == ["Newer", "Old"]


def test_it_is_taken_over_from_a_shallow_clone_a_worktree_and_a_detached_head(
    page: Path, host: Path, tmp_path: Path
) -> None:
    put_by_another_tool(page)
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "-q", "--depth", "1", "-b", "main", f"file://{host}", str(shallow))
    published(shallow, "--take-over")
    put_by_another_tool(page, "pages")
    git(page, "worktree", "add", "-q", "--detach", str(tmp_path / "tree"))
    before = state(page)
    assert run(tmp_path / "tree", "deploy", "--branch", "pages", "--take-over").code == 0
    assert state(page) == before
    assert history(host) == history(host, "pages") == ["Publish the page", "Old"]


def test_a_worktree_of_another_tool_s_branch_is_in_nobody_s_way(page: Path, tmp_path: Path) -> None:
    put_by_another_tool(page)
    git(page, "worktree", "add", "-q", str(tmp_path / "tree"), "gh-pages")
    git(page, "push", "-q", "origin", "--delete", "gh-pages")
    published(page)
    assert git(page, "log", "--format=%s", "gh-pages") == "Old"
