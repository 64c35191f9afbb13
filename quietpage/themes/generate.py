"""Writes what is made from a theme's typeface and from its icon: at the end of `fonts.css` what stands in for
the one until it has come; and the other as PNG, for what reads no SVG.

A typeface of the visitor's own computer is made as wide and as high as the theme's, so that nothing jumps
when the one takes the place of the other: `size-adjust` by the width of the page's own words and of the
example's, and the overrides of ascent, descent and line gap by the theme's typeface.

Run `python -m quietpage.themes.generate FOLDER` after a change to either. In FOLDER are free
typefaces as wide as those that computers have: `npm install @fontsource/gelasio @fontsource/tinos
@fontsource/noto-serif @fontsource/arimo @fontsource/roboto dejavu-fonts-ttf`. quietpage itself never imports
this module.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path

import uharfbuzz as hb
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw

from quietpage.core.named_tuple import NamedTuple
from quietpage.locale import LANGUAGES, words_for
from quietpage.themes.shipped_folder import home

ABOUT = """\
/* Until it is here: typefaces of the visitor's own, as wide and as high, by quietpage/themes/generate.py. */
"""
RANGE = "U+0-24F, U+1E00-1EFF, U+20??"
"""The letters for which something stands in; others have their own typefaces from the beginning."""


class Twin(NamedTuple):
    """A typeface that many computers have: its names, upright and slanted, and a free one as wide.

    A browser knows a typeface by its full name or its PostScript name. In the path of the free one, `{}` is
    `normal` or `italic`; or there are two paths.
    """

    upright: tuple[str, ...]
    slanted: tuple[str, ...]
    files: tuple[str, ...]

    def file(self, folder: Path, style: str) -> Path:
        return folder / self.files[-1 if style == "italic" else 0].format(style)


_FONTSOURCE = "node_modules/@fontsource/{0}/files/{0}-latin-400-{{}}.woff2"
GEORGIA = Twin(
    ("Georgia", "Gelasio Regular"),
    ("Georgia Italic", "Georgia-Italic", "Gelasio Italic"),
    (_FONTSOURCE.format("gelasio"),),
)
TIMES = Twin(
    ("Times New Roman", "TimesNewRomanPSMT", "Liberation Serif", "Tinos Regular", "Nimbus Roman"),
    ("Times New Roman Italic", "TimesNewRomanPS-ItalicMT", "Liberation Serif Italic", "Tinos Italic"),
    (_FONTSOURCE.format("tinos"),),
)
NOTO = Twin(
    ("Noto Serif", "NotoSerif-Regular"),
    ("Noto Serif Italic", "NotoSerif-Italic"),
    (_FONTSOURCE.format("noto-serif"),),
)
DEJAVU = Twin(
    ("DejaVu Serif",),
    ("DejaVu Serif Italic",),
    (
        "node_modules/dejavu-fonts-ttf/ttf/DejaVuSerif.ttf",
        "node_modules/dejavu-fonts-ttf/ttf/DejaVuSerif-Italic.ttf",
    ),
)
ARIAL = Twin(
    ("Arial", "ArialMT", "Liberation Sans", "Arimo Regular", "Helvetica"),
    ("Arial Italic", "Arial-ItalicMT", "Liberation Sans Italic", "Arimo Italic"),
    (_FONTSOURCE.format("arimo"),),
)
ROBOTO = Twin(
    ("Roboto", "Roboto-Regular"),
    ("Roboto Italic", "Roboto-Italic"),
    (_FONTSOURCE.format("roboto"),),
)
DEJAVU_SANS = Twin(
    ("DejaVu Sans",),
    ("DejaVu Sans Oblique", "DejaVuSans-Oblique"),
    (
        "node_modules/dejavu-fonts-ttf/ttf/DejaVuSans.ttf",
        "node_modules/dejavu-fonts-ttf/ttf/DejaVuSans-Oblique.ttf",
    ),
)
STAND_INS = {
    "whisper": (DEJAVU, TIMES, NOTO, GEORGIA),
    "letter": (DEJAVU, TIMES, NOTO, GEORGIA),
    "garden": (DEJAVU, TIMES, NOTO, GEORGIA),
    "classroom": (ARIAL, DEJAVU_SANS, ROBOTO),
}
"""By theme, what may stand in for its typeface. Of those that are there a browser takes the last."""

_FACE = re.compile(
    r'@font-face \{ font-family: "?(?P<name>[^";]+)"?;(?: font-style: (?P<style>\w+);)?'
    r"[^}]*?url\((?P<file>[^)]+)\)"
)


TAB, TOUCH = 64, 180
"""How many pixels wide an icon is in a tab, and on the screen of a telephone."""
PAPER = "#fbf8f2"
"""What is behind it there."""
_FINER = 8
"""So many times larger it is drawn, to be made smooth."""
_STEP = 17
"""How far apart the shades of its edges are: nobody sees those between, and they weigh twice as much."""


def main(folder: Path) -> None:
    """Write the end of each theme's `fonts.css` anew."""
    often = Counter(_words())
    for theme, twins in STAND_INS.items():
        sheet = home() / theme / "fonts.css"
        written = sheet.read_text(encoding="utf-8").partition(ABOUT)[0]
        faces: dict[str, tuple[str, str]] = {}
        for face in _FACE.finditer(written):
            faces.setdefault(face["style"] or "normal", (face["name"], face["file"]))
        rules = [
            _stand_in(name, style, TTFont(sheet.parent / file), twin, folder, often)
            for twin in twins
            for style, (name, file) in faces.items()
        ]
        sheet.write_text(written + ABOUT + "".join(rules), encoding="utf-8")
    for icon in home().glob("*/icon.svg"):
        _draw(icon)


