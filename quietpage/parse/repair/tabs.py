"""Tabs in indents, where YAML allows only spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quietpage.parse.repair.hint import Failure, Hint, Patch
from quietpage.parse.repair.lines import Lines

_TABBED = re.compile(r"[ \t]*\t")


def tab_indent(failure: Failure) -> Hint | None:
    """Tabs in the indent of the line where the parser stopped; the patches take them out of every line."""
    lines = failure.lines
    start, end = lines.spans[lines.line_at(failure.offset)]
    found = _TABBED.match(lines.text, start, end)
    if not found:
        return None
    elsewhere = any(_TABBED.match(lines.text, *span) for span in lines.spans if span[0] != start)
    more = ", here and in the other lines" if elsewhere else ""
    return Hint(
        start + found[0].index("\t"),
        found.end(),
        "a tab before the words; YAML knows only spaces there",
        f"put two spaces in place of each tab{more};"
        " a key that belongs to nothing above it begins at the very left",
        _spaces(lines),
        certain=False,
    )


def _spaces(lines: Lines) -> Iterator[Patch]:
    for start, end in lines.spans:
        found = _TABBED.match(lines.text, start, end)
        for place in range(start, found.end() if found else start):
            if lines.text[place] == "\t":
                yield place, place + 1, "  "
