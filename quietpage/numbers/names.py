"""Letters that are no number: the short list of exact phrases by which an author says so.

An entry is made of letters, spaces, hyphens and apostrophes, and has a capital or is several words.
It lets only letters through: a digit next to them, or in them, is still found.
"""

from __future__ import annotations

import re

from quietpage.numbers.reading import folded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_PHRASE = re.compile(r"[^\W\d_]++(?:[ '-]++[^\W\d_]++)*+'?")
_MARKS = re.compile(r"[\u0300-\u036f]")
_NOT_A_NAME = re.compile(r"[\d]")


def accepted(phrase: str) -> bool:
    """Whether a phrase may stand on the list of letters that are no number."""
    plain = _plain(phrase)
    if _numeral_in(plain) or not _PHRASE.fullmatch(_MARKS.sub("", plain)):
        return False
    return plain != plain.lower() or " " in plain


def accepted_name(name: str) -> bool:
    """Whether a person's own name counts as on that list: it holds no digit and no numeral character."""
    return not _numeral_in(_plain(name))


def unused(phrases: Iterable[str], texts: Iterable[str]) -> tuple[str, ...]:
    """The phrases that stand in none of the texts, in the order given."""
    waiting = list(dict.fromkeys(phrases))
    for text in texts:
        waiting = [phrase for phrase in waiting if not _pattern(phrase).search(_plain(text))]
        if not waiting:
            break
    return tuple(waiting)


def hidden(text: str, phrases: Iterable[str]) -> str:
    """A folded text with the letters of those phrases made meaningless, each in its place."""
    plain = text.replace("\u2019", "'")
    found: list[tuple[int, int]] = []
    for phrase in phrases:
        if _plain(phrase).strip():
            found += (match.span() for match in _pattern(phrase).finditer(plain))
    if not found:
        return text
    parts: list[str] = []
    done = 0
    for start, end in sorted(found):
        if end > done:
            parts += (text[done:start], _LETTERS.sub(_meaningless, plain[max(start, done) : end]))
            done = end
    return "".join((*parts, text[done:]))


_LETTERS = re.compile(r"[^\W\d_]+")


def _meaningless(letters: re.Match[str]) -> str:
    """Letters of no word, with a capital where there was one."""
    word = letters.group()
    first = "\u2c6f" if word[0].isupper() else "\u0250"
    return "".join(first if index == 0 else "\u0250" for index in range(len(word)))


def _plain(text: str) -> str:
    return folded(text).replace("\u2019", "'")


def _pattern(phrase: str) -> re.Pattern[str]:
    words = (re.escape(word) for word in _plain(phrase).split())
    return re.compile(r"(?<![^\W_])" + r"\s++".join(words) + r"(?![^\W_])")


def _numeral_in(text: str) -> bool:
    from quietpage.numbers.signs import NUMERALS, PICTURES

    return bool(re.search(f"[{NUMERALS}{PICTURES}]", text))
