"""Latin letters that are read as a Roman numeral.

Capitals that make a numeral of three letters or more are one, unless they are a word. Fewer letters need a
reason: a label before them (Act V), a ruler (George V), a century sign, another numeral (from I to XII).
"""

from __future__ import annotations

import re
from functools import cache

from quietpage.numbers.reading import word_set

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from quietpage.numbers.language import Pack

_WELL_FORMED = r"M{0,4}(?:CM|CD|D?C{0,4})(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4})"
NUMERAL = rf"(?=[IVXLCDM])(?<![\w.])({_WELL_FORMED})"

# Words and abbreviations that look like a numeral, and kisses.
_WORDS = word_set(
    "CCC CCI CIV CLI CMV CXX DCC DIV DIX DMX DVI LIV LIX MCC MCI MDI MIX MMC MMI MMM XXX XXXX MM MMMM CCCC"
)
_TWO_LETTERS = frozenset(["II", "IX", "XI", "XV", "XX"])
_BESIDE_A_NAME = word_set("IV VI LV LX XC CX")
_MANY_LETTERS = re.compile(rf"{NUMERAL}(?:'?(s))?(?!\w)(?!['\u2019][a-z])")
_WITH_SIGN = re.compile(
    rf"{NUMERAL}(?:(?<=[IVX])(?:th|st|nd|rd|e|er|re|ère|ème|eme|es)|[\u00ba\u00aa])(?!\w)"
)
_FRENCH_SIGNS = frozenset(("Ier", "Ire", "Ière"))
_NOT_A_SIGN = word_set("Ce De Le Me Ie Des Les Mes Ces Der Ler Mer Cer Dre Vre Xe Ve Ide Ire")
_RANGE = re.compile(
    r"(?<![\w.])([IVXLCDM]+)(?:\s?[-\u2013\u2014]\s?|\s(?:to|through|bis|à|au|a|al|tot|até|hasta)\s)([IVXLCDM]+)(?!\w)"
)
_NAME_BEFORE = re.compile(r"([A-Z\u00c0-\u00de][^\W\d_]{2,})[ \u00a0]\Z")
_LIST_MARK = re.compile(r"\(([ivxl]{1,5})\)|(?m:^)[ \t]*([ivxl]{1,5})[.)](?=\s)")
_ONE_LETTER_LABELLED = frozenset("ivx")
# Words with a capital, at the start of a sentence, that are no name.
_NO_NAMES = word_set(
    "The An This That His Her Their My Our Your Its Every Each No Not On In At And But With For From"
    " When While After Before Nurse Doctor Hospital Der Die Das Ein Eine Den Dem Les Des Une Une Los Las"
    " Una Uno Gli Het Een Com Uma Vim Emacs Use Using Type Our"
)
_CENTURIES = (
    r"(?:century|centuries|siècles?|siglos?|séculos?|secol[oi]|jahrhunderts?|eeuw(?:en)?|arrondissement|république"
    r"|guerra mundial|guerre mondiale|guerra mondiale|wereldoorlog|weltkrieg|congreso|congresso|edición|edizione|edição"
    r"|centenario|legislatur[ae]|dynasty|dynastie|dinastía|dinastia|dynastie|olympiad)"
)
_BEFORE_CENTURY = re.compile(rf"{NUMERAL}\.?[ \u00a0](?={_CENTURIES}\b)", re.IGNORECASE)
_AFTER_CENTURY = re.compile(r"\b(?i:siglos?|séculos?|secolo|xx)\s(?-i:([IVXLCDM]+))(?!\w)")


def romans_in(text: str, pack: Pack) -> Iterator[tuple[int, int]]:
    """Each Roman numeral in Latin letters in a folded text."""
    for match in _MANY_LETTERS.finditer(text):
        letters = match.group(1)
        start, end = match.span(1)
        if (
            (len(letters) > 2 and letters not in _WORDS and not (match.group(2) and len(letters) < 3))
            or (letters in _TWO_LETTERS)
            or (letters in _BESIDE_A_NAME and _beside_a_name(text, start))
        ):
            if not _shouted(text, start, end, letters):
                yield start, end
    for match in _WITH_SIGN.finditer(text):
        if (
            match.group() not in _NOT_A_SIGN
            or match.group() in _FRENCH_SIGNS
            or re.match(rf"[ \u00a0]{_CENTURIES}\b", text[match.end() : match.end() + 25], re.IGNORECASE)
        ):
            yield match.span()
    for match in _RANGE.finditer(text):
        first, last = match.groups()
        if (len(first) > 1 or len(last) > 1) and _is_numeral(first) and _is_numeral(last):
            yield match.span(1)
            yield match.span(2)
    for match in _BEFORE_CENTURY.finditer(text):
        if text[match.start(1) : match.end(1)].isupper():
            yield match.span(1)
    for match in _AFTER_CENTURY.finditer(text):
        if _is_numeral(match.group(1)):
            yield match.span(1)
    for match in _LIST_MARK.finditer(text):
        group = 1 if match.group(1) else 2
        letters = match.group(group)
        if _is_numeral(letters.upper()) and (len(letters) > 1 or letters in _ONE_LETTER_LABELLED):
            yield match.span(group)
    yield from _labelled(text, pack)
    yield from _rulers(text)


