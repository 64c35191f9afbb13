"""`quietpage check`: all that build does, without the write."""

from __future__ import annotations

from pathlib import Path

from quietpage.cli.commands import Said
from quietpage.pipeline import composed


def check(folder: Path, base_url: str = "") -> Said:
    """Raises `Invalid` if something in the site needs its author."""
    done = composed(folder, base_url)
    return Said((*done.words, "The page is right."), done.more)
