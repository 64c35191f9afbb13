"""Files of other programs that hold a row for each person: tables, and keys with equals signs."""

from __future__ import annotations

import re

from quietpage.core.diagnostics import Problem
from quietpage.core.source import Source, Span
from quietpage.load.other_formats import gather_help
from quietpage.parse.repair.wording import clip

_LOOKED_AT = 12
"""So many lines are looked at, to know what all of them are."""

_SECTION = re.compile(r"\[{1,2}[^\[\]\"',]+\]{1,2}$")
_EQUALS = re.compile(r"""([A-Za-z_][\w.-]*)[ \t]*=[ \t]*(\S.*)""")
_RULE = re.compile(r"\|?[ ]*:?-{2,}:?[ ]*(?:\|[ ]*:?-{2,}:?[ ]*)*\|?$")
_YAML = re.compile(r"(?:- |[\w -]+:(?: |$)|---$)")
_NAMES = frozenset(("name", "full name", "fullname", "display name", "who", "person", "title", "first name"))
_REASONS = frozenset(("reasons", "reason", "why", "bio", "about", "description", "note", "notes", "text"))
_COLUMNS = (
    _NAMES
    | _REASONS
    | frozenset(
        (
            *("email", "mail", "url", "website", "link", "links", "blog", "feed", "rss", "tags", "role"),
            *("twitter", "github", "phone", "address", "date"),
        )
    )
)
_AS_A_PERSON = "- name: {}, and below it, moved in by two spaces, reasons: {}"


def table(source: Source) -> Problem | None:
    """The problem of a file in which each row, or each group of lines, is a person; told as what it is."""
    lines = [line.strip() for line in re.split(r"[\r\n]", source.text[:20_000]) if line.strip()]
    lines = [line for line in lines if not line.startswith("#")][:_LOOKED_AT]
    if not lines:
        return None
    found = _objects(lines) or _equals(lines) or _markdown(lines) or _separated(lines)
    if not found:
        return None
    start = source.text.index(lines[0])
    message, help = found
    folder, _, name = source.name.rpartition("/")
    if folder == "people" and "SV)" in message:
        help += f"; or {gather_help(name)}"
    return Problem(
        message,
        Span(source, start, start + len(lines[0])),
        help,
        alike=f"{message}: {help.partition(':')[0]}",
    )


def _objects(lines: list[str]) -> tuple[str, str] | None:
    if len(lines) < 2 or not all(map(_is_object, lines)) or not lines[0].startswith("{"):
        return None
    return (
        "each of these lines is JSON by itself (JSON lines), and the file is not YAML",
        f'begin each line with a dash and a space: "- {clip(lines[0])}"',
    )


def _is_object(line: str) -> bool:
    """Whether a line is an object or a list of JSON, as far as its ends show it."""
    line = line.rstrip(",")
    return (line[:1], line[-1:]) in (("{", "}"), ("[", "]"))


def _equals(lines: list[str]) -> tuple[str, str] | None:
    sections = [line for line in lines if _SECTION.match(line)]
    pairs = [found for line in lines if (found := _EQUALS.match(line))]
    fences = [line for line in lines if line == "+++"]
    if len(pairs) < (1 if sections or len(fences) > 1 else 2):
        return None
    # Below the second +++ a text may follow.
    if not fences and len(sections) + len(pairs) < len(lines):
        return None
    what = "TOML" if fences or any(found[2][0] in "\"'[{" for found in pairs) else "an INI file"
    line = f"{pairs[0][1]}: {clip(pairs[0][2])}"
    help = f"write a colon and a space in place of each equals sign: {line}"
    if len(sections) > 1:
        help = (
            "write a dash in place of each line in square brackets, move the others in by two spaces, and "
            f"write a colon and a space in place of each equals sign: {line}"
        )
    elif sections:
        help = f"take the line {sections[0]} away, and {help}"
    elif fences:
        help += "; and take the lines +++ away: a text below the last goes under reasons: |, moved in"
    return f"this is {what}, not YAML", help


def _markdown(lines: list[str]) -> tuple[str, str] | None:
    # A bar behind a key begins a text, and a rule may be its first line.
    if len(lines) < 2 or _YAML.match(lines[0]):
        return None
    if not (_RULE.match(lines[1]) and "|" in lines[0] + lines[1]):
        return None
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in (lines[0], *lines[2:3])]
    return "this is a table of Markdown, not YAML", _person_of(rows)


def _separated(lines: list[str]) -> tuple[str, str] | None:
    """A table with commas, semicolons or tabs between its cells."""
    if len(lines) < 2 or _YAML.match(lines[0]):
        return None
    for sign, what in (("\t", "tabs (TSV)"), (";", "semicolons (CSV)"), (",", "commas (CSV)")):
        rows = [_cells(line, sign) for line in lines]
        wide = len(rows[0])
        if wide < 2 or any(len(row) != wide for row in rows[:-1]):
            continue
        columns = [cell.casefold().replace("_", " ") for cell in rows[0]]
        # Prose has commas too, with a space after each, and no such words before them.
        if (
            not _COLUMNS.isdisjoint(columns)
            or sign == "\t"
            or (len(rows) > 2 and f"{sign} " not in lines[0] and lines[0][-1] not in ".!?")
        ):
            return f"this is a table with {what}, not YAML", _person_of(rows)
    return None


def _cells(line: str, sign: str) -> list[str]:
    from csv import reader

    return [cell.strip() for cell in next(reader([line], delimiter=sign), [])]


def _person_of(rows: list[list[str]]) -> str:
    """How the first row would be written as a person, as far as its columns say what they are."""
    columns = [cell.casefold().replace("_", " ") for cell in rows[0]]
    row = rows[1] if len(rows) > 1 else []

    def cell(names: frozenset[str], otherwise: str) -> str:
        words = next((word for column, word in zip(columns, row, strict=False) if column in names), "")
        return clip(words) if words and ": " not in words and " #" not in words else otherwise

    name, reasons = cell(_NAMES, "and the name"), cell(_REASONS, "and why they make a difference to you")
    return f"write each row as a person: {_AS_A_PERSON.format(name, reasons)}"
