"""`task.py`, for whoever has just come: whatever is typed behind it, it answers kindly."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

import pytest

import task

ROOT = Path(__file__).parent.parent.parent


def typed(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, ROOT / "task.py", *words], capture_output=True, text=True)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["demo", "#", "builds", "the", "example"], "type only: python3 task.py demo\n"),
        (["test", "#", "passes", "the tests"], "type only: python3 task.py test\n"),
        (["test", "-k", "numbers", "#now"], "type only: python3 task.py test -k numbers\n"),
        (["quick", "#"], "type only: python3 task.py quick\n"),
        (["demo", "example_site"], "demo takes no further words; type only: python3 task.py demo\n"),
        (["check", "--fast"], "check takes no further words; type only: python3 task.py check\n"),
        (["docs", "docs"], "type only: python3 task.py docs\n"),
        (["dmeo"], "there is no task 'dmeo'; did you mean: python3 task.py demo\n"),
        (["tests"], "there is no task 'tests'; did you mean: python3 task.py test\n"),
        (["#", "demo"], "there is no task '#'; the tasks are demo, setup, test, quick, check, bench, docs\n"),
        (["\x1b[2J"], "there is no task '\\x1b[2J'; the tasks are"),
        ([""], "there is no task ''; the tasks are"),
        ([], "usage: python3 task.py TASK"),
    ],
    ids=str,
)
def test_words_that_no_task_takes_are_refused_with_what_to_type(words: list[str], said: str) -> None:
    done = typed(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("words", [["-h"], ["--help"], ["demo", "-h"], ["test", "--help"], ["help"]], ids=str)
def test_help_is_a_list_of_the_tasks_and_begins_none(words: list[str]) -> None:
    done = typed(*words)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("usage: python3 task.py TASK\n\n  demo ")


def test_further_words_go_to_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[tuple[str, ...]] = []
    monkeypatch.setitem(task.TASKS, "quick", lambda *more: heard.append(more))
    assert task.main(["quick", "-k", "numbers", "-n", "0"]) == 0
    assert heard == [("-k", "numbers", "-n", "0")]


def test_a_python_without_venv_is_told_and_leaves_nothing_half_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(folder: Path, **_: object) -> None:
        folder.mkdir()
        raise subprocess.CalledProcessError(1, ["ensurepip"])

    monkeypatch.setattr(venv, "create", half)
    monkeypatch.setattr(task, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(task, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    with pytest.raises(SystemExit, match=r"sudo apt install python3\.\d+-venv"):
        task.main(["demo"])
    assert not (tmp_path / ".venv").exists()


def test_what_fails_in_a_task_is_told_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def failing(*_: str) -> None:
        raise subprocess.CalledProcessError(100, ["apt-get", "update"])

    monkeypatch.setitem(task.TASKS, "demo", failing)
    assert task.main(["demo"]) == 1
    assert capsys.readouterr().err == "task.py: this did not work: apt-get update\n"
