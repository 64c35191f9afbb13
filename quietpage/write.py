"""The finished page goes into its folder: all of it or, as far as the file system allows, none of it.

Every byte is first written beside the folder and brought to the disk. Then whole files take their places
by renaming: the list of what is ours, then style sheets and pictures, pages, feeds, and `index.html` last.
What is no longer on the page leaves after that. So a reader meets a whole old file or a whole new one,
whenever a build is stopped, and the next build needs no repair. If the disk refuses half-way, the old files
go back.
"""

# The system's own calls, not pathlib's: they are made for each page, and a Path costs more than the call.

from __future__ import annotations

import errno
import os
import stat
import sys
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from quietpage.filing import fit_together, fold, proper
from quietpage.model import Page
from quietpage.problem import Invalid, Problem
from quietpage.source import Whole

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

MARKER = ".quietpage"
"""The file that marks a folder as quietpage's own: a line about it, then what was written, a path a line."""

PATIENCE = 10.0
"""How long a build waits for another one that writes to the same folder, in seconds."""

_BEGINS = b"# quietpage "
_ABOUT = b"# quietpage wrote these files; it replaces and removes them, and leaves all others alone\n"
_SOURCES = ("people", "templates", "portraits", "static", ".quietpage")
_LITTER = (".DS_Store", "Thumbs.db", "desktop.ini")
_STAGE = ".quietpage-stage"
_LARGEST_MARKER = 50_000_000
_AT_ONCE = 0.00005
_FEW = 8

_UTF8 = sys.getfilesystemencoding() == "utf-8"
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_AGAIN = os.O_RDWR | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0)

_Action = Callable[..., None]

_WORDS = {
    "ENOSPC": ("the disk is full", "make some room and build again; what was published is still there"),
    "EDQUOT": ("the disk is full", "make some room and build again; what was published is still there"),
    "EROFS": ("this can be read, but not written to", "name a folder that can be written to with --output"),
    "EACCES": ("there is no permission to write here", "allow it, or name another folder with --output"),
    "EPERM": ("there is no permission to write here", "allow it, or name another folder with --output"),
    "EBUSY": ("another program is using this", "close that program and build again"),
    "ETXTBSY": ("another program is using this", "close that program and build again"),
    "EMFILE": ("too many files are open at once", "allow more with ulimit -n and build again"),
    "ENFILE": ("too many files are open at once", "close some programs and build again"),
    "ENAMETOOLONG": ("this name is too long for the disk", "give a shorter name, or a shorter slug"),
    "EFBIG": ("this is larger than a file may be here", "allow larger files with ulimit -f and build again"),
    "EIO": ("the disk did not do what it was asked to", "see whether the disk is well, then build again"),
    "ENOTDIR": ("something that is not a folder is in the way", "move it elsewhere and build again"),
    "EISDIR": ("a folder is in the way of a file", "move it elsewhere and build again"),
    "ENOTEMPTY": ("a folder that holds other files is in the way", "move it elsewhere and build again"),
    "EEXIST": ("something else is in the way", "move it elsewhere and build again"),
    "EXDEV": ("this is on another disk than the folder around it", "name a folder on one disk with --output"),
    "ELOOP": ("links lead round in a circle here", "name a folder without links on the way to it"),
    "ENOENT": ("this was taken away while the page was written", "build again"),
}


def fit(output: Path, site: Path) -> None:
    """Whether the page of `site` may be written to `output`; touches nothing.

    Raises `Invalid` unless the folder does not exist yet, is empty or is quietpage's own, and is neither the
    site folder, nor around it, nor one of the writer's own folders in it.
    """
    try:
        why, way_out = _unfit(os.path.abspath(output), os.path.realpath(site))
    except OSError as error:
        raise Invalid(_trouble(error, os.path.abspath(output))) from error
    if why:
        raise Invalid(Problem(why, Whole(_shown(os.path.abspath(output))), way_out))


