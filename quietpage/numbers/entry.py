"""Numbers in a text of any format that the guard reads: plain text, HTML, CSS, Markdown."""

from __future__ import annotations

from quietpage.numbers.finder import found_in

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Literal

    from quietpage.numbers.number import Number

    Format = Literal["text", "html", "css", "markdown"]

FORMATS = ("text", "html", "css", "markdown")


def numbers_in(
    text: str, language: str = "en", format: Format = "text", *, not_numbers: Iterable[str] = ()
) -> tuple[Number, ...]:
    """Each number in a text, in the order in which they stand there.

    `language` is the BCP 47 tag of the words; in HTML, `lang` attributes turn to another. `not_numbers`
    are exact phrases whose letters are no number, such as a person's name; an entry that holds a digit,
    or that is a single word without a capital, counts for nothing. A format that is not known
    is a ValueError.
    """
    phrases: frozenset[str] = frozenset()
    if not_numbers:
        from quietpage.numbers.not_numbers import accepted

        phrases = frozenset(filter(accepted, not_numbers))
    if format == "text":
        return found_in(text, language, phrases)
    # Most programs ask for plain text: only other formats pay for their readers.
    from quietpage.numbers.markup_formats import found_in_css, found_in_html, found_in_markdown

    if format == "html":
        return found_in_html(text, language, phrases)
    if format == "css":
        return found_in_css(text, language, phrases)
    if format == "markdown":
        return found_in_markdown(text, language, phrases)
    raise ValueError(f"a format that is not known: {format!r}; known are {', '.join(FORMATS)}")
