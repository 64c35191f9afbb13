"""What the guard knows of a language: its number words and the rules for words that may be one.

A language's module (`languages/en.py` is the one to read) is data. `pack_for` makes a `Pack` of it when
the language is first met. A pack remembers which words it has judged, since texts repeat theirs; that
memory is bounded and changes no verdict.
"""

from __future__ import annotations

import re
from importlib import import_module
from itertools import product
from types import ModuleType

from quietpage.numbers.languages import FULL, MORE, depth, primary
from quietpage.numbers.sets import word_set

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from quietpage.numbers.languages import Depth

# What a number word is tagged with, letter for letter. None of these outlives the folding of a text.
UNIT, TEN, SCALE, ORDINAL, BUILT = "\u207f", "\u1d57", "\u02e2", "\u00aa", "\u02e3"
NAMED_TAGS = {"unit": UNIT, "ten": TEN, "scale": SCALE, "ordinal word": ORDINAL, "built": BUILT}
_WORD_TAGS = {**NAMED_TAGS, "ordinal": ORDINAL}
TAGS = UNIT + TEN + SCALE + ORDINAL + BUILT

_MEMORY = 50_000

# A pattern is made of words and of these. Whatever in it goes on for as long as a text does is written here
# and nowhere else, and gives back nothing that it has taken: so no pattern takes more than a few steps for
# each sign of a text, whatever the text. Only what is put before the end of a word (`<front>i`) gives back.
_GAP = r"(?:[ \t]++\n?+[ \t]*+|\n[ \t]*+|[-\u2010])"
_COUNT = f"[{UNIT}{TEN}{SCALE}]++"
_MACROS = {
    # A number, in words or digits; that, or its first words; an ordinal; a word tagged so.
    "n": rf"(?:(?>{_COUNT}(?!\w)(?:{_GAP}{_COUNT}(?!\w)){{0,5}})|\d[\d.,:]{{0,20}})",
    "fewer": rf"(?:{_COUNT}(?:{_GAP}{_COUNT}){{0,5}}|\d[\d.,:]{{0,20}})",
    "o": rf"(?:[{ORDINAL}]++|\d++(?:st|nd|rd|th|e|er|ème|\u00ba|\u00aa|\.))",
    "scale": rf"[{SCALE}]++",
    "ten": rf"[{TEN}]++",
    "built": rf"[{BUILT}]++",
    "ordinal": rf"[{ORDINAL}]++",
    # Any word; one with a capital; one with apostrophes in it; one with hyphens too, and a part of that.
    "word": r"[^\W\d_]++",
    "Name": r"(?-i:[A-Z\u00c0-\u00de][^\W\d_]++)",
    "spoken": r"[\w']++",
    "piece": r"(?>(?:[\w']++|-){1,24})",
    "part": r"(?:[\w']++|-){1,24}",
    # How a word goes on: anyhow, or with something. How it begins: with letters, anyhow, with apostrophes.
    "any": r"\w*+",
    "some": r"\w++",
    "front": r"[^\W\d_]+",
    "whatever": r"\w*",
    "voiced": r"[\w']+",
    "short": r"[a-z]{0,12}",
    # What lies within a clause, and within a sentence, as far as it is looked at.
    "clause": r"[^.;!?]{0,40}",
    "sentence": r"[^.!?]{0,60}",
    "end": r"(?=\s*+(?:[.,;:!?)\u2026\u201d\"\u2013\u2014]|$))",
    "start": r"(?:(?<=[.!?:\u2026\u201c\"(]\s)|(?<=[\u201c\"(\u00ab])|(?m:^))",
}
_ENDLESS = re.compile(r"(?<!\\)[*+]|(?<!\\)\{(?!\d\}|[01],[1-6]\})")
"""What may not stand in a language's pattern: a repetition without a bound, or with a high one."""

Rule = tuple[str, str, str]  # the kind, the words that call it, the pattern


