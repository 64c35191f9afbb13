"""Problems in SARIF, for code scanning and other programs: `check --format sarif`.

The standard is https://docs.oasis-open.org/sarif/sarif/v2.1.0/; what GitHub's code scanning makes of it is
said at https://docs.github.com/en/code-security/reference/code-scanning/sarif-support-for-code-scanning.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.parse import quote

from quietpage import __version__
from quietpage.cli.problems_json import Located, ends, located
from quietpage.core.diagnostics import Problem
from quietpage.core.source import Place, Source, Span

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_RULES = {
    "number": (
        "A number on a page without numbers",
        "Nothing that a reader can see, hear or have read to them holds a number.",
        "Say it without the number: many, a whole shelf of, more than I can carry.",
    ),
    "page": (
        "Something to mend before the page is right",
        "A file of the page cannot be read as it stands, or breaks one of the page's promises.",
        "The message says what it is and, behind help:, what to do about it.",
    ),
}


def as_sarif(problems: Iterable[Problem], known_as: Callable[[str], str]) -> str:
    """A log about problems, or about none; valid and ASCII, whatever stands in the files.

    `known_as` gives the path of a file in its repository.
    """
    few, more = located(problems)
    seen: Counter[str] = Counter()
    invocation: dict[str, object] = {"executionSuccessful": True}
    if more:
        invocation["toolExecutionNotifications"] = [{"level": "note", "message": {"text": more}}]
    run = {
        "tool": {
            "driver": {
                "name": "quietpage",
                "version": __version__,
                "rules": [
                    {
                        "id": name,
                        "shortDescription": {"text": short},
                        "fullDescription": {"text": full},
                        "help": {"text": help},
                        "defaultConfiguration": {"level": "error"},
                    }
                    for name, (short, full, help) in _RULES.items()
                ],
            }
        },
        "invocations": [invocation],
        "columnKind": "utf16CodeUnits",
        "newlineSequences": ["\r\n", "\r", "\n"],
        "results": [_result(each, known_as, seen) for each in few],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _result(each: Located, known_as: Callable[[str], str], seen: Counter[str]) -> dict[str, object]:
    place = each.place
    path = known_as(place.source.path if isinstance(place, Span) else place.path)
    where: dict[str, object] = {"artifactLocation": {"uri": uri_of(path)}}
    if isinstance(place, Span):
        where["region"] = _region(place)
    text = f"{each.message}\nhelp: {each.help}" if each.help else each.message
    # By these, a problem is known again when lines above it come or go: no line number is in them.
    mark = hashlib.sha256(f"{each.rule}\0{path}\0{each.message}\0{_line(place)}".encode(errors="replace"))
    name = mark.hexdigest()[:16]
    seen[name] += 1
    return {
        "ruleId": each.rule,
        "ruleIndex": list(_RULES).index(each.rule),
        "level": "error",
        "message": {"text": text},
        "locations": [{"physicalLocation": where}],
        "partialFingerprints": {"primaryLocationLineHash": f"{name}:{seen[name]}"},
    }


def uri_of(path: str) -> str:
    """The address of a file, relative to the folder that is looked at, or whole if the file is not in it."""
    relative = os.path.normpath(path)
    if os.path.isabs(relative) or relative.split(os.sep)[0] == os.pardir:
        return Path(os.path.abspath(path)).as_uri()
    return quote(os.fsencode(relative.replace(os.sep, "/")))


def _region(place: Span) -> dict[str, int]:
    (line, column), (end_line, end_column) = ends(place)
    return {
        "startLine": line,
        "startColumn": _in_utf16(place.source, line, column),
        "endLine": end_line,
        "endColumn": _in_utf16(place.source, end_line, end_column),
    }


def _in_utf16(source: Source, line: int, column: int) -> int:
    """A column counted in code units of UTF-16, which editors and GitHub count."""
    begin = source.begin(line)
    return column + sum(sign > "\uffff" for sign in source.text[begin : begin + column - 1])


def _line(place: Place) -> str:
    return (
        place.source.line(place.source.line_and_column(place.start)[0]).strip()
        if isinstance(place, Span)
        else ""
    )
