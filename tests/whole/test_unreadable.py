"""What cannot be read is a problem for every command, with a way out that works, and never a traceback."""

from __future__ import annotations

import errno
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.previews import previewing
from tests.sites import ADA, CONFIG, Outcome, check, run, site

ROOT = Path(__file__).parents[2]
POWERS = "-dac_override,-dac_read_search"
POWERLESS = ["setpriv", f"--bounding-set={POWERS}", f"--inh-caps={POWERS}"]
"""Who may do everything gives that up, so that something can be kept from them."""

COMMANDS = {
    "check": ("check", "around/page"),
    "build": ("build", "around/page"),
    "deploy": ("deploy", "--dry-run", "around/page"),
    "copy": ("themes", "copy", "letter", "around/page"),
    "new": ("new", "--no-github", "around/bare"),
    "new inside": ("new", "--no-github", "around/bare/inner"),
}
READING = ("check", "build", "deploy")

UNREADABLE = [
    ("..", 0o000, tuple(COMMANDS)),
    ("..", 0o644, tuple(COMMANDS)),
    (".", 0o000, tuple(COMMANDS)),
    (".", 0o644, tuple(COMMANDS)),
    (".", 0o400, tuple(COMMANDS)),
    ("quietpage.yml", 0o000, READING),
    ("people", 0o000, (*READING, "new")),
    ("people", 0o644, READING),
    ("people", 0o311, (*READING, "new")),
    ("people/ada.yml", 0o000, READING),
    ("people/friends", 0o000, READING),
    ("portraits", 0o000, READING),
    ("portraits", 0o644, READING),
    ("portraits", 0o311, READING),
    ("portraits/ada.png", 0o000, READING),
    ("static", 0o000, READING),
    ("static", 0o644, READING),
    ("static/deep", 0o000, READING),
    ("static/deep", 0o644, READING),
    ("static/a.txt", 0o000, READING),
    ("templates", 0o000, READING),
    ("templates", 0o644, READING),
    ("templates/own.css", 0o000, READING),
    ("mine", 0o000, READING),
    ("mine", 0o644, READING),
    ("mine", 0o311, READING),
    ("mine/theme.yml", 0o000, READING),
    ("mine/templates", 0o000, READING),
    ("mine/templates", 0o644, READING),
    ("mine/own.css", 0o000, READING),
    ("mine/below", 0o644, READING),
]
"""What cannot be read, with which mode, and the commands that would have to read it."""

