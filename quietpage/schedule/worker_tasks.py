"""The functions that are sent to the worker process, or called here in its place.

A task is pickled by its name, so each is a function of this module; it loads what it needs when it runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

import quietpage.check as check
from quietpage import cache, render, themes
from quietpage.core.diagnostics import ENOUGH, Invalid, Problem
from quietpage.core.model import File, Theme
from quietpage.core.named_tuple import NamedTuple
from quietpage.core.names_of_site import Names

if TYPE_CHECKING:
    from quietpage.check.finished_pages import FoundRight
    from quietpage.check.results import Checked, PageNumber
    from quietpage.render.fragments import Rendered
    from quietpage.render.jinja import Renderer, Traced
    from quietpage.render.pages import Articles
    from quietpage.render.view_models import PersonView, SiteInput
    from quietpage.typeset.texts import PersonTexts


Sent = tuple[tuple[str, str, str, bool], ...]
"""Articles as they are sent: their person's slug, the way up from their page, their markup, and whether they
stand apart. Their people are known on both sides, and the bytes are made sooner than sent."""


class Part(NamedTuple):
    """Some pages of a site, rendered and checked; or what kept from rendering them.

    `sent` are those articles that are right, if they come from another process.
    """

    checked: Checked
    problems: tuple[Problem, ...] = ()
    sent: Sent = ()


def first_look(theme: Theme, language: str, names: Names) -> tuple[list[Problem], frozenset[str]]:
    from quietpage.numbers.allowed_names import allowed_names

    # Our own style sheets are the same for every site: a test has looked at them.
    return [] if theme.ours else check.check_theme(theme, language), allowed_names(names)


def suspicious(spoken: list[tuple[tuple[str, str], ...]], names: frozenset[str]) -> list[list[int]]:
    return check.suspicious(spoken, names)


def numbers_in_files(unread: list[tuple[str, str]], language: str, names: frozenset[str]) -> list[PageNumber]:
    return check.numbers_in_files(unread, language, names)


def text_problems(texts: PersonTexts) -> tuple[Problem, ...]:
    return tuple(islice(check.check_texts(texts.texts), ENOUGH))


def template_problems(theme: Theme) -> tuple[Problem, ...]:
    return tuple(islice(check.check_templates(theme, render.reader(theme)), ENOUGH))


def file_problems(files: tuple[File, ...], language: str, names: frozenset[str]) -> tuple[Problem, ...]:
    return tuple(check.file_problems(files, language, names))


def without_files(theme: Theme) -> Theme:
    return theme._replace(levels=tuple(level._replace(files=()) for level in theme.levels))


def renderer(theme: Theme, language: str) -> Renderer:
    """A renderer that keeps the shipped templates compiled from one process to the next."""
    return render.Renderer(theme, language, cache.compiled_templates(themes.home()))


_ready: list[tuple[Theme, str, Renderer]] = []
"""The renderer whose templates are compiled already. `get_ready` alone changes it, and only the worker runs
that, which will render with it."""


def get_ready(theme: Theme, language: str, templates: tuple[str, ...]) -> None:
    """Compile a shipped theme's templates, while what they show is still being typeset."""
    made = renderer(theme, language)
    made.compile(templates)
    _ready[:] = [(theme, language, made)]


def render_only(site: SiteInput, theme: Theme, articles: Articles) -> Rendered:
    for ready, language, made in _ready:
        if (ready, language) == (theme, site.language):
            return render.render_pages(made, site, articles)
    return render.render_pages(renderer(theme, site.language), site, articles)


def to_send(articles: Articles, people: Sequence[PersonView]) -> Sent:
    """Those of these articles that show just these people."""
    shown = {person.slug: person for person in people}
    return tuple(
        (slug, root, str.__str__(article.html), article.apart)
        for (slug, root), article in articles.items()
        if (person := shown.get(slug)) is not None and (article.person is person or article.person == person)
    )


def without_known(site: SiteInput, articles: Articles) -> SiteInput:
    """The same site for the worker, which needs no more than the article of who has one, and stands apart."""
    from quietpage.render.later_views import LaterView

    people: list[PersonView] = [
        each.sent()
        if isinstance(each, LaterView)
        and (known := articles.get((each.slug, ""))) is not None
        and known.person is each
        and known.apart
        else each
        for each in site.people
    ]
    return site._replace(people=people)


def received(sent: Sent, people: Sequence[PersonView]) -> Articles:
    from quietpage.render.fragments import known_article

    shown = {person.slug: person for person in people}
    return {(slug, root): known_article(shown[slug], root, html, apart) for slug, root, html, apart in sent}


def render_and_check(site: SiteInput, theme: Theme, names: frozenset[str], sent: Sent, lasts: bool) -> Part:
    """`lasts` says that there is a next run, for which new articles are worth sending back."""
    articles = received(sent, site.people)
    part = checked(render_only(site, theme, articles), site, theme, names, articles)
    return to_send_back(part) if lasts else part._replace(checked=part.checked._replace(articles=[]))


def to_send_back(part: Part) -> Part:
    """The same, with its articles as they are sent: without the bytes, which only the next run would ask for,
    and without the people.
    """
    right = part.checked.articles
    sent = tuple((each.person.slug, each.root, str.__str__(each.html), each.apart) for each in right)
    return part._replace(checked=part.checked._replace(articles=[]), sent=sent)


def checked(
    rendered: Rendered,
    site: SiteInput,
    theme: Theme,
    names: frozenset[str],
    articles: Articles,
    trace: Callable[[], list[Traced]] | None = None,
    before: Mapping[str, FoundRight] | None = None,
) -> Part:
    if rendered.problems:
        return Part(check.Checked([], []), rendered.problems)
    trace = trace or (lambda: render.trace_pages(theme, site))  # loads Jinja, when it is asked for
    new, known = rendered.articles, [*articles.values()]
    try:
        return Part(check.check_pages(rendered.drafts, new, known, site, theme, names, trace, before))
    except Invalid as invalid:  # rendered once more, to be traced, the templates did something else
        return Part(check.Checked([], []), invalid.problems)
