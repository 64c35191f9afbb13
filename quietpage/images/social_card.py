"""The picture for link previews: the page's title, and everybody's name, all alike, in the theme's manner.

It is drawn in the theme's own colours and typeface. Everybody is on it or nobody is: where the names do not
fit, or no typeface has their letters, the beginning of the welcome stands in their place, or else the title
stands alone. Pillow is imported when a card is drawn, and not before.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quietpage import typeset
from quietpage.core.model import Site, Theme
from quietpage.core.named_tuple import NamedTuple
from quietpage.core.names_of_site import Names
from quietpage.core.order import ordered
from quietpage.locale import words_for

if TYPE_CHECKING:
    from quietpage.images.card_drawing import Paper
    from quietpage.images.card_faces import Faces
    from quietpage.images.card_setting import Shades, Words

VERSION = "d"
"""Changes whenever the same card would come out in other bytes."""

MANNERS = ("whisper", "letter", "garden", "classroom")
"""The themes that have a manner of their own."""

_MOST = 120
"""So many names would not fit, were they ever so short."""

_COLOURS = {
    "paper": "#ffffff",
    "ink": "#000000",
    "soft": "#333333",
    "thread": "#8f8f8f",
    "leaf": "",
    "air": "",
    "earth": "",
    "sprig": "",
    "slip": "",
}
"""What a theme's colours are where it does not say; nothing, if they follow from the others."""


class Card(NamedTuple):
    """What is on a card: the words, the colours, and the names that are let by as no numbers. `letter` is how
    a letter begins, how it ends, and its writer's name; `ways` stand where nobody may be named.
    """

    manner: str
    title: str
    names: tuple[str, ...]
    ending: str
    comma: str
    welcome: str
    letter: tuple[str, str, str]
    ways: tuple[str, ...]
    language: str
    known: Names
    colours: tuple[tuple[str, str], ...]


def card_of(site: Site, theme: Theme) -> Card | None:
    """The card of a site; none for a page that is not for everybody, or that nobody knows the address of. Of
    a page about children it has the title and no name.
    """
    if not site.url or site.audience != "public" or not site.people:
        return None
    words = words_for(site.language)
    shades = {shade.name: shade.light for shade in theme.palette}
    manner = next((level.prefix for level in theme.levels if level.prefix in MANNERS), "")
    people = () if theme.minors else ordered(site)
    letter = ("", "", "")
    if manner == "letter" and not theme.minors:
        options = dict(theme.options)
        letter = (
            options.get("salutation") or words.salutation,
            options.get("sign_off") or words.sign_off,
            options.get("signature") or typeset.as_shown(site.author.name.value, site.language),
        )
    return Card(
        manner,
        typeset.as_shown(site.title.value, site.language) if site.title else words.title,
        tuple(typeset.as_shown(person.name.value, person.language or site.language) for person in people),
        words.card_names,
        words.comma,
        site.welcome.value if site.welcome and not theme.minors else "",
        letter,
        tuple(way.word for way in site.ways) if manner == "classroom" and theme.minors else (),
        site.language,
        typeset.names_shown(site),
        tuple((name, shades.get(name, other)) for name, other in _COLOURS.items()),
    )


def texts_of(card: Card, welcome: str) -> Iterator[str]:
    """Everything that may be written on a card."""
    names = card.names if len(card.names) <= _MOST else ()
    yield from (card.title, *names, card.ending, card.comma, welcome, *card.letter, *card.ways)


def drawn(card: Card, welcome: str, faces: Faces, allowed: frozenset[str]) -> bytes:
    """The card as PNG; nothing, if no typeface can write its title. `welcome` stands in the place of names
    that do not fit, `allowed` are the names that are no numbers.
    """
    try:
        paper = laid_out(card, welcome, faces, allowed)
    except OSError:  # a typeface that cannot be read
        return b""
    return paper.png() if paper else b""


def laid_out(card: Card, welcome: str, faces: Faces, allowed: frozenset[str]) -> Paper | None:
    """The card as it is before it becomes a file; none, if no typeface can write its title. Raises `OSError`
    if a typeface cannot be read.
    """
    from quietpage.images import card_manners as manners
    from quietpage.images.card_drawing import Paper
    from quietpage.images.card_setting import Setting
    from quietpage.images.card_writing import Writer
    from quietpage.locale.scripts import direction
    from quietpage.numbers.finder import found_in

    from_right = direction(card.language) == "rtl"
    shades = _shades(card)
    roman, italic = (Writer(families, from_right) for families in faces)
    in_manner = manners.MANNERS.get(card.manner, manners.plain)
    for words in _wordings(card, welcome):
        setting = Setting(words, roman, italic, shades)
        bare = not (words.names or words.welcome or words.ways)
        for manner in [manners.title_alone] if bare else [in_manner, manners.plain]:
            paper = Paper(shades.paper, from_right)
            if manner(setting, paper) and not found_in("\n".join(paper.said), card.language, allowed):
                return paper
    return None


def _wordings(card: Card, welcome: str) -> Iterator[Words]:
    """What may be said on a card, from the most to the least: everybody's name, or nobody's."""
    from quietpage.images.card_setting import Words

    title = Words(card.title, card.ending, card.comma)
    letter = title._replace(salutation=card.letter[0], sign_off=card.letter[1], signature=card.letter[2])
    if card.names:
        letter = letter._replace(welcome=welcome)
        if len(card.names) <= _MOST:
            yield letter._replace(names=card.names)
        if welcome:
            yield letter
    elif card.ways:
        yield title._replace(ways=card.ways)
    yield title


def _shades(card: Card) -> Shades:
    from PIL import ImageColor

    from quietpage.images.card_drawing import between
    from quietpage.images.card_setting import Shades

    said = {name: ImageColor.getrgb(colour)[:3] for name, colour in card.colours if colour}
    paper, ink, soft, thread = (said[name] for name in ("paper", "ink", "soft", "thread"))
    leaf = said.get("leaf") or between(paper, thread, 0.18)
    air, earth = said.get("air") or leaf, said.get("earth") or between(leaf, thread, 0.16)
    sprig, slip = said.get("sprig") or thread, said.get("slip") or paper
    return Shades(paper, ink, soft, thread, leaf, air, earth, sprig, slip)
