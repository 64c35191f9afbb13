"""Cards for link previews, set without a site's folder: a page with a title, people and a theme."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageChops

from quietpage.core.model import Author, Person, Site, Text, Theme, Way
from quietpage.core.source import Whole
from quietpage.images import CardJob, card_job, card_of
from quietpage.images.card_drawing import Paper
from quietpage.images.social_card import laid_out
from quietpage.locale import words_for
from quietpage.numbers.allowed_names import allowed_names
from quietpage.themes import theme_of

PLACE = Whole("quietpage.yml")


def text(value: str) -> Text:
    return Text(value, PLACE)


def job(
    title: str, names: Sequence[str], theme: str = "whisper", language: str = "en", welcome: str = ""
) -> CardJob | None:
    """What a card is drawn from, of a page with these people in a shipped theme."""
    site = Site(
        text(title) if title else None,
        Author(text("Rosa Lind")),
        tuple(Person(text(name), (), f"p-{place}") for place, name in enumerate(names)),
        tuple(Way(word, word, PLACE) for _, word, _ in words_for(language).ways),
        False,
        PLACE,
        welcome=text(welcome) if welcome else None,
        language=language,
        url="https://rosa.example/people/",
        theme=text(theme),
        order="as written",
    )
    look: Theme = theme_of(site, Path("nowhere"), [])
    card = card_of(site, look)
    assert card
    return card_job(card, site, look)


def paper(
    title: str, names: Sequence[str], theme: str = "whisper", language: str = "en", welcome: str = ""
) -> Paper:
    """The card of such a page."""
    made = job(title, names, theme, language, welcome)
    assert made
    found = laid_out(made.card, made.welcome, made.faces, allowed_names(made.card.known))
    assert found
    return found


class Ink(NamedTuple):
    """How much of what is drawn on a card is in each of its halves, from nothing to all."""

    left: float
    right: float
    top: float
    bottom: float


def ink(content: bytes, least: int = 60) -> Ink:
    """Of all that differs from the paper by at least so much, how much is in each half."""
    image = Image.open(BytesIO(content)).convert("RGB")
    ground = Image.new("RGB", image.size, image.getpixel((0, 0)))
    red, green, blue = ImageChops.difference(image, ground).split()
    furthest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    seen = furthest.point([255 if far > least else 0 for far in range(256)])
    width, height = seen.size
    halves = (
        (0, 0, width // 2, height),
        (width // 2, 0, width, height),
        (0, 0, width, height // 2),
        (0, height // 2, width, height),
    )
    whole = seen.histogram()[255]
    left, right, top, bottom = (seen.crop(half).histogram()[255] / whole for half in halves)
    return Ink(left, right, top, bottom)
