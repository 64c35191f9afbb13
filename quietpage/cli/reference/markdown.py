"""Pieces of Markdown, as the pages of the reference are made of them."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator

_WIDTH = 120
_UNBROKEN = "\N{NO-BREAK SPACE}"


def paragraph(text: str, before: str = "") -> list[str]:
    """A text in lines, with an empty one behind; `before` stands in front, as of an item of a list."""
    lines = textwrap.wrap(
        re.sub("`[^`]*`", lambda code: code[0].replace(" ", _UNBROKEN), text),
        _WIDTH,
        initial_indent=before,
        subsequent_indent=" " * len(before),
        break_long_words=False,
        break_on_hyphens=False,
    )
    lines = [line.replace(_UNBROKEN, " ") for line in lines]
    return lines if before else [*lines, ""]


def table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """A table in lines, with an empty one behind."""
    yield _row(heads)
    yield _row(["---"] * len(heads))
    for row in rows:
        yield _row(cell.replace("\n", " ") for cell in row)
    yield ""


def code(names: Iterable[str]) -> str:
    """Names, each as code."""
    return ", ".join(f"`{name}`" for name in names)


def bare(text: str) -> str:
    """A text as it may stand in a cell: a stroke would end it."""
    return text.replace("|", r"\|")


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
