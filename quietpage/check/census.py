"""Which numbers there are: in what was written, and on the finished pages.

The first pass speaks of the writer's own words, in the writer's own files. The second reads the pages as a
visitor gets them, so that what a template, a style sheet or quietpage itself made is found too.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate, groupby, islice
from operator import itemgetter
from typing import TYPE_CHECKING, Literal, NamedTuple

from quietpage.check.rules import Names, Reading
from quietpage.core.diagnostics import ENOUGH, Problem
from quietpage.core.model import File, Template, Theme, source_of
from quietpage.core.source import Place, Source, Span, Whole
from quietpage.core.unicode import strange_signs, told_once
from quietpage.numbers.finder import found_in, may_hold
from quietpage.numbers.loader import read_as
from quietpage.numbers.not_numbers import accepted, accepted_name
from quietpage.numbers.number import Number
from quietpage.numbers.pages import found_in_css, found_in_html, found_in_markdown, seems_clean
from quietpage.render.fragments import Article, Draft
from quietpage.render.view_models import CLOSE, OPEN, STYLE
from quietpage.typeset.markdown import BETWEEN

if TYPE_CHECKING:
    from quietpage.check.static_files import Copied, Way

_CAPITALS = re.compile(r"[IVXLCDM](?<!\w.)[IVXLCDM]*+(?!\w)")
_DIGIT = re.compile(r"\d")
_MASK = "·"
_WORD = re.compile(r"\S+")
_AROUND = 300
"""How much of a page about a number tells whose it is, in code points."""
_MOST_STRANGE = 400
"""So many strange signs of one template are looked for."""
_SHORTEST = 4
"""How many signs of a piece of a page tell where it was written."""
_PIECE = re.compile(f"({STYLE})?{OPEN}([^{OPEN}{CLOSE}]*){CLOSE}")
_DOTTED = (".well-known", ".nojekyll")
"""Names that begin with a dot and are published all the same."""


def no_numbers(names: Names) -> frozenset[str]:
    """The names that are to be let by. Of the people's, only those in which a number could be seen at all."""
    let_by = {phrase for phrase in names.listed if accepted(phrase)}
    # There are fewer ways to read than there are tags of languages.
    languages = tuple({read_as(language): language for language in names.languages}.values())
    everybody = "\n".join(names.people)
    if not _CAPITALS.search(everybody) and not any(may_hold(everybody, language) for language in languages):
        return frozenset(let_by)
    for name in dict.fromkeys(names.people):
        seen = any(found_in(name, language) for language in languages) or _CAPITALS.search(name)
        if seen and accepted_name(name):
            let_by.add(name)
    return frozenset(let_by)


def suspicious(spoken: Sequence[tuple[str, str]], names: frozenset[str]) -> list[int]:
    """The places of those plain texts, each with its language, in which there may be a number."""
    return [
        place
        for place, (text, language) in enumerate(spoken)
        if any(found_in(block, language, names, 1) for block in text.split(BETWEEN))
    ]


class Written(NamedTuple):
    """The numbers that the writer wrote and a visitor would read, in the writer's files; and the texts in
    which they are.
    """

    problems: list[Problem]
    texts: frozenset[str]


def numbers_written(readings: Iterable[Reading], names: frozenset[str]) -> Written:
    """The numbers in these texts; of those of one file, as many as are told."""
    problems: list[Problem] = []
    texts: set[str] = set()
    of_file: dict[str, int] = {}
    for text, language, markdown in readings:
        path = text.place.source.path if isinstance(text.place, Span) else text.place.path
        if of_file.setdefault(path, 0) >= ENOUGH:
            texts.add(text.value)  # there may be one in it, and it would not be told
            continue
        look = found_in_markdown if markdown else found_in
        for number in look(text.value, language, names)[: ENOUGH - of_file[path]]:
            texts.add(text.value)
            of_file[path] += 1
            place = text.within(number.start, number.end)
            problem = _number_problem(number, place, number.text)
            if markdown and _begins_item(text.value, number):
                problem = problem._replace(help="begin each line of a list with a dash and a space instead")
            problems.append(problem)
    return Written(problems, frozenset(texts))


def masked(texts: Iterable[str]) -> dict[str, str]:
    """These texts with nothing in the places of their words: what is found in a page then, the theme made.

    No word is left, as one that was no number may be one beside what is left of a number.
    """
    return {text: _WORD.sub(_MASK, text) for text in texts}


