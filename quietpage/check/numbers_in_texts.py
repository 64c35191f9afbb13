"""Numbers in what the writer wrote, told in the writer's own files.

What a template, a style sheet or quietpage itself makes is found by `numbers_on_pages`, on the finished
pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from quietpage.check.results import Written
from quietpage.check.written_texts import may_be_foreign
from quietpage.core.diagnostics import ENOUGH, Problem
from quietpage.core.late_patterns import late_pattern
from quietpage.core.model import Site
from quietpage.core.source import Place, Span
from quietpage.numbers.finder import found_in
from quietpage.numbers.markup_formats import found_in_markdown
from quietpage.numbers.number import Number
from quietpage.typeset.markdown import BETWEEN
from quietpage.typeset.texts import ReadText

_MASK = "·"
_WORD = late_pattern(r"\S+")


def suspicious(spoken: Sequence[tuple[tuple[str, str], ...]], names: frozenset[str]) -> list[list[int]]:
    """The places of those plain texts, each with its language, in which there may be a number; for each group
    of them. It is quick, and says only where a closer look is worth it.
    """
    return [
        [
            place
            for place, (text, language) in enumerate(texts)
            if any(found_in(block, language, names, 1) for block in text.split(BETWEEN))
        ]
        for texts in spoken
    ]


def numbers_written(texts: Iterable[ReadText], names: frozenset[str], site: Site) -> Written:
    """The numbers in these texts of a site; of those of one file, as many as are told."""
    parts: dict[Place, str] | None = None
    problems: list[Problem] = []
    having: set[str] = set()
    of_file: dict[str, int] = {}
    for each in texts:
        text, language, prose, *_ = each
        path = text.place.source.path if isinstance(text.place, Span) else text.place.path
        if of_file.setdefault(path, 0) >= ENOUGH:
            having.add(text.value)  # there may be one in it, and it would not be told
            continue
        find = found_in_markdown if prose is not None else found_in
        told = _told_already(each)
        found = find(text.value, language, names) or _found_as_shown(each, names)
        for number in found[: ENOUGH - of_file[path]]:
            having.add(text.value)
            if any(start < number.end and number.start < end for start, end in told):
                continue
            of_file[path] += 1
            problem = number_problem(number, text.within(number.start, number.end), number.text)
            if parts is None:
                from quietpage.check.number_problems import help_for, parts_of

                parts = parts_of(site)
            problem = problem._replace(help=help_for(number, ReadText(text, language, prose), parts))
            if prose is not None and begins_item(text.value, number):
                problem = problem._replace(help="begin each line of a list with a dash and a space instead")
            problems.append(problem)
    return Written(problems, frozenset(having))


def _found_as_shown(text: ReadText, names: frozenset[str]) -> tuple[Number, ...]:
    """The numbers in a text as a page shows it, where none was found in it as it was written; each at its own
    words, if they stand there, and else at the whole of it.

    The signs that typography puts in place of others part words in another way: `...II` is shown as `…II`.
    """
    written, numbers = text.text.value, []
    for block in text.plain.split(BETWEEN):
        for number in found_in(block, text.language, names):
            at = written.find(number.text)
            begin, end = (at, at + len(number.text)) if at >= 0 else (0, len(written.rstrip()))
            numbers.append(Number(number.text, begin, end, number.kind, number.clue))
    return tuple(numbers)


def _told_already(text: ReadText) -> list[tuple[int, int]]:
    """The stretches of a text that have a problem of another kind: a number in `&#8217;` is none."""
    if not may_be_foreign(text):
        return []
    from quietpage.check.foreign_markup import foreign_markup

    return [(found.start, found.end) for found in foreign_markup(text)]


def masks(texts: Iterable[str]) -> dict[str, str]:
    """These texts with nothing in the places of their words: what is found in a page then, the theme made.

    No word is left, as one that was no number may be one beside what is left of a number.
    """
    return {text: _WORD.sub(_MASK, text) for text in texts}


def number_problem(number: Number, place: Place, said: str) -> Problem:
    """A number, told at a place; `said` is how it stands there."""
    from quietpage.check.number_problems import called

    return Problem(called(number, said), place, number.hint)


def begins_item(markdown: str, number: Number) -> bool:
    """Whether a number is the mark of an item in a list."""
    line = markdown.rfind("\n", 0, number.start) + 1
    begun = re.compile(r"[ \t>*+-]*").match(markdown, line)
    if begun is None or begun.end() < number.start:
        return False
    return re.compile(r"\d+[.)](?:\s|$)").match(markdown, number.start) is not None
