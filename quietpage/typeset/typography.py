"""Typographic signs in place of those of a keyboard: quotes, apostrophes, dashes, dots.

The rules are markdown-it's, for Markdown and for every other text alike, with one addition: an apostrophe
before a word (`'Tis`, `'n'`, `'s avonds`) opens no quotation. A quotation mark follows the text's language.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

Quotes = tuple[str, str, str, str]

ENGLISH_QUOTES: Quotes = ("“", "”", "‘", "’")
"""Opening and closing double quote, opening and closing single quote."""

APOSTROPHE = "’"

_SIGNS = ("'", '"', "--", "..", "(", "+-", ",,", "!!!!", "????")
"""What the rules look for: without one of these, a text is set as it was typed."""


def may_change(text: str) -> bool:
    """Whether a text has a sign that may have a typographic one."""
    return any(sign in text for sign in _SIGNS)


def typographic(text: str, quotes: Quotes = ENGLISH_QUOTES) -> str:
    """A text that is not in Markdown, with typographic signs."""
    if not may_change(text):
        return text
    if _has_only_apostrophes(text):  # as in O'Brien, for which nothing needs to be loaded
        return text.replace("'", APOSTROPHE)
    from markdown_it.rules_core import StateCore, replace, smartquotes
    from markdown_it.token import Token

    from quietpage.typeset.markdown import markdown_setter

    shown = Token("text", "", 0, content=text)
    whole = Token("inline", "", 0, content=text, children=[shown])
    state = StateCore(text, markdown_setter(quotes), {}, [whole])
    for rule in (replace, apostrophes, smartquotes, apostrophes_left):
        rule(state)
    return shown.content


def _has_only_apostrophes(text: str) -> bool:
    """Whether all that there is to set are apostrophes, each between two letters."""
    if any(sign in text for sign in _SIGNS[1:]):
        return False
    pieces = text.split("'")
    return all(one[-1:].isalnum() and other[:1].isalnum() for one, other in pairwise(pieces))


def apostrophes(state: StateCore) -> None:
    """A rule of markdown-it's core, before `smartquotes`: what is surely an apostrophe opens no quotation."""
    for token in state.tokens:
        if token.type != "inline" or "'" not in token.content:
            continue
        before = " "
        for child in token.children or ():
            if child.type == "text" and "'" in child.content:
                child.content = _with_apostrophes(child.content, before)
            before = _last_sign(child, before)


def apostrophes_left(state: StateCore) -> None:
    """The same, after `smartquotes`: before a letter, what found no other to make a pair is an apostrophe."""
    for token in state.tokens:
        if token.type == "inline" and "'" in token.content:
            for child in token.children or ():
                if child.type == "text" and "'" in child.content:
                    child.content = _with_those_left(child.content)


def _last_sign(child: Token, before: str) -> str:
    """The last sign that a reader gets of a piece of a text; `before` if it has none, such as emphasis."""
    return " " if child.type in ("softbreak", "hardbreak") else child.content[-1:] or before


def _with_apostrophes(text: str, before: str) -> str:
    at = text.find("'")
    while at >= 0:
        if (text[at - 1] if at else before).isalnum():
            if _ends_short_word(text, at):
                text = _put(text, at)
        elif (end := _and(text, at)) > 0:
            text = _put(_put(text, at), end)
        elif _begins_short_word(text, at):
            text = _put(text, at)
        at = text.find("'", at + 1)
    return text


def _put(text: str, at: int) -> str:
    return text[:at] + APOSTROPHE + text[at + 1 :]


def _with_those_left(text: str) -> str:
    pieces = text.split("'")
    parts: list[str] = [pieces[0]]
    for piece in pieces[1:]:
        parts += (APOSTROPHE if piece[:1].isalnum() else "'", piece)
    return "".join(parts)


def _word(text: str, start: int) -> str:
    """The letters from here on."""
    end = start
    while end < len(text) and text[end].isalpha():
        end += 1
    return text[start:end]


def _and(text: str, at: int) -> int:
    """Where the second apostrophe of an `'n'` between two words stands; -1 if this is none.

    The letter n in quotes ends a sentence, or has a comma behind it, more often than it has words around it.
    """
    if text[at + 1 : at + 3] not in ("n'", "N'"):
        return -1
    before, after = text[:at].rstrip(" -\u00a0"), text[at + 3 :].lstrip(" -\u00a0")
    return at + 2 if before[-1:].isalnum() and after[:1].isalnum() else -1


def _begins_short_word(text: str, at: int) -> bool:
    """Whether this stands for the beginning of a word, or of the number of a year."""
    if text[at + 1 : at + 2].isdigit():
        return True
    word = _word(text, at + 1)
    end = at + 1 + len(word)
    if text[end : end + 1] == "'" and not text[end + 1 : end + 2].isalnum():
        return False  # a single word in quotes
    return word.casefold() in _SHORTENED


def _ends_short_word(text: str, at: int) -> bool:
    """Whether this stands for the end of a word: `o'`, `ol'`, and `po'` in Italian."""
    start = at
    while start and text[start - 1].isalpha():
        start -= 1
    return text[start:at].casefold() in _CUT_OFF and text[start - 1 : start] != "'"


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SHORTENED = (
    # English
    _words(
        "tis tisn twas twasn twere tweren twill twould twouldn twixt til em n bout cuz coz gainst neath nuff"
    )
    # Dutch, Afrikaans, and some German
    | _words("s t k m r ie ns nen nem ner nes")
    # Italian
    | _words("sto ndrangheta")
)
"""Words without their beginning, in folded case, that are none without an apostrophe before them.

Others, as in `'cause`, may begin a quotation: these are apostrophes where none ends behind them.
"""
_CUT_OFF = _words("o ol lil po")
"""Words without their end."""
