"""Tells what is missing from rendered pages, at the block or template of somebody's own that left it out.

In: what `required` has found, with the sheet of each page. Out: problems. A template that leaves something
out does so on all pages that it renders, so these are taken together, and the first few people are named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from quietpage.check.required import Missing, Requirement
from quietpage.core.diagnostics import Problem
from quietpage.core.model import Template, Theme
from quietpage.core.source import Place, Source, Span, Whole
from quietpage.render.jinja import found_by_name
from quietpage.render.template_errors import name_below
from quietpage.render.view_models import PageInput


def missing_problems(
    missing: Iterable[tuple[Missing, PageInput]], theme: Theme
) -> Iterator[tuple[str, Problem]]:
    """A problem for each page on which something is missing, with the page's path.

    It is one and the same for all pages of a template, so that it will be told once.
    """
    told: dict[tuple[str, Requirement, Place], list[tuple[Missing, PageInput]]] = {}
    templates = _Templates(theme)
    for each, sheet in missing:
        key = sheet.page.kind, each.what, templates.place_of(each, sheet)
        told.setdefault(key, []).append((each, sheet))
    for (kind, what, place), several in told.items():
        who = dict.fromkeys(name for each, _ in several for name in each.who)
        message, help = _in_words(what, kind, _several(list(who)), place, theme)
        yield from ((sheet.path, Problem(message, place, help)) for _, sheet in several)


class _Templates:
    """A theme's templates, asked where in those of somebody's own something was left out."""

    def __init__(self, theme: Theme) -> None:
        self._found = found_by_name(theme)
        self._own = [each for level in theme.levels if not level.ours for each in level.templates.values()]
        self._known: dict[tuple[Requirement, bool, str], Place] = {}

    def place_of(self, missing: Missing, sheet: PageInput) -> Place:
        """The block of somebody's own from which a thing is missing, or else their template."""
        key = missing.what, missing.within_article, sheet.template
        if key not in self._known:
            self._known[key] = self._look_for(missing, sheet)
        return self._known[key]

    def _look_for(self, missing: Missing, sheet: PageInput) -> Place:
        # From the nearest to the farthest: their article, the block that prints such a thing, the template
        # that is the whole page (for people: none of its lines more than another), and any that is theirs.
        article = self._found["article.html"]
        of_people = missing.what in ("people", "names", "reasons")
        if missing.within_article and article in self._own:
            return Whole(article.path)
        chain = self._chain(sheet.template)
        for block in _BLOCKS.get(missing.what, ()):
            for template in chain:
                begins = re.search(rf"\{{%[-+]?\s*block\s+{block}\b[^%]*%\}}", template.text)
                if begins and template in self._own:
                    return Span(Source(template.path, template.text), *begins.span())
        last = chain[-1]
        if last in self._own:
            head = None if of_people else re.search(r"<head\b[^<>]*>", last.text)
            return Span(Source(last.path, last.text), *head.span()) if head else Whole(last.path)
        if of_people and article in self._own:
            return Whole(article.path)
        own = [each for each in chain if each in self._own] or self._own
        return Whole(own[0].path if own else last.path)

    def _chain(self, name: str | None) -> list[Template]:
        """The template of a name, and those that it extends."""
        chain: list[Template] = []
        while name and (template := self._found.get(name)) and template not in chain:
            chain.append(template)
            extends = re.search(r"\{%[-+]?\s*extends\s+[\"']([^\"']+)[\"']", template.text)
            name = extends and extends[1]
        return chain


_BLOCKS: dict[Requirement, tuple[str, ...]] = {
    "title": ("title",),
    "people": ("people", "name", "main"),
    "names": ("people", "name", "main"),
    "reasons": ("people", "reasons", "main"),
    "text": ("text", "main"),
    "heading": ("name", "main"),
}
"""The blocks of the shipped templates in which each is printed, the innermost first."""


def _in_words(what: Requirement, kind: str, who: str, place: Place, theme: Theme) -> tuple[str, str]:
    """The message for something that is missing, and its help."""
    if what == "all":
        path = place.path if isinstance(place, Whole) else place.source.path
        return (
            "nothing would be on the page that this draws",
            f'let it begin with {{% extends "{name_below(theme, path)}" %}}, or take the file away',
        )
    if what == "doctype":
        return "the page that this draws does not begin as one of today", "begin it with <!doctype html>"
    if what == "charset":
        return (
            "the page that this draws does not say how it is saved, and browsers would have to guess",
            'write <meta charset="utf-8"> as the first thing in its head',
        )
    if what == "policy":
        return (
            "the page that this draws is without the policy by which browsers ask nobody else for anything",
            'write <meta http-equiv="Content-Security-Policy" content="{{ page.policy | safe }}">'
            " at the beginning of its head, before any link, style or script",
        )
    if what == "referrer":
        return (
            "the page that this draws would let other pages know from where a visitor comes to them",
            'write <meta name="referrer" content="no-referrer"> into its head',
        )
    if what == "title":
        return "the page that this draws has no title", (
            "write {{ site.title }} into this block"
            if isinstance(place, Span) and "block" in place.text
            else "write <title>{{ site.title }}</title> into its head"
        )
    if what == "people":
        print_it = {
            "index": "{% for person in people %}{{ person | article }}{% endfor %}",
            "way": "{% for person in people %}<p>{{ person.name }}</p>{% endfor %}",
        }
        help = print_it.get(kind, "{{ person.name }}, and {{ reason.html }} for each of person.reasons")
        if kind == "one":
            return (
                f"the page that this draws for {who} shows neither the name nor the reasons",
                f"write {help}",
            )
        return f"{who} would not be on the page that this draws", f"write {help} where it can be read"
    if what == "names":
        return f"the page that this draws does not show the name of {who}", (
            "write {{ person.name }} where it can be read"
        )
    if what == "text":
        return "what you wrote would not be on the page that this draws", (
            "write {{ own.html }} where it can be read"
        )
    if what == "heading":
        return "the title that you wrote would not be on the page that this draws", (
            "write <h1>{{ own.heading }}</h1> where it can be read"
        )
    return f"the page that this draws does not show the reasons for {who}", (
        "write {% for reason in person.reasons %}{{ reason.html }}{% endfor %} where they can be read"
    )


def _several(names: list[str]) -> str:
    shown = [name if len(name) <= _LONGEST_NAME else name[:_LONGEST_NAME] + "…" for name in names[:2]]
    if len(names) > 2:
        return f"{', '.join(shown)} and others"
    return " and ".join(shown)


_LONGEST_NAME = 60
