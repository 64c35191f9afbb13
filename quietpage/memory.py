"""What was made before, kept from one run to the next: a cache by what things were made from."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar, cast

from quietpage.work import Begin

T = TypeVar("T")

_SPARE = 1000
"""So much more than a whole run left may be kept from runs that were broken off."""

_Kept = tuple[tuple[object, ...], object]


class Memory:
    """Lives as long as somebody works on a page; each run asks it before making anything anew.

    It changes no page: with a new one, everything is made as if for the first time. What a whole run did not
    ask for is forgotten after it. In another process it is a new one.
    """

    def __init__(self) -> None:
        self._now: dict[tuple[Hashable, ...], _Kept] = {}
        self._before: dict[tuple[Hashable, ...], _Kept] = {}
        self._last: dict[type, object] = {}

    def __reduce__(self) -> tuple[type[Memory], tuple[()]]:
        return Memory, ()

    def once(self, what: str, of: tuple[object, ...], make: Callable[[], T], *beside: Hashable) -> T:
        """What `make` gives, made only if it was not made before of the very same things.

        `of` are told apart by identity, `beside` by their value.
        """
        key = (what, *map(id, of), *beside)
        kept = self._now.get(key)
        if kept is None:
            kept = self._now[key] = self._before.get(key) or (of, make())
        return cast("T", kept[1])

    def learn(self, what: str, of: tuple[object, ...], made: object, *beside: Hashable) -> None:
        """Something was made elsewhere, to be known from now on."""
        self._now[what, *map(id, of), *beside] = of, made

    def forget(self, what: str, of: tuple[object, ...], *beside: Hashable) -> None:
        """What was made of these is to be made anew."""
        for kept in (self._now, self._before):
            kept.pop((what, *map(id, of), *beside), None)

    def known(self, what: str, of: tuple[object, ...], *beside: Hashable) -> bool:
        """Whether something was made of these already."""
        key = (what, *map(id, of), *beside)
        return key in self._now or key in self._before

    def last(self, kind: type[T]) -> T | None:
        """The value of this type that was kept last."""
        return cast("T | None", self._last.get(kind))

    def keep(self, value: T) -> T:
        """Keep a value until another of its type comes."""
        self._last[type(value)] = value
        return value

    def same(self, value: T) -> T:
        """The value of this type that was kept last, if it is equal: so that what was made of it is known."""
        last = self.last(type(value))
        return self.keep(value) if last is None or last != value else last

    def turn(self, *, whole: bool = True) -> None:
        """A run is over: what it did not ask for is forgotten, if it was a whole one."""
        if whole:
            self._before, self._now = self._now, {}
        elif len(self._now) > 2 * len(self._before) + _SPARE:
            self._now = {}


def begin_once(
    memory: Memory,
    begin: Begin,
    what: str,
    of: tuple[object, ...],
    make: Callable[[], T],
    *beside: Hashable,
) -> Callable[[], T]:
    """As `Memory.once`, but begun elsewhere: what waits for it."""
    wait = make if memory.known(what, of, *beside) else begin(make)
    return lambda: memory.once(what, of, wait, *beside)
