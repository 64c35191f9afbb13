"""The kinds of value that a key can have: how each is read, checked, described, and told to an editor."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from quietpage.core.model import Link, Text
from quietpage.core.named_tuple import NamedTuple
from quietpage.core.source import Span
from quietpage.core.urls import OWN_COMPUTER, faults
from quietpage.parse.nodes import Mapping, Node, Scalar, Sequence
from quietpage.parse.yaml import dropped_words
from quietpage.validate.node_spans import gap_span, inner_span, is_blank, node_kind, start_span
from quietpage.validate.problems import Problems, as_list, expect_scalar, report_no_value

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Json = dict[str, object]

LONGEST_LINE = 500
LONGEST_PROSE = 10_000
"""The longest short text and the longest text in Markdown, in code points."""


class Kind(Protocol[T_co]):
    """A kind of value: how it is read, described and told to editors.

    A new one is a `NamedTuple` with these three, used in the table of `fields`. One whose value stands below
    its key, moved in, has `nested`, so that a value which was not moved in is understood.
    """

    @property
    def says(self) -> str:
        """What it is, in the words of the reference."""

    def read(self, node: Node, problems: Problems) -> T_co | None:
        """The value; None, and at least one problem, if there is none in this node."""

    def json(self) -> Json:
        """The same for editors, as JSON Schema (draft 2020-12)."""


class Line(NamedTuple):
    """A short text, shown as it was typed."""

    says: str = "a short text"
    prose: bool = False
    """Whether whole sentences are expected, so that a comment after it is more likely a part of it."""
    help: str = ""

    def read(self, node: Node, problems: Problems) -> Text | None:
        scalar = expect_scalar(node, problems, self.help)
        if scalar is None:
            return None
        if (dropped := scalar.dropped) and (self.prose or _like_a_tag(dropped)):
            problems.add(dropped_words(scalar))
        value, lead = scalar.value, 0
        # Both done only where needed: this is read for nearly every text of a site.
        if not value.isprintable():
            value = re.sub(r"\s", " ", value)
        if value[:1] == " " or value[-1:] == " ":
            lead = len(value) - len(value.lstrip())
            value = value.strip()
        if len(value) > LONGEST_LINE:
            problems.report(
                f"this is longer than a short text can be here ({LONGEST_LINE} letters)",
                scalar.at(lead + LONGEST_LINE, lead + LONGEST_LINE + 1),
                "shorten it, and let the reasons say the rest",
            )
            value = value[:LONGEST_LINE]
        return text_at(scalar, value, lead)

    def json(self) -> Json:
        return {"type": "string", "minLength": 1, "maxLength": LONGEST_LINE}


class Note(NamedTuple):
    """A short text to oneself, such as a date: an editor may take it for a number, and is not to complain."""

    says: str = "a short text"

    def read(self, node: Node, problems: Problems) -> Text | None:
        return LINE.read(node, problems)

    def json(self) -> Json:
        return {"type": ["string", "number"]}


class Markdown(NamedTuple):
    """A text in Markdown, as long as it needs to be."""

    says: str = "a text, in Markdown"
    help: str = ""

    def read(self, node: Node, problems: Problems) -> Text | None:
        scalar = expect_scalar(node, problems, self.help)
        if scalar is None:
            return None
        if scalar.dropped:
            problems.add(dropped_words(scalar))
        value = scalar.value.rstrip("\n")  # none before it: a text's places are counted from its start
        if len(value) > LONGEST_PROSE:
            problems.report(
                f"this text is longer than a quiet page can carry ({LONGEST_PROSE} letters)",
                scalar.at(LONGEST_PROSE, LONGEST_PROSE + 1),
                "shorten it, or link to the rest of it",
            )
            value = value[:LONGEST_PROSE]
        return Text(value, scalar.span, scalar)

    def json(self) -> Json:
        return {"type": "string", "minLength": 1, "maxLength": LONGEST_PROSE}


class Address(NamedTuple):
    """Where something is on the web."""

    says: str = "an address"
    mail: bool = False

    def read(self, node: Node, problems: Problems) -> Text | None:
        scalar = expect_scalar(node, problems)
        if scalar is None:
            return None
        value = scalar.value.strip()
        lead = scalar.value.find(value)
        sound = True
        for fault in faults(value, mail=self.mail):
            # An address on the own computer is told, and known: `links --allow-host` looks at it.
            sound = fault.message == OWN_COMPUTER
            problems.report(fault.message, scalar.at(lead + fault.start, lead + fault.end), fault.help)
        return text_at(scalar, value, lead) if sound else None

    def json(self) -> Json:
        return {
            "type": "string",
            "pattern": "^([Hh][Tt][Tt][Pp][Ss]?://|mailto:)" if self.mail else "^[Hh][Tt][Tt][Pp][Ss]?://",
        }


class Pattern(NamedTuple):
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

    def read(self, node: Node, problems: Problems) -> Text | None:
        scalar = expect_scalar(node, problems)
        if scalar is None:
            return None
        value = scalar.value.strip()
        long = len(value) > LONGEST_LINE
        if long or re.fullmatch(self.pattern, value) is None:
            meant = self.meant(value) if self.meant and not long else ""
            quoted = f'"{meant}"' if meant.startswith("#") else meant  # which would begin a comment
            help = f"did you mean {quoted}?" if meant and re.fullmatch(self.pattern, meant) else self.help
            problems.report(f"{self.wrong}: {value}", inner_span(scalar), help)
            return None
        return text_at(scalar, value, scalar.value.find(value))

    def json(self) -> Json:
        return {"type": "string", "pattern": self.json_pattern} if self.json_pattern else {"type": "string"}


class Choice(NamedTuple):
    """One of a few words. `also` has words for the same from elsewhere, understood but not taken."""

    words: tuple[str, ...]
    synonyms: tuple[tuple[str, str], ...] = ()

    @property
    def says(self) -> str:
        return "one of " + ", ".join(f"`{word}`" for word in self.words)

    def read(self, node: Node, problems: Problems) -> str | None:
        scalar = expect_scalar(node, problems)
        if scalar is None:
            return None
        value = scalar.value.strip()
        if value in self.words:
            return value
        from quietpage.core import suggestions

        near = dict(self.synonyms).get(value.casefold()) or suggestions.nearest(value, self.words)
        together = suggestions.several(value, self.words)
        if len(together) > 1:
            help = as_list(together, inner_span(scalar))
        elif near:
            help = f"did you mean {near}?"
        else:
            help = f"write one of {', '.join(self.words)}"
        problems.report(f"{value} is not among the words that can stand here", inner_span(scalar), help)
        return None

    def json(self) -> Json:
        return {"enum": list(self.words)}


class OneOrMore(NamedTuple, Generic[T]):
    """One value or a list of them."""

    kind: Kind[T]

    @property
    def says(self) -> str:
        return f"{self.kind.says}, or a list of such"

    def read(self, node: Node, problems: Problems) -> tuple[T, ...] | None:
        if not isinstance(node, Sequence):
            one = self.kind.read(node, problems)
            return None if one is None else (one,)
        values = []
        for each in node.items:
            if problems.full:
                break
            if is_blank(each):
                problems.report(
                    "there is nothing after this dash yet",
                    gap_span(each),
                    "write something after it, or take the line away",
                )
                continue
            value = self.kind.read(each, problems)
            if value is not None:
                values.append(value)
        if not node.items:
            problems.report(
                "this list is empty", start_span(node), "write something in it, or take the key away"
            )
        return tuple(values) or None

    def json(self) -> Json:
        one = self.kind.json()
        return {"anyOf": [one, {"type": "array", "items": one, "minItems": 1}]}


class LineList(NamedTuple):
    """A list of short texts."""

    says: str = "a list of short texts"

    def read(self, node: Node, problems: Problems) -> tuple[Text, ...] | None:
        if not isinstance(node, Sequence):
            place = start_span(node)
            if isinstance(node, Scalar):
                parts = (part.strip() for part in re.split("[,;،、]", node.value))
                help = as_list([part for part in parts if part] or ["…"], place)
            else:
                help = "write each on a line of its own, after a dash and a space"
            problems.report(f"a list goes here, and this is {node_kind(node)}", place, help)
            return None
        return _SEVERAL_LINES.read(node, problems)

    def json(self) -> Json:
        return {"type": "array", "items": LINE.json(), "minItems": 1}


class Pairs(NamedTuple, Generic[T]):
    """A mapping whose keys are the writer's own words."""

    kind: Kind[T]
    says: str
    example: str
    nested: bool = True

    def read(self, node: Node, problems: Problems) -> tuple[tuple[Text, T], ...] | None:
        if not isinstance(node, Mapping):
            self._report_other(node, problems)
            return None
        pairs = []
        for key, value in node.entries:
            if problems.full:
                break
            label = LINE.read(key, problems) if not is_blank(key) else None
            if is_blank(key):
                problems.report("there is no word before this colon", gap_span(key), self.example)
            elif is_blank(value):
                report_no_value(key, self.example, problems)
                continue
            read = self.kind.read(value, problems)
            if label is not None and read is not None:
                pairs.append((label, read))
        if not node.entries:
            problems.report("there is nothing in this yet", start_span(node), self.example)
        return tuple(pairs) or None

    def json(self) -> Json:
        return {"type": "object", "additionalProperties": self.kind.json(), "minProperties": 1}

    def _report_other(self, node: Node, problems: Problems) -> None:
        help = self.example
        if isinstance(node, Sequence) and any(isinstance(item, Mapping) for item in node.items):
            help = f"take the dashes away: {self.example}"
        problems.report(
            f"each of these has a word before a colon, and here is {node_kind(node)}", start_span(node), help
        )


