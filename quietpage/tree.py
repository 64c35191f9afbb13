"""YAML text to located nodes, and YAML's own complaints to problems that a newcomer can act on.

Nothing here makes values: a scalar is the text that was typed. YAML's machinery (anchors, aliases,
tags, merge keys, directives, further documents) is refused, so nothing can grow while it is read.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, NamedTuple

from quietpage.problem import Problem
from quietpage.source import Source, Span

LONGEST_FILE = 2_000_000
"""The longest file that is read, in code points."""

DEEPEST = 8
"""The deepest nesting of lists and mappings."""

MOST_NODES = 100_000
"""The most keys, values and lists in a file."""

LONGEST_MENDED = 200_000
"""A file longer than this, in code points, is not searched for a second slip after the first."""

MOST_SLIPS = 40
"""So many slips of one file are told at once; the rest after the next reading."""


class Scalar(NamedTuple):
    """A text, exactly as YAML reads it and never converted, and where it stands.

    `span` goes from the first to the last sign in the source: with the quotes, and for `|` and `>`
    from there to the end of the last line. `style` is plain, single, double, literal or folded.
    """

    value: str
    span: Span
    style: str = "plain"

    def at(self, start: int, end: int) -> Span:
        """The place of `value[start:end]` in the source."""
        size = len(self.value)
        start = max(0, min(start, size))
        end = max(start, min(end, size))
        begin, raw = self.span.start, self.span.text
        if self.style == "plain" and raw == self.value:
            return self.span.at(start, end)
        if self.style in ("single", "double") and raw[1:-1] == self.value:
            return self.span.at(start + 1, end + 1)
        places = _places(self.value, raw, self.style)
        if not places:
            return self.span.at(len(raw), len(raw)) if start else self.span.at(0, 0)
        first = begin + (places[start][0] if start < size else places[-1][1])
        last = begin + places[end - 1][1] if end > start else first
        return Span(self.span.source, first, max(first, last))

    @property
    def dropped(self) -> Span | None:
        """The comment that follows a plain text on its last line: perhaps words that YAML drops."""
        if self.style != "plain" or not self.value:
            return None
        text, start = self.span.source.text, self.span.end
        if start >= len(text) or text[start] not in " \t":
            return None
        found = _COMMENT.match(text, start)
        return Span(self.span.source, found.start(1), found.end(1)) if found else None


class Mapping(NamedTuple):
    """Keys and what stands under them, in the order in which they were written; no key twice."""

    entries: tuple[tuple[Scalar, Node], ...]
    span: Span


class Sequence(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    span: Span


Node = Scalar | Mapping | Sequence
"""What a piece of YAML can be."""

_COMMENT = re.compile(r"[ \t]+(#[^\r\n]*)")
_STYLES = {None: "plain", "": "plain", "'": "single", '"': "double", "|": "literal", ">": "folded"}


def parse(source: Source) -> tuple[Node | None, tuple[Problem, ...]]:
    """The node that a file holds, and everything that is wrong with it as YAML.

    Without a node there is either a problem, or nothing in the file but space and comments.
    """
    text = source.text
    if len(text) > LONGEST_FILE:
        return None, (_too_long(source),)
    foreign = _foreign(source)
    if foreign:
        return None, (foreign,)
    problems: list[Problem] = []
    strange = list(islice(strange_signs(text), MOST_STRANGE))
    if not strange:
        try:
            node = _compose(source, text, problems)
            if node is not None and "\\" in text:
                problems.extend(islice(_strange_values(node), MOST_SLIPS))
            return node, tuple(problems)
        except _Stop as stop:
            return None, (stop.problem,)
        except Exception:  # whatever a parser raises: the mending below finds the words for it
            problems.clear()
    return _mend(source, strange)


class _Stop(Exception):
    """The tree is of no use; carries the problem that says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


class _Machinery(Exception):
    """An anchor, alias or tag at an offset: perhaps prose that only looks like one."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


# Reading: events to nodes ---------------------------------------------------------------------------


@dataclass(slots=True)
class _Open:
    """A list or mapping that is being read."""

    start: int
    parts: list[Node]
    keys: dict[str, Scalar] | None
    key: Scalar | None = None
    known: bool = False


def _compose(source: Source, text: str, problems: list[Problem]) -> Node | None:
    """The node in `text`, its places as offsets of `text`. Raises what the parser raises, and `_Stop`."""
    next_event, events = _parser(text)
    SCALAR, MAPPING, SEQUENCE = events.ScalarEvent, events.MappingStartEvent, events.SequenceStartEvent
    styles = _STYLES
    root: Node | None = None
    stack: list[_Open] = []
    top: _Open | None = None
    node: Node
    left = MOST_NODES
    while True:
        event = next_event()
        kind = type(event)
        if kind is SCALAR:
            start = event.start_mark.index
            if event.anchor is not None or event.tag is not None:
                raise _Machinery(start)
            style = styles[event.style]
            end = event.end_mark.index
            if style == "literal" or style == "folded":
                end = start + len(text[start:end].rstrip(" \t\r\n"))
            elif end == start:
                while start and text[start - 1] in " \t\r\n":
                    start -= 1
                end = start
            value = event.value
            node = Scalar(value, Span(source, start, end), style)
            if "-" in value and style == "plain":
                problems.extend(_dashes(source, text, start, end))
        elif kind is MAPPING or kind is SEQUENCE:
            start = event.start_mark.index
            if event.anchor is not None or event.tag is not None:
                raise _Machinery(start)
            if len(stack) == DEEPEST:
                raise _Stop(_too_deep(Span(source, start, start + 1)))
            if top and top.keys is not None and top.key is None:
                raise _Stop(_not_a_key(source, start))
            left -= 1
            top = _Open(start, [], {} if kind is MAPPING else None)
            stack.append(top)
            continue
        elif kind is events.MappingEndEvent or kind is events.SequenceEndEvent:
            assert top
            end = event.end_mark.index
            if end == event.start_mark.index:  # a block ends where the next token begins: too far
                end = top.parts[-1].span.end if top.parts else top.start
            node = _closed(top, Span(source, top.start, end))
            stack.pop()
            top = stack[-1] if stack else None
        elif kind is events.AliasEvent:
            raise _Machinery(event.start_mark.index)
        elif kind is events.StreamEndEvent:
            return None if isinstance(root, Scalar) and not root.value and root.style == "plain" else root
        else:
            if kind is events.DocumentStartEvent:
                if root is not None:
                    raise _Stop(_second_document(source, event.start_mark.index))
                if event.version or event.tags:
                    raise _Stop(_directive(source, text))
            continue
        left -= 1
        if left < 0:
            raise _Stop(_too_much(source))
        if top is None:
            if root is not None:
                raise _Stop(_second_document(source, node.span.start))
            root = node
        elif top.keys is None:
            top.parts.append(node)
        elif top.key is None:
            if not isinstance(node, Scalar):
                raise _Stop(_not_a_key(source, node.span.start))
            top.key = node
            first = top.keys.setdefault(node.value, node)
            top.known = first is not node
            if top.known:
                problems.append(_twice(node, first))
            elif node.value == "<<" and node.style == "plain":
                raise _Stop(_merge_key(node.span))
            if text[node.span.end : node.span.end + 1] != ":":
                _check_key(source, text, node)
        else:
            if not top.known:
                top.parts.append(top.key)
                top.parts.append(node)
            top.key = None


def _parser(text: str) -> tuple[Callable[[], Any], Any]:
    """What gives the next event, and the module with the events' classes. The C parser, if there is one."""
    import yaml

    try:
        from yaml.cyaml import CParser  # type: ignore[attr-defined]
    except ImportError:
        return yaml.BaseLoader(text).get_event, yaml
    return CParser(text).get_event, yaml


