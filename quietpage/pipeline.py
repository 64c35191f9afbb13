"""The path from a site folder to its page, as every command walks it.

    load -> parse -> validate -> typeset -> check -> render -> export -> check [-> write]

`_page_of` reads a site, `compose` makes its page: the steps in order, values in, values out. Each is called
by `schedule.Run`, which says what the store answers, what runs in the worker and what in the sandbox.
`build` writes what it gets from here (`write.publish`), `deploy` and `preview` show it; `check` does neither,
and no command has a way of its own.

Packages load their modules when a name of theirs is first asked for: what the worker does is not loaded here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

import quietpage.check as check
from quietpage import export, parse, render, schedule, typeset, validate
from quietpage.cache.store import Store
from quietpage.core.comparison_keys import path_key
from quietpage.core.diagnostics import ENOUGH, Invalid, Problem, in_order
from quietpage.core.fingerprint import of_person
from quietpage.core.model import REFUSED, File, OwnPage, Page, Site, Theme
from quietpage.core.named_tuple import NamedTuple
from quietpage.core.paths import name_problems
from quietpage.core.source import Source, Whole
from quietpage.core.urls import at_home
from quietpage.load.inventory import CONFIG, as_called
from quietpage.runtime.executor import Executor, LocalExecutor

if TYPE_CHECKING:
    from markupsafe import Markup

    from quietpage.core.witness import Witness
    from quietpage.export.model import Drawn
    from quietpage.parse.nodes import Node
    from quietpage.render.view_models import SiteInput
    from quietpage.schedule.own_pages import Beside
    from quietpage.schedule.run import Run
    from quietpage.typeset.texts import OwnTexts


class Composed(NamedTuple):
    """A whole page, ready to be written, and what is worth knowing about it: `words` is always said, `more`
    only when asked for (`-v`). `seen` is what was looked at in folders, `drawn` what the pages were drawn
    from, if that was asked for.
    """

    site: Site
    pages: tuple[Page, ...]
    words: tuple[str, ...]
    more: tuple[str, ...]
    seen: Witness
    drawn: Drawn | None = None


class Survey(NamedTuple):
    """A site as it was written, and its problems so far; no site, if too little of it can be read."""

    site: Site | None
    problems: tuple[Problem, ...]


def composed(
    folder: Path,
    base_url: str = "",
    *,
    drafts: bool = False,
    store: Store | None = None,
    changed: Collection[Path] | None = None,
    keep: bool = False,
    publishing: bool = False,
    drawn: bool = False,
    worker: Executor | None = None,
    doing: Callable[[str], None] | None = None,
) -> Composed:
    """The page of a site folder. Raises `Invalid` with all its problems.

    `drafts` says that people who are still drafts are on it too. `store` has what was made in the runs
    before, and `changed` are the absolute paths of the files and folders that may be others since then, if
    that is known. `keep` says that drawn pictures are kept in the user's cache folder, `publishing` that the
    page is about to be published, so that nothing may be left as it came, `drawn` that what the pages were
    drawn from is asked for, too: it is large. `worker` is where steps may run
    beside this process; `doing` is told what is being done.
    """
    store = store if store is not None else Store(lasts=False)
    executor = worker or LocalExecutor()

    def made() -> Composed:
        run = schedule.Run(folder, store, executor, keep, doing)
        with run.witnessed():
            return _page_of(run, base_url, drafts, changed, publishing, drawn)

    try:
        return store.or_anew(made)
    except Invalid:
        if not store.used:
            raise
    # What an earlier process kept does not know its place, and a problem has to: all is read anew.
    run = schedule.Run(folder, Store(lasts=False), executor, keep, doing)
    return _page_of(run, base_url, drafts, changed, publishing, drawn)


class ReadSite(NamedTuple):
    """A site for a command that makes no page: everybody in it, its theme, and its problems.

    Also drafts are in it, and those who said no.
    """

    site: Site
    theme: Theme
    config: Source
    people: tuple[Source, ...]
    problems: tuple[Problem, ...]


def read_site(folder: Path) -> ReadSite:
    """Load, parse and validate a site folder. Raises `Invalid` if too little of it can be read."""
    run = schedule.Run(folder, Store(lasts=False), LocalExecutor(), keep=False)
    inputs = schedule.Inputs(run, None)
    sources = inputs.sources()
    site, found = survey(
        sources.config, sources.people, drafts=True, everybody=True, unread=bool(sources.problems)
    )
    problems = [*sources.problems, *found]
    if site is None:
        raise Invalid(*_told(problems, sources.config))
    theme = inputs.theme(site, sources.config, problems)
    return ReadSite(site, theme, sources.config, tuple(sources.people), _told(problems, sources.config))


def own_pages_in(folder: Path, problems: list[Problem], theme: Theme | None = None) -> tuple[OwnPage, ...]:
    """The pages of the author's own in a site folder; what is wrong with them is added to the problems, also
    that there are any beside a page in this theme.
    """
    run = schedule.Run(folder, Store(lasts=False), LocalExecutor(), keep=False)
    return _beside(theme, schedule.Inputs(run, None).own_pages(problems).pages, problems)


def _beside(theme: Theme | None, pages: tuple[OwnPage, ...], problems: list[Problem]) -> tuple[OwnPage, ...]:
    """These pages, if a page in this theme can have others beside it."""
    if pages and theme is not None and theme.minors:
        problems.extend(check.refuse_own_pages(pages))
        return ()
    return pages


def own_texts_of(folder: Path, site: Site) -> tuple[OwnTexts, ...]:
    """Those pages of the author's own that are right, for a command that makes no page: of their links it is
    known which lead elsewhere.
    """
    own = own_pages_in(folder, [])
    done = [(page, typeset.set_own(page.text.value, site.language)) for page in own]
    return typeset.typeset_own(done, typeset.Places({}), site.language) if own else ()


def survey(
    config: Source,
    people: Iterable[Source],
    *,
    base_url: str = "",
    drafts: bool = False,
    everybody: bool = False,
    unread: bool = False,
    store: Store | None = None,
) -> Survey:
    """Parse and validate a site. `unread` says that some of its files could not be opened.

    `drafts` says that who is still a draft is among its people, `everybody` that whoever said no is, too.
    """
    store = store if store is not None else Store(lasts=False)
    root = store.once("parse", partial(_parsed, config), config)
    problems = [*root.problems]
    unread = unread or root.unread
    settings = store.once("config", partial(validate.read_config, root.node, Whole(config.path)), config)
    schedule.keep_people(store, settings)
    files = tuple(people)
    keys = schedule.names_of(store, config, files)
    parsed = store.each("parse people", keys, lambda place: _parsed(files[place]))
    every = store.each("people", keys, lambda place: _people_in(parsed[place], settings, keys[place]))
    right = store.each("right", keys, lambda place: not every[place].problems and not parsed[place].problems)
    read = [*every]
    if not all(right):
        read = []
        for place, each in enumerate(every):
            if not right[place]:
                file = parsed[place]
                problems.extend(file.problems)
                unread = unread or file.unread
                # A file that could not be parsed has its problem; it is not told as empty, too.
                if file.node is None and unread and file.source.text.strip():
                    continue
            read.append(each)
    site, found = validate.site_of(settings, read, unread=unread, drafts=drafts)
    problems.extend(found)
    store.let_go("parse people")
    if site is not None and base_url:
        site = site._replace(url=at_home(base_url))
    if site is not None and not everybody:
        shown = [person for person in site.people if person.asked != REFUSED]
        site = site._replace(people=tuple([person for person in shown if drafts or not person.draft]))
    return Survey(site, _told(problems, config))


def _told(problems: Iterable[Problem], config: Source) -> tuple[Problem, ...]:
    """Problems in their order, which say of the site's `quietpage.yml` what it is called there."""
    if config.name != CONFIG:
        problems = [
            each._replace(
                message=as_called(config.name, each.message), help=as_called(config.name, each.help)
            )
            for each in problems
        ]
    return in_order(problems)


