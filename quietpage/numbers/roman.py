"""Latin letters that are read as a Roman numeral.

Capitals that make a numeral of three letters or more are one, unless they are a word. Fewer letters need a
reason: a label before them (Act V), a ruler (George V), a century's sign, another numeral (from I to XII).
"""

from __future__ import annotations

import re

from quietpage.core.late_patterns import late_pattern
from quietpage.numbers.roman_words import RULERS
from quietpage.numbers.sets import word_set

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from quietpage.numbers.pack import Pack


def romans_in(text: str, pack: Pack, behind: list[int], *, alone: bool) -> Iterator[tuple[int, int]]:
    """Each Roman numeral in Latin letters in a folded text: where it begins and ends.

    `behind` are the places of labels and rulers, `alone` says whether there may be a numeral that needs none
    (`Pack.roman_candidates`). The same numeral may come twice.
    """
    if alone:
        yield from _capitals(text)
        yield from _signed(text)
        yield from _ranges(text)
        yield from _list_marks(text)
    for place in behind:
        yield from _labelled(text, pack, place)
        yield from _ruler(text, pack, place)
    if behind and not alone:
        yield from _before_centuries(text)


def _is_numeral(letters: str) -> bool:
    """Whether capitals are a well-formed numeral, as MCM is and IC is not."""
    return bool(_A_NUMERAL.fullmatch(letters))


# Additive forms (IIII, VIIII, XXXX) too, as clocks and old prints have them.
_WELL_FORMED = r"M{0,4}(?:CM|CD|D?C{0,4})(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4})"
_A_NUMERAL = late_pattern(_WELL_FORMED)


def _capitals(text: str) -> Iterator[tuple[int, int]]:
    """Capitals that stand alone, or in front of a century's word."""
    for match in _CAPITALS.finditer(text):
        letters, start = match.group(1), match.start()
        if (
            (len(letters) > 2 and letters not in _WORDS)
            or letters in _TWO_LETTERS
            or (letters in _BESIDE_A_NAME and _beside_a_name(text, start))
            or _CENTURY_FOLLOWS.match(text, match.end())
        ):
            yield match.span(1)


_NUMERAL = rf"(?=[IVXLCDM])(?<![\w.])({_WELL_FORMED})"

_CAPITALS = late_pattern(rf"{_NUMERAL}(?!\w)(?!['\u2019][a-z])")

# Words and abbreviations that look like a numeral, and kisses.
_WORDS = word_set(
    "CCC CCCC CCI CDI CIV CLI CMV CXX DCC DIV DIX DMX DVI LIV LIX MCC MCI MDI MDX MIX MMC MMI MMM MMMM"
    " XXX XXXX"
)

# Numerals of two letters that are found anywhere, and those found behind a name only. All others pass: CD, DM
# and MC are abbreviations.
_TWO_LETTERS = word_set("II IX XI XV XX")
_BESIDE_A_NAME = word_set("IV VI LV LX XC CX")


def _beside_a_name(text: str, start: int) -> bool:
    """Whether the word before this place is a name, as far as its capital and a list of other words tell."""
    before = _NAME_BEFORE.search(text, max(0, start - 40), start)
    return before is not None and before.group(1) not in _NO_NAMES


_NAME_BEFORE = late_pattern(r"([A-Z\u00c0-\u00de][^\W\d_]{2,40})[ \u00a0]\Z")

# Words with a capital, at the start of a sentence, that are no name.
_NO_NAMES = word_set(
    "After And Before But Com Das Dem Den Der Des Die Doctor Each Een Ein Eine Emacs Every For From Gli"
    " Her Het His"
    " Hospital Its Las Les Los Not Nurse Our Size That The Their This Uma Una Une Uno Use Using Vim"
    " When While With Your"
)


def _signed(text: str) -> Iterator[tuple[int, int]]:
    """Numerals with an ordinal's sign, or behind a century's word: XIXe, XXth, siglo XX."""
    for match in _SIGNED.finditer(text):
        if match.group() not in _SIGNED_WORDS or _CENTURY_FOLLOWS.match(text, match.end()):
            yield match.span()
    for match in _AFTER_CENTURY.finditer(text):
        if _is_numeral(match.group(1)):
            yield match.span(1)


