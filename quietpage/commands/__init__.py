"""One short module for each command. A command does its work and gives back what there is to say."""

from __future__ import annotations

from typing import NamedTuple


class Said(NamedTuple):
    """What a command has to say when all went well: always, or only when asked for more (`-v`)."""

    words: tuple[str, ...]
    more: tuple[str, ...] = ()
