"""Writes the tables of the number guard that are made from Unicode's and CLDR's data.

* `unicode_data.py`, from the Unicode Character Database (UAX #44) and its NFKC foldings (UAX #15), by
  `unicodedata2`, which has the newest.
* `languages/cldr.txt`, from CLDR's rule-based number formats (RBNF, UTS #35 part three), by `unicode-rbnf`.

Run `python -m quietpage.numbers.generate` after a new release of either. Both are dependencies of the
development only; quietpage itself never imports this module. A test runs it again and compares.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).parent

PICTURED = {
    "turned digits": range(0x218A, 0x218C),
    "dice": range(0x2680, 0x2686),
    "mahjong tiles that count": range(0x1F007, 0x1F022),
    "dominoes": (*range(0x1F031, 0x1F062), *range(0x1F063, 0x1F094)),
    "playing cards that count": (
        *(suit + pip for suit in (0x1F0A0, 0x1F0B0, 0x1F0C0, 0x1F0D0) for pip in range(2, 11)),
        *range(0x1F0E1, 0x1F0F6),
    ),
    "circled zero with slash": (0x1F10D,),
    "squared screen and sound sizes": range(0x1F19B, 0x1F1A5),
    "figured bass": range(0x1D1F7, 0x1D1FF),
    "calendars that show a date": (0x1F4C5, 0x1F4C6, 0x1F5D3),
    "hundred points": (0x1F4AF,),
    "play one again": (0x1F502,),
    "nobody under eighteen": (0x1F51E,),
    "ten, and the numbers": (0x1F51F, 0x1F522),
    "clock faces": range(0x1F550, 0x1F568),
    "billiard ball": (0x1F3B1,),
    "medals": range(0x1F947, 0x1F94A),
}
"""Signs that picture a number although Unicode does not call them numbers, as code points. Chosen by hand."""

OLDEST_UNICODE = "14.0.0"
"""What the oldest Python that quietpage runs on knows of Unicode (3.11); later foldings are frozen."""


def main() -> None:
    """Write every generated file anew."""
    for path, content in files().items():
        path.write_text(content, encoding="utf-8")


def files() -> dict[Path, str]:
    """Every generated file with what it should hold."""
    return {HERE / "unicode_data.py": unicode_data(), HERE / "languages" / "cldr.txt": spelled_out()}


def unicode_data() -> str:
    """The source of `unicode_data.py`: characters that are numbers, and how the newest ones fold.

    Each goes into the first class that fits: a number by its general category, a picture of one, invisible,
    a combining mark.
    """
    unicodedata2 = import_module("unicodedata2")

    def category(char: str) -> str:
        return str(unicodedata2.category(char))

    def folded(char: str) -> str:
        return str(unicodedata2.normalize("NFKC", char))

    numerals, pictures, formats, marks, folds = [], [], [], [], {}
    pictured = {code for codes in PICTURED.values() for code in codes}
    for code in range(0x110000):
        char = chr(code)
        if category(char) in ("Nd", "Nl", "No"):
            numerals.append(code)
        elif code in pictured or any(category(part)[0] == "N" for part in folded(char)):
            pictures.append(code)
        elif category(char) == "Cf" or 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF:
            formats.append(code)
        elif category(char) in ("Mn", "Mc"):
            marks.append(code)
        if folded(char) != char and not _known_to_the_oldest(char):
            folds[char] = folded(char)
    lines = [
        '"""Characters that are numbers to a reader, or are dropped or folded for one.',
        "",
        f"Written by generate.py from Unicode {unicodedata2.unidata_version}, not by hand. A class of",
        "characters is the inside of a pattern's [...]; `char_set` makes a set of it.",
        '"""',
        "",
        f'UNICODE = "{unicodedata2.unidata_version}"',
        "",
        "# Numbers by their general category (UAX #44): Nd, Nl or No.",
        *_class("NUMERALS", numerals),
        "",
        "# Other characters whose NFKC folding (UAX #15) holds a number, and those that picture one.",
        *_class("PICTURES", pictures),
        "",
        "# Characters that a reader never sees: format characters (Cf) and variation selectors.",
        *_class("INVISIBLE", formats),
        "",
        "# Marks that are written with a letter and belong to its word (Mn, Mc).",
        *_class("COMBINING_MARKS", marks),
        "",
        f"# What folds (NFKC) since Unicode {OLDEST_UNICODE}, for a Python that does not know it yet.",
        "NEW_FOLDINGS = {",
        *(f"    {_quoted(char)}: {_quoted(fold)}," for char, fold in folds.items()),
        "}",
        "",
    ]
    return "\n".join(lines)


