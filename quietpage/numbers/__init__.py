"""The number guard: finds what a reader could take for a number.

`numbers_in` reads a text, a page, a style sheet or Markdown and gives each number with its place.
What counts as a number is told, class by class, in docs/numbers.md.
"""

from __future__ import annotations

from typing import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Literal

    Format = Literal["text", "html", "css", "markdown"]
    Depth = Literal["full", "basic", "signs"]
    Kind = Literal["digits", "unicode", "roman", "word", "ordinal", "metric", "ranking", "markup"]

__all__ = ["Number", "depth", "numbers_in"]

FORMATS = ("text", "html", "css", "markdown")


class Number(NamedTuple):
    """A number that a reader would meet.

    `text` is as it stands in the source, from `start` to `end` in code points. `kind` is the class it
    belongs to: digits, unicode, roman, word, ordinal, metric, ranking or markup. `hint` says in a
    sentence what could stand there instead.
    """

    text: str
    start: int
    end: int
    kind: Kind
    hint: str


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
    from quietpage.numbers.language import pack_for

    return pack_for(language).depth
