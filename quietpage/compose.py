"""The whole middle as two functions: what a site is and asks for, and the pages it makes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from quietpage.model import File, Page, Site, Text, Theme
from quietpage.problem import Invalid, Problem, in_order
from quietpage.prose import Prose, prose
from quietpage.schema import site_of
from quietpage.source import Source, Whole
from quietpage.tree import Node, parse
from quietpage.words import words_for


class Survey(NamedTuple):
    """A site as it was written, and what is the matter with it so far.

    `site` is missing when too little of it can be read. `portraits` are the pictures it asks for.
    """

    site: Site | None
    problems: tuple[Problem, ...]
    portraits: tuple[Text, ...] = ()


def survey(
    config: Source | None,
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

    if config is None:
        return Survey(None, ())
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
    site: Site, theme: Theme, static: Iterable[File] = (), static_texts: Iterable[Source] = ()
) -> tuple[tuple[Page, ...], tuple[Problem, ...]]:
    """The pages of a site in a theme, and every problem on the way; the pages are right only if there is none."""
    from quietpage import guard, render

    kept: dict[tuple[str, str], Prose] = {}
    instead: dict[str, str] = {}

    def said(text: Text) -> str:
        return instead.get(text.value, text.value)

    def prose_of(text: Text, language: str) -> Prose:
        value = said(text)
        known = kept.get((value, language))
        if known is None:
            known = kept[value, language] = prose(value, words_for(language).quotes)
        return known

    problems = list(guard.site_problems(site, prose_of))
    written = list(guard.numbers_written(site, prose_of))
    problems.extend(problem for _, _, problem in written)
    instead.update(guard.masked(written))

    problems.extend(guard.style_problems(theme))
    names = guard.names_of(site)
    static = tuple(static)
    texts = {source.path: source for source in static_texts}
    problems.extend(
        guard.file_problems([(file, texts.get(file.path)) for file in static], site.language, names)
    )
    if not theme.ours:
        for level in theme.levels:
            problems.extend(guard.strange_in({**level.templates, **level.styles}))

    style = style_of(theme)
    try:
        drafts = render.drafts(site, theme, style_of(theme, fonts=False), prose_of, said)
        trace: list[tuple[str, int, str]] = []

        def traced() -> list[tuple[str, int, str]]:
            if not trace:
                render.drafts(site, theme, style_of(theme, fonts=False), prose_of, said, trace)
            return trace

        clean = frozenset(each.html for each in kept.values())
        problems.extend(guard.page_problems(drafts, site, theme, clean, traced))
        if not theme.ours:
            problems.extend(guard.quiet_problems(drafts, theme))
    except Invalid as invalid:
        return (), in_order((*problems, *invalid.problems))
    files = [Page(file.target, file.content) for level in reversed(theme.levels) for file in level.files]
    pages = [
        *(Page(draft.path, draft.content) for draft in drafts),
        Page("style.css", style.encode()),
        *files,
    ]
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
