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

LARGEST_TEXT = 2_000_000
LARGEST_FILE = 20_000_000
MOST_OF_A_THEME = 500, 10_000_000
"""How many files a theme may have, and how large they may be together."""
LARGEST_PICTURE = 8_000_000
"""The largest file of people, the largest other file that is read, and the largest portrait, in bytes."""

LONGEST_SLUG = 180
"""The longest address of a person's page, in bytes: with its ending it is a file name everywhere."""


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
        before = len(notes.problems)
        read = field.kind.read(value, notes)
        if read is not None:
            found.put(field, read)
        elif len(notes.problems) == before:
            raise AssertionError(f"{field.key}: nothing was read and nothing was said")

    def _not_keys(self, node: Node, notes: Notes) -> None:
        value = node.value.strip() if isinstance(node, Scalar) else "…"
        glued = re.match(r"(\w+)\s*[:=]?\s*(.*)", value)
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
        for key in empty:
            field = self._known[key.value]
            after = order[order.index(key) + 1 : order.index(key) + 2]
            if after and after[0] in strange and getattr(field.kind, "nested", False):
                # What belongs under the key was not moved in.
                first = after[0]
                last = order.index(first)
                while last < len(order) and order[last] in strange:
                    strange.remove(order[last])
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
        from quietpage import guess

        for key in strange:
            meant = self._unknown(key, found, notes)
            if meant and meant.key not in found.places:
                # One slip is one problem: the key was meant, so it is not missing, and its value is read.
                found.places[meant.key] = key.span
                if not blank(entries[key]) and guess.plain(key.value) not in meant.also:
                    self._read(meant, entries[key], found, notes)

    def _unknown(self, key: Scalar, found: Found, notes: Notes) -> Field[object] | None:
        from quietpage import guess

        written = guess.plain(key.value)
        names = {name: field for field in self.fields for name in field.also}
        meant = self._known.get(written) or names.get(written)
        if meant is None and guess.measures(key.value):
            notes.say(
                f"nobody on this page is measured or put above others, so there is no key {key.value}",
                key.span,
                "say among the reasons what they changed for somebody; everybody here has the same voice",
            )
            return None
        if meant is None:
            meant = self._known.get(guess.nearest(written, self._known, 0.72))
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


class Line(NamedTuple):
    """A short text, shown as it was typed."""

    says: str = "a short text"
    prose: bool = False
    """Whether whole sentences are expected, so that a comment after it is more likely a part of it."""
    help: str = ""

    def read(self, node: Node, notes: Notes) -> Text | None:
        scalar = typed(node, notes, self.help)
        if scalar is None:
            return None
        if (dropped := scalar.dropped) and (self.prose or _like_a_tag(dropped)):
            notes.problems.append(dropped_words(scalar))
        value, lead = scalar.value, 0
        if not value.isprintable():
            value = re.sub(r"\s", " ", value)
        if value[:1] == " " or value[-1:] == " ":
            lead = len(value) - len(value.lstrip())
            value = value.strip()
        if len(value) > LONGEST_LINE:
            notes.say(
                f"this is longer than a short text can be here ({LONGEST_LINE} letters)",
                scalar.at(lead + LONGEST_LINE, lead + LONGEST_LINE + 1),
                "shorten it, and let the reasons say the rest",
            )
        return _text(scalar, value, lead)

    def json(self) -> Json:
        return {"type": "string", "minLength": 1, "maxLength": LONGEST_LINE}


class Note(NamedTuple):
    """A short text to oneself: an editor may take it for a number."""

    says: str = "a short text"

    def read(self, node: Node, notes: Notes) -> Text | None:
        return LINE.read(node, notes)

    def json(self) -> Json:
        return {"type": ["string", "number"]}


