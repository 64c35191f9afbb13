"""Lines whose key has lost its colon, its space or its place, by the looks of them: for `misplaced`."""

from __future__ import annotations

import re

from quietpage.parse.repair.dashes import GLUED_DASH, glued_dash
from quietpage.parse.repair.hint import Hint
from quietpage.parse.repair.lines import BLOCK, KEY, Lines, skip_space
from quietpage.parse.repair.patched_text import mask
from quietpage.parse.repair.wording import clip

KEYS = frozenset(
    {
        *("name", "reasons", "ways", "links", "feed", "portrait", "file", "alt", "focus", "start_with"),
        *("title", "url", "why", "pronouns", "where", "relation", "file_under", "language", "slug", "asked"),
        *("revisited", "draft", "author", "email", "fediverse", "welcome", "theme", "palette", "order"),
        *("audience", "consent", "domain", "not_numbers", "first_names", "options", "light", "dark"),
        *("label", "way", "text", "vouch", "vouched"),
    }
)
"""The keys of a site and of a person, here to guess by. The table to judge by is `validate.fields`, which
stands further along the path and may not be imported here; a test holds the two together."""

WAYS = frozenset({"gives", "respects", "laughs", "plays", "shares", "supports", "feeds", "challenges"})
"""The first words of the shipped ways, which are keys under `reasons`."""

_LIKELY = KEYS | WAYS
_GLUED = re.compile(r"([^\W\d_][\w-]*):(?=[^\s:/])")
_STEPS = ("no space", "one space", "two spaces", "three spaces", "four spaces")


def lost_key(lines: Lines, number: int) -> Hint:
    """A hint about a line among keys that has no key."""
    text, end = lines.text, lines.spans[number][1]
    at = lines.text_start(number)
    words = text[at:end].rstrip()
    if glued := _GLUED.match(text, at, end):
        return _missing_space(text, glued, end)
    if GLUED_DASH.match(text, at, end):
        message, help = glued_dash(text[at + 1 : end])
        return Hint(at, at + 1, message, help, ((at + 1, at + 1, " "),))
    first, _, rest = words.partition(" ")
    line_above = lines.nonblank_above(number)
    above = lines.stripped(line_above) if line_above >= 0 else ""
    listed = above.startswith("- ")
    in_text = not above or listed or above.endswith(("|", ">", "|-", ">-"))
    if not rest and above in ("ways:", "reasons:") and first not in KEYS:
        return _lost_dash(lines, number, above)
    if first in _LIKELY or (not rest and first.isalpha() and not in_text):
        return _missing_colon(at, first, rest)
    block = bool(above and BLOCK.search(above))
    patches = []
    for line in range(number, len(lines.spans)):
        if lines.stripped(line):
            is_key = KEY.match(text, lines.text_start(line), lines.spans[line][1])
            if is_key and not (block and line == number):
                break
            patches.append((lines.spans[line][0], lines.spans[line][0], "  "))
    if block:
        message = f'the text that belongs to "{clip(above)}" is not indented'
        help = f'begin each of its lines with two spaces: "  {clip(words)}"'
        return Hint(at, end, message, help, patches, certain=False)
    message = "YAML looks for a key and a colon at the beginning of this line, and finds words"
    help = f'if they go on from the line above, begin this line with two spaces: "  {clip(words)}"'
    if above and lacks_reasons(lines, number, line_above):
        help = (
            "if they say why, write reasons: | on a line above, just as far in, and begin this line with two "
            f'more spaces: "  {clip(words)}"'
        )
        start = lines.spans[number][0]
        lead = " " * lines.indent(number)
        patches = [(start, start, f"{lead}reasons: |\n  "), *patches[1:]]
        return Hint(at, end, message, help, patches, certain=False)
    if listed:
        help = f'begin an item with a dash: "- {clip(words)}"; further words of one, with two spaces'
    return Hint(at, end, message, help, patches, certain=False)


