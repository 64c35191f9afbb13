"""A site in a theme: the pages, made with Jinja in its sandbox.

Templates meet plain values only: texts, finished markup and tuples of these. What an author wrote in Markdown
stands between two marks in a `Draft`, so that the guard can tell it from what a template said.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import BaseLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from quietpage.model import Link, Person, Site, Template, Text, Theme, Way
from quietpage.problem import Invalid, Problem
from quietpage.prose import Prose
from quietpage.source import Source, Span, Whole
from quietpage.words import Words, direction, words_for

if TYPE_CHECKING:
    from jinja2 import Environment

OPEN, CLOSE = "\ufdd0", "\ufdd1"
"""Before and behind what was written in Markdown. No source can hold these two: they are no characters."""

DRAWN_FROM = {"index.html": "index.html", "404.html": "lost.html"}
"""The template of each page that is made once."""

_SLOT = re.compile(r"\{([^{}]*)\}")
_POLICY = (
    "default-src 'none'; img-src 'self'; style-src {}; font-src 'self'; base-uri 'none'; form-action 'none'"
)
_CROWD = 8
_LONGEST_DESCRIPTION = 200
_LEFT_OUT = ("format", "pprint", "random", "xmlattr")
"""Filters that cost without bound, or that do not give the same page again."""


class Draft(NamedTuple):
    """A page as a template made it, with the marks still in it."""

    path: str
    html: str
    template: str

    @property
    def content(self) -> bytes:
        return self.html.replace(OPEN, "").replace(CLOSE, "").encode()


class Named(NamedTuple):
    """Something with a name and, if it has one, a page: what a list of links is made of."""

    label: str
    path: str = ""
    language: str = ""


class Sentence(NamedTuple):
    """One of the page's own sentences, and what goes into its slots."""

    text: str
    parts: dict[str, Named | list[Named]]


class WayShown(NamedTuple):
    word: str
    path: str
    line: str


class ReasonShown(NamedTuple):
    html: Markup
    way: str


class Beginning(NamedTuple):
    link: Markup
    why: str


class PersonShown(NamedTuple):
    name: str
    slug: str
    path: str
    language: str
    reasons: tuple[ReasonShown, ...]
    ways: tuple[Named, ...]
    links: tuple[Markup, ...]
    start_with: Beginning | None
    pronouns: str
    where: str
    crowd: tuple[Named, ...]


class AuthorShown(NamedTuple):
    name: str
    card: Markup
    links: tuple[Markup, ...]


class SiteShown(NamedTuple):
    title: str
    welcome: Markup | str
    author: AuthorShown
    audience: str
    paper: tuple[tuple[str, str], ...]


class PageShown(NamedTuple):
    kind: str
    language: str
    dir: str
    policy: str
    description: str
    description_lang: str
    canonical: str


def ordered(site: Site) -> tuple[Person, ...]:
    """The people in the order of the page; it means nothing."""
    if site.order == "as written":
        return site.people
    if site.order == "by name":
        return tuple(sorted(site.people, key=_alphabetical))
    from hashlib import blake2b

    return tuple(
        sorted(site.people, key=lambda person: blake2b(person.slug.encode(), digest_size=8).digest())
    )


def drafts(
    site: Site,
    theme: Theme,
    style: str,
    prose_of: Callable[[Text, str], Prose],
    said: Callable[[Text], str],
    traced: list[tuple[str, int, str]] | None = None,
) -> tuple[Draft, ...]:
    """Every page of a site. `said` gives a text as the page has it; `traced` gets what each expression printed.

    Raises `Invalid` when a template does not do as it should, with the place in it.
    """
    words = words_for(site.language)
    shown = _Views(site, words, prose_of, said)
    environment = _environment(theme, site.language, words, traced)
    values: dict[str, object] = {"site": shown.site(theme), "words": words, "people": shown.people}

    def make(path: str, template: str, root: str, page: PageShown, **more: object) -> Draft:
        try:
            html = environment.get_template(template).render(values, root=root, page=page, **more)
        except Exception as reason:
            raise Invalid(_template_problem(reason, theme, template)) from reason
        return Draft(path, html, template)

    made = [
        make(
            "index.html",
            "index.html",
            "",
            shown.page("index", shown.description, "", "index.html"),
            verse=shown.verse(),
        )
    ]
    for person in shown.people:
        page = shown.page("one", shown.descriptions[person.slug], person.language, person.path)
        made.append(make(person.path, "person.html", "../", page, person=person))
    for way, members in shown.members():
        page = shown.page("way", way.line or shown.description, "", way.path)
        made.append(make(way.path, "way.html", "../", page, way=way, people=members))
    home = _path_of(site.url)
    lost = shown.page("lost", words.lost, words.language, "", inline=style)
    made.append(make("404.html", "lost.html", home, lost, home=home, style=Markup(style)))
    return tuple(made)


