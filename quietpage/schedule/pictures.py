"""Pictures drawn, or taken from the user's cache folder: they are kept by all that they are drawn from."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from quietpage import cache, images, runtime
from quietpage.core.diagnostics import Invalid, Problem
from quietpage.core.fingerprint import fingerprint as name_of
from quietpage.core.model import CARD, Page, Site, Theme
from quietpage.core.named_tuple import NamedTuple
from quietpage.core.paths import shown
from quietpage.export.later_page import LaterPage
from quietpage.images.social_card import VERSION
from quietpage.runtime.executor import Done, Future, Later

if TYPE_CHECKING:
    from quietpage.cache.pictures import PictureCache
    from quietpage.images.gallery import DrawnCard, Gallery, PortraitJob
    from quietpage.images.portraits import Portrait, Unfit
    from quietpage.images.social_card import Card
    from quietpage.schedule.run import Run

SECONDS = 10
"""How long a typeface of somebody's own may take to draw the card."""


class Pictures(NamedTuple):
    """The pictures of a page, of which the card may still be being drawn: then its page has no bytes yet."""

    gallery: Gallery
    card: Future[Gallery] | None = None

    def finished(self) -> Gallery:
        """All of them. A card that could not be drawn after all is not among them."""
        return self.card.result() if self.card is not None else self.gallery


def pictures_of(run: Run, site: Site, theme: Theme, problems: list[Problem]) -> Pictures:
    """The pictures of a page: kept in the user's cache folder by all that they are drawn from. Portraits
    are drawn two at a time, here and in the worker; a card in a process of its own, while the page is made,
    or with somebody's own typeface in the sandbox.
    """
    card = images.card_of(site, theme)
    nothing = card is None and not any(person.portrait for person in site.people)
    # Even then, what was kept for the pictures of before is let go.
    if nothing and not (run.keep and cache.has_pictures(run.folder)):
        return Pictures(images.Gallery())
    fresh = run.store.pack is not None and run.store.pack.fresh
    kept = cache.PictureCache(run.folder, run.keep, fresh=fresh)
    pages: list[Page] = []
    more: list[str] = []
    jobs = images.portraits_of(site, theme, run.folder, problems)
    if theme.portraits:
        pages += _portraits(run, jobs, kept, problems)
    else:
        if any(person.portrait for person in site.people):
            more.append(f"The theme {theme.name} shows no portraits, so none are published.")
        for _ in jobs:  # their problems are told all the same
            pass
    if card is None:
        kept.tidy()
        return Pictures(images.Gallery(tuple(sorted(pages)), tuple(more)))
    name = name_of(VERSION, card, theme)
    draw = partial(_card, run, card, site, theme, kept)

    def with_card(page: Page | None) -> Gallery:
        if page is not None:
            return images.Gallery(tuple(sorted((*pages, page))), tuple(more))
        lost = "The theme's typeface cannot write the title, so there is no card for link previews."
        return images.Gallery(tuple(sorted(pages)), (*more, lost))

    if label := run.store.look("card", name):
        # It is there, and most often it is in the folder of the page already: then nobody asks for its bytes.
        kept.use(str(label))
        kept.tidy()

        def again() -> bytes:
            store = cache.PictureCache(run.folder, run.keep, fresh=fresh)
            return _card(run, card, site, theme, store).content

        return Pictures(with_card(LaterPage.of(CARD, name, again)))
    drawing = run.beside(draw) if theme.ours else Done(draw())

    def finish() -> Gallery:
        drawn = drawing.result()
        kept.use(drawn.label)
        kept.tidy()
        if drawn.by_itself and drawn.content:
            run.store.fill("card", {name: drawn.label})
        mark = name if drawn.by_itself else ""
        return with_card(Page(CARD, drawn.content, mark) if drawn.content else None)

    if run.executor.elsewhere and theme.ours and _surely(card, theme):
        return Pictures(with_card(Page(CARD, b"")), Later(finish))
    return Pictures(finish())


def _surely(card: Card, theme: Theme) -> bool:
    """Whether a card is as good as there: our typefaces can write a title in these letters, if it fits."""
    return card.title.isascii() and any(
        file.target.startswith("fonts/") for level in theme.levels for file in level.files
    )


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


def _card(run: Run, card: Card, site: Site, theme: Theme, kept: PictureCache) -> DrawnCard:
    """The card, without bytes if it cannot be drawn."""
    job = images.card_job(card, site, theme)
    if job is None:
        return images.DrawnCard(b"")
    label, parts = kept.take(job.made_from, job.is_whole)
    if len(parts) != 1:
        try:
            if theme.ours:
                parts = [images.draw_card(job)]
            else:
                sandbox = runtime.Sandbox(SECONDS, shown(run.folder))
                parts = [sandbox.run(images.draw_card, job)]
        except Invalid:  # a typeface of somebody's own that nobody can read
            return images.DrawnCard(b"")
        kept.put(label, parts)
    return images.DrawnCard(parts[0], label, theme.ours and job.by_itself)
