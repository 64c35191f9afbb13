"""Hints: what could stand in a number's place, by its kind and by the words around it.

A hint is the text behind `help:` in a report: one gentle sentence that asks, and shows a way.
Its patterns are made when the first number is found, which on most pages is never.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

_HINTS = {
    "amount": 'could the sentence do without it? perhaps "many", "a whole shelf of", "more than I can carry"',
    "span": 'could the sentence do without it? perhaps "for years", "all winter" or "evening after evening"',
    "date": "could the sentence do without it? perhaps a season, or what happened then",
    "clock": 'could the sentence do without it? perhaps "at dusk" or "before anyone was up"',
    "age": 'could the sentence do without it? perhaps "as a child" or "late in life"',
    "name": "could it be described instead of named? perhaps what it is about, or what it sounds like",
    "order": 'could the sentence do without it? perhaps "again", "another" or "the next"',
    "ranking": "could it say what they do that nobody else does for you?",
    "metric": "could it say what changed for one reader instead?",
    "unicode": "could a word stand here instead of the sign?",
}

# The words of all languages at once: a wrong guess costs a hint that fits less, and never a verdict.
_UNITS = (
    r"(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|decades?|winters?|summers?|evenings?|nights?|times"
    r"|Jahren?|Monaten?|Wochen?|Tagen?|Stunden?|Minuten?|Sekunden?|Abenden?|Winter"
    r"|ans|années?|mois|semaines?|jours?|heures?|minutes?|secondes?|hivers?|soirs?"
    r"|años?|mes(?:es)?|semanas?|días?|horas?|minutos?|inviernos?|noches?"
    r"|anos?|mês|dias?|invernos?|noites?"
    r"|anni|mesi|settimane|giorni|ore|minuti|inverni|sere"
    r"|jaren|jaar|maanden|weken|dagen|uren|minuten|winters|avonden)\b"
)
_MONTHS = (
    r"(?:jan|feb|fév|mar|mär|maart|apr|abr|avr|may\b|mai|maio|mayo|maggio|mei\b|jun|juin|giu|jul|juil|lug|aug|août|ago|set|sep"
    r"|oct|okt|out|ott|nov|dec|dez|déc|dic|ene|gen)"
)


def hint(kind: str, text: str, start: int, end: int) -> str:
    """The hint for a number of this kind that stands from `start` to `end` of a folded text."""
    if kind in ("ranking", "metric", "unicode"):
        return _HINTS[kind]
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    return _HINTS[_sense(kind, before, text[start : min(end, start + _WITHIN)], after)]


def hint_for_mark() -> str:
    """The same for a list, a counter or a list style that counts."""
    return "could it go without counting? perhaps a plain list, or a paragraph for each"


_AROUND, _WITHIN = 24, 240
"""So far around a number, and into it, is looked for what it tells of, in code points."""


# A text that counts says much the same again and again.
@lru_cache(4096)
def _sense(kind: str, before: str, number: str, after: str) -> str:
    """What a number tells of, a key of the hints, as far as the words before and behind it say."""
    if _age_in_or_behind().search(number + after) or _age_before().search(before):
        return "age"
    if _clock().search(number + after):
        return "clock"
    if _date_in_or_behind().search(number + after) or _date_before().search(before) or _is_year(number):
        return "date"
    if _span_behind().match(after):
        return "span"
    if kind == "roman" or (
        number[0].isupper() and before.rstrip()[-1:] not in ("", ".", "!", "?", ":", "\u201c", '"')
    ):
        return "name"
    return "order" if kind == "ordinal" else "amount"


@cache
def _age_in_or_behind() -> re.Pattern[str]:
    return re.compile(
        r"year-?s?[- ]old|years? of age|\bold\b|jährig|Jahre alt|de edad|de idade|jaar oud|[ -]jarig",
        re.IGNORECASE,
    )


@cache
def _age_before() -> re.Pattern[str]:
    return re.compile(r"(?:\baged|\bage of|im Alter von|âgée? de|\bturned|with)\s$", re.I)


@cache
def _clock() -> re.Pattern[str]:
    return re.compile(
        r"o'clock|\b(?:past|quarter|a\.?m\b|p\.?m\b|Uhr|uur)|\bheures?\b.{0,98}(?:demi|quart)"
        r"|n punto|hal[bf] ",
        re.IGNORECASE,
    )


@cache
def _date_in_or_behind() -> re.Pattern[str]:
    return re.compile(rf"\A(?:\W*+\w++\W++|\W++)(?:of |de |di )?{_MONTHS}[^\W\d]*+\b", re.I)


@cache
def _date_before() -> re.Pattern[str]:
    return re.compile(rf"\b{_MONTHS}[^\W\d]{{0,24}}+\W{{1,24}}(?:the )?\Z", re.I)


@cache
def _year() -> re.Pattern[str]:
    return re.compile(r"'?(?:1\d|20)\d\ds?|'\d0s", re.I)


def _is_year(number: str) -> bool:
    """Whether a number is a year of this century or of the last ones."""
    small = number.lower()
    return _year().fullmatch(number) is not None or ("\n" not in small and any(map(small.count, _CENTURIES)))


_CENTURIES = ("nineteen", "neunzehnhundert", "mil novecientos")


@cache
def _span_behind() -> re.Pattern[str]:
    return re.compile(rf"\W++(?:\w++ )?{_UNITS}", re.I)
