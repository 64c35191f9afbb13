"""The promises, as rules: over what was written, and over the finished pages.

Each rule yields problems. The first pass speaks of the writer's own words, in the writer's own files; the
second reads the pages as a visitor gets them, so that what a template, a style sheet or quietpage itself made
is found too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from quietpage.address import faults
from quietpage.model import File, Person, Site, Template, Text, Theme
from quietpage.numbers import Number, numbers_in
from quietpage.numbers.finder import found_in
from quietpage.numbers.names import accepted, accepted_name, unused
from quietpage.numbers.pages import found_in_html, found_in_markdown
from quietpage.problem import Problem
from quietpage.prose import Prose, prose
from quietpage.quiet import asking_elsewhere, looking_back
from quietpage.signs import strange_signs
from quietpage.source import Place, Source, Span, Whole
from quietpage.views import CLOSE, OPEN, Draft, Shown
from quietpage.words import words_for

_CAPITALS = re.compile(r"(?<!\w)[IVXLCDM]+(?!\w)")
_DIGIT = re.compile(r"\d")
_PIECES = re.compile(f"{OPEN}([^{CLOSE}]*){CLOSE}")
_MASK = "·"
_TEXTS = (
    *(".html", ".htm", ".xhtml", ".css", ".svg", ".xml", ".txt", ".text", ".md"),
    *(".opml", ".rss", ".atom"),
)
"""How the names of files end that are text, of those that are copied."""
_DOTTED = (".well-known", ".nojekyll")
"""Names that begin with a dot and are published all the same."""


class Reading(NamedTuple):
    """A text that a visitor will read, its language, and how it is written."""

    text: Text
    language: str
    markdown: bool = False


ProseOf = Callable[[Text, str], Prose]
Rule = Callable[[Site, ProseOf], Iterable[Problem]]


def site_problems(site: Site, prose_of: ProseOf) -> Iterator[Problem]:
    """What the rules have to say of the writer's own words, but for numbers."""
    for rule in RULES:
        yield from rule(site, prose_of)


def set_and_read(markdown: str, language: str, names: frozenset[str]) -> tuple[Prose, bool]:
    """A text in Markdown, set, and whether there may be a number in it."""
    done = prose(markdown, words_for(language).quotes)
    return done, bool(found_in(done.plain, language, names)) or _has_marks(markdown)


def numbers_written(
    site: Site, names: frozenset[str], suspicious: Callable[[Text, str], bool]
) -> Iterator[tuple[Text, Number, Problem]]:
    """Every number that the writer wrote and a visitor would read, with its place in the writer's file.

    `suspicious` tells whether there may be one in a text in Markdown.
    """
    for reading in _read(site):
        text = reading.text
        if not reading.markdown:
            found = found_in(text.value, reading.language, names)
        elif suspicious(text, reading.language):
            found = found_in_markdown(text.value, reading.language, names)
        else:
            continue
        for number in found:
            problem = _number_problem(number, text.within(number.start, number.end), number.text)
            if reading.markdown and _begins_item(text.value, number):
                problem = problem._replace(help="begin each line of a list with a dash and a space instead")
            yield text, number, problem


def prose_in(site: Site) -> Iterator[tuple[str, str]]:
    """Every text in Markdown, with its language."""
    for reading in _read(site):
        if reading.markdown:
            yield reading.text.value, reading.language


def masked(found: Iterable[tuple[Text, Number, Problem]]) -> dict[str, str]:
    """The texts in which numbers were found, without these: what is found in a page then, the theme made."""
    stretches: dict[str, list[tuple[int, int]]] = {}
    for text, number, _ in found:
        stretches.setdefault(text.value, []).append((number.start, number.end))
    return {value: _without(value, sorted(places, reverse=True)) for value, places in stretches.items()}


def names_of(site: Site) -> frozenset[str]:
    """What is a name here and no number: the list in `quietpage.yml`, and the names of the people themselves.

    Of the people's names only those are kept in which somebody could see a number at all.
    """
    listed = {phrase.value for phrase in site.not_numbers if accepted(phrase.value)}
    languages = dict.fromkeys(
        [site.language, *(person.language for person in site.people if person.language)]
    )
    named = [site.author.name.value, *(person.name.value for person in site.people)]
    for name in named:
        if (
            any(found_in(name, language) for language in languages) or _CAPITALS.search(name)
        ) and accepted_name(name):
            listed.add(name)
    return frozenset(listed)


def page_problems(
    pages: Iterable[Draft],
    shown: Shown,
    theme: Theme,
    names: frozenset[str],
    trace: Callable[[], list[tuple[str, int, str]]],
) -> Iterator[Problem]:
    """Every number that a visitor would meet on the finished pages, with its place in the template.

    `names` are those of `names_of`. `trace` draws the pages once more and tells what each expression printed;
    it is asked only when a number was found.
    """
    makers: _Makers | None = None
    for page in pages:
        if page.path != "404.html" and (digit := _DIGIT.search(page.path)):
            yield Problem(
                f"the address of this page would have a number in it: {digit[0]}",
                Whole(page.path),
                "give the person or the way another name",
            )
        for number in found_in_html(rest_of(page.html, shown.read), shown.language, names, template=False):
            makers = makers or _Makers(theme, shown, names, trace())
            for place in makers.of(number, page):
                yield _number_problem(number, place, number.text)


