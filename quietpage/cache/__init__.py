"""Keep what was made before: in memory for the preview, and in the user's cache folder from one build to the
next.

Whatever is kept is found by what it was made from, and changes no page: without it everything is made anew.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from quietpage.cache.memo import Memo
    from quietpage.cache.pictures import PictureCache, has_pictures
    from quietpage.cache.templates import compiled_templates

__all__ = ["Memo", "PictureCache", "compiled_templates", "has_pictures"]

_HOMES = {
    "Memo": "memo",
    "PictureCache": "pictures",
    "compiled_templates": "templates",
    "has_pictures": "pictures",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
