"""How the guard reads each language: which words are numbers there, and which only look like some.

To add a language of the guard, read `en.py`: it says what each list is for. Copy it under the new language's
code, translate what is data, and add the code to `FULL` below. What CLDR spells out is in `cldr.txt` already.
A language of which you know only which words are also other words goes into `PARTIAL`; `he.py` is one.
docs/reference/numbers.md says more.

What a page says of its own accord, in its language, is another matter: that is in `quietpage/locale/`.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    Depth = Literal["full", "basic", "signs"]

FULL = ("de", "en", "es", "fr", "it", "nl", "pt")
"""The languages that the guard knows in full depth, each by a module of its own."""

PARTIAL = ("ar", "he", "pl", "sv")
"""Those of which it knows what CLDR spells out and, by a module, which of these are also other words."""


def depth(tag: str) -> Depth:
    """How much the guard knows of a language, by its BCP 47 tag.

    `full`: every class. `basic`: the spelled-out cardinals and ordinals too. `signs`: digits, Unicode's
    numerals and what the markup counts, in any language.
    """
    language = primary(tag)
    if language in FULL:
        return "full"
    from quietpage.numbers.languages import cldr

    return "basic" if language in PARTIAL or cldr.words(language) else "signs"


def primary(tag: str) -> str:
    """The language of a BCP 47 tag, without what tells its kinds apart: `pt` of `pt-BR`."""
    return tag.strip().lower().replace("_", "-").partition("-")[0]
