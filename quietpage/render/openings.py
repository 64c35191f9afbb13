"""A person's name at the beginning of their first reason: there it can be the link, and is not said twice."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup, escape

from quietpage.render.view_models import OPEN, PersonView

_OPENS = f"{OPEN}<p>"


class Opening(NamedTuple):
    """A reason that begins with a name, in its parts: together they are the reason's markup."""

    before: Markup
    name: str
    after: Markup


def opening(person: PersonView) -> Opening | None:
    """Somebody's first reason, if it begins with their name as words of their own, and not as a link."""
    html = str(person.reasons[0].html) if person.reasons else ""
    begins = f"{_OPENS}{escape(person.name)}"
    if not html.startswith(begins) or not _ends_word(person.name[-1], html[len(begins)]):
        return None
    return Opening(Markup(_OPENS), person.name, Markup(html[len(begins) :]))


def _ends_word(last: str, following: str) -> bool:
    """Whether a word can end between two signs: `Anna` does not in `Annas` or in `Anna-Maria`."""
    if following.isascii():
        joins = following.isalnum() or following in "-_"
    else:
        from unicodedata import category

        joins = category(following)[0] in "LMN" or following in "\u2010\u2011"
    return not joins or _without_spaces(last)


_WITHOUT_SPACES = (
    (0x0E00, 0x0EFF),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x3005, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)
"""Where letters of scripts are that put no space between words: Thai, Lao, Burmese, Khmer, and Chinese signs
with the Japanese ones, by the ranges of their blocks.
"""


def _without_spaces(letter: str) -> bool:
    return any(first <= ord(letter) <= last for first, last in _WITHOUT_SPACES)
