"""Shared by every stage, and imports none of them: the model of a site, sources and spans, and problems.

Beside these stand how problems are told (`problem_text`, `terminal`), addresses (`urls`, `hosts`), slugs,
paths, the keys by which names are compared (`comparison_keys`), and a folder held open, through which all
files of a site are read and written (`folders`).
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from quietpage.core.diagnostics import Invalid, Problem
    from quietpage.core.model import File, Page, Person, Site, Text, Theme
    from quietpage.core.source import Source, Span, Whole

__all__ = [
    "File",
    "Invalid",
    "Page",
    "Person",
    "Problem",
    "Site",
    "Source",
    "Span",
    "Text",
    "Theme",
    "Whole",
]

_HOMES = {
    **dict.fromkeys(("Invalid", "Problem"), "diagnostics"),
    **dict.fromkeys(("File", "Page", "Person", "Site", "Text", "Theme"), "model"),
    **dict.fromkeys(("Source", "Span", "Whole"), "source"),
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
