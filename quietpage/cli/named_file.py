"""A file that a command writes because its name was given: a new one, and never over another."""

from __future__ import annotations

from argparse import ArgumentTypeError
from pathlib import Path

from quietpage.cli.options import LONGEST_WORD
from quietpage.cli.result import UsageError
from quietpage.core.os_errors import said


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
