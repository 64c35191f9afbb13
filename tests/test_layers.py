"""Imports point down: each module stands on a floor, and imports only from floors below it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "quietpage"

FLOORS = {
    "": 0,
    "source": 0,
    "work": 0,
    "memory": 0,
    "problem": 1,
    "signs": 1,
    "words": 1,
    "address": 1,
    "colours": 1,
    "guess": 1,
    "model": 2,
    "node": 2,
    "folding": 2,
    "events": 2,
    "mending": 2,
    "tree": 2,
    "prose": 2,
    "numbers": 3,
    "markup": 1,
    "quiet": 3,
    "reach": 3,
    "copied": 3,
    "promised": 5,
    "slug": 2,
    "pointing": 3,
    "kinds": 3,
    "record": 3,
    "particular": 3,
    "filing": 3,
    "fields": 3,
    "schema": 4,
    "look": 4,
    "reference": 4,
    "views": 4,
    "showing": 5,
    "draft": 4,
    "pictures": 4,
    "card": 5,
    "bare": 4,
    "templates": 5,
    "render": 5,
    "formats": 5,
    "guard": 4,
    "minors": 4,
    "census": 5,
    "whose": 6,
    "overlay": 4,
    "answer": 5,
    "setting": 5,
    "review": 6,
    "drawing": 6,
    "compose": 6,
    "changes": 7,
    "folders": 7,
    "opening": 7,
    "read": 7,
    "disk": 7,
    "refusal": 7,
    "target": 7,
    "steps": 7,
    "write": 7,
    "theme": 8,
    "git": 8,
    "caches": 8,
    "bytecode": 8,
    "shelf": 8,
    "gallery": 8,
    "aside": 8,
    "limit": 8,
    "watching": 8,
    "serving": 8,
    "commands": 9,
    "arguments": 9,
    "cli": 10,
    "__main__": 11,
}
"""The floor of each module or package. Those on one floor may know each other, if nobody goes in circles."""

SHELL = {
    "changes",
    "folders",
    "opening",
    "read",
    "disk",
    "refusal",
    "target",
    "steps",
    "write",
    "theme",
    "git",
    "caches",
    "bytecode",
    "shelf",
    "gallery",
    "aside",
    "limit",
    "watching",
    "serving",
    "commands",
    "arguments",
    "cli",
    "__main__",
}
"""Where effects are: files, processes, printing."""

EFFECTS = {
    "os",
    "pathlib",
    "io",
    "shutil",
    "subprocess",
    "tempfile",
    "socket",
    "time",
    "datetime",
    "random",
    "locale",
}

IN_MEMORY = {"io.BytesIO"}
"""A file in memory, for libraries that read and write only files."""


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if "__pycache__" not in path.parts)


def home_of(name: str) -> str:
    """The module or package of the table that a dotted name belongs to."""
    parts = name.split(".")[1:]
    return parts[0] if parts else ""


def imports(path: Path) -> list[str]:
    """What a module imports, with the names under `TYPE_CHECKING`, which are never run, left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped = {
        id(node)
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and "TYPE_CHECKING" in ast.unparse(block.test)
        for node in ast.walk(block)
    }
    found = []
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found += [
                f"{node.module}.{alias.name}" if node.module in ("quietpage", "io") else node.module
                for alias in node.names
            ]
    return found


def name_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_a_module_imports_from_its_own_floor_or_from_below(path: Path) -> None:
    own = home_of(name_of(path))
    assert own in FLOORS, f"say in this test on which floor {own} stands"
    for name in imports(path):
        if (
            name.split(".")[0] == "quietpage"
            and (other := home_of(name)) in FLOORS
            and own not in ("", other)
        ):
            assert FLOORS[other] <= FLOORS[own], f"{own} looks up to {other}"


def test_the_table_for_contributors_has_every_module_and_no_other() -> None:
    text = (PACKAGE.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
    table = text[text.index("| module |") : text.index("Imports point down")]
    assert set(re.findall(r"`(\w+)`", table)) == FLOORS.keys() - {"", "__main__"}


def test_nobody_goes_in_circles() -> None:
    edges: dict[str, set[str]] = {}
    for path in modules():
        own = home_of(name_of(path))
        others = {home_of(name) for name in imports(path) if name.split(".")[0] == "quietpage"}
        edges.setdefault(own, set()).update(others - {own, ""})
    done: set[str] = set()
    while edges:
        free = {name for name, others in edges.items() if others <= done | (others - edges.keys())}
        assert free, f"these go in circles: {sorted(edges)}"
        done |= free
        for name in free:
            del edges[name]


@pytest.mark.parametrize(
    "path", [path for path in modules() if home_of(name_of(path)) not in SHELL], ids=name_of
)
def test_the_middle_has_no_effects(path: Path) -> None:
    # Programs of their own, and the one module that opens data of the package itself.
    apart = {
        "quietpage.numbers.__main__",
        "quietpage.numbers.generate",
        "quietpage.reference",
        "quietpage.numbers.languages.cldr",
    }
    if name_of(path) in apart:
        return
    assert not EFFECTS & {name.split(".")[0] for name in imports(path) if name not in IN_MEMORY}
    text = path.read_text(encoding="utf-8")
    called = [
        node.func.id
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    ]
    assert not {"open", "print", "input"} & set(called)
