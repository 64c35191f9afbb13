"""The lines of a text that YAML cannot parse, and what each says by its indent and its first words."""

from __future__ import annotations

import re
from bisect import bisect_right

# Quoted, or plain from a sign that no indicator is; a hash behind a space would begin a comment.
KEY = re.compile(
    r"""((?:"(?:[^"\\\r\n]|\\.)*+"|'(?:[^'\r\n]|'')*+')[ \t]*"""
    r"""|[^\s,\[\]{}#&*!|>'"%@`](?:[^\r\n#]|(?<![ \t])\#)*?):(?=[ \t\r\n]|$)""",
)
BLOCK = re.compile(r"(?:^|[ \t])[|>](?:[+-]?|[1-9][+-]?|[+-][1-9])$")
"""What ends the line above a text that begins on the next one."""

_BREAK = re.compile(r"\r\n|\r|\n")
_COMMENT = re.compile(r"[ \t]#")


class Lines:
    """A text by lines, counted from nought. `spans` has where each begins and ends, without its line end."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans: list[tuple[int, int]] = []
        start = 0
        for found in _BREAK.finditer(text):
            self.spans.append((start, found.start()))
            start = found.end()
        self.spans.append((start, len(text)))

    def line_at(self, offset: int) -> int:
        """The number of the line in which an offset is."""
        return max(0, bisect_right(self.spans, (offset, len(self.text) + 1)) - 1)

    def indent(self, number: int) -> int:
        """How many spaces a line begins with. Tabs are none: YAML does not count them."""
        start, end = self.spans[number]
        return end - start - len(self.text[start:end].lstrip(" "))

    def stripped(self, number: int) -> str:
        """A line without the space around it."""
        start, end = self.spans[number]
        return self.text[start:end].strip()

    def text_start(self, number: int) -> int:
        """The offset of the first sign of a line that is no space."""
        return self.spans[number][0] + self.indent(number)

    def nonblank_above(self, number: int) -> int:
        """The number of the last line above that is not blank, or -1."""
        number -= 1
        while number >= 0 and not self.stripped(number):
            number -= 1
        return number

    def last_line_of_value(self, number: int, parent: int) -> int:
        """The last line that goes on with the value which begins in a line: of those indented more than
        `parent`."""
        last = number
        for line in range(number + 1, len(self.spans)):
            if self.stripped(line):
                if self.indent(line) <= parent:
                    break
                last = line
        return last

    def indent_of_key_above(self, number: int) -> int | None:
        """How far the nearest key above is indented."""
        for line in range(number - 1, -1, -1):
            start, end = self.spans[line]
            at = start + self.indent(line)
            while self.text[at : at + 2] == "- ":
                at = skip_space(self.text, at + 1, end)
            if KEY.match(self.text, at, end):
                return at - start
        return None

    def has_key_between(self, number: int, end: int, parent: int) -> bool:
        """Whether a line between a value's first and its end looks like a key beside the value's own."""
        for line in range(number + 1, self.line_at(max(0, end - 1)) + 1):
            stop = self.spans[line][1]
            at = self.text_start(line)
            if self.indent(line) <= max(parent, 0) and at < stop:
                if self.text[at : at + 2] == "- ":
                    at += 2
                if KEY.match(self.text, at, min(stop, end)):
                    return True
        return False


def skip_space(text: str, at: int, end: int) -> int:
    """The offset behind the spaces and tabs at `at`."""
    while at < end and text[at] in " \t":
        at += 1
    return at


def comment_start(text: str, at: int, end: int) -> int:
    """Where a comment begins in the rest of a line, or the line's end."""
    found = _COMMENT.search(text, at, end)
    return found.start() if found else end
