"""What could stand in a number's place, by its kind and by the words around it."""

from __future__ import annotations


def hint(kind: str, text: str, start: int, end: int, language: str) -> str:
    """One gentle sentence for a number found in a folded text."""
    return 'could the sentence do without it? perhaps "many", or "more than I can carry"'


def hint_for_mark() -> str:
    """One gentle sentence for a list or counter that counts."""
    return "a list without marks, or with bullets, says the same"
