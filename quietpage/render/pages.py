"""The pages of a site drawn, looked at as a visitor gets them, and kept for the next time.

A page is drawn again only when something that it is drawn from is another.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from quietpage.cache.memo import Memory
from quietpage.check.review import looking_back
from quietpage.core.diagnostics import Invalid, Problem
from quietpage.core.model import Page, Theme
from quietpage.runtime.executor import Begin

if TYPE_CHECKING:
    from jinja2 import BytecodeCache

    from quietpage.check.census import Makers, Met
    from quietpage.check.required import Missing
    from quietpage.render.fragments import Article
    from quietpage.render.view_models import PersonShown, Sheet, Shown

_MANY = 150
"""So many pages of a shipped theme are worth drawing in two halves."""
_MOST_TOLD = 1_000
"""So much that is the matter with pages is sent back before only the first of a page is."""


class Looked(NamedTuple):
    """A page that was drawn: its bytes, whether its template asked for everybody, what is the matter, and
    the numbers on it.
    """

    content: bytes
    everybody: bool
    problems: tuple[Problem, ...]
    met: tuple[Met, ...] = ()


class Drawn(NamedTuple):
    """Pages in the order of their sheets, new articles that are well, for the next run if there is one, and
    what kept from drawing.
    """

    pages: list[Looked]
    articles: list[Article]
    problems: tuple[Problem, ...] = ()


class _Kept(NamedTuple):
    """What was drawn the last time without a problem, and from what."""

    under: tuple[object, ...]
    people: list[PersonShown]
    pages: dict[str, tuple[Sheet, Looked, Page]]
    articles: dict[tuple[str, str], Article]

    def page(self, sheet: Sheet, same_people: bool) -> Page | None:
        """The page of a sheet, if it would be drawn just so."""
        known = self.pages.get(sheet.path)
        if known is None or (known[1].everybody and not same_people):
            return None
        if known[0] is not sheet and known[0] != sheet:
            return None
        return known[2]


def pages_of(
    shown: Shown,
    theme: Theme,
    names: frozenset[str],
    compiled: Callable[[], BytecodeCache | None] | None,
    begin: Begin,
    memory: Memory,
) -> Callable[[], tuple[list[Page], list[Problem], list[Met]]]:
    """What waits for the pages of a site, for what is the matter with them, and for the numbers on them;
    there are no pages, if a template keeps them from being drawn.

    `names` are no numbers.
    """
    under = (shown._replace(people=[], sheets=[]), theme, names)
    kept = memory.last(_Kept)
    if kept is None or kept.under != under:
        kept = _Kept(under, [], {}, {})
    same_people = kept.people == shown.people
    sheets = [sheet for sheet in shown.sheets if kept.page(sheet, same_people) is None]

    # The index takes as long as a quarter of the others, this process has to load what draws it, and it goes
    # on with other things in the meantime.
    middle = len(sheets) // 5 if len(sheets) >= _MANY and theme.ours else 0
    rest = shown._replace(sheets=sheets[middle:])
    others = begin(draw, rest, theme, names, kept.articles, compiled, memory)

    def wait() -> tuple[list[Page], list[Problem], list[Met]]:
        first = shown._replace(sheets=sheets[:middle])
        parts = [draw(first, theme, names, kept.articles, compiled, memory)] if middle else []
        return _together(shown, sheets, [*parts, others()], kept, memory)

    return wait


def _together(
    shown: Shown, sheets: list[Sheet], parts: list[Drawn], kept: _Kept, memory: Memory
) -> tuple[list[Page], list[Problem], list[Met]]:
    """All pages of a site: those of these sheets, which were drawn in parts, and those that were kept."""
    stopped = [problem for part in parts for problem in part.problems]
    if stopped:
        return [], stopped, []
    looked = [page for part in parts for page in part.pages]
    pages = {**kept.pages}
    for sheet, page in zip(sheets, looked, strict=True):
        pages[sheet.path] = sheet, page, Page(sheet.path, page.content)
    done = [pages[sheet.path][2] for sheet in shown.sheets]
    problems = [problem for page in looked for problem in page.problems]
    met = [each for page in looked for each in page.met]
    if len(pages) > len(done):
        pages = {sheet.path: pages[sheet.path] for sheet in shown.sheets}
    if problems or met:
        pages = {path: page for path, page in pages.items() if not page[1].problems and not page[1].met}
    known = {**kept.articles}
    known.update(
        ((article.person.slug, article.root), article) for part in parts for article in part.articles
    )
    if len(known) > len(shown.people):
        slugs = {person.slug for person in shown.people}
        known = {key: article for key, article in known.items() if key[0] in slugs}
    memory.keep(_Kept(kept.under, shown.people, pages, known))
    return done, problems, met


def draw(
    shown: Shown,
    theme: Theme,
    names: frozenset[str],
    articles: Mapping[tuple[str, str], Article],
    compiled: Callable[[], BytecodeCache | None] | None,
    memory: Memory,
) -> Drawn:
    """The pages of a site's sheets. `articles` were drawn before, each known by its slug and the way up, and
    are used where they are still right.
    """
    from quietpage.check import census
    from quietpage.render import jinja

    drawing = memory.once(
        "drawing",
        theme,
        lambda: jinja.Drawing(theme, shown.language, compiled() if compiled else None),
        shown.language,
    )
    drawing.begin(shown, articles)
    try:
        drafts = [drawing.draft(sheet) for sheet in shown.sheets]

        def said_by(article: Article) -> set[str]:
            return set(shown.spoken([article.person]))

        new = [
            article
            for article in drawing.new
            if article.apart
            and census.clean(article, said_by(article), shown.language, names)
            and (theme.ours or not any(looking_back(article.html, said_by(article), theme, "article.html")))
        ]
        apart = {article.html for article in (*articles.values(), *new)}

        makers_of_numbers: list[Makers] = []

        def makers() -> Makers:
            if not makers_of_numbers:
                read = {piece for sheet in shown.sheets for piece in shown.read(sheet)}
                read.update(shown.spoken(shown.people))
                traced = _traced(shown, theme)
                makers_of_numbers.append(census.Makers(theme, shown.language, names, read, traced))
            return makers_of_numbers[0]

        pages, told = [], 0
        lost: list[tuple[Missing, Sheet]] = []
        spoken_on = _spoken_on(shown)
        of_all = _Everybody(shown)
        for sheet, draft in zip(shown.sheets, drafts, strict=True):
            everybody = "people" in draft.asked and "people" not in sheet.values
            read = _Read(shown, sheet, of_all if everybody else None)
            found = [*census.page_problems(draft, apart, read, shown.language, names, makers)]
            met = tuple([each for each in found if isinstance(each, census.Met)])
            problems = [each for each in found if not isinstance(each, census.Met)]
            if not theme.ours:
                from quietpage.markup import APART

                problems += looking_back(draft.without(apart, APART), read, theme, draft.template)
                problems += census.disguised(draft, read, shown.language, spoken_on, names, makers)
                if not problems and not met:  # a page with a slip has no places that could be trusted
                    from quietpage.check.required import find_missing

                    lost += ((each, sheet) for each in find_missing(draft, sheet, _people_on(shown, sheet)))
            told += len(problems) + len(met)
            if told > _MOST_TOLD:  # one says of a page as well that something is the matter with it
                problems, met = problems[:1], met[:1]
            pages.append(Looked(draft.content, everybody, tuple(problems), met))
        if lost:
            pages = _with_lost(pages, shown, lost, theme)
    except Invalid as invalid:
        return Drawn([], [], invalid.problems)
    return Drawn(pages, new if memory.lasts else [])


def _people_on(shown: Shown, sheet: Sheet) -> list[PersonShown]:
    """Those who are promised to be on a page."""
    from quietpage.render.view_models import PersonShown

    if sheet.page.kind == "index":
        return shown.people
    person, members = sheet.values.get("person"), sheet.values.get("people")
    return [person] if isinstance(person, PersonShown) else members if isinstance(members, list) else []


def _with_lost(
    pages: list[Looked], shown: Shown, lost: list[tuple[Missing, Sheet]], theme: Theme
) -> list[Looked]:
    """The pages with what is the matter where something promised was lost: at the first that it concerns."""
    from quietpage.check.required_problems import missing_problems

    found: dict[str, list[Problem]] = {}
    for path, problem in missing_problems(lost, theme):
        found.setdefault(path, []).append(problem)
    return [
        page._replace(problems=(*page.problems, *found.get(sheet.path, ())))
        for page, sheet in zip(pages, shown.sheets, strict=True)
    ]


def _spoken_on(shown: Shown) -> frozenset[str]:
    """The languages of a site, in small letters: its own, that of its words, those of its people."""
    from quietpage.locale import words_for

    of_people = (person.language for person in shown.people)
    spoken = (shown.language, words_for(shown.language).language, shown.site.title_lang, *of_people)
    return frozenset(each.lower() for each in spoken if each)


def _traced(shown: Shown, theme: Theme) -> list[tuple[str, int, str]]:
    """What every expression prints on the pages, each with its template and line."""
    from quietpage.render import jinja

    traced: list[tuple[str, int, str]] = []
    drawing = jinja.Drawing(theme, shown.language, traced=traced)
    drawing.begin(shown)
    for sheet in shown.sheets:
        drawing.draft(sheet)
    return traced


class _Everybody:
    """The texts of everybody on a site, put together when somebody asks for one."""

    def __init__(self, shown: Shown) -> None:
        self._shown = shown

    def __contains__(self, piece: object) -> bool:
        return piece in self._spoken

    @cached_property
    def _spoken(self) -> frozenset[str]:
        return frozenset(self._shown.spoken(self._shown.people))


class _Read:
    """The texts that a page can show and that have been read already: each is looked for when it is met.

    `everybody` are those of all people, if they may be on this page.
    """

    def __init__(self, shown: Shown, sheet: Sheet, everybody: _Everybody | None) -> None:
        self._own = frozenset(shown.read(sheet))
        self._shown, self._sheet, self._everybody = shown, sheet, everybody

    def __contains__(self, piece: object) -> bool:
        return piece in self._own or piece in (self._everybody or self._members)

    @cached_property
    def _members(self) -> frozenset[str]:
        members = self._sheet.values.get("people")
        return frozenset(self._shown.spoken(members)) if isinstance(members, list) else frozenset()


def style_of(theme: Theme, *, fonts: bool = True) -> str:
    """A theme's style sheet: its colours, then those of its folders, farthest first, a nearer one in place of
    its namesake.
    """
    styles: dict[str, str] = {}
    for level in reversed(theme.levels):
        for name, style in sorted(level.styles.items()):
            if fonts or name != "fonts.css":
                styles[name] = style.text
    # Each on lines of its own: what one ends with and the next begins with is to be no word, and no comment.
    return _colours(theme) + "".join(text if text.endswith("\n") else f"{text}\n" for text in styles.values())


def _colours(theme: Theme) -> str:
    """A theme's colours as CSS properties, in the farthest layer: any sheet of a theme can change them."""
    if not theme.palette:
        return ""
    light = " ".join(f"--{shade.name}: {shade.light};" for shade in theme.palette)
    dark = " ".join(f"--{shade.name}: {shade.dark};" for shade in theme.palette)
    return (
        f"@layer skeleton {{\n  :root {{ {light} }}\n"
        f"  @media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n}}\n"
    )
