"""Prints what a command has to say: problems, sentences, and on GitHub the annotations beside the lines."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence

from quietpage.cli.exit_codes import DONE, NEEDS_AUTHOR
from quietpage.core.diagnostics import Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace


def print_problems(problems: Sequence[Problem], color: bool | None, format: str | None = None) -> None:
    """Print problems to standard error; in GitHub Actions also as workflow commands to standard output.

    `color` is `None` if the author did not say: then it is used on a terminal that is not a dumb one, unless
    `NO_COLOR` is set (https://no-color.org). `format` is `None` likewise; if given, it wins over what the
    surroundings say, and a document goes to standard output and has all that there is to say.
    """
    if format in DOCUMENTS:
        print_sentences(document(problems, format))
        return
    from quietpage.core.problem_text import report, workflow_commands

    on_github = os.environ.get("GITHUB_ACTIONS") if format is None else format == "github"
    if on_github:
        print_sentences(workflow_commands(problems, path_in_repository).split("\n"))
    if color is None:
        plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
        color = bool(sys.stderr) and sys.stderr.isatty() and not plain
    if sys.stderr is not None:
        text = report(problems, color=color, columns=_columns())
        # In a log of GitHub's, these signs would begin a command, and may stand in what somebody wrote.
        print(text.replace("##[", "## [") if on_github else text, file=sys.stderr)


DOCUMENTS = ("json", "sarif")
"""The forms that are read by programs: the whole of the standard output, also where all is right."""


def document(problems: Sequence[Problem], format: str) -> tuple[str, ...]:
    """The lines of a document of `DOCUMENTS` about these problems, or about none. All of it is ASCII."""
    if format == "json":
        from quietpage.cli.problems_json import as_json

        return tuple(as_json(problems).split("\n"))
    from quietpage.cli.problems_sarif import as_sarif

    return tuple(as_sarif(problems, path_in_repository).split("\n"))


def _columns() -> int:
    """How wide a report may be: as the terminal is, or as `COLUMNS` says; 0 if nothing says so."""
    asked = os.environ.get("COLUMNS", "")
    widths = [int(asked)] if asked.isascii() and asked.isdigit() and len(asked) < 6 else []
    if sys.stderr.isatty():
        try:
            widths.append(os.get_terminal_size(sys.stderr.fileno()).columns)
        except (OSError, ValueError):  # it is none that could be asked
            widths.append(0)
        # A terminal that does not know is as wide as most were.
        widths[-1] = widths[-1] or widths[0] or _USUAL_COLUMNS
    return min(filter(None, widths), default=0)


_USUAL_COLUMNS = 80


def print_sentences(lines: Sequence[str]) -> int:
    """Print lines to standard output. The exit code tells whether they could be printed."""
    from quietpage.core.terminal import show

    if sys.stdout is None or not lines:
        return DONE
    try:
        print("\n".join(map(show, lines)))
        sys.stdout.flush()
    except OSError as reason:
        return _unsaid(reason)
    return DONE


def print_exactly(content: bytes, said: Sequence[str] = ()) -> int:
    """Print a file to standard output, byte by byte, and what is said about it to standard error.

    The exit code tells whether it could be printed.
    """
    from quietpage.core.terminal import show

    if said and sys.stderr is not None:
        with contextlib.suppress(OSError):
            print("\n".join(map(show, said)), file=sys.stderr)
    if sys.stdout is None:
        return DONE
    raw = getattr(sys.stdout, "buffer", None)
    try:
        if raw is not None:
            raw.write(content)
        else:  # a test, or an embedding program, put its own there
            sys.stdout.write(content.decode())
        sys.stdout.flush()
    except OSError as reason:
        return _unsaid(reason)
    return DONE


def _unsaid(reason: OSError) -> int:
    """The exit code where standard output takes no more."""
    if sys.stdout is not None:
        # Python is not to try once more at its end, and to complain about it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if not isinstance(reason, BrokenPipeError) and sys.stderr is not None:
        print(f"quietpage: what there is to say cannot be said: {reason.strerror}", file=sys.stderr)
    return NEEDS_AUTHOR


class Reporter:
    """Prints while a command runs, for the preview. What cannot be printed any more is left unsaid.

    The terminal may be closed while the browser is still looking.
    """

    def __init__(self, arguments: Namespace) -> None:
        self._quiet: bool = arguments.quiet
        self._verbose: bool = arguments.verbose
        self._color: bool | None = arguments.color

    def sentences(self, *sentences: str) -> None:
        """Print sentences, unless the author wants quiet."""
        if not self._quiet:
            self._print(sentences)

    def details(self, *sentences: str) -> None:
        """Print what only `--verbose` asks for."""
        if self._verbose:
            self._print(sentences)

    def problems(self, problems: Sequence[Problem]) -> None:
        """Print a report of problems, also when all else is quiet."""
        with contextlib.suppress(OSError, ValueError):
            print_problems(problems, self._color)
            print(file=sys.stderr, flush=True)  # so that it stands apart from what comes after it

    def _print(self, sentences: Sequence[str]) -> None:
        from quietpage.core.terminal import show

        if sys.stdout is not None and sentences:
            with contextlib.suppress(OSError, ValueError):  # `ValueError`: the stream was closed
                print("\n".join(map(show, sentences)), flush=True)


def path_in_repository(path: str) -> str:
    """A path as GitHub knows it: from the top of the repository, wherever the command was run."""
    top = os.environ.get("GITHUB_WORKSPACE", "")
    whole = os.path.abspath(path)
    if not top or not whole.startswith(os.path.abspath(top) + os.sep):
        return path
    return os.path.relpath(whole, top).replace(os.sep, "/")
