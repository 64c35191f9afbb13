"""Mappings with known keys: how they are read, described in the reference, and told to an editor."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from quietpage.core.named_tuple import NamedTuple
from quietpage.core.source import Span
from quietpage.parse.nodes import Mapping, Node, Scalar
from quietpage.validate.kinds import LONGEST_LINE, Choice, Json, Kind, Line
from quietpage.validate.node_spans import (
    a_new_key,
    behind_two_dashes,
    has_commented_value,
    is_blank,
    is_nothing,
    node_kind,
    start_span,
)
from quietpage.validate.problems import Problems, report_no_value

if TYPE_CHECKING:
    from quietpage.validate.advice import Advice

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Field(NamedTuple, Generic[T_co]):
    """A key, the kind of its value, and a line about it.

    `about` and `default` are for the reference and for editors. `synonyms` are names by which the same thing
    goes in other programs: they are not read, but understood, so that the help can name the key. Without a
    value, a key is as if it was not there, unless it is `required` or `asks_for_value`.
    """

    key: str
    kind: Kind[T_co]
    about: str
    default: str = ""
    required: bool = False
    synonyms: tuple[str, ...] = ()
    asks_for_value: bool = False


class Values(NamedTuple):
    """What a mapping had, by key: filled by `Record.read`, and not changed after that.

    `key_spans` has every key that was written with a value, whatever became of it, and those without one
    that need one; `empty_keys` has those of the record's `deferred` keys that had none.
    """

    values: dict[str, object]
    key_spans: dict[str, Span]
    empty_keys: dict[str, Span]

    def get(self, field: Field[T]) -> T | None:
        """The value of a field, of the field's own type; None if it was not written, or not read."""
        return cast("T | None", self.values.get(field.key))


