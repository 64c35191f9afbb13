"""The whole middle as two functions: what a site is and asks for, and the pages it makes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple, ParamSpec, Protocol, TypeVar

from quietpage.model import File, Page, Site, Text, Theme
from quietpage.problem import Invalid, Problem, in_order
from quietpage.prose import Prose
from quietpage.schema import site_of
from quietpage.source import Source, Span, Whole
from quietpage.tree import Node, parse

if TYPE_CHECKING:
    from jinja2 import BytecodeCache

    from quietpage.views import Draft, Shown


P = ParamSpec("P")
T = TypeVar("T")

_MANY = 120
"""So many texts are worth sharing between two processes."""


class Begin(Protocol):
    """Starts a piece of work, and gives what waits for it."""

    def __call__(self, work: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> Callable[[], T]: ...


def at_once(work: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> Callable[[], T]:
    """Does a piece of work here and now."""
    done = work(*arguments, **named)
    return lambda: done


class Survey(NamedTuple):
    """A site as it was written, and what is the matter with it so far.

    `site` is missing when too little of it can be read. `portraits` are the pictures it asks for.
    """

    site: Site | None
    problems: tuple[Problem, ...]
    portraits: tuple[Text, ...] = ()


def survey(
    config: Source,
    people: Iterable[Source],
    *,
    base_url: str = "",
    drafts: bool = False,
    unread: bool = False,
) -> Survey:
    """Read a site from its sources. `unread` says that some of its files could not be opened."""
    problems: list[Problem] = []

    def node_of(source: Source) -> Node | None:
        nonlocal unread
        node, found = parse(source)
        problems.extend(found)
        if node is None and found:
            unread = True
        return node

    root = node_of(config)
    files = [
        (source, node)
        for source in people
        for node in (node_of(source),)
        if node is not None or not unread or not source.text.strip()
    ]
    site, found = site_of((config, root), files, Whole(config.path), unread)
    problems.extend(found)
    if site is None:
        return Survey(None, in_order(problems))
    if base_url:
        site = site._replace(url=base_url.rstrip("/") + "/")
    if not drafts:
        site = site._replace(people=tuple(person for person in site.people if not person.draft))
    return Survey(
        site, in_order(problems), tuple(person.portrait.file for person in site.people if person.portrait)
    )


def compose(
    site: Site,
    theme: Theme,
    static: Iterable[File] = (),
    *,
    compiled: Callable[[], BytecodeCache | None] | None = None,
    begin: Begin = at_once,
) -> tuple[tuple[Page, ...], tuple[Problem, ...]]:
    """The pages of a site in a theme, and every problem on the way: only without one are the pages right.

    `compiled` gives what keeps the theme's templates from one build to the next. `begin` starts a piece of
    work and gives what waits for it: at once, or beside this in a second process.
    """
    from quietpage import guard
    from quietpage.views import shown

    theme_found = begin(theme_problems, theme, site.language)
    names = guard.names_of(site)
    kept: dict[tuple[str, str], tuple[Prose, bool]] = {}
    instead: dict[str, str] = {}

    def said(text: Text) -> str:
        return instead.get(text.value, text.value)

    def set_and_read(text: Text, language: str) -> tuple[Prose, bool]:
        key = said(text), language
        known = kept.get(key)
        if known is None:
            known = kept[key] = guard.set_and_read(*key, names)
        return known

    def prose_of(text: Text, language: str) -> Prose:
        return set_and_read(text, language)[0]

    kept.update(_set(guard.prose_in(site), names, begin))
    problems = list(guard.site_problems(site, prose_of))
    written = list(guard.numbers_written(site, names, lambda text, language: set_and_read(text, language)[1]))
    problems.extend(problem for _, _, problem in written)
    instead.update(guard.masked(written))
    problems.extend(theme_found())

    style, inline = style_of(theme), style_of(theme, fonts=False)
    drawn = _drawn(shown(site, theme, inline, prose_of, said), theme, names, compiled, begin)

    static = tuple(static)
    problems.extend(guard.file_problems(guard.with_texts(static), site.language, names))
    drafts, found = drawn()
    problems.extend(found)
    if not drafts:
        return (), in_order(problems)
    files = [Page(file.target, file.content) for level in reversed(theme.levels) for file in level.files]
    pages = [*drafts, Page("style.css", style.encode()), *files]
    taken = {page.path.casefold() for page in pages}
    for file in static:
        if file.target.casefold() in taken or file.target.casefold() == ".quietpage":
            problems.append(
                Problem(
                    f"quietpage makes a {file.target} of its own",
                    Whole(file.path),
                    "give this file another name",
                )
            )
        else:
            pages.append(Page(file.target, file.content))
    pages.append(Page(".nojekyll", b""))
    return tuple(pages), in_order(problems)


def _drawn(
    shown: Shown,
    theme: Theme,
    names: frozenset[str],
    compiled: Callable[[], BytecodeCache | None] | None,
    begin: Begin,
) -> Callable[[], tuple[list[Page], list[Problem]]]:
    """What waits for the pages: a good many of a shipped theme's are drawn in two halves."""
    if len(shown.sheets) < _MANY or not theme.ours:
        return begin(draw, shown, theme, names, compiled)
    # The index takes as long as a quarter of the others; so the first half, with it, has fewer pages.
    middle = len(shown.sheets) * 2 // 5
    others = begin(draw, shown._replace(sheets=shown.sheets[middle:]), theme, names, compiled)
    pages, problems = draw(shown._replace(sheets=shown.sheets[:middle]), theme, names, compiled)

    def both() -> tuple[list[Page], list[Problem]]:
        more, also = others()
        return [*pages, *more], [*problems, *also]

    return both


