"""A language ready to be used: which words may be numbers, and which rules they call.

A pack remembers which words it has judged, since texts repeat theirs. That memory is bounded and changes no
verdict.
"""

from __future__ import annotations

from quietpage.numbers.compounds import SolidCompound
from quietpage.numbers.folding import without_accents
from quietpage.numbers.patterns import (
    compile_rule,
    compile_run,
    compile_word,
    macros_of,
    starts_with_trigger,
    trigger_words,
)
from quietpage.numbers.roman_words import RULERS, may_be_roman
from quietpage.numbers.word_marks import TAG_OF_WORDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator

    from quietpage.numbers.language_data import LanguageData
    from quietpage.numbers.languages import Depth

    Window = tuple[int, int]
    """A stretch of a text in which a rule is tried."""

_MAX_WORDS = 50_000
"""So many words are remembered; after that, the memory begins anew."""


class Pack:
    """One language, ready to be used.

    `language` is its primary subtag, `depth` how much is known of it, `labels` the words behind which a Roman
    numeral may be a single letter. `clean_words` are the words judged to be nothing by themselves, as the
    finder writes words; `clean_texts` are texts that were read with care and held no number. Both are the
    finder's quick way past what it has met before.
    """

    __slots__ = (
        "_before_numerals",
        "_compounds",
        "_depending",
        "_macros",
        "_maybe_roman",
        "_patterns",
        "_rules",
        "_run",
        "_run_parts",
        "_solid",
        "_starts_with_trigger",
        "_telling",
        "_verdicts",
        "_words",
        "clean_texts",
        "clean_words",
        "depth",
        "labels",
        "language",
        "triggers",
    )

    def __init__(self, language: str, depth: Depth, words: dict[str, str], data: LanguageData) -> None:
        """`words` are the language's number words in small letters, each with its tag."""
        self.language = language
        self.depth: Depth = depth
        self.labels = data.labels
        self.clean_words: set[bytes] = set()
        self.clean_texts: set[str] = set()
        self._verdicts: dict[str, bool] = {}
        self._maybe_roman: set[str] = set()
        self._before_numerals: set[str] = set()
        self._words = words
        self._depending = data.depending
        self._macros = macros_of(data)
        # Only these patterns are needed to judge a word; a rule's is made when a word first calls it.
        self._compounds = tuple(
            (TAG_OF_WORDS[name], compile_word(pattern, self._macros)) for name, pattern in data.compounds
        )
        self._telling = tuple((kind, compile_word(pattern, self._macros)) for kind, pattern in data.telling)
        self._solid = tuple(
            (TAG_OF_WORDS[name], SolidCompound(*(part.split() for part in parts)))
            for name, *parts in data.solid
        )
        self._rules = data.rules
        self._patterns: dict[int, re.Pattern[str]] = {}
        self._starts_with_trigger = [starts_with_trigger(rule) for rule in data.rules]
        self._run_parts = data.run
        self._run: re.Pattern[str] | None = None
        self.triggers: dict[str, list[tuple[int, frozenset[str]]]] = {}
        """The rules that a word calls, by their place in the language's list, each with the words one of
        which must stand before it, if any must."""
        for index, (_, called_by, _) in enumerate(data.rules):
            for called in called_by.split():
                before, _, at = called.rpartition("~")
                behind = frozenset(trigger_words(before, self._macros))
                for word in trigger_words(at, self._macros):
                    self.triggers.setdefault(word, []).append((index, behind))

    def candidates(self, words: Iterable[bytes], decode: Callable[[bytes], str]) -> set[str]:
        """Those of a text's words that may be a number, in small letters; the others are remembered."""
        clean = self.clean_words
        candidates = set()
        for word in {*words} - clean:
            spelled = decode(word)
            if self._may_be_number(spelled):
                candidates.add(spelled.lower())
            else:
                if len(clean) > _MAX_WORDS:
                    clean.clear()
                clean.add(word)
        return candidates

    def candidates_among(self, words: Iterable[str]) -> set[str]:
        """The same for words that are text already."""
        verdicts = self._verdicts
        candidates = set()
        for word in {*words}:
            verdict = verdicts.get(word)
            if verdict is None:
                if len(verdicts) > _MAX_WORDS:
                    verdicts.clear()
                verdict = verdicts[word] = self._may_be_number(word)
            if verdict:
                candidates.add(word.lower())
        return candidates

    def _may_be_number(self, word: str) -> bool:
        small = word.lower()
        if small in self.triggers or self.tag(small) or (self._telling and self.kind_told_by(small)):
            return True
        if small in self.labels:
            self._before_numerals.add(small)
            return True
        if may_be_roman(word, small):
            self._maybe_roman.add(small)
            return True
        if word in RULERS:
            self._maybe_roman.add(small)
            self._before_numerals.add(small)
            return True
        return False

    def need_a_numeral(self, candidates: set[str]) -> bool:
        """Whether these words are nothing unless a Roman numeral follows one of them: Act, George."""
        return self._before_numerals.issuperset(candidates)

    def roman_candidates(self, candidates: set[str]) -> tuple[bool, set[str]]:
        """Whether one of these words may be a Roman numeral, and those that one may stand behind."""
        romans = self._maybe_roman & candidates
        before = {word for word in romans if word.title() in RULERS} | (self.labels & candidates)
        return bool(romans - before), before

    def tag(self, small: str) -> str:
        """The tag of a word in small letters (`tags.py`); nothing if it is no number word by itself."""
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
            if solid.matches(small) or (plain is not small and solid.matches(plain)):
                return tag
        for tag, pattern in self._compounds:
            if pattern.fullmatch(small) or (plain is not small and pattern.fullmatch(plain)):
                return tag
        return ""

    @property
    def has_telling_words(self) -> bool:
        """Whether the language has words that tell of numbers all by themselves."""
        return bool(self._telling)

    def kind_told_by(self, small: str) -> str:
        """The kind of number that a word in small letters tells of all by itself; nothing for most."""
        for kind, pattern in self._telling:
            if pattern.fullmatch(small):
                return kind
        return ""

    @property
    def run(self) -> re.Pattern[str]:
        """What matches number words that stand together, in a tagged text."""
        if self._run is None:
            self._run = compile_run(self._run_parts, self._macros)
        return self._run

    def rules_for(
        self, text: str, places: dict[str, list[int]], *, tagged: bool
    ) -> Iterator[tuple[str, re.Pattern[str], list[Window]]]:
        """The rules that the words at these places call, in the language's order: kind, pattern, windows.

        `tagged` says whether the text has a number word; the rules that `#` calls are for then. A window of
        one character is a place at which the rule has to match.
        """
        called: dict[int, list[Window]] = {}
        for word, starts in places.items():
            for index, behind in self.triggers.get(word, ()):
                before, after = (0, 1) if self._starts_with_trigger[index] else (_BEFORE, len(word) + _AFTER)
                windows = [
                    (max(0, start - before), start + after)
                    for start in starts
                    if not behind or _word_before(text, start) in behind
                ]
                if windows:
                    called.setdefault(index, []).extend(windows)
        if tagged:
            for index, _ in self.triggers.get("#", ()):
                called[index] = [(0, _EVERYWHERE)]
        for index in sorted(called):
            yield self._rules[index][0], self._pattern(index), _merged(called[index])

    def _pattern(self, index: int) -> re.Pattern[str]:
        pattern = self._patterns.get(index)
        if pattern is None:
            pattern = self._patterns[index] = compile_rule(self._rules[index][2], self._macros)
        return pattern


_BEFORE, _AFTER, _EVERYWHERE = 70, 110, 1 << 40
"""How far around the word that called it a rule looks, in code points."""


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


def _merged(windows: list[Window]) -> list[Window]:
    """Stretches in their order, those that touch made one."""
    windows.sort()
    merged = windows[:1]
    for start, end in windows[1:]:
        if start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged
