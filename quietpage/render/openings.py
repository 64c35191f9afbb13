"""A name at the beginning of a text: there it can be the link, and is not said twice."""

from __future__ import annotations

from markupsafe import escape

_BEGINS, _ENDS = "<p>", "</p>"


def opening(html: str, name: str) -> tuple[str, str] | None:
    """What else is in the paragraph that begins with a name, and what follows that paragraph.

    Nothing, if the text does not begin with the name as words of their own, or if it is a link there.
    """
    begins = f"{_BEGINS}{escape(name)}"
    if not html.startswith(begins) or not _ends_word(name[-1], html[len(begins)]):
        return None
    rest, _, more = html[len(begins) :].partition(_ENDS)
    return rest, more.removeprefix("\n")


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
