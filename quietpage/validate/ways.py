"""The ways of making a difference that a page has (gives, laughs, shares …), by the words in which a person
may write them.
"""

from __future__ import annotations

from collections.abc import Iterable

from quietpage.core.model import Text, Way
from quietpage.core.slugs import slug
from quietpage.core.source import Place, Span
from quietpage.locale import Words, words_for
from quietpage.validate.problems import Problems, Suggestions, as_list, first_few


def shipped_ways(words: Words, place: Place) -> tuple[Way, ...]:
    """The ways that come with quietpage, in a language."""
    return tuple([Way(word, slug(word), place, base=base) for _, word, base in words.ways])


class Ways:
    """The page's ways. `own` says that they are the site's own, and not those that come with quietpage."""

    def __init__(self, ways: tuple[Way, ...], own: bool) -> None:
        self.all, self.own = ways, own
        self._by_word: dict[str, Way] = {}
        if not own:  # the shipped English words do in every language
            self._by_word = {word: way for (word, _, _), way in zip(words_for("en").ways, ways, strict=True)}
        self._by_word.update((_folded(way.word), way) for way in ways)
        self._words, self._spellings = Suggestions([way.word for way in ways]), Suggestions(self._by_word)
        self._places = {way.slug: place for place, way in enumerate(ways)}

    def in_order(self, slugs: Iterable[str]) -> tuple[Way, ...]:
        """The ways with these slugs, in the order of the page."""
        return tuple([self.all[place] for place in sorted([self._places[slug] for slug in slugs])])

    def of(self, word: Text, problems: Problems) -> Way | None:
        """The way that a word means; a problem, if it means none."""
        way = self._by_word.get(word.value) or self._by_word.get(_folded(word.value))
        if way is None:
            self._unknown(word, problems)
        return way

    def _unknown(self, word: Text, problems: Problems) -> None:
        """Report a word that is none of the ways, with the one that was perhaps meant."""
        if problems.full:
            return
        together = self._words.several(word.value.strip("[](){}"))  # a list within quotes is a text
        plain = word.value.replace("-", " ").replace("_", " ")
        near = self._spellings.nearest(plain, 0.6)
        if not near:  # as it stands in the verse; ways of one's own stand in none
            verse = () if self.own else self.all
            near = next((way.word.casefold() for way in verse if way.base == plain.casefold()), "")
        sentence = len(plain.split()) > 1 and len(plain) > 2 * len(near)
        if together:
            help = self._together(together, word)
        elif near and not sentence:
            help = f"did you mean {self._by_word[near].word}?"
        elif sentence and _is_a_key(word.place):
            help = (
                "if these words begin a sentence, put the whole text in double quotes: YAML takes what "
                "stands before a colon for a key"
            )
        else:
            words = first_few([way.word for way in self.all])
            help = f"the ways here are {words}; or write ways of your own in quietpage.yml"
        problems.report(f"{word} is not one of this page's ways of making a difference", word.place, help)

    def _together(self, ways: tuple[str, ...], word: Text) -> str:
        """A help for several ways in one text: in a list, or as a key under reasons."""
        from quietpage.validate.written import in_brackets

        place = word.place
        if not isinstance(place, Span):
            return f"write {in_brackets(ways)}"
        text = place.source.text
        if text[place.end : place.end + 1] in ("'", '"'):
            place = place._replace(end=place.end + 1)
        from quietpage.validate.written import key_before

        if key_before(place) == "way: ":
            return (
                f"a text stands under one way: write way: {ways[0]}; and beside reasons:, as a key, "
                f"ways: {in_brackets(ways[1:])}"
            )
        if _is_a_key(place):
            return (
                f"a text stands under one way: write {ways[0]}: here, and beside reasons:, as a key, "
                f"ways: {in_brackets(ways[1:])}"
            )
        return as_list(ways, place)


def _is_a_key(place: Place) -> bool:
    """Whether a colon stands behind a word, as it does in the reasons."""
    if not isinstance(place, Span):
        return False
    return place.source.text[place.end : place.end + 20].lstrip("'\" \t")[:1] == ":"


def _folded(word: str) -> str:
    """A way's words, however their letters are put together."""
    words = " ".join(word.split()).casefold()
    if words.isascii():
        return words
    from unicodedata import normalize

    return normalize("NFC", words)
