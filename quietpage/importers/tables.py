"""Tables: CSV from Mastodon, Google, LinkedIn, a form, or any other whose header names people."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence

from quietpage.core.diagnostics import Problem
from quietpage.core.named_tuple import NamedTuple
from quietpage.core.source import Source, Span
from quietpage.core.suggestions import measures, plain
from quietpage.importers.addresses import account as account_of
from quietpage.importers.addresses import fediverse, place_of_key, profile
from quietpage.importers.candidates import MOST, Found, Gathered
from quietpage.importers.known import folded
from quietpage.importers.words import (
    ABOUT,
    ADDRESS,
    FEED,
    FIRST,
    LAST,
    MIDDLE,
    NAME,
    NOBODY,
    NOTES,
    OTHER_NAMES,
    PRIVATE,
    SOMEBODY,
    WHEN,
    WHO,
    WHY,
)
from quietpage.validate.foreign_words import meaning, whole_name

_FAR = 20
"""So many lines may stand before a header: LinkedIn writes notes there."""

_ACCOUNT = re.compile(r"@?[\w.-]+@[\w-]+(?:\.[\w-]+)+")


class Row(NamedTuple):
    """A row of a table, and its place."""

    place: Span
    cells: list[str]


class Column(NamedTuple):
    """What a column holds: one of the kinds of `words`, and what it is called."""

    kind: str
    title: str


def header_of(source: Source) -> tuple[str, int] | None:
    """How the cells of a table are parted, and where its header begins; nothing, if it has none."""
    at, fewest = 0, 2
    for _ in range(_FAR):
        end = source.text.find("\n", at)
        line = source.text[at : end if end >= 0 else len(source.text)].strip("\r\n\ufeff")
        if line.strip():
            for sign in (",", ";", "\t"):
                if sign in line and _names_people(cells_of(line, sign), fewest):
                    return sign, at
            if fewest == 2 and "," not in line and plain(line.strip('" ')) in NAME:
                return ",", at
            fewest = 3  # further down, a sentence may have two such words in it
        if end < 0:
            break
        at = end + 1
    return None


def is_accounts(text: str) -> bool:
    """Whether a table without a header has accounts of the fediverse, as Mastodon's lists have."""
    lines = [line.strip() for line in text[:4_000].splitlines()[:5] if line.strip()]
    return bool(lines) and all(map(_has_account, lines))


def _has_account(line: str) -> bool:
    if line.startswith("@"):  # without it, it is rather a mail address
        return _ACCOUNT.fullmatch(line) is not None
    # An export has no space behind its commas: that is rather a name, and a mail address.
    return (
        "," in line
        and ", " not in line
        and any(_ACCOUNT.fullmatch(cell.strip()) for cell in cells_of(line, ",")[-2:])
    )


def read_accounts(source: Source) -> Gathered:
    """Accounts of the fediverse, one in each row, behind the name of a list."""
    problems: list[Problem] = []
    found = []
    for row in _rows(source, ",", 0, problems):
        account = next((cell for cell in row.cells[::-1] if _ACCOUNT.fullmatch(cell.strip())), "")
        if any(row.cells):
            found.append(_of_account(account or " ".join(row.cells), row.place))
    return Gathered(tuple(found), tuple(problems))


def read_table(source: Source, sign: str, start: int) -> Gathered:
    """An entry for each row below the header."""
    problems: list[Problem] = []
    rows = _rows(source, sign, start, problems)
    header = next(rows, None)
    if header is None:
        return Gathered(problems=tuple(problems))
    columns = _columns(header.cells)
    measured = tuple(dict.fromkeys(each.title for each in columns if each.kind == "measure"))
    private: dict[str, None] = {}
    others: dict[str, None] = {}
    found = []
    for row in rows:
        if not any(cell.strip() for cell in row.cells):
            continue
        found.append(_entry(row, columns, private))
        for column, cell in zip(columns, row.cells, strict=False):
            if column.kind in ("", "when") and column.title and cell.strip():
                others[column.title] = None
        if len(found) > MOST:
            break
    return Gathered(tuple(found), tuple(problems), measured, tuple(private), tuple(others))


