"""Writes problems as text: for a terminal, and as the workflow commands of GitHub Actions.

`told` puts one problem into words, however they are set; `preview.overlay` sets the same words in HTML.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from quietpage.core.diagnostics import ENOUGH, MOST, MOST_OF_A_FILE, Problem, help_for_both
from quietpage.core.named_tuple import NamedTuple
from quietpage.core.source import Place, Span
from quietpage.core.terminal import (
    LONGEST_SIGN,
    LONGEST_TEXT,
    LONGEST_WORD,
    cells,
    cells_shown,
    elided,
    head,
    short,
    show,
    tail,
)

WIDEST_LINE = 160
"""A longer source line is shown only around the place, in columns of a terminal, however wide that is."""

_NARROWEST = 2
"""So much of a line is shown at the least: a wide sign."""

_RULE = " | "

_ALIKE = 40
"""Of problems that say the same, so many are told whole; of the others, the places."""

_LONGEST_PLACES = 1_100
_LONGEST_MESSAGE, _LONGEST_PATH = 360, 200
_LONGEST_WORD = 80
"""Of what is longer, in columns, the middle is left out."""


def report(problems: Iterable[Problem], *, color: bool = False, columns: int = 0) -> str:
    """The problems as a person reads them: place and message, the line, a caret under the piece, and help.

    No more are told than are of use at once; if there are more, the last line says so. `columns` are those
    of the terminal, if it is one: the source line and the carets fit into it. All else is left to wrap, so
    that it can be copied.
    """
    few, more = told_at_once(problems)
    blocks = [_block(told(problem, columns), color) for problem in few]
    return "\n\n".join([*blocks, more] if more else blocks)


def workflow_commands(problems: Iterable[Problem], known_as: Callable[[str], str] = str) -> str:
    """The problems in the form that GitHub Actions shows beside the lines: workflow commands, `::error`.

    `known_as` gives the path by which GitHub knows a file.
    """
    few, more = told_at_once(problems)
    commands = [_workflow_command(problem, known_as) for problem in few]
    return "\n".join([*commands, f"::error::{_message(more)}"] if more else commands)


def told_at_once(problems: Iterable[Problem]) -> tuple[list[Problem], str]:
    """As many of these problems as are told at once, in their order; and, if there are more, words for that.

    What is said many times over is told with further places instead.
    """
    few: list[Problem] = []
    alike: dict[tuple[str, str, bool], list[int]] = {}
    others: dict[int, list[Place]] = {}
    of_file: dict[str, int] = {}
    more = False
    for problem in problems:
        path = _path(problem.place)
        once = problem.alike != ""
        same = alike.setdefault((problem.message, problem.alike or problem.help, once), [])
        if len(same) == (1 if once else _ALIKE):
            places = others.setdefault(same[-1], [])
            if len(places) < ENOUGH:
                places += (problem.place, *problem.also)
            first = few[same[-1]]
            few[same[-1]] = first._replace(help=help_for_both(first, problem))
        elif len(few) == MOST or of_file.get(path, 0) == MOST_OF_A_FILE:
            more = True
        else:
            of_file[path] = of_file.get(path, 0) + 1
            same.append(len(few))
            few.append(problem)
    for at, places in others.items():
        few[at] = few[at]._replace(also=(*few[at].also, *places))
    return few, _MORE if more else ""


_MORE = (
    f"and more like these: {MOST} problems are told at once, {MOST_OF_A_FILE} of one file; "
    "mend these first, then build again"
)


class Told(NamedTuple):
    """A problem in the words in which it is told: its place, what it is, the piece in its line, and help.

    `margin` is the line's number; the line is `before`, `piece` and `after`; `also` names the other places.
    All are fit for a terminal.
    """

    where: str
    message: str
    help: str = ""
    margin: str = ""
    before: str = ""
    piece: str = ""
    after: str = ""
    also: str = ""


def told(problem: Problem, columns: int = 0) -> Told:
    """A problem in words, however they are set; its line and the margin fit into so many columns, if there
    is a bound.
    """
    place, also = problem.place, _places(problem.also, _path(problem.place))
    message, help = words(problem)
    if not isinstance(place, Span):
        return Told(f"{_where(place)}:", message, help, also=also)
    line, column = place.source.line_and_column(place.start)
    margin = f"{line:3d}"
    width = WIDEST_LINE
    if columns:
        # On both sides there may be a sign for what is left out, and a row that fills the last column makes
        # some terminals begin another one.
        width = max(_NARROWEST, min(width, columns - len(margin) - len(_RULE) - 3))
    excerpt = _excerpt(place, line, column, width)
    return Told(f"{_where(place)}:", message, help, margin, *excerpt, also=also)


def words(problem: Problem) -> tuple[str, str]:
    """What a problem says, and its help, however long what they quote is."""
    return (
        short(problem.message, _LONGEST_MESSAGE, _LONGEST_WORD),
        short(problem.help, LONGEST_TEXT, LONGEST_WORD),
    )


def _path(place: Place) -> str:
    return place.source.path if isinstance(place, Span) else place.path


def _where(place: Place) -> str:
    """A place in words: the path, and in a file the line and the column."""
    path = show(elided(_path(place), _LONGEST_PATH))
    if not isinstance(place, Span):
        return path
    line, column = place.source.line_and_column(place.start)
    return f"{path}:{line}:{column}"


def _places(places: Iterable[Place], path: str) -> str:
    """Some places, each after the other; the path is not said again where it is the one before."""
    words: list[str] = []
    length = 0
    for place in dict.fromkeys(places):
        where = _where(place)
        if isinstance(place, Span) and _path(place) == path:
            where = ":".join(where.rsplit(":", 2)[1:])
        before, path = path, _path(place)
        length += len(where) + 2
        if length > _LONGEST_PLACES:
            folder = _folder(path)
            others = folder and path != before and folder == _folder(before)
            return ", ".join([*words, f"and in others of {folder}" if others else "and on"])
        words.append(where)
    return ", ".join(words)


def _folder(path: str) -> str:
    """The folder of a file, up to the slash; nothing, if it has none."""
    return show(elided(path[: path.rfind("/") + 1], _LONGEST_WORD))


def _block(said: Told, color: bool) -> str:
    bold, faint, warm, plain = ("\x1b[1m", "\x1b[2m", "\x1b[33m", "\x1b[0m") if color else ("", "", "", "")
    lines = [f"{bold}{said.where}{plain} {said.message}"]
    if said.margin:
        lines.append(f"{faint}{said.margin}{_RULE}{plain}{said.before}{said.piece}{said.after}")
        carets = "^" * max(1, cells(said.piece))
        gap = " " * (len(said.margin) + 1)
        lines.append(f"{faint}{gap}| {plain}{' ' * cells(said.before)}{warm}{carets}{plain}")
    if said.also:
        lines.append(f"{bold}also:{plain} {said.also}")
    if said.help:
        lines.append(f"{bold}help:{plain} {said.help}")
    return "\n".join(lines)


def _excerpt(place: Span, line: int, column: int, width: int) -> tuple[str, str, str]:
    """The source line as it is shown: what stands before the piece, the piece, and what follows it."""
    text = place.source.line(line)
    start = min(column - 1, len(text))
    end = max(start + 1, min(start + place.end - place.start, len(text)))
    # A sign of several code points is short: of a longer line, this much can be shown at the most.
    far = width * LONGEST_SIGN
    before = text[max(0, start - far) : start].replace("\t", " ")
    piece = text[start : min(end, start + far)].replace("\t", " ")
    after = text[end : end + far].replace("\t", " ")
    whole = len(text) <= far
    if whole and cells_shown(before) + cells_shown(piece) + cells_shown(after) <= width:
        return show(before), show(piece), show(after)
    # Half of the line is left to what stands before, if there is so much on both sides; less, if the piece
    # needs it.
    wide = cells_shown(piece)
    behind = min(wide + cells_shown(after), max(width // 2, min(wide, width * 3 // 4)))
    ahead = tail(before, width - behind)
    room = width - cells_shown(ahead)
    shown = head(piece, room)
    rest = head(after, room - cells_shown(shown)) if len(shown) == len(piece) else ""
    dots_before = "…" if len(ahead) < start else ""
    dots_after = "…" if start + len(shown) + len(rest) < len(text) else ""
    return dots_before + show(ahead), show(shown), show(rest) + dots_after


def _workflow_command(problem: Problem, known_as: Callable[[str], str]) -> str:
    place = problem.place
    if isinstance(place, Span):
        line, column = place.source.line_and_column(place.start)
        rest = len(place.source.line(line)) - column + 1
        end = column + max(1, min(place.end - place.start, rest))
        lines = f",line={line},endLine={line},col={column},endColumn={end}"
        where = f"file={_property(known_as(place.source.path))}{lines}"
    else:
        where = f"file={_property(known_as(place.path))}"
    said = told(problem)
    message = problem.message if len(problem.message) <= _LONGEST_WORD else said.message
    also = f"\nalso: {said.also}" if said.also else ""
    help = f"\nhelp: {said.help}" if said.help else ""
    return f"::error {where}::{_message(message + also + help)}"


def _message(text: str) -> str:
    lines = (show(line) for line in text.split("\n"))
    return "%0A".join(line.replace("%", "%25") for line in lines)


def _property(text: str) -> str:
    # A longer path is none that a system has, but for the signs in it that are shown as escapes.
    return elided(show(text), 5_000).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
