"""Checks of a theme, whoever is on the page: its style sheets, its templates, and the files beside them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import accumulate, islice

from quietpage.check.numbers_in_texts import number_problem
from quietpage.core.diagnostics import ENOUGH, Problem
from quietpage.core.model import Template, Theme
from quietpage.core.source import Source, Span
from quietpage.core.unicode import strange_signs, told_once
from quietpage.numbers.markup_formats import found_in_css

_MOST_STRANGE = 400
"""So many strange signs of one template are looked for."""


def check_theme(theme: Theme, language: str) -> list[Problem]:
    """Problems of a theme's style sheets; of one that is not ours also of its templates and its files, as far
    as they can be seen without rendering. `language` is the page's.
    """
    problems = list(style_problems(theme, language))
    if not theme.ours:
        from quietpage.check.copied_files import file_problems

        for level in (level for level in theme.levels if not level.ours):
            problems.extend(strange_in({**level.templates, **level.styles}))
            problems.extend(file_problems(level.files, language, frozenset(), theme=True))
    return problems


def style_problems(theme: Theme, language: str) -> Iterator[Problem]:
    """Every number that the style sheets would draw, and everything they would ask of another host."""
    sheets: list[Source] = []
    for level in theme.levels:
        for style in level.styles.values():
            sheets.append(Source(style.path, style.text))
            if not level.ours:
                from quietpage.check.style_sheets import check_slips, check_style_sheet

                yield from check_slips(sheets[-1])
                yield from islice(check_style_sheet(sheets[-1]), ENOUGH)
    # What one of them names may be shown by another.
    together = "\n".join(sheet.text for sheet in sheets)
    found = {
        (number.start, number.end): number
        for spoken in ("en", language)
        for number in found_in_css(together, spoken, template=False)
    }
    begins = [0, *accumulate(len(sheet.text) + 1 for sheet in sheets)]
    told: dict[str, int] = {}
    for (start, end), number in sorted(found.items()):
        place = bisect_right(begins, start) - 1
        sheet = sheets[place]
        told[sheet.path] = told.get(sheet.path, 0) + 1
        if told[sheet.path] <= ENOUGH:
            span = Span(sheet, start - begins[place], end - begins[place])
            yield number_problem(number, span, number.text)


def strange_in(templates: Mapping[str, Template]) -> Iterator[Problem]:
    """Signs in a template that steer what is shown instead of being shown."""
    for template in templates.values():
        source = Source(template.path, template.text)
        for each in told_once(islice(strange_signs(template.text), _MOST_STRANGE)):
            also = tuple(Span(source, *other) for other in each.also)
            yield Problem(
                f"there is {each.words} here", Span(source, each.start, each.end), "take it out", also
            )
