"""Searches a text for names and lines of words, without regard to case, spacing, and what is not seen.

Names stand there as words of their own, perhaps with an ending: many languages decline them. Ten thousand
names are found in linear time, if they stand in their order or are known beforehand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping


class TextSearch:
    """The text of a page, ready to be searched for many names.

    `names` are those that will be looked for, each with how often it has to be there: as many times as there
    are people of that name.
    """

    def __init__(self, text: str, names: Mapping[str, int] | None = None) -> None:
        self._text = _folded(text)
        self._lines = {_folded(line) for line in text.split("\n")}
        self._at = 0  # where the last name was found that was found by its place
        self._times = {_folded(name): times for name, times in (names or {}).items()}
        self._places: dict[str, int] | None = None

    def has_name(self, name: str) -> bool:
        """Whether a name is there, as often as there are people of that name."""
        name = _folded(name)
        if self._times.get(name, 1) > 1:
            return self._text.count(name) >= self._times[name]
        return name in self._lines or self._is_near(name) or self._is_anywhere(name)

    def has_lines(self, text: str) -> bool:
        """Whether each line of a text is there, wherever it stands."""
        lines = [line for line in map(_folded, text.split("\n")) if line]
        return all(line in self._lines or self._is_near(line) or line in self._text for line in lines)

    def _is_near(self, words: str) -> bool:
        """Whether words follow the last that were found: people stand in their order on most pages."""
        at = self._text.find(words, self._at, self._at + _NEAR)
        if at < 0 or not _stands_apart(self._text, at, at + len(words)):
            return False
        self._at = at
        return True

    def _is_anywhere(self, name: str) -> bool:
        """Whether a name is there at all. All are looked for at once, by the words with which they begin."""
        if self._places is None:
            self._places = dict(self._of_names())
        at = self._places.get(name, -1)
        if at < 0:
            at = self._text.find(name)
            while at >= 0 and not _stands_apart(self._text, at, at + len(name)):
                at = self._text.find(name, at + 1)
        self._at = at if at >= 0 else self._at
        return at >= 0

    def _of_names(self) -> Iterator[tuple[str, int]]:
        """Names, each with a place at which it is."""
        lengths: dict[str, set[int]] = {}
        for name in self._times:
            lengths.setdefault(name.partition(" ")[0], set()).add(len(name))
        for word in re.finditer(r"\S+", self._text):
            first = word[0].strip("\"'“”„«»‘’()[]:;,.!?—–-")
            at = word.start() + word[0].find(first)
            for length in lengths.get(first, ()):
                name = self._text[at : at + length]
                if name in self._times and _stands_apart(self._text, at, at + length):
                    yield name, at


def count_of(words: str, text: str) -> int:
    """How often words stand in a text."""
    return _folded(text).count(_folded(words)) if words else 0


_NEAR = 100_000
"""So far behind the last name the next is looked for first, in code points."""


def _stands_apart(text: str, start: int, end: int) -> bool:
    """Whether words are no part of another word, but for an ending such as a genitive's."""
    if start and _joins(text[start - 1], text[start]):
        return False
    if end >= len(text) or not _joins(text[end - 1], text[end]):
        return True
    longest = 2 if end - start >= _LONG else 1
    return not text[end : end + longest + 1].isalnum() or len(text) <= end + longest


_LONG = 5
"""A name of so many code points may have an ending of two (“Ada” is not to be found in “Adams”)."""


def _joins(one: str, other: str) -> bool:
    """Whether two characters beside each other are in one word.

    Never in scripts that put no spaces between words: Thai, Lao, Tibetan, Myanmar, Khmer, Han, kana.
    """
    return all(
        each.isalnum()
        and not ("\u0e00" <= each <= "\u109f" or "\u1780" <= each <= "\u17ff" or each >= "\u2e80")
        for each in (one, other)
    )


def _folded(text: str) -> str:
    """A text in folded case, with single spaces, and without characters that are not seen."""
    if not text.isascii():
        text = re.sub("[\u00ad\u200b-\u200f\u2060-\u2069\ufeff\ufdd0-\ufdef]", "", text)
    return " ".join(text.casefold().split())
