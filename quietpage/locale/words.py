"""Everything that a page says of its own accord, and where that is found for a language."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING

from quietpage.core.named_tuple import NamedTuple
from quietpage.locale import LANGUAGES
from quietpage.locale.scripts import direction

if TYPE_CHECKING:
    from collections.abc import Sequence


@lru_cache  # asked for by each text
def words_for(language: str) -> Words:
    """The words of a language; English where they are not known. Their own `language` says which they are.

    A region may have signs of its own: Swiss German has other quotation marks.
    """
    primary, *rest = language.lower().split("-")
    if primary not in LANGUAGES:
        return words_for("en")
    module = import_module(f"quietpage.locale.{primary}")
    words: Words = module.WORDS
    if rest:
        regions: dict[str, Words] = getattr(module, "REGIONS", {})
        words = next((regions[part] for part in rest if part in regions), words)._replace(language=language)
    return words


class Words(NamedTuple):
    """Everything that a page says of its own accord, in one language. `{…}` is filled in."""

    language: str
    title: str
    """The page's heading, if its author gave none."""
    description: str
    """What a link preview says of the page, if there is no welcome to take it from."""
    skip: str
    """The first link, for a keyboard: past the welcome to the people."""
    verse: tuple[str, ...]
    """The verse at the foot, a line each; `{…}` is a shipped way by its English word."""
    verse_we: str
    """Its first line on a page about children: they made it together."""
    seek: str
    """In place of the verse for ways of one's own; `{ways}` is a list."""
    seek_we: str
    """The same on a page about children."""
    way_title: str
    """The heading of a way's page; `{way}` is its word, `{verse}` its form in the verse."""
    person_title: str
    """A person's page in a tab or a preview, when they have ways; `{name}`, `{ways}`."""
    person_ways: str
    """The sentence under a person's reasons; `{name}`, `{ways}`."""
    meet: str
    """Where to meet them; `{links}` is a list."""
    begin: str
    """Something to begin with; `{title}` is a link."""
    crowd: str
    """The sentence with the others' names; `{all}` is a link to everybody, `{names}` a list."""
    crowd_one: str
    """The same where there is only a single other person."""
    crowd_all: str
    """The words of that link."""
    everybody: str
    """The link to everybody from a way's page, and from a person's who is alone."""
    chosen: str
    """Who made the page; `{name}`."""
    written: str
    """Who wrote a person's page; `{name}`."""
    elsewhere: str
    """Where the author is; `{links}` is a list."""
    mail: str
    """The author's mail address among these links."""
    order: str
    """That the order means nothing."""
    made: str
    """Who made a page about children, in place of `chosen`; `{name}`."""
    leave: str
    """What somebody can do who does not wish to be on the page; `{write}` is a link to the author."""
    leave_link: str
    """The words of that link."""
    leave_us: str
    """The same on a page about children, which has no address to write to."""
    salutation: str
    """How a letter begins, if its author does not say."""
    sign_off: str
    """How a letter ends, above the author's name, if its author does not say."""
    take: str
    """The link to everybody's addresses in one file (OPML)."""
    follows: str
    """The link to a list of whom to follow in the fediverse (CSV)."""
    contact: str
    """The link to a person's card for an address book (vCard)."""
    news: str
    """What the feed of the people is called, in a reader of feeds; `{title}` is the page's."""
    card_names: str
    """What follows the last name on the picture for link previews, after a comma."""
    draft: str
    """What marks somebody in the preview who is not on the page yet."""
    lost_title: str
    lost: str
    """What the page says where there is no page."""
    home: str
    """The link home from there."""
    series: str
    """What stands between the words of a list."""
    last: str
    """What stands before the last of them."""
    instead: tuple[tuple[str, str, str], ...]
    """Other joints before words that begin so: a pattern of the beginning, then `series` and `last`."""
    comma: str
    """What parts short texts that stand side by side."""
    quotes: tuple[str, str, str, str]
    """Opening and closing double quote, opening and closing single quote."""
    ways: tuple[tuple[str, str, str], ...]
    """The shipped ways: the English word, this language's word, and its form in the verse."""

    def listed(self, words: Sequence[str]) -> str:
        """Words, or pieces of HTML, as the language lists them: "gives, laughs and challenges"."""
        pieces = [*words[:1]]
        for place, word in enumerate(words[1:], 2):
            series, last = self._joints(word)
            pieces += (last if place == len(words) else series, word)
        return "".join(pieces)

    def _joints(self, word: str) -> tuple[str, str]:
        """What joins this word to those before it."""
        if self.instead:
            import re

            bare = re.sub(r"<[^<>]*+>", "", word)
            for beginning, series, last in self.instead:
                if re.match(beginning, bare, re.IGNORECASE):
                    return series, last
        return self.series, self.last


def comma(language: str) -> str:
    """What parts short texts that stand side by side, in any language."""
    primary = language.lower().partition("-")[0]
    if primary in LANGUAGES:
        return words_for(language).comma
    if primary in ("zh", "yue"):
        return "、"
    return "، " if direction(language) == "rtl" and primary not in _WITH_OUR_COMMA else ", "


_WITH_OUR_COMMA = ("arc", "nqo", "syr", "yi")
"""Languages that are written from the right and have the comma of English."""