class _Views:
    """A site as its templates meet it."""

    def __init__(
        self, site: Site, words: Words, prose_of: Callable[[Text, str], Prose], said: Callable[[Text], str]
    ) -> None:
        self._site, self._words, self._prose_of, self._say = site, words, prose_of, said
        everybody = ordered(site)
        self._named = [
            Named(self._say(person.name), f"people/{person.slug}.html", self._other(person))
            for person in everybody
        ]
        self._ways = {
            way.slug: Named(self._word(way), f"ways/{way.slug}.html")
            for person in everybody
            for way in person.ways
        }
        self.descriptions: dict[str, str] = {}
        self.people = [self._person(place, person) for place, person in enumerate(everybody)]
        self._members: dict[str, list[PersonShown]] = {}
        for person, shown in zip(everybody, self.people, strict=True):
            for way in person.ways:
                self._members.setdefault(way.slug, []).append(shown)
        welcome = site.welcome and prose_of(site.welcome, site.language)
        self._welcome = Markup(OPEN + welcome.html + CLOSE) if welcome else ""
        self.description = _first_words(welcome.plain) if welcome else words.description

    def site(self, theme: Theme) -> SiteShown:
        title = self._say(self._site.title) if self._site.title else self._words.title
        paper = tuple(zip(("light", "dark"), theme.paper, strict=True)) if theme.paper else ()
        return SiteShown(title, self._welcome, self._author(), self._site.audience, paper)

    def page(self, kind: str, description: str, language: str, path: str, inline: str = "") -> PageShown:
        site = self._site
        source = f"'sha256-{_digest(inline)}'" if inline else "'self'"
        canonical = site.url + ("" if path == "index.html" else path) if site.url and path else ""
        return PageShown(
            kind,
            site.language,
            direction(site.language),
            _POLICY.format(source),
            description,
            language,
            canonical,
        )

    def verse(self) -> list[Sentence]:
        if self._site.own_ways:
            return [Sentence(self._words.seek, {"ways": [self._way_or_word(way) for way in self._site.ways]})]
        parts: dict[str, Named | list[Named]] = {
            english: self._way_or_word(way)._replace(label=way.base)
            for (english, _, _), way in zip(self._words.ways, self._site.ways, strict=True)
        }
        return [Sentence(line, parts) for line in self._words.verse]

    def members(self) -> Iterable[tuple[WayShown, list[PersonShown]]]:
        for way in self._site.ways:
            if members := self._members.get(way.slug):
                yield (
                    WayShown(
                        self._word(way), f"ways/{way.slug}.html", self._say(way.line) if way.line else ""
                    ),
                    members,
                )

    def _way_or_word(self, way: Way) -> Named:
        return self._ways.get(way.slug) or Named(self._word(way))

    def _word(self, way: Way) -> str:
        return self._say(way.written) if way.written else way.word

    def _other(self, person: Person) -> str:
        return person.language if person.language.lower() != self._site.language.lower() else ""

    def _person(self, place: int, person: Person) -> PersonShown:
        language = person.language or self._site.language
        reasons = []
        for reason in person.reasons:
            prose = self._prose_of(reason.text, language)
            reasons.append(
                ReasonShown(Markup(OPEN + prose.html + CLOSE), self._word(reason.way) if reason.way else "")
            )
            self.descriptions.setdefault(person.slug, _first_words(prose.plain))
        start = person.start_with
        around = (
            self._named[place + 1 :] + self._named[:place]
            if len(self._named) <= _CROWD + 1
            else self._next(place)
        )
        return PersonShown(
            name=self._named[place].label,
            slug=person.slug,
            path=self._named[place].path,
            language=self._other(person),
            reasons=tuple(reasons),
            ways=tuple(self._ways[way.slug] for way in person.ways),
            links=tuple(
                self._link(link, ("u-url", *person.relation) if first else ())
                for first, link in _firsts(person.links)
            ),
            start_with=Beginning(
                self._link(Link(start.title, start.url)), self._say(start.why) if start.why else ""
            )
            if start
            else None,
            pronouns=self._say(person.pronouns) if person.pronouns else "",
            where=self._say(person.where) if person.where else "",
            crowd=tuple(around),
        )

    def _next(self, place: int) -> list[Named]:
        """The next few in the page's order, going round."""
        after = self._named[place + 1 : place + 1 + _CROWD]
        return after + self._named[: _CROWD - len(after)]

    def _author(self) -> AuthorShown:
        author = self._site.author
        name = escape(self._say(author.name))
        if address := (author.url.value if author.url else self._site.url):
            inner = Markup('<a class="p-name u-url u-uid" rel="me" href="{}">{}</a>').format(address, name)
        else:
            inner = Markup('<span class="p-name">{}</span>').format(name)
        links = [
            Markup('<a rel="me noopener" href="{}">{}</a>').format(link.url.value, self._say(link.label))
            for link in author.links
        ]
        if author.email:
            links.append(
                Markup('<a class="u-email" href="mailto:{}">{}</a>').format(
                    author.email.value, self._words.mail
                )
            )
        return AuthorShown(str(name), Markup('<span class="h-card">{}</span>').format(inner), tuple(links))

    def _link(self, link: Link, roles: tuple[str, ...] = ()) -> Markup:
        """A link out. `roles` are the class of a person's own address, and then what they are to the author (XFN)."""
        label, address = escape(self._say(link.label)), escape(link.url.value)
        if link.url.value.lower().startswith("mailto:"):
            return Markup(f'<a class="u-email" href="{address}">{label}</a>')
        own = f' class="{roles[0]}"' if roles else ""
        relation = " ".join(("noopener", "noreferrer", *roles[1:]))
        return Markup(f'<a{own} rel="{relation}" referrerpolicy="no-referrer" href="{address}">{label}</a>')


