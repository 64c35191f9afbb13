"""What could stand in a number's place, by its kind and by the words around it."""

from __future__ import annotations

import re
from functools import cache

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
    r"|oct|okt|out|ott|nov|dec|dez|déc|dic|ene|gen)[^\W\d]*"
)


def hint(kind: str, text: str, start: int, end: int, language: str) -> str:
    """One gentle sentence for a number found in a folded text: it asks, and shows a way."""
    return _HINTS[kind if kind in ("ranking", "metric", "unicode") else _sense(kind, text, start, end)]


def hint_for_mark() -> str:
    """The same for a list, a counter or a list style that counts."""
    return "could it go without counting? perhaps a plain list, or a paragraph for each"


def _sense(kind: str, text: str, start: int, end: int) -> str:
    """What the number tells of, as far as the words around it say."""
    before, number, after = text[max(0, start - 24) : start], text[start:end], text[end : end + 24]
    if _age().search(number + after) or _aged().search(before):
        return "age"
    if _clock().search(number + after):
        return "clock"
    if _date().search(number + after) or _dated().search(before) or _year().fullmatch(number):
        return "date"
    if _span().match(after):
        return "span"
    if kind == "roman" or (
        number[0].isupper() and before.rstrip()[-1:] not in ("", ".", "!", "?", ":", "\u201c", '"')
    ):
        return "name"
    return "order" if kind == "ordinal" else "amount"


@cache
def _age() -> re.Pattern[str]:
    return re.compile(
        r"year-?s?[- ]old|years? of age|\bold\b|jährig|Jahre alt|de edad|de idade|jaar oud|[ -]jarig",
        re.IGNORECASE,
    )


@cache
def _aged() -> re.Pattern[str]:
    return re.compile(r"(?:\baged|\bage of|im Alter von|âgée? de|\bturned|with)\s$", re.I)


@cache
def _clock() -> re.Pattern[str]:
    return re.compile(
        r"o'clock|\b(?:past|quarter|a\.?m\b|p\.?m\b|Uhr|uur)|\bheures?\b.*(?:demi|quart)|n punto|hal[bf] ",
        re.IGNORECASE,
    )


@cache
def _date() -> re.Pattern[str]:
    return re.compile(rf"\A\W*\w*\W+(?:of |de |di )?{_MONTHS}\b", re.I)


@cache
def _dated() -> re.Pattern[str]:
    return re.compile(rf"\b{_MONTHS}\W+(?:the )?\Z", re.I)


@cache
def _year() -> re.Pattern[str]:
    return re.compile(r"'?(?:1\d|20)\d\ds?|'\d0s|.*(?:nineteen|neunzehnhundert|mil novecientos).*", re.I)


@cache
def _span() -> re.Pattern[str]:
    return re.compile(rf"\W+(?:\w+ )?{_UNITS}", re.I)
