"""The rule that what somebody's own templates and style sheets name is there: pages, pictures, typefaces.

In: a theme, the pages that its templates rendered, and the paths of all files that will be published. Out:
problems, in the template or style sheet that names what is missing, or gives an `id` twice to one page.

A link that the writer put into a text is a whole address, and leads to another page of the web. What leads
to a file beside the page was written by a template; and a template renders its pages alike, so that one page
of a folder stands for all of them.
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

_IN_A_STYLE = re.compile(
    r"""/\*(?:[^*]++|\*(?!/))*+|url\(\s*+(?:"([^"\\]*+)"|'([^'\\]*+)'|([^"'()\\\s]*+))\s*+\)"""
)


def check_internal_links(theme: Theme, pages: Iterable[Page], there: frozenset[str]) -> Iterator[Problem]:
    """Files that templates and style sheets of somebody's own name, and whose paths are not `there`."""
    own = [level for level in theme.levels if not level.ours]
    known = Known(there)
    templates = [template for level in own for template in level.templates.values()]
    if templates:
        yield from _check_pages(templates, pages, there, known)
    for style in (style for level in own for style in level.styles.values()):
        source = Source(style.path, style.text)
        for found in _IN_A_STYLE.finditer(style.text):
            address = next(filter(None, found.groups()), "")
            if address and (path := _path(address, "")) and not _is_there(path, there):
                yield _missing(path, there, known, Span(source, *found.span()))


def ids_of(theme: Theme) -> frozenset[str]:
    """Every `id` in the templates of a theme, and those of quietpage's own: no person may get one of them.

    One that a template computes is not known before a page is rendered, and is left out.
    """
    own = [template for level in theme.levels if not level.ours for template in level.templates.values()]
    return IDS.union(each for template in own for each in _ids(template.text) if "{" not in each)


def _ids(html: str) -> Iterator[str]:
    """Every `id` in a page or a template, as often as it is there."""
    for tag in read(html):
        if isinstance(tag, Start) and (found := tag.get("id")):
            yield found


def _check_pages(
    templates: list[Template], pages: Iterable[Page], there: frozenset[str], known: Known
) -> Iterator[Problem]:
    """The addresses and ids on one page of each folder, told at the templates that wrote them.

    404.html is left out: a host shows it at any address, so that nothing is beside it.
    """
    folders: set[str] = set()
    told: set[str] = set()
    twice: set[str] = set()
    for page in pages:
        folder = posixpath.dirname(page.path)
        if folder in folders or page.path == "404.html":
            continue
        folders.add(folder)
        html = page.content.decode()
        for each, times in Counter(_ids(html)).items():
            if times > 1 and each not in twice:
                twice.add(each)
                place = _written_at(templates, f'id="{each}"') or Whole(page.path)
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
            place = _written_at(templates, address) or Whole(page.path)
            yield _missing(path, there, known, place, folder and _path(address, ""))


def _addresses(html: str) -> Iterator[str]:
    """Every address on a page, once; those of a `srcset` without their sizes."""
    addresses = (
        (each.name, each.value)
        for tag in read(html, plain=False)
        if isinstance(tag, Start) and tag.name in _NAMING_ELEMENTS
        for each in tag.attributes
        if each.name in _NAMING_ATTRIBUTES
    )
    for name, value in dict.fromkeys(addresses):
        several = value.split(",") if name == "srcset" else [value]
        yield from (each.split()[0] for each in several if each.strip())


_NAMING_ELEMENTS = frozenset(("a", "link", "img", "source", "audio", "video", "track", "use"))
_NAMING_ATTRIBUTES = frozenset(("href", "xlink:href", "src", "srcset", "poster"))


def _path(address: str, folder: str) -> str:
    """The path to which an address leads from a page in a folder; empty, if it is none beside the page."""
    if re.match(r"[^/]*:|[/\\]", address):  # it has a scheme, or begins at the root, where others may live
        return ""
    before = unquote(address.partition("#")[0].partition("?")[0])
    return posixpath.normpath(posixpath.join(folder, before)) if before else ""


def _is_there(path: str, there: Container[str]) -> bool:
    """Whether a path is that of a file, or of a folder for which hosts show its `index.html`."""
    return path in there or posixpath.normpath(f"{path}/index.html") in there


def _written_at(templates: Iterable[Template], address: str) -> Span | None:
    """Where an address was written, if in any template; `{{ root }}` may have put `../` before it."""
    for written in (address, re.sub(r"^(?:\.\./)+", "", address)):
        for template in templates:
            if written and (at := template.text.find(written)) >= 0:
                return Span(source_of(template), at, at + len(written))
    return None


def _missing(
    path: str, there: frozenset[str], known: Known, place: Place, from_the_index: str = ""
) -> Problem:
    if from_the_index and _is_there(from_the_index, there):
        help = f"a page in a folder comes to it by way of the index: {{{{ root }}}}{from_the_index}"
    else:
        near = known.nearest(path)
        help = f"did you mean {near}?" if near else "put the file into static/, or into the theme's folder"
    return Problem(f"there is no {path} on this page", place, help)