class Pack:
    """One language, ready to be used.

    `depth` is how much is known; `clean` are the words judged to be nothing by themselves, as the finder
    writes words; `passed` are texts that were read with care and held no number.
    """

    __slots__ = (
        "_begun",
        "_compounds",
        "_depending",
        "_heads",
        "_known",
        "_macros",
        "_module",
        "_patterns",
        "_romans",
        "_rules",
        "_run",
        "_solid",
        "_telling",
        "_words",
        "clean",
        "depth",
        "labels",
        "language",
        "passed",
        "triggers",
    )

    def __init__(self, language: str, depth: Depth, words: dict[str, str], module: ModuleType | None) -> None:
        self.language = language
        self.depth: Depth = depth
        self.clean: set[bytes] = set()
        self.passed: set[str] = set()
        self._run: re.Pattern[str] | None = None
        self._romans: set[str] = set()
        self._heads: set[str] = set()
        self._known: dict[str, bool] = {}
        self._words = words
        self._module = module
        self._patterns: dict[int, re.Pattern[str]] = {}
        self._rules: tuple[Rule, ...] = tuple(getattr(module, "RULES", ()))
        self.triggers: dict[str, list[tuple[int, frozenset[str]]]] = {}
        self._macros = macros = _macros_of(module)
        for index, (_, called_by, _) in enumerate(self._rules):
            for called in called_by.split():
                before, _, at = called.rpartition("~")
                behind = frozenset(_expanded(before, macros))
                for word in _expanded(at, macros):
                    self.triggers.setdefault(word, []).append((index, behind))
        self._begun = [self._begins_with_its_word(index) for index in range(len(self._rules))]
        self.labels = frozenset(_listed(getattr(module, "LABELS", "")))
        self._depending = frozenset(_listed(getattr(module, "DEPENDING", "")))
        self._solid = tuple(
            (_WORD_TAGS[tag], Solid(*map(_listed, pieces))) for tag, *pieces in getattr(module, "SOLID", ())
        )
        compounds = getattr(module, "COMPOUNDS", ())
        self._compounds = tuple(
            (_WORD_TAGS[tag], re.compile(_spelled(pattern, macros))) for tag, pattern in compounds
        )
        self._telling = tuple(
            (kind, re.compile(_spelled(pattern, macros))) for kind, pattern in getattr(module, "TELLING", ())
        )

    def suspects(self, words: Iterable[bytes], letters: Callable[[bytes], str]) -> set[str]:
        """Those of a text's words that may be a number, in small letters; the others are remembered."""
        clean = self.clean
        suspects = set()
        for word in {*words} - clean:
            spelled = letters(word)
            if self._may_be_number(spelled):
                suspects.add(spelled.lower())
            else:
                if len(clean) > _MEMORY:
                    clean.clear()
                clean.add(word)
        return suspects

    def suspects_in(self, words: Iterable[str]) -> set[str]:
        """The same for words that are spelled out."""
        known = self._known
        suspects = set()
        for word in {*words}:
            verdict = known.get(word)
            if verdict is None:
                if len(known) > _MEMORY:
                    known.clear()
                verdict = known[word] = self._may_be_number(word)
            if verdict:
                suspects.add(word.lower())
        return suspects

    def _may_be_number(self, word: str) -> bool:
        small = word.lower()
        if small in self.triggers or self.tag(small) or (self._telling and self.told_by(small)):
            return True
        if small in self.labels:
            self._heads.add(small)
            return True
        return self._may_be_roman(word, small)

    def _may_be_roman(self, word: str, small: str) -> bool:
        """Whether a Roman numeral may be this word, or stand behind it; remembered, for the finder to ask."""
        if _ROMAN_WORD.fullmatch(word) or small in _SMALL_ROMANS:
            self._romans.add(small)
            return True
        if word in RULERS:
            self._romans.add(small)
            self._heads.add(small)
            return True
        return False

    def are_heads(self, suspects: set[str]) -> bool:
        """Whether these words are nothing unless a Roman numeral follows one of them: Act, George."""
        return self._heads.issuperset(suspects)

    def romans_among(self, suspects: set[str]) -> tuple[bool, set[str]]:
        """Whether there are words that may be a Roman numeral, and those that one may stand behind."""
        romans = self._romans & suspects
        behind = {word for word in romans if word.title() in RULERS} | (self.labels & suspects)
        return bool(romans - behind), behind

    def tag(self, small: str) -> str:
        """What a word in small letters is tagged with; nothing if it is no number word by itself."""
        tag = "" if small in self._depending else self._words.get(small)
        if tag is None:
            plain = without_accents(small)
            tag = self._words.get(plain)
            if tag is None:
                tag = self._tag_of_compound(small, plain)
        return tag

    def _tag_of_compound(self, small: str, plain: str) -> str:
        """The same for a word that is in no list, with its accents and without them."""
        for tag, solid in self._solid:
            if solid.is_built(small) or (plain is not small and solid.is_built(plain)):
                return tag
        for tag, pattern in self._compounds:
            if pattern.fullmatch(small) or (plain is not small and pattern.fullmatch(plain)):
                return tag
        return ""

    def told_by(self, small: str) -> str:
        """The kind of number that a word in small letters tells of all by itself; nothing for most."""
        for kind, pattern in self._telling:
            if pattern.fullmatch(small):
                return str(kind)
        return ""

    @property
    def run(self) -> re.Pattern[str]:
        """What matches number words that stand together."""
        if self._run is None:
            self._run = re.compile(_run(getattr(self._module, "RUN", _RUN), self._macros), re.IGNORECASE)
        return self._run

    @property
    def telling(self) -> bool:
        """Whether there are words that tell of numbers all by themselves."""
        return bool(self._telling)

    def rules_for(
        self, text: str, places: dict[str, list[int]], *, counted: bool
    ) -> Iterator[tuple[str, re.Pattern[str], list[tuple[int, int]]]]:
        """The rules that the words at these places call, in the language's order, each with where to look.

        `counted` says whether there is a number word; the rules that `#` calls are for then.
        """
        called: dict[int, list[tuple[int, int]]] = {}
        for word, starts in places.items():
            for index, behind in self.triggers.get(word, ()):
                before, after = (0, 1) if self._begun[index] else (_BEFORE, len(word) + _AFTER)
                windows = [
                    (max(0, start - before), start + after)
                    for start in starts
                    if not behind or _word_before(text, start) in behind
                ]
                if windows:
                    called.setdefault(index, []).extend(windows)
        if counted:
            for index, _ in self.triggers.get("#", ()):
                called[index] = [(0, _EVERYWHERE)]
        for index in sorted(called):
            yield self._rules[index][0], self._pattern(index), _merged(called[index])

    def _begins_with_its_word(self, index: int) -> bool:
        """Whether a pattern begins with each word that calls it, so that it need not look before it."""
        _, called_by, pattern = self._rules[index]
        begun = _LOOKING_BACK.sub("", pattern)
        depth = 0
        for place, char in enumerate(begun):
            depth += (char == "(") - (char == ")")
            if char == "|" and not depth and begun[place - 1] != "\\":
                return False
        return all(word.isalpha() and begun.startswith(word) for word in called_by.split())

    def _pattern(self, index: int) -> re.Pattern[str]:
        pattern = self._patterns.get(index)
        if pattern is None:
            spelled = _spelled(self._rules[index][2], self._macros)
            pattern = self._patterns[index] = re.compile(rf"(?<!\w)(?:{spelled})(?!\w)", re.IGNORECASE)
        return pattern


