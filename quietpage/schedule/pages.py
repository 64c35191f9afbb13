"""Pages rendered and checked: in the worker, in the sandbox, or not at all, where they are as they were."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from quietpage import render
from quietpage.core.diagnostics import Problem
from quietpage.core.fingerprint import fingerprint
from quietpage.core.model import Page, Theme
from quietpage.core.named_tuple import NamedTuple
from quietpage.export.later_page import LaterPage
from quietpage.render.fragments import known_article
from quietpage.render.view_models import PersonView
from quietpage.runtime.executor import Future, Later
from quietpage.schedule import worker_tasks
from quietpage.schedule.records import DrawnArticle
from quietpage.schedule.worker_tasks import Part

if TYPE_CHECKING:
    from quietpage.check.results import CheckedPage, PageNumber
    from quietpage.render.fragments import Article, Draft
    from quietpage.render.pages import Articles
    from quietpage.render.view_models import PageInput, SiteInput
    from quietpage.schedule.run import Run

_SENT = 3000
"""So many more articles than pages to render are worth sending to the worker."""

FEW = 50
"""Of so many people, texts and pages are checked here while the worker compiles templates and renders: to
load what checks them takes as long as that. Of more, rendering takes longer, and checks follow it there."""

_OF_NOBODY = ("lost", "page")
"""The kinds of pages that show nobody."""

_ONE_BY_ONE = 3
"""So many pages that were to be made later are made one by one."""

_MANY = 150
"""So many pages of a shipped theme are worth rendering in two halves."""


class FinishedPages(NamedTuple):
    """The finished pages, their problems, and the numbers on them; no pages, if templates kept from it.

    `for_everybody` are the sheets of those new ones whose templates asked for everybody on the site.
    """

    pages: list[Page]
    problems: list[Problem]
    met: list[PageNumber]
    for_everybody: tuple[PageInput, ...] = ()


class _Kept(NamedTuple):
    """The pages of the run before that had no problem, and what they were rendered from."""

    under: tuple[object, ...]
    people: list[PersonView]
    pages: dict[str, tuple[PageInput, CheckedPage, Page]]
    articles: dict[tuple[str, str], Article]

    def drafts(self, sheets: list[PageInput]) -> dict[str, tuple[PageInput, Draft]]:
        """Those of these pages that are of many people, as they were drawn."""
        of_many = ((sheet.path, *known) for sheet in sheets if (known := self.pages.get(sheet.path)))
        return {path: (sheet, page.draft) for path, sheet, page, _ in of_many if page.draft is not None}

    def has_very(self, sheet: PageInput) -> bool:
        """Whether this very sheet has a page that shows what is on the sheet, and nothing else."""
        known = self.pages.get(sheet.path)
        return known is not None and known[0] is sheet and not known[1].everybody

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
    under = (shown._replace(people=[], sheets=[], marks={}, on_ways={}), bare, names)
    kept = run.store.last(_Kept)
    if kept is None or kept.under != under:
        kept = _Kept(under, [], {}, {})
    packed = _Packed(run, shown, under)
    kept.articles.update(packed.articles())
    same_people = kept.people == shown.people
    # Most sheets of a preview are the very same, and a look tells.
    others = [sheet for sheet in shown.sheets if not kept.has_very(sheet)]
    sheets = [
        sheet for sheet in others if not packed.has_page(sheet) and kept.page(sheet, same_people) is None
    ]
    asked = shown._replace(sheets=sheets, marks={}, on_ways={})
    middle, in_worker, rendered = 0, None, None
    beside = theme.ours and run.executor.elsewhere
    if beside and len(shown.people) <= FEW:
        rendered = run.executor.submit(worker_tasks.render_only, asked, bare, kept.articles)
    elif beside and len(kept.articles) <= _SENT + len(sheets):
        # The index takes as long as a quarter of the others, this process has to load what renders it,
        # and it goes on with other things in the meantime.
        middle = len(sheets) // 5 if len(sheets) >= _MANY else 0
        in_worker = run.executor.submit(
            worker_tasks.render_and_check,
            worker_tasks.without_known(asked._replace(sheets=sheets[middle:]), kept.articles),
            bare,
            names,
            worker_tasks.to_send(kept.articles, asked.people),
            run.store.lasts or run.store.pack is not None,
        )

    def finish() -> FinishedPages:
        if rendered is not None:
            parts = [worker_tasks.checked(rendered.result(), asked, theme, names, kept.articles)]
        elif in_worker is None and theme.ours:
            parts = [_render_here(run, asked, bare, names, kept)]
        elif in_worker is None:
            parts = [_render_in_sandbox(run, asked, bare, names, kept.articles)]
        else:
            first = asked._replace(sheets=sheets[:middle])
            parts = [_render_here(run, first, bare, names, kept)] if middle else []
            parts.append(in_worker.result())
        done = _put_together(run, shown, sheets, parts, kept, packed)
        packed.learn(parts, done)
        return done

    def render_again(sheets: list[PageInput]) -> list[bytes]:
        part = _render_here(run, asked._replace(sheets=sheets), bare, names, kept)
        return [page.content for page in part.checked.pages]

    packed.render = render_again
    return Later(finish)


class _Packed:
    """What the store knows from earlier processes of pages: by all that each is rendered from.

    It knows of pages of shipped themes alone that they are right, and makes their bytes if they are needed.
    """

    def __init__(self, run: Run, shown: SiteInput, under: tuple[SiteInput, Theme, frozenset[str]]) -> None:
        self._store, self._shown, self._under = run.store, shown, under
        self._marks = shown.marks if run.store.pack is not None else {}
        self._name = fingerprint(under) if self._marks else ""
        self._of_sheets = {sheet.path: self._mark_of(sheet) for sheet in shown.sheets} if self._marks else {}
        self._keys = [mark for mark in self._of_sheets.values() if mark]
        self._new = {*(self._keys[place] for place in run.store.missing("page", self._keys, self._name))}
        self.render: Callable[[list[PageInput]], list[bytes]] = _not_rendered
        self._later: dict[str, PageInput] = {}
        self._made: dict[str, bytes] = {}

    def articles(self) -> dict[tuple[str, str], Article]:
        """The articles of the index that were found right."""
        found: dict[tuple[str, str], Article] = {}
        if not self._marks:
            return found
        keys = [self._marks.get(person.slug, "") for person in self._shown.people]
        new = {*self._store.missing("article", keys, self._name)}
        drawn = self._store.each("article", keys, _not_drawn, self._name)
        for place, person in enumerate(self._shown.people):
            if place not in new:
                html, apart = drawn[place]
                found[person.slug, ""] = known_article(person, "", html, apart)
        return found

    def has_page(self, sheet: PageInput) -> bool:
        """Whether a page was found right by an earlier process."""
        mark = self._mark(sheet)
        return bool(mark) and mark not in self._new

    def page(self, sheet: PageInput) -> Page:
        """Such a page."""
        self._later[sheet.path] = sheet
        return LaterPage.of(sheet.path, self.name_of(sheet), partial(self._content, sheet.path))

    def _content(self, path: str) -> bytes:
        """The bytes of such a page. After a few that somebody took away, all are needed, and made at once."""
        if path not in self._made:
            paths = [path] if len(self._made) < _ONE_BY_ONE else [*self._later]
            self._made.update(zip(paths, self.render([self._later[each] for each in paths]), strict=True))
        return self._made[path]

    def name_of(self, sheet: PageInput) -> str:
        """A short name for all that a page is made of; none for the index, which is always made anew."""
        mark = self._mark(sheet)
        return mark and f"{mark} {self._name}"

    def learn(self, parts: list[Part], done: FinishedPages) -> None:
        """Let the store know what was found right."""
        if not self._marks or done.problems or done.met:
            return
        marks = self._marks
        drawn: dict[str, object] = {}
        for part in parts:
            here = part.checked.articles
            drawn.update(
                (marks.get(each.person.slug, ""), DrawnArticle(each.html, each.apart))
                for each in here
                if not each.root
            )
            drawn.update(
                (marks.get(slug, ""), DrawnArticle(html, apart))
                for slug, root, html, apart in part.sent
                if not root
            )
        self._store.fill("article", drawn, self._name)
        if self._under[1].ours:
            everybody = {sheet.path for sheet in done.for_everybody}
            right = (self._mark(sheet) for sheet in self._shown.sheets if sheet.path not in everybody)
            self._store.fill("page", {mark: True for mark in right if mark}, self._name)
            self._store.each("page", self._keys, _not_drawn, self._name)

    def _mark(self, sheet: PageInput) -> str:
        return self._of_sheets.get(sheet.path, "")

    def _mark_of(self, sheet: PageInput) -> str:
        person, people = sheet.values.get("person"), sheet.values.get("people")
        if isinstance(person, PersonView):
            return self._marks.get(person.slug, "")
        if isinstance(people, list):  # the page of a way
            # More of somebody may change than such a page shows; but that for children shows whole articles.
            of_each = self._shown.on_ways or self._marks
            marks = [of_each.get(each.slug, "") for each in people]
            return fingerprint(sheet.path, sheet.page, sheet.values.get("way"), marks) if all(marks) else ""
        # That for what is not there shows nobody, nor does one of the author's own.
        return fingerprint(sheet.path, sheet.page, sheet.values) if sheet.page.kind in _OF_NOBODY else ""


def _not_drawn(place: int) -> DrawnArticle:
    raise LookupError(place)  # only what is known is asked for


def _not_rendered(sheets: list[PageInput]) -> list[bytes]:
    raise LookupError(sheets)


def _render_here(run: Run, site: SiteInput, theme: Theme, names: frozenset[str], kept: _Kept) -> Part:
    make = partial(worker_tasks.renderer, theme, site.language)
    renderer = run.store.once("renderer", make, theme, site.language)
    articles = kept.articles
    if not run.store.lasts:
        rendered = render.render_pages(renderer, site, articles)
        return worker_tasks.to_send_back(worker_tasks.checked(rendered, site, theme, names, articles))
    rendered = render.render_pages(renderer, site, articles, of_ways=theme.ours)
    return worker_tasks.checked(rendered, site, theme, names, articles, before=kept.drafts(site.sheets))


def _render_in_sandbox(
    run: Run, site: SiteInput, theme: Theme, names: frozenset[str], articles: Articles
) -> Part:
    sandbox = run.sandbox(theme)
    rendered = sandbox.run(worker_tasks.render_only, site, theme, articles)
    trace = partial(sandbox.run, render.trace_pages, theme, site)
    return worker_tasks.checked(rendered, site, theme, names, articles, trace)


def _page(sheet: PageInput, checked: CheckedPage, made_of: str) -> Page:
    draft = checked.draft
    if draft is None:
        return Page(sheet.path, checked.content, made_of)
    return LaterPage.of(sheet.path, made_of, lambda: draft.content)


def _put_together(
    run: Run,
    shown: SiteInput,
    sheets: list[PageInput],
    parts: list[Part],
    kept: _Kept,
    packed: _Packed,
) -> FinishedPages:
    """All pages of a site: those of these sheets, rendered in parts, and those that were kept."""
    stopped = [problem for part in parts for problem in part.problems]
    if stopped:
        return FinishedPages([], stopped, [])
    checked = [page for part in parts for page in part.checked.pages]
    pages = {**kept.pages}
    for sheet, page in zip(sheets, checked, strict=True):
        # What is said of others on it is a part of no mark.
        name = "" if page.everybody else packed.name_of(sheet)
        pages[sheet.path] = sheet, page, _page(sheet, page, name)
    done = [pages[sheet.path][2] if sheet.path in pages else packed.page(sheet) for sheet in shown.sheets]
    problems = [problem for page in checked for problem in page.problems]
    met = [each for page in checked for each in page.met]
    if len(pages) > len(done):
        pages = {sheet.path: pages[sheet.path] for sheet in shown.sheets if sheet.path in pages}
    if problems or met:
        pages = {path: page for path, page in pages.items() if not page[1].problems and not page[1].met}
    if run.store.lasts:
        articles = {**kept.articles}
        for part in parts:
            new = part.checked.articles
            articles.update(((article.person.slug, article.root), article) for article in new)
            articles.update(worker_tasks.received(part.sent, shown.people))
        if len(articles) > len(kept.articles) > len(shown.people):
            slugs = {person.slug for person in shown.people}
            articles = {key: article for key, article in articles.items() if key[0] in slugs}
        run.store.keep(_Kept(kept.under, shown.people, pages, articles))
    everybody = (sheet for sheet, page in zip(sheets, checked, strict=True) if page.everybody)
    return FinishedPages(done, problems, met, tuple(everybody))