_SIGNED = late_pattern(
    rf"{_NUMERAL}(?:(?<=[IVX])(?:th|st|nd|rd|e|er|re|ère|ème|eme|es)|[\u00ba\u00aa])(?!\w)"
)

# One letter and a sign are more often a word: Ce, De, Le, Me; a century's word behind them tells.
_SIGNED_WORDS = word_set("Ce Cer Ces De Der Des Dre Ide Ie Le Ler Les Me Mer Mes Ve Vre Xe")

_CENTURY = (
    r"(?:century|centuries|siècles?|siglos?|séculos?|secol[oi]|jahrhunderts?|eeuw(?:en)?|arrondissement|république"
    r"|guerra mundial|guerre mondiale|guerra mondiale|wereldoorlog|weltkrieg|congres(?:s?o|s)"
    r"|edición|edizione|edição"
    r"|centenario|legislatur[ae]|dynast(?:y|ie)|dinast[ií]a|olympiad)\b"
)

_CENTURY_FOLLOWS = late_pattern(rf"\.?[ \u00a0]{_CENTURY}", re.IGNORECASE)

# What is before the first letter is looked at when that is found: so all others are passed by at once, where
# a look-behind in front would be tried at every place.
_AFTER_CENTURY = late_pattern(r"[sS](?<!\w.)(?i:iglos?|éculos?|ecolo)\s([IVXLCDM]+)(?!\w)")


def _before_centuries(text: str) -> Iterator[tuple[int, int]]:
    """Numerals of one letter, with a sign or without, before a century's word: Ve République, V secolo."""
    for match in _ONE_LETTER.finditer(text):
        if _CENTURY_FOLLOWS.match(text, match.end()):
            yield match.span()
    for match in _AFTER_CENTURY.finditer(text):
        yield match.span(1)


# In the same way.
_ONE_LETTER = late_pattern(r"[IVX](?<![\w.].)(?:e|er)?(?!\w)")


def _ranges(text: str) -> Iterator[tuple[int, int]]:
    """The two numerals of a range, unless both are single letters: C-D may be two letters of an alphabet."""
    for match in _RANGE.finditer(text):
        first, last = match.groups()
        if len(first) + len(last) > 2 and _is_numeral(first) and _is_numeral(last):
            yield match.span(1)
            yield match.span(2)


# A range of two: I-IV, "from I to XII"; the words of all seven languages.
_RANGE = late_pattern(
    r"(?<![\w.])([IVXLCDM]+)(?:\s?[-\u2013\u2014]\s?|\s(?:to|through|bis|à|au|a|al|tot|até|hasta)\s)"
    r"([IVXLCDM]+)(?!\w)"
)


def _list_marks(text: str) -> Iterator[tuple[int, int]]:
    """Numerals in small letters that mark the items of a list."""
    for match in _LIST_MARK.finditer(text):
        letters = match.group(1) or match.group(2)
        if _is_numeral(letters.upper()) and letters != "l":
            yield match.span(match.lastindex or 0)


# (ii) anywhere, and "ii." or "ii)" at the beginning of a line.
_LIST_MARK = late_pattern(r"\(([ivxl]{1,5})\)|(?m:^)[ \t]{0,80}([ivxl]{1,5})[.)](?=\s)")


def _labelled(text: str, pack: Pack, place: int) -> Iterator[tuple[int, int]]:
    """The numeral behind the label at this place: World War I, Act V, chapter iv."""
    match = _LABELLED.match(text, place)
    if match is None or match.group(1).lower() not in pack.labels:
        return
    if _is_numeral(match.group(2).upper()) and _is_labelled(text, match, pack.language):
        yield match.span(2)


_LABELLED = late_pattern(r"([^\W\d_]+)\.?[ \u00a0]([IVXLCDM]+|[ivxl]+|[IVX][ivx]*)(?!\w)")


