"""The old questions: what there is to ask oneself about somebody on the page, and whom to ask next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from quietpage.core.hashes import blake2b

QUESTIONS = (
    "Do you still talk?",
    "Would you say it the same way today?",
    "Have you told them?",
    "Who challenges you?",
    "Are you interested in them, or being interesting?",
)


def question_for(slug: str, turn: str) -> str:
    """A question about a person. The same at each turn; another when all have had theirs."""
    place = blake2b(f"{turn} {slug}".encode(), digest_size=8).digest()[0]
    return QUESTIONS[place % len(QUESTIONS)]


def shuffled(slugs: Iterable[str]) -> list[str]:
    """People in an order that means nothing, and is the same every time; a newcomer moves nobody else."""
    return sorted(slugs, key=lambda slug: (blake2b(f"reflect {slug}".encode(), digest_size=8).digest(), slug))


def going_on(slugs: Sequence[str], last: str) -> list[str]:
    """Everybody, in that order, from whoever follows the last one, round to them."""
    order = shuffled({*slugs, last} if last else slugs)
    at = order.index(last) + 1 if last else 0
    return [slug for slug in order[at:] + order[:at] if slug in slugs]


def this_season(today: date) -> str:
    """When it is, in words: "this autumn"."""
    return f"this {('winter', 'spring', 'summer', 'autumn')[today.month % 12 // 3]}"
