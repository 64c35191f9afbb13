"""The paper of a card, and what is drawn on it: sprigs, arches and slips, in the colours of a theme.

Every stroke runs through a few steps from the colour it stands on to its own, so that a card has few colours
and its file stays small.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from math import atan2, cbrt, cos, hypot, pi, radians, sin
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


def turned_to(colour: Colour, lighter: float, chroma: float, more: float, hue: float) -> Colour:
    """A colour moved in OKLCH, as style sheets do it: its lightness by so much, its chroma times `chroma` and
    by `more`, its hue by so many degrees.
    """
    red, green, blue = (
        part / 255 / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in colour
    )
    long = cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    light = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short + lighter
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    strength, angle = hypot(a, b) * chroma + more, atan2(b, a) + radians(hue)
    a, b = strength * cos(angle), strength * sin(angle)
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
    red, green, blue = (min(1.0, max(0.0, part)) for part in linear)
    return _gamma(red), _gamma(green), _gamma(blue)


def _gamma(part: float) -> int:
    return round(255 * (12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055))


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
        kept.name = "card.png"  # told its name, Pillow loads what writes PNG; told the format, all it has
        # The two levels above it take two and six times as long, for a fiftieth less.
        image.save(kept, compress_level=7)
        return kept.getvalue()


def plant(name: str, height: int, stroke: float, turned: bool = False) -> Image:
    """A plant of this height, with lines of this width, as it grows on the pages; or its mirror image."""
    from PIL import Image, ImageDraw

    scale = height / _HEIGHT
    size = round(_WIDTH * scale + 2 * stroke), round(height + 2 * stroke)
    image = Image.new("L", (size[0] * _FINE, size[1] * _FINE), 0)
    draw = ImageDraw.Draw(image)
    width = max(1, round(stroke * _FINE))
    for points in _strokes(PLANTS[name]):
        path = [((x * scale + stroke) * _FINE, ((y - _TOP) * scale + stroke) * _FINE) for x, y in points]
        draw.line(path, 255, width, joint="curve")
        for x, y in (path[0], path[-1]):
            draw.ellipse((x - width / 2, y - width / 2, x + width / 2, y + width / 2), 255)
    image = image.reduce(_FINE)
    return image.transpose(Image.Transpose.FLIP_LEFT_RIGHT) if turned else image


PLANTS = {
    "sprig": (
        "M24 82C24 60 25 40 25 18M24 66C14 66 8 60 7 50C17 50 23 56 24 66"
        "M24 58C25 49 31 43 41 42C41 52 34 58 24 58M25 47C17 46 12 41 11 32C20 33 25 38 25 47"
        "M25 38C25 30 30 25 38 24C38 32 33 37 25 38M25 18C20 13 20 7 25 2C30 7 30 13 25 18"
    ),
    "umbel": (
        "M24 82C23 66 25 52 24 38M24 38C21 30 16 25 10 22M24 38C22 29 20 22 17 16M24 38V12"
        "M24 38C26 29 28 22 31 16M24 38C27 30 32 25 38 22"
        "M4 19a3.5 3.5 0 0 0 7 0a3.5 3.5 0 0 0-7 0M12 12a3.5 3.5 0 0 0 7 0a3.5 3.5 0 0 0-7 0"
        "M20.5 8a3.5 3.5 0 0 0 7 0a3.5 3.5 0 0 0-7 0M29 12a3.5 3.5 0 0 0 7 0a3.5 3.5 0 0 0-7 0"
        "M37 19a3.5 3.5 0 0 0 7 0a3.5 3.5 0 0 0-7 0M24 70C15 69 10 63 9 54C18 55 23 61 24 70"
        "M24 60C25 52 30 47 38 46C38 54 32 59 24 60"
    ),
    "barley": (
        "M24 82C23 62 24 40 24 18M24 50C17 48 14 42 14 35C21 37 24 43 24 50"
        "M24 50C31 48 34 42 34 35C27 37 24 43 24 50M24 35C17 33 15 27 15 21C21 23 24 28 24 35"
        "M24 35C31 33 33 27 33 21C27 23 24 28 24 35M24 19C20 14 20 7 24 2C28 7 28 14 24 19"
        "M24 82C21 71 15 65 6 62C8 72 15 79 24 82M24 76C27 68 32 63 41 61C39 70 33 75 24 76"
    ),
    "tulip": (
        "M24 82C25 62 23 48 24 31M24 31C15 29 12 20 14 7C17 9 19 11 20 14C21 9 22 6 24 3"
        "C26 6 27 9 28 14C29 11 31 9 34 7C36 20 33 29 24 31M24 80C13 73 8 61 9 44C18 53 23 66 24 80"
        "M24 73C33 67 38 58 39 45C30 51 25 62 24 73"
    ),
    "snowdrop": (
        "M22 82C23 56 18 34 23 17C25 9 32 7 34 15M34 15C28 19 26 27 28 35C30 32 32 32 34 36"
        "C36 32 38 32 40 35C42 27 40 19 34 15M22 82C13 68 9 52 11 33C19 47 22 64 22 82"
        "M22 82C25 70 31 60 40 54C39 67 33 76 22 82"
    ),
}
"""The plants of garden's `sprig.html`, as the paths of SVG; the first is the sprig of every theme."""

_WIDTH, _TOP, _HEIGHT = 48, 2, 80
_POINTS = 16
"""How many straight pieces make a curve."""

Points = list[tuple[float, float]]


def _strokes(path: str) -> list[Points]:
    """A path in strokes. It has curves, lines straight up, and circles, each of two halves."""
    strokes: list[Points] = []
    for command, said in re.findall(r"([MCVa])([^MCVa]+)", path):
        numbers = [float(number) for number in re.findall(r"-?[\d.]+", said)]
        if command == "M":
            strokes.append([(numbers[0], numbers[1])])
            continue
        x, y = strokes[-1][-1]
        if command == "V":
            strokes[-1].append((x, numbers[0]))
        elif command == "a":
            middle, radius = x + numbers[5] / 2, numbers[5] / 2
            turns = (pi * step / _POINTS for step in range(1, _POINTS + 1))
            strokes[-1] += [(middle - radius * cos(turn), y + radius * sin(turn)) for turn in turns]
        else:
            a, b, c, d, e, f = numbers
            for step in range(1, _POINTS + 1):
                t = step / _POINTS
                s = 1 - t
                shares = s**3, 3 * s * s * t, 3 * s * t * t, t**3
                across = sum(share * each for share, each in zip(shares, (x, a, c, e), strict=True))
                down = sum(share * each for share, each in zip(shares, (y, b, d, f), strict=True))
                strokes[-1].append((across, down))
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


def hill(width: int, height: int) -> Image:
    """The ground in an arch of this size: a hill that is highest towards the left."""
    from PIL import Image, ImageChops, ImageDraw

    image = Image.new("L", (width * _FINE, height * _FINE), 0)
    box = [round(part * _FINE) for part in (-0.8 * width, 0.704 * height, 1.4 * width, 1.504 * height)]
    ImageDraw.Draw(image).ellipse(tuple(box), 255)
    return ImageChops.multiply(image.reduce(_FINE), arch(width, height))


def slip(width: int, height: int, corner: int = 4) -> Image:
    """A slip of paper."""
    from PIL import Image, ImageDraw

    image = Image.new("L", (width * _FINE, height * _FINE), 0)
    box = (0, 0, width * _FINE - 1, height * _FINE - 1)
    ImageDraw.Draw(image).rounded_rectangle(box, corner * _FINE, 255)
    return image.reduce(_FINE)
