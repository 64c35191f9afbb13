"""A folder outside of a site, and links to it that are put in the place of the site's own folders."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

SECRET = "nobody else is to read this"

CALLS = (
    "open",
    "stat",
    "lstat",
    "scandir",
    "listdir",
    "mkdir",
    "replace",
    "unlink",
    "rmdir",
    "link",
    "chmod",
)
"""What a build asks of the file system, by the names under which Python has it."""

_OPEN, _RENAME, _UNLINK, _LINK = os.open, os.rename, os.unlink, os.symlink


def outside(folder: Path) -> Path:
    """A folder that looks like whatever is wanted there: a site's people, a page, a cache, all in one."""
    here = folder / "outside"
    secrets = (
        *("index.html", "style.css", "404.html", "ada.html", "bo.html", "people/ada.html", "deep/down.txt"),
        *("0", "1", "2", "0-before", "gone-0", "marker", "stage-keep/0", "stage-keep/keep.txt"),
        *("ada.png", "pictures/0", f"pictures/{'a' * 64}"),
    )
    files = {
        **dict.fromkeys(secrets, SECRET),
        "ada.yml": f"name: Ada\nreasons: {SECRET}\n",
        "theme.yml": f"about: {SECRET}\n",
        ".quietpage": "# quietpage wrote these files\nindex.html\nstyle.css\nada.html\npeople/ada.html\n0\n",
    }
    for name, text in files.items():
        path = here / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (here / "empty").mkdir()
    for path in here.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)
    here.chmod(0o700)
    return here


def all_of(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Everything in a folder, by its path: its mode, how many names it has, and what is in it."""
    found = {}
    for path in (folder, *folder.rglob("*")):
        status = path.lstat()
        content = b""
        if path.is_symlink():
            content = os.fsencode(os.readlink(path))
        elif stat.S_ISREG(status.st_mode):
            content = path.read_bytes()
        names = 1 if path.is_dir() else status.st_nlink
        found[path.relative_to(folder).as_posix()] = status.st_mode, names, content
    return found


def tells(folder: Path) -> list[str]:
    """The files in a folder, none of them behind a link, that tell the secret."""
    paths = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return [str(path) for path in paths if SECRET.encode() in path.read_bytes()]


def swapped(place: Path, target: Path) -> bool:
    """Put a link in the place of a folder; whether that could be done."""
    try:
        _RENAME(place, place.with_name(f"{place.name}.real"))
    except OSError:
        return False
    try:
        _LINK(target, place)
    except OSError:
        with suppress(OSError):
            _RENAME(place.with_name(f"{place.name}.real"), place)
        return False
    return True


def put_back(place: Path) -> None:
    """The other way round. What was made in its place in the meantime is moved away."""
    if place.is_symlink():
        _UNLINK(place)
    elif place.exists():
        number = len([*place.parent.glob(f"{place.name}.new*")])
        _RENAME(place, place.with_name(f"{place.name}.new{number}"))
    _RENAME(place.with_name(f"{place.name}.real"), place)


class Clock:
    """Counts what is asked of the file system, and lets something happen right before one of these calls."""

    def __init__(self) -> None:
        self.called = 0
        self.happens: dict[int, Callable[[], object]] = {}
        self._busy = False

    def tick(self) -> None:
        if self._busy:
            return
        self.called += 1
        if happen := self.happens.pop(self.called, None):
            self._busy = True
            try:
                happen()
            finally:
                self._busy = False


@contextmanager
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[Clock]:
    """A clock that each call to the file system advances."""
    counted = Clock()

    def counting(true: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            counted.tick()
            return true(*given, **named)

        return call

    with monkeypatch.context() as patch:
        for name in CALLS:
            patch.setattr(os, name, counting(getattr(os, name)))
        yield counted
