"""Read a file that is not right: say what is wrong with it, patch that, and read on behind it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import islice

from quietpage.core.diagnostics import Problem
from quietpage.core.source import Source, Span
from quietpage.core.unicode import strange_signs, told_once
from quietpage.load.inventory import CONFIGS
from quietpage.parse.events import AnchorOrTag, ParseResult, Unsupported, read_events
from quietpage.parse.limits import LONGEST_FILE
from quietpage.parse.nodes import Node
from quietpage.parse.repair import RULES, unsupported
from quietpage.parse.repair.dashes import dash_problem
from quietpage.parse.repair.front_matter import story_below
from quietpage.parse.repair.hint import Failure, Hint
from quietpage.parse.repair.lines import Lines
from quietpage.parse.repair.lookalikes import lookalikes
from quietpage.parse.repair.other_formats import other_format
from quietpage.parse.repair.patched_text import UNMASKED, PatchedText
from quietpage.parse.repair.strange_signs import MOST_STRANGE, strange_escapes, strange_sign
from quietpage.parse.repair.tables import table
from quietpage.parse.repair.wording import clip

LONGEST_PATCHED = 200_000
"""A file longer than this, in code points, is not searched for a second mistake after the first."""

MOST_HINTS = 40
"""So many mistakes of one kind are told at once; the rest after the next reading."""

MOST_CONTROLS = 20
"""A text with more control signs than this is not a text."""

Recovered = tuple[Node | None, tuple[Problem, ...]]
"""What `quietpage.parse.yaml.parse` gives: the node that a file holds, and its problems."""


def recover(source: Source) -> Recovered:
    """The node that a file holds, if it can be read in spite of all, and everything that is wrong with it."""
    text = source.text
    if len(text) > LONGEST_FILE:
        return None, (_problem(unsupported.TOO_LONG, Span(source, 0, 0)),)
    if other := other_format(source) or table(source):
        return None, (other,)
    strange = list(islice(strange_signs(text), MOST_STRANGE))
    if len([words for _, _, words in strange if "control sign" in words or "NUL" in words]) > MOST_CONTROLS:
        return None, (_problem(unsupported.NOT_TEXT, Span(source, *strange[0][:2])),)
    once = told_once(strange)[:MOST_HINTS]
    problems = [strange_sign(each, partial(Span, source)) for each in once]
    if len(strange) == MOST_STRANGE:
        return None, tuple(problems)
    patched = PatchedText(source)
    patched.patch((start, end, _instead(text[start])) for start, end, _ in strange)
    # What the file has in the place of masks is a problem already, and must not be taken for one of ours.
    patched.text = patched.text.translate(dict.fromkeys(UNMASKED, "\ufffd"))
    alike = lookalikes(patched.text)
    problems += [_told(hint, patched) for hint in alike[:MOST_HINTS]]
    patched.patch(patch for hint in alike for patch in hint.patches or ())
    return _read(patched, problems)


def _instead(sign: str) -> str:
    """What is read in place of a strange sign: a space for what breaks a line, nothing for the others."""
    return " " if sign in "\x0b\x0c\x85\u2028\u2029" else ""


def _read(patched: PatchedText, problems: list[Problem]) -> Recovered:
    """Parse, patch the first mistake, and parse again, until all is read or nothing more can be known."""
    source = patched.source
    last_line, guessed = -1, False
    for _ in range(MOST_HINTS):
        try:
            result = read_events(source, patched.text)
        except Unsupported as found:
            story = _story(patched, found)
            if story is None:
                place = patched.span(found.start, found.end)
                problems.append(_problem(unsupported.MESSAGES[found.what], place))
                break
            hint = story
        except Exception as error:  # whatever a parser raises is a place in the text and some words
            hint = _hint(_failure(error, patched.text))
        else:
            problems.extend(_doubts(patched, result))
            return result.node and patched.node(result.node), tuple(problems)
        line = source.line_and_column(patched.offsets[hint.start])[0]
        # A mistake in the same line or above comes of the patches: it would say nothing true of the source.
        if line <= last_line or (guessed and not hint.certain):
            break
        last_line, guessed = line, guessed or not hint.certain
        problems.append(_told(hint, patched))
        # Parsing again and again takes a square of the file's length.
        if hint.patches is None or len(source.text) > LONGEST_PATCHED:
            break
        patched.patch(hint.patches)
    return None, tuple(problems)


def _story(patched: PatchedText, found: Unsupported) -> Hint | None:
    """A hint about a second document that is a text below front matter, or several people."""
    file = patched.source.path.replace("\\", "/").rpartition("/")[2]
    if found.what != "a second document" or file == "theme.yml":
        return None
    return story_below(patched.text, found.start, "welcome" if file in CONFIGS else "reasons")


def _failure(error: Exception, text: str) -> Failure:
    """Where a parser stopped, its words, and where the piece begins that it was reading."""
    if isinstance(error, AnchorOrTag):
        offset, message, context = error.offset, "", error.offset
    else:
        mark, before = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
        offset = mark.index if mark else 0
        message, context = str(getattr(error, "problem", "") or ""), before.index if before else offset
    return Failure(Lines(text), min(offset, len(text)), message, min(context, len(text)))


def _hint(failure: Failure) -> Hint:
    """The hint of the first rule that has one, or the parser's words."""
    return next((hint for rule in RULES if (hint := rule(failure))), None) or _unexplained(failure)


def _unexplained(failure: Failure) -> Hint:
    """Any other complaint, in the parser's words."""
    text, said = failure.lines.text, failure.message
    at = min(failure.offset, max(0, len(text.rstrip()) - 1))
    message = f"YAML cannot read on from here ({said})" if said else "YAML cannot read on from here"
    help = "look for a quote or a bracket that is not closed; a text in double quotes is always read as it is"
    return Hint(at, min(at + 1, len(text)), message, help)


def _doubts(patched: PatchedText, result: ParseResult) -> Iterator[Problem]:
    """What YAML reads, and yet is hardly meant: repeated keys, dashes in texts, escapes of strange signs."""
    for key, first in islice(result.repeated_keys, MOST_HINTS):
        key, first = patched.scalar(key), patched.scalar(first)
        line = key.span.source.line_and_column(first.span.start)[0]
        message = f'"{clip(key.value)}" is here a second time; the first is in line {line}'
        another = "; another person begins with a dash and a space, or has a file of their own"
        yield Problem(message, key.span, "keep one of them" + (another if key.value == "name" else ""))
    dashes = (dash_problem(patched.text, scalar) for scalar in result.with_dashes)
    for problem in islice((problem for problem in dashes if problem), MOST_HINTS):
        place = problem.place
        assert isinstance(place, Span)
        yield problem._replace(place=patched.span(place.start, place.end))
    escapes = (sign for scalar in result.with_escapes for sign in strange_escapes(patched.scalar(scalar)))
    yield from islice(escapes, MOST_HINTS)


def _told(hint: Hint, patched: PatchedText) -> Problem:
    return Problem(hint.message, patched.span(hint.start, hint.end), hint.help, alike=hint.help)


def _problem(words: unsupported.Words, place: Span) -> Problem:
    return Problem(words[0], place, words[1])
