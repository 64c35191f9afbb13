"""Makes the pictures of the README and of the docs anew: each theme by day, by night, in a hand, on paper."""

from __future__ import annotations

import io
import re
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from playwright.sync_api import Browser

HERE = Path(__file__).parent
ROOT = HERE.parent
PICTURES = HERE / "pictures"
Scheme = Literal["light", "dark"]

DESK, HAND, SHEET = (1440, 1200), (320, 900), (794, 1123)
"""Windows, and a side of A4: how wide and how tall, in pixels of CSS."""

MARGINS = {"letter": "17mm 24mm", "classroom": "15mm 16mm"}
USUAL_MARGINS = "20mm 24mm"
"""The margins of a sheet, as `@page` in a theme's style sheet has them, and as the skeleton's has."""

FEW, MANY = 96, 144
"""So many colours are kept of a picture: enough for words on paper, and for a portrait among them."""
MOST = 1_500_000
"""All pictures together, in bytes: whoever fetches the project fetches them too."""

_PORTRAIT = re.compile(r"^( *)portrait:\n(?:\1 +.*\n)+", re.MULTILINE)
_FADE = """
html::after {
  content: ""; position: fixed; inset: auto 0 0; block-size: 7rem;
  background: linear-gradient(rgb(from var(--paper) r g b / 0), var(--paper) 85%);
}
"""
"""At its lower edge a picture of a longer page fades, so that no line is cut through."""


def main() -> int:
    sys.path.insert(0, str(ROOT))
    from quietpage.cli.main import main as quietpage
    from quietpage.themes.loader import SKELETON, shipped
    from tests.browser import chromium

    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, chromium() as browser:
        short = Path(folder) / "short"
        quietpage(["new", "-q", str(short)])

        def page(theme: str, site: Path, *, bare: bool = False) -> Path:
            """A copy of a site, finished in a theme; `bare` is without portraits."""
            copy = Path(folder) / f"{theme}-{site.name}{'-bare' if bare else ''}"
            if not copy.exists():
                shutil.copytree(site, copy, ignore=shutil.ignore_patterns("_site", ".quietpage"))
                config = copy / "quietpage.yml"
                text = re.sub(r"(?m)^theme: .*$", f"theme: {theme}", config.read_text(encoding="utf-8"))
                text = text.replace("Your name", "The quietpage gardeners")
                if theme == "garden":  # an order in which portraits and a plant stand side by side
                    text = text.replace("order: shuffled", "order: as written")
                config.write_text(text, encoding="utf-8")
                for person in (copy / "people").glob("*.yml") if bare else ():
                    text = _PORTRAIT.sub("", person.read_text(encoding="utf-8"))
                    person.write_text(text, encoding="utf-8")
                if quietpage(["build", "-q", str(copy)]):
                    raise SystemExit(f"{site.name} cannot be built in {theme}")
            return copy / "_site"

        for theme in shipped():
            if theme == SKELETON:
                continue
            classes = theme == "classroom"
            site = HERE / "class" if classes else ROOT / "example_site"
            index = page(theme, site) / "index.html"
            for scheme in ("light", "dark"):
                on_a_desk(browser, index, f"{theme}-{scheme}", scheme)
            if not classes:
                on_a_desk(browser, index.with_name("people") / "wangari-maathai.html", f"{theme}-person")
            if theme == "garden":
                on_a_desk(browser, page(theme, site, bare=True) / "index.html", f"{theme}-bare")
            in_a_hand(browser, index, f"{theme}-narrow")
            sheet = index if classes else page(theme, short) / "index.html"
            on_paper(browser, sheet, f"{theme}-paper", MARGINS.get(theme, USUAL_MARGINS))
    together = sum(path.stat().st_size for path in PICTURES.iterdir())
    if together > MOST:
        raise SystemExit(f"the pictures take {together:,} bytes, and {MOST:,} is the most")
    return 0


def on_a_desk(browser: Browser, page: Path, name: str, scheme: Scheme = "light") -> None:
    shot(browser, page, name, DESK, scheme)


def in_a_hand(browser: Browser, page: Path, name: str) -> None:
    shot(browser, page, name, HAND, "light", scale=2)


def on_paper(browser: Browser, page: Path, name: str, margins: str) -> None:
    """A page as it is printed; it has to fit on a sheet."""
    shot(browser, page, name, SHEET, "light", f"html {{ padding: {margins}; background: #fff }}")


def shot(
    browser: Browser,
    page: Path,
    name: str,
    size: tuple[int, int],
    scheme: Scheme,
    printed: str = "",
    scale: int = 1,
) -> None:
    """A picture of a page in a window; with `printed`, the style of its sheet."""
    width, height = size
    window = browser.new_page(
        viewport={"width": width, "height": height},
        color_scheme=scheme,
        device_scale_factor=scale,
        reduced_motion="reduce",
        bypass_csp=True,  # for the fade, and for the margins of a sheet
    )
    window.emulate_media(media="print" if printed else "screen")
    window.goto(page.as_uri())
    window.add_style_tag(content=printed or "html { scrollbar-gutter: auto }")
    whole = window.evaluate("document.documentElement.scrollHeight")
    if whole > height * (1 if printed else _LITTLE_MORE):
        window.add_style_tag(content=_FADE)
    elif whole > height:
        window.set_viewport_size({"width": width, "height": whole})
    window.evaluate("document.fonts.ready")
    window.evaluate("Promise.all([...document.images].map(each => each.decode()))")
    save(window.screenshot(), PICTURES / f"{name}.png")
    window.close()


def save(screenshot: bytes, path: Path) -> None:
    """Save a picture with a palette of its own, which takes a third of the bytes."""
    from PIL import Image

    with Image.open(io.BytesIO(screenshot)) as picture:
        colours = FEW if picture.convert("RGB").getcolors(_WORDS_ALONE) else MANY
        small = picture.convert("RGB").quantize(colours, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        small.save(path, optimize=True)


_LITTLE_MORE = 1.6
"""A page that is no longer than this, in windows, is shown to its end."""

_WORDS_ALONE = 6000
"""Words alone, with the softness of their edges, have fewer colours than this; a photograph has more."""


if __name__ == "__main__":
    raise SystemExit(main())
