"""The entry to the checks of files that are copied as they are, from `static/` or a theme.

It calls `static_files` to inspect each file, and looks for numbers and for what looks back in every way in
which a host may serve it and a browser take it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from quietpage.check.numbers_in_texts import number_problem
from quietpage.core.diagnostics import ENOUGH, Problem
from quietpage.core.model import File
from quietpage.core.source import Span, Whole
from quietpage.numbers.finder import found_in
from quietpage.numbers.markup_formats import found_in_css, found_in_html
from quietpage.numbers.number import Number

if TYPE_CHECKING:
    from quietpage.check.file_types import Syntax
    from quietpage.check.static_files import StaticFile

_DIGIT = re.compile(r"\d")

_DOTTED = (".well-known", ".nojekyll")
"""Names that begin with a dot and are published all the same."""
_AS_XML: dict[Syntax, bool] = {"html": False, "xhtml": True, "svg": True, "xml": True}
"""The ways in which marked text is read, and whether that is XML."""


def file_problems(
    files: Iterable[File], language: str, names: frozenset[str], *, theme: bool = False
) -> Iterator[Problem]:
    """The same promises for files that are copied as they are; `theme` says that they belong to a theme."""
    from quietpage.check.static_files import inspect_files

    for copied in inspect_files(files, theme=theme):
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
                yield number_problem(number, Span(source, number.start, number.end), number.text)
            yield from islice(_looking_back(copied), ENOUGH)


def _numbers_in_file(copied: StaticFile, language: str, names: frozenset[str]) -> Iterator[Number]:
    """Every number in a file that is copied: braces in it are no template's, and are shown as they stand."""
    from quietpage.check.machine_parts import without_machine_parts

    assert copied.source is not None
    text, syntaxes = without_machine_parts(copied.file.target, copied.source.text), copied.syntaxes
    found: dict[tuple[int, int], Number] = {}
    if "css" in syntaxes:
        found.update(_by_place(found_in_css(text, language, names, template=False)))
    if copied.has_markup:
        # Each way in which it may be read: a tag that closes itself in XML goes on in HTML.
        read_as = {_AS_XML.get(syntax) for syntax in syntaxes if syntax in _AS_XML} or {None}
        for xml in read_as:
            found.update(_by_place(found_in_html(text, language, names, template=False, xml=xml)))
    if "text" in syntaxes and not copied.is_markdown:
        found.update(_by_place(found_in(text, language, names)))
    return (found[place] for place in sorted(found))


def _by_place(numbers: Iterable[Number]) -> dict[tuple[int, int], Number]:
    return {(number.start, number.end): number for number in numbers}


def _looking_back(copied: StaticFile) -> Iterator[Problem]:
    """What in a file that is copied would look back at a visitor, in every way in which it could be read."""
    from quietpage.check.hidden_characters import check_hidden_characters
    from quietpage.check.privacy import check_markup
    from quietpage.check.style_sheets import check_slips, check_style_sheet

    assert copied.source is not None
    for syntax in copied.syntaxes:
        if syntax == "css":
            yield from check_slips(copied.source)
            yield from check_style_sheet(copied.source)
        elif syntax != "text":
            yield from check_markup(copied.source, syntax)
        elif len(copied.syntaxes) == 1:  # a plain text, and nothing besides
            yield from check_hidden_characters(copied.source, line_by_line=True)


def check_links_out_of_files(files: Iterable[File]) -> Iterator[Problem]:
    """Links out of the pages among files that are copied, for a site about children."""
    from quietpage.check.pages_about_children import check_links_out
    from quietpage.check.static_files import inspect_files

    for copied in inspect_files(files):
        if copied.source is not None and copied.has_markup and not copied.is_markdown:
            yield from islice(check_links_out(copied.source), ENOUGH)
