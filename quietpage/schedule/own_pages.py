"""What pages of the author's own are made with: only a site that has some loads this."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from quietpage import export
from quietpage.core.fingerprint import fingerprint
from quietpage.core.model import File, OwnPage, Site, Theme
from quietpage.core.named_tuple import NamedTuple

if TYPE_CHECKING:
    from quietpage.load.site_folder import Sources


class Beside(NamedTuple):
    """Pages of the author's own, and in which file each person is written about, by their slugs: of those who
    have one to themselves.
    """

    pages: tuple[OwnPage, ...]
    people: Mapping[str, str]


def beside(site: Site, sources: Sources, pages: tuple[OwnPage, ...]) -> Beside:
    """These pages beside the people of a site that was read from these sources."""
    page = fingerprint(sources.config.text)
    files = {fingerprint(page, file.name, file.mark): file.name for file in sources.people}
    found: dict[str, list[str]] = {}
    for person in site.people:
        found.setdefault(files.get(person.made_of.rpartition("-")[0], ""), []).append(person.slug)
    return Beside(pages, {slugs[0]: name for name, slugs in found.items() if name and len(slugs) == 1})


def leading_to(
    site: Site, theme: Theme, static: tuple[File, ...], people: Mapping[str, str]
) -> dict[str, str]:
    """To what such a page can lead: where it is on the finished page, by that and by its path in the site."""
    found = {"quietpage.yml": "index.html", ".": "index.html", "index.html": "index.html"}
    for person in site.people:
        page = f"people/{person.slug}.html"
        found[page] = page
        if export.has_cards(theme) and not person.draft:
            found[f"people/{person.slug}.vcf"] = f"people/{person.slug}.vcf"
        if person.slug in people:
            found[people[person.slug]] = page
    for way in (way for person in site.people for way in person.ways):
        found[f"ways/{way.slug}.html"] = f"ways/{way.slug}.html"
    found |= {path: path for path in export.links(site, theme) if path}
    for file in static:
        found |= {file.target: file.target, f"static/{file.target}": file.target}
    return found
