"""Render pages with Jinja, in its sandbox: the environment, its filters, its limits.

Templates meet plain values only: those of `view_models`.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, MutableMapping, Sized
from functools import lru_cache, wraps
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from quietpage.core.diagnostics import Invalid
from quietpage.core.late_patterns import late_pattern, libraries_with_late_patterns
from quietpage.core.model import Template, Theme
from quietpage.locale import Words, comma, direction, turns, words_for
from quietpage.render.fragments import Article, ArticleMarkup, Draft, article
from quietpage.render.shipped_templates import ShippedTemplates
from quietpage.render.view_models import (
    Named,
    PageInput,
    PersonView,
    Sentence,
    SiteInput,
    WayView,
    opening_of,
    under_way,
)

with libraries_with_late_patterns():
    from jinja2 import (
        BaseLoader,
        StrictUndefined,
        TemplateNotFound,
        pass_context,
    )
    from jinja2 import Template as CompiledTemplate
    from jinja2.exceptions import SecurityError
    from jinja2.runtime import Context
    from jinja2.sandbox import ImmutableSandboxedEnvironment
    from jinja2.utils import missing

if TYPE_CHECKING:
    from types import CodeType

    from jinja2 import BytecodeCache, Environment

Traced = tuple[str, int, str]
"""What an expression printed: the path of its template, its line, and the text."""

_NAMES = 1 << 15
"""So many names are kept as links."""
_SENTENCES = 1 << 10
"""So many sentences are kept in their pieces."""
_NOTHING = Markup()
_SLOT = late_pattern(r"\{([^{}]*)\}")
_LEFT_OUT = ("attr", "format", "pprint", "random", "xmlattr")
"""Filters that cost without bound, take names from what is written, or do not give the same page again."""
_LENGTHENING = ("batch", "center", "indent", "slice", "tojson", "wordwrap")
"""Filters that make as much of something as they are told to."""
_LONGEST = 100_000
"""How long a text or a list may get by being repeated."""


class Renderer:
    """A theme, ready to render the pages of sites in a language.

    `bytecode` keeps compiled templates from one process to the next, of those that do not come along so;
    `traced` gets what each expression printed, with its template's path and line. Rendering changes neither
    the renderer nor its environment.
    """

    def __init__(
        self,
        theme: Theme,
        language: str,
        bytecode: BytecodeCache | None = None,
        traced: list[Traced] | None = None,
    ) -> None:
        self.theme, self.words = theme, words_for(language)
        self.environment = _environment(theme, language, self.words, traced, bytecode)

    def compile(self, templates: Iterable[str]) -> None:
        """Compile these templates, so that pages that stand on them are rendered sooner."""
        for name in templates:
            self.environment.get_template(name)

    def page(self, sheet: PageInput, shown: SiteInput, articles: ArticleStore) -> Draft:
        """A page of a site; the articles on it are taken from the store, or drawn into it.

        Raises `Invalid` when a template does not do as it should, with the place in it.
        """
        values: dict[str, object] = {
            "site": shown.site,
            "words": self.words,
            "options": shown.options,
            "people": shown.people,
            "root": sheet.root,
            "page": sheet.page,
        }
        asked: set[str] = set()
        on_page = _ArticlesOfPage(self.environment, values, asked, articles)
        try:
            template = self.environment.get_template(sheet.template)
            pieces = list(template.generate({**values, **sheet.values, _ASKED: asked, _ARTICLES: on_page}))
        except Exception as reason:
            from quietpage.render.template_errors import template_problem

            raise Invalid(template_problem(reason, self.theme, sheet.template, self.environment)) from reason
        return Draft(sheet.path, sheet.template, _parts(pieces, on_page.shown), frozenset(asked))


class ArticleStore:
    """Articles by their person's slug and the way up from their page, drawn before or while pages are drawn.

    Only what does not depend on the page is kept. `new` are those that were drawn since it was made.
    `of_ways` says that those on the pages of ways are kept, too: they take room, and are worth it where pages
    are drawn again and again.
    """

    def __init__(
        self, known: Mapping[tuple[str, str], Article] | None = None, *, of_ways: bool = False
    ) -> None:
        self._known = dict(known or {})
        self.new: list[Article] = []
        self.of_ways = of_ways

    def get(self, person: PersonView, root: str) -> Article | None:
        """The article, if it was drawn from the very same values."""
        known = self._known.get((person.slug, root))
        return known if known is not None and (known.person is person or known.person == person) else None

    def put(self, article: Article) -> None:
        """Keep an article that says nothing of the page on which it stands."""
        self._known[article.person.slug, article.root] = article
        self.new.append(article)


_ASKED, _ARTICLES = " asked", " articles"
"""Names, which no template can write, of two values of a page's context: the names that its templates asked
for, and what draws the articles on it. What rendering notes is kept there, and not in the environment.
"""


class _ArticlesOfPage:
    """Draws people's articles for one page, from `article.html` and what every page has."""

    def __init__(
        self, environment: Environment, values: dict[str, object], asked: set[str], store: ArticleStore
    ) -> None:
        self._environment, self._values, self._asked, self._store = environment, values, asked, store
        self._root = str(values["root"])
        self.shown: dict[str, Article] = {}
        """The articles on the page that stand apart, by their markup."""

    def markup(self, person: PersonView) -> Markup:
        article = self._store.get(person, self._root) or self._draw(person, self._root)
        if article.apart:
            self.shown[article.html] = article
        return article.html

    def on_way(self, person: PersonView, way: WayView) -> Markup:
        """The same on the page of a way, by `way-article.html`; kept only where that is worth its room."""
        if not self._store.of_ways:
            return ArticleMarkup(self._drawn("way-article.html", {"person": person, "way": way}, self._asked))
        place = self._root + way.word
        found = self._store.get(person, place)
        if found is None:
            asked: set[str] = set()
            html = self._drawn("way-article.html", {"person": person, "way": way}, asked)
            found = self._learn(article(person, place, html), asked)
        if found.apart:
            self.shown[found.html] = found
        return found.html

    def _draw(self, person: PersonView, root: str) -> Article:
        asked: set[str] = set()
        html = self._drawn("article.html", {"person": person}, asked)
        return self._learn(article(person, root, html), asked)

    def _drawn(self, template: str, values: dict[str, object], asked: set[str]) -> str:
        values = {**self._values, **values, _ASKED: asked, _ARTICLES: self}
        return self._environment.get_template(template).render(values)

    def _learn(self, drawn: Article, asked: set[str]) -> Article:
        self._asked |= asked
        if asked.isdisjoint(("people", "page")):
            self._store.put(drawn)
        return drawn


