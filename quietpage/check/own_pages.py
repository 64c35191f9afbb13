"""Rules for pages of the author's own: a title that can be read, links and pictures that lead to something.

In: the pages as they are read. Out: problems. What their texts share with all others is in `written_texts`.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from urllib.parse import unquote

from quietpage.core.diagnostics import ENOUGH, Problem
from quietpage.core.model import OwnPage
from quietpage.core.suggestions import Known
from quietpage.load.inventory import PAGES, PEOPLE, STATIC
from quietpage.typeset.link_places import link_places
from quietpage.typeset.own_pages import PICTURES, Places, parts_of
from quietpage.typeset.texts import OwnTexts


def refuse_own_pages(pages: Iterable[OwnPage]) -> Iterator[Problem]:
    """A page about children is one page: there is none beside it."""
    for page in pages:
        yield Problem(
            "a page about children has no other pages beside it",
            page.title.place,
            f"take {page.file} away; what a visitor should know can stand under welcome: in quietpage.yml",
        )


def check_own_pages(pages: Iterable[OwnTexts], places: Places) -> Iterator[Problem]:
    """What is the matter with these pages; `places` are what they can lead to."""
    pages = tuple(pages)
    known = _Names(pages, places)
    for each in pages:
        if not re.search(r"\w", each.title):
            yield Problem(
                "this title has no word in it", each.page.title.place, "write what the page is called instead"
            )
        yield from islice(_lost(each, known), ENOUGH)
        if re.search(r'alt="\s*"', each.html):
            text = each.page.text
            wordless = (
                place for place in link_places(text.value) if place.alt is not None and not place.alt.strip()
            )
            for place in islice(wordless, ENOUGH):
                yield Problem(
                    "a picture is told in words to those who cannot see it, and here are none",
                    text.within(*place.words),
                    "write between the brackets what is to be seen: ![a garden in the rain]",
                )


class _Names:
    """What a page can lead to, as it is written in one."""

    def __init__(self, pages: tuple[OwnTexts, ...], places: Places) -> None:
        files = places.files
        self.pages = [each.page.file.removeprefix(f"{PAGES}/") for each in pages]
        self.people = [f"../{path}" for path in files if path.startswith(f"{PEOPLE}/") and ".y" in path]
        static = [f"../{path}" for path in files if path.startswith(f"{STATIC}/")]
        self.pictures = [path for path in static if path.lower().endswith(PICTURES)]
        self.all = [*self.pages, *self.people, *static]
        self.parts: dict[str, Sequence[str]] = {path: sorted(ids) for path, ids in places.ids.items()}
        """What the parts of each page are called, in their order."""
        self.parts |= {page.page.path: parts_of(page.html) for page in pages}


def _lost(page: OwnTexts, known: _Names) -> Iterator[Problem]:
    """The links and pictures of a page that lead to nothing."""
    if not {"lost", "part", "unseen"}.intersection(page.fates):
        return
    text = page.page.text
    places = link_places(text.value)
    for address, place, fate, way in zip(page.prose.links, places, page.fates, page.led, strict=True):
        plain, _, part = address.partition("#")
        plain, part = unquote(plain.partition("?")[0]), unquote(part)
        if fate == "lost":
            near = _namesake(plain, known.all)
            somebody = re.fullmatch(rf"(?:\.\./|/){PEOPLE}/[^/]*", plain) is not None
            yield Problem(
                "this leads to nobody on the page"
                if somebody
                else "there is nothing here to which this leads",
                text.within(*place.address),
                f"did you mean {near}?" if near else _SOMEBODY if somebody else _ways_to_lead(known),
            )
        elif fate == "part":
            target = posixpath.normpath(f"{PAGES}/{way}") if way else page.page.path
            yield Problem(
                f"no heading there has the address #{part}",
                text.within(*place.address),
                _other_part(part, known.parts[target]),
            )
        elif fate == "unseen":
            near = _namesake(_name_of(plain), known.pictures)
            yield Problem(
                "a page shows pictures that are in static/, and no others",
                text.within(*place.address),
                f"did you mean {near}?"
                if near
                else f"put the picture into static/, and write ../static/{_name_of(plain)}",
            )


def _other_part(part: str, parts: Sequence[str]) -> str:
    """What to do about a link to a part of a page that has these, and not that one."""
    if near := Known(parts).nearest(part):
        return f"did you mean #{near}?"
    if not parts:
        return f"take #{part} away: that page has no parts with a heading"
    return f"take #{part} away, or write a heading of that page with hyphens for spaces, such as #{parts[0]}"


def _namesake(written: str, names: Iterable[str]) -> str:
    """What is called just so, or nearly so, in whatever folder."""
    by_name = {posixpath.splitext(posixpath.basename(each))[0]: each for each in names}
    near = Known(by_name).nearest(posixpath.splitext(posixpath.basename(written))[0])
    return by_name[near] if near else ""


def _name_of(written: str) -> str:
    name = posixpath.basename(written)
    return name if name.lower().endswith(PICTURES) else "garden.jpg"


_SOMEBODY = (
    "somebody who shares a file with others is found by their own name, as in ../people/ada-lovelace.html; "
    "who is a draft, or no longer here, has no page"
)


def _ways_to_lead(known: _Names) -> str:
    page = next((each for each in known.pages if each), "about.md")
    person = next(iter(known.people), "../people/NAME.yml")
    return (
        f"a link leads to another text in pages/, such as {page}, to somebody here, such as {person}, "
        "to a file in static/, such as ../static/map.pdf, or to a whole address, from https:// on"
    )