def _of_account(account: str, place: Span) -> Found:
    address = fediverse(account)
    return Found(
        place,
        handle=account.strip(),
        addresses=(("Mastodon", address),) if address else (),
        fediverse=account_of("Mastodon", account),
    )


def _entry(row: Row, columns: Sequence[Column], private: dict[str, None]) -> Found:
    cells: dict[str, list[tuple[str, str]]] = {}
    for column, cell in zip(columns, row.cells, strict=False):
        # Google joins several values of one kind.
        for value in cell.split(" ::: ") if " ::: " in cell else (cell,):
            if value.strip():
                cells.setdefault(column.kind, []).append((column.title, value.strip()))

    def first(kind: str) -> str:
        return next((value for _, value in cells.get(kind, ())), "")

    for title, _ in cells.get("private", ()):
        private[_private_words(title)] = None
    if account := first("account"):
        return _of_account(account, row.place)
    parts = (first("first"), first("middle"), first("last"))
    name = first("name") or whole_name(dict(zip(("given", "middle", "family"), parts, strict=True)))
    if first("name") and not first("first") and folded(first("last")) not in folded(name):
        name = f"{name} {first('last')}"
    addresses = [("", value) for _, value in cells.get("address", ())]
    handle = there_known = ""
    for title, value in cells.get("profile", ()):
        handle = handle or value
        there_known = there_known or account_of(place_of_key(plain(title)), value)
        if there := profile(place_of_key(plain(title)), value):
            addresses.append(("", there))
    mail = next((value for title, value in cells.get("private", ()) if "@" in value and " " not in value), "")
    if any(column.kind == "when" for column in columns):
        mail = ""  # whoever filled in the form has it, and nobody whom it is about
    return Found(
        row.place,
        name=name,
        title=first("title"),
        handle=handle if name else handle or first("nickname") or mail.partition("@")[0],
        addresses=tuple(addresses),
        feeds=tuple(value for _, value in cells.get("feed", ())),
        about=tuple(value for _, value in cells.get("about", ())),
        reasons=tuple(value for _, value in cells.get("why", ())),
        fediverse=there_known,
        portrait=first("portrait"),
        pronouns=first("pronouns"),
        where=first("where"),
    )


def _private_words(title: str) -> str:
    words = plain(title)
    if "mail" in words:
        return "mail addresses"
    if "phone" in words or "tel" in words or "mobile" in words or "fax" in words:
        return "telephone numbers"
    if words in NOTES:
        return "notes"
    return "birthdays" if "birth" in words or "geburt" in words else "postal addresses"


def _names_people(cells: Sequence[str], fewest: int) -> bool:
    """Whether the cells of a row are the header of a table of people, at least so many known."""
    if any(len(cell) > 200 for cell in cells) or re.match(r"#|-\s|[^\s:]+:\s", cells[0] if cells else ""):
        return False  # sentences, or YAML
    kinds = [column.kind for column in _columns(cells)]
    if "account" in kinds:
        return True
    return len([kind for kind in kinds if kind]) >= fewest and any(
        kind in kinds for kind in ("name", "first", "title")
    )


