"""Inspect one file that is copied as it is: it has to be what its name says, and known to do no harm.
`copied_files` calls this for each.

In: files of `static/` or of a theme's folder. Out: for each its text, the ways in which hosts and browsers
could parse it, and problems. A host goes by a file's ending, and a browser by what the host says, or, where
the host says nothing, by how the file begins (WHATWG, MIME Sniffing, https://mimesniff.spec.whatwg.org/). So
both are looked at. What neither tells is not published. The types and their endings are in `file_types`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from quietpage.check.encodings import check_encoding, decode
from quietpage.check.file_types import (
    ARCHIVES,
    HOST_CONFIGURATION,
    IN_PLACE_OF_THE_INDEX,
    PROGRAMS,
    RUN_BY_BROWSERS,
    RUN_BY_HOSTS,
    TEXT_ENDINGS,
    Syntax,
    begins_as,
    ending_of,
    type_of,
)
from quietpage.core.diagnostics import Problem
from quietpage.core.model import File
from quietpage.core.named_tuple import NamedTuple
from quietpage.core.source import Source, Span, Whole
from quietpage.core.unicode import STEERING, strange_signs


class StaticFile(NamedTuple):
    """A file that is copied, and the problems with its name, type and encoding.

    `source` is its text, if it is one; `syntaxes` are those in which hosts and browsers could read it.
    """

    file: File
    source: Source | None
    syntaxes: tuple[Syntax, ...]
    problems: tuple[Problem, ...]

    @property
    def has_markup(self) -> bool:
        """Whether there may be tags in it."""
        return self.is_markdown or not _MARKUP.isdisjoint(self.syntaxes)

    @property
    def is_markdown(self) -> bool:
        return self.file.target.lower().endswith((".md", ".markdown"))


def inspect_files(files: Iterable[File], *, theme: bool = False) -> Iterator[StaticFile]:
    """Each file with what it is; `theme` says that they belong to a theme, which has fewer types of files."""
    return (_inspect(file, theme) for file in files)


def _inspect(file: File, theme: bool) -> StaticFile:
    name = file.target.rpartition("/")[2].lower()
    problems = list(_check_name(file, name, theme))
    if problems:
        return StaticFile(file, None, (), tuple(problems))
    ending = ending_of(name)
    file_type = type_of(ending)
    place = Whole(file.path)
    if file_type == "text" or not ending:
        source, problem = decode(file)
        if problem is not None or (not ending and re.search(r"[\x00-\x08\x0e-\x1f]", source.text)):
            if problem is None or (not ending and not isinstance(problem.place, Span)):
                problem = Problem(
                    "nobody can tell from this file's name what it is",
                    place,
                    "give it the ending that it should have, such as .pdf or .png, or take it out",
                )
            return StaticFile(file, None, (), (problem,))
        syntaxes = _syntaxes(name, source.text)
        return StaticFile(file, source, syntaxes, tuple(_check_text(source, syntaxes, name)))
    if not begins_as(ending, file_type, file.content):
        problems.append(
            Problem(
                f"this is called a {file_type}, and does not begin like one",
                place,
                "save it once more from the program that it comes from, or take it out",
            )
        )
    return StaticFile(file, None, (), tuple(problems))


def _check_name(file: File, name: str, theme: bool) -> Iterator[Problem]:
    """What a file's name does to a host, whatever is in it: the first that is the matter."""
    place = Whole(file.path)
    endings = name.split(".")[1:]
    ending = ending_of(name)
    if any(part in HOST_CONFIGURATION for part in file.target.lower().split("/")):
        yield Problem(
            "some hosts take orders from this file, and could break what the page promises",
            place,
            "take it out; what is to be set up at your host, set up with the host itself",
        )
    elif file.target.lower() == "cname":  # GitHub Pages
        yield Problem(
            "some hosts would take the name in this file for the page's own address",
            place,
            "take it out, and write the name into quietpage.yml, after domain:",
        )
    elif ending in RUN_BY_BROWSERS or not RUN_BY_HOSTS.isdisjoint(endings):
        yield Problem(
            "a quiet page runs no script",
            place,
            "take it out of static/; what the page needs to say, it can say in words",
        )
    elif ending in PROGRAMS:
        yield Problem(
            "this is a program, and nobody can see what it would do",
            place,
            "take it out, and link to the place where its makers offer it",
        )
    elif ending in ARCHIVES:
        yield Problem(
            "this is packed, so nobody can see what is in it",
            place,
            "put in the files themselves, not packed; or take it out",
        )
    elif theme and not _belongs_to_a_theme(name, ending):
        yield Problem(
            "a theme is templates, style sheets, pictures and typefaces, and this is none of them",
            place,
            "take it out; if it belongs to the page and not to its look, put it into static/",
        )
    elif ending and type_of(ending) is None:
        yield Problem(
            f"quietpage does not know what a browser would make of a file that ends in .{ending}",
            place,
            "save it as one of the kinds that the reference lists, under Files in static; or take it out",
        )
    elif ending and type_of(ending) != "text" and not _DOCUMENT_ENDINGS.isdisjoint(endings):
        other = next(each for each in endings if each in _DOCUMENT_ENDINGS)
        yield Problem(
            f"some hosts would go by the .{other} in this file's name, and some by its end",
            place,
            "give it a name with one ending",
        )
    elif "/" not in file.target and re.fullmatch(IN_PLACE_OF_THE_INDEX, name):
        yield Problem(
            "some hosts would show this in the place of the page",
            place,
            "give it another name",
        )