def theme_problems(theme: Theme, language: str) -> list[Problem]:
    """What is the matter with a theme, whoever is on the page."""
    from quietpage import guard

    problems = list(guard.style_problems(theme))
    if not theme.ours:
        for level in theme.levels:
            problems.extend(guard.strange_in({**level.templates, **level.styles}))
            problems.extend(guard.file_problems(guard.with_texts(level.files), language, frozenset()))
    return problems


def draw(
    shown: Shown,
    theme: Theme,
    names: frozenset[str],
    compiled: Callable[[], BytecodeCache | None] | None = None,
) -> tuple[list[Page], list[Problem]]:
    """The pages of a site, and what is the matter with them."""
    from quietpage import guard, render

    problems: list[Problem] = []
    trace: list[tuple[str, int, str]] = []

    def traced() -> list[tuple[str, int, str]]:
        if not trace:
            render.drafts(shown, theme, trace)
        return trace

    try:
        drafts = render.drafts(shown, theme, compiled=compiled() if compiled else None)
        problems.extend(guard.page_problems(drafts, shown, theme, names, traced))
        if not theme.ours:
            problems.extend(_looking_back(drafts, theme, shown.read))
    except Invalid as invalid:
        return [], [*problems, *invalid.problems]
    return [Page(draft.path, draft.content) for draft in drafts], problems


def _set(
    texts: Iterable[tuple[str, str]], names: frozenset[str], begin: Begin
) -> dict[tuple[str, str], tuple[Prose, bool]]:
    """Texts in Markdown, each with its language, set and read: a good many of them in two halves."""
    wanted = list(dict.fromkeys(texts))
    if len(wanted) < _MANY:
        return {}
    half = len(wanted) // 2
    others = begin(_all_set, wanted[half:], names)
    return {**_all_set(wanted[:half], names), **others()}


def _all_set(
    texts: list[tuple[str, str]], names: frozenset[str]
) -> dict[tuple[str, str], tuple[Prose, bool]]:
    from quietpage.guard import set_and_read

    return {text: set_and_read(*text, names) for text in texts}


def _looking_back(drafts: Iterable[Draft], theme: Theme, read: frozenset[str]) -> Iterator[Problem]:
    """What templates of somebody's own would let look back at a visitor, with the place in the template."""
    from quietpage import guard, quiet

    templates = [template for level in theme.levels for template in level.templates.values()]
    said: set[tuple[str, str]] = set()
    for draft in drafts:
        page = Source(draft.path, guard.rest_of(draft.html, read))
        for problem in (*quiet.looking_back(page), *quiet.styled_within(page)):
            piece = problem.place.text if isinstance(problem.place, Span) else ""
            if (draft.template, piece) in said:
                continue
            said.add((draft.template, piece))
            written = next((template for template in templates if piece in template.text), None)
            at = written.text.find(piece) if written else 0
            yield problem._replace(
                place=Span(Source(written.path, written.text), at, at + len(piece))
                if written
                else Whole(guard.path_of(theme, draft.template))
            )


def style_of(theme: Theme, *, fonts: bool = True) -> str:
    """A theme's style sheet: those of its folders, farthest first, a nearer one in place of its namesake."""
    styles: dict[str, str] = {}
    for level in reversed(theme.levels):
        for name, style in sorted(level.styles.items()):
            if fonts or name != "fonts.css":
                styles[name] = style.text
    return "".join(styles.values())


def missing_portraits(wanted: Iterable[Text], there: frozenset[str]) -> Iterable[Problem]:
    """Portraits that are asked for and are not in `portraits/`."""
    from quietpage.kinds import nearest

    for file in wanted:
        if file.value not in there:
            near = nearest(file.value, there)
            yield Problem(
                f"there is no picture {file} in portraits/",
                file.place,
                f"did you mean {near}?" if near else "put the picture there, or take portrait: away",
            )
