"""The command line: a command is called as it was given, and what it has to say is printed; exit codes.

A command is imported when it is asked for.
"""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from collections.abc import Callable, Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path
    from typing import NoReturn

    from quietpage.cli.commands import Said
    from quietpage.core.diagnostics import Problem

DONE, NEEDS_AUTHOR, WRONG_COMMAND = 0, 1, 2


def run() -> NoReturn:
    """The program: `main`, and the end of the process."""
    code = main()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            with contextlib.suppress(OSError):
                stream.flush()
    # Everything is said and written; Python would take a tenth of a small build to take itself apart.
    os._exit(code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit code, by DONE, NEEDS_AUTHOR and WRONG_COMMAND."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    # A command is over before there is anything worth collecting, and the looking takes a tenth of its time.
    gc.disable()
    try:
        os.getcwd()
    except OSError:
        print("quietpage: the folder that you are in is not there any more; cd to another", file=sys.stderr)
        return WRONG_COMMAND
    arguments = sys.argv[1:] if arguments is None else arguments
    try:
        from quietpage.cli.parser import parser_of

        # To make those of all commands ready takes longer than to look for a dozen people's numbers.
        parser = parser_of(arguments[0] if arguments else "")
        given = parser.parse_args(arguments)
        if given.command is None:
            parser.print_help(sys.stderr)
            return WRONG_COMMAND
        return _run(given)
    except KeyboardInterrupt:
        return 130


def _run(given: Namespace) -> int:
    from quietpage.cli.commands import Wrong
    from quietpage.core.diagnostics import Invalid
    from quietpage.core.terminal import short

    try:
        said = _COMMANDS[given.command](given)
    except Invalid as invalid:
        _tell(invalid.problems, given.color)
        return NEEDS_AUTHOR
    except Wrong as wrong:
        if sys.stderr is not None:
            print(f"quietpage {given.command}: {short(str(wrong))}", file=sys.stderr)
        return WRONG_COMMAND
    if given.quiet or said.code:
        return said.code
    return _say([*(said.more if given.verbose else ()), *said.words])


# What the commands take, an option a function, and how each is called: it is imported only then.


def _new(given: Namespace) -> Said:
    from quietpage.cli.commands.new import new

    return new(_path(given.folder), github=not given.no_github, source=given.source or "")


def _build(given: Namespace) -> Said:
    from quietpage.cli.commands.build import build

    output = _path(given.output) if given.output is not None else None
    return build(_path(given.folder), output, given.base_url or "")


def _check(given: Namespace) -> Said:
    from quietpage.cli.commands.check import check

    return check(_path(given.folder), given.base_url or "")


def _themes(given: Namespace) -> Said:
    from quietpage.cli.commands.themes import copy, themes

    return copy(given.name, _path(given.folder)) if given.more else themes()


def _preview(given: Namespace) -> Said:
    from quietpage.cli.commands.preview import Wishes, preview

    wishes = Wishes(given.base_url or "", given.drafts, given.host, given.port, given.open, given.poll)
    return preview(_path(given.folder), wishes, _Voice(given))


class _Voice:
    """Speaks to the author while a command goes on. If nobody can hear it any more, it goes on silently."""

    def __init__(self, given: Namespace) -> None:
        self._given = given

    def say(self, *sentences: str) -> None:
        if not self._given.quiet:
            self._aloud(sentences)

    def whisper(self, *sentences: str) -> None:
        if self._given.verbose:
            self._aloud(sentences)

    def tell(self, problems: Sequence[Problem]) -> None:
        with contextlib.suppress(OSError, ValueError):
            _tell(problems, self._given.color)
            print(file=sys.stderr, flush=True)  # so that it stands apart from what comes after it

    def _aloud(self, sentences: Sequence[str]) -> None:
        from quietpage.core.terminal import show

        if sys.stdout is not None and sentences:
            with contextlib.suppress(OSError, ValueError):
                print("\n".join(map(show, sentences)), flush=True)


def _deploy(given: Namespace) -> Said:
    from quietpage.cli.commands.deploy import MESSAGE, Target, deploy

    return deploy(
        _path(given.folder),
        Target(given.branch, given.remote),
        message=given.message or MESSAGE,
        rehearsal=given.dry_run,
        base_url=given.base_url or "",
    )


def _tell(problems: Sequence[Problem], color: bool | None) -> None:
    from quietpage.core.report import report, workflow_commands

    on_github = os.environ.get("GITHUB_ACTIONS")
    if on_github:
        _say(workflow_commands(problems, _in_repository).split("\n"))
    if color is None:
        plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
        color = bool(sys.stderr) and sys.stderr.isatty() and not plain
    if sys.stderr is not None:
        told = report(problems, color=color)
        # In a log of GitHub's, these signs would begin a command, and may stand in what somebody wrote.
        print(told.replace("##[", "## [") if on_github else told, file=sys.stderr)


def _in_repository(path: str) -> str:
    """A path as GitHub knows it: from the top of the repository, wherever the command was run."""
    top = os.environ.get("GITHUB_WORKSPACE", "")
    whole = os.path.abspath(path)
    if not top or not whole.startswith(os.path.abspath(top) + os.sep):
        return path
    return os.path.relpath(whole, top).replace(os.sep, "/")


def _say(lines: Sequence[str]) -> int:
    """Print what there is to say; the exit code tells whether it could be said."""
    from quietpage.core.terminal import show

    if sys.stdout is None:
        return DONE
    try:
        print("\n".join(map(show, lines)))
        sys.stdout.flush()
    except OSError as reason:
        # Python is not to try once more at its end, and to complain about it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(reason, BrokenPipeError) and sys.stderr is not None:
            print(f"quietpage: what there is to say cannot be said: {reason.strerror}", file=sys.stderr)
        return NEEDS_AUTHOR
    return DONE


def _path(named: str) -> Path:
    from quietpage.cli.commands import place

    if named.startswith("~"):
        raise _unexpanded(named)
    return place(named)


def _unexpanded(named: str) -> Exception:
    """A shell turns ~ into a home folder, but not in quotation marks or behind an equals sign."""
    from quietpage.core.diagnostics import Invalid, Problem
    from quietpage.core.source import Whole

    whole = os.path.expanduser(named)
    meant = f"write the whole path, {whole}" if whole != named else "write the whole path"
    return Invalid(
        Problem(
            "the ~ in this path still stands for a home folder, and would become a folder called ~",
            Whole(named),
            f"{meant}; or ./{named} for a folder that is really called so",
        )
    )


_COMMANDS: dict[str, Callable[[Namespace], Said]] = {
    "new": _new,
    "build": _build,
    "check": _check,
    "themes": _themes,
    "preview": _preview,
    "serve": _preview,
    "deploy": _deploy,
}
