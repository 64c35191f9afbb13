"""The kinds of value that say why, and in which ways: a person's reasons, and the ways of a site."""

from __future__ import annotations

from collections.abc import Iterable

from quietpage.core.comparison_keys import slug_key
from quietpage.core.model import Text, Way
from quietpage.core.named_tuple import NamedTuple
from quietpage.core.slugs import DEVICES, slug
from quietpage.parse.nodes import Mapping, Node, Scalar, Sequence
from quietpage.validate.kinds import LINE, Json, Line, LineList, Markdown
from quietpage.validate.node_spans import gap_span, is_blank, node_kind, start_span
from quietpage.validate.problems import Problems

WrittenReason = tuple[Text | None, Text]
"""A reason as it was written: under a way's word, or not."""

_WHY = "say in your own words why this person makes a difference to you"


class Reasons(NamedTuple):
    """Why somebody makes a difference, in any of four shapes; each with its way's word, if it has one.

    Which ways there are is not known here: `site` looks the words up.
    """

    says: str = (
        "a text in Markdown, a list of texts, a text under each way, or a list, each with `way` and `text`"
    )
    nested: bool = True

    def read(self, node: Node, problems: Problems) -> tuple[WrittenReason, ...] | None:
        before = problems.count
        if isinstance(node, Scalar):
            one = _PROSE.read(node, problems)
            return None if one is None else ((None, one),)
        if isinstance(node, Mapping):
            written = [self._under(key, value, problems) for key, value in node.entries]
        else:
            written = [self._listed(item, problems) for item in node.items]
        reasons = tuple([each for each in written if each is not None])
        if any(way is None for way, _ in reasons[1:]):
            # On a page one without a way that came behind another's way would stand under that.
            reasons = tuple(sorted(reasons, key=lambda each: each[0] is not None))
        if not reasons and problems.count == before:
            problems.report_alone("there is no reason in this yet", node.span, _WHY)
        return reasons or None

    def json(self) -> Json:
        from quietpage.validate import listed

        text = _PROSE.json()
        return {
            "anyOf": [
                text,
                {"type": "array", "items": {"anyOf": [text, listed.reason_json()]}, "minItems": 1},
                {"type": "object", "additionalProperties": text, "minProperties": 1},
            ]
        }

    def _under(self, key: Scalar, value: Node, problems: Problems) -> WrittenReason | None:
        word = LINE.read(key, problems)
        if isinstance(value, Scalar) and not is_blank(value):
            text = _PROSE.read(value, problems)
            return None if word is None or text is None else (word, text)
        if is_blank(value) or not value.span.text.strip("[]{}"):
            problems.report_alone(
                f"there is no reason after {key.value} yet",
                key.span,
                "say in your own words how they do it, or take the line away",
            )
        else:
            problems.report(
                f"one text goes under each way, and under {key.value} is {node_kind(value)}",
                start_span(value),
                f"write it as one text after {key.value}:, without dashes or brackets",
            )
        return None

    def _listed(self, item: Node, problems: Problems) -> WrittenReason | None:
        if isinstance(item, Mapping) and item.entries:
            from quietpage.validate import listed

            if listed.is_reason(item):
                return listed.read_reason(item, problems)
        if isinstance(item, Mapping) and not item.entries:  # an editor may leave an empty one behind
            return None
        if isinstance(item, Mapping) and item.entries:  # `- She says: wait.` is a mapping to YAML
            key, value = item.entries[0]
            words = f"{key.value}: {value.value}" if isinstance(value, Scalar) else f"{key.value}: …"
            words = words if len(words) < 60 else words[:40].rsplit(" ", 1)[0] + " …"
            quoted = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ").strip()
            problems.report(
                f"YAML took what stands before the colon for a key: {key.value}",
                key.span,
                f'put the whole reason in double quotes: - "{quoted}"; '
                f"or, if {key.value} is a way, take the dash away",
            )
            return None
        if is_blank(item):
            problems.report_alone(
                "there is no reason after this dash yet",
                gap_span(item),
                "say in your own words why, or take the dash away",
            )
            return None
        text = _LISTED_PROSE.read(item, problems)
        return None if text is None else (None, text)


_PROSE = Markdown()

_LISTED_PROSE = Markdown(
    help="write each reason as one text after its dash, without brackets or a dash of its own"
)


class OwnWays(NamedTuple):
    """The ways of making a difference that a site has in place of ours, each perhaps with a line about it."""

    says: str = "a list of words, or each word with a line about it"
    nested: bool = True
    tells_empty: bool = True

    def read(self, node: Node, problems: Problems) -> tuple[Way, ...] | None:
        pairs: list[tuple[Text, Text | None]] = []
        before = problems.count
        if isinstance(node, Mapping):
            for key, value in node.entries:
                word = LINE.read(key, problems)
                line = None if is_blank(value) else _ABOUT_A_WAY.read(value, problems)
                if word is not None:
                    pairs.append((word, line))
        elif isinstance(node, Sequence) and any(isinstance(item, Mapping) for item in node.items):
            problems.report(
                "a way with a line about it stands without a dash",
                start_span(next(item for item in node.items if isinstance(item, Mapping))),
                "take all the dashes of this list away; or keep them, and take away the colons and what "
                "follows them",
            )
        else:
            pairs.extend((word, None) for word in _WAY_WORDS.read(node, problems) or ())
        ways = tuple(self._apart(pairs, problems))
        if not ways and problems.count == before:
            problems.report(
                "there is no way in this yet",
                node.span,
                "write the ways of making a difference, each after a dash and a space",
            )
        return ways or None

    def json(self) -> Json:
        line = LINE.json()
        return {
            "anyOf": [
                {"type": "array", "items": line, "minItems": 1},
                {
                    "type": "object",
                    "additionalProperties": {"anyOf": [line, {"type": "null"}]},
                    "minProperties": 1,
                },
            ]
        }

    def _apart(self, pairs: Iterable[tuple[Text, Text | None]], problems: Problems) -> Iterable[Way]:
        """The ways with an address of their own; the others are reported."""
        seen: dict[str, Text] = {}
        for word, line in pairs:
            address = slug(word.value)
            if not address:
                problems.report(
                    f"{word.value or 'this'} has no letters, so its page has no address",
                    word.place,
                    "use a word of letters",
                )
            elif address in DEVICES:
                problems.report(
                    f"a page cannot be called {word} on every computer", word.place, "use another word"
                )
            elif slug_key(address) in seen:
                problems.report(f"the way {word} is here already", word.place, "keep one of them")
            else:
                seen[slug_key(address)] = word
                yield Way(word.value, address, word.place, line, written=word)


_ABOUT_A_WAY = Line(prose=True, help="write a line about the way after its colon, or nothing at all")

_WAY_WORDS = LineList()
