"""People in a humans.txt (humanstxt.org): who made a site, and whom they thank, in blocks of lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quietpage.core.source import Source, Span
from quietpage.core.suggestions import plain
from quietpage.importers.candidates import MOST, Found, Gathered
from quietpage.importers.facts import Left, found_of
from quietpage.importers.one_line import of_line
from quietpage.importers.trees import Branch, Leaf
from quietpage.validate.foreign_words import meaning

_HEADING = re.compile(r"/\*++([^*\n]{1,80})\*++/")
_OF_PEOPLE = r"(?i)team|thank|human|people|author|contribut|credit|maker|staff|friend|crew"
"""Words in the heading of a part with people in it; in the others, it is said what the site is made with."""

_WITHIN = ("address", "profile", "places", "feed", "mail", "private", "where", "pronouns", "about", "notes")
"""Kinds of keys that say more of the person above them; any other begins with another."""


def is_humans(text: str) -> bool:
    """Whether a text begins with a heading as humans.txt has them, and none of a program's comments."""
    lines = [line for line in text[:4_000].splitlines() if line.strip()]
    return (
        bool(lines)
        and (found := _HEADING.fullmatch(lines[0].strip())) is not None
        and (found[1] == found[1].upper() or re.search(_OF_PEOPLE, found[1]) is not None)
    )


def read_humans(source: Source) -> Gathered:
    """An entry for each person in the parts that are about people."""
    left = Left()
    found: list[Found] = []
    for part, block in _blocks(source):
        if part and not re.search(_OF_PEOPLE, part):
            left.programs[part] = None
            continue
        for person in _people(block):
            found.append(person if isinstance(person, Found) else found_of("", person, left))
            if len(found) > MOST:
                return left.gathered(found)
    return left.gathered(found)


def _blocks(source: Source) -> Iterator[tuple[str, list[Leaf]]]:
    """The lines that stand together, each with its place; and the heading above them."""
    part, block, at = "", list[Leaf](), 0
    for line in source.text.split("\n"):
        begin, at = at, at + len(line) + 1
        text = line.strip()
        heading = _HEADING.fullmatch(text)
        if heading or not text:
            if block:
                yield part, block
            part, block = heading[1].strip() if heading else part, []
        else:
            block.append(Leaf(text, Span(source, begin, begin + len(line))))
    if block:
        yield part, block


def _people(block: list[Leaf]) -> Iterator[Branch | Found]:
    """Everybody in lines that stand together: a line that says what somebody does begins with a person."""
    person: list[tuple[str, Leaf]] = []
    for line in block:
        key, colon, text = line.text.partition(":")
        if not colon or text.startswith("//"):
            if person:
                yield Branch(tuple(person), person[0][1].place)
                person = []
            if _may_be_a_name(line.text):
                yield _of_line(line)
            continue
        value = line._replace(text=re.sub(r"(?i) ?[\[(]at[\])] ?", "@", text.strip()))
        found = meaning(plain(key).strip("_"))
        if person and found and found.kind in _WITHIN:
            person.append((key, value))
            continue
        if person:
            yield Branch(tuple(person), person[0][1].place)
        person = [("name", value)]
        if found is None or found.kind not in ("name", "author"):
            person.append(("role", line._replace(text=key.strip())))
    if person:
        yield Branch(tuple(person), person[0][1].place)


def _may_be_a_name(text: str) -> bool:
    return len(text.split()) <= 5 and text[-1:] not in ".!?"


def _of_line(line: Leaf) -> Found:
    """A name on its line; one behind a few words, `chosen by Rosa`, is a guess."""
    found = of_line(line.text, line.place)
    return found._replace(name="", title=found.name) if re.search(r"(?i)\bby\b", found.name) else found
