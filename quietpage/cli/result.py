"""What a command gives back, and the exception for a command line that cannot be carried out."""

from __future__ import annotations

from quietpage.cli.exit_codes import DONE
from quietpage.core.named_tuple import NamedTuple


class Result(NamedTuple):
    """The result of a command that went well: sentences to print, a line each.

    `details` are printed before them with `--verbose`; `--quiet` prints neither. `output` is what was asked
    for, a letter say, and is printed before both in any case; they go to standard error then. Nothing is
    printed if `exit_code` is not `DONE`.
    """

    sentences: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    exit_code: int = DONE
    output: tuple[str, ...] = ()


class UsageError(Exception):
    """The command cannot be carried out as it was given. Its message says why, and what to do instead."""
