"""The whole middle as two functions: what a site is and asks for, and the pages it makes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from quietpage.cache.memo import Memory, begin_once
from quietpage.check.review import file_problems, first_look, links_away, met_in_formats, suspicious
from quietpage.core.diagnostics import ENOUGH, Problem, in_order
from quietpage.core.model import File, Page, Site, Theme
from quietpage.core.slugs import IDS
from quietpage.core.source import Source, Whole
from quietpage.core.urls import at_home
from quietpage.parse.nodes import Node
from quietpage.parse.yaml import parse
from quietpage.render.pages import pages_of, style_of
from quietpage.runtime.executor import Begin, at_once
from quietpage.typeset.texts import Heard, Setting
from quietpage.validate.site import site_of

if TYPE_CHECKING:
    from jinja2 import BytecodeCache

    from quietpage.check.rules import Reading


class Survey(NamedTuple):
    """A site as it was written, and what is the matter with it so far.

    `site` is missing when too little of it can be read.
    """

    site: Site | None
    problems: tuple[Problem, ...]


def survey(
    config: Source,
    people: Iterable[Source],
    *,
    base_url: str = "",
    drafts: bool = False,
    unread: bool = False,
    memory: Memory | None = None,
) -> Survey:
    """Read a site from its sources. `unread` says that some of its files could not be opened, `memory` has
    what was read in the runs before.
    """
    memory = memory if memory is not None else Memory()
    problems: list[Problem] = []
    files: list[tuple[Source, Node | None]] = []
    root, *read = memory.each("node", (config, *people), _parsed)
    for each in (root, *read):
        problems.extend(each.problems)
    unread = unread or root.unread
    for each in read:
        source, node = each.file
        unread = unread or each.unread
        if node is not None or not unread or not source.text.strip():
            files.append(each.file)
    site, found = site_of(root.file, files, Whole(config.path), unread, drafts, memory)
    problems.extend(found)
    if site is None:
        return Survey(None, in_order(problems))
    if base_url:
        site = site._replace(url=at_home(base_url))
    if not drafts:
        site = site._replace(people=tuple(person for person in site.people if not person.draft))
    return Survey(site, in_order(problems))


class _Parsed(NamedTuple):
    """A file with its node, what is the matter with it, and whether there is no node because of that."""

    file: tuple[Source, Node | None]
    problems: tuple[Problem, ...]
    unread: bool


def _parsed(source: Source) -> _Parsed:
    node, found = parse(source)
    return _Parsed((source, node), found, node is None and bool(found))


def compose(
    site: Site,
    theme: Theme,
    static: Iterable[File] = (),
    pictures: Iterable[Page] = (),
    *,
    compiled: Callable[[], BytecodeCache | None] | None = None,
    begin: Begin = at_once,
    memory: Memory | None = None,
) -> tuple[tuple[Page, ...], tuple[Problem, ...]]:
    """The pages of a site in a theme, and every problem on the way: only without one are the pages right.

    `pictures` are the portraits and the card, finished. `compiled` gives what keeps the theme's templates
    from one build to the next. `begin` starts a piece of work and gives what waits for it: at once, or beside
    this in a second process. `memory` has what was made in the runs before.
    """
    from quietpage import export
    from quietpage.check import rules
    from quietpage.render.presenter import ordered, shown

    memory = memory if memory is not None else Memory()
    site = site._replace(people=ordered(site, memory))
    # What draws and looks needs no fonts, and those are long to send.
    bare = memory.once("bare", theme, partial(_without_files, theme)) if theme.ours else theme
    setting = Setting(site.language, memory)
    setting.together(site, begin)
    names = rules.names_of(site)
    look = begin_once(
        memory, begin, "theme", bare, partial(first_look, bare, site.language, names), site.language, names
    )
    heard = [setting.heard(tuple(rules.readings_of(site))), *setting.heard_of(site.people)]
    of_theme, no_numbers = look()
    suspects = _suspects(heard, no_numbers, begin, memory)
    style, inline = style_of(theme), style_of(theme, fonts=False)
    ids = _ids(theme)
    links, data = export.links(site, theme), export.data(site, theme, ids, memory)
    pictures = tuple(pictures)
    hung = frozenset(picture.path for picture in pictures)
    views = shown(site, theme, inline, setting, links, data, hung, ids, memory)

    problems = [*of_theme, *(problem for each in heard for problem in each.problems)]
    problems.extend(rules.phrase_problems(site, (text for each in heard for text, _ in each.spoken)))
    if theme.minors:
        from quietpage.check.children import found_out

        problems.extend(found_out(site, [each.readings for each in heard], setting.prose))
    static = tuple(static)
    if static:
        from quietpage.core import paths

        problems.extend(paths.static_problems(static))
        of_static = partial(file_problems, static, site.language, no_numbers)
        problems.extend(memory.once("static", static, of_static, site.language, no_numbers))
        if theme.minors:
            problems.extend(links_away(static))
    looked_at = suspects()
    written: Collection[str] = ()
    masks: Mapping[str, str] = {}
    if looked_at:
        from quietpage.check import census

        found_written = census.numbers_written(looked_at, no_numbers)
        problems.extend(found_written.problems)
        written = found_written.texts
        if written:
            # Shown without these: what is found in a page now, its theme has made.
            masks = census.masked(written)
            masked = Setting(site.language, memory, masks)
            views = shown(site, theme, inline, masked, links, data, hung, ids, memory)
    drawn = pages_of(views, bare, no_numbers, compiled, begin, memory)
    told = export.told(site, theme, setting.prose, memory)
    files = export.files(site, theme, told, memory)
    unread = export.unread(files, told, memory) if not written else []
    drafts, found, met = drawn()
    if met:
        from quietpage.check import provenance

        if cuts := provenance.cuts(views, no_numbers):
            masked = Setting(site.language, memory, masks, cuts)
            views = shown(site, theme, inline, masked, links, data, hung, ids, memory)
            drafts, found, met = pages_of(views, bare, no_numbers, compiled, begin, memory)()
    problems.extend(found)
    if unread:
        of_unread = partial(met_in_formats, unread, site.language, no_numbers)
        of_files = begin_once(memory, begin, "files", memory, of_unread, unread, site.language, no_numbers)
        met.extend(of_files())
    if met:
        from quietpage.check import provenance

        problems.extend(
            provenance.problems_of(met, (each for of in heard for each in of.readings), setting.prose)
        )
    if not drafts:
        return (), in_order(problems)
    pages = [*drafts, *(file.page for file in files), Page("style.css", style.encode()), *pictures]
    # A nearer folder's file is in the place of its namesake, as with templates and style sheets.
    of_theme_files = {file.target: file for level in reversed(theme.levels) for file in level.files}
    pages.extend(Page(file.target, file.content) for file in of_theme_files.values())
    if not theme.ours:
        from quietpage.core import paths

        problems.extend(
            paths.name_problems(file for level in theme.levels if not level.ours for file in level.files)
        )
    taken = {page.path.casefold() for page in pages}
    for file in static:
        if file.target.casefold() in taken or file.target.casefold() == ".quietpage":
            problems.append(
                Problem(
                    f"the page has its own {file.target}",
                    Whole(file.path),
                    "give this file another name",
                )
            )
        else:
            pages.append(Page(file.target, file.content))
    pages.append(Page(".nojekyll", b""))
    if not theme.ours:
        from quietpage.check.internal_links import missing

        there = frozenset(page.path for page in pages)
        problems.extend(islice(missing(theme, drafts, there), ENOUGH))
    return tuple(pages), in_order(problems)


def _suspects(
    heard: Sequence[Heard], names: frozenset[str], begin: Begin, memory: Memory
) -> Callable[[], list[Reading]]:
    """What waits for those texts in which there may be a number."""
    new = memory.new("suspicious", heard, names)
    found = begin(suspicious, [each.spoken for each in new], names)

    def wait() -> list[Reading]:
        places_of = {id(each): places for each, places in zip(new, found(), strict=True)}
        known = memory.each("suspicious", heard, lambda each: places_of[id(each)], names)
        return [each.readings[place] for each, places in zip(heard, known, strict=True) for place in places]

    return wait


def _ids(theme: Theme) -> frozenset[str]:
    """What the templates of a theme call parts of their pages."""
    if theme.ours:
        return IDS
    from quietpage.check.internal_links import ids_of

    return ids_of(theme)


def _without_files(theme: Theme) -> Theme:
    return theme._replace(levels=tuple(level._replace(files=()) for level in theme.levels))