def rest_of(html: str, read: frozenset[str]) -> str:
    """A page, or a piece of one, without what has been read already."""
    return _PIECES.sub(lambda found: "" if found[1] in read else found[1], html)


def style_problems(theme: Theme) -> Iterator[Problem]:
    """Every number that a style sheet would draw, and everything it would ask of another host."""
    for level in theme.levels:
        for style in level.styles.values():
            source = Source(style.path, style.text)
            for number in numbers_in(style.text, "en", "css"):
                yield _number_problem(number, Span(source, number.start, number.end), number.text)
            yield from asking_elsewhere(source)


def file_problems(
    files: Iterable[tuple[File, Source | None]], language: str, names: frozenset[str]
) -> Iterator[Problem]:
    """The same promises for files that are copied as they are; one with text in it comes with its source."""
    for file, source in files:
        name = file.target.rpartition("/")[2]
        if digit := _DIGIT.search(file.target.removesuffix(".woff2")):
            yield Problem(
                f"this file's name would bring a number into the address bar: {digit[0]}",
                Whole(file.path),
                "give it a name without digits",
            )
        if any(part.startswith(".") and part not in _DOTTED for part in file.target.split("/")):
            yield Problem(
                "files whose names begin with a dot are not published",
                Whole(file.path),
                "take it out of static/, or give it another name",
            )
        elif name.lower().endswith((".js", ".mjs", ".cjs", ".wasm", ".php", ".cgi", ".py", ".sh")):
            yield Problem(
                "a quiet page runs no script",
                Whole(file.path),
                "take it out of static/; what the page needs to say, it can say in words",
            )
        if source is not None:
            kind: Literal["text", "html", "css"] = (
                "css" if name.endswith(".css") else "text" if name.endswith((".txt", ".text")) else "html"
            )
            for number in numbers_in(source.text, language, kind, not_numbers=names):
                yield _number_problem(number, Span(source, number.start, number.end), number.text)
            if kind == "css":
                yield from asking_elsewhere(source)
            elif kind == "html":
                yield from looking_back(source)


def with_texts(files: Iterable[File]) -> Iterator[tuple[File, Source | None]]:
    """Files that are copied, each with its text if it is one that a visitor could read."""
    for file in files:
        text = None
        if file.target.lower().endswith(_TEXTS):
            # What is not UTF-8 is read by its bytes: a digit is a digit in all of them.
            text = Source(file.path, file.content.decode("utf-8-sig", "replace"))
        yield file, text


def _read(site: Site) -> Iterator[Reading]:
    language = site.language
    if site.title:
        yield Reading(site.title, language)
    if site.welcome:
        yield Reading(site.welcome, language, True)
    author = site.author
    yield Reading(author.name, language)
    if author.fediverse:
        yield Reading(author.fediverse, language)
    for link in author.links:
        yield Reading(link.label, language)
    if site.own_ways:
        for way in site.ways:
            if way.written:
                yield Reading(way.written, language)
            if way.line:
                yield Reading(way.line, language)
    for person in site.people:
        yield from _read_person(person, person.language or language)


def _read_person(person: Person, language: str) -> Iterator[Reading]:
    yield Reading(person.name, language)
    for reason in person.reasons:
        yield Reading(reason.text, language, True)
    for link in person.links:
        yield Reading(link.label, language)
    if start := person.start_with:
        yield Reading(start.title, language)
        if start.why:
            yield Reading(start.why, language)
    for text in (person.pronouns, person.where, person.file_under, person.portrait and person.portrait.alt):
        if text:
            yield Reading(text, language)


def _slips(site: Site, prose_of: ProseOf) -> Iterator[Problem]:
    """What a text in Markdown may not have here."""
    for reading in _read(site):
        if not reading.markdown:
            continue
        text = reading.text
        for kind, at in prose_of(text, reading.language).slips:
            end = text.value.find("\n", at)
            piece = text.within(at, len(text.value.rstrip()) if end < 0 else end)
            if kind == "heading":
                yield Problem(
                    "a heading inside a text would stand above the people",
                    piece,
                    "write it as a sentence; an empty line begins a new paragraph",
                )
            elif kind == "picture":
                found = re.compile(r"!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])?").search(text.value, at)
                place = text.within(found.start(), found.end()) if found else piece
                yield Problem(
                    "pictures have no place inside a text",
                    place,
                    "take away the ! and it becomes a link; a portrait has a key of its own",
                )


def _links_in_prose(site: Site, prose_of: ProseOf) -> Iterator[Problem]:
    """Addresses inside texts in Markdown."""
    for reading in _read(site):
        if not reading.markdown:
            continue
        text, since = reading.text, 0
        for address in prose_of(text, reading.language).links:
            at, written = _where_written(text.value, address, since)
            since = at + len(written)
            for fault in faults(address):
                exact = written == address
                start, end = (at + fault.start, at + fault.end) if exact else (at, at + len(written))
                yield Problem(fault.message, text.within(start, end), fault.help)


