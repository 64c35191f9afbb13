"""Whoever waits at a terminal is told what is being done, and nobody else."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sites import site

if sys.platform == "win32":
    pytest.skip("there are no such terminals", allow_module_level=True)

from tests.terminal import at_a_terminal

SLOW = (
    '{% extends "theme/index.html" %}{% block verse %}'
    "{% for a in range(3000) %}{% for b in range(4000) %}{% endfor %}{% endfor %}{% endblock %}"
)
IMPATIENT = ("-c", "from quietpage.cli import main, progress; progress.PATIENCE = 0.3; main.run()")
"""The program, for somebody who waits for a moment instead of two seconds."""


def slow(folder: Path) -> Path:
    return site(folder, {"templates/index.html": SLOW})


@pytest.mark.slow
def test_what_is_being_done_is_said_without_a_figure_and_goes_when_it_is_done(tmp_path: Path) -> None:
    with at_a_terminal(slow(tmp_path), "build", program=IMPATIENT) as terminal:
        terminal.sees("drawing the pages …")
        assert terminal.ends() == 0
        shown = terminal.raw
    assert not re.search(r"\d", terminal.shown)
    behind = shown.rpartition(" …")[2]
    assert behind.startswith("\r\x1b[2K")
    assert "The page is ready in _site." in behind


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [("build", "--quiet"), ("check",)])
def test_nothing_of_it_is_said_to_who_wants_quiet_or_through_a_pipe(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    folder = slow(tmp_path)
    if "--quiet" in arguments:
        with at_a_terminal(folder, *arguments, program=IMPATIENT) as terminal:
            assert terminal.ends() == 0
            assert terminal.raw == ""
    else:
        done = subprocess.run(
            [sys.executable, *IMPATIENT, *arguments], cwd=folder, capture_output=True, check=True
        )
        assert done.stderr == b""
        assert b"\xe2\x80\xa6" not in done.stdout