@pass_context
def _article(context: Context, person: PersonView) -> Markup:
    """The filter `article`: a person's article."""
    articles = context.parent[_ARTICLES]
    assert isinstance(articles, _ArticlesOfPage)
    return articles.markup(person)


@pass_context
def _way_article(context: Context, person: PersonView, way: WayView) -> Markup:
    """The filter `way_article`: a person's article on the page of a way."""
    articles = context.parent[_ARTICLES]
    assert isinstance(articles, _ArticlesOfPage)
    return articles.on_way(person, way)


def _parts(pieces: Iterable[str], articles: Mapping[str, Article]) -> tuple[str | Article, ...]:
    """A page in its parts: the articles in it are known by their markup, wherever they came to stand."""
    if not articles:
        return ("".join(pieces),)
    parts: list[str | Article] = []
    between: list[str] = []
    for piece in pieces:
        article = articles.get(piece)
        if article is None:
            between.append(piece)
            continue
        if between:
            parts.append("".join(between))
            between = []
        parts.append(article)
    return (*parts, "".join(between))


def _environment(
    theme: Theme,
    language: str,
    words: Words,
    traced: list[Traced] | None,
    bytecode: BytecodeCache | None,
) -> _Sandbox:
    environment = _Sandbox(
        loader=_Levels(theme),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        cache_size=-1,
        auto_reload=False,  # a theme that is another has another environment
        finalize=_tracer(traced) if traced is not None else None,
        bytecode_cache=ShippedTemplates(bytecode) if traced is None else None,
    )
    for name in ("cycler", "joiner", "lipsum", "namespace"):
        environment.globals.pop(name, None)
    for name in _LEFT_OUT:
        environment.filters.pop(name, None)
    for name in _LENGTHENING:
        environment.filters[name] = _bounded(environment.filters[name])

    def lang(own: str, around: str = "") -> Markup:
        around = around or language
        if not own or own.lower() == around.lower():
            return _NOTHING
        turned = f' dir="{direction(own)}"' if direction(own) != direction(around) else ""
        return Markup(f' lang="{escape(own)}"{turned}')

    def bdi(text: str, own: str = "") -> Markup:
        written = _escaped(text)
        return Markup(f"<bdi>{written}</bdi>") if turns(text, own or language) else written

    def link(label: str, address: str) -> Markup:
        return Markup(f'<a href="{escape(address)}">{escape(label)}</a>')

    @lru_cache(_NAMES)  # a name stands on many pages
    def one(named: Named, root: str) -> Markup:
        label = escape(named.label)
        if named.path.startswith(("people/", "#")) or named.language:
            label = Markup(f"<bdi{lang(named.language, words.language)}>{label}</bdi>")
        else:
            label = bdi(label, words.language)
        if named.path.startswith("#"):
            # In other marks than what it leads to: programs that look for the part of a page about somebody
            # by its first "address" find their article, and not this line.
            return Markup(f"<a href='{escape(named.path)}'>{label}</a>")
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
            words.listed(
                [
                    bdi(word.label, words.language) if isinstance(word, Named) else _escaped(word)
                    for word in listed
                ]
            )
        )

    def fill(sentence: str | Sentence, root: str = "", **parts: object) -> Markup:
        text, known = sentence if isinstance(sentence, Sentence) else (sentence, {})

        def part(name: str) -> str:
            value = parts[name] if name in parts else known[name]
            if isinstance(value, Named):
                return one(value, root)
            return listed(linked(value, root)) if isinstance(value, list) else _escaped(value)

        return Markup("".join([part(piece) if slot else piece for slot, piece in pieces_of(text)]))

    @lru_cache(_SENTENCES)
    def pieces_of(sentence: str) -> tuple[tuple[int, str], ...]:
        """What a sentence says, as markup, and the names of its slots: those are told by a one."""
        pieces = enumerate(_SLOT.split(sentence))
        return tuple((place % 2, piece if place % 2 else escape(piece)) for place, piece in pieces)

    def under(person: PersonView, way: str) -> list[Markup]:
        return under_way(person, way)

    for filter in (bdi, lang, link, linked, listed, fill, under):
        environment.filters[filter.__name__] = filter
    environment.filters["article"] = _article
    environment.filters["way_article"] = _way_article
    environment.filters["opening"] = opening_of
    return environment


