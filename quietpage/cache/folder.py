"""The user's cache folder, with a folder in it for each site: files that can be made again.

`$XDG_CACHE_HOME/quietpage`, `~/Library/Caches/quietpage` or `%LOCALAPPDATA%`. It is not in the site folder: a
site may come from a stranger, with a cache in it that is false. Without a folder that nobody else can write
to, everything is made anew, and nothing is said.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Collection, Iterable
from contextlib import suppress
from zlib import adler32, crc32

from quietpage.core.folders import FILE, FOLDER, NEW, READ, Folder, opened, write_all

MOST = 1_000_000_000
"""So much is kept altogether, in bytes; what was used longest ago goes first."""

MOST_PLACES = 100
"""For so many sites something is kept."""

KINDS = ("pictures", "templates", "manifests", "results", "links", "reflect")
"""What is kept of a place, each kind in a folder of its own."""

_NAME = "quietpage"
_LETTERS = frozenset("0123456789abcdef")
_SHORTEST = 40


def kept(place: str | os.PathLike[str], kind: str, *, make: bool) -> Folder | None:
    """The folder for what is kept of a kind of a place, which is a path. Nothing, if it cannot be had.

    `make` says that it is made if need be.
    """
    with suppress(OSError):
        around = _all(make=make)
        if around is None:
            return None
        name = _name(place)
        if make and not around.look(name):
            _make_room(around, name, 0)
        folder = _own(around, name, make=make)
        if folder is not None and make:
            _use(folder)
        return _own(folder, kind, make=make) if folder is not None else None
    return None


def take(folder: Folder, name: str, most: int) -> bytes:
    """What is kept under a name, if it is ours; nothing, if there is nothing, or more than `most` bytes."""
    with suppress(OSError):
        found = folder.content(name, most)
        if found is not None and _ours(found[0]):
            return found[1]
    return b""


class Held:
    """A file of ours, held open to be read in pieces, whatever takes its place meanwhile.

    `size` is how long it was when it was opened.
    """

    def __init__(self, descriptor: int, size: int) -> None:
        self._descriptor, self.size = descriptor, size

    def __del__(self) -> None:
        self.close()

    def close(self) -> None:
        """Let go of it: nothing is read any more."""
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor >= 0:
            with suppress(OSError):
                os.close(descriptor)

    def read(self, at: int, size: int) -> bytes:
        """Up to so many bytes from there on; fewer, if there are not so many any more."""
        with suppress(OSError):
            if hasattr(os, "pread"):
                return os.pread(self._descriptor, size, at)
            os.lseek(self._descriptor, at, os.SEEK_SET)
            return os.read(self._descriptor, size)
        return b""


def hold(folder: Folder, name: str, most: int) -> Held | None:
    """What is kept under a name, if it is ours, to be read in pieces; nothing, as with `take`."""
    with suppress(OSError):
        descriptor = folder.open(name, READ)
        found = os.fstat(descriptor)
        held = Held(descriptor, found.st_size)
        if stat.S_ISREG(found.st_mode) and found.st_size <= most and _ours(found):
            return held
    return None


def put(folder: Folder, name: str, content: bytes) -> None:
    """Keep this under a name, in place of what was there. If that cannot be done, it is not kept."""
    waiting = f"{name}.{os.urandom(8).hex()}"
    with suppress(OSError):
        folder.write(waiting, content)
        try:
            folder.rename(waiting, folder, name)
        except OSError:
            folder.remove(waiting)


def put_parts(folder: Folder, name: str, parts: Iterable[bytes], most: int) -> int:
    """As `put`, part by part, if all are no more than `most` bytes. Gives how many were written."""
    waiting, size = f"{name}.{os.urandom(8).hex()}", 0
    with suppress(OSError):
        descriptor = folder.open(waiting, NEW)
        try:
            with suppress(OSError):
                try:
                    for part in parts:
                        size += len(part)
                        if size <= most:
                            write_all(descriptor, part)
                finally:
                    os.close(descriptor)
                if size <= most:
                    folder.rename(waiting, folder, name)
                    return size
        except BaseException:
            folder.remove(waiting)
            raise
        folder.remove(waiting)  # there was no room for it, or it is too much
    return 0


def tidy(folder: Folder, wanted: Collection[str]) -> None:
    """Let go of what is kept under other names than these."""
    with suppress(OSError):
        for entry in folder.entries():
            if entry.kind == FILE and entry.name not in wanted and is_label(entry.name.partition(".")[0]):
                with suppress(OSError):
                    folder.remove(entry.name)


def make_room(place: str | os.PathLike[str]) -> None:
    """See that all that is kept is not too much; what is kept of this place goes last."""
    with suppress(OSError):
        around = _all(make=False)
        if around is not None:
            _make_room(around, _name(place), MOST)


def is_label(name: str) -> bool:
    """Whether this is how things are named here: by a digest of what they are made of."""
    return len(name) >= _SHORTEST and _LETTERS.issuperset(name)


def _all(*, make: bool) -> Folder | None:
    """The folder for all places; nothing, if there is none that nobody else can write to."""
    home = _home()
    if not home:
        return None
    if make and not os.path.isdir(home):
        os.makedirs(home, 0o700)
    around = opened(home)
    # As root in a home of somebody else, say: what is made there would be in their way.
    return _own(around, _NAME, make=make) if _ours(around.status()) else None


def _home() -> str:
    """Where the system wants such things, for whoever runs this; nothing, if it does not say."""
    if sys.platform == "win32":
        return os.environ.get("LOCALAPPDATA", "")
    chosen = os.environ.get("XDG_CACHE_HOME", "")
    if os.path.isabs(chosen):  # the XDG Base Directory Specification has others ignored
        return chosen
    home = os.path.expanduser("~")
    if not os.path.isabs(home) or os.path.dirname(home) == home or not os.path.isdir(home):
        return ""
    return os.path.join(home, "Library/Caches" if sys.platform == "darwin" else ".cache")


def _own(around: Folder, name: str, *, make: bool) -> Folder | None:
    """A folder in another one, made if need be; nothing, if it is not there, or not ours alone."""
    if not around.look(name):
        if not make:
            return None
        with suppress(FileExistsError):
            around.make(name, 0o700)
    folder = around.inside(name)
    found = folder.status()
    writable = sys.platform != "win32" and found.st_mode & 0o022  # by others than its owner
    return folder if _ours(found) and not writable else None


def _ours(found: os.stat_result) -> bool:
    return not hasattr(os, "geteuid") or found.st_uid == os.geteuid()


def _name(place: str | os.PathLike[str]) -> str:
    """A name for a path, the same for the same path however it is reached.

    Two that should have one name share a folder, and do each other no harm but that both make things anew:
    what is in it is named by what it is made of. So this can be short, and needs no hashlib, whose loading
    takes a fiftieth of a small build.
    """
    path = os.fsencode(os.path.realpath(place))
    return f"{crc32(path):08x}{adler32(path):08x}{len(path):04x}"


def _use(folder: Folder) -> None:
    """Note that a place was used now."""
    with suppress(OSError):
        descriptor = folder.again()
        try:
            os.utime(descriptor)
        finally:
            os.close(descriptor)


def _make_room(around: Folder, name: str, most: int) -> None:
    """Let places go that were used longest ago, but this one, until there are few, and few bytes in them."""
    places: list[tuple[float, str, int]] = []
    for entry in around.entries():
        if entry.kind == FOLDER and _LETTERS.issuperset(entry.name) and entry.name != name:
            with suppress(OSError):
                other = around.inside(entry.name)
                places.append((other.status().st_mtime, entry.name, _size(other) if most else 0))
    places.sort(reverse=True)
    room = most
    if most:
        with suppress(OSError):
            room -= _size(around.inside(name))
    for number, (_, place, size) in enumerate(places, 1):
        room -= size
        if number >= MOST_PLACES or room < 0:
            _let_go(around, place)


def _size(place: Folder) -> int:
    size = 0
    for kind in KINDS:
        with suppress(OSError):
            folder = place.inside(kind)
            found = (folder.look(entry.name) for entry in folder.entries())
            size += sum(each.st_size for each in found if each)
    return size


def _let_go(around: Folder, name: str) -> None:
    """Let go of what is kept of a place: what is named as we name it, and folders that are empty then."""
    with suppress(OSError):
        place = around.inside(name)
        for kind in KINDS:
            with suppress(OSError):
                tidy(place.inside(kind), ())
                place.remove_folder(kind)
        around.remove_folder(name)
