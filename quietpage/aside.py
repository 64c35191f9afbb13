"""A second process that works beside this one, where the system can make one by forking.

It starts early and makes ready what this one will not need: most of the time that a small page takes is
loading, and two processors load two things at once. Whatever happens to it, the work is done: if it does not
answer, it is done here.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, BinaryIO, ParamSpec, TypeVar

    P = ParamSpec("P")
    T = TypeVar("T")


class Aside:
    """A second process, ready for one piece of work after another.

    `ready` are called in it one after another, as long as nothing is asked of it. What is sent to and fro is
    pickled; both ends are this program.
    """

    def __init__(self, *ready: Callable[[], object]) -> None:
        self._child = 0
        self._owed: list[list[tuple[bool, Any]]] = []
        if not _worthwhile():
            return
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
        try:
            there, here = os.pipe()
            answers, answering = os.pipe()
            child = os.fork()
        except OSError:  # too many processes or files: then everything is done here
            return
        if child == 0:
            os.close(here)
            os.close(answers)
            _serve(os.fdopen(there, "rb"), os.fdopen(answering, "wb"), ready)
        os.close(there)
        os.close(answering)
        self._child = child
        self._to: BinaryIO = os.fdopen(here, "wb")
        self._from: BinaryIO = os.fdopen(answers, "rb")

    def begin(self, work: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> Callable[[], T]:
        """Start `work` there; what is given waits for it. An exception comes over, and is raised here."""
        # Answers are taken before anything more is asked, lest both wait for the other to read.
        self._take_answers()
        answer: list[tuple[bool, Any]] = []
        if self._child:
            try:
                pickle.dump((work, arguments, named), self._to, pickle.HIGHEST_PROTOCOL)
                self._to.flush()
                self._owed.append(answer)
            except OSError:
                self.close()

        def wait() -> T:
            self._take_answers()
            if not answer:
                return work(*arguments, **named)
            good, value = answer[0]
            if not good:
                raise value
            done: T = value
            return done

        return wait

    def _take_answers(self) -> None:
        while self._owed:
            try:
                self._owed[0].append(pickle.load(self._from))  # from our own child
            except (OSError, EOFError, pickle.UnpicklingError):
                self.close()
            else:
                self._owed.pop(0)

    def close(self) -> None:
        """Let it go, and wait until it has gone."""
        if self._child:
            child, self._child = self._child, 0
            self._owed.clear()
            for end in (self._to, self._from):
                with contextlib.suppress(OSError):  # it has gone, with something still on the way to it
                    end.close()
            os.waitpid(child, 0)


def _worthwhile() -> bool:
    """Whether a second process can be had, and has a processor of its own."""
    threads = sys.modules.get("threading")
    alone = threads is None or threads.active_count() == 1
    mine = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return hasattr(os, "fork") and alone and mine > 1


def _serve(asked: BinaryIO, answers: BinaryIO, ready: tuple[Callable[[], object], ...]) -> None:
    """The life of the second process: it ends when nobody asks any more."""
    import select
    import signal

    status = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        for step in ready:
            if select.select([asked], [], [], 0)[0]:
                break
            step()
        while True:
            try:
                work, arguments, named = pickle.load(asked)
            except EOFError:
                break
            try:
                answer = True, work(*arguments, **named)
            except Exception as reason:
                answer = False, reason
            pickle.dump(answer, answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()
        status = 0
    finally:
        os._exit(status)
