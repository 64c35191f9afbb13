"""The names on a site: in them may stand a word that elsewhere is a number."""

from __future__ import annotations

from quietpage.core.model import Site
from quietpage.core.named_tuple import NamedTuple


class Names(NamedTuple):
    """What may be a name and no number: the `not_numbers:` of `quietpage.yml`, the author's and the people's
    names, and the tags of the languages in which they are read.
    """

    listed: tuple[str, ...]
    people: tuple[str, ...]
    languages: tuple[str, ...]


def names_of(site: Site) -> Names:
    """The names on a site, and the languages in which they are read: the page's first."""
    others = [person.language for person in site.people if person.language]
    return Names(
        tuple(phrase.value for phrase in site.not_numbers),
        (site.author.name.value, *(person.name.value for person in site.people)),
        tuple(dict.fromkeys([site.language, *others])),
    )
