"""The docs for the tests: every page of them, its links and headings, and the pieces of code in it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
INDEX = "docs/index.md"
PAGES = tuple(path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "docs").rglob("*.md")))
"""The path of every page below `docs`, from the top of the project."""
AROUND = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")

_FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


class Block(NamedTuple):
    """A piece of code in a page: its kind as the page names it, and its text."""

    kind: str
    text: str


def text_of(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def blocks_of(page: str) -> list[Block]:
    """Every fenced piece of code, in the order of the page."""
    return [Block(*found) for found in _FENCED.findall(text_of(page))]


def blocks(page: str, kind: str) -> list[str]:
    """The text of each piece of code of a kind."""
    return [block.text for block in blocks_of(page) if block.kind == kind]


def links(page: str) -> list[tuple[str, str]]:
    """Where a page leads within the project: each path from its top, and the heading meant there, if any."""
    prose = re.sub(r"`[^`\n]*`", "", _FENCED.sub("", text_of(page)))
    found = []
    for target in re.findall(r"\]\(([^)\s]+)\)", prose):
        path, _, heading = target.partition("#")
        if not re.match(r"[a-z]+:", target):
            there = os.path.normpath(os.path.join(os.path.dirname(page), path)) if path else page
            found.append((there.replace(os.sep, "/"), heading))
    return found


def headings(page: str) -> list[str]:
    """What the headings of a page are called in an address, as GitHub makes it."""
    lines = re.findall(r"^#+ (.+)$", _FENCED.sub("", text_of(page)), re.MULTILINE)
    return [re.sub(r"[^\w\- ]", "", line.lower()).replace(" ", "-") for line in lines]


def bash(folder: Path, commands: str, **more: str) -> str:
    """What commands say that are run as they stand in a page, with this quietpage on the path."""
    environment = {
        **os.environ,
        **more,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    }
    done = subprocess.run(
        ["bash", "-e", "-c", commands], cwd=folder, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
