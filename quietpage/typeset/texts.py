"""A site's texts as they will be read: Markdown set, each in the words that are on the page.

What belongs to a person is set together and kept with them, so that a run after a change sets only what is
new.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from quietpage.cache.memo import Memory
from quietpage.core.diagnostics import ENOUGH, Problem
from quietpage.core.model import Person, Site, Text
from quietpage.locale import words_for
from quietpage.runtime.executor import Begin
from quietpage.typeset.markdown import Prose, prose

if TYPE_CHECKING:
    from quietpage.check.rules import Reading

_MANY = 80
"""So many texts are worth setting in two halves."""


class Heard(NamedTuple):
    """Texts that belong together: as they were written, as a reader gets them, and what the rules say."""

    readings: tuple[Reading, ...]
    spoken: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...]


class Setting:
    """Sets texts in Markdown, and gives every text in the words that are on the page.

    `instead` has the words in place of those that an author still has to mend, `cuts` the beginnings of texts
    in place of those that end in the wrong place.
    """

    def __init__(
        self,
        language: str,
        memory: Memory,
        instead: Mapping[str, str] | None = None,
        cuts: Mapping[str, str] | None = None,
    ) -> None:
        self._language, self._memory = language, memory
        self._instead, self._cuts = instead or {}, cuts or {}

    def said(self, text: Text) -> str:
        """A text as the page has it."""
        return self._instead.get(text.value, text.value)

    def cut(self, beginning: str) -> str:
        """The beginning of a text that was cut within a sentence, as the page has it."""
        return self._cuts.get(beginning, beginning)

    def prose(self, text: Text, language: str) -> Prose:
        """A text in Markdown, set with the signs of its language."""
        markdown = self.said(text)
        return self._memory.alike("prose", partial(_set, markdown, language), markdown, language)

    def masks(self, person: Person) -> tuple[str, ...]:
        """Which of a person's texts are on the page in other words than they were written in."""
        if not self._instead:
            return tuple(self._cuts.values())
        from quietpage.check.rules import readings_of_person

        readings = readings_of_person(person, self._language)
        masked = (text.value for text, _, _ in readings if text.value in self._instead)
        return (*masked, *self._cuts.values())

    def heard_of(self, people: Iterable[Person]) -> tuple[Heard, ...]:
        """What is read of each of these people."""
        return self._memory.each("heard", people, self._hear, self._language)

    def _hear(self, person: Person) -> Heard:
        from quietpage.check.rules import readings_of_person

        return self.heard(tuple(readings_of_person(person, self._language)))

    def heard(self, readings: tuple[Reading, ...]) -> Heard:
        """These texts as a reader gets them, and what the rules say of them."""
        from quietpage.check.rules import problems_in

        spoken = tuple(
            (self.prose(text, language).read if markdown else text.value, language)
            for text, language, markdown in readings
        )
        return Heard(readings, spoken, tuple(islice(problems_in(readings, self.prose), ENOUGH)))

    def together(self, site: Site, begin: Begin) -> None:
        """Set all that will be needed, if it is a good deal, in two halves."""
        from quietpage.check.rules import readings_of_person

        new = self._memory.new("heard", site.people, self._language)
        if len(new) < _MANY:
            return
        texts = [
            (each.text.value, each.language)
            for person in new
            for each in readings_of_person(person, self._language)
            if each.markdown
        ]
        wanted = [text for text in dict.fromkeys(texts) if not self._memory.knows_alike("prose", *text)]
        # If there are many, the other process has had time to load what sets prose, and this one has not.
        half = len(wanted) * 4 // 9 + 20
        others = begin(_all_set, wanted[half:])
        for text, done in zip(wanted, (*_all_set(wanted[:half]), *others()), strict=True):
            self._memory.alike("prose", partial(_given, done), *text)


def _given(done: Prose) -> Prose:
    return done


def _all_set(texts: list[tuple[str, str]]) -> list[Prose]:
    return [_set(*text) for text in texts]


def _set(markdown: str, language: str) -> Prose:
    return prose(markdown, words_for(language).quotes)
