"""Typeset the texts of a site: Markdown to HTML, with the places of its readable text.

In: a `Site`, its texts as they were written. Out: `Texts`, each text with its language and, if it is in
Markdown, its HTML, its plain text and its links.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from quietpage.typeset.markdown import Prose, prose
    from quietpage.typeset.texts import (
        PageTexts,
        PersonTexts,
        ReadText,
        Texts,
        as_shown,
        excerpt,
        markdown_in,
        mask_site,
        names_shown,
        set_all,
        set_markdown,
        shown_person,
        typeset_page,
        typeset_person,
    )

__all__ = [
    "PageTexts",
    "PersonTexts",
    "Prose",
    "ReadText",
    "Texts",
    "as_shown",
    "excerpt",
    "markdown_in",
    "mask_site",
    "names_shown",
    "prose",
    "set_all",
    "set_markdown",
    "shown_person",
    "typeset_page",
    "typeset_person",
]

_HOMES = {
    "PageTexts": "texts",
    "PersonTexts": "texts",
    "Prose": "markdown",
    "ReadText": "texts",
    "Texts": "texts",
    "as_shown": "texts",
    "excerpt": "texts",
    "markdown_in": "texts",
    "mask_site": "texts",
    "names_shown": "texts",
    "shown_person": "texts",
    "prose": "markdown",
    "set_all": "texts",
    "set_markdown": "texts",
    "typeset_page": "texts",
    "typeset_person": "texts",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
