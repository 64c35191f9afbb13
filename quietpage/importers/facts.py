"""What is said of somebody in a file of another program: read by what its keys mean, and nothing is lost.

What a key says either comes along, or it is named among what is left behind (`Left`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from quietpage.core.source import Place, Span
from quietpage.core.suggestions import measures, plain
from quietpage.importers.addresses import account, place_of_key, profile
from quietpage.importers.candidates import Found, Gathered
from quietpage.importers.known import folded
from quietpage.importers.trees import DEEPEST, Branch, Items, Leaf, Tree, entries_by_key, leaves_of
from quietpage.validate.foreign_words import (
    HANDLE_KEYS,
    Meaning,
    handle_in,
    meaning,
    place_called,
    says_hidden,
    whole_name,
)


class Left:
    """What is left behind, by what it is called: filled while a file is read.

    `others` have no place on a page; `programs` are for another program, or say how the file is made.
    """

    def __init__(self) -> None:
        self.measured: dict[str, None] = {}
        self.private: dict[str, None] = {}
        self.others: dict[str, None] = {}
        self.programs: dict[str, None] = {}

    def gathered(self, found: Iterable[Found]) -> Gathered:
        """What a file gives: who is in it, and what is left behind."""
        return Gathered(
            tuple(found),
            (),
            tuple(self.measured),
            tuple(self.private),
            tuple(self.others),
            tuple(each for each in self.programs if each not in self.others),
        )


def found_of(key: str, tree: Branch, left: Left) -> Found:
    """Somebody of whom the keys of a branch speak; `key` is what the branch itself stands under."""
    facts = _Facts(left)
    facts.take(tree)
    texts = facts.texts

    def first(kind: str) -> str:
        return next(iter(texts.get(kind, ())), "")

    name, author, title = first("name"), first("author"), first("title")
    if not name:
        name = whole_name({kind: each[0] for kind, each in texts.items() if each})
    elif (last := first("family")) and folded(last) not in folded(name):
        name = f"{name} {last}"
    about = [*facts.about]
    if author and author != name:
        # A site of somebody: its own name is kept as a comment.
        about += [name] if name else []
        name = author
    elif name and title and folded(title) != folded(name):
        about.insert(0, title)  # what they work as
    handles = texts.get("handle", [])
    if not name and not title and (told := next((each for each in handles if " " in each), "")):
        name = told  # an id may be the name itself
    if not name and not title and " " in key:
        name = key
    addresses = [*facts.addresses]
    if facts.login and not addresses:
        addresses = [("", f"https://github.com/{facts.login}")]
    addresses += facts.late
    about += [each for each in _not_said(texts, name or title) if each not in about]
    if name or title:
        for each, handle in facts.handles.items():
            if handle != name:
                left.programs[each] = None
    return Found(
        _place_of_name(tree),
        name=name,
        title=title,
        handle=next(iter(handles), "") or (key if not name and not title else "") or facts.profile_name,
        addresses=tuple(addresses),
        feeds=tuple(texts.get("feed", ())),
        about=tuple(about),
        portrait=first("portrait"),
        pronouns=first("pronouns"),
        where=first("where"),
        hidden=facts.hidden,
        fediverse=facts.account,
    )


def _not_said(texts: dict[str, list[str]], said: str) -> Iterator[str]:
    """Parts of names that the name does not have, and what there is a second time of what is kept once."""
    for kind, each in texts.items():
        if kind in ("portrait", "pronouns", "where"):
            yield from each[1:]
        elif kind not in ("feed", "handle"):
            yield from (text for text in each if folded(text) not in folded(said))


class _Facts:
    """What is said of one person, gathered key by key."""

    def __init__(self, left: Left) -> None:
        self.left = left
        self.texts: dict[str, list[str]] = {}
        self.about: list[str] = []
        self.addresses: list[tuple[str, str]] = []
        self.late: list[tuple[str, str]] = []
        self.handles: dict[str, str] = {}
        self.profile_name = self.login = self.account = ""
        self.hidden = False

    def take(self, tree: Branch, depth: int = 0) -> None:
        """Take what stands under each key."""
        for name, value in tree.entries:
            written = plain(name).strip("_")
            found = meaning(written) or Meaning("")
            leaves = [leaf for leaf in leaves_of(value) if _says_something(leaf.text)]
            if leaves:
                for leaf in leaves:
                    self._take_text(name, written, found, leaf.text.strip())
            elif not isinstance(value, Leaf) and (value[0] and not leaves_of(value)):
                self._take_tree(name, found, value, depth)

    def _take_text(self, name: str, written: str, found: Meaning, text: str) -> None:
        kind, left = found.kind, self.left
        if kind in ("address", "places"):
            if re.match(r"https?://api\.", text):
                left.programs[name] = None
            elif text not in ("true", "false"):
                self._address("", text)
        elif kind == "profile":
            self._profile(found.word, text)
        elif kind == "support":
            self.late.append((name, text))
        elif kind == "mail":
            left.private["mail addresses"] = None
        elif kind == "private":
            left.private[found.word] = None
        elif kind == "notes":
            left.private["notes"] = None
        elif kind in ("contributions", "position") and not re.search(r"[^\W\d_]{2}", text):
            left.measured[name] = None
        elif kind in ("about", "why", "role", "position", "contributions"):
            # Why somebody else finds them worth it is no reason of the author's, either.
            self.about.append(text)
        elif kind in ("hidden", "shown"):
            hidden = says_hidden(kind, text)
            self.hidden = self.hidden or bool(hidden)
            if hidden is None and _is_address(text):
                self._address("", text)
            elif hidden is None:
                left.others[name] = None
        elif kind == "portrait" and re.fullmatch(r"[0-9a-f]{32,64}", text):
            left.programs[name] = None  # what stands for a mail address, at Gravatar
        elif kind in _KEPT:
            self.texts.setdefault(kind, []).append(text)
            if kind == "handle":
                self.handles.setdefault(name, text)
            if written == "login":
                self.login = text
        elif kind == "program" or (not kind and written.endswith("_url") and "://api." in text):
            left.programs[name] = None
        elif not kind and measures(name):
            left.measured[name] = None
        else:
            left.others[name] = None

    def _take_tree(self, name: str, found: Meaning, value: Branch | Items, depth: int) -> None:
        """Take what is neither a text nor a list of texts."""
        kind, left = found.kind, self.left
        if kind in ("address", "places"):
            for label, address in self._links(value, depth):
                self._address(label, address)
        elif kind == "profile":
            there = entries_by_key(value) if isinstance(value, Branch) else {}
            if handle := handle_in({key: _text(there, key) for keys in HANDLE_KEYS for key in keys}):
                self._profile(found.word, handle)
            else:
                left.others[name] = None
        elif kind in ("name", "author") and isinstance(value, Branch) and depth < DEEPEST:
            inner = _Facts(left)
            inner.take(value, depth + 1)
            parts = {each: texts[0] for each, texts in inner.texts.items() if texts}
            whole = parts.get("name", "") or whole_name(parts)
            if whole:
                self.texts.setdefault(kind, []).append(whole)
            for each in ("pronouns", "portrait", "where", "feed"):
                self.texts.setdefault(each, []).extend(inner.texts.get(each, ()))
            self.addresses += inner.addresses
            self.about += inner.about
        elif kind == "portrait":
            keys = ("url", "src", "path", "file", "value", "content_url")
            pictures = [*_texts_below(value, keys)] or [*_all_texts(value)][:1]
            self.texts.setdefault("portrait", []).extend(pictures)
        elif kind in ("about", "role", "why", "contributions"):
            told = [*_texts_below(value, ("name", "title", "text", "value"), "url")]
            if kind == "about" and isinstance(value, Branch):
                told = told or [*_all_texts(value)][:1]  # in several languages: the first will do
            self.about += told or [*_all_texts(value)]
        elif kind == "feed":
            self.texts.setdefault("feed", []).extend(_texts_below(value, ("url", "href", "value")))
        elif kind == "mail":
            left.private["mail addresses"] = None
        elif kind in ("private", "notes"):
            left.private[found.word or "notes"] = None
        elif isinstance(value, Branch) and plain(name).strip("_") in _WITHIN and depth < DEEPEST:
            self.take(value, depth + 1)
        elif not kind and measures(name):
            left.measured[name] = None
        else:
            (left.programs if kind == "program" else left.others)[name] = None

    def _address(self, label: str, address: str) -> None:
        if address[:7].casefold() == "mailto:" or re.fullmatch(r"[^\s@/:]+@[^\s@/:]+", address):
            self.left.private["mail addresses"] = None
        elif address[:4].casefold() in ("tel:", "sms:"):
            self.left.private["telephone numbers"] = None
        else:  # `@id` and the like are for machines, and no label
            self.addresses.append(("" if label[:1] in ("@", "_") else label, address))

    def _profile(self, place: str, handle: str) -> None:
        self.profile_name = self.profile_name or handle
        self.account = self.account or account(place, handle)
        if there := profile(place, handle):
            self.addresses.append(("", there))
        elif handle:
            self.left.others[place] = None

    def _links(self, tree: Tree, depth: int) -> Iterator[tuple[str, str]]:
        """Addresses under a key of their own, in any of the shapes that they have."""
        if depth > DEEPEST:
            return
        if isinstance(tree, Items):
            for item in tree.items:
                if isinstance(item, Leaf):
                    if item.text.strip():
                        yield "", item.text.strip()
                elif isinstance(item, Branch):
                    yield from self._link(item, depth)
                elif pair := [leaf.text.strip() for leaf in leaves_of(item)]:
                    # An icon or a label, and an address.
                    address = next(filter(_is_address, pair), "")
                    label = next((each for each in pair if each != address), "")
                    if address:
                        yield place_called(label) or label, address
            return
        if not isinstance(tree, Branch):
            return
        for name, each in tree.entries:
            found = meaning(plain(name)) or Meaning("")
            for leaf in leaves_of(each):
                text = leaf.text.strip()
                if not text or text in ("true", "false"):
                    continue
                if found.kind in ("mail", "private"):
                    self.left.private[found.word or "mail addresses"] = None
                elif found.kind == "profile" and (there := profile(found.word, text)):
                    self.account = self.account or account(found.word, text)
                    yield "" if place_of_key(plain(name)) and not _is_address(text) else name, there
                else:
                    yield name, text
            if isinstance(each, Branch):
                self._take_tree(name, found, each, depth + 1)

    def _link(self, item: Branch, depth: int) -> Iterator[tuple[str, str]]:
        """An address that stands with what it is called: `label` and `url`, `icon` and `link`."""
        there = entries_by_key(item)
        label = _text(there, "label", "name", "title", "text")
        address = _text(there, *_WHERE_TO)
        called = next((place for key in _WHERE if (place := place_called(_text(there, key)))), "")
        if not address:
            user = _text(there, "username", "user", "handle", "account", "id", "value")
            if user and (address := profile(called or place_of_key(plain(label)), user)):
                label = ""
        elif not _is_address(address) and (place := called or place_of_key(plain(label))):
            label, address = "", profile(place, address) or address
        if address:
            yield called or label, address
        else:
            yield from self._links(item, depth + 1)


_KEPT = frozenset(
    (
        *("name", "author", "given", "middle", "particle", "family", "suffix", "title", "handle"),
        *("feed", "portrait", "pronouns", "where"),
    )
)
"""Kinds of which the texts are looked at once all is read."""

_WITHIN = ("params", "extra", "properties", "fields", "attributes", "meta", "metadata")
"""Keys below which other generators have what belongs to a person, as a theme wants it."""

_WHERE = ("icon", "platform", "network", "service", "type", "site", "kind", "label", "name", "title", "id")
_WHERE_TO = ("url", "link", "href", "address", "uri", "html_url", "profile")


def _says_something(text: str) -> bool:
    return text.strip() not in ("", "null", "~")


def _is_address(text: str) -> bool:
    return re.match(r"(?i)(?:[a-z][a-z0-9+.-]*:|//|/|#)", text) is not None or (
        re.match(r"[\w-]+(?:\.[\w-]+)+(?:/|$)", text) is not None
    )


def _text(there: dict[str, Tree], *keys: str) -> str:
    """The first text that stands under one of these keys."""
    for key in keys:
        value = there.get(key)
        if isinstance(value, Leaf) and _says_something(value.text):
            return value.text.strip()
    return ""


def _texts_below(tree: Tree, keys: tuple[str, ...], more: str = "") -> Iterator[str]:
    """Of each in a list, or of the one thing: the text itself, or what stands under one of these keys.

    What stands under the key `more` follows in brackets.
    """
    for item in tree.items if isinstance(tree, Items) else (tree,):
        text = item.text.strip() if isinstance(item, Leaf) else ""
        if isinstance(item, Branch):
            there = entries_by_key(item)
            text = _text(there, *keys)
            if text and more and (other := _text(there, more)):
                text = f"{text} ({other})"
        if text:
            yield text


def _all_texts(tree: Tree, depth: int = 0) -> Iterator[str]:
    if isinstance(tree, Leaf):
        if _says_something(tree.text):
            yield tree.text.strip()
    elif depth < DEEPEST:
        for each in tree.items if isinstance(tree, Items) else (value for _, value in tree.entries):
            yield from _all_texts(each, depth + 1)


def _place_of_name(tree: Branch) -> Place:
    for name, each in tree.entries:
        if isinstance(each, Leaf) and isinstance(each.place, Span):
            found = meaning(plain(name))
            if found and found.kind in ("name", "author"):
                return each.place
    return tree.place
