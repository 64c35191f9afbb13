"""Numbers in a text: the one funnel through which every text goes.

Most texts hold no number and have to be let by quickly. So a text is first looked at as a set of words,
each of which was judged when it was first met; only when one of them may be a number, or there is
any sign that is not a letter or ordinary punctuation, is the text read with care.
"""

from __future__ import annotations

import re
from codecs import charmap_build, charmap_encode

from quietpage.numbers.digits import numerals_in
from quietpage.numbers.folding import FoldedText
from quietpage.numbers.hints import hint
from quietpage.numbers.loader import pack_for
from quietpage.numbers.number import Number
from quietpage.numbers.number_words import word_pattern, words_in

TYPE_CHECKING = False
if TYPE_CHECKING:
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
    candidates = pack.candidates_among(word_pattern(pack).findall(folded))
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
