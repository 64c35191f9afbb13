"""A site in a theme: the pages, made with Jinja in its sandbox.

Templates meet plain values only: those of `views`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from jinja2 import (
    BaseLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    pass_context,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from quietpage.model import Template, Theme
from quietpage.problem import Invalid, Problem
from quietpage.source import Source, Span, Whole
from quietpage.views import Draft, Named, Sentence, Sheet, Shown
from quietpage.words import Words, comma, direction, words_for

if TYPE_CHECKING:
    from jinja2 import BytecodeCache, Environment
    from jinja2.runtime import Context

_SLOT = re.compile(r"\{([^{}]*)\}")
_LEFT_OUT = ("format", "pprint", "random", "xmlattr")
"""Filters that cost without bound, or that do not give the same page again."""


def drafts(
    shown: Shown,
    theme: Theme,
    traced: list[tuple[str, int, str]] | None = None,
    compiled: BytecodeCache | None = None,
) -> tuple[Draft, ...]:
    """Every page of a site. `traced` gets what each expression printed, with its template's path and line;
    `compiled` keeps templates from one build to the next.

    Raises `Invalid` when a template does not do as it should, with the place in it.
    """
    words = words_for(shown.language)
    environment = _environment(theme, shown.language, words, traced, compiled)
    values: dict[str, object] = {
        "site": shown.site,
        "words": words,
        "options": shown.options,
        "people": shown.people,
    }

    def made(sheet: Sheet) -> Draft:
        try:
            template = environment.get_template(sheet.template)
            html = template.render({**values, "root": sheet.root, "page": sheet.page, **sheet.values})
        except Exception as reason:
            raise Invalid(_template_problem(reason, theme, sheet.template)) from reason
        return Draft(sheet.path, html, sheet.template)

    return tuple(map(made, shown.sheets))


def _environment(
    theme: Theme,
    language: str,
    words: Words,
    traced: list[tuple[str, int, str]] | None,
    compiled: BytecodeCache | None,
) -> Environment:
    environment = _Sandbox(
        loader=_Levels(theme),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        cache_size=-1,
        finalize=_tracer(traced) if traced is not None else None,
        bytecode_cache=compiled if traced is None else None,
    )
    for name in ("cycler", "joiner", "lipsum", "namespace"):
        environment.globals.pop(name, None)
    for name in _LEFT_OUT:
        environment.filters.pop(name, None)

    def lang(own: str, around: str = "") -> Markup:
        around = around or language
        if not own or own.lower() == around.lower():
            return Markup("")
        turned = f' dir="{direction(own)}"' if direction(own) != direction(around) else ""
        return Markup(f' lang="{escape(own)}"{turned}')

    def link(label: str, address: str) -> Markup:
        return Markup(f'<a href="{escape(address)}">{escape(label)}</a>')

    @cache  # a name stands on many pages; kept as long as this site is drawn
    def one(named: Named, root: str) -> Markup:
        label = escape(named.label)
        if named.path.startswith("people/") or named.language:
            label = Markup(f"<bdi{lang(named.language, words.language)}>{label}</bdi>")
        return link(label, root + named.path) if named.path else label

    def linked(each: Iterable[Named], root: str) -> list[Markup]:
        return [one(named, root) for named in each]

    def listed(each: Iterable[str | Named]) -> Markup:
        listed = list(each)
        for named in listed:
            if isinstance(named, Named) and named.language:  # ways that our "and" does not know how to join
                return Markup(comma(named.language)).join(
                    other.label for other in listed if isinstance(other, Named)
                )
        return Markup(
            words.listed([escape(word.label if isinstance(word, Named) else word) for word in listed])
        )

    def fill(sentence: str | Sentence, root: str = "", **parts: object) -> Markup:
        text, known = sentence if isinstance(sentence, Sentence) else (sentence, {})

        def part(name: str) -> str:
            value = parts[name] if name in parts else known[name]
            if isinstance(value, Named):
                return one(value, root)
            return listed(linked(value, root)) if isinstance(value, list) else escape(value)

        pieces = _SLOT.split(text)
        return Markup(
            "".join(part(piece) if place % 2 else escape(piece) for place, piece in enumerate(pieces))
        )

    for filter in (lang, link, linked, listed, fill):
        environment.filters[filter.__name__] = filter
    return environment


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, that knows the fields of our own plain values without a closer look."""

    def getattr(self, obj: object, attribute: str) -> object:
        fields = getattr(obj, "_fields", ())
        return getattr(obj, attribute) if attribute in fields else super().getattr(obj, attribute)


