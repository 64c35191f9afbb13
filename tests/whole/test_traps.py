"""A site whose files are called like Python's own modules, or like programs: they are read, and never run."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.repository import git, own_settings
from tests.sites import CONFIG, sign, site
from tests.workflow import Runner

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent.parent

MODULES = (
    *("re", "json", "yaml", "jinja2", "markupsafe", "markdown_it", "mdurl", "argparse", "pathlib"),
    *("unicodedata", "pickle", "hashlib", "html", "urllib", "email", "random", "string", "tempfile"),
    *("select", "fcntl", "resource", "signal", "subprocess", "shutil", "errno", "gc", "enum", "typing"),
    *("dataclasses", "copyreg", "textwrap", "struct", "datetime", "zlib", "base64", "binascii", "locale"),
    *("gettext", "numbers", "tornado", "livereload", "watchdog", "PIL", "asyncio", "socket", "logging"),
    *("secrets", "concurrent", "ctypes", "ast", "threading", "weakref", "pip", "sitecustomize"),
    *("usercustomize", "encodings", "codecs", "site", "six"),
)
"""Modules that quietpage or something that it uses asks for, or that Python asks for when it starts."""

BEFORE = ("importlib", "warnings", "types", "contextlib", "collections", "functools", "operator", "quietpage")
"""Modules that Python asks for before it has found quietpage, and quietpage itself: only `-P` helps there."""


@pytest.fixture
def trapped(tmp_path: Path) -> Path:
    """A site with a module of every such name, and programs called like those that git and we start."""
    folder = site(tmp_path / "my-page", {"quietpage.yml": CONFIG + "theme: whisper\n"})
    trap = f"open({str(tmp_path / 'sprung')!r}, 'a').write(__name__ + ' ')\n"
    for name in MODULES:
        (folder / f"{name}.py").write_text(trap)
    for name in ("jinja2", "yaml", "pip", "encodings", "PIL", "tornado"):
        (folder / f"{name}.py").unlink()
        (folder / name).mkdir()
        (folder / name / "__init__.py").write_text(trap)
    for name in ("git", "ssh", "xdg-open", "git-remote-https"):
        (folder / name).write_text(f"#!/bin/sh\necho {name} >> {tmp_path}/sprung\n")
        (folder / name).chmod(0o755)
    return folder


def run(
    folder: Path, *arguments: str, given: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        input=given,
        capture_output=True,
        text=True,
        timeout=120,
    )


def sprung(folder: Path) -> str:
    """The traps that somebody stepped into."""
    told = folder.parent / "sprung"
    return told.read_text() if told.exists() else ""


@pytest.mark.parametrize(
    "arguments",
    [["build"], ["check"], ["themes"], ["themes", "copy", "letter"], ["new", "other"], ["build", "nobody"]],
    ids=" ".join,
)
def test_python_m_quietpage_in_a_site_runs_nothing_of_the_site(trapped: Path, arguments: list[str]) -> None:
    done = run(trapped, "-m", "quietpage", *arguments)
    assert sprung(trapped) == ""
    assert "Traceback" not in done.stderr
    assert (done.returncode == 0) == ("nobody" not in arguments), done.stderr


@pytest.mark.parametrize(
    "given", [["-mquietpage", "check"], ["-Bmquietpage", "check"], ["-W", "ignore", "-m", "quietpage"]]
)
def test_however_m_is_written_nothing_of_it_is_run(trapped: Path, given: list[str]) -> None:
    run(trapped, *given)
    assert sprung(trapped) == ""


def test_with_p_python_takes_nothing_from_there_from_its_first_moment_on(trapped: Path) -> None:
    for name in BEFORE:
        (trapped / f"{name}.py").write_text((trapped / "re.py").read_text())
    for given in (["-P", "-m", "quietpage", "build"], ["-m", "quietpage", "build"]):
        done = run(trapped, *given, PYTHONSAFEPATH="" if "-P" in given else "1")
        assert (done.returncode, sprung(trapped)) == (0, ""), done.stderr


def test_nor_does_the_guard_on_its_own(trapped: Path) -> None:
    done = run(trapped, "-m", "quietpage.numbers", given='{"id": "a", "text": "two geese"}\n')
    assert sprung(trapped) == ""
    assert '"two"' in done.stdout


def test_with_a_path_of_its_own_python_looks_there(tmp_path: Path) -> None:
    """Whoever names a folder to Python wants what is in it: only what nobody asked for is left out."""
    (tmp_path / "yaml.py").write_text("raise SystemExit('mine')\n")
    done = run(
        site(tmp_path / "my-page"),
        *("-m", "quietpage", "check"),
        PYTHONPATH=f"{tmp_path}{os.pathsep}{ROOT}",
    )
    assert done.stderr.strip() == "mine"


def test_another_program_that_uses_quietpage_keeps_its_own_modules(tmp_path: Path) -> None:
    (tmp_path / "mine.py").write_text("import quietpage, own\nprint(own.WORD, quietpage.numbers_in('two'))\n")
    (tmp_path / "own.py").write_text("WORD = 'hello'\n")
    for command in (["-m", "mine"], ["mine.py"], ["-c", "import mine"]):
        done = run(tmp_path, *command)
        assert done.stdout.startswith("hello"), done.stderr


@pytest.mark.needs("git", "bash")
@pytest.mark.parametrize("event", ["push", "pull_request"])
def test_the_workflows_run_nothing_of_the_site(
    event: str, tmp_path: Path, wheel: Path, trapped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_settings(tmp_path, monkeypatch)
    git(tmp_path, "init", "-q", "--bare", "host.git")
    git(trapped, "init", "-q")
    (trapped / "quietpage.yml").unlink()
    (trapped / "wheels").mkdir()
    (trapped / "wheels" / wheel.name).write_bytes(wheel.read_bytes())
    made = run(trapped, "-P", "-m", "quietpage", "new", "--from", f"wheels/{wheel.name}")
    assert made.returncode == 0, made.stderr
    sign(trapped)
    for name in BEFORE:
        (trapped / f"{name}.py").write_text((trapped / "re.py").read_text())
    git(trapped, "add", ".")
    git(trapped, "commit", "-q", "-m", "one")
    git(trapped, "commit", "-q", "-m", "two", "--allow-empty")
    git(trapped, "push", "-q", str(tmp_path / "host.git"), "HEAD:main")
    (tmp_path / "github").mkdir()
    told = Runner(tmp_path / "github").run(tmp_path / "host.git", event, "https://rosa.example.org/")
    assert (told.well, sprung(trapped)) == (True, ""), told.said


@pytest.mark.needs("git")
def test_deploy_runs_no_program_that_lies_in_the_site(
    trapped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_settings(tmp_path, monkeypatch)
    git(tmp_path, "init", "-q", "--bare", "host.git")
    git(trapped, "init", "-q")
    git(trapped, "remote", "add", "origin", str(tmp_path / "host.git"))
    for path in (f".{os.pathsep}{os.environ['PATH']}", f"{os.pathsep}{os.environ['PATH']}"):
        done = run(trapped, "-m", "quietpage", "deploy", "--dry-run", PATH=path)
        assert (done.returncode, sprung(trapped)) == (0, ""), done.stderr


@pytest.mark.needs("git")
def test_deploy_takes_no_settings_from_a_folder_that_looks_like_a_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_settings(tmp_path, monkeypatch)
    outside = tmp_path / "clone"
    outside.mkdir()
    git(outside, "init", "-q")
    folder = site(outside / "my-page")
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\necho program >> {tmp_path}/sprung\nexit 1\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    settings = (
        f"[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = {folder}\n"
        f"\tsshCommand = {program}\n\tfsmonitor = {program}\n\taskPass = {program}\n"
        f'[remote "origin"]\n\turl = ssh://host.example/x\n'
    )
    planted: Mapping[str, str] = {"HEAD": "ref: refs/heads/main\n", "config": settings}
    for name, text in planted.items():
        (folder / name).write_text(text)
    for name in ("objects", "refs"):
        (folder / name).mkdir()
    done = run(folder, "-m", "quietpage", "deploy")
    assert sprung(outside) == ""
    assert done.returncode == 1
    assert "bare repository" in done.stderr
