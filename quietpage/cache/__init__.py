"""Caches: a store of results, in memory for the preview and on the disk from one build to the next; what the
last build read and wrote; pictures and compiled templates. On the disk means in the user's cache folder.

Entries are keyed by their inputs. With an empty cache the result is the same, and only takes longer.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from quietpage.cache.pictures import PictureCache, has_pictures
    from quietpage.cache.store import Store
    from quietpage.cache.templates import compiled_templates

__all__ = ["PictureCache", "Store", "compiled_templates", "has_pictures"]

_HOMES = {
    "Store": "store",
    "PictureCache": "pictures",
    "compiled_templates": "templates",
    "has_pictures": "pictures",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
