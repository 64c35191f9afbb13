"""Watches a site folder for saves: watchdog's events, debounced, a change at a time."""

from __future__ import annotations

import contextlib
import math
import os
import re
import stat
import sys
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from watchdog.events import FileSystemEventHandler

from quietpage.core.folders import opened
from quietpage.core.named_tuple import NamedTuple
from quietpage.load.inventory import CONFIGS, FOLDERS, PEOPLE, THEME, is_left_alone, is_litter, is_yaml
from quietpage.preview.batch import Batch
from quietpage.preview.events import (
    EVENTS,
    EventHandler,
    polling_observer,
    shorten_move_delay,
    system_observer,
    when_events_are_lost,
)

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver


_STORM = 0.4
"""A change that begins so soon after the last page was made comes right behind it, in seconds: faster than
anybody types and saves.
"""

_REST = 1.0
"""After so long without a change the author is at rest, in seconds. Each time it is looked, too, whether the
folders are still there: the system does not tell.
"""

_LONGEST_READ = 100_000
"""So much of a YAML file is looked through for a theme's folder, in bytes: far more than settings take."""

_MOST_THEMES = 3
"""So many folders that a file speaks of are watched: it names one, and the others may stand in comments."""

_OWN_THEME = re.compile(r"""(?<!\.)\./([^"'\n#]{1,98})""")
"""A path that begins with `./`, as one's own theme is named. A file that is no YAML yet names it, too."""


class Watcher:
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
        self._watched: tuple[_Identity, ...] = ()
        shorten_move_delay()
        when_events_are_lost(self._lost)
        self._watch_folders()

    def wait(self) -> frozenset[Path] | None:
        """Wait for a change: the paths of what may be others now, or nothing if it may be everything."""
        batch = self._next()
        # A folder that was made anew may look like the one before, and is watched by nobody.
        if self._watch_folders(anyway=batch.everything):
            return None
        return frozenset(self._folder / os.path.relpath(path, self._root) for path in batch.paths)

    def has_more(self) -> bool:
        """Whether something has happened already since the last change was taken."""
        with self._lock:
            return bool(self._batch)

    def close(self) -> None:
        """Look no more."""
        if self._observer is not None:
            self._observer.stop()
            self._observer = None

    def _next(self) -> Batch:
        """Wait until a batch is due, and take it."""
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
                    if self._folders_moved():
                        self._batch.note_everything(time.monotonic())
                    elif not rested:
                        rested = True
                        self._at_rest()
            taken, self._batch = self._batch, Batch()
            # Until the next call a page is being made: whatever happens meanwhile comes right behind this
            # change.
            self._at_work_until = math.inf
            return taken

    def _happened(self, changed: Iterable[tuple[str, str]], everything: bool) -> None:
        """Note what happened to these paths. Called by the observer, in a thread of its own."""
        with self._lock:
            now = time.monotonic()
            if not self._batch:
                # A change right behind another: the more of them, the more patience with the next.
                self._storm = self._storm + 1 if now - self._at_work_until < _STORM else 0
                self._batch = Batch(self._storm, closes=self._closes)
            for path, state in changed:
                self._batch.note(path, state, now)
            if everything:
                self._batch.note_everything(now)
            self._lock.notify()

    def _lost(self) -> None:
        self._happened((), everything=True)

    def _folders_moved(self) -> bool:
        """Whether a folder that is watched has gone, or is another, without a word; or nobody watches."""
        gone = self._observer is None or not self._observer.is_alive()
        led_elsewhere = os.path.realpath(self._folder) != self._root
        return gone or led_elsewhere or any(known != _identity(known.path) for known in self._watched)

    def _watch_folders(self, *, anyway: bool = False) -> bool:
        """Watch the folders that there are now, if they are others than before; whether that was so."""
        self._root = os.path.realpath(self._folder)
        folders = tuple(map(_identity, self._folders_to_watch()))
        if folders == self._watched and not anyway:
            return False
        self.close()
        self._watched = folders
        there = [folder.path for folder in folders if folder.inode]
        if not self._poll:
            try:
                self._observer = self._started(system_observer(), there)
            except OSError:
                self._poll = True
                self._say(
                    "This computer cannot tell of saved files just now (it watches as many as it may), "
                    "so the preview looks at them every moment instead."
                )
        if self._poll:
            self._observer = self._started(polling_observer(), there)
        # Only inotify tells when a file that was written to is closed.
        self._closes = not self._poll and sys.platform == "linux"
        return True

    def _started(self, observer: BaseObserver, folders: list[str]) -> BaseObserver:
        """The observer, started for these folders. Raises `OSError` if the system allows no more watches."""
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
        handler = EventHandler(self._happened, self._matters)
        # If it has gone a moment ago, that is seen at the next look at the folders.
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            # Not deep into the site folder itself: `_site`, or a whole repository, may be in it.
            observer.schedule(handler, path, recursive=path != self._root, event_filter=EVENTS)

    def _folders_to_watch(self) -> list[str]:
        """The folders to watch, there or not: the site, what is read in it, and the themes it speaks of."""
        names = dict.fromkeys(FOLDERS)
        files = [*CONFIGS]
        # The list grows while it is gone through: a theme's own file names the theme below it.
        for file in files:
            for theme in self._themes_in(file):
                if (manifest := f"{theme}/{THEME}") not in files and ".." not in theme:
                    names.setdefault(theme.partition("/")[0])
                    files.append(manifest)
        return [self._root, *(os.path.join(self._root, name) for name in names)]

    def _themes_in(self, file: str) -> list[str]:
        """What a YAML file may mean by a folder of the site."""
        *folders, name = file.split("/")
        try:
            folder = opened(self._root)
            for each in folders:
                folder = folder.inside(each)
            found = folder.content(name, _LONGEST_READ, cut=True)
        except OSError:
            return []
        lines = found[1].decode("utf-8", "ignore").splitlines() if found else []
        named = _OWN_THEME.findall("\n".join(lines))[:_MOST_THEMES]
        return [theme.rstrip("/ \t") for theme in named]

    def _matters(self, path: str, is_folder: bool) -> bool:
        """Whether a path has to do with the page."""
        folder, name = os.path.split(path)
        if folder == self._root:
            known = {os.path.basename(watched.path) for watched in self._watched}
            return name in known or (not is_folder and is_yaml(name))
        if folder == os.path.join(self._root, PEOPLE) and not is_folder:
            return not is_left_alone(name)
        return not is_litter(name)


class _Identity(NamedTuple):
    """A folder, and which one it is (device and inode); no inode, if it is none."""

    path: str
    inode: tuple[int, int] | None


def _identity(path: str) -> _Identity:
    try:
        status = os.lstat(path)
    except OSError:
        return _Identity(path, None)
    return _Identity(path, (status.st_dev, status.st_ino) if stat.S_ISDIR(status.st_mode) else None)
