"""Letters to the people on a page, in the author's own words: to ask them, and to thank them.

In: a site and a person. Out: a letter as plain text, a `mailto:` address that opens it, or a sheet to print.
Nothing is sent, and no sentence about the person is made up: the reason stands word for word, and the rest
is left for the author to write.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from quietpage.letters.letter import Letter, letter_to, mail_address
    from quietpage.letters.sheet import sheet_of

__all__ = ["Letter", "letter_to", "mail_address", "sheet_of"]

_HOMES = {"Letter": "letter", "letter_to": "letter", "mail_address": "letter", "sheet_of": "sheet"}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
