"""Builds, in rounds in which the generators take turns: cold, with nothing changed, after one edit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.bench.generators import Site
from tests.bench.measures import Measured, Took, Wrong, timed
from tests.bench.rightness import lacks


def measured(
    sites: Sequence[Site], mode: str, rounds: int, sentences: Iterator[str], aside: Path
) -> list[Measured]:
    """What builds of these sites take. What comes before each, such as an edit, is done off the clock."""
    took: list[list[Took]] = [[] for _ in sites]
    for site in sites:  # what is there before: a page that was just built
        build(site)
    for number in range(rounds):
        sentence = next(sentences) if mode == "edit" else ""
        turns = [*zip(sites, took, strict=True)]
        for site, spent in turns[:: -1 if number % 2 else 1]:
            spent.append(_one(site, mode, sentence, aside))
    return [
        Measured(site.generator.name, len(site.people), mode, tuple(spent))
        for site, spent in zip(sites, took, strict=True)
    ]


def build(site: Site) -> Took:
    return timed(site.generator.build, site.source, site.environment, site.folder / "said")


def _one(site: Site, mode: str, sentence: str, aside: Path) -> Took:
    person = site.people[len(site.people) // 2]
    if mode == "cold":
        site.forget(aside)
    if mode == "edit":
        site.save(person, sentence)
    took = build(site)
    if mode == "edit" and (missing := lacks(site.output, person, sentence)):
        raise Wrong(f"{site.generator.name}, after an edit: {'; '.join(missing)}")
    return took
