"""The files that are gathered from: opened within bounds, and made into texts whatever encoding they have."""

from __future__ import annotations

import codecs
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from quietpage.core.diagnostics import Invalid, Problem
from quietpage.core.folders import FILE, FOLDER, Folder, opened
from quietpage.core.paths import shown
from quietpage.core.source import Source, Whole
from quietpage.importers.plain_lists import is_front_matter
from quietpage.load.files import unreadable
from quietpage.load.inventory import CONFIGS, is_left_alone

LARGEST = 50_000_000
"""The largest file that is read, in bytes: an address book with pictures in it is large."""

MOST_FILES, DEEPEST = 2_000, 4
"""So many files of a folder are read, and so far down."""

_READ = (
    ".md",
    ".markdown",
    ".yml",
    ".yaml",
    ".json",
    ".jsonld",
    ".cff",
    ".toml",
    ".vcf",
    ".opml",
    ".csv",
    ".txt",
    ".xml",
    ".html",
)
"""In a folder, files with other endings are pictures and the like."""

_PACKED = (
    (
        b"PK\x03\x04",
        "this is a packed archive or a spreadsheet",
        "unpack it and name the file in it; save a sheet as CSV",
    ),
    (b"\x1f\x8b", "this is a packed archive", "unpack it, and name the file in it"),
    (b"%PDF", "this is a PDF", "copy the names into a text file, one on each line"),
    (
        b"\xd0\xcf\x11\xe0",
        "this is a document of an office program",
        "save a sheet as CSV, a text as plain text",
    ),
    (b"\x89PNG", "this is a picture", "name a file with people in it"),
    (b"\xff\xd8\xff", "this is a picture", "name a file with people in it"),
    (b"GIF8", "this is a picture", "name a file with people in it"),
    (b"SQLite", "this is a database", "export what is in it as CSV"),
)


def sources_at(path: str, problems: list[Problem] | None = None, language: str = "") -> list[Source]:
    """What is to be read of a file or of a folder; of a folder, what cannot be read is put to `problems`.

    `language` is the page's, by which an old encoding is guessed.

    Raises `Invalid`, if there is nothing to be read.
    """
    problems = [] if problems is None else problems
    told = shown(path)
    try:
        found = os.stat(path)
    except (FileNotFoundError, ValueError):
        help = "see how it is called, and where it lies"
        raise Invalid(Problem("there is no such file", Whole(told), help)) from None
    except OSError as reason:
        raise Invalid(unreadable(told, reason)) from None
    if stat.S_ISDIR(found.st_mode):
        sources = list(_in_folder(opened(path), told, DEEPEST, problems, language))
        if not sources and not problems:
            raise Invalid(Problem("no list of people is in this folder", Whole(told), "name the file itself"))
        return sources
    if not stat.S_ISREG(found.st_mode):
        raise Invalid(Problem("this is not an ordinary file", Whole(told), "name a file with people in it"))
    if found.st_size > LARGEST:
        raise Invalid(_too_large(told))
    try:
        with Path(path).open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as reason:
        raise Invalid(unreadable(told, reason)) from None
    return [source_of(content, told, language)]


def source_of(content: bytes, told: str, language: str = "") -> Source:
    """The text of these bytes. Raises `Invalid` if they are no text, or too many."""
    if len(content) > LARGEST:
        raise Invalid(_too_large(told))
    for sign, message, help in _PACKED:
        if content.startswith(sign):
            raise Invalid(Problem(message, Whole(told), help))
    text = decoded(content, language)
    head = text[:4000]
    # A stray sign that steers a machine is told where it is; a program or a font has many of them.
    if sum(sign < " " and sign not in "\t\n\r\f" for sign in head) * 20 > len(head):
        raise Invalid(Problem("this is not a text", Whole(told), "name a file with people in it"))
    return Source(told, text.replace("\r\n", "\n").replace("\r", "\n"))


def decoded(content: bytes, language: str = "") -> str:
    """A text in any of the encodings that such files have; `language` is that of whoever has the file."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    head = content[:400]
    if len(head) > 3 and head.count(0) * 3 > len(head):
        # In UTF-16, the letters of most names have a zero on one side, and never on the other.
        first, second = head[::2].count(0), head[1::2].count(0)
        if first > 10 * second or second > 10 * first:
            return content.decode("utf-16-be" if first > second else "utf-16-le", "replace")
    declared = re.match(rb"\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})", head)
    if declared and not declared[1].lower().startswith((b"utf-16", b"utf-32", b"ucs")):  # it is not, here
        try:
            return content.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError, ValueError):
            pass
    try:
        return content.decode()
    except UnicodeDecodeError:
        pass
    try:
        return content.decode(_OF_LANGUAGES[language.lower().partition("-")[0]])
    except (KeyError, UnicodeDecodeError):
        # Windows's Western letters; where it has none, those of Latin-1.
        return content.decode("latin-1").translate(_CP1252)


_OF_LANGUAGES = {
    **dict.fromkeys(("bs", "cs", "hr", "hu", "pl", "ro", "sk", "sl", "sq"), "cp1250"),
    **dict.fromkeys(("az", "tr"), "cp1254"),
    **dict.fromkeys(("et", "lt", "lv"), "cp1257"),
}
"""What office programs on Windows wrote before UTF-8, where these languages are spoken."""

_CP1252 = {
    octet: bytes([octet]).decode("cp1252")
    for octet in range(0x80, 0xA0)
    if octet not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}


def _in_folder(
    folder: Folder, told: str, depth: int, problems: list[Problem], language: str
) -> Iterator[Source]:
    """The texts in a folder and below it; no link is followed."""
    entries = [entry for entry in folder.entries() if not is_left_alone(entry.name)][:MOST_FILES]
    pages = [entry for entry in entries if entry.kind == FOLDER or entry.name.lower().endswith(_PAGES)]
    for entry in entries:
        path = f"{told}/{entry.name}" if told != "." else entry.name
        name = entry.name.lower()
        if entry.kind == FOLDER and depth:
            yield from _in_folder(folder.inside(entry.name), path, depth - 1, problems, language)
        elif entry.kind == FILE and name.endswith(_READ):
            if name in CONFIGS or (name in ("index.md", "_index.md") and len(pages) > 1):
                continue  # it is about the page or the folder, not about somebody
            try:
                read = folder.content(entry.name, LARGEST)
                if read is None:
                    continue
                if read[0].st_size > LARGEST:
                    raise Invalid(_too_large(path))
                source = source_of(read[1], path, language)
            except Invalid as reason:
                problems.extend(reason.problems)
                continue
            except OSError as reason:
                problems.append(unreadable(path, reason))
                continue
            # A page without keys at its beginning is not about one person.
            if not name.endswith(_PAGES) or is_front_matter(source.text):
                yield source


_PAGES = (".md", ".markdown")


def _too_large(told: str) -> Problem:
    return Problem(
        f"this file is larger than a list of people is ({LARGEST // 1_000_000} MB)",
        Whole(told),
        "export it without pictures, or in parts",
    )