def write(pages: Sequence[Page], output: Path, site: Path) -> None:
    """Make `output` hold `pages`, touching only what differs and what quietpage wrote before.

    Raises `Invalid` if the file system or somebody else's file is in the way; what was there is there still.
    A path that could not be a file on every system, or would lie outside the folder, is a `ValueError`.
    """
    fit_together(pages)
    fit(output, site)
    steps = _Steps(os.path.realpath(output))
    lock = None
    try:
        lock = _lock(steps)
        fit(output, site)
        _publish(pages, steps, os.path.realpath(site))
    except BaseException as error:
        stuck = steps.take_back()
        if isinstance(error, OSError):
            raise Invalid(_trouble(error, steps.root), *map(_mixed, stuck)) from error
        raise
    finally:
        _clear(steps.stage)
        if lock is not None:
            with suppress(OSError):
                os.close(lock)


def marker_of(paths: Iterable[str]) -> bytes:
    """The marker of a folder, or of a branch, that holds these."""
    return _ABOUT + "".join(f"{path}\n" for path in sorted(paths)).encode()


def listed_in(marker: bytes) -> set[str] | None:
    """The paths that a marker lists; nothing if it is not as quietpage writes it."""
    try:
        marker.decode()
    except UnicodeDecodeError:
        return None
    return _listed(marker, set()) if marker.startswith(_BEGINS) else None


def _unfit(output: str, site: str) -> tuple[str, str]:
    """Why the page may not go to `output`, and what to do instead; or two empty texts."""
    another = "name a folder of its own with --output, or leave --output out"
    found = _look(output)
    if found and _is_link(found):
        return "this is a link, and a build does not write through links", "name the folder that it leads to"
    root = os.path.realpath(output)
    folders = _upwards(root)
    above = [_identity(folder) for folder in folders]
    around = [_identity(folder) for folder in _upwards(site)]
    if above[0] == around[0]:
        return "this is the site folder itself, with all that you wrote", another
    if above[0] in around or len(above) == 1:
        return "this folder is around the site, and holds more than the page", another
    if above[0] in map(_identity, _upwards(os.path.realpath(os.path.expanduser("~")))):
        return "this is a home folder, and holds more than the page", another
    if any(os.path.basename(folder).casefold() == ".git" for folder in folders):
        return "this is where git keeps what it needs", another
    beneath = os.path.basename(folders[above.index(around[0]) - 1]) if around[0] in above else ""
    if beneath.casefold() in _SOURCES or any(_overlap(above, os.path.join(site, name)) for name in _SOURCES):
        return "this is a folder of the site itself, not of the finished page", another
    if found is None:
        return "", ""
    if not stat.S_ISDIR(found.st_mode):
        return "this is a file, and the page needs a folder", another
    if _marker(root) is None and not all(map(_is_litter, os.listdir(root))):
        return (
            "there are files here that quietpage did not write, and it leaves them alone",
            "name an empty folder with --output, or one that does not exist yet",
        )
    return "", ""


def _is_litter(name: str) -> bool:
    """Whether a file is nobody's: the system's own, or what a killed build left."""
    return name in _LITTER or name.startswith(_STAGE)


def _overlap(above: list[object], source: str) -> bool:
    """Whether the first folder of `above` is, is in, or is around `source`, which may be a link."""
    if not os.path.exists(source):
        return False
    if _identity(source) in above:
        return True
    return os.path.islink(source) and above[0] in map(_identity, _upwards(os.path.realpath(source)))


def _upwards(folder: str) -> list[str]:
    """The folder and all that it is in, up to the root."""
    found = [folder]
    while (parent := os.path.dirname(found[-1])) != found[-1]:
        found.append(parent)
    return found


def _identity(path: str) -> object:
    """What tells a folder from others, however its name is written; one that is not there is its path."""
    try:
        found = os.stat(path)
    except OSError:
        return os.path.normcase(path)
    return (found.st_dev, found.st_ino) if found.st_ino else os.path.normcase(path)


