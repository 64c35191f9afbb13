"""`quietpage thank`: a letter to somebody who is on the page, with what stands about them there."""

from __future__ import annotations

from quietpage.cli.commands import ask

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from quietpage.cli.result import Result

HELP = "write a letter that tells somebody what you wrote about them"
RENDERS = False


def options(parser: ArgumentParser) -> None:
    ask.options(parser)


def run(arguments: Namespace) -> Result:
    return ask.write_letters(arguments, "thank")
