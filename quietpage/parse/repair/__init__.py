"""What YAML refuses, or reads otherwise than it was meant, in words; and a reading that goes on behind it.

Imported only when there is trouble. Each module beside this one knows one kind of slip.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice

from quietpage.core.diagnostics import Problem
from quietpage.core.folding import unfolded
from quietpage.core.source import Place, Source, Span
from quietpage.core.unicode import Found, strange_signs, told_once
from quietpage.parse.events import Machinery, Reading, Refused, read_events
from quietpage.parse.nodes import LONGEST_FILE, Node, Scalar
from quietpage.parse.repair import unsupported
from quietpage.parse.repair.brackets import inside_brackets
from quietpage.parse.repair.dashes import dash_problem
from quietpage.parse.repair.hint import UNMASKED, Hint
from quietpage.parse.repair.indicators import first_slip
from quietpage.parse.repair.lines import Lines
from quietpage.parse.repair.lookalikes import lookalikes
from quietpage.parse.repair.misplaced import misplaced
from quietpage.parse.repair.other_formats import foreign
from quietpage.parse.repair.patched_text import PatchedText
from quietpage.parse.repair.quotes import inside_quotes
from quietpage.parse.repair.tabs import tabs
from quietpage.parse.repair.wording import clip, in_quotes

LONGEST_MENDED = 200_000
"""A file longer than this, in code points, is not searched for a second slip after the first."""

MOST_SLIPS = 40
"""So many slips of one file are told at once; the rest after the next reading."""

MOST_STRANGE = 400
"""A text with so many strange signs is not read further."""

MOST_CONTROLS = 20
"""A text with more control signs than this is not a text."""

Told = tuple[Node | None, tuple[Problem, ...]]


def mend(source: Source) -> Told:
    """The node that a file holds, if it can be read in spite of all, and everything that is wrong with it."""
    text = source.text
    if len(text) > LONGEST_FILE:
        return None, (_problem(unsupported.TOO_LONG, Span(source, 0, 0)),)
    other = foreign(source)
    if other:
        return None, (other,)
    strange = list(islice(strange_signs(text), MOST_STRANGE))
    if len([words for _, _, words in strange if "control sign" in words or "NUL" in words]) > MOST_CONTROLS:
        return None, (_problem(unsupported.NOT_TEXT, Span(source, *strange[0][:2])),)
    once = told_once(strange)[:MOST_SLIPS]
    problems = [strange_sign(each, partial(Span, source)) for each in once]
    if len(strange) == MOST_STRANGE:
        return None, tuple(problems)
    draft = PatchedText(source)
    draft.patch((start, end, _instead(text[start])) for start, end, _ in strange)
    draft.text = draft.text.translate(dict.fromkeys(UNMASKED, "\ufffd"))
    alike = lookalikes(draft.text)
    problems += [
        Problem(slip.message, draft.span(slip.start, slip.end), slip.help) for slip in alike[:MOST_SLIPS]
    ]
    draft.patch(patch for slip in alike for patch in slip.patches or ())
    return _read(draft, problems)


def dropped_words(scalar: Scalar) -> Problem:
    """The problem of a free text whose last words YAML takes for a comment."""
    dropped = scalar.dropped
    assert dropped
    words = scalar.span.text + dropped.source.text[scalar.span.end : dropped.end]
    return Problem(
        f'behind a space, # begins a comment: YAML drops "{clip(dropped.text)}"',
        dropped,
        f"{in_quotes('', words, chr(10) in words)}; if it is a comment, put it on a line of its own above",
    )


def _read(draft: PatchedText, problems: list[Problem]) -> Told:
    """Read, mend the first slip, and read again, until all is read or nothing more can be known."""
    source = draft.source
    last, guessed = -1, False
    for _ in range(MOST_SLIPS):
        try:
            reading = read_events(source, draft.text)
        except Refused as refused:
            problems.append(
                _problem(unsupported.REFUSALS[refused.why], draft.span(refused.start, refused.end))
            )
            break
        except Exception as refusal:  # whatever a parser raises is a place in the text and some words
            slip = _slip(draft.text, *_refusal(refusal))
        else:
            problems.extend(_second_look(draft, reading))
            return reading.node and draft.node(reading.node), tuple(problems)
        line = source.line_and_column(draft.where[slip.start])[0]
        if line <= last or (guessed and not slip.sure):
            break
        last, guessed = line, guessed or not slip.sure
        problems.append(Problem(slip.message, draft.span(slip.start, slip.end), slip.help))
        if slip.patches is None or len(source.text) > LONGEST_MENDED:
            break
        draft.patch(slip.patches)
    return None, tuple(problems)


def _refusal(refusal: Exception) -> tuple[int, str, int]:
    """Where a parser stopped, its words, and where the piece begins that it was reading."""
    if isinstance(refusal, Machinery):
        return refusal.offset, "", refusal.offset
    mark, before = getattr(refusal, "problem_mark", None), getattr(refusal, "context_mark", None)
    offset = mark.index if mark else 0
    return offset, str(getattr(refusal, "problem", "") or ""), before.index if before else offset


def _slip(text: str, offset: int, said: str, begun: int) -> Hint:
    """The words for what a parser refused: the first slip up to there, or what the place itself shows."""
    offset, begun = min(offset, len(text)), min(begun, len(text))
    lines = Lines(text)
    return (
        first_slip(lines, offset)
        or tabs(lines, offset)
        or inside_quotes(text, offset, said, begun)
        or inside_brackets(lines, offset, said, begun)
        or misplaced(lines, offset, said, begun)
        or _unnamed(text, offset, said)
    )


def _unnamed(text: str, offset: int, said: str) -> Hint:
    """Any other complaint, in the parser's words."""
    at = min(offset, max(0, len(text.rstrip()) - 1))
    message = f"YAML cannot read on from here ({said})" if said else "YAML cannot read on from here"
    help = "look for a quote or a bracket that is not closed; a text in double quotes is always read as it is"
    return Hint(at, min(at + 1, len(text)), message, help)


