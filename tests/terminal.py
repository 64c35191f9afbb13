"""A command at a real terminal: what it shows, and what is typed."""

from __future__ import annotations

import contextlib
import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

_PATIENCE = 30.0
"""In seconds: how long a command may take to ask. It asks at once; the machine may be busy."""

PROGRAM = ("-m", "quietpage")
"""What Python is told to run."""

_OWN = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""
"""Makes it the terminal of the process that the command then is, so that Ctrl-C reaches it."""


class Terminal:
    """A command that runs at a terminal of its own."""

    def __init__(self, folder: Path, *arguments: str, program: Sequence[str] = PROGRAM) -> None:
        self._ours, theirs = pty.openpty()
        self._running = subprocess.Popen(
            [sys.executable, "-c", _OWN, *program, *arguments],
            cwd=folder,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            env={**os.environ, "TERM": "xterm", "INPUTRC": os.devnull, "LC_ALL": "C.UTF-8"},
        )
        os.close(theirs)
        self._shown = b""
        self._read = 0

    @property
    def shown(self) -> str:
        """Everything that was shown, as a person sees it."""
        text = self._shown.decode("utf-8", "replace")
        return re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]|\r|\x07", "", text)

    @property
    def raw(self) -> str:
        """The same with all that steers a terminal in it."""
        return self._shown.decode("utf-8", "replace")

    def sees(self, words: str) -> None:
        """Wait until these words are shown, after what was waited for before."""
        until = time.monotonic() + _PATIENCE
        while (found := self.shown.find(words, self._read)) < 0:
            if time.monotonic() > until or not self._more(0.2):
                raise AssertionError(f"{words!r} was not shown after:\n{self.shown[self._read :]}")
        self._read = found + len(words)

    def types(self, text: str) -> None:
        if not text.isprintable() and len(text) == 1:
            time.sleep(0.5)  # Python does not see Ctrl-C in the moment before it begins to wait
        os.write(self._ours, text.encode())

    def answers(self, question: str, text: str) -> None:
        """Wait for the words, then for the prompt, and type a line."""
        self.sees(question)
        self.sees("> ")
        self.types(f"{text}\r")

    def ends(self) -> int:
        """The exit code, once the command has ended."""
        until = time.monotonic() + _PATIENCE
        while self._more(0.2) and time.monotonic() < until:
            pass
        return self._running.wait(_PATIENCE)

    def close(self) -> None:
        if self._running.poll() is None:
            self._running.send_signal(signal.SIGKILL)
        self._running.wait()
        os.close(self._ours)

    def _more(self, seconds: float) -> bool:
        """Read what is shown; whether there may be more."""
        if not select.select([self._ours], [], [], seconds)[0]:
            return True
        try:
            part = os.read(self._ours, 65536)
        except OSError:  # Linux says so when nobody holds the other end
            return False
        self._shown += part
        return bool(part)


@contextlib.contextmanager
def at_a_terminal(folder: Path, *arguments: str, program: Sequence[str] = PROGRAM) -> Iterator[Terminal]:
    terminal = Terminal(folder, *arguments, program=program)
    try:
        yield terminal
    finally:
        terminal.close()
