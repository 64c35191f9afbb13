"""The steps of one run, with what stands around them: store, worker, sandbox.

A step is a function of values. Which of its results are kept from one run to the next, and by what, and where
it runs, is said here; a step never asks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import quietpage.check as check
from quietpage import export, render, runtime, typeset
from quietpage.cache.store import Store
from quietpage.core.diagnostics import ENOUGH, Problem
from quietpage.core.fingerprint import fingerprint as name_of
from quietpage.core.folders import witnessed
from quietpage.core.model import File, OwnPage, Page, Person, Site, Theme
from quietpage.core.named_tuple import NamedTuple
from quietpage.core.order import in_order_of, order_key, order_of
from quietpage.core.paths import shown as told_path
from quietpage.core.paths import static_problems
from quietpage.core.slugs import IDS, anchor
from quietpage.core.source import Span
from quietpage.core.witness import Witness
from quietpage.export.later_page import LaterPage
from quietpage.load.inventory import TEMPLATES, is_own_theme
from quietpage.runtime.executor import Done, Executor, Future, Later, LocalExecutor
from quietpage.schedule import pages, worker_tasks
from quietpage.schedule.ahead import load_ahead

if TYPE_CHECKING:
    from markupsafe import Markup

    from quietpage.check.results import PageNumber
    from quietpage.check.results import Written as NumbersWritten
    from quietpage.export.formats import Made
    from quietpage.export.model import PersonData, SiteData
    from quietpage.render.presenter import PersonEntry, Surroundings
    from quietpage.render.view_models import Named, PageInput, PersonView, SiteInput
    from quietpage.runtime.sandbox import Sandbox
    from quietpage.schedule.own_pages import Beside
    from quietpage.schedule.pages import FinishedPages
    from quietpage.typeset.markdown import Prose
    from quietpage.typeset.own_pages import Places
    from quietpage.typeset.texts import OwnTexts, Texts, Written

T = TypeVar("T")

_NEEDED = (
    *("page.html", "index.html", "article.html", "person.html", "lost.html"),
    *("colophon.html", "take.html", "formats.html", "sprig.html"),
)
"""Templates that are needed whoever is on the page."""

SECONDS = 30
"""How long templates of somebody's own may take to render the page."""

_AS_LONG = 100
"""So many texts are set while what sets them is loaded: of fewer, none is set in this process."""


class Exported(NamedTuple):
    """The files for other programs, the cards of people, each made when it is asked for, the site as all are
    told of it, and a name for what each person in it was made of.
    """

    files: list[Made]
    cards: Sequence[str]
    told: SiteData
    keys: list[str]
    card_paths: list[str]

    @property
    def pages(self) -> list[Page]:
        """The files and the cards as they are written."""
        cards = (
            LaterPage.of(path, key, partial(_encoded, self.cards, at))
            for at, (path, key) in enumerate(zip(self.card_paths, self.keys, strict=True))
        )
        return [*(file.page for file in self.files), *(cards if self.cards else ())]