def _is_numeral(letters: str) -> bool:
    return bool(re.fullmatch(_WELL_FORMED, letters)) and bool(letters)


def _shouted(text: str, start: int, end: int, letters: str) -> bool:
    """Whether letters stand among other capitals, where MIX or DI may be words, and are a word in small letters."""
    return letters in ("XI", "XX") and text[end : end + 1] == "-"


def _beside_a_name(text: str, start: int) -> bool:
    before = _NAME_BEFORE.search(text, max(0, start - 40), start)
    return bool(before) and before is not None and before.group(1) not in _NO_NAMES


@cache
def _label_pattern(labels: frozenset[str]) -> re.Pattern[str]:
    words = "|".join(sorted(labels, key=len, reverse=True))
    return re.compile(rf"(?<!\w)({words})\.?[ \u00a0]([IVXLCDM]+|[ivxl]+|[IVX][ivx]*)(?!\w)", re.IGNORECASE)


def _labelled(text: str, pack: Pack) -> Iterator[tuple[int, int]]:
    """Numerals behind a label: World War I, Act V, chapter iv."""
    if not pack.labels:
        return
    for match in _label_pattern(pack.labels).finditer(text):
        label, letters = match.groups()
        if not _is_numeral(letters.upper()) or letters in (
            "mix",
            "di",
            "mi",
            "li",
            "vi",
            "ci",
            "civil",
            "dim",
        ):
            if letters not in ("vi",) or not _ends(text, match.end(2)):
                continue
        if letters == "I" or letters == "i":
            # The pronoun stands behind the same words: "the part I love", "le chapitre I" does not.
            if pack.language == "en" and not (label[0].isupper() or _ends(text, match.end(2))):
                continue
            if letters == "i" and not _ends(text, match.end(2)):
                continue
        if letters in ("C", "D", "L", "M") and label.lower() not in _LONG_LABELS:
            continue
        if letters in ("d", "c", "l", "m", "x", "v") and not _ends(text, match.end(2)):
            continue
        yield match.span(2)


_LONG_LABELS = word_set(
    "chapter volume book canto psalm kapitel band buch psalm chapitre tome livre psaume capítulo tomo"
    " libro salmo volume capitolo capitulo hoofdstuk deel boek livro"
)
_END = re.compile(r"\s*(?:[.,;:!?)\u2026\u201d\"\u2013\u2014]|$|of\b|and\b|to [IVX]|et\b|und\b|y\b|e\b|en\b)")


def _ends(text: str, at: int) -> bool:
    return bool(_END.match(text, at))


@cache
def _ruler_pattern() -> re.Pattern[str]:
    from quietpage.numbers.language import RULERS

    names = "|".join(sorted(RULERS, key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)((?:(?:Queen|King|Pope|Emperor|Tsar|Kaiser|König|Papst|roi|Roi|reine|pape|rey|reina|papa|rei|rainha|re|regina|paus"
        rf"|koning|koningin)\s)?)(?:{names})\s([IVX]+)(?!\w|['\u2019])(?!\.\s?[A-Z]\w*,)"
    )


def _rulers(text: str) -> Iterator[tuple[int, int]]:
    """Numerals behind a ruler's name; the pronoun I behind a name is none."""
    for match in _ruler_pattern().finditer(text):
        titled, letters = match.group(1), match.group(2)
        if not _is_numeral(letters):
            continue
        at_start = not text[: match.start()].strip() or text[: match.start()].rstrip()[-1] in '.!?:\u201c"('
        if letters != "I" or titled or at_start or _END.match(text, match.end()):
            yield match.span(2)
