"""The paper of a card, and what is drawn on it: sprigs, arches and slips, in the colours of a theme.

Every stroke runs through a few steps from the colour it stands on to its own, so that a card has few colours
and its file stays small.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from quietpage.images.card_writing import Hand, Line

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTH, HEIGHT = 1200, 630
"""The size of the card in pixels, as link previews want it."""

Colour = tuple[int, int, int]

_STEPS = 12
_FINE = 4
"""Drawings are made larger by so much, and then made smaller, which smooths their edges."""


def between(ground: Colour, ink: Colour, part: float) -> Colour:
    """A colour on the way from one to another."""
    red, green, blue = (round(low + (high - low) * part) for low, high in zip(ground, ink, strict=True))
    return red, green, blue


class Paper:
    """A card that is drawn on. Places are measured from the side that the page is written from."""

    def __init__(self, colour: Colour, from_right: bool) -> None:
        from PIL import Image

        self._image = Image.new("L", (WIDTH, HEIGHT), 0)
        self._palette = [colour]
        self._ramps: dict[tuple[Colour, Colour], int] = {}
        self.colour, self.from_right = colour, from_right
        self.said: list[str] = []  # every text on it

    def write(
        self,
        lines: Sequence[Line],
        hand: Hand,
        place: tuple[float, float, int],
        step: int,
        colour: Colour,
        align: str = "start",
        ground: Colour | None = None,
    ) -> None:
        """Lines between two places, the first on a baseline: `place` is where they start, how wide they may
        be, and that baseline; `align` is start, end or centre.
        """
        from PIL import Image, ImageDraw

        start, width, baseline = place
        image = Image.new("L", (WIDTH, HEIGHT), 0)
        draw = ImageDraw.Draw(image)
        share = {"start": 0.0, "centre": 0.5, "end": 1.0}[align]
        for number, line in enumerate(lines):
            wide = hand.width(line) or 0.0
            at = start + (width - wide) * share
            hand.write(draw, self._left(at, wide), baseline + number * step, line)
        self.said.append(" ".join("".join(part.text for part in line) for line in lines))
        self._fill(image, 0, 0, ground or self.colour, colour)

    def draw(self, mask: Image, start: float, top: float, ink: Colour, ground: Colour | None = None) -> None:
        """A drawing at a place."""
        self._fill(mask, round(self._left(start, mask.width)), round(top), ground or self.colour, ink)

    def _left(self, start: float, width: float) -> float:
        return WIDTH - start - width if self.from_right else start

    def _fill(self, mask: Image, left: int, top: int, ground: Colour, ink: Colour) -> None:
        box = mask.getbbox()
        if box is None:
            return
        mask = mask.crop(box)
        first = self._ramp(ground, ink)
        level = [round(light * _STEPS / 255) for light in range(256)]
        shades = mask.point([first + max(each - 1, 0) for each in level])
        seen = mask.point([255 if each else 0 for each in level])
        self._image.paste(shades, (left + box[0], top + box[1]), seen)

    def _ramp(self, ground: Colour, ink: Colour) -> int:
        """Where in the palette the colours from one to another begin."""
        if (ground, ink) not in self._ramps:
            self._ramps[ground, ink] = len(self._palette)
            self._palette += [between(ground, ink, step / _STEPS) for step in range(1, _STEPS + 1)]
        return self._ramps[ground, ink]

    def png(self) -> bytes:
        from PIL import Image

        there = [place for place, seen in enumerate(self._image.histogram()) if seen]
        places = {before: place for place, before in enumerate(there)}
        image = self._image.point([places.get(before, 0) for before in range(256)])
        image = Image.frombytes("P", image.size, image.tobytes())
        image.putpalette(bytes(part for place in there for part in self._palette[place]))
        kept = BytesIO()
        image.save(kept, "PNG", optimize=True)
        return kept.getvalue()


def sprig(height: int, stroke: float, turned: bool = False) -> Image:
    """A sprig of this height, the same as on the pages; `turned`, its leaves grow from the other side."""
    from PIL import Image, ImageDraw

    scale = height / _SPRIG_HEIGHT
    margin = stroke
    size = round(_SPRIG_WIDTH * scale + 2 * margin), round(height + 2 * margin)
    image = Image.new("L", (size[0] * _FINE, size[1] * _FINE), 0)
    draw = ImageDraw.Draw(image)
    width = max(1, round(stroke * _FINE))
    for points in _strokes():
        path = [
            ((x * scale + margin) * _FINE, ((y - _SPRIG_TOP) * scale + margin) * _FINE) for x, y in points
        ]
        draw.line(path, 255, width, joint="curve")
        for x, y in (path[0], path[-1]):
            draw.ellipse((x - width / 2, y - width / 2, x + width / 2, y + width / 2), 255)
    image = image.reduce(_FINE)
    return image.transpose(Image.Transpose.FLIP_LEFT_RIGHT) if turned else image


_SPRIG = (
    "M24 82C24 60 25 40 25 18M24 66C14 66 8 60 7 50C17 50 23 56 24 66"
    "M24 58C25 49 31 43 41 42C41 52 34 58 24 58M25 47C17 46 12 41 11 32C20 33 25 38 25 47"
    "M25 38C25 30 30 25 38 24C38 32 33 37 25 38M25 18C20 13 20 7 25 2C30 7 30 13 25 18"
)
"""The path of `sprig.html`."""

_SPRIG_WIDTH, _SPRIG_TOP, _SPRIG_HEIGHT = 48, 2, 80
_POINTS = 16
"""How many straight pieces make a curve."""


def _strokes() -> list[list[tuple[float, float]]]:
    strokes: list[list[tuple[float, float]]] = []
    for command, said in re.findall(r"([MC])([^MC]+)", _SPRIG):
        numbers = [float(number) for number in said.split()]
        points = list(zip(numbers[::2], numbers[1::2], strict=True))
        if command == "M":
            strokes.append(points)
            continue
        (x, y), (a, b), (c, d), (e, f) = strokes[-1][-1], *points
        for step in range(1, _POINTS + 1):
            t = step / _POINTS
            s = 1 - t
            strokes[-1].append(
                (
                    s**3 * x + 3 * s * s * t * a + 3 * s * t * t * c + t**3 * e,
                    s**3 * y + 3 * s * s * t * b + 3 * s * t * t * d + t**3 * f,
                )
            )
    return strokes


def arch(width: int, height: int, corner: int = 6) -> Image:
    """An arch, round above, with small corners below."""
    from PIL import Image, ImageDraw

    image = Image.new("L", (width * _FINE, height * _FINE), 0)
    draw = ImageDraw.Draw(image)
    right, bottom, half = width * _FINE - 1, height * _FINE - 1, width * _FINE // 2
    draw.ellipse((0, 0, right, right), 255)
    draw.rectangle((0, half, right, bottom - corner * _FINE), 255)
    draw.rounded_rectangle((0, half, right, bottom), corner * _FINE, 255)
    draw.rectangle((0, half, right, bottom - corner * _FINE), 255)
    return image.reduce(_FINE)


def slip(width: int, height: int, corner: int = 4) -> Image:
    """A slip of paper."""
    from PIL import Image, ImageDraw

    image = Image.new("L", (width * _FINE, height * _FINE), 0)
    box = (0, 0, width * _FINE - 1, height * _FINE - 1)
    ImageDraw.Draw(image).rounded_rectangle(box, corner * _FINE, 255)
    return image.reduce(_FINE)
