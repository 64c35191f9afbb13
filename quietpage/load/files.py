"""A file of a site opened: its bytes, its text, or what is the matter with it.

No link is followed, only regular files are read, and none beyond its bound.
"""

from __future__ import annotations

import errno
import os

from quietpage.core.diagnostics import Problem
from quietpage.core.folders import Folder, is_link
from quietpage.core.source import Source, Span, Whole

PACKED = (b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
"""How documents and pictures begin, so that they are told from texts in another encoding."""

_AS_UTF = "save it once more as UTF-8: in most editors, Save as, and there Encoding"

_REASONS = {
    errno.EMFILE: ("too many files are open at once", "allow more with ulimit -n, and try again"),
    errno.ENFILE: ("too many files are open at once", "close some programs, and try again"),
    errno.EIO: ("the disk does not give it", "see whether the disk is well, or take it from a copy"),
    errno.ELOOP: ("links lead round in a circle here", "put the file or the folder itself here"),
    errno.ENAMETOOLONG: ("its name is too long for this system", "give it a shorter name"),
    errno.ENOTDIR: ("a file is where a folder should be", "see whether the path is written right"),
    errno.ESTALE: ("the disk that it is on is not reached", "connect the disk again, and try again"),
    errno.EINTR: ("it was interrupted", "try again"),
}
"""What the system said, in words, and the way out."""


def content_of(
    folder: Folder, name: str, told: str, largest: int, problems: list[Problem], *, cut: bool = False
) -> bytes | None:
    """What is in a regular file of this name; `told` is its path as its writer knows it.

    `cut` says that one that is too large is no problem here: it is read up to a byte more than the largest.
    """
    try:
        read = folder.content(name, largest, cut=cut)
    except OSError as reason:
        problems.append(not_read(folder, name, told, reason))
        return None
    if read is None:
        problems.append(link_or_odd(folder, name, told))
        return None
    found, content = read
    if cut or max(found.st_size, len(content)) <= largest:
        return content
    problems.append(
        Problem(
            f"this file is larger than a quiet page needs ({largest // 1_000_000} MB)",
            Whole(told),
            "make it smaller, or share it among several files",
        )
    )
    return None


def decoded(content: bytes, path: str, name: str, problems: list[Problem]) -> Source | None:
    """The text of these bytes, in UTF-8; `path` is the file's, `name` what the site knows it by."""
    packed = content.startswith(PACKED)
    try:
        text = content.decode("latin-1" if packed else "utf-8-sig")
    except UnicodeDecodeError as reason:
        problems.append(_not_unicode(content, reason, path, name))
        return None
    if "\0" in text and not packed and len(content) > 3 and text.count("\0") * 3 > len(text):
        problems.append(_wide(path, content))
        return None
    return Source(path, text, name)


def _not_unicode(content: bytes, reason: UnicodeDecodeError, path: str, name: str) -> Problem:
    """The first sign that is not UTF-8, and what it was meant to be if the file is an older Windows's."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or content[:200].count(0) * 3 > len(content[:200]):
        return _wide(path, content)
    good = content.removeprefix(b"\xef\xbb\xbf")  # the place that Python tells is counted behind the mark
    before = good[: reason.start].decode("utf-8", "replace")
    source = Source(path, before + good[reason.start :].decode("cp1252", "replace"), name)
    meant = good[reason.start : reason.start + 1].decode("cp1252", "ignore")
    said = (
        f"this sign was not saved as UTF-8; it may have been meant as {meant}"
        if meant.isprintable() and meant
        else "this sign was not saved as UTF-8"
    )
    return Problem(said, Span(source, len(before), len(before) + 1), _AS_UTF)


def _wide(path: str, content: bytes) -> Problem:
    wide = (
        "UTF-32"
        if content[:4] in (b"\xff\xfe\0\0", b"\0\0\xfe\xff") or b"\0\0\0" in content[:8]
        else "UTF-16"
    )
    return Problem(f"this file was saved as {wide}, and quietpage reads UTF-8", Whole(path), _AS_UTF)


def not_read(folder: Folder, name: str, told: str, reason: OSError) -> Problem:
    """Why this could not be opened or read: it is a link, or what the system said."""
    return link_or_odd(folder, name, told) if leads_away(folder, name) else unreadable(told, reason)


def leads_away(folder: Folder, name: str) -> bool:
    """Whether there is a link of this name."""
    try:
        found = folder.look(name)
    except OSError:
        return False
    return found is not None and is_link(found)


def link_or_odd(folder: Folder, name: str, told: str) -> Problem:
    """What is here instead of an ordinary file or folder."""
    if leads_away(folder, name):
        return Problem(
            "this is a link to another place, and quietpage follows none",
            Whole(told),
            "put the folder itself here" if folder.leads_to_a_folder(name) else "put the file itself here",
        )
    if folder.leads_to_a_folder(name):
        return Problem(
            "this is a folder, and a file should be here", Whole(told), "give the folder another name"
        )
    return Problem(
        "this is not an ordinary file or folder",
        Whole(told),
        "take it away, or put an ordinary file in its place",
    )


def unreadable(told: str, reason: OSError) -> Problem:
    """What the system said, where it did not let this be read."""
    if reason.errno in (errno.EACCES, errno.EPERM):
        from quietpage.load.permissions import way_out

        path = reason.filename if isinstance(reason.filename, str) else told
        return Problem("this cannot be read: permission denied", Whole(told), way_out(path))
    number = reason.errno or 0
    said, help = _REASONS.get(number) or (os.strerror(number).lower(), "see whether you can open it yourself")
    return Problem(f"this cannot be read: {said}", Whole(told), help)
