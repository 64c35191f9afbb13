"""The whole middle as two functions: what a site is and asks for, and the pages it makes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple, ParamSpec, Protocol, TypeVar

from quietpage.model import File, Page, Site, Text, Theme
from quietpage.problem import Invalid, Problem, in_order
from quietpage.prose import Prose, prose
from quietpage.schema import site_of
from quietpage.source import Source, Span, Whole
from quietpage.tree import Node, parse
from quietpage.words import words_for

if TYPE_CHECKING:
    from jinja2 import BytecodeCache

    from quietpage.guard import Names
    from quietpage.numbers import Number
    from quietpage.views import Draft, Shown


P = ParamSpec("P")
T = TypeVar("T")

_SOME, _MANY = 50, 150
"""So many texts are worth reading here while another process draws; so many are worth sharing."""


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
    site, found = site_of((config, root), files, Whole(config.path), unread, drafts)
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
    from quietpage import formats, guard
    from quietpage.views import ordered, shown

    # What draws and looks needs no fonts, and those are long to send.
    bare = theme._replace(levels=tuple(level._replace(files=()) for level in theme.levels))
    theme_found = begin(theme_problems, bare if theme.ours else theme, site.language)
    readings = tuple(guard.readings_of(site))
    kept = _set([(each.text.value, each.language) for each in readings if each.markdown], begin)
    instead: dict[str, str] = {}

    def said(text: Text) -> str:
        return instead.get(text.value, text.value)

    def prose_of(text: Text, language: str) -> Prose:
        key = said(text), language
        known = kept.get(key)
        if known is None:
            known = kept[key] = prose(key[0], words_for(language).quotes)
        return known

    spoken = [
        (prose_of(text, language).plain if markdown else text.value, language)
        for text, language, markdown in readings
    ]
    names = guard.names_of(site)
    style, inline = style_of(theme), style_of(theme, fonts=False)
    everybody = ordered(site)
    links = formats.links(site, theme, everybody)
    drawn = _drawn(shown(site, theme, inline, prose_of, said, links), bare, names, spoken, compiled, begin)
    problems = list(guard.site_problems(site, readings, prose_of))

    static = tuple(static)
    if static:
        from quietpage import census

        problems.extend(
            census.file_problems(census.with_texts(static), site.language, census.no_numbers(names))
        )
    told = formats.told(site, theme, everybody, prose_of)
    read_elsewhere = formats.pages(site, theme, told)
    drafts, found, suspects = drawn()
    problems.extend(theme_found())
    written: list[tuple[Text, Number, Problem]] = []
    if suspects:
        from quietpage import census

        looked_at = [readings[place] for place in suspects]
        written = list(census.numbers_written(looked_at, census.no_numbers(names)))
        problems.extend(problem for _, _, problem in written)
        if written:
            # Once more, without these: what is found in a page now, its theme has made.
            instead.update(census.masked(written))
            views = shown(site, theme, inline, prose_of, said, links)
            drafts, found, _ = _drawn(views, bare, names, [], compiled, begin)()
    problems.extend(found)
    if not written:
        from quietpage import census

        let_by = census.no_numbers(names)
        problems.extend(census.format_problems(read_elsewhere, site.language, let_by, told.read()))
    if not drafts:
        return (), in_order(problems)
    files = [Page(file.target, file.content) for level in reversed(theme.levels) for file in level.files]
    pages = [*drafts, *read_elsewhere, Page("style.css", style.encode()), *files]
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


Drawn = tuple[list[Page], list[Problem], list[int]]
"""Pages, what is the matter with them, and the places of the texts in which there may be a number."""


def _drawn(
    shown: Shown,
    theme: Theme,
    names: Names,
    spoken: list[tuple[str, str]],
    compiled: Callable[[], BytecodeCache | None] | None,
    begin: Begin,
) -> Callable[[], Drawn]:
    """What waits for the pages: a good many of a shipped theme's are drawn in two halves."""
    if len(shown.sheets) < _SOME or not theme.ours:
        return begin(draw, shown, theme, names, spoken, compiled)
    if len(shown.sheets) < _MANY:
        return _read_meanwhile(begin(draw, shown, theme, names, [], compiled), names, spoken)
    # The index takes as long as a quarter of the others, and this process has to load what draws it.
    middle, half = len(shown.sheets) // 3, len(spoken) // 2
    rest = shown._replace(sheets=shown.sheets[middle:])
    others = begin(draw, rest, theme, names, spoken[half:], compiled)
    first = shown._replace(sheets=shown.sheets[:middle])
    pages, problems, suspects = draw(first, theme, names, spoken[:half], compiled)

    def both() -> Drawn:
        more, also, later = others()
        return [*pages, *more], [*problems, *also], [*suspects, *(half + place for place in later)]

    return both


