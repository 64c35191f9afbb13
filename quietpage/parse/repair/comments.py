"""Words behind a hash, which YAML drops as a comment."""

from __future__ import annotations

from quietpage.core.diagnostics import Problem
from quietpage.parse.nodes import Scalar
from quietpage.parse.repair.wording import clip, in_quotes


def dropped_words(scalar: Scalar) -> Problem:
    """The problem of a free text whose last words YAML takes for a comment; it has `dropped`."""
    dropped = scalar.dropped
    assert dropped
    words = scalar.span.text + dropped.source.text[scalar.span.end : dropped.end]
    return Problem(
        f'behind a space, # begins a comment: YAML drops "{clip(dropped.text)}"',
        dropped,
        f"{in_quotes('', words, chr(10) in words)}; if it is a comment, put it on a line of its own above",
    )
