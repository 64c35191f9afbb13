"""A store of what steps gave: found by the step, and by a key that stands for all that it was made from.

The preview has one in memory, from one run to the next. `build`, `check` and `deploy` have one that also lies
in the user's cache folder (`pack`). With an empty one every page is the same, and only takes longer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar, cast, overload

from quietpage.cache.rows import Rows, SpoiledError
from quietpage.core.fingerprint import fingerprint
from quietpage.core.named_tuple import NamedTuple

if TYPE_CHECKING:
    from quietpage.cache.pack import Pack
    from quietpage.cache.rows import Json

T = TypeVar("T")

_AT_ONCE = 100
"""So many rows are made ready for the disk at once: all of a large site take much room."""

_AT_A_LOOK = 64
"""So many keys are compared at once."""

_SPARE = 1000
"""So many more results than a whole run left may be kept from runs that were broken off."""


class _Missing:
    """Stands where nothing is kept."""


_MISSING = _Missing()


class Codec(NamedTuple):
    """How the result of a step is kept on the disk; `encode` gives `None` for one that is not kept there."""

    encode: Callable[[object], Json]
    decode: Callable[[Json], object]


class Results(Sequence[T], Generic[T]):
    """The results of a step, one for each key, each made when it is first asked for.

    A result without a key (`""`) is nobody else's: it is made once, and not kept for the next run.
    """

    __slots__ = ("_make", "_own", "_table", "keys")

    def __init__(self, table: _Table, keys: Sequence[str], make: Callable[[int], T]) -> None:
        self._table, self.keys, self._make = table, keys, make
        self._own: dict[int, T] = {}

    def __len__(self) -> int:
        return len(self.keys)

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[T, ...]: ...
    def __getitem__(self, place: int | slice) -> T | tuple[T, ...]:
        if isinstance(place, slice):
            return tuple(self[each] for each in range(*place.indices(len(self.keys))))
        key = self.keys[place]
        if not key:
            if place not in self._own:
                self._own[place] = self._make(place)
            return self._own[place]
        found = self._table.now.get(key, _MISSING)
        if found is _MISSING:
            found = self._table.take(key)
            if found is _MISSING:
                found = self._table.now[key] = self._make(place)
        return cast("T", found)

    def __iter__(self) -> Iterator[T]:
        table, keys = self._table, self.keys
        found = table.almost_as_before(keys)
        if found is None:
            found = [*self._each()]
            if table.before and "" not in keys:  # there was a run before, so there may be a next one
                table.last = keys, found
        else:
            for place, made in enumerate(found):
                if made is _MISSING:
                    found[place] = self[place]
        return iter(cast("list[T]", found))

    def _each(self) -> Iterator[object]:
        # As `take` does it, in one place: there may be thousands.
        table = self._table
        now, before, packed = table.now, table.before, table.packed.segments
        decode = table.codec.decode if table.codec is not None else None
        for place, key in enumerate(self.keys):
            # Nothing is kept for the empty key.
            found = now.get(key, _MISSING)
            if found is _MISSING:
                found = before.get(key, _MISSING)
                if found is not _MISSING:
                    now[key] = found
                elif decode is not None and key in packed:
                    found = now[key] = decode(packed[key].rows[key])
                else:
                    found = self[place]
            yield found


class _Table:
    """The results of one step, made with the same values beside: those of this run, and of those before."""

    def __init__(self, beside: tuple[object, ...], name: str = "", codec: Codec | None = None) -> None:
        self.beside, self.name, self.codec = beside, name, codec
        self.now: dict[str, object] = {}
        self.before: dict[str, object] = {}
        self.packed = Rows()
        """What lies on the disk, as it lies there."""
        self.wanted: set[str] = set()
        """What this run asked about, made or not, if it is to lie on the disk."""
        self.asked: list[Sequence[str]] = []
        """The keys of what this run may have asked for, if there is a next one in this process."""
        self.last: tuple[Sequence[str], list[object]] = (), []
        """The keys of all that was asked for at once in a run, and the results."""

    def almost_as_before(self, keys: Sequence[str]) -> list[object] | None:
        """The results for these keys, `_MISSING` where there is none yet; nothing, if these are not the keys
        of the run before, but for some.

        A change in the preview asks for everybody some dozen times, and mostly one is another.
        """
        were, found = self.last
        if self.now or not len(keys) == len(were) == len(self.before):
            return None
        others: list[int] = []
        for at in range(0, len(keys), _AT_A_LOOK):  # some are compared in no time, each by itself is not
            if keys[at : at + _AT_A_LOOK] != were[at : at + _AT_A_LOOK]:
                some = range(at, min(at + _AT_A_LOOK, len(keys)))
                others += [place for place in some if keys[place] != were[place]]
        if any(not keys[place] for place in others):
            return None
        found = [*found]
        self.now.update(self.before)
        for place in others:
            self.now.pop(were[place], None)
            found[place] = _MISSING
        self.last = keys, found
        return found

    def keep_asked(self) -> None:
        """Keep what an earlier run made, and this one could have asked for, but did not need."""
        for keys in self.asked:
            if len(self.now) < len(keys):
                kept = {key: self.before[key] for key in keys if key in self.before and key not in self.now}
                self.now.update(kept)

    def knows(self, key: str) -> bool:
        return bool(key) and (key in self.now or key in self.before or key in self.packed.segments)

    def rows_of(self, keys: Iterable[str]) -> dict[str, Json]:
        """What there is under these keys, as it lies on the disk."""
        return {key: row for key in keys if (row := self._row(key)) is not None}

    def all_rows(self) -> Iterator[dict[str, Json]]:
        """What was wanted, as it lies on the disk, some at a time."""
        keys = sorted(self.wanted)
        for at in range(0, len(keys), _AT_ONCE):
            yield {key: row for key in keys[at : at + _AT_ONCE] if (row := self._row(key)) is not None}

    def _row(self, key: str) -> Json:
        if key in self.packed.segments:
            try:
                return self.packed[key]
            except SpoiledError:  # it is made anew when somebody asks for it
                return None
        if not key or self.codec is None or key not in self.before:
            return None
        return self.codec.encode(self.before[key])

    def take(self, key: str) -> object:
        """What an earlier run made; `_MISSING`, if it made nothing of the kind."""
        found = self.before.get(key, _MISSING)
        if found is _MISSING and self.codec is not None and key in self.packed.segments:
            found = self.codec.decode(self.packed.segments[key].rows[key])
        if found is not _MISSING:
            self.now[key] = found
        return found


class Store:
    """Results of steps, looked up before a step is called.

    `lasts` says whether there is a next run in this process. `pack` is what lies on the disk, and `codecs`
    say how the results of which steps are kept there. A store that was pickled arrives empty.
    """

    def __init__(
        self, lasts: bool = True, pack: Pack | None = None, codecs: Mapping[str, Codec] | None = None
    ) -> None:
        self.lasts, self.pack = lasts, pack
        self._codecs = dict(codecs or {})
        self._tables: dict[str, _Table] = {}
        self._single: dict[str, tuple[tuple[object, ...], object]] = {}
        self._last: dict[type, object] = {}

    def __reduce__(self) -> tuple[type[Store], tuple[bool]]:
        return Store, (self.lasts,)

    @property
    def used(self) -> bool:
        """Whether anything came from the disk. Such results know their values, and not their places."""
        return any(table.packed for table in self._tables.values())

    def size(self) -> int:
        """How many results are in memory."""
        tables = self._tables.values()
        return sum(len(table.now) + len(table.before) for table in tables) + len(self._single)

    def each(self, what: str, keys: Sequence[str], make: Callable[[int], T], *beside: object) -> Results[T]:
        """The results of step `what` for things in a list, told apart by their keys, each made by its place
        when it is first asked for. `beside` is what all were made from, compared by value.
        """
        table = self._table(what, beside)
        if table.codec is not None:
            table.wanted.update(keys)
        if self.lasts:
            table.asked.append(keys)
        return Results(table, keys, make)

    def missing(self, what: str, keys: Sequence[str], *beside: object) -> list[int]:
        """The places of those keys of which nothing is known."""
        table = self._table(what, beside)
        packed, now, before = table.packed.segments, table.now, table.before  # mostly it is in one of these
        return [
            place
            for place, key in enumerate(keys)
            if not (key in before or key in packed or key in now) or not key
        ]

    def not_packed(self, what: str, keys: Sequence[str], *beside: object) -> list[int]:
        """The places of those keys of which nothing came from the disk."""
        packed = self._table(what, beside).packed.segments
        return [place for place, key in enumerate(keys) if key not in packed]

    def fill(self, what: str, results: Mapping[str, object], *beside: object) -> None:
        """Keep results that were made elsewhere, by their keys."""
        table = self._table(what, beside)
        if table.codec is not None:
            table.wanted.update(results)
        table.now.update((key, result) for key, result in results.items() if key)

    def look(self, what: str, key: str) -> object:
        """The result of a step for one key; nothing, if none is known."""
        table = self._table(what, ())
        found = table.now.get(key, _MISSING)
        found = table.take(key) if found is _MISSING else found
        if found is not _MISSING:
            table.wanted.add(key)
        return None if found is _MISSING else found

    @property
    def much_is_new(self) -> bool:
        """Whether there is so much to bring to the disk that it takes a while."""
        tables = self._tables.values()
        return sum(len(table.wanted) - len(table.packed) for table in tables if table.codec) > _SPARE

    def once(self, what: str, make: Callable[[], T], *made_of: object) -> T:
        """The result of a step that is there once, kept as long as all that it is made from is equal."""
        kept = self._single.get(what)
        if kept is None or kept[0] != made_of:
            kept = self._single[what] = made_of, make()
        return cast("T", kept[1])

    def known(self, what: str, *made_of: object) -> bool:
        """Whether `once` would find a result."""
        kept = self._single.get(what)
        return kept is not None and kept[0] == made_of

    def learn(self, what: str, result: object, *made_of: object) -> None:
        """Keep what `once` would give."""
        self._single[what] = made_of, result

    def forget(self, what: str) -> None:
        """Drop what `once` would give."""
        self._single.pop(what, None)

    def let_go(self, what: str) -> None:
        """Drop the results of a step that only the next run would ask for, if there is none here."""
        if not self.lasts and (table := self._tables.pop(what, None)) is not None:
            # Whoever still has `Results` of it has none of them made any more.
            table.now.clear()
            table.before.clear()
            table.last = (), []

    def let_go_of_all(self) -> None:
        """Drop everything that was kept. Results that somebody has already are made anew, if need be."""
        self._tables.clear()
        self._single.clear()
        self._last.clear()

    def last(self, kind: type[T]) -> T | None:
        """The value of this type that was kept last."""
        return cast("T | None", self._last.get(kind))

    def keep(self, value: T) -> T:
        """Keep a value until another of its type comes, if there is a next run in this process."""
        if self.lasts:
            self._last[type(value)] = value
        return value

    def same(self, value: T) -> T:
        """The value of this type that was kept last, if it is equal: it is compared faster the next time."""
        last = self.last(type(value))
        return self.keep(value) if last is None or last != value else last

    def teach(self, what: str, codec: Codec) -> None:
        """Say how the results of a step are kept on the disk."""
        self._codecs[what] = codec

    def turn(self, *, whole: bool = True) -> None:
        """End a run: if it was a whole one, results that it could not have asked for are dropped."""
        for what, table in [*self._tables.items()]:
            if whole:
                table.keep_asked()
            table.asked.clear()
            if whole or len(table.now) > 2 * len(table.before) + _SPARE:
                if whole and not table.wanted and not table.now:
                    del self._tables[what]
                table.before, table.now = table.now, {}

    def or_anew(self, work: Callable[[], T]) -> T:
        """What this work gives; once more with nothing kept, if what lies on the disk turns out spoiled.

        It may have done nothing yet that could not be done again.
        """
        try:
            return work()
        except SpoiledError:
            self.let_go_of_all()
            if self.pack is not None:
                self.pack.spoil()
            return work()

    def save(self) -> None:
        """Bring to the disk what the last run, which was a whole one, asked for and is not there."""
        if self.pack is None:
            return
        tables = [table for table in self._tables.values() if table.codec is not None and table.wanted]
        new = {table.name: table.wanted - table.packed.segments.keys() for table in tables}
        used = sum(len(table.wanted) for table in tables)
        idle = sum(len(table.packed) + len(new[table.name]) for table in tables) - used
        # Much that is out of use is taken out, a little does no harm.
        if idle > used or not self.pack.add((table.name, table.rows_of(new[table.name])) for table in tables):
            self.pack.write((table.name, rows) for table in tables for rows in table.all_rows())

    def _table(self, what: str, beside: tuple[object, ...]) -> _Table:
        table = self._tables.get(what)
        if table is None or table.beside != beside:
            codec = self._codecs.get(what)
            if self.pack is None or codec is None:
                table = _Table(beside)
            else:
                table = _Table(beside, f"{what} {fingerprint(beside)}", codec)
                table.packed = self.pack.table(table.name)
            self._tables[what] = table
        return table