class Run:
    """The steps of one run, with what stands around them: store, worker, sandbox."""

    def __init__(
        self,
        folder: Path,
        store: Store,
        executor: Executor,
        keep: bool,
        doing: Callable[[str], None] | None = None,
    ) -> None:
        self.folder, self.store, self.executor, self.keep = folder, store, executor, keep
        self._doing = doing
        self._set: dict[Written, Prose] = {}
        self.seen = Witness()
        """What was looked at in folders, if it is worth knowing: for the store, and for the next build."""

    @contextmanager
    def witnessed(self) -> Iterator[None]:
        """Note in `seen` what is looked at meanwhile, if anything is kept for another process."""
        if self.store.pack is None:
            yield
        else:
            with witnessed(self.seen):
                yield

    def beside(self, work: Callable[[], T]) -> Future[T]:
        """Begin a piece of work in a process of its own, if processes are what this run has."""
        return runtime.beside(work) if self.executor.elsewhere else Done(work())

    def doing(self, words: str) -> None:
        """Tell whoever waits what is being done."""
        if self._doing is not None:
            self._doing(words)

    def in_order(self, site: Site) -> Site:
        """The site with its people in the order that it asks for. Sort keys are kept by person."""
        how = order_of(site)
        key = order_key(how)
        if key is None:
            return site
        people = site.people
        keys = [*self.store.each("order", _keys(people), lambda place: key(people[place]), how)]
        # Mostly the keys are those of the run before.
        order = self.store.once("places in order", partial(in_order_of, keys), keys)
        return site._replace(people=tuple([people[place] for place in order]))

    def places(
        self, site: Site, theme: Theme, static: tuple[File, ...], pictures: tuple[Page, ...], beside: Beside
    ) -> Places:
        """What pages of the author's own can lead to, and which pictures they can show."""
        from quietpage.schedule.own_pages import leading_to

        ids = self._ids(theme)
        on_index = ["people", *(anchor(person.slug, ids) for person in site.people), *(ids - IDS)]
        files = leading_to(site, theme, static, pictures, beside)
        shown = frozenset(file.target for file in static)
        return typeset.Places(files, {"index.html": frozenset(on_index)}, shown)

    def set_own_pages(
        self, site: Site, theme: Theme, pages: tuple[OwnPage, ...], places: Places
    ) -> tuple[OwnTexts, ...]:
        """Pages of the author's own as they are read. Kept by text, but for where their links lead."""
        language, ids = site.language, self._ids(theme)
        keys = [name_of(page.text.value) for page in pages]
        done = self.store.each(
            "set pages", keys, lambda at: typeset.set_own(pages[at].text.value, language, ids), language, ids
        )
        return typeset.typeset_own(zip(pages, done, strict=True), places, language)

    def set_markdown(self, site: Site) -> Future[Mapping[Written, Prose]]:
        """The texts in Markdown that are new, set in the worker, or of many a part here."""
        if not self.executor.elsewhere:
            return Done({})  # each is set where it is asked for
        # Of whom it is known that their texts are right, these are hardly asked for.
        new = [site.people[place] for place in self.store.missing("rules", _keys(site.people))]
        written = typeset.markdown_in(site, new)
        # The worker has most of what sets Markdown, for it has what draws; this process does not have it yet,
        # and has other things to load.
        here = max(len(written) - _AS_LONG, 0) * 4 // 9
        others = self.executor.submit(typeset.set_all, written[here:])

        def finish() -> Mapping[Written, Prose]:
            if here:
                done = (*typeset.set_all(written[:here]), *others.result())
            else:
                load_ahead(few=len(site.people) <= pages.FEW)
                done = tuple(others.result())
            self._set = dict(zip(written, done, strict=True))
            return self._set

        return Later(finish)

    def typeset(
        self, site: Site, own: tuple[OwnTexts, ...] = (), ready: Mapping[Written, Prose] | None = None
    ) -> Texts:
        """All texts as they will be read. Kept by person. `own` are the pages of the author's own, set
        already, and `ready` texts in Markdown that are.
        """
        people, language = site.people, site.language
        keys = _keys(people)
        texts = self.store.each(
            "texts", keys, lambda place: typeset.typeset_person(people[place], language, ready), language
        )
        shown_person = typeset.shown_person  # looked up once: there may be thousands of people
        shown = self.store.each("shown", keys, lambda place: shown_person(people[place], language), language)
        if self.store.pack is not None:
            # Most are shown as they were written, and that is kept.
            as_written = self.store.each(
                "shown as written", keys, lambda place: shown[place] is people[place], language
            )
            shown_people = [
                person if same else shown[place]
                for place, (person, same) in enumerate(zip(people, as_written, strict=True))
            ]
            return typeset.Texts(typeset.typeset_page(site, own, ready), texts, shown_people)
        return typeset.Texts(typeset.typeset_page(site, own, ready), texts, shown)

    def let_go_of_texts(self) -> None:
        """Drop the typeset texts, if there is no next run here that would ask for them."""
        self.store.let_go("texts")
        if not self.store.lasts:
            self._set.clear()

    def check_theme(self, site: Site, theme: Theme) -> Future[tuple[list[Problem], frozenset[str]]]:
        """The problems of a theme, and the names on the site that are no numbers; kept by theme and names, in
        the worker.

        Templates of somebody's own are compiled in the sandbox.
        """
        names, bare = typeset.names_shown(site), self.without_files(theme)
        made_of = bare, site.language, names
        checks = name_of(*made_of)
        known = not self.store.missing("theme checks", [checks])
        if self.executor.elsewhere and theme.ours:
            ways = ("way.html", "way-article.html") if site.ways else ()
            self.executor.submit(worker_tasks.get_ready, bare, site.language, (*_NEEDED, *ways))
        first = None if known else self.checker(site).submit(worker_tasks.first_look, *made_of)

        def finish() -> tuple[list[Problem], frozenset[str]]:
            def looked(_: int) -> tuple[list[Problem], frozenset[str]]:
                problems, allowed = first.result() if first else worker_tasks.first_look(*made_of)
                if not theme.ours:
                    problems = [*problems, *self.sandbox(theme).run(worker_tasks.template_problems, bare)]
                return problems, allowed

            return self.store.each("theme checks", [checks], looked)[0]

        return Later(finish)

    def check_texts(self, site: Site, theme: Theme, texts: Texts) -> Iterator[Problem]:
        """Problems of the texts as they were written, but for numbers. Kept by person."""
        children = list(check.check_children(site, chain.from_iterable(texts.groups))) if theme.minors else []
        # An address is to go from a page about children, and not to become a link.
        told = {_start(problem) for problem in children}
        yield from children
        people, keys = texts.people, _keys(site.people)
        by_rules = self.store.each("rules", keys, lambda place: worker_tasks.text_problems(people[place]))
        # On the disk are only those without any.
        new = [by_rules[place] for place in self.store.not_packed("rules", keys)]
        for problem in chain(islice(check.check_texts(texts.page.texts), ENOUGH), *new):
            if _start(problem) not in told:
                yield problem
        if phrases := frozenset(phrase.value for phrase in site.not_numbers):
            of_page = check.phrases_in(phrases, [each.plain for each in texts.page.texts])
            of_people = self.store.each(
                "phrases",
                keys,
                lambda place: check.phrases_in(phrases, [each.plain for each in people[place].texts]),
                phrases,
            )
            yield from check.check_phrases(site, {*of_page, *chain.from_iterable(of_people)})

    def find_numbers(self, site: Site, texts: Texts, names: frozenset[str]) -> Future[NumbersWritten]:
        """The numbers in what was written.

        Which texts may have one is kept by person, and found in the worker. On most pages none has, and there
        is nothing more to load here.
        """
        people, keys = texts.people, _keys(site.people)
        new = self.store.missing("suspicious", keys, names)
        groups = [texts.page.texts, *(people[place].texts for place in new)]
        spoken = [tuple((each.plain, each.language) for each in group) for group in groups]
        found = self.checker(site).submit(worker_tasks.suspicious, spoken, names)

        def finish() -> NumbersWritten:
            of_page, *of_new = found.result()
            found_now = dict(zip(new, of_new, strict=True))
            self.store.fill("suspicious", {keys[place]: each for place, each in found_now.items()}, names)
            all_places = self.store.each("suspicious", keys, lambda place: found_now[place], names)
            seen = [texts.page.texts[each] for each in of_page]
            for person, places in enumerate(all_places):
                if places:
                    seen += [people[person].texts[each] for each in places]
            return check.numbers_written(seen, names, site) if seen else check.Written([], frozenset())

        return Later(finish)

    def check_static(
        self, site: Site, theme: Theme, static: tuple[File, ...], names: frozenset[str]
    ) -> Iterator[Problem]:
        """Problems of the files that are copied. Kept as long as these are the same."""
        if static:
            yield from static_problems(static)
            made_of = static, site.language, names
            yield from self.store.once("static", partial(worker_tasks.file_problems, *made_of), *made_of)
            if theme.minors:
                yield from check.check_links_out_of_files(static)

    def linked_data(self, site: Site, theme: Theme) -> Markup | str:
        """What the index says to other programs, as JSON-LD. Kept by person."""
        ids, people = self._ids(theme), export.in_linked_data(site, theme)
        keys = _keys(people)
        follows = self.store.each("follows", keys, lambda place: export.follow(people[place], ids), ids)
        mentions = self.store.each("mentions", keys, lambda place: export.mention(people[place], ids), ids)
        return export.linked_data(site, theme, tuple(follows), tuple(mentions))

    def present(
        self,
        theme: Theme,
        texts: Texts,
        data: Markup | str,
        pictures: tuple[Page, ...],
        cuts: Mapping[str, str] | None = None,
    ) -> SiteInput:
        """What templates meet of the site, as it is shown. Kept by person, and by who stands beside them."""
        site, people = texts.shown, texts.people
        store, hung = self.store, frozenset(picture.path for picture in pictures)
        around = store.same(render.surroundings(site, theme, hung, self._ids(theme), cuts))
        of_people = _keys(site.people)
        # Looked up once: there may be thousands of people.
        name_link, among, person_sheet = render.name_link, render.among, render.person_sheet
        names = [*store.each("name", of_people, lambda at: name_link(site.people[at], around), around)]
        # Mostly the names are those of the run before.
        crowds, beside = store.once("crowds", partial(_crowds, names), names)
        keys = [key and f"{key} {crowd}" for key, crowd in zip(of_people, beside, strict=True)]
        alone = store.each(
            "view", of_people, lambda at: render.person_view(people[at], names[at], around), around
        )
        views = store.each("view among others", keys, lambda at: among(alone[at], crowds[at]), around)
        sheets = store.each("sheet", keys, lambda at: person_sheet(views[at], around), around)
        shown_people, of_everybody = self._views(of_people, names, site, around, views, sheets)
        shown = render.present(
            site,
            around,
            texts.page,
            shown_people,
            of_everybody,
            style=render.style_of(theme, fonts=False),
            formats=export.links(site, theme),
            data=data,
        )
        # Nobody asks for them; or cuts are a part of what these are drawn from, and of no mark.
        if store.pack is None or cuts:
            return shown
        slugs = [person.slug for person in shown.people]
        shown = shown._replace(marks=dict(zip(slugs, keys, strict=True)))
        if not theme.ours or theme.minors:
            return shown
        brief = store.each(
            "on ways", of_people, lambda at: name_of(render.shown_on_way(alone[at].shown)), around
        )
        return shown._replace(on_ways=dict(zip(slugs, brief, strict=True)))

    def _views(
        self,
        keys: list[str],
        names: list[Named],
        site: Site,
        around: Surroundings,
        views: Sequence[PersonEntry],
        sheets: Sequence[PageInput],
    ) -> tuple[list[PersonView], Iterable[PageInput]]:
        """People and their pages; of those who are on the disk, no more is read than somebody asks for."""
        new = {*self.store.missing("view", keys, around)} if self.store.pack is not None else None
        if new is None or len(new) == len(keys):
            return [view.shown for view in views], sheets
        from quietpage.render.later_views import LaterSheet, LaterView

        ids, people = around.ids, site.people
        shown = [
            views[at].shown if at in new else LaterView.of(named, anchor(people[at].slug, ids), views, at)
            for at, named in enumerate(names)
        ]
        of_all = (
            sheets[at] if at in new else LaterSheet.of(person, sheets, at) for at, person in enumerate(shown)
        )
        return shown, of_all

    def render_and_check(
        self, shown: SiteInput, theme: Theme, names: frozenset[str]
    ) -> Future[FinishedPages]:
        """The pages, rendered, and checked as a visitor gets them. Kept by page; in worker or sandbox."""
        return pages.render_site(self, shown, theme, names)

    def export(self, site: Site, theme: Theme, texts: Texts) -> Exported:
        """The files for other programs; kept by person, and by piece."""
        store = self.store
        places = [place for place, person in enumerate(site.people) if not person.draft]
        keys = [site.people[place].made_of for place in places]
        # Of those whose pieces are all known, no more is needed than what they are known by.
        alone = store.each("export", keys, lambda at: export.person_data(texts.people[places[at]]))
        known_by = [*store.each("known by", keys, lambda at: alone[at].known_by)]
        apart = export.told_apart(known_by)
        people = export.PeopleTold(alone, apart)
        keys = [
            key if one is same or not key else f"{key} {name_of(one)}"
            for key, one, same in zip(keys, apart, known_by, strict=True)
        ]
        told = export.site_data(site, theme, texts.page, people)
        files: list[Made] = []
        for path, _, head, item, tail in export.wanted(site, theme):
            pieces = [head(told)]
            marks = [name_of(*pieces)]
            if item is not None:
                pieces += store.each(path, keys, partial(_piece, item, people, told.url), told.url)
                pieces.append(tail(told))
                marks += [*keys, ""]
            files.append(export.made(path, pieces, marks))
        files += export.copies(files)
        cards: Sequence[str] = ()
        if export.has_cards(theme):
            # None is kept on the disk: that of somebody who is as they were is hardly ever asked for.
            cards = store.each("cards", keys, lambda at: export.card(people[at]))
        paths = [export.card_path(site.people[place]) for place in places]
        return Exported(files, cards, told, keys, paths)

    def unchecked_texts(self, exported: Exported) -> list[tuple[str, str]]:
        """Each text in these files that was not read where its author wrote it, with the path of the file.

        Kept by piece: what is new there is mostly of people who are new.
        """
        store, told = self.store, exported.told
        new = store.missing("read", exported.keys)
        store.fill("read", {exported.keys[at]: True for at in new})
        store.each("read", exported.keys, _is_read)
        read = export.ReadTexts(told, [told.people[place] for place in new])
        found: dict[str, str] = {}
        of_people = {*exported.keys}

        def look(kind: str, paths: Sequence[str], pieces: Sequence[str], marks: Sequence[str]) -> None:
            def unread(at: int) -> tuple[str, ...]:
                # What stands before and behind all people has no text of theirs.
                theirs = marks[at] in of_people or export.is_of_people(paths[at])
                return export.unread(pieces[at], paths[at], read if theirs else read.of_site)

            what, beside = f"unread in {kind}", (told.author, told.about)
            every = store.each(what, marks, unread, *beside)
            for at in store.not_packed(what, marks, *beside):  # on the disk are only those without any
                for text in every[at]:
                    found.setdefault(text, paths[at])

        for file in exported.files:
            look(file.page.path, [file.page.path] * len(file.pieces), file.pieces, file.marks)
        if exported.cards:
            look("cards", exported.card_paths, exported.cards, exported.keys)
        return [(path, text) for text, path in found.items()]

    def find_in_files(
        self, unread: list[tuple[str, str]], site: Site, names: frozenset[str]
    ) -> list[PageNumber]:
        """The numbers in these texts; kept as long as they are the same, in the worker."""
        made_of = unread, site.language, names
        if not unread:
            return []
        if self.store.known("files", *made_of):
            return self.store.once("files", partial(worker_tasks.numbers_in_files, *made_of), *made_of)
        found = self.checker(site).submit(worker_tasks.numbers_in_files, *made_of)
        return self.store.once("files", found.result, *made_of)

    def checker(self, site: Site) -> Executor:
        """Where texts and pages are checked."""
        return LocalExecutor() if len(site.people) <= pages.FEW else self.executor

    def _ids(self, theme: Theme) -> frozenset[str]:
        """What the templates of a theme call parts of their pages."""
        return IDS if theme.ours else self.store.once("ids", partial(check.ids_of, theme), theme)

    def without_files(self, theme: Theme) -> Theme:
        """What is rendered and checked needs no typefaces of ours, and those are long to send."""
        return (
            self.store.once("bare", partial(worker_tasks.without_files, theme), theme)
            if theme.ours
            else theme
        )

    def sandbox(self, theme: Theme) -> Sandbox:
        """The sandbox for templates of somebody's own, and the folder to name if they exceed its limits."""
        own = self.folder / (theme.name if is_own_theme(theme.name) else TEMPLATES)
        return runtime.Sandbox(SECONDS, told_path(own))


def _piece(item: Callable[[PersonData, str], str], people: Sequence[PersonData], url: str, place: int) -> str:
    return item(people[place], url)


def _is_read(place: int) -> bool:
    return True


def _encoded(texts: Sequence[str], place: int) -> bytes:
    return texts[place].encode()


def _crowds(names: list[Named]) -> tuple[list[tuple[Named, ...]], list[str]]:
    """Who stands beside each of those who are called so, and a short name for these."""
    told = ["\0".join(name) for name in names]
    return [*render.neighbours(names)], [name_of("\0".join(crowd)) for crowd in render.neighbours(told)]


def _keys(people: Sequence[Person]) -> list[str]:
    return [person.made_of for person in people]


def _start(problem: Problem) -> tuple[str, int]:
    """Where the place of a problem begins: its file, and the offset in it."""
    place = problem.place
    return (place.source.path, place.start) if isinstance(place, Span) else (place.path, -1)
