"""What was made before, kept from one run to the next: a cache by what things were made from."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar, cast

from quietpage.work import Begin

T = TypeVar("T")

_SPARE = 1000
"""So much more than a whole run left may be kept from runs that were broken off."""

_Row = tuple[object, dict[str, tuple[tuple[object, ...], object]]]
"""Something, and what was made of it: by its name, with what else it was made from, and itself."""


class Memory:
    """Lives as long as somebody works on a page; each run asks it before making anything anew.

    It changes no page: with a new one, everything is made as if for the first time. What a whole run did not
    ask for is forgotten after it. In another process it is a new one.
    """

    def __init__(self) -> None:
        self._now: dict[int, _Row] = {}
        self._before: dict[int, _Row] = {}
        self._values_now: dict[tuple[Hashable, ...], tuple[object]] = {}
        self._values_before: dict[tuple[Hashable, ...], tuple[object]] = {}
        self._last: dict[type, object] = {}

    def __reduce__(self) -> tuple[type[Memory], tuple[()]]:
        return Memory, ()

    def size(self) -> int:
        """How many things are kept."""
        kept = (*self._now.values(), *self._before.values())
        return sum(len(row) for _, row in kept) + len(self._values_now) + len(self._values_before)

    def once(self, what: str, of: object, make: Callable[[], T], *beside: object) -> T:
        """What `make` gives, made only if it was not made before of the same thing.

        `of` is told apart by identity; only the last that was made of it is kept. `beside` is what else it is
        made from, told apart by value.
        """
        row = self._row(of)
        kept = row.get(what)
        if kept is None or kept[0] != beside:
            kept = row[what] = beside, make()
        return cast("T", kept[1])

    def learn(self, what: str, of: object, made: object, *beside: object) -> None:
        """Something was made elsewhere, to be known from now on."""
        self._row(of)[what] = beside, made

    def known(self, what: str, of: object, *beside: object) -> bool:
        """Whether something was made of this already."""
        kept = self._row(of).get(what)
        return kept is not None and kept[0] == beside

    def forget(self, what: str, of: object) -> None:
        """What was made of this is to be made anew."""
        self._row(of).pop(what, None)

    def alike(self, what: str, make: Callable[[], T], *of: Hashable) -> T:
        """As `once`, of things that are told apart by their value alone."""
        key = (what, *of)
        kept = self._values_now.get(key)
        if kept is None:
            kept = self._values_now[key] = self._values_before.get(key) or (make(),)
        return cast("T", kept[0])

    def knows_alike(self, what: str, *of: Hashable) -> bool:
        key = (what, *of)
        return key in self._values_now or key in self._values_before

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
        if whole or len(self._now) > 2 * len(self._before) + _SPARE:
            self._before, self._now = self._now, {}
            self._values_before, self._values_now = self._values_now, {}

    def _row(self, of: object) -> dict[str, tuple[tuple[object, ...], object]]:
        key = id(of)
        row = self._now.get(key)
        if row is None:
            row = self._now[key] = self._before.get(key) or (of, {})
        return row[1]


def begin_once(
    memory: Memory, begin: Begin, what: str, of: object, make: Callable[[], T], *beside: object
) -> Callable[[], T]:
    """As `Memory.once`, but begun elsewhere: what waits for it."""
    wait = make if memory.known(what, of, *beside) else begin(make)
    return lambda: memory.once(what, of, wait, *beside)
