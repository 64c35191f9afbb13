"""A bound on time and memory for what somebody else's templates may ask of this computer."""

from __future__ import annotations

import contextlib
import os
import pickle
import sys
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from quietpage.problem import Invalid, Problem
from quietpage.source import Whole
from quietpage.work import Begin

P = ParamSpec("P")
T = TypeVar("T")

MEMORY = 2 << 30
"""How much a page may take while it is drawn, in bytes, where the system can bound it."""


class TookTooLong(Exception):
    """The time is up; raised inside whatever is running."""


def limited(seconds: float, where: str) -> Begin:
    """A way to begin work that is given up after so many seconds: waiting for it then raises `Invalid`."""

    def begin(work: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> Callable[[], T]:
        return lambda: _in_time(lambda: work(*arguments, **named), seconds, where)

    return begin


def _in_time(work: Callable[[], T], seconds: float, where: str) -> T:
    if not hasattr(os, "fork"):
        return _watched(work, seconds, where)
    # The preview has other threads. A child has only the one that forks, and Python makes its own locks free
    # there; what runs in it is Jinja and this module, which wait for no other lock. If it hangs all the same,
    # its time is up like that of any other.
    receiving, sending = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    parent = os.getpid()
    child = os.fork()
    if child == 0:
        os.close(receiving)
        _in_child(work, seconds, sending, parent)
    os.close(sending)
    answer = _answer(receiving, child, seconds + 5)
    if answer is None:
        raise Invalid(_too_much(where))
    good, value = pickle.loads(answer)  # written by our own child, a moment ago
    if not good:
        raise value
    done: T = value
    return done


def _in_child(work: Callable[[], object], seconds: float, sending: int, parent: int) -> None:
    import resource
    import signal
    import time

    end = time.monotonic() + seconds

    def ring(signal: int, frame: object) -> None:
        if os.getppid() != parent:  # nobody waits for this any more
            os._exit(1)
        if time.monotonic() >= end:
            raise TookTooLong("it takes longer, or more memory, than a quiet page needs")

    status = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.signal(signal.SIGALRM, ring)
        signal.setitimer(signal.ITIMER_REAL, min(seconds, 0.5), 0.5)
        with contextlib.suppress(OSError, ValueError):  # macOS knows no such bound
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        try:
            answer = pickle.dumps((True, work()))
        except Invalid as invalid:
            answer = pickle.dumps((False, invalid))
        signal.setitimer(signal.ITIMER_REAL, 0)
        with os.fdopen(sending, "wb") as pipe:
            pipe.write(answer)
        status = 0
    finally:
        os._exit(status)


def _answer(receiving: int, child: int, seconds: float) -> bytes | None:
    """What the child sends, or nothing if it dies or does not send it in time."""
    import select
    import signal
    import time

    end = time.monotonic() + seconds
    parts: list[bytes] = []
    try:
        while True:
            ready, _, _ = select.select([receiving], [], [], max(0.0, end - time.monotonic()))
            if not ready:
                os.kill(child, signal.SIGKILL)
                break
            part = os.read(receiving, 1 << 20)
            if not part:
                break
            parts.append(part)
    finally:
        os.close(receiving)
        _, status = os.waitpid(child, 0)
    return b"".join(parts) if status == 0 else None


def _watched(work: Callable[[], T], seconds: float, where: str) -> T:
    """The same in this process, where there is no fork: time only, and only between two steps of Python."""
    import _thread
    import threading

    timer = threading.Timer(seconds, _thread.interrupt_main)
    timer.start()
    try:
        return work()
    except KeyboardInterrupt:
        if timer.finished.is_set():
            raise Invalid(_too_much(where)) from None
        raise
    finally:
        timer.cancel()


def _too_much(where: str) -> Problem:
    return Problem(
        "drawing the page took more time or memory than a quiet page needs",
        Whole(where),
        "look for a loop in these templates that goes on and on",
    )