def _known_to_the_oldest(char: str) -> bool:
    """Whether Unicode's data of the oldest Python fold this character already."""
    unicodedata2 = import_module("unicodedata2")
    if unicodedata.unidata_version == OLDEST_UNICODE:
        return unicodedata.normalize("NFKC", char) == str(unicodedata2.normalize("NFKC", char))
    return str(unicodedata2.category(char)) != "Cn" and not _newer(ord(char))


def _newer(code: int) -> bool:
    """Whether a folding character came after the oldest Python's Unicode (read from the frozen table)."""
    from quietpage.numbers.unicode_data import NEW_FOLDINGS

    return chr(code) in NEW_FOLDINGS


def _class(name: str, codes: list[int]) -> list[str]:
    """A character class as a Python constant, a few ranges to a line."""
    ranges: list[list[int]] = []
    for code in codes:
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    parts = [
        _escaped(first) if first == last else f"{_escaped(first)}-{_escaped(last)}" for first, last in ranges
    ]
    lines, line = [], ""
    for part in parts:
        if len(line) + len(part) > 96:
            lines.append(line)
            line = ""
        line += part
    lines.append(line)
    return [f"{name} = (", *(f'    "{line}"' for line in lines), ")"]


def _escaped(code: int) -> str:
    char = chr(code)
    if char.isascii() and char.isalnum():
        return char
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _quoted(text: str) -> str:
    return '"' + "".join(_escaped(ord(char)) for char in text) + '"'


OTHERWISE = {
    "az": "alt\u0131 min on y\u00fcz",
    "be": "\u0441\u0430\u0440\u0430\u043a\u0430",
    "ca": "deu nou set sis",
    "cy": "dim saith",
    "da": "anden andet en et fire",
    "fa": "\u0646\u0647 \u062f\u0647 \u062f\u0648",
    "fi": "kuusi kuuden kuutta",
    "fil": "na sa",
    "ga": "s\u00e9 tr\u00ed",
    "hi": "\u0926\u094b \u0938\u094c",
    "hr": "sto",
    "hu": "hat h\u00e9t",
    "ro": "mie nou\u0103 un",
    "ru": "\u0441\u0435\u043c\u044c\u044e \u0441\u043e\u0440\u043e\u043a\u0430",
    "sl": "ni\u010d",
    "sr": "sto \u0441\u0442\u043e",
    "tr": "alt\u0131 bin k\u0131rk on y\u00fcz",
    "uk": "\u0441\u043e\u0440\u043e\u043a\u0430",
    "vi": "ba ch\u00edn kh\u00f4ng m\u01b0\u1eddi n\u0103m tr\u0103m t\u01b0",
}
"""Words of CLDR that are numbers and, more often, something else: Finnish "kuusi" is a spruce. In a language
that is not known in full nothing tells which, so they are left out."""

# Regions that count in other words: septante, nonante.
_VARIANTS = {
    "fr": ("fr_BE", "fr_CH"),
    "pt": ("pt_PT",),
    "de": ("de_CH",),
    "en": ("en_IN",),
    "sr": ("sr_Latn",),
}
# What is spelled out, so that each word comes up. One is left out: it is the article in many languages.
_UNITS, _TENS = (0, *range(2, 20)), range(20, 100, 10)
_SCALES = (
    *range(100, 1000, 100),
    1000,
    *range(2000, 10_000, 1000),
    10**6,
    2 * 10**6,
    5 * 10**6,
    10**9,
    10**12,
)
_SOLID = tuple(n for n in range(21, 100) if n % 10)