class Met(NamedTuple):
    """A number on a finished page, as long as nobody knows whose it is.

    It is from `start` to `end` of `around`, which is what stands about it on the page. `problems` tell it of
    the templates; `ours` says that these are quietpage's own, and `literal` that it stands in one of them.
    """

    number: Number
    around: str
    start: int
    end: int
    problems: tuple[Problem, ...]
    ours: bool = True
    literal: bool = False


def page_problems(
    page: Draft,
    articles: Container[str],
    read: Container[str],
    language: str,
    names: frozenset[str],
    makers: Callable[[], Makers],
) -> Iterator[Problem | Met]:
    """Every number that a visitor would meet on a finished page; of more than is told, no more than that.

    The `articles`, which stand apart, and the texts in `read` have been read already; `names` are no numbers.
    `makers` tells what made a number; it is asked only when there is one.
    """
    if page.path != "404.html" and (digit := _DIGIT.search(page.path)):
        yield Problem(
            f"the address of this page would have a number in it: {digit[0]}",
            Whole(page.path),
            "give the person or the way another name",
        )
    if len(page.parts) > 1 and seems_clean(rest_of(page.without(articles), read), language, names):
        return
    rest = rest_of(page.html, read)
    known: set[str] = set()
    met = 0
    for number in found_in_html(rest, language, names, template=False, xml=False):
        if number.text in known:
            continue
        known.update([number.text] if makers().know(number) else ())
        yield _met(number, rest, makers().of(number, page, rest), makers())
        met += 1
        if met == ENOUGH:
            return


def _met(number: Number, text: str, places: Iterable[Place], makers: Makers | None = None) -> Met:
    start, end = max(0, number.start - _AROUND), number.end + _AROUND
    problems = tuple(_number_problem(number, place, number.text) for place in islice(places, ENOUGH))
    ours = makers is None or all(makers.are_ours(problem.place) for problem in problems)
    literal = makers is not None and makers.is_literal(number)
    return Met(number, text[start:end], number.start - start, number.end - start, problems, ours, literal)


def disguised(
    page: Draft,
    read: Container[str],
    language: str,
    others: frozenset[str],
    names: frozenset[str],
    makers: Callable[[], Makers],
) -> Iterator[Problem]:
    """Every number that a stranger's template gives out for words of a language in which nobody here writes,
    or breaks by something that a style sheet may hide.

    `others` are the languages, in small letters, in which somebody does.
    """
    rest = rest_of(page.html, read)
    undisguised = _in_one_language(rest, language, others)
    others_read = {undisguised, _without_insertions(undisguised)} - {rest}
    if not others_read:
        return
    before = {number.text for number in found_in_html(rest, language, names, template=False, xml=False)}
    for html in sorted(others_read):
        for number in found_in_html(html, language, names, template=False, xml=False):
            if number.text not in before:
                before.add(number.text)
                for place in islice(makers().of(number, page, html), ENOUGH):
                    yield _number_problem(number, place, number.text)
            if len(before) > 2 * ENOUGH:
                break


def _in_one_language(html: str, language: str, others: frozenset[str]) -> str:
    """A page of which all is in this language, but for what is in one of the others."""
    from quietpage.markup import Start
    from quietpage.markup import read as tags_of

    # Wherever a language is named, or seems to be: mostly it is one of the others, and tags need no look.
    named = re.findall(
        r"lang(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>\"']*)|(?<=[\s\"'/:]lang)(?=[\s/>]))", html.lower()
    )
    if all(value.strip("\"'") in others for value in named):
        return html
    parts: list[str] = []
    done = 0
    for tag in tags_of(html, plain=False):
        for each in tag.attributes if isinstance(tag, Start) else ():
            if each.name in ("lang", "xml:lang") and each.value.strip().lower() not in others:
                parts += html[done : each.start], f'{each.name}="{language}"'
                done = each.end
    return "".join((*parts, html[done:]))