class Markdown(NamedTuple):
    """A text in Markdown, as long as it needs to be."""

    says: str = "a text, in Markdown"
    help: str = ""

    def read(self, node: Node, notes: Notes) -> Text | None:
        scalar = typed(node, notes, self.help)
        if scalar is None:
            return None
        if scalar.dropped:
            notes.problems.append(dropped_words(scalar))
        value = scalar.value.rstrip("\n")
        if len(value) > LONGEST_PROSE:
            notes.say(
                f"this text is longer than a quiet page can carry ({LONGEST_PROSE} letters)",
                scalar.at(LONGEST_PROSE, LONGEST_PROSE + 1),
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
        return _text(scalar, value, lead) if sound else None

    def json(self) -> Json:
        return {
            "type": "string",
            "pattern": "^([Hh][Tt][Tt][Pp][Ss]?://|mailto:)" if self.mail else "^[Hh][Tt][Tt][Pp][Ss]?://",
        }


class Patterned(NamedTuple):
    """A short text of one form: what it must look like, and how to put it right.

    `meant` guesses what was meant by a text that has another form, or gives nothing. `json_pattern` is
    the form for editors, roughly.
    """

    says: str
    pattern: str
    wrong: str
    help: str
    meant: Callable[[str], str] | None = None
    json_pattern: str = ""

    def read(self, node: Node, notes: Notes) -> Text | None:
        scalar = typed(node, notes)
        if scalar is None:
            return None
        value = scalar.value.strip()
        if re.fullmatch(self.pattern, value) is None:
            meant = self.meant(value) if self.meant else ""
            quoted = f'"{meant}"' if meant.startswith("#") else meant  # which would begin a comment
            help = f"did you mean {quoted}?" if meant and re.fullmatch(self.pattern, meant) else self.help
            notes.say(f"{self.wrong}: {value}", inside(scalar), help)
            return None
        return _text(scalar, value, scalar.value.find(value))

    def json(self) -> Json:
        return {"type": "string", "pattern": self.json_pattern} if self.json_pattern else {"type": "string"}


class Choice(NamedTuple):
    """One of a few words. `also` has words for the same from elsewhere, understood but not taken."""

    words: tuple[str, ...]
    also: tuple[tuple[str, str], ...] = ()

    @property
    def says(self) -> str:
        return "one of " + ", ".join(f"`{word}`" for word in self.words)

    def read(self, node: Node, notes: Notes) -> str | None:
        scalar = typed(node, notes)
        if scalar is None:
            return None
        value = scalar.value.strip()
        if value in self.words:
            return value
        from quietpage import guess

        near = dict(self.also).get(value.casefold()) or guess.nearest(value, self.words)
        together = guess.several(value, self.words)
        if len(together) > 1:
            help = each_after_a_dash(together)
        elif near:
            help = f"did you mean {near}?"
        else:
            help = f"write one of {', '.join(self.words)}"
        notes.say(f"{value} is not among the words that can stand here", inside(scalar), help)
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
            if blank(each):
                notes.say(
                    "there is nothing after this dash yet",
                    spot(each),
                    "write something after it, or take the line away",
                )
                continue
            value = self.kind.read(each, notes)
            if value is not None:
                values.append(value)
        if not node.items:
            notes.say("this list is empty", start_of(node), "write something in it, or take the key away")
        return tuple(values) or None

    def json(self) -> Json:
        one = self.kind.json()
        return {"anyOf": [one, {"type": "array", "items": one, "minItems": 1}]}


class Listed(NamedTuple):
    """A list of short texts."""

    says: str = "a list of short texts"

    def read(self, node: Node, notes: Notes) -> tuple[Text, ...] | None:
        if not isinstance(node, Sequence):
            written = (node.value.strip(),) if isinstance(node, Scalar) else ("…",)
            notes.say(
                f"a list goes here, and this is {called(node)}", start_of(node), each_after_a_dash(written)
            )
            return None
        return _SEVERAL_LINES.read(node, notes)

    def json(self) -> Json:
        return {"type": "array", "items": LINE.json(), "minItems": 1}


class Pairs(NamedTuple, Generic[T]):
    """A mapping whose keys are the writer's own words."""

    kind: Kind[T]
    says: str
    example: str
    nested: bool = True

    def read(self, node: Node, notes: Notes) -> tuple[tuple[Text, T], ...] | None:
        if not isinstance(node, Mapping):
            self._not_pairs(node, notes)
            return None
        pairs = []
        for key, value in node.entries:
            label = LINE.read(key, notes) if not blank(key) else None
            if blank(key):
                notes.say("there is no word before this colon", spot(key), self.example)
            elif blank(value):
                nothing_after(key, self.example, notes)
                continue
            read = self.kind.read(value, notes)
            if label is not None and read is not None:
                pairs.append((label, read))
        if not node.entries:
            notes.say("there is nothing in this yet", start_of(node), self.example)
        return tuple(pairs) or None

    def json(self) -> Json:
        return {"type": "object", "additionalProperties": self.kind.json(), "minProperties": 1}

    def _not_pairs(self, node: Node, notes: Notes) -> None:
        help = self.example
        if isinstance(node, Sequence) and any(isinstance(item, Mapping) for item in node.items):
            help = f"take the dashes away: {self.example}"
        notes.say(
            f"each of these has a word before a colon, and here is {called(node)}", start_of(node), help
        )


class Links(NamedTuple):
    """Labels and addresses: the label is shown, the address never."""

    says: str = "a mapping of label to address"
    nested: bool = True

    def read(self, node: Node, notes: Notes) -> tuple[Link, ...] | None:
        if isinstance(node, Mapping):
            for key, value in node.entries:
                if ":" in key.value and _like_an_address(key.value) and isinstance(value, Scalar):
                    if blank(value):
                        help = f"write what to call it before the address: Website: {key.value}"
                    else:
                        help = (
                            f"write what to call it first, and then the address: {value.value}: {key.value}"
                        )
                    notes.say("an address stands where its label goes", inside(key), help)
                    return None
        elif isinstance(node, Scalar):
            notes.say(
                "a link has a label before its address, and here is the address alone",
                inside(node),
                "write what to call it, a colon, and the address, on a line of its own: Website: "
                f"{node.value.strip()}",
            )
            return None
        pairs = _LINKS.read(node, notes)
        return None if pairs is None else tuple([Link(label, url) for label, url in pairs])

    def json(self) -> Json:
        return _LINKS.json()


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
        before = len(notes.problems)
        found = self.record.read(node, notes)
        made = None if found is None else self.make(found)
        if made is None and len(notes.problems) == before:
            raise AssertionError(f"{self.record.what}: nothing was read and nothing was said")
        return made

    def json(self) -> Json:
        return self.record.json()


LINE = Line()
_SEVERAL_LINES: Several[Text] = Several(
    Line(help="write each as one text, after a dash and a space; with a colon in it, in double quotes")
)
_LINKS: Pairs[Text] = Pairs(
    Address(mail=True),
    "a mapping of label to address",
    "write each link as a label and its address, for example Blog: https://example.org/",
)


def typed(node: Node, notes: Notes, help: str = "") -> Scalar | None:
    """The text that was typed; a problem, if there is a list or a mapping instead."""
    if isinstance(node, Scalar):
        return node
    if not help and node.span.text.startswith("["):
        help = "write it without the square brackets, or put all of it in double quotes"
    elif not help and isinstance(node, Sequence):
        help = "write it after the colon, without a dash before it"
    notes.say(
        f"a text goes here, and this is {called(node)}",
        start_of(node),
        help or "put it in double quotes if it has a colon in it",
    )
    return None


def blank(node: Node) -> bool:
    """Whether a value holds nothing but space."""
    return isinstance(node, Scalar) and (not node.value or node.value.isspace())


def hidden(key: Scalar) -> bool:
    """Whether what was meant as a key's value begins with a hash, so that YAML takes it for a comment."""
    source, _, end = key.span
    return re.compile(r"[\"']?[ \t]*:[ \t]+#[^\s#]").match(source.text, end) is not None


def nothing_after(key: Scalar, help: str, notes: Notes) -> None:
    """Say that a key has no value yet."""
    if hidden(key):
        source, _, end = key.span
        start = source.text.index("#", end)
        words = source.line(source.line_and_column(start)[0])[source.line_and_column(start)[1] - 1 :].rstrip()
        notes.say(
            f"behind a space, # begins a comment, so there is nothing after {key.value}",
            Span(source, start, start + len(words)),
            f'put it in double quotes: {key.value}: "{words}"',
        )
        return
    notes.say(f"there is nothing after {key.value} yet", key.span, help)


def each_after_a_dash(words: Iterable[str]) -> str:
    """How to write a list."""
    listed = "   ".join(f"- {word}" for word in words)
    return f"write each on a line of its own, after a dash and a space: {listed}"


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that somebody may have meant, or nothing."""
    from quietpage import guess

    return guess.nearest(word, known)


def slug(name: str) -> str:
    """The address that a name makes: lower case, hyphens for spaces, only letters and their marks; in NFC."""
    if name.isascii():
        kept = name.lower().replace(" ", "-")
        if not kept.replace("-", "").isalpha():
            kept = re.sub(r"[^a-z-]", "", re.sub(r"[\s_]", "-", kept))
    else:
        words = re.sub(r"[\s\-‐‑‒–—―_]+", "-", unicodedata.normalize("NFC", name).lower())
        kept = "".join([sign for sign in words if sign == "-" or unicodedata.category(sign)[0] in "LM"])
        kept = unicodedata.normalize("NFC", kept)
    kept = re.sub("-{2,}", "-", kept) if "--" in kept else kept
    return _cut(kept.strip("-"))


def sameness(slug: str) -> str:
    """What two slugs have in common when a file system, or a person, may take one for the other."""
    if slug.isascii():
        return slug.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", slug).casefold())


def called(node: Node) -> str:
    """What a node is, to somebody who has never heard of nodes."""
    if isinstance(node, Sequence):
        return "a list"
    return "a group of keys" if isinstance(node, Mapping) else "a text" if node.value else "nothing yet"


def start_of(node: Node) -> Span:
    """The smallest piece that shows what a node is: its first key, or its first line."""
    if isinstance(node, Mapping) and node.entries:
        return node.entries[0][0].span
    if isinstance(node, Scalar):
        return spot(node) if blank(node) else inside(node)
    span = node.span
    end = span.source.text.find("\n", span.start, span.end)
    end = span.end if end < 0 else end
    return Span(span.source, span.start, max(span.start, end))


def inside(scalar: Scalar) -> Span:
    """A text's place, without its quotes."""
    if scalar.style in ("single", "double"):
        return scalar.at(0, len(scalar.value))
    return scalar.span


def spot(node: Node) -> Span:
    """Where something is missing: the dash or colon that it was to follow, or the empty quotes."""
    source, start, end = node.span
    if end == start and start and not source.text[start - 1].isspace():
        return Span(source, start - 1, start)
    return node.span


def _text(scalar: Scalar, value: str, lead: int) -> Text:
    """A short text with its place, without quotes; `lead` is how far into the scalar it begins."""
    if scalar.style == "plain":
        return Text(value, scalar.span, scalar.at)
    place = scalar.at(lead, lead + len(value)) if scalar.style in ("single", "double") else scalar.span
    if not lead:
        return Text(value, place, scalar.at)
    return Text(value, place, lambda start, end: scalar.at(lead + start, lead + end))


def _cut(slug: str) -> str:
    """A slug that is not too long for a file name, cut before a whole letter with its marks."""
    if len(slug) * 4 <= LONGEST_SLUG or len(slug.encode()) <= LONGEST_SLUG:
        return slug
    end = len(slug.encode()[:LONGEST_SLUG].decode("utf-8", "ignore"))
    while end and unicodedata.category(slug[end])[0] == "M":
        end -= 1
    return slug[:end].rstrip("-")


def _like_an_address(word: str) -> bool:
    return re.match(r"(?i)https?://|mailto:", word) is not None


def _like_a_tag(dropped: Span) -> bool:
    return re.match(r"\s*#\w", dropped.text) is not None
