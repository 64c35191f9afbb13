"""The order of the people on a page. It means nothing: nobody is first because of who they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from quietpage.core.model import Person, Site

Key = tuple[str, str]
"""What people are sorted by; the second part, the slug, tells apart those with the same first."""

OTHERWISE_IN_ASCII = frozenset(
    [
        "az",
        "br",
        "bs",
        "ceb",
        "cs",
        "cy",
        "da",
        "dsb",
        "ee",
        "et",
        "fil",
        "fo",
        "ha",
        "haw",
        "hr",
        "hsb",
        "hu",
        "ig",
        "kl",
        "lt",
        "lv",
        "nb",
        "nn",
        "no",
        "om",
        "sh",
        "sk",
        "sq",
        "sr",
        "tl",
        "to",
        "tr",
        "uz",
        "wae",
        "yo",
    ]
)
"""Languages that sort letters of ASCII in an order of their own: `ch` behind `h` in Czech, say."""

_SIGNS = "_-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789"
_FIRST_SIGN = 0x21
_IN_ORDER = {ord(" "): " "} | {ord(sign): chr(_FIRST_SIGN + at) for at, sign in enumerate(_SIGNS)}


def order_of(site: Site) -> str:
    """How the people of a site are to be sorted, for `order_key`: as it asks for; and by name as the readers
    of its language do, if the names have letters for which that matters.
    """
    if site.order != "by name":
        return site.order
    if _is_plain([(person.file_under or person.name).value for person in site.people], site.language):
        return site.order
    return f"by name in {site.language}"


def title_key(titles: Sequence[str], language: str) -> Callable[[str], str]:
    """The sort key of titles, by the alphabet of a language."""
    if len(titles) < 2 or _is_plain(titles, language):
        return _in_ascii
    from quietpage.core.collation.collator import collator

    return collator(language).key


def _is_plain(names: Iterable[str], language: str) -> bool:
    """Whether a language sorts these as every other does, which is cheap."""
    return language.partition("-")[0].lower() not in OTHERWISE_IN_ASCII and "".join(names).isascii()


def order_key(order: str) -> Callable[[Person], Key] | None:
    """The sort key of an order; none for `as written`, which keeps the order of the files."""
    if order == "as written":
        return None
    if order == "shuffled":
        return _shuffled
    return _by_ascii if order == "by name" else _by_name_in(order.removeprefix("by name in "))


def in_order_of(keys: Sequence[Key]) -> list[int]:
    """The places of these keys in their order."""
    return sorted(range(len(keys)), key=keys.__getitem__)


def sorted_by(people: Sequence[Person], keys: Sequence[Key]) -> tuple[Person, ...]:
    """These people sorted by their keys, of which each has one."""
    return tuple([people[place] for place in in_order_of(keys)])


def ordered(site: Site) -> tuple[Person, ...]:
    """The people of a site in the order that it asks for."""
    key = order_key(order_of(site))
    return site.people if key is None else sorted_by(site.people, [key(person) for person in site.people])


def _shuffled(person: Person) -> Key:
    """A hash of the slug: no order that anybody could read something into, and the same in every build."""
    from quietpage.core.hashes import blake2b

    return blake2b(person.slug.encode(), digest_size=8).hexdigest(), person.slug


def _by_ascii(person: Person) -> Key:
    return _in_ascii(_name(person)), person.slug


def _in_ascii(name: str) -> str:
    """The same order that every language has for these letters, and cheap."""
    return name.casefold().translate(_IN_ORDER)


def _by_name_in(language: str) -> Callable[[Person], Key]:
    from quietpage.core.collation.collator import collator

    key = collator(language).key
    return lambda person: (key(_name(person)), person.slug)


def _name(person: Person) -> str:
    return str(person.file_under or person.name)
