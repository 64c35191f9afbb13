"""Render the pages of a site with a theme's templates, by Jinja in its sandbox.

In: a site, its theme, and its texts as they will be read. Out: the values that templates meet (`SiteInput`),
then a draft of each page, in which the texts of the author are marked for the checks.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from quietpage.render.fragments import Article, Draft, Rendered
    from quietpage.render.jinja import Renderer, Traced, reader
    from quietpage.render.pages import Articles, render_pages, trace_pages
    from quietpage.render.presenter import (
        among,
        name_link,
        neighbours,
        person_sheet,
        person_view,
        present,
        surroundings,
    )
    from quietpage.render.stylesheet import style_of, style_of_own_pages
    from quietpage.render.view_models import PageInput, SiteInput, shown_on_way

__all__ = [
    "Article",
    "Articles",
    "Draft",
    "PageInput",
    "Rendered",
    "Renderer",
    "SiteInput",
    "Traced",
    "among",
    "name_link",
    "neighbours",
    "person_sheet",
    "person_view",
    "present",
    "reader",
    "render_pages",
    "shown_on_way",
    "style_of",
    "style_of_own_pages",
    "surroundings",
    "trace_pages",
]

_HOMES = {
    "Article": "fragments",
    "Articles": "pages",
    "Draft": "fragments",
    "Rendered": "fragments",
    "Renderer": "jinja",
    "reader": "jinja",
    "PageInput": "view_models",
    "SiteInput": "view_models",
    "shown_on_way": "view_models",
    "Traced": "jinja",
    "among": "presenter",
    "name_link": "presenter",
    "neighbours": "presenter",
    "person_sheet": "presenter",
    "person_view": "presenter",
    "present": "presenter",
    "render_pages": "pages",
    "style_of": "stylesheet",
    "style_of_own_pages": "stylesheet",
    "surroundings": "presenter",
    "trace_pages": "pages",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        from importlib import import_module

        # Found here from now on: it may be asked for once a person.
        value = globals()[name] = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
