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
    title = _title(text)
    if not text.strip():
        problems.append(
            Problem(
                "this page is empty",
                Whole(source.path),
                "write its title behind a # and a space, and its text",
            )
        )
    elif front := _front_matter(text):
        start, end = front
        fence = text[start : start + 3]
        said = _said_title(text[start:end].splitlines()) or "About"
        more = "" if _title(text[end:]) else f", and write # {said} as the first line"
        problems.append(
            Problem(
                "these lines are for another program, and would be read as they stand",
                Span(source, start, start + 3),
                f"take away all from this line to the next {fence}{more}",
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
    elif title is None:
        first = re.compile(r"[^\r\n]+").search(text.rstrip(), len(text) - len(text.lstrip()))
        place = Span(source, *first.span()) if first else Whole(source.path)
        problems.append(
            Problem("a page of your own begins with its title, and here is none", place, _title_for(place))
        )
    if len(problems) > before or title is None:
        return None
    words = Span(source, *title)
    return OwnPage(Text(words.text, words), Text(text, Span(source, 0, len(text))), address, source.name)


def _front_matter(text: str) -> tuple[int, int] | None:
    """From where to where a text begins with lines for another program, between two fences; or nothing."""
    start = len(text) - len(text.lstrip())
    first, *others = text[start:].splitlines(keepends=True) or [""]
    fence, end = first.strip(), start + len(first)
    for line in others if fence in ("---", "+++") else ():
        end += len(line)
        if line.strip() == fence:
            return start, end
    return None


def _said_title(lines: Iterable[str]) -> str:
    """The title among such lines, if there is one."""
    for line in lines:
        for sign in ":=":
            key, found, value = line.partition(sign)
            if found and key.strip() == "title":
                return value.strip().strip("\"'").strip()
    return ""


def _title(text: str) -> tuple[int, int] | None:
    """Where the words of a title stand with which a text begins, as CommonMark has it: behind a `#`, or above
    a line of `=`; nothing, if it does not begin so.
    """
    start = len(text) - len(text.lstrip(" \t\r\n"))
    indent = text[max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1 : start]
    if len(indent) > _DEEPEST or "\t" in indent:
        return None  # it is code
    line, *below = text[start:].splitlines()[:2] or [""]
    if line.startswith("#"):
        words = line[1:].strip(" \t")
        bare = words.rstrip("#")
        closed = bare != words and bare[-1:] in ("", " ", "\t")
        words = bare.rstrip(" \t") if closed else words
        if not words or line[1] not in " \t":
            return None
    else:
        words = line.rstrip(" \t")
        ruled = below[0].rstrip(" \t") if below else ""
        rule = ruled.lstrip(" ")
        if words[:1] in _OF_BLOCKS or not rule or rule.strip("=") or len(ruled) - len(rule) > _DEEPEST:
            return None
    at = text.index(words, start)
    return at, at + len(words)


_DEEPEST = 3
"""So far a line may be moved in without being code."""

_OF_BLOCKS = ("", ">", "*", "+", "`", "~", "=", "-")
"""With these, other things than a paragraph may begin."""


def _title_for(place: Span | Whole) -> str:
    """What to do where the first line is no title."""
    begun = re.match(r"(#+)([ \t]*)(?=\S)", place.text) if isinstance(place, Span) else None
    if begun and len(begun[1]) == 1 and not begun[2]:
        return "put a space behind the #"
    if begun and 1 < len(begun[1]) <= 6 and begun[2]:
        return f"write a single # in the place of {begun[1]}, or a title above it: # About"
    return "write the title above all else, on a line that begins with # and a space: # About"
