"""Whatever a page is full of, it is read in one walk."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from quietpage.markup.html import read

PIECES = (
    "<", "</", "<!", "<?", "<!--", "<!-- -", "<!-->", "--!>", "<![CDATA[", "<!doctype ", "<!DOCTYPE a [",
    "]", "<p ", "<p a", "<p a=", "<p a='", '<p a="', "<p a=b ", "<p/", "<p a/", "=", "<p =", "</p ",
    "</p a='", "<title>", "<title/>", "</title", "<style>", "<script>", "<script><!--",
    "<script><!--<script>", "-->", "<svg>", "<svg><desc>", "<svg><g>", "<svg></p>", "<svg><p>", "</svg>",
    "</g>", "<g>", "<math><mi>", "<select>", "<select><b>", "<template>", "<noscript>", "<b>", "</b>", "&",
    "&#", "&#1", "&a", "&copy", "<?xml ", "<?xml version='1.0'?>", " ", "\n", "\x00", "\ufdd2",
    "<a xmlns:b='c'>", "<a xmlns='c'>", "]]>", "<a b='&c;'>", "<a b='<c>'>", "<a b b>", '"', "'", "<a", "a ",
    "<?a", "?>", "<![CDATA[a]]>", "<a b=c>",
)  # fmt: skip
LENGTH = 12_000


def steps(action: Callable[[], object]) -> int:
    """How many lines of Python are run: no measure of time, which depends on the computer."""
    count = 0

    def trace(frame: FrameType, event: str, argument: object) -> object:
        nonlocal count
        count += 1
        return trace

    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        action()
    finally:
        sys.settrace(None)
    return count


@pytest.mark.parametrize("xml", [False, True], ids=["html", "xml"])
@pytest.mark.parametrize("piece", PIECES)
def test_twice_the_length_takes_twice_the_steps(piece: str, xml: bool) -> None:
    once = piece * (LENGTH // len(piece) // 8)
    list(read(piece, xml=xml))  # what is compiled once
    short, long = (steps(lambda text=text: list(read(text, xml=xml))) for text in (once, once * 2))  # type: ignore[misc]
    assert long < 2.2 * short + 200
