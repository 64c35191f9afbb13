"""A short name for a value: equal values have equal names, in every process, and no others have."""

from __future__ import annotations

from collections.abc import Iterable

from quietpage.core.hashes import blake2b
from quietpage.core.model import Template, Text
from quietpage.core.source import Source, Span, Whole

SIZE = 16
"""In bytes; no two of all the values that there will ever be have the same by chance."""


def of_files(config: Source, files: Iterable[Source]) -> list[str]:
    """A name for each file of people on a page with this `quietpage.yml`: for all that they are made of."""
    page = fingerprint(config.text)
    # Both names are of one length, so that no two things are told in the same words.
    told = [f"{page}{file.mark}{file.name}".encode("utf-8", "surrogatepass") for file in files]
    return [blake2b(each, digest_size=SIZE).hexdigest() for each in told]


def of_person(file: str, place: int) -> str:
    """A name for whoever stands in this place of a file, which has one itself."""
    return f"{file}-{place}"


def file_of(person: str) -> str:
    """The name of the file in which somebody of this name stands."""
    return person.rpartition("-")[0]


def fingerprint(*values: object) -> str:
    """The name of values that are made of texts, bytes, numbers, tuples, lists, sets and mappings.

    Where something was written is no part of it, as it is none when texts are compared.
    Raises `TypeError` for one that is not: it would be told apart by something that no other process knows.
    """
    if all(type(value) is str for value in values):  # by far the most
        texts = [value.encode("utf-8", "surrogatepass") for value in values if isinstance(value, str)]
        lengths = ",".join([str(len(text)) for text in texts])
        return blake2b(b"".join([f"t{lengths}:".encode(), *texts]), digest_size=SIZE).hexdigest()
    digest = blake2b(digest_size=SIZE)
    waiting: list[object] = [values]
    update = digest.update
    while waiting:
        value = waiting.pop()
        kind = type(value)
        if isinstance(value, Text):
            value = value.value
        elif isinstance(value, Template):
            value = value.text
        if isinstance(value, str):
            octets = value.encode("utf-8", "surrogatepass")
            update(b"s%d:" % len(octets))
            update(octets)
        elif value is None or isinstance(value, bool | int):
            update(f"{value!r};".encode())
        elif isinstance(value, bytes):
            update(b"b%d:" % len(value))
            update(value)
        elif isinstance(value, Span | Whole):
            update(b"@")
        elif isinstance(value, tuple | list):
            update(f"({kind.__name__} {len(value)}".encode())
            waiting.extend(value)
        elif isinstance(value, dict):
            waiting.append(sorted((fingerprint(key), fingerprint(each)) for key, each in value.items()))
        elif isinstance(value, set | frozenset):
            plain = all(type(each) is str for each in value)
            waiting.append(sorted(value) if plain else sorted(map(fingerprint, value)))
        else:
            raise TypeError(f"{kind.__name__} has no name that lasts")
    return digest.hexdigest()
