"""Which format a file has, by what is in it and never by its name; and the table of all of them."""

from __future__ import annotations

import re
from collections.abc import Callable

from quietpage.core.diagnostics import Problem
from quietpage.core.named_tuple import NamedTuple
from quietpage.core.source import Source, Span, Whole
from quietpage.importers.candidates import Gathered
from quietpage.importers.humans import is_humans, read_humans
from quietpage.importers.opml import is_opml, read_opml
from quietpage.importers.pelican import is_pelican, read_pelican
from quietpage.importers.plain_lists import (
    is_bookmarks,
    is_front_matter,
    is_toml,
    read_bookmarks,
    read_front_matter,
    read_names,
    read_toml,
)
from quietpage.importers.records import has_people, read_records
from quietpage.importers.tables import cells_of, header_of, is_accounts, read_accounts, read_table
from quietpage.importers.trees import of_node, of_value
from quietpage.importers.vcards import is_vcard, read_vcards


class Format(NamedTuple):
    """A format: what it is called, how it is known, and how it is read."""

    name: str
    is_it: Callable[[str], bool]
    read: Callable[[Source], Gathered]


def read(source: Source) -> Gathered:
    """Everybody in a file, whatever format it has; nobody and a problem, if it is none that is known."""
    text = source.text.lstrip("\ufeff \t\r\n")
    if not text:
        return _nobody(source, "there is nothing in this file", "name a file with people in it")
    if _of_another_encoding(text):
        return _nobody(
            source,
            "which letters these are cannot be told from this file",
            "save it once more as UTF-8 (a spreadsheet may call it CSV UTF-8), and gather that",
        )
    for each in FORMATS:
        if each.is_it(text):
            return each.read(source)
    return _read_text(source)


def _of_another_encoding(text: str) -> bool:
    """Whether a text was taken for one in Western letters, and surely is none.

    Arabic, Hebrew, Greek or Cyrillic in an old encoding has more letters with accents then than without, and
    Japanese has signs that Windows's Western encoding has not.
    """
    if text.isascii():
        return False
    head = text[:10_000]
    if re.search("[\x81\x8d\x8f\x90\x9d]", head):
        return True
    accented = len(re.findall("[\xc0-\xff]", head))
    return accented > 8 and accented > len(re.findall("[A-Za-z]", head))


def _read_text(source: Source) -> Gathered:
    """A table, a list in YAML, or a name a line: known only by a closer look."""
    if is_accounts(source.text):
        return read_accounts(source)
    header = header_of(source)
    if header is not None and not source.text[: header[1]].strip("\ufeff \t\r\n"):
        return read_table(source, *header)
    problems: tuple[Problem, ...] = ()
    if _like_yaml(source.text):
        from quietpage.parse.yaml import parse

        node, problems = parse(source)
        if node is not None and has_people(tree := of_node(node)):
            gathered = read_records(tree)
            return gathered._replace(problems=(*problems, *gathered.problems))
    if header is not None:  # below some lines of words
        return read_table(source, *header)
    if problems and _mostly_yaml(source.text):
        return Gathered(problems=problems)
    if _like_a_table(source.text):
        line = source.line(1)
        return Gathered(
            problems=(
                Problem(
                    "no column of this table says who somebody is",
                    Span(source, 0, len(line)),
                    "call the column with the names name, and the one with their places url",
                ),
            )
        )
    return read_names(source)


def _like_a_table(text: str) -> bool:
    """Whether the first lines have as many cells each, and more than a name and an address.

    Two are enough with a semicolon between them, unless the other is an address: in names there is none.
    """
    lines = [line for line in text[:10_000].splitlines()[:5] if line.strip()]
    if len(lines) < 2:
        return False
    for sign in ",;\t":
        rows = [cells_of(line, sign) for line in lines]
        width = len(rows[0])
        if {len(row) for row in rows} == {width} and (
            width > 2
            or (width == 2 and sign == ";" and not any(re.search(r"\w[.@]\w", row[1]) for row in rows))
        ):
            return True
    return False


def _like_yaml(text: str) -> bool:
    """Whether some line begins with a dash, or with a key and a colon."""
    return any(line.lstrip().startswith("- ") or _key_of(line) for line in text[:200_000].splitlines())


def _mostly_yaml(text: str) -> bool:
    """Whether most lines are those of YAML: so it is no list of names in which a colon stands."""
    lines = [line for line in text[:200_000].splitlines() if line.strip() and line.strip()[0] != "#"]
    like = [line for line in lines if line[0] in " -" or re.fullmatch(r"[\w-]+", _key_of(line))]
    return len(like) * 2 > len(lines)