def _closed(top: _Open, span: Span) -> Mapping | Sequence:
    """The list or mapping, now that its last part is read."""
    if top.keys is None:
        return Sequence(tuple(top.parts), span)
    parts = iter(top.parts)
    return Mapping(tuple(zip(parts, parts, strict=True)), span)  # type: ignore[arg-type]


def _check_key(source: Source, text: str, key: Scalar) -> None:
    """Refuse the key of a `? ` line."""
    start = key.span.start
    while start and text[start - 1] in " \t":
        start -= 1
    if text[start - 1 : start] == "?" and start < key.span.start:
        raise _Stop(_question_mark(Span(source, start - 1, start)))


def _dashes(source: Source, text: str, start: int, end: int) -> Iterator[Problem]:
    """Items of a list that YAML reads as words, for want of a space or for a space too many."""
    line = start
    while line and text[line - 1] in " \t":
        line -= 1
    if (not line or text[line - 1] in "\r\n") and _DASHED.match(text, start, end):
        yield _glued_dash(Span(source, start, start + 1), text[start + 1 : end].split("\n")[0])
    elif text[line - 1 : line] == "-":
        found = _STRAY_DASH.search(text, start, end)
        if found:
            place = Span(source, found.start(1), found.end(1))
            help = "begin each item of the list exactly below the first, with the same number of spaces"
            yield Problem(
                "this dash is indented more than the one above, so YAML reads it as more of that text",
                place,
                help,
            )


_DASHED = re.compile(r"-(?=[^\s\d-])")
_STRAY_DASH = re.compile(r"[\r\n][ \t]*(-)[ \t]")


# Places: from a value back to the source ---------------------------------------------------------------


def _places(value: str, raw: str, style: str) -> list[tuple[int, int]]:
    """For each sign of `value`, where it begins and ends in `raw`, the source of the scalar."""
    if style in ("literal", "folded"):
        return _same_signs(value, raw, re.search(r"\r\n|\r|\n|$", raw).end())  # type: ignore[union-attr]
    if style == "plain":
        places = _flow_places(raw, 0, len(raw), "")
    else:
        places = _flow_places(raw, 1, len(raw) - 1, raw[:1])
    return places if len(places) == len(value) else _same_signs(value, raw, 0 if style == "plain" else 1)


def _same_signs(value: str, raw: str, at: int) -> list[tuple[int, int]]:
    """The same signs in `raw`, one after the other; space and line ends, which YAML folds, are near."""
    places = []
    for sign in value:
        if sign not in " \t\n":
            found = raw.find(sign, at)
            at = found if found >= 0 else at
        if raw[at : at + 1] == sign or raw[at : at + 1] in _SPACE:
            width = 2 if sign == "\n" and raw[at : at + 2] == "\r\n" else 1
            places.append((at, min(at + width, len(raw))))
            at = places[-1][1]
        else:
            places.append((at, at))
    return places


def _flow_places(raw: str, at: int, end: int, quote: str) -> list[tuple[int, int]]:
    """The same for plain and quoted text, by YAML's rules of folding and escaping."""
    places: list[tuple[int, int]] = []
    while at < end:
        sign = raw[at]
        if sign in " \t\r\n":
            run = _RUN.match(raw, at, end)
            assert run
            breaks = list(_BREAK.finditer(raw, at, run.end()))
            if not breaks:
                places.extend((place, place + 1) for place in range(at, run.end()))
            elif len(breaks) == 1:
                places.append((at, run.end()))
            else:
                places.extend(found.span() for found in breaks[1:])
            at = run.end()
        elif sign == "\\" and quote == '"':
            escaped = raw[at + 1 : at + 2]
            if escaped in "\r\n":
                run = _RUN.match(raw, at + 1, end)
                assert run
                places.extend(found.span() for found in list(_BREAK.finditer(raw, at + 1, run.end()))[1:])
                at = run.end()
            else:
                width = 2 + _HEX.get(escaped, 0)
                places.append((at, at + width))
                at += width
        else:
            width = 2 if sign == "'" == quote else 1
            places.append((at, at + width))
            at += width
    return places


_SPACE = " \t\r\n"
_RUN = re.compile(r"[ \t\r\n]+")
_BREAK = re.compile(r"\r\n|\r|\n")
_HEX = {"x": 2, "u": 4, "U": 8}


# Mending: what YAML refuses, in words, and a reading that goes on behind it -----------------------------


class _Slip(NamedTuple):
    """Something that YAML reads otherwise than it was meant, by offsets of the draft.

    `patches` make the rest readable: stretches and what to read in their place. None: reading ends here.
    A slip that is not `sure` is told only if no guess was made before it.
    """

    start: int
    end: int
    message: str
    help: str
    patches: tuple[tuple[int, int, str], ...] | None = None
    sure: bool = True


class _Draft:
    """A source's text while it is made readable; knows for each of its signs the place in the source."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = source.text
        self.where = list(range(len(source.text) + 1))

    def patch(self, patches: Iterable[tuple[int, int, str]]) -> None:
        pieces: list[str] = []
        where: list[int] = []
        done = 0
        for start, end, new in sorted(patches):
            pieces += (self.text[done:start], new)
            where += self.where[done:start]
            where += self.where[start:end] if len(new) == end - start else [self.where[start]] * len(new)
            done = end
        self.text = "".join(pieces) + self.text[done:]
        self.where = where + self.where[done:]

    def span(self, span: Span) -> Span:
        start = self.where[min(span.start, len(self.text))]
        end = self.where[span.end - 1] + 1 if span.end > span.start else start
        return Span(self.source, start, max(start, min(end, len(self.source.text))))

    def problem(self, problem: Problem) -> Problem:
        place = problem.place
        return replace(problem, place=self.span(place)) if isinstance(place, Span) else problem

    def node(self, node: Node) -> Node:
        """The node with its places in the source, and with the signs that were masked."""
        span = self.span(node.span)
        if isinstance(node, Scalar):
            return Scalar(node.value.translate(_UNMASKED), span, node.style)
        if isinstance(node, Sequence):
            return Sequence(tuple(self.node(item) for item in node.items), span)
        entries = tuple((self.node(key), self.node(value)) for key, value in node.entries)
        return Mapping(entries, span)  # type: ignore[arg-type]


_UNMASKED = {0x10F000 + code: code for code in range(128)}


def _mask(text: str, place: int) -> tuple[int, int, str]:
    """A patch that keeps YAML from seeing a sign; it is put back into the finished node."""
    return place, place + 1, chr(0x10F000 + ord(text[place]))


def _mend(source: Source, strange: list[tuple[int, int, str]]) -> tuple[Node | None, tuple[Problem, ...]]:
    """All that can be told about a text that YAML does not read as it is, and the node if there is one."""
    draft = _Draft(source)
    if len([words for _, _, words in strange if "control sign" in words or "NUL" in words]) > MOST_CONTROLS:
        return None, (_not_text(source, strange[0]),)
    problems = [_strange_sign(Span(source, start, end), words) for start, end, words in strange[:MOST_SLIPS]]
    draft.patch((start, end, _instead(source.text[start])) for start, end, _ in strange)
    if any(0x10F000 <= ord(sign) < 0x10F080 for sign in draft.text):
        draft.patch(
            [
                (place, place + 1, "\ufffd")
                for place, sign in enumerate(draft.text)
                if 0x10F000 <= ord(sign) < 0x10F080
            ]
        )
    if len(strange) == MOST_STRANGE:
        return None, tuple(problems)
    last, guessed = -1, False
    for _ in range(MOST_SLIPS if len(source.text) <= LONGEST_MENDED else 2):
        found: list[Problem] = []
        try:
            node = _compose(source, draft.text, found)
        except _Stop as stop:
            problems.append(draft.problem(stop.problem))
            break
        except Exception as refusal:  # whatever a parser raises is a place in the text and some words
            slip = _slip(draft.text, *_refusal(refusal))
        else:
            problems.extend(draft.problem(problem) for problem in found)
            if node is not None:
                node = draft.node(node)
                problems.extend(islice(_strange_values(node), MOST_SLIPS))
            return node, tuple(problems)
        line = source.line_and_column(draft.where[slip.start])[0]
        if line <= last or (guessed and not slip.sure):
            break
        last, guessed = line, guessed or not slip.sure
        problems.append(Problem(slip.message, draft.span(Span(source, slip.start, slip.end)), slip.help))
        if slip.patches is None:
            break
        draft.patch(slip.patches)
    return None, tuple(problems)


MOST_STRANGE = 400
"""A text with so many strange signs is not read further."""

MOST_CONTROLS = 20
"""A text with more control signs than this is not a text."""


def _instead(sign: str) -> str:
    """What is read in place of a strange sign: a space for what breaks a line, nothing for the others."""
    return " " if sign in "\x0b\x0c\x85\u2028\u2029" else ""


def _refusal(refusal: Exception) -> tuple[int, str, int]:
    """Where a parser stopped, its words, and where the piece begins that it was reading."""
    if isinstance(refusal, _Machinery):
        return refusal.offset, "", refusal.offset
    mark, before = getattr(refusal, "problem_mark", None), getattr(refusal, "context_mark", None)
    offset = mark.index if mark else 0
    return offset, str(getattr(refusal, "problem", "") or ""), before.index if before else offset


def _slip(text: str, offset: int, said: str, begun: int) -> _Slip:
    """The words for what a parser refused: the first slip up to there, or what the place itself shows."""
    offset, begun = min(offset, len(text)), min(begun, len(text))
    lines = _Lines(text)
    return (
        _first_slip(text, lines, offset)
        or _tabs(text, lines, offset)
        or _quote(text, offset, said, begun)
        or _flow(text, lines, offset, said, begun)
        or _structure(text, lines, offset, said, begun)
        or _unnamed(text, offset, said)
    )


class _Lines:
    """The lines of a text: where they begin and end, without their line ends."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans: list[tuple[int, int]] = []
        start = 0
        for found in _BREAK.finditer(text):
            self.spans.append((start, found.start()))
            start = found.end()
        self.spans.append((start, len(text)))

    def number(self, offset: int) -> int:
        """The line in which an offset is, from nought."""
        return max(0, bisect_right(self.spans, (offset, len(self.text) + 1)) - 1)

    def indent(self, number: int) -> int:
        start, end = self.spans[number]
        return end - start - len(self.text[start:end].lstrip(" "))

    def words(self, number: int) -> str:
        start, end = self.spans[number]
        return self.text[start:end].strip()

    def before(self, number: int) -> int:
        """The last line above that has words, or -1."""
        number -= 1
        while number >= 0 and not self.words(number):
            number -= 1
        return number