def _without_insertions(html: str) -> str:
    """A page with nothing in the place of elements that begin within a word: a style sheet may hide them."""
    if not re.search(r"<(?<=[^\W\d_]<)[A-Za-z]", html):
        return html
    from quietpage.markup import VOID, End, Start
    from quietpage.markup import read as tags_of

    begun: dict[str, list[int]] = {}
    inserted: list[tuple[int, int]] = []
    until = -1
    for tag in tags_of(html):
        if isinstance(tag, Start):
            within = tag.start == until or html[tag.start - 1 : tag.start].isalpha()
            if tag.closed or tag.name in VOID:
                if within:
                    inserted.append((tag.start, tag.end))
                    until = tag.end
            else:
                begun.setdefault(tag.name, []).append(tag.start if within else -1)
        elif isinstance(tag, End) and begun.get(tag.name) and (first := begun[tag.name].pop()) >= 0:
            inserted.append((first, tag.end))
            until = tag.end
    parts: list[str] = []
    done = 0
    for first, last in sorted(inserted):
        if last > done:
            parts += html[done:first], "\u200b" * (last - max(first, done))
            done = last
    return "".join((*parts, html[done:]))


def clean(article: Article, read: Container[str], language: str, names: frozenset[str]) -> bool:
    """Whether there is no number in an article by itself."""
    return not found_in_html(rest_of(article.html, read), language, names, template=False, xml=False)


def rest_of(html: str, read: Container[str], instead: str = "") -> str:
    """A page, or a piece of one, without what has been read already.

    `instead` takes the place of what is markup in it. A style sheet was read as such: it is left out where it
    is one. What is left of the marks is taken out, as it is of the finished page.
    """

    def without(found: re.Match[str]) -> str:
        style, piece = found[1] or "", found[2]
        if style and style + piece in read:
            return style + instead
        if style or piece not in read:
            return style + piece
        return style + (instead if "<" in piece or '"' in piece else piece if instead else "")

    if instead or f"{STYLE}{OPEN}" in html:
        return _PIECE.sub(without, html).replace(OPEN, "").replace(CLOSE, "")
    # The same, faster, for the most.
    first, *others = html.split(OPEN)
    parts = [first]
    for other in others:
        piece, _, rest = other.partition(CLOSE)
        parts.append(rest if piece in read else piece + rest)
    return "".join(parts).replace(CLOSE, "")


def style_problems(theme: Theme, language: str) -> Iterator[Problem]:
    """Every number that the style sheets would draw, and everything they would ask of another host."""
    sheets: list[Source] = []
    for level in theme.levels:
        for style in level.styles.values():
            sheets.append(Source(style.path, style.text))
            if not level.ours:
                from quietpage.check.privacy import asking_elsewhere, left_open

                yield from left_open(sheets[-1])
                yield from islice(asking_elsewhere(sheets[-1]), ENOUGH)
    # What one of them names may be shown by another.
    together = "\n".join(sheet.text for sheet in sheets)
    found = {
        (number.start, number.end): number
        for spoken in (("en",) if theme.ours else ("en", language))
        for number in found_in_css(together, spoken, template=False)
    }
    begins = [0, *accumulate(len(sheet.text) + 1 for sheet in sheets)]
    told: dict[str, int] = {}
    for (start, end), number in sorted(found.items()):
        place = bisect_right(begins, start) - 1
        sheet = sheets[place]
        told[sheet.path] = told.get(sheet.path, 0) + 1
        if told[sheet.path] <= ENOUGH:
            span = Span(sheet, start - begins[place], end - begins[place])
            yield _number_problem(number, span, number.text)


def format_problems(texts: Iterable[tuple[str, str]], language: str, names: frozenset[str]) -> list[Problem]:
    """Every number in texts that other programs read, each with the path of the file that it is in."""
    return [problem for met in met_in_formats(texts, language, names) for problem in met.problems]


def met_in_formats(texts: Iterable[tuple[str, str]], language: str, names: frozenset[str]) -> list[Met]:
    """The same numbers, as long as nobody knows whose they are."""
    return [
        _met(number, text, [Whole(path)])
        for path, text in texts
        for number in (found_in_html if "<" in text else found_in)(text, language, names)[:ENOUGH]
    ]


def file_problems(
    files: Iterable[File], language: str, names: frozenset[str], *, theme: bool = False
) -> Iterator[Problem]:
    """The same promises for files that are copied as they are; `theme` says that they belong to a theme."""
    from quietpage.check.static_files import looked_at

    for copied in looked_at(files, theme=theme):
        file, source = copied.file, copied.source
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
            continue
        yield from copied.problems
        if source is not None:
            for number in islice(_numbers_in_file(copied, language, names), ENOUGH):
                yield _number_problem(number, Span(source, number.start, number.end), number.text)
            yield from islice(_looking_back(copied), ENOUGH)


