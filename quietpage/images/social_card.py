"""The picture for link previews: the page's title, and below it everybody's names, all alike.

It is drawn in the theme's own colours and typeface. Everybody is on it or nobody is: where the names do not
fit, or cannot be written with the typeface, the beginning of the welcome stands in their place. Pillow is
imported when a card is drawn, and not before.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from quietpage import typeset
from quietpage.core.model import Site, Theme
from quietpage.core.named_tuple import NamedTuple
from quietpage.core.names_of_site import Names
from quietpage.core.order import ordered
from quietpage.locale import words_for

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

    from quietpage.markup.css import Token

WIDTH, HEIGHT = 1200, 630
"""The size of the card in pixels, as link previews want it."""

VERSION = "b"
"""Changes whenever the same card would come out in other bytes."""

_TITLE, _BODY = 64, 37
_LEFT, _LINE = 120, 970
_TOP, _BOTTOM = 152, 560
_TITLE_STEP, _BETWEEN, _BODY_STEP = 80, 110, 62
"""Sizes of type, the left edge, the length of a line, the first and the last baseline, and the steps."""

_STEP = 10
"""By so much a line is made shorter, as long as the words need no more of them."""

_SHADES = 16
_COLOURS = {"paper": "#ffffff", "ink": "#000000", "soft": "#333333"}


class Face(NamedTuple):
    """A file of a typeface, and the signs that it is for: stretches of code points, both ends with them."""

    content: bytes
    signs: tuple[tuple[int, int], ...]

    def has(self, sign: str) -> bool:
        return any(first <= ord(sign) <= last for first, last in self.signs)


class Card(NamedTuple):
    """What is on a card: the words, the colours, and the names that are let by as no numbers."""

    title: str
    names: tuple[str, ...]
    ending: str
    comma: str
    welcome: str
    language: str
    known: Names
    colours: tuple[str, str, str]


def card_of(site: Site, theme: Theme) -> Card | None:
    """The card of a site; none for a page that is not for everybody, or that nobody knows the address of."""
    if not site.url or site.audience != "public" or theme.minors or not site.people:
        return None
    words = words_for(site.language)
    shades = {shade.name: shade.light for shade in theme.palette}
    paper, ink, soft = (shades.get(name, other) for name, other in _COLOURS.items())
    return Card(
        typeset.as_shown(site.title.value, site.language) if site.title else words.title,
        tuple(
            typeset.as_shown(person.name.value, person.language or site.language) for person in ordered(site)
        ),
        words.card_names,
        words.comma,
        site.welcome.value if site.welcome else "",
        site.language,
        typeset.names_shown(site),
        (paper, ink, soft),
    )


def faces_of(theme: Theme) -> tuple[tuple[Face, ...], tuple[Face, ...]]:
    """The files of the theme's first typeface: upright, and in italics."""
    from quietpage.markup.css import declarations, tokens

    sheets = [tokens(sheet.text) for level in theme.levels for sheet in level.styles.values()]
    files = {file.target: file.content for level in reversed(theme.levels) for file in level.files}
    faces: dict[str, dict[str, list[Face]]] = {}
    for rule in (rule for sheet in sheets for rule in _font_faces(sheet)):
        said = dict(reversed([*declarations(rule)]))  # of those that are there twice, the first
        path = _path(said.get("src", ()))
        if path in files:
            signs = "".join(token.text for token in said.get("unicode-range", ()))
            face = Face(files[path], tuple(_stretches(signs)) or ((0, 0x10FFFF),))
            family, style = (_first_name(said.get(name, ())) for name in ("font-family", "font-style"))
            faces.setdefault(family, {}).setdefault(style.lower() or "normal", []).append(face)
    named = (value for sheet in sheets for name, value in declarations(sheet) if name == "--face")
    # One that lies elsewhere, in static/ say, is not here to be drawn with.
    styles = faces.get(_first_name(next(named, ()))) or next(iter(faces.values()), {})
    return tuple(styles.get("normal", ())), tuple(styles.get("italic", ()))


