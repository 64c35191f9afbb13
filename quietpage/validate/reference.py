"""The table of fields, told to others: the reference page of the docs.

`python -m quietpage.validate.reference` prints the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quietpage.check.static_files import kinds, refused
from quietpage.core.diagnostics import MOST, MOST_OF_A_FILE
from quietpage.core.model import LARGEST_FILE, LARGEST_TEXT
from quietpage.core.slugs import LONGEST_SLUG
from quietpage.parse.limits import DEEPEST, MOST_NODES
from quietpage.validate.fields import PERSON_FIELDS, SITE_FIELDS
from quietpage.validate.records import Field, Record
from quietpage.validate.types import LONGEST_LINE, LONGEST_PROSE


def reference() -> str:
    """The reference page, in Markdown."""
    return "\n".join(
        (
            "# Every key",
            "",
            "This page is made from the same table by which quietpage reads your files. Whatever you "
            "type after a key",
            "is text: `no`, `012` and `2011-07-01` stay as they are. A key that is not listed here "
            "is a problem, and so",
            "is a key that stands in a file twice.",
            "",
            "## quietpage.yml",
            "",
            *_table(SITE_FIELDS),
            "",
            *_inner(SITE_FIELDS),
            "## A person",
            "",
            "A file in `people/`, with a name that ends in `.yml` or `.yaml`, holds one person, or a "
            "list of several.",
            "",
            *_table(PERSON_FIELDS),
            "",
            *_inner(PERSON_FIELDS),
            "A person who is a draft needs no `reasons` yet.",
            "",
            *_copied(),
            "## Limits",
            "",
            "They are generous. What goes beyond one of them is a problem that says so.",
            "",
            "| what | limit |",
            "| --- | --- |",
            *(f"| {what} | {limit} |" for what, limit in _limits()),
            "",
        )
    )


def _copied() -> Iterator[str]:
    yield from (
        "## Files in static/",
        "",
        "What lies in `static/` is copied as it is, and held to the same promises. A file is known by its "
        "ending, and",
        "in a language by the one before: `about.html.de` is a page.",
        "",
        "| kind | endings | how it is read |",
        "| --- | --- | --- |",
    )
    for kind, endings, how in kinds():
        yield f"| {kind} | {_code(f'.{ending}' for ending in endings.split())} | {how} |"
    yield from (
        "",
        "Every text is in UTF-8, and a page with other letters than those of English says so in its head:",
        '`<meta charset="utf-8">`. What only programs read in a text is no word of it: the version of a '
        "vCard, the times",
        "of subtitles, the letters of a key.",
        "",
        "Any other file is a problem, and so are those that",
        "",
        *(f"* {why}: {_code(names.split())};" for names, why in refused()),
        "* would be shown in the place of the page: `index.htm`, `default.htm` and the like, beside "
        "`index.html`;",
        "* have a name that begins with a dot (but for `.well-known`), that has a digit in it (but for "
        "`.woff2`), or that the",
        "  page has already.",
        "",
        "What a host is to be told, in `_headers`, say, or by an `<!--#include -->`, is set up with the host "
        "itself.",
        "",
    )


def _code(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _limits() -> Iterator[tuple[str, str]]:
    yield "a short text", f"{LONGEST_LINE:,} letters"
    yield "a text in Markdown", f"{LONGEST_PROSE:,} letters"
    yield (
        "the address of a person's page",
        f"{LONGEST_SLUG} bytes; a longer name is cut for it, between letters",
    )
    yield "a YAML file", f"{LARGEST_TEXT:,} bytes, {MOST_NODES:,} keys and texts"
    yield "lists and keys inside one another", f"{DEEPEST} deep"
    yield "any other file", f"{LARGEST_FILE:,} bytes"
    yield "what is told at once", f"{MOST} problems, {MOST_OF_A_FILE} of one file; then the report says so"


def _table(fields: Iterable[Field[object]]) -> Iterator[str]:
    yield "| key | what it is | kind | if left out |"
    yield "| --- | --- | --- | --- |"
    for field in fields:
        record = _record(field)
        kind = f"a mapping, see [`{field.key}`](#{field.key})" if record else field.kind.says
        absent = "required" if field.required else field.default or "nothing"
        yield f"| `{field.key}` | {field.about} | {kind} | {absent} |".replace("\n", " ")


def _inner(fields: Iterable[Field[object]]) -> Iterator[str]:
    for field in fields:
        if record := _record(field):
            yield f"### {field.key}"
            yield ""
            yield from _table(record.fields)
            yield ""


def _record(field: Field[object]) -> Record | None:
    record = getattr(field.kind, "record", None)
    return record if isinstance(record, Record) else None


if __name__ == "__main__":
    print(reference(), end="")
