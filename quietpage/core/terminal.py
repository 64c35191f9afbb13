"""Text fit for a terminal: nothing in it steers the terminal, and it takes no more columns than it may.

A message may quote a file that a stranger wrote, so all of it goes through `show` or `short`.
"""

from __future__ import annotations

import re
from itertools import chain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_TEXT, LONGEST_WORD = 640, 320
"""In columns: what `short` leaves whole, a text and a word in it."""


def show(text: str) -> str:
    """`text` as it may stand in a terminal: what would steer it, or hide in it, is shown as an escape."""
    if text.isprintable():
        return text
    return re.sub(_STEERING, lambda found: found[0] if found[1] else _escape(ord(found[0])), text)


def short(text: str, most: int = LONGEST_TEXT, longest_word: int = LONGEST_WORD) -> str:
    """A text as it may be told: whoever wrote what is quoted in it, it is not long.

    Of a long word, and then of a long text, the middle is left out.
    """
    if len(text) > longest_word or not text.isprintable():
        if len(text) > most * most:  # far too long to be gone through word by word
            text = f"{text[: most * most // 2]}…{text[-most:]}"
        text = re.sub(r"\S+", lambda word: elided(word[0], longest_word), text)
    return show(elided(text, most))


def elided(text: str, most: int) -> str:
    """A text with its middle left out, if it takes more columns than `most`."""
    if len(text) <= most and cells_shown(text) <= most:
        return text
    return f"{head(text, most * 2 // 3)}…{tail(text, most // 3 - 1)}"


def head(text: str, room: int) -> str:
    """As many of the first signs of a text as take so many columns when they are shown."""
    if text.isascii() and text.isprintable():
        return text[: max(0, room)]
    end = 0
    for sign, width in _signs_shown(text):
        room -= width
        if room < 0:
            break
        end += len(sign)
    return text[:end]


def tail(text: str, room: int) -> str:
    """As many of its last signs."""
    # No sign that takes a column or more is longer than this.
    text = text[-LONGEST_SIGN * (max(0, room) + 1) :]
    left = cells_shown(text) - room
    start = 0
    for sign, width in _signs_shown(text):
        if left <= 0:
            break
        left -= width
        start += len(sign)
    return text[start:]


def cells_shown(text: str) -> int:
    """The columns that a text takes when it is shown: with its escapes, and each sign at least one.

    So a text of marks alone, which take no column, is cut as well.
    """
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(width for _, width in _signs_shown(text))


def cells(text: str) -> int:
    """The columns that a text takes in a terminal, in which nothing is left that steers it."""
    if text.isascii():
        return len(text)
    from quietpage.core.columns import signs

    return sum(width for _, width in signs(text))


def _signs_shown(text: str) -> Iterator[tuple[str, int]]:
    """What a reader sees as one sign each, with the columns that it takes when it is shown."""
    from quietpage.core.columns import signs, widest

    done = 0
    for found in chain(re.finditer(_STEERING, text), (None,)):
        plain = text[done : found.start() if found else len(text)]
        # What is cut fits into any terminal, also into one that draws the parts of an emoji side by side.
        yield from ((sign, max(1, width, widest(sign))) for sign, width in signs(plain))
        if found:
            yield found[0], 2 if found[1] else len(_escape(ord(found[0])))
            done = found.end()


LONGEST_SIGN = 16
"""Of so many code points a sign is made at the most, unless it takes a column for each of the others."""

_STEERING = (
    # The flag of a region is a black flag and letters that nobody sees; elsewhere these spell hidden words.
    "(\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f)|[\x00-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e00ff]"
)


def _escape(code: int) -> str:
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def ended(sentence: str) -> str:
    """A sentence with its full stop, which a name at its end may have brought: "Ugo C."."""
    return sentence if sentence.endswith(".") else f"{sentence}."
