"""The documents of cases: what the guard finds in each language, class by class, and what it lets pass."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from quietpage.numbers import numbers_in

CASES = Path(__file__).parent / "cases"
COUNTING = {"word", "ordinal"}
MARK = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)


def cases() -> list[tuple[str, str, str, str]]:
    """Each case as its document's language, the kind it is about, its format and its marked sentence."""
    found = []
    for document in sorted(CASES.glob("*.md")):
        kind = form = ""
        for line in document.read_text(encoding="utf-8").splitlines():
            if line.startswith("## "):
                kind, _, form = line[3:].partition(" (")
                form = form.rstrip(")") or "text"
            elif line.startswith("- ") and kind:
                found.append((document.stem.split("-")[0], kind, form, line[2:]))
    return found


@pytest.mark.parametrize(("language", "kind", "form", "marked"), cases())
def test_the_guard_finds_what_is_marked_and_nothing_else(
    language: str, kind: str, form: str, marked: str
) -> None:
    source = MARK.sub(r"\1", marked)
    expected = MARK.findall(marked)
    found = numbers_in(source, language, form)  # type: ignore[arg-type]
    assert [number.text for number in found] == expected
    assert all(source[number.start : number.end] == number.text for number in found)
    if kind != "passes" and form == "text":
        kinds = {number.kind for number in found}
        assert kind in kinds or (kind in COUNTING and kinds & COUNTING)
