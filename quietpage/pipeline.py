"""The one path that every command walks: read, survey, read what the site asks for, compose."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from quietpage.cache.memo import Memory
from quietpage.compose import compose, survey
from quietpage.core.diagnostics import Invalid, Problem, in_order
from quietpage.core.hosts import in_ascii
from quietpage.core.model import File, Page, Site, Theme
from quietpage.core.paths import shown
from quietpage.core.source import Source
from quietpage.images.gallery import Gallery, asked_for, gallery
from quietpage.load import site_folder
from quietpage.load.changes import Changes
from quietpage.load.file_trees import files_below
from quietpage.load.inventory import PEOPLE, PORTRAITS, STATIC, TEMPLATES, is_own_theme
from quietpage.numbers import depth
from quietpage.runtime.executor import Begin, at_once
from quietpage.themes.loader import compiled, theme_of

T = TypeVar("T")

_MOST_SAID, _MOST_LANGUAGES = 100, 20
"""So many phrases are said again, and so many languages are named."""

SECONDS = 30
"""How long the templates of somebody's own may take to draw the page."""


class Composed(NamedTuple):
    """A whole page, ready to be written, and what is worth knowing about it."""

    site: Site
    pages: tuple[Page, ...]
    words: tuple[str, ...]
    more: tuple[str, ...]


def composed(
    folder: Path,
    base_url: str = "",
    begin: Begin = at_once,
    *,
    drafts: bool = False,
    memory: Memory | None = None,
    changed: Collection[Path] | None = None,
    keep: bool = False,
) -> Composed:
    """The page of a site folder. Raises `Invalid` with everything that is the matter with it.

    `begin` starts a piece of work, perhaps in a second process. `drafts` says that people who are still
    drafts are on it too. `memory` keeps from one run to the next what need not be made anew; `changed` are
    the absolute paths of the files and folders that may be others since the run before, if that is known.
    `keep` says that pictures that were drawn are kept, so as not to be drawn again.
    """
    memory = memory if memory is not None else Memory(lasts=False)
    parts = _Parts(folder, memory, changed)
    sources = parts.sources()
    problems = list(sources.problems)
    found = survey(
        sources.config,
        sources.people,
        base_url=base_url,
        drafts=drafts,
        unread=bool(sources.problems),
        memory=memory,
    )
    problems.extend(found.problems)
    if found.site is None:
        memory.turn(whole=False)
        raise Invalid(*in_order(problems))
    site = found.site
    theme = parts.theme(site, sources.config, problems)
    static = parts.static(problems)
    hung = parts.gallery(site, theme, problems, begin, keep)
    parts.done()
    pages: tuple[Page, ...] = ()
    if site.people:
        if not theme.ours:
            from quietpage.runtime.sandbox import limited

            own = folder / (theme.name if is_own_theme(theme.name) else TEMPLATES)
            begin = limited(SECONDS, shown(own))
        pages, more = compose(site, theme, static, hung.pages, compiled=compiled, begin=begin, memory=memory)
        problems.extend(more)
    memory.turn(whole=bool(pages))
    if problems:
        raise Invalid(*in_order(problems))
    left_out = (*_more(site, theme, sources.left_alone), *hung.more)
    return Composed(site, pages, _worth_saying(site), left_out)


class _Unread(NamedTuple):
    """What may be another of a site's files since all were read; nothing is known without `changed`."""

    changed: frozenset[Path] | None


class _Parts:
    """A site folder in its parts: each is read again only if it may be another, and kept if all is well."""

    def __init__(self, folder: Path, memory: Memory, changed: Collection[Path] | None) -> None:
        before = memory.last(_Unread)
        unread = before.changed if before else None
        # Kept until everything is read: the run before may have been broken off.
        unread = None if unread is None or changed is None else unread.union(changed)
        memory.keep(_Unread(unread))
        self._folder, self._memory = folder, memory
        self._changes = Changes(folder, unread)

    def sources(self) -> site_folder.Sources:
        before = self._memory.last(site_folder.Sources)
        return self._memory.keep(site_folder.sources(self._folder, before, self._changes))

    def theme(self, site: Site, config: Source, problems: list[Problem]) -> Theme:
        touched = self._changes.beyond(PEOPLE, PORTRAITS, STATIC)
        make = partial(theme_of, site, self._folder)
        return self._part("theme", config, touched, make, problems)

    def static(self, problems: list[Problem]) -> tuple[File, ...]:
        make = partial(files_below, self._folder / STATIC)
        return self._part("static files", self._memory, self._changes.touch(STATIC), make, problems)

    def gallery(self, site: Site, theme: Theme, problems: list[Problem], begin: Begin, keep: bool) -> Gallery:
        make = partial(gallery, site, theme, self._folder, begin=begin, keep=keep)
        touched = self._changes.touch(PORTRAITS)
        return self._part("gallery", theme, touched, make, problems, asked_for(site, theme))

    def done(self) -> None:
        """All of it has been read."""
        self._memory.keep(_Unread(frozenset()))

    def _part(
        self,
        name: str,
        of: object,
        touched: bool,
        make: Callable[[list[Problem]], T],
        problems: list[Problem],
        *beside: object,
    ) -> T:
        known = self._memory.known(name, of, *beside)
        if known and not touched:
            return self._memory.once(name, of, lambda: make([]), *beside)
        found: list[Problem] = []
        part = make(found)
        problems.extend(found)
        if known and not found and (was := self._memory.once(name, of, lambda: part, *beside)) == part:
            return was
        if found:
            self._memory.forget(name, of)
        else:
            self._memory.learn(name, of, part, *beside)
        return part


def _worth_saying(site: Site) -> tuple[str, ...]:
    said = []
    if site.not_numbers:
        phrases = [str(phrase) for phrase in site.not_numbers]
        more = " and others" if phrases[_MOST_SAID:] else ""
        said.append(f"Taken for names, not for numbers: {', '.join(phrases[:_MOST_SAID])}{more}.")
    languages = dict.fromkeys(
        [site.language, *(person.language for person in site.people if person.language)]
    )
    for language in languages:
        if len(said) > _MOST_LANGUAGES:
            said.append("There are others of which it knows no more; read these texts once more yourself.")
            break
        known = depth(language)
        if known == "basic":
            said.append(
                f"In {language}, quietpage knows digits, signs and spelled-out numbers, and no more;"
                " read these texts once more yourself."
            )
        elif known == "signs":
            said.append(
                f"In {language}, quietpage knows digits and signs, and no number words;"
                " read these texts once more yourself."
            )
    return tuple(said)


def _more(site: Site, theme: Theme, left_alone: tuple[str, ...]) -> tuple[str, ...]:
    more = [f"Left alone: {path}" for path in left_alone]
    whole = "the feed, the sitemap, the picture in link previews, each page's own address in them, and "
    if theme.minors:
        whole = ""
        more.append(f"The theme {theme.name} is for children: nothing is made for other programs.")
    elif site.audience == "whisper":
        whole = "each page's own address in link previews, and "
        more.append(
            "The audience is whisper: the blogroll, the feed, the sitemap and the picture in link previews "
            "are left out."
        )
    if not site.url:
        more.append(
            "There is no url: in quietpage.yml, so what needs a whole address is left out: "
            f"{whole}the way home from the page for what is not there."
        )
    elif site.domain and in_ascii(host := _host(site.url)) != in_ascii(site.domain.value):
        more.append(f"Pages say that they are at {host}, as url: has it, and domain: is {site.domain}.")
    return tuple(more)


def _host(url: str) -> str:
    return url.split("://", 1)[1].partition("/")[0].partition(":")[0].lower()
