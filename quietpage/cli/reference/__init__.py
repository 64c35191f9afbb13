"""The reference pages of the docs, made from the code that they speak of.

In: the table of fields, the parser of the command line, what templates meet, the shipped templates. Out:
`keys.md`, `commands.md` and `templates.md`. `python -m quietpage.cli.reference docs/reference` writes them.
No command of quietpage needs this package.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from quietpage.cli.reference.pages import pages

__all__ = ["pages"]


def __getattr__(name: str) -> object:
    if name in __all__:
        from importlib import import_module

        return getattr(import_module(f"{__name__}.pages"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
