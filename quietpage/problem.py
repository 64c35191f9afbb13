"""What keeps a page from being right, told to the person who can mend it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import NamedTuple

from quietpage.source import Place, Span

WIDEST_LINE = 160
"""A longer source line is shown only around the place, in code points."""


class Problem(NamedTuple):
    """One thing to mend: what it is, where it is, and what to do about it."""

    message: str
    place: Place
    help: str = ""


class Invalid(Exception):
    """A stage cannot go on. Carries its problems; caught once, where the program speaks."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(problems)
        self.problems = problems


def show(text: str) -> str:
    """`text` as it may stand in a terminal: what would steer it, or hide in it, is shown as an escape."""
    if text.isprintable():
        return text
    return re.sub(_STEERING, lambda found: _escape(ord(found[0])), text)


_STEERING = (
    "[\x00-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e001f]"
)


def _escape(code: int) -> str:
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once, by file and place."""

    def key(problem: Problem) -> tuple[str, int, int]:
        place = problem.place
        return (
            (place.source.path, place.start, place.end) if isinstance(place, Span) else (place.path, -1, -1)
        )

    return tuple(sorted(dict.fromkeys(problems), key=key))


def report(problems: Iterable[Problem], *, color: bool = False) -> str:
    """All problems as a person reads them: place and message, the line, a caret under the piece, and help."""
    return "\n\n".join(_set(told(problem), color) for problem in problems)


def workflow_commands(problems: Iterable[Problem], known_as: Callable[[str], str] = str) -> str:
    """The problems in the form that GitHub Actions shows beside the lines: workflow commands, `::error`.

    `known_as` gives the path by which GitHub knows a file.
    """
    return "\n".join(_annotated(problem, known_as) for problem in problems)


class Told(NamedTuple):
    """A problem in the words in which it is told: its place, what it is, the piece in its line, and help.

    `margin` is the line's number; the line is `before`, `piece` and `after`. All are fit for a terminal.
    """

    where: str
    message: str
    help: str = ""
    margin: str = ""
    before: str = ""
    piece: str = ""
    after: str = ""


def told(problem: Problem) -> Told:
    """A problem in words, however they are set."""
    place, message, help = problem.place, show(problem.message), show(problem.help)
    if not isinstance(place, Span):
        return Told(f"{show(place.path)}:", message, help)
    line, column = place.source.line_and_column(place.start)
    where = f"{show(place.source.path)}:{line}:{column}:"
    return Told(where, message, help, f"{line:3d}", *_excerpt(place, line, column))


def _set(said: Told, color: bool) -> str:
    bold, faint, warm, plain = ("\x1b[1m", "\x1b[2m", "\x1b[33m", "\x1b[0m") if color else ("", "", "", "")
    lines = [f"{bold}{said.where}{plain} {said.message}"]
    if said.margin:
        lines.append(f"{faint}{said.margin} | {plain}{said.before}{said.piece}{said.after}")
        carets = "^" * max(1, _cells(said.piece))
        gap = " " * (len(said.margin) + 1)
        lines.append(f"{faint}{gap}| {plain}{' ' * _cells(said.before)}{warm}{carets}{plain}")
    if said.help:
        lines.append(f"{bold}help:{plain} {said.help}")
    return "\n".join(lines)


def _excerpt(place: Span, line: int, column: int) -> tuple[str, str, str]:
    """The source line as it is shown: what stands before the piece, the piece, and what follows it."""
    text = place.source.line(line).replace("\t", " ")
    start = column - 1
    end = max(start + 1, min(start + place.end - place.start, len(text)))
    head = tail = ""
    if len(text) > WIDEST_LINE:
        left = max(0, min(start - WIDEST_LINE // 2, len(text) - WIDEST_LINE))
        head, tail = "…" if left else "", "…" if left + WIDEST_LINE < len(text) else ""
        text, start, end = text[left : left + WIDEST_LINE], start - left, min(end - left, WIDEST_LINE)
    return head + show(text[:start]), show(text[start:end]), show(text[end:]) + tail


def _cells(text: str) -> int:
    """The columns that a text takes in a terminal: East Asian wide signs take two, marks none."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.combining(sign) or unicodedata.category(sign) in ("Mn", "Me", "Cf")
        else 2
        if unicodedata.east_asian_width(sign) in "WF"
        else 1
        for sign in text
    )


def _annotated(problem: Problem, known_as: Callable[[str], str]) -> str:
    place = problem.place
    if isinstance(place, Span):
        line, column = place.source.line_and_column(place.start)
        rest = len(place.source.line(line)) - column + 1
        end = column + max(1, min(place.end - place.start, rest))
        lines = f",line={line},endLine={line},col={column},endColumn={end}"
        where = f"file={_property(known_as(place.source.path))}{lines}"
    else:
        where = f"file={_property(known_as(place.path))}"
    said = problem.message + (f"\nhelp: {problem.help}" if problem.help else "")
    return f"::error {where}::{_message(said)}"


def _message(text: str) -> str:
    lines = (show(line) for line in text.split("\n"))
    return "%0A".join(line.replace("%", "%25") for line in lines)


def _property(text: str) -> str:
    return show(text).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
