"""Make the files that other programs read: a blogroll, a feed, a sitemap, cards for address books, linked
data.

In: a site's texts. Out: finished files, each with the pieces that it was made of. A format is a module, and a
row in the table of `formats`.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from quietpage.export.formats import (
        FORMATS,
        Format,
        Made,
        ReadTexts,
        card,
        card_path,
        copies,
        has_cards,
        is_of_people,
        made,
        paths,
        unread,
        wanted,
    )
    from quietpage.export.jsonld import follow, mention
    from quietpage.export.model import (
        Drawn,
        PeopleTold,
        PersonData,
        SiteData,
        person_data,
        site_data,
        told_apart,
    )
    from quietpage.export.on_pages import in_linked_data, linked_data, links

__all__ = [
    "FORMATS",
    "Drawn",
    "Format",
    "Made",
    "PeopleTold",
    "PersonData",
    "ReadTexts",
    "SiteData",
    "card",
    "card_path",
    "copies",
    "follow",
    "has_cards",
    "in_linked_data",
    "is_of_people",
    "linked_data",
    "links",
    "made",
    "mention",
    "paths",
    "person_data",
    "site_data",
    "told_apart",
    "unread",
    "wanted",
]

_HOMES = {
    "Drawn": "model",
    "FORMATS": "formats",
    "Format": "formats",
    "PeopleTold": "model",
    "PersonData": "model",
    "Made": "formats",
    "ReadTexts": "formats",
    "SiteData": "model",
    "card": "formats",
    "card_path": "formats",
    "copies": "formats",
    "made": "formats",
    "follow": "jsonld",
    "has_cards": "formats",
    "is_of_people": "formats",
    "in_linked_data": "on_pages",
    "linked_data": "on_pages",
    "links": "on_pages",
    "mention": "jsonld",
    "paths": "formats",
    "person_data": "model",
    "site_data": "model",
    "told_apart": "model",
    "unread": "formats",
    "wanted": "formats",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        from importlib import import_module

        # Found here from now on: it may be asked for once a person.
        value = globals()[name] = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
