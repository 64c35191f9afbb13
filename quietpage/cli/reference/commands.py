"""The page of commands: every command with all its options, as the parser has them."""

from __future__ import annotations

from argparse import SUPPRESS, Action, ArgumentParser, _SubParsersAction
from collections.abc import Iterable, Iterator

from quietpage.cli.parser import parser_of
from quietpage.cli.reference.markdown import bare, paragraph, table
from quietpage.core.named_tuple import NamedTuple

Row = tuple[str, str]
"""How something is given on the command line, and the words of the help about it."""

EXIT_CODES: tuple[Row, ...] = (
    ("0", "done"),
    ("1", "something in the site needs you; the report says what, where, and what to do about it"),
    ("2", "the command was wrong"),
)


class Command(NamedTuple):
    """A command as it is typed (`quietpage themes copy`), a line about it, and its parser."""

    name: str
    about: str
    parser: ArgumentParser

    @property
    def link(self) -> str:
        return f"[`{self.name}`](#{self.name.replace(' ', '-')})"


def page() -> str:
    """The page, in Markdown."""
    commands = list(every_command())
    everywhere = _everywhere(commands)
    lines = ["# Commands", ""]
    lines += paragraph(
        "This page is made from the parser that reads your commands. In the terminal, `--help` behind a "
        "command says the same."
    )
    lines += table(("command", "what it does"), [(each.link, each.about) for each in commands])
    lines += paragraph(
        "What may be left out stands in brackets. `quietpage --version` says which quietpage this is."
    )
    lines += ["## Options of every command", "", *table(("option", "what it is for"), everywhere)]
    lines += ["## Exit codes", "", *table(("code", "what it means"), EXIT_CODES)]
    told: dict[tuple[Row, ...], Command] = {}
    for command in commands:
        rows = tuple(row for row in rows_of(command.parser) if row not in everywhere)
        lines += _section(command, rows, told.get(rows))
        told.setdefault(rows, command)
    return "\n".join(lines)


def every_command() -> Iterator[Command]:
    """Each command in the order of the help, and behind it those inside of it."""
    yield from _inside(parser_of(), "quietpage")


def rows_of(parser: ArgumentParser) -> list[Row]:
    """Everything that a command takes."""
    return [(_written(action), _help(action)) for action in _actions(parser)]


def _inside(parser: ArgumentParser, before: str) -> Iterator[Command]:
    for action in parser._actions:  # argparse has no public way to ask for them
        if isinstance(action, _SubParsersAction):
            about = {choice.dest: choice.help or "" for choice in action._choices_actions}
            for name, inner in action.choices.items():
                yield Command(f"{before} {name}", about[name], inner)
                yield from _inside(inner, f"{before} {name}")


def _actions(parser: ArgumentParser) -> Iterator[Action]:
    for action in parser._actions:
        if not isinstance(action, _SubParsersAction) and action.help != SUPPRESS:
            yield action


def _written(action: Action) -> str:
    if not action.option_strings:
        return f"`{_named(action)}`"
    *others, last = action.option_strings
    value = f" {_named(action)}" if action.nargs != 0 else ""
    return ", ".join([*(f"`{name}`" for name in others), f"`{last}{value}`"])


def _named(action: Action) -> str:
    return str(action.metavar or action.dest.upper())


def _help(action: Action) -> str:
    # As argparse does it: a percent sign in a help text begins the name of a field of the action.
    return bare((action.help or "") % vars(action))


def _everywhere(commands: Iterable[Command]) -> list[Row]:
    """The options that every command has, in the order of the first."""
    first, *others = [rows_of(each.parser) for each in commands]
    return [row for row in first if all(row in other for other in others)]


def _section(command: Command, rows: tuple[Row, ...], same: Command | None) -> Iterator[str]:
    """A command's part of the page; `same` is a command that was told before and takes the same."""
    yield from (f"## {command.name}", "", f"{command.about[0].upper()}{command.about[1:]}.", "")
    yield from ("```", _usage(command), "```", "")
    if rows and same:
        yield from paragraph(f"It takes what {same.link} takes.")
    elif rows:
        yield from table(("given", "what it is for"), rows)


def _usage(command: Command) -> str:
    """The command in a line. argparse breaks its own, elsewhere with each version of Python."""
    given = [
        f"[{_named(action)}]" if action.nargs == "?" else _named(action)
        for action in _actions(command.parser)
        if not action.option_strings
    ]
    return " ".join((command.name, *given, "[options]"))
