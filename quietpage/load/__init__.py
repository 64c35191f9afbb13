"""Read what a site folder holds, by descriptor: no link in it is followed, only regular files are read.

In: the path of a site folder. Out: the `Sources`, which are the text of `quietpage.yml` and of each file in
`people/`; the bytes of copied files, themes and portraits; and, for what cannot be read, problems.
"""

from __future__ import annotations

import sys

from quietpage import CalledPackage

TYPE_CHECKING = False
if TYPE_CHECKING:
    from quietpage.load.changes import Changes
    from quietpage.load.file_trees import files_below
    from quietpage.load.page_files import PageFiles, other_pages, own_pages
    from quietpage.load.site_folder import Sources, sources

__all__ = ["Changes", "PageFiles", "Sources", "files_below", "other_pages", "own_pages", "sources"]

_HOMES = {
    "Changes": "changes",
    "PageFiles": "page_files",
    "Sources": "site_folder",
    "files_below": "file_trees",
    "other_pages": "page_files",
    "own_pages": "page_files",
    "sources": "site_folder",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


# `from quietpage import load` gives this package, which is also the public function of that name.
sys.modules[__name__].__class__ = CalledPackage
