"""What the guard gives for each number that it finds."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, NoReturn

    Kind = Literal["digits", "unicode", "roman", "word", "ordinal", "metric", "ranking", "markup"]
    """The classes of docs/reference/numbers.md."""

    About = tuple[str, str, str, str, str]
    """What a hint is made of: the kind, what stands before the number, it, what follows, and the language."""

    Found = tuple[int, int, Kind]
    """Where a number begins and ends in the folded text, and its kind."""


class Number:
    """A number that a reader would meet.

    `text` is as it stands in the source, from `start` to `end` in code points. `kind` is the class it
    belongs to: digits, unicode, roman, word, ordinal, metric, ranking or markup. `hint` says in a
    sentence what could stand there instead.
    """

    __slots__ = ("clue", "end", "kind", "start", "text")

    text: str
    start: int
    end: int
    kind: Kind
    clue: str | About

    # Written out: the guard is imported at every start, and `typing` and `dataclasses` cost more than it.
    # So is what makes a hint: most numbers that are found in names are none, and nobody asks.
    def __init__(self, text: str, start: int, end: int, kind: Kind, hint: str | About) -> None:
        for name, value in zip(_SLOTS, (text, start, end, kind, hint), strict=True):
            object.__setattr__(self, name, value)

    @property
    def hint(self) -> str:
        if isinstance(self.clue, str):
            return self.clue
        from quietpage.numbers.hints import hint_about

        return hint_about(self.clue)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a number is what it is: {name} cannot be set")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"a number is what it is: {name} cannot be deleted")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Number) and self._values() == other._values()

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        values = zip(_FIELDS, self._values(), strict=True)
        return f"Number({', '.join(f'{name}={value!r}' for name, value in values)})"

    def __reduce__(self) -> tuple[type[Number], tuple[object, ...]]:
        return Number, tuple([getattr(self, name) for name in _SLOTS])

    def _values(self) -> tuple[object, ...]:
        return self.text, self.start, self.end, self.kind, self.hint


_SLOTS = ("text", "start", "end", "kind", "clue")
_FIELDS = ("text", "start", "end", "kind", "hint")
