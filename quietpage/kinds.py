"""The kinds of value that a key can have: how each is read, checked, described, and told to an editor."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Generic, NamedTuple, Protocol, TypeVar, cast

from quietpage.address import faults
from quietpage.model import Link, Text
from quietpage.problem import Problem
from quietpage.source import Place, Span
from quietpage.tree import Mapping, Node, Scalar, Sequence, dropped_words

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Json = dict[str, object]

LONGEST_LINE = 500
LONGEST_PROSE = 10_000
"""The longest short text and the longest text in Markdown, in code points."""

MEASURES = frozenset(
    [
        "citations",
        "count",
        "counts",
        "downloads",
        "engagement",
        "fans",
        "favorites",
        "favourites",
        "featured",
        "follower",
        "followers",
        "following",
        "grade",
        "h-index",
        "hits",
        "impact",
        "importance",
        "influence",
        "karma",
        "klout",
        "level",
        "likes",
        "metrics",
        "points",
        "popularity",
        "position",
        "priority",
        "rank",
        "ranking",
        "rating",
        "ratings",
        "reach",
        "readers",
        "reads",
        "retweets",
        "score",
        "scores",
        "shares_count",
        "sort",
        "stars",
        "stats",
        "subscribers",
        "top",
        "upvotes",
        "views",
        "visits",
        "votes",
        "weight",
    ]
)
"""Keys that people bring along from elsewhere and that measure or place somebody."""


class Notes:
    """Where the readers of values put the problems they meet."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def say(self, message: str, place: Place, help: str = "") -> None:
        self.problems.append(Problem(message, place, help))


class Kind(Protocol[T_co]):
    """A kind of value. `read` gives nothing when it has said what the matter is."""

    @property
    def says(self) -> str:
        """What it is, in the words of the reference."""

    def read(self, node: Node, notes: Notes) -> T_co | None: ...

    def json(self) -> Json:
        """The same for editors, as JSON Schema (draft 2020-12)."""


class Field(NamedTuple, Generic[T_co]):
    """A key, the kind of its value, and a line about it."""

    key: str
    kind: Kind[T_co]
    about: str
    default: str = ""
    required: bool = False


class Found:
    """The values that a mapping had, by field."""

    __slots__ = ("_values", "places", "span")

    def __init__(self, span: Span) -> None:
        self._values: dict[str, object] = {}
        self.places: dict[str, Span] = {}
        self.span = span

    def put(self, field: Field[T], value: T, place: Span) -> None:
        self._values[field.key] = value
        self.places[field.key] = place

    def get(self, field: Field[T]) -> T | None:
        return cast("T | None", self._values.get(field.key))

    def __contains__(self, field: Field[object]) -> bool:
        return field.key in self.places


class Record(NamedTuple):
    """Some keys that belong together."""

    what: str
    fields: tuple[Field[object], ...]
    says: str = "keys of its own"
    example: str = ""

    def read(self, node: Node, notes: Notes) -> Found | None:
        if not isinstance(node, Mapping):
            first = self.fields[0].key
            notes.say(
                f"{self.what} is written as keys and values, and here is {_called(node)}",
                _start(node),
                self.example or f"begin a line with {first}: and go on from there",
            )
            return None
        found = Found(node.span)
        known = {field.key: field for field in self.fields}
        for key, value in node.entries:
            field = known.get(key.value)
            if field is None:
                self._unknown(key, known, notes)
            elif isinstance(value, Scalar) and not value.value.strip():
                found.places[field.key] = key.span
                notes.say(
                    f"there is nothing after {key.value}: yet",
                    key.span,
                    f"{field.about}; write it after the colon"
                    + ("" if field.required else ", or take the line away"),
                )
            else:
                before = len(notes.problems)
                read = field.kind.read(value, notes)
                found.places[field.key] = key.span
                if read is not None:
                    found.put(field, read, key.span)
                elif len(notes.problems) == before:
                    raise AssertionError(f"{field.key}: nothing was read and nothing was said")
        for field in self.fields:
            if field.required and field.key not in found.places:
                notes.say(
                    f"{self.what} has no {field.key}: yet",
                    _start(node),
                    f"add a line that begins with {field.key}: ({field.about})",
                )
        return found

    def json(self) -> Json:
        return record_json(self.fields)

    def _unknown(self, key: Scalar, known: Iterable[str], notes: Notes) -> None:
        plain = key.value.casefold().replace(" ", "_")
        if plain.strip("_") in MEASURES or plain.endswith(("_count", "_score", "_rank", "_rating")):
            notes.say(
                f"quietpage does not measure people, so there is no key {key.value}:",
                key.span,
                "say among the reasons what they changed for somebody; everybody here has the same voice",
            )
            return
        near = nearest(key.value, known)
        choice = f"did you mean {near}:?" if near else f"the keys here are {', '.join(known)}"
        notes.say(f"quietpage knows no key {key.value}: for {self.what}", key.span, choice)


