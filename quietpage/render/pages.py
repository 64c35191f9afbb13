"""Render every page of a site by a theme's templates. Which pages there are is decided in
`presenter.present`.
"""

from __future__ import annotations

from collections.abc import Mapping

from quietpage.core.diagnostics import Invalid
from quietpage.core.model import Theme
from quietpage.render.fragments import Article, Rendered
from quietpage.render.jinja import ArticleStore, Renderer, Traced
from quietpage.render.view_models import SiteInput

Articles = Mapping[tuple[str, str], Article]
"""Articles that were drawn before, by their person's slug and the way up from their page."""


def render_pages(
    renderer: Renderer, shown: SiteInput, articles: Articles, *, of_ways: bool = False
) -> Rendered:
    """The page of each sheet. `articles` are used where they are still right; with `of_ways`, those on the
    pages of ways are given and used, too.
    """
    store = ArticleStore(articles, of_ways=of_ways)
    try:
        drafts = [renderer.page(sheet, shown, store) for sheet in shown.sheets]
    except Invalid as invalid:
        return Rendered([], [], invalid.problems)
    return Rendered(drafts, store.new)


def trace_pages(theme: Theme, shown: SiteInput) -> list[Traced]:
    """What every expression of a theme's templates prints on the pages of a site."""
    traced: list[Traced] = []
    store = ArticleStore()
    renderer = Renderer(theme, shown.language, traced=traced)
    for sheet in shown.sheets:
        renderer.page(sheet, shown, store)
    return traced
