"""The steps of one run, with what stands around them: memo, worker, sandbox.

A step is a function of values. Which of its results are kept from one run to the next, and by what, and where
it runs, is said here; a step never asks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from quietpage import check, export, render, runtime, typeset
from quietpage.cache.memo import Memo
from quietpage.core.diagnostics import ENOUGH, Problem
from quietpage.core.model import File, Page, Site, Theme
from quietpage.core.order import order_key, order_of, sorted_by
from quietpage.core.paths import shown as told_path
from quietpage.core.paths import static_problems
from quietpage.core.slugs import IDS
from quietpage.core.source import Span
from quietpage.load.inventory import TEMPLATES, is_own_theme
from quietpage.runtime.executor import Executor, Future, Later, LocalExecutor
from quietpage.schedule import pages, worker_tasks

if TYPE_CHECKING:
    from markupsafe import Markup

    from quietpage.check.results import PageNumber, Written
    from quietpage.export.formats import Made
    from quietpage.export.model import PersonData, SiteData
    from quietpage.render.view_models import SiteInput
    from quietpage.runtime.sandbox import Sandbox
    from quietpage.schedule.pages import FinishedPages
    from quietpage.typeset.texts import PageTexts, PersonTexts, Texts

_NEEDED = (
    *("page.html", "index.html", "article.html", "person.html", "lost.html"),
    *("colophon.html", "take.html", "formats.html", "sprig.html"),
)
"""Templates that are needed whoever is on the page."""

SECONDS = 30
"""How long templates of somebody's own may take to render the page."""

_MANY = 200
"""So many texts are worth typesetting in two halves: of fewer, the worker is busy enough with templates."""


