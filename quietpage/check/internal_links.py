"""Whether all is there that somebody's own templates and style sheets name: pages, pictures, typefaces; and
what parts of a page they give a name, an `id`.

A link that the writer put into a text is a whole address. What leads to a file beside the page was written by
a template; and a template draws its pages alike, so that one page of a folder stands for all of them.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from urllib.parse import unquote

from quietpage.core.diagnostics import Problem
from quietpage.core.model import Page, Template, Theme, source_of
from quietpage.core.slugs import IDS
from quietpage.core.source import Place, Source, Span, Whole
from quietpage.core.suggestions import Known
from quietpage.markup import Start, read
from quietpage.markup.css import tokens, urls

_NAMING = frozenset(("a", "link", "img", "source", "audio", "video", "track", "use"))
_NAMES = frozenset(("href", "xlink:href", "src", "srcset", "poster"))
_ELSEWHERE = re.compile(r"[^/]*:|[/\\]")


def missing(theme: Theme, drawn: Iterable[Page], there: frozenset[str]) -> Iterator[Problem]:
    """What templates and style sheets of somebody's own name, and is not `there`: the paths of all files."""
    own = [level for level in theme.levels if not level.ours]
    known = Known(there)
    templates = [template for level in own for template in level.templates.values()]
    if templates:
        yield from _named_by(templates, drawn, there, known)
    for style in (style for level in own for style in level.styles.values()):
        source = Source(style.path, style.text)
        for address, start, end in urls(tokens(style.text)):
            if (path := _path(address, "")) and not _is_there(path, there):
                yield _problem(path, there, known, Span(source, start, end))


def ids_of(theme: Theme) -> frozenset[str]:
    """Every `id` that the templates of a theme give to a part of a page, but those that are put together."""
    own = [template for level in theme.levels if not level.ours for template in level.templates.values()]
    return IDS.union(each for template in own for each in _ids(template.text) if "{" not in each)


def _ids(html: str) -> Iterator[str]:
    """Every `id` in a page or a template, as often as it is there."""
    for tag in read(html):
        if isinstance(tag, Start) and (found := tag.get("id")):
            yield found


def _named_by(
    templates: list[Template], drawn: Iterable[Page], there: frozenset[str], known: Known
) -> Iterator[Problem]:
    """The same for templates: one page of each folder is looked at. 404.html has no place of its own."""
    folders: set[str] = set()
    told: set[str] = set()
    twice: set[str] = set()
    for page in drawn:
        folder = posixpath.dirname(page.path)
        if folder in folders or page.path == "404.html":
            continue
        folders.add(folder)
        html = page.content.decode()
        for each, times in Counter(_ids(html)).items():
            if times > 1 and each not in twice:
                twice.add(each)
                place = _written(templates, f'id="{each}"') or Whole(page.path)
                yield Problem(
                    f"more than one part of this page has the id {each}",
                    place,
                    "let one of them keep it, and give the others an id of their own, or none",
                )
        for address in _addresses(html):
            path = _path(address, folder)
            if not path or _is_there(path, there) or address in told:
                continue
            told.add(address)
            place = _written(templates, address) or Whole(page.path)
            yield _problem(path, there, known, place, folder and _path(address, ""))


def _addresses(html: str) -> Iterator[str]:
    """Every address on a page, once."""
    addresses = (
        (each.name, each.value)
        for tag in read(html, plain=False)
        if isinstance(tag, Start) and tag.name in _NAMING
        for each in tag.attributes
        if each.name in _NAMES
    )
    for name, value in dict.fromkeys(addresses):
        several = value.split(",") if name == "srcset" else [value]
        yield from (each.split()[0] for each in several if each.strip())


def _path(address: str, folder: str) -> str:
    """The path to which an address leads from a page in a folder; nothing, if it is none beside the page."""
    if _ELSEWHERE.match(address):
        return ""
    before = unquote(address.partition("#")[0].partition("?")[0])
    return posixpath.normpath(posixpath.join(folder, before)) if before else ""


def _is_there(path: str, there: Container[str]) -> bool:
    return path in there or posixpath.normpath(f"{path}/index.html") in there


def _written(templates: Iterable[Template], address: str) -> Span | None:
    """Where an address was written; the way up to the index may have been put before it."""
    for written in (address, re.sub(r"^(?:\.\./)+", "", address)):
        for template in templates:
            if written and (at := template.text.find(written)) >= 0:
                return Span(source_of(template), at, at + len(written))
    return None


def _problem(
    path: str, there: frozenset[str], known: Known, place: Place, from_the_index: str = ""
) -> Problem:
    if from_the_index and _is_there(from_the_index, there):
        help = f"a page in a folder comes to it by way of the index: {{{{ root }}}}{from_the_index}"
    else:
        near = known.nearest(path)
        help = f"did you mean {near}?" if near else "put the file into static/, or into the theme's folder"
    return Problem(f"there is no {path} on this page", place, help)
