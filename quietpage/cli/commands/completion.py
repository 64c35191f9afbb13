"""`quietpage completion`: the script by which a shell completes quietpage's commands and options."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from quietpage.cli.result import Result

HELP = "print what a shell completes these commands by: for bash, zsh or fish"
RENDERS = False


def options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "shell",
        metavar="SHELL",
        choices=("bash", "zsh", "fish"),
        help="bash, zsh or fish",
    )


def run(arguments: Namespace) -> Result:
    from quietpage.cli.completions import script_for
    from quietpage.cli.result import Result

    return Result(output=tuple(script_for(arguments.shell).splitlines()))
