"""The number guard: finds what a reader could take for a number; usable alone.

In: a text, a page, a style sheet or Markdown, and the language of its words. Out: each `Number` with its
place in the source, its kind and a hint. What counts as a number is told, class by class, in
docs/reference/numbers.md.

A new language of the guard is a module in `languages/`. The page's own words are in `quietpage/locale/`.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from quietpage.numbers.entry import FORMATS, numbers_in
    from quietpage.numbers.languages import FULL, depth
    from quietpage.numbers.number import Number

__all__ = ["FORMATS", "FULL", "Number", "depth", "numbers_in"]

_HOMES = {
    "FORMATS": "entry",
    "FULL": "languages",
    "Number": "number",
    "depth": "languages",
    "numbers_in": "entry",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