def _columns(header: Sequence[str]) -> list[Column]:
    """What each column holds. Of several with a name, the one of whom it is about has it."""
    columns = [Column(_kind(title), title.strip()) for title in header]
    written = [plain(title) for title in header]
    for first, last in (("first", "last"), ("given", "family")):
        if first in written and last in written and all(column.kind != "name" for column in columns):
            halves = {first: "first", last: "last"}  # each alone could be anything
            columns = [
                column._replace(kind=halves.get(word, column.kind))
                for column, word in zip(columns, written, strict=True)
            ]
    kinds = [column.kind for column in columns]
    names = [at for at, kind in enumerate(kinds) if kind == "name"]
    # “Who makes a difference to you?” A form asks before that for the name of whoever fills it in.
    asked = [at for at, each in enumerate(columns) if not each.kind and _words(each.title) & WHO]
    named = [at for at in names if _words(columns[at].title) & WHO]
    if "when" in kinds and not named:
        # Microsoft's forms call it “Name”, and nothing else; so do many who make one at Google's.
        bare = [at for at in names if plain(columns[at].title) in NAME]
        named = [at for at in names if at not in bare] or [at for at in asked if bare and at > bare[0]]
    if named or (asked and "first" not in kinds and not names):
        names = (named or asked)[:1]
    elif not names and "first" not in kinds:
        names = [at for at, kind in enumerate(kinds) if kind == "self"][:1]
    kinds = [
        "name" if at in names[:1] else "" if kind in ("name", "self") else kind
        for at, kind in enumerate(kinds)
    ]
    if "name" in kinds and "why" not in kinds and "when" in kinds:
        # A form that asks for one thing more, in whatever words, asks why.
        left = [at for at, kind in enumerate(kinds) if not kind and columns[at].kind not in ("self", "name")]
        left = [at for at in left if plain(columns[at].title) != "id"]
        if len(left) == 1 and len(_words(columns[left[0]].title)) > 2:
            kinds[left[0]] = "why"
    return [column._replace(kind=kind) for column, kind in zip(columns, kinds, strict=True)]


def _kind(title: str) -> str:
    key = re.sub(r"_\d+_|_\d+$", "_", plain(title)).strip("_")
    words = _words(title)
    if key in ("account_address", "acct"):
        return "account"
    if key in WHEN:
        return "when"
    own = not words.isdisjoint(NOBODY) and words.isdisjoint(SOMEBODY)
    if key in NAME:  # before its end, which may be the word for one part of it
        return "self" if own else "name"
    for kind, keys in (("first", FIRST), ("middle", MIDDLE), ("last", LAST)):
        if key in keys or (
            not own and any(key.endswith(f"_{each}") for each in keys) and "phonetic" not in key
        ):
            return kind
    if "name" in words and words.isdisjoint(OTHER_NAMES):
        return "self" if own else "name"
    for kind, keys in (("feed", FEED), ("about", ABOUT)):
        if key in keys:
            return kind
    if key in ("nickname", "nick", "alias", "handle", "username"):
        return "nickname"
    if key in ("title", "site", "site_name", "blog_title", "titel", "titre"):
        return "title"
    if key in ADDRESS or key.startswith("website_"):
        return "" if key.endswith(("_type", "_label")) else "address"
    if place_of_key(key):
        return "profile"
    if (found := meaning(key)) and found.kind in ("portrait", "pronouns", "where") and key != "from":
        return found.kind
    if (words & WHY or "por_qu" in key) and not words & WHO:
        return "why"
    if key.endswith(("_type", "_label")):
        return ""
    if words & PRIVATE or key in NOTES:
        return "private"
    # A position is what somebody works as, and no place among others.
    return "measure" if measures(title) and key != "position" else ""


def _words(title: str) -> set[str]:
    return set(plain(title).split("_"))


def cells_of(line: str, sign: str) -> list[str]:
    """The cells of a line with this sign between them."""
    try:
        return next(csv.reader([line], delimiter=sign), [])
    except csv.Error:
        return []


def _rows(source: Source, sign: str, start: int, problems: list[Problem]) -> Iterator[Row]:
    """The rows from a place on, each with its place; where one cannot be read, it is told and passed over."""
    csv.field_size_limit(1_000_000)
    lines = io.StringIO(source.text[start:].replace("\r\n", "\n").replace("\r", "\n"), newline="\n")
    first = source.line_and_column(start)[0]
    reader = csv.reader(lines, delimiter=sign)
    while True:
        before = first + reader.line_num
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as reason:
            begin = source.begin(before)
            problems.append(
                Problem(
                    f"this row cannot be read ({reason})",
                    Span(source, begin, begin + len(source.line(before))),
                    "see whether a quotation mark is missing, or save the table once more",
                )
            )
            if len(problems) > 100:
                return
            continue
        begin = source.begin(before)
        yield Row(
            Span(source, begin, begin + len(source.line(before))), [cell.replace("\0", "") for cell in cells]
        )