class Run:
    """The steps of one run, with what stands around them: memo, worker, sandbox."""

    def __init__(self, folder: Path, memo: Memo, executor: Executor, keep: bool) -> None:
        self.folder, self.memo, self.executor, self.keep = folder, memo, executor, keep

    def in_order(self, site: Site) -> Site:
        """The site with its people in the order that it asks for. Sort keys are kept by person."""
        how = order_of(site)
        key = order_key(how)
        if key is None:
            return site
        keys = self.memo.each("order", site.people, key, how)
        return site._replace(people=sorted_by(site.people, keys))

    def typeset(self, site: Site) -> Texts:
        """All texts as they will be read. Kept by person; of many new ones, the worker sets one half."""
        language = site.language
        new = self.memo.new("texts", site.people, language)
        markdown = typeset.markdown_in(new, language) if len(new) >= _MANY else []
        ready = {}
        if markdown:
            # The worker has had time to load what sets Markdown, and this process has not.
            half = len(markdown) * 4 // 9 + 20
            others = self.executor.submit(typeset.set_all, markdown[half:])
            done = (*typeset.set_all(markdown[:half]), *others.result())
            ready = dict(zip(markdown, done, strict=True))
        people = self.memo.each(
            "texts", site.people, lambda person: typeset.typeset_person(person, language, ready), language
        )
        return typeset.Texts(typeset.typeset_page(site), people)

    def check_theme(self, site: Site, theme: Theme) -> Future[tuple[list[Problem], frozenset[str]]]:
        """The problems of a theme, and the names on the site that are no numbers; kept by theme, in the
        worker.

        Templates of somebody's own are compiled in the sandbox.
        """
        names, bare = typeset.names_shown(site), self.without_files(theme)
        known = self.memo.known("theme", bare, site.language, names)
        if self.executor.elsewhere and theme.ours and not known:
            ways = ("way.html",) if site.ways else ()
            self.executor.submit(worker_tasks.get_ready, bare, site.language, (*_NEEDED, *ways))
        first = (
            None if known else self.checker(site).submit(worker_tasks.first_look, bare, site.language, names)
        )

        def finish() -> tuple[list[Problem], frozenset[str]]:
            def looked() -> tuple[list[Problem], frozenset[str]]:
                problems, allowed = (
                    first.result() if first else worker_tasks.first_look(bare, site.language, names)
                )
                if not theme.ours:
                    problems = [*problems, *self.sandbox(theme).run(worker_tasks.template_problems, bare)]
                return problems, allowed

            return self.memo.once("theme", bare, looked, site.language, names)

        return Later(finish)

    def check_texts(self, site: Site, theme: Theme, texts: Texts) -> Iterator[Problem]:
        """Problems of the texts as they were written, but for numbers. Kept by person."""
        children = list(check.check_children(site, chain.from_iterable(texts.groups))) if theme.minors else []
        # An address is to go from a page about children, and not to become a link.
        told = {_start(problem) for problem in children}
        yield from children
        by_rules = self.memo.each("rules", texts.people, worker_tasks.text_problems)
        for problem in chain(islice(check.check_texts(texts.page.texts), ENOUGH), *by_rules):
            if _start(problem) not in told:
                yield problem
        if site.not_numbers:
            yield from check.check_phrases(site, (each.plain for group in texts.groups for each in group))

    def find_numbers(self, site: Site, texts: Texts, names: frozenset[str]) -> Future[Written]:
        """The numbers in what was written.

        Which texts may have one is kept by person, and found in the worker. On most pages none has, and there
        is nothing more to load here.
        """
        groups: tuple[PageTexts | PersonTexts, ...] = (texts.page, *texts.people)
        new = self.memo.new("suspicious", groups, names)
        spoken = [tuple((each.plain, each.language) for each in group.texts) for group in new]
        found = self.checker(site).submit(worker_tasks.suspicious, spoken, names)

        def finish() -> Written:
            places_of = {id(group): places for group, places in zip(new, found.result(), strict=True)}
            places = self.memo.each("suspicious", groups, lambda group: places_of[id(group)], names)
            pairs = zip(groups, places, strict=True)
            seen = [group.texts[place] for group, places in pairs for place in places]
            return check.numbers_written(seen, names, site) if seen else check.Written([], frozenset())

        return Later(finish)

    def check_static(
        self, site: Site, theme: Theme, static: tuple[File, ...], names: frozenset[str]
    ) -> Iterator[Problem]:
        """Problems of the files that are copied. Kept as long as these are the same."""
        if static:
            yield from static_problems(static)
            of_static = partial(worker_tasks.file_problems, static, site.language, names)
            yield from self.memo.once("static", static, of_static, site.language, names)
            if theme.minors:
                yield from check.check_links_out_of_files(static)

    def linked_data(self, site: Site, theme: Theme) -> Markup | str:
        """What the index says to other programs, as JSON-LD. Kept by person."""
        ids, people = self._ids(theme), export.in_linked_data(site, theme)
        follows = self.memo.each("follows", people, lambda person: export.follow(person, ids), ids)
        mentions = self.memo.each("mentions", people, lambda person: export.mention(person, ids), ids)
        return export.linked_data(site, theme, follows, mentions)

    def present(
        self,
        theme: Theme,
        texts: Texts,
        data: Markup | str,
        pictures: tuple[Page, ...],
        cuts: Mapping[str, str] | None = None,
    ) -> SiteInput:
        """What templates meet of the site, as it is shown. Kept by person."""
        site = texts.shown
        memo, hung = self.memo, frozenset(picture.path for picture in pictures)
        around = memo.same(render.surroundings(site, theme, hung, self._ids(theme), cuts))
        names = memo.each("name", site.people, lambda person: render.name_link(person, around), around)
        along = zip(names, render.neighbours(names), strict=True)
        views = memo.each_with(
            "view", texts.people, along, lambda of, along: render.person_view(of, along, around), around
        )
        sheets = memo.each("sheet", views, lambda view: render.person_sheet(view, around), around)
        return render.present(
            site,
            around,
            texts.page,
            views,
            sheets,
            style=render.style_of(theme, fonts=False),
            formats=export.links(site, theme),
            data=data,
        )

    def render_and_check(
        self, shown: SiteInput, theme: Theme, names: frozenset[str]
    ) -> Future[FinishedPages]:
        """The pages, rendered, and checked as a visitor gets them. Kept by page; in worker or sandbox."""
        return pages.render_site(self, shown, theme, names)

    def export(self, site: Site, theme: Theme, texts: Texts) -> tuple[list[Made], SiteData]:
        """The files for other programs, and the site as they are told of it; kept by person, and by piece."""
        memo = self.memo
        known = [each for each in texts.people if not each.person.draft]
        people = export.told_apart(memo.each("export", known, export.person_data))
        told = export.site_data(site, theme, texts.page, people)
        files: list[Made] = []
        for path, _, head, item, tail in export.wanted(site, theme):
            pieces = [head(told)]
            if item is not None:
                pieces += memo.each(path, people, partial(_item, item, told.url), told.url)
                pieces.append(tail)
            octets = memo.each(f"octets of {path}", pieces, str.encode)
            files.append(export.Made(Page(path, b"".join(octets)), tuple(pieces)))
        files += export.copies(files)
        if export.has_cards(theme):
            files.extend(memo.each("card", people, export.card))
        return files, told

    def unchecked_texts(self, files: list[Made], told: SiteData) -> list[tuple[str, str]]:
        """Each text in these files that was not read where its author wrote it, with the path of the file.

        Kept by piece: what is new there is mostly of people who are new.
        """
        memo = self.memo
        read = export.ReadTexts(told, memo.new("read", told.people))
        memo.each("read", told.people, _itself)

        def of_file(file: Made) -> tuple[str, ...]:
            path = file.page.path

            def of_piece(piece: str) -> tuple[str, ...]:
                return memo.alike("unread", partial(export.unread, piece, path, read), piece, path[-4:])

            if not file.pieces[1:]:
                return tuple(chain.from_iterable(map(of_piece, file.pieces)))
            return tuple(chain.from_iterable(memo.each(f"unread in {path}", file.pieces, of_piece)))

        found: dict[str, str] = {}
        for file, texts in zip(files, memo.each("unread", files, of_file), strict=True):
            for text in texts:
                found.setdefault(text, file.page.path)
        return [(path, text) for text, path in found.items()]

    def find_in_files(
        self, unread: list[tuple[str, str]], site: Site, names: frozenset[str]
    ) -> list[PageNumber]:
        """The numbers in these texts; kept as long as they are the same, in the worker."""
        memo, beside = self.memo, (unread, site.language, names)
        if not unread:
            return []
        if memo.known("files", memo, *beside):
            return memo.once("files", memo, partial(worker_tasks.numbers_in_files, *beside), *beside)
        return memo.once(
            "files", memo, self.checker(site).submit(worker_tasks.numbers_in_files, *beside).result, *beside
        )

    def checker(self, site: Site) -> Executor:
        """Where texts and pages are checked."""
        return LocalExecutor() if len(site.people) <= pages.FEW else self.executor

    def _ids(self, theme: Theme) -> frozenset[str]:
        """What the templates of a theme call parts of their pages."""
        return IDS if theme.ours else self.memo.once("ids", theme, partial(check.ids_of, theme))

    def without_files(self, theme: Theme) -> Theme:
        """What is rendered and checked needs no typefaces of ours, and those are long to send."""
        return (
            self.memo.once("bare", theme, partial(worker_tasks.without_files, theme)) if theme.ours else theme
        )

    def sandbox(self, theme: Theme) -> Sandbox:
        """The sandbox for templates of somebody's own, and the folder to name if they exceed its limits."""
        own = self.folder / (theme.name if is_own_theme(theme.name) else TEMPLATES)
        return runtime.Sandbox(SECONDS, told_path(own))


def _item(item: Callable[[PersonData, str], str], url: str, person: PersonData) -> str:
    return item(person, url)


def _itself(person: PersonData) -> PersonData:
    return person


def _start(problem: Problem) -> tuple[str, int]:
    """Where the place of a problem begins: its file, and the offset in it."""
    place = problem.place
    return (place.source.path, place.start) if isinstance(place, Span) else (place.path, -1)
