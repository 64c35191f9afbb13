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
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from quietpage.disk import (
    AGAIN,
    FOLDER,
    NEW,
    STAGE,
    UTF8,
    at,
    clear,
    content_of,
    is_link,
    look,
    open_up,
    own_folder,
    utf8,
)
from quietpage.filing import fit_together, fold
from quietpage.model import Page
from quietpage.problem import Invalid, Problem
from quietpage.read import shown
from quietpage.refusal import refused
from quietpage.source import Whole
from quietpage.steps import Steps
from quietpage.target import MARKER, fit, listed, marker, marker_of

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
    steps = Steps(os.path.realpath(output))
    lock = None
    try:
        lock = _lock(steps)
        fit(output, site)
        _publish(pages, steps, os.path.realpath(site))
    except BaseException as error:
        stuck = steps.take_back()
        if isinstance(error, OSError):
            raise Invalid(refused(error, steps.root), *map(_mixed, stuck)) from error
        raise
    finally:
        clear(steps.stage)
        if lock is not None:
            with suppress(OSError):
                os.close(lock)


def _lock(steps: Steps) -> int:
    """A descriptor that keeps other builds away from the folder, made if need be, until it is closed.

    The kernel frees the lock when the program ends, however it ends; nothing is left in the folder.
    """
    deadline = time.monotonic() + PATIENCE
    while True:
        steps.make(steps.root)
        lock = _lock_file(steps.root)
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
            found = look(steps.root)
            if found and (sys.platform == "win32" or os.path.samestat(os.fstat(lock), found)):
                return lock
        except BaseException:
            os.close(lock)
            raise
        os.close(lock)


def _lock_file(root: str) -> int:
    if sys.platform == "win32":
        from tempfile import gettempdir

        return os.open(os.path.join(gettempdir(), f"quietpage-{_stamp(root)}.lock"), os.O_RDWR | os.O_CREAT)
    return os.open(root, FOLDER)


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


def _publish(pages: Sequence[Page], steps: Steps, site: str) -> None:
    """The whole way of the page into a folder that is ours alone."""
    root = steps.root
    stages = _stages(root, site)
    for stage in stages:
        clear(stage)
    before = marker(root)
    kept = {page.path for page in pages}
    ours = listed(before or b"", kept)
    gone = sorted(ours - kept)
    new, changed = _differing(pages, root, ours)
    # While the build is under way, the marker lists the old files and the new: whichever are there are ours.
    meanwhile = marker_of(kept | ours)
    after = marker_of(kept)
    if kept <= ours and before is not None:
        meanwhile = before
    if not (new or changed or gone or after != before):
        return
    steps.wait_in(_stage(stages, root, site))
    arriving = sorted([(page, False) for page in new] + [(page, True) for page in changed], key=_turn)
    staged = [(str(number), page.content) for number, (page, _) in enumerate(arriving)]
    if meanwhile != before:
        staged.append(("marker", meanwhile))
    if after != meanwhile:
        staged.append(("marker-after", after))
    _keep(staged, steps.stage)

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
    twins = {fold(path): path for path in kept}
    for path in gone:
        steps.remove(path, twins.get(fold(path), ""))
    for folder in sorted({path.rpartition("/")[0] for path in gone}, reverse=True):
        steps.tidy(folder)


def _differing(pages: Iterable[Page], root: str, ours: set[str]) -> tuple[list[Page], list[Page]]:
    """The pages that are not in the folder yet, and those that are there with other content.

    Raises `Invalid`, with all the places, if what is not ours is where a page or its folder should be.
    """
    there = _There(root, ours)
    new, changed = [], []
    for page in pages:
        entry = there.at(page.path)
        if entry is None:
            new.append(page)
        elif not _same(entry, page.content):
            changed.append(page)
    if there.in_the_way:
        raise Invalid(*there.in_the_way.values())
    return new, changed


class _There:
    """What is in the folder before a build, each folder in it looked at once."""

    def __init__(self, root: str, ours: set[str]) -> None:
        self.in_the_way: dict[str, Problem] = {}
        self._ours = ours
        self._ours_folded: set[str] = set()
        self._root = root
        self._known = {"": _entries(root)}

    def at(self, path: str) -> os.DirEntry[str] | None:
        """Our file at `path`, if there is one."""
        folder, _, name = path.rpartition("/")
        entries = self._known.get(folder)
        if entries is None:
            entries = self._within(folder)
        entry = self._find(entries, folder, name) if entries else None
        if entry is None:
            return None
        if _leads_away(entry):
            self._block(path, "this is a link, and a build does not write through links")
        elif entry.is_dir(follow_symlinks=False):
            if not any(mine.startswith(path + "/") for mine in self._ours):
                self._block(path, "quietpage did not make this folder, and the page has a file of that name")
        elif entry.is_file(follow_symlinks=False) and self._is_ours(path):
            return entry
        else:
            self._block(path, "quietpage did not write this file, and the page has one of that name")
        return None

    def _within(self, folder: str) -> dict[str, os.DirEntry[str]]:
        """What is in a folder; nothing if it is not there yet."""
        if folder in self._known:
            return self._known[folder]
        parent, _, name = folder.rpartition("/")
        entry = self._find(self._within(parent), parent, name)
        found: dict[str, os.DirEntry[str]] = {}
        if entry is None:
            pass
        elif _leads_away(entry):
            self._block(folder, "this is a link, and a build does not write through links")
        elif entry.is_dir(follow_symlinks=False):
            _heal(entry, 0o055)
            found = _entries(entry.path)
        elif not self._is_ours(folder):
            self._block(folder, "quietpage did not write this file, and the page has a folder of that name")
        self._known[folder] = found
        return found

    def _find(self, entries: dict[str, os.DirEntry[str]], folder: str, name: str) -> os.DirEntry[str] | None:
        entry = entries.get(name)
        if entry is not None or not entries:
            return entry
        # A system that does not tell `Ada` from `ada` shows a name as it was first written.
        path = f"{folder}/{name}" if folder else name
        alike = [other for known, other in entries.items() if fold(known) == fold(name)]
        return alike[0] if alike and look(at(self._root, path)) else None

    def _is_ours(self, path: str) -> bool:
        if path in self._ours:
            return True
        if not self._ours_folded:
            self._ours_folded.update(map(fold, self._ours))
        entry_folder, _, name = path.rpartition("/")
        exact = name in self._known.get(entry_folder, {})
        return not exact and fold(path) in self._ours_folded

    def _block(self, path: str, why: str) -> None:
        self.in_the_way[path] = Problem(
            why, Whole(shown(at(self._root, path))), "move it elsewhere, or rename yours, and build again"
        )