def spelled_out() -> str:
    """The content of `cldr.txt`: a line for each language, with its units, tens, scales and ordinals.

    The four are parted by tabs, their words by spaces, as `languages/cldr.py` reads them.
    """
    from unicode_rbnf import RbnfEngine

    lines = []
    for language in sorted(RbnfEngine.get_supported_languages()):
        if "_" in language:
            continue
        found = _spelled_in(language)
        if any(found):
            lines.append("\t".join([language, *(" ".join(sorted(words)) for words in found)]) + "\n")
    return "".join(lines)


def _spelled_in(language: str) -> tuple[set[str], set[str], set[str], set[str]]:
    """A language's units and teens, tens, hundreds and beyond, and its ordinals from the third on.

    A word is in the first of them only. Without the words for one and for second, which count nothing in most
    of their uses.
    """
    ones, seconds = _words(language, (1,)), _words(language, (2,), ordinal=True)
    ones |= _words(language, (1,), ordinal=True) | set(OTHERWISE.get(language, "").split())
    whole = _words(language, _UNITS, whole=True) - ones
    tens = _words(language, _TENS, whole=True) - ones - whole
    scales = _words(language, _SCALES) - ones - whole - tens
    solid = _words(language, _SOLID, whole=True, main_only=True) - ones - whole - tens - scales
    cardinals = whole | tens | scales | solid
    ordinals = _words(language, (*range(3, 21), *_TENS, 100, 1000, 10**6), ordinal=True, whole=True)
    ordinals |= _words(language, _SOLID, ordinal=True, whole=True, main_only=True)
    return whole | solid, tens, scales, ordinals - ones - seconds - cardinals


def _words(
    language: str,
    numbers: Iterable[int],
    *,
    ordinal: bool = False,
    whole: bool = False,
    main_only: bool = False,
) -> set[str]:
    """The words that spell numbers out, in every gender and case that CLDR has.

    With `whole` only spellings that are one word; with `main_only` none of the finer sets of rules, such as
    `spellout-cardinal-masculine-genitive`, which repeat long compounds in each form.
    """
    from unicode_rbnf import FormatPurpose, RbnfEngine
    from unicode_rbnf.engine import RbnfError

    purpose = FormatPurpose.ORDINAL if ordinal else FormatPurpose.CARDINAL
    words: set[str] = set()
    for variant in (language, *_VARIANTS.get(language, ())):
        engine = RbnfEngine.for_language(variant)
        for number in numbers:
            try:
                spellings = engine.format_number(number, purpose).text_by_ruleset
            except (LookupError, ValueError, RbnfError):
                continue
            for ruleset, spelling in spellings.items():
                # Financial rules spell numbers as cheques do, mostly in Han characters.
                if "financial" in ruleset or (main_only and ruleset.count("-") > 1):
                    continue
                parts = [_clean(part) for part in re.split(r"[\s\-‐‑]+", spelling)]
                if len(parts) == 1 or not whole:
                    words.update(part for part in parts if _is_word(part))
    return words


def _clean(word: str) -> str:
    """A word as it is searched for: folded, without the invisible breaks that CLDR puts into compounds."""
    return unicodedata.normalize("NFKC", word.replace("​", "").replace("­", "")).lower()


def _is_word(word: str) -> bool:
    """Whether a spelling can be searched for: more than one letter, and none of them Han."""
    if len(word) < 2 or any(char.isdigit() or "⺀" <= char <= "鿿" or char >= "𠀀" for char in word):
        return False
    return all(char.isalpha() or unicodedata.category(char)[0] == "M" for char in word)


if __name__ == "__main__":
    main()