def _environment(
    theme: Theme, language: str, words: Words, traced: list[tuple[str, int, str]] | None
) -> Environment:
    environment = ImmutableSandboxedEnvironment(
        loader=_Levels(theme),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        cache_size=-1,
        finalize=_tracer(traced) if traced is not None else None,
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
        return Markup('<a href="{}">{}</a>').format(address, label)

    def one(named: Named, root: str) -> Markup:
        label = (
            Markup("<bdi{}>{}</bdi>").format(lang(named.language), named.label)
            if named.path.startswith("people/")
            else escape(named.label)
        )
        return link(label, root + named.path) if named.path else label

    def linked(each: Iterable[Named], root: str) -> list[Markup]:
        return [one(named, root) for named in each]

    def listed(each: Iterable[str]) -> Markup:
        return Markup(words.listed([escape(word) for word in each]))

    def fill(sentence: str | Sentence, root: str = "", **parts: object) -> Markup:
        text, known = sentence if isinstance(sentence, Sentence) else (sentence, {})

        def part(name: str) -> str:
            value = parts[name] if name in parts else known[name]
            if isinstance(value, Named):
                return one(value, root)
            return (
                listed(linked(value, root))
                if isinstance(value, list)
                else escape(str(value) if not isinstance(value, str) else value)
            )

        pieces = _SLOT.split(text)
        return Markup(
            "".join(part(piece) if place % 2 else escape(piece) for place, piece in enumerate(pieces))
        )

    for filter in (lang, link, linked, listed, fill):
        environment.filters[filter.__name__] = filter
    return environment


class _Levels(BaseLoader):
    """Templates by name, nearest first; `theme/…` and a theme's own name go past the nearer ones."""

    def __init__(self, theme: Theme) -> None:
        self._found: dict[str, Template] = {}
        for level in reversed(theme.levels):
            for name, template in level.templates.items():
                self._found[name] = template
                if level.prefix:
                    self._found[f"{level.prefix}/{name}"] = template
                    self._found[f"theme/{name}"] = template

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        found = self._found.get(template)
        if found is None:
            raise TemplateNotFound(template)
        return found.text, found.path, lambda: True


def _tracer(traced: list[tuple[str, int, str]]) -> Callable[[object], object]:
    """Notes what every expression of a template prints, with the template's path and line."""

    def finalize(value: object) -> object:
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
    return said.rstrip(".").replace("jinja2.", "")


def _alphabetical(person: Person) -> tuple[str, str]:
    import unicodedata

    name = str(person.file_under or person.name)
    if name.isascii():
        return name.casefold(), person.slug
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    return bare.casefold(), person.slug


def _firsts(links: tuple[Link, ...]) -> Iterable[tuple[bool, Link]]:
    return ((place == 0, link) for place, link in enumerate(links))


def _first_words(plain: str) -> str:
    """The beginning of a text, in whole sentences if that is possible, as a link preview shows it."""
    text = " ".join(plain.split())
    if len(text) <= _LONGEST_DESCRIPTION:
        return text
    beginning = text[:_LONGEST_DESCRIPTION]
    end = max(beginning.rfind(stop) for stop in (". ", "! ", "? ", "。", "؟ "))
    if end > 40:
        return beginning[: end + 1]
    return beginning[: max(beginning.rfind(" "), 1)].rstrip(" ,;:–—-") + "…"


def _path_of(url: str) -> str:
    """The path of an address on its host: `/people/` of `https://example.org/people/`."""
    return "/" + url.split("://", 1)[1].partition("/")[2] if url else ""


def _digest(style: str) -> str:
    from binascii import b2a_base64
    from hashlib import sha256

    return b2a_base64(sha256(style.encode()).digest(), newline=False).decode()
