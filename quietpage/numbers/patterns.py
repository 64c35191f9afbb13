"""Makes regular expressions of the patterns that a language's module writes.

There a space is any gap between two words, `<n>` any number, `<month>` a word of the language's class of that
name; `languages/en.py` tells the rest. Nothing in them may repeat without a bound: what goes on for as long
as a text does is written here, under a name, and gives back nothing that it has taken. So no pattern takes
more than a few steps for each character of a text, whatever the text; `tests/numbers/test_steps.py` counts.
"""

from __future__ import annotations

import re
from itertools import product

from quietpage.core.late_patterns import late_pattern
from quietpage.numbers.word_marks import BUILT, ORDINAL, SCALE, TAGS, TEN, UNIT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from quietpage.numbers.language_data import LanguageData, Rule

_GAP = r"(?:[ \t]++\n?+[ \t]*+|\n[ \t]*+|[-\u2010])"
"""What may stand between two words: spaces, one end of a line (two would end a paragraph), or a hyphen."""

_COUNT = f"[{UNIT}{TEN}{SCALE}]++"

MACROS = {
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
    # Only what is put before the end of a word (`<front>i`) gives back what it has taken: it has to.
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
"""What the `<names>` stand for that every language has."""


def macros_of(data: LanguageData) -> dict[str, str]:
    """What the `<names>` in a language's patterns stand for: those above, and the language's own."""
    return {
        **MACROS,
        "number": f"[{TAGS}]++",
        "small": f"[{data.small}]+",
        "ending": f"[{data.ending}]*+",
        **{name: _with_gaps(words) for name, words in data.classes.items()},
    }


def compile_word(pattern: str, macros: dict[str, str]) -> re.Pattern[str]:
    """The pattern of a whole word in small letters."""
    return re.compile(expanded(pattern, macros))


def compile_rule(pattern: str, macros: dict[str, str]) -> re.Pattern[str]:
    """The pattern of a rule, which begins and ends where words do."""
    return re.compile(rf"(?<!\w)(?:{expanded(pattern, macros)})(?!\w)", re.IGNORECASE)


def compile_run(parts: dict[str, str], macros: dict[str, str]) -> re.Pattern[str]:
    """The pattern of number words that stand together, of a language's patterns of its parts (`RUN`).

    What ends within a word is no part. The first way to go on that can be gone is gone, and not taken back.
    """
    begins, goes_on, ends, trails = (
        expanded(parts.get(name, ""), macros) for name in ("begins", "goes on", "ends", "trails")
    )
    return re.compile(
        rf"(?<!\w)(?:{begins})?{macros['number']}(?!\w)(?>(?:(?:{goes_on})(?!\w))*)"
        + (rf"(?:(?:{ends})(?!\w))?" if ends else "")
        + (rf"(?>(?:(?:{trails})(?!\w))*)" if trails else ""),
        re.IGNORECASE,
    )


def expanded(pattern: str, macros: dict[str, str]) -> str:
    """A pattern as a regular expression: its `<names>` put in, its spaces made gaps between words.

    A ValueError, if it repeats something without a bound.
    """
    pattern = _with_gaps(pattern)
    while _NAME.search(pattern):
        pattern = _NAME.sub(lambda name: f"(?:{macros[name.group(1)]})", pattern)
    return pattern.replace(_A_GAP, _GAP)


def _with_gaps(pattern: str) -> str:
    """A pattern with its spaces marked as gaps.

    Within a look-behind, which Python wants of one width, a space is a single white space.
    """
    if _ENDLESS.search(pattern):
        raise ValueError(f"what a pattern repeats without a bound has a name in patterns.py: {pattern!r}")
    pattern = _LOOKING_BACK.sub(lambda back: back.group().replace(" ", r"\s"), pattern)
    return pattern.replace("[ -]", _A_GAP).replace(" ", _A_GAP)


_A_GAP = "\x01"
"""Takes the place of a gap until all names are put in: the spaces that a gap's own pattern has are none."""

_ENDLESS = late_pattern(r"(?<!\\)[*+]|(?<!\\)\{(?!\d\}|[01],[1-6]\})")
"""What may not stand in a language's pattern: a repetition without a bound, or with a high one."""
_LOOKING_BACK = late_pattern(r"\(\?<[!=][^()]*\)")
_NAME = late_pattern(r"(?<!\(\?)(?<!\(\?P)<([A-Za-z]+)>")


def starts_with_trigger(rule: Rule) -> bool:
    """Whether a rule's pattern begins with each word that calls it, so that it need not look before it."""
    _, called_by, pattern = rule
    begun = _LOOKING_BACK.sub("", pattern)
    depth = 0
    for place, char in enumerate(begun):
        depth += (char == "(") - (char == ")")
        if char == "|" and not depth and begun[place - 1] != "\\":
            return False
    return all(word.isalpha() and begun.startswith(word) for word in called_by.split())


def trigger_words(words: str, classes: dict[str, str]) -> list[str]:
    """The words that call a rule, in small letters: `second(s)` is both, `<month>` each of that class."""
    found: list[str] = []
    for word in words.split():
        if word.startswith("<"):
            found += [name.lower() for name in re.findall(r"[^\W\d_]+", classes[word[1:-1]])]
            continue
        # What stands in brackets comes at each odd place of the split.
        options = [
            (part, "") if place % 2 else (part,)
            for place, part in enumerate(re.split(r"\(([^()]*+)\)", word))
        ]
        found += ["".join(parts) for parts in product(*options)]
    return found