class _Parsed(NamedTuple):
    """A file, what it says, if it can be parsed, and its problems."""

    source: Source
    node: Node | None
    problems: tuple[Problem, ...]

    @property
    def unread(self) -> bool:
        """Whether its problems keep it from being parsed at all."""
        return self.node is None and bool(self.problems)


def _parsed(source: Source) -> _Parsed:
    return _Parsed(source, *parse.parse(source))


def _people_in(file: _Parsed, settings: validate.Config, key: str) -> validate.PeopleFile:
    """Who is in a file, each with a name of their own for all that they are made of."""
    read = validate.read_people(file.source, file.node, settings)
    people = (person._replace(made_of=of_person(key, at)) for at, person in enumerate(read.people))
    return read._replace(people=tuple(people))


def _page_of(
    run: Run,
    base_url: str,
    drafts: bool,
    changed: Collection[Path] | None,
    publishing: bool,
    with_drawn: bool,
) -> Composed:
    """Load, parse and validate a site; load what it asks for; compose its page."""
    # load: the text of quietpage.yml and of each file in people/
    run.doing("reading what you wrote")
    inputs = schedule.Inputs(run, changed)
    sources = inputs.sources()
    # parse, validate
    site, found = survey(
        sources.config,
        sources.people,
        base_url=base_url,
        drafts=drafts,
        unread=bool(sources.problems),
        store=run.store,
    )
    problems = [*sources.problems, *found]
    if site is None:
        run.store.turn(whole=False)
        raise Invalid(*_told(problems, sources.config))
    if publishing:
        problems.extend(check.check_placeholders(site))
    if any(person.vouched for person in site.people):
        from quietpage.core.today import latest_day

        problems.extend(check.check_vouched(site, latest_day()))
    # load: what the site asks for
    theme = inputs.theme(site, sources.config, problems)
    static = inputs.static(problems)
    run.doing("putting the pictures into their frames")
    pictures = inputs.pictures(site, theme, problems)
    gallery = pictures.gallery
    # load, parse, validate: the texts in pages/
    own = inputs.own_pages(problems)
    pages_of_own = _beside(theme, own.pages, problems)
    inputs.done(sources)
    # typeset, check, render, check, export, check
    pages: tuple[Page, ...] = ()
    drawn: Drawn | None = None
    if site.people:
        beside = None
        if pages_of_own:
            beside = schedule.beside(site, sources, pages_of_own, own.files, right=not problems)
        pages, more, drawn = compose(site, theme, static, gallery.pages, run, beside, with_drawn)
        if not problems and not more:
            finished = pictures.finished()
            if len(finished.pages) < len(
                gallery.pages
            ):  # a card that no typeface can write after all: seldom
                pages, more, drawn = compose(site, theme, static, finished.pages, run, beside, with_drawn)
            hung = {page.path: page for page in finished.pages}
            pages = tuple([hung.get(page.path, page) for page in pages])
            gallery = finished
        problems.extend(more)
    run.store.turn(whole=bool(pages))
    if problems:
        raise Invalid(*_told(problems, sources.config))
    left_alone = (*sources.left_alone, *own.left_alone)
    left_out = (*check.left_out(site, theme, left_alone), *gallery.more)
    said, left_out = (
        tuple(as_called(sources.config.name, each) for each in sentences)
        for sentences in (check.worth_saying(site), left_out)
    )
    return Composed(site, pages, said, left_out, run.seen, drawn)


