"""YAML text to located nodes, and YAML's own complaints to problems that a newcomer can act on.

Nothing here makes values: a scalar is the text that was typed. YAML's machinery (anchors, aliases,
tags, merge keys, directives, further documents) is refused, so nothing can grow while it is read.
"""

from __future__ import annotations

from quietpage.core.diagnostics import Problem
from quietpage.core.source import Source
from quietpage.core.unicode import strange_signs
from quietpage.parse.limits import LONGEST_FILE
from quietpage.parse.nodes import Node, Scalar

ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Spaces that YAML takes for letters; these three are the inside of a pattern's [...]."""

WIDE_COLONS = "\uff1a\ufe55\ufe13\u2236\ua789"
"""Colons that YAML takes for letters."""

POINTS = "\u2010-\u2015\u2022\u2023\u2043\u2212\u25aa\u25ab\u25cf\u25cb\u25e6\u30fb\u00b7"
"""Dashes and points that YAML takes for letters, and people for the beginning of an item."""


def parse(source: Source) -> tuple[Node | None, tuple[Problem, ...]]:
    """The node that a file holds, and everything that is wrong with it as YAML.

    Without a node there is either a problem, or nothing in the file but space and comments.
    """
    text = source.text
    if len(text) <= LONGEST_FILE and not _may_be_foreign(text) and next(strange_signs(text), None) is None:
        from quietpage.parse.events import read_events

        try:
            node, *doubts = read_events(source, text)
        except Exception:  # whatever a parser raises: `recover` finds the words for it
            pass
        else:
            table = isinstance(node, Scalar) and "\n" in node.span.text
            if not any(doubts) and not table and not _may_look_alike(text):
                return node, ()
    # What has a doubt or an error is parsed once more there: files without any should not pay for the words.
    from quietpage.parse.repair.recovery import recover

    return recover(source)


def dropped_words(scalar: Scalar) -> Problem:
    """The problem of a free text whose last words YAML takes for a comment."""
    from quietpage.parse.repair.comments import dropped_words

    return dropped_words(scalar)


def _may_look_alike(text: str) -> bool:
    """Whether a line has a sign that looks like one of YAML's own, before or behind its first word."""
    if text.isascii():
        return False
    import re

    if re.search(rf"[{ODD_SPACES}{WIDE_COLONS}{POINTS}]", text) is None:
        return False
    found = re.search(
        rf"^[ ]*+(?:[{ODD_SPACES}]|[{POINTS}]\s|(?:-[ ]*+)?\w*:?[ ]*+[{ODD_SPACES}{WIDE_COLONS}])",
        text,
        re.MULTILINE,
    )
    return found is not None


def _may_be_foreign(text: str) -> bool:
    """Whether a text begins as a web page, rich text or PDF does, or has git's marks of two versions."""
    return (
        text.lstrip().startswith(("<", "{\\", "%"))
        or "<<<<<<<" in text
        or "=======" in text
        or ">>>>>>>" in text
    )
