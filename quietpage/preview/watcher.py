"""What was saved in a site folder: watchdog's events, gathered until its writer has come to rest.

Editors save in many ways: they write to another file and rename it, empty the file and fill it, take it away
and make it anew; git changes hundreds of files at once. Each is one change here.
"""

from __future__ import annotations

import contextlib
import logging
import math
import os
import re
import stat
import sys
import threading
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

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

from quietpage.core.folders import opened
from quietpage.load.inventory import CONFIG, FOLDERS, PEOPLE, THEME, is_left_alone, is_litter, is_yaml

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver

_EVENTS: list[type[FileSystemEvent]] = [
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

# How long nothing may happen before a change is whole, in seconds.
_ALONE = 0.003
_SAVED = 0.008
_STILL_OPEN = 0.3
_NEVER_CLOSED = 0.06
_GONE = 0.12
_MANY = 0.06
_STORM = 0.12
_LONGEST = 0.5
_LONGEST_IN_STORM = 1.4
_FEW = 3
_SOON = 0.4
_REST = 1.0
_POLLED = 0.5
_FAR_ENOUGH = 100_000
_OWN_THEME = re.compile(r"""(?<!\.)\./([^"'\n#]{1,98})""")


class Batch:
    """What happened since the last change was taken: the paths, and how far each of them is.

    `storm` tells how many changes came right behind one another before: each asks for more patience. `closes`
    says that the system tells when a file is closed, so that its writer can be waited for. Times are seconds
    of a clock that only goes forward.
    """

    def __init__(self, storm: int = 0, *, closes: bool = True) -> None:
        self.everything = False
        self._states: dict[str, str] = {}
        self._how_many: Counter[str] = Counter()  # paths in each state
        self._new: set[str] = set()
        self._first = self._last = 0.0
        self._storm = storm
        self._still_open = _STILL_OPEN if closes else _NEVER_CLOSED

    def __bool__(self) -> bool:
        return self.everything or bool(self._states)

    @property
    def paths(self) -> frozenset[str]:
        return frozenset(self._states)

    def note(self, path: str, state: str, now: float) -> None:
        """A file is `new`, `open`, `saved` or `gone`; or `allowed`, to be read by others than before."""
        self._first = self._first if self else now
        self._last = now
        if state == "new" and path not in self._states:
            self._new.add(path)
        if state == "gone" and path in self._new:
            # It came and went, as the files do that editors write to first: nobody has to wait for it.
            self._new.discard(path)
            state = "saved"
        before = self._states.get(path)
        if state != "allowed" or before is None:
            if before is not None:
                self._how_many[before] -= 1
            self._how_many[state] += 1
            self._states[path] = state

    def note_everything(self, now: float) -> None:
        """Something happened that does not say all the files that it changed."""
        self._first = self._first if self else now
        self._last = now
        self.everything = True

    def due(self) -> float:
        """When the change is whole, if nothing more happens; at the latest, whatever happens."""
        states = {state for state, many in self._how_many.items() if many}
        quiet = _ALONE if len(self._states) == 1 and not self._new else _SAVED
        if "new" in states or "open" in states:
            quiet = max(quiet, self._still_open)
        if "gone" in states:
            quiet = max(quiet, _GONE)
        if self.everything or len(self._states) > _FEW:
            quiet = max(quiet, _MANY)
        longest = _LONGEST
        if self._storm:
            quiet = max(quiet, min(_STORM, _SAVED * 2**self._storm))
            longest = min(_LONGEST_IN_STORM, _LONGEST + 0.15 * self._storm)
        return min(self._last + quiet, self._first + longest)


class Watch:
    """Tells what was saved in a site folder, a change at a time.

    `poll` looks at the files every now and then, where the system does not tell; `say` gets a sentence if it
    comes to that by itself. `at_rest` is called when nothing has happened for a while.
    """

    def __init__(
        self,
        folder: Path,
        *,
        poll: bool = False,
        say: Callable[[str], object] = print,
        at_rest: Callable[[], object] = lambda: None,
    ) -> None:
        self._folder = Path(os.path.abspath(folder))
        self._root = os.path.realpath(folder)
        self._poll, self._say, self._at_rest = poll, say, at_rest
        self._lock = threading.Condition()
        self._batch = Batch()
        self._closes = False
        self._storm = 0
        self._at_work_until = 0.0
        self._observer: BaseObserver | None = None
        self._watched: tuple[_Place, ...] = ()
        _ask_for_pairs_soon()
        logging.getLogger("watchdog").addHandler(_Overflow(self._lost))
        self._renew()

    def change(self) -> frozenset[Path] | None:
        """Wait for a change: the paths of what may be others now, or nothing if it may be everything."""
        batch = self._next()
        # A folder that was made anew may look like the one before, and is watched by nobody.
        if self._renew(anyway=batch.everything):
            return None
        return frozenset(self._folder / os.path.relpath(path, self._root) for path in batch.paths)

    def more(self) -> bool:
        """Whether something has happened already since the last change was taken."""
        with self._lock:
            return bool(self._batch)

    def close(self) -> None:
        """Look no more."""
        if self._observer is not None:
            self._observer.stop()
            self._observer = None

    def _next(self) -> Batch:
        rested = False
        with self._lock:
            self._at_work_until = time.monotonic()
            while True:
                now = time.monotonic()
                if self._batch:
                    due = self._batch.due()
                    if now >= due:
                        break
                    self._lock.wait(due - now)
                elif not self._lock.wait(_REST) and not self._batch:
                    if self._moved():
                        self._batch.note_everything(time.monotonic())
                    elif not rested:
                        rested = True
                        self._at_rest()
            taken, self._batch = self._batch, Batch()
            self._at_work_until = math.inf
            return taken

    def _happened(self, told: Iterable[tuple[str, str]], everything: bool) -> None:
        with self._lock:
            now = time.monotonic()
            if not self._batch:
                # A change right behind another: the more of them, the more patience with the next.
                self._storm = self._storm + 1 if now - self._at_work_until < _SOON else 0
                self._batch = Batch(self._storm, closes=self._closes)
            for path, state in told:
                self._batch.note(path, state, now)
            if everything:
                self._batch.note_everything(now)
            self._lock.notify()

    def _lost(self) -> None:
        self._happened((), everything=True)

    def _moved(self) -> bool:
        """Whether a folder that is watched has gone, or is another, without a word; or nobody watches."""
        gone = self._observer is None or not self._observer.is_alive()
        led_elsewhere = os.path.realpath(self._folder) != self._root
        return gone or led_elsewhere or any(place != _place(place.path) for place in self._watched)

    def _renew(self, *, anyway: bool = False) -> bool:
        """Watch the folders that there are now, if they are others than before; whether that was so."""
        self._root = os.path.realpath(self._folder)
        places = tuple(map(_place, self._wanted()))
        if places == self._watched and not anyway:
            return False
        self.close()
        self._watched = places
        there = [place.path for place in places if place.inode]
        if not self._poll:
            try:
                self._observer = self._observing(Observer(timeout=_REST), there)
            except OSError:
                self._poll = True
                self._say(
                    "This computer cannot tell of saved files just now (it watches as many as it may), "
                    "so the preview looks at them every moment instead."
                )
        if self._poll:
            polling = PollingObserverVFS(_status, os.scandir, polling_interval=_POLLED)
            self._observer = self._observing(polling, there)
        self._closes = not self._poll and sys.platform == "linux"
        return True

    def _observing(self, observer: BaseObserver, folders: list[str]) -> BaseObserver:
        try:
            observer.start()
            for path in folders:
                self._schedule(observer, path)
            if not self._poll:
                # Folders deep inside are left out silently where the system allows no more: is there room?
                spare = observer.schedule(FileSystemEventHandler(), os.path.dirname(__file__))
                observer.unschedule(spare)
        except OSError:
            observer.stop()
            raise
        return observer

    def _schedule(self, observer: BaseObserver, path: str) -> None:
        handler = _Handler(self._happened, self._matters)
        # If it has gone a moment ago, that is seen at the next look at the folders.
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            observer.schedule(handler, path, recursive=path != self._root, event_filter=_EVENTS)

    def _wanted(self) -> list[str]:
        """The folders to watch, there or not: the site, what is read in it, and the themes it speaks of."""
        names = dict.fromkeys(FOLDERS)
        files = [CONFIG]
        for file in files:
            for theme in self._themes(file):
                if (described := f"{theme}/{THEME}") not in files and ".." not in theme:
                    names.setdefault(theme.partition("/")[0])
                    files.append(described)
        return [self._root, *(os.path.join(self._root, name) for name in names)]

    def _themes(self, file: str) -> list[str]:
        """What a YAML file may mean by a folder of the site."""
        *folders, name = file.split("/")
        try:
            folder = opened(self._root)
            for each in folders:
                folder = folder.inside(each)
            found = folder.content(name, _FAR_ENOUGH, cut=True)
        except OSError:
            return []
        lines = found[1].decode("utf-8", "ignore").splitlines() if found else []
        named = _OWN_THEME.findall("\n".join(lines))[:_FEW]
        return [theme.rstrip("/ \t") for theme in named]

    def _matters(self, path: str, is_folder: bool) -> bool:
        """Whether a path has to do with the page."""
        folder, name = os.path.split(path)
        if folder == self._root:
            known = {os.path.basename(place.path) for place in self._watched}
            return name in known or (not is_folder and is_yaml(name))
        if folder == os.path.join(self._root, PEOPLE) and not is_folder:
            return not is_left_alone(name)
        return not is_litter(name)


class _Place(NamedTuple):
    """A folder, and which one it is; no inode, if it is none."""

    path: str
    inode: tuple[int, int] | None


def _place(path: str) -> _Place:
    try:
        status = os.lstat(path)
    except OSError:
        return _Place(path, None)
    return _Place(path, (status.st_dev, status.st_ino) if stat.S_ISDIR(status.st_mode) else None)


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


_STATES = {
    "created": "new",
    "modified": "open",
    "closed": "saved",
    "deleted": "gone",
    "attrib": "allowed",
}


class _Handler(FileSystemEventHandler):
    """Tells watchdog's events on, those that have to do with the page."""

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
        told = [(path, state)]
        if target:
            told.append((target, "saved"))
        told = [(each, state) for each, state in told if self._matters(each, event.is_directory)]
        if told:
            self._happened(() if event.is_directory else told, event.is_directory)


def _is_empty(path: str) -> bool:
    try:
        return os.lstat(path).st_size == 0
    except OSError:
        return False


class _Overflow(logging.Handler):
    """Hears when watchdog says that more happened than it could take in."""

    def __init__(self, lost: Callable[[], None]) -> None:
        super().__init__(logging.WARNING)
        self._lost = lost

    def emit(self, record: logging.LogRecord) -> None:
        self._lost()


def _ask_for_pairs_soon() -> None:
    """On Linux, watchdog keeps a file that was moved for half a second, in case it arrives somewhere."""
    warnings.filterwarnings("ignore", module="watchdog")
    try:
        from watchdog.observers.inotify_move_event_grouper import InotifyMoveEventGrouper
    except ImportError:  # another system, or an older watchdog
        return
    InotifyMoveEventGrouper.delay = 0.01
