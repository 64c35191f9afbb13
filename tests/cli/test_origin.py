"""Where this quietpage came from, and whether GitHub could install the same: what `new` makes of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from quietpage import __version__
from tests.origins import installed_from, not_installed
from tests.repository import git
from tests.sites import run
from tests.workflow import settings_of

COMMIT = "0123456789abcdef0123456789abcdef01234567"
FLOWS = (".github/workflows/publish.yml", ".github/workflows/check.yml")


def vcs(url: str, **more: object) -> dict[str, object]:
    return {"url": url, "vcs_info": {"vcs": "git", "commit_id": COMMIT, "requested_revision": "main"}, **more}


def test_of_an_index_the_workflow_installs_the_same_release(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed_from(monkeypatch)
    made = run(tmp_path, "new", "my-page")
    assert "once: Settings, Pages, Source: GitHub Actions." in made.out
    assert settings_of(tmp_path / "my-page")["QUIETPAGE"] == f"quietpage=={__version__}"


def test_of_a_git_address_the_workflow_installs_the_same_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, (note, requirement) in enumerate(
        (
            (
                vcs("https://git.example/ada/quietpage.git"),
                f"git+https://git.example/ada/quietpage.git@{COMMIT}",
            ),
            (
                vcs("https://git.example/ada/tools", subdirectory="py/quietpage"),
                f"git+https://git.example/ada/tools@{COMMIT}#subdirectory=py/quietpage",
            ),
        )
    ):
        installed_from(monkeypatch, note)
        made = run(tmp_path, "new", f"page-{number}")
        assert settings_of(tmp_path / f"page-{number}")["QUIETPAGE"] == requirement
        assert "No workflow" not in made.out


UNREACHABLE: list[object] = [
    {"url": "file:///home/ada/quietpage", "dir_info": {}},
    {"url": "file:///home/ada/quietpage", "dir_info": {"editable": True}},
    {"url": "file:///home/ada/quietpage-0.1.0-py3-none-any.whl", "archive_info": {}},
    {"url": "https://e.example/quietpage-0.1.0-py3-none-any.whl", "archive_info": {"hash": "sha256=x"}},
    vcs("file:///home/ada/quietpage"),
    vcs("ssh://git@git.example/ada/quietpage"),
    vcs("git@git.example:ada/quietpage"),
    vcs("https://ada:token@git.example/ada/quietpage"),
    vcs("https://${TOKEN}@git.example/ada/quietpage"),
    vcs("http://git.example/ada/quietpage"),
    vcs("https://localhost/ada/quietpage"),
    vcs("https://git.example/ada/$(id)"),
    vcs("https://git.example/ada/${{ secrets.X }}"),
    vcs("https://git.example/ada/q", subdirectory="../x"),
    vcs("https://git.example/ada/q", vcs_info={"vcs": "git", "commit_id": "main; id"}),
    vcs("https://git.example/ada/q", vcs_info={"vcs": "git"}),
    vcs("https://git.example/ada/q", vcs_info={"vcs": "hg", "commit_id": COMMIT}),
    {},
    {"url": 5},
    [],
    "no json",
    "",
]


@pytest.mark.parametrize("note", UNREACHABLE, ids=str)
def test_of_what_github_cannot_reach_no_workflow_is_written_and_both_ways_are_named(
    note: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed_from(monkeypatch, note)
    made = run(tmp_path, "new", "my page")
    assert made.code == 0
    assert not (tmp_path / "my page" / ".github").exists()
    *_, first, second = made.out.splitlines()
    assert first.startswith("No workflow for GitHub was written: this quietpage ")
    assert "quietpage deploy 'my page'; or," in second
    assert second.endswith("quietpage new 'my page' --from ADDRESS")
    assert "TOKEN" not in made.out
    assert "Settings, Pages" not in made.out


def test_a_checkout_that_nobody_installed_is_a_folder_also_beside_an_installed_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    not_installed(monkeypatch)
    assert "runs from a folder, which GitHub cannot see." in run(tmp_path, "new", "one").out
    for name, note in (("two", None), ("three", vcs("https://git.example/ada/quietpage"))):
        installed_from(monkeypatch, note, folder=tmp_path)
        assert "runs from a folder, which GitHub cannot see." in run(tmp_path, "new", name).out
        assert not (tmp_path / name / ".github").exists()


def test_nothing_is_said_of_it_to_whoever_wants_no_workflow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    not_installed(monkeypatch)
    made = run(tmp_path, "new", "my-page", "--no-github")
    assert (made.code, "workflow" in made.out) == (0, False)


@pytest.mark.needs("git")
def test_the_workflow_can_be_had_later_and_the_page_stays_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    not_installed(monkeypatch)
    git(tmp_path, "init", "-q", "-b", "trunk")
    run(tmp_path, "new", "my-page")
    page = tmp_path / "my-page"
    (page / "quietpage.yml").write_text("author:\n  name: Rosa Lind\n")
    (page / "people" / "grace-hopper.yml").unlink()
    before = {path: path.read_bytes() for path in page.rglob("*") if path.is_file()}
    made = run(tmp_path, "new", "my-page", "--from", "git+https://git.example/ada/quietpage")
    assert made.code == 0
    assert "The page was here before, and stays as it is." in made.out
    assert {path: path.read_bytes() for path in page.rglob("*") if path.is_file()} == before
    assert settings_of(tmp_path) == {"PAGE": "my-page", "QUIETPAGE": "git+https://git.example/ada/quietpage"}
    again = run(tmp_path, "new", "my-page", "--from", "quietpage")
    assert again.code == 0
    assert f"Left as it was: {FLOWS[0]}\nLeft as it was: {FLOWS[1]}\n" in again.out


@pytest.mark.slow
@pytest.mark.parametrize("note", [{}, vcs("https://git.example/ada/q"), {"url": "file:///x", "dir_info": {}}])
def test_a_real_installation_is_read_so(note: dict[str, object], wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    (info,) = (tmp_path / "installed").glob("quietpage-*.dist-info")
    if note:
        (info / "direct_url.json").write_text(json.dumps(note))
    there = {**os.environ, "PYTHONPATH": str(tmp_path / "installed")}
    command = [sys.executable, "-m", "quietpage", "new", "page"]
    made = subprocess.run(command, cwd=tmp_path, env=there, capture_output=True, text=True)
    assert made.returncode == 0, made.stderr
    if "dir_info" in note:
        assert not (tmp_path / "page" / ".github").exists()
    else:
        wanted = f"git+https://git.example/ada/q@{COMMIT}" if note else f"quietpage=={__version__}"
        assert settings_of(tmp_path / "page")["QUIETPAGE"] == wanted
