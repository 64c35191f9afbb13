"""Numbers made of letters: number words, and what a language's rules say of the words around them.

A text is read in three passes. Number words are tagged, letter for letter (`tags.py`). The language's rules
then say what else is a number, or is none; the first that speaks of a stretch has it. What tagged words are
left, and stand together, are one number: a run.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby

from quietpage.core.late_patterns import late_pattern
from quietpage.numbers.word_marks import ORDINAL, SCALE, TAG_OF_RULES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quietpage.numbers.number import Found
    from quietpage.numbers.pack import Pack, Window


def words_in(text: str, pack: Pack, candidates: set[str]) -> list[Found]:
    """Numbers made of letters in a folded text.

    `candidates` are those of its words, in small letters, that may be a number (`Pack.candidates`).
    """
    plain = text.replace("\u2019", "'")
    places = _places(plain, candidates)
    if pack.need_a_numeral(candidates):
        return _romans(text, pack, candidates, places)
    has_tags = any(map(pack.tag, candidates))
    tagged = _tagged(plain, pack) if has_tags else plain
    claims = _Claims(len(plain))
    for kind, pattern, windows in pack.rules_for(plain, places, tagged=has_tags):
        tags: list[tuple[int, int]] = []
        for start, end in _spans(pattern, tagged, windows):
            if not claims.is_free(start, end):
                continue
            if kind in TAG_OF_RULES:
                tags.append((start, end))
            else:
                claims.add(start, end, kind)
        if tags:
            # The rules that follow see them as number words.
            tagged = _with_tags(tagged, tags, TAG_OF_RULES[kind])
            has_tags = True
    if pack.has_telling_words:
        _claim_telling_words(claims, tagged, pack, candidates, places)
    found = claims.numbers()
    if has_tags:
        found += _runs(tagged, pack, claims)
    return found + _romans(text, pack, candidates, places)


class _Claims:
    """The stretches of a text that rules have spoken of, so that none is spoken of again."""

    __slots__ = ("_claimed", "_taken")

    def __init__(self, length: int) -> None:
        self._claimed: list[tuple[int, int, str]] = []
        # A byte for each character: one look tells whether a stretch is free, however many claims there are.
        self._taken = bytearray(length)

    def is_free(self, start: int, end: int) -> bool:
        return self._taken.find(1, start, end) < 0

    def add(self, start: int, end: int, kind: str) -> None:
        self._claimed.append((start, end, kind))
        self._taken[start:end] = b"\1" * (end - start)

    def numbers(self) -> list[Found]:
        """What was claimed as a number."""
        return [(start, end, kind) for start, end, kind in self._claimed if kind != "pass"]  # type: ignore[misc]

    def passed(self) -> bytearray:
        """What was claimed to be none: a one for each such character."""
        passed = bytearray(len(self._taken))
        for start, end, kind in self._claimed:
            if kind == "pass":
                passed[start:end] = b"\1" * (end - start)
        return passed


def _spans(pattern: re.Pattern[str], text: str, windows: Iterable[Window]) -> Iterator[tuple[int, int]]:
    """What a rule's pattern finds in these windows: its group, if it has one, or all of the match."""
    for first, last in windows:
        if last - first > 1:
            for match in pattern.finditer(text, first, last):
                yield match.span(match.lastindex or 0)
        elif match_here := pattern.match(text, first):
            yield match_here.span(match_here.lastindex or 0)


def _claim_telling_words(
    claims: _Claims, text: str, pack: Pack, candidates: set[str], places: dict[str, list[int]]
) -> None:
    """Claim the words that tell of numbers all by themselves, where nothing else was said of them."""
    for small in sorted(candidates):
        if not (kind := pack.kind_told_by(small)):
            continue
        for start in places.get(small, ()):
            end = start + len(small)
            if text[start:end].lower() == small and claims.is_free(start, end):
                claims.add(start, end, kind)


def _runs(tagged: str, pack: Pack, claims: _Claims) -> Iterator[Found]:
    """Number words that stand together, as one number each, unless a rule lets some of them pass."""
    passed = claims.passed()
    for match in pack.run.finditer(tagged):
        start, end = match.span()
        if tagged[start] == SCALE and (digits := _DIGITS_BEFORE.search(tagged, max(0, start - 16), start)):
            start = digits.start()
        if passed.find(1, start, end) < 0:
            yield start, end, "ordinal" if ORDINAL in match.group() else "word"


# What a scale in words belongs to: 40 million.
_DIGITS_BEFORE = late_pattern(r"[0-9][0-9.,]{0,15}[ \u00a0]\Z")


def _romans(text: str, pack: Pack, candidates: set[str], places: dict[str, list[int]]) -> list[Found]:
    """Roman numerals in Latin letters, if a word may be one or stand before one."""
    romans, behind = pack.roman_candidates(candidates)
    if not romans and not behind:
        return []
    from quietpage.numbers.roman import romans_in

    after = sorted(place for word in behind for place in places.get(word, ()))
    return [(start, end, "roman") for start, end in romans_in(text, pack, after, alone=romans)]


def _tagged(text: str, pack: Pack) -> str:
    """A text with its number words tagged, letter for letter."""
    tags: dict[str, str] = {}

    def tagged(found: re.Match[str]) -> str:
        word = found.group()
        tag = tags.get(word)
        if tag is None:
            tag = tags[word] = pack.tag(word.lower())
        return tag * len(word) or word

    return word_pattern(pack).sub(tagged, text)


def _with_tags(text: str, places: list[tuple[int, int]], tag: str) -> str:
    """A text with these places tagged as well."""
    parts: list[str] = []
    done = 0
    for start, end in sorted(places):
        parts += (text[done:start], tag * (end - max(start, done)))
        done = max(done, end)
    return "".join((*parts, text[done:]))


def _places(text: str, words: set[str]) -> dict[str, list[int]]:
    """Where each of these words, in small letters, stands in a text."""
    small = text.lower()
    if len(small) != len(text):
        # A capital that is two characters in small letters (İ) stays, so that places stay.
        small = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    places: dict[str, list[int]] = {}
    if len(words) > _FEW_WORDS:
        for word, start in _words_of(small):
            if word in words:
                places.setdefault(word, []).append(start)
        return places
    for word in words:
        at = small.find(word)
        while at >= 0:
            end = at + len(word)
            if not (at and small[at - 1].isalpha()) and not (end < len(small) and small[end].isalpha()):
                places.setdefault(word, []).append(at)
            at = small.find(word, end)
    return places


_FEW_WORDS = 16
"""So many words are looked for one by one; of more, each word of the text is asked whether it is one."""


def _words_of(text: str) -> Iterator[tuple[str, int]]:
    """Each word of a text and where it begins; of one with a numeral in it, the letters around that too."""
    for found in WORD.finditer(text):
        word, start = found.group(), found.start()
        yield word, start
        if not word.isalpha():
            for letters, signs in groupby(enumerate(word, start), lambda placed: placed[1].isalpha()):
                piece = [*signs]
                if letters:
                    yield "".join(sign for _, sign in piece), piece[0][0]


WORD = late_pattern(r"[^\W\d_]+")


def word_pattern(pack: Pack) -> re.Pattern[str]:
    """What a word is made of: letters, and in the scripts of some languages the marks on them."""
    return WORD if pack.depth == "full" else _marked_word()


@cache
def _marked_word() -> re.Pattern[str]:
    from quietpage.numbers.unicode_data import COMBINING_MARKS

    return re.compile(rf"[^\W\d_](?:[^\W\d_]|[{COMBINING_MARKS}])*")
