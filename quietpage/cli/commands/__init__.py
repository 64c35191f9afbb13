"""The commands of the command line, a module each: its help line, its options and its `run`.

In: the parsed arguments of one command. Out: a `Result`, whose sentences `main` prints. Parser, dispatch,
help and "did you mean" are all made from `COMMANDS`.
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from typing import Protocol

    from quietpage.cli.result import Result

    class Command(Protocol):
        """What each module of a command has.

        Its own imports stand inside `run`: `quietpage --help` imports every command for its help line.
        """

        HELP: str
        RENDERS: bool
        """Whether it makes a page once: then a worker is started for it, as `arguments.worker`."""

        def options(self, parser: ArgumentParser) -> None:
            """Add the options of this command to its parser."""

        def run(self, arguments: Namespace) -> Result:
            """Carry the command out.

            Raises `Invalid` if something in the site needs its author, and `UsageError` if the command cannot
            be carried out as it was given.
            """


__all__ = ["COMMANDS", "load"]

COMMANDS = {
    "new": "new",
    "add": "add",
    "gather": "gather",
    "build": "build",
    "check": "check",
    "themes": "themes",
    "preview": "preview",
    "serve": "preview",
    "deploy": "deploy",
    "ask": "ask",
    "thank": "thank",
    "reflect": "reflect",
    "links": "links",
    "remove": "remove",
    "export": "export",
    "numbers": "numbers",
    "schema": "schema",
    "cms": "cms",
    "completion": "completion",
}
"""The commands in the order of the help, each with its module here; `serve` is another name for `preview`."""


def load(name: str) -> Command:
    """The module of a command, imported if need be. Raises `KeyError` for a name that is not a command."""
    module: Command = import_module(f"{__name__}.{COMMANDS[name]}")
    return module


def help_of(name: str) -> str:
    """The line about a command in the list of all."""
    module = COMMANDS[name]
    return load(name).HELP if module == name else f"the same as {module}"