_KEY = re.compile(
    r"""("(?:[^"\\\r\n]|\\.)*"|'(?:[^'\r\n]|'')*'"""
    r"""|[^\s,\[\]{}#&*!|>'"%@`](?:[^\r\n#]|(?<![ \t])\#)*?)[ \t]*:(?=[ \t\r\n]|$)""",
)
_COLON = re.compile(r":(?=[ \t]|$)")
_HEADER = re.compile(r"[|>](?:[+-]?[1-9]?|[1-9][+-])[ \t]*(?:$|(?<=[ \t])#)")
_NAME = re.compile(r"[&*!][^\s,\[\]{}]*")


def _first_slip(text: str, lines: _Lines, limit: int) -> _Slip | None:
    """The first value, up to an offset, that was meant as prose and is YAML's own sign, or the reverse."""
    number, above = 0, None  # `above`: how far a line must be indented to go on with the text above
    while number < len(lines.spans) and lines.spans[number][0] <= limit:
        start, end = lines.spans[number]
        indent = lines.indent(number)
        at = start + indent
        number += 1
        if at >= end or not text[at:end].strip():
            continue
        if above is not None and indent > above[0] and (above[1] or text[at] != "#"):
            continue
        above = None
        if text[at] == "#":
            continue
        if text[start] == "%":
            return _percent(text, start, end)
        lead, parent = "", indent - 1
        while text[at] == "-" and text[at + 1 : min(at + 2, end)] in (" ", "\t", ""):
            lead, parent = "- ", at - start
            at = _past_space(text, at + 1, end)
            if at >= end:
                break
        if at >= end or text[at] == "#":
            continue
        if text[at] == "?" and text[at + 1 : at + 2] in (" ", "\t", "", "\r", "\n"):
            return _prose(
                text,
                lines,
                number - 1,
                at,
                end,
                lead,
                "a line that begins with a question mark and a space is a key of many lines",
            )
        key = _KEY.match(text, at, end)
        if key:
            lead, parent = f"{key[1]}: ", at - start
            at = _past_space(text, key.end(), end)
            if at >= end or text[at] == "#":
                continue
        slip, above, resume = _value_slip(text, lines, number - 1, at, end, lead, parent, bool(key))
        if slip:
            return slip
        if resume:
            number = max(number, lines.number(resume) + 1)
    return None


def _percent(text: str, start: int, end: int) -> _Slip:
    """A line that begins with `%`: a directive, or words at the very beginning of a line."""
    if text[start : start + 5] in ("%YAML", "%TAG "):
        help = "take this line away"
    else:
        help = f'if it goes on from the line above, begin it with two spaces: "  {_clip(text[start:end])}"'
    message = (
        "a percent sign (%) at the beginning of a line is an instruction to YAML, and quietpage needs none"
    )
    return _Slip(start, start + 1, message, help, ((start, start + 1, "#"),))


_Above = tuple[int, bool]


def _value_slip(
    text: str, lines: _Lines, number: int, at: int, end: int, lead: str, parent: int, keyed: bool
) -> tuple[_Slip | None, _Above | None, int]:
    """The slip in a value that begins at `at`; or what the lines below it may go on with."""
    sign = text[at]

    def prose(why: str) -> tuple[_Slip, None, int]:
        return _prose(text, lines, number, at, end, lead, why, parent), None, 0

    if sign in "@`%":
        return prose(f"YAML keeps {_called(sign)} for itself at the beginning of a text")
    if sign in "|>":
        if _HEADER.match(text, at, end):
            return None, (parent, True), 0
        return prose(f"after {_called(sign)} YAML wants the text on the next line")
    if sign in "&*!":
        return _machinery(text, lines, number, at, end, lead, parent), None, 0
    if sign in ",]}":
        return prose(f"YAML keeps {_called(sign)} for lists in brackets")
    if sign == "-" and keyed and text[at + 1 : min(at + 2, end)] in (" ", "\t", ""):
        return _dash_after_key(text, lines, number, at, end, lead, parent), None, 0
    if sign == "?" and keyed and text[at + 1 : at + 2] in (" ", "\t"):
        return prose("YAML keeps a question mark with a space after it for itself at the beginning of a text")
    if sign in "\"'":
        closing = _quote_end(text, lines, number, at, parent)
        if closing < 0:
            return _unclosed_quote(text, lines, number, at, end, lead, parent), None, 0
        line_end = lines.spans[lines.number(closing - 1)][1]
        rest = text[closing:line_end]
        if rest.strip() and not re.match(r"[ \t]+#", rest):
            if rest.lstrip()[0] == ":" and not keyed:
                return None, None, closing
            return _closed_early(text, lines, number, at, closing, line_end, lead, parent), None, 0
        return None, None, closing
    if sign in "[{":
        closing = _bracket_end(text, lines, number, at, parent)
        if closing < 0:
            return _unclosed_bracket(text, lines, number, at, end, lead, parent), None, 0
        line_end = lines.spans[lines.number(closing - 1)][1]
        rest = text[closing:line_end]
        if rest.strip() and not re.match(r"[ \t]+#", rest) and not (rest.lstrip()[0] == ":" and not keyed):
            what = "list" if sign == "[" else "mapping"
            return prose(
                f"{_called(sign)} begins a {what}, and behind {_called(text[closing - 1])} it is over"
            )
        return None, None, closing
    colon = _COLON.search(text, at, _comment(text, at, end))
    if colon and keyed:
        return _second_colon(text, lines, number, at, end, colon.start(), lead, parent), None, 0
    return None, (parent, False), 0


