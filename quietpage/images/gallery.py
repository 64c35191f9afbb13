"""The pictures of a page: portraits, and the card for link previews.

A picture is drawn from a job, which has all that it is made of; so it can be drawn in another process, and
need not be drawn again as long as it is made of the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from quietpage.core.comparison_keys import nfc
from quietpage.core.diagnostics import Problem
from quietpage.core.model import Page, Site, Text, Theme
from quietpage.core.named_tuple import NamedTuple
from quietpage.core.source import Place
from quietpage.images.social_card import Card, card_of
from quietpage.load import portraits as brought
from quietpage.validate.problems import Suggestions

if TYPE_CHECKING:
    from quietpage.images.card_faces import Faces
    from quietpage.images.portraits import Portrait, Unfit

KINDS = ("avif", "webp", "jpg")
"""The endings of a portrait's files, the smallest first."""


class DrawnCard(NamedTuple):
    """The card as PNG, or nothing if it cannot be drawn; and the name under which it is kept.

    `by_itself` says that it was written with the theme's own typeface alone, so that it is the same as long
    as card and theme are.
    """

    content: bytes
    label: str = ""
    by_itself: bool = False


class Gallery(NamedTuple):
    """The pictures that go beside the pages, and a word about those that are left out."""

    pages: tuple[Page, ...] = ()
    more: tuple[str, ...] = ()


class Asked(NamedTuple):
    """Which pictures a site asks for, by all that they depend on but the files in `portraits/`."""

    portraits: tuple[tuple[str, str, str], ...]
    card: Card | None


class PortraitJob(NamedTuple):
    """A portrait to be drawn: whose, where its file is named, what of it to show, the colour behind it, and
    the picture as it was brought, with its width and height.
    """

    slug: str
    place: Place
    focus: str
    ground: str
    content: bytes
    size: tuple[int, int]

    @property
    def made_from(self) -> tuple[bytes, ...]:
        """All that its files depend on."""
        from quietpage.images.portraits import VERSION

        return VERSION.encode(), self.focus.encode(), self.ground.encode(), self.content

    def is_whole(self, part: bytes) -> bool:
        """Whether a file that was drawn before is one: of the right size, and with nothing else in it."""
        from quietpage.images.metadata import only_pixels
        from quietpage.images.portraits import size_in_frame

        # How the camera was held is not known here.
        sizes = {size_in_frame(*self.size), size_in_frame(*self.size[::-1])}
        return any(only_pixels(part, *size) for size in sizes)

    def pages(self, parts: Iterable[bytes]) -> Iterator[Page]:
        """Its files, under the person's address."""
        for kind, part in zip(KINDS, parts, strict=True):
            yield Page(f"portraits/{self.slug}.{kind}", part)


class CardJob(NamedTuple):
    """A card to be drawn: what is on it, the beginning of the welcome, and the typefaces."""

    card: Card
    welcome: str
    faces: Faces

    @property
    def by_itself(self) -> bool:
        """Whether no other typeface is needed than the theme's own."""
        from quietpage.images.card_faces import writable
        from quietpage.images.social_card import texts_of

        texts = "".join(texts_of(self.card, self.welcome))
        return len(self.faces.roman) == 1 and writable(texts, self.faces.roman)

    @property
    def made_from(self) -> tuple[bytes, ...]:
        """All that it depends on."""
        from quietpage.images.social_card import VERSION

        families = (*self.faces.roman, (), *self.faces.italic)
        faces = (face.mark or face.content for family in families for face in family)
        return VERSION.encode(), repr(self.card).encode(), self.welcome.encode(), *faces

    def is_whole(self, part: bytes) -> bool:
        """Whether what was drawn before is a card, or nothing for a typeface that cannot write it."""
        from quietpage.images.card_drawing import HEIGHT, WIDTH
        from quietpage.images.metadata import only_pixels

        return not part or only_pixels(part, WIDTH, HEIGHT)


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


def portraits_of(site: Site, theme: Theme, folder: Path, problems: list[Problem]) -> Iterator[PortraitJob]:
    """The portraits that a site asks for, read one after another from its `portraits/`; each fit to be drawn
    as far as its header says. What is the matter with one is told where its file is named.
    """
    from quietpage.images.portraits import Unfit, inspect_picture

    ground = theme.paper[0] if theme.paper else "#ffffff"
    names = brought.names(folder, problems)
    if names is None:  # and nobody knows whether a picture is missing
        return
    there = _There(names)
    for person in site.people:
        portrait = person.portrait
        if portrait is None:
            continue
        name = there.name(portrait.file.value)
        if not name:
            problems.append(there.missing(portrait.file))
            continue
        found: list[Problem] = []
        content = brought.content(folder, name, found)
        problems.extend(problem._replace(place=portrait.file.place) for problem in found)
        if content is None:
            continue
        look = inspect_picture(content)
        if isinstance(look, Unfit):
            problems.append(Problem(look.message, portrait.file.place, look.help))
        else:
            size = look.width, look.height
            yield PortraitJob(person.slug, portrait.file.place, portrait.focus, ground, content, size)


def draw_portrait(content: bytes, focus: str, ground: str) -> Portrait | Unfit:
    """The files of a portrait, or why there can be none."""
    from quietpage.images.portraits import drawn

    return drawn(content, focus, ground)


def card_job(card: Card, site: Site, theme: Theme) -> CardJob | None:
    """What a card is drawn from; none, if the theme's typeface cannot write its title."""
    from quietpage.images.card_faces import faces_for, writable
    from quietpage.images.social_card import texts_of

    welcome = _beginning(site) if card.names else ""  # it may name a child
    faces = faces_for(texts_of(card, welcome), theme, card.language)
    return CardJob(card, welcome, faces) if writable(card.title, faces.roman) else None


def draw_card(job: CardJob) -> bytes:
    """The card as PNG; nothing, if it cannot be drawn."""
    from quietpage.images.social_card import drawn
    from quietpage.numbers.allowed_names import allowed_names

    return drawn(job.card, job.welcome, job.faces, allowed_names(job.card.known))


def _beginning(site: Site) -> str:
    """The beginning of the welcome, if it is a whole one; or what is said of a page without a welcome."""
    from quietpage.locale import words_for
    from quietpage.typeset.markdown import prose
    from quietpage.typeset.texts import excerpt

    words = words_for(site.language)
    beginning = excerpt(prose(site.welcome.value, words.quotes).plain) if site.welcome else "…"
    return words.description if beginning.endswith("…") else beginning


class _There:
    """The files that are there, and those that may have been meant by one that is not."""

    def __init__(self, names: frozenset[str]) -> None:
        self._names, self._meant = names, Suggestions(names)

    def name(self, written: str) -> str:
        """The name of a file as its folder has it, or nothing: a Mac writes the dots of an ü apart."""
        return written if written in self._names else self._composed.get(nfc(written), "")

    def missing(self, file: Text) -> Problem:
        stem = file.value.rpartition(".")[0]
        alike = (name for name in sorted(self._names) if stem and name.rpartition(".")[0] == stem)
        near = next(alike, "") or self._meant.nearest(file.value)
        return Problem(
            f"there is no picture {file} in portraits/",
            file.place,
            f"did you mean {near}?" if near else "put the picture there, or take portrait: away",
        )

    @cached_property
    def _composed(self) -> dict[str, str]:
        return {nfc(name): name for name in sorted(self._names, reverse=True)}
