"""People who are not there: as many as one likes, the same every time, with ways, links and reasons."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


GIVEN = _words(
    """
    Aino Bruno Celia Dario Edda Fiona Gwen Hedda Ivo Juna Kaja Leon Mira Nils Oona Petra Quinn Runa Silas Tove
    Ulla Vito Wanda Yael Zora Amadou Binta Chiyo Devika Ekow Farid Gulnar Hoa Idris Jomo Kwame Latifa Minh
    Nuru Omar Parisa Rafi Sunita Tariq Ume Wen Yusra Zainab
    """
)
"""First names, from here and there."""

LANDS = _words(
    """
    Alder Ash Bram Birch Clover Elm Fern Gorse Hazel Heather Holly Ivy Juniper Larch Linden Maple Moss Oak
    Osier Rowan Rush Sorrel Thorn Willow Yew
    """
)
ENDS = _words(
    """
    bank beck by combe dale den field ford gate ham holm hurst land lea mere ridge side stead thwaite wick
    """
)
"""A half of each makes a family name, or a village."""

WAYS = ("gives", "respects", "laughs", "plays", "shares", "supports", "challenges")
SITES = ("notebook", "garden", "workshop", "letters", "songs")

FOR = (
    "the ferry crew",
    "every newcomer on the stairs",
    "the evening class",
    "whoever sat alone",
    "the allotment people",
    "the bakers before dawn",
    "her brothers' children",
    "the readers of a small bulletin",
    "the waiting room",
    "an orchestra without a hall",
    "our street",
    "the ward at night",
)
DID = (
    "kept a lamp lit",
    "drew a map of the footpaths",
    "learnt the names of the hedges",
    "put the broken loom together again",
    "wrote down what the old pilots knew",
    "carried soup through the snow",
    "asked the question that was in the way",
    "gave the good seeds away",
    "sat with the accounts until they were honest",
    "taught the tide tables by heart",
    "made a bench out of the fallen pear tree",
    "read the whole draft aloud",
)
HOW = (
    "and told nobody",
    "long after the funding had gone",
    "with a joke for every step",
    "although the roof leaked",
    "as if there were all the time in the world",
    "and left the door open",
    "without a word about thanks",
    "while the rest of us argued",
    "and owned up to each mistake",
    "in the worst of the winter",
)
SAID = (
    'There is a saying in the house: "slowly, and all the way".',
    "I didn't understand it then; I do now.",
    "It is *quiet* work, and it lasts.",
    "Nobody asked for it, and everybody needed it.",
    "That is how I would like to be remembered.",
    "What **patience** is, I learnt there.",
)


class Person(NamedTuple):
    """Somebody: `reasons` are blocks of Markdown, each with the sentences in it."""

    name: str
    slug: str
    ways: tuple[str, ...]
    links: tuple[tuple[str, str], ...]
    reasons: tuple[tuple[str, ...], ...]


def people(many: int) -> list[Person]:
    """The first so many of them: those of a smaller page are on every larger one."""
    names = [f"{given} {land}{end}" for given, land, end in product(GIVEN, LANDS, ENDS)]
    random.Random("a crowd").shuffle(names)
    if many > len(names):
        raise ValueError(f"there are only {len(names)} people")
    return [_person(name) for name in names[:many]]


def more_sentences() -> Iterator[str]:
    """What is thought of later: a sentence each time, never the same twice."""
    ways = [f"Later {who} found that somebody {did}, {how}." for who, did, how in product(FOR, DID, HOW)]
    random.Random("and more").shuffle(ways)
    return iter(ways)


def plain(sentence: str) -> str:
    """A sentence of Markdown as it is read."""
    return re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", sentence).replace("*", "")


def _person(name: str) -> Person:
    chance = random.Random(name)
    slug = name.lower().replace(" ", "-")
    sites = chance.sample(SITES, chance.choice((1, 1, 2)))
    return Person(
        name,
        slug,
        tuple(sorted(chance.sample(WAYS, chance.choice((1, 2, 2, 3))), key=WAYS.index)),
        tuple((site.capitalize(), f"https://{slug}.example/{site}/") for site in sites),
        tuple(_block(chance) for _ in range(chance.choice((2, 3, 3)))),
    )


def _block(chance: random.Random) -> tuple[str, ...]:
    """A paragraph: what was done, for whom, where, and what stays of it."""
    told = chance.sample(DID, chance.choice((2, 3, 3, 4)))
    return (*(_deed(chance, did) for did in told), chance.choice(SAID))


def _deed(chance: random.Random, did: str) -> str:
    village = chance.choice(LANDS) + chance.choice(ENDS)
    place = f"[{village}](https://{village.lower()}.example/)" if chance.random() < 0.15 else village
    return f"For {chance.choice(FOR)} in {place} this friend {did}, {chance.choice(HOW)}."
