"""Whether a finished page is right, and how much it is: nothing is timed that is not whole."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.bench.people import WAYS, Person, plain

AROUND = (
    "index.html",
    "404.html",
    "style.css",
    "icon.svg",
    "card.png",
    "robots.txt",
    ".nojekyll",
)
"""Files that are on every page."""

OF_EVERYBODY = ("feed.xml", "blogroll.opml", ".well-known/recommendations.opml", "humans.txt")
"""Files for other programs that name everybody."""

_ARTICLE = re.compile(r'<article class="person h-card" id="([\w-]+)">')
_TAG = re.compile(r"<[^<>]*>")
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")


def faults(output: Path, people: Sequence[Person]) -> list[str]:
    """What a page lacks, a line each: everybody has to be there, by the order of names, whole."""
    wanted = {person.slug: person for person in people}
    index = articles(output)
    found = ["index.html has others, or another order"] if [*index] != in_order(people) else []
    for slug, person in wanted.items():
        pages = {"their page": _read(output / f"people/{slug}.html"), "the index": index.get(slug, "")}
        for where, page in pages.items():
            text = seen(page)
            said = [person.name, *person.ways, *map(plain, sentences(person))]
            found += [f"{slug}: not on {where}: {words}" for words in said if words not in text]
        links = [(url, "their page") for _, url in person.links] + [(person.links[0][1], "the index")]
        found += [f"{slug}: not on {where}: {url}" for url, where in links if url not in pages[where]]
        if person.name not in _read(output / f"people/{slug}.vcf"):
            found.append(f"{slug}: no card")
    for way in WAYS:
        members = {person.slug for person in people if way in person.ways}
        named = set(re.findall(r"people/([\w-]+)\.html", _read(output / f"ways/{way}.html")))
        if named != members:
            found.append(f"ways/{way}.html names {sorted(named)}")
    for name in OF_EVERYBODY:
        text = _read(output / name)
        here = {line.strip() for line in re.split(r"[<>\"\n]", text)}
        found += [f"{slug}: not in {name}" for slug, person in wanted.items() if person.name not in here]
    mapped = set(re.findall(r"people/([\w-]+)\.html", _read(output / "sitemap.xml")))
    found += [f"sitemap.xml names {sorted(mapped)}"] if mapped != wanted.keys() else []
    found += [f"no {name}" for name in AROUND if not (output / name).is_file()]
    return found


def lacks(output: Path, person: Person, sentence: str) -> list[str]:
    """Where a sentence is missing that was added to a person's reasons."""
    pages = {
        f"people/{person.slug}.html": _read(output / f"people/{person.slug}.html"),
        "index.html": articles(output).get(person.slug, ""),
    }
    return [f"not in {path}: {sentence}" for path, page in pages.items() if sentence not in seen(page)]


def articles(output: Path) -> dict[str, str]:
    """The articles of the index, by their person's slug, in its order."""
    _, *pieces = _ARTICLE.split(_read(output / "index.html"))
    return dict(zip(pieces[::2], pieces[1::2], strict=True))


def in_order(people: Iterable[Person]) -> list[str]:
    """The slugs of people in the order of their names."""
    return sorted(person.slug for person in people)


def sentences(person: Person) -> list[str]:
    return [sentence for block in person.reasons for sentence in block]


def seen(page: str) -> str:
    """What a page says, in one line, with straight quotation marks."""
    return " ".join(html.unescape(_TAG.sub("", page)).split()).translate(_STRAIGHT)


def files(output: Path) -> dict[str, int]:
    """The size of every file of a page, by its path; without the list of them that quietpage keeps there."""
    found = (path for path in output.rglob("*") if path.is_file() and path.name != ".quietpage")
    return {path.relative_to(output).as_posix(): path.stat().st_size for path in found}


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""
