"""A forked worker process that has Jinja and the checks imported; if it fails, tasks run locally.

It starts early and imports what this process will not need: most of the time that a small page takes is
importing, and two processors import two things at once. Where the system cannot fork, or there is one
processor, there is no worker, and the same work is done here in the same order.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, BinaryIO, NoReturn, ParamSpec, TypeVar

    from quietpage.runtime.executor import Future

    P = ParamSpec("P")
    T = TypeVar("T")


class Worker:
    """An `Executor` that runs tasks in a second process, one after another.

    `warm_up` are functions that it calls one after another, as long as no task has come. Tasks and results
    are pickled; both ends are this program.
    """

    elsewhere = True

    def __init__(self, *warm_up: Callable[[], object]) -> None:
        self._child = 0
        self._owed: list[_Task] = []
        if not _worthwhile():
            return
        say_all()
        parent = os.getpid()
        ends: list[int] = []
        try:
            for _ in range(3):
                ends += os.pipe()
            child = os.fork()
        except OSError:  # too many processes or files: then everything is done here
            let_go(*ends)
            return
        there, here, answers, answering, line, held = ends
        if child == 0:
            _serve((there, answering, line), (here, answers, held), parent, warm_up)
        let_go(there, answering, line)
        self._child, self._held, self._to = child, held, here
        self._from: BinaryIO = os.fdopen(answers, "rb")
        os.set_blocking(here, False)
        widen(here, answers)

    def submit(self, work: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> Future[T]:
        """Start a task there. `Invalid` comes over, and is raised by the future's `result`.

        Whatever else happens there, the task is done here, and raises here what it raises.
        """
        task = _Task()
        if self._child:
            try:
                pickle.dump((work, arguments, named), self, pickle.HIGHEST_PROTOCOL)
                self._owed.append(task)
            except Exception:  # a pipe that broke, or what cannot be pickled: half of it may be on its way
                self.close()
        return _Pending(self, task, lambda: work(*arguments, **named))

    def write(self, content: bytes, /) -> None:
        """Send a piece of a task. While it finds no room, results are taken, lest both wait for the other to
        read.
        """
        with memoryview(content) as rest:
            sent = 0
            while sent < len(rest):
                try:
                    sent += os.write(self._to, rest[sent:])
                except BlockingIOError:
                    if self._has_answered():
                        self._take_result()
                    if not self._child:
                        raise

    def _has_answered(self) -> bool:
        """Wait until there is room to write, or something to read; whether there is."""
        import select

        poll = select.poll()
        poll.register(self._to, select.POLLOUT)
        poll.register(self._from, select.POLLIN)
        return any(end == self._from.fileno() for end, _ in poll.poll())

    def take_result(self, task: _Task) -> None:
        """Wait for the result of a task that was sent, and for those of the tasks before it."""
        while task in self._owed:
            self._take_result()

    def _take_result(self) -> None:
        try:
            answer = pickle.load(self._from)  # from our own child
        except Exception:  # half an answer, or one that cannot be put together, raises anything
            answer = None
        if answer is None or not self._owed:
            self.close()
        else:
            self._owed.pop(0).answer = answer

    def close(self) -> None:
        """End the process, and wait until it has ended. It does not finish what nobody waits for any more."""
        if self._child:
            child, self._child = self._child, 0
            busy = bool(self._owed)
            self._owed.clear()
            with contextlib.suppress(OSError):
                if busy:
                    os.kill(child, 9)
                else:  # it sees the end of the pipe as well, unless it could not close its own copy of ours
                    os.write(self._to, pickle.dumps(None))
            with contextlib.suppress(OSError):  # it has gone, with something still on the way to us
                self._from.close()
            let_go(self._to)
            with contextlib.suppress(ChildProcessError):  # where whoever began us has the dead forgotten
                os.waitpid(child, 0)
            let_go(self._held)


def beside(work: Callable[[], T]) -> Future[T]:
    """Begin a piece of work in a process of its own, which has a copy of all that is here. What it gives is
    pickled; `Invalid` comes over as well.

    Where there can be no other process, or if it fails, the work is done here when its result is asked for.
    """
    return _Beside(work)


class _Beside:
    """The future of a piece of work in a process of its own, which ends with this object."""

    def __init__(self, work: Callable[[], Any]) -> None:
        self._work = work
        self._child = 0
        if not _worthwhile():
            return
        say_all()
        try:
            here, there = os.pipe()
        except OSError:
            return
        try:
            child = os.fork()
        except OSError:
            let_go(here, there)
            return
        if child == 0:
            _answer(work, there)
        let_go(there)
        self._child, self._from = child, here

    def result(self) -> Any:
        answer: tuple[Any, ...] | None = None
        if self._child:
            with contextlib.suppress(Exception), os.fdopen(os.dup(self._from), "rb") as pipe:
                answer = pickle.load(pipe)  # from our own child
            self._end()
        if answer is None:
            return self._work()
        good, value = answer
        if not good:
            raise value
        return value

    def __del__(self) -> None:
        self._end()

    def _end(self) -> None:
        child, self._child = self._child, 0
        if child:
            let_go(self._from)
            with contextlib.suppress(OSError):
                os.kill(child, 9)
            with contextlib.suppress(ChildProcessError):
                os.waitpid(child, 0)


def _answer(work: Callable[[], object], there: int) -> NoReturn:
    """Do a piece of work in the process that was made for it, give what comes of it, and end."""
    try:
        from quietpage.core.diagnostics import Invalid

        try:
            answer: tuple[bool, object] = True, work()
        except Invalid as invalid:
            answer = False, invalid
        with os.fdopen(there, "wb") as pipe:
            pickle.dump(answer, pipe, pickle.HIGHEST_PROTOCOL)
    finally:
        os._exit(0)


def aside(work: Callable[[], object], let_go: Callable[[], object]) -> Callable[[], object]:
    """Do a piece of work in a process of its own, while this one goes on. What it gives waits for the end.

    It is for work of which nothing is needed here: what becomes of it is not told. `let_go` drops here what
    that work needs, once the other process has a copy of it. Where there can be no other process, it is done
    when it is waited for.
    """
    if not _worthwhile():
        return work
    say_all()
    try:
        child = os.fork()
    except OSError:
        return work
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    let_go()

    def wait() -> None:
        with contextlib.suppress(ChildProcessError):
            os.waitpid(child, 0)

    return wait


class _Task:
    """A task that was sent, and the answer to it: whether it went well, and what it gave or raised; an empty
    one, if not all that it needs came over.
    """

    answer: tuple[bool, Any] | None = None


class _Pending:
    """The future of a task."""

    def __init__(self, worker: Worker, task: _Task, locally: Callable[[], Any]) -> None:
        self._worker, self._task, self._locally = worker, task, locally

    def result(self) -> Any:
        self._worker.take_result(self._task)
        if not self._task.answer:
            return self._locally()
        good, value = self._task.answer
        if not good:
            raise value
        return value


def say_all() -> None:
    """Flush standard output and error before a fork, or the child would flush the same text once more."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            if stream is not None:
                stream.flush()