def _past_space(text: str, at: int, end: int) -> int:
    while at < end and text[at] in " \t":
        at += 1
    return at


def _comment(text: str, at: int, end: int) -> int:
    """Where a comment begins in the rest of a line, or the line's end."""
    found = _COMMENT.search(text, at, end)
    return found.start() if found else end


def _quote_end(text: str, lines: _Lines, number: int, at: int, parent: int) -> int:
    """Behind the quote that closes the one at `at`; -1 if a new key or the end of the file comes first."""
    closing = _CLOSED[text[at]].match(text, at)
    if not closing:
        return -1
    return -1 if _key_between(text, lines, number, closing.end(), parent) else closing.end()


_CLOSED = {'"': re.compile(r'"(?:[^"\\]|\\[\s\S])*"'), "'": re.compile(r"'(?:[^']|'')*'")}


def _key_between(text: str, lines: _Lines, number: int, end: int, parent: int) -> bool:
    """Whether a line between a value's first and its end looks like a key beside the value's own."""
    for line in range(number + 1, lines.number(max(0, end - 1)) + 1):
        start, stop = lines.spans[line]
        indent = lines.indent(line)
        if indent <= max(parent, 0) and start + indent < stop:
            at = start + indent
            if text[at : at + 2] == "- ":
                at += 2
            if _KEY.match(text, at, min(stop, end)):
                return True
    return False


def _bracket_end(text: str, lines: _Lines, number: int, at: int, parent: int) -> int:
    """Behind the bracket that closes the one at `at`; -1 if a new key or the end of the file comes first."""
    depth, place, size = 0, at, len(text)
    while True:
        found = _FLOW.search(text, place)
        if not found:
            return -1
        sign, place = found[0], found.end()
        if sign in "[{":
            depth += 1
        elif sign in "]}":
            depth -= 1
            if not depth:
                return -1 if _key_between(text, lines, number, place, parent) else place
        elif sign in "\"'" and text[found.start() - 1] in "[{,: \t\n":
            closing = _CLOSED[sign].match(text, found.start())
            if not closing:
                return -1
            place = closing.end()
        if place >= size:
            return -1


_FLOW = re.compile(r"""[\[\]{}"']""")


def _below(lines: _Lines, number: int, parent: int) -> int:
    """The last line that goes on with the value which begins in a line."""
    last = number
    for line in range(number + 1, len(lines.spans)):
        if lines.words(line):
            if lines.indent(line) <= parent:
                break
            last = line
    return last


def _as_prose(
    text: str, lines: _Lines, number: int, at: int, parent: int, *further: int
) -> tuple[tuple[int, int, str], ...]:
    """The patches that let a value, with the lines that go on with it, be read as words."""
    end = lines.spans[_below(lines, number, parent)][1]
    places = {at, *further}
    places.update(found.start() for found in _COLON_ANYWHERE.finditer(text, at, end))
    places.update(found.start(1) for found in _HASH.finditer(text, at, end))
    places.update(found.start(1) for found in _LINE_START.finditer(text, at, end))
    return tuple(_mask(text, place) for place in sorted(places) if ord(text[place]) < 128)


_COLON_ANYWHERE = re.compile(r":(?=[ \t\r\n]|$)")
_HASH = re.compile(r"[ \t\r\n](#)")
_LINE_START = re.compile(r"[\r\n][ \t]*([^\w\s])")


def _prose(
    text: str, lines: _Lines, number: int, at: int, end: int, lead: str, why: str, parent: int | None = None
) -> _Slip:
    """Words that begin with one of YAML's own signs."""
    parent = lines.indent(number) - 1 if parent is None else parent
    help = _in_quotes(lead, text[at:end], _below(lines, number, parent) > number or text[at] in "|>")
    return _Slip(at, at + 1, why, help, _as_prose(text, lines, number, at, parent))


def _in_quotes(lead: str, words: str, long: bool = False) -> str:
    """What to type so that YAML takes the words as they are."""
    words = words.strip()
    if long:
        words = words.lstrip("|> ")
        return f'write "{lead}|" and the text on the next lines, indented: "  {_clip(words)}"'
    if '"' not in words and "\\" not in words:
        return f'put the whole text in double quotes: {lead}"{_clip(words)}"'
    if "'" not in words:
        return f"put the whole text in single quotes: {lead}'{_clip(words)}'"
    return f'write "{lead}|" and put the text on the next line, indented: "  {_clip(words)}"'


def _clip(words: str) -> str:
    """The first words of a text, to show what to do with all of it."""
    words = " ".join(words.split())
    if len(words) <= 44:
        return words
    cut = words.rfind(" ", 20, 40)
    return words[: cut if cut > 0 else 36].rstrip() + " …"


def _called(sign: str) -> str:
    """A sign's name, with the sign."""
    return f"{_SIGNS[sign]} ({sign})" if sign in _SIGNS else sign


_SIGNS = {
    "@": "an at sign",
    "`": "a back-tick",
    "%": "a percent sign",
    "|": "an upright bar",
    ">": "a greater-than sign",
    "[": "a square bracket",
    "{": "a curly bracket",
    "]": "its closing bracket",
    "}": "its closing bracket",
    ",": "a comma",
    '"': "a double quote",
    "'": "a single quote",
}


def _machinery(text: str, lines: _Lines, number: int, at: int, end: int, lead: str, parent: int) -> _Slip:
    """A value that begins with `&`, `*` or `!`."""
    name = _NAME.match(text, at, end)
    assert name
    rest = text[name.end() : _comment(text, name.end(), end)].strip()
    what, use = _MACHINES[text[at]]
    if (
        name[0].startswith(("!!", "!<"))
        or (rest[:1] and rest[0] in "[{|>")
        or (not rest and _IS_NAME.match(name[0]))
    ):
        quoted = f'{lead}"{_clip(text[at:end])}"'
        help = f"write the text itself; if these are your words, put them in double quotes: {quoted}"
        return _Slip(
            at, name.end(), f'YAML reads "{name[0]}" as {what}, {use}; quietpage reads plain text only', help
        )
    help = _in_quotes(lead, text[at:end], _below(lines, number, parent) > number)
    message = f'YAML reads "{name[0]}" as {what}, {use}'
    return _Slip(at, name.end(), message, help, _as_prose(text, lines, number, at, parent))


_MACHINES = {
    "&": ("an anchor", "a name for what follows it"),
    "*": ("an alias", "a pointer to another place"),
    "!": ("a tag", "a note about the kind of what follows it"),
}
_IS_NAME = re.compile(r"[&*][\w-]+$")


def _dash_after_key(
    text: str, lines: _Lines, number: int, at: int, end: int, lead: str, parent: int
) -> _Slip:
    key = lead.rstrip(" ")
    help = (
        f'begin the list on the line after "{key}", indented: "  {_clip(text[at:end])}"; '
        "or put a text that begins with a dash in double quotes"
    )
    return _Slip(
        at,
        at + 1,
        "a dash begins an item of a list, and a list begins on a line of its own",
        help,
        _as_prose(text, lines, number, at, parent),
    )


def _second_colon(
    text: str, lines: _Lines, number: int, at: int, end: int, colon: int, lead: str, parent: int
) -> _Slip:
    message = f'a second colon in one line: YAML takes "{_clip(text[at:colon])}" for a key'
    help = _in_quotes(lead, text[at:end], _below(lines, number, parent) > number)
    return _Slip(colon, colon + 1, message, help, _as_words(text, lines, number, at, parent))