def _entries(folder: str) -> dict[str, os.DirEntry[str]]:
    with os.scandir(folder) as found:
        return {entry.name if UTF8 else utf8(entry.name): entry for entry in found}


def _leads_away(entry: os.DirEntry[str]) -> bool:
    return entry.is_symlink() or (sys.platform == "win32" and is_link(entry.stat(follow_symlinks=False)))


def _same(entry: os.DirEntry[str], content: bytes) -> bool:
    """Whether a file has this content already; if it has, all can read it from now on."""
    if entry.stat(follow_symlinks=False).st_size != len(content):
        return False
    try:
        same = content_of(entry.path, len(content)) == content
    except PermissionError:
        return False
    if same:
        _heal(entry, 0o044)
    return same


def _heal(entry: os.DirEntry[str], bits: int) -> None:
    """Let all read what a build that was killed, or a hand, left to its owner alone."""
    mode = stat.S_IMODE(entry.stat(follow_symlinks=False).st_mode)
    if sys.platform != "win32" and mode & bits != bits:
        with suppress(OSError):
            os.chmod(entry.path, mode | bits)


def _stages(root: str, site: str) -> list[str]:
    """Where files may wait for their turn, the best place first; named after the folder that they go to."""
    stamp = _stamp(root)
    return [
        os.path.join(site, ".quietpage", f"stage-{stamp}"),
        os.path.join(os.path.dirname(root), f"{STAGE}-{stamp}"),
        os.path.join(root, f"{STAGE}-{stamp}"),
    ]


def _stamp(path: str) -> str:
    """A short name for a path, the same for the same path, in letters."""
    return f"{zlib.crc32(os.fsencode(path)):08x}".translate(str.maketrans("0123456789", "ghijklmnop"))


def _stage(stages: list[str], root: str, site: str) -> str:
    """An empty folder from which files can be renamed into the root: the first place that allows it."""
    device = os.stat(root).st_dev
    refusal: OSError | None = None
    for stage in stages:
        if stage == stages[0] and (os.stat(site).st_dev != device or not own_folder(site)):
            continue
        try:
            os.mkdir(stage, 0o700)
        except OSError as error:
            refusal = error
            continue
        # Two mounts of one disk have one device, and yet nothing can be renamed across them: the kernel
        # tells, even for a name that is not there.
        try:
            os.rename(os.path.join(root, f"{STAGE}-none"), os.path.join(stage, "none"))
        except FileNotFoundError:
            if os.stat(stage).st_dev == device:
                return stage
        except OSError as error:
            if error.errno != errno.EXDEV:
                clear(stage)
                raise
        clear(stage)
    raise refusal or OSError(errno.EXDEV, os.strerror(errno.EXDEV), root)


def _keep(files: Sequence[tuple[str, bytes]], stage: str) -> None:
    """Write each file into the stage, to be read by all, and wait until the disk has it.

    What this costs was measured with a thousand files. Where there is nothing to wait for (a file system in
    memory), the first `fsync` returns at once, and so do the others. On ext4 an `fsync` of each took a
    quarter of a second, sixteen threads of them a fifteenth, and one `syncfs` of the whole file system a
    sixtieth, with the loading of ctypes, which it needs. For a handful of files, `fsync` is cheaper.
    """
    at_once = private = False
    for name, content in files:
        descriptor = os.open(f"{stage}/{name}", NEW, 0o644)
        try:
            written = os.write(descriptor, content)
            while written < len(content):
                written += os.write(descriptor, memoryview(content)[written:])
            if name == files[0][0]:
                private = sys.platform != "win32" and stat.S_IMODE(os.fstat(descriptor).st_mode) != 0o644
                started = time.perf_counter()
                os.fsync(descriptor)
                at_once = time.perf_counter() - started < _AT_ONCE
            elif at_once:
                os.fsync(descriptor)
            if private:
                open_up(descriptor, 0o644)
        finally:
            os.close(descriptor)
    if at_once or (len(files) > _FEW and _sync_all(stage)):
        return
    for name, _ in files[1:]:
        descriptor = os.open(f"{stage}/{name}", AGAIN)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _sync_all(folder: str) -> bool:
    """Whether the whole file system of `folder` could be brought to the disk in one go."""
    if sys.platform != "linux":
        return False
    try:
        from ctypes import CDLL, get_errno

        syncfs = CDLL(None, use_errno=True).syncfs
    except (ImportError, AttributeError, OSError):
        return False
    descriptor = os.open(folder, FOLDER)
    try:
        if syncfs(descriptor):
            raise OSError(get_errno(), os.strerror(get_errno()))
    finally:
        os.close(descriptor)
    return True


def _mixed(path: str) -> Problem:
    way_out = "see whether the disk is well, then build again"
    return Problem("this could not be put back as it was before", Whole(shown(path)), way_out)