def _macros_of(module: ModuleType | None) -> dict[str, str]:
    """What the `<names>` in a language's patterns stand for: those above, and the language's own."""
    own = getattr(module, "CLASSES", {})
    return {
        **_MACROS,
        "number": f"[{TAGS}]++",
        "small": f"[{getattr(module, 'SMALL', '')}]+",
        "ending": f"[{getattr(module, 'ENDING', '')}]*+",
        **{name: _gapped(words) for name, words in own.items()},
    }


class Solid:
    """How words that are numbers are written together, as one: centoventitré.

    `first`, `between` and `last` are the words with which it may begin, go on and end.
    """

    __slots__ = ("_between", "_first", "_last", "_widths")

    def __init__(self, first: Iterable[str], between: Iterable[str], last: Iterable[str]) -> None:
        self._first = tuple(dict.fromkeys(first))
        self._between = frozenset(between)
        self._last = frozenset(last)
        self._widths = sorted({*map(len, self._between), *map(len, self._last)})

    def is_built(self, word: str) -> bool:
        """Whether a word in small letters is built so: one walk over it, that never turns back."""
        if not word.startswith(self._first):
            return False
        end = len(word)
        reached = bytearray(end + 1)
        for piece in self._first:
            if word.startswith(piece):
                reached[len(piece)] = True
        at = reached.find(True)
        while 0 <= at < end:
            for width in self._widths:
                piece = word[at : at + width]
                if at + width == end and piece in self._last:
                    return True
                if at + width < end and piece in self._between:
                    reached[at + width] = True
            at = reached.find(True, at + 1)
        return False