def _numbers_in_file(copied: Copied, language: str, names: frozenset[str]) -> Iterator[Number]:
    """Every number in a file that is copied: braces in it are no template's, and are shown as they stand."""
    from quietpage.check.static_files import for_people

    assert copied.source is not None
    text, ways = for_people(copied.file.target, copied.source.text), copied.ways
    found: dict[tuple[int, int], Number] = {}
    if "style" in ways:
        found.update(_by_place(found_in_css(text, language, names, template=False)))
    if copied.marked:
        # Each way in which it may be read: a tag that closes itself in XML goes on in HTML.
        read_as = {_AS_XML.get(way) for way in ways if way in _AS_XML} or {None}
        for xml in read_as:
            found.update(_by_place(found_in_html(text, language, names, template=False, xml=xml)))
    if "text" in ways and not copied.markdown:
        found.update(_by_place(found_in(text, language, names)))
    return (found[place] for place in sorted(found))


_AS_XML: dict[Way, bool] = {"page": False, "written": True, "drawing": True, "data": True}
"""The ways in which marked text is read, and whether that is XML."""


def _by_place(numbers: Iterable[Number]) -> dict[tuple[int, int], Number]:
    return {(number.start, number.end): number for number in numbers}


def _looking_back(copied: Copied) -> Iterator[Problem]:
    """What in a file that is copied would look back at a visitor, in every way in which it could be read."""
    from quietpage.check.privacy import asking_elsewhere, left_open, looking_back, turning

    kinds: dict[Way, Literal["copied", "written", "drawing", "data"]] = {
        "page": "copied",
        "written": "written",
        "drawing": "drawing",
        "data": "data",
    }
    assert copied.source is not None
    for way in copied.ways:
        if way == "style":
            yield from left_open(copied.source)
            yield from asking_elsewhere(copied.source)
        elif way in kinds:
            yield from looking_back(copied.source, kinds[way])
        elif len(copied.ways) == 1:  # a plain text, and nothing besides
            yield from turning(copied.source, lines=True)


class Makers:
    """Which template, and which part of it, made a number on a page."""

    def __init__(
        self,
        theme: Theme,
        language: str,
        names: frozenset[str],
        read: Container[str],
        traced: Iterable[tuple[str, int, str]],
    ) -> None:
        self._theme = theme
        self._farthest = {template.path for template in theme.levels[-1].templates.values()}
        self._ours = {
            template.path for level in theme.levels if level.ours for template in level.templates.values()
        }
        self._known: dict[str, list[Span]] = {}
        self._literal: dict[str, list[Span]] = {}
        sources: dict[str, Source] = {}
        for level in theme.levels:
            for template in level.templates.values():
                source = sources[template.path] = source_of(template)
                for number in found_in_html(template.text, language, names):
                    self._literal.setdefault(number.text, []).append(Span(source, number.start, number.end))
        self._printed: dict[str, dict[Span, None]] = {}
        self._joined: dict[str, dict[Span, None]] = {}

        @cache
        def expression(path: str, line: int) -> Span:
            return _expression(sources[path], line)

        def note(path: str, line: int, said: str, where: dict[str, dict[Span, None]]) -> None:
            for number in found_in_html(rest_of(said, read), language, names):
                where.setdefault(number.text, {})[expression(path, line)] = None

        printed = [each for each in traced if each[0] in sources]
        for path, line, value in dict.fromkeys(printed):
            note(path, line, value, self._printed)
        # A number may be put together by several expressions of a line.
        lines = groupby(printed, key=itemgetter(0, 1))
        joined = [(path, line, "".join([value for _, _, value in each])) for (path, line), each in lines]
        for path, line, value in dict.fromkeys(joined):
            note(path, line, value, self._joined)

    def of(self, number: Number, page: Draft, text: str) -> Sequence[Place]:
        """The places of what made a number. `text` is the page's markup, in which it was found."""
        return self.printing(number.text) or [self.about(number, page, text)]

    def printing(self, number: str) -> list[Span]:
        """The places that say or print a number, written so; none, if it came together in other ways."""
        known = self._known.get(number)
        if known is None:
            found = [*self._literal.get(number, ()), *self._printed.get(number, ())]
            found = found or [*self._joined.get(number, ())]
            # What all themes stand on only passes on what a nearer template has made.
            near = [place for place in found if place.source.path not in self._farthest]
            known = self._known[number] = near or found
        return known

    def about(self, number: Number, page: Draft, text: str) -> Place:
        """The place of what made a number of which nothing says all. `text` is the page's markup, in which it
        was found.
        """
        templates = [each for level in self._theme.levels[:-1] for each in level.templates.values()]
        return _written_about(templates, text, number) or Whole(path_of(self._theme, page.template))

    def know(self, number: Number) -> bool:
        """Whether what made a number is found by the number alone, wherever it stands."""
        return bool(self.printing(number.text))

    def is_literal(self, number: Number) -> bool:
        """Whether a number stands in a template as it stands on the page."""
        return number.text in self._literal

    def are_ours(self, place: Place) -> bool:
        """Whether a place is in a template of quietpage's own."""
        return (place.source.path if isinstance(place, Span) else place.path) in self._ours