def _second_look(draft: PatchedText, reading: Reading) -> Iterator[Problem]:
    """What is readable and yet not right."""
    for key, first in islice(reading.repeated, MOST_SLIPS):
        key, first = draft.scalar(key), draft.scalar(first)
        line = key.span.source.line_and_column(first.span.start)[0]
        message = f'"{clip(key.value)}" is here a second time; the first is in line {line}'
        another = "; another person begins with a dash and a space, or has a file of their own"
        yield Problem(message, key.span, "keep one of them" + (another if key.value == "name" else ""))
    dashes = (dash_problem(draft.text, scalar) for scalar in reading.dashed)
    for problem in islice((problem for problem in dashes if problem), MOST_SLIPS):
        place = problem.place
        assert isinstance(place, Span)
        yield problem._replace(place=draft.span(place.start, place.end))
    escapes = (sign for scalar in reading.escaped for sign in _strange_escapes(draft.scalar(scalar)))
    yield from islice(escapes, MOST_SLIPS)


def _strange_escapes(scalar: Scalar) -> Iterator[Problem]:
    """Strange signs that an escape in double quotes makes, alone or with others."""
    raw = scalar.span.text
    places = unfolded(scalar.value, raw, scalar.style)

    def stretch(start: int, end: int) -> tuple[int, int]:
        return places[start][0], places[end - 1][1]

    made = [
        (start, end, words)
        for start, end, words in islice(strange_signs(scalar.value), MOST_STRANGE)
        if raw[slice(*stretch(start, end))] != scalar.value[start:end]
    ]
    return (
        strange_sign(each, lambda start, end: scalar.span.at(*stretch(start, end)))
        for each in told_once(made)
    )


def strange_sign(found: Found, at: Callable[[int, int], Place]) -> Problem:
    """The problem of a sign that has no place in a text; `at` gives the place of a stretch of it."""
    return Problem(
        found.words,
        at(found.start, found.end),
        "take it away; it came perhaps with a copied text, so type this place anew",
        tuple(at(*each) for each in found.also),
    )


def _instead(sign: str) -> str:
    """What is read in place of a strange sign: a space for what breaks a line, nothing for the others."""
    return " " if sign in "\x0b\x0c\x85\u2028\u2029" else ""


def _problem(words: unsupported.Words, place: Span) -> Problem:
    return Problem(words[0], place, words[1])
