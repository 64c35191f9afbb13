"""What the readers of values say of a node, and the piece of it that they point at."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from quietpage.core.diagnostics import ENOUGH, Problem
from quietpage.core.source import Place, Span
from quietpage.parse.nodes import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from quietpage.core.suggestions import Known


class Notes:
    """Where the readers of values put the problems they meet. `said` is how often they said something.

    Of what they say no more is kept than is told of a file.
    """

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.said = 0
        self._kept = 0

    def say(self, message: str, place: Place, help: str = "") -> None:
        self.add(Problem(message, place, help))

    def add(self, problem: Problem) -> None:
        self.said += 1
        if not self.full:
            self._kept += 1
            self.problems.append(problem)

    def take(self, problems: tuple[Problem, ...]) -> None:
        """Put in what was said elsewhere, all of it."""
        self.said += len(problems)
        self.problems.extend(problems)

    @property
    def full(self) -> bool:
        """Whether nothing more would be told, so that nobody has to look for the words."""
        return self._kept >= ENOUGH


def typed(node: Node, notes: Notes, help: str = "") -> Scalar | None:
    """The text that was typed; a problem, if there is a list or a mapping instead."""
    if isinstance(node, Scalar):
        return node
    if not help and node.span.text.startswith("["):
        help = "write it without the square brackets, or put all of it in double quotes"
    elif not help and isinstance(node, Sequence):
        help = "write it after the colon, without a dash before it"
    notes.say(
        f"a text goes here, and this is {called(node)}",
        start_of(node),
        help or "put it in double quotes if it has a colon in it",
    )
    return None


def blank(node: Node) -> bool:
    """Whether a value holds nothing but space."""
    return isinstance(node, Scalar) and (not node.value or node.value.isspace())


def hidden(key: Scalar) -> bool:
    """Whether what was meant as a key's value begins with a hash, so that YAML takes it for a comment."""
    source, _, end = key.span
    return re.compile(r"[\"']?[ \t]*:[ \t]+#[^\s#]").match(source.text, end) is not None


def nothing_after(key: Scalar, help: str, notes: Notes) -> None:
    """Say that a key has no value yet."""
    if hidden(key):
        source, _, end = key.span
        start = source.text.index("#", end)
        words = source.line(source.line_and_column(start)[0])[source.line_and_column(start)[1] - 1 :].rstrip()
        notes.say(
            f"behind a space, # begins a comment, so there is nothing after {key.value}",
            Span(source, start, start + len(words)),
            f'put it in double quotes: {key.value}: "{words}"',
        )
        return
    notes.say(f"there is nothing after {key.value} yet", key.span, help)


def each_after_a_dash(words: Iterable[str]) -> str:
    """How to write a list."""
    listed = "   ".join(f"- {word}" for word in words)
    return f"write each on a line of its own, after a dash and a space: {listed}"


def some(words: Iterable[str]) -> str:
    """The first of these words, and a word for the others if there are many."""
    listed = [*islice(words, _SOME + 1)]
    return ", ".join(listed[:_SOME]) + (" and others" if listed[_SOME:] else "")


_SOME = 20


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that somebody may have meant, or nothing."""
    return Meant(known).nearest(word)


class Meant:
    """Words of which one may have been meant: they are made ready when somebody asks."""

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


def called(node: Node) -> str:
    """What a node is, to somebody who has never heard of nodes."""
    if isinstance(node, Sequence):
        return "a list"
    return "a group of keys" if isinstance(node, Mapping) else "a text" if node.value else "nothing yet"


def start_of(node: Node) -> Span:
    """The smallest piece that shows what a node is: its first key, or its first line."""
    if isinstance(node, Mapping) and node.entries:
        return node.entries[0][0].span
    if isinstance(node, Scalar):
        return spot(node) if blank(node) else inside(node)
    span = node.span
    end = span.source.text.find("\n", span.start, span.end)
    end = span.end if end < 0 else end
    return Span(span.source, span.start, max(span.start, end))


def inside(scalar: Scalar) -> Span:
    """A text's place, without its quotes."""
    if scalar.style in ("single", "double"):
        return scalar.at(0, len(scalar.value))
    return scalar.span


def spot(node: Node) -> Span:
    """Where something is missing: the dash or colon that it was to follow, or the empty quotes."""
    source, start, end = node.span
    if end == start and start and not source.text[start - 1].isspace():
        return Span(source, start - 1, start)
    return node.span
