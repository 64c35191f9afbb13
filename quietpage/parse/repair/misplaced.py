"""Lines that stand where no such line can: too far in or out, or of another kind than those beside them."""

from __future__ import annotations

import re

from quietpage.parse.repair.hint import Failure, Hint
from quietpage.parse.repair.keys import key_in_text, lost_key
from quietpage.parse.repair.lines import BLOCK, KEY, Lines
from quietpage.parse.repair.patched_text import mask
from quietpage.parse.repair.wording import clip

_ITEM = re.compile(r"-(?:[ \t]|$)")


def misplaced_line(failure: Failure) -> Hint | None:
    """A line that the parser refuses because of where it stands. The parser's words tell which kind it is."""
    lines, offset, said, context = failure
    colonless = "find expected ':'" in said
    number = lines.line_at(context if colonless else offset)
    at = lines.text_start(number)
    if at >= lines.spans[number][1]:
        return None
    above = lines.nonblank_above(number)
    if colonless:
        return lost_key(lines, number)
    if "mapping values" in said:
        return key_in_text(lines, number, offset)
    if "sequence entries" in said or "sequence entry" in said:
        return Hint(
            at,
            at + 1,
            "an item of a list where no list begins",
            "put the list under its key, each item on a line of its own "
            "that begins with two spaces and a dash",
        )
    if "expected key" in said or "block end" in said or "'-' indicator" in said:
        if above >= 0 and lines.stripped(above).startswith("#"):
            return _interrupted(lines, above, number)
        return _in_block(lines, number) or _among_others(lines, number) or _indented_otherwise(lines, number)
    if "document start" in said:
        written = (line for line in range(number + 1) if lines.stripped(line)[:1] not in ("", "#", "\ufeff"))
        first = next(written, number)
        if lines.indent(first) > lines.indent(number) and KEY.match(lines.text, lines.text_start(first)):
            return _moved_in(lines, first, number)
        return Hint(
            at,
            lines.spans[number][1],
            "the line above is the whole of the file to YAML, and this line is too many",
            'begin each text with a key, its colon and a space: "name: …"',
        )
    return None


def _moved_in(lines: Lines, first: int, number: int) -> Hint:
    """A first line that is indented, and a later one that is not."""
    more = lines.indent(first) - lines.indent(number)
    patches = [
        (lines.spans[line][0], lines.spans[line][0] + more, "")
        for line in range(first, number)
        if lines.stripped(line) and lines.indent(line) >= more
    ]
    key = clip(lines.stripped(first).split(":")[0])
    return Hint(
        lines.spans[first][0],
        lines.text_start(first),
        f'"{key}" is moved in, and there is nothing above it that it could belong to',
        "begin the line at the very left, with no space before it",
        patches,
        certain=False,
    )


def _interrupted(lines: Lines, above: int, number: int) -> Hint:
    """A comment between the lines of a text, the last of which is `number`."""
    place = lines.text.index("#", lines.text_start(above))
    key = re.match(
        r"#[# \t]*(?=(\w+:)[ \t]*[|>][+-]?[ \t]*$|(reasons:)[ \t]*$)",
        lines.text[place : lines.spans[above][1]],
    )
    at = lines.text_start(number)
    below = KEY.match(lines.text, at)
    if key and below and lines.indent(number) > lines.indent(above):
        # The comment was left, and the key written anew, where the text in the comment begins.
        return Hint(
            at,
            below.end(),
            f'"{clip(below[1])}" is moved in, and there is nothing above it that it could belong to',
            "begin the line as far to the left as the comment above it",
            ((lines.spans[number][0], at, " " * lines.indent(above)),),
            certain=False,
        )
    if key and not below:
        # Of a key with its text below it, as drafts have it, only the text was freed of its hashes.
        return Hint(
            place,
            lines.spans[above][1],
            "YAML takes this line for a comment, and the text below it belongs to nothing",
            f"let the line begin with {key[1] or key[2]} and take away the # before it",
            ((place, place + key.end(), ""),),
        )
    help = (
        'if it is your text, write "|" after the key and keep the text on the lines below, indented; '
        "if it is a comment, put it above the key"
    )
    message = "YAML takes this line for a comment, and the text above it is over there"
    return Hint(place, lines.spans[above][1], message, help, (mask(lines.text, place),))


def _in_block(lines: Lines, number: int) -> Hint | None:
    """A line of a text below `|` or `>` that is indented less than the first."""
    indent = lines.indent(number)
    above = range(number - 1, -1, -1)
    head = next((line for line in above if lines.stripped(line) and lines.indent(line) < indent), None)
    if head is None or head + 1 >= number or not BLOCK.search(lines.stripped(head)):
        return None
    wanted = lines.indent(head + 1)
    patches = tuple(
        (lines.spans[line][0], lines.spans[line][0], " " * (wanted - lines.indent(line)))
        for line in range(number, lines.last_line_of_value(head, lines.indent(head)) + 1)
        if lines.stripped(line) and lines.indent(line) < wanted
    )
    message = "this line of the text is indented less than its first line"
    help = "begin this line exactly below the first line of the text, or further in"
    return Hint(lines.text_start(number), lines.spans[number][1], message, help, patches, certain=False)


def _among_others(lines: Lines, number: int) -> Hint | None:
    """A line that is indented like some line above, and is of another kind."""
    at, end, indent = lines.text_start(number), lines.spans[number][1], lines.indent(number)
    beside = [
        lines.stripped(line)
        for line in range(number)
        if lines.indent(line) == indent and lines.stripped(line) and not lines.stripped(line).startswith("#")
    ]
    if not beside:
        return None
    words = lines.stripped(number)
    if _ITEM.match(words):
        help = "put the list under its key, or give the line above a key"
        return Hint(at, at + 1, "an item of a list among keys", help)
    what = f'"{clip(words.split(":")[0])}"'
    if any(line.startswith("- ") for line in beside):
        return Hint(
            at,
            end,
            f"{what} stands where only items of the list above can stand",
            "a person in a list begins with a dash, and the other keys stand under the first: "
            f'"  {clip(words)}"',
        )
    help = "look at the line above: is a quote, a bracket or a dash missing or too many"
    return Hint(at, end, f"{what} does not go on from the line above", help)


def _indented_otherwise(lines: Lines, number: int) -> Hint:
    """A line that begins neither where the lines above begin nor further in."""
    at, words = lines.text_start(number), lines.stripped(number)
    listed = bool(_ITEM.match(words))
    items = (line for line in range(number - 1, -1, -1) if re.match("-[ \t]", lines.stripped(line)))
    item = next(items, None) if listed else None
    if item is not None:
        return Hint(
            at,
            at + 1,
            "this item is not indented like the one above",
            "begin each item of the list exactly below the first, with the same number of spaces",
            ((lines.spans[number][0], at, " " * lines.indent(item)),),
            certain=False,
        )
    what = "this item" if listed else f'"{clip(words.split(":")[0])}"'
    return Hint(
        at,
        at + len(words),
        f"{what} is indented neither like the lines above nor like the ones around them",
        "begin the line exactly below the lines it belongs to; two spaces for each step in are enough",
    )
