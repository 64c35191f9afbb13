"""The pictures of a page: read, looked at, and drawn unless they were drawn before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from quietpage.core.diagnostics import Invalid, Problem
from quietpage.core.model import Page, Person, Portrait, Site, Text, Theme
from quietpage.core.name_keys import nfc
from quietpage.core.paths import shown
from quietpage.images.social_card import Card, card_of
from quietpage.load import portraits
from quietpage.render.view_models import CARD
from quietpage.runtime.executor import Begin, at_once
from quietpage.validate.errors import Meant

if TYPE_CHECKING:
    from quietpage.cache.pictures import Shelf
    from quietpage.images import portraits as pictures

_PATIENCE = 10
"""How long a card with somebody's own typeface may take, in seconds."""

KINDS = ("avif", "webp", "jpg")
"""The endings of a portrait's files, the smallest first."""


class Gallery(NamedTuple):
    """The pictures that go beside the pages, and a word about those that are left out."""

    pages: tuple[Page, ...] = ()
    more: tuple[str, ...] = ()


class Asked(NamedTuple):
    """Which pictures a site asks for, by all that they depend on but the files in `portraits/`."""

    portraits: tuple[tuple[str, str, str], ...]
    card: Card | None


class _Brought(NamedTuple):
    """A person's portrait as they brought it."""

    slug: str
    portrait: Portrait
    content: bytes


def asked_for(site: Site, theme: Theme) -> Asked:
    """What the pictures of a site in a theme are made of; they are the same as long as this is."""
    return Asked(
        tuple(
            (person.slug, person.portrait.file.value, person.portrait.focus)
            for person in site.people
            if person.portrait
        ),
        card_of(site, theme),
    )


def gallery(
    site: Site,
    theme: Theme,
    folder: Path,
    problems: list[Problem],
    begin: Begin = at_once,
    *,
    keep: bool = False,
) -> Gallery:
    """The pictures of a site in a theme. What is the matter with one is told where its file is named.

    `begin` starts a piece of work. `keep` says that what is drawn is kept for the next time.
    """
    asked = [person for person in site.people if person.portrait]
    card = card_of(site, theme)
    if not asked and card is None:
        from quietpage.cache import folder as caches

        if not keep or caches.kept(folder, "pictures", make=False) is None:
            return Gallery()
    from quietpage.cache.pictures import Shelf

    shelf = Shelf(folder, keep)
    pages: list[Page] = []
    more: list[str] = []
    if asked:
        brought = _brought(asked, folder, problems)
        if theme.portraits:
            pages += _portraits(brought, theme, shelf, problems, begin)
        else:
            for _ in brought:  # what is the matter with them is told all the same
                pass
            more.append(f"The theme {theme.name} shows no portraits, so none are published.")
    if card is not None:
        if not theme.ours:
            from quietpage.runtime.sandbox import limited

            begin = limited(_PATIENCE, shown(folder))
        content = _card(card, site, theme, shelf, begin)
        if content:
            pages.append(Page(CARD, content))
        else:
            more.append("The theme's typeface cannot write the title, so there is no card for link previews.")
    shelf.tidy()
    return Gallery(tuple(sorted(pages)), tuple(more))


def _brought(asked: list[Person], folder: Path, problems: list[Problem]) -> Iterator[_Brought]:
    """The pictures that are asked for, read one after another, and fit to be portraits as far as they say."""
    from quietpage.images.portraits import Unfit, looked_at

    there = _There(portraits.names(folder, problems))
    for person in asked:
        portrait = person.portrait
        if portrait is None:
            continue
        name = there.name(portrait.file.value)
        if not name:
            problems.append(there.missing(portrait.file))
            continue
        found: list[Problem] = []
        content = portraits.content(folder, name, found)
        problems.extend(problem._replace(place=portrait.file.place) for problem in found)
        if content is None:
            continue
        look = looked_at(content)
        if isinstance(look, Unfit):
            problems.append(Problem(look.message, portrait.file.place, look.help))
        else:
            yield _Brought(person.slug, portrait, content)