class _Levels(BaseLoader):
    """Templates by name, nearest first.

    `theme/…` goes past the site's own, and a theme's name past everything that is nearer than that theme.
    """

    def __init__(self, theme: Theme) -> None:
        self._found: dict[str, Template] = {}
        nearest: dict[str, Template] = {}
        for level in reversed(theme.levels):
            nearest.update(level.templates)
            if level.prefix:
                for name, found in nearest.items():
                    # A theme that has the name of one that it stands on reaches that one by it.
                    self._found.setdefault(f"{level.prefix}/{name}", found)
                    self._found[f"theme/{name}"] = found
        self._found.update(nearest)

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        found = self._found.get(template)
        if found is None:
            raise TemplateNotFound(template)
        return found.text, found.path, lambda: True


def _tracer(traced: list[tuple[str, int, str]]) -> Callable[[Context, object], object]:
    """Notes what every expression of a template prints, with the template's path and line."""

    @pass_context  # so that Jinja puts nothing together before it is printed
    def finalize(context: Context, value: object) -> object:
        frame = sys._getframe(1)
        lines: Mapping[str, object] = frame.f_globals
        line = 1
        for pair in str(lines.get("debug_info", "")).split("&"):
            shown, _, made = pair.partition("=")
            if made and int(made) <= frame.f_lineno:
                line = int(shown)
        traced.append((frame.f_code.co_filename, line, str(value)))
        return value

    return finalize


def _template_problem(reason: Exception, theme: Theme, name: str) -> Problem:
    """Where in a template something went wrong, and what."""
    paths = {template.path: template for level in theme.levels for template in level.templates.values()}
    path, line = "", 0
    if isinstance(reason, TemplateSyntaxError):
        path, line = reason.filename or "", reason.lineno
    else:
        trace = reason.__traceback__
        while trace is not None:
            if trace.tb_frame.f_code.co_filename in paths:
                path, line = trace.tb_frame.f_code.co_filename, trace.tb_lineno
            trace = trace.tb_next
    said = (
        reason.message
        if isinstance(reason, TemplateError) and reason.message
        else str(reason) or type(reason).__name__
    )
    if isinstance(reason, TemplateNotFound):
        message, help = (
            f"there is no template called {reason.name}",
            "see the names of the theme's templates in the docs",
        )
    elif isinstance(reason, TemplateSyntaxError):
        message, help = (
            f"Jinja cannot read this: {_plain(said)}",
            "compare the line with the theme's own template",
        )
    elif "is undefined" in said or "has no attribute" in said:
        message, help = (
            f"Jinja does not know this name: {_plain(said)}",
            "the docs list the names that templates can use",
        )
    elif isinstance(reason, MemoryError):
        message, help = (
            "this template takes more memory than a quiet page needs",
            "make what it prints shorter",
        )
    elif isinstance(reason, RecursionError):
        message, help = (
            "this template goes round in a circle",
            "a template that changes the theme's own begins with its name: theme/index.html",
        )
    else:
        message, help = (
            f"this template cannot be drawn: {_plain(said)}",
            "compare the line with the theme's own template",
        )
    template = paths.get(path)
    if template is None:
        return Problem(message, Whole(path or name), help)
    return Problem(message, _line_of(template, line, re.findall(r"'([^']+)'", said)), help)


def _line_of(template: Template, line: int, names: Iterable[str]) -> Span:
    """A line of a template; or, in it, the name that was meant."""
    source = Source(template.path, template.text)
    text = source.line(line)
    begin = sum(len(each) for each in template.text.splitlines(keepends=True)[: line - 1])
    for name in reversed(list(names)):
        found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
        if found:
            return Span(source, begin + found.start(), begin + found.end())
    indent = len(text) - len(text.lstrip())
    return Span(source, begin + indent, begin + max(indent + 1, len(text.rstrip())))


def _plain(said: str) -> str:
    """What Jinja says, in the words of the docs: a person, not the class that shows one."""
    named = re.sub(
        r"'quietpage\.views\.(\w+?)(?:Shown)? object'", lambda found: f"a {found[1].lower()}", said
    )
    return named.rstrip(".").replace("jinja2.", "")