class Record:
    """Some keys that belong together: the table by which a mapping is read.

    `what` names it in problems ("this person"). `example` is a help, how to write it; `{}` in it is the text
    that stood there instead. The keys in `deferred` may be missing or empty: whoever asked for the record
    judges that. `elsewhere` has, for keys that people look for here, a help that says where they stand;
    `foreign` is the name of the table of `foreign_keys` with those of other programs.
    """

    __slots__ = ("_known", "deferred", "elsewhere", "example", "fields", "foreign", "what")

    def __init__(
        self,
        what: str,
        fields: tuple[Field[object], ...],
        example: str = "",
        deferred: tuple[str, ...] = (),
        elsewhere: tuple[tuple[str, str], ...] = (),
        foreign: str = "",
    ) -> None:
        self.what, self.fields, self.example, self.deferred = what, fields, example, deferred
        self.elsewhere, self.foreign = dict(elsewhere), foreign
        self._known = {field.key: field for field in fields}

    def knows(self, key: str) -> bool:
        """Whether a key is one of its own."""
        return key in self._known

    def read(self, node: Node, problems: Problems) -> Values | None:
        """The values of a mapping, as far as they are right; None, and a problem, if it is no mapping."""
        if not isinstance(node, Mapping):
            self._not_a_mapping(node, problems)
            return None
        found = Values({}, {}, {})
        key_spans = found.key_spans
        strange: list[Scalar] = []
        empty: list[Scalar] = []
        for key, value in node.entries:
            field = self._known.get(key.value)
            if field is None:
                strange.append(key)
                continue
            key_spans[key.value] = key.span
            if is_nothing(value) and not _is_word(field, value):
                empty.append(key)
                continue
            self._read(field, value, found, problems)
        if strange or empty:
            self._odd_keys(node, strange, empty, found, problems)
        for field in self.fields:
            if field.required and field.key not in key_spans and field.key not in self.deferred:
                problems.report_alone(
                    f"{self.what} has no {field.key} yet",
                    start_span(node),
                    f"{a_new_key(node, field.key)} ({field.about})",
                )
        return found

    def json(self) -> Json:
        """The same as JSON Schema: an object with these keys and no others."""
        described: Json = {}
        for field in self.fields:
            default = f"; if left out: {field.default}" if field.default else ""
            kind = field.kind.json()
            if not (field.required or field.asks_for_value):
                kind = {"anyOf": [kind, {"type": "null"}]}  # nothing after the colon
            described[field.key] = {"description": field.about + default, **kind}
        shape: Json = {"type": "object", "properties": described, "additionalProperties": False}
        if required := [field.key for field in self.fields if field.required]:
            shape["required"] = required
        return shape

    def _read(self, field: Field[object], value: Node, found: Values, problems: Problems) -> None:
        before = problems.count
        read = field.kind.read(value, problems)
        if read is not None:
            found.values[field.key] = read
        elif problems.count == before and not problems.full:  # a key would vanish without a word
            raise AssertionError(f"{field.key}: nothing was read and nothing was said")

    def _not_a_mapping(self, node: Node, problems: Problems) -> None:
        value = node.value.strip() if isinstance(node, Scalar) else "…"
        glued = re.match(r"(\w++)\s*+[:=]?\s*+(.*)", value)
        if glued and glued[1].lower() in self._known and glued[2] and len(value) <= LONGEST_LINE:
            problems.report(
                f"after {glued[1]} there is no colon with a space behind it",
                start_span(node),
                f"write {glued[1].lower()}: and then the rest, each key on its own line and without quotes",
            )
            return
        help, alike = f"begin a line with {self.fields[0].key}: and go on from there", ""
        if self.example and isinstance(node, Scalar):
            from quietpage.validate import bare_texts

            help = bare_texts.help_for(node, self.example, person=self.foreign == "person")
            alike = bare_texts.kind_of(node)
        elif self.example:
            help = self.example.replace("{}", "…")
            if behind_two_dashes(node):
                help = "put a space in place of the first dash on this line"
                alike = "two dashes"
        problems.report(
            f"{self.what} is written as keys and values, and here is {node_kind(node)}",
            start_span(node),
            help,
            alike,
        )

    def _odd_keys(
        self, node: Mapping, strange: list[Scalar], empty: list[Scalar], found: Values, problems: Problems
    ) -> None:
        """Report keys without a value and unknown keys; read those of them whose meaning is clear."""
        entries = dict(node.entries)
        order = list(entries)
        places = {key: place for place, key in enumerate(order)}
        waiting = dict.fromkeys(strange)
        for key in empty:
            field = self._known[key.value]
            value = entries[key]
            after = order[places[key] + 1 : places[key] + 2]
            if (
                not isinstance(value, Scalar)
                and field.key not in self.deferred
                and (field.required or getattr(field.kind, "tells_empty", False))
            ):
                self._read(field, value, found, problems)
            elif (
                is_blank(value)
                and after
                and after[0] in waiting
                and self._belongs(after[0], entries[after[0]], field)
            ):
                # What belongs under the key was not moved in.
                first = after[0]
                last = places[first]
                while last < len(order) and order[last] in waiting:
                    del waiting[order[last]]
                    last += 1
                problems.report(
                    f"{first.value} is not moved in, so it does not belong to {key.value}",
                    first.span,
                    f"put two spaces before it, and before every line that belongs to {key.value}:",
                )
            elif field.key in self.deferred and not has_commented_value(key):
                found.empty_keys[field.key] = key.span
            elif not (field.required or field.asks_for_value or has_commented_value(key)):
                del found.key_spans[field.key]
            else:
                instead = "" if field.required else ", or take the line away"
                if isinstance(field.kind, Choice):
                    help = f"write one of {', '.join(field.kind.words)} after the colon{instead}"
                else:
                    help = f"write it after the colon ({field.about}){instead}"
                report_no_value(key, help, problems)
        if not waiting:
            return
        from quietpage.core import suggestions

        beside = {suggestions.plain(key.value): value for key, value in node.entries}
        beside[""] = node
        for key in waiting:
            if problems.full:
                break
            meant = self._unknown(key, entries[key], found, beside, problems)
            if meant and meant.key not in found.key_spans:
                # One slip is one problem: the key was meant, so it is not missing, and its value is read.
                found.key_spans[meant.key] = key.span
                value = entries[key]
                same = suggestions.plain(key.value) not in meant.synonyms and not self._foreign(
                    key, value, found, beside
                )
                if not is_nothing(value) and (same or (meant.required and isinstance(value, Scalar))):
                    self._read(meant, value, found, problems)

    def _belongs(self, key: Scalar, value: Node, field: Field[object]) -> bool:
        """Whether a key that is not known here may belong under a field's key, and was not moved in."""
        if not getattr(field.kind, "nested", False):
            return False
        record = getattr(field.kind, "record", None)
        if isinstance(record, Record):
            return key.value in record._known
        return self._foreign(key, value, Values({}, {}, {}), {}) is None or "://" in key.span.source.line(
            key.span.source.line_and_column(key.span.start)[0]
        )

    def _foreign(self, key: Scalar, value: Node, found: Values, beside: dict[str, Node]) -> Advice | None:
        """What to do about a key of other programs, if it is one of those."""
        from quietpage.core import suggestions
        from quietpage.validate import foreign_keys

        written = suggestions.plain(key.value)
        return foreign_keys.advice(self.foreign, written, value, found.key_spans, beside)

    def _unknown(
        self, key: Scalar, value: Node, found: Values, beside: dict[str, Node], problems: Problems
    ) -> Field[object] | None:
        """Report a key that is not known; give the field that was meant, if that is clear."""
        from quietpage.core import suggestions

        written = suggestions.plain(key.value)
        message = f"quietpage knows no key {key.value} for {self.what}"
        advice = self._foreign(key, value, found, beside) if written not in self._known else None
        if advice:
            problems.report(message, key.span, advice.help, advice.alike)
            return self._known.get(advice.means)
        names = {name: field for field in self.fields for name in field.synonyms}
        meant = self._known.get(written) or names.get(written)
        if meant is None and suggestions.measures(key.value):
            problems.report(
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
            if isinstance(field.kind, Nested) and written in field.kind.record._known
        ]
        if written in self.elsewhere:
            help = self.elsewhere[written]
        elif meant and meant.key in found.key_spans:
            help = f"{meant.key}: is here already; take this line away, or put what it says there"
        elif meant:
            help = f"did you mean {meant.key}:?"
        elif inner:
            help = f"it stands under {inner[0]}:, moved in by two spaces"
        else:
            help = f"the keys here are {', '.join(self._known)}"
        problems.report(message, key.span, help)
        return meant


def _is_word(field: Field[object], value: Node) -> bool:
    """Whether `null` is a word where it stands, as each of YAML's own is where there are short texts."""
    return isinstance(field.kind, Line) and isinstance(value, Scalar) and value.value == "null"


class Nested(NamedTuple, Generic[T]):
    """A record of its own under one key, and the value of the model that is built of it.

    `build` gives None only if a value is missing that is required, which was then reported.
    """

    record: Record
    build: Callable[[Values], T | None]
    nested: bool = True

    @property
    def says(self) -> str:
        return "a mapping: " + ", ".join(
            f"`{field.key}`" + (" (required)" if field.required else "") for field in self.record.fields
        )

    def read(self, node: Node, problems: Problems) -> T | None:
        before = problems.count
        found = self.record.read(node, problems)
        built = None if found is None else self.build(found)
        if built is None and problems.count == before and not problems.full:
            raise AssertionError(f"{self.record.what}: nothing was read and nothing was said")
        return built

    def json(self) -> Json:
        return self.record.json()