def _look(path: str) -> os.stat_result | None:
    """What is at `path`, links not followed; nothing if there is nothing."""
    try:
        return os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None


def _is_link(found: os.stat_result) -> bool:
    # A Windows junction is not a symbolic link, but leads away all the same.
    return stat.S_ISLNK(found.st_mode) or getattr(found, "st_reparse_tag", 0) == 0xA0000003


class _Steps:
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
            self._do(_make, (folder,), os.rmdir, (folder,))
            self.touched[parent] = None

    def wait_in(self, stage: str) -> None:
        """Let files wait for their turn in a folder that is taken away in the end."""
        self.stage = stage
        self._undo.append((_clear, (stage,)))

    def place(self, staged: str, path: str, *, over: bool) -> None:
        """Put a staged file in its place, over a file of ours if there is one."""
        target = _at(self.root, path)
        folder = target.rpartition("/")[0]
        if folder not in self._ready:
            self.make(folder)
            self._ready.add(folder)
            self.touched[folder] = None
        if over:
            backup = f"{self.stage}/{staged}-before"
            _keep_second(target, backup)
            self._do(_replace, (f"{self.stage}/{staged}", target), _replace, (backup, target))
        else:
            self._do(_replace, (f"{self.stage}/{staged}", target), os.unlink, (target,))

    def remove(self, path: str, twin: str) -> None:
        """Take a file of ours away, if it is there; `twin` is a file that some systems take for the same."""
        target = _at(self.root, path)
        found = self._ours(path)
        if not found:
            return
        self.touched[os.path.dirname(target)] = None
        if twin and (other := _look(_at(self.root, twin))) and os.path.samestat(found, other):
            os.rename(target, _at(self.root, twin))
            return
        backup = f"{self.stage}/gone-{len(self._undo)}"
        self._do(_replace, (target, backup), _replace, (backup, target))

    def tidy(self, folder: str) -> None:
        """Take a folder inside the root away if nothing is in it, and then the one around it."""
        while folder:
            place = _at(self.root, folder)
            if not self._clean(folder):
                return
            try:
                self._do(os.rmdir, (place,), _make, (place,))
            except OSError:
                return
            self._ready.discard(place)
            self.touched.pop(place, None)
            folder = folder.rpartition("/")[0]
            self.touched[_at(self.root, folder) if folder else self.root] = None

    def settle(self) -> None:
        """Wait until the disk has the new names, too."""
        if sys.platform == "win32":
            return
        for folder in self.touched:
            descriptor = os.open(folder, _FOLDER)
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
        found = _look(_at(self.root, path)) if self._clean(folder) else None
        return found if found and stat.S_ISREG(found.st_mode) else None

    def _clean(self, folder: str) -> bool:
        """Whether the way from the root to `folder` leads through true folders only."""
        while folder:
            found = _look(_at(self.root, folder))
            if not found or _is_link(found) or not stat.S_ISDIR(found.st_mode):
                return False
            folder = folder.rpartition("/")[0]
        return True


def _make(folder: str) -> None:
    """A new folder that all can look into, whatever the umask."""
    os.mkdir(folder)
    try:
        _open_up(folder, 0o755)
    except OSError:
        os.rmdir(folder)
        raise


def _open_up(place: str | int, mode: int) -> None:
    """What is published can be read by all and written by its owner alone, whatever the umask."""
    now = stat.S_IMODE(os.stat(place).st_mode)
    if sys.platform != "win32" and now & 0o777 != mode:
        # Some disks have no modes, and all that is on them is as it was mounted.
        with suppress(PermissionError):
            os.chmod(place, now & 0o7000 | mode)


def _lock(steps: _Steps) -> int:
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
                            Whole(_shown(steps.root)),
                            "wait until it is done, or stop it, and build again",
                        )
                    )
                time.sleep(0.02)
            # The other build may have taken its own empty folder back: then this is a lock on nothing.
            found = _look(steps.root)
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
    return os.open(root, _FOLDER)


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


