"""The command line: `quietpage COMMAND …`.

In: the arguments of the process. Out: sentences on standard output, problems on standard error, an exit code.
Each command is a module in `commands`, imported when it is asked for.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from quietpage.cli.main import run
    from quietpage.cli.parser import parser_of

__all__ = ["parser_of", "run"]

_HOMES = {"parser_of": "parser", "run": "main"}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
