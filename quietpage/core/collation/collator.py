"""Keys by which texts are sorted as their reader's language has it: `Ø` behind `Z` in Danish, and with `O` in
English.

This is the Unicode Collation Algorithm (UTS #10) with CLDR's order of the letters and what languages say
otherwise (UTS #35, part five), as far as names need it. A key has three levels: the letters, their accents,
and their forms, such as capitals; the next one counts where the one before is the same. Ideographs stand as
Unicode has them, which is by radical and strokes for nearly all.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from quietpage.core.named_tuple import NamedTuple

_HERE = Path(__file__).parent

_COMMON = "\x20"
_SPACE, _LETTERS, _ACCENTS, _VARIANTS = "\x21", 0x100, 0x30, 0x1000
_IDEOGRAPHS, _MORE_IDEOGRAPHS, _UNKNOWN = 0x20000, 0x30000, 0x70000
_BEHIND, _BEFORE, _BLOCK = 0x108000, 0x108000, 0x100
"""Weights are signs, and a key is made of them. One that a language puts behind another is that one and a
sign higher than any that could follow it. Each place where something is put has blocks of such signs:
downwards for what is put right behind, upwards for what is put right before the next.
"""

_ALIASES = {"nb": "no", "nn": "no", "tl": "fil", "sh": "sr-Latn"}

_VOWELS_BEFORE = re.compile("([เ-ไເ-ໄ])([ก-ฮກ-ຮໜ-ໟ])")
"""In Thai and Lao some vowels are written before the consonant that they are spoken behind."""

_LENGTH = re.compile("([ぁ-ゖァ-ヺ][゙゚]?)ー")
_KANA_BY_VOWEL = {
    "あ": "ぁあかがさざただなはばぱまゃやらゎわゕァアカガサザタダナハバパマャヤラヮワヵヷ",
    "い": "ぃいきぎしじちぢにひびぴみりゐィイキギシジチヂニヒビピミリヰヸ",
    "う": "ぅうくぐすずっつづぬふぶぷむゅゆるゔゥウクグスズッツヅヌフブプムュユルヴ",
    "え": "ぇえけげせぜてでねへべぺめれゑゖェエケゲセゼテデネヘベペメレヱヶヹ",
    "お": "ぉおこごそぞとどのほぼぽもょよろをォオコゴソゾトドノホボポモョヨロヲヺ",
}
_VOWEL_OF = {kana: vowel for vowel, row in _KANA_BY_VOWEL.items() for kana in row}


class Element(NamedTuple):
    """What a sign weighs on the three levels (UTS #10, 3.1); an accent weighs nothing on the first."""

    letter: str
    accent: str
    form: str


class Root:
    """The order of letters where no language says otherwise: `elements` by signs that are apart (NFD).

    `names` are the scripts, `starts` the weights that each begins with; `symbol` is what all symbols weigh,
    but for a few of the oldest. Scripts behind the Latin one are read when they are needed.
    """

    def __init__(self) -> None:
        self.elements: dict[str, tuple[Element, ...]] = {}
        self.names: list[str] = []
        self.starts: list[int] = []
        self.symbol = ""
        self._weight = _LETTERS
        lines = [*_lines("root.txt")]
        latin = lines.index("further scripts")
        self._further = lines[latin + 1 :]
        self._take(lines[:latin])

    def take_further(self) -> None:
        """Take in the scripts behind the Latin one."""
        self._take(self._further)
        self._further = []

    def _take(self, lines: Iterable[str]) -> None:
        elements = self.elements
        for line in lines:
            name, _, rest = line.partition(" ")
            if name == "marks":
                for at, mark in enumerate(rest):
                    elements[mark] = (Element("", chr(_ACCENTS + at), _COMMON),)
            elif name == "same":
                for marks in rest.split(" "):
                    elements.update((mark, elements[marks[0]]) for mark in marks)
            elif name == "as":
                signs, _, others = rest.partition(" ")
                elements[unicodedata.normalize("NFD", signs)] = tuple(elements[each][0] for each in others)
            else:
                if name == "digits" and not self.symbol:
                    self.symbol, self._weight = chr(self._weight), self._weight + 1
                self.names.append(name)
                self.starts.append(self._weight)
                self._take_letters(rest.split(" "))

    def _take_letters(self, letters: Iterable[str]) -> None:
        """Take in the next letters: each with what differs from it as `a` and `A` do, and behind a `|`, with
        what differs from it as by an accent.
        """
        normalize = unicodedata.normalize
        for each in _out_of_runs(letters):
            weight = chr(self._weight)
            for variant, alike in enumerate(each.split("|") if len(each) > 1 else [each]):
                accent = chr(_VARIANTS + variant) if variant else _COMMON
                for form, sign in enumerate(alike):
                    self.elements[normalize("NFD", sign)] = (
                        Element(weight, accent, chr(ord(_COMMON) + form)),
                    )
            self._weight += 1


class Collator:
    """The order of a language. `key` is what a text is sorted by."""

    def __init__(self, language: str) -> None:
        self._root = _root()
        scripts, rules = _said_of(language)
        self._passes_over = "-punctuation" in scripts
        self._scripts = {name: chr(place + 2) for place, name in enumerate(scripts)}
        self._kana = language.partition("-")[0].lower() == "ja"
        self._elements = dict(self._root.elements)
        self._longer: dict[str, int] = {}
        self._blocks: dict[tuple[tuple[str, ...], bool], int] = {}
        self._whole = False
        for chain in rules:
            self._tailor(chain)
        self._note_longer()

    def _complete(self) -> None:
        """Take in the scripts behind the Latin one, but for what the language says otherwise."""
        self._whole = True
        self._root.take_further()
        self._elements = {**self._root.elements, **self._elements}
        self._note_longer()

    def _note_longer(self) -> None:
        """Note which signs begin something of several signs, and how many these are at most."""
        for signs in self._elements:
            if len(signs) > 1:
                self._longer[signs[0]] = max(self._longer.get(signs[0], 0), len(signs))

    def key(self, text: str) -> str:
        """The weights of a text, level by level."""
        elements = [*self._weighed(unicodedata.normalize("NFD", text))]
        if self._passes_over:  # spaces too
            end = self._root.elements["`"][0].letter  # the first symbol
            elements = [each for each in elements if not _SPACE <= each.letter < end]
        letters = (each.letter for each in elements)
        if self._scripts:
            letters = (self._in_its_script(letter) for letter in letters)
        return "\0".join(
            (
                "".join(letters),
                "".join([each.accent for each in elements]),
                "".join([each.form for each in elements]),
            )
        )

    def _weighed(self, text: str) -> Iterator[Element]:
        """The elements of a text that is apart (NFD): at each place, of the longest piece that is known."""
        if _VOWELS_BEFORE.search(text):
            text = _VOWELS_BEFORE.sub(r"\2\1", text)
        if self._kana and "ー" in text:
            text = _LENGTH.sub(lambda found: found[1] + _VOWEL_OF.get(found[1][0], "ー"), text)
        signs = [*text]
        if not self._whole and any(sign not in self._elements and not sign.isspace() for sign in signs):
            self._complete()
        known = self._elements
        at = 0
        while at < len(signs):
            length = self._longer.get(signs[at], 1)
            while length > 1 and "".join(signs[at : at + length]) not in known:
                length -= 1
            piece = "".join(signs[at : at + length])
            at += length
            if piece[0] in self._longer:
                piece = self._with_marks_from_afar(piece, signs, at)
            yield from known[piece] if piece in known else self._of_other(piece)

    def _with_marks_from_afar(self, piece: str, signs: list[str], at: int) -> str:
        """The piece with the marks that belong to it, though others stand between (UTS #10, S2.1)."""
        place, blocked = at, 0
        while place < len(signs) and (its := unicodedata.combining(signs[place])):
            if its != blocked and piece + signs[place] in self._elements:
                piece += signs.pop(place)
            else:
                blocked = its
                place += 1
        return piece

    def _of_other(self, sign: str) -> Iterable[Element]:
        """The elements of a sign that no table has."""
        apart = unicodedata.normalize("NFKD", sign)
        if apart != sign:
            return tuple(each for one in apart for each in self._elements.get(one) or self._of_other(one))
        if sign.isspace():
            return (Element(_SPACE, _COMMON, _COMMON),)
        code, category = ord(sign), unicodedata.category(sign)
        if category[0] == "S":
            return (Element(self._root.symbol + sign, _COMMON, _COMMON),)
        if category in ("Mn", "Me", "Cf", "Cc"):
            return ()
        if 0x4E00 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF:
            return (Element(chr(_IDEOGRAPHS + code), _COMMON, _COMMON),)
        if 0x3400 <= code <= 0x4DBF or 0x20000 <= code <= 0x3FFFF:
            return (Element(chr(_MORE_IDEOGRAPHS + code), _COMMON, _COMMON),)
        return (Element(chr(_UNKNOWN + min(code, 0x8FFFF)), _COMMON, _COMMON),)

    def _in_its_script(self, letter: str) -> str:
        """A letter's weight with that of its script before it: the scripts of the language come first."""
        if not letter:
            return ""
        code = ord(letter[0])
        if code >= _IDEOGRAPHS:
            name = "Hani" if code < _UNKNOWN else ""
        else:
            from bisect import bisect_right

            name = self._root.names[max(bisect_right(self._root.starts, code) - 1, 0)]
        before = "\x01" if code < _LETTERS or name in ("punctuation", "digits") else "\x7f"
        return self._scripts.get(name, before) + letter

    def _tailor(self, chain: str) -> None:
        """Take in what a language says otherwise: `&D<<đ<<<Đ` has `đ` behind `D`, as a letter with an accent.

        A `[1]` after the `&` says that what follows stands right before that letter, and not behind it.
        `!И` has `Й` as an `И` with an accent.
        """
        if chain[0] == "!":
            self._complete()
            for signs in [each for each in self._elements if len(each) > 1 and each[0] in chain]:
                del self._elements[signs]
            return
        start = re.match(r"&(?:\[([123])\])?([^<=]+)", chain)
        elements = self._found(start[2]) if start else ()
        if start is None or not elements:
            return
        before = int(start[1] or "0")
        lead, last = elements[:-1], elements[-1]
        if before:
            last = _with(last, before, last[before - 1][:-1] + chr(ord(last[before - 1][-1]) - 1))
        grown = [False, False, False]  # whether the weight of each level is one of this chain's own
        for strength, signs, more in re.findall(r"(<{1,3}|=)([^<=/]+)(?:/([^<=/]+))?", chain[start.end() :]):
            if strength != "=":
                level = len(strength)
                weight = last[level - 1]
                if grown[level - 1]:
                    weight = weight[:-1] + chr(ord(weight[-1]) + 1)
                else:
                    weight += self._block(level, last, level == before)
                last = _with(last, level, weight)
                grown[level - 1 :] = [True, False, False][: 4 - level]
            self._elements[unicodedata.normalize("NFD", signs)] = (*lead, last, *self._found(more))

    def _block(self, level: int, last: Element, before: bool) -> str:
        """The first sign of a block that nothing was put into yet."""
        place = (last[:level], before)
        self._blocks[place] = many = self._blocks.get(place, -1) + 1
        return chr(_BEFORE + many * _BLOCK) if before else chr(_BEHIND - (many + 1) * _BLOCK)

    def _found(self, text: str) -> tuple[Element, ...]:
        """The elements of a text while the order is still being made."""
        text = unicodedata.normalize("NFD", text)
        if text and text[0] not in self._elements and not self._whole:
            self._complete()
        longest = next((end for end in range(len(text), 0, -1) if text[:end] in self._elements), 0)
        if not text:
            return ()
        first = self._elements[text[:longest]] if longest else self._of_other(text[0])
        return (*first, *self._found(text[longest or 1 :]))


def _with(element: Element, level: int, weight: str) -> Element:
    """An element with another weight on a level, and the usual ones on the levels below that."""
    if level == 1:
        return Element(weight, _COMMON, _COMMON)
    return element._replace(accent=weight, form=_COMMON) if level == 2 else element._replace(form=weight)


@lru_cache(4)
def collator(language: str) -> Collator:
    """The order of a language, by its tag."""
    return Collator(language)


def _said_of(language: str) -> tuple[list[str], list[str]]:
    """The scripts that come first in a language, and what it says of the order of letters: of its tag, or of
    the nearest shorter one.
    """
    said = {}
    for line in _lines("languages.txt"):
        tag, scripts, rules = line.split("\t")
        said[tag.lower()] = scripts.split(), rules.split()
    tag = language.lower()
    while tag:
        tag = _ALIASES.get(tag, tag)
        if tag in said:
            return said[tag]
        tag = tag.rpartition("-")[0]
    return [], []


@lru_cache(1)
def _root() -> Root:
    return Root()


def _out_of_runs(letters: Iterable[str]) -> Iterator[str]:
    """Letters one by one: `a…e` are five."""
    for each in letters:
        if len(each) == 3 and each[1] == "…":
            yield from map(chr, range(ord(each[0]), ord(each[2]) + 1))
        else:
            yield each


def _lines(name: str) -> Iterator[str]:
    text = (_HERE / name).read_text(encoding="utf-8")
    return (line for line in text.split("\n") if line and line[0] != "#")