_RUN = {"goes on": " <number>"}


def _run(parts: dict[str, str], macros: dict[str, str]) -> str:
    """The regular expression of number words that stand together, of a language's patterns of its parts.

    What ends within a word is no part. The first way to go on that can be gone is gone, and not taken back.
    """
    begins, goes_on, ends, trails = (
        _spelled(parts.get(name, ""), macros) for name in ("begins", "goes on", "ends", "trails")
    )
    return (
        rf"(?<!\w)(?:{begins})?{macros['number']}(?!\w)(?>(?:(?:{goes_on})(?!\w))*)"
        + (rf"(?:(?:{ends})(?!\w))?" if ends else "")
        + (rf"(?>(?:(?:{trails})(?!\w))*)" if trails else "")
    )


# How far around the word that called it a rule looks.
_BEFORE, _AFTER, _EVERYWHERE = 70, 110, 1 << 40


def _word_before(text: str, start: int) -> str:
    """The word before a place, in small letters, as far back as a rule looks."""
    farthest = max(0, start - _BEFORE)
    end = start
    while end > farthest and not text[end - 1].isalpha():
        end -= 1
    begin = end
    while begin > farthest and text[begin - 1].isalpha():
        begin -= 1
    return text[begin:end].lower()


def _merged(windows: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches in their order, those that touch made one."""
    windows.sort()
    merged = windows[:1]
    for start, end in windows[1:]:
        if start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


_packs: dict[str, Pack] = {}
"""A documented memory: packs by the language tag as it was asked for. It changes no verdict."""


def pack_of(tag: str) -> Pack | None:
    """The pack of a language tag that was asked for before."""
    return _packs.get(tag)


def pack_for(tag: str) -> Pack:
    """The pack of a BCP 47 language tag."""
    pack = _packs.get(tag)
    if pack is None:
        language = primary(tag)
        pack = _packs.get(language) or _made(language)
        if len(_packs) > 2000:
            _packs.clear()
        _packs[tag] = _packs[language] = pack
    return pack


def read_as(tag: str) -> str:
    """The language that a text under this tag is read in; nothing, if only its signs are read."""
    pack = pack_for(tag)
    return "" if pack.depth == "signs" else pack.language


def _made(language: str) -> Pack:
    described = language in FULL or language in MORE
    module = import_module(f"quietpage.numbers.languages.{language}") if described else None
    return Pack(language, depth(language), _words_of(language, module), module)


def _words_of(language: str, module: ModuleType | None) -> dict[str, str]:
    """The number words of a language with their tags, with and without accents."""
    from quietpage.numbers.languages import cldr

    words: dict[str, str] = {}
    sources = (
        [cldr.words(language)] if module is None else [cldr.words(language), getattr(module, "WORDS", {})]
    )
    left_out = _listed(getattr(module, "DEPENDING", ""))
    for source in sources:
        for name, listed in source.items():
            for word in _listed(listed):
                words[word] = _WORD_TAGS[name]
                words.setdefault(without_accents(word), _WORD_TAGS[name])
    for word in left_out:
        words.pop(word, None)
        words.pop(without_accents(word), None)
    return words


def _listed(words: str) -> list[str]:
    return words.split()


def _expanded(words: str, classes: dict[str, str]) -> list[str]:
    """Words listed with alternatives: `second(s)` is both, `<month>` each word of that class."""
    expanded: list[str] = []
    for word in words.split():
        if word.startswith("<"):
            expanded += [found.lower() for found in re.findall(r"[^\W\d_]+", classes[word[1:-1]])]
            continue
        options = [
            (part, "") if optional else (part,)
            for part, optional in zip(re.split(r"\(([^()]*+)\)", word), _alternating(), strict=False)
        ]
        expanded += ["".join(parts) for parts in product(*options)]
    return expanded


def _alternating() -> Iterator[bool]:
    optional = False
    while True:
        yield optional
        optional = not optional


def _spelled(pattern: str, macros: dict[str, str]) -> str:
    """A rule's pattern as a regular expression: its `<names>` put in, its spaces made gaps between words."""
    pattern = _gapped(pattern)
    while _NAME.search(pattern):
        pattern = _NAME.sub(lambda name: f"(?:{macros[name.group(1)]})", pattern)
    return pattern.replace(_A_GAP, _GAP)


def _gapped(pattern: str) -> str:
    """A pattern with its spaces marked as gaps; what a pattern looks back at is one space wide.

    A ValueError, if it repeats something without a bound: what may go on so has a name.
    """
    if _ENDLESS.search(pattern):
        raise ValueError(f"what a pattern repeats without a bound has a name in language.py: {pattern!r}")
    pattern = _LOOKING_BACK.sub(lambda back: back.group().replace(" ", r"\s"), pattern)
    return pattern.replace("[ -]", _A_GAP).replace(" ", _A_GAP)


_A_GAP = "\x01"
_LOOKING_BACK = re.compile(r"\(\?<[!=][^()]*\)")
_NAME = re.compile(r"(?<!\(\?)(?<!\(\?P)<([A-Za-z]+)>")
_ROMAN_WORD = re.compile(r"[IVXLCDM]{2,}(?:e|er|re|ère|ème|eme|es|th|st|nd|rd|o|a|s)?|I(?:er|re|ère)")

_SMALL_ROMANS = word_set("ii iii iv vii viii ix xi xii xiii xiv xv xvi xvii xviii xix xx xxi")

# Names that a numeral of one letter may follow: rulers, popes, and what they are called.
RULERS = word_set(
    "Afonso Albert Alberto Alexander Alexandre Alfonso Amedeo Anne August Augustus Baldwin Baudouin"
    " Beatrix Benedetto"
    " Benedict Benedicto Benedikt Benedictus Bento Benoît Boniface Bonifacio Boris Boudewijn Carl Carlo"
    " Carlos"
    " Caterina Catharina Catherine Charles Christian Clement Clemens Constantine Cyrus Darius Dinis"
    " Edward Elisabeth"
    " Elisabetta Elizabeth Emanuele Enrico Enrique Ernst Federico Felipe Ferdinand Fernando Filip"
    " Filipe Filippo Filips"
    " Francesco Francis Francisco Franz François Frederick Frederik Friedrich Georg George Georges"
    " Giacomo Giorgio"
    " Giovanni Gregor Gregorio Gregory Gustaf Gustav Haakon Harald Heinrich Hendrik Henri Henrique"
    " Henry Hussein"
    " Innocent Isabel Isabella Isabelle Ivan Jaime James Jean Johann Johannes John Jorge Joseph José"
    " João Juan Juliana"
    " Julius Karel Karl Katharina Konrad Leo León Leone Leopold Leopoldo Leão Lodewijk Louis Ludwig"
    " Luigi Luis Luís"
    " Manuel Margrethe Maria Marie Mary Maurits Maximilian Mehmed Michael Napoleon Napoleone Napoleón"
    " Napoléon Nicholas"
    " Nicolas Nikolaus Nicola Olav Oscar Otto Ottone Pablo Paolo Paul Paulo Pedro Peter Philip Philipp"
    " Philippe Pie Pierre"
    " Pieter Pietro Pio Pius Pío Ptolemy Ramses Ramsès Richard Robert Rudolf Sancho Sisto Stephen"
    " Umberto Urban Victor"
    " Vittorio Wilhelm Wilhelmina Willem William Xerxes Élisabeth"
    " Akbar Alfons Alonso Amadeo Amenhotep Antiochus Arnulf Béla Carol Claudius Cosimo Dirk Duarte"
    " Ferdinando Floris"
    " Godfried Ladislaus Lorenzo Lothar Mihai Murad Ramiro Ranieri Reinoud Rodolfo Sebastião Selim"
    " Sigismund Simeon"
    " Stanislaus Suleiman Süleyman Thutmose Tiberius"
)

_PLAIN = str.maketrans(
    "àáâãäåèéêëìíîïòóôõöùúûüýÿçñ\u0103\u0105\u0107\u0109\u010d\u0113\u0117\u0119\u011b\u0146\u0151\u0161\u017e\u016b",
    "aaaaaaeeeeiiiiooooouuuuyycnaaccceeeenoszu",
    "\u0307",
)


def without_accents(word: str) -> str:
    """A word in small letters without its accents, as people type it who have none."""
    return word if word.isascii() else word.translate(_PLAIN).replace("ß", "ss")
