"""Work in a second process: the same as here, whatever happens to it."""

from __future__ import annotations

import errno
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from quietpage.core.diagnostics import Invalid, Problem
from quietpage.core.source import Whole
from quietpage.runtime.sandbox import Sandbox
from quietpage.runtime.workers import Worker, beside
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
    worker = Worker(nothing)
    try:
        first = worker.submit(doubled, "ab")
        assert first.result() == "abab"
        assert worker.submit(doubled, text="c").result() == "cc"
    finally:
        worker.close()


def test_what_is_raised_there_is_raised_here() -> None:
    worker = Worker(nothing)
    try:
        with pytest.raises(Invalid) as raised:
            worker.submit(failing).result()
        assert raised.value.problems == (Problem("a reason", Whole("here")),)
    finally:
        worker.close()


def test_tasks_wait_for_each_other_neither_here_nor_there_however_large_they_are() -> None:
    worker = Worker(nothing)
    try:
        large = [worker.submit(doubled, "abc" * 500_000) for _ in range(4)]
        small = worker.submit(doubled, "ab")
        assert large[0].result() == "abc" * 1_000_000
        assert small.result() == "abab"
        assert large[3].result() == "abc" * 1_000_000
    finally:
        worker.close()


def test_the_result_of_a_task_is_there_before_the_next_has_ended() -> None:
    worker = Worker(nothing)
    first, _ = worker.submit(doubled, "ab"), worker.submit(endless)
    assert first.result() == "abab"
    worker.close()


def test_a_piece_of_work_beside_gives_what_it_gives() -> None:
    large = "abc" * 500_000
    assert beside(lambda: doubled(large)).result() == "abc" * 1_000_000
    script = "from quietpage.runtime.workers import beside\nprint(beside(os.getpid).result() == os.getpid())"
    assert over(running(script)) == ("False\n", "")
    assert beside(gone).result() == HERE
    assert beside(lambda: who).result() is who
    with pytest.raises(Invalid):
        beside(failing).result()


def test_a_piece_of_work_beside_that_nobody_waits_for_ends() -> None:
    work = beside(endless)
    del work
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_if_it_dies_the_work_is_done_here() -> None:
    worker = Worker(nothing)
    try:
        assert worker.submit(gone).result() == os.getpid()
        assert worker.submit(doubled, "ab").result() == "abab"
    finally:
        worker.close()


def test_without_a_second_process_everything_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fork", None, raising=False)
    monkeypatch.delattr(os, "fork", raising=False)
    worker = Worker(nothing)
    assert worker.submit(who).result() == os.getpid()
    worker.close()


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
        Sandbox(0.3, "templates").run(endless)
    assert raised.value.problems[0].place == Whole("templates")


def test_from_a_thread_among_others_it_is_bounded_as_well() -> None:
    given: list[int] = []
    over = threading.Event()
    threads = [
        threading.Thread(target=over.wait),
        threading.Thread(target=lambda: given.append(Sandbox(30, "templates").run(sum, [2, 3]))),
    ]
    for thread in threads:
        thread.start()
    threads[1].join()
    over.set()
    assert given == [5]


def test_what_ends_in_time_is_given() -> None:
    assert Sandbox(5, "templates").run(doubled, "ab") == "abab"


def test_what_takes_too_much_memory_is_ended() -> None:
    if sys.platform == "darwin":
        return  # macOS has no such bound
    with pytest.raises(Invalid):
        Sandbox(20, "templates").run(bytearray, 1 << 40)


def test_what_gives_too_much_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quietpage.runtime.sandbox.LARGEST_RESULT", 1_000_000)
    assert len(Sandbox(20, "templates").run(bytes, 900_000)) == 900_000
    with pytest.raises(Invalid) as raised:
        Sandbox(20, "templates").run(bytes, 2_000_000)
    assert raised.value.problems[0].place == Whole("templates")


BESIDE = """
import errno, os, re, signal, sys, time
from quietpage.runtime.workers import Worker
from quietpage.runtime.sandbox import Sandbox

FIRST = os.getpid()

def doubled(text):
    return text * 2

def in_c():
    print("at work", flush=True)
    re.match(r"(a+)+$", "a" * 60 + "b")

def in_python():
    print("at work", flush=True)
    while True:
        pass

class Odd(Exception):
    def __init__(self, one, two):
        super().__init__(one)

def odd():
    if os.getpid() != FIRST:
        raise Odd("a", "b")
    return "here"

def no_memory():
    if os.getpid() != FIRST:
        raise MemoryError
    return "here"

def disk_full():
    if os.getpid() != FIRST:
        raise OSError(errno.ENOSPC, "No space left on device")
    return "here"

def unsent():
    return (lambda: 1) if os.getpid() != FIRST else "here"

def fails_in_the_second(name, code):
    real = getattr(os, name)
    def failing(*given):
        done = real(*given)
        if os.getpid() != FIRST:
            raise OSError(code, os.strerror(code))
        return done
    setattr(os, name, failing)

def with_worker(work, *given):
    worker = Worker(lambda: None)
    try:
        return worker.submit(work, *given).result()
    finally:
        worker.close()
"""
"""What the scripts below begin with: work for a second process, and what goes wrong in it."""


