"""Links and reasons as lists of small groups of keys: a link's label and url, a reason's way and text.

It is the form for programs that know no keys of somebody's own, such as editors on the web with a form to
fill in. A site of the shorter form never comes here.
"""

from __future__ import annotations

import re

from quietpage.core.model import Link, Text
from quietpage.core.suggestions import plain
from quietpage.parse.nodes import Mapping, Node, Scalar, Sequence
from quietpage.validate.kinds import Address, Json, Line, Markdown
from quietpage.validate.node_spans import is_nothing
from quietpage.validate.problems import Problems
from quietpage.validate.records import Field, Record

_LABEL = Field(
    "label",
    Line(),
    "what it is called on the page",
    required=True,
    synonyms=("title", "name", "text", "rel", "type", "service", "platform", "site", "kind"),
)
_URL = Field(
    "url",
    Address(mail=True),
    "its address, from https:// on",
    required=True,
    synonyms=("href", "link", "address", "uri", "to", "website", "web", "value"),
)
A_LINK = Record(
    "this link",
    (_LABEL, _URL),
    "write label: and what it is called, and on the next line, just as far in, url: and its address",
    foreign="link",
)

_WAY = Field(
    "way",
    Line("a way's word"),
    "one of the ways of making a difference",
    "the reason stands under no way",
    synonyms=("tag", "category", "kind", "type", "topic", "label"),
)
_TEXT = Field(
    "text",
    Markdown(),
    "why, in your own words",
    required=True,
    synonyms=("reason", "why", "because", "body", "content", "description", "words", "note"),
)
A_REASON = Record(
    "this reason",
    (_WAY, _TEXT),
    "write way: and one of the ways, and on the next line, just as far in, text: and why",
)


def are_links(node: Node) -> bool:
    """Whether links are a list in which at least one has `label` or `url` for a key."""
    return isinstance(node, Sequence) and any(_has_keys(item, ("label", "url")) for item in node.items)


def is_reason(item: Node) -> bool:
    """Whether an item of a list of reasons is meant as a `way` and a `text`."""
    if not isinstance(item, Mapping):
        return False
    if _has_keys(item, ("way", "text")):
        return True
    # `- Why: because` is a sentence, and two keys of the kind are no sentence.
    names = {"way", "text", *_WAY.synonyms, *_TEXT.synonyms}
    return len(item.entries) > 1 and all(plain(key.value) in names for key, _ in item.entries)


def _has_keys(item: Node, keys: tuple[str, ...]) -> bool:
    return isinstance(item, Mapping) and any(key.value in keys for key, _ in item.entries)


def read_links(node: Sequence, problems: Problems) -> tuple[Link, ...] | None:
    """The links of a list, as far as they are right; a label that is there already is a problem, too."""
    links: list[Link] = []
    labels: set[str] = set()
    before = problems.count
    for item in node.items:
        if problems.full:
            break
        if is_nothing(item):  # an editor may leave an empty one behind
            continue
        if isinstance(item, Scalar):
            problems.report(
                "the others in this list have a label and a url, and this is a text",
                item.span,
                _as_item(item.value.strip()),
                "an item without keys",
            )
            continue
        found = A_LINK.read(item, problems)
        if found is None:
            continue
        label, url = found.get(_LABEL), found.get(_URL)
        if label is not None and label.value in labels:
            problems.report(
                f"there is a link called {label} already",
                label.place,
                "give one of them another label, or take one of them away",
            )
        elif label is not None and url is not None:
            links.append(Link(label, url))
        if label is not None:
            labels.add(label.value)
    if not links and problems.count == before:
        return ()
    return tuple(links) or None


def _as_item(written: str) -> str:
    if re.match(r"(?i)(?:https?://|mailto:)\S+$", written):
        return f"write label: Website in place of it, and on the next line, just as far in, url: {written}"
    return A_LINK.example


def read_reason(item: Mapping, problems: Problems) -> tuple[Text | None, Text] | None:
    """A reason of a list, with its way's word, if it has one.

    Nothing, without a problem, if the keys are there and nothing stands behind them.
    """
    if is_nothing(item):
        return None
    named = {key.value: value for key, value in item.entries}
    if _is_missing(named.get("text")) and not _is_missing(named.get("way")):
        word = named["way"]
        if isinstance(word, Scalar) and all(key in ("way", "text") for key in named):
            problems.report_alone(
                f"there is no reason after {word.value} yet",
                word.span,
                "say in your own words how they do it, as text: below way:; or take both away",
            )
            return None
    found = A_REASON.read(item, problems)
    if found is None:
        return None
    way, text = found.get(_WAY), found.get(_TEXT)
    # A way that was written and is not right was reported; the text is not taken for one without a way.
    if text is None or ("way" in found.key_spans and way is None):
        return None
    return way, text


def _is_missing(node: Node | None) -> bool:
    """Whether there is no value, or nothing in it."""
    return node is None or is_nothing(node)


def links_json() -> Json:
    """The list of links for editors, as JSON Schema."""
    return {"type": "array", "items": A_LINK.json()}


def reason_json() -> Json:
    """A reason with its way for editors, as JSON Schema."""
    return A_REASON.json()
