"""Regular expressions as trees: what `re` makes of them itself, in words of our own."""

from __future__ import annotations

import re
import re._constants as sre  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import NamedTuple


class Leaf(NamedTuple):
    """One sign: whether it is taken, and the signs that the pattern names here."""

    takes: Callable[[str], object]
    named: frozenset[str]


class Branch(NamedTuple):
    """Several ways, tried in their order."""

    ways: tuple[Tree, ...]


class Group(NamedTuple):
    """A group in brackets, with its number if it is remembered."""

    number: int | None
    inner: Tree


class Repeat(NamedTuple):
    """A repetition; `way` is greedy, lazy or possessive. `most` is None where there is no bound."""

    least: int
    most: int | None
    way: str
    inner: Tree


class Atomic(NamedTuple):
    """What is not gone back into."""

    inner: Tree


class Look(NamedTuple):
    """What must, or must not, stand ahead or behind; `width` is how far behind."""

    ahead: bool
    wanted: bool
    width: int
    inner: Tree


class At(NamedTuple):
    """A place: `BEGINNING_STRING`, `END`, `BOUNDARY` and so on, as `re` calls it."""

    place: str


class Again(NamedTuple):
    """What a group took, once more."""

    number: int


Node = Leaf | Branch | Group | Repeat | Atomic | Look | At | Again
Tree = tuple[Node, ...]


def tree_of(pattern: str | bytes, flags: int = 0) -> Tree:
    """The tree of a pattern; one of bytes is read as if each byte were a sign."""
    if isinstance(pattern, bytes):
        pattern = pattern.decode("latin-1")
        flags |= re.ASCII
    parsed = parser.parse(pattern, flags)
    return _tree(parsed, parsed.state.flags & ~re.VERBOSE)


_WAYS = {sre.MAX_REPEAT: "greedy", sre.MIN_REPEAT: "lazy", sre.POSSESSIVE_REPEAT: "possessive"}


def _tree(parsed: Iterable[tuple[object, object]], flags: int) -> Tree:
    return tuple(_nodes(parsed, flags))


def _nodes(parsed: Iterable[tuple[object, object]], flags: int) -> Iterator[Node]:
    value: object
    for kind, value in parsed:
        if kind in (sre.LITERAL, sre.NOT_LITERAL, sre.ANY, sre.IN):
            yield _leaf(kind, tuple(value) if isinstance(value, list) else value, flags)
        elif kind is sre.BRANCH:
            yield Branch(tuple(_tree(way, flags) for way in _parts(value)[1]))  # type: ignore[attr-defined]
        elif kind is sre.SUBPATTERN:
            number, added, taken, inner = _parts(value)
            yield Group(number, _tree(inner, (flags | added) & ~taken))  # type: ignore[arg-type,operator]
        elif kind in _WAYS:
            least, most, inner = _parts(value)
            endless = most is sre.MAXREPEAT
            yield Repeat(int(least), None if endless else int(most), _WAYS[kind], _tree(inner, flags))  # type: ignore[call-overload,arg-type]
        elif kind is sre.ATOMIC_GROUP:
            yield Atomic(_tree(value, flags))  # type: ignore[arg-type]
        elif kind in (sre.ASSERT, sre.ASSERT_NOT):
            way, inner = _parts(value)
            width = 0 if way == 1 else inner.getwidth()[0]  # type: ignore[attr-defined]
            yield Look(way == 1, kind is sre.ASSERT, width, _tree(inner, flags))  # type: ignore[arg-type]
        elif kind is sre.AT:
            place = str(value).removeprefix("AT_")
            yield At("BEGINNING_LINE" if place == "BEGINNING" and flags & re.M else place)
        elif kind is sre.GROUPREF:
            yield Again(value)  # type: ignore[arg-type]
        else:
            raise NotImplementedError(str(kind))


def _parts(value: object) -> tuple[object, ...]:
    assert isinstance(value, tuple)
    return value


@cache
def _leaf(kind: object, value: object, flags: int) -> Leaf:
    named: set[int] = set()
    if kind is sre.ANY:
        written = "."
    elif kind is sre.IN:
        written = f"[{''.join(_written(*item) for item in _parts(value))}]"  # type: ignore[misc]
        for item in _parts(value):
            what, of = _parts(item)
            if what is sre.LITERAL:
                named.add(int(of))  # type: ignore[call-overload]
            elif what is sre.RANGE:
                low, high = map(int, _parts(of))  # type: ignore[arg-type]
                named |= {low, high, max(0, low - 1), min(0x10FFFF, high + 1)}
    else:
        assert isinstance(value, int)
        named.add(value)
        written = f"[{'^' if kind is sre.NOT_LITERAL else ''}{_written(sre.LITERAL, value)}]"
    takes = re.compile(written, flags & (re.IGNORECASE | re.DOTALL | re.ASCII)).fullmatch
    return Leaf(cache(takes), frozenset(map(chr, named)))


_CATEGORIES = {"DIGIT": r"\d", "SPACE": r"\s", "WORD": r"\w"}


def _written(kind: object, value: object) -> str:
    """A piece of a class of signs, as it is written between brackets."""
    if kind is sre.NEGATE:
        return "^"
    if kind is sre.CATEGORY:
        name = str(value).removeprefix("CATEGORY_")
        written = _CATEGORIES[name.removeprefix("NOT_")]
        return written.upper() if name.startswith("NOT_") else written
    codes = _parts(value) if kind is sre.RANGE else (value,)
    return "-".join(f"\\U{code:08x}" for code in codes)
