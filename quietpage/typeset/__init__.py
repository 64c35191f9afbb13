"""Typeset the texts of a site: Markdown to HTML, with the places of its readable text.

In: a `Site`, its texts as they were written. Out: `Texts`, each text with its language and, if it is in
Markdown, its HTML, its plain text and its links.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from quietpage.typeset.markdown import Prose, prose
    from quietpage.typeset.own_pages import Places, set_own, typeset_own
    from quietpage.typeset.texts import (
        OwnTexts,
        PageTexts,
        PersonTexts,
        ReadText,
        Texts,
        as_shown,
        excerpt,
        markdown_in,
        mask_own,
        mask_site,
        names_shown,
        set_all,
        set_markdown,
        shown_person,
        typeset_page,
        typeset_person,
    )

__all__ = [
    "OwnTexts",
    "PageTexts",
    "PersonTexts",
    "Places",
    "Prose",
    "ReadText",
    "Texts",
    "as_shown",
    "excerpt",
    "markdown_in",
    "mask_own",
    "mask_site",
    "names_shown",
    "prose",
    "set_all",
    "set_markdown",
    "set_own",
    "shown_person",
    "typeset_own",
    "typeset_page",
    "typeset_person",
]

_HOMES = {
    "OwnTexts": "texts",
    "PageTexts": "texts",
    "PersonTexts": "texts",
    "Places": "own_pages",
    "Prose": "markdown",
    "ReadText": "texts",
    "Texts": "texts",
    "as_shown": "texts",
    "excerpt": "texts",
    "markdown_in": "texts",
    "mask_own": "texts",
    "mask_site": "texts",
    "names_shown": "texts",
    "shown_person": "texts",
    "prose": "markdown",
    "set_all": "texts",
    "set_markdown": "texts",
    "set_own": "own_pages",
    "typeset_own": "own_pages",
    "typeset_page": "texts",
    "typeset_person": "texts",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        from importlib import import_module

        # Found here from now on: it may be asked for once a person.
        value = globals()[name] = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
