"""Where links lead: a calm look at the addresses of a page, one host after another.

In: addresses. Out: a `Verdict` for each: there, moved, gone, or could not look. Nothing here is part of a
build; nothing is sent but the questions for the addresses themselves and for each host's robots.txt.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from quietpage.linkcheck.history import History
    from quietpage.linkcheck.verdicts import Verdict, look

__all__ = ["History", "Verdict", "look"]

_HOMES = {"History": "history", "Verdict": "verdicts", "look": "verdicts"}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
