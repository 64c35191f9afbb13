"""The finished page goes into its folder: all of it or, as far as the file system allows, none of it.

Every byte is first written beside the folder and brought to the disk. Then whole files take their places
by renaming: the list of what is ours, then style sheets and pictures, pages, feeds, and `index.html` last.
What is no longer on the page leaves after that. So a reader meets a whole old file or a whole new one,
whenever a build is stopped, and the next build needs no repair. If the disk refuses half-way, the old files
go back.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cached_property, partial
from pathlib import Path
from typing import NamedTuple

from quietpage.core.diagnostics import Invalid, Problem
from quietpage.core.folders import AGAIN, FILE, FOLDER, LINK, NEW, READ, Folder, allow, opened, write_all
from quietpage.core.model import Page
from quietpage.core.name_keys import path_key
from quietpage.core.paths import fit_together, shown
from quietpage.core.source import Whole
from quietpage.write.destination import MARKER, beginning, fit, fit_to_hold, listed, marker_of
from quietpage.write.os_errors import refused
from quietpage.write.staging import (
    LIST,
    STAGE,
    UTF8,
    clear,
    clear_old,
    listing,
    native,
    own_folder,
    stage_in,
    stamp,
    utf8,
)
from quietpage.write.transaction import Steps

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


PATIENCE = 10.0
"""How long a build waits for another one that writes to the same folder, in seconds."""

_AT_ONCE = 0.00005
_FEW = 8


def write(pages: Sequence[Page], output: Path, site: Path) -> None:
    """Make `output` hold `pages`, touching only what differs and what quietpage wrote before.

    Raises `Invalid` if the file system or somebody else's file is in the way; what was there is there still.
    A path that could not be a file on every system, or would lie outside the folder, is a `ValueError`.
    """
    fit_together(pages)
    fit(output, site)
    steps = Steps(os.path.abspath(output), beginning(output, site))
    lock = None
    try:
        lock = _lock(steps)
        fit(output, site)
        with opened(site) as home:
            _publish(pages, steps, home)
    except BaseException as error:
        stuck = steps.take_back()
        if isinstance(error, OSError):
            raise Invalid(refused(error, steps.root), *map(_mixed, stuck)) from error
        raise
    finally:
        steps.end()
        if lock is not None:
            with suppress(OSError):
                os.close(lock)


def _lock(steps: Steps) -> int:
    """A descriptor that keeps other builds away from the folder, made if need be, until it is closed.

    The kernel frees the lock when the program ends, however it ends; nothing is left in the folder.
    """
    deadline = time.monotonic() + PATIENCE
    while True:
        steps.begin()
        lock = _lock_file(steps)
        try:
            while not _taken(lock):
                if time.monotonic() > deadline:
                    raise Invalid(
                        Problem(
                            "another build is writing to this folder",
                            Whole(shown(steps.root)),
                            "wait until it is done, or stop it, and build again",
                        )
                    )
                time.sleep(0.02)
            # The other build may have taken its own empty folder back: then this is a lock on nothing.
            found = steps.around.look(os.path.basename(steps.root))
            if found and (sys.platform == "win32" or os.path.samestat(os.fstat(lock), found)):
                return lock
        except BaseException:
            with suppress(OSError):
                os.close(lock)
            raise
        os.close(lock)


def _lock_file(steps: Steps) -> int:
    if sys.platform == "win32":
        from tempfile import gettempdir

        name = f"quietpage-{stamp(os.path.realpath(steps.root))}.lock"
        return os.open(os.path.join(gettempdir(), name), os.O_RDWR | os.O_CREAT)
    return steps.folder.again()


def _taken(lock: int) -> bool:
    """Whether the lock is ours now. Where a file system knows no locks, a build goes on without."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK, errno.EINTR)
    return True


def _publish(pages: Sequence[Page], steps: Steps, site: Folder) -> None:
    """The whole way of the page into a folder that is ours alone."""
    before = fit_to_hold(steps.folder)
    for waiting in _stages(steps, site):
        around = waiting.folder()
        if around is not None:
            clear_old(around, waiting.name)
    kept = {page.path for page in pages}
    ours = listed(before or b"", kept)
    gone = sorted(ours - kept)
    new, changed = _differing(pages, steps, ours)
    # While the build is under way, the marker lists the old files and the new: whichever are there are ours.
    meanwhile = marker_of(kept | ours)
    after = marker_of(kept)
    if kept <= ours and before is not None:
        meanwhile = before
    if not (new or changed or gone or after != before):
        return
    arriving = sorted([(page, False) for page in new] + [(page, True) for page in changed], key=_turn)
    staged = [(str(number), page.content) for number, (page, _) in enumerate(arriving)]
    if meanwhile != before:
        staged.append(("marker", meanwhile))
    if after != meanwhile:
        staged.append(("marker-after", after))
    names = (
        *(each for name, _ in staged for each in (name, f"{name}-before")),
        *(f"gone-{number}" for number in range(len(gone))),
    )
    around, stage = _stage(steps, site)
    site.close()
    steps.wait_in(stage, around, names)
    _keep([(LIST, listing(names)), *staged], stage)

    if meanwhile != before:
        steps.place("marker", MARKER, over=before is not None)
    in_the_way = _in_the_way(gone, new)
    _remove(in_the_way, kept, steps)
    for number, (page, over) in enumerate(arriving):
        steps.place(str(number), page.path, over=over)
    _remove([path for path in gone if path not in in_the_way], kept, steps)
    if after != meanwhile:
        steps.place("marker-after", MARKER, over=True)
    steps.settle()


