"""What a repair rule is given, and what it gives: a `Failure`, and a `Hint`."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from quietpage.core.named_tuple import NamedTuple
from quietpage.parse.repair.lines import Lines

Patch = tuple[int, int, str]
"""A stretch of the text, as offsets, and what to read in its place."""


class Failure(NamedTuple):
    """Where the YAML parser stopped."""

    lines: Lines
    """The text that was parsed, by lines."""
    offset: int
    """Where the parser stopped, often a line or more behind the mistake."""
    message: str
    """The parser's own words (`problem` of a `MarkedYAMLError`), or nothing."""
    context: int
    """Where the piece begins that it was reading, such as a quoted text (`context_mark`), or `offset`."""


class Hint(NamedTuple):
    """One mistake, in words for the writer, by offsets of the text that was parsed.

    `patches` make the rest readable, so that further mistakes can be found. None: reading ends here. A hint
    that is not `certain` is shown only if no guess was made before it: a wrong one makes mistakes of its own.
    """

    start: int
    end: int
    message: str
    help: str
    patches: Iterable[Patch] | None = None
    certain: bool = True


Rule = Callable[[Failure], Hint | None]
"""Tells one kind of mistake by where the parser stopped, or gives nothing."""