def compose(
    site: Site,
    theme: Theme,
    static: tuple[File, ...] = (),
    pictures: tuple[Page, ...] = (),
    run: Run | None = None,
    beside: Beside | None = None,
    with_drawn: bool = False,
) -> tuple[tuple[Page, ...], tuple[Problem, ...], Drawn | None]:
    """The pages of a site, every problem on the way, and what the pages were drawn from, if that is asked
    for: only without a problem are these right. `pictures` are the portraits and the card, finished; `beside`
    are the pages of the author's own.

    A step that may run in the worker gives a future, so that the next can begin; its result is taken where it
    is needed.
    """
    run = run or schedule.Run(Path(), Store(lasts=False), LocalExecutor(), keep=False)
    site = run.in_order(site)
    run.doing("setting the texts")
    setting = run.set_markdown(site)  # begun first: all that follows waits for it
    theme_checks = run.check_theme(site, theme)
    places = run.places(site, theme, static, pictures, beside) if beside else None
    own = run.set_own_pages(site, theme, beside.pages, places) if beside and places else ()
    texts = run.typeset(site, own, setting.result())

    # check what was written; `allowed` are names that look like numbers and are none
    problems = [*run.check_texts(site, theme, texts)]
    if own and places:
        problems.extend(check.check_own_pages(own, places))
    of_theme, allowed = theme_checks.result()
    problems.extend(of_theme)
    finding = run.find_numbers(site, texts, allowed)
    problems.extend(run.check_static(site, theme, static, allowed))

    # render, and check what was rendered
    run.doing("drawing the pages")
    data = run.linked_data(site, theme)
    views = run.present(theme, texts, data, pictures)
    written = finding.result()
    problems.extend(written.problems)
    masks = check.masks(written.texts) if written.texts else {}
    if masks:  # render with the offending texts masked, so that a number still found comes from the theme
        views = _present_masked(run, site, own, theme, data, pictures, masks)
    rendering = run.render_and_check(views, theme, allowed)

    # export, while the worker renders, and check what was exported
    exported = run.export(site, theme, texts)
    unchecked = [] if masks else run.unchecked_texts(exported)
    files = exported.pages
    kept = (texts, exported.told) if with_drawn else None
    # Nothing is made of them any more, and of a large page they are large: finished pages take their place.
    run.let_go_of_texts()
    del texts, exported
    rendered = rendering.result()
    if rendered.met and (cuts := check.excerpt_cuts(views, allowed)):
        # An excerpt for link previews ended in words that make a number: render again with other cuts.
        views = _present_masked(run, site, own, theme, data, pictures, masks, cuts)
        rendered = run.render_and_check(views, theme, allowed).result()
    problems.extend(rendered.problems)
    if met := [*rendered.met, *run.find_in_files(unchecked, site, allowed)]:
        # Seldom: the texts are set once more, to see which of them it is.
        again = run.typeset(site, own).groups
        problems.extend(check.attribute_numbers(met, chain.from_iterable(again)))

    if not rendered.pages:
        return (), in_order(problems), None
    drawn = export.Drawn(site, theme, kept[0], views, kept[1], allowed) if kept else None
    pages = [*rendered.pages, *files, *pictures]
    if own:
        pages.append(Page("pages.css", render.style_of_own_pages(theme).encode()))
    problems.extend(_add_files(pages, theme, static))
    if not theme.ours:
        there = frozenset(page.path for page in pages)
        problems.extend(islice(check.check_internal_links(theme, rendered.pages, there), ENOUGH))
    return tuple(pages), in_order(problems), drawn


