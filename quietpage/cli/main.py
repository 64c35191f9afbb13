"""The entry point of the program: parses arguments, runs a command, prints its result, gives the exit code.

Nothing but the standard library is imported before the command is known.
"""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from collections.abc import Sequence

from quietpage.cli.exit_codes import NEEDS_AUTHOR, WRONG_COMMAND

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from typing import NoReturn

    from quietpage.cli.commands import Command
    from quietpage.runtime.workers import Worker

_INTERRUPTED = 130
"""The exit code after Ctrl-C, as shells have it: 128, and the number of the signal."""


def run() -> NoReturn:
    """The program: `main`, and the end of the process."""
    # A command is over before there is anything worth collecting, and the looking takes a tenth of its time.
    gc.disable()
    code = main()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            with contextlib.suppress(OSError):
                stream.flush()
    # Everything is said and written; Python would take a tenth of a small build to take itself apart.
    os._exit(code)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command, and give its exit code: one of `exit_codes`, or 130 after Ctrl-C.

    `argv` is the command line without the program's name; that of the process if left out. Raises
    `SystemExit` where argparse does: after `--help` and `--version`, and with a wrong option.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # not so when a test or an embedding program puts its own there
            stream.reconfigure(errors="backslashreplace")
    try:
        os.getcwd()
    except OSError:
        print("quietpage: the folder that you are in is not there any more; cd to another", file=sys.stderr)
        return WRONG_COMMAND
    argv = sys.argv[1:] if argv is None else argv
    worker: Worker | None = None
    try:
        from quietpage.cli.glance import at_a_glance
        from quietpage.cli.unchanged import Earlier

        if (arguments := at_a_glance(argv)) is None:
            from quietpage.cli.parser import parser_of

            parser = parser_of(argv[0] if argv else "")
            arguments = parser.parse_args(argv)
            if arguments.command is None:
                parser.print_help(sys.stderr)
                return WRONG_COMMAND
        earlier = Earlier(arguments)
        if (code := earlier.answered()) is not None:
            return code
        from quietpage.cli.commands import load

        command = load(arguments.command)
        if command.RENDERS:
            # Now that the arguments are understood, and before this process imports its half of the program.
            from quietpage.schedule.worker import start_worker

            worker = start_worker()
        arguments.worker, arguments.earlier = worker, earlier
        return _run(command, arguments)
    except KeyboardInterrupt:
        return _INTERRUPTED
    finally:
        if worker is not None:
            worker.close()


def _run(command: Command, arguments: Namespace) -> int:
    from quietpage.cli.report import print_problems, print_sentences
    from quietpage.cli.result import UsageError
    from quietpage.core.diagnostics import Invalid
    from quietpage.core.terminal import short, show

    try:
        result = command.run(arguments)
    except Invalid as invalid:
        print_problems(invalid.problems, arguments.color, getattr(arguments, "format", None))
        return NEEDS_AUTHOR
    except UsageError as error:
        if sys.stderr is not None:
            print(f"quietpage {arguments.command}: {short(str(error))}", file=sys.stderr)
        return WRONG_COMMAND
    if result.exit_code:
        return result.exit_code
    said = () if arguments.quiet else (*(result.details if arguments.verbose else ()), *result.sentences)
    if not result.output:
        return print_sentences(said)
    # What was asked for may go on to another program, and what is said about it is no part of it.
    code = print_sentences(result.output)
    if said and sys.stderr is not None:
        with contextlib.suppress(OSError):
            print("\n".join(map(show, said)), file=sys.stderr)
    return code
