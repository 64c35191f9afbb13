"""Numbers made of letters: number words, and what a language's rules say of the words around them."""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby

from quietpage.numbers.tags import ORDINAL, SCALE, TAG_OF_RULES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from quietpage.numbers.number import Kind
    from quietpage.numbers.pack import Pack


def words_in(text: str, pack: Pack, candidates: set[str]) -> list[tuple[int, int, Kind]]:
    """Numbers made of letters in a folded text.

    Number words are tagged, letter for letter, so that the rules and the runs see what they are. Then the
    language's rules say what else is a number, or is none; the first that speaks of a stretch has the word.
    """
    tagged = text.replace("\u2019", "'")
    places = _places(tagged, candidates)
    if pack.need_a_numeral(candidates):
        return _romans(text, pack, candidates, places)
    counted = any(map(pack.tag, candidates))
    plain = tagged
    if counted:
        tagged = _tagged(tagged, pack)
    claimed: list[tuple[int, int, str]] = []
    taken = bytearray(len(tagged))  # which signs are claimed: one look tells, however many claims there are
    for kind, pattern, windows in pack.rules_for(plain, places, tagged=counted):
        tags: list[tuple[int, int]] = []
        for first, last in windows:
            matches = (
                pattern.finditer(tagged, first, last) if last - first > 1 else _at(pattern, tagged, first)
            )
            for match in matches:
                start, end = match.span(match.lastindex or 0)
                if taken.find(1, start, end) >= 0:
                    continue
                if kind in TAG_OF_RULES:
                    tags.append((start, end))
                else:
                    claimed.append((start, end, kind))
                    taken[start:end] = b"\1" * (end - start)
        if tags:
            tagged = _with_tags(tagged, tags, TAG_OF_RULES[kind])
            counted = True
    if pack.has_telling_words:
        for small in sorted(candidates):
            if not (kind := pack.kind_told_by(small)):
                continue
            for start in places.get(small, ()):
                end = start + len(small)
                if tagged[start:end].lower() == small and taken.find(1, start, end) < 0:
                    claimed.append((start, end, kind))
                    taken[start:end] = b"\1" * (end - start)
    found: list[tuple[int, int, Kind]] = [
        (start, end, kind)  # type: ignore[misc]
        for start, end, kind in claimed
        if kind != "pass"
    ]
    if counted:
        passed = bytearray(len(tagged))
        for start, end, kind in claimed:
            if kind == "pass":
                passed[start:end] = b"\1" * (end - start)
        for match in pack.run.finditer(tagged):
            start, end = match.span()
            if tagged[start] == SCALE and (
                digits := _DIGITS_BEFORE.search(tagged, max(0, start - 16), start)
            ):
                start = digits.start()
            if passed.find(1, start, end) < 0:
                found.append((start, end, "ordinal" if ORDINAL in match.group() else "word"))
    return found + _romans(text, pack, candidates, places)


def _romans(
    text: str, pack: Pack, candidates: set[str], places: dict[str, list[int]]
) -> list[tuple[int, int, Kind]]:
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


def _at(pattern: re.Pattern[str], text: str, place: int) -> list[re.Match[str]]:
    """The match of a pattern at one place, if there is one."""
    match = pattern.match(text, place)
    return [match] if match else []


def _places(text: str, words: set[str]) -> dict[str, list[int]]:
    """Where each of these words stands in a text."""
    small = text.lower()
    if len(small) != len(text):
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
            if not (at and _in_word(small[at - 1])) and not (end < len(small) and _in_word(small[end])):
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
            for letters, signs in groupby(enumerate(word, start), lambda placed: _in_word(placed[1])):
                piece = [*signs]
                if letters:
                    yield "".join(sign for _, sign in piece), piece[0][0]


def _in_word(char: str) -> bool:
    return char.isalpha() and char.isalnum()


# What a scale in words belongs to: 40 million.
_DIGITS_BEFORE = re.compile(r"[0-9][0-9.,]{0,15}[ \u00a0]\Z")

WORD = re.compile(r"[^\W\d_]+")


def word_pattern(pack: Pack) -> re.Pattern[str]:
    """What a word is made of: letters, and in the scripts of some languages the marks on them."""
    return WORD if pack.depth == "full" else _marked_word()


@cache
def _marked_word() -> re.Pattern[str]:
    from quietpage.numbers.unicode_data import COMBINING_MARKS

    return re.compile(rf"[^\W\d_](?:[^\W\d_]|[{COMBINING_MARKS}])*")
