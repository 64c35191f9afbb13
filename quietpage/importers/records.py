"""Lists of people as other generators keep them: YAML, JSON and TOML, in a list, by id, or in a wrapper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from quietpage.core.named_tuple import NamedTuple
from quietpage.core.source import Place, Source, Span, Whole
from quietpage.core.suggestions import measures, plain
from quietpage.importers import words
from quietpage.importers.addresses import account, place_of_key, profile
from quietpage.importers.candidates import MOST, Found, Gathered
from quietpage.importers.known import folded
from quietpage.importers.one_line import of_line
from quietpage.parse import nodes

_DEEPEST = 8


class Leaf(NamedTuple):
    """A value, and where it stands."""

    text: str
    place: Place


class Branch(NamedTuple):
    """Keys, and what stands under them, and where they stand."""

    entries: tuple[tuple[str, Tree], ...]
    place: Place


class Items(NamedTuple):
    """A list, and where it stands."""

    items: tuple[Tree, ...]
    place: Place


Tree = Leaf | Branch | Items
"""What these formats have in common."""


def of_node(node: nodes.Node) -> Tree:
    """A node of YAML."""
    if isinstance(node, nodes.Scalar):
        return Leaf(node.value, node.span)
    if isinstance(node, nodes.Sequence):
        return Items(tuple(map(of_node, node.items)), node.span)
    place = node.entries[0][0].span if node.entries else node.span
    return Branch(tuple((key.value, of_node(value)) for key, value in node.entries), place)


def of_value(value: object, source: Source, depth: int = 0, seek: list[int] | None = None) -> Tree:
    """A value of JSON or TOML. These do not say where it stands: texts are looked for, in their order."""
    seek = [0] if seek is None else seek
    if isinstance(value, Mapping) and depth < _DEEPEST:
        start = seek[0]
        entries = tuple((str(key), of_value(each, source, depth + 1, seek)) for key, each in value.items())
        named = (each.place for _, each in entries if isinstance(each, Leaf) and isinstance(each.place, Span))
        return Branch(entries, next(named, Whole(source.path)) if entries else Span(source, start, start))
    if isinstance(value, Sequence) and not isinstance(value, str) and depth < _DEEPEST:
        return Items(tuple(of_value(each, source, depth + 1, seek) for each in value), Whole(source.path))
    text = value if isinstance(value, str) else "" if value is None or isinstance(value, bool) else str(value)
    if len(text) > 1:
        # Written as it is or, in JSON, with escapes: then the place of what stood before it will do.
        at = source.text.find(text[:200], seek[0])
        if at >= 0:
            seek[0] = at + len(text)
            return Leaf(text, Span(source, at, at + len(text)))
    return Leaf(text, Whole(source.path))


def has_people(tree: Tree) -> bool:
    """Whether there is anybody in this, as far as it can be seen."""
    return next(_entries(tree, ""), None) is not None


def read_records(tree: Tree) -> Gathered:
    """An entry for each person in it."""
    measured: dict[str, None] = {}
    private: dict[str, None] = {}
    found = []
    for key, each in _entries(tree, ""):
        found.append(_entry(key, each, measured, private))
        if len(found) > MOST:
            break
    return Gathered(tuple(found), (), tuple(measured), tuple(private))


def _entries(tree: Tree, key: str, depth: int = 0) -> Iterator[tuple[str, Tree]]:
    """Everybody: each with the key that they stand under, if it is theirs."""
    if depth > _DEEPEST:
        return
    if isinstance(tree, Items):
        for each in tree.items:
            if isinstance(each, Leaf):
                if depth < 2 and each.text.strip():
                    yield "", each
            else:
                yield from _entries(each, "", depth + 1)
        return
    if isinstance(tree, Leaf):
        return
    groups = [
        (name, each) for name, each in tree.entries if plain(name) in words.GROUPS and _holds_people(each)
    ]
    if groups and not (_is_person(tree) and all(_are_own_links(name, each) for name, each in groups)):
        for name, each in groups:
            yield from _entries(each, name, depth + 1)
    elif _is_person(tree):
        yield key, tree
    else:
        for name, each in tree.entries:
            if isinstance(each, Branch):
                # By id: the key is what they go by, unless they are a wrapper themselves.
                yield from _entries(each, name, depth + 1)
            elif isinstance(each, Items) and _holds_people(each):
                yield from _entries(each, "", depth + 1)
            elif isinstance(each, Leaf) and depth < 2 and _like_an_address(each.text):
                yield name, Branch((("url", each),), each.place)


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
    return keys.isdisjoint(words.FEED | words.ABOUT | {"author", "owner", "avatar", "image", "photo"})


def _is_person(tree: Branch) -> bool:
    keys = {plain(key) for key, each in tree.entries if isinstance(each, Leaf) and each.text.strip()}
    named = bool(keys & (words.NAME | {"title", "first_name", "login"}))
    return named or bool(keys & (words.ADDRESS | words.FEED))


def _entry(key: str, tree: Tree, measured: dict[str, None], private: dict[str, None]) -> Found:
    if isinstance(tree, Leaf):
        return of_line(tree.text, tree.place)
    assert isinstance(tree, Branch)
    texts: dict[str, list[str]] = {}
    addresses: list[tuple[str, str]] = []
    handle = there_known = ""
    for name, value in tree.entries:
        written = plain(name).strip("_")
        if isinstance(value, Leaf):
            text = value.text.strip()
            if not text or text in ("null", "~"):
                continue
            if profiled := place_of_key(written):
                handle = handle or text
                there_known = there_known or account(profiled, text)
                if there := profile(profiled, text):
                    addresses.append(("", there))
            elif written in words.ADDRESS:
                addresses.append(("", text))
            elif written in ("email", "e_mail", "mail"):
                private["mail addresses"] = None
            elif written in ("phone", "telephone", "tel", "mobile"):
                private["telephone numbers"] = None
            elif measures(name):
                measured[name] = None
            else:
                texts.setdefault(written, []).append(text)
        elif written in (
            "links",
            "social",
            "socials",
            "contacts",
            "profiles",
            "elsewhere",
            "urls",
            *words.ADDRESS,
        ):
            addresses.extend(_links(value))
            there_known = there_known or _account_among(value)
        elif written in words.FEED | words.WHY and isinstance(value, Items):
            texts.setdefault(written, []).extend(text for each in value.items for text in _texts(each))
        elif measures(name):
            measured[name] = None
        elif written in words.WHY and isinstance(value, Branch):
            texts.setdefault(written, []).extend(
                each.text for _, each in value.entries if isinstance(each, Leaf)
            )
        elif written in words.ABOUT and isinstance(value, Branch):
            # A text in several languages: the first will do for a comment.
            texts.setdefault(written, []).extend(
                each.text for _, each in value.entries[:1] if isinstance(each, Leaf)
            )

    def first(keys: frozenset[str]) -> str:
        return next((text[0] for name, text in texts.items() if name in keys), "")

    person = next((texts[name][0] for name in ("author", "owner", "creator") if name in texts), "")
    name = first(words.NAME - {"author", "owner", "creator"})
    if not name:
        parts = (first(words.FIRST - words.NAME), first(words.MIDDLE), first(words.LAST))
        name = " ".join(filter(None, parts))
    elif (last := first(words.LAST)) and folded(last) not in folded(name):
        name = f"{name} {last}"
    title = next((texts[each][0] for each in ("title", "site_name") if each in texts), "")
    # Why somebody else finds them worth it is no reason of the author's, either.
    about = [text for each, several in texts.items() if each in words.ABOUT | words.WHY for text in several]
    if person and person != name:
        about += [name] if name else []
        name = person
    if not name and not title and " " in key:
        name = key
    login = first(words.HANDLES)
    if "login" in texts:
        addresses = addresses or [("", f"https://github.com/{texts['login'][0]}")]
    return Found(
        _place_of_name(tree),
        name=name,
        title=title,
        handle=login or (key if not name and not title else "") or handle,
        addresses=tuple(addresses),
        feeds=tuple(text for name, several in texts.items() if name in words.FEED for text in several),
        about=tuple(about),
        fediverse=there_known,
    )


def _account_among(tree: Tree) -> str:
    """The account in the fediverse that stands among links, by its key; nothing, if there is none."""
    if not isinstance(tree, Branch):
        return ""
    named = [(plain(name), each.text) for name, each in tree.entries if isinstance(each, Leaf)]
    return next(filter(None, (account(place_of_key(name), text) for name, text in named)), "")


def _texts(item: Tree) -> Iterator[str]:
    """The text of an item of a list of texts: it, or what stands under its `text`."""
    if isinstance(item, Leaf):
        yield item.text
    elif isinstance(item, Branch):
        yield from (each.text for name, each in item.entries if name == "text" and isinstance(each, Leaf))


def _links(tree: Tree) -> Iterator[tuple[str, str]]:
    """Addresses under a key of their own, in any of the shapes that they have."""
    if isinstance(tree, Branch):
        for name, each in tree.entries:
            if isinstance(each, Leaf) and each.text.strip():
                if profiled := place_of_key(plain(name)):
                    yield "", profile(profiled, each.text)
                elif plain(name) not in ("email", "mail", "phone"):
                    yield name, each.text
    elif isinstance(tree, Items):
        for item in tree.items:
            if isinstance(item, Leaf):
                yield "", item.text
            elif isinstance(item, Branch):
                there = {plain(name): each.text for name, each in item.entries if isinstance(each, Leaf)}
                label = next((there[key] for key in ("label", "name", "title", "text") if key in there), "")
                address = next((there[key] for key in ("url", "link", "href", "address") if key in there), "")
                if address:
                    yield label, address
                else:
                    yield from _links(item)


def _place_of_name(tree: Branch) -> Place:
    for name, each in tree.entries:
        if plain(name) in words.NAME and isinstance(each, Leaf) and isinstance(each.place, Span):
            return each.place
    return tree.place


def _like_an_address(text: str) -> bool:
    return re.match(r"(?i)\s*https?://", text) is not None
