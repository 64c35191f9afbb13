"""Keeps two builds from writing to one folder at once."""

from __future__ import annotations

import errno
import os
import sys
import time
from contextlib import suppress

from quietpage.core.diagnostics import Invalid, Problem
from quietpage.core.paths import shown
from quietpage.core.source import Whole
from quietpage.write.staging import stamp
from quietpage.write.transaction import Transaction

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

PATIENCE = 10.0
"""How long a build waits for another one that writes to the same folder, in seconds."""


def locked(transaction: Transaction) -> int:
    """A descriptor that keeps other builds away from the folder, made if need be, until it is closed.

    The kernel frees the lock when the program ends, however it ends; nothing is left in the folder.
    """
    deadline = time.monotonic() + PATIENCE
    while True:
        transaction.begin()
        lock = _lock_file(transaction)
        try:
            while not _taken(lock):
                if time.monotonic() > deadline:
                    raise Invalid(
                        Problem(
                            "another build is writing to this folder",
                            Whole(shown(transaction.root)),
                            "wait until it is done, or stop it, and build again",
                        )
                    )
                time.sleep(0.02)
            # The other build may have taken its own empty folder back: then this is a lock on nothing.
            found = transaction.around.look(os.path.basename(transaction.root))
            if found and (sys.platform == "win32" or os.path.samestat(os.fstat(lock), found)):
                return lock
        except BaseException:
            with suppress(OSError):
                os.close(lock)
            raise
        os.close(lock)


def _lock_file(transaction: Transaction) -> int:
    if sys.platform == "win32":
        from tempfile import gettempdir

        name = f"quietpage-{stamp(os.path.realpath(transaction.root))}.lock"
        return os.open(os.path.join(gettempdir(), name), os.O_RDWR | os.O_CREAT)
    return transaction.folder.again()


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
