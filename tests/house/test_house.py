"""The house: which package may import which, where effects are, what the guide for contributors says."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PACKAGE = ROOT / "quietpage"

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

MIDDLE = ("parse", "validate", "typeset", "numbers", "check", "render", "export", "markup", "locale")
"""Packages of values in and values out: no files, no processes, no clock, nothing printed."""

APART = {
    "quietpage.numbers.__main__",
    "quietpage.numbers.generate",
    "quietpage.numbers.languages.cldr",
    "quietpage.render.generate",
}
"""Programs of their own in the middle, and the one module that opens data of the package itself."""


def packages() -> set[str]:
    return {path.parent.name for path in PACKAGE.glob("*/__init__.py")}


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if "__pycache__" not in path.parts)


def name_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


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
                f"{node.module}.{alias.name}" if node.module == "io" else node.module for alias in node.names
            ]
    return found


def test_packages_import_only_what_stands_before_them() -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command as run; run()",
            "--no-cache",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_table_for_contributors_has_every_package_and_no_other() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    table = text[text.index("| package |") :].partition("\n\n")[0]
    assert set(re.findall(r"^\| `(\w+)` \|", table, flags=re.M)) == packages()


def test_every_package_has_its_place_in_the_order() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    layers = contracts["contracts"][0]["layers"]
    assert packages() < {name for layer in layers for name in layer.split(" : ")}


@pytest.mark.parametrize(
    "path",
    [path for path in modules() if path.relative_to(PACKAGE).parts[0] in MIDDLE],
    ids=name_of,
)
def test_the_middle_has_no_effects(path: Path) -> None:
    if name_of(path) in APART:
        return
    assert not EFFECTS & {name.split(".")[0] for name in imports(path) if name not in IN_MEMORY}
    called = [
        node.func.id
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    ]
    assert not {"open", "print", "input"} & set(called)
