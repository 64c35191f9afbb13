"""One short module for each command. A command does its work and gives back what there is to say."""

from __future__ import annotations

from typing import NamedTuple


class Said(NamedTuple):
    """What a command has to say when all went well: always, or only when asked for more (`-v`).

    `code` is the exit code, if it is not that of a command that is done.
    """

    words: tuple[str, ...]
    more: tuple[str, ...] = ()
    code: int = 0


class Wrong(Exception):
    """A command that cannot be done as it was given. Its words say why, and what to do."""
