"""The site folder, its theme, its static files and its pictures, re-read only if they may have changed."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from quietpage import images, load, themes
from quietpage.core.diagnostics import Problem
from quietpage.core.model import File, Site, Theme
from quietpage.core.named_tuple import NamedTuple
from quietpage.core.source import Source
from quietpage.load.inventory import PEOPLE, PORTRAITS, STATIC
from quietpage.schedule import pictures

if TYPE_CHECKING:
    from quietpage.images.gallery import Gallery
    from quietpage.load.site_folder import Sources
    from quietpage.schedule.run import Run

T = TypeVar("T")


class _Unread(NamedTuple):
    """What may be another of a site's files since all were read; nothing is known without `changed`."""

    changed: frozenset[Path] | None


class Inputs:
    """A site folder in its parts: each is read again only if it may be another, and kept if all is well."""

    def __init__(self, run: Run, changed: Collection[Path] | None) -> None:
        self._run, self._memo = run, run.memo
        before = self._memo.last(_Unread)
        unread = before.changed if before else None
        # Kept until everything is read: the run before may have been broken off.
        unread = None if unread is None or changed is None else unread.union(changed)
        self._memo.keep(_Unread(unread))
        self._changes = load.Changes(run.folder, unread)

    def sources(self) -> Sources:
        before = self._memo.last(load.Sources)
        return self._memo.keep(load.sources(self._run.folder, before, self._changes))

    def theme(self, site: Site, config: Source, problems: list[Problem]) -> Theme:
        touched = self._changes.beyond(PEOPLE, PORTRAITS, STATIC)
        make = partial(themes.theme_of, site, self._run.folder)
        return self._part("theme", config, touched, make, problems)

    def static(self, problems: list[Problem]) -> tuple[File, ...]:
        make = partial(load.files_below, self._run.folder / STATIC)
        return self._part("static files", self._memo, self._changes.touch(STATIC), make, problems)

    def gallery(self, site: Site, theme: Theme, problems: list[Problem]) -> Gallery:
        make = partial(pictures.gallery, self._run, site, theme)
        touched = self._changes.touch(PORTRAITS)
        return self._part("gallery", theme, touched, make, problems, images.asked_for(site, theme))

    def done(self) -> None:
        """All of it has been read."""
        self._memo.keep(_Unread(frozenset()))

    def _part(
        self,
        name: str,
        of: object,
        touched: bool,
        make: Callable[[list[Problem]], T],
        problems: list[Problem],
        *beside: object,
    ) -> T:
        known = self._memo.known(name, of, *beside)
        if known and not touched:
            return self._memo.once(name, of, lambda: make([]), *beside)
        found: list[Problem] = []
        part = make(found)
        problems.extend(found)
        if known and not found and (was := self._memo.once(name, of, lambda: part, *beside)) == part:
            return was
        if found:
            self._memo.forget(name, of)
        else:
            self._memo.learn(name, of, part, *beside)
        return part
