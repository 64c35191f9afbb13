"""A memo of what steps gave, kept in memory from one run of the preview to the next.

A result is found by the name of its step and by what it was made from: the thing itself is told apart by
identity, everything else by value.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar, cast

from quietpage.core.named_tuple import NamedTuple

S = TypeVar("S")
T = TypeVar("T")
V = TypeVar("V")

_SPARE = 1000
"""So much more than a whole run left may be kept from runs that were broken off."""

_Row = tuple[object, dict[str, tuple[tuple[object, ...], object]]]
"""A thing, and its results: by the name of the step, the other values that it was made from, and the result.
"""


class _Column(NamedTuple):
    """The results for a whole list: its things in order, the value along each, the values that all share."""

    of: tuple[object, ...] = ()
    along: tuple[object, ...] = ()
    beside: tuple[object, ...] = ()
    made: tuple[object, ...] = ()


class Memo:
    """Results of steps, looked up before a step is called.

    It changes no page: with an empty one, everything is made as if for the first time. Results that a whole
    run did not ask for are dropped after it. Pickled, it arrives empty. `lasts` says whether there is a next
    run; without one, nothing need be kept for it.
    """

    def __init__(self, lasts: bool = True) -> None:
        self.lasts = lasts
        self._now: dict[int, _Row] = {}
        self._before: dict[int, _Row] = {}
        self._columns_now: dict[str, _Column] = {}
        self._columns_before: dict[str, _Column] = {}
        self._values_now: dict[tuple[Hashable, ...], tuple[object]] = {}
        self._values_before: dict[tuple[Hashable, ...], tuple[object]] = {}
        self._last: dict[type, object] = {}

    def __reduce__(self) -> tuple[type[Memo], tuple[bool]]:
        return Memo, (self.lasts,)

    def size(self) -> int:
        """How many results are kept."""
        rows = (*self._now.values(), *self._before.values())
        columns = (*self._columns_now.values(), *self._columns_before.values())
        kept = (*(row for _, row in rows), *(column.made for column in columns))
        return sum(map(len, kept)) + len(self._values_now) + len(self._values_before)

    def once(self, what: str, of: object, make: Callable[[], T], *beside: object) -> T:
        """The result of step `what` for the thing `of`; `make` is called only if it is not kept.

        `of` is compared by identity, `beside`, what else the result is made from, by value. Only the last
        result for a thing is kept.
        """
        row = self._row(of)
        kept = row.get(what)
        if kept is None or kept[0] != beside:
            kept = row[what] = beside, make()
        return cast("T", kept[1])

    def each(self, what: str, of: Iterable[S], make: Callable[[S], T], *beside: object) -> tuple[T, ...]:
        """As `once`, for a list of things. If nothing in it changed, the very tuple of the run before."""
        things = tuple(of)
        return self._each(what, things, (), lambda place: make(things[place]), beside)

    def each_with(
        self, what: str, of: Iterable[S], along: Iterable[V], make: Callable[[S, V], T], *beside: object
    ) -> tuple[T, ...]:
        """As `each`, where each thing has a value along with it, compared by value."""
        things, values = tuple(of), tuple(along)
        return self._each(what, things, values, lambda place: make(things[place], values[place]), beside)

    def new(self, what: str, of: Iterable[S], *beside: object) -> list[S]:
        """The things for which `each` would call the step."""
        known = {*map(id, self._column(what, beside).of)}
        return [one for one in of if id(one) not in known]

    def _each(
        self,
        what: str,
        of: tuple[object, ...],
        along: tuple[object, ...],
        make: Callable[[int], T],
        beside: tuple[object, ...],
    ) -> tuple[T, ...]:
        before = self._column(what, beside)
        places, known = _others(before, of, along)
        made = before.made
        if places or len(of) != len(made):
            anew: list[object] = [*made] if len(of) == len(made) else [None] * len(of)
            for place in places:
                was = known.get(id(of[place]))
                if was is not None and (not along or along[place] == before.along[was]):
                    anew[place] = made[was]
                else:
                    anew[place] = make(place)
            made = tuple(anew)
        self._columns_now[what] = _Column(of, along, beside, made)
        return cast("tuple[T, ...]", made)

    def _column(self, what: str, beside: tuple[object, ...]) -> _Column:
        column = self._columns_now.get(what) or self._columns_before.get(what)
        return _Column() if column is None or column.beside != beside else column

    def learn(self, what: str, of: object, made: object, *beside: object) -> None:
        """Keep a result that was made elsewhere."""
        self._row(of)[what] = beside, made

    def known(self, what: str, of: object, *beside: object) -> bool:
        """Whether there is a result for this thing."""
        kept = self._row(of).get(what)
        return kept is not None and kept[0] == beside

    def forget(self, what: str, of: object) -> None:
        """Drop the result for a thing."""
        self._row(of).pop(what, None)

    def alike(self, what: str, make: Callable[[], T], *of: Hashable) -> T:
        """As `once`, for values that can be hashed, compared by value alone."""
        key = (what, *of)
        kept = self._values_now.get(key)
        if kept is None:
            kept = self._values_now[key] = self._values_before.get(key) or (make(),)
        return cast("T", kept[0])

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
        """End a run: if it was a whole one, results that it did not ask for are dropped."""
        if whole or len(self._now) > 2 * len(self._before) + _SPARE:
            self._before, self._now = self._now, {}
            self._columns_before, self._columns_now = self._columns_now, {}
            self._values_before, self._values_now = self._values_now, {}

    def _row(self, of: object) -> dict[str, tuple[tuple[object, ...], object]]:
        key = id(of)
        row = self._now.get(key)
        if row is None:
            row = self._now[key] = self._before.get(key) or (of, {})
        return row[1]


def _others(
    before: _Column, of: tuple[object, ...], along: tuple[object, ...]
) -> tuple[list[int], dict[int, int]]:
    """The places at which something else is than before, and where before the things were that may be there.

    Things are named by their identity: those before are kept, so that it is nobody else's.
    """
    if len(of) != len(before.of):
        return [*range(len(of))], {id(was): place for place, was in enumerate(before.of)}
    places = [place for place, (one, was) in enumerate(zip(of, before.of, strict=True)) if one is not was]
    if along != before.along:
        pairs = enumerate(zip(along, before.along, strict=True))
        places = sorted({*places, *(place for place, (one, was) in pairs if one != was)})
    return places, {id(before.of[place]): place for place in places}