def _words() -> Iterator[str]:
    """What a page says in any language, and what the example says of its people, word by word."""
    said = [text for language in LANGUAGES for text in words_for(language) if isinstance(text, str)]
    said += [line for language in LANGUAGES for line in words_for(language).verse]
    example = sorted((home().parent / "example_site" / "people").glob("*.yml"))
    written = [file.read_text(encoding="utf-8") for file in example]
    told = [re.sub(r"(?m)^ *[\w ]+:|[#*>|\[\]]|https?:[^)\s]+", " ", text) for text in written]
    for text in (*said, *told):
        yield from re.sub(r"\{[^}]*\}", "", text).split()


def _stand_in(name: str, style: str, face: TTFont, twin: Twin, folder: Path, often: Mapping[str, int]) -> str:
    """The rule by which a typeface of the computer's is as wide and as high as `face`."""
    other = TTFont(twin.file(folder, style))
    signs = face.getBestCmap().keys() & other.getBestCmap().keys()
    known = {word: times for word, times in often.items() if signs.issuperset(map(ord, word))}
    size = _width(face, known) / _width(other, known)
    ascent, descent, gap = (f"{round(measure / size * 100, 1):g}%" for measure in _heights(face))
    slanted = " font-style: italic;" if style == "italic" else ""
    names = ", ".join(f'local("{each}")' for each in (twin.slanted if style == "italic" else twin.upright))
    return (
        f'@font-face {{ font-family: "{name} meanwhile";{slanted} src: {names};\n'
        f"  size-adjust: {round(size * 100, 1):g}%; ascent-override: {ascent}; descent-override: {descent};"
        f" line-gap-override: {gap}; unicode-range: {RANGE} }}\n"
    )


def _width(font: TTFont, often: Mapping[str, int]) -> float:
    """How wide these words are together, each so often and with a space behind it, in parts of the size: set
    as browsers set them, with kerning and ligatures.
    """
    bare = BytesIO()
    font.flavor = None
    font.save(bare)
    shaper, width = hb.Font(hb.Face(bare.getvalue())), 0
    for word, times in often.items():
        line = hb.Buffer()
        line.add_str(f"{word} ")
        line.guess_segment_properties()
        hb.shape(shaper, line)
        width += times * sum(place.x_advance for place in line.glyph_positions)
    return width / int(font["head"].unitsPerEm)


def _heights(font: TTFont) -> tuple[float, float, float]:
    """Ascent, descent and line gap as browsers take them, in parts of the size."""
    unit, metrics, header = font["head"].unitsPerEm, font["OS/2"], font["hhea"]
    if metrics.fsSelection & (1 << 7):  # USE_TYPO_METRICS
        heights = metrics.sTypoAscender, -metrics.sTypoDescender, metrics.sTypoLineGap
    else:
        heights = header.ascent, -header.descent, header.lineGap
    return heights[0] / unit, heights[1] / unit, heights[2] / unit


def _draw(icon: Path) -> None:
    """An icon that is made of curves, as PNG: by day, by night, and on paper."""
    drawing = icon.read_text(encoding="utf-8")
    box = int(_found(r'viewBox="0 0 (\d+)', drawing))
    wide = int(_found(r"stroke-width:(\d+)", drawing))
    day, night = re.findall(r"stroke:(#\w{6})", drawing)
    lines = list(_lines(_found(r'<path d="([^"]+)"', drawing)))
    for name, ink, paper, size, part in (
        ("day", day, None, TAB, 1.0),
        ("night", night, None, TAB, 1.0),
        ("touch", day, PAPER, TOUCH, 0.66),
    ):
        unit, edge = size * _FINER * part / box, size * _FINER * (1 - part) / 2
        mask = Image.new("L", (size * _FINER, size * _FINER))
        draw, brush = ImageDraw.Draw(mask), wide * unit / 2
        for line in lines:
            for x, y in ((edge + x * unit, edge + y * unit) for x, y in line):
                draw.ellipse((x - brush, y - brush, x + brush, y + brush), 255)
        mask = mask.resize((size, size), Image.Resampling.LANCZOS)
        image = Image.new("RGB", mask.size, ink)
        if paper:
            image = Image.composite(image, Image.new("RGB", mask.size, paper), mask).quantize(32)
        else:
            image.putalpha(mask.point([round(each / _STEP) * _STEP for each in range(256)]))
        image.save(icon.with_name(f"icon-{name}.png"), optimize=True)


def _found(pattern: str, text: str) -> str:
    found = re.search(pattern, text)
    assert found, pattern
    return found[1]


def _lines(path: str) -> Iterable[list[tuple[float, float]]]:
    """The points of each line of a path in SVG that has `M`, `c` and `z`, close to one another."""
    for piece in path.split("M")[1:]:
        start, *curves = (
            [float(each) for each in re.findall(r"-?\d*\.?\d+", part)] for part in piece.strip("z").split("c")
        )
        x, y = start
        line = []
        for curve in curves:
            for place in range(0, len(curve), 6):
                a, b, c, d, e, f = curve[place : place + 6]
                for step in range(241):
                    t = step / 240
                    one, two, three = 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3
                    line.append((x + a * one + c * two + e * three, y + b * one + d * two + f * three))
                x, y = x + e, y + f
        yield line


if __name__ == "__main__":
    main(Path(sys.argv[1]))
