"""The site's files, as they are: the only module that opens them.

No link is followed below the site folder, only regular files are read, and nothing is read before its size
is known.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from quietpage.model import File
from quietpage.problem import Invalid, Problem
from quietpage.source import Source, Span, Whole

CONFIG = "quietpage.yml"
PEOPLE = "people"
LARGEST_TEXT = 2_000_000
LARGEST_FILE = 20_000_000
"""The largest text and the largest other file that is read, in bytes."""

_ALMOST = (".yml.txt", ".yaml.txt", ".yml.yml", ".yml.doc", ".yml.docx", ".yml.rtf", ".ymal", ".yaml.yml")


class Sources(NamedTuple):
    """The writer's YAML files: `quietpage.yml`, the people's in the order of their names, and what was left alone."""

    config: Source | None
    people: tuple[Source, ...]
    problems: tuple[Problem, ...]
    left_alone: tuple[str, ...] = ()


def shown(path: Path) -> str:
    """A path as its writer knows it: from the current folder, if it is in there."""
    try:
        return Path(os.path.relpath(path)).as_posix() if _inside_here(path) else path.as_posix()
    except ValueError:  # another drive
        return path.as_posix()


def sources(folder: Path) -> Sources:
    """What there is to read in a site folder. Raises `Invalid` if it is no site folder."""
    if not folder.is_dir():
        raise Invalid(
            Problem(
                "there is no such folder" if not folder.exists() else "this is not a folder",
                Whole(shown(folder)),
                f"make a page to start from: quietpage new {shown(folder)}",
            )
        )
    config_path = folder / CONFIG
    if not os.path.lexists(config_path):
        other = next(
            (
                each
                for each in ("quietpage.yaml", "Quietpage.yml", "quietpage.yml.txt", "_quietpage.yml")
                if os.path.lexists(folder / each)
            ),
            "",
        )
        raise Invalid(
            Problem(
                f"there is no {CONFIG} in this folder, so it is not a page yet",
                Whole(shown(folder)),
                f"rename {other} to {CONFIG}"
                if other
                else f"make a page to start from with quietpage new, or go to the folder that has a {CONFIG}",
            )
        )
    problems: list[Problem] = []
    config = _source(config_path, CONFIG, problems)
    people: list[Source] = []
    left: list[str] = []
    for entry in _entries(folder / PEOPLE, problems):
        path, name = Path(entry.path), f"{PEOPLE}/{entry.name}"
        lower = entry.name.lower()
        if entry.name.startswith((".", "~", "#")) or lower.endswith(("~", ".swp", ".bak", ".tmp", ".orig")):
            left.append(shown(path))
        elif lower.endswith((".yml", ".yaml")):
            if source := _source(path, name, problems):
                people.append(source)
        elif entry.is_dir(follow_symlinks=False):
            if _has_yaml(path):
                problems.append(
                    Problem(
                        "people are read from the files directly in people/, not from a folder in it",
                        Whole(shown(path)),
                        f"move its files up into {shown(folder / PEOPLE)}",
                    )
                )
            else:
                left.append(shown(path))
        elif lower.endswith(_ALMOST):
            problems.append(
                Problem(
                    "this file's name does not end in .yml, so nobody in it would be on the page",
                    Whole(shown(path)),
                    f"rename it to {entry.name.split('.')[0]}.yml",
                )
            )
        else:
            left.append(shown(path))
    return Sources(config, tuple(people), tuple(problems), tuple(left))


def portraits(folder: Path) -> frozenset[str]:
    """The names of the pictures that there are: regular files in `portraits/`."""
    return frozenset(
        entry.name for entry in _entries(folder / "portraits", []) if entry.is_file(follow_symlinks=False)
    )


def files(folder: Path, problems: list[Problem], within: str = "") -> tuple[File, ...]:
    """Every regular file below a folder, in the order of their paths; what cannot be read becomes a problem."""
    found: list[File] = []

    def walk(path: Path, target: str, depth: int) -> None:
        if depth > 12:
            problems.append(
                Problem(
                    "these folders lie deeper in one another than a page needs",
                    Whole(shown(path)),
                    "move the files up",
                )
            )
            return
        for entry in _entries(path, problems):
            inner, inner_target = Path(entry.path), target + entry.name
            if entry.is_dir(follow_symlinks=False):
                walk(inner, inner_target + "/", depth + 1)
            elif (content := _content(inner, LARGEST_FILE, problems)) is not None:
                found.append(File(shown(inner), inner_target, content))

    walk(folder, within, 0)
    return tuple(found)


def text_of(file: File, problems: list[Problem], name: str = "") -> Source | None:
    """A file as text, in UTF-8."""
    return _decoded(file.content, file.path, name or file.target, problems)


def real_folder(path: Path) -> bool:
    """Whether a path inside a site is a folder, and not a link to one."""
    try:
        return stat.S_ISDIR(os.lstat(path).st_mode)
    except OSError:
        return False


def _inside_here(path: Path) -> bool:
    here, there = os.path.abspath("."), os.path.abspath(path)
    return there == here or there.startswith(here.rstrip(os.sep) + os.sep)


def _entries(folder: Path, problems: list[Problem]) -> Iterator[os.DirEntry[str]]:
    """What is in a folder, by name, without links; nothing, if there is no such folder."""
    try:
        if not stat.S_ISDIR(os.lstat(folder).st_mode):
            if os.path.lexists(folder):
                problems.append(_link_or_odd(folder))
            return
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    except OSError as reason:
        problems.append(_unreadable(folder, reason))
        return
    for entry in entries:
        if entry.is_symlink():
            # Editors leave links that lead nowhere as locks; they begin with a dot and a hash.
            if not entry.name.startswith(".#"):
                problems.append(_link_or_odd(Path(entry.path)))
            continue
        yield entry


def _source(path: Path, name: str, problems: list[Problem]) -> Source | None:
    content = _content(path, LARGEST_TEXT, problems)
    return None if content is None else _decoded(content, shown(path), name, problems)


def _content(path: Path, largest: int, problems: list[Problem]) -> bytes | None:
    flags = (
        os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    )
    try:
        if not hasattr(os, "O_NOFOLLOW") and stat.S_ISLNK(os.lstat(path).st_mode):
            problems.append(_link_or_odd(path))
            return None
        handle = os.open(path, flags)
    except OSError as reason:
        problems.append(_link_or_odd(path) if os.path.islink(path) else _unreadable(path, reason))
        return None
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            problems.append(_link_or_odd(path))
            return None
        if status.st_size > largest:
            problems.append(
                Problem(
                    f"this file is larger than a quiet page needs ({largest // 1_000_000} MB)",
                    Whole(shown(path)),
                    "make it smaller, or share it among several files",
                )
            )
            return None
        parts = []
        room = largest + 1
        while room > 0 and (part := os.read(handle, min(room, 1 << 20))):
            parts.append(part)
            room -= len(part)
        return b"".join(parts)
    except OSError as reason:
        problems.append(_unreadable(path, reason))
        return None
    finally:
        os.close(handle)


def _decoded(content: bytes, path: str, name: str, problems: list[Problem]) -> Source | None:
    try:
        return Source(path, content.decode("utf-8-sig"), name)
    except UnicodeDecodeError as reason:
        help = "save it once more as UTF-8: in most editors, Save as, and there Encoding"
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            problems.append(
                Problem("this file was saved as UTF-16, and quietpage reads UTF-8", Whole(path), help)
            )
            return None
        good = content[3:] if content.startswith(b"\xef\xbb\xbf") else content
        before = good[: reason.start].decode("utf-8", "replace")
        source = Source(path, before + good[reason.start :].decode("latin-1"), name)
        meant = good[reason.start : reason.start + 1].decode("cp1252", "ignore")
        said = (
            f"this sign was not saved as UTF-8; it may have been meant as {meant}"
            if meant.isprintable() and meant
            else "this sign was not saved as UTF-8"
        )
        problems.append(Problem(said, Span(source, len(before), len(before) + 1), help))
        return None


def _has_yaml(folder: Path) -> bool:
    try:
        return any(name.lower().endswith((".yml", ".yaml")) for name in os.listdir(folder))
    except OSError:
        return False


def _link_or_odd(path: Path) -> Problem:
    if os.path.islink(path):
        return Problem(
            "this is a link to another place, and quietpage follows none",
            Whole(shown(path)),
            "put the file itself here",
        )
    return Problem(
        "this is not an ordinary file or folder",
        Whole(shown(path)),
        "take it away, or put an ordinary file in its place",
    )


def _unreadable(path: Path, reason: OSError) -> Problem:
    said = _REASONS.get(reason.errno or 0) or os.strerror(reason.errno or 0).lower()
    return Problem(f"this cannot be read: {said}", Whole(shown(path)), "see whether you may open it yourself")


_REASONS = {
    errno.EACCES: "it does not allow it (permission denied)",
    errno.EMFILE: "too many files are open on this computer",
}
