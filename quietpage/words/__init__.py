"""The page's own words, a language a module: what the templates say around what people wrote.

To add a language, copy `en.py`, translate it, and name it in `LANGUAGES`.
"""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

LANGUAGES = ("en",)

_RIGHT_TO_LEFT = frozenset(
    [
        "ar",
        "arc",
        "arz",
        "azb",
        "ckb",
        "dv",
        "fa",
        "he",
        "ks",
        "mzn",
        "nqo",
        "ps",
        "rhg",
        "sd",
        "sdh",
        "syr",
        "ug",
        "ur",
        "yi",
    ]
)
_RIGHT_TO_LEFT_SCRIPTS = frozenset(
    ["adlm", "arab", "aran", "hebr", "mand", "mend", "nkoo", "rohg", "samr", "syrc", "thaa"]
)


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
    seek: str
    """In place of the verse for ways of one's own; `{ways}` is a list."""
    way_title: str
    """The heading of a way's page; `{way}` is its word."""
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
    crowd_all: str
    """The words of that link."""
    alone: str
    """In place of it, where there is nobody else; `{all}` is the link."""
    everybody: str
    """The link from a way's page to everybody."""
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
    salutation: str
    """How a letter begins, if its author does not say."""
    sign_off: str
    """How a letter ends, above the author's name, if its author does not say."""
    take: str
    """The link to everybody's addresses in one file (OPML)."""
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
    pair: str
    """How two are joined: `{first}`, `{last}`."""
    series: str
    """What stands between the names of a list, but the last two."""
    quotes: str
    """Opening and closing double quote, opening and closing single quote."""
    ways: tuple[tuple[str, str, str], ...]
    """The shipped ways: the English word, this language's word, and its form in the verse."""

    def listed(self, words: list[str]) -> str:
        """Words as the language lists them: "gives, laughs and challenges"."""
        if len(words) < 2:
            return "".join(words)
        return self.pair.replace("{first}", self.series.join(words[:-1])).replace("{last}", words[-1])


def words_for(language: str) -> Words:
    """The words of a language; English where they are not known. Their own `language` says which they are."""
    primary = language.lower().partition("-")[0]
    module = import_module(f"quietpage.words.{primary if primary in LANGUAGES else 'en'}")
    words: Words = module.WORDS
    return words


def direction(language: str) -> str:
    """`rtl` or `ltr`: how a language is written, by its tag (BCP 47)."""
    primary, *rest = language.lower().split("-")
    scripts = [part for part in rest if len(part) == 4 and part.isalpha()]
    if scripts:
        return "rtl" if scripts[0] in _RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if primary in _RIGHT_TO_LEFT else "ltr"