def record_json(fields: Iterable[Field[object]]) -> Json:
    """An object with these keys and no others."""
    fields = tuple(fields)
    described: Json = {field.key: {**field.kind.json(), "description": field.about} for field in fields}
    shape: Json = {"type": "object", "properties": described, "additionalProperties": False}
    if required := [field.key for field in fields if field.required]:
        shape["required"] = required
    return shape


class Line(NamedTuple):
    """A short text, shown as it was typed."""

    says: str = "a short text"
    prose: bool = False
    """Whether whole sentences are expected, so that a comment after it is more likely a part of it."""

    def read(self, node: Node, notes: Notes) -> Text | None:
        scalar = typed(node, notes)
        if scalar is None:
            return None
        if scalar.dropped and (self.prose or _like_a_tag(scalar.dropped)):
            notes.problems.append(dropped_words(scalar))
        value = re.sub(r"\s", " ", scalar.value)
        lead = len(value) - len(value.lstrip())
        value = value.strip()
        if len(value) > LONGEST_LINE:
            notes.say(
                f"this is longer than a short text can be here ({LONGEST_LINE} letters)",
                scalar.at(lead + LONGEST_LINE, lead + len(value)),
                "shorten it, and let the reasons say the rest",
            )
        return Text(value, scalar.span, _within(scalar, lead))

    def json(self) -> Json:
        return {"type": "string", "minLength": 1, "maxLength": LONGEST_LINE}


class Markdown(NamedTuple):
    """A text in Markdown, as long as it needs to be."""

    says: str = "a text, in Markdown"

    def read(self, node: Node, notes: Notes) -> Text | None:
        scalar = typed(node, notes)
        if scalar is None:
            return None
        if scalar.dropped:
            notes.problems.append(dropped_words(scalar))
        value = scalar.value.rstrip("\n")
        if len(value) > LONGEST_PROSE:
            notes.say(
                f"this text is longer than a quiet page can carry ({LONGEST_PROSE} letters)",
                scalar.at(LONGEST_PROSE, len(value)),
                "shorten it, or link to the rest of it",
            )
            value = value[:LONGEST_PROSE]
        return Text(value, scalar.span, scalar.at)

    def json(self) -> Json:
        return {"type": "string", "minLength": 1, "maxLength": LONGEST_PROSE}


class Address(NamedTuple):
    """Where something is on the web."""

    says: str = "an address"
    mail: bool = False

    def read(self, node: Node, notes: Notes) -> Text | None:
        scalar = typed(node, notes)
        if scalar is None:
            return None
        value = scalar.value.strip()
        lead = scalar.value.find(value)
        sound = True
        for fault in faults(value, mail=self.mail):
            sound = False
            notes.say(fault.message, scalar.at(lead + fault.start, lead + fault.end), fault.help)
        return Text(value, scalar.span, _within(scalar, lead)) if sound else None

    def json(self) -> Json:
        return {"type": "string", "pattern": "^(https?://|mailto:)" if self.mail else "^https?://"}


