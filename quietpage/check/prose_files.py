"""Numbers in files of prose that belong to no page of quietpage's: `quietpage numbers`.

What a file is, its name says. Of each kind, what is read is what its readers get: not where links lead, not
the keys of YAML, not what stands there for a program.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quietpage.check.number_problems import help_in_markdown
from quietpage.check.numbers_in_texts import begins_item, number_problem
from quietpage.core.diagnostics import ENOUGH, Problem
from quietpage.core.model import Text
from quietpage.core.named_tuple import NamedTuple
from quietpage.core.source import Source, Span, Whole
from quietpage.numbers.entry import numbers_in
from quietpage.numbers.html_in_markdown import found_in_markdown_file
from quietpage.numbers.not_numbers import accepted_name
from quietpage.numbers.number import Number

KINDS = ("text", "markdown", "yaml", "html", "css")

_ENDINGS = {
    **dict.fromkeys(("md", "markdown", "mdown", "mkd", "mkdn", "mdx", "qmd", "rmd"), "markdown"),
    **dict.fromkeys(("yml", "yaml"), "yaml"),
    **dict.fromkeys(("html", "htm", "xhtml", "svg", "xml"), "html"),
    "css": "css",
}

_SHOWN = frozenset(
    (
        *("alt", "bio", "blurb", "caption", "description", "heading", "headline", "label", "name", "reason"),
        *("reasons", "subtitle", "summary", "tagline", "text", "title", "welcome", "why"),
    )
)
"""Keys whose values are shown also where YAML takes them for a number or a date."""

_FOR_PROGRAMS = frozenset(
    (
        *("asked", "created", "date", "draft", "expirydate", "fediverse", "id", "lang", "language"),
        *("lastmod", "layout", "modified", "permalink", "publishdate", "revisited", "slug", "updated"),
        *("url", "uuid", "version", "weight"),
    )
)
"""Keys whose values are for a program, or for whoever writes."""

_ADDRESSES_BEGIN = ("www.", "/", "./", "../", "#", "@", "mailto:", "tel:")
_FILES_END = re.compile(r"\.[A-Za-z]\w{1,4}")

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


class Piece(NamedTuple):
    """A text of a file that is read: of which kind it is, and in which language."""

    text: Text
    kind: str
    language: str


def is_language(tag: str) -> bool:
    """Whether this looks like the tag of a language."""
    return _LANGUAGE.fullmatch(tag) is not None


def kind_of(name: str) -> str:
    """What a file of this name is: one of `KINDS`. What is not known is plain text."""
    return _ENDINGS.get(name.rpartition(".")[2].lower(), "text")


def numbers_in_file(
    source: Source, kind: str, language: str = "en", not_numbers: frozenset[str] = frozenset()
) -> list[Problem]:
    """The numbers in a file, each at its place; no more than are told. Its line ends are plain.

    `language` is that of a file that does not say its own, and `not_numbers` are phrases that
    `numbers.not_numbers.accepted` has let pass.
    """
    reading = _Reading(source, language)
    pieces = list(reading.pieces(kind))
    phrases = not_numbers | {name for name in reading.names if accepted_name(name)}
    problems = reading.problems
    for text, form, spoken in pieces:
        for number in _found(text.value, form, reading.language or spoken, phrases):
            if len(problems) >= ENOUGH:
                return problems
            problems.append(_problem(number, text, form, reading.language or spoken))
    return problems


def _found(text: str, form: str, language: str, phrases: frozenset[str]) -> tuple[Number, ...]:
    if form == "markdown":
        return found_in_markdown_file(text, language, phrases)
    if form == "html":
        return numbers_in(text, language, "html", not_numbers=phrases)
    if form == "css":
        return numbers_in(text, language, "css", not_numbers=phrases)
    return numbers_in(text, language, not_numbers=phrases)


def _problem(number: Number, text: Text, form: str, language: str) -> Problem:
    problem = number_problem(number, text.within(number.start, number.end), number.text)
    if form != "markdown":
        return problem
    if begins_item(text.value, number):
        return problem._replace(help="begin each line of a list with a dash and a space instead")
    return problem._replace(help=help_in_markdown(number, text.value, language))


class _Reading:
    """A file that is being read; what it says of itself, and what is wrong with it."""

    def __init__(self, source: Source, language: str) -> None:
        self.source, self.given = source, language
        self.language = ""
        """As the file says it, if it does."""
        self.names: list[str] = []
        self.problems: list[Problem] = []

    def pieces(self, kind: str) -> Iterator[Piece]:
        """What is read of the file, in its order."""
        text = self.source.text
        if kind == "yaml":
            yield from self._yaml(0, len(text))
            return
        begin = 0
        if kind in ("markdown", "html"):
            for fence, read in (("---", self._yaml), ("+++", self._toml)):
                if found := _front_matter(text, fence):
                    start, end, begin = found
                    yield from read(start, end)
        yield Piece(Text(text[begin:], Span(self.source, begin, len(text))), kind, self.given)

    def _yaml(self, start: int, end: int) -> Iterator[Piece]:
        from yaml import YAMLError

        from quietpage.parse.any_yaml import entries

        whole = end == len(self.source.text)
        # Up to its end: what follows front matter is none of its own. Places are the same in both.
        source = self.source if whole else Source(self.source.path, self.source.text[:end])
        try:
            for scalar, key, is_key, depth in entries(source, start):
                key = key.lower()
                if depth == 1 and not is_key and key in ("lang", "language"):
                    self.language = scalar.value if is_language(scalar.value) else ""
                if not is_key and key == "name":
                    self.names.append(scalar.value)
                # Labels of links are keys, in a page of quietpage's.
                if key == "links" if is_key else _is_read(key, scalar.value, scalar.style):
                    found = scalar._replace(span=scalar.span._replace(source=self.source))
                    yield Piece(Text(scalar.value, found.span, found), "markdown", self.given)
        except YAMLError:
            from quietpage.parse.yaml import parse

            said = parse(source)[1] or (
                Problem(
                    "this is no YAML that could be read",
                    Whole(source.path),
                    "see how it begins, and where it is moved in; or leave this file out",
                ),
            )
            self.problems.extend(said)

    def _toml(self, start: int, end: int) -> Iterator[Piece]:
        key, at, text = "", start, self.source.text
        may_be_key = True
        while at < end:
            if may_be_key and (named := _TOML_KEY.match(text, at, end)):
                key, at = named[1].rpartition(".")[2].lower(), named.end()
            sign = text[at : at + 1]
            may_be_key = sign in ("\n", "{", ",")
            if sign == "#":
                at = _find(text, "\n", at, end)
            elif sign in ('"', "'"):
                mark = sign * 3 if text.startswith(sign * 3, at) else sign
                begin = at + len(mark)
                stop = _closed(text, mark, begin, end)
                value = text[begin:stop]
                at = stop + len(mark)
                if key == "name":
                    self.names.append(value)
                if key in ("lang", "language", "languagecode") and is_language(value):
                    self.language = value
                if _is_read(key, value, "double"):
                    place = Span(self.source, begin, stop)
                    yield Piece(Text(value, place), "markdown", self.given)
            else:
                at += 1


_TOML_KEY = re.compile(r"""[ \t]*+["']?([\w.-]++)["']?[ \t]*+=""")


def _closed(text: str, mark: str, at: int, end: int) -> int:
    """Where a string of TOML that begins at `at` is closed; the end, if it is not."""
    escapes = mark[0] == '"'
    while (found := _find(text, mark, at, end)) < end:
        slashes = 0
        while escapes and text[found - 1 - slashes] == "\\" and found - slashes > at:
            slashes += 1
        if slashes % 2 == 0:
            break
        at = found + 1
    return found


def _find(text: str, piece: str, at: int, end: int) -> int:
    found = text.find(piece, at, end)
    return end if found < 0 else found


def _front_matter(text: str, fence: str) -> tuple[int, int, int] | None:
    """Where front matter begins and ends, and where what follows it begins; nothing, if there is none."""
    if not text.startswith(f"{fence}\n"):
        return None
    ends = (fence, "...") if fence == "---" else (fence,)
    at = len(fence) + 1
    while at < len(text):
        line_end = _find(text, "\n", at, len(text))
        if text[at:line_end].rstrip() in ends:
            return len(fence) + 1, at, min(line_end + 1, len(text))
        at = line_end + 1
    return None


def _is_read(key: str, value: str, style: str) -> bool:
    """Whether a reader gets a value of YAML or TOML."""
    if key in _FOR_PROGRAMS:
        return False
    if key in _SHOWN:
        return True
    if _is_address(value):
        return False
    return style != "plain" or not _is_data(value)


def _is_address(value: str) -> bool:
    """Whether a value says where something is: an address, a path, a file."""
    if not value or any(sign.isspace() for sign in value):
        return False
    named = value.rfind(".")
    return (
        "://" in value
        or "@" in value
        or value.lower().startswith(_ADDRESSES_BEGIN)
        or (named > 0 and _FILES_END.fullmatch(value, named) is not None)
    )


def _is_data(value: str) -> bool:
    """Whether YAML takes a plain value for something else than a text: a number, a date, yes or no."""
    from yaml.nodes import ScalarNode
    from yaml.resolver import Resolver

    tag = Resolver().resolve(ScalarNode, value, (True, False))  # type: ignore[no-untyped-call]
    return str(tag) != "tag:yaml.org,2002:str"
