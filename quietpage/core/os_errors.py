"""Maps `OSError` to messages for the author."""

from __future__ import annotations

import errno

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
    "ENOENT": ("there is no such place, or not any more", "build again"),
}
"""By the name of the error: what the system would not do, and the way out for whoever builds a page.

By its name, since systems number errors differently, and Windows has not all of them.
"""


def said(error: OSError) -> str:
    """What the system would not do."""
    words = _WORDS.get(_name(error))
    return words[0] if words else (error.strerror or "the disk would not take it").lower()


def way_out(error: OSError) -> str:
    """What whoever builds a page can do about it."""
    words = _WORDS.get(_name(error))
    return words[1] if words else "see whether the folder can be written to, and build again"


def _name(error: OSError) -> str:
    return errno.errorcode.get(error.errno or 0, "")
