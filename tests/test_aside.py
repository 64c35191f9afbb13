"""Work in a second process: the same as here, whatever happens to it."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from quietpage.aside import Aside
from quietpage.limit import limited
from quietpage.problem import Invalid, Problem
from quietpage.source import Whole
from tests.sites import built, site


def nothing() -> None:
    """Nothing has to be made ready."""


def doubled(text: str) -> str:
    return text * 2


def who() -> int:
    return os.getpid()


def failing() -> None:
    raise Invalid(Problem("a reason", Whole("here")))


def gone() -> int:
    """Dies where it is not wanted, and answers where it is."""
    if os.getpid() != HERE:
        os.kill(os.getpid(), signal.SIGKILL)
    return os.getpid()


HERE = os.getpid()


def test_work_is_done_beside_and_its_answer_comes_over() -> None:
    aside = Aside(nothing)
    try:
        first = aside.begin(doubled, "ab")
        assert first() == "abab"
        assert aside.begin(doubled, text="c")() == "cc"
    finally:
        aside.close()


def test_what_is_raised_there_is_raised_here() -> None:
    aside = Aside(nothing)
    try:
        with pytest.raises(Invalid) as raised:
            aside.begin(failing)()
        assert raised.value.problems == (Problem("a reason", Whole("here")),)
    finally:
        aside.close()


def test_if_it_dies_the_work_is_done_here() -> None:
    aside = Aside(nothing)
    try:
        assert aside.begin(gone)() == os.getpid()
        assert aside.begin(doubled, "ab")() == "abab"
    finally:
        aside.close()


def test_without_a_second_process_everything_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fork", None, raising=False)
    monkeypatch.delattr(os, "fork", raising=False)
    aside = Aside(nothing)
    assert aside.begin(who)() == os.getpid()
    aside.close()


def test_a_page_is_the_same_with_and_without_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    people = {
        f"{first}{second}": f"name: {first.upper()}{second}\nreasons: Kind, and *quiet*.\nways: [laughs]\n"
        for first in letters[:15]
        for second in letters[:10]
    }
    folder = site(tmp_path / "one", **people)
    page = built(folder)
    with_it = {path.relative_to(page): path.read_bytes() for path in page.rglob("*") if path.is_file()}
    monkeypatch.delattr(os, "fork", raising=False)
    other = built(site(tmp_path / "two", **people))
    without = {path.relative_to(other): path.read_bytes() for path in other.rglob("*") if path.is_file()}
    assert with_it == without


def endless() -> None:
    while True:
        time.sleep(0.01)


def test_what_goes_on_and_on_is_ended() -> None:
    with pytest.raises(Invalid) as raised:
        limited(0.3, "templates")(endless)()
    assert raised.value.problems[0].place == Whole("templates")


def test_from_a_thread_among_others_it_is_bounded_as_well() -> None:
    given: list[int] = []
    over = threading.Event()
    threads = [
        threading.Thread(target=over.wait),
        threading.Thread(target=lambda: given.append(limited(30, "templates")(sum, [2, 3])())),
    ]
    for thread in threads:
        thread.start()
    threads[1].join()
    over.set()
    assert given == [5]


def test_what_ends_in_time_is_given() -> None:
    assert limited(5, "templates")(doubled, "ab")() == "abab"


def test_what_takes_too_much_memory_is_ended() -> None:
    if sys.platform == "darwin":
        return  # macOS has no such bound
    with pytest.raises(Invalid):
        limited(20, "templates")(bytearray, 1 << 40)()
