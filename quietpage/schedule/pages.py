"""Pages rendered and checked: in the worker, in the sandbox, or not at all, where they are as they were."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from quietpage import render
from quietpage.core.diagnostics import Problem
from quietpage.core.model import Page, Theme
from quietpage.core.named_tuple import NamedTuple
from quietpage.runtime.executor import Future, Later
from quietpage.schedule import worker_tasks
from quietpage.schedule.worker_tasks import Part

if TYPE_CHECKING:
    from quietpage.check.results import CheckedPage, PageNumber
    from quietpage.render.fragments import Article
    from quietpage.render.pages import Articles
    from quietpage.render.view_models import PageInput, PersonView, SiteInput
    from quietpage.schedule.run import Run

FEW = 50
"""Of so many people, texts and pages are checked here while the worker compiles templates and renders: to
load what checks them takes as long as that. Of more, rendering takes longer, and checks follow it there."""

_MANY = 150
"""So many pages of a shipped theme are worth rendering in two halves."""


class FinishedPages(NamedTuple):
    """The finished pages, their problems, and the numbers on them; no pages, if templates kept from it."""

    pages: list[Page]
    problems: list[Problem]
    met: list[PageNumber]


class _Kept(NamedTuple):
    """The pages of the run before that had no problem, and what they were rendered from."""

    under: tuple[object, ...]
    people: list[PersonView]
    pages: dict[str, tuple[PageInput, CheckedPage, Page]]
    articles: dict[tuple[str, str], Article]

    def page(self, sheet: PageInput, same_people: bool) -> Page | None:
        """The page of a sheet, if it would be rendered just so."""
        known = self.pages.get(sheet.path)
        if known is None or (known[1].everybody and not same_people):
            return None
        if known[0] is not sheet and known[0] != sheet:
            return None
        return known[2]


def render_site(run: Run, shown: SiteInput, theme: Theme, names: frozenset[str]) -> Future[FinishedPages]:
    """Render the pages and check them, in the worker; of many pages, the first are rendered here, and of few,
    all are checked here.

    A page is kept as long as all that it is rendered from is the same. With templates of somebody's own,
    rendering is done in the sandbox, and checking here.
    """
    bare = run.without_files(theme)
    under = (shown._replace(people=[], sheets=[]), bare, names)
    kept = run.memo.last(_Kept)
    if kept is None or kept.under != under:
        kept = _Kept(under, [], {}, {})
    same_people = kept.people == shown.people
    sheets = [sheet for sheet in shown.sheets if kept.page(sheet, same_people) is None]
    middle, others, rendered = 0, None, None
    if theme.ours and run.executor.elsewhere and len(shown.people) <= FEW:
        sent = shown._replace(sheets=sheets)
        rendered = run.executor.submit(worker_tasks.render_only, sent, bare, kept.articles)
    elif theme.ours and run.executor.elsewhere:
        # The index takes as long as a quarter of the others, this process has to load what renders it,
        # and it goes on with other things in the meantime.
        middle = len(sheets) // 5 if len(sheets) >= _MANY else 0
        others = run.executor.submit(
            worker_tasks.render_and_check,
            shown._replace(sheets=sheets[middle:]),
            bare,
            names,
            kept.articles,
            run.memo.lasts,
        )

    def finish() -> FinishedPages:
        if rendered is not None:
            site = shown._replace(sheets=sheets)
            parts = [worker_tasks.checked(rendered.result(), site, theme, names, kept.articles)]
        elif others is None and theme.ours:
            parts = [_render_here(run, shown._replace(sheets=sheets), bare, names, kept.articles)]
        elif others is None:
            parts = [_render_in_sandbox(run, shown._replace(sheets=sheets), bare, names, kept.articles)]
        else:
            first = shown._replace(sheets=sheets[:middle])
            parts = [_render_here(run, first, bare, names, kept.articles)] if middle else []
            parts.append(others.result())
        return _put_together(run, shown, sheets, parts, kept)

    return Later(finish)


def _render_here(run: Run, site: SiteInput, theme: Theme, names: frozenset[str], articles: Articles) -> Part:
    make = partial(worker_tasks.renderer, theme, site.language)
    renderer = run.memo.once("renderer", theme, make, site.language)
    return worker_tasks.checked(render.render_pages(renderer, site, articles), site, theme, names, articles)


def _render_in_sandbox(
    run: Run, site: SiteInput, theme: Theme, names: frozenset[str], articles: Articles
) -> Part:
    sandbox = run.sandbox(theme)
    rendered = sandbox.run(worker_tasks.render_only, site, theme, articles)
    trace = partial(sandbox.run, render.trace_pages, theme, site)
    return worker_tasks.checked(rendered, site, theme, names, articles, trace)


def _put_together(
    run: Run, shown: SiteInput, sheets: list[PageInput], parts: list[Part], kept: _Kept
) -> FinishedPages:
    """All pages of a site: those of these sheets, rendered in parts, and those that were kept."""
    stopped = [problem for part in parts for problem in part.problems]
    if stopped:
        return FinishedPages([], stopped, [])
    checked = [page for part in parts for page in part.checked.pages]
    pages = {**kept.pages}
    for sheet, page in zip(sheets, checked, strict=True):
        pages[sheet.path] = sheet, page, Page(sheet.path, page.content)
    done = [pages[sheet.path][2] for sheet in shown.sheets]
    problems = [problem for page in checked for problem in page.problems]
    met = [each for page in checked for each in page.met]
    if len(pages) > len(done):
        pages = {sheet.path: pages[sheet.path] for sheet in shown.sheets}
    if problems or met:
        pages = {path: page for path, page in pages.items() if not page[1].problems and not page[1].met}
    articles = {**kept.articles}
    new = (article for part in parts for article in part.checked.articles)
    articles.update(((article.person.slug, article.root), article) for article in new)
    if len(articles) > len(shown.people):
        slugs = {person.slug for person in shown.people}
        articles = {key: article for key, article in articles.items() if key[0] in slugs}
    run.memo.keep(_Kept(kept.under, shown.people, pages, articles))
    return FinishedPages(done, problems, met)
