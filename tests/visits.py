"""A visit to a page: looked at once at every width, by day, by night and on paper, and all of it noted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from tests.browser import LOOK, Watched, heard, numbers_in_texts
from tests.tools import axe

if TYPE_CHECKING:
    from playwright.sync_api import Page

Scheme = Literal["light", "dark"]
SHEET = 620
"""How wide a sheet of A4 is between its margins, in pixels."""
NARROW_AND_DARK: tuple[int, Scheme] = (320, "dark")
WIDE_AND_LIGHT: tuple[int, Scheme] = (1440, "light")
SCREENS: tuple[tuple[int, Scheme], ...] = (NARROW_AND_DARK, (768, "light"), WIDE_AND_LIGHT, (1440, "dark"))
"""Every width, and by day and by night at the largest: no rule asks for a width and for a light at once."""
NAMES = ("ten Boom",)
"""What is no number on these sites."""

_AXE = """async () => (await axe.run(document, {
  resultTypes: ['violations'],
  preload: false,
  rules: Object.fromEntries(['color-contrast-enhanced', 'target-size', 'identical-links-same-purpose',
    'meta-refresh-no-exceptions'].map(rule => [rule, {enabled: true}])),
})).violations.map(each => [each.id, each.help, ...each.nodes.map(node => node.html)].join(' | '))"""


class Sight(NamedTuple):
    """What a page is at one width and in one light: all that there is to object to, and its measures."""

    where: str
    numbers: tuple[str, ...]
    outside: tuple[str, ...]
    pale: tuple[str, ...]
    names: frozenset[str]
    people: frozenset[str]
    frames: frozenset[str]
    longest: int


class Visit(NamedTuple):
    """A page, by everything that was seen of it."""

    path: str
    kind: str
    sights: tuple[Sight, ...]
    strange: tuple[str, ...]
    barriers: tuple[str, ...]


def visit(seen: Watched, file: Path, site: Path, *, thoroughly: bool, rules: bool) -> Visit:
    """Look at a page from the disk: `thoroughly` at every width, in every light and on paper; with the
    `rules` of axe or without.
    """
    page, path = seen.page, file.relative_to(site).as_posix()
    sights: list[Sight] = []
    barriers: list[str] = []
    page.goto("about:blank")  # what the last page asks for late, such as an icon by night, is not this one's
    seen.forget()
    page.emulate_media(media="screen", color_scheme="dark")
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(file.as_uri())
    page.evaluate("document.fonts.ready")
    kind = str(page.evaluate("document.body.className"))
    for now in SCREENS if thoroughly else (NARROW_AND_DARK, WIDE_AND_LIGHT):
        width, scheme = now
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(media="screen", color_scheme=scheme)
        sights.append(_sight(seen, f"{path} at {width}, {scheme}", ears=now == NARROW_AND_DARK))
        if rules and now in (NARROW_AND_DARK, WIDE_AND_LIGHT):
            barriers.extend(f"{path}, {scheme}: {each}" for each in barriers_on(page))
    if thoroughly:
        page.set_viewport_size({"width": SHEET, "height": 800})
        page.emulate_media(media="print", color_scheme="dark")
        sights.append(_sight(seen, f"{path} on paper", ears=True))
    return Visit(path, kind, tuple(sights), tuple(seen.strange(site.as_uri())), tuple(barriers))


def barriers_on(page: Page) -> list[str]:
    """What axe has to object to on a page as it is now."""
    page.evaluate(f"() => {{ if (!window.axe) {{ {axe()} }} }}")
    return list(page.evaluate(_AXE))


def _sight(seen: Watched, where: str, *, ears: bool) -> Sight:
    found: dict[str, Any] = seen.page.evaluate(LOOK)
    met = [(*each,) for each in found["met"]]
    if ears:
        met.extend((said, found["language"], text) for said, text in heard(seen.page))
    numbers = [f"drawn: {each}" for each in found["drawn"]]
    numbers.extend(numbers_in_texts(met, NAMES))
    return Sight(
        where,
        tuple(numbers),
        tuple(found["outside"]),
        tuple(found["pale"]),
        frozenset(found["names"]),
        frozenset(found["people"]),
        frozenset(found["frames"]),
        found["longest"],
    )
