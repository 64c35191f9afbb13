"""The system's own calls on a file or a folder of the finished page, with what they mean to whoever reads it.

Not pathlib's: they are made for each page, and a Path costs more than the call.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from contextlib import suppress

# How a file is opened: anew, to be read without waiting for it, once more, and as a folder.
NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
READ = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
AGAIN = os.O_RDWR | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0)

STAGE = ".quietpage-stage"
"""How the name of a folder begins in which files wait for their turn."""

UTF8 = sys.getfilesystemencoding() == "utf-8"
"""Whether the names of files are in UTF-8 as it is."""


def look(path: str) -> os.stat_result | None:
    """What is at `path`, links not followed; nothing if there is nothing."""
    try:
        return os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None


def is_link(found: os.stat_result) -> bool:
    """Whether this leads to another place."""
    # A Windows junction is not a symbolic link, but leads away all the same.
    return stat.S_ISLNK(found.st_mode) or getattr(found, "st_reparse_tag", 0) == 0xA0000003


def content_of(path: str, size: int) -> bytes:
    """The first bytes of a file: one more than `size`, if it has grown."""
    descriptor = os.open(path, READ)
    try:
        return os.read(descriptor, size + 1)
    finally:
        os.close(descriptor)


def at(root: str, path: str) -> str:
    """Where a path of the page is. Its name is in UTF-8 on every disk, whatever the locale."""
    return f"{root}/{path if UTF8 or path.isascii() else os.fsdecode(path.encode())}"


def utf8(name: str) -> str:
    """The name of a file as the page has it, the other way round."""
    return os.fsencode(name).decode("utf-8", "surrogateescape")


def own_folder(site: str) -> bool:
    """Whether `.quietpage` in the site folder can be used: made if need be, unseen by git, and no link."""
    folder = os.path.join(site, ".quietpage")
    unseen = os.path.join(folder, ".gitignore")
    try:
        if not look(folder):
            os.mkdir(folder)
        found = os.lstat(folder)
        if not stat.S_ISDIR(found.st_mode) or is_link(found):
            return False
        if not look(unseen):
            descriptor = os.open(unseen, NEW, 0o644)
            try:
                os.write(descriptor, b"*\n")
            finally:
                os.close(descriptor)
    except OSError:
        return False
    return True


def make_folder(folder: str) -> None:
    """A new folder that all can look into, whatever the umask."""
    os.mkdir(folder)
    try:
        open_up(folder, 0o755)
    except OSError:
        os.rmdir(folder)
        raise


def open_up(place: str | int, mode: int) -> None:
    """What is published can be read by all and written by its owner alone, whatever the umask."""
    now = stat.S_IMODE(os.stat(place).st_mode)
    if sys.platform != "win32" and now & 0o777 != mode:
        # Some disks have no modes, and all that is on them is as it was mounted.
        with suppress(PermissionError):
            os.chmod(place, now & 0o7000 | mode)


def keep_second(path: str, backup: str) -> None:
    """Keep a file under a second name: a link to it or, where links cannot be had, a copy."""
    try:
        os.link(path, backup)
    except OSError as refused:
        if refused.errno in (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.ENOENT):
            raise
        content = content_of(path, os.stat(path).st_size)
        descriptor = os.open(backup, NEW, 0o644)
        try:
            while content:
                content = content[os.write(descriptor, content) :]
        finally:
            os.close(descriptor)


def replace(source: str, target: str) -> None:
    """Rename over what is there. On Windows a program that looks at a file holds it: try for a while."""
    for pause in (0.01, 0.05, 0.2, 0.5) if sys.platform == "win32" else ():
        try:
            os.replace(source, target)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    os.replace(source, target)


def clear(stage: str) -> None:
    """Take a stage away, its own or one that a killed build left, as far as it is one."""
    found = look(stage) if stage else None
    if not found or not stat.S_ISDIR(found.st_mode) or is_link(found):
        return
    with suppress(OSError):
        with os.scandir(stage) as entries:
            for entry in entries:
                os.unlink(entry.path)
        os.rmdir(stage)
