"""A file that a command writes because its name was given: a new one, and never over another's."""

from __future__ import annotations

from argparse import ArgumentTypeError
from collections.abc import Callable
from pathlib import Path

from quietpage.cli.options import LONGEST_WORD
from quietpage.cli.result import UsageError
from quietpage.core.folders import opened
from quietpage.core.os_errors import said
from quietpage.core.paths import shown
from quietpage.write.own_files import replace


def file_name(name: str, *endings: str) -> str:
    """A name as it is given for a file with one of these endings. Raises `ArgumentTypeError` for another."""
    if not name.lower().endswith(endings) or len(name) > LONGEST_WORD or "\0" in name:
        raise ArgumentTypeError(f"name a file that ends in {endings[0]}")
    return name


def write_named(name: str, content: bytes) -> None:
    """Write a new file. Raises `UsageError` if there is one of this name, or if none can be written there."""
    try:
        with Path(name).open("xb") as file:
            file.write(content)
    except FileExistsError:
        raise UsageError(
            f"there is a file {name} already, and it stays as it is; give another name"
        ) from None
    except OSError as reason:
        raise UsageError(f"{name} could not be written: {said(reason)}; give another place") from None


_MOST = 1_000_000
"""How much is read of a file that was there, in bytes; what quietpage writes so is far shorter."""


def write_again(name: str, content: bytes, ours: Callable[[str], bool]) -> None:
    """Write a file, or write it anew if what it holds is `ours`.

    Raises `UsageError` as `write_named` does, and `Invalid` if what was there cannot be replaced.
    """
    path = Path(name)
    try:
        found = opened(path.parent).content(path.name, _MOST)
        if found is not None and ours(found[1].decode("utf-8", "replace")):
            replace(opened(path.parent), path.name, found[1], content)
            return
    except OSError:
        pass  # there is none, or none that can be looked at: it is written as a new one, or told
    write_named(name, content)


def replace_named(name: str, content: bytes, *, replacing: bool) -> None:
    """Write a file; in the place of another only if that was asked for, and never through a link.

    Raises `UsageError` if there is another one and it was not, or if none can be written there.
    """
    path = Path(name)
    try:
        told = shown(path)
        if path.is_dir():
            raise UsageError(f"{told} is a folder; name a file, such as {told}/people")
        if path.exists() and not path.is_file():  # a pipe, or the terminal
            path.write_bytes(content)
            return
        if path.is_symlink():
            raise UsageError(
                f"{told} is a link to another place, and quietpage writes through none; name the file itself"
            )
        before = path.read_bytes() if path.is_file() else None
    except (OSError, ValueError) as reason:
        why = said(reason) if isinstance(reason, OSError) else "no file can be called so"
        raise UsageError(f"{name} could not be written: {why}; give another place") from None
    if before is None:
        write_named(name, content)
    elif before != content:
        if not replacing:
            raise UsageError(
                f"there is another file {told} already, and it stays as it is; give another name, or "
                "write --replace as well if it may go"
            )
        replace(opened(path.parent), path.name, before, content)
