"""What the system knows of a file, as a text: as long as the text is the same, the file is the one it was.

That holds only for a file that had come to rest when it was looked at. One that was changed a moment before
may be changed again within the same tick of the disk's clock, and keep its size: git calls this "racy"
(https://git-scm.com/docs/racy-git), and so what is so young has to be read.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os

_TICK, _COARSE_TICK = 100_000_000, 2_100_000_000
"""In nanoseconds: longer than the clocks of file systems tick; those that know no fractions tick in seconds.
"""

_SECOND = 1_000_000_000


def facts_of(found: os.stat_result) -> str:
    """Mode, size, number, and the times of the last change of the content and of anything about it."""
    return f"{found.st_mode:o} {found.st_size} {found.st_ino} {found.st_mtime_ns} {found.st_ctime_ns}"


def at_rest(found: os.stat_result, now: int) -> bool:
    """Whether a file was changed long enough before `now`, in nanoseconds since the epoch."""
    changed = (found.st_mtime_ns, found.st_ctime_ns)
    coarse = any(moment % _SECOND == 0 for moment in changed)
    return max(changed) < now - (_COARSE_TICK if coarse else _TICK)
