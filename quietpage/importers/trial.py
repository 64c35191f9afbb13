"""What a page would say of somebody who is not on it yet: every problem that a build would have with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quietpage.core.diagnostics import Problem
from quietpage.core.scalar import Scalar
from quietpage.core.source import Source, Span
from quietpage.importers.known import Page
from quietpage.parse.nodes import Mapping, Node, Sequence


def problems_of(page: Page, source: Source) -> list[Problem]:
    """The problems of a file that is not written yet, beside everybody who is on the page."""
    from quietpage.pipeline import compose, survey
    from quietpage.themes import theme_of

    # With drafts: whoever waits for a consent is looked at, too.
    found = survey(page.config, (*page.sources, source), drafts=True)
    problems = [problem for problem in found.problems if _within(problem, source)]
    if problems or found.site is None:
        return problems
    people = tuple(person for person in found.site.people if _is_in(person.name.place, source))
    if not people:
        return []
    site = found.site._replace(people=people)
    theme = theme_of(site, page.folder, [])
    people = tuple(person._replace(portrait=None) for person in people)
    _, more, _ = compose(site._replace(people=people), theme)
    return [problem for problem in more if _within(problem, source)]


def is_for_minors(page: Page) -> bool:
    """Whether the page is about children, so that nothing on it leads to them."""
    from quietpage.pipeline import survey
    from quietpage.themes import theme_of

    site = survey(page.config, page.sources, drafts=True).site
    return site is not None and theme_of(site, page.folder, []).minors


def as_given(
    problems: Iterable[Problem], node: Node | None, given: Iterable[tuple[str, Source]]
) -> Iterator[Problem]:
    """These problems at their places in what was given, not in the file that was made of it.

    `given` are texts of the file, each with the source that it came from and is the whole text of.
    """
    scalars = list(_scalars(node)) if node is not None else []
    homes = [
        (scalar, source) for text, source in given for scalar in scalars if scalar.value.rstrip("\n") == text
    ]
    for problem in problems:
        yield problem._replace(place=_moved(problem.place, homes), also=())


def _moved(place: object, homes: list[tuple[Scalar, Source]]) -> Span:
    assert isinstance(place, Span)
    for scalar, source in homes:
        if scalar.span.start <= place.start <= scalar.span.end:
            start = _value_index(scalar, place.start)
            end = max(start + 1, _value_index(scalar, place.end))
            return Span(source, min(start, len(source.text)), min(end, len(source.text)))
    return place


def _value_index(scalar: Scalar, at: int) -> int:
    """Which sign of a value stands at a place of the source, or behind it."""
    low, high = 0, len(scalar.value)
    while low < high:
        middle = (low + high) // 2
        if scalar.at(middle, middle + 1).end > at:
            high = middle
        else:
            low = middle + 1
    return low


def _scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _scalars(item)
    else:
        assert isinstance(node, Mapping)
        for key, value in node.entries:
            yield key
            yield from _scalars(value)


def _within(problem: Problem, source: Source) -> bool:
    return isinstance(problem.place, Span) and _is_in(problem.place, source)


def _is_in(place: object, source: Source) -> bool:
    return isinstance(place, Span) and place.source == source
