"""What a build does to the folder of the page, step by step: each can be taken back until all is done."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Callable
from contextlib import suppress

from quietpage.disk import FOLDER, at, clear, is_link, keep_second, look, make_folder, replace

_Action = Callable[..., None]


class Steps:
    """What a build does to the folder, each step of which can be taken back until the build is done."""

    def __init__(self, root: str) -> None:
        self.root = root
        self.stage = ""
        self.touched: dict[str, None] = {}
        self._ready: set[str] = set()
        self._undo: list[tuple[_Action, tuple[str, ...]]] = []

    def make(self, folder: str) -> None:
        """See that a folder is there and that others can look into it if we made it."""
        parent = os.path.dirname(folder)
        if os.path.isdir(folder) or parent == folder:
            return
        self.make(parent)
        with suppress(FileExistsError):
            self._do(make_folder, (folder,), os.rmdir, (folder,))
            self.touched[parent] = None

    def wait_in(self, stage: str) -> None:
        """Let files wait for their turn in a folder that is taken away in the end."""
        self.stage = stage
        self._undo.append((clear, (stage,)))

    def place(self, staged: str, path: str, *, over: bool) -> None:
        """Put a staged file in its place, over a file of ours if there is one."""
        target = at(self.root, path)
        folder = target.rpartition("/")[0]
        if folder not in self._ready:
            self.make(folder)
            self._ready.add(folder)
            self.touched[folder] = None
        if over:
            backup = f"{self.stage}/{staged}-before"
            keep_second(target, backup)
            self._do(replace, (f"{self.stage}/{staged}", target), replace, (backup, target))
        else:
            self._do(replace, (f"{self.stage}/{staged}", target), os.unlink, (target,))

    def remove(self, path: str, twin: str) -> None:
        """Take a file of ours away, if it is there; `twin` is a file that some systems take for the same."""
        target = at(self.root, path)
        found = self._ours(path)
        if not found:
            return
        self.touched[os.path.dirname(target)] = None
        if twin and (other := look(at(self.root, twin))) and os.path.samestat(found, other):
            os.rename(target, at(self.root, twin))
            return
        backup = f"{self.stage}/gone-{len(self._undo)}"
        self._do(replace, (target, backup), replace, (backup, target))

    def tidy(self, folder: str) -> None:
        """Take a folder inside the root away if nothing is in it, and then the one around it."""
        while folder:
            place = at(self.root, folder)
            if not self._clean(folder):
                return
            try:
                self._do(os.rmdir, (place,), make_folder, (place,))
            except OSError:
                return
            self._ready.discard(place)
            self.touched.pop(place, None)
            folder = folder.rpartition("/")[0]
            self.touched[at(self.root, folder) if folder else self.root] = None

    def settle(self) -> None:
        """Wait until the disk has the new names, too."""
        if sys.platform == "win32":
            return
        for folder in self.touched:
            descriptor = os.open(folder, FOLDER)
            try:
                os.fsync(descriptor)
            except OSError as error:
                if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):
                    raise
            finally:
                os.close(descriptor)

    def take_back(self) -> list[str]:
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
                if action is not os.rmdir:
                    self._undo.clear()
                    return [paths[-1]]
        return []

    def _do(self, action: _Action, paths: tuple[str, ...], back: _Action, ways: tuple[str, ...]) -> None:
        # Noted first, so that an interruption in between cannot lose it.
        self._undo.append((back, ways))
        try:
            action(*paths)
        except OSError:
            self._undo.pop()
            raise

    def _ours(self, path: str) -> os.stat_result | None:
        """A regular file at `path` with no link on the way; nothing if it is something else."""
        folder = path.rpartition("/")[0]
        found = look(at(self.root, path)) if self._clean(folder) else None
        return found if found and stat.S_ISREG(found.st_mode) else None

    def _clean(self, folder: str) -> bool:
        """Whether the way from the root to `folder` leads through true folders only."""
        while folder:
            found = look(at(self.root, folder))
            if not found or is_link(found) or not stat.S_ISDIR(found.st_mode):
                return False
            folder = folder.rpartition("/")[0]
        return True
