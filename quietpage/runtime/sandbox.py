"""A sandbox: a forked process with limits on time and memory, for templates of somebody's own.

The limits are `setitimer` and `RLIMIT_AS`. Where the system cannot fork, only the time is limited, and only
between two steps of Python.
"""

from __future__ import annotations

import contextlib
import os
import pickle
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

from quietpage.core.diagnostics import Invalid, Problem
from quietpage.core.os_errors import said
from quietpage.core.source import Whole
from quietpage.runtime.workers import end_with, let_go, say_all

P = ParamSpec("P")
T = TypeVar("T")

MEMORY = 2 << 30
"""How much address space rendering may take, in bytes, beside what the process has already: the child
inherits all of that.
"""


LARGEST_RESULT = 100_000_000
"""How much may come back, in bytes: whoever gets it goes through it without a limit. These are the pages of
some ten thousand people, about as many as can be rendered in the time that there is.
"""


class TookTooLong(Exception):
    """Raised inside whatever is running when its time is up."""


class Sandbox:
    """Runs functions within limits: `seconds` of time, and `MEMORY`.

    `where` is the folder of the templates that are to blame when there is not enough of either.
    """

    def __init__(self, seconds: float, where: str) -> None:
        self._seconds, self._where = seconds, where

    def run(self, work: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
        """The result of the function. Raises what it raises, and `Invalid` if it exceeds a limit."""
        return _in_time(lambda: work(*arguments, **named), self._seconds, self._where)


def _in_time(work: Callable[[], T], seconds: float, where: str) -> T:
    if not hasattr(os, "fork"):
        return _watched(work, seconds, where)
    # The preview has other threads. A child has only the one that forks, and Python makes its own locks free
    # there; what runs in it is Jinja and this module, which wait for no other lock. If it hangs all the same,
    # its time is up like that of any other.
    say_all()
    parent = os.getpid()
    ends: list[int] = []
    try:
        for _ in range(2):
            ends += os.pipe()
        child = os.fork()
    except OSError as reason:  # too many processes or files; what is not ours is never drawn without a bound
        let_go(*ends)
        raise Invalid(_no_room(reason, where)) from reason
    receiving, sending, line, held = ends
    if child == 0:
        _in_child(work, seconds, where, (sending, line), (receiving, held), parent)
    let_go(sending, line)
    answer = _answer(receiving, child, seconds + 5)
    let_go(held)
    if answer is None:
        raise Invalid(_too_much(where))
    good, value = answer
    if not good:
        raise value
    done: T = value
    return done


def _in_child(
    work: Callable[[], object],
    seconds: float,
    where: str,
    ends: tuple[int, int],
    others: tuple[int, int],
    parent: int,
) -> None:
    """Run in the child: call the function, send the result, exit. `ends` are the pipe for the result and the
    line to the parent; `others` are the parent's ends.
    """
    status = 1
    try:
        import resource
        import signal
        import time

        end = time.monotonic() + seconds

        def ring(signal: int, frame: object) -> None:
            if os.getppid() != parent:  # nobody waits for this any more
                os._exit(1)
            if time.monotonic() >= end:
                raise TookTooLong("it takes longer, or more memory, than a quiet page needs")

        let_go(*others)
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        end_with(parent, ends[1])
        signal.signal(signal.SIGALRM, ring)
        signal.setitimer(signal.ITIMER_REAL, min(seconds, 0.5), 0.5)
        with contextlib.suppress(OSError, ValueError):  # macOS knows no such bound
            most = MEMORY + _in_use(resource.getpagesize())
            resource.setrlimit(resource.RLIMIT_AS, (most, most))
        try:
            answer = pickle.dumps((True, work()))
        except Invalid as invalid:
            answer = pickle.dumps((False, invalid))
        except OSError as reason:
            answer = pickle.dumps((False, Invalid(_no_room(reason, where))))
        signal.setitimer(signal.ITIMER_REAL, 0)
        pipe = os.fdopen(ends[0], "wb")
        pipe.write(answer)
        pipe.flush()  # it is closed with this process
        status = 0
    finally:
        os._exit(status)


def _in_use(page: int) -> int:
    """How much address space this process has taken, in bytes; nothing where the system does not tell."""
    try:
        with open("/proc/self/statm", encoding="ascii") as told:
            return int(told.read().split()[0]) * page
    except (OSError, ValueError):
        return 0


def _answer(receiving: int, child: int, seconds: float) -> tuple[bool, Any] | None:
    """The result that the child sends; none, if it dies or exceeds the time."""
    import select
    import time

    end = time.monotonic() + seconds
    poll = select.poll()
    poll.register(receiving, select.POLLIN)
    parts: list[bytes] = []
    whole, status, room = False, 1, LARGEST_RESULT
    try:
        while not whole and poll.poll(max(0.0, end - time.monotonic()) * 1000):
            parts.append(os.read(receiving, 1 << 20))
            whole = not parts[-1]
            room -= len(parts[-1])
            if room < 0:
                break
    finally:
        let_go(receiving)
        if not whole:
            os.kill(child, 9)
        try:
            status = os.waitpid(child, 0)[1]
        except ChildProcessError:  # where whoever began us has the dead forgotten: its answer says how it was
            status = 0
    try:
        answer: tuple[bool, Any] = pickle.loads(b"".join(parts))  # written by our own child, a moment ago
    except Exception:  # nothing, or half an answer, raises anything
        return None
    return None if status else answer


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


def _no_room(reason: OSError, where: str) -> Problem:
    return Problem(
        f"these templates are drawn in a process of their own, and it cannot do its work: {said(reason)}",
        Whole(where),
        "end some other programs, see whether the disk is well, and try again",
    )
