"""Pages of the author's own as they are read: set, their links led to what is on the finished page, in order.

A link may be written as it works where the text is written: to another text beside it (`how-i-choose.md`), to
somebody's file (`../people/ada.yml`), to a file that is copied (`../static/map.pdf`); or as it is on the
finished page. A picture is such a file, too.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from html import escape, unescape
from urllib.parse import unquote

from quietpage.core.comparison_keys import path_key
from quietpage.core.model import OwnPage
from quietpage.core.named_tuple import NamedTuple
from quietpage.core.order import title_key
from quietpage.core.slugs import IDS
from quietpage.load.inventory import PAGES
from quietpage.locale import words_for
from quietpage.typeset.markdown import BETWEEN, Prose, prose
from quietpage.typeset.texts import OwnTexts

INDEX = "index.html"

_QUIET = ' rel="noopener noreferrer" referrerpolicy="no-referrer"'
"""What a link out has, and one from page to page needs not."""


class Places(NamedTuple):
    """What a page of the author's own can lead to: `files` has by the path in the site folder, or on the
    finished page, where it is on the finished page; `ids` the parts of each page there, by its path; `shown`
    are the files there that can be shown as pictures, if they are such.
    """

    files: Mapping[str, str]
    ids: Mapping[str, frozenset[str]] = {}
    shown: frozenset[str] = frozenset()


def set_own(markdown: str, language: str, ids: frozenset[str] = IDS) -> Prose:
    """The text of such a page, set with the quotation marks of its language. `ids` are what templates call
    parts of their pages: none of its own is called so.
    """
    return prose(markdown, words_for(language).quotes, own=True, ids=ids)


def parts_of(html: str) -> tuple[str, ...]:
    """What the parts of such a page are called, from its markup."""
    return tuple(re.findall(r'<h[2-6] id="([^"]*)"', html))


def typeset_own(
    pages: Iterable[tuple[OwnPage, Prose]], places: Places, language: str
) -> tuple[OwnTexts, ...]:
    """These pages in the order that the alphabet of the language has for their titles; `places` are those of
    all the rest.
    """
    pages = tuple(pages)
    files = {path_key(path): target for path, target in places.files.items()}
    ids = dict(places.ids)
    for page, done in pages:
        target = page.path
        files |= {path_key(page.file): target, path_key(target): target}
        ids[target] = frozenset(parts_of(done.html))
    everything = Places(files, ids, places.shown)
    set_pages = [_typeset(page, done, everything) for page, done in pages]
    key = title_key([each.title for each in set_pages], language)
    return tuple(sorted(set_pages, key=lambda each: (key(each.title), each.page.slug)))


def _typeset(page: OwnPage, done: Prose, places: Places) -> OwnTexts:
    here = page.path
    fates: list[str] = []
    ways: list[str] = []

    def led(found: re.Match[str]) -> str:
        tag, written, rest = found[1], unescape(found[2]), found[3]
        fate, address = (_shown if tag == "img src" else _led)(written, here, places)
        fates.append(fate)
        ways.append(address)
        if fate == "elsewhere":
            return found[0]
        return f'<{tag}="{escape(address)}"{rest.replace(_QUIET, "")}>'

    html = re.sub(r'<(a href|img src)="([^"<>]*+)"([^<>]*+)>', led, done.html)
    begins = html.startswith("<h1>")
    heading, _, html = html.removeprefix("<h1>").partition("</h1>\n") if begins else ("", "", html)
    title = " ".join(done.plain.partition(BETWEEN)[0].split()) if begins else ""
    paragraphs = (
        unescape(re.sub("<[^<>]*+>", "", each.partition("</p>")[0])) for each in html.split("<p>")[1:]
    )
    beginning = next((each for each in paragraphs if each.strip()), "")
    return OwnTexts(page, title, heading, html, beginning, done, tuple(fates), tuple(ways))


def _led(address: str, here: str, places: Places) -> tuple[str, str]:
    """The fate of a link, and where it leads from a page of the author's own, if that is here."""
    written, sign, part = address.partition("#")
    written, part = unquote(written.partition("?")[0]), unquote(part)
    if not address or re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//|\\|<|www\.", address):
        return "elsewhere", ""
    target = _target(written, places) if written else here
    if not target:
        return ("lost" if _is_of_this_site(written) else "elsewhere"), ""
    if part and part not in places.ids.get(target, {part}):
        return "part", _from_here(target) if written else ""
    return "here", (_from_here(target) if written else "") + (sign + part if part or not written else "")


def _shown(address: str, here: str, places: Places) -> tuple[str, str]:
    """The same for a picture."""
    target = _target(unquote(address), places)
    if target in places.shown and target.lower().endswith(PICTURES):
        return "here", _from_here(target)
    return "unseen", ""


def _target(written: str, places: Places) -> str:
    """The path on the finished page to which an address leads from `pages/`; nothing, if there is none."""
    path = posixpath.normpath(written.lstrip("/") if written.startswith("/") else f"{PAGES}/{written}")
    tried = (path, f"{path}.md", f"{path}.html", f"{path}/{INDEX}".removeprefix("./"))
    return next((places.files[key] for each in tried if (key := path_key(each)) in places.files), "")


def _from_here(target: str) -> str:
    """The way to a file of the finished page from one in `pages/`."""
    return target.removeprefix(f"{PAGES}/") if target.startswith(f"{PAGES}/") else f"../{target}"


PICTURES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")
_ENDINGS = (
    *(".md", ".markdown", ".html", ".htm", ".yml", ".yaml", ".txt", ".pdf", ".ics", ".vcf", ".opml", ".xml"),
    *PICTURES,
)


def _is_of_this_site(written: str) -> bool:
    """Whether an address that leads nowhere was rather meant for something here than for another host."""
    if "@" in written:
        return False
    first, slash, _ = written.partition("/")
    if first in ("", ".", "..") or (slash and "." not in first):
        return True
    return not slash and ("." not in written or written.lower().endswith(_ENDINGS))
