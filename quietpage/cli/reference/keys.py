"""The page of keys: the table of fields by which files are read, what `static/` may hold, and the limits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quietpage.check.file_types import published_types, refused_types
from quietpage.cli.reference.markdown import code, paragraph, table
from quietpage.core.diagnostics import MOST, MOST_OF_A_FILE
from quietpage.core.model import LARGEST_FILE, LARGEST_TEXT
from quietpage.core.slugs import LONGEST_SLUG
from quietpage.parse.limits import DEEPEST, MOST_NODES
from quietpage.validate.fields import PERSON_FIELDS, SITE_FIELDS
from quietpage.validate.kinds import LONGEST_LINE, LONGEST_PROSE
from quietpage.validate.own_pages import LONGEST
from quietpage.validate.records import Field, Record
from quietpage.validate.theme_manifest import MANIFEST_FIELDS


def page() -> str:
    """The page, in Markdown."""
    lines = ["# Every key", ""]
    lines += paragraph(
        "This page is made from the same table by which quietpage reads your files. Whatever you type after "
        "a key is text: `no`, `012` and `2011-07-01` stay as they are. A key that is not listed here is a "
        "problem, and so is a key that stands in a file twice. A key that may be left out, and has nothing "
        "after it, is as if it was left out; only `audience` and `draft` ask for their word."
    )
    lines += ["## quietpage.yml", ""]
    lines += paragraph(
        "It may be called `quietpage.yaml` instead. One of the two is read: both at once are a problem."
    )
    lines += [*_table(SITE_FIELDS), *_inner(SITE_FIELDS), "## A person", ""]
    lines += paragraph(
        "A file in `people/`, with a name that ends in `.yml` or `.yaml`, holds one person, or a list of "
        "several."
    )
    lines += [*_table(PERSON_FIELDS), *_inner(PERSON_FIELDS)]
    lines += [*paragraph("A person who is a draft needs no `reasons` yet."), "## theme.yml", ""]
    lines += paragraph(
        "A theme of your own says these things of itself. [How a theme is "
        "made](../how-to/themes.md#make-a-theme) says more."
    )
    lines += [*_table(MANIFEST_FIELDS), "## Texts in pages/", ""]
    lines += paragraph(
        "A file in `pages/`, with a name that ends in `.md` or `.markdown`, is [a page of your "
        "own](../how-to/own-pages.md). It has no keys: its first line is its title, behind a `#` and a "
        "space, and its name makes the address, as a person's name does."
    )
    lines += [*_copied(), "## Limits", ""]
    lines += paragraph("They are generous. What goes beyond one of them is a problem that says so.")
    lines += table(("what", "limit"), _limits())
    return "\n".join(lines)


def _table(fields: Iterable[Field[object]]) -> Iterator[str]:
    return table(("key", "what it is", "kind", "if left out"), map(_row, fields))


def _row(field: Field[object]) -> tuple[str, ...]:
    kind = f"a mapping, see [`{field.key}`](#{field.key})" if _record(field) else field.kind.says
    absent = "required" if field.required else field.default or "nothing"
    return f"`{field.key}`", field.about, kind, absent


def _inner(fields: Iterable[Field[object]]) -> Iterator[str]:
    """The tables of those fields that have keys of their own."""
    for field in fields:
        if record := _record(field):
            yield from (f"### {field.key}", "", *_table(record.fields))


def _record(field: Field[object]) -> Record | None:
    record = getattr(field.kind, "record", None)
    return record if isinstance(record, Record) else None


def _copied() -> Iterator[str]:
    yield from ("## Files in static/", "")
    yield from paragraph(
        "What lies in `static/` is copied as it is, and held to the same promises. A file is known by its "
        "ending, and in a language by the one before: `about.html.de` is a page."
    )
    known = (
        (kind, code(f".{ending}" for ending in endings.split()), how)
        for kind, endings, how in published_types()
    )
    yield from table(("kind", "endings", "how it is read"), known)
    yield from paragraph(
        "Every text is in UTF-8, and a page with other letters than those of English says so in its head: "
        '`<meta charset="utf-8">`. What only programs read in a text is no word of it: the version of a '
        "vCard, the times of subtitles, the letters of a key."
    )
    yield from paragraph("Any other file is a problem, and so are those that")
    for names, why in refused_types():
        yield from paragraph(f"{why}: {code(names.split())};", before="* ")
    yield from paragraph(
        "would be shown in the place of the page: `index.htm`, `default.htm` and the like, beside "
        "`index.html`;",
        before="* ",
    )
    yield from paragraph(
        "have a name that begins with a dot (but for `.well-known`), that has a digit in it (but for "
        "`.woff2`), or that the page has already.",
        before="* ",
    )
    yield ""
    yield from paragraph(
        "What a host is to be told, in `_headers`, say, or by an `<!--#include -->`, is set up with the host "
        "itself."
    )


def _limits() -> Iterator[tuple[str, str]]:
    yield "a short text", f"{LONGEST_LINE:,} letters"
    yield "a text in Markdown", f"{LONGEST_PROSE:,} letters"
    yield "a text in `pages/`", f"{LONGEST:,} letters"
    yield (
        "the address of a person's page",
        f"{LONGEST_SLUG} bytes; a longer name is cut for it, between letters",
    )
    yield "a YAML file", f"{LARGEST_TEXT:,} bytes, {MOST_NODES:,} keys and texts"
    yield "lists and keys inside one another", f"{DEEPEST} deep"
    yield "any other file", f"{LARGEST_FILE:,} bytes"
    yield "what is told at once", f"{MOST} problems, {MOST_OF_A_FILE} of one file; then the report says so"
