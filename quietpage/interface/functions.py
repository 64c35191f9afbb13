"""The public functions: `load`, `check` and `build`.

Each reads the folder anew, in this process: no second one is started, nothing of earlier builds is asked, and
no manifest is kept. Only the templates of a site's own are drawn in a process of their own, as ever
(`runtime.sandbox`), and the shipped ones are kept compiled in the user's cache folder, as Python keeps its
own modules. Nothing is printed, and no state is shared but tables that are filled once, so several threads
can call them at a time.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from quietpage import pipeline
from quietpage.core import diagnostics, model
from quietpage.core.order import ordered
from quietpage.core.source import Place, Span
from quietpage.interface.values import (
    Author,
    Built,
    InvalidSite,
    Link,
    OwnPage,
    Person,
    Portrait,
    Problem,
    Reason,
    Site,
    StartWith,
)
from quietpage.load.inventory import PORTRAITS
from quietpage.locale import words_for

AnyPath = str | os.PathLike[str]


def load(folder: AnyPath, *, drafts: bool = False) -> Site:
    """A site folder as values: the people who would be on its page.

    `drafts` says that those are among them who are drafts still; who said no never is. Raises `InvalidSite`
    if anything in it cannot be read, or is not what it should be. Whether the page may be published, numbers
    and all, is for `check` to say.
    """
    home = Path(folder)
    try:
        found = pipeline.read_site(home)
    except diagnostics.Invalid as invalid:
        raise _told(invalid) from None
    problems = [*found.problems]
    pages = pipeline.own_pages_in(home, problems, found.theme)
    if problems:
        raise InvalidSite(map(_problem, diagnostics.in_order(problems)))
    site = found.site
    people = (person for person in ordered(site) if person.asked != model.REFUSED)
    shown = (person for person in people if drafts or not person.draft)
    return Site(
        folder=home,
        title=_text(site.title) or words_for(site.language).title,
        author=Author(
            name=site.author.name.value,
            url=_text(site.author.url),
            email=_text(site.author.email),
            links=_links(site.author.links),
            fediverse=_text(site.author.fediverse),
        ),
        people=tuple(_person(person, site, home) for person in shown),
        ways=tuple(way.word for way in site.ways),
        welcome=_text(site.welcome),
        language=site.language,
        url=site.url,
        theme=_text(site.theme) or found.theme.name,
        order=site.order,
        audience=site.audience,
        vouch=site.vouch is not None,
        pages=tuple(
            OwnPage(title=each.title.value, text=each.text.value, slug=each.slug, file=home / each.file)
            for each in pages
        ),
    )


def check(folder: AnyPath, *, base_url: str = "", publishing: bool = False) -> tuple[Problem, ...]:
    """All problems of a site, by file and place, as `quietpage check` finds them: none, if its page is right.

    `base_url` is where it will be published, in place of its `url`. `publishing` says that it is about to be,
    so that the words which `quietpage new` wrote must have been written over. Writes nothing.
    """
    try:
        _composed(folder, base_url, publishing)
    except InvalidSite as invalid:
        return invalid.problems
    return ()


def build(
    folder: AnyPath, output: AnyPath | None = None, *, base_url: str = "", publishing: bool = False
) -> Built:
    """Write the page of a site to the folder `output`; to `_site` in the site's, if it is left out.

    All of the page is written, or, when it raises, none of it: `InvalidSite` if the site has problems (those
    of `check`), or if the page cannot be written there. Else as `check`.
    """
    from quietpage.load.site_folder import see
    from quietpage.write.destination import fit
    from quietpage.write.publish import write

    home = Path(folder)
    target = Path(output) if output is not None else home / "_site"
    try:
        # A folder that may not be written to is told at once, and not after all the work.
        see(home)
        fit(target, home)
    except diagnostics.Invalid as invalid:
        raise _told(invalid) from None
    pages = _composed(folder, base_url, publishing).pages
    try:
        write(pages, target, home)
    except diagnostics.Invalid as invalid:
        raise _told(invalid) from None
    return Built(folder=target, files=tuple(sorted(page.path for page in pages)))


def _composed(folder: AnyPath, base_url: str, publishing: bool) -> pipeline.Composed:
    try:
        return pipeline.composed(Path(folder), base_url, publishing=publishing)
    except diagnostics.Invalid as invalid:
        raise _told(invalid) from None


def _person(person: model.Person, site: model.Site, home: Path) -> Person:
    portrait, beginning = person.portrait, person.start_with
    place = person.name.place
    path, line, *_ = _where(place)
    written = home / place.source.name if isinstance(place, Span) else Path(path)
    ways = [reason.way for reason in person.reasons if reason.way] + [*person.ways]
    return Person(
        name=person.name.value,
        slug=person.slug,
        reasons=tuple(
            Reason(text=reason.text.value, way=reason.way.word if reason.way else "")
            for reason in person.reasons
        ),
        ways=tuple(dict.fromkeys(way.word for way in ways)),
        links=_links(person.links),
        feeds=tuple(feed.value for feed in person.feeds),
        portrait=portrait
        and Portrait(
            file=home / PORTRAITS / portrait.file.value, alt=portrait.alt.value, focus=portrait.focus
        ),
        start_with=beginning
        and StartWith(title=beginning.title.value, url=beginning.url.value, why=_text(beginning.why)),
        pronouns=_text(person.pronouns),
        where=_text(person.where),
        relation=person.relation,
        file_under=_text(person.file_under),
        language=person.language or site.language,
        asked=person.asked,
        revisited=_text(person.revisited),
        draft=person.draft,
        file=written,
        line=line,
        fediverse=_text(person.fediverse),
        vouched=_text(person.vouched),
    )


def _links(links: Iterable[model.Link]) -> tuple[Link, ...]:
    return tuple(Link(label=link.label.value, url=link.url.value) for link in links)


def _text(text: model.Text | None) -> str:
    return text.value if text is not None else ""


def _told(invalid: diagnostics.Invalid) -> InvalidSite:
    return InvalidSite(map(_problem, invalid.problems))


def _problem(problem: diagnostics.Problem) -> Problem:
    path, line, column, end_line, end_column = _where(problem.place)
    return Problem(
        message=problem.message,
        path=Path(path),
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        help=problem.help,
    )


def _where(place: Place) -> tuple[str, int, int, int, int]:
    if not isinstance(place, Span):
        return place.path, 0, 0, 0, 0
    source = place.source
    return (source.path, *source.line_and_column(place.start), *source.line_and_column(place.end))
