"""Draw the pictures of a page: portraits, and the card for link previews.

In: a site, its theme, and the pictures that people brought. Out: files that hold their pixels and nothing
else. Pillow is imported when something is drawn.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from quietpage.images.gallery import (
        KINDS,
        Asked,
        CardJob,
        DrawnCard,
        Gallery,
        PortraitJob,
        asked_for,
        card_job,
        draw_card,
        draw_portrait,
        portraits_of,
    )
    from quietpage.images.portraits import Portrait, Unfit
    from quietpage.images.social_card import card_of

__all__ = [
    "KINDS",
    "Asked",
    "CardJob",
    "DrawnCard",
    "Gallery",
    "Portrait",
    "PortraitJob",
    "Unfit",
    "asked_for",
    "card_job",
    "card_of",
    "draw_card",
    "draw_portrait",
    "portraits_of",
]

_HOMES = {
    "Asked": "gallery",
    "CardJob": "gallery",
    "DrawnCard": "gallery",
    "Gallery": "gallery",
    "KINDS": "gallery",
    "Portrait": "portraits",
    "PortraitJob": "gallery",
    "Unfit": "portraits",
    "asked_for": "gallery",
    "card_job": "gallery",
    "card_of": "social_card",
    "draw_card": "gallery",
    "draw_portrait": "gallery",
    "portraits_of": "gallery",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