def _read_meanwhile(
    drawn: Callable[[], Drawn], names: Names, spoken: list[tuple[str, str]]
) -> Callable[[], Drawn]:
    """What waits for pages that are being drawn, with the texts read in the meantime."""
    from quietpage import census

    suspects = census.suspicious(spoken, census.no_numbers(names))

    def both() -> Drawn:
        pages, problems, _ = drawn()
        return pages, problems, suspects

    return both


def theme_problems(theme: Theme, language: str) -> list[Problem]:
    """What is the matter with a theme, whoever is on the page."""
    from quietpage import census

    problems = list(census.style_problems(theme))
    if not theme.ours:
        for level in theme.levels:
            problems.extend(census.strange_in({**level.templates, **level.styles}))
            problems.extend(census.file_problems(census.with_texts(level.files), language, frozenset()))
    return problems


def draw(
    shown: Shown,
    theme: Theme,
    names: Names,
    spoken: list[tuple[str, str]],
    compiled: Callable[[], BytecodeCache | None] | None = None,
) -> Drawn:
    """The pages of a site, what is the matter with them, and which of its texts may hold a number."""
    from quietpage import census, render

    no_numbers = census.no_numbers(names)
    suspects = census.suspicious(spoken, no_numbers)
    read = shown.read()
    problems: list[Problem] = []
    trace: list[tuple[str, int, str]] = []

    def traced() -> list[tuple[str, int, str]]:
        if not trace:
            render.drafts(shown, theme, trace)
        return trace

    try:
        drafts = render.drafts(shown, theme, compiled=compiled() if compiled else None)
        problems.extend(census.page_problems(drafts, shown, theme, no_numbers, read, traced))
        if not theme.ours:
            problems.extend(_looking_back(drafts, theme, read))
    except Invalid as invalid:
        return [], [*problems, *invalid.problems], suspects
    return [Page(draft.path, draft.content) for draft in drafts], problems, suspects


def _set(texts: Iterable[tuple[str, str]], begin: Begin) -> dict[tuple[str, str], Prose]:
    """Texts in Markdown, each with its language, set: a good many in two halves, a few when asked for."""
    wanted = list(dict.fromkeys(texts))
    if len(wanted) < _MANY:
        return {}
    half = len(wanted) * 2 // 5  # the other process has loaded what sets prose already
    others = begin(_all_set, wanted[half:])
    return {**_all_set(wanted[:half]), **others()}


def _all_set(texts: list[tuple[str, str]]) -> dict[tuple[str, str], Prose]:
    return {text: prose(text[0], words_for(text[1]).quotes) for text in texts}


def _looking_back(drafts: Iterable[Draft], theme: Theme, read: frozenset[str]) -> Iterator[Problem]:
    """What templates of somebody's own would let look back at a visitor, with the place in the template."""
    from quietpage import census, quiet

    templates = [template for level in theme.levels for template in level.templates.values()]
    said: set[tuple[str, str]] = set()
    for draft in drafts:
        page = Source(draft.path, census.rest_of(draft.html, read))
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
                else Whole(census.path_of(theme, draft.template))
            )


def style_of(theme: Theme, *, fonts: bool = True) -> str:
    """A theme's style sheet: its colours, then those of its folders, farthest first, a nearer one in place of
    its namesake.
    """
    styles: dict[str, str] = {}
    for level in reversed(theme.levels):
        for name, style in sorted(level.styles.items()):
            if fonts or name != "fonts.css":
                styles[name] = style.text
    return "".join((_colours(theme), *styles.values()))


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