def _turn(arriving: tuple[Page, bool]) -> int:
    """What a page needs comes before it, what points at it comes after it, and the front page is last."""
    path = arriving[0].path
    if path == "index.html":
        return 3
    return 1 if path.endswith(".html") else 2 if path.endswith((".xml", ".opml")) else 0


def _in_the_way(gone: Iterable[str], new: Iterable[Page]) -> set[str]:
    """Files that have to leave first: a folder takes the place of one, or a file that of a folder."""
    paths = {page.path for page in new}
    folders = {folder for path in paths for folder in _folders(path)}
    return {path for path in gone if path in folders or not paths.isdisjoint(_folders(path))}


def _folders(path: str) -> Iterator[str]:
    """The folders that a path leads through, the nearest first."""
    while path := path.rpartition("/")[0]:
        yield path


def _remove(gone: Iterable[str], kept: Iterable[str], steps: Steps) -> None:
    gone = sorted(gone)
    if not gone:
        return
    twins = {path_key(path): path for path in kept}
    for path in gone:
        steps.remove(path, twins.get(path_key(path), ""))
    for folder in sorted({path.rpartition("/")[0] for path in gone}, reverse=True):
        steps.tidy(folder)


def _differing(pages: Iterable[Page], steps: Steps, ours: set[str]) -> tuple[list[Page], list[Page]]:
    """The pages that are not in the folder yet, and those that are there with other content.

    Raises `Invalid`, with all the places, if what is not ours is where a page or its folder should be.
    """
    there = _There(steps, ours)
    new, changed = [], []
    for page in pages:
        found = there.at(page.path)
        if found is None:
            new.append(page)
        elif not _same(*found, page.content):
            changed.append(page)
    if there.in_the_way:
        raise Invalid(*there.in_the_way.values())
    return new, changed


class _There:
    """What is in the folder before a build, each folder in it looked at once."""

    def __init__(self, steps: Steps, ours: set[str]) -> None:
        self.in_the_way: dict[str, Problem] = {}
        self._ours = ours
        self._steps = steps
        self._known = {"": _kinds(steps.folder)}
        self._folded: dict[str, dict[str, str]] = {}

    def at(self, path: str) -> tuple[Folder, str] | None:
        """The folder and the name of our file at `path`, if there is one."""
        folder, _, name = path.rpartition("/")
        kinds = self._known.get(folder)
        if kinds is None:
            kinds = self._within(folder)
        kind = self._find(kinds, folder, name) if kinds else None
        if kind is None:
            return None
        if kind == LINK:
            self._block(path, "this is a link, and a build does not write through links")
        elif kind == FOLDER:
            if path not in self._our_folders:
                self._block(path, "quietpage did not make this folder, and the page has a file of that name")
        elif kind == FILE and self._is_ours(path):
            return self._steps.within(folder), native(name)
        else:
            self._block(path, "quietpage did not write this file, and the page has one of that name")
        return None

    def _within(self, folder: str) -> dict[str, str]:
        """What is in a folder, and of which kind; nothing if it is not there yet."""
        if folder in self._known:
            return self._known[folder]
        parent, _, name = folder.rpartition("/")
        kind = self._find(self._within(parent), parent, name)
        found: dict[str, str] = {}
        if kind is None:
            pass
        elif kind == LINK:
            self._block(folder, "this is a link, and a build does not write through links")
        elif kind == FOLDER:
            inner = self._steps.within(folder)
            if inner.status().st_mode & 0o055 != 0o055:
                _heal(inner.again, 0o055)
            found = _kinds(inner)
        elif not self._is_ours(folder):
            self._block(folder, "quietpage did not write this file, and the page has a folder of that name")
        self._known[folder] = found
        return found

    def _find(self, kinds: dict[str, str], folder: str, name: str) -> str | None:
        kind = kinds.get(name)
        if kind is not None or not kinds:
            return kind
        # A system that does not tell `Ada` from `ada` shows a name as it was first written.
        folded = self._folded.get(folder)
        if folded is None:
            first_last = reversed([(path_key(known), other) for known, other in kinds.items()])
            folded = self._folded[folder] = dict(first_last)
        alike = folded.get(path_key(name))
        return alike if alike and self._steps.within(folder).look(native(name)) else None

    def _is_ours(self, path: str) -> bool:
        if path in self._ours:
            return True
        entry_folder, _, name = path.rpartition("/")
        exact = name in self._known.get(entry_folder, {})
        return not exact and path_key(path) in self._ours_folded

    @cached_property
    def _ours_folded(self) -> frozenset[str]:
        return frozenset(map(path_key, self._ours))

    @cached_property
    def _our_folders(self) -> frozenset[str]:
        return frozenset(folder for path in self._ours for folder in _folders(path))

    def _block(self, path: str, why: str) -> None:
        self.in_the_way[path] = Problem(
            why,
            Whole(shown(f"{self._steps.root}/{native(path)}")),
            "move it elsewhere, or rename yours, and build again",
        )