def path_of(theme: Theme, name: str) -> str:
    """Where the template of a name is that draws it; where the nearest other one is, if there is none."""
    templates = [level.templates for level in theme.levels if level.templates]
    for each in templates:
        if name in each:
            return each[name].path
    return next(iter(templates[0].values())).path if templates else name


def written_in(templates: Iterable[Template], piece: str) -> Span | None:
    """Where in templates a piece of a page was written; if an expression is in it, its beginning."""
    best: tuple[int, Template] | None = None
    for template in templates:
        if piece in template.text:
            best = len(piece), template
            break
        length = _longest(piece, [template])
        if length > (best[0] if best else _SHORTEST):
            best = length, template
    if best is None:
        return None
    length, template = best
    at = template.text.index(piece[:length])
    return Span(source_of(template), at, at + length)


def _longest(piece: str, templates: Sequence[Template], *, end: bool = False) -> int:
    """How much of the beginning of a piece, or of its end, stands in one of these templates."""

    def lacking(length: int) -> bool:
        return _first(templates, piece[-length:] if end else piece[:length]) is None

    return bisect_left(range(1, len(piece) + 1), True, key=lacking)


def _written_about(templates: Sequence[Template], text: str, number: Number) -> Span | None:
    """Where in templates a part of a number was written, of which the rest came from elsewhere: the largest
    part that stands there beside the same signs as on the page.
    """
    start, end = number.start, number.end
    beginning, ending = text[max(0, start - 1) : end], text[start : end + 1]
    first = _longest(beginning, templates) if start else 0
    last = _longest(ending, templates, end=True) if end < len(text) else 0
    if max(first, last) < 2:
        return None
    before = 1 if first >= last else 0
    piece = beginning[:first] if before else ending[-last:]
    template = _first(templates, piece)
    assert template
    at = template.text.index(piece) + before
    return Span(source_of(template), at, at + len(piece) - 1)


def _first(templates: Iterable[Template], piece: str) -> Template | None:
    return next((template for template in templates if piece in template.text), None)


def _expression(source: Source, line: int) -> Span:
    """The expression on a line of a template, or all of the line."""
    text = source.line(line)
    begin = source.begin(line)
    start = text.find("{{")
    end = text.find("}}", start + 2) + 2 if start >= 0 else 0
    if end < 2:
        start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    return Span(source, begin + start, begin + max(end, start + 1))


def _number_problem(number: Number, place: Place, said: str) -> Problem:
    return Problem(f'a number on a page without numbers: "{said}"', place, number.hint)


def _begins_item(markdown: str, number: Number) -> bool:
    """Whether a number is the mark of an item in a list."""
    line = markdown.rfind("\n", 0, number.start) + 1
    begun = re.compile(r"[ \t>*+-]*").match(markdown, line)
    if begun is None or begun.end() < number.start:
        return False
    return re.compile(r"\d+[.)](?:\s|$)").match(markdown, number.start) is not None


def strange_in(templates: Mapping[str, Template]) -> Iterator[Problem]:
    """Signs in a template that steer what is shown instead of being shown."""
    for template in templates.values():
        source = Source(template.path, template.text)
        for each in told_once(islice(strange_signs(template.text), _MOST_STRANGE)):
            also = tuple(Span(source, *other) for other in each.also)
            yield Problem(
                f"there is {each.words} here", Span(source, each.start, each.end), "take it out", also
            )