def _as_words(
    text: str, lines: _Lines, number: int, at: int, parent: int
) -> tuple[tuple[int, int, str], ...]:
    """Like `_as_prose`, for a value whose first sign is harmless."""
    return tuple(patch for patch in _as_prose(text, lines, number, at, parent) if patch[0] != at)


def _unclosed_quote(
    text: str, lines: _Lines, number: int, at: int, end: int, lead: str, parent: int
) -> _Slip:
    words = text[at + 1 : end].strip()
    sign = text[at]
    if sign == "'" and "'" not in words and '"' not in words and words[:1].isalpha():
        help = f'close it at the end of the text; if it is an apostrophe: {lead}"\'{_clip(words)}"'
    else:
        help = f"close it at the end of the text: {lead}{sign}{_clip(words)}{sign}"
    return _Slip(
        at,
        at + 1,
        f"{_called(sign)} opens a text, and none closes it",
        help,
        _as_prose(text, lines, number, at, parent),
    )


def _closed_early(
    text: str, lines: _Lines, number: int, at: int, closing: int, end: int, lead: str, parent: int
) -> _Slip:
    """A quoted text with words behind its closing quote."""
    sign, words = text[at], text[at:end].strip()
    rest = text[closing:end].strip()
    inner = words[1:-1] if words[-1] == sign and len(words) > 1 else words
    message = f'YAML sees the text end at this quote, before "{_clip(rest)}"'
    patches = _as_prose(text, lines, number, at, parent)
    return _Slip(closing - 1, closing, message, _in_quotes(lead, inner), patches)


def _unclosed_bracket(
    text: str, lines: _Lines, number: int, at: int, end: int, lead: str, parent: int
) -> _Slip:
    sign = text[at]
    closing = "]" if sign == "[" else "}"
    stop = _comment(text, at, end)
    words = text[at:stop].strip()
    what = "list" if sign == "[" else "mapping"
    help = f"close it: {lead}{_clip(words.rstrip(','))}{closing}"
    if "," not in words and " " in words:
        help += "; if these are your words, put them in double quotes"
    last = _below(lines, number, parent)
    line_start, line_end = lines.spans[last]
    place = _comment(text, at if last == number else line_start, line_end)
    depth = text.count(sign, at, place) - text.count(closing, at, place)
    return _Slip(
        at,
        at + 1,
        f"{_called(sign)} opens a {what}, and nothing closes it",
        help,
        ((place, place, closing * max(1, depth)),),
    )


def _tabs(text: str, lines: _Lines, offset: int) -> _Slip | None:
    """A tab in the space before a line."""
    start, end = lines.spans[lines.number(offset)]
    found = _TABBED.match(text, start, end)
    if not found:
        return None
    tabs = [
        place
        for line, stop in lines.spans
        if (led := _TABBED.match(text, line, stop))
        for place in range(line, led.end())
        if text[place] == "\t"
    ]
    more = ", here and in the other lines" if len(tabs) > found[0].count("\t") else ""
    first = start + found[0].index("\t")
    return _Slip(
        first,
        found.end(),
        "a tab before the words; YAML knows only spaces there",
        f"put two spaces in place of each tab{more}",
        tuple((place, place + 1, "  ") for place in tabs),
        False,
    )


_TABBED = re.compile(r"[ \t]*\t")


def _quote(text: str, offset: int, said: str, begun: int) -> _Slip | None:
    """What can go wrong inside quotes."""
    if text[begun : begun + 1] not in ('"', "'"):
        return None
    if "escape" in said or "hexdecimal" in said:
        for found in _BACKSLASH.finditer(text, begun + 1):
            if re.fullmatch(r"\\u[dD][89a-fA-F].*", found[0]):
                return _half_signs(text, found.start())
            if found.start() >= offset - 1 or "hexdecimal" in said:
                if "hexdecimal" in said and re.fullmatch(
                    r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[^xuU])", found[0], re.S
                ):
                    continue
                return _Slip(
                    found.start(),
                    found.start() + 2,
                    f'inside double quotes a backslash begins a code, and "{found[0][:2]}" is none',
                    "put the text in single quotes, or type the backslash twice",
                    ((found.start(), found.start() + 1, "\\\\"),),
                )
        return None
    if "end of stream" in said or "document indicator" in said:
        return _Slip(
            begun,
            begun + 1,
            f"{_called(text[begun])} opens a text, and none closes it",
            f"put {_called(text[begun])} at the end of the text too",
        )
    return None


def _half_signs(text: str, start: int) -> _Slip:
    """Codes of halves of signs: the two of a pair make one, as in JSON."""
    pair = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})").match(text, start)
    if not pair:
        end = start + 6
        return _Slip(
            start,
            end,
            f"half of a sign, {text[start:end]}",
            "type the sign itself in place of its code",
            ((start, end, " " * 6),),
        )
    sign = chr(0x10000 + ((int(pair[1], 16) - 0xD800) << 10) + int(pair[2], 16) - 0xDC00)
    message = f"two halves of a sign, {pair[0]}; YAML does not put them together"
    return _Slip(start, pair.end(), message, f"type the sign itself: {sign}", ((start, pair.end(), sign),))


_BACKSLASH = re.compile(r"\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2}|[\s\S])")


def _flow(text: str, lines: _Lines, offset: int, said: str, begun: int) -> _Slip | None:
    """What can go wrong inside brackets."""
    opening = text[begun : begun + 1]
    if "expected ','" in said and opening in ("[", "{"):
        closing, what = ("]", "list") if opening == "[" else ("}", "mapping")
        if offset >= len(text.rstrip()) or lines.number(offset) != lines.number(begun):
            return _Slip(
                begun,
                begun + 1,
                f"{_called(opening)} opens a {what}, and nothing closes it",
                f"put {closing} at its end",
            )
        return _Slip(
            offset,
            offset + 1,
            "inside brackets a comma stands between one thing and the next, and here is none",
            "put a comma before this, or put the whole text in double quotes",
            ((offset, offset, ","),),
            False,
        )
    if text[offset : offset + 1] == "," and "node content" in said:
        return _Slip(
            offset,
            offset + 1,
            "a comma with nothing before it",
            "take this comma away",
            ((offset, offset + 1, " "),),
            False,
        )
    return None


def _structure(text: str, lines: _Lines, offset: int, said: str, begun: int) -> _Slip | None:
    """A line that stands where no such line can stand."""
    number = lines.number(begun if "find expected ':'" in said else offset)
    start, end = lines.spans[number]
    indent = lines.indent(number)
    at = start + indent
    if at >= end:
        return None
    above = lines.before(number)
    words = text[at:end].rstrip()
    if "find expected ':'" in said:
        return _no_key(text, lines, number, at, end, words, above)
    if "mapping values" in said:
        return _key_in_text(text, lines, number, at, offset, above)
    if "sequence entries" in said or "sequence entry" in said:
        return _lone_item(at)
    if "expected key" in said or "block end" in said or "'-' indicator" in said:
        if above >= 0 and lines.words(above).startswith("#"):
            return _interrupted(text, lines, above)
        return _indented_otherwise(lines, number, at, end, words, indent)
    return None


_GLUED = re.compile(r"([^\W\d_][\w-]*):(?=[^\s:/])")