_DOCUMENT_ENDINGS = frozenset(
    " ".join(endings for syntax, endings in TEXT_ENDINGS.items() if syntax != "text").split()
)
"""Endings of what a browser shows as a document of its own, or styles one with."""


def _belongs_to_a_theme(name: str, ending: str) -> bool:
    if not ending:
        return name.endswith(_WITHOUT_ENDING)
    return type_of(ending) in ("text", "picture", "font")


_WITHOUT_ENDING = ("license", "licence", "copying", "ofl", "authors", "readme")
"""How the names of a theme's files end that have no ending."""


def _syntaxes(name: str, text: str) -> tuple[Syntax, ...]:
    """How hosts and browsers could parse a text: by any ending in its name, and as it begins."""
    endings = frozenset(name.split(".")[1:])
    syntaxes: list[Syntax] = [
        syntax for syntax, known in TEXT_ENDINGS.items() if not endings.isdisjoint(known.split())
    ]
    if ending_of(name) not in _SERVED_BY_ALL_HOSTS:
        if re.match(_LIKE_XML, text):
            syntaxes.append("xml")
        elif re.match(_LIKE_AN_OLD_PAGE if "xml" in syntaxes else _LIKE_A_PAGE, text):
            syntaxes.append("html")
    return tuple(dict.fromkeys(syntaxes)) or ("text",)


_SERVED_BY_ALL_HOSTS = frozenset(("html", "htm", "xhtml", "svg", "xml", "css"))
"""Endings whose media type every host knows, so that no browser sniffs."""
_LIKE_A_PAGE = r"(?i)[\x00-\x20\ufeff]*<(?:[a-z][a-z0-9]*[\s/>]|[!?/])"
"""How a text begins that browsers, old ones too, take for HTML where no host says what it is."""
_LIKE_AN_OLD_PAGE = (
    r"(?i)[\x00-\x20\ufeff]*<(?:!--|!doctype\s|(?:html|head|body|title|meta|base|link|script|style|iframe|frameset"
    r"|applet|object|h1|div|font|table|a|b|br|p|pre|center|img|ul|plaintext|form)[\s/>])"
)
"""The same for what is XML by its ending, whose first element has a name of its own: the tags for which
browsers sniff ("identifying a resource with an unknown MIME type" in MIME Sniffing), and those of older
lists.
"""
_LIKE_XML = r"[\x00-\x20\ufeff]*<\?xml\s"
_MARKUP: frozenset[Syntax] = frozenset(("html", "xhtml", "svg", "xml"))


def _check_text(source: Source, syntaxes: tuple[Syntax, ...], name: str) -> Iterator[Problem]:
    """What is wrong with a text before it is parsed: hidden characters, encoding, orders to a host."""
    text = source.text
    for start, end, words in strange_signs(text):
        if not re.match(f"[{STEERING}]", text[start]):  # these have a rule of their own, `hidden_characters`
            yield Problem(f"there is {words} here", Span(source, start, end), "take it out")
    if _MARKUP.isdisjoint(syntaxes):
        return
    yield from check_encoding(source, syntaxes, name)
    # XSLT is a program that browsers run, and `document()` in it a request, whatever the file's ending.
    for program in re.finditer(r"http://www\.w3\.org/1999/XSL/Transform", text):
        yield Problem("a quiet page runs no script", Span(source, *program.span()), "take it out")
    # Server-side includes of Apache and nginx (`<!--#include`), and ASP, JSP or ERB (`<%`).
    for order in re.finditer(r"<!--#|<%", text):
        yield Problem(
            "some hosts would take this for an order, and put something else in its place",
            Span(source, *order.span()),
            "take it out, or write &lt; for the first sign",
        )
