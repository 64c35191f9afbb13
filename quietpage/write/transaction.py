"""What a build does to the folder of the page, as a transaction: it is undone as a whole, or stands."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Callable
from contextlib import suppress

from quietpage.core.folders import Folder, opened
from quietpage.write.staging import LIST, clear, keep_second, make_folder, native

_Action = Callable[..., None]

_HELD = 6
"""So many folders inside the page are held open: builds have to do where few files may be open."""


class Transaction:
    """The steps of a build, each of which can be undone until the last is done.

    `root` is the path of the folder of the page. `beginning` is a folder around it that is trusted, links
    and all; what lies between the two is no link, or nothing is written. Left out, it is the nearest folder
    around it that there is.
    """

    def __init__(self, root: str, beginning: str = "") -> None:
        self.root = root
        self.stage: Folder | None = None
        self._beginning = beginning or nearest(os.path.dirname(root))
        self._folder: Folder | None = None
        self._around: Folder | None = None
        self._stage_around: Folder | None = None
        self._staged: tuple[str, ...] = ()
        self._held: dict[str, Folder] = {}  # folders inside the page, by their paths in it
        self._touched: dict[str, Folder | None] = {}  # whose names the disk has to be waited for
        self._ready: set[str] = set()  # folders that are known to be there
        self._gone = 0
        self._undo: list[tuple[_Action, tuple[str, ...]]] = []
        self._made: dict[str, Folder] = {}  # folders around the page that were made, and what each is in

    @property
    def folder(self) -> Folder:
        """The folder of the page, held open since `begin`."""
        assert self._folder is not None
        return self._folder

    @property
    def around(self) -> Folder:
        """The folder that it is in."""
        assert self._around is not None
        return self._around

    def begin(self) -> None:
        """Open the folder of the page, and make it and those around it if they are not there."""
        folder = around = opened(self._beginning)
        for name in os.path.relpath(self.root, self._beginning).split(os.sep):
            around = folder
            try:
                folder = around.inside(name)
            except FileNotFoundError:
                place = around.at(name)
                self._made[place] = around
                with suppress(FileExistsError):
                    self._do(self._make_around, (place,), self._take_around, (place,))
                    self._touched[around.path] = around
                folder = around.inside(name)
        self._folder, self._around = folder, around
        self._held.clear()

    def use_stage(self, stage: Folder, around: Folder, names: tuple[str, ...]) -> None:
        """Let files wait for their turn in a folder that is taken away in the end, under these names."""
        self.stage, self._stage_around, self._staged = stage, around, (LIST, *names)
        self._undo.append((self.clear, ()))

    def clear(self) -> None:
        """Take the folder away in which files waited."""
        if self.stage is not None and self._stage_around is not None:
            clear(self.stage, self._stage_around, self._staged)

    def close(self) -> None:
        """Nothing more is done or undone: what was held open is let go of."""
        self.clear()
        self._undo.clear()
        for folder in (self.stage, self._stage_around, *self._held.values(), self._folder, self._around):
            if folder is not None:
                folder.close()
        for folder in self._made.values():
            folder.close()

    def within(self, folder: str) -> Folder:
        """A folder of the page, with no link on the way; an `OSError`, if it is none."""
        if not folder:
            return self.folder
        found = self._held.get(folder)
        if found is None:
            parent, _, name = folder.rpartition("/")
            found = self.within(parent).inside(native(name))
            if len(self._held) >= _HELD:
                del self._held[next(iter(self._held))]
            self._held[folder] = found
        return found

    def place(self, staged: str, path: str, *, over: bool) -> None:
        """Put a staged file in its place, over a file of ours if there is one."""
        folder = path.rpartition("/")[0]
        if folder not in self._ready:
            self._make(folder)
            self._ready.add(folder)
            self._touched[folder] = None
        if over:
            backup = f"{staged}-before"
            keep_second(*self._named(path), self._waiting(), backup)
            self._do(self._put, (staged, path), self._put, (backup, path))
        else:
            self._do(self._put, (staged, path), self._unlink, (path,))

    def remove(self, path: str, twin: str) -> None:
        """Take a file of ours away, if it is there; `twin` is a file that some systems take for the same."""
        found = self._regular(path)
        if not found:
            return
        self._touched[path.rpartition("/")[0]] = None
        if twin and (other := self._regular(twin)) and os.path.samestat(found, other):
            folder, name = self._named(path)
            folder.rename(name, *self._named(twin))
            return
        backup = f"gone-{self._gone}"
        self._gone += 1
        self._do(self._take, (path, backup), self._put, (backup, path))

    def tidy(self, folder: str) -> None:
        """Take a folder inside the root away if nothing is in it, and then the one around it."""
        while folder:
            self._held.pop(folder, None)
            try:
                self._do(self._take_folder, (folder,), self._make_folder, (folder,))
            except OSError:
                return
            self._ready.discard(folder)
            self._touched.pop(folder, None)
            folder = folder.rpartition("/")[0]
            self._touched[folder] = None

    def sync(self) -> None:
        """Wait until the disk has the new names, too."""
        if sys.platform == "win32":
            return
        for path, around in self._touched.items():
            descriptor = (around or self.within(path)).again()
            try:
                os.fsync(descriptor)
            except OSError as error:
                # Some file systems wait for no folder; and one that may only be gone through cannot be asked.
                if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):
                    raise
            finally:
                with suppress(OSError):  # the disk has been waited for
                    os.close(descriptor)

    def roll_back(self) -> list[str]:
        """Undo all that was done, the last first. Gives the file for which even that failed, if there is one.

        There it ends: what was done before is needed by what could not be undone, so that the folder is as it
        would be after a build that was killed.
        """
        while self._undo:
            action, paths = self._undo.pop()
            try:
                action(*paths)
            except FileNotFoundError:
                pass
            except OSError:
                if action not in (self._take_folder, self._take_around):
                    self._undo.clear()
                    return [os.path.join(self.root, paths[-1])]
        return []

    def _make(self, folder: str) -> None:
        """See that a folder is there and that others can look into it if we made it."""
        try:
            self.within(folder)
        except FileNotFoundError:
            parent = folder.rpartition("/")[0]
            self._make(parent)
            with suppress(FileExistsError):
                self._do(self._make_folder, (folder,), self._take_folder, (folder,))
                self._touched[parent] = None
            self.within(folder)

    def _do(self, action: _Action, paths: tuple[str, ...], back: _Action, ways: tuple[str, ...]) -> None:
        # Noted first, so that an interruption in between cannot lose it.
        self._undo.append((back, ways))
        try:
            action(*paths)
        except OSError:
            self._undo.pop()
            raise

    # What is done and undone, by paths of the page.

    def _put(self, staged: str, path: str) -> None:
        self._waiting().rename(staged, *self._named(path))

    def _take(self, path: str, staged: str) -> None:
        folder, name = self._named(path)
        folder.rename(name, self._waiting(), staged)

    def _unlink(self, path: str) -> None:
        folder, name = self._named(path)
        folder.remove(name)

    def _make_folder(self, path: str) -> None:
        make_folder(*self._named(path))

    def _take_folder(self, path: str) -> None:
        self._held.pop(path, None)
        folder, name = self._named(path)
        folder.remove_folder(name)

    def _make_around(self, place: str) -> None:
        make_folder(self._made[place], os.path.basename(place))

    def _take_around(self, place: str) -> None:
        self._made[place].remove_folder(os.path.basename(place))

    def _named(self, path: str) -> tuple[Folder, str]:
        folder, _, name = path.rpartition("/")
        return self.within(folder), native(name)

    def _waiting(self) -> Folder:
        assert self.stage is not None
        return self.stage

    def _regular(self, path: str) -> os.stat_result | None:
        """A regular file at `path` with no link on the way; nothing if it is something else."""
        try:
            folder, name = self._named(path)
        except OSError as error:
            if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.EMLINK):
                return None
            raise
        found = folder.look(name)
        return found if found and stat.S_ISREG(found.st_mode) else None


def nearest(folder: str) -> str:
    """The folder itself or, if it is not there, the nearest around it that is."""
    while not os.path.isdir(folder) and (parent := os.path.dirname(folder)) != folder:
        folder = parent
    return folder