class Patterned(NamedTuple):
    """A short text of one form: what it must look like, and how to put it right."""

    says: str
    pattern: str
    wrong: str
    help: str

    def read(self, node: Node, notes: Notes) -> Text | None:
        scalar = typed(node, notes)
        if scalar is None:
            return None
        value = scalar.value.strip()
        if re.fullmatch(self.pattern, value) is None:
            notes.say(f"{self.wrong}: {value}", scalar.span, self.help)
            return None
        return Text(value, scalar.span, _within(scalar, scalar.value.find(value)))

    def json(self) -> Json:
        return {"type": "string"}


class Choice(NamedTuple):
    """One of a few words."""

    words: tuple[str, ...]

    @property
    def says(self) -> str:
        return "one of " + ", ".join(f"`{word}`" for word in self.words)

    def read(self, node: Node, notes: Notes) -> str | None:
        scalar = typed(node, notes)
        return None if scalar is None else self.chosen(scalar, notes)

    def chosen(self, scalar: Scalar, notes: Notes) -> str | None:
        value = scalar.value.strip()
        if value in self.words:
            return value
        near = nearest(value, self.words)
        notes.say(
            f"{value} is not among the words that can stand here",
            scalar.span,
            f"did you mean {near}?" if near else f"write one of {', '.join(self.words)}",
        )
        return None

    def json(self) -> Json:
        return {"enum": list(self.words)}


class Several(NamedTuple, Generic[T]):
    """One value or a list of them."""

    kind: Kind[T]

    @property
    def says(self) -> str:
        return f"{self.kind.says}, or a list of such"

    def read(self, node: Node, notes: Notes) -> tuple[T, ...] | None:
        if not isinstance(node, Sequence):
            one = self.kind.read(node, notes)
            return None if one is None else (one,)
        values = []
        for each in node.items:
            if isinstance(each, Scalar) and not each.value.strip():
                notes.say(
                    "this place in the list is empty",
                    each.span,
                    "write something after the dash, or take the line away",
                )
                continue
            value = self.kind.read(each, notes)
            if value is not None:
                values.append(value)
        if not node.items:
            notes.say("this list is empty", _start(node), "write something in it, or take the key away")
        return tuple(values) or None

    def json(self) -> Json:
        one = self.kind.json()
        return {"anyOf": [one, {"type": "array", "items": one, "minItems": 1}]}


class Listed(NamedTuple):
    """A list of short texts."""

    says: str = "a list of short texts"

    def read(self, node: Node, notes: Notes) -> tuple[Text, ...] | None:
        if not isinstance(node, Sequence):
            notes.say(
                f"a list goes here, and this is {_called(node)}",
                _start(node),
                "write each on a line of its own, after a dash and a space",
            )
            return None
        return Several(Line()).read(node, notes)

    def json(self) -> Json:
        return {"type": "array", "items": Line().json(), "minItems": 1}


class Pairs(NamedTuple, Generic[T]):
    """A mapping whose keys are the writer's own words."""

    kind: Kind[T]
    says: str
    example: str

    def read(self, node: Node, notes: Notes) -> tuple[tuple[Text, T], ...] | None:
        if not isinstance(node, Mapping):
            notes.say(
                f"each of these has a word before a colon, and here is {_called(node)}",
                _start(node),
                self.example,
            )
            return None
        pairs = []
        for key, value in node.entries:
            label = Line().read(key, notes)
            if isinstance(value, Scalar) and not value.value.strip():
                notes.say(f"there is nothing after {key.value}: yet", key.span, self.example)
                continue
            read = self.kind.read(value, notes)
            if label is not None and read is not None:
                pairs.append((label, read))
        if not node.entries:
            notes.say("there is nothing in this yet", _start(node), self.example)
        return tuple(pairs) or None

    def json(self) -> Json:
        return {"type": "object", "additionalProperties": self.kind.json(), "minProperties": 1}


