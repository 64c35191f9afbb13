"""`quietpage preview`: the page while it is written, made anew on each save."""

from __future__ import annotations

from pathlib import Path

from quietpage.cli.commands import Said, Wrong
from quietpage.preview import session
from quietpage.preview.listener import CannotListen


def preview(folder: Path, options: session.Options, reporter: session.Reporter) -> Said:
    """Show the page of `folder` until a signal ends it; the exit code is the one of that signal.

    Raises `Invalid` if there is no such folder, and `Wrong` if nothing can be shown at this host and port.
    """
    try:
        number = session.preview(folder, options, reporter)
    except CannotListen as error:
        raise Wrong(str(error)) from None
    return Said((), code=128 + number if number else 1)
