"""Values that begin with one of YAML's own signs (its indicators) and were meant as prose, or the reverse."""

from __future__ import annotations

import re

from quietpage.core.named_tuple import NamedTuple
from quietpage.parse.repair.brackets import bracket_end, closed_too_soon, unclosed_bracket
from quietpage.parse.repair.hint import Failure, Hint
from quietpage.parse.repair.keys import WAYS
from quietpage.parse.repair.lines import KEY, Lines, comment_start, skip_space
from quietpage.parse.repair.quotes import closed_early, quote_end, unclosed_quote
from quietpage.parse.repair.raw_value import RawValue
from quietpage.parse.repair.wording import clip, in_quotes, sign_name

_COLON = re.compile(r":(?=[ \t]|$)")
_HEADER = re.compile(r"[|>](?:[+-]?[1-9]?|[1-9][+-])[ \t]*(?:$|(?<=[ \t])#)")
_TRAILING_COMMENT = re.compile(r"[ \t]+#")
_CURLY = re.compile(r"[“”„«»][^“”„«»\"]*[“”«»]")
_SPACE = (" ", "\t", "")
_GROUPS = frozenset(("author", "links", "portrait", "start_with", "palette", "options"))
"""Keys below which other keys stand."""


class _Continuation(NamedTuple):
    """Of a value that is right: which lines below go on with it."""

    indent: int | None = None
    """Lines that are indented more go on with it."""
    block: bool = False
    """Whether a line that begins with a hash goes on with it too."""
    end: int = 0
    """Where it is over, if that is known."""


def bad_indicator(failure: Failure) -> Hint | None:
    """The first value, up to where the parser stopped, that begins with one of YAML's own signs by mistake.

    All lines from the first are looked at: the parser often stops far behind the mistake.
    """
    lines, limit = failure.lines, failure.offset
    text, number, above = lines.text, 0, _Continuation()
    while number < len(lines.spans) and lines.spans[number][0] <= limit:
        start, end = lines.spans[number]
        at = lines.text_start(number)
        number += 1
        if at >= end or not text[at:end].strip():
            continue
        if above.indent is not None and at - start > above.indent and (above.block or text[at] != "#"):
            continue
        above = _Continuation()
        if text[start] == "%":
            return _percent(text, start, end)
        value = _value_in(lines, number - 1)
        if value is None:
            continue
        found = value if isinstance(value, Hint) else _judge(value)
        if isinstance(found, Hint):
            return found
        above = found
        if above.end:  # quotes or brackets over several lines
            number = max(number, lines.line_at(above.end) + 1)
    return None


def _percent(text: str, start: int, end: int) -> Hint:
    """A line that begins with `%`: a directive, or words at the very beginning of a line."""
    if text[start : start + 5] in ("%YAML", "%TAG "):
        help = "take this line away"
    else:
        help = f'if it goes on from the line above, begin it with two spaces: "  {clip(text[start:end])}"'
    message = (
        "a percent sign (%) at the beginning of a line is an instruction to YAML, and quietpage needs none"
    )
    return Hint(start, start + 1, message, help, ((start, start + 1, "#"),))


def _value_in(lines: Lines, number: int) -> RawValue | Hint | None:
    """The value that begins in a line, behind dashes and a key; or a hint about these; or none."""
    text, (start, end) = lines.text, lines.spans[number]
    at = lines.text_start(number)
    lead, parent = "", at - start - 1
    while text[at] == "-" and text[at + 1 : min(at + 2, end)] in _SPACE:
        lead, parent = "- ", at - start
        at = skip_space(text, at + 1, end)
        if at >= end:
            return None
    if text[at] == "#":
        return None
    if text[at] == "?" and text[at + 1 : at + 2] in (*_SPACE, "\r", "\n"):
        return RawValue(lines, number, at, end, lead, lines.indent(number) - 1).hint(
            "a line that begins with a question mark and a space is a key of many lines"
        )
    key = KEY.match(text, at, end)
    if key:
        lead, parent = f"{key[1].rstrip()}: ", at - start
        at = skip_space(text, key.end(), end)
        if at >= end or text[at] == "#":
            return None
    return RawValue(lines, number, at, end, lead, parent)


def _judge(value: RawValue) -> Hint | _Continuation:
    """A hint about a value, or what the lines below it may go on with."""
    text, at, sign = value.text, value.start, value.first_sign
    keyed = value.prefix not in ("", "- ")
    follows = text[at + 1 : min(at + 2, value.end)]
    if not keyed and text.startswith("```", at):
        return _fence(value)
    if sign in "@`%":
        return value.hint(f"YAML keeps {sign_name(sign)} for itself at the beginning of a text")
    if sign in "|>":
        if _HEADER.match(text, at, value.end):
            return _Continuation(value.parent_indent, True)
        return value.hint(f"after {sign_name(sign)} YAML wants the text on the next line")
    if sign == "*" and not keyed and follows in _SPACE:
        return _star_for_dash(value)
    if sign in "&*!":
        return _machinery(value)
    if sign in ",]}":
        return value.hint(f"YAML keeps {sign_name(sign)} for lists in brackets")
    if sign == "-" and keyed and follows in _SPACE:
        return _dash_after_key(value)
    if sign == "?" and keyed and follows in (" ", "\t"):
        return value.hint(
            "YAML keeps a question mark with a space after it for itself at the beginning of a text"
        )
    if sign in "\"'[{":
        return _enclosed(value, keyed)
    colon = _COLON.search(text, at, comment_start(text, at, value.end))
    if colon and keyed:
        return _second_colon(value, colon.start())
    return _Continuation(value.parent_indent)


