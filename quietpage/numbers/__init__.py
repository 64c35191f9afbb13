"""The number guard: finds what a reader could take for a number.

`numbers_in` reads a text, a page, a style sheet or Markdown and gives each number with its place.
What counts as a number is told, class by class, in docs/reference/numbers.md.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Literal, NoReturn

    Format = Literal["text", "html", "css", "markdown"]
    Depth = Literal["full", "basic", "signs"]
    Kind = Literal["digits", "unicode", "roman", "word", "ordinal", "metric", "ranking", "markup"]

__all__ = ["Number", "depth", "numbers_in"]

FORMATS = ("text", "html", "css", "markdown")

FULL = ("de", "en", "es", "fr", "it", "nl", "pt")
"""The languages that the guard knows in full depth."""


class Number:
    """A number that a reader would meet.

    `text` is as it stands in the source, from `start` to `end` in code points. `kind` is the class it
    belongs to: digits, unicode, roman, word, ordinal, metric, ranking or markup. `hint` says in a
    sentence what could stand there instead.
    """

    __slots__ = ("end", "hint", "kind", "start", "text")

    text: str
    start: int
    end: int
    kind: Kind
    hint: str

    # Written out: the guard is imported at every start, and `typing` and `dataclasses` cost more than it.
    def __init__(self, text: str, start: int, end: int, kind: Kind, hint: str) -> None:
        for name, value in zip(_FIELDS, (text, start, end, kind, hint), strict=True):
            object.__setattr__(self, name, value)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a number is what it is: {name} cannot be set")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"a number is what it is: {name} cannot be deleted")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Number) and self._values() == other._values()

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        values = zip(_FIELDS, self._values(), strict=True)
        return f"Number({', '.join(f'{name}={value!r}' for name, value in values)})"

    def __reduce__(self) -> tuple[type[Number], tuple[object, ...]]:
        return Number, self._values()

    def _values(self) -> tuple[object, ...]:
        return self.text, self.start, self.end, self.kind, self.hint


_FIELDS = ("text", "start", "end", "kind", "hint")


def numbers_in(
    text: str, language: str = "en", format: Format = "text", *, not_numbers: Iterable[str] = ()
) -> tuple[Number, ...]:
    """Each number in a text, in the order in which they stand there.

    `language` is the BCP 47 tag of the words; in HTML, `lang` attributes turn to another. `not_numbers`
    are exact phrases whose letters are no number, such as a person's name; an entry that holds a digit,
    or that is a single word without a capital, counts for nothing. A format that is not known
    is a ValueError.
    """
    from quietpage.numbers import finder

    phrases = finder.NOTHING
    if not_numbers:
        from quietpage.numbers import names

        phrases = frozenset(phrase for phrase in not_numbers if names.accepted(phrase))
    if format == "text":
        return finder.found_in(text, language, phrases)
    from quietpage.numbers import pages

    if format == "html":
        return pages.found_in_html(text, language, phrases)
    if format == "css":
        return pages.found_in_css(text, language, phrases)
    if format == "markdown":
        return pages.found_in_markdown(text, language, phrases)
    raise ValueError(f"a format that is not known: {format!r}; known are {', '.join(FORMATS)}")


def depth(language: str) -> Depth:
    """How much the guard knows of a language.

    `full`: every class. `basic`: the spelled-out cardinals and ordinals too. `signs`: digits, Unicode's
    numerals and what the markup counts, in any language.
    """
    if primary(language) in FULL:
        return "full"
    from quietpage.numbers.language import pack_for

    return pack_for(language).depth


def primary(tag: str) -> str:
    """The language of a BCP 47 tag, without what tells its kinds apart: `pt` of `pt-BR`."""
    return tag.strip().lower().replace("_", "-").partition("-")[0]
