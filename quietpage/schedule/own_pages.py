"""What pages of the author's own are made with: only a site that has some loads this."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from quietpage import export
from quietpage.core.fingerprint import file_of, of_files
from quietpage.core.model import File, OwnPage, Page, Site, Theme
from quietpage.core.named_tuple import NamedTuple

if TYPE_CHECKING:
    from quietpage.load.site_folder import Sources


class Beside(NamedTuple):
    """Pages of the author's own, and in which file each person is written about, by their slugs: of those who
    have one to themselves. `unread` are files with which something may be the matter, so that what leads to
    them need not be wrong.
    """

    pages: tuple[OwnPage, ...]
    people: Mapping[str, str]
    unread: tuple[str, ...] = ()


def beside(
    site: Site, sources: Sources, pages: tuple[OwnPage, ...], files: tuple[str, ...], *, right: bool
) -> Beside:
    """These pages, of all in these `files`, beside the people of a site that was read from these sources.
    `right` says that nothing is the matter with any of them so far.
    """
    keys = of_files(sources.config, sources.people)
    of_people = {key: file.name for key, file in zip(keys, sources.people, strict=True)}
    found: dict[str, list[str]] = {}
    for person in site.people:
        found.setdefault(of_people.get(file_of(person.made_of), ""), []).append(person.slug)
    alone = {slugs[0]: name for name, slugs in found.items() if name and len(slugs) == 1}
    return Beside(pages, alone, () if right else (*files, *(file.name for file in sources.people)))


def leading_to(
    site: Site, theme: Theme, static: tuple[File, ...], pictures: Iterable[Page], beside: Beside
) -> dict[str, str]:
    """To what such a page can lead: where it is on the finished page, by that and by its path in the site.

    That is all that is written for this site; `pictures` are the portraits and the card.
    """
    found = {"quietpage.yml": "index.html", ".": "index.html", "index.html": "index.html"}
    for person in site.people:
        page = f"people/{person.slug}.html"
        found[page] = page
        if export.has_cards(theme) and not person.draft:
            found[f"people/{person.slug}.vcf"] = f"people/{person.slug}.vcf"
        if person.slug in beside.people:
            found[beside.people[person.slug]] = page
    for way in (way for person in site.people for way in person.ways):
        found[f"ways/{way.slug}.html"] = f"ways/{way.slug}.html"
    made = ("404.html", "style.css", "pages.css", *export.paths(site, theme))
    of_theme = (file.target for level in theme.levels for file in level.files)
    found |= {path: path for path in (*made, *of_theme, *(picture.path for picture in pictures))}
    for file in static:
        found |= {file.target: file.target, f"static/{file.target}": file.target}
    return {**{name: name for name in beside.unread}, **found}