def _key_of(line: str) -> str:
    """The key with which a line of YAML begins; nothing, if it is none."""
    key, colon, rest = line.strip().removeprefix("- ").partition(":")
    fit = 0 < len(key) <= 60 and set(key).isdisjoint(",;#\"'")
    return key if colon and fit and (not rest or rest[0] in " \t") else ""


def _read_json(source: Source) -> Gathered:
    import json

    try:
        value = json.loads(source.text.lstrip("\ufeff"))
    except json.JSONDecodeError as reason:
        at = min(reason.pos + (source.text[:1] == "\ufeff"), len(source.text))
        return Gathered(
            problems=(
                Problem(
                    f"this cannot be read as JSON from here on ({reason.msg.lower()})",
                    Span(source, at, min(at + 1, len(source.text))),
                    "export it once more from where it came from",
                ),
            )
        )
    except (RecursionError, ValueError):
        return _nobody(source, "this is nested deeper than a list of people is", "name another file")
    tree = of_value(value, source)
    if not has_people(tree):
        return _nobody(source, "nobody can be found in this", "a list of people has a name or a url for each")
    return read_records(tree)


def _nobody(source: Source, message: str, help: str) -> Gathered:
    return Gathered(problems=(Problem(message, Whole(source.path), help),))


def _refuse_x(source: Source) -> Gathered:
    return _nobody(
        source,
        "this list has a number for each account, and names nobody",
        "write the names of those who make a difference to you in a file, one on each line, and gather that",
    )


def _refuse_feed(source: Source) -> Gathered:
    return _nobody(
        source,
        "this is somebody’s feed, and no list of people",
        "add them by hand: quietpage add; or name a list of feeds (OPML)",
    )


def _refuse_page(source: Source) -> Gathered:
    return _nobody(
        source,
        "this is a page of the web, and which of its links are people cannot be known",
        "write their names in a file, one on each line, each with their address behind it",
    )


def _refuse_program(source: Source) -> Gathered:
    return _nobody(
        source,
        "this is a program, and whom it would list is known only once it has run",
        "save its list as JSON, or write the names in a file, one on each line, and gather that",
    )


def _is_program(text: str) -> bool:
    """Whether this is JavaScript, as Eleventy takes it for data, or another program."""
    # Comments may stand above it. Nothing is tried twice: in a long list, all could be between two signs.
    above = re.match(
        r"(?>[\"']use strict[\"'];?+\s*+|//[^\n]*+\n\s*+|/\*(?:[^*]|\*(?!/))*+\*/\s*+)*+", text[:10_000]
    )
    begins = text[above.end() if above else 0 :][:1_000]
    return (
        re.match(
            r"module\.exports\b|exports\.|export\s++(?:default|const|async|function)\b|import\s[^\n\"']*+[\"']|"
            r"(?:const|let|var)\s++[\w{][^\n=]*+=|<\?php|#!/",
            begins,
        )
        is not None
    )


def _refuse_rich_text(source: Source) -> Gathered:
    return _nobody(source, "this was saved as rich text", "save it as plain text")


def _is_feed(text: str) -> bool:
    head = text[:3_000].lower()
    return head.startswith("<") and re.search(r"<(?:rss|feed|rdf:rdf)[\s>]", head) is not None


FORMATS = (
    Format("vCard", is_vcard, read_vcards),
    Format("an X archive", lambda text: text.startswith(("window.YTD.", "window.ytd.")), _refuse_x),
    Format("humans.txt", is_humans, read_humans),
    Format("a program", _is_program, _refuse_program),
    Format("the settings of Pelican", is_pelican, read_pelican),
    Format("rich text", lambda text: text.startswith("{\\rtf"), _refuse_rich_text),
    Format("OPML", lambda text: text.startswith("<") and is_opml(text), read_opml),
    Format("bookmarks", lambda text: text.startswith("<") and is_bookmarks(text), read_bookmarks),
    Format("a feed", _is_feed, _refuse_feed),
    Format(
        "a page",
        lambda text: re.match(r"(?i)<(?:!doctype|html|\?xml|head|body|div)", text) is not None,
        _refuse_page,
    ),
    Format("Markdown with front matter", is_front_matter, read_front_matter),
    Format("TOML", is_toml, read_toml),
    Format("JSON", lambda text: text[0] == "{" or re.match(r"\[\s*[\[{\"\]]", text) is not None, _read_json),
)
"""Known by how they begin, in this order; what is none of them is a table, YAML, or a name a line."""
