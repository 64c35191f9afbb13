"""The order of the people on a page. It means nothing: nobody is first because of who they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from quietpage.core.model import Person, Site

Key = tuple[str, str]
"""What people are sorted by; the second part, the slug, tells apart those with the same first."""


def order_key(order: str) -> Callable[[Person], Key] | None:
    """The sort key of an `order:`; none for `as written`, which keeps the order of the files."""
    if order == "as written":
        return None
    return _alphabetical if order == "by name" else _shuffled


def sorted_by(people: Sequence[Person], keys: Sequence[Key]) -> tuple[Person, ...]:
    """These people sorted by their keys, of which each has one."""
    return tuple(people[place] for place in sorted(range(len(people)), key=keys.__getitem__))


def ordered(site: Site) -> tuple[Person, ...]:
    """The people of a site in the order that it asks for."""
    key = order_key(site.order)
    return site.people if key is None else sorted_by(site.people, [key(person) for person in site.people])


def _shuffled(person: Person) -> Key:
    """A hash of the slug: no order that anybody could read something into, and the same in every build."""
    from quietpage.core.hashes import blake2b

    return blake2b(person.slug.encode(), digest_size=8).hexdigest(), person.slug


def _alphabetical(person: Person) -> Key:
    """The name without accents, as people look for it in a list."""
    import unicodedata

    name = str(person.file_under or person.name)
    if name.isascii():
        return name.casefold(), person.slug
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    return bare.casefold(), person.slug
