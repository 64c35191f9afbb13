"""What the system would not do, in plain words."""

from __future__ import annotations

import errno
import os

from quietpage.core.diagnostics import Problem
from quietpage.core.source import Whole
from quietpage.load.site_folder import shown
from quietpage.write.staging import STAGE

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
"""By the name of the system's error: what it would not do, and the way out for whoever builds a page."""


def said(refusal: OSError) -> str:
    """What it would not do."""
    words = _WORDS.get(errno.errorcode.get(refusal.errno or 0, ""))
    return words[0] if words else (refusal.strerror or "the disk would not take it").lower()


def refused(refusal: OSError, root: str) -> Problem:
    """The same, at the piece of the page in the folder `root` that it was about."""
    _, way_out = _WORDS.get(
        errno.errorcode.get(refusal.errno or 0, ""),
        ("", "see whether the folder can be written to, and build again"),
    )
    place = root
    for name in (refusal.filename2, refusal.filename):
        if isinstance(name, str) and name.startswith((root + "/", root + os.sep)) and STAGE not in name:
            place = name
            break
    return Problem(said(refusal), Whole(shown(place)), way_out)