def _kinds(folder: Folder) -> dict[str, str]:
    return {entry.name if UTF8 else utf8(entry.name): entry.kind for entry in folder.entries()}


def _same(folder: Folder, name: str, content: bytes) -> bool:
    """Whether a file has this content already; if it has, all can read it from now on."""
    try:
        found = folder.content(name, len(content))
    except PermissionError:
        return False
    if found is None or found[0].st_size != len(content) or found[1] != content:
        return False
    if found[0].st_mode & 0o044 != 0o044:
        if found[0].st_nlink > 1:  # somewhere else it is somebody's: a new file takes its place here
            return False
        _heal(partial(folder.open, name, READ), 0o044)
    return True


def _heal(again: Callable[[], int], bits: int) -> None:
    """Let all read what a build that was killed, or a hand, left to its owner alone.

    It is opened for that, so that it is never what a link leads to.
    """
    if sys.platform != "win32":
        with suppress(OSError):
            descriptor = again()
            try:
                os.chmod(descriptor, stat.S_IMODE(os.fstat(descriptor).st_mode) | bits)
            finally:
                os.close(descriptor)


class _Waiting(NamedTuple):
    """Where files may wait for their turn: in which folder, if it can be had, and under which name."""

    folder: Callable[[], Folder | None]
    name: str


def _stages(steps: Steps, site: Folder, *, make: bool = False) -> list[_Waiting]:
    """Where files may wait for their turn, the best place first; named after the folder that they go to.

    `make` says that our own folder in the site is made if need be.
    """
    mark = stamp(os.path.realpath(steps.root))
    return [
        _Waiting(partial(own_folder, site, make=make), f"stage-{mark}"),
        _Waiting(lambda: steps.around, f"{STAGE}-{mark}"),
        _Waiting(lambda: steps.folder, f"{STAGE}-{mark}"),
    ]


def _stage(steps: Steps, site: Folder) -> tuple[Folder, Folder]:
    """The folder that it is in, and an empty folder from which files can be renamed into the page's.

    It is in the first place that allows it.
    """
    device = steps.folder.status().st_dev
    refusal: OSError | None = None
    stages = _stages(steps, site, make=True)
    for waiting in stages if site.status().st_dev == device else stages[1:]:
        around = waiting.folder()
        if around is None:
            continue
        try:
            stage = stage_in(around, waiting.name)
        except OSError as error:
            refusal = error
            continue
        # Two mounts of one disk have one device, and yet nothing can be renamed across them: the kernel
        # tells, even for a name that is not there.
        try:
            stage.rename("none", steps.folder, f"{STAGE}-none")
        except FileNotFoundError:
            if stage.status().st_dev == device:
                return around, stage
        except OSError as error:
            if error.errno != errno.EXDEV:
                clear(stage, around, ())
                raise
        clear(stage, around, ())
    raise refusal or OSError(errno.EXDEV, os.strerror(errno.EXDEV), steps.root)


def _keep(files: Sequence[tuple[str, bytes]], stage: Folder) -> None:
    """Write each file into the stage, to be read by all, and wait until the disk has it.

    What this costs was measured with a thousand files. Where there is nothing to wait for (a file system in
    memory), the first `fsync` returns at once, and so do the others. On ext4 an `fsync` of each took a
    quarter of a second, sixteen threads of them a fifteenth, and one `syncfs` of the whole file system a
    sixtieth, with the loading of ctypes, which it needs. For a handful of files, `fsync` is cheaper.
    """
    at_once = private = False
    for name, content in files:
        descriptor = stage.open(name, NEW, 0o644)
        try:
            write_all(descriptor, content)
            if name == files[0][0]:
                private = sys.platform != "win32" and stat.S_IMODE(os.fstat(descriptor).st_mode) != 0o644
                started = time.perf_counter()
                os.fsync(descriptor)
                at_once = time.perf_counter() - started < _AT_ONCE
            elif at_once:
                os.fsync(descriptor)
            if private:
                allow(descriptor, 0o644)
        finally:
            os.close(descriptor)
    if at_once or (len(files) > _FEW and _sync_all(stage)):
        return
    for name, _ in files[1:]:
        descriptor = stage.open(name, AGAIN)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _sync_all(folder: Folder) -> bool:
    """Whether the whole file system of `folder` could be brought to the disk in one go."""
    if sys.platform != "linux":
        return False
    try:
        from ctypes import CDLL, get_errno

        syncfs = CDLL(None, use_errno=True).syncfs
    except (ImportError, AttributeError, OSError):
        return False
    descriptor = folder.again()
    try:
        if syncfs(descriptor):
            raise OSError(get_errno(), os.strerror(get_errno()))
    finally:
        os.close(descriptor)
    return True


def _mixed(path: str) -> Problem:
    way_out = "see whether the disk is well, then build again"
    return Problem("this could not be put back as it was before", Whole(shown(path)), way_out)
