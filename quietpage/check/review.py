"""What is looked at beside the pages: a theme, texts, files. It may be another process that is asked to.

So what looks is loaded where it is asked, and a module that asks loads none of it.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING

from quietpage.core.diagnostics import ENOUGH, Problem
from quietpage.core.model import File, Theme
from quietpage.core.source import Source, Span, Whole

if TYPE_CHECKING:
    from quietpage.check.census import Met
    from quietpage.check.rules import Names


def first_look(theme: Theme, language: str, names: Names) -> tuple[list[Problem], frozenset[str]]:
    """What is the matter with a theme, and the names that are no numbers."""
    from quietpage.check import census

    return theme_problems(theme, language), census.no_numbers(names)


def theme_problems(theme: Theme, language: str) -> list[Problem]:
    """What is the matter with a theme, whoever is on the page."""
    from quietpage.check import census

    problems = list(census.style_problems(theme, language))
    if not theme.ours:
        from quietpage.check.templates import check_templates
        from quietpage.render.jinja import reader

        for level in (level for level in theme.levels if not level.ours):
            problems.extend(census.strange_in({**level.templates, **level.styles}))
            problems.extend(census.file_problems(level.files, language, frozenset(), theme=True))
        problems.extend(islice(check_templates(theme, reader(theme)), ENOUGH))
    return problems


def suspicious(spoken: list[tuple[tuple[str, str], ...]], names: frozenset[str]) -> list[list[int]]:
    """The places of those of these plain texts in which there may be a number, for each group of them."""
    from quietpage.check import census

    return [census.suspicious(each, names) for each in spoken]


def file_problems(files: tuple[File, ...], language: str, names: frozenset[str]) -> tuple[Problem, ...]:
    """What is the matter with files that are copied as they are."""
    from quietpage.check import census

    return tuple(census.file_problems(files, language, names))


def links_away(files: Iterable[File]) -> Iterator[Problem]:
    """Links out of the pages among files that are copied, for a site about children."""
    from quietpage.check.children import check_links_out
    from quietpage.check.static_files import inspect_files

    for copied in inspect_files(files):
        if copied.source is not None and copied.has_markup and not copied.is_markdown:
            yield from islice(check_links_out(copied.source), ENOUGH)


def met_in_formats(unread: list[tuple[str, str]], language: str, names: frozenset[str]) -> list[Met]:
    """The numbers in texts that other programs read, each with the path of its file."""
    from quietpage.check import census

    return census.met_in_formats(unread, language, names)


def looking_back(html: str, read: Container[str], theme: Theme, name: str) -> Iterator[Problem]:
    """What templates of somebody's own would let look back at a visitor, with the place in the template.

    `html` is a page, or a piece of one, that the template called `name` has drawn; what is in `read` was
    looked at before.
    """
    from quietpage.check import census
    from quietpage.check.children import check_links_out
    from quietpage.check.privacy import check_markup
    from quietpage.markup import APART

    own = [level for level in theme.levels if not level.ours]
    templates = [template for level in own for template in level.templates.values()]
    said: set[str] = set()
    page = Source(name, census.rest_of(html, read, instead=APART))
    leading_away = check_links_out(page) if theme.minors else ()
    for problem in chain(check_markup(page), leading_away):
        piece = problem.place.text if isinstance(problem.place, Span) else ""
        if piece in said:
            continue
        if len(said) == ENOUGH:
            return
        said.add(piece)
        whole = Whole(census.path_of(theme._replace(levels=tuple(own)), name))
        yield problem._replace(place=census.written_in(templates, piece) or whole)
