"""A text where keys and values belong: what to write, with at most the first of its lines in the help."""

from __future__ import annotations

import re

from quietpage.parse.nodes import Scalar
from quietpage.validate.written import one_line

_LONGEST_NAME = 60
_LONGEST_REASON = 160


def help_for(node: Scalar, example: str, *, person: bool) -> str:
    """How to write a text as keys and values. `example` is the help for a name alone, with `{}` in its place.

    Of a person's text, what follows the first line is the reason.
    """
    first, *others = _lines(node)
    if "title: and url:" in example:
        called, where = (
            ("and what it is called", first) if "://" in first else (one_line(first), "and where it is")
        )
        lines = f"title: {called}, and on the next line url: {where}"
        return example.replace("title: and url:, each on a line of its own", lines)
    if not person:
        name = one_line(first) if len(first) <= _LONGEST_NAME else "and the name"
        return example.replace("{}", name)
    if not _like_a_name(first):
        return (
            "write name: and the person's name on a line above it, then a line reasons: | just as far in, "
            "and move the text in by two more spaces"
        )
    name = one_line(first)
    if not others:
        return example.replace("{}", name)
    reason = " ".join(others)
    if len(reason) <= _LONGEST_REASON and not re.search(r"\n[ \t\r]*\n", node.span.text.strip()):
        return f"write name: {name}, and below it, just as far in, reasons: {one_line(reason)}"
    return (
        f"write name: {name}, then a line reasons: | just as far in, and move what follows in by two more "
        "spaces"
    )


def kind_of(node: Scalar) -> str:
    """What the help says to everybody with such a text: whether there is a name, and whether lines below."""
    first, *others = _lines(node)
    return f"a text: {_like_a_name(first)}, {min(len(others), 2)}"


def _lines(node: Scalar) -> list[str]:
    lines = (" ".join(line.split()) for line in node.span.text.strip("\"' \r\n").splitlines())
    return [line for line in lines if line] or ["…"]


def _like_a_name(line: str) -> bool:
    """Whether a line may be somebody's name: it is short, and no sentence."""
    return len(line) <= _LONGEST_NAME and not (line.endswith((".", "!", "?", "。")) and len(line.split()) > 2)