def _no_key(text: str, lines: _Lines, number: int, at: int, end: int, words: str, above: int) -> _Slip:
    """A line among keys that has no key."""
    glued, dashed = _GLUED.match(text, at, end), _DASHED.match(text, at, end)
    if glued:
        return _missing_space(text, glued, end)
    if dashed:
        told = _glued_dash(Span(Source("", text), at, at + 1), text[at + 1 : end])
        return _Slip(at, at + 1, told.message, told.help, ((at + 1, at + 1, " "),))
    first, _, rest = words.partition(" ")
    if first in _KEYS or (
        not rest
        and first.isalpha()
        and above >= 0
        and not lines.words(above).startswith("- ")
        and not lines.words(above).endswith(("|", ">", "|-", ">-"))
    ):
        place = at + len(first)
        help = f"put a colon and a space after it: {first}: {_clip(rest)}".rstrip()
        return _Slip(
            at, place, f'"{first}" looks like a key without its colon', help, ((place, place, ":"),), False
        )
    block = above >= 0 and re.search(r"(?:^|[ \t])[|>][+-]?$", lines.words(above))
    patches = []
    for line in range(number, len(lines.spans)):
        begin, stop = lines.spans[line]
        if (
            lines.words(line)
            and _KEY.match(text, begin + lines.indent(line), stop)
            and not (block and line == number)
        ):
            break
        if lines.words(line):
            patches.append((begin, begin, "  "))
    if block:
        return _Slip(
            at,
            end,
            f'the text that belongs to "{_clip(lines.words(above))}" is not indented',
            f'begin each of its lines with two spaces: "  {_clip(words)}"',
            tuple(patches),
            False,
        )
    help = f'if they go on from the line above, begin this line with two spaces: "  {_clip(words)}"'
    if above >= 0 and lines.words(above).startswith("- "):
        help = f'begin an item with a dash: "- {_clip(words)}"; further words of one, with two spaces'
    return _Slip(
        at,
        end,
        "YAML looks for a key and a colon at the beginning of this line, and finds words",
        help,
        tuple(patches),
        False,
    )


def _missing_space(text: str, glued: re.Match[str], end: int) -> _Slip:
    place = glued.end()
    help = f"put a space after the colon: {glued[1]}: {_clip(text[place:end])}"
    return _Slip(
        place - 1,
        place,
        f'no space after the colon, so YAML does not see the key "{glued[1]}"',
        help,
        ((place, place, " "),),
    )


def _glued_dash(place: Span, words: str) -> Problem:
    """A dash without the space behind it."""
    words = _clip(words)
    help = f"put a space after the dash: - {words}; or put a text that begins with a dash in double quotes"
    return Problem("no space after the dash, so YAML does not see an item of a list", place, help)


_KEYS = frozenset(
    {
        *("name", "reasons", "ways", "links", "feed", "portrait", "file", "alt", "focus", "start_with"),
        *("title", "url", "why", "pronouns", "where", "relation", "file_under", "language", "slug", "asked"),
        *("revisited", "draft", "author", "email", "fediverse", "welcome", "theme", "palette", "order"),
        *("audience", "domain", "not_numbers", "gives", "respects", "laughs", "plays", "shares", "supports"),
        "challenges",
    }
)
"""Words that are likely to be meant as keys: to guess by, not to judge by."""


def _key_in_text(text: str, lines: _Lines, number: int, at: int, offset: int, above: int) -> _Slip:
    """A colon in a line that YAML reads as going on from the line above."""
    if above >= 0:
        line, stop = lines.spans[above]
        begin = line + lines.indent(above)
        if text[begin : begin + 2] == "- ":
            begin = _past_space(text, begin + 1, stop)
        glued = _GLUED.match(text, begin, stop)
        if glued and not _KEY.match(text, begin, stop):
            return _missing_space(text, glued, stop)
        first, _, rest = text[begin:stop].strip().partition(" ")
        if first in _KEYS and not _KEY.match(text, begin, stop):
            place = begin + len(first)
            return _Slip(
                begin,
                place,
                f'"{first}" looks like a key without its colon',
                f"put a colon and a space after it: {first}: {_clip(rest)}".rstrip(),
                ((place, place, ":"),),
                False,
            )
    key = text[at:offset].strip()
    wanted = _indent_above(text, lines, number)
    if key in _KEYS and wanted is not None and wanted < lines.indent(number):
        indent = lines.indent(number)
        patches = []
        for line in range(number, len(lines.spans)):
            if lines.words(line) and lines.indent(line) < indent:
                break
            if lines.words(line):
                patches.append((lines.spans[line][0] + wanted, lines.spans[line][0] + indent, ""))
        other = lines.words(above).lstrip("- ").split(":")[0]
        help = f'begin the line where "{other}" begins, with {_spaces(wanted)}'
        return _Slip(
            at,
            offset,
            f'"{key}" is indented more than the keys beside it, so YAML reads it as more of the text above',
            help,
            tuple(patches),
            False,
        )
    return _Slip(
        offset,
        offset + 1,
        "a colon in the middle of a text: YAML takes the words before it for a key",
        'write "|" after the key of this text and keep the text on the lines below, indented; '
        "or put the whole text in double quotes",
        (_mask(text, offset),),
    )


def _indent_above(text: str, lines: _Lines, number: int) -> int | None:
    """How far the nearest key above is indented."""
    for line in range(number - 1, -1, -1):
        start, end = lines.spans[line]
        at = start + lines.indent(line)
        while text[at : at + 2] == "- ":
            at = _past_space(text, at + 1, end)
        if _KEY.match(text, at, end):
            return at - start
    return None


def _spaces(wanted: int) -> str:
    words = ("no space", "one space", "two spaces", "three spaces", "four spaces")
    return f"{words[wanted]} before it" if wanted < len(words) else "as many spaces before it"


def _lone_item(at: int) -> _Slip:
    """A dash where no list can begin."""
    return _Slip(
        at,
        at + 1,
        "an item of a list where no list begins",
        "put the list under its key, each item on a line of its own that begins with two spaces and a dash",
    )


def _interrupted(text: str, lines: _Lines, above: int) -> _Slip:
    """A comment between the lines of a text."""
    begin, stop = lines.spans[above]
    place = begin + lines.indent(above)
    help = (
        'if it is your text, write "|" after the key and keep the text on the lines below, indented; '
        "if it is a comment, put it above the key"
    )
    return _Slip(
        place,
        stop,
        "YAML takes this line for a comment, and the text above it is over there",
        help,
        (_mask(text, place),),
    )


def _indented_otherwise(lines: _Lines, number: int, at: int, end: int, words: str, indent: int) -> _Slip:
    """A line that begins neither where the lines above begin nor further in."""
    listed = words.startswith("- ") or words == "-"
    what = "this item" if listed else f'"{_clip(words.split(":")[0])}"'
    outer = sorted(
        {
            lines.indent(line)
            for line in range(number)
            if lines.words(line) and not lines.words(line).startswith("#")
        }
    )
    head = next(
        (line for line in range(number - 1, -1, -1) if lines.words(line) and lines.indent(line) < indent),
        None,
    )
    if head is not None and head + 1 < number and re.search(r"(?:^|[ \t])[|>][+-]?$", lines.words(head)):
        wanted = lines.indent(head + 1)
        below = range(number, _below(lines, head, lines.indent(head)) + 1)
        patches = tuple(
            (lines.spans[line][0], lines.spans[line][0], " " * (wanted - lines.indent(line)))
            for line in below
            if lines.words(line) and lines.indent(line) < wanted
        )
        help = "begin this line exactly below the first line of the text, or further in"
        return _Slip(
            at, end, "this line of the text is indented less than its first line", help, patches, False
        )
    if indent in outer and listed:
        return _Slip(
            at,
            at + 1,
            "an item of a list among keys",
            "put the list under its key, or give the line above a key",
        )
    if indent in outer and not listed:
        if any(lines.words(line).startswith("- ") and lines.indent(line) == indent for line in range(number)):
            return _Slip(
                at,
                end,
                f"{what} stands where only items of the list above can stand",
                "a person in a list begins with a dash, and the other keys stand under the first: "
                f'"  {_clip(words)}"',
            )
        return _Slip(
            at,
            end,
            f"{what} does not go on from the line above",
            "look at the line above: is a quote, a bracket or a dash missing or too many",
        )
    help = "begin the line exactly below the lines it belongs to; two spaces for each step in are enough"
    if listed:
        item = next(
            (line for line in range(number - 1, -1, -1) if re.match("-[ \t]", lines.words(line))), None
        )
        if item is not None:
            help = "begin each item of the list exactly below the first, with the same number of spaces"
            start = lines.spans[number][0]
            return _Slip(
                at,
                at + 1,
                f"{what} is not indented like the one above",
                help,
                ((start, at, " " * lines.indent(item)),),
                False,
            )
    return _Slip(
        at,
        at + len(words),
        f"{what} is indented neither like the lines above nor like the ones around them",
        help,
    )


