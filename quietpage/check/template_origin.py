"""Where in a theme's templates something on a page came from: a number, or a piece of markup.

A number that stands in a template is found by its text. One that an expression printed is found in the trace
of what all expressions print; one that came together from several parts, by what stands beside it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable, Sequence
from functools import cache
from itertools import groupby
from operator import itemgetter

from quietpage.check.marks import rest_of
from quietpage.core.model import Template, Theme, source_of
from quietpage.core.source import Place, Source, Span, Whole
from quietpage.numbers.markup_formats import found_in_html
from quietpage.numbers.number import Number
from quietpage.render.fragments import Draft

_SHORTEST = 4
"""How many signs of a piece of a page tell where it was written."""


class TemplateOrigins:
    """Which template, and which part of it, made a number on a page."""

    def __init__(
        self,
        theme: Theme,
        language: str,
        names: frozenset[str],
        read: Container[str],
        traced: Iterable[tuple[str, int, str]],
    ) -> None:
        self._theme = theme
        self._farthest = {template.path for template in theme.levels[-1].templates.values()}
        self._ours = {
            template.path for level in theme.levels if level.ours for template in level.templates.values()
        }
        self._known: dict[str, list[Span]] = {}
        self._literal: dict[str, list[Span]] = {}
        sources: dict[str, Source] = {}
        for level in theme.levels:
            for template in level.templates.values():
                source = sources[template.path] = source_of(template)
                for number in found_in_html(template.text, language, names):
                    self._literal.setdefault(number.text, []).append(Span(source, number.start, number.end))
        self._printed: dict[str, dict[Span, None]] = {}
        self._joined: dict[str, dict[Span, None]] = {}

        @cache
        def expression(path: str, line: int) -> Span:
            return _expression(sources[path], line)

        def note(path: str, line: int, said: str, where: dict[str, dict[Span, None]]) -> None:
            for number in found_in_html(rest_of(said, read), language, names):
                where.setdefault(number.text, {})[expression(path, line)] = None

        printed = [each for each in traced if each[0] in sources]
        for path, line, value in dict.fromkeys(printed):
            note(path, line, value, self._printed)
        # A number may be put together by several expressions of a line.
        lines = groupby(printed, key=itemgetter(0, 1))
        joined = [(path, line, "".join([value for _, _, value in each])) for (path, line), each in lines]
        for path, line, value in dict.fromkeys(joined):
            note(path, line, value, self._joined)

    def of(self, number: Number, page: Draft, text: str) -> Sequence[Place]:
        """The places of what made a number. `text` is the page's markup, in which it was found."""
        return self.printing(number.text) or [self.about(number, page, text)]

    def printing(self, number: str) -> list[Span]:
        """The places that say or print a number, written so; none, if it came together in other ways."""
        known = self._known.get(number)
        if known is None:
            found = [*self._literal.get(number, ()), *self._printed.get(number, ())]
            found = found or [*self._joined.get(number, ())]
            # What all themes stand on only passes on what a nearer template has made.
            near = [place for place in found if place.source.path not in self._farthest]
            known = self._known[number] = near or found
        return known

    def about(self, number: Number, page: Draft, text: str) -> Place:
        """The place of what made a number of which nothing says all. `text` is the page's markup, in which it
        was found.
        """
        templates = [each for level in self._theme.levels[:-1] for each in level.templates.values()]
        return _written_about(templates, text, number) or Whole(path_of(self._theme, page.template))

    def know(self, number: Number) -> bool:
        """Whether what made a number is found by the number alone, wherever it stands."""
        return bool(self.printing(number.text))

    def is_literal(self, number: Number) -> bool:
        """Whether a number stands in a template as it stands on the page."""
        return number.text in self._literal

    def are_ours(self, place: Place) -> bool:
        """Whether a place is in a template of quietpage's own."""
        return (place.source.path if isinstance(place, Span) else place.path) in self._ours


def path_of(theme: Theme, name: str) -> str:
    """Where the template of a name is that draws it; where the nearest other one is, if there is none."""
    templates = [level.templates for level in theme.levels if level.templates]
    for each in templates:
        if name in each:
            return each[name].path
    return next(iter(templates[0].values())).path if templates else name


def written_in(templates: Iterable[Template], piece: str) -> Span | None:
    """Where in templates a piece of a page was written; if an expression is in it, its beginning."""
    best: tuple[int, Template] | None = None
    for template in templates:
        if piece in template.text:
            best = len(piece), template
            break
        length = _longest(piece, [template])
        if length > (best[0] if best else _SHORTEST):
            best = length, template
    if best is None:
        return None
    length, template = best
    at = template.text.index(piece[:length])
    return Span(source_of(template), at, at + length)


def _longest(piece: str, templates: Sequence[Template], *, end: bool = False) -> int:
    """How much of the beginning of a piece, or of its end, stands in one of these templates."""

    def lacking(length: int) -> bool:
        return _first(templates, piece[-length:] if end else piece[:length]) is None

    return bisect_left(range(1, len(piece) + 1), True, key=lacking)


def _written_about(templates: Sequence[Template], text: str, number: Number) -> Span | None:
    """Where in templates a part of a number was written, of which the rest came from elsewhere: the largest
    part that stands there beside the same signs as on the page.
    """
    start, end = number.start, number.end
    beginning, ending = text[max(0, start - 1) : end], text[start : end + 1]
    first = _longest(beginning, templates) if start else 0
    last = _longest(ending, templates, end=True) if end < len(text) else 0
    if max(first, last) < 2:
        return None
    before = 1 if first >= last else 0
    piece = beginning[:first] if before else ending[-last:]
    template = _first(templates, piece)
    assert template
    at = template.text.index(piece) + before
    return Span(source_of(template), at, at + len(piece) - 1)


def _first(templates: Iterable[Template], piece: str) -> Template | None:
    return next((template for template in templates if piece in template.text), None)


def _expression(source: Source, line: int) -> Span:
    """The expression on a line of a template, or all of the line."""
    text = source.line(line)
    begin = source.begin(line)
    start = text.find("{{")
    end = text.find("}}", start + 2) + 2 if start >= 0 else 0
    if end < 2:
        start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    return Span(source, begin + start, begin + max(end, start + 1))