def _publish(pages: Sequence[Page], steps: _Steps, site: str) -> None:
    """The whole way of the page into a folder that is ours alone."""
    root = steps.root
    stages = _stages(root, site)
    for stage in stages:
        _clear(stage)
    before = _marker(root)
    kept = {page.path for page in pages}
    ours = _listed(before or b"", kept)
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


def _remove(gone: Iterable[str], kept: Iterable[str], steps: _Steps) -> None:
    gone = sorted(gone)
    if not gone:
        return
    twins = {fold(path): path for path in kept}
    for path in gone:
        steps.remove(path, twins.get(fold(path), ""))
    for folder in sorted({path.rpartition("/")[0] for path in gone}, reverse=True):
        steps.tidy(folder)


def _marker(root: str) -> bytes | None:
    """The marker as it is in the folder, or nothing; raises `Invalid` if it is not as quietpage writes it."""
    path = os.path.join(root, MARKER)
    found = _look(path)
    if not found or not stat.S_ISREG(found.st_mode):
        return None
    content = b"" if found.st_size > _LARGEST_MARKER else _content(path, found.st_size)
    if listed_in(content) is None:
        raise Invalid(
            Problem(
                "this should list what quietpage wrote here, and something else is in it",
                Whole(_shown(path)),
                "if all the files around it came from quietpage, delete the folder and build again; "
                "otherwise name another one with --output",
            )
        )
    return content


def _listed(marker: bytes, kept: set[str]) -> set[str]:
    """The paths in a marker, without those that quietpage cannot have written."""
    paths = {line.removesuffix("\r") for line in marker.decode().split("\n")[1:]}
    return {path for path in paths if path in kept or proper(path)}


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
        return alike[0] if alike and _look(_at(self._root, path)) else None

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
            why, Whole(_shown(_at(self._root, path))), "move it elsewhere, or rename yours, and build again"
        )


def _entries(folder: str) -> dict[str, os.DirEntry[str]]:
    with os.scandir(folder) as found:
        return {entry.name if _UTF8 else _utf8(entry.name): entry for entry in found}


def _leads_away(entry: os.DirEntry[str]) -> bool:
    return entry.is_symlink() or (sys.platform == "win32" and _is_link(entry.stat(follow_symlinks=False)))


def _same(entry: os.DirEntry[str], content: bytes) -> bool:
    """Whether a file has this content already; if it has, all can read it from now on."""
    if entry.stat(follow_symlinks=False).st_size != len(content):
        return False
    try:
        same = _content(entry.path, len(content)) == content
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


def _content(path: str, size: int) -> bytes:
    """The first bytes of a file: one more than `size`, if it has grown."""
    descriptor = os.open(path, _READ)
    try:
        return os.read(descriptor, size + 1)
    finally:
        os.close(descriptor)