class _Noting(Context):
    """The values that a template can ask for, by name; what it asks for is noted among them."""

    def resolve_or_missing(self, key: str) -> object:
        asked = self.parent.get(_ASKED)
        if isinstance(asked, set):
            asked.add(key)
        # As Jinja does it, without one call more: a page asks for some sixty names.
        if key in self.vars:
            return self.vars[key]
        return self.parent.get(key, missing)


class _Compiled(CompiledTemplate):
    """A template that prints what is markup already as it is, where Jinja would copy it."""

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, object],
        uptodate: Callable[[], bool] | None = None,
    ) -> CompiledTemplate:
        template = super().from_code(environment, code, globals, uptodate)
        template.root_render_func.__globals__["escape"] = _escaped
        return template


def _escaped(value: object) -> Markup:
    return value if isinstance(value, Markup) else escape(value)


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, that knows the fields of our own plain values without a closer look."""

    context_class = _Noting
    template_class = _Compiled
    intercepted_binops = frozenset(("*", "**", "%"))

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """What is multiplied, looked at before: such a step runs on and on where nothing can interrupt it."""
        pair = (left, right)
        if operator == "**" or (operator == "%" and not all(isinstance(each, int) for each in pair)):
            raise SecurityError(f"{operator} is not for templates, but for numbers and programs")
        if operator == "*":
            _refuse_large(pair)
        longest = max((len(each) for each in pair if isinstance(each, Sized)), default=0)
        if longest * max((each for each in pair if isinstance(each, int)), default=0) > _LONGEST:
            raise SecurityError("this would get longer than any page")
        return super().call_binop(context, operator, left, right)

    def call(self, context: Context, called: object, *given: object, **named: object) -> object:
        _refuse_large((*given, *named.values()))
        return super().call(context, called, *given, **named)

    def make_globals(self, d: MutableMapping[str, object] | None) -> MutableMapping[str, object]:
        """What templates can ask for everywhere, in one piece: none of it changes once pages are rendered.

        Jinja would look through layers of it for each template that a page includes.
        """
        return {**self.globals, **(d or {})}

    def getattr(self, obj: object, attribute: str) -> object:
        # A page asks for some hundred fields.
        if attribute in _fields_of[type(obj)]:
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


class _Fields(dict[type, frozenset[str]]):
    """The fields of plain values, by their kinds; none, of other values."""

    def __missing__(self, kind: type) -> frozenset[str]:
        fields = self[kind] = frozenset(getattr(kind, "_fields", ()))
        return fields


_fields_of = _Fields()
"""A documented memory: there are some dozen kinds of values that a template can meet."""


def _bounded(filter: Callable[..., object]) -> Callable[..., object]:
    @wraps(filter)
    def bounded(*given: object, **named: object) -> object:
        _refuse_large((*given, *named.values()))
        return filter(*given, **named)

    return bounded


def _refuse_large(given: Iterable[object]) -> None:
    if any(isinstance(each, int) and abs(each) > _LONGEST for each in given):
        raise SecurityError("this would get longer than any page")


def reader(theme: Theme) -> Environment:
    """What reads a theme's templates, as the pages are drawn."""
    return Renderer(theme, "en").environment


