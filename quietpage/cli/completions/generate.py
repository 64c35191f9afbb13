"""Makes the scripts from the parser of the command line, by shtab: what may stand behind each option, too."""

from __future__ import annotations

from argparse import Action, ArgumentParser, _SubParsersAction
from collections.abc import Iterator

import shtab

from quietpage.cli.completions import FILES
from quietpage.cli.parser import parser_of
from quietpage.themes.loader import SKELETON, shipped

_FOLDERS = ("FOLDER",)
_FILES = ("FILE", "SOURCE")
"""What an option is given, by the word that stands for it in the help."""

_THEMES = (("new", "theme"), ("new", "parent"), ("copy", "name"))
"""The commands, and what of theirs is the name of a theme that ships."""


def scripts() -> dict[str, str]:
    """The text of every script, by the name of its file."""
    return {name: shtab.complete(_parser(), shell).rstrip("\n") + "\n" for shell, name in FILES.items()}


def _parser() -> ArgumentParser:
    """A parser of all commands, that says of each argument what completes it."""
    parser = parser_of()
    themes = [name for name in shipped() if name != SKELETON]
    for command, action in _actions(parser, ""):
        if action.metavar in _FOLDERS:
            action.complete = shtab.DIRECTORY  # type: ignore[attr-defined]
        elif action.metavar in _FILES:
            action.complete = shtab.FILE  # type: ignore[attr-defined]
        elif (command, action.dest) in _THEMES:
            action.choices = themes
    return parser


def _actions(parser: ArgumentParser, name: str) -> Iterator[tuple[str, Action]]:
    """Every argument of every command, with the command's own word."""
    for action in parser._actions:
        yield name, action
        if isinstance(action, _SubParsersAction):
            for word, inner in action.choices.items():
                yield from _actions(inner, word)
