"""Numbers in a text: the one funnel through which every text goes.

Most texts hold no number and have to be let by quickly. So a text is first looked at as a set of words,
each of which was judged when it was first met; only when one of them may be a number, or there is
any sign that is not a letter or ordinary punctuation, is the text read with care.
"""

from __future__ import annotations

import re
from codecs import charmap_build, charmap_encode
from functools import cache
from itertools import groupby

from quietpage.numbers.digits import numerals_in
from quietpage.numbers.folding import FoldedText
from quietpage.numbers.hints import hint
from quietpage.numbers.loader import pack_for
from quietpage.numbers.number import Number
from quietpage.numbers.tags import ORDINAL, SCALE, TAG_OF_RULES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from quietpage.numbers.number import Kind
    from quietpage.numbers.pack import Pack

NOTHING: frozenset[str] = frozenset()

# Western prose as bytes: Windows' code page, with a few more marks in its gaps. A text of other
# characters is read with care.
_GAPS = {0x81: "\u202f", 0x8D: "\u2010", 0x8F: "\u2009", 0x90: "\u2192", 0x9D: "\u2032"}
_CHARS = "".join(_GAPS.get(code) or bytes((code,)).decode("cp1252") for code in range(256))
_TO_BYTES = charmap_build(_CHARS)
# Letters stay. Digits, and what folds to more than itself, ask for care. All else parts words.
_ASKS = "0123456789%\u2030\xaa\xba\xb2\xb3\xb9\xbc\xbd\xbe\xad\u2122\xb5"
_WORDS = bytes(
    ord("0") if char in _ASKS else code if char.isalpha() else ord(" ") for code, char in enumerate(_CHARS)
)


# A word of bytes that could be a Roman numeral, or one with an ordinal's sign.
_NUMERAL = re.compile(rb"[IVXLCDMivxl](?<![^ ].)[IVXLCDMivxl]*(?:er?)?(?![^ ])")


def found_in(
    text: str, language: str = "en", not_numbers: frozenset[str] = NOTHING, most: int | None = None
) -> tuple[Number, ...]:
    """Each number in a plain text, in its order; the first `most` of them, if no more are asked for."""
    pack = pack_for(language)
    try:
        data = (
            text.encode("ascii") if text.isascii() else charmap_encode(text, "strict", _TO_BYTES)[0]
        ).translate(_WORDS)
    except UnicodeEncodeError:
        pass
    else:
        if b"0" not in data:
            words = data.split()
            if pack.clean_words.issuperset(words):
                return ()
            candidates = pack.candidates(words, _spelled)
            if not candidates or (pack.need_a_numeral(candidates) and not _NUMERAL.search(data)):
                return ()
            if text in pack.clean_texts:
                return ()
            if not not_numbers:
                # All of it is letters that fold to themselves, and ordinary punctuation.
                numbers = _numbers(text, text, None, words_in(text, pack, candidates), pack, most)
                if not numbers:
                    if len(pack.clean_texts) > _MOST_TEXTS:
                        pack.clean_texts.clear()
                    pack.clean_texts.add(text)
                return numbers
    return _careful(text, pack, not_numbers, most)


_MOST_TEXTS = 5_000


def may_hold(text: str, language: str) -> bool:
    """Whether a text asks for a closer look: a word in it may be a number, or a sign is unusual."""
    pack = pack_for(language)
    try:
        data = charmap_encode(text, "strict", _TO_BYTES)[0].translate(_WORDS)
    except UnicodeEncodeError:
        return True
    if b"0" in data:
        return True
    words = data.split()
    if pack.clean_words.issuperset(words):
        return False
    candidates = pack.candidates(words, _spelled)
    return bool(candidates) and not (pack.need_a_numeral(candidates) and not _NUMERAL.search(data))


def _spelled(word: bytes) -> str:
    """The letters that a word of bytes stands for."""
    return word.decode("ascii") if word.isascii() else "".join(_CHARS[code] for code in word)


def _careful(text: str, pack: Pack, not_numbers: frozenset[str], most: int | None) -> tuple[Number, ...]:
    """Each number in a text that may hold any sign."""
    reading = FoldedText(text)
    folded = reading.text
    if not_numbers:
        from quietpage.numbers.not_numbers import masked

        folded = masked(folded, not_numbers)
    candidates = pack.candidates_among(_word_in(pack).findall(folded))
    found = [*numerals_in(folded)]
    if candidates:
        found += words_in(folded, pack, candidates)
    return _numbers(text, folded, reading, found, pack, most)


def _numbers(
    text: str,
    folded: str,
    reading: FoldedText | None,
    found: list[tuple[int, int, Kind]],
    pack: Pack,
    most: int | None,
) -> tuple[Number, ...]:
    """What was found, as numbers in the source."""
    if not found:
        return ()
    numbers: list[Number] = []
    done = 0
    for start, end, kind in _apart(found):
        first, last = reading.place(start, end) if reading else (start, end)
        if first < done:
            # Two numbers of one sign.
            continue
        if kind == "digits" and not any("0" <= char <= "9" for char in text[first:last]):
            kind = "unicode"
        spared = hint(kind, folded, start, end, pack.language)
        numbers.append(Number(text[first:last], first, last, kind, spared))
        done = last
        if len(numbers) == most:
            break
    return tuple(numbers)


WORD = re.compile(r"[^\W\d_]+")


def _word_in(pack: Pack) -> re.Pattern[str]:
    """What a word is made of: letters, and in the scripts of some languages the marks on them."""
    return WORD if pack.depth == "full" else _marked_word()


@cache
def _marked_word() -> re.Pattern[str]:
    from quietpage.numbers.unicode_data import COMBINING_MARKS

    return re.compile(rf"[^\W\d_](?:[^\W\d_]|[{COMBINING_MARKS}])*")


# What a scale in words belongs to: 40 million.
_DIGITS_BEFORE = re.compile(r"[0-9][0-9.,]{0,15}[ \u00a0]\Z")

_STRENGTH = {"ranking": 7, "metric": 6, "roman": 5, "ordinal": 4, "word": 3, "unicode": 2, "digits": 1}


def _apart(found: list[tuple[int, int, Kind]]) -> list[tuple[int, int, Kind]]:
    """What was found, in order, with stretches that overlap made one of the stronger kind."""
    found.sort()
    apart = [found[0]]
    for start, end, kind in found[1:]:
        before, until, held = apart[-1]
        if start < until:
            apart[-1] = before, max(end, until), max(held, kind, key=_STRENGTH.__getitem__)
        else:
            apart.append((start, end, kind))
    return apart


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

    return _word_in(pack).sub(tagged, text)


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
