"""What keeps a page from being right, told to the person who can mend it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import NamedTuple

from quietpage.core.source import Place, Span

WIDEST_LINE = 160
"""A longer source line is shown only around the place, in columns of a terminal."""

MOST, MOST_OF_A_FILE = 150, 100
"""So many problems are told at once, and so many of one file."""

ENOUGH = MOST + 1
"""Whatever makes problems can stop after so many of one file: no more of them are told."""

_ALIKE = 40
"""Of problems that say the same, so many are told whole; of the others, the places."""

_LONGEST_PLACES = 1_000
_LONGEST_MESSAGE, _LONGEST_HELP, _LONGEST_PATH = 360, 640, 200
_LONGEST_WORD, _LONGEST_WORD_OF_HELP = 80, 320
"""Of what is longer, in columns, the middle is left out."""


class Problem(NamedTuple):
    """One thing to mend: what it is, where it is, what to do about it, and where else it is the same."""

    message: str
    place: Place
    help: str = ""
    also: tuple[Place, ...] = ()


class Invalid(Exception):
    """A stage cannot go on. Carries its problems; caught once, where the program speaks."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(problems)
        self.problems = problems


def show(text: str) -> str:
    """`text` as it may stand in a terminal: what would steer it, or hide in it, is shown as an escape."""
    if text.isprintable():
        return text
    return re.sub(_STEERING, lambda found: found[0] if found[1] else _escape(ord(found[0])), text)


def short(text: str, most: int = _LONGEST_HELP, longest_word: int = _LONGEST_WORD_OF_HELP) -> str:
    """A text as it may be told: whoever wrote what is quoted in it, it is not long.

    Of a long word, and then of a long text, the middle is left out.
    """
    if len(text) > longest_word or not text.isprintable():
        if len(text) > most * most:  # far too long to be gone through word by word
            text = f"{text[: most * most // 2]}…{text[-most:]}"
        text = re.sub(r"\S+", lambda word: _cut(word[0], longest_word), text)
    return show(_cut(text, most))


_STEERING = (
    # The flag of a region is a black flag and letters that nobody sees; elsewhere these spell hidden words.
    "(\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f)|[\x00-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e00ff]"
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


def report(problems: Iterable[Problem], *, color: bool = False, width: int = WIDEST_LINE) -> str:
    """The problems as a person reads them: place and message, the line, a caret under the piece, and help.

    No more are told than are of use at once; if there are more, the last line says so. A source line is cut
    around the piece to fit into so many columns (`width`).
    """
    few, more = told_at_once(problems)
    blocks = [_set(told(problem, width), color) for problem in few]
    return "\n\n".join([*blocks, more] if more else blocks)


def workflow_commands(problems: Iterable[Problem], known_as: Callable[[str], str] = str) -> str:
    """The problems in the form that GitHub Actions shows beside the lines: workflow commands, `::error`.

    `known_as` gives the path by which GitHub knows a file.
    """
    few, more = told_at_once(problems)
    commands = [_annotated(problem, known_as) for problem in few]
    return "\n".join([*commands, f"::error::{_message(more)}"] if more else commands)


def told_at_once(problems: Iterable[Problem]) -> tuple[list[Problem], str]:
    """As many of these problems as are told at once, in their order; and, if there are more, words for that.

    What is said many times over is told with further places instead.
    """
    few: list[Problem] = []
    alike: dict[tuple[str, str], list[int]] = {}
    others: dict[int, list[Place]] = {}
    of_file: dict[str, int] = {}
    more = False
    for problem in problems:
        path = _path(problem.place)
        same = alike.setdefault((problem.message, problem.help), [])
        if len(same) == _ALIKE:
            places = others.setdefault(same[-1], [])
            if len(places) < ENOUGH:
                places += (problem.place, *problem.also)
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


def told(problem: Problem, width: int = WIDEST_LINE) -> Told:
    """A problem in words, however they are set; its line is at most about `width` columns wide."""
    place, also = problem.place, _places(problem.also, _path(problem.place))
    message = short(problem.message, _LONGEST_MESSAGE, _LONGEST_WORD)
    help = short(problem.help, _LONGEST_HELP, _LONGEST_WORD_OF_HELP)
    if not isinstance(place, Span):
        return Told(f"{_where(place)}:", message, help, also=also)
    line, column = place.source.line_and_column(place.start)
    return Told(
        f"{_where(place)}:", message, help, f"{line:3d}", *_excerpt(place, line, column, width), also=also
    )


def _path(place: Place) -> str:
    return place.source.path if isinstance(place, Span) else place.path


def _where(place: Place) -> str:
    """A place in words: the path, and in a file the line and the column."""
    path = show(_cut(_path(place), _LONGEST_PATH))
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
        path = _path(place)
        length += len(where) + 2
        if length > _LONGEST_PLACES:
            return ", ".join([*words, "and on"])
        words.append(where)
    return ", ".join(words)


def _set(said: Told, color: bool) -> str:
    bold, faint, warm, plain = ("\x1b[1m", "\x1b[2m", "\x1b[33m", "\x1b[0m") if color else ("", "", "", "")
    lines = [f"{bold}{said.where}{plain} {said.message}"]
    if said.margin:
        lines.append(f"{faint}{said.margin} | {plain}{said.before}{said.piece}{said.after}")
        carets = "^" * max(1, _cells(said.piece))
        gap = " " * (len(said.margin) + 1)
        lines.append(f"{faint}{gap}| {plain}{' ' * _cells(said.before)}{warm}{carets}{plain}")
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
    # No sign is counted as less than one column: of a longer line, this much can be shown at the most.
    before = text[max(0, start - width) : start].replace("\t", " ")
    piece = text[start : min(end, start + width + 1)].replace("\t", " ")
    after = text[end : end + width + 1].replace("\t", " ")
    whole = len(text) <= width
    if whole and _columns(before) + _columns(piece) + _columns(after) <= width:
        return show(before), show(piece), show(after)
    # Half of the line is left to what stands before, if there is so much on both sides.
    behind = min(width // 2, _columns(piece) + _columns(after))
    ahead = _last(before, width - behind)
    room = width - _columns(ahead)
    shown = _first(piece, room)
    rest = _first(after, room - _columns(shown)) if len(shown) == len(piece) else ""
    head = "…" if len(ahead) < start else ""
    tail = "…" if start + len(shown) + len(rest) < len(text) else ""
    return head + show(ahead), show(shown), show(rest) + tail


def _cut(text: str, most: int) -> str:
    """A text with its middle left out, if it takes more columns than `most`."""
    if len(text) <= most and _columns(text) <= most:
        return text
    return f"{_first(text, most * 2 // 3)}…{_last(text, most // 3 - 1)}"


def _first(text: str, room: int) -> str:
    """As many of the first signs of a text as take so many columns."""
    for at, sign in enumerate(text):
        room -= _columns(sign)
        if room < 0:
            return text[:at]
    return text


def _last(text: str, room: int) -> str:
    for at in range(len(text), 0, -1):
        room -= _columns(text[at - 1])
        if room < 0:
            return text[at:]
    return text


def _columns(text: str) -> int:
    """The columns for which a text is counted when it is cut: as it is shown, and none for nothing."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(max(1, _cells(show(sign))) for sign in text)


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
    return _cut(show(text), 5_000).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