def _portraits(
    brought: Iterator[_Brought], theme: Theme, shelf: Shelf, problems: list[Problem], begin: Begin
) -> list[Page]:
    """Portraits as they are published, under the people's addresses; two at a time, where that can be."""
    from quietpage.images.metadata import bare
    from quietpage.images.portraits import HEIGHT, VERSION, WIDTH, Unfit, drawn

    ground = theme.paper[0] if theme.paper else "#ffffff"
    pages: list[Page] = []

    def hang(each: _Brought, label: str, made: pictures.Portrait | Unfit) -> None:
        if isinstance(made, Unfit):
            problems.append(Problem(made.message, each.portrait.file.place, made.help))
        else:
            shelf.put(label, made)
            pages.extend(_pages(each.slug, made))

    beside: list[tuple[_Brought, str, Callable[[], pictures.Portrait | Unfit]]] = []
    for each in brought:
        settings = VERSION, each.portrait.focus, ground
        label, parts = shelf.take(
            [*(setting.encode() for setting in settings), each.content],
            lambda part: bare(part, WIDTH, HEIGHT),
        )
        if len(parts) == len(KINDS):
            pages.extend(_pages(each.slug, parts))
        elif not beside:
            beside.append((each, label, begin(drawn, each.content, each.portrait.focus, ground)))
        else:
            hang(each, label, drawn(each.content, each.portrait.focus, ground))
            first, its_label, wait = beside.pop()
            hang(first, its_label, wait())
    for first, its_label, wait in beside:
        hang(first, its_label, wait())
    return pages


def _pages(slug: str, parts: Iterable[bytes]) -> Iterator[Page]:
    for kind, part in zip(KINDS, parts, strict=True):
        yield Page(f"portraits/{slug}.{kind}", part)


def _card(card: Card, site: Site, theme: Theme, shelf: Shelf, begin: Begin) -> bytes:
    """The card, or nothing if it cannot be drawn."""
    from quietpage.images import social_card as cards
    from quietpage.images.metadata import bare

    roman, italic = (cards.faces_of(theme, style) for style in ("normal", "italic"))
    if not cards.writable(card.title, roman):
        return b""
    made_from = [cards.VERSION.encode(), repr(card).encode(), *(face.content for face in (*roman, *italic))]
    label, parts = shelf.take(made_from, lambda part: not part or bare(part, cards.WIDTH, cards.HEIGHT))
    if len(parts) != 1:
        try:
            parts = [begin(cards.drawn, card, _beginning(site), roman, italic)()]
        except Invalid:  # a typeface of somebody's own that nobody can read
            return b""
        shelf.put(label, parts)
    return parts[0]


def _beginning(site: Site) -> str:
    """The beginning of the welcome, if it is a whole one; or what is said of a page without a welcome."""
    from quietpage.locale import words_for
    from quietpage.render.presenter import first_words
    from quietpage.typeset.markdown import prose

    words = words_for(site.language)
    beginning = first_words(prose(site.welcome.value, words.quotes).plain) if site.welcome else "…"
    return words.description if beginning.endswith("…") else beginning


class _There:
    """The files that are there, and those that may have been meant by one that is not."""

    def __init__(self, names: frozenset[str]) -> None:
        self._names, self._meant = names, Meant(names)

    def name(self, written: str) -> str:
        """The name of a file as its folder has it, or nothing: a Mac writes the dots of an ü apart."""
        return written if written in self._names else self._composed.get(nfc(written), "")

    def missing(self, file: Text) -> Problem:
        near = self._meant.nearest(file.value)
        return Problem(
            f"there is no picture {file} in portraits/",
            file.place,
            f"did you mean {near}?" if near else "put the picture there, or take portrait: away",
        )

    @cached_property
    def _composed(self) -> dict[str, str]:
        return {nfc(name): name for name in sorted(self._names, reverse=True)}
