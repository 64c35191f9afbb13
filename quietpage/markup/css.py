"""A tokenizer of CSS, by "CSS Syntax Module Level 3", section 4 (https://www.w3.org/TR/css-syntax-3/).

A style sheet becomes a list of tokens, each with its place in the source, and such a list its declarations.
Nothing is an error: what is broken is read as a browser reads it. Time and memory are linear in the length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from quietpage.core.named_tuple import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    Kind = Literal[
        "whitespace",
        "comment",
        "ident",
        "function",
        "at_keyword",
        "hash",
        "string",
        "bad_string",
        "url",
        "bad_url",
        "number",
        "percentage",
        "dimension",
        "cdo",
        "cdc",
        "punctuation",
        "delim",
    ]

NAMES = frozenset(("ident", "function", "at_keyword", "hash", "dimension"))
"""The kinds in which a name stands, so that there may be escapes in it."""


class Token(NamedTuple):
    """A piece of a style sheet: its kind, its text as it is written, and where that begins.

    The kinds are those of the standard, and a comment is one more. `punctuation` is a colon, a semicolon, a
    comma or a bracket, which are kinds of their own there. The text of a function ends with its bracket; a
    `url` is one without quotation marks, and its text has both brackets.
    """

    kind: Kind
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def value(self) -> str:
        """What it stands for, without escapes: a name, a string, an address. A number is as it is written."""
        if self.kind == "delim":  # of which one may be a backslash
            return self.text
        start, end = self.inside
        return decoded(self.text[start:end])

    @property
    def inside(self) -> tuple[int, int]:
        """Where in the text the value stands: without its quotation marks, its brackets, its `@` or `#`."""
        kind, text = self.kind, self.text
        if kind in ("at_keyword", "hash"):
            return 1, len(text)
        if kind == "function":
            return 0, len(text) - 1
        if kind == "bad_string":
            return 1, len(text)
        if kind == "string":
            # A backslash before the end of the file stands for nothing here, and for U+FFFD in a name.
            return 1, len(text) - (self.closed or _ends_in_a_backslash(text))
        if kind in ("url", "bad_url"):
            found = _address().match(text)
            assert found is not None  # it begins with url(
            return found.end("before"), found.end("address")
        return 0, len(text)

    @property
    def closed(self) -> bool:
        """Whether a string, an address or a comment has an end of its own, and not that of the file."""
        pattern = _CLOSED.get(self.kind)
        return pattern is None or re.compile(pattern).fullmatch(self.text) is not None


def _ends_in_a_backslash(text: str) -> bool:
    """Whether a text ends in a backslash that stands before nothing, and behind none."""
    return (len(text) - len(text.rstrip("\\"))) % 2 == 1


def tokens(source: str) -> list[Token]:
    """The tokens of a style sheet, without comments."""
    new = tuple.__new__  # what the class itself would call, by a way round that takes half as long again
    return [
        new(Token, (found.lastgroup, found[0], found.start()))
        for found in _token().finditer(source)
        if found.lastgroup != "comment"
    ]


def all_tokens(source: str) -> Iterator[Token]:
    """The tokens of a style sheet, with comments: their texts, one after the other, are the source."""
    for found in _token().finditer(source):
        yield tuple.__new__(Token, (found.lastgroup, found[0], found.start()))


# U+0000 is read as U+FFFD (section 3.3), so that it may stand in a name as any sign beyond ASCII may. The
# classes name what may not: a class of what may would be as large as Unicode, and take a millisecond to make.
_IN_NAME = r"[^\x01-,./:-@\[-\^`{-\x7f]"
_BEGINS_NAME = r"[^\x01-@\[-\^`{-\x7f]"
_SPACE = r"[ \t\n\r\f]"
# An escape by a code ends at a space, which belongs to it; and one in which the file ends is one, too.
_CODE_ENDS = r"(?:\r\n|[ \t\n\r\f])?+"
_ESCAPE = rf"\\(?:[0-9a-fA-F]{{1,6}}+{_CODE_ENDS}|[^\n\r\f0-9a-fA-F]|\Z)"
_NAME = rf"(?:--|-?(?:{_BEGINS_NAME}|{_ESCAPE}))(?:{_IN_NAME}|{_ESCAPE})*+"
# The name of the one function that is read otherwise may be written with escapes.
_URL = (
    rf"(?:[uU]|\\[uU]|\\0{{0,4}}[57]5{_CODE_ENDS})"
    rf"(?:[rR]|\\[rR]|\\0{{0,4}}[57]2{_CODE_ENDS})"
    rf"(?:[lL]|\\[lL]|\\0{{0,4}}[46][cC]{_CODE_ENDS})"
)
_STRING = rf"""(?P<quote>["'])(?:[^"'\\\n\r\f]++|(?!(?P=quote))["']|{_ESCAPE}|\\(?:\r\n|[\n\r\f]))*+"""


@cache
def _token() -> re.Pattern[str]:
    """Any token; the last group that matched, which is empty, names its kind.

    The groups stand at the ends of the ways, since `re` tries only those ways that can begin with the next
    sign, as long as no group stands before it.
    """
    return re.compile(
        rf"(?s){_SPACE}++(?P<whitespace>)"
        # Up to its bracket, whatever is in it: no comment, no string.
        rf"""|(?=[uU\\]){_URL}\({_SPACE}*+(?!["'])"""
        rf"""(?:(?:[^"'()\\\x01-\x20\x7f]|{_ESCAPE})*+{_SPACE}*+(?:\)|\Z)(?P<url>)"""
        r"|(?:[^)\\]|\\.)*+\\?+\)?+(?P<bad_url>))"
        r"|-->(?P<cdc>)"  # before names, as it would be the beginning of one
        rf"|{_NAME}(?:\((?P<function>)|(?P<ident>))"
        r"|[{}()\[\]:;,](?P<punctuation>)"
        r"|[-+]?+(?:[0-9]++(?:\.[0-9]++)?+|\.[0-9]++)(?:[eE][-+]?+[0-9]++)?+"
        rf"(?:%(?P<percentage>)|{_NAME}(?P<dimension>)|(?P<number>))"
        r"|/\*(?:[^*]|\*(?!/))*+(?:\*/)?+(?P<comment>)"
        rf"|{_STRING}(?:(?:(?P=quote)|\Z)(?P<string>)|(?P<bad_string>))"
        rf"|\#(?:{_IN_NAME}|{_ESCAPE})++(?P<hash>)"
        rf"|@{_NAME}(?P<at_keyword>)"
        r"|<!--(?P<cdo>)"
        r"|.(?P<delim>)"
    )


# What is closed, of the kinds that may go on to the end of the file instead.
_CLOSED = {
    "comment": r"/\*(?:[^*]|\*(?!/))*+\*/",
    "string": rf"(?s){_STRING}(?P=quote)",
    "bad_string": r"(?!)",
    "url": r"(?s)[^(]*+\((?:[^)\\]|\\.)*+\)",
    "bad_url": r"(?s)[^(]*+\((?:[^)\\]|\\.)*+\)",
}


@cache
def _address() -> re.Pattern[str]:
    """Where in the text of an address that is not in quotation marks the address stands."""
    return re.compile(
        rf"(?s)(?P<before>[^(]*+\({_SPACE}*+)"
        rf"(?P<address>(?:[^)\\ \t\n\r\f]|\\(?:.|\Z)|{_SPACE}++(?!\)|\Z))*+)"
    )


def decoded(text: str) -> str:
    """A name, a string or an address without its escapes (sections 4.3.7 and 3.3)."""
    if "\\" not in text and "\0" not in text and text.isascii():
        return text
    parts: list[str] = []
    done = 0
    for start, end, sign in escapes(text):
        parts += text[done:start], sign
        done = end
    return "".join((*parts, text[done:]))


def escapes(text: str) -> Iterator[tuple[int, int, str]]:
    """Each escape in a name or a string: where it stands, and what it stands for.

    The end of a line behind a backslash stands for nothing. What is no character, such as U+0000, stands for
    U+FFFD without a backslash, too.
    """
    for found in _escape().finditer(text):
        yield found.start(), found.end(), _sign(found[0])


@cache
def _escape() -> re.Pattern[str]:
    return re.compile(rf"{_ESCAPE}|\\(?:\r\n|[\n\r\f])|[\x00\ud800-\udfff]")


def _sign(escape: str) -> str:
    """What an escape stands for, or a sign that is no character."""
    written = escape[1:].rstrip(" \t\n\r\f") or escape[1:]
    if escape[0] != "\\" or not written:
        return "\ufffd"
    if written[0] in "0123456789abcdefABCDEF":
        code = int(written, 16)
        return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
    if written in ("\n", "\r", "\f", "\r\n"):
        return ""
    return "\ufffd" if written == "\0" or 0xD800 <= ord(written) < 0xE000 else written


def urls(tokens: Sequence[Token]) -> Iterator[tuple[str, int, int]]:
    """Each `url(…)`: the address, and where it begins and ends in the source.

    A string elsewhere, in `image-set()` or behind `@import`, may be an address, too: those are not here.
    """
    closed = closing(tokens)
    for at, token in enumerate(tokens):
        if token.kind == "url":
            yield token.value, token.start, token.end
        elif token.kind == "function" and token.value.lower() == "url":
            after = at + 1
            while after < len(tokens) and tokens[after].kind == "whitespace":
                after += 1
            if after < len(tokens) and tokens[after].kind == "string":
                yield tokens[after].value, token.start, tokens[closed.get(at, after)].end


def left_open(source: str) -> tuple[int, int] | None:
    """What a style sheet opens and never closes: the beginning of the first comment, string or address that
    goes on to the end, or breaks off in its line; else the last bracket, or a backslash at the end.
    """
    opened: list[tuple[int, int]] = []
    for token in all_tokens(source):
        if not token.closed:
            length = 2 if token.kind == "comment" else token.text.find("(") + 1 or 1
            return token.start, token.start + length
        if token.kind == "function" or token.text in ("{", "(", "["):
            opened.append((token.end - 1, token.end))
        elif token.text in ("}", ")", "]") and opened:
            opened.pop()
    if not opened and _ends_in_a_backslash(source):
        return len(source) - 1, len(source)
    return opened[-1] if opened else None


def declarations(tokens: Sequence[Token]) -> Iterator[tuple[str, Sequence[Token]]]:
    """Each declaration, wherever it stands: the name of its property in small letters, its value's tokens.

    Of a style sheet or of the value of a `style` attribute; nested rules are gone into (section 5).
    """
    at, end = 0, len(tokens)
    ends = _ends_of_values(tokens)
    while at < end:
        token = tokens[at]
        if token.kind == "ident" and _may_begin(tokens, at):
            after = at + 1
            while after < end and tokens[after].kind == "whitespace":
                after += 1
            if after < end and tokens[after].text == ":" and (value_end := ends[after + 1]) is not None:
                yield token.value.lower(), tokens[after + 1 : value_end]
                at = value_end
                continue
        at += 1


def _may_begin(tokens: Sequence[Token], at: int) -> bool:
    """Whether the name of a property may stand at a place."""
    at -= 1
    while at >= 0 and tokens[at].kind == "whitespace":
        at -= 1
    return at < 0 or tokens[at].text in ("{", "}", ";")


def _ends_of_values(tokens: Sequence[Token]) -> list[int | None]:
    """Where a declaration's value ends, for each place where one may begin, and the end of the tokens.

    None, if it is no declaration but the selector of a nested rule. A semicolon within round brackets ends
    nothing.
    """
    last = len(tokens)
    closed = closing(tokens)
    ends: list[int | None] = [last] * (last + 1)
    semicolons = [last] * (last + 1)  # the next that is in no bracket which opens here or behind
    brace = last
    for at in range(last - 1, -1, -1):
        kind, text, _ = tokens[at]
        if text in ("{", "}"):
            brace = at
        if text == "(" or kind == "function":
            semicolons[at] = semicolons[min(closed.get(at, last) + 1, last)]
        else:
            semicolons[at] = at if text == ";" else semicolons[at + 1]
        if semicolons[at] < brace:
            ends[at] = semicolons[at]
        else:
            ends[at] = None if brace < last and tokens[brace][1] == "{" else brace
    return ends


def closing(tokens: Sequence[Token]) -> dict[int, int]:
    """For each function and round bracket that is closed, the place in the list of that which closes it."""
    closed: dict[int, int] = {}
    opened: list[int] = []
    for at, (kind, text, _) in enumerate(tokens):
        if text == "(" or kind == "function":
            opened.append(at)
        elif text == ")" and opened:
            closed[opened.pop()] = at
    return closed
