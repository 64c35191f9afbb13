"""Writes files so that a power cut cannot take them back: the disk has them before anything is renamed."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable

from quietpage.core.folders import AGAIN, NEW, Folder, allow, write_all

_FEW = 8
_AT_ONCE = 0.00005
"""In seconds: an `fsync` that takes no longer has waited for no disk, as in a file system in memory."""


def write_durably(files: Iterable[tuple[str, bytes]], folder: Folder) -> dict[str, os.stat_result]:
    """Write new files, names and contents, to be read by all, and wait until the disk has them. Each is
    written before the next is asked for.

    The disk has the first one before any of the others is there. Gives what the system knew of each when it
    was written.
    """
    took, written = 0.0, dict[str, os.stat_result]()
    for name, content in files:
        # Where there is nothing to wait for, each is waited for while it is open.
        wait = not written or took < _AT_ONCE
        took_now, written[name] = _write(folder, name, content, wait=wait)
        took = took or took_now
    if took < _AT_ONCE:
        return written
    others = [*written][1:]
    # Each file is waited for, one by one or all at once: how long the first took says only which is faster.
    # With a thousand files on ext4, an `fsync` of each took a quarter of a second, sixteen threads of them a
    # fifteenth, and one `syncfs` of the whole file system a sixtieth. But that needs ctypes, whose loading
    # takes longer than a handful of files, or than any number where there is nothing to wait for.
    if len(others) < _FEW or not _sync_all(folder):
        for name in others:
            descriptor = folder.open(name, AGAIN)  # Windows waits only for what may be written to
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
    return written


def _write(folder: Folder, name: str, content: bytes, *, wait: bool = False) -> tuple[float, os.stat_result]:
    """Write a file, and perhaps wait until the disk has it. Gives how long that took, in seconds."""
    took = 0.0
    descriptor = folder.open(name, NEW, 0o644)
    try:
        write_all(descriptor, content)
        if wait:
            started = time.perf_counter()
            os.fsync(descriptor)
            took = time.perf_counter() - started
        found = allow(descriptor, 0o644)
    finally:
        os.close(descriptor)
    return took, found


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
