"""The one path that every command walks: read, survey, read what the site asks for, compose."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from quietpage import read
from quietpage.compose import Begin, at_once, compose, missing_portraits, survey
from quietpage.memory import Memory
from quietpage.model import Page, Site
from quietpage.numbers import depth
from quietpage.problem import Invalid, in_order
from quietpage.theme import compiled, theme_of

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
) -> Composed:
    """The page of a site folder. Raises `Invalid` with everything that is the matter with it.

    `begin` starts a piece of work, perhaps in a second process. `drafts` says that people who are still
    drafts are on it too. `memory` keeps from one run to the next what need not be made anew; `changed` are
    the absolute paths of the files and folders that may be others since the run before, if that is known.
    """
    sources = read.sources(folder)
    problems = list(sources.problems)
    found = survey(
        sources.config, sources.people, base_url=base_url, drafts=drafts, unread=bool(sources.problems)
    )
    problems.extend(found.problems)
    if found.site is None:
        raise Invalid(*in_order(problems))
    site = found.site
    problems.extend(missing_portraits(found.portraits, read.portraits(folder)))
    theme = theme_of(site, folder, problems)
    static = read.files(folder / "static", problems)
    pages: tuple[Page, ...] = ()
    if site.people:
        if not theme.ours:
            from quietpage.limit import limited

            own = folder / "templates" if not site.theme else folder / str(site.theme)
            begin = limited(SECONDS, read.shown(own))
        pages, more = compose(site, theme, static, compiled=compiled, begin=begin)
        problems.extend(more)
    if problems:
        raise Invalid(*in_order(problems))
    return Composed(site, pages, _worth_saying(site), _more(site, sources.left_alone))


def _worth_saying(site: Site) -> tuple[str, ...]:
    said = []
    if site.not_numbers:
        said.append(
            f"Taken for names, not for numbers: {', '.join(str(phrase) for phrase in site.not_numbers)}."
        )
    languages = dict.fromkeys(
        [site.language, *(person.language for person in site.people if person.language)]
    )
    for language in languages:
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


def _more(site: Site, left_alone: tuple[str, ...]) -> tuple[str, ...]:
    more = [f"Left alone: {path}" for path in left_alone]
    if not site.url:
        more.append("There is no url: in quietpage.yml, so what needs a whole address is left out.")
    return tuple(more)
