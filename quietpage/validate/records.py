"""Keys that belong together: how they are read, described, and told to an editor."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar, cast

from quietpage.core.source import Span
from quietpage.parse.nodes import Mapping, Node, Scalar
from quietpage.validate.errors import Notes, blank, called, hidden, nothing_after, start_of
from quietpage.validate.types import Choice, Json, Kind

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Field(NamedTuple, Generic[T_co]):
    """A key, the kind of its value, and a line about it.

    `also` has the names by which the same thing goes elsewhere: they are not read, but understood.
    """

    key: str
    kind: Kind[T_co]
    about: str
    default: str = ""
    required: bool = False
    also: tuple[str, ...] = ()


class Found:
    """The values that a mapping had, by field.

    `places` has the keys that were written, whatever became of their values; `empty` those of them that
    had none and may do without.
    """

    __slots__ = ("_values", "empty", "places", "span")

    def __init__(self, span: Span) -> None:
        self._values: dict[str, object] = {}
        self.places: dict[str, Span] = {}
        self.empty: dict[str, Span] = {}
        self.span = span

    def put(self, field: Field[T], value: T) -> None:
        self._values[field.key] = value

    def get(self, field: Field[T]) -> T | None:
        return cast("T | None", self._values.get(field.key))


class Record:
    """Some keys that belong together.

    `example` says how to write it; `{}` in it is the text that stood there instead. The keys in `later`
    may be missing or empty: whoever asked for the record judges that. `elsewhere` says of some keys where
    they have their place.
    """

    __slots__ = ("_known", "elsewhere", "example", "fields", "later", "what")

    def __init__(
        self,
        what: str,
        fields: tuple[Field[object], ...],
        example: str = "",
        later: tuple[str, ...] = (),
        elsewhere: tuple[tuple[str, str], ...] = (),
    ) -> None:
        self.what, self.fields, self.example, self.later = what, fields, example, later
        self.elsewhere = dict(elsewhere)
        self._known = {field.key: field for field in fields}

    def read(self, node: Node, notes: Notes) -> Found | None:
        if not isinstance(node, Mapping):
            self._not_keys(node, notes)
            return None
        found = Found(node.span)
        places = found.places
        strange: list[Scalar] = []
        empty: list[Scalar] = []
        for key, value in node.entries:
            field = self._known.get(key.value)
            if field is None:
                strange.append(key)
                continue
            places[key.value] = key.span
            if blank(value):
                empty.append(key)
                continue
            self._read(field, value, found, notes)
        if strange or empty:
            self._odd(node, strange, empty, found, notes)
        for field in self.fields:
            if field.required and field.key not in places and field.key not in self.later:
                notes.say(
                    f"{self.what} has no {field.key} yet",
                    start_of(node),
                    f"add a line that begins with {field.key}: ({field.about})",
                )
        return found

    def json(self) -> Json:
        """An object with these keys and no others."""
        described: Json = {}
        for field in self.fields:
            default = f"; if left out: {field.default}" if field.default else ""
            described[field.key] = {"description": field.about + default, **field.kind.json()}
        shape: Json = {"type": "object", "properties": described, "additionalProperties": False}
        if required := [field.key for field in self.fields if field.required]:
            shape["required"] = required
        return shape

    def _read(self, field: Field[object], value: Node, found: Found, notes: Notes) -> None:
        before = notes.said
        read = field.kind.read(value, notes)
        if read is not None:
            found.put(field, read)
        elif notes.said == before and not notes.full:
            raise AssertionError(f"{field.key}: nothing was read and nothing was said")

    def _not_keys(self, node: Node, notes: Notes) -> None:
        value = node.value.strip() if isinstance(node, Scalar) else "…"
        glued = re.match(r"(\w++)\s*+[:=]?\s*+(.*)", value)
        if glued and glued[1].lower() in self._known and glued[2]:
            notes.say(
                f"after {glued[1]} there is no colon with a space behind it",
                start_of(node),
                f"write {glued[1].lower()}: and then the rest, each key on its own line and without quotes",
            )
            return
        value = f'"{value}"' if ": " in value else value
        notes.say(
            f"{self.what} is written as keys and values, and here is {called(node)}",
            start_of(node),
            self.example.replace("{}", " ".join(value.split()))
            or f"begin a line with {self.fields[0].key}: and go on from there",
        )

    def _odd(
        self, node: Mapping, strange: list[Scalar], empty: list[Scalar], found: Found, notes: Notes
    ) -> None:
        """Keys without a value, and keys that are not known."""
        entries = dict(node.entries)
        order = list(entries)
        places = {key: place for place, key in enumerate(order)}
        waiting = dict.fromkeys(strange)
        for key in empty:
            field = self._known[key.value]
            after = order[places[key] + 1 : places[key] + 2]
            if after and after[0] in waiting and getattr(field.kind, "nested", False):
                # What belongs under the key was not moved in.
                first = after[0]
                last = places[first]
                while last < len(order) and order[last] in waiting:
                    del waiting[order[last]]
                    last += 1
                notes.say(
                    f"{first.value} is not moved in, so it does not belong to {key.value}",
                    first.span,
                    f"put two spaces before it, and before every line that belongs to {key.value}:",
                )
            elif field.key in self.later and not hidden(key):
                found.empty[field.key] = key.span
            else:
                instead = "" if field.required else ", or take the line away"
                if isinstance(field.kind, Choice):
                    help = f"write one of {', '.join(field.kind.words)} after the colon{instead}"
                else:
                    help = f"write it after the colon ({field.about}){instead}"
                nothing_after(key, help, notes)
        from quietpage.core import suggestions

        for key in waiting:
            if notes.full:
                break
            meant = self._unknown(key, found, notes)
            if meant and meant.key not in found.places:
                # One slip is one problem: the key was meant, so it is not missing, and its value is read.
                found.places[meant.key] = key.span
                if not blank(entries[key]) and suggestions.plain(key.value) not in meant.also:
                    self._read(meant, entries[key], found, notes)

    def _unknown(self, key: Scalar, found: Found, notes: Notes) -> Field[object] | None:
        from quietpage.core import suggestions

        written = suggestions.plain(key.value)
        names = {name: field for field in self.fields for name in field.also}
        meant = self._known.get(written) or names.get(written)
        if meant is None and suggestions.measures(key.value):
            notes.say(
                f"nobody on this page is measured or put above others, so there is no key {key.value}",
                key.span,
                "say among the reasons what they changed for somebody; everybody here has the same voice",
            )
            return None
        if meant is None:
            meant = self._known.get(suggestions.nearest(written, self._known, 0.72))
        inner = [
            field.key
            for field in self.fields
            if isinstance(field.kind, Made) and written in field.kind.record._known
        ]
        if written in self.elsewhere:
            help = self.elsewhere[written]
        elif meant:
            help = f"did you mean {meant.key}:?"
        elif inner:
            help = f"it stands under {inner[0]}:, moved in by two spaces"
        else:
            help = f"the keys here are {', '.join(self._known)}"
        notes.say(f"quietpage knows no key {key.value} for {self.what}", key.span, help)
        return meant


class Made(NamedTuple, Generic[T]):
    """A record made into a value of the model."""

    record: Record
    make: Callable[[Found], T | None]
    nested: bool = True

    @property
    def says(self) -> str:
        return "a mapping: " + ", ".join(
            f"`{field.key}`" + (" (required)" if field.required else "") for field in self.record.fields
        )

    def read(self, node: Node, notes: Notes) -> T | None:
        before = notes.said
        found = self.record.read(node, notes)
        made = None if found is None else self.make(found)
        if made is None and notes.said == before and not notes.full:
            raise AssertionError(f"{self.record.what}: nothing was read and nothing was said")
        return made

    def json(self) -> Json:
        return self.record.json()
