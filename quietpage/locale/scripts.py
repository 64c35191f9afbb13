"""Which way a language or a text is written, from the left (`ltr`) or from the right (`rtl`)."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(1000)
def direction(language: str) -> str:
    """`rtl` or `ltr`: how a language is written, by its tag (BCP 47)."""
    primary, *rest = language.lower().split("-")
    scripts = [part for part in rest if len(part) == 4 and part.isalpha()]
    if scripts:
        return "rtl" if scripts[0] in _RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if primary in _RIGHT_TO_LEFT else "ltr"


_RIGHT_TO_LEFT = frozenset(
    [
        "ar",
        "arc",
        "arz",
        "azb",
        "ckb",
        "dv",
        "fa",
        "he",
        "ks",
        "mzn",
        "nqo",
        "ps",
        "rhg",
        "sd",
        "sdh",
        "syr",
        "ug",
        "ur",
        "yi",
    ]
)
"""Languages, by their primary subtag, whose usual script is written from the right."""

_RIGHT_TO_LEFT_SCRIPTS = frozenset(
    ["adlm", "arab", "aran", "hebr", "mand", "mend", "nkoo", "rohg", "samr", "syrc", "thaa"]
)
"""Scripts that are, by their codes (ISO 15924) in small letters."""


def turns(text: str, language: str) -> bool:
    """Whether a text has letters that are written the other way than a language.

    Then a browser has to be told where it begins and ends, or it pulls the marks around it to its own side.
    """
    if direction(language) == "ltr":
        return runs_from_the_right(text)
    from unicodedata import bidirectional

    return any(bidirectional(sign) == "L" for sign in text)


def runs_from_the_right(text: str) -> bool:
    """Whether a text has letters that are written from the right."""
    if text.isascii() or max(text) < _FIRST_FROM_THE_RIGHT:
        return False
    from unicodedata import bidirectional

    return any(bidirectional(sign) in ("R", "AL") for sign in text if sign >= _FIRST_FROM_THE_RIGHT)


_FIRST_FROM_THE_RIGHT = "\u0590"
"""Where the first block of such letters begins, that of Hebrew."""


def script_of(text: str) -> str:
    """A tag (BCP 47) that says which way a text is written, by its first letter; nothing if it has none.

    It is of no language in particular, and only one of the scripts that are written so.
    """
    if text.isascii():
        return "und-Latn" if any(map(str.isalpha, text)) else ""
    from unicodedata import bidirectional

    return next((_SCRIPT_OF_CLASS[each] for each in map(bidirectional, text) if each in _SCRIPT_OF_CLASS), "")


_SCRIPT_OF_CLASS = {"L": "und-Latn", "R": "und-Hebr", "AL": "und-Arab"}
"""For each bidirectional class of letters (UAX #9), a script that is written so."""
