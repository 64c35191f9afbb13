"""What the guard knows of each language, as data: `en.py` is the one to read first."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    Depth = Literal["full", "basic", "signs"]

FULL = ("de", "en", "es", "fr", "it", "nl", "pt")
"""The languages that the guard knows in full depth."""

PARTIAL = ("ar", "he", "pl", "sv")
"""Those of which it knows the spelled-out numbers and, in a module, which of these are also other words."""


def depth(tag: str) -> Depth:
    """How much the guard knows of a language.

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
