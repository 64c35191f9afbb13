"""What a build keeps beside the page while it writes: folders in which files wait for their turn.

Each has a list of what quietpage puts into it, written before anything else. A build that is killed leaves
such a folder behind, and the next one takes away what stands in the list, and nothing else.
"""

from __future__ import annotations

import errno
import os
import re
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress

from quietpage.core.folders import FILE, LINK, Folder, ours
from quietpage.load.inventory import KEPT

STAGE = ".quietpage-stage"
"""How the name of a folder begins in which files wait for their turn."""

LIST = "list"
"""The file in such a folder that lists the others."""

_ABOUT = b"# quietpage keeps these files here until the page is written, and then takes them away\n"
_LARGEST_LIST = 50_000_000
_SPARE = "bcdefgh"

UTF8 = sys.getfilesystemencoding() == "utf-8"
"""Whether the names of files are in UTF-8 as it is."""


def native(name: str) -> str:
    """The name of a file of the page as the disk has it: in UTF-8 on every disk, whatever the locale."""
    return name if UTF8 or name.isascii() else os.fsdecode(name.encode())


def utf8(name: str) -> str:
    """The same, the other way round."""
    return name if UTF8 else os.fsencode(name).decode("utf-8", "surrogateescape")


def own_folder(site: Folder, *, make: bool) -> Folder | None:
    """`.quietpage` in the site folder, unseen by git; nothing, if it cannot be used.

    `make` says that it is made if need be.
    """
    with suppress(OSError):
        if make and not site.look(KEPT):
            site.make(KEPT)
        folder = site.inside(KEPT)
        if ours(folder.status(), site.status()):
            if make and not folder.look(".gitignore"):
                folder.write(".gitignore", b"*\n", 0o644)
            return folder
    return None


def make_folder(folder: Folder, name: str) -> Folder:
    """A new folder that all can look into, whatever the umask."""
    folder.make(name)
    try:
        made = folder.inside(name)
        made.allow(0o755)
    except OSError:
        folder.remove_folder(name)
        raise
    return made


def keep_second(folder: Folder, name: str, stage: Folder, backup: str) -> None:
    """Keep a file under a second name: a link to it or, where links cannot be had, a copy."""
    try:
        folder.link(name, stage, backup)
    except OSError as refused:
        if refused.errno in (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.ENOENT):
            raise
        found = folder.look(name)
        content = folder.content(name, found.st_size) if found else None
        if content is None:
            raise
        stage.write(backup, content[1], 0o644)


def stamp(path: str) -> str:
    """A short name for a path, the same for the same path, in letters."""
    return f"{zlib.crc32(os.fsencode(path)):08x}".translate(str.maketrans("0123456789", "ghijklmnop"))


def listing(names: Iterable[str]) -> bytes:
    """The list of a stage that is to hold these."""
    return _ABOUT + "".join(f"{name}\n" for name in names).encode()


def stage_in(around: Folder, name: str) -> Folder:
    """A new, empty folder of this name, or of one like it, if something has that name."""
    for each in (*_names(name), f"{name}-{os.urandom(8).hex()}"):
        try:
            around.make(each, 0o700)
        except FileExistsError:
            continue
        try:
            return around.inside(each)
        except OSError:
            with suppress(OSError):
                around.remove_folder(each)
            raise
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), around.at(name))


def clear_old(around: Folder, name: str) -> None:
    """Take away the stages of this name that killed builds left, as far as they are that and no more."""
    for each in _names(name):
        with suppress(OSError):
            if around.look(each):
                stage = around.inside(each)
                if ours(stage.status(), around.status()):
                    _clear_old(stage, around, each)


def clear(stage: Folder, around: Folder, names: Iterable[str]) -> None:
    """Take a stage away, as far as it holds these and no more."""
    name = os.path.basename(stage.path)
    with suppress(OSError):
        there = {entry.name for entry in stage.entries() if entry.kind in (FILE, LINK)}
        # The list leaves last: until then it tells the next build what is ours.
        for each in sorted(there.intersection(names), key=LIST.__eq__):
            stage.remove(each)
    with suppress(OSError):
        around.remove_folder(name)


def _clear_old(stage: Folder, around: Folder, name: str) -> None:
    there = stage.entries()
    names = {entry.name for entry in there}
    if there:
        found = stage.content(LIST, _LARGEST_LIST) if LIST in names else None
        # A build may have been killed before the whole list was there; then there is nothing else, either.
        if found is None or not (found[1].startswith(_ABOUT) or _ABOUT.startswith(found[1])):
            return
        listed = found[1].removeprefix(_ABOUT).decode("utf-8", "replace").split("\n")
        # Whatever else somebody has put there, or has written into the list, is theirs.
        allowed = {LIST, *(each for each in listed if _staged(each))}
        if not names <= allowed or any(entry.kind != FILE for entry in there):
            return
        if not ours(found[0], stage.status()):
            return
    clear(stage, around, names)


def _staged(name: str) -> bool:
    """Whether this is how a build names what waits for its turn."""
    return re.fullmatch(r"\d+(-before)?|marker(-after)?(-before)?|gone-\d+", name, re.ASCII) is not None


def _names(name: str) -> Iterator[str]:
    yield name
    for letter in _SPARE:
        yield f"{name}-{letter}"