def _stages(root: str, site: str) -> list[str]:
    """Where files may wait for their turn, the best place first; named after the folder that they go to."""
    stamp = _stamp(root)
    return [
        os.path.join(site, ".quietpage", f"stage-{stamp}"),
        os.path.join(os.path.dirname(root), f"{_STAGE}-{stamp}"),
        os.path.join(root, f"{_STAGE}-{stamp}"),
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
            os.rename(os.path.join(root, f"{_STAGE}-none"), os.path.join(stage, "none"))
        except FileNotFoundError:
            if os.stat(stage).st_dev == device:
                return stage
        except OSError as error:
            if error.errno != errno.EXDEV:
                _clear(stage)
                raise
        _clear(stage)
    raise refusal or OSError(errno.EXDEV, os.strerror(errno.EXDEV), root)


def own_folder(site: str) -> bool:
    """Whether `.quietpage` in the site folder can be used: made if need be, unseen by git, and no link."""
    folder = os.path.join(site, ".quietpage")
    unseen = os.path.join(folder, ".gitignore")
    try:
        if not _look(folder):
            os.mkdir(folder)
        found = os.lstat(folder)
        if not stat.S_ISDIR(found.st_mode) or _is_link(found):
            return False
        if not _look(unseen):
            descriptor = os.open(unseen, _NEW, 0o644)
            try:
                os.write(descriptor, b"*\n")
            finally:
                os.close(descriptor)
    except OSError:
        return False
    return True


def _keep(files: Sequence[tuple[str, bytes]], stage: str) -> None:
    """Write each file into the stage, to be read by all, and wait until the disk has it.

    What this costs was measured with a thousand files. Where there is nothing to wait for (a file system in
    memory), the first `fsync` returns at once, and so do the others. On ext4 an `fsync` of each took a
    quarter of a second, sixteen threads of them a fifteenth, and one `syncfs` of the whole file system a
    sixtieth, with the loading of ctypes, which it needs. For a handful of files, `fsync` is cheaper.
    """
    at_once = private = False
    for name, content in files:
        descriptor = os.open(f"{stage}/{name}", _NEW, 0o644)
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
                _open_up(descriptor, 0o644)
        finally:
            os.close(descriptor)
    if at_once or (len(files) > _FEW and _sync_all(stage)):
        return
    for name, _ in files[1:]:
        descriptor = os.open(f"{stage}/{name}", _AGAIN)
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
    descriptor = os.open(folder, _FOLDER)
    try:
        if syncfs(descriptor):
            raise OSError(get_errno(), os.strerror(get_errno()))
    finally:
        os.close(descriptor)
    return True


def _keep_second(path: str, backup: str) -> None:
    """Keep a file under a second name: a link to it or, where links cannot be had, a copy."""
    try:
        os.link(path, backup)
    except OSError as refused:
        if refused.errno in (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.ENOENT):
            raise
        content = _content(path, os.stat(path).st_size)
        descriptor = os.open(backup, _NEW, 0o644)
        try:
            while content:
                content = content[os.write(descriptor, content) :]
        finally:
            os.close(descriptor)


def _replace(source: str, target: str) -> None:
    """Rename over what is there. On Windows a program that looks at a file holds it: try for a while."""
    for pause in (0.01, 0.05, 0.2, 0.5) if sys.platform == "win32" else ():
        try:
            os.replace(source, target)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    os.replace(source, target)


def _clear(stage: str) -> None:
    """Take a stage away, its own or one that a killed build left, as far as it is one."""
    found = _look(stage) if stage else None
    if not found or not stat.S_ISDIR(found.st_mode) or _is_link(found):
        return
    with suppress(OSError):
        with os.scandir(stage) as entries:
            for entry in entries:
                os.unlink(entry.path)
        os.rmdir(stage)


def _at(root: str, path: str) -> str:
    """Where a path of the page is. Its name is in UTF-8 on every disk, whatever the locale."""
    return f"{root}/{path if _UTF8 or path.isascii() else os.fsdecode(path.encode())}"


def _utf8(name: str) -> str:
    return os.fsencode(name).decode("utf-8", "surrogateescape")


def _trouble(error: OSError, root: str) -> Problem:
    """What the system would not do, in plain words, at the piece of the page that it was about."""
    words = _WORDS.get(errno.errorcode.get(error.errno or 0, ""))
    said = (error.strerror or "the disk would not take the page").lower()
    what, way_out = words or (said, "see whether the folder can be written to, and build again")
    place = root
    for name in (error.filename2, error.filename):
        if isinstance(name, str) and name.startswith((root + "/", root + os.sep)) and _STAGE not in name:
            place = name
            break
    return Problem(what, Whole(_shown(place)), way_out)


def _mixed(path: str) -> Problem:
    way_out = "see whether the disk is well, then build again"
    return Problem("this could not be put back as it was before", Whole(_shown(path)), way_out)


def _shown(path: str) -> str:
    """A path as it is known where the program was called."""
    path = os.path.normpath(path)
    try:
        near = os.path.relpath(path)
    except (OSError, ValueError):
        return path
    return path if near.startswith(os.pardir) else near