def running(script: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", BESIDE + script],
        cwd=Path(__file__).parent.parent.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def over(process: subprocess.Popen[str]) -> tuple[str, str]:
    """What was said, when everybody who could say something has gone."""
    try:
        return process.communicate(timeout=60)
    finally:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        else:
            process.communicate()


@pytest.mark.parametrize("work", ["in_c", "in_python"])
@pytest.mark.parametrize("way", ["with_worker({})", "Sandbox(600, 'templates').run({})"])
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_whatever_it_is_at_it_ends_when_the_first_is_killed(work: str, way: str, number: int) -> None:
    if work == "in_c" and sys.platform == "darwin":
        return  # a Mac looks between two steps of Python
    process = running(way.format(work))
    assert process.stdout is not None
    assert process.stdout.readline() == "at work\n"
    process.send_signal(number)
    # What it says ends when nobody holds the other end any more: neither the first nor the second.
    assert over(process) == ("", "")


def test_a_build_that_is_killed_leaves_nobody_drawing_templates(tmp_path: Path) -> None:
    loop = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    folder = site(tmp_path, {"templates/lost.html": f'{{% extends "theme/lost.html" %}}{loop}'})
    process = subprocess.Popen(
        [sys.executable, "-m", "quietpage", "build", str(folder)],
        cwd=Path(__file__).parent.parent.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    time.sleep(3)
    process.kill()
    assert over(process) == ("", "")


@pytest.mark.parametrize("work", ["odd", "no_memory", "disk_full", "unsent"])
def test_what_fails_only_in_the_second_process_is_done_in_the_first(work: str) -> None:
    assert over(running(f"print(with_worker({work}))")) == ("here\n", "")


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EIO])
@pytest.mark.parametrize("name", ["close", "fdopen", "getppid"])
def test_a_second_process_whose_pipes_will_not_close_never_goes_on_as_the_first(name: str, code: int) -> None:
    script = f"fails_in_the_second({name!r}, {code})\nprint(with_worker(doubled, 'ab'))\n"
    assert over(running(script)) == ("abab\n", "")


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
def test_templates_are_drawn_though_pipes_will_not_close(code: int) -> None:
    script = f"fails_in_the_second('close', {code})\nprint(Sandbox(60, 'templates').run(doubled, 'ab'))\n"
    assert over(running(script)) == ("abab\n", "")


def test_what_the_system_would_not_do_there_is_told_in_its_own_words() -> None:
    script = """
from quietpage.core.diagnostics import Invalid
try:
    Sandbox(60, 'templates').run(disk_full)
except Invalid as invalid:
    print(*invalid.problems[0][::2])
"""
    out, err = over(running(script))
    assert err == ""
    assert "it cannot do its work: the disk is full" in out


@pytest.mark.parametrize("way", ["with_worker(doubled, 'ab')", "Sandbox(60, 'templates').run(doubled, 'ab')"])
def test_it_works_where_the_dead_are_forgotten(way: str) -> None:
    assert over(running(f"signal.signal(signal.SIGCHLD, signal.SIG_IGN)\nprint({way})")) == ("abab\n", "")


@pytest.mark.parametrize("way", ["with_worker(doubled, 'ab')", "Sandbox(60, 'templates').run(doubled, 'ab')"])
def test_it_works_where_nobody_can_hear_it(way: str) -> None:
    script = f"out = sys.stderr\nsys.stdout = None\nprint({way}, file=out)"
    assert over(running(script)) == ("", "abab\n")


def test_what_cannot_be_sent_there_is_done_here() -> None:
    worker = Worker(nothing)
    try:
        here: Callable[[], str] = lambda: "here"  # noqa: E731
        with pytest.raises((pickle.PicklingError, AttributeError)):
            pickle.dumps(here)
        assert worker.submit(here).result() == "here"
        assert worker.submit(doubled, "ab").result() == "abab"
    finally:
        worker.close()


def refused(*given: object) -> int:
    raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))


@pytest.mark.parametrize("call", ["pipe", "fork"])
def test_without_room_for_a_second_process_all_is_done_here(
    call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, call, refused)
    worker = Worker(nothing)
    assert worker.submit(who).result() == os.getpid()
    worker.close()


@pytest.mark.parametrize("call", ["pipe", "fork"])
def test_without_room_for_it_templates_of_ones_own_are_not_drawn_and_that_is_told(
    call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, call, refused)
    with pytest.raises(Invalid) as raised:
        Sandbox(5, "templates").run(doubled, "ab")
    (problem,) = raised.value.problems
    assert problem.place == Whole("templates")
    assert "resource temporarily unavailable" in problem.message


@pytest.mark.parametrize("way", ["with_worker({})", "Sandbox(600, 'templates').run({})"])
def test_it_ends_where_the_system_has_no_signal_for_that(way: str) -> None:
    process = running(f"import fcntl\ndel fcntl.F_SETSIG\n{way.format('in_python')}")
    assert process.stdout is not None
    assert process.stdout.readline() == "at work\n"
    process.kill()
    assert over(process) == ("", "")


def test_what_nobody_waits_for_is_not_finished() -> None:
    worker = Worker(nothing)
    worker.submit(endless)
    worker.close()


def test_it_can_be_let_go_though_it_could_not_close_its_own_copy_of_the_pipe() -> None:
    script = """
def unclosed(*given):
    if os.getpid() != FIRST:
        raise OSError(errno.ENOSPC, "No space left on device")
    return real(*given)

real, os.close = os.close, unclosed
print(with_worker(doubled, 'ab'))
"""
    assert over(running(script)) == ("abab\n", "")