def _unnamed(text: str, offset: int, said: str) -> _Slip:
    """Any other complaint, in the parser's words."""
    at = min(offset, max(0, len(text.rstrip()) - 1))
    message = f"YAML cannot read on from here ({said})" if said else "YAML cannot read on from here"
    return _Slip(
        at,
        min(at + 1, len(text)),
        message,
        "look for a quote or a bracket that is not closed; a text in double quotes is always read as it is",
    )


def _strange_values(node: Node) -> Iterator[Problem]:
    """Strange signs that an escape in double quotes makes."""
    if isinstance(node, Scalar):
        if node.style == "double" and "\\" in node.span.text:
            for start, end, words in strange_signs(node.value):
                place = node.at(start, end)
                if place.text.startswith("\\"):
                    yield _strange_sign(place, words)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _strange_values(item)
    else:
        for key, value in node.entries:
            yield from _strange_values(key)
            yield from _strange_values(value)


def dropped_words(scalar: Scalar) -> Problem:
    """The problem of a free text whose last words YAML takes for a comment."""
    assert scalar.dropped
    words = scalar.span.text + scalar.dropped.source.text[scalar.span.end : scalar.dropped.end]
    quoted = _in_quotes("", words, "\n" in words)
    help = f"{quoted}; if it is a comment, put it on a line of its own above"
    return Problem(
        f'behind a space, # begins a comment: YAML drops "{_clip(scalar.dropped.text)}"', scalar.dropped, help
    )


# Problems without a way on ---------------------------------------------------------------------------


def _strange_sign(place: Span, words: str) -> Problem:
    return Problem(words, place, "take it away; it came perhaps with a copied text, so type this place anew")


def _too_long(source: Source) -> Problem:
    return Problem(
        f"the file is longer than quietpage reads, {LONGEST_FILE:,} letters",
        Span(source, 0, 0),
        "put the people into several files",
    )


def _too_deep(place: Span) -> Problem:
    return Problem(
        f"lists inside lists, more than {DEEPEST} deep",
        place,
        "a person needs only a few steps in; "
        "if these brackets are words, put the whole text in double quotes",
    )


def _too_much(source: Source) -> Problem:
    return Problem(
        f"the file holds more than quietpage reads, {MOST_NODES:,} keys and texts",
        Span(source, 0, 0),
        "put the people into several files",
    )


def _not_text(source: Source, strange: tuple[int, int, str]) -> Problem:
    return Problem("this does not look like a text file", Span(source, strange[0], strange[1]), _AS_TEXT)


_AS_TEXT = "write the people in a plain text editor and save the file as plain text, UTF-8"


def _foreign(source: Source) -> Problem | None:
    """A file that was never meant to be YAML, or that git has left half merged."""
    text = source.text
    head = text[:200].lstrip("\ufeff \t\r\n")
    for beginning, what in _FOREIGN:
        if head[: len(beginning)].lower() == beginning:
            start = text.index(head[0])
            return Problem(f"this is {what}, not YAML", Span(source, start, start + len(beginning)), _AS_TEXT)
    if "<<<<<<<" in text or "=======" in text or ">>>>>>>" in text:
        mark = _CONFLICT.search(text)
        if mark:
            help = "choose between the two versions and take away the lines <<<<<<<, ======= and >>>>>>>"
            return Problem(
                "git left two versions of this place", Span(source, mark.start(), mark.end()), help
            )
    return None


_FOREIGN = (
    ("<!doctype", "a web page"),
    ("<html", "a web page"),
    ("<?xml", "an XML file"),
    ("<opml", "an OPML file"),
    ("<svg", "a picture"),
    ("{\\rtf", "a rich text file"),
    ("pk\x03\x04", "a Word document or another packed file"),
    ("\xd0\xcf\x11\xe0", "a Word document"),
    ("%pdf", "a PDF file"),
)
_CONFLICT = re.compile(r"^(?:<{7}(?= |$)|={7}$|>{7}(?= |$))[^\r\n]*", re.M)


def _second_document(source: Source, offset: int) -> Problem:
    return Problem(
        "three dashes begin a second document, and a file holds one",
        Span(source, offset, offset + 3),
        "take this line away; several people in one file are a list, each beginning with a dash and a space",
    )


def _directive(source: Source, text: str) -> Problem:
    start = max(0, text.find("%"))
    return Problem(
        "a line that begins with % is an instruction to YAML, and quietpage needs none",
        Span(source, start, start + 1),
        "take this line away",
    )


def _twice(key: Scalar, first: Scalar) -> Problem:
    line = key.span.source.line_and_column(first.span.start)[0]
    return Problem(
        f'"{key.value}" is here a second time; the first is in line {line}', key.span, "keep one of them"
    )


def _merge_key(place: Span) -> Problem:
    return Problem(
        '"<<" would copy from another place; quietpage reads plain text only',
        place,
        "write the keys themselves here",
    )


def _question_mark(place: Span) -> Problem:
    return Problem(
        "a question mark at the beginning of a line makes a key of many lines",
        place,
        "put a text that begins with a question mark in double quotes",
    )


def _not_a_key(source: Source, start: int) -> Problem:
    return Problem(
        "a list or mapping where a key should be",
        Span(source, start, start + 1),
        "a key is a word with a colon after it; "
        "if these brackets are words, put the whole text in double quotes",
    )


# Strange signs --------------------------------------------------------------------------------------


def strange_signs(text: str) -> Iterator[tuple[int, int, str]]:
    """Signs that steer, hide or break text: where they begin and end, and words for them.

    What honest writing needs is left alone: joiners in emoji and in the scripts that join, emoji and
    ideograph variants, flags, marks on letters, balanced isolates, soft hyphens.
    """
    odd = _ODD_ASCII if text.isascii() else _ODD
    found = odd.search(text)
    if not found:
        return
    unbalanced = _unbalanced(text)
    while found:
        start, end = found.span()
        if end - start == 1:
            words = _strange(text, start, unbalanced)
            if words:
                if start not in unbalanced:
                    end = re.compile(re.escape(text[start]) + "+").match(text, start).end()  # type: ignore[union-attr]
                yield start, end, f"{words}, {_escape(text[start])}"
        else:
            heap = next(_heaps(text, start, end), None)
            inner = _ODD_SIGN.search(text, start, end)
            if heap and (not inner or heap[0] <= inner.start()):
                end = heap[1]
                yield *heap, f"a heap of marks on one letter, {_escape(text[heap[0]])}"
            elif inner:
                words = _strange(text, inner.start(), unbalanced)
                end = inner.end()
                if words:
                    yield inner.start(), end, f"{words}, {_escape(inner[0])}"
        found = odd.search(text, end)


_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_HIDDEN = (
    "\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164"
    "\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
) + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17))
_ODD_SIGN = re.compile(f"[{_CONTROLS}{_HIDDEN}]")
_ODD = re.compile(f"[^\\w\\s\\x00-\u02ff\u2000-\u206f]{{5,}}|[{_CONTROLS}{_HIDDEN}]")
_ODD_ASCII = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_FLAG = re.compile("\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f")
_TURNING = {"\u202a", "\u202b", "\u202c", "\u202d", "\u202e"}
_ISOLATES = {"\u2066", "\u2067", "\u2068"}
_MARKS = ("Mn", "Me")
MOST_MARKS = 5
"""The most marks in a row on one letter (eight in the scripts that stack letters as marks)."""