class Links(NamedTuple):
    """Labels and addresses: the label is shown, the address never."""

    says: str = "a mapping of label to address, or a list, each with `label` and `url`"
    nested: bool = True

    def read(self, node: Node, problems: Problems) -> tuple[Link, ...] | None:
        if isinstance(node, Scalar) or not isinstance(node, Mapping):
            from quietpage.validate import listed
            from quietpage.validate.other_links import report_links

            if isinstance(node, Sequence) and listed.are_links(node):
                return listed.read_links(node, problems)

            report_links(node, problems)
            return None
        if any(
            ":" in key.value
            or "/" in key.value
            or "." in key.value
            or not isinstance(value, Scalar)
            or ":" not in value.value
            for key, value in node.entries
        ):
            from quietpage.validate.other_links import without_odd_labels

            node = without_odd_labels(node, problems)
            if not node.entries:
                return None
        pairs = _LINKS.read(node, problems)
        return None if pairs is None else tuple([Link(label, url) for label, url in pairs])

    def json(self) -> Json:
        from quietpage.validate import listed

        return {"anyOf": [_LINKS.json(), listed.links_json()]}


LINE = Line()
_SEVERAL_LINES: OneOrMore[Text] = OneOrMore(
    Line(help="write each as one text, after a dash and a space; with a colon in it, in double quotes")
)
_LINKS: Pairs[Text] = Pairs(
    Address(mail=True),
    "a mapping of label to address",
    "write each link as a label and its address, for example Blog: https://example.org/",
)


def text_at(scalar: Scalar, value: str, lead: int) -> Text:
    """A short text with its place, without quotes; `lead` is how far into the scalar it begins."""
    if scalar.style == "plain":
        return Text(value, scalar.span, scalar)
    place = scalar.at(lead, lead + len(value)) if scalar.style in ("single", "double") else scalar.span
    return Text(value, place, scalar, lead)


def _like_a_tag(dropped: Span) -> bool:
    return re.match(r"\s*#\w", dropped.text) is not None
