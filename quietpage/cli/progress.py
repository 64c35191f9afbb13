"""A line that says what is being done, for who waits at a terminal; it goes when all is done.

It is shown by an alarm of the system, in this thread: a second one would keep the worker from being forked.
"""

from __future__ import annotations

import contextlib
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType

PATIENCE = 2.0
"""For so long a person waits without being told, in seconds."""

_ERASE = "\r\x1b[2K"


class Progress:
    """Called with what is being done. After a while it is shown on standard error, if that is a terminal."""

    def __init__(self, *, quiet: bool) -> None:
        self._doing, self._shown = "", False
        self._wanted = not quiet and _is_terminal()

    def __call__(self, doing: str) -> None:
        self._doing = doing
        if self._shown:
            self._show()

    def __enter__(self) -> Progress:
        if self._wanted:
            import signal

            try:
                self._before = signal.signal(signal.SIGALRM, self._ring)
                signal.setitimer(signal.ITIMER_REAL, PATIENCE)
            except (AttributeError, ValueError):  # Windows has no alarm, and other threads hear none
                self._wanted = False
        return self

    def __exit__(self, *_: object) -> None:
        if self._wanted:
            import signal

            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, self._before)
        if self._shown:
            self._shown = False
            self._write(_ERASE)

    def _ring(self, number: int, frame: FrameType | None) -> None:
        if self._doing:
            self._shown = True
            self._show()

    def _show(self) -> None:
        self._write(f"{_ERASE}{self._doing} …")

    def _write(self, text: str) -> None:
        with contextlib.suppress(OSError, ValueError):
            sys.stderr.write(text)
            sys.stderr.flush()


def _is_terminal() -> bool:
    return bool(sys.stderr) and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
