"""Problems as JSON, for editors and other programs: `check --format json`.

The form is said in docs/reference/problems.schema.json; `FORM` is raised if ever it has to change.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from quietpage import __version__
from quietpage.core.diagnostics import Problem
from quietpage.core.named_tuple import NamedTuple
from quietpage.core.problem_text import told_at_once, words
from quietpage.core.source import Place, Span
from quietpage.core.terminal import show

FORM = 1


class Located(NamedTuple):
    """A problem at one of its places, in the words in which it is told."""

    message: str
    help: str
    place: Place

    @property
    def rule(self) -> str:
        """What kind of problem it is, as far as its words tell: a number, or what else is to be mended."""
        return "number" if _ABOUT_NUMBERS in self.message else "page"


_ABOUT_NUMBERS = "a number on a page without numbers"


def located(problems: Iterable[Problem]) -> tuple[list[Located], str]:
    """The problems that are told at once, each at each of its places; and words, if there are more."""
    few, more = told_at_once(problems)
    return [
        Located(*words(problem), place)
        for problem in few
        for place in dict.fromkeys((problem.place, *problem.also))
    ], more


def as_json(problems: Iterable[Problem]) -> str:
    """A document about problems, or about none; valid and ASCII, whatever stands in the files."""
    few, more = located(problems)
    whole = {
        "form": FORM,
        "program": {"name": "quietpage", "version": __version__},
        "problems": [dict(_parts(each)) for each in few],
        "more": bool(more),
    }
    return json.dumps(whole, indent=2)


def _parts(each: Located) -> Iterator[tuple[str, object]]:
    yield "rule", each.rule
    yield "message", each.message
    yield "help", each.help
    if not isinstance(each.place, Span):
        yield "path", path_told(each.place.path)
        return
    yield "path", path_told(each.place.source.path)
    (line, column), (end_line, end_column) = ends(each.place)
    yield "start", {"line": line, "column": column}
    yield "end", {"line": end_line, "column": end_column}


def path_told(path: str) -> str:
    """A path as JSON can have it: as it is, but for bytes that are no text, which are shown as escapes."""
    return show(path) if re.search("[\ud800-\udfff]", path) else path


def ends(place: Span) -> tuple[tuple[int, int], tuple[int, int]]:
    """The lines and columns, from one and in code points, where a place begins, and behind its last sign.

    What is missing at the end of a file has a place behind it.
    """
    source, length = place.source, len(place.source.text)
    start = min(place.start, length)
    return source.line_and_column(start), source.line_and_column(max(start, min(place.end, length)))