def found_by_name(theme: Theme) -> Mapping[str, Template]:
    """A theme's templates by each of the names by which they are reached."""
    return _Levels(theme).found


class _Levels(BaseLoader):
    """Templates by name, nearest first.

    `theme/…` goes past the site's own, and a theme's name past everything that is nearer than that theme.
    """

    def __init__(self, theme: Theme) -> None:
        self.found: dict[str, Template] = {}
        nearest: dict[str, Template] = {}
        for level in reversed(theme.levels):
            nearest.update(level.templates)
            if level.prefix:
                for name, found in nearest.items():
                    # A theme that has the name of one that it stands on reaches that one by it.
                    self.found.setdefault(f"{level.prefix}/{name}", found)
                    self.found[f"theme/{name}"] = found
        self.found.update(nearest)

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        found = self.found.get(template)
        if found is None:
            raise TemplateNotFound(template)
        return found.text, found.path, lambda: True


def _tracer(traced: list[Traced]) -> Callable[[Context, object], object]:
    """Notes what every expression of a template prints, with the template's path and line."""

    @pass_context  # so that Jinja puts nothing together before it is printed
    def finalize(context: Context, value: object) -> object:
        if isinstance(value, ArticleMarkup):
            return value
        frame = sys._getframe(1)
        lines: Mapping[str, object] = frame.f_globals
        made, shown = _lines_of(str(lines.get("debug_info", "")))
        at = bisect_right(made, frame.f_lineno)
        line = shown[at - 1] if at else 1
        traced.append((frame.f_code.co_filename, line, str(value)))
        return value

    return finalize


@lru_cache(64)
def _lines_of(debug_info: str) -> tuple[list[int], list[int]]:
    """The lines of the program that Jinja made of a template, in their order, and the template's to each."""
    pairs = [pair.split("=") for pair in debug_info.split("&") if pair]
    return [int(made) for _, made in pairs], [int(shown) for shown, _ in pairs]
