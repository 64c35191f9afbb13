"""Bring people from elsewhere into a site, each as a file of their own: what `add` and `gather` do.

In: a file from another program, known by what is in it. Out: candidates, who are nobody yet; and, for whoever
was chosen, the text of a file in `people/`. Nothing is asked of the network, and no reason is made up.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from quietpage.importers.candidates import Candidate, Gathered
    from quietpage.importers.formats import read
    from quietpage.importers.person_file import NewPerson, written

__all__ = ["Candidate", "Gathered", "NewPerson", "read", "written"]

_HOMES = {
    "Candidate": "candidates",
    "Gathered": "candidates",
    "NewPerson": "person_file",
    "read": "formats",
    "written": "person_file",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
