"""What is understood at a glance is what the parser understands."""

from __future__ import annotations

import contextlib
import io
from itertools import product

import pytest

from quietpage.cli.glance import at_a_glance
from quietpage.cli.parser import parser_of

WORDS = (
    *("build", "check", "page", "../a page", "-o", "--output", "-q", "--verbose", "--no-color", "--color"),
    *("--publishing", "--pub", "-", "--", "", "-qv", "--output=here", "--base-url", "https://ada.example"),
    "--help",
)


@pytest.mark.parametrize("command", ["build", "check", "deploy", "page"])
def test_it_is_what_the_parser_understands(command: str) -> None:
    parser = parser_of(command)
    understood = 0
    for count in range(4):
        for words in product(WORDS, repeat=count):
            arguments = at_a_glance([command, *words])
            if arguments is None:
                continue
            understood += 1
            with contextlib.redirect_stderr(io.StringIO()):
                parsed = parser.parse_args([command, *words])
            assert vars(arguments) == vars(parsed), words
    assert (understood > 400) is (command in ("build", "check"))


@pytest.mark.parametrize(
    "line", ["build site --output out", "check -q", "build", "check --publishing --no-color site"]
)
def test_what_is_most_often_said_is_understood(line: str) -> None:
    assert at_a_glance(line.split())


def test_nothing_else_is() -> None:
    assert at_a_glance([]) is None
    assert at_a_glance(["preview"]) is None
