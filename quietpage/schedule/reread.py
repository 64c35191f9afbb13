"""The site folder, its theme, its static files and its pictures, re-read only if they may have changed."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import quietpage.load as load
from quietpage import images, themes, validate
from quietpage.core.diagnostics import Problem
from quietpage.core.fingerprint import of_files
from quietpage.core.folders import opened
from quietpage.core.model import File, OwnPage, Site, Theme
from quietpage.core.named_tuple import NamedTuple
from quietpage.core.source import LaterSource, Source
from quietpage.load.inventory import FOLDERS, PAGES, PEOPLE, PORTRAITS, STATIC
from quietpage.schedule import pictures

if TYPE_CHECKING:
    from quietpage.cache.store import Store
    from quietpage.core.witness import Witness
    from quietpage.load.site_folder import Sources
    from quietpage.schedule.pictures import Pictures
    from quietpage.schedule.run import Run

T = TypeVar("T")

_FACTS = 4
"""So many spaces are in the facts of a file at rest; behind those of another stands a digest."""


class _Unread(NamedTuple):
    """What may be another of a site's files since all were read; nothing is known without `changed`."""

    changed: frozenset[Path] | None


class _Named(NamedTuple):
    """Files of people, and the name of each on a page with this `quietpage.yml`."""

    config: Source
    files: tuple[Source, ...]
    names: list[str]


def names_of(store: Store, config: Source, files: tuple[Source, ...]) -> list[str]:
    """A name for each file of people, as `of_files` gives it: of thousands, mostly a single one is new."""
    before = store.last(_Named)
    if before is None or before.config is not config or len(before.files) != len(files):
        names = of_files(config, files)
    else:
        names = [*before.names]
        pairs = zip(files, before.files, strict=True)
        new = [place for place, (file, was) in enumerate(pairs) if file is not was]
        for place, name in zip(new, of_files(config, [files[place] for place in new]), strict=True):
            names[place] = name
    return store.keep(_Named(config, files, names)).names


class OwnPages(NamedTuple):
    """The pages of the author's own, the paths of what beside them was left alone, and the files of all that
    were read, right or not.
    """

    pages: tuple[OwnPage, ...] = ()
    left_alone: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


class Inputs:
    """A site folder in its parts: each is read again only if it may be another, and kept if all is well."""

    def __init__(self, run: Run, changed: Collection[Path] | None) -> None:
        self._run, self._store = run, run.store
        before = self._store.last(_Unread)
        unread = before.changed if before else None
        # Kept until everything is read: the run before may have been broken off.
        unread = None if unread is None or changed is None else unread.union(changed)
        self._store.keep(_Unread(unread))
        self._changes = load.Changes(run.folder, unread)

    def sources(self) -> Sources:
        before = self._store.last(load.Sources)
        known = self._mark_of if self._store.pack is not None else None
        return self._store.keep(load.sources(self._run.folder, before, self._changes, known))

    def _remember(self, sources: Sources, seen: Witness) -> None:
        """Let the store know the texts of files that were at rest when they were read."""
        home = os.path.abspath(self._run.folder)
        marks: dict[str, str] = {}
        for source in sources.people:
            if isinstance(source, LaterSource):  # from the store
                continue
            inner, _, name = source.name.rpartition("/")
            facts = seen.found.get(os.path.join(home, inner), {}).get(name, "")
            if facts.count(" ") == _FACTS:
                marks[f"{source.name} {facts}"] = source.mark
        self._store.fill("sources", marks)

    def _mark_of(self, name: str, facts: str) -> str:
        return str(self._store.look("sources", f"{name} {facts}") or "")

    def theme(self, site: Site, config: Source, problems: list[Problem]) -> Theme:
        touched = self._changes.beyond(PEOPLE, PORTRAITS, STATIC, PAGES)
        make = partial(themes.theme_of, site, self._run.folder)
        return self._part("theme", config, touched, make, problems)

    def static(self, problems: list[Problem]) -> tuple[File, ...]:
        make = partial(load.files_below, self._run.folder / STATIC)
        return self._part("static files", None, self._changes.touch(STATIC), make, problems)

    def own_pages(self, problems: list[Problem]) -> OwnPages:
        """The pages of the author's own; most sites have none, and then nothing more is loaded."""
        # A folder beside the known ones may be called so but for its capitals, which is told.
        touched = self._changes.touch(PAGES) or self._changes.beyond(*FOLDERS)
        return self._part("own pages", None, touched, self._read_own_pages, problems)

    def _read_own_pages(self, problems: list[Problem]) -> OwnPages:
        with suppress(OSError):  # what cannot be looked at is told below
            home = opened(self._run.folder)
            if home.look(PAGES) is None:
                if any(entry.name.lower() == PAGES for entry in home.entries()):
                    problems.extend(load.other_pages(self._run.folder))
                return OwnPages()
        files = load.own_pages(self._run.folder, problems)
        names = tuple([source.name for source in files.sources])
        return OwnPages(validate.own_pages_of(files.sources, problems), files.left_alone, names)

    def pictures(self, site: Site, theme: Theme, problems: list[Problem]) -> Pictures:
        make = partial(pictures.pictures_of, self._run, site, theme)
        touched = self._changes.touch(PORTRAITS)
        return self._part("pictures", theme, touched, make, problems, images.asked_for(site, theme))

    def done(self, sources: Sources) -> None:
        """All of it has been read."""
        if self._store.pack is not None:
            self._remember(sources, self._run.seen)
        self._store.keep(_Unread(frozenset()))

    def _part(
        self,
        name: str,
        of: object,
        touched: bool,
        make: Callable[[list[Problem]], T],
        problems: list[Problem],
        *beside: object,
    ) -> T:
        known = self._store.known(name, of, *beside)
        if known and not touched:
            return self._store.once(name, lambda: make([]), of, *beside)
        found: list[Problem] = []
        part = make(found)
        problems.extend(found)
        if known and not found and (was := self._store.once(name, lambda: part, of, *beside)) == part:
            return was
        if found:
            self._store.forget(name)
        else:
            self._store.learn(name, part, of, *beside)
        return part
