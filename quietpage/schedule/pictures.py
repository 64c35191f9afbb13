"""Pictures drawn, or taken from the user's cache folder: they are kept by all that they are drawn from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quietpage import cache, images, runtime
from quietpage.core.diagnostics import Invalid, Problem
from quietpage.core.model import CARD, Page, Site, Theme
from quietpage.core.paths import shown
from quietpage.runtime.executor import Future

if TYPE_CHECKING:
    from quietpage.cache.pictures import PictureCache
    from quietpage.images.gallery import CardJob, Gallery, PortraitJob
    from quietpage.images.portraits import Portrait, Unfit
    from quietpage.schedule.run import Run

SECONDS = 10
"""How long a typeface of somebody's own may take to draw the card."""


def gallery(run: Run, site: Site, theme: Theme, problems: list[Problem]) -> Gallery:
    """The pictures of a page: kept in the user's cache folder by all that they are drawn from. Portraits
    are drawn two at a time, here and in the worker; a card with somebody's own typeface in the sandbox.
    """
    card = images.card_of(site, theme)
    nothing = card is None and not any(person.portrait for person in site.people)
    # Even then, what was kept for the pictures of before is let go.
    if nothing and not (run.keep and cache.has_pictures(run.folder)):
        return images.Gallery()
    fresh = run.store.pack is not None and run.store.pack.fresh
    store = cache.PictureCache(run.folder, run.keep, fresh=fresh)
    pages: list[Page] = []
    more: list[str] = []
    jobs = images.portraits_of(site, theme, run.folder, problems)
    if theme.portraits:
        pages += _portraits(run, jobs, store, problems)
    else:
        if any(person.portrait for person in site.people):
            more.append(f"The theme {theme.name} shows no portraits, so none are published.")
        for _ in jobs:  # their problems are told all the same
            pass
    if card is not None:
        if content := _card(run, images.card_job(card, site, theme), theme, store):
            pages.append(Page(CARD, content))
        else:
            more.append("The theme's typeface cannot write the title, so there is no card for link previews.")
    store.tidy()
    return images.Gallery(tuple(sorted(pages)), tuple(more))


def _portraits(
    run: Run, jobs: Iterator[PortraitJob], store: PictureCache, problems: list[Problem]
) -> list[Page]:
    pages: list[Page] = []

    def hang(job: PortraitJob, label: str, drawn: Portrait | Unfit) -> None:
        if isinstance(drawn, images.Unfit):
            problems.append(Problem(drawn.message, job.place, drawn.help))
        else:
            store.put(label, drawn)
            pages.extend(job.pages(drawn))

    waiting: list[tuple[PortraitJob, str, Future[Portrait | Unfit]]] = []
    for job in jobs:
        label, parts = store.take(job.made_from, job.is_whole)
        how = job.content, job.focus, job.ground
        if len(parts) == len(images.KINDS):
            pages.extend(job.pages(parts))
        elif not waiting:
            waiting.append((job, label, run.executor.submit(images.draw_portrait, *how)))
        else:
            hang(job, label, images.draw_portrait(*how))
            first, its_label, future = waiting.pop()
            hang(first, its_label, future.result())
    for first, its_label, future in waiting:
        hang(first, its_label, future.result())
    return pages


def _card(run: Run, job: CardJob | None, theme: Theme, store: PictureCache) -> bytes:
    """The card, or nothing if it cannot be drawn."""
    if job is None:
        return b""
    label, parts = store.take(job.made_from, job.is_whole)
    if len(parts) != 1:
        try:
            if theme.ours:
                parts = [run.executor.submit(images.draw_card, job).result()]
            else:
                sandbox = runtime.Sandbox(SECONDS, shown(run.folder))
                parts = [sandbox.run(images.draw_card, job)]
        except Invalid:  # a typeface of somebody's own that nobody can read
            return b""
        store.put(label, parts)
    return parts[0]