class Links(NamedTuple):
    """Labels and addresses: the label is shown, the address never."""

    says: str = "a mapping of label to address"

    def read(self, node: Node, notes: Notes) -> tuple[Link, ...] | None:
        pairs = Pairs(
            Address(mail=True),
            self.says,
            "write each link as a label and its address, for example Blog: https://example.org/",
        ).read(node, notes)
        return None if pairs is None else tuple(Link(label, url) for label, url in pairs)

    def json(self) -> Json:
        return {"type": "object", "additionalProperties": Address(mail=True).json(), "minProperties": 1}


class Made(NamedTuple, Generic[T]):
    """A record made into a value of the model."""

    record: Record
    make: Callable[[Found], T | None]

    @property
    def says(self) -> str:
        return "a mapping: " + ", ".join(
            f"`{field.key}`" + (" (required)" if field.required else "") for field in self.record.fields
        )

    def read(self, node: Node, notes: Notes) -> T | None:
        before = len(notes.problems)
        found = self.record.read(node, notes)
        made = None if found is None else self.make(found)
        if made is None and len(notes.problems) == before:
            raise AssertionError(f"{self.record.what}: nothing was read and nothing was said")
        return made

    def json(self) -> Json:
        return self.record.json()


def typed(node: Node, notes: Notes) -> Scalar | None:
    """The text that was typed; a problem, if there is a list or a mapping instead."""
    if isinstance(node, Scalar):
        return node
    help = (
        "write it after the colon, without a dash before it"
        if isinstance(node, Sequence)
        else "put it in double quotes if it has a colon in it"
    )
    notes.say(f"a text goes here, and this is {_called(node)}", _start(node), help)
    return None


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that somebody may have meant, or nothing."""
    from difflib import get_close_matches

    folded = {each.casefold(): each for each in known}
    near = get_close_matches(word.strip().casefold(), folded, 1, 0.6)
    return folded[near[0]] if near else ""


_SEPARATORS = re.compile(r"[\s\-‐‑‒–—―_]+")
_LONGEST_SLUG = 180
"""In bytes: with its ending it is a file name everywhere."""


def slug(name: str) -> str:
    """The address that a name makes: lower case, hyphens for spaces, only letters and their marks; Unicode, in NFC."""
    words = _SEPARATORS.sub("-", unicodedata.normalize("NFC", name).lower())
    if words.isascii():
        kept = re.sub(r"[^a-z-]", "", words)
    else:
        kept = "".join(sign for sign in words if sign == "-" or unicodedata.category(sign)[0] in "LM")
        kept = unicodedata.normalize("NFC", kept)
    kept = re.sub("-{2,}", "-", kept).strip("-")
    if len(kept) * 4 > _LONGEST_SLUG:
        while len(kept.encode()) > _LONGEST_SLUG or (
            kept and unicodedata.combining(kept[-1]) and len(kept.encode()) + 4 > _LONGEST_SLUG
        ):
            kept = kept[:-1]
    return kept.rstrip("-")


def sameness(slug: str) -> str:
    """What two slugs have in common when a file system, or a person, may take one for the other."""
    if slug.isascii():
        return slug.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", slug).casefold())


def _within(scalar: Scalar, lead: int) -> Callable[[int, int], Place]:
    if not lead:
        return scalar.at
    return lambda start, end: scalar.at(lead + start, lead + end)


def _like_a_tag(dropped: Span) -> bool:
    return re.match(r"\s*#\w", dropped.text) is not None


def _called(node: Node) -> str:
    if isinstance(node, Sequence):
        return "a list"
    return "a group of keys" if isinstance(node, Mapping) else "a text"


def _start(node: Node) -> Span:
    """The smallest piece that shows what a node is: its first key, or its first line."""
    if isinstance(node, Mapping) and node.entries:
        return node.entries[0][0].span
    span = node.span
    end = span.source.text.find("\n", span.start, span.end)
    end = span.end if end < 0 else end
    return Span(span.source, span.start, max(span.start, end))
