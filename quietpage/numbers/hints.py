"""Hints: what could stand in a number's place, by what it tells of and in the language of its text.

A hint is the text behind `help:` in a report: one gentle sentence that asks, and shows a way. It is made when
somebody asks a number for it, which on most pages is never. What is asked is in `hint_words`, what a number
tells of in `hint_senses`.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from quietpage.numbers.number import About, Kind

_AROUND, _WITHIN = 40, 80
"""So far around a number, and into it, is looked for what it tells of, in code points."""


def about(kind: Kind, text: str, start: int, end: int, language: str) -> About:
    """What a hint is made of, for a number that stands from `start` to `end` of a folded text."""
    number = text[start : min(end, start + _WITHIN)]
    return kind, text[max(0, start - _AROUND) : start], number, text[end : end + _AROUND], language


def hint_about(about: About) -> str:
    """The hint for a number."""
    from quietpage.numbers.hint_senses import sense_of, spelled
    from quietpage.numbers.hint_words import asked

    kind, before, number, after, language = about
    sense = sense_of(kind, before, number, after, language)
    if sense == "leet" and (meant := spelled(number)):
        return f'{asked(sense, language)} perhaps "{meant}"'
    return asked(sense, language)


def hint_for_mark() -> str:
    """The same for a list, a counter or a list style that counts."""
    from quietpage.numbers.hint_words import asked

    return asked("mark", "en")
