"""The built wheel, used where the checkout is not."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import task

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def run(
    installed: Path, *arguments: str | Path, python: str | Path = sys.executable
) -> subprocess.CompletedProcess[str]:
    """quietpage out of the wheel, in a folder that is not the checkout."""
    there = {**os.environ, "PYTHONPATH": str(installed)}
    return subprocess.run(
        [python, *map(str, arguments)],
        cwd=installed,
        env=there,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def test_it_holds_the_themes_the_example_and_the_licences_and_nothing_that_was_built(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    for wanted in (
        "quietpage/py.typed",
        "quietpage/themes/shipped/whisper/style.css",
        "quietpage/themes/shipped/whisper/fonts/newsreader-latin.woff2",
        "quietpage/themes/shipped/whisper/fonts/LICENSE",
        "quietpage/themes/shipped/letter/fonts/LICENSE",
        "quietpage/themes/shipped/garden/fonts/LICENSE",
        "quietpage/themes/shipped/classroom/fonts/LICENSE",
        "quietpage/images/faces/LICENSE",
        "quietpage/themes/shipped/skeleton/templates/page.html",
        "quietpage/render/compiled/skeleton_page.py",
        "quietpage/cli/example_site/quietpage.yml",
        "quietpage/cli/scaffold/quietpage.yml",
    ):
        assert wanted in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert any(name.endswith("licenses/themes/garden/fonts/LICENSE") for name in names)
    assert not [
        name for name in names if "_site/" in name.replace("example_site/", "") or name.startswith("tests")
    ]


def test_it_is_itself_and_not_the_checkout(installed: Path) -> None:
    done = run(installed, "-c", "import quietpage; print(quietpage.__file__)")
    assert Path(done.stdout.strip()).is_relative_to(installed)


def test_a_new_page_is_made_and_built_out_of_it(installed: Path, tmp_path: Path) -> None:
    made = run(installed, "-m", "quietpage", "new", tmp_path / "page")
    assert made.returncode == 0, made.stderr
    done = run(installed, "-m", "quietpage", "build", tmp_path / "page")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "page" / "_site" / "index.html").exists()
    assert (tmp_path / "page" / "_site" / "fonts" / "newsreader-latin.woff2").exists()


def test_a_program_that_asks_for_numbers_loads_nothing_else(installed: Path) -> None:
    done = run(installed, "-c", "import sys, quietpage; quietpage.numbers_in('five'); print(*sys.modules)")
    assert done.returncode == 0, done.stderr
    assert not {"jinja2", "markdown_it", "yaml", "argparse"} & set(done.stdout.split())


def test_a_command_imports_only_what_it_needs(installed: Path) -> None:
    asked = (
        "import sys\nfrom quietpage.cli.main import main\ntry:\n    main(['--version'])\nexcept SystemExit:\n"
    )
    done = run(installed, "-c", asked + "    print(*sys.modules)")
    assert done.stdout.startswith("quietpage ")
    assert not {"jinja2", "markdown_it", "yaml", "watchdog", "livereload", "tornado"} & set(
        done.stdout.split()
    )


def test_a_build_imports_nothing_of_the_preview(installed: Path, tmp_path: Path) -> None:
    run(installed, "-m", "quietpage", "new", tmp_path / "page")
    asked = (
        "import sys\nfrom quietpage.cli.main import main\n"
        f"main(['build', {str(tmp_path / 'page')!r}, '-q'])\n"
    )
    done = run(installed, "-c", asked + "print(*sys.modules)")
    assert not {"watchdog", "livereload", "tornado", "asyncio", "PIL"} & set(done.stdout.split())


EVERY_MODULE = """
import importlib, pkgutil, sys, quietpage
for module in pkgutil.walk_packages(quietpage.__path__, "quietpage."):
    if module.name.rpartition(".")[2] not in ("__main__", "generate"):
        importlib.import_module(module.name)
"""
"""Imports everything but programs, and what makes data with libraries of the tests."""


BUILD_AS_IT_CAME = """
import jinja2
from quietpage.cli.main import run
from quietpage.render import compiled
if jinja2.__version__ == compiled.JINJA:
    jinja2.Environment.compile = None
run()
"""
"""A command, in which no template can be compiled: those that come along are read, whichever Python it is."""


def test_the_other_pythons_that_are_here_make_the_same_page(installed: Path, tmp_path: Path) -> None:
    run(installed, "-m", "quietpage", "new", tmp_path / "page", "--no-github")
    pages = {}
    for name in ("ours", *task.other_pythons()):
        python = Path(sys.executable) if name == "ours" else task.PYTHONS / name / "bin" / "python"
        if not python.exists():
            pytest.fail(
                f"nothing is set up for the {name} Python: python3 task.py setup does it", pytrace=False
            )
        for words in (
            *([("-W", "error::SyntaxWarning", "-c", EVERY_MODULE)] if name == "newest" else ()),
            ("-m", "quietpage", "numbers", tmp_path / "page" / "people" / "louis-braille.yml"),
            ("-c", BUILD_AS_IT_CAME, "build", tmp_path / "page", "--fresh", "-o", tmp_path / name),
        ):
            done = run(installed, *words, python=python)
            assert done.returncode == 0, done.stderr
        files = [path for path in (tmp_path / name).rglob("*") if path.is_file()]
        pages[name] = {path.relative_to(tmp_path / name): path.read_bytes() for path in files}
    assert all(page == pages["ours"] for page in pages.values())
