"""Letters as a page to print: a card, or slips to cut out; in the theme's own look, and in one file."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence
from html import escape

from quietpage.core.model import Theme
from quietpage.letters.letter import Letter
from quietpage.locale.scripts import direction
from quietpage.render.stylesheet import style_of

_ROOM_OF_A_CARD = 11_700
"""What an A6 card has for its text, in square millimetres."""
_SIGN = 1.05
"""The room that a sign takes, with what stands around it, in squares of the type's size."""
_EDGE = 0.89
"""A hundredth of the shorter side of that room, in millimetres."""
_ABOVE_AND_BELOW = 300
"""For how many signs the space between the paragraphs counts."""


def sheet_of(letters: Sequence[Letter], theme: Theme, language: str) -> str:
    """The HTML of a sheet with these letters: a card if it is one, else slips side by side.

    It needs no other file: the theme's typefaces are inside. `language` is the tag of the page.
    """
    card = len(letters) == 1
    style = (
        f"{_with_fonts_inside(style_of(theme), theme)}{_STYLE}{_card_style(letters[0]) if card else _SLIPS}"
    )
    title = escape(letters[0].subject if card else ", ".join(dict.fromkeys(each.subject for each in letters)))
    slips = "\n".join(_slip(letter) for letter in letters)
    return (
        f'<!doctype html>\n<html lang="{escape(language)}" dir="{direction(language)}">\n<head>\n'
        '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n'
        '<meta name="robots" content="noindex">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f"<title>{title}</title>\n<style>\n{style}</style>\n</head>\n"
        f'<body class="{"card" if card else "slips"}">\n<main>\n{slips}\n</main>\n</body>\n</html>\n'
    )


_POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:"


def _slip(letter: Letter) -> str:
    theirs = f'lang="{escape(letter.written_in)}" dir="{direction(letter.written_in)}"'
    paragraphs = [
        f'<p class="salutation">{_salutation(letter)}</p>',
        f"<p>{escape(letter.opening)}</p>",
        *(f'<div class="reasons" {theirs}>{reason}</div>' for reason in letter.reasons),
        '<p class="room"></p>',
        f"<p>{escape(letter.rather_not)}</p>",
        f'<p class="signature"><bdi>{escape(letter.signature)}</bdi></p>',
    ]
    inside = "\n".join(paragraphs)
    around = f'class="slip" lang="{letter.language}" dir="{direction(letter.language)}"'
    return f"<article {around}>\n{inside}\n</article>"


def _salutation(letter: Letter) -> str:
    """It, with the name apart: one that runs the other way pulls no comma to its own side."""
    before, _, behind = letter.salutation.partition(letter.name)
    return f"{escape(before)}<bdi>{escape(letter.name)}</bdi>{escape(behind)}"


def _with_fonts_inside(style: str, theme: Theme) -> str:
    """A style sheet in which the theme's own files stand themselves, where it names them."""
    files = {file.target: file.content for level in theme.levels for file in level.files}

    def inside(found: re.Match[str]) -> str:
        content = files.get(found[1].strip("\"'").removeprefix("./"))
        if content is None:
            return "url(data:,)"
        return f"url(data:font/woff2;base64,{b64encode(content).decode()})"

    # Nothing that a theme writes ends the element that it stands in.
    return re.sub(r"(?i)url\(([^()]*+)\)", inside, style).replace("</", "<\\/")


def _card_style(letter: Letter) -> str:
    """A size of type at which the whole letter fits one side: of A6, and of any larger sheet."""
    signs = sum(
        map(len, (letter.salutation, letter.opening, *letter.reasons, letter.rather_not, letter.signature))
    )
    size = (_ROOM_OF_A_CARD / (_SIGN * (signs + _ABOVE_AND_BELOW))) ** 0.5 / _EDGE
    return f"@media print {{ @page {{ margin: 8mm }} .card {{ font-size: min(16pt, {size:.2f}vmin) }} }}\n"


_STYLE = """
body { padding: 0 }
main { max-width: none }
.slip { padding: 1.5lh; break-inside: avoid }
.slip > * + * { margin-block-start: .6lh }
.slip > .reasons { padding-inline-start: 1.2em; border-inline-start: .1em solid var(--thread) }
.slip .reasons > * + * { margin-block-start: .4lh }
.slip a { text-decoration: none }
.room { block-size: 3lh }
.signature { text-align: end }
.card main { max-width: 34em; margin-inline: auto }
@media print {
  .slip { padding: 0 }
  .card { line-height: 1.4 }
  .card main { max-width: none }
}
"""

_SLIPS = """
.slips main { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 19em), 1fr)) }
.slips .slip { padding: 1lh 1.2em; border: 1px dashed var(--thread); margin: -.5px }
@media print {
  @page { margin: 10mm }
  .slips { font-size: 10.5pt }
  .slips main { grid-template-columns: 1fr 1fr }
  .slips .slip { padding: 1lh 1.2em }
}
"""
