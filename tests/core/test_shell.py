"""Names in commands to be pasted: every shell gives the command the same word."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from quietpage.core.shell import path_word, word
from quietpage.core.terminal import show
from tests.docs import bash
from tests.sites import run

NAMES = [
    *(
        "my-page",
        "my page",
        "it's",
        'a "page"',
        "$HOME",
        "a`id`",
        "a;id",
        "a|b",
        "a&b",
        "(a)",
        "{a,b}",
        "[ab]",
    ),
    *(
        "-n",
        "--help",
        "~",
        "~root",
        "=ls",
        "%1",
        "+x",
        "@x",
        "!",
        "a!b",
        "*",
        "?",
        "#a",
        "a#b",
        "\\",
        "a\\nb",
    ),
    *(
        "página",
        "私のページ",
        "a\u0301",
        "a\tb",
        "a\nb",
        "a\nb'c\\d1",
        "\u202eabc1",
        "a\x1b[2Jb",
        "deep/er/my page",
        "^a",
    ),
    *("<a>", "a=b", "a:b", "été 2", "\\'", "x\udcff1", "👩‍🏫", " a ", "a  b"),
]


def given(command: list[str], line: str) -> list[bytes]:
    done = subprocess.run(
        [*command, f"printf '%s\\0' {line}"], capture_output=True, check=True, stdin=subprocess.DEVNULL
    )
    return done.stdout.split(b"\0")[:-1]


@pytest.mark.needs("bash")
@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_name_is_one_word_of_the_command_and_can_be_printed(name: str) -> None:
    assert given(["bash", "-c"], word(name)) == [os.fsencode(name)]
    told = path_word(name)
    (path,) = given(["bash", "-c"], told)
    assert os.path.normpath(os.fsdecode(path)) == os.path.normpath(name)
    assert not path.startswith((b"-", b"~", b"="))
    assert show(told) == told


def test_a_plain_name_stays_plain() -> None:
    for name in ("my-page", ".", "..", "/home/ada/my-page", "página", "deep/er", "a_b.c"):
        assert path_word(name) == name


def test_on_windows_a_name_is_one_word_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert path_word("my page") == '"my page"'
    assert path_word("C:/Users/Ada") == "C:/Users/Ada"
    assert path_word("$it's") == "'$it''s'"
    assert path_word("-x") == "./-x"


@pytest.mark.needs("bash")
@pytest.mark.slow
def test_a_new_page_is_built_by_the_command_that_is_printed(tmp_path: Path) -> None:
    for name in NAMES[::3]:
        if "\udcff" in name or name in (".", " a "):
            continue
        made = run(tmp_path, "new", "--no-github", f"./{name}")
        assert made.code == 0, made.err
        (command,) = [line for line in made.out.split("\n") if line.startswith("  quietpage build")]
        assert "The page is ready in " in bash(tmp_path, command)
        assert (tmp_path / name / "_site" / "index.html").exists()
        again = run(tmp_path, "new", f"./{name}")
        assert f"go on with it:{command[1:]}; or" in again.err