def widen(*pipes: int) -> None:
    """Give pipes room for whole tasks and answers, where the system can: nobody waits for the other then, but
    only for what is being done.
    """
    with contextlib.suppress(ImportError, AttributeError, OSError):  # Linux alone has it, and sets bounds
        import fcntl

        for pipe in pipes:
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _ROOM)


_ROOM = 1 << 20
"""In bytes: as much as Linux gives a pipe of anybody's."""


def let_go(*descriptors: int) -> None:
    """Close descriptors, whatever the system says to it: nobody needs what is left in these pipes."""
    for descriptor in descriptors:
        with contextlib.suppress(OSError):
            os.close(descriptor)


def end_with(parent: int, line: int) -> None:
    """Have this process end when its parent does, even when that is killed, even inside of a long call in C.

    `line` is the reading end of a pipe of which the parent holds the other, and says nothing on it; what else
    the parent has begun holds a copy, and ends soon. On Linux the system itself kills this process when that
    end is let go, also inside of a long piece of C. Elsewhere the parent is looked for twice a second,
    between two steps of Python.
    """
    import fcntl
    import signal

    try:
        fcntl.fcntl(line, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(line, fcntl.F_SETSIG, signal.SIGKILL)
        fcntl.fcntl(line, fcntl.F_SETFL, fcntl.fcntl(line, fcntl.F_GETFL) | os.O_ASYNC)
    except (AttributeError, OSError):  # macOS, or a Linux that is only made to look like one
        signal.signal(signal.SIGALRM, lambda signal, frame: _end_without(parent))
        signal.setitimer(signal.ITIMER_REAL, 0.5, 0.5)
    _end_without(parent)  # it may have gone before anything could tell


def _end_without(parent: int) -> None:
    if os.getppid() != parent:
        os._exit(1)


def _worthwhile() -> bool:
    """Whether a worker is worth its fork: there is a second processor, and no other thread here."""
    threads = sys.modules.get("threading")
    alone = threads is None or threads.active_count() == 1
    mine = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return hasattr(os, "fork") and alone and mine > 1


def _serve(
    ends: tuple[int, int, int],
    others: tuple[int, ...],
    parent: int,
    warm_up: tuple[Callable[[], object], ...],
) -> None:
    """The loop of the worker process: it ends when its parent closes the pipe, and never returns.

    `ends` are where it is asked, where it answers, and the line to its parent; `others` are the parent's.
    """
    status = 1
    try:
        import signal

        from quietpage.core.diagnostics import Invalid
        from quietpage.core.elsewhere import ElsewhereError

        let_go(*others)
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        end_with(parent, ends[2])
        asked, answers = os.fdopen(ends[0], "rb"), os.fdopen(ends[1], "wb")
        for step in warm_up:
            if _asked_for(asked):
                break
            step()
        while True:
            try:
                wanted = pickle.load(asked)
            except EOFError:
                break
            if wanted is None:
                break
            work, arguments, named = wanted
            try:
                answer: tuple[()] | tuple[bool, object] = True, work(*arguments, **named)
            except Invalid as invalid:
                answer = False, invalid
            except ElsewhereError:
                answer = ()  # it is done where there is all that it needs
            pickle.dump(answer, answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()
        status = 0
    finally:
        os._exit(status)


def _asked_for(asked: BinaryIO) -> bool:
    """Whether a task is waiting already."""
    import select

    poll = select.poll()
    poll.register(asked, select.POLLIN)
    return bool(poll.poll(0))
