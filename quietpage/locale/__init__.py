"""The page's own words, a language a module: what the templates say around what people wrote.

In: a language's tag (BCP 47). Out: its `Words`, or those of English, and which way it is written.

To add a language of the page, copy `en.py`, translate it, and name it in `LANGUAGES`; in `words.py` a line
under each field says what it is for, and docs/how-to/languages.md says more.

How the number guard reads a language is another matter: that is in `quietpage/numbers/languages/`.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from quietpage.locale.scripts import direction, runs_from_the_right, script_of, turns
    from quietpage.locale.words import Words, comma, words_for

__all__ = [
    "LANGUAGES",
    "Words",
    "comma",
    "direction",
    "runs_from_the_right",
    "script_of",
    "turns",
    "words_for",
]

LANGUAGES = ("ar", "de", "en", "es", "fr", "he", "it", "ja", "nl", "pl", "pt", "sv")

_HOMES = {
    "Words": "words",
    "comma": "words",
    "direction": "scripts",
    "script_of": "scripts",
    "runs_from_the_right": "scripts",
    "turns": "scripts",
    "words_for": "words",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
