"""`quietpage preview`: the page while it is written, made anew on each save."""

from __future__ import annotations

import contextlib
import errno
import gc
import os
import socket
import threading
import webbrowser
from collections.abc import Callable, Collection
from pathlib import Path
from typing import NamedTuple, Protocol

from quietpage.cache.memo import Memo
from quietpage.cli.commands import Said, Wrong
from quietpage.core.diagnostics import Invalid, Problem
from quietpage.core.paths import shown
from quietpage.core.source import Whole
from quietpage.load import site_folder
from quietpage.pipeline import Composed, composed
from quietpage.preview.responses import Stage, base_of
from quietpage.preview.server import FIRST_PORT, LOOPBACK, Door, Showing, open_door, serve
from quietpage.preview.watcher import Watch


class Wishes(NamedTuple):
    """How the preview is asked to be."""

    base_url: str = ""
    drafts: bool = False
    host: str = LOOPBACK
    port: int | None = None
    open: bool = False
    poll: bool = False


class Voice(Protocol):
    """Speaks to the author: sentences, problems, and what is only said when asked for more."""

    def say(self, *sentences: str) -> None: ...

    def tell(self, problems: tuple[Problem, ...]) -> None: ...

    def whisper(self, *sentences: str) -> None: ...


def preview(folder: Path, wishes: Wishes, voice: Voice) -> Said:
    """Show the page of `folder` until a signal ends it; the exit code is the one of that signal.

    Raises `Invalid` if there is no such folder, and `Wrong` if nothing can be shown at this host and port.
    """
    if not folder.is_dir():
        site_folder.sources(folder)
    folder = Path(os.path.abspath(folder))  # it may be the current one, go, and come back
    door = _door(wishes)
    showing = Showing(door)
    desk = _Desk(folder, wishes, voice, showing)
    author = threading.Thread(target=desk.work, daemon=True)
    number = serve(showing, author.start)
    return Said((), code=128 + number if number else 1)


class _Desk:
    """Where the page is made: it is composed, shown, and composed anew on each change."""

    def __init__(self, folder: Path, wishes: Wishes, voice: Voice, showing: Showing) -> None:
        self._folder, self._wishes, self._voice, self._showing = folder, wishes, voice, showing
        self._memo = Memo()
        self._stage = Stage({}, folder=str(folder))
        self._words: tuple[str, ...] = ()

    def work(self) -> None:
        """Make the page again and again, as long as the program runs."""
        try:
            self._work()
        finally:
            self._showing.end()

    def _work(self) -> None:
        watch = Watch(self._folder, poll=self._wishes.poll, say=self._voice.say, at_rest=gc.collect)
        self._look(None, lambda: False)
        gc.freeze()
        self._welcome()
        while True:
            changed = watch.change()
            self._showing.expect()
            self._look(changed, watch.more, first=False)

    def _look(self, changed: frozenset[Path] | None, more: Callable[[], bool], first: bool = True) -> None:
        done = self._composed(changed)
        before = self._stage
        if isinstance(done, Composed):
            pages = {page.path: page.content for page in done.pages}
            base = base_of(done.site.url)
            formerly = (before.formerly | {before.base}) - {base}
            self._stage = before._replace(pages=pages, base=base, formerly=formerly, problems=())
        elif more():
            self._showing.show()  # it was looked at in the middle of a save
            return
        else:
            self._stage = before._replace(problems=done)
        self._showing.show(self._stage)
        self._report(before, done, changed, first)

    def _composed(self, changed: frozenset[Path] | None) -> Composed | tuple[Problem, ...]:
        try:
            return composed(
                self._folder,
                self._wishes.base_url,
                drafts=self._wishes.drafts,
                memo=self._memo,
                changed=changed,
                keep=True,
            )
        except Invalid as invalid:
            return invalid.problems
        except Exception as reason:  # whatever it is, the preview lives
            self._memo = Memo()
            return (_stumbled(self._folder, reason),)

    def _report(
        self,
        before: Stage,
        done: Composed | tuple[Problem, ...],
        changed: frozenset[Path] | None,
        first: bool,
    ) -> None:
        """One short word in the terminal about a change."""
        if not isinstance(done, Composed):
            if done != before.problems:
                self._voice.tell(done)
            else:
                self._voice.say(f"{_named(changed)}Not right yet, as said above.")
            return
        if done.words != self._words:
            self._voice.say(*done.words)
        self._words = done.words
        if first:
            self._voice.whisper(*done.more)
        elif before.problems:
            self._voice.say(f"{_named(changed)}All is well, and the page is new.")
        elif before.pages != self._stage.pages:
            self._voice.say(f"{_named(changed)}The page is new.")

    def _welcome(self) -> None:
        door, base = self._showing.door, self._stage.base
        address = door.address + base
        if self._wishes.port is None and door.port != FIRST_PORT:
            self._voice.say(f"Port {FIRST_PORT} is taken already, so this is the next one that is free.")
        self._voice.say(f"The preview is at {address}")
        if door.others:
            self._voice.say(
                f"Anybody in this network can see it at {door.others}{base}, drafts and mistakes included."
            )
        self._voice.say("Write and save: it follows. Ctrl-C ends it.")
        if self._wishes.open and not _opened(address):
            self._voice.say("No browser could be opened from here; open the address yourself.")


def _door(wishes: Wishes) -> Door:
    try:
        return open_door(wishes.host, wishes.port)
    except socket.gaierror:
        raise Wrong(f"this computer has no address called {wishes.host}; leave --host away") from None
    except (OSError, OverflowError, UnicodeError) as reason:
        raise Wrong(_closed(wishes, reason)) from None


def _closed(wishes: Wishes, reason: Exception) -> str:
    number = getattr(reason, "errno", 0)
    if number == errno.EADDRINUSE and wishes.port is None:
        return "no port is free here; name one with --port"
    if number == errno.EADDRINUSE:
        return f"port {wishes.port} is taken already; leave --port away, and the next free one is used"
    if number == errno.EACCES:
        return f"port {wishes.port} is kept for the system; leave --port away, or name one above 1023"
    if number == errno.EADDRNOTAVAIL:
        return f"{wishes.host} is no address of this computer; leave --host away"
    return f"nothing can be shown at {wishes.host}: {getattr(reason, 'strerror', None) or reason}"


def _opened(address: str) -> bool:
    with contextlib.suppress(OSError, webbrowser.Error):
        return webbrowser.open(address)
    return False


def _named(changed: Collection[Path] | None) -> str:
    """What was saved, in front of what came of it. What has gone is named if there is nothing else."""
    changed = changed or ()
    paths = sorted(filter(os.path.lexists, changed)) or sorted(changed)
    if not paths:
        return ""
    more = " and more" if len(paths) > 1 else ""
    return f"{shown(paths[0])}{more}: "


def _stumbled(folder: Path, reason: Exception) -> Problem:
    return Problem(
        f"quietpage stumbled over something here ({type(reason).__name__}: {reason})",
        Whole(shown(folder)),
        "undo what you changed last; and tell its makers, please, for this is a mistake of theirs",
    )