def lacks_reasons(lines: Lines, number: int, above: int) -> bool:
    """Whether a line of words follows a person's key that has its value, and there are no reasons yet.

    The line begins where the key above it begins.
    """
    start, end = lines.spans[above]
    begin = start + lines.indent(above)
    dash = lines.text.startswith("- ", begin)
    if dash:
        begin = skip_space(lines.text, begin + 1, end)
    key = KEY.match(lines.text, begin, end)
    if begin - start > lines.indent(number):  # what stands below the key above is over
        wanted = lines.indent_of_key_above(above)
        if wanted is None or key is None or key[1].strip() == "reasons":
            return False
    else:
        if not key or key[1] not in _OF_ONE_LINE or not lines.text[key.end() : end].strip():
            return False
        if begin - start != lines.indent(number):
            return False
    first = next((line for line in range(above, -1, -1) if lines.stripped(line).startswith("- ")), 0)
    further = range(above + 1, len(lines.spans))
    last = next((line for line in further if lines.stripped(line).startswith("- name")), len(lines.spans))
    return not any(re.match(r"(?:- )?reasons[ \t]*:", lines.stripped(line)) for line in range(first, last))


_OF_ONE_LINE = frozenset(("name", "where", "pronouns", "slug", "file_under", "language", "feed", "title"))
"""Keys whose value is short: what stands below it is hardly more of it."""


def key_in_text(lines: Lines, number: int, offset: int) -> Hint:
    """A hint about a colon in a line that YAML reads as going on from the line above."""
    text, at = lines.text, lines.text_start(number)
    above = lines.nonblank_above(number)
    if above >= 0:
        hint = _lost_above(lines, above)
        if hint:
            return hint
    key, wanted = text[at:offset].strip(), lines.indent_of_key_above(number)
    if key in _LIKELY and wanted is not None and wanted < lines.indent(number):
        return _too_far_in(lines, number, offset, wanted, above)
    return Hint(
        offset,
        offset + 1,
        "a colon in the middle of a text: YAML takes the words before it for a key",
        'write "|" after the key of this text and keep the text on the lines below, indented; '
        "or put the whole text in double quotes",
        (mask(text, offset),),
    )


def _lost_above(lines: Lines, above: int) -> Hint | None:
    """The same, if it is the line above that has lost its colon or space."""
    text, stop = lines.text, lines.spans[above][1]
    begin = lines.text_start(above)
    if text[begin : begin + 2] == "- ":
        begin = skip_space(text, begin + 1, stop)
    if KEY.match(text, begin, stop):
        return None
    if glued := _GLUED.match(text, begin, stop):
        return _missing_space(text, glued, stop)
    first, _, rest = text[begin:stop].strip().partition(" ")
    return _missing_colon(begin, first, rest) if first in _LIKELY else None


def _too_far_in(lines: Lines, number: int, offset: int, wanted: int, above: int) -> Hint:
    """A key that is indented more than the keys beside it."""
    at, indent = lines.text_start(number), lines.indent(number)
    patches = []
    for line in range(number, len(lines.spans)):
        if lines.stripped(line):
            if lines.indent(line) < indent:
                break
            patches.append((lines.spans[line][0] + wanted, lines.spans[line][0] + indent, ""))
    other = lines.stripped(above).lstrip("- ").split(":")[0]
    steps = _STEPS[wanted] if wanted < len(_STEPS) else "as many spaces"
    key = lines.text[at:offset].strip()
    return Hint(
        at,
        offset,
        f'"{key}" is indented more than the keys beside it, so YAML reads it as more of the text above',
        f'begin the line where "{clip(other)}" begins, with {steps} before it',
        patches,
        certain=False,
    )


def _missing_colon(at: int, first: str, rest: str) -> Hint:
    place = at + len(first)
    help = f"put a colon and a space after it: {first}: {clip(rest)}".rstrip()
    message = f'"{clip(first)}" looks like a key without its colon'
    return Hint(at, place, message, help, ((place, place, ":"),), certain=False)


def _lost_dash(lines: Lines, number: int, above: str) -> Hint:
    """A word below a key, of a list that has no dashes; with the words below it."""
    at, word = lines.text_start(number), lines.stripped(number)
    patches = []
    for line in range(number, len(lines.spans)):
        if lines.stripped(line):
            if ":" in lines.stripped(line):
                break
            patches.append((lines.text_start(line), lines.text_start(line), "- "))
    message = f"below {above} YAML looks for a list, and here is a word without a dash"
    each = "each of these lines" if len(patches) > 1 else "the line"
    help = f'begin {each} with a dash and a space: "- {clip(word)}"'
    return Hint(at, at + len(word), message, help, patches)


def _missing_space(text: str, glued: re.Match[str], end: int) -> Hint:
    place = glued.end()
    message = f'no space after the colon, so YAML does not see the key "{clip(glued[1])}"'
    help = f"put a space after the colon: {clip(glued[1])}: {clip(text[place:end])}"
    return Hint(place - 1, place, message, help, ((place, place, " "),))
