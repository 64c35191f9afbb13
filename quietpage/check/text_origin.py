"""Find which of the author's texts caused a number on a page, alone or beside other words.

It is asked only when a number was met on a page that was none in any text by itself: in another language than
its own, cut short, or put together with what stands beside it. Then it is told where the text was written.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import accumulate

from markupsafe import Markup

from quietpage.check.results import PageNumber
from quietpage.core.diagnostics import ENOUGH, Problem
from quietpage.core.model import Text
from quietpage.core.named_tuple import NamedTuple
from quietpage.numbers.finder import found_in
from quietpage.render.view_models import SiteInput
from quietpage.typeset.texts import ReadText

_TAG = re.compile(r"<[^<>]*>|^[^<>]*>|<[^<>]*$")
_STEPS = (40, 24, 12, 6, 3, 1, 0)
"""How much of what stands about a number is looked for in the texts, the most first, in code points."""
_NEAR = 120
"""How near a text must stand to a number to be a part of it, at the most."""


class _Said:
    """All texts of a site as a reader gets them, each on one line, and where each of them begins."""

    def __init__(self, texts: Iterable[ReadText]) -> None:
        self.texts: list[Text] = []
        self.lines: list[str] = []
        for each in texts:
            self.texts.append(each.text)
            self.lines.append(_line(each.plain))
        self._all = "\n".join(self.lines)
        self._begins = [0, *accumulate(len(line) + 1 for line in self.lines)]

    def having(self, piece: str) -> Text | None:
        """The first text in which a piece of a line stands."""
        at = self._all.find(piece) if piece else -1
        return None if at < 0 else self.texts[bisect_right(self._begins, at) - 1]


class _About(NamedTuple):
    """A number with what a reader gets before it and behind it."""

    before: str
    said: str
    after: str


def attribute_numbers(met: Iterable[PageNumber], texts: Iterable[ReadText]) -> Iterator[Problem]:
    """The numbers that were met on pages: each at the text that made it, else in the templates. `texts` are
    all that are on the site.
    """
    said = _Said(texts)
    known: set[tuple[str, str]] = set()
    for each in met:
        about = each.number.text, each.around[max(0, each.start - 40) : each.end + 40]
        if about in known:
            continue
        known.add(about)
        problem = _written(each, said)
        yield from (problem,) if problem else each.problems
        if len(known) == ENOUGH:
            return


def excerpt_cuts(shown: SiteInput, names: frozenset[str]) -> dict[str, str]:
    """The beginnings of texts that were cut where their last words are a number for want of the next ones, as
    in "the likes of us" and "a second chance"; each with a shorter one in which there is none.
    """
    found: dict[str, str] = {}
    for page in dict.fromkeys(sheet.page for sheet in shown.sheets):
        words = page.description
        if isinstance(words, Markup) or not words.endswith("…"):
            continue
        shorter = words
        for language in dict.fromkeys((page.description_lang or shown.language, shown.language)):
            while numbers := found_in(shorter, language, names):
                shorter = f"{shorter[: numbers[-1].start].rstrip(' ,;:–—-')}…"
        if shorter != words:
            found[words] = shorter
    return found


def _written(met: PageNumber, said: _Said) -> Problem | None:
    """The number at the text in which it stands whole, or of which it is a part; if there is such a text."""
    about = _About(
        _line(_plain(met.around[: met.start])),
        _line(_plain(met.around[met.start : met.end])),
        _line(_plain(met.around[met.end :])),
    )
    if met.literal and not met.ours:
        return None
    for step in _STEPS if met.ours else _STEPS[:-1]:
        before = about.before[max(0, len(about.before) - step) :]
        if text := said.having(before + about.said + about.after[:step]):
            return _problem(met, text, about.said)
    if not met.ours:
        return None
    best = min(
        ((far, -len(line), place) for place, line in enumerate(said.lines) for far in _far(line, about)),
        default=None,
    )
    return None if best is None or best[0] > _NEAR else _problem(met, said.texts[best[2]], "")


def _far(line: str, about: _About) -> Iterator[int]:
    """How far a text stands from a number, wherever it stands there; nothing is between them if it is a part
    of it.
    """
    around = f"{about.before}{about.said}{about.after}"
    first, last = len(about.before), len(about.before) + len(about.said)
    at = around.find(line) if line else -1
    while at >= 0:
        yield max(0, at - last, first - at - len(line))
        at = around.find(line, at + 1)


def _problem(met: PageNumber, text: Text, piece: str) -> Problem:
    """The problem at a text, and at the piece of it that is the number, if it stands there as on the page."""
    from quietpage.check.number_problems import called

    at = text.value.find(piece) if piece else -1
    place = text.within(at, at + len(piece)) if at >= 0 else text.within(0, len(text.value.rstrip()))
    return Problem(f"beside other words, {called(met.number, met.number.text)}", place, met.number.hint)


def _plain(html: str) -> str:
    return unescape(_TAG.sub("", html))


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", text)