def _present_masked(
    run: Run,
    site: Site,
    own: tuple[OwnTexts, ...],
    theme: Theme,
    data: Markup | str,
    pictures: tuple[Page, ...],
    masks: Mapping[str, str],
    cuts: Mapping[str, str] | None = None,
) -> SiteInput:
    """What templates meet of a site in which some texts are masked, and some excerpts cut elsewhere."""
    masked = typeset.mask_site(site, masks)
    texts = run.typeset(masked, typeset.mask_own(own, masks) if own else ())
    return run.present(theme, texts, data, pictures, cuts)


def _add_files(pages: list[Page], theme: Theme, static: tuple[File, ...]) -> Iterator[Problem]:
    """Add the style sheet and the files that are copied to the pages of a site; problems of their places."""
    pages.append(Page("style.css", render.style_of(theme).encode()))
    # A nearer folder's file is in the place of its namesake, as with templates and style sheets.
    of_theme = {file.target: file for level in reversed(theme.levels) for file in level.files}
    pages.extend(Page(file.target, file.content) for file in of_theme.values())
    if not theme.ours:
        own = (file for level in theme.levels if not level.ours for file in level.files)
        yield from name_problems(own)
    taken = {path_key(page.path) for page in pages} if static else set()
    for file in static:
        if path_key(file.target) in taken or path_key(file.target) == ".quietpage":
            yield Problem(
                f"the page has its own {file.target}", Whole(file.path), "give this file another name"
            )
        else:
            pages.append(Page(file.target, file.content))
    pages.append(Page(".nojekyll", b""))
