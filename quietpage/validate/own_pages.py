"""Pages of the author's own, read from texts in Markdown: title, text and address of each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from quietpage.core.comparison_keys import path_key
from quietpage.core.diagnostics import ENOUGH, Problem
from quietpage.core.model import OwnPage, Text
from quietpage.core.slugs import DEVICES, slug
from quietpage.core.source import Source, Span, Whole
from quietpage.core.unicode import strange_signs

LONGEST = 100_000
"""The longest text of such a page, in code points: a small book."""

_BLANK = r"(?:[ \t]*(?:\r\n?|\n))*+ {0,3}"
_HEADING = (
    rf"{_BLANK}(?:#[ \t]+(?!#+[ \t]*(?:[\r\n]|\Z))(\S[^\r\n]*?)(?:[ \t]+#+)?[ \t]*(?:[\r\n]|\Z)"
    r"|([^\s#>*+`~=-][^\r\n]*?)[ \t]*(?:\r\n?|\n) {0,3}=++[ \t]*(?:[\r\n]|\Z))"
)
"""A title as CommonMark has it: behind a `#`, or above a line of `=`."""
_FRONT_MATTER = r"\s*(?P<fence>---|\+\+\+)[ \t]*\r?\n(?:.*\r?\n)*?(?P=fence)[ \t]*(?:\r?\n|$)"
_TITLE = r"""(?m)^title[ \t]*[:=][ \t]*["']?(.*?)["']?[ \t]*\r?$"""


def own_pages_of(sources: Iterable[Source], problems: list[Problem]) -> tuple[OwnPage, ...]:
    """The pages that these files are; what is wrong with one is added to the problems."""
    pages: list[OwnPage] = []
    known: dict[str, Source] = {}
    for source in sources:
        page = _page(source, problems)
        if page is None:
            continue
        other = known.setdefault(path_key(page.slug), source)
        if other is not source:
            problems.append(
                Problem(
                    f"this page would have the same address as that in {other.path}",
                    Whole(source.path),
                    "give one of the two files another name",
                )
            )
            continue
        pages.append(page)
    return tuple(pages)


def _page(source: Source, problems: list[Problem]) -> OwnPage | None:
    text = source.text
    before = len(problems)
    signs = [*islice(strange_signs(text), ENOUGH)]
    if signs:
        from quietpage.core.unicode import told_once
        from quietpage.parse.repair import strange_sign

        whole = Span(source, 0, len(text))
        problems.extend(strange_sign(each, whole.at) for each in told_once(signs))
    stem = source.name.rpartition("/")[2].rpartition(".")[0]
    address = slug(stem)
    if address in DEVICES:
        problems.append(
            Problem(
                f"a page cannot be called {address} on every computer",
                Whole(source.path),
                f"give the file another name, such as {address}-and-more.md",
            )
        )
    elif not address:
        problems.append(
            Problem(
                "no address can be made of this file's name",
                Whole(source.path),
                "give it a name of letters and hyphens, such as about.md",
            )
        )
    heading = re.match(_HEADING, text)
    if not text.strip():
        problems.append(
            Problem(
                "this page is empty",
                Whole(source.path),
                "write its title behind a # and a space, and its text",
            )
        )
    elif front := re.match(_FRONT_MATTER, text):
        title = re.search(_TITLE, front[0])
        rest = text[front.end() :]
        said = title[1].strip() if title and title[1].strip() else "About"
        more = "" if re.match(_HEADING, rest) else f", and write # {said} as the first line"
        start = len(front[0]) - len(front[0].lstrip())
        problems.append(
            Problem(
                "these lines are for another program, and would be read as they stand",
                Span(source, start, start + 3),
                f"take away all from this line to the next {front['fence']}{more}",
            )
        )
    elif len(text) > LONGEST:
        problems.append(
            Problem(
                f"this page is longer than a quiet page can carry ({LONGEST} letters)",
                Span(source, LONGEST, LONGEST + 1),
                "make several of it, or put it elsewhere and link to it",
            )
        )
    elif heading is None:
        first = re.compile(r"[^\r\n]+").search(text.rstrip(), len(text) - len(text.lstrip()))
        place = Span(source, *first.span()) if first else Whole(source.path)
        problems.append(
            Problem("a page of your own begins with its title, and here is none", place, _title_for(place))
        )
    if len(problems) > before or heading is None:
        return None
    words = Span(source, *heading.span(heading.lastindex or 1))
    return OwnPage(Text(words.text, words), Text(text, Span(source, 0, len(text))), address, source.name)


def _title_for(place: Span | Whole) -> str:
    """What to do where the first line is no title."""
    begun = re.match(r"(#+)([ \t]*)(?=\S)", place.text) if isinstance(place, Span) else None
    if begun and len(begun[1]) == 1 and not begun[2]:
        return "put a space behind the #"
    if begun and 1 < len(begun[1]) <= 6 and begun[2]:
        return f"write a single # in the place of {begun[1]}, or a title above it: # About"
    return "write the title above all else, on a line that begins with # and a space: # About"
