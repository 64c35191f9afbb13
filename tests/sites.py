"""Small sites for the tests: files written down, a command run, and what it said."""

from __future__ import annotations

import contextlib
import io
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from quietpage.cli.main import main

CONFIG = "author:\n  name: Rosa Lind\n"
ADA = "name: Ada Lovelace\nreasons: She saw what an engine could do besides sums.\n"


class Outcome(NamedTuple):
    """What a command gave back and said."""

    code: int
    out: str
    err: str

    @property
    def places(self) -> list[str]:
        """The first line of each problem."""
        return [block.split("\n", 1)[0] for block in self.err.strip().split("\n\n") if block]


def site(folder: Path, files: Mapping[str, str | bytes] | None = None, /, **people: str) -> Path:
    """A site with Ada on it, unless `people/` files or keyword people are given."""
    given = dict(files or {})
    for name, text in people.items():
        given[f"people/{name}.yml"] = text
    given.setdefault("quietpage.yml", CONFIG)
    if not any(name.startswith("people/") for name in given):
        given["people/ada.yml"] = ADA
    for name, content in given.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def sign(folder: Path) -> None:
    """What the author of a new page does first: write their own name."""
    config = folder / "quietpage.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("Your name", "Rosa Lind"), encoding="utf-8")


@contextlib.contextmanager
def standing_in(folder: Path) -> Iterator[None]:
    """With `folder` as the current one."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def run(folder: Path, *arguments: str) -> Outcome:
    """A command, run as the program runs it, in `folder`."""
    out, err = io.StringIO(), io.StringIO()
    redirected = contextlib.redirect_stdout(out), contextlib.redirect_stderr(err)
    with standing_in(folder), redirected[0], redirected[1]:
        try:
            code = main(list(arguments))
        except SystemExit as end:
            code = int(str(end.code or 0))
    return Outcome(code, out.getvalue(), err.getvalue())


def check(folder: Path) -> Outcome:
    return run(folder, "check")


def built(folder: Path) -> Path:
    """The folder of the finished page; the test fails with the report, if there is one."""
    outcome = run(folder, "build")
    assert outcome.code == 0, outcome.err
    return folder / "_site"
