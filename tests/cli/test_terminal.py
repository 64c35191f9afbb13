"""The report on a real terminal: whatever its width, the carets stand below what they mean."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sites import site

if sys.platform == "win32":
    pytest.skip("there are no such terminals", allow_module_level=True)

import fcntl
import pty
import struct
import termios

LONG = (
    "She answered every question that anybody in the reading group ever asked her, and in 2019 she opened "
    "the door again for those who had been too shy to come."
)


def on_terminal(folder: Path, columns: int, **environment: str) -> list[str]:
    """What `quietpage check` prints on a terminal of so many columns, line by line, without its colours."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    clean = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    process = subprocess.Popen(
        [sys.executable, "-m", "quietpage", "check", "."],
        cwd=folder,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**clean, "PYTHONUTF8": "1", **environment},
    )
    os.close(theirs)
    printed = b""
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:  # Linux says so when the other end was closed
            piece = b""
        if not piece:
            break
        printed += piece
    os.close(ours)
    assert process.wait() == 1
    return re.sub(r"\x1b\[\d*m", "", printed.decode()).splitlines()


def width(text: str) -> int:
    """The columns that the letters of these tests take."""
    text = re.sub(
        "\U0001f469\u200d\U0001f52c|\u2764\ufe0f|\U0001f1e9\U0001f1ea|\U0001f44d\U0001f3fd", "ww", text
    )
    marks = "\u0300-\u036f\u200c\u200d\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u05b0-\u05c7\u064b-\u0652"
    text = re.sub(f"[{marks}]", "", text)
    return sum(
        2 if "\u1100" <= sign <= "\u115f" or "\u3000" <= sign <= "\ud7a3" or sign > "\U0001f300" else 1
        for sign in text
    )


def marked(lines: list[str]) -> tuple[str, str, str]:
    """The source line, the row of carets, and what stands above these."""
    at = next(place for place, line in enumerate(lines) if re.fullmatch(r" +\| *\^+", line))
    row = lines[at]
    piece, begun = "", 0
    for sign in re.findall(
        "\U0001f469\u200d\U0001f52c|\u2764\ufe0f|\U0001f1e9\U0001f1ea|\U0001f44d\U0001f3fd|.", lines[at - 1]
    ):
        if row.index("^") <= begun < len(row):
            piece += sign
        begun += width(sign)
    return lines[at - 1], row, piece


@pytest.mark.parametrize("columns", [20, 27, 40, 61, 80, 132, 400])
def test_a_source_line_is_cut_to_the_terminal_around_the_caret(columns: int, tmp_path: Path) -> None:
    site(tmp_path, ada=f"name: Ada\nreasons: {LONG}\n")
    line, row, piece = marked(on_terminal(tmp_path, columns))
    assert piece == "2019"
    assert len(line) < columns
    assert len(row) < columns
    assert len(line) > min(columns, 160) - 8  # no more is cut than has to be
    assert " 2019 " in line


@pytest.mark.parametrize("columns", [20, 40, 80])
@pytest.mark.parametrize(
    "around",
    [
        "她回答了读书会里每个人问过她的每一个问题也从不催促任何人",
        "그녀는 모두의 질문에 대답했다 ",
        "그녀는 물음에 ",
        "🌻🌊🪴 ",
        "👩‍🔬 ❤️ 🇩🇪 👍🏽 ",
        "e\u0301a\u0308 o\u0323\u0302 ",
        "היא עָנְתָה עַל כׇּל שְׁאֵלָה ",
        "أجابت عن كُلِّ سُؤالٍ ",
        "ถามที่นี่ ",
        "می\u200cخواهم ",
        "\u0130\u0131ßﬁ ",
    ],
)
def test_wide_signs_marks_and_other_directions_are_counted_as_they_are_drawn(
    around: str, columns: int, tmp_path: Path
) -> None:
    site(tmp_path, ada=f"name: Ada\nreasons: {around * 6} 40 {around * 6}\n")
    line, row, piece = marked(on_terminal(tmp_path, columns))
    assert piece == "40"
    assert width(line) < columns
    assert len(row) < columns


@pytest.mark.parametrize("columns", [20, 40])
def test_a_tab_before_it_is_one_column(columns: int, tmp_path: Path) -> None:
    site(tmp_path, ada='name: Ada\nreasons: "a\tb\tc 40 d"\n')
    assert marked(on_terminal(tmp_path, columns))[2] == "40"


def test_of_a_piece_that_is_wider_than_the_terminal_the_beginning_is_marked(tmp_path: Path) -> None:
    site(tmp_path, ada=f"name: Ada\nreasons: {'hundred' * 3}-and-{'x' * 90}40 and more of it\n")
    line, row, _ = marked(on_terminal(tmp_path, 30))
    assert len(line) < 30
    assert len(row) < 30


def test_what_COLUMNS_says_is_heeded_but_not_beyond_the_terminal(tmp_path: Path) -> None:
    site(tmp_path, ada=f"name: Ada\nreasons: {LONG}\n")
    assert len(marked(on_terminal(tmp_path, 80, COLUMNS="40"))[0]) < 40
    assert len(marked(on_terminal(tmp_path, 40, COLUMNS="200"))[0]) < 40
    assert len(marked(on_terminal(tmp_path, 40, COLUMNS="wide"))[0]) < 40


def test_a_terminal_that_does_not_know_its_width_is_taken_for_a_usual_one(tmp_path: Path) -> None:
    site(tmp_path, ada=f"name: Ada\nreasons: {LONG}\n")
    assert 60 < len(marked(on_terminal(tmp_path, 0))[0]) < 80


def test_what_can_be_copied_is_not_broken_into_lines(tmp_path: Path) -> None:
    site(tmp_path, ada="name: Ada\nreasons: See <https://example.org/a/2024>.\n")
    lines = on_terminal(tmp_path, 30)
    assert any(line.startswith("help: ") and len(line) > 40 for line in lines)


def test_in_a_pipe_a_line_is_cut_as_far_away_as_ever(tmp_path: Path) -> None:
    site(tmp_path, ada=f"name: Ada\nreasons: {LONG[:140]}\n")
    clean = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    command = [sys.executable, "-m", "quietpage", "check", "."]
    done = subprocess.run(command, cwd=tmp_path, env=clean, capture_output=True, text=True, encoding="utf-8")
    assert f"  2 | reasons: {LONG[:140]}\n" in done.stderr
