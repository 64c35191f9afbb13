"""Numbers on the finished pages, as a visitor gets them.

What a template, a style sheet or quietpage itself made is found here; what the writer wrote was found before,
by `numbers_in_texts`, and is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator
from itertools import islice

from quietpage.check.marks import rest_of
from quietpage.check.numbers_in_texts import number_problem
from quietpage.check.results import PageNumber
from quietpage.check.template_origin import TemplateOrigins
from quietpage.core.diagnostics import ENOUGH, Problem
from quietpage.core.late_patterns import late_pattern
from quietpage.core.source import Place, Whole
from quietpage.numbers.finder import found_in
from quietpage.numbers.markup_formats import found_in_html, seems_clean
from quietpage.numbers.number import Number
from quietpage.render.fragments import Article, Draft

_DIGIT = late_pattern(r"\d")
_AROUND = 300
"""How much of a page about a number tells whose it is, in code points."""


def page_problems(
    page: Draft,
    articles: Container[str],
    read: Container[str],
    language: str,
    names: frozenset[str],
    makers: Callable[[], TemplateOrigins],
) -> Iterator[Problem | PageNumber]:
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


def clean(article: Article, read: Container[str], language: str, names: frozenset[str]) -> bool:
    """Whether there is no number in an article by itself."""
    return not found_in_html(rest_of(article.html, read), language, names, template=False, xml=False)


def disguised(
    page: Draft,
    read: Container[str],
    language: str,
    others: frozenset[str],
    names: frozenset[str],
    makers: Callable[[], TemplateOrigins],
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
                    yield number_problem(number, place, number.text)
            if len(before) > 2 * ENOUGH:
                break


def _in_one_language(html: str, language: str, others: frozenset[str]) -> str:
    """A page of which all is in this language, but for what is in one of the others."""
    from quietpage.markup.html import read as tags_of
    from quietpage.markup.tokens import StartTag

    # Wherever a language is named, or seems to be: mostly it is one of the others, and tags need no look.
    named = re.findall(
        r"lang(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>\"']*)|(?<=[\s\"'/:]lang)(?=[\s/>]))", html.lower()
    )
    if all(value.strip("\"'") in others for value in named):
        return html
    parts: list[str] = []
    done = 0
    for tag in tags_of(html, plain=False):
        for each in tag.attributes if isinstance(tag, StartTag) else ():
            if each.name in ("lang", "xml:lang") and each.value.strip().lower() not in others:
                parts += html[done : each.start], f'{each.name}="{language}"'
                done = each.end
    return "".join((*parts, html[done:]))


def _without_insertions(html: str) -> str:
    """A page with nothing in the place of elements that begin within a word: a style sheet may hide them."""
    if not re.search(r"<(?<=[^\W\d_]<)[A-Za-z]", html):
        return html
    from quietpage.markup.elements import VOID
    from quietpage.markup.html import read as tags_of
    from quietpage.markup.tokens import EndTag, StartTag

    begun: dict[str, list[int]] = {}
    inserted: list[tuple[int, int]] = []
    until = -1
    for tag in tags_of(html):
        if isinstance(tag, StartTag):
            within = tag.start == until or html[tag.start - 1 : tag.start].isalpha()
            if tag.closed or tag.name in VOID:
                if within:
                    inserted.append((tag.start, tag.end))
                    until = tag.end
            else:
                begun.setdefault(tag.name, []).append(tag.start if within else -1)
        elif isinstance(tag, EndTag) and begun.get(tag.name) and (first := begun[tag.name].pop()) >= 0:
            inserted.append((first, tag.end))
            until = tag.end
    parts: list[str] = []
    done = 0
    for first, last in sorted(inserted):
        if last > done:
            parts += html[done:first], "\u200b" * (last - max(first, done))
            done = last
    return "".join((*parts, html[done:]))


def numbers_in_files(
    texts: Iterable[tuple[str, str]], language: str, names: frozenset[str]
) -> list[PageNumber]:
    """The numbers in texts that other programs read, each with the path of its file."""
    return [
        _met(number, text, [Whole(path)])
        for path, text in texts
        for number in (found_in_html if "<" in text else found_in)(text, language, names)[:ENOUGH]
    ]


def _met(
    number: Number, text: str, places: Iterable[Place], makers: TemplateOrigins | None = None
) -> PageNumber:
    start, end = max(0, number.start - _AROUND), number.end + _AROUND
    problems = tuple(number_problem(number, place, number.text) for place in islice(places, ENOUGH))
    ours = makers is None or all(makers.are_ours(problem.place) for problem in problems)
    literal = makers is not None and makers.is_literal(number)
    return PageNumber(
        number, text[start:end], number.start - start, number.end - start, problems, ours, literal
    )