def _where_written(markdown: str, address: str, since: int) -> tuple[int, str]:
    """Where an address stands in a text; it may have been written with other signs than in the markup."""
    at = markdown.find(address, since)
    if at >= 0:
        return at, address
    found = re.compile(
        r"(?<=\]\()<?[^\s)>]+|(?<=<)[a-z][a-z+.-]*:[^\s>]+|(?<=\]:)\s*\S+", re.IGNORECASE
    ).search(markdown, since)
    return (found.start(), found[0]) if found else (min(since, len(markdown)), markdown[since : since + 1])


def _phrases(site: Site, prose_of: ProseOf) -> Iterator[Problem]:
    """The list of names that are no numbers: exact, without digits, and needed."""
    texts = (
        [
            prose_of(each.text, each.language).plain if each.markdown else each.text.value
            for each in _read(site)
        ]
        if site.not_numbers
        else []
    )
    idle = frozenset(unused([phrase.value for phrase in site.not_numbers], texts))
    for phrase in site.not_numbers:
        if not accepted(phrase.value):
            yield Problem(
                f"{phrase} cannot be on the list of names that are no numbers",
                phrase.place,
                "an entry has letters, spaces, hyphens and apostrophes, and a capital or a second word",
            )
        elif phrase.value in idle:
            yield Problem(f"{phrase} stands nowhere on the page", phrase.place, "take it off the list")


def _strange_names(site: Site, prose_of: ProseOf) -> Iterator[Problem]:
    """Numbers in addresses that quietpage makes."""
    for person in site.people:
        if digit := _DIGIT.search(person.slug):
            yield Problem(
                f"the address of this person's page would have a number in it: {digit[0]}",
                person.name.place,
                "add slug: and an address of letters and hyphens",
            )


RULES: tuple[Rule, ...] = (_slips, _links_in_prose, _phrases, _strange_names)


class _Makers:
    """Which template, and which part of it, made a number on a page."""

    def __init__(
        self, theme: Theme, shown: Shown, names: frozenset[str], traced: Iterable[tuple[str, int, str]]
    ) -> None:
        self._theme = theme
        language = shown.language
        self._literal: dict[str, list[Span]] = {}
        for level in theme.levels:
            for template in level.templates.values():
                source = Source(template.path, template.text)
                for number in numbers_in(template.text, language, "html", not_numbers=names):
                    self._literal.setdefault(number.text, []).append(Span(source, number.start, number.end))
        templates = {
            template.path: template for level in theme.levels for template in level.templates.values()
        }
        self._printed: dict[str, list[Span]] = {}
        for path, line, value in dict.fromkeys(traced):
            if path not in templates:
                continue
            for number in numbers_in(rest_of(value, shown.read), language, "html", not_numbers=names):
                place = _expression(templates[path], line)
                places = self._printed.setdefault(number.text, [])
                if place not in places:
                    places.append(place)

    def of(self, number: Number, page: Draft) -> list[Place]:
        found: list[Place] = [*self._literal.get(number.text, ()), *self._printed.get(number.text, ())]
        return found or [Whole(path_of(self._theme, page.template))]


def path_of(theme: Theme, name: str) -> str:
    for level in theme.levels:
        if name in level.templates:
            return level.templates[name].path
    return name


def _expression(template: Template, line: int) -> Span:
    """The expression on a line of a template, or all of the line."""
    source = Source(template.path, template.text)
    text = source.line(line)
    begin = sum(len(each) for each in template.text.splitlines(keepends=True)[: line - 1])
    found = re.search(r"\{\{.*?\}\}", text)
    start, end = found.span() if found else (len(text) - len(text.lstrip()), len(text.rstrip()))
    return Span(source, begin + start, begin + max(end, start + 1))


def _number_problem(number: Number, place: Place, said: str) -> Problem:
    return Problem(f'a number on a page without numbers: "{said}"', place, number.hint)


def _begins_item(markdown: str, number: Number) -> bool:
    """Whether a number is the mark of an item in a list."""
    line = markdown.rfind("\n", 0, number.start) + 1
    return (
        re.match(r"[\s>*+-]*\d+[.)](?:\s|$)", markdown[line:]) is not None
        and markdown[line : number.start].strip(" \t>*+-") == ""
    )


def _has_marks(markdown: str) -> bool:
    """Whether an ordered list may begin somewhere: its marks are no part of the plain text."""
    return _ORDERED.search(markdown) is not None


_ORDERED = re.compile(r"(?m)^[\s>*+-]*\d{1,9}[.)](?:\s|$)")


def _without(value: str, stretches: Iterable[tuple[int, int]]) -> str:
    for start, end in stretches:
        value = value[:start] + _MASK + value[end:]
    return value


def strange_in(templates: Mapping[str, Template]) -> Iterator[Problem]:
    """Signs in a template that steer what is shown instead of being shown."""
    for template in templates.values():
        source = Source(template.path, template.text)
        for start, end, words in strange_signs(template.text):
            yield Problem(f"there is {words} here", Span(source, start, end), "take it out")
