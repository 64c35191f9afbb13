"""Publishing to a branch: what arrives, what stays as it was, and what is said when it cannot be."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from quietpage.core.diagnostics import Invalid
from quietpage.deploy.branch import deploy
from tests.deploy.deploys import BO, history, hook, published, refused, told
from tests.previews import until
from tests.repository import commit, git, on, own_settings, repository, state
from tests.sites import built, run

pytestmark = pytest.mark.needs("git")


# What arrives


def test_the_branch_holds_what_a_build_writes(page: Path, host: Path) -> None:
    outcome = published(page)
    assert outcome.out == "The page is published on the branch gh-pages of origin.\n"
    output = built(page)
    files = {
        path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()
    }
    assert on(host) == files
    assert {".nojekyll", ".quietpage", "404.html", "index.html"} <= files.keys()
    assert set(git(host, "ls-tree", "-r", "--format=%(objectmode)", "gh-pages").split()) == {"100644"}


def test_a_second_time_is_a_child_of_the_first_and_the_same_page_is_none(page: Path, host: Path) -> None:
    published(page)
    first = git(host, "rev-parse", "gh-pages")
    assert published(page).out == "The branch gh-pages of origin holds this page already.\n"
    assert git(host, "rev-parse", "gh-pages") == first
    (page / "people" / "bo.yml").write_text(BO)
    published(page, "--message", "Bo is here – grüß Gott")
    assert git(host, "rev-parse", "gh-pages^") == first
    assert history(host) == ["Bo is here – grüß Gott", "Publish the page"]
    assert "people/bo.html" in on(host)
    (page / "people" / "bo.yml").unlink()
    published(page)
    assert "people/bo.html" not in on(host)
    git(host, "fsck", "--strict", "--no-dangling")


def test_a_rehearsal_publishes_nothing_and_says_what_it_would(page: Path, host: Path) -> None:
    outcome = published(page, "--dry-run", "-v")
    assert "\nNew: people/ada-lovelace.html\n" in outcome.out
    assert outcome.out.endswith("would be published on the branch gh-pages of origin.\n")
    assert git(host, "for-each-ref", "refs/heads/gh-pages") == ""
    published(page)
    (page / "people" / "ada.yml").write_text(BO)
    said = published(page, "--dry-run", "-v").out
    assert "\nNew: people/bo.html\n" in said
    assert "\nGone: people/ada-lovelace.html\n" in said
    assert "\nChanged: index.html\n" in said
    assert len(history(host)) == 1


def test_the_address_is_told_if_it_is_known(page: Path) -> None:
    said = published(page, "--base-url", "https://rosa.example.org/people").out
    assert " at https://rosa.example.org/people/ " in said
    assert not re.search(r"\d", said)


def test_what_is_left_to_do_on_github_is_told_the_first_time(page: Path, host: Path) -> None:
    (page.parent / "github.com").symlink_to(host)
    git(page, "config", "remote.origin.url", str(page.parent / "github.com"))
    assert "Source: Deploy from a branch, gh-pages." in published(page).out
    (page / "people" / "bo.yml").write_text(BO)
    assert "Deploy from a branch" not in published(page).out


def test_another_branch_and_another_remote_will_do(page: Path, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "--bare", "other.git")
    git(page, "remote", "add", "codeberg", str(tmp_path / "other.git"))
    outcome = published(page, "--remote", "codeberg", "--branch", "site/pages")
    assert "nothing else in codeberg yet: push what the page is made from, too." in outcome.out
    assert "index.html" in on(tmp_path / "other.git", "site/pages")


def test_names_in_any_script_and_with_any_sign_arrive(page: Path, host: Path) -> None:
    (page / "people" / "a.yml").write_text("name: सावित्री\nreasons: Kind.\n", encoding="utf-8")
    (page / "static").mkdir()
    for name in ("it's ours.txt", " a b.txt", "élan.txt", "--help.txt", "$HOME.txt"):
        (page / "static" / name).write_text("kind\n")
    published(page)
    assert {"it's ours.txt", " a b.txt", "élan.txt", "--help.txt", "people/सावित्री.html"} <= on(host).keys()


def test_a_domain_that_is_on_the_branch_stays(page: Path, host: Path, tmp_path: Path) -> None:
    published(page)
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "-b", "gh-pages", str(host), str(clone))
    (clone / "CNAME").write_text("rosa.example.org\n")
    (clone / ".domains").write_text("rosa.example.org\n")
    commit(clone, "Create CNAME")
    git(clone, "push", "-q", "origin", "gh-pages")
    assert published(page).out == "The branch gh-pages of origin holds this page already.\n"
    (page / "people" / "bo.yml").write_text(BO)
    published(page)
    assert on(host)["CNAME"] == on(host)[".domains"] == b"rosa.example.org\n"
    assert history(host) == ["Publish the page", "Create CNAME", "Publish the page"]


def test_a_domain_of_the_site_takes_its_place_and_is_not_lost_with_the_key(page: Path, host: Path) -> None:
    config = (page / "quietpage.yml").read_text()
    (page / "quietpage.yml").write_text(f"{config}domain: people.example.org\n")
    published(page)
    assert on(host)["CNAME"].strip() == b"people.example.org"
    (page / "quietpage.yml").write_text(f"{config}domain: others.example.org\n")
    published(page)
    assert on(host)["CNAME"].strip() == b"others.example.org"
    (page / "quietpage.yml").write_text(config)
    published(page)
    assert on(host)["CNAME"].strip() == b"others.example.org"


# Where it is done from


def test_the_bytes_are_as_built_whatever_git_is_told_to_do_with_files(page: Path, host: Path) -> None:
    (page / ".gitattributes").write_text("* text eol=crlf ident\n*.html filter=shout\n")
    for key, value in {
        "core.autocrlf": "true",
        "core.hooksPath": "hooks",
        "core.splitIndex": "true",
        "filter.shout.clean": "tr a-z A-Z",
        "filter.shout.required": "true",
        "push.gpgSign": "true",
        "push.followTags": "true",
        "push.recurseSubmodules": "on-demand",
        "gpg.program": "false",
        "fetch.prune": "true",
        "grep.patternType": "fixed",
        "log.showSignature": "true",
        "i18n.commitEncoding": "ISO-8859-1",
    }.items():
        git(page, "config", key, value)
    git(page, "tag", "-m", "one", "release")
    for name in ("pre-push", "reference-transaction", "post-index-change"):
        path = page / "hooks" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("#!/bin/sh\necho hooked >> ../hooked; exit 1\n")
        path.chmod(0o755)
    published(page, "--message", "für alle")
    assert on(host)["index.html"] == (built(page) / "index.html").read_bytes()
    assert history(host) == ["für alle"]
    assert git(host, "tag") == ""
    assert not list(page.parent.rglob("hooked"))


def test_what_the_environment_says_of_places_is_not_heard(
    page: Path, host: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR"):
        monkeypatch.setenv(name, str(tmp_path / "nowhere"))
    monkeypatch.setenv("GIT_TRACE", str(tmp_path / "trace"))
    monkeypatch.setenv("GIT_CONFIG_PARAMETERS", "'core.bare=true'")
    outcome = run(page, "deploy")
    assert (outcome.code, outcome.err) == (0, "")
    monkeypatch.undo()
    assert "index.html" in on(host)
    assert not (tmp_path / "trace").exists()


def test_a_site_in_a_folder_of_the_repository_and_a_command_from_elsewhere_are_well(
    page: Path, host: Path
) -> None:
    (page / "sub").mkdir()
    for name in ("quietpage.yml", "people"):
        (page / name).rename(page / "sub" / name)
    before = state(page)
    assert run(page.parent, "deploy", "my-page/sub").code == 0
    assert state(page) == before
    assert "index.html" in on(host)


def test_it_is_done_from_a_detached_head_an_unborn_branch_or_half_a_merge(page: Path, host: Path) -> None:
    git(page, "checkout", "-q", "--detach")
    published(page)
    git(page, "checkout", "-q", "--orphan", "fresh")
    (page / "people" / "bo.yml").write_text(BO)
    (page / "left over.txt").write_text("staged")
    git(page, "add", "left over.txt")
    published(page)
    assert "people/bo.html" in on(host)


def test_it_is_done_from_a_shallow_clone_a_worktree_and_a_submodule(page: Path, tmp_path: Path) -> None:
    host = page.parent / "host.git"
    published(page)
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{host}", str(shallow))
    (shallow / "people" / "bo.yml").write_text(BO)
    published(shallow)
    git(page, "worktree", "add", "-q", str(tmp_path / "tree"), "-b", "aside")
    (tmp_path / "tree" / "people" / "cy.yml").write_text(BO.replace("Bo", "Cy"))
    assert run(tmp_path / "tree", "deploy").code == 0
    git(tmp_path, "init", "-q", "around")
    git(tmp_path / "around", "submodule", "add", "-q", str(host), "inner")
    assert run(tmp_path / "around" / "inner", "deploy").code == 0
    assert "people/cy.html" not in on(host)
    assert len(history(host)) == 4


def test_it_is_done_from_a_clone_that_fetches_files_only_when_it_needs_them(
    page: Path, host: Path, tmp_path: Path
) -> None:
    published(page)
    git(host, "config", "uploadpack.allowFilter", "true")
    partial = tmp_path / "partial"
    git(tmp_path, "clone", "-q", "-b", "main", "--filter=blob:none", f"file://{host}", str(partial))
    (partial / "people" / "bo.yml").write_text(BO)
    published(partial)
    assert {"people/ada-lovelace.html", "people/bo.html"} <= on(host).keys()
    git(host, "fsck", "--strict", "--no-dangling")


def test_a_repository_of_longer_names_for_its_objects_is_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_settings(tmp_path, monkeypatch)
    page = repository(tmp_path / "my-page", form="sha256")
    published(page)
    assert "index.html" in on(tmp_path / "host.git")


def test_a_branch_that_was_taken_out_here_stays_as_it_is(page: Path, host: Path) -> None:
    published(page)
    git(page, "fetch", "-q", "origin", "gh-pages:gh-pages")
    (page / "people" / "bo.yml").write_text(BO)
    published(page)
    assert git(page, "rev-parse", "gh-pages") == git(host, "rev-parse", "gh-pages^")


# What is not replaced


def test_a_branch_that_quietpage_did_not_write_is_left_alone(page: Path, host: Path) -> None:
    git(page, "checkout", "-q", "--orphan", "gh-pages")
    git(page, "rm", "-rfq", "--cached", ".")
    (page / "README.md").write_text("mine")
    git(page, "add", "README.md")
    git(page, "commit", "-q", "-m", "Mine")
    git(page, "push", "-q", "origin", "gh-pages")
    git(page, "checkout", "-q", "-f", "main")
    git(page, "branch", "-q", "-D", "gh-pages")
    said = refused(page)
    assert said.startswith(
        "origin/gh-pages: quietpage did not write this branch, or not all that is on it: README.md\n"
    )
    assert "--branch" in said


def test_a_branch_with_nothing_but_a_word_to_the_host_on_it_is_one_for_pages(
    page: Path, host: Path, tmp_path: Path
) -> None:
    clone = tmp_path / "clone"
    git(tmp_path, "init", "-q", "-b", "gh-pages", str(clone))
    (clone / "CNAME").write_text("rosa.example.org\n")
    (clone / ".nojekyll").write_text("\n")
    commit(clone, "Begin")
    git(clone, "push", "-q", str(host), "gh-pages")
    published(page)
    assert on(host)["CNAME"] == b"rosa.example.org\n"
    assert on(host)[".nojekyll"] == b""
    assert history(host) == ["Publish the page", "Begin"]


def test_a_file_that_somebody_put_onto_the_branch_is_not_lost(page: Path, host: Path, tmp_path: Path) -> None:
    published(page)
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "-b", "gh-pages", str(host), str(clone))
    (clone / "letter\x1b[2J.html").write_text("<p>by hand")
    os.symlink("index.html", clone / "home.html")
    commit(clone, "By hand")
    git(clone, "push", "-q")
    (page / "people" / "bo.yml").write_text(BO)
    said = refused(page)
    assert "home.html, letter\\x1b[2J.html\n" in said
    assert "\x1b" not in said


def test_what_somebody_wrote_into_the_finished_page_is_not_lost(
    page: Path, host: Path, tmp_path: Path
) -> None:
    published(page)
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "-b", "gh-pages", str(host), str(clone))
    (clone / "index.html").write_text("<p>by hand")
    (clone / "style.css").unlink()
    commit(clone, "By hand")
    (clone / "CNAME").write_text("rosa.example.org\n")
    commit(clone, "Create CNAME")
    git(clone, "push", "-q")
    said = refused(page)
    assert said.startswith("origin/gh-pages: somebody has changed the finished page itself on this branch: ")
    assert said.split("\n")[0].endswith(": index.html, style.css")
    assert "git revert" in said
    git(clone, "revert", "--no-edit", "HEAD^")
    git(clone, "push", "-q")
    (page / "people" / "bo.yml").write_text(BO)
    published(page)
    assert {"CNAME", "people/bo.html"} <= on(host).keys()


def test_a_page_that_was_put_there_as_it_was_built_is_known(page: Path, host: Path, tmp_path: Path) -> None:
    output = built(page)
    git(tmp_path, "init", "-q", "-b", "gh-pages", str(output))
    commit(output, "By hand, but all of it")
    git(output, "push", "-q", str(host), "gh-pages")
    shutil.rmtree(output)
    assert "holds this page already" in published(page).out
    (page / "people" / "bo.yml").write_text(BO)
    published(page)
    assert history(host) == ["Publish the page", "By hand, but all of it"]


def test_the_sources_are_never_replaced(page: Path, host: Path) -> None:
    assert "this is the branch that you are on" in refused(page, "--branch", "main")
    git(page, "checkout", "-q", "-b", "draft")
    assert "the page is written on this branch" in refused(page, "--branch", "main")
    git(page, "branch", "-q", "-D", "main")
    assert "this is the main branch of the remote" in refused(page, "--branch", "main")
    git(page, "push", "-q", "origin", "draft:other")
    assert "the page is written on this branch" in refused(page, "--branch", "other")


def test_a_repository_for_finished_pages_alone_goes_on_when_they_are_on_its_main_branch(
    page: Path, tmp_path: Path
) -> None:
    host = tmp_path / "pages.git"
    git(tmp_path, "init", "-q", "--bare", "-b", "pages", str(host))
    git(page, "remote", "add", "pages", str(host))
    published(page, "--remote", "pages", "--branch", "pages")
    (page / "people" / "bo.yml").write_text(BO)
    published(page, "--remote", "pages", "--branch", "pages")
    assert len(history(host, "pages")) == 2


def test_what_check_refuses_is_not_published(page: Path) -> None:
    (page / "people" / "bo.yml").write_text("name: Bo\nreasons: She lent me 3 books.\n")
    assert refused(page).startswith("people/bo.yml:2:22: a number on a page without numbers")
    shutil.rmtree(page / "people")
    refused(page)


# What goes wrong on the way


def test_a_push_that_is_refused_is_told_in_the_words_of_the_remote(page: Path, host: Path) -> None:
    hook(host, "printf 'No pages on \\033[31mSundays\\n' >&2; exit 1")
    said = refused(page)
    assert "the remote did not take the page: pre-receive hook declined: No pages on \\x1b[31mSundays" in said
    hook(host, "exit 0")
    published(page)


def test_who_publishes_second_at_the_same_time_is_told_and_loses_nothing(page: Path, host: Path) -> None:
    published(page)
    (page / "people" / "bo.yml").write_text(BO)
    other = page.parent / "other"
    shutil.copytree(page, other)
    (other / "people" / "bo.yml").write_text(BO.replace("Bo", "Cy"))
    # The second one has looked at the branch already when the first one's page arrives.
    deploying = f"{sys.executable} -m quietpage deploy {other} -q"
    hook(host, f"[ -e once ] && exit 0; touch once; unset GIT_QUARANTINE_PATH GIT_DIR; {deploying}")
    outcome = run(page, "deploy")
    assert outcome.code == 1
    assert "somebody else has published here in the meantime" in told(outcome.err)
    assert "people/cy.html" in on(host)
    published(page)
    assert "people/bo.html" in on(host)
    assert len(history(host)) == 3


def test_who_has_looked_at_an_older_branch_loses_nothing_either(page: Path, host: Path) -> None:
    published(page)
    shutil.copytree(host, page.parent / "older.git")
    (page / "people" / "bo.yml").write_text(BO)
    published(page)
    git(page, "config", "remote.origin.url", str(page.parent / "older.git"))
    git(page, "config", "remote.origin.pushurl", str(host))
    (page / "people" / "bo.yml").write_text(BO.replace("Bo", "Cy"))
    assert "somebody else has published here in the meantime" in refused(page)


def test_many_at_once_leave_one_history_and_a_whole_page(page: Path, host: Path) -> None:
    folders = [page.parent / f"copy-{name}" for name in "abcd"]
    for folder in folders:
        shutil.copytree(page, folder)
        (folder / "people" / "bo.yml").write_text(BO.replace("Bo", f"Bo {folder.name[-1]}"))
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "quietpage", "deploy", folder],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for folder in folders
    ]
    said = [process.communicate()[0] for process in running]
    well = [process.returncode == 0 for process in running]
    assert any(well), said
    for good, words in zip(well, said, strict=True):
        assert good or "in the meantime" in told(words) or "did not take the page" in told(words)
    assert len(history(host)) == well.count(True)
    git(host, "fsck", "--strict", "--no-dangling")


def test_a_deploy_that_is_killed_at_any_step_leaves_everything_whole(
    page: Path, host: Path, tmp_path: Path
) -> None:
    published(page)
    (page / "people" / "bo.yml").write_text(BO)
    first, before = git(host, "rev-parse", "gh-pages"), state(page)
    # A git that kills whoever asks it for a certain thing, and does that thing all the same.
    shim = tmp_path / "bin" / "git"
    shim.parent.mkdir()
    shim.write_text(
        f'#!/bin/sh\ncase " $* " in *" $LAST "*) kill -9 $PPID;; esac\nexec {shutil.which("git")} "$@"\n'
    )
    shim.chmod(0o755)
    path = f"{shim.parent}{os.pathsep}{os.environ['PATH']}"
    for last in ("ls-remote", "fetch", "fast-import", "mktree", "commit-tree", "push"):
        done = subprocess.run(
            [sys.executable, "-m", "quietpage", "deploy", page, "-q"],
            env={**os.environ, "PATH": path, "LAST": last},
        )
        assert done.returncode == -signal.SIGKILL, last
        assert state(page) == before
        if last != "push":
            assert git(host, "rev-parse", "gh-pages") == first
    until(lambda: git(host, "rev-parse", "gh-pages") != first)
    assert published(page).out == "The branch gh-pages of origin holds this page already.\n"
    assert "people/bo.html" in on(host)
    assert git(host, "rev-parse", "gh-pages^") == first
    for each in (host, page):
        git(each, "fsck", "--strict", "--no-dangling")


def test_a_remote_that_does_not_answer_is_not_waited_for(page: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        git(page, "remote", "set-url", "origin", f"git://127.0.0.1:{silent.getsockname()[1]}/page.git")
        with pytest.raises(Invalid) as found:
            deploy(page, timeout=2)
    (problem,) = found.value.problems
    assert problem.message == "git ls-remote takes too long, and was stopped"


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("nowhere.git", "does not appear to be a git repository"),
        ("https://rosa:secret@127.0.0.1:9/page.git", "https://127.0.0.1:9/page.git"),
        ("ext::touch stolen", "transport 'ext' not allowed"),
        ("--upload-pack=touch stolen", ""),
        ("ssh://-oProxyCommand=touch/stolen", "strange hostname"),
    ],
)
def test_a_remote_that_cannot_be_reached_is_told_without_secrets(
    page: Path, address: str, words: str
) -> None:
    git(page, "config", "remote.origin.url", address)
    said = refused(page)
    assert said.startswith("origin: git cannot read from this remote: ")
    assert words in said
    assert "secret" not in said
    assert not list(page.parent.rglob("stolen"))


def test_a_remote_that_is_missing_or_an_address_is_told(page: Path) -> None:
    said = refused(page, "--remote", "github")
    assert said.startswith("github: git knows no remote of this name here\n")
    assert "origin" in said
    git(page, "remote", "remove", "origin")
    assert "git remote add origin ADDRESS" in refused(page)


def test_who_has_no_name_yet_is_asked_for_one(page: Path, tmp_path: Path) -> None:
    (tmp_path / "gitconfig").write_text("")
    said = refused(page)
    assert said.startswith("git: git does not know who you are")
    assert "git config --global user.name" in said


def test_a_folder_in_no_repository_and_a_computer_without_git_are_told(
    page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.move(page / ".git", page.parent / "aside")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(page.parent))
    outcome = run(page, "deploy")
    assert outcome.code == 1
    assert outcome.err.startswith(".: this folder is in no git repository")
    monkeypatch.setenv("PATH", str(page))
    assert run(page, "deploy").err.startswith(".: there is no git on this computer")


def test_a_bare_repository_holds_no_files_to_build_from(page: Path, host: Path) -> None:
    shutil.copytree(page / "people", host / "people")
    shutil.copy(page / "quietpage.yml", host)
    assert run(host, "deploy").err.startswith(".: this is in a bare repository")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--branch", "HEAD"],
        ["--branch", "--force"],
        ["--branch=-f"],
        ["--branch", "a:b"],
        ["--branch", "+gh-pages"],
        ["--branch", "a//b"],
        ["--branch", "refs/"],
        ["--branch", "../x"],
        ["--branch", ""],
        ["--remote=--mirror"],
        ["--remote", "https://example.org/page.git"],
        ["--remote", "git@example.org:page.git"],
        ["--remote", "../host.git"],
        ["--remote", ""],
        ["--message", "  "],
    ],
)
def test_names_that_are_none_are_a_wrong_command(page: Path, arguments: list[str]) -> None:
    outcome = run(page, "deploy", *arguments)
    assert outcome.code == 2
    assert "usage: quietpage deploy" in outcome.err


def test_a_page_without_its_authors_name_is_not_published(page: Path, host: Path) -> None:
    folder = page
    (folder / "quietpage.yml").write_text("author:\n  name: Your name\n")
    for more in ((), ("--dry-run",)):
        said = run(folder, "deploy", *more)
        assert (said.code, said.out) == (1, "")
        assert said.places[0].startswith("quietpage.yml:2:9: this is still the name")
    assert "gh-pages" not in git(host, "branch")
