"""Lists of people as other programs keep them: YAML, JSON and TOML, in a list, by id, or in a wrapper.

Here is who in them is a person. What the keys of a person say is read by `facts`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quietpage.core.suggestions import plain
from quietpage.importers import words
from quietpage.importers.candidates import MOST, Found, Gathered
from quietpage.importers.facts import Left, found_of
from quietpage.importers.one_line import of_line
from quietpage.importers.trees import DEEPEST, Branch, Items, Leaf, Tree, entries_by_key, leaves_of
from quietpage.validate.foreign_words import keys_of, meaning

_NOT_PEOPLE = frozenset(
    [
        "organization",
        "corporation",
        "website",
        "webpage",
        "profilepage",
        "blog",
        "blogposting",
        "article",
        "imageobject",
    ]
)
"""What schema.org calls what is not a person, and may have a name and an address all the same."""

_OF_WORKS = frozenset(
    (
        *("cff_version", "dependencies", "dev_dependencies", "scripts", "code_repository", "build_system"),
        *("requires_python", "edition"),
    )
)
"""Keys that only a file about a program or another work has: its name is not somebody's."""

_BY = ("author", "authors", "maintainer", "maintainers", "contributor", "contributors", "contact", "creator")
"""Keys of such a file under which people stand."""


def has_people(tree: Tree) -> bool:
    """Whether there is anybody in this, as far as it can be seen."""
    return next(_entries(tree, "", Left()), None) is not None


def read_records(tree: Tree) -> Gathered:
    """An entry for each person in it."""
    left = Left()
    found = []
    for key, each in _entries(tree, "", left):
        found.append(_found(key, each, left))
        if len(found) > MOST:
            break
    return left.gathered(found)


def read_person(tree: Branch) -> Gathered:
    """The one person whom all of this is about, as a page's own keys are; nobody, if they have no name."""
    left = Left()
    found = found_of("", tree, left)
    named = found.name or found.title or found.handle or found.addresses
    return left.gathered([found] if named else [])


def _found(key: str, tree: Tree, left: Left) -> Found:
    if isinstance(tree, Leaf):
        return of_line(tree.text, tree.place)
    assert isinstance(tree, Branch)
    return found_of(key, tree, left)


def _entries(tree: Tree, key: str, left: Left, depth: int = 0) -> Iterator[tuple[str, Tree]]:
    """Everybody: each with the key that they stand under, if it is theirs.

    What a list says of itself, beside its people, goes to what is `left`.
    """
    if depth > DEEPEST:
        return
    if isinstance(tree, Items):
        if (card := _card(tree)) is not None:
            yield key, card
            return
        for each in tree.items:
            if isinstance(each, Leaf):
                if depth < 2 and each.text.strip():
                    yield "", each
            else:
                yield from _entries(each, "", left, depth + 1)
        return
    if isinstance(tree, Leaf):
        return
    if (card := _properties(tree)) is not None:
        yield key, card
        return
    if (by := _by(tree)) is not None:
        left.programs.update((name, None) for name, _ in tree.entries if plain(name) not in _BY)
        for each in by:
            yield from [("", each)] if isinstance(each, Leaf | Branch) else _entries(each, "", left, 1)
        return
    groups = [
        (name, each)
        for name, each in tree.entries
        if plain(name).strip("_") in words.GROUPS
        and (_holds_people(each) or (plain(name) in _OF_NAMES and leaves_of(each) and not _is_person(tree)))
    ]
    if groups and not (_is_person(tree) and all(_are_own_links(name, each) for name, each in groups)):
        left.programs.update((name, None) for name, each in tree.entries if isinstance(each, Leaf))
        for name, each in groups:
            yield from _entries(each, name, left, depth + 1)
    elif _is_person(tree):
        yield key, tree
    else:
        for name, each in tree.entries:
            if isinstance(each, Branch):
                # By id: the key is what they go by, unless they are a wrapper themselves.
                yield from _entries(each, name, left, depth + 1)
            elif isinstance(each, Items) and _holds_people(each):
                yield from _entries(each, "", left, depth + 1)
            elif name[:1] in "@$":
                left.programs[name] = None  # as schemas are named
            elif isinstance(each, Leaf) and depth < 2 and _like_an_address(each.text):
                yield name, Branch((("url", each),), each.place)


_OF_NAMES = ("people", "members", "team", "authors", "contributors", "maintainers", "friends", "speakers")
"""Keys under which names may stand alone, and not with keys of their own."""


