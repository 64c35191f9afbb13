"""The seam to watchdog: its observers, and its events as states of files."""

from __future__ import annotations

import logging
import os
import warnings
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, cast

from watchdog.events import (
    DirAttribEvent,
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileAttribEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserverVFS

from quietpage.core.named_tuple import NamedTuple

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver

EVENTS: list[type[FileSystemEvent]] = [
    FileCreatedEvent,
    FileModifiedEvent,
    FileClosedEvent,
    FileMovedEvent,
    FileDeletedEvent,
    FileAttribEvent,
    DirCreatedEvent,
    DirMovedEvent,
    DirDeletedEvent,
    DirAttribEvent,
]
"""The events that are asked for. To open a file, to read and to close it is no change."""

_OBSERVER_TIMEOUT = 1.0
"""How long an observer waits before it looks whether it is to end, in seconds."""

_POLLING_INTERVAL = 0.5
"""How long it is from one look at all files to the next, in seconds: soon enough to see, and little to do."""

_STATES = {
    "created": "new",
    "modified": "open",
    "closed": "saved",
    "deleted": "gone",
    "attrib": "allowed",
}
"""watchdog's types of event as the states of a `Batch`. By any other, `moved`, it has gone from its path."""


def system_observer() -> BaseObserver:
    """An observer that the system tells of changes."""
    return Observer(timeout=_OBSERVER_TIMEOUT)


def polling_observer() -> BaseObserver:
    """An observer that looks at all files every now and then, where the system does not tell."""
    return PollingObserverVFS(_status, os.scandir, polling_interval=_POLLING_INTERVAL)


class EventHandler(FileSystemEventHandler):
    """Tells watchdog's events on, those that have to do with the page.

    `happened` gets the paths with their states, and whether more than these may have changed; `matters`, a
    path and whether it is a folder, says whether it has to do with the page.
    """

    def __init__(
        self,
        happened: Callable[[Iterable[tuple[str, str]], bool], None],
        matters: Callable[[str, bool], bool],
    ) -> None:
        self._happened, self._matters = happened, matters

    def on_any_event(self, event: FileSystemEvent) -> None:
        path, target = os.fsdecode(event.src_path), os.fsdecode(event.dest_path)
        state = _STATES.get(event.event_type, "gone")
        if state == "saved" and _is_empty(path):
            state = "open"  # whoever empties a file is about to fill it
        changed = [(path, state)]
        if target:
            changed.append((target, "saved"))
        changed = [(each, state) for each, state in changed if self._matters(each, event.is_directory)]
        if changed:
            # An event of a folder does not name the files that came or went with it.
            self._happened(() if event.is_directory else changed, event.is_directory)


def when_events_are_lost(lost: Callable[[], None]) -> None:
    """Call `lost` whenever more happened than watchdog could take in: it only says so in its log."""
    logging.getLogger("watchdog").addHandler(_OverflowHandler(lost))


class _OverflowHandler(logging.Handler):
    def __init__(self, lost: Callable[[], None]) -> None:
        super().__init__(logging.WARNING)
        self._lost = lost

    def emit(self, record: logging.LogRecord) -> None:
        self._lost()


def shorten_move_delay() -> None:
    """Let watchdog tell sooner of a file that was moved away.

    On Linux, it keeps such a file back for half a second, in case it arrives somewhere else that is watched:
    both would be one event. The two events of a rename come right behind one another, so that 10 ms will do.
    """
    warnings.filterwarnings("ignore", module="watchdog")
    try:
        from watchdog.observers.inotify_move_event_grouper import InotifyMoveEventGrouper
    except ImportError:  # another system, or an older watchdog
        return
    InotifyMoveEventGrouper.delay = 0.01


class _Status(NamedTuple):
    """What is looked at of a file every now and then, by the names that watchdog asks for.

    `st_mtime` are both its times: programs that set the first back to what it was do not reach the second.
    """

    st_dev: int
    st_ino: int
    st_mode: int
    st_size: int
    st_mtime: tuple[int, int]


def _status(path: str) -> os.stat_result:
    of = os.lstat(path)
    both = of.st_mtime_ns, of.st_ctime_ns
    return cast("os.stat_result", _Status(of.st_dev, of.st_ino, of.st_mode, of.st_size, both))


def _is_empty(path: str) -> bool:
    try:
        return os.lstat(path).st_size == 0
    except OSError:
        return False
