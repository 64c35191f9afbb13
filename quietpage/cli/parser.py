"""The parser of the command line, made from the list of commands, and its error messages in kinder words."""

from __future__ import annotations

import os
import re
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from functools import partial

from quietpage import __version__
from quietpage.cli.commands import COMMANDS, help_of, load
from quietpage.cli.exit_codes import WRONG_COMMAND
from quietpage.cli.options import FORMATS, described, reporting

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

_DESCRIPTION = """\
A quiet page about the people who make a difference to you, and why.
You write down who they are, in small YAML files; quietpage makes the page.
There are no numbers anywhere on it."""

_EPILOG = """\
to begin:
  quietpage new my-page        a finished page to start from, in a new folder
  quietpage preview my-page    see it in the browser while you write
  quietpage build my-page      make the page: open my-page/_site/index.html

exit codes: 0 done, 1 something in the site needs you, 2 the command was wrong"""

_WIDTH = 78
"""The columns of the help. To ask how wide the terminal is takes longer than to understand the command."""

_LONGEST_MESSAGE = 1000
"""The longest error message that is printed, in letters: it quotes the command line, however long that is."""


def parser_of(first: str = "") -> ArgumentParser:
    """A parser for a command line whose first argument is `first`.

    If that is a command, the parser knows only this one, and imports only its module; all of them would take
    longer to make than a small site takes to check. With any other first argument it knows every command.
    """

    class Parser(ArgumentParser):
        """argparse's parser, with kinder error messages."""

        def error(self, message: str) -> NoReturn:
            from quietpage.core.terminal import show

            told = show(_kindly(message, usage_of(first)))
            if len(told) >= _LONGEST_MESSAGE:
                told = f"{told[:_LONGEST_MESSAGE]} …"
            self.print_usage(sys.stderr)
            self.exit(WRONG_COMMAND, f"{self.prog}: {told}\n")

    def usage_of(name: str) -> str:
        return subparsers.choices[name].format_usage() if name in subparsers.choices else ""

    formatter = partial(RawDescriptionHelpFormatter, width=_WIDTH)
    parser = Parser("quietpage", description=_DESCRIPTION, epilog=_EPILOG, formatter_class=formatter)
    parser.add_argument(
        "--version", action="version", version=f"quietpage {__version__}", help="say which quietpage this is"
    )
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for name in _commands_for(first):
        help = help_of(name)
        command = subparsers.add_parser(
            name, help=help, description=described(help), formatter_class=formatter
        )
        load(name).options(command)
        command.set_defaults(quiet=False, verbose=False, color=None)
        reporting(command)
    return parser


def _commands_for(first: str) -> tuple[str, ...]:
    if first in COMMANDS:
        return (first,)
    # The version is printed as soon as it is come upon, whatever follows.
    return () if first == "--version" else tuple(COMMANDS)


def _either(words: list[str]) -> str:
    return " or ".join((", ".join(words[:-1]), words[-1])) if words[1:] else "".join(words)


def _kindly(message: str, usage: str) -> str:
    """argparse's error message in kinder words, with a suggestion where a command was mistyped.

    `usage` is that of the command, which is to be known for what is too much in it.
    """
    from quietpage.core.suggestions import nearest

    if found := re.search(r"invalid choice: '([^']*)'", message):
        if "argument --format" in message:
            near = nearest(found[1], FORMATS)
            way_out = f"did you mean {near}?" if near else f"the forms are {', '.join(FORMATS)}"
            return f"--format knows no {found[1]}; {way_out}"
        near = nearest(found[1], COMMANDS)
        way_out = f"did you mean {near}?" if near else f"the commands are {', '.join(COMMANDS)}"
        if "argument {new,copy}" in message:  # the choices that there are in `themes`
            return (
                f"themes knows no {found[1]}; there is: quietpage themes copy NAME, and to begin one of "
                "your own: quietpage themes new NAME"
            )
        if "argument COMMAND" not in message:  # the words that an argument of a command takes
            words = re.findall(r"[\w-][\w -]*", message.partition("choose from ")[2])
            near = nearest(found[1], words)
            what = message.removeprefix("argument ").partition(":")[0]
            way_out = f"did you mean {near}?" if near else f"there is {_either(words)}"
            return f"{found[1]} is no {what}; {way_out}"
        return f"there is no command {found[1]}; {way_out}"
    said = message.replace("error: ", "").replace("unrecognized arguments", "nothing here is known as")
    if "unrecognized arguments" not in message:
        return said
    if re.search(r": -C\b", message) and "FOLDER" in usage:
        return f"{said}; the folder is named without it here"
    if " -" in message:
        return said
    if os.path.isdir(message.partition(": ")[2]):
        return f"{said}; a folder is named with -C before it here" if "-C FOLDER" in usage else said
    # Most often it is the second word of a name, or of a reason.
    return f"{said}; words that belong together, such as a whole name, stand in quotation marks"
