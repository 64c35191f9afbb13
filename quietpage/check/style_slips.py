"""Slips of the pen in a style sheet: brackets that open or close nothing, comments and semicolons amiss.

A browser says nothing about any of these. It reads on, and drops a rule, or all that comes after.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quietpage.check.violations import SEMICOLON_TOO_MUCH, STRAY_BRACKET, UNCLOSED_STYLE, Violation
from quietpage.core.named_tuple import NamedTuple
from quietpage.markup.css import Token, all_tokens, declarations, left_open

_CLOSES = {"}": "{", ")": "(", "]": "["}


class Slip(NamedTuple):
    """Where in a style sheet one stands, in code points, and what is the matter."""

    start: int
    end: int
    violation: Violation


def slips_in(css: str) -> Iterator[Slip]:
    """Each slip, first those of brackets, comments and semicolons between rules, then those in between
    declarations. Behind something that is never closed nothing is looked for: it is a part of that.
    """
    found = list(all_tokens(css))
    comments = list(_slashed_comments(css, found))
    yield from comments
    skipped = _Skipped(comments)
    kept = [token for token in found if token.kind != "comment" or not token.closed]
    kept = [token for token in kept if not skipped.has(token)]
    yield from _brackets(css, kept)
    for name, value in declarations(kept):
        # Those that an author makes up take whatever there is.
        if not name.startswith("--") and (slip := _next_line_in(value)):
            yield slip


class _Skipped:
    """The stretches of a sheet that were meant as comments, asked for in the order of the tokens."""

    def __init__(self, comments: Sequence[Slip]) -> None:
        self._comments, self._at = comments, 0

    def has(self, token: Token) -> bool:
        while self._at < len(self._comments) and self._comments[self._at].end <= token.start:
            self._at += 1
        return self._at < len(self._comments) and self._comments[self._at].start <= token.start


def _slashed_comments(css: str, found: Sequence[Token]) -> Iterator[Slip]:
    """Two slashes where a rule or a declaration would begin, to the end of the line."""
    begins, past = True, 0
    for token in found:
        if token.start < past or token.kind in ("whitespace", "comment"):
            continue
        if begins and token.text == "/" and css.startswith("//", token.start):
            line = re.compile(r"[^\n\r\f]*").match(css, token.start)
            past = line.end() if line else len(css)
            words = css[token.start : past].strip("/ \t").replace("*/", "")
            yield Slip(
                token.start,
                past,
                Violation(
                    "two slashes begin no comment in a style sheet, and what comes next is lost with it",
                    f"write /* {words} */" if words else "take it out",
                ),
            )
            continue  # and what follows may be another
        begins = token.text in ("{", "}", ";")


def _brackets(css: str, found: Sequence[Token]) -> Iterator[Slip]:
    """What is opened and never closed, or closed and never opened; and semicolons behind a rule."""
    opened: list[Token] = []
    before = ""  # what stands before, but space
    last = next((token for token in reversed(found) if token.kind != "whitespace"), None)
    for token in found:
        if token.kind == "whitespace":
            continue
        text = "(" if token.kind == "function" else token.text
        if not token.closed:
            length = 2 if token.kind == "comment" else token.text.find("(") + 1 or 1
            yield Slip(token.start, token.start + length, UNCLOSED_STYLE)
            return
        if text in ("{", "(", "["):
            opened.append(token)
        elif kind := _CLOSES.get(text) if token.kind == "punctuation" else None:
            if not any(_opens(each) == kind for each in opened):
                yield Slip(token.start, token.end, STRAY_BRACKET)
            else:
                while _opens(inner := opened.pop()) != kind:
                    yield Slip(inner.end - 1, inner.end, UNCLOSED_STYLE)
        elif text == ";" and not opened and before in ("", ";", "}") and token is not last:
            yield Slip(token.start, token.end, SEMICOLON_TOO_MUCH)
        before = text
    if opened:
        yield Slip(opened[-1].end - 1, opened[-1].end, UNCLOSED_STYLE)
    elif (place := left_open(css)) and css[place[0]] == "\\":  # in which the sheet ends
        yield Slip(*place, UNCLOSED_STYLE)


def _opens(token: Token) -> str:
    return token.text[-1]


def _next_line_in(value: Sequence[Token]) -> Slip | None:
    """The end of a declaration's value in which the declaration of the next line stands too."""
    depth, written, new_line = 0, None, False
    for at, token in enumerate(value):
        if token.kind == "whitespace":
            new_line = new_line or not {"\n", "\r", "\f"}.isdisjoint(token.text)
            continue
        # A filter of old Internet Explorers has a colon in it.
        named = token.kind == "ident" and token.value.lower() != "progid"
        if written and new_line and named and not depth and _colon_behind(value, at):
            word = written.text if written.kind != "punctuation" else f"…{written.text}"
            return Slip(
                written.start,
                written.end,
                Violation(
                    "no semicolon stands between this and the next line, so browsers take neither",
                    f"write {word};",
                ),
            )
        if token.kind == "function" or token.text in ("(", "["):
            depth += 1
        elif token.text in (")", "]"):
            depth -= 1
        written, new_line = token, False
    return None


def _colon_behind(value: Sequence[Token], at: int) -> bool:
    at += 1
    while at < len(value) and value[at].kind == "whitespace":
        at += 1
    return at < len(value) and value[at].text == ":"
