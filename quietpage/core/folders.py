"""A folder held open, and everything that is done in it: by its descriptor, never by a path.

A path is looked up anew each time it is used, and whoever may write in one of its folders can put a link
there in between. So a path is opened once, part by part from a beginning that is trusted, and no part may be
a link; what comes after is done by name in the folder that was opened, wherever its own name leads by then.
Windows knows no such calls: there each part is looked at before each step, which leaves a moment in between.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from contextlib import contextmanager, suppress

from quietpage.core.facts import facts_of
from quietpage.core.named_tuple import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from quietpage.core.named_tuple import NamedTuple
    from quietpage.core.witness import Witness

# How a file is opened: anew, to be read without waiting for it (a pipe has no writer yet), and once more.
NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
READ = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
AGAIN = os.O_RDWR | getattr(os, "O_BINARY", 0)

_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0)
_PATH = getattr(os, "O_PATH", 0)

_BY_NAME = {os.open, os.stat, os.mkdir, os.rename, os.unlink, os.rmdir, os.link}
BY_DESCRIPTOR = bool(os.supports_dir_fd >= _BY_NAME and os.scandir in os.supports_fd and _NO_LINK)
"""Whether the system can do things in a folder that is held open."""

_LINKS_AS_THEY_ARE = {"follow_symlinks": False} if os.link in os.supports_follow_symlinks else {}

FILE, FOLDER, LINK, OTHER = "file", "folder", "link", "other"


class Entry(NamedTuple):
    """A name in a folder, and what it is: `FILE`, `FOLDER`, `LINK` or `OTHER` (a pipe, a device)."""

    name: str
    kind: str


_witnesses: list[Witness] = []
"""Who is told what is looked at; nobody, but within `witnessed`."""


@contextmanager
def witnessed(witness: Witness) -> Iterator[Witness]:
    """Have a witness told of all that is looked at in folders meanwhile."""
    _witnesses.append(witness)
    try:
        yield witness
    finally:
        _witnesses.remove(witness)


class Folder:
    """A folder held open. It is let go of with the last that knows it, or by `close`.

    `path` is where it was, for what is said of it. The names that are given to its methods are names in it:
    one that leads anywhere else is an `OSError`, as is all that the system refuses.
    """

    __slots__ = ("_around", "_fd", "path")

    def __init__(self, path: str, descriptor: int | None, around: Folder | None = None) -> None:
        self.path, self._fd, self._around = path, descriptor, around

    def __enter__(self) -> Folder:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __del__(self) -> None:
        self.close()

    def close(self) -> None:
        """Let go of it."""
        if self._fd is not None:
            descriptor, self._fd = self._fd, -1
            if descriptor >= 0:
                with suppress(OSError):  # nothing was written by it
                    os.close(descriptor)

    def at(self, name: str) -> str:
        """The path of a name in it, for what is said of it."""
        return f"{self.path}{'' if self.path.endswith(os.sep) else '/'}{name}"

    def inside(self, name: str) -> Folder:
        """A folder in this one. A link to one is an `OSError`."""
        found = self._in(name)
        if self._fd is None:
            folder = Folder(self.at(name), None, self)
            folder._within()
            return folder
        try:
            return Folder(self.at(name), _open_folder(found, self._fd))
        except OSError as error:
            raise self._told(error, name) from None

    def again(self) -> int:
        """A descriptor of its own, for a lock or to wait for the disk; the caller closes it."""
        if self._fd is None:
            return os.open(self.path, _FOLDER)
        return os.open(".", _FOLDER, dir_fd=self._fd)

    def status(self) -> os.stat_result:
        """What the system knows of the folder itself."""
        return os.lstat(self.path) if self._fd is None else os.fstat(self._fd)

    def look(self, name: str) -> os.stat_result | None:
        """What is under a name, links not followed; nothing if there is nothing."""
        try:
            found = os.stat(self._in(name), dir_fd=self._fd, follow_symlinks=False)
        except (FileNotFoundError, NotADirectoryError):
            found = None
        except OSError as error:
            raise self._told(error, name) from None
        for witness in _witnesses:
            witness.look(self.path, name, kind_of(found))
        return found

    def facts(self, name: str) -> str:
        """What tells a regular file from what it may become (`core.facts`); nothing, if there is none.

        Whoever asks knows what is in it from an earlier run, if it is the same.
        """
        try:
            found = os.stat(self._in(name), dir_fd=self._fd, follow_symlinks=False)
        except OSError:
            return ""
        if is_link(found) or not stat.S_ISREG(found.st_mode):
            return ""
        facts = facts_of(found)
        for witness in _witnesses:
            witness.know(self.path, name, facts)
        return facts

    def know(self, name: str, facts: str) -> None:
        """Tell the witnesses that a file with these facts need not be read."""
        for witness in _witnesses:
            witness.know(self.path, name, facts)

    def all_facts(self) -> dict[str, str]:
        """The same of every regular file in it, by name. No witness is told: that is for whoever makes use of
        one (`know`).
        """
        with os.scandir(self._within() if self._fd is None else self._fd) as entries:
            return {
                entry.name: facts_of(entry.stat(follow_symlinks=False))
                for entry in entries
                if entry.is_file(follow_symlinks=False)
            }

    def entries(self) -> list[Entry]:
        """What is in it, by name."""
        try:
            with os.scandir(self._within() if self._fd is None else self._fd) as found:
                entries = sorted(Entry(entry.name, _kind(entry)) for entry in found)
        except OSError as error:
            if error.errno == errno.EBADF:  # it was opened to go through it, and for no more
                error = PermissionError(errno.EACCES, os.strerror(errno.EACCES))
            error.filename = self.path
            raise error from None
        for witness in _witnesses:
            witness.list(self.path, entries)
        return entries

    def open(self, name: str, how: int, mode: int = 0o600) -> int:
        """A descriptor of a file in it; the caller closes it. A link is an `OSError`."""
        found = self._in(name)
        try:
            if self._fd is None and how & os.O_EXCL == 0 and is_link(os.lstat(found)):
                raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
            return os.open(found, how | _NO_LINK, mode, dir_fd=self._fd)
        except OSError as error:
            raise self._told(error, name) from None

    def content(self, name: str, most: int, *, cut: bool = False) -> tuple[os.stat_result, bytes] | None:
        """What the system knows of a regular file, and what is in it; nothing, if it is no regular file.

        One that is larger than `most` is not read or, if it may be `cut`, up to a byte more than that.
        """
        descriptor = self.open(name, READ)
        try:
            found = os.fstat(descriptor)
            if not stat.S_ISREG(found.st_mode):
                for witness in _witnesses:
                    witness.look(self.path, name, kind_of(found))
                return None
            parts = []
            room = most + 1 if cut or found.st_size <= most else 0
            whole = most + 1 - found.st_size
            while room > 0:
                wanted = min(room, max(found.st_size + 1, 4096))
                part = os.read(descriptor, wanted)
                parts.append(part)
                room -= len(part)
                if not part or (len(part) < wanted and room <= whole):
                    break  # all that it had, and it has not grown since
            content = parts[0] if len(parts) == 1 else b"".join(parts)
            for witness in _witnesses:
                witness.read(self.path, name, found, content)
            return found, content
        except OSError as error:
            raise self._told(error, name) from None
        finally:
            with suppress(OSError):  # what was to be read has been read
                os.close(descriptor)

    def write(self, name: str, content: bytes, mode: int = 0o600, *, exactly: bool = False) -> None:
        """A new file with this content, or none: what cannot be written as a whole is taken away again.

        It is an `OSError` if there is anything of that name. `exactly` says that the umask has no say.
        """
        descriptor = self.open(name, NEW, mode)
        try:
            try:
                write_all(descriptor, content)
                if exactly:
                    allow(descriptor, mode)
            finally:
                os.close(descriptor)  # a disk may say only now that it has no room
        except BaseException as error:
            with suppress(OSError):
                self.remove(name)
            raise self._told(error, name) if isinstance(error, OSError) else error from None

    def make(self, name: str, mode: int = 0o777) -> None:
        """A new folder in it."""
        try:
            os.mkdir(self._in(name), mode, dir_fd=self._fd)
        except OSError as error:
            raise self._told(error, name) from None

    def rename(self, name: str, folder: Folder, new: str) -> None:
        """Give a file another name and folder, over what is there.

        On Windows a program that looks at a file holds it: it is tried for a while.
        """
        source, target = self._in(name), folder._in(new)
        pauses = [0.01, 0.05, 0.2, 0.5] if sys.platform == "win32" else []
        while True:
            try:
                return os.replace(source, target, src_dir_fd=self._fd, dst_dir_fd=folder._fd)
            except OSError as error:
                if pauses and isinstance(error, PermissionError):
                    time.sleep(pauses.pop(0))
                    continue
                error.filename, error.filename2 = self.at(name), folder.at(new)
                raise

    def link(self, name: str, folder: Folder, new: str) -> None:
        """Give a file a second name."""
        try:
            os.link(
                self._in(name),
                folder._in(new),
                src_dir_fd=self._fd,
                dst_dir_fd=folder._fd,
                **_LINKS_AS_THEY_ARE,
            )
        except OSError as error:
            raise self._told(error, name) from None

    def remove(self, name: str) -> None:
        """Take a file away, or a link itself; never a folder."""
        try:
            os.unlink(self._in(name), dir_fd=self._fd)
        except OSError as error:
            raise self._told(error, name) from None

    def remove_folder(self, name: str) -> None:
        """Take an empty folder away."""
        try:
            os.rmdir(self._in(name), dir_fd=self._fd)
        except OSError as error:
            raise self._told(error, name) from None

    def allow(self, mode: int) -> None:
        """Let the folder itself have this mode, as far as the disk knows modes."""
        if self._fd is not None:
            allow(self._fd, mode)

    def leads_to_a_folder(self, name: str) -> bool:
        """Whether this, or what it links to, is a folder. Only for words: nothing is done there."""
        try:
            return stat.S_ISDIR(os.stat(self._in(name), dir_fd=self._fd).st_mode)
        except OSError:
            return False

    def _told(self, error: OSError, name: str) -> OSError:
        """An error with the whole path, where the system tells the name alone."""
        error.filename = self.at(name)
        return error

    def _in(self, name: str) -> str:
        """A name as the calls take it. Raises `OSError` if it is none, or leads away from here."""
        if name in ("", ".", "..") or "/" in name or "\0" in name or _leads(name):
            raise OSError(errno.ENOENT, os.strerror(errno.ENOENT), self.at(name))
        return name if self._fd is not None else os.path.join(self._within(), name)

    def _within(self) -> str:
        """The path, where there are no descriptors: each of its parts is looked at, once more."""
        if self._around is not None:
            self._around._within()
            found = os.lstat(self.path)
            if is_link(found) or not stat.S_ISDIR(found.st_mode):
                number = errno.ELOOP if is_link(found) else errno.ENOTDIR
                raise OSError(number, os.strerror(number), self.path)
        return self.path


def opened(path: str | os.PathLike[str]) -> Folder:
    """The folder at a path that is trusted, links and all: one that the command line names, or our own."""
    whole = os.path.abspath(path)
    if not BY_DESCRIPTOR:
        if not stat.S_ISDIR(os.stat(whole).st_mode):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), whole)
        return Folder(whole, None)
    return Folder(whole, _open_folder(whole, None, 0))


def is_link(found: os.stat_result) -> bool:
    """Whether this leads to another place."""
    # A Windows junction is not a symbolic link, but leads away all the same.
    return stat.S_ISLNK(found.st_mode) or getattr(found, "st_reparse_tag", 0) == 0xA0000003


def kind_of(found: os.stat_result | None) -> str:
    """What this is, as `Entry` says it; `nothing`, if there is nothing."""
    if found is None:
        return "nothing"
    if is_link(found):
        return LINK
    if stat.S_ISDIR(found.st_mode):
        return FOLDER
    return FILE if stat.S_ISREG(found.st_mode) else OTHER


def ours(found: os.stat_result, around: os.stat_result) -> bool:
    """Whether what is in a folder can be ours: it belongs to whoever we are, or to the folder's own owner.

    Root may build where a user built before, and some disks give everything to one owner, whoever made it.
    What the folder's owner put there, that owner could as well do without us. Left alone is what a third
    puts into a folder that several can write to.
    """
    return not hasattr(os, "geteuid") or found.st_uid in (os.geteuid(), around.st_uid)


def write_all(descriptor: int, content: bytes) -> None:
    """All of it, however little the system takes at once."""
    written = os.write(descriptor, content)
    while written < len(content):
        written += os.write(descriptor, memoryview(content)[written:])


def allow(descriptor: int, mode: int) -> os.stat_result:
    """Give what is open this mode, whatever the umask was; its further bits stay. Gives what the system knows
    of it then.
    """
    found = os.fstat(descriptor)
    now = stat.S_IMODE(found.st_mode)
    if sys.platform != "win32" and now & 0o777 != mode:
        # Some disks have no modes, and all that is on them is as it was mounted.
        with suppress(PermissionError):
            os.chmod(descriptor, now & 0o7000 | mode)
            found = os.fstat(descriptor)
    return found


def _open_folder(name: str, within: int | None, links: int = _NO_LINK) -> int:
    try:
        return os.open(name, _FOLDER | links, dir_fd=within)
    except PermissionError:
        if not _PATH:
            raise
        # It cannot be listed, and perhaps be gone through.
        return os.open(name, _FOLDER | links | _PATH, dir_fd=within)


def _kind(entry: os.DirEntry[str]) -> str:
    if entry.is_symlink() or (sys.platform == "win32" and is_link(entry.stat(follow_symlinks=False))):
        return LINK
    if entry.is_dir(follow_symlinks=False):
        return FOLDER
    return FILE if entry.is_file(follow_symlinks=False) else OTHER


def _leads(name: str) -> bool:
    """Whether no file can have this name here: it leads elsewhere on Windows, or cannot be written down."""
    if os.sep != "/" and (os.sep in name or ":" in name):
        return True
    try:
        return not name.isascii() and not os.fsencode(name)
    except UnicodeEncodeError:
        return True
