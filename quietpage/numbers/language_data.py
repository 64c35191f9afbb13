"""What a language's module may say: its names, their types, and what holds where it says nothing.

`languages/en.py` explains each name with examples; `languages/__init__.py` says how to add a language.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType

    Rule = tuple[str, str, str]
    """A kind, the words that call the rule, a pattern."""


class LanguageData:
    """The tables of one language's module. All of them are optional.

    Lists of words are one text with spaces between. A pattern is written in the short form that
    `patterns.py` makes a regular expression of.
    """

    __slots__ = (
        "classes",
        "compounds",
        "depending",
        "ending",
        "labels",
        "rules",
        "run",
        "small",
        "solid",
        "telling",
        "words",
    )

    def __init__(self, module: ModuleType | None = None) -> None:
        self.words: dict[str, str] = getattr(module, "WORDS", {})
        """Number words that CLDR does not spell out, by what they are (`TAG_OF_WORDS` has the names)."""
        self.compounds: tuple[tuple[str, str], ...] = getattr(module, "COMPOUNDS", ())
        """Words put together of a few parts: what they are, and a pattern of the whole word."""
        self.solid: tuple[tuple[str, str, str, str], ...] = getattr(module, "SOLID", ())
        """Words of any number of parts: what they are; the parts with which one may begin, go on, end."""
        self.telling: tuple[tuple[str, str], ...] = getattr(module, "TELLING", ())
        """A kind of number, and a pattern of whole words that tell of it by themselves: "leaderboard"."""
        self.depending = _listed(getattr(module, "DEPENDING", ""))
        """Words that are a number only sometimes, so that they are left to the rules."""
        self.labels = _listed(getattr(module, "LABELS", ""))
        """Words behind which a Roman numeral may be a single letter or in small letters: act, chapter."""
        self.small: str = getattr(module, "SMALL", "")
        """The letters of `<small>`, a word in small letters, as the inside of a pattern's [...]."""
        self.ending: str = getattr(module, "ENDING", "")
        """The letters of `<ending>`, what may follow a number within a word, written in the same way."""
        self.classes: dict[str, str] = getattr(module, "CLASSES", {})
        """Alternatives that patterns call by name: `<month>`."""
        self.rules: tuple[Rule, ...] = getattr(module, "RULES", ())
        """What is a number among other words, or is none. The first rule that speaks of a stretch has it."""
        self.run: dict[str, str] = getattr(module, "RUN", {"goes on": " <number>"})
        """How number words that stand together are one number: patterns of its parts."""


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())