def _card(tree: Items) -> Branch | None:
    """An address card as a list (RFC 7095): `["vcard", [["fn", {}, "text", "Ada"]]]`."""
    if len(tree.items) != 2 or not isinstance(tree.items[1], Items):
        return None
    if not isinstance(tree.items[0], Leaf) or tree.items[0].text != "vcard":
        return None
    lines = (each.items for each in tree.items[1].items if isinstance(each, Items) and len(each.items) > 3)
    entries = ((line[0].text, line[3]) for line in lines if isinstance(line[0], Leaf))
    return Branch(tuple(entries), tree.place)


def _properties(tree: Branch) -> Branch | None:
    """What a card says, as parsers of microformats give it: below `properties`, each in a list."""
    there = entries_by_key(tree)
    kinds, properties = there.get("type"), there.get("properties")
    if not isinstance(kinds, Items) or not isinstance(properties, Branch):
        return None
    if all(leaf.text != "h-card" for leaf in leaves_of(kinds)):
        return None
    return properties._replace(entries=tuple((f"p-{name}", each) for name, each in properties.entries))


def _by(tree: Branch) -> list[Tree] | None:
    """The people of a file that is about a program or a feed; None, if it is about none."""
    there = entries_by_key(tree)
    for key in ("package", "project"):
        if isinstance(inner := there.get(key), Branch) and not _OF_WORKS.isdisjoint(there):
            there = {**there, **entries_by_key(inner)}
    version = there.get("version")
    is_feed = isinstance(version, Leaf) and "jsonfeed.org" in version.text
    if not is_feed and _OF_WORKS.isdisjoint(there):
        return None
    by = [there[key] for key in _BY if key in there]
    feed = [(name, there[name]) for name in ("feed_url", "home_page_url") if name in there]
    if is_feed and len(by) == 1 and len(one := _all(by[0])) == 1 and isinstance(one[0], Branch):
        # Whose feed it is is known only if it is one person's.
        by = [one[0]._replace(entries=(*one[0].entries, *feed))]
    people = [each for tree in by for each in _all(tree)]
    for item in _all(there["items"]) if is_feed and "items" in there else ():
        below = entries_by_key(item) if isinstance(item, Branch) else {}
        people += [each for key in ("author", "authors") if key in below for each in _all(below[key])]
    return [each for each in people if not isinstance(each, Leaf) or each.text.strip()]


def _all(tree: Tree) -> tuple[Tree, ...]:
    return tree.items if isinstance(tree, Items) else (tree,)


def _holds_people(tree: Tree) -> bool:
    if isinstance(tree, Items):
        return any(isinstance(each, Branch) for each in tree.items)
    return isinstance(tree, Branch) and any(isinstance(each, Branch) for _, each in tree.entries)


def _are_own_links(key: str, tree: Tree) -> bool:
    """Whether links are the places of whoever has them, and not the people of a group such as "Friends"."""
    if plain(key) != "links":
        return False
    links = tree.items if isinstance(tree, Items) else (tree,)
    keys = {plain(name) for link in links if isinstance(link, Branch) for name, _ in link.entries}
    return keys.isdisjoint(_OF_SOMEBODY_ELSE)


_OF_SOMEBODY_ELSE = keys_of("feed", "about") | {"author", "owner", "avatar", "image", "photo"}
_NAMED = frozenset(("name", "author", "given", "family", "title", "address", "feed"))
"""Kinds of keys by which somebody can be found, or named."""


def _is_person(tree: Branch) -> bool:
    keys = {plain(key).strip("_") for key, each in tree.entries if _says(each)}
    there = entries_by_key(tree)
    types = {leaf.text.casefold() for leaf in leaves_of(there["type"])} if "type" in there else set()
    if types & _NOT_PEOPLE and "person" not in types:
        return False
    kinds = {found.kind for key in keys if (found := meaning(key))}
    if "login" in keys or not kinds.isdisjoint(_NAMED):
        return True
    if isinstance(name := there.get("name"), Branch):
        return any(found.kind in _NAMED for key, _ in name.entries if (found := meaning(plain(key))))
    # Somebody may go by an id alone, with what they say of themselves beside it.
    return "handle" in kinds and not kinds.isdisjoint(("about", "portrait", "profile"))


def _says(tree: Tree) -> bool:
    """Whether there is anything in a value, or in the first of a list of them."""
    return any(leaf.text.strip() for leaf in leaves_of(tree)[:1])


def _like_an_address(text: str) -> bool:
    return re.match(r"(?i)\s*https?://", text) is not None
