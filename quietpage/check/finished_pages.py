"""Checks of the finished pages, as a visitor gets them: no numbers; and, of a theme that is not ours, nothing
that looks back, nothing in disguise, and everything on them that a page promises.

What the writer wrote was checked where it was written, and is passed over here.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from quietpage.check.marks import rest_of
from quietpage.check.numbers_on_pages import clean, disguised, page_problems
from quietpage.check.results import Checked, CheckedPage, PageNumber
from quietpage.check.template_origin import TemplateOrigins, path_of, written_in
from quietpage.core.diagnostics import ENOUGH, Problem
from quietpage.core.model import Theme
from quietpage.core.source import Source, Span, Whole
from quietpage.locale import words_for
from quietpage.render.fragments import Article, Draft
from quietpage.render.view_models import PageInput, PersonView, SiteInput

if TYPE_CHECKING:
    from quietpage.check.required import Missing
    from quietpage.render.jinja import Traced

FoundRight = tuple[PageInput, Draft]
"""A page that was found right, and from what it was drawn."""

_MOST_TOLD = 1_000
"""So many problems of pages are sent back from another process before only the first of a page is."""


def check_pages(
    drafts: Sequence[Draft],
    new: Sequence[Article],
    known: Sequence[Article],
    shown: SiteInput,
    theme: Theme,
    names: frozenset[str],
    trace: Callable[[], list[Traced]],
    before: Mapping[str, FoundRight] | None = None,
) -> Checked:
    """Check the pages of a site, of which `drafts` has one for each of its sheets.

    `new` are the articles that were drawn for them, `known` those that were found right before; `names` are
    no numbers. `trace` gives what each expression of the templates prints; it is asked only when there is a
    number, for it renders all pages again. `before` has pages that were found right in the run before, by
    their paths, with the same values around; with it, the bytes of a page of many people are made later.
    """
    right = [article for article in new if _article_is_right(article, shown, theme, names)]
    read_before = _Articles(right, known)
    makers = _Makers(shown, theme, names, trace)
    languages = frozenset() if theme.ours else _languages_on(shown)
    people = _TextsOfEverybody(shown)
    pages: list[CheckedPage] = []
    missing: list[tuple[Missing, PageInput]] = []
    told = 0
    for sheet, draft in zip(shown.sheets, drafts, strict=True):
        everybody = "people" in draft.asked and "people" not in sheet.values
        was_right = before.get(sheet.path) if before and theme.ours else None
        if was_right and _only_articles_are_new(sheet, draft, was_right, read_before):
            pages.append(CheckedPage(b"", everybody, (), draft=draft))
            continue
        read = _TextsOfPage(shown, sheet, people if everybody else None)
        found = [*page_problems(draft, read_before, read, shown.language, names, makers.get)]
        met = tuple([each for each in found if isinstance(each, PageNumber)])
        problems = [each for each in found if not isinstance(each, PageNumber)]
        if not theme.ours:
            from quietpage.markup.tokens import APART

            problems += looking_back(draft.without(read_before, APART), read, theme, draft.template)
            problems += disguised(draft, read, shown.language, languages, names, makers.get)
            if not problems and not met:  # a page with a slip has no places that could be trusted
                from quietpage.check.required import find_missing

                missing += ((each, sheet) for each in find_missing(draft, sheet, people_on(shown, sheet)))
        told += len(problems) + len(met)
        if told > _MOST_TOLD:  # one says of a page as well that something is the matter with it
            problems, met = problems[:1], met[:1]
        if before is not None and len(draft.parts) > 1:
            pages.append(CheckedPage(b"", everybody, tuple(problems), met, draft))
        else:
            pages.append(CheckedPage(draft.content, everybody, tuple(problems), met))
    return Checked(_with_missing(pages, shown, missing, theme) if missing else pages, right)


def looking_back(html: str, read: Container[str], theme: Theme, name: str) -> Iterator[Problem]:
    """What templates of somebody's own would let look back at a visitor, with the place in the template.

    `html` is a page, or a piece of one, that the template called `name` has drawn; what is in `read` was
    looked at before.
    """
    from quietpage.check.pages_about_children import check_links_out
    from quietpage.check.privacy import check_markup
    from quietpage.markup.tokens import APART

    own = [level for level in theme.levels if not level.ours]
    templates = [template for level in own for template in level.templates.values()]
    said: set[str] = set()
    page = Source(name, rest_of(html, read, instead=APART))
    leading_away = check_links_out(page) if theme.minors else ()
    for problem in chain(check_markup(page), leading_away):
        piece = problem.place.text if isinstance(problem.place, Span) else ""
        if piece in said:
            continue
        if len(said) == ENOUGH:
            return
        said.add(piece)
        whole = Whole(path_of(theme._replace(levels=tuple(own)), name))
        yield problem._replace(place=written_in(templates, piece) or whole)


def people_on(shown: SiteInput, sheet: PageInput) -> list[PersonView]:
    """Those who are promised to be on a page."""
    if sheet.page.kind == "index":
        return shown.people
    person, members = sheet.values.get("person"), sheet.values.get("people")
    return [person] if isinstance(person, PersonView) else members if isinstance(members, list) else []


class _Articles:
    """The markup of articles that are right: of thousands that were known, it is seldom asked for any."""

    def __init__(self, right: Sequence[Article], known: Sequence[Article]) -> None:
        self._right, self._articles = {article.html for article in right}, known

    def __contains__(self, html: object) -> bool:
        return html in self._right or html in self._known

    @cached_property
    def _known(self) -> frozenset[object]:
        return frozenset([article.html for article in self._articles])


def _only_articles_are_new(sheet: PageInput, draft: Draft, before: FoundRight, right: Container[str]) -> bool:
    """Whether a page is one that was found right before, but for articles, which are right by themselves."""
    sheet_before, draft_before = before
    if len(draft.parts) != len(draft_before.parts) or sheet.page != sheet_before.page:
        return False
    if not sheet.values.keys().isdisjoint(("person", "own", "style")):  # it has texts of its own beside them
        return False
    for part, was in zip(draft.parts, draft_before.parts, strict=True):
        if part is was:
            continue
        if isinstance(part, str) or isinstance(was, str):
            if part != was:
                return False
        elif part.html not in right:
            return False
    return True


def _article_is_right(article: Article, shown: SiteInput, theme: Theme, names: frozenset[str]) -> bool:
    """Whether an article is right by itself, wherever it comes to stand."""
    if not article.apart:
        return False
    read = set(shown.spoken([article.person]))
    if not clean(article, read, shown.language, names):
        return False
    return theme.ours or not any(looking_back(article.html, read, theme, "article.html"))


class _Makers:
    """What tells which template made a number; made when the first number is met."""

    def __init__(
        self, shown: SiteInput, theme: Theme, names: frozenset[str], trace: Callable[[], list[Traced]]
    ) -> None:
        self._shown, self._theme, self._names, self._trace = shown, theme, names, trace

    def get(self) -> TemplateOrigins:
        return self._made

    @cached_property
    def _made(self) -> TemplateOrigins:
        shown = self._shown
        read = {piece for sheet in shown.sheets for piece in shown.read(sheet)}
        read.update(shown.spoken(shown.people))
        return TemplateOrigins(self._theme, shown.language, self._names, read, self._trace())


def _with_missing(
    pages: list[CheckedPage], shown: SiteInput, missing: list[tuple[Missing, PageInput]], theme: Theme
) -> list[CheckedPage]:
    """The pages with what is the matter where something promised was lost: at the first that it concerns."""
    from quietpage.check.required_problems import missing_problems

    found: dict[str, list[Problem]] = {}
    for path, problem in missing_problems(missing, theme):
        found.setdefault(path, []).append(problem)
    return [
        page._replace(problems=(*page.problems, *found.get(sheet.path, ())))
        for page, sheet in zip(pages, shown.sheets, strict=True)
    ]


def _languages_on(shown: SiteInput) -> frozenset[str]:
    """The languages of a site, in small letters: its own, that of its words, those of its people."""
    of_people = (person.language for person in shown.people)
    languages = (shown.language, words_for(shown.language).language, shown.site.title_lang, *of_people)
    return frozenset(each.lower() for each in languages if each)


class _TextsOfEverybody:
    """The texts of everybody on a site, put together when somebody asks for one."""

    def __init__(self, shown: SiteInput) -> None:
        self._shown = shown

    def __contains__(self, piece: object) -> bool:
        return piece in self._texts

    @cached_property
    def _texts(self) -> frozenset[str]:
        return frozenset(self._shown.spoken(self._shown.people))


class _TextsOfPage:
    """The texts that a page can show and that have been read already: each is looked for when it is met.

    `everybody` are those of all people, if they may be on this page.
    """

    def __init__(self, shown: SiteInput, sheet: PageInput, everybody: _TextsOfEverybody | None) -> None:
        self._own = frozenset(shown.read(sheet))
        self._shown, self._sheet, self._everybody = shown, sheet, everybody

    def __contains__(self, piece: object) -> bool:
        return piece in self._own or piece in (self._everybody or self._members)

    @cached_property
    def _members(self) -> frozenset[str]:
        members = self._sheet.values.get("people")
        return frozenset(self._shown.spoken(members)) if isinstance(members, list) else frozenset()