def _enclosed(value: RawValue, keyed: bool) -> Hint | _Continuation:
    """A value in quotes or brackets."""
    quoted = value.first_sign in "\"'"
    closing = quote_end(value) if quoted else bracket_end(value)
    if closing < 0:
        return unclosed_quote(value) if quoted else unclosed_bracket(value)
    line_end = value.lines.spans[value.lines.line_at(closing - 1)][1]
    rest = value.text[closing:line_end]
    if not rest.strip() or _TRAILING_COMMENT.match(rest) or (rest.lstrip()[0] == ":" and not keyed):
        return _Continuation(end=closing)
    return closed_early(value, closing, line_end) if quoted else closed_too_soon(value, closing)


_MACHINES = {
    "&": ("an anchor", "a name for what follows it"),
    "*": ("an alias", "a pointer to another place"),
    "!": ("a tag", "a note about the kind of what follows it"),
}
_NAME = re.compile(r"[&*!][^\s,\[\]{}]*")
_PLAIN_NAME = re.compile(r"[&*][\w-]+$")


def _machinery(value: RawValue) -> Hint:
    """A value that begins with `&`, `*` or `!`."""
    text, at = value.text, value.start
    found = _NAME.match(text, at, value.end)
    assert found
    name, rest = found[0], text[found.end() : comment_start(text, found.end(), value.end)].strip()
    what, use = _MACHINES[value.first_sign]
    message = f'YAML reads "{clip(name)}" as {what}, {use}'
    if value.first_sign == "&" and (_BEHIND_A_NAME.match(rest) or (not rest and _goes_on_below(value))):
        return Hint(at, found.end(), f"{message}; quietpage reads plain text only", f"take {clip(name)} away")
    meant = (
        name.startswith(("!!", "!<")) or rest[:1] in tuple("[{|>") or (not rest and _PLAIN_NAME.match(name))
    )
    if meant:
        quoted = f'{value.prefix}"{clip(value.first_line)}"'
        help = f"write the text itself; if these are your words, put them in double quotes: {quoted}"
        return Hint(at, found.end(), f"{message}; quietpage reads plain text only", help)
    help = in_quotes(value.prefix, value.first_line, value.is_multiline)
    return Hint(at, found.end(), message, help, value.masks())


_BEHIND_A_NAME = re.compile(r"https?://|[\"'\[{|>]")
"""How a value begins of which the name before it is no part."""


def _goes_on_below(value: RawValue) -> bool:
    """Whether the next line belongs to what begins here."""
    lines, line = value.lines, value.line + 1
    return line < len(lines.spans) and bool(lines.stripped(line)) and lines.indent(line) > value.parent_indent


def _dash_after_key(value: RawValue) -> Hint:
    words = clip(value.first_line)
    return Hint(
        value.start,
        value.start + 1,
        "a dash begins an item of a list, and a list begins on a line of its own",
        f'begin the list on the line after "{value.prefix.rstrip()}", indented: "  {words}"; '
        "or put a text that begins with a dash in double quotes",
        value.masks(),
    )


def _fence(value: RawValue) -> Hint:
    """Back-ticks around the keys, copied with them from a page in Markdown."""
    lines = value.lines
    fences = [
        lines.spans[line]
        for line in range(value.line, len(lines.spans))
        if lines.stripped(line).startswith("```")
    ]
    return Hint(
        value.start,
        value.end,
        "these back-ticks are for a page in Markdown: there, YAML stands between two such lines",
        "take these lines away" if len(fences) > 1 else "take this line away",
        [(start, end, "") for start, end in fences],
    )


def _star_for_dash(value: RawValue) -> Hint:
    """An item of a list behind a star, as in Markdown; with all the others like it."""
    text, lines, indent = value.text, value.lines, value.lines.indent(value.line)
    stars = (
        lines.text_start(line)
        for line in range(value.line, len(lines.spans))
        if lines.stripped(line).startswith("* ") and lines.indent(line) == indent
    )
    words = clip(value.first_line[1:])
    return Hint(
        value.start,
        value.start + 1,
        "YAML keeps a star (*) for itself; an item of a list begins with a dash",
        f'begin each item with a dash and a space: "- {words}"',
        [(star, star + 1, "-") for star in stars] if text[value.start] == "*" else None,
        certain=False,
    )


def _second_colon(value: RawValue, colon: int) -> Hint:
    words = clip(value.text[value.start : colon])
    message = f'a second colon in one line: YAML takes "{words}" for a key'
    if not words:
        message = "a second colon in one line: YAML takes what is before it for a key"
    key = value.prefix.partition(":")[0]
    if key in _GROUPS or (key == "reasons" and words in WAYS) or (key == "ways" and words):
        # Quotes would make a text of what belongs below the key.
        indent = " " * (value.parent_indent + 2)
        help = f'begin it on the next line, moved in by two spaces: "  {clip(value.first_line)}"'
        return Hint(colon, colon + 1, message, help, ((value.start, value.start, f"\n{indent}"),))
    help = in_quotes(value.prefix, value.first_line, value.is_multiline)
    if _CURLY.fullmatch(value.first_line) and not value.is_multiline:
        help = f'YAML knows only straight quotes: {value.prefix}"{clip(value.first_line[1:-1].strip())}"'
    return Hint(colon, colon + 1, message, help, value.masks(first=value.start == colon))
