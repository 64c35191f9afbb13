"""Items of a list that YAML reads as words, for want of a space or for a space too many."""

from __future__ import annotations

import re

from quietpage.core.diagnostics import Problem
from quietpage.core.source import Span
from quietpage.parse.nodes import Scalar
from quietpage.parse.repair.wording import clip

GLUED_DASH = re.compile(r"-(?=[^\s\d-])")
_STRAY_DASH = re.compile(r"[\r\n][ \t]*(-)[ \t]")


def dash_problem(text: str, scalar: Scalar) -> Problem | None:
    """What is the matter with the dashes of a plain text, by offsets of `text`."""
    source, start, end = scalar.span
    before = text[max(0, start - 1000) : start].rstrip(" \t")[-1:]
    if before in ("", "\r", "\n") and GLUED_DASH.match(text, start, end):
        message, help = glued_dash(text[start + 1 : end].split("\n")[0])
        return Problem(message, Span(source, start, start + 1), help)
    if text[start - 1 : start] in (" ", "\t") and before == "-":
        stray = _STRAY_DASH.search(text, start, end)
        if stray:
            return Problem(
                "this dash is indented more than the one above, so YAML reads it as more of that text",
                Span(source, *stray.span(1)),
                "begin each item of the list exactly below the first, with the same number of spaces",
            )
    return None


def glued_dash(words: str) -> tuple[str, str]:
    """Message and help for a dash without the space behind it."""
    words = clip(words)
    return (
        "no space after the dash, so YAML does not see an item of a list",
        f"put a space after the dash: - {words}; or put a text that begins with a dash in double quotes",
    )
