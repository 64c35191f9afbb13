"""The reference in the docs: it is made from the code, and nothing of the code is missing in it."""

from __future__ import annotations

import re
import subprocess
import sys
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterator
from pathlib import Path
from typing import get_type_hints

import pytest
from jinja2 import meta, nodes

from quietpage.cli.parser import parser_of
from quietpage.cli.reference.commands import EXIT_CODES
from quietpage.cli.reference.pages import pages
from quietpage.cli.reference.templates import ABOUT, FILTERS, VALUES, filters, kinds
from quietpage.core.model import Theme
from quietpage.locale import Words
from quietpage.render.jinja import reader
from quietpage.themes.loader import shipped
from quietpage.validate.fields import PERSON_FIELDS, SITE_FIELDS
from quietpage.validate.theme_manifest import MANIFEST_FIELDS
from tests.sites import ADA, run, site

ROOT = Path(__file__).parent.parent.parent
FOLDER = ROOT / "docs" / "reference"


def part(text: str, heading: str) -> str:
    """What stands under a heading, up to the next of its kind."""
    found = re.search(rf"^(#+) {re.escape(heading)}$(.*?)(?=^\1 |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"no heading {heading}"
    return found[2]


def rows(text: str) -> list[list[str]]:
    """The cells of every row of the tables in a text, heads and all."""
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]


@pytest.mark.parametrize("name", pages())
def test_a_page_of_the_reference_is_as_it_would_be_made_now(name: str) -> None:
    written = (FOLDER / name).read_text(encoding="utf-8")
    assert written == pages()[name], "python -m quietpage.cli.reference docs/reference"


def test_the_command_for_the_reference_writes_every_page(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "quietpage.cli.reference"]
    subprocess.run([*command, str(tmp_path)], check=True, cwd=ROOT)
    assert {path.name: path.read_bytes().decode() for path in tmp_path.iterdir()} == pages()
    assert subprocess.run(command, capture_output=True, cwd=ROOT).returncode == 2


# Keys


def test_the_reference_names_every_key() -> None:
    for heading, fields in {
        "quietpage.yml": SITE_FIELDS,
        "A person": PERSON_FIELDS,
        "theme.yml": MANIFEST_FIELDS,
    }.items():
        told = part(pages()["keys.md"], heading)
        for field in fields:
            assert f"| `{field.key}` | {field.about} |" in told
            if record := getattr(field.kind, "record", None):
                for inner in record.fields:
                    assert f"| `{inner.key}` | {inner.about} |" in part(told, field.key)


# Commands


def parsers(parser: ArgumentParser, name: str = "quietpage") -> Iterator[tuple[str, ArgumentParser]]:
    """Every command by its whole name, with its parser."""
    for action in parser._actions:
        if isinstance(action, _SubParsersAction):
            for word, inner in action.choices.items():
                yield f"{name} {word}", inner
                yield from parsers(inner, f"{name} {word}")


PARSERS = dict(parsers(parser_of()))


@pytest.mark.parametrize("command", PARSERS)
def test_the_reference_has_every_option_of_a_command_and_what_the_help_says_of_it(command: str) -> None:
    page = pages()["commands.md"]
    told = part(page, command)
    if same := re.search(r"^It takes what \[`(.+)`\]", told, re.MULTILINE):
        told += part(page, same[1])
    told += part(page, "Options of every command")
    known = {
        name.split()[0]: row[1] for row in rows(told) for name in re.findall(r"`([^`]+)`", row[0]) if row[1:]
    }
    help = re.sub(r"\s+", " ", PARSERS[command].format_help())
    for action in PARSERS[command]._actions:
        if isinstance(action, _SubParsersAction):
            continue
        for name in action.option_strings or [str(action.metavar)]:
            assert known[name].replace("\\|", "|") in help


def test_the_reference_has_no_command_and_no_option_that_there_is_not() -> None:
    page = pages()["commands.md"]
    assert set(re.findall(r"^## (quietpage .*)$", page, re.MULTILINE)) == set(PARSERS)
    options = {
        name for parser in PARSERS.values() for each in parser._actions for name in each.option_strings
    }
    assert set(re.findall(r"`(-[^` ]+)", page)) - {"--version"} == options


def test_the_commands_end_with_the_exit_codes_of_the_reference(tmp_path: Path) -> None:
    right, wrong = site(tmp_path / "right"), site(tmp_path / "wrong", ada=ADA.replace("She", "Thrice 3"))
    done = [run(right, "check").code, run(wrong, "check").code, run(right, "chek").code]
    assert done == [int(code) for code, _ in EXIT_CODES]


# Templates


def test_every_field_that_templates_meet_is_told() -> None:
    assert {name: set(fields) for name, fields in ABOUT.items()} == {
        name: set(get_type_hints(kind)) for name, kind in kinds().items()
    }


def test_every_filter_of_our_own_is_told() -> None:
    assert sorted(FILTERS) == filters()


def test_every_word_of_the_page_s_own_is_told() -> None:
    told = [cell for cell, *_ in rows(part(pages()["templates.md"], "The page's own words"))]
    assert told[2:] == [f"`{field}`" for field in Words._fields]


def test_every_name_that_the_shipped_templates_use_is_told() -> None:
    environment = reader(Theme("", ()))
    used: set[str] = set()
    for folder in shipped().values():
        for path in (folder / "templates").glob("*.html"):
            tree = environment.parse(path.read_text(encoding="utf-8"))
            made = {each.name for each in tree.find_all(nodes.Name) if each.ctx == "store"}
            used |= meta.find_undeclared_variables(tree) - environment.globals.keys() - made
    assert used == {value.name for value in VALUES}


NAMES = [(value.name, name) for value in VALUES for name in re.findall(r"`(.+?)`", value.where)]
EVERYWHERE = [value.name for value in VALUES if value.where == "everywhere"]


@pytest.mark.parametrize(
    ("name", "template"),
    [*NAMES, *((name, page) for name in EVERYWHERE for page in ("index.html", "person.html", "lost.html"))],
)
def test_a_name_can_be_used_where_the_reference_says(name: str, template: str, tmp_path: Path) -> None:
    block = {"index.html": "closing", "person.html": "crowd", "way.html": "line", "lost.html": "home"}
    asked = f"{{{{ '' if {name} is defined else 'nowhere' }}}}"
    if template in block:
        text = f'{{% extends "theme/{template}" %}}{{% block {block[template]} %}}{asked}{{% endblock %}}'
    else:
        text = f'{{% include "theme/{template}" %}}{asked}'
    config = "author:\n  name: Rosa Lind\nurl: https://rosa.example/\n"
    files = {"quietpage.yml": config, f"templates/{template}": text}
    page = site(tmp_path, files, ada=ADA + "ways: [gives]\n")
    assert run(page, "build").err == ""
    assert not [
        path for path in page.glob("_site/**/*.html") if "nowhere" in path.read_text(encoding="utf-8")
    ]


def test_every_shipped_template_is_told() -> None:
    told = rows(part(pages()["templates.md"], "Templates and their blocks"))
    below = {cells[0].strip("`") for cells in told if len(cells) == 3} - {"template", "---"}
    assert below == {path.name for path in shipped()["skeleton"].glob("templates/*.html")}
    above = {(cells[0], cells[1].strip("`")) for cells in told if len(cells) == 4} - {("theme", "template")}
    assert above - {("---", "---")} == {
        (theme, path.name)
        for theme, folder in shipped().items()
        for path in folder.glob("templates/*.html")
        if theme != "skeleton"
    }
