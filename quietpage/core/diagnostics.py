"""What is wrong with a page: problems, each at its place, and the exception that carries them.

How they are told is in `quietpage.core.problem_text`.
"""

from __future__ import annotations

from collections.abc import Iterable

from quietpage.core.named_tuple import NamedTuple
from quietpage.core.source import Place, Span

MOST, MOST_OF_A_FILE = 150, 100
"""So many problems are told at once, and so many of one file."""

ENOUGH = MOST + 1
"""Whatever makes problems can stop after so many of one file: no more of them are told."""


class Problem(NamedTuple):
    """One thing to mend: what it is, where it is, what to do about it, and where else it is the same.

    `alike` is what the help would say to everybody who made this slip: the help, without the words of this
    place. Problems that have one, the same, and the same message, are told once, with their places. Those
    without are told one by one, as numbers are, each of which has a help of its own.
    """

    message: str
    place: Place
    help: str = ""
    also: tuple[Place, ...] = ()
    alike: str = ""


LIKEWISE = "; likewise in the other places"
"""What a help ends with that has the words of one of several places."""


def in_one(first: Problem, other: Problem) -> Problem:
    """Two problems that are alike as one: the first, with the places of the other."""
    return first._replace(help=help_for_both(first, other), also=(*first.also, other.place, *other.also))


def help_for_both(first: Problem, other: Problem) -> str:
    """The help of the first of two problems that are alike, told for both."""
    same = first.help == other.help or first.help.endswith(LIKEWISE)
    return first.help if same else f"{first.help}{LIKEWISE}"


class Invalid(Exception):
    """A stage cannot go on. Carries its problems; caught once, where the program speaks."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(problems)
        self.problems = problems


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once, by file and place."""

    def key(problem: Problem) -> tuple[str, int, int]:
        place = problem.place
        return (
            (place.source.path, place.start, place.end) if isinstance(place, Span) else (place.path, -1, -1)
        )

    return tuple(sorted(dict.fromkeys(problems), key=key))
