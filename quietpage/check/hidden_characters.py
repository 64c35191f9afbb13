"""A rule for every text file: no characters that turn words round, or hide in them.

Those that set the direction of writing (UAX #9, "Directional Formatting Characters") can make a line read as
another than it is; tags and noncharacters are in a text and seen by nobody, so that they could tell who
copied it. Which these are is said in `quietpage.core.unicode`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quietpage.check.violations import REVERSED, Violation
from quietpage.core.diagnostics import Problem
from quietpage.core.source import Source
from quietpage.core.unicode import STEERING, steering_signs
from quietpage.markup import APART
from quietpage.numbers.source_map import Pieces


def check_hidden_characters(page: Source, *, line_by_line: bool = False) -> Iterator[Problem]:
    """Characters, and numeric character references (`&#8238;`), that turn what follows or hide in it.

    A plain text is shown line by line, and what turns one line round ends with it; in a page all lines are
    one text.
    """
    text = page.text.replace(APART, " ")
    if "&#" not in text and re.search(f"[{STEERING}]", text) is None:
        return
    pieces = Pieces()
    done = 0
    for found in re.finditer(r"&#(?:x([0-9a-f]+)|([0-9]+));?", text, re.IGNORECASE):
        digits = (found[1] or found[2]).lstrip("0")
        code = int(digits or "0", 16 if found[1] else 10) if len(digits) < 8 else 0
        if 0x7F < code < 0x110000:  # those of ASCII could only make markup of what is none
            pieces.add(text[done : found.start()], done)
            pieces.add_decoded(chr(code), *found.span())
            done = found.end()
    if done:
        pieces.add(text[done:], done)
        text = pieces.text
    text = text if line_by_line else re.sub(r"[\n\r]", " ", text)
    for start, end, words in steering_signs(text):
        yield hidden_character(words).at(page, *(pieces.place(start, end) if done else (start, end)))


def hidden_character(words: str) -> Violation:
    """What to say of a character that `quietpage.core.unicode` calls by these words."""
    return REVERSED if "direction" in words else Violation(f"there is {words} here", "take it out")