def _font_faces(sheet: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """What stands between the brackets of each `@font-face`."""
    begun = -1
    for at, token in enumerate(sheet):
        if token.kind == "at_keyword" and token.value.lower() == "font-face":
            begun = at
        elif begun >= 0 and token.text == "}":
            yield sheet[begun + 1 : at]
            begun = -1


def _path(src: Sequence[Token]) -> str:
    """The first file beside the style sheet that a `src` names."""
    from quietpage.markup.css import urls

    return next((url.removeprefix("./") for url, _, _ in urls(src) if ":" not in url), "")


def _first_name(value: Sequence[Token]) -> str:
    """The first of the names in a value: of a typeface, which may have several words, or of a style."""
    names: list[str] = []
    for token in value:
        if token.text == ",":
            break
        if token.kind in ("string", "ident"):
            names.append(token.value)
    return " ".join(names).strip()


def _stretches(signs: str) -> Iterator[tuple[int, int]]:
    """What a `unicode-range` means (CSS Fonts 4, 4.5): single signs, stretches, and `?` for any digit."""
    for first, last in re.findall(r"(?i)U\+([0-9a-f?]+)(?:-([0-9a-f]+))?", signs):
        yield int(first.replace("?", "0"), 16), int(last or first.replace("?", "F"), 16)


def writable(text: str, faces: Sequence[Face]) -> bool:
    """Whether a typeface has all the letters of a text, as far as it says, and in an order that is simple."""
    return all(
        any(face.has(sign) for face in faces) and unicodedata.bidirectional(sign) not in ("R", "AL", "AN")
        for sign in set(unicodedata.normalize("NFC", text))
        if not sign.isspace()
    )


def drawn(
    card: Card, welcome: str, roman: Sequence[Face], italic: Sequence[Face], allowed: frozenset[str]
) -> bytes:
    """The card as PNG; nothing, if the typeface cannot write its title. `welcome` stands in the place of
    names that do not fit, `allowed` are the names that are no numbers.
    """
    from quietpage.numbers.finder import found_in

    everybody = [*(name + card.comma.rstrip() for name in card.names), card.ending]
    try:
        upright, slanted = _Hand(roman, _TITLE), _Hand(italic or roman, _BODY)
        title = _balanced(card.title.split(), upright)
        for body, in_lines in ((everybody, _lines), (welcome.split(), _balanced), ([], _lines)):
            lines = in_lines(body, slanted) if writable(" ".join(body), italic or roman) else None
            lowest = _TOP + _TITLE_STEP * (len(title or ()) - 1)
            if lines:
                lowest += _BETWEEN + _BODY_STEP * (len(lines) - 1)
            if not title or lines is None or lowest > _BOTTOM:
                continue
            if not found_in("\n".join([card.title, " ".join(body)]), card.language, allowed):
                return _painted(title, lines, upright, slanted, card.colours)
    except OSError:  # a typeface that cannot be read
        pass
    return b""


class _Hand:
    """Writes in one size, with the files of a typeface that have the signs: upright or in italics."""

    def __init__(self, faces: Sequence[Face], size: int) -> None:
        from PIL import ImageFont, features

        self._joins = bool(features.check("raqm"))  # what puts marks where they belong
        self._fonts = [(face, ImageFont.truetype(BytesIO(face.content), size)) for face in faces]
        self._empty = [bytes(font.getmask(_NOBODYS)) for _, font in self._fonts]
        self._able: dict[str, FreeTypeFont | None] = {}

    def pieces(self, text: str) -> list[tuple[FreeTypeFont, str]] | None:
        """A text in pieces, each with the file that has its signs; nothing, if one is in none of them."""
        pieces: list[tuple[FreeTypeFont, str]] = []
        for sign in unicodedata.normalize("NFC", text):
            if sign not in self._able:
                self._able[sign] = self._font_of(sign)
            font = self._able[sign]
            if font is None or (not self._joins and unicodedata.category(sign) in ("Mn", "Mc")):
                return None
            if pieces and pieces[-1][0] is font:
                pieces[-1] = font, pieces[-1][1] + sign
            else:
                pieces.append((font, sign))
        return pieces

    def _font_of(self, sign: str) -> FreeTypeFont | None:
        for (face, font), empty in zip(self._fonts, self._empty, strict=True):
            if face.has(sign) and (sign.isspace() or bytes(font.getmask(sign)) != empty):
                return font
        return None

    def width(self, text: str) -> float | None:
        pieces = self.pieces(text)
        return None if pieces is None else sum(font.getlength(piece) for font, piece in pieces)


_NOBODYS = "\U0010fffd"
"""A sign for private use: what a typeface draws for it is what it draws for all that it does not have."""


def _balanced(words: Sequence[str], hand: _Hand) -> list[list[tuple[float, str]]] | None:
    """Words in no more lines than they need, and none of these lines much shorter than the others."""
    lines = shorter = _lines(words, hand, 1)
    longest = _LINE
    while lines and shorter and len(shorter) == len(lines) > 1:
        lines, longest = shorter, longest - _STEP
        shorter = _lines(words, hand, 1, longest)
    return lines


def _lines(
    units: Sequence[str], hand: _Hand, spaces: int = 2, longest: int = _LINE
) -> list[list[tuple[float, str]]] | None:
    """Words or names in lines, each with its distance from the left; nothing, if one cannot be written.

    A name goes to the next line whole, unless it is wider than a line.
    """
    lines: list[list[tuple[float, str]]] = []
    space, at = hand.width(" ") or 0.0, 0.0
    wanted = list(reversed(units))
    while wanted:
        unit = wanted.pop()
        width = hand.width(unit)
        if width is None or (width > longest and " " not in unit):
            return None
        if width > longest:
            wanted.extend(reversed(unit.split()))
            continue
        if lines and at + width <= longest:
            lines[-1].append((at, unit))
        else:
            lines.append([(0.0, unit)])
            at = 0.0
        at += width + spaces * space
    return lines


def _painted(
    title: list[list[tuple[float, str]]],
    body: list[list[tuple[float, str]]],
    upright: _Hand,
    slanted: _Hand,
    colours: tuple[str, str, str],
) -> bytes:
    """The card in so many shades between its colours, and no more."""
    from PIL import Image, ImageChops, ImageColor

    after = _TOP + _TITLE_STEP * (len(title) - 1) + _BETWEEN
    heading = _written(title, upright, _TOP, _TITLE_STEP).point(lambda light: round(light * _SHADES / 255))
    names = _written(body, slanted, after, _BODY_STEP).point(
        lambda light: light and _SHADES + max(1, round(light * (_SHADES - 1) / 255))
    )
    image = ImageChops.lighter(heading, names)
    paper, ink, soft = (ImageColor.getrgb(colour)[:3] for colour in colours)
    palette = [_between(paper, ink, step / _SHADES) for step in range(_SHADES + 1)]
    palette += [_between(paper, soft, step / (_SHADES - 1)) for step in range(1, _SHADES)]
    image = Image.frombytes("P", image.size, image.tobytes())
    image.putpalette(bytes(part for shade in palette for part in shade))
    kept = BytesIO()
    image.save(kept, "PNG", optimize=True)
    return kept.getvalue()


def _written(lines: list[list[tuple[float, str]]], hand: _Hand, height: int, step: int) -> Image:
    """Lines in white on black, the first on this baseline."""
    from PIL import Image, ImageDraw

    image = Image.new("L", (WIDTH, HEIGHT), 0)
    draw = ImageDraw.Draw(image)
    for place, line in enumerate(lines):
        for left, unit in line:
            at = _LEFT + left
            for font, piece in hand.pieces(unit) or ():
                draw.text((at, height + place * step), piece, 255, font, anchor="ls")
                at += font.getlength(piece)
    return image


def _between(paper: tuple[int, ...], ink: tuple[int, ...], part: float) -> tuple[int, ...]:
    return tuple(round(light + (dark - light) * part) for light, dark in zip(paper, ink, strict=True))
