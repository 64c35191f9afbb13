"""Numbers in a plain text: the one funnel through which every text goes, whatever format it came from.

Most texts hold no number and have to be let by quickly. So a text is first looked at as a set of words,
each of which was judged when it was first met; only when one of them may be a number, or there is
any character that is not a letter or ordinary punctuation, is the text read with care.
"""

from __future__ import annotations

from codecs import charmap_build, charmap_encode

from quietpage.numbers.digits import numerals_in
from quietpage.numbers.folding import FoldedText
from quietpage.numbers.loader import pack_for
from quietpage.numbers.number import Number
from quietpage.numbers.number_words import word_pattern, words_in
from quietpage.numbers.roman_words import NUMERAL_BYTES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from quietpage.numbers.number import Found, Kind
    from quietpage.numbers.pack import Pack

NOTHING: frozenset[str] = frozenset()

_MAX_TEXTS = 5_000
"""So many clean texts a pack remembers; after that, its memory begins anew."""


def found_in(
    text: str, language: str = "en", not_numbers: frozenset[str] = NOTHING, most: int | None = None
) -> tuple[Number, ...]:
    """Each number in a plain text, in its order; the first `most` of them, if no more are asked for.

    `language` is a BCP 47 tag; `not_numbers` are phrases that `not_numbers.accepted` has let pass.
    """
    pack = pack_for(language)
    data = _as_bytes(text)
    if data is None or _ASKS_FOR_CARE in data:
        return _found_with_care(text, pack, not_numbers, most)
    words = data.split()
    if pack.clean_words.issuperset(words):
        return ()
    candidates = pack.candidates(words, _decoded)
    if not candidates or (pack.need_a_numeral(candidates) and not NUMERAL_BYTES.search(data)):
        return ()
    if text in pack.clean_texts:
        return ()
    if not_numbers:
        return _found_with_care(text, pack, not_numbers, most)
    # All of it is letters that fold to themselves, and ordinary punctuation: it is its own folding.
    numbers = _numbers(text, text, None, words_in(text, pack, candidates), pack, most)
    if not numbers:
        if len(pack.clean_texts) > _MAX_TEXTS:
            pack.clean_texts.clear()
        pack.clean_texts.add(text)
    return numbers


def may_hold(text: str, language: str) -> bool:
    """Whether a text asks for a closer look: a word in it may be a number, or a character is unusual."""
    pack = pack_for(language)
    data = _as_bytes(text)
    if data is None or _ASKS_FOR_CARE in data:
        return True
    words = data.split()
    if pack.clean_words.issuperset(words):
        return False
    candidates = pack.candidates(words, _decoded)
    return bool(candidates) and not (pack.need_a_numeral(candidates) and not NUMERAL_BYTES.search(data))


# Western prose as bytes: Windows' code page 1252, with a few more marks in the codes that it leaves free.
# Bytes are translated and split several times as fast as text. A text of other characters is read with care.
_FREE_CODES = {0x81: "\u202f", 0x8D: "\u2010", 0x8F: "\u2009", 0x90: "\u2192", 0x9D: "\u2032"}
_CHARS = "".join(_FREE_CODES.get(code) or bytes((code,)).decode("cp1252") for code in range(256))
_TO_BYTES = charmap_build(_CHARS)

_ASKS_FOR_CARE = b"0"
_CAREFUL = "0123456789%\u2030\xaa\xba\xb2\xb3\xb9\xbc\xbd\xbe\xad\u2122\xb5"
"""Digits and numerals, per cent, and what folds to something else than itself."""
# Letters stay. All that is neither a letter nor asks for care parts words.
_SIMPLIFY = bytes(
    ord(_ASKS_FOR_CARE) if char in _CAREFUL else code if char.isalpha() else ord(" ")
    for code, char in enumerate(_CHARS)
)


def _as_bytes(text: str) -> bytes | None:
    """A text as its letters, spaces, and a zero for whatever asks for care; None if it is not all western."""
    if text.isascii():
        return text.encode("ascii").translate(_SIMPLIFY)
    try:
        return charmap_encode(text, "strict", _TO_BYTES)[0].translate(_SIMPLIFY)
    except UnicodeEncodeError:
        return None


def _decoded(word: bytes) -> str:
    """The letters that a word of bytes stands for."""
    return word.decode("ascii") if word.isascii() else "".join(_CHARS[code] for code in word)


def _found_with_care(
    text: str, pack: Pack, not_numbers: frozenset[str], most: int | None
) -> tuple[Number, ...]:
    """Each number in a text that may hold any character."""
    folding = FoldedText(text)
    folded = folding.text
    if not_numbers:
        from quietpage.numbers.not_numbers import masked

        folded = masked(folded, not_numbers)
    candidates = pack.candidates_among(word_pattern(pack).findall(folded))
    found = [*numerals_in(folded)]
    if candidates:
        found += words_in(folded, pack, candidates)
    return _numbers(text, folded, folding, found, pack, most)


def _numbers(
    text: str, folded: str, folding: FoldedText | None, found: list[Found], pack: Pack, most: int | None
) -> tuple[Number, ...]:
    """What was found in the folded text, as numbers in the source."""
    if not found:
        return ()
    from quietpage.numbers.hints import about

    numbers: list[Number] = []
    done = 0
    for start, end, kind in _without_overlaps(found):
        first, last = folding.place(start, end) if folding else (start, end)
        if first < done:
            # One character of the source may fold to several numbers; it is told once.
            continue
        # Folded, every numeral is digits; the source says whether they are those of a keyboard.
        if kind == "digits" and not any("0" <= char <= "9" for char in text[first:last]):
            kind = "unicode"
        numbers.append(
            Number(text[first:last], first, last, kind, about(kind, folded, start, end, pack.language))
        )
        done = last
        if len(numbers) == most:
            break
    return tuple(numbers)


_STRENGTH: dict[Kind, int] = {
    "ranking": 7,
    "metric": 6,
    "roman": 5,
    "ordinal": 4,
    "word": 3,
    "unicode": 2,
    "digits": 1,
}
"""Which kind a stretch has that falls under several: "number one" is a ranking."""


def _without_overlaps(found: list[Found]) -> list[Found]:
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
