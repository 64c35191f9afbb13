"""Small broken sites, and the whole report of each, word for word: `problems/*.md`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.drawings import drawing, picture, png
from tests.sites import run, site

DOCUMENTS = sorted((Path(__file__).parent / "problems").glob("*.md"))
CASES = [
    pytest.param(case, id=f"{document.stem}: {case.partition(chr(10))[0]}")
    for document in DOCUMENTS
    for case in re.split(r"^## ", document.read_text(encoding="utf-8"), flags=re.M)[1:]
]


def typed(text: str) -> str:
    """A text of a case with the signs that it stands for."""
    signs = re.sub(r"\{U\+([0-9A-F]+)\}", lambda found: chr(int(found[1], 16)), text)
    return signs.replace("→", "\t")


def painted(recipe: str) -> bytes:
    """A picture of a case: its kind and its size. Of one too large to be true there is only the header."""
    kind, wide, high = re.findall(r"\w+", recipe)
    width, height = int(wide), int(high)
    return png(width, height) if width * height > 10_000_000 else picture(kind, drawing(width, height))


@pytest.mark.parametrize("case", CASES)
def test_a_site_gets_the_report_that_is_written_down(case: str, tmp_path: Path) -> None:
    blocks = re.findall(r"^`([^`]+)`\n\n```(yaml|picture)\n(.*?^)```$", case, flags=re.M | re.S)
    files: dict[str, str | bytes] = {
        name: painted(block) if kind == "picture" else typed(block) for name, kind, block in blocks
    }
    (expected,) = re.findall(r"^```text\n(.*?)^```$", case, flags=re.M | re.S)
    said = run(site(tmp_path, files), "check")
    right = expected == "The page is right.\n"
    assert (said.code, said.out if right else said.err) == (0 if right else 1, expected)


@pytest.mark.parametrize("case", CASES)
def test_a_report_is_quiet_and_kind(case: str) -> None:
    (expected,) = re.findall(r"^```text\n(.*?)^```$", case, flags=re.M | re.S)
    if expected == "The page is right.\n":
        return
    for block in expected.strip().split("\n\n"):
        first, *_, help = block.split("\n")
        message = re.sub(r"^[^:]+(?::\d+:\d+)?: ", "", first)
        assert (
            message[0] == message[0].lower()
            or message.split()[0] in block.split("\n")[1]
            or "YAML" in message
        )
        assert not message.endswith((".", "!"))
        assert not re.search("invalid|error", message)
        assert help.startswith("help: ")
        assert not help.endswith(".")


def test_no_problem_is_told_twice() -> None:
    for case in CASES:
        (expected,) = re.findall(r"^```text\n(.*?)^```$", str(case.values[0]), flags=re.M | re.S)
        blocks = expected.strip().split("\n\n")
        assert len(blocks) == len(set(blocks)), case.id