CHILD = """
import json, sys
from pathlib import Path
from tests.sites import run
print(json.dumps([run(Path(sys.argv[1]), *each)[:] for each in json.loads(sys.argv[2])]))
"""


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder around a page and a folder that is none yet, which hold a bit of everything."""
    files: dict[str, str | bytes] = {
        "quietpage.yml": CONFIG + "theme: ./mine/below\n",
        "people/ada.yml": ADA + "portrait: {file: ada.png, alt: Her}\n",
        "people/friends/notes.txt": "Whom to ask.",
        "static/a.txt": "A note.",
        "static/deep/b.txt": "A note.",
        "templates/own.css": "p { margin: auto; }\n",
        "mine/theme.yml": "about: Mine.\nextends: letter\n",
        "mine/own.css": "p { margin: auto; }\n",
        "mine/templates/own.css": "p { margin: auto; }\n",
        "mine/below/theme.yml": "about: Below.\nextends: ./mine\n",
        "portraits/ada.png": (ROOT / "example_site/portraits/slate.png").read_bytes(),
    }
    page = site(tmp_path / "around/page", files)
    bare = site(tmp_path / "around/bare", files)
    (bare / "quietpage.yml").unlink()
    for arguments in (
        ("init", "-q"),
        ("config", "user.name", "Rosa"),
        ("config", "user.email", "rosa@example.org"),
        ("init", "-q", "--bare", str(tmp_path / "remote")),
        ("remote", "add", "origin", str(tmp_path / "remote")),
    ):
        subprocess.run(["git", *arguments], cwd=page, check=True)
    return tmp_path


@contextmanager
def kept_back(pages: Path, name: str, mode: int) -> Iterator[None]:
    """With something in both folders, or the folder around them, that has this mode."""
    paths = (
        [pages / "around"] if name == ".." else [pages / "around" / each / name for each in ("page", "bare")]
    )
    before = {path: path.stat().st_mode for path in paths if path.exists()}
    for path in before:
        path.chmod(mode)
    try:
        yield
    finally:
        for path, was in before.items():
            path.chmod(was)


def said_of_each(folder: Path, *commands: tuple[str, ...]) -> list[Outcome]:
    """What commands say to somebody who may not read everything."""
    powerless = POWERLESS if os.geteuid() == 0 else []
    done = subprocess.run(
        [*powerless, sys.executable, "-c", CHILD, str(folder), json.dumps(commands)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [Outcome(*each) for each in json.loads(done.stdout)]


@pytest.mark.needs("setpriv", "git")
@pytest.mark.parametrize(("name", "mode", "fail"), UNREADABLE)
def test_it_is_a_problem_for_every_command_and_the_help_mends_it(
    pages: Path, name: str, mode: int, fail: tuple[str, ...]
) -> None:
    with kept_back(pages, name, mode):
        said = dict(zip(COMMANDS, said_of_each(pages, *COMMANDS.values()), strict=True))
        for command in fail:
            outcome = said[command]
            assert outcome.code == 1, (command, outcome)
            assert all("cannot be read: permission denied" in place for place in outcome.places), outcome.err
            assert "rename" not in outcome.err
        assert {said[command].code for command in said if command not in fail} <= {0}, said
        for command in re.findall(r"help: allow it: (chmod .*)", said["check"].err):
            subprocess.run(command, shell=True, cwd=pages, check=True)
        assert said_of_each(pages, COMMANDS["check"])[0].code == 0


@pytest.mark.needs("setpriv", "git")
@pytest.mark.parametrize("mode", [0o000, 0o644])
@pytest.mark.parametrize("name", ["_site", "_site/people", "_site/.quietpage", ".quietpage"])
def test_a_page_that_cannot_be_looked_at_is_a_problem_for_a_build(pages: Path, name: str, mode: int) -> None:
    assert run(pages, *COMMANDS["build"]).code == 0
    (pages / "around/page/.quietpage").mkdir(exist_ok=True)
    with kept_back(pages, name, mode):
        checked, built = said_of_each(pages, COMMANDS["check"], COMMANDS["build"])
    assert checked.code == 0
    assert built.code in (0, 1)
    assert built.code == 0 or "there is no permission to write here" in built.err


@pytest.mark.needs("setpriv", "git")
@pytest.mark.parametrize("mode", [0o000, 0o644, 0o444])
def test_a_cache_that_cannot_be_read_is_no_problem(
    pages: Path, mode: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = pages / "cache"
    cache.mkdir()
    for variable in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(cache))
    assert run(pages, *COMMANDS["build"]).code == 0
    for path in (cache, cache / "quietpage"):
        path.chmod(mode)
        assert {said.code for said in said_of_each(pages, COMMANDS["check"], COMMANDS["build"])} == {0}
        path.chmod(0o755)


@pytest.mark.needs("setpriv", "git")
@pytest.mark.parametrize("name", ["people", "mine", "static", "quietpage.yml"])
def test_the_preview_tells_it_and_goes_on(pages: Path, name: str) -> None:
    page = pages / "around/page"
    powerless = POWERLESS if os.geteuid() == 0 else []
    (page / name).chmod(0o000)
    try:
        with previewing(page, before=powerless) as preview:
            told = preview.get().text
            assert "cannot be read: permission denied" in told
            assert "stumbled" not in told
    finally:
        (page / name).chmod(0o755)


def test_what_belongs_to_somebody_else_is_told_as_theirs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = site(tmp_path / "my page")
    monkeypatch.setattr(os, "geteuid", lambda: page.stat().st_uid + 1)
    _refuse(monkeypatch, "open", "ada.yml", errno.EACCES)
    said = run(tmp_path, "check", "my page")
    assert said.err == (
        "my page/people/ada.yml: this cannot be read: permission denied\n"
        "help: it belongs to somebody else, who can allow it: chmod a+rX 'my page/people/ada.yml'\n"
    )


@pytest.mark.parametrize("number", ["EIO", "ELOOP", "ENAMETOOLONG", "EMFILE", "EPERM"])
@pytest.mark.parametrize("name", ["people", "ada.yml", "static", "a.txt", "mine", "theme.yml"])
def test_whatever_else_the_system_says_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, number: str
) -> None:
    files = {
        "quietpage.yml": CONFIG + "theme: ./mine\n",
        "people/ada.yml": ADA,
        "static/a.txt": "A note.",
        "templates/own.css": "p { margin: auto; }\n",
        "mine/theme.yml": "about: Mine.\n",
    }
    page = site(tmp_path, files)
    if "." not in name:
        with monkeypatch.context() as patch:
            _refuse(patch, "scandir", name, getattr(errno, number))
            assert check(page).code == 1
    _refuse(monkeypatch, "open", name, getattr(errno, number))
    said = check(page)
    assert said.code == 1
    assert all("this cannot be read: " in place or "this is not " in place for place in said.places), said.err
    assert said.err.count("help: ") == len(said.places)


@pytest.mark.parametrize("number", ["EIO", "ELOOP", "ENOTDIR", "EPERM", "ESTALE"])
@pytest.mark.parametrize(
    "arguments", [("check",), ("build",), ("themes", "copy", "letter"), ("themes", "new", "mine"), ("new",)]
)
def test_so_it_is_with_the_folder_of_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], number: str
) -> None:
    site(tmp_path / "page")
    _refuse(monkeypatch, "stat", ".", getattr(errno, number))
    said = run(tmp_path, *arguments, "page")
    assert said.code == 1
    assert said.places


def test_links_in_a_circle_and_a_file_on_the_way_are_told(tmp_path: Path) -> None:
    (tmp_path / "circle").symlink_to("circle")
    (tmp_path / "file").write_text("")
    assert run(tmp_path, "check", "circle").err == (
        "circle: this cannot be read: links lead round in a circle here\n"
        "help: put the file or the folder itself here\n"
    )
    assert "a file is where a folder should be" in run(tmp_path, "check", "file/page").err


def _refuse(monkeypatch: pytest.MonkeyPatch, call: str, name: str, number: int) -> None:
    """Let a call of the system fail for what has this name, whoever asks."""
    true_call: Any = getattr(os, call)

    def refusing(path: Any, *arguments: Any, **named: Any) -> Any:
        where = os.readlink(f"/proc/self/fd/{path}") if isinstance(path, int) else os.fspath(path)
        if os.path.basename(where) == name:
            raise OSError(number, os.strerror(number), where)
        return true_call(path, *arguments, **named)

    monkeypatch.setattr(os, call, refusing)