def _strange(text: str, place: int, unbalanced: frozenset[int]) -> str:
    """Words for the sign at a place, or nothing if it is honest there."""
    sign = text[place]
    code = ord(sign)
    before = text[place - 1] if place else ""
    after = text[place + 1 : place + 2]
    if code == 0:
        return "a sign of no meaning that ends a text in some programs (NUL)"
    if code in (0x0B, 0x0C, 0x85, 0x2028, 0x2029):
        return "a line end that few programs know"
    if code < 0xA0:
        return "a control sign, which steers a machine and shows nothing"
    if sign in _TURNING:
        return "a sign that turns the writing direction around"
    if 0x2066 <= code <= 0x2069:
        return "half of a pair of signs that set the writing direction apart" if place in unbalanced else ""
    if sign in "\u200e\u200f\u061c":
        honest = before not in _MARKERS and any(
            unicodedata.bidirectional(other) in ("R", "AL") for other in _line(text, place)
        )
        return "" if honest else "a hidden sign of the writing direction"
    if sign in "\u200c\u200d":
        return "" if _joins(text, place) else "a hidden joiner without signs to join"
    if 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF:
        return "" if _has_variants(before, code) else "a hidden variation sign"
    if 0xE0000 <= code <= 0xE0FFF:
        begin = text.rfind("\U0001f3f4", max(0, place - 8), place)
        flag = _FLAG.match(text, begin) if begin >= 0 else None
        return "" if flag and place < flag.end() else "a hidden tag letter"
    if 0xD800 <= code <= 0xDFFF:
        return "half of a sign"
    if 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE:
        return "a sign that Unicode keeps out of texts"
    if sign == "\u034f":
        honest = (
            before != ""
            and unicodedata.category(before)[0] in "LM"
            and before != sign
            and unicodedata.combining(after or "a") > 0
        )
        return "" if honest else "a hidden joiner without signs to join"
    if sign == "\u200b":
        return "" if _breaks(before) and _breaks(after) else "a hidden space without width"
    if 0x180B <= code <= 0x180F:
        return "" if "\u1820" <= before <= "\u18aa" else "a hidden sign of Mongolian writing"
    if sign == "\u2800":
        return (
            ""
            if any("\u2801" <= other <= "\u28ff" for other in _line(text, place))
            else "a blank that passes for a letter"
        )
    if sign == "\u115f":
        return "" if "\u1161" <= after <= "\u11a7" else "a blank that passes for a letter"
    if sign == "\u1160":
        return "" if "\u1100" <= before <= "\u115e" else "a blank that passes for a letter"
    if sign in "\u3164\uffa0\u17b4\u17b5":
        return "a blank that passes for a letter"
    if sign == "\ufffc":
        return "a hole where another program had a picture"
    return "a hidden sign"


_MARKERS = frozenset("\u200e\u200f\u061c")


def _line(text: str, place: int) -> str:
    """The line around a place; of a very long one, a piece."""
    start = max(text.rfind("\n", 0, place) + 1, place - 1000)
    end = text.find("\n", place)
    return text[start : min(end if end >= 0 else len(text), place + 1000)]


def _joins(text: str, place: int) -> bool:
    """Whether a joiner stands in an emoji sequence or beside a letter of a script that joins."""
    before, after = text[place - 1] if place else "", text[place + 1 : place + 2]
    if text[place] == "\u200d" and _pictures(before) and _pictures(after):
        return True
    letter = place - 1
    while letter >= 0 and place - letter < 8 and unicodedata.category(text[letter]) == "Mn":
        letter -= 1
    return _joining(text[letter] if letter >= 0 else "") or (not _hides(before) and _joining(after))


def _hides(sign: str) -> bool:
    return sign != "" and sign in "\u200b\u200c\u200d\u2060\ufeff"


def _joining(sign: str) -> bool:
    """Whether a sign is a letter or mark of a script in which joiners change the shapes."""
    return (
        sign != ""
        and unicodedata.category(sign)[0] in "LM"
        and any(low <= sign <= high for low, high in _JOINING)
    )


_JOINING = (
    ("\u0600", "\u08ff"),  # Arabic, Syriac, Thaana, N'Ko, Mandaic
    ("\u0900", "\u0dff"),  # the scripts of India and Sri Lanka
    ("\u0f00", "\u109f"),  # Tibetan, Myanmar
    ("\u1780", "\u18af"),  # Khmer, Mongolian
    ("\u1900", "\u1cff"),  # Limbu to Vedic marks
    ("\ua800", "\uabff"),  # Syloti Nagri to Meetei Mayek
    ("\ufb50", "\ufdcf"),
    ("\ufe70", "\ufefe"),
    ("\U00010a00", "\U00010fff"),
    ("\U00011000", "\U00011fff"),
    ("\U0001e900", "\U0001e95f"),
)


def _pictures(sign: str) -> bool:
    """Whether a sign can be part of an emoji that joins others."""
    return sign != "" and (
        sign in "\ufe0f\u2194\u20e3"
        or unicodedata.category(sign) == "So"
        or "\U0001f3fb" <= sign <= "\U0001f3ff"
        or "\U0001f000" <= sign <= "\U0001faff"
    )


def _breaks(sign: str) -> bool:
    """Whether a sign is of a script that is written without spaces between words."""
    return sign != "" and any(low <= sign <= high for low, high in _SPACELESS)


_SPACELESS = (
    ("\u0e00", "\u0fff"),
    ("\u1000", "\u109f"),
    ("\u1780", "\u17ff"),
    ("\u1950", "\u1aaf"),
    ("\u3001", "\u30ff"),
    ("\u3400", "\u9fff"),
    ("\ua9e0", "\uaadf"),
)


def _has_variants(sign: str, code: int) -> bool:
    """Whether a sign is one of which Unicode knows variants."""
    if not sign:
        return False
    ideograph = (
        "\u3400" <= sign <= "\u9fff" or "\uf900" <= sign <= "\ufaff" or "\U00020000" <= sign <= "\U0003ffff"
    )
    if code >= 0xE0100:
        return ideograph
    category = unicodedata.category(sign)
    if code >= 0xFE0E:
        return (
            category == "So"
            or category == "Sm"
            or sign in "#*0123456789\u203c\u2049\u2139\u3030"
            or "\U0001f000" <= sign <= "\U0001faff"
        )
    return (
        ideograph
        or category in ("Sm", "Sk")
        or "\u1000" <= sign <= "\u109f"
        or "\u3001" <= sign <= "\uffe6"
        or "\U00010a00" <= sign <= "\U0001ffff"
    )


def _unbalanced(text: str) -> frozenset[int]:
    """Where isolates are opened without being closed in their line, or closed without being opened."""
    if not any(sign in text for sign in ("\u2066", "\u2067", "\u2068", "\u2069")):
        return frozenset()
    alone: list[int] = []
    opened: list[int] = []
    for found in re.finditer("[\n\r\u2029\u2066-\u2069]", text):
        if found[0] in _ISOLATES:
            opened.append(found.start())
        elif found[0] != "\u2069":
            alone.extend(opened)
            opened.clear()
        elif opened:
            opened.pop()
        else:
            alone.append(found.start())
    return frozenset(alone + opened)


def _heaps(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where more marks stand on one letter than writing needs."""
    begin = start
    for place in range(start, end + 1):
        if place < end and unicodedata.category(text[place]) in _MARKS and not _ODD_SIGN.match(text, place):
            continue
        # Tibetan, Myanmar and Khmer write letters below letters, as marks; Hebrew has points and accents.
        stacking = begin < end and (
            "\u0591" <= text[begin] <= "\u05c7"
            or ("\u0900" <= text[begin] <= "\u17ff" and not "\u0e00" <= text[begin] <= "\u0eff")
        )
        if place - begin > (8 if stacking else MOST_MARKS):
            yield begin, place
        begin = place + 1


def _escape(sign: str) -> str:
    code = ord(sign)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
