"""Whether a folder holds things that have nothing to do with a page: somebody's whole desk, perhaps."""

from __future__ import annotations

import os
import re
from contextlib import suppress

from quietpage.core.terminal import short
from quietpage.load.inventory import CONFIGS, FOLDERS, PEOPLE, is_litter

_OF_A_PAGE = (*FOLDERS, "_site")
_OF_A_REPOSITORY = (
    r"(?:readme|license|licence|copying|contributing|code_of_conduct|security)(?:[.-].*)?|cname"
)
_MOST, _LONGEST = 3, 30
"""So many names are told, and so many columns of each."""


def other_things(folder: str) -> str:
    """Names of what is in a folder besides what a page, or a repository as hosts begin one, may hold; told
    in a line. Nothing, if a page is there already, or people for one.
    """
    names: list[str] = []
    with suppress(OSError):  # who makes the page tells that it cannot be read
        names = sorted(os.listdir(folder))
    if not {*CONFIGS, PEOPLE}.isdisjoint(names):
        return ""
    others = [name for name in names if not _belongs(name)]
    told = [short(name, _LONGEST, _LONGEST) for name in others[:_MOST]]
    return ", ".join(told) + (" and others" if others[_MOST:] else "")


def _belongs(name: str) -> bool:
    return (
        name.startswith(".")
        or name in _OF_A_PAGE
        or bool(re.fullmatch(_OF_A_REPOSITORY, name.lower()))
        or is_litter(name)
    )
