"""The modules of the guard import each other one way round: each can be read after those it stands on."""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter
from pathlib import Path

NUMBERS = Path(__file__).parent.parent.parent / "quietpage" / "numbers"
PATHS = {
    ".".join(path.relative_to(NUMBERS.parent.parent).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(NUMBERS.rglob("*.py"))
}


def imported_by(path: Path) -> set[str]:
    """The modules that one imports when it runs, at its top or later on."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    never_run = {
        id(node)
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and ast.unparse(block.test) == "TYPE_CHECKING"
        for node in ast.walk(block)
    }
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and id(node) not in never_run:
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= inner & PATHS.keys() or {node.module}
    return found


def test_no_module_of_the_guard_imports_one_that_imports_it() -> None:
    graph = {name: imported_by(path) & PATHS.keys() for name, path in PATHS.items()}
    assert "quietpage.numbers.finder" in graph["quietpage.numbers.markup_formats"]
    [*TopologicalSorter(graph).static_order()]


def test_its_names_are_imported_from_where_they_are_and_not_through_the_package() -> None:
    assert [name for name, path in PATHS.items() if "quietpage.numbers" in imported_by(path)] == []
