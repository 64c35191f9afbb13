"""The list that problems are reported to while values are read, and words that several of them use.

A new message does not go here: each stands where its mistake is met, in the kind of value (`kinds`,
`special_kinds`, `reason_kinds`) or in `people` and `site`; slips of YAML itself are in `parse.repair`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from quietpage.core.diagnostics import ENOUGH, Problem, in_one
from quietpage.core.source import Place, Span
from quietpage.parse.nodes import Mapping, Node, Scalar, Sequence
from quietpage.validate.node_spans import has_commented_value, node_kind, start_span

if TYPE_CHECKING:
    from quietpage.core.suggestions import Known


class Problems:
    """What is the matter with a file, as its values report it; no more of it is kept than is shown.

    The same slip in several places is kept once, with the places (`Problem.alike`).

    A kind of value that gives nothing has reported why: `count`, before and after, tells whether it did.
    """

    def __init__(self) -> None:
        self.kept: list[Problem] = []
        self.count = 0
        """How many were reported, kept or not."""
        self._of_this_file = 0
        self._again = 0
        self._first: dict[tuple[str, str], int] = {}

    def report(self, message: str, place: Place, help: str = "", alike: str = "") -> None:
        """Report a problem. It is told once with those that have the same message and the same help, of the
        same words in the file; or else those with the same `alike`, the help without the words of its place.
        """
        alike = alike or f"{help}\n{place.text if isinstance(place, Span) else place.path}"
        self.add(Problem(message, place, help, alike=alike))

    def report_alone(self, message: str, place: Place, help: str) -> None:
        """Report a problem that is told by itself, whoever else has the same: nobody is one of many."""
        self.add(Problem(message, place, help))

    def add(self, problem: Problem) -> None:
        self.count += 1
        if self.full:
            return
        if problem.alike:
            first = self._first.setdefault((problem.message, problem.alike), len(self.kept))
            if first < len(self.kept):
                told = self.kept[first]
                self._again += 1
                if len(told.also) < ENOUGH:
                    self.kept[first] = in_one(told, problem)
                return
        self._of_this_file += 1
        self.kept.append(problem)

    def extend(self, problems: tuple[Problem, ...]) -> None:
        """Put in what another list kept, all of it."""
        self.count += len(problems)
        self.kept.extend(problems)

    @property
    def full(self) -> bool:
        """Whether nothing more would be kept, so that nobody has to look for the words."""
        return self._of_this_file >= ENOUGH or self._again >= _MOST_AGAIN


_MOST_AGAIN = 10 * ENOUGH
"""So often the same slips are looked for again in a file, for their places."""


def expect_scalar(node: Node, problems: Problems, help: str = "") -> Scalar | None:
    """The node, if it is a scalar; a problem, if it is a list or a mapping."""
    if isinstance(node, Scalar):
        return node
    if not help and node.span.text.startswith("["):
        help = "write it without the square brackets, or put all of it in double quotes"
    elif not help and isinstance(node, Sequence):
        help = "write it after the colon, without a dash before it"
    elif not help and isinstance(node, Mapping):
        from quietpage.validate.foreign_keys import name_of_parts

        help = name_of_parts(node)
    problems.report(
        f"a text goes here, and this is {node_kind(node)}",
        start_span(node),
        help or "put it in double quotes if it has a colon in it",
    )
    return None


def report_no_value(key: Scalar, help: str, problems: Problems) -> None:
    """Report that a key has no value yet."""
    if has_commented_value(key):
        source, _, end = key.span
        start = source.text.index("#", end)
        line, column = source.line_and_column(start)
        words = source.line(line)[column - 1 :].rstrip()
        problems.report(
            f"behind a space, # begins a comment, so there is nothing after {key.value}",
            Span(source, start, start + len(words)),
            f'put it in double quotes: {key.value}: "{words}"',
        )
        return
    problems.report(f"there is nothing after {key.value} yet", key.span, help)


def as_list(words: Iterable[str], place: Span) -> str:
    """A help: how to write these words as a list, where they stand as one text.

    An item of a list becomes several; what stands behind its key goes in square brackets.
    """
    from quietpage.validate.written import behind_a_dash, in_brackets, is_in_brackets, key_before

    words = tuple(words)
    if is_in_brackets(place):
        return f"write a comma between them: {in_brackets(words)[1:-1]}"
    if behind_a_dash(place):
        return f"write a line for each, after a dash and a space: {'; '.join(f'- {word}' for word in words)}"
    if "\n" in place.source.text[place.start : place.end]:
        return (
            f"begin each of these lines with a dash and a space: {'; '.join(f'- {word}' for word in words)}"
        )
    return f"write {key_before(place)}{in_brackets(words)}"


def first_few(words: Iterable[str]) -> str:
    """The first of these words, and a word for the others if there are many."""
    listed = [*islice(words, _FEW + 1)]
    return ", ".join(listed[:_FEW]) + (" and others" if listed[_FEW:] else "")


_FEW = 20


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that somebody may have meant, or nothing."""
    return Suggestions(known).nearest(word)


class Suggestions:
    """Words of which one may have been meant.

    They are made ready when somebody asks, since most pages are right: `core.suggestions` costs its import,
    and a page may have thousands of names.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = words

    def nearest(self, word: str, alike: float = 0.65, *, itself: bool = True) -> str:
        """The word that somebody may have meant, or nothing. `alike`: how much they share, up to one.

        Without `itself`, it is another than the word that is asked for.
        """
        return self._known.nearest(word, alike, itself=itself)

    def several(self, words: str) -> tuple[str, ...]:
        """Those that stand in one text, with commas or an "and" between them; or nothing."""
        return self._known.several(words)

    @cached_property
    def _known(self) -> Known:
        from quietpage.core.suggestions import Known

        return Known(self._words)