def _is_labelled(text: str, match: re.Match[str], language: str) -> bool:
    """Whether letters behind a label are its numeral, and no pronoun, word or letter of the alphabet."""
    start, end = match.span()
    label, letters = match.groups()
    ends = bool(_END.match(text, end))
    if letters in _SMALL_WORDS:
        return letters == "vi" and ends
    if len(letters) > 1:
        return True
    if letters == "I" and language != "en" and not match.group().count("."):
        return True
    if letters == "I" and language == "en":
        # The pronoun stands behind the same words: the part I love, to Mark I owe.
        return ends or (
            label[0].isupper() and label.lower() not in _ALSO_NAMES and not _pointed_at(text, start)
        )
    if letters.islower():
        return ends
    if letters == "X" and label.lower() in _PAGES:
        return False
    return letters in "VX" or label.lower() in _LONG_LABELS


# Labels behind which C, D, L and M are numerals and not letters of the alphabet.
_LONG_LABELS = word_set(
    "band boek book buch canto capitolo capitulo capítulo chapitre chapter deel hoofdstuk kapitel libro"
    " livre livro psalm"
    " psaume salmo tome tomo volume"
)

# English labels that are names of people too, behind which I is the pronoun: "Mark I owe".
_ALSO_NAMES = word_set("art mark page")

# Some page or other is page X, and so is somebody's place on a network of that name.
_PAGES = word_set("bladzijde page pagina página seite")

# Words of some language in small letters, behind a label too; only "vi" at the end of a clause is a numeral.
_SMALL_WORDS = word_set("mix di mi li vi ci dim")

# Where a name with its numeral ends: at a mark, or before a word that goes on with another.
_END = late_pattern(
    r"\s*(?:[.,;:!?)\u2026\u201d\"\u2013\u2014]|$|of\b|and\b|to [IVX]|et\b|und\b|y\b|e\b|en\b)"
)


def _pointed_at(text: str, start: int) -> bool:
    """Whether a word is one of many, as in "the War I remember", and no label."""
    return bool(_POINTING.search(text, max(0, start - 8), start))


# Words before a label that make it one of many: "the part I love".
_POINTING = late_pattern(
    r"\b(?:the|an?|his|her|my|our|their|your|this|that|every|each|which|what|no)\s\Z", re.IGNORECASE
)


def _ruler(text: str, pack: Pack, place: int) -> Iterator[tuple[int, int]]:
    """The numeral behind the ruler's name at this place; the pronoun I behind a name is none."""
    match = _RULED.match(text, place)
    if match is None or match.group(1) not in RULERS or not _is_numeral(match.group(2)):
        return
    titled = _TITLED.search(text, max(0, place - 12), place)
    if match.group(2) != "I" or pack.language in _WITHOUT_I or titled or _reigns(text, place, match.end()):
        yield match.span(2)


_RULED = late_pattern(r"([^\W\d_]+)\s([IVX]+)(?!\w|['\u2019](?!s\b))")

# Where a capital I within a sentence is no word of its own.
_WITHOUT_I = word_set("de es fr it nl pt")

_TITLES = (
    "Queen|King|Pope|Emperor|Tsar|Kaiser|König|Papst|Roi|roi|reine|pape|rey|reina|papa|rei|rainha|re|regina|paus|koning"
    "|koningin"
)
_TITLED = late_pattern(rf"(?<!\w)(?:{_TITLES})\s\Z")


def _reigns(text: str, start: int, end: int) -> bool:
    """Whether "Elizabeth I" is the queen, and not somebody thanks to whom I learned something."""
    while start and text[start - 1].isspace():
        start -= 1
    begins = not start or text[start - 1] in '.!?:\u201c"('
    return bool(_END.match(text, end)) or (begins and bool(_REIGNING.match(text, end)))


# What a ruler does behind the numeral, and hardly anybody behind the pronoun.
_REIGNING = late_pattern(
    r"\s(?:ruled|reigned|was|became|died|inherited|ordered|founded|built|signed|sent|commanded|fled)\b"
)
