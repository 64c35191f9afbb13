"""What `new` writes for editors: the language server for YAML reads it, and Front Matter's forms can."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from quietpage.validate.fields import PERSON_FIELDS, SITE_FIELDS
from tests.language_server import yaml_language_server
from tests.sites import built, run, site

FAULT = "name: Ada\nreasons: Kind.\nlinkz:\n  Page: https://example.org/\n"
RIGHT = "name: Ada\nreasons: Kind.\nlinks:\n  Page: https://example.org/\n"


def made(folder: Path, *more: str) -> Path:
    assert run(folder, "new", "page", "--no-github", *more).code == 0
    return folder / "page"


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.needs("node")
def test_an_editor_with_the_settings_knows_a_file_that_says_nothing_of_a_schema(tmp_path: Path) -> None:
    page = made(tmp_path, "--vscode")
    with yaml_language_server(page, read(page / ".vscode" / "settings.json")) as server:
        (wrong,) = server.complaints(page / "people" / "wrong.yml", FAULT)
        assert "linkz" in wrong
        assert server.complaints(page / "people" / "right.yml", RIGHT) == []
        several = "".join(f"- {text}" for text in [RIGHT.replace("\n", "\n  ").rstrip() + "\n"] * 2)
        assert server.complaints(page / "people" / "right-too.yaml", several) == []
        assert "reasons" in server.offers(page / "people" / "new.yml", "name: Ada\nrea")
        assert server.complaints(page / "quietpage.yml", "author:\n  name: Rosa\nthem: letter\n") != []
        assert server.complaints(page / "other.yml", "them: letter\n") == []


@pytest.mark.needs("node")
def test_an_editor_without_settings_knows_the_files_by_their_first_line(tmp_path: Path) -> None:
    page = made(tmp_path)
    with yaml_language_server(page, {}) as server:
        for path in [page / "quietpage.yml", *(page / "people").iterdir()]:
            text = path.read_text(encoding="utf-8")
            assert server.complaints(path, text) == [], path
            assert server.complaints(path.with_stem("copy"), f"{text}\nlinkz: x\n") != [], path


def test_a_page_that_is_there_gets_what_editors_need_and_keeps_what_it_has(tmp_path: Path) -> None:
    page = site(tmp_path / "page", {".vscode/settings.json": "{}\n"})
    before = {path: path.read_bytes() for path in page.rglob("*") if path.is_file()}
    done = run(tmp_path, "new", "page", "--vscode")
    assert done.code == 0
    assert "Left as it was: page/.vscode/settings.json\n" in done.out
    assert "The page was here before, and stays as it is.\n" in done.out
    assert {path: path.read_bytes() for path in before} == before
    new = {path.relative_to(page).as_posix() for path in page.rglob("*") if path.is_file()}
    assert new - {path.relative_to(page).as_posix() for path in before} == {
        *(".vscode/extensions.json", "frontmatter.json", ".schema/people.json", ".schema/quietpage.json"),
    }
    built(page)


def test_nothing_of_it_is_written_unasked(tmp_path: Path) -> None:
    page = made(tmp_path)
    assert not (page / ".vscode").exists()
    assert not (page / "frontmatter.json").exists()


def test_an_editor_is_told_to_leave_lines_as_they_are(tmp_path: Path) -> None:
    page = made(tmp_path, "--vscode")
    settings = read(page / ".vscode" / "settings.json")
    assert settings["yaml.format.enable"] is False
    assert settings["[yaml]"]["editor.wordWrap"] == "on"
    assert read(page / ".vscode" / "extensions.json") == {"recommendations": ["redhat.vscode-yaml"]}


def shapes(schema: dict[str, Any]) -> list[dict[str, Any]]:
    """A schema, and all that are in it."""
    inner = [*schema.get("properties", {}).values(), *([schema["items"]] if "items" in schema else [])]
    return [schema, *(each for shape in inner for each in shapes(shape))]


def test_the_forms_of_front_matter_are_of_what_it_knows(tmp_path: Path) -> None:
    """By its own words: https://frontmatter.codes/docs/dashboard/datafiles-view"""
    settings = read(made(tmp_path, "--vscode") / "frontmatter.json")
    (people,), (page,) = settings["frontMatter.data.folders"], settings["frontMatter.data.files"]
    assert people.keys() <= {
        *("id", "path", "labelField", "singleEntry", "enableFileCreation", "fileType", "schema", "type"),
    }
    assert page.keys() <= {"id", "title", "file", "labelField", "fileType", "singleEntry", "schema", "type"}
    assert people["path"] == "[[workspace]]/people"
    for record, fields in ((people, PERSON_FIELDS), (page, SITE_FIELDS)):
        assert record["fileType"] == "yml"
        assert record["singleEntry"]
        properties = record["schema"]["properties"]
        assert properties.keys() <= {field.key for field in fields}
        assert {field.key for field in fields if field.required} <= properties.keys()
        for shape in shapes(record["schema"]):
            assert shape["type"] in ("string", "array", "object")
            assert shape.keys() <= {
                *("type", "title", "description", "properties", "required", "items", "enum", "multiline"),
            }
    known = people["schema"]["properties"]
    assert known["reasons"]["multiline"]
    assert known["ways"]["type"] == "array"
    assert known["asked"]["enum"] == ["yes", "no", "waiting", "said no", "not needed"]
