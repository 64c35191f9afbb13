"""`quietpage schema`: what editors check a page's files by, printed or in a file."""

from __future__ import annotations

import json
from pathlib import Path

from quietpage.validate.json_schema import people_schema, site_schema
from tests.sites import run


def test_the_schemas_are_printed_as_they_are(tmp_path: Path) -> None:
    assert run(tmp_path, "schema", "people").out == people_schema()
    assert run(tmp_path, "schema", "site").out == site_schema()


def test_the_schema_in_a_site_is_made_anew_and_nothing_else_is_written_over(tmp_path: Path) -> None:
    run(tmp_path, "new", "page", "--no-github")
    kept = tmp_path / "page" / ".schema" / "people.json"
    old = json.loads(kept.read_text(encoding="utf-8"))
    del old["$id"]  # as quietpage wrote it before
    kept.write_text(json.dumps(old), encoding="utf-8")
    done = run(tmp_path / "page", "schema", "people", "-o", ".schema/people.json")
    assert (done.code, done.out) == (0, "The schema is in .schema/people.json.\n")
    assert kept.read_text(encoding="utf-8") == people_schema()
    kept.write_text('{"title": "mine"}', encoding="utf-8")
    said = run(tmp_path / "page", "schema", "people", "-o", ".schema/people.json")
    assert (said.code, kept.read_text(encoding="utf-8")) == (2, '{"title": "mine"}')
    assert "there is a file .schema/people.json already, and it stays as it is" in said.err


def test_a_schema_that_there_is_not_or_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    assert "did you mean people?" in run(tmp_path, "schema", "peopel").err
    assert "name a file that ends in .json" in run(tmp_path, "schema", "site", "-o", "x.yml").err
    assert run(tmp_path, "schema", "site", "-o", "nowhere/x.json").code == 2
    assert run(tmp_path, "schema", "site", "-o", "x.json").code == 0
    assert (tmp_path / "x.json").read_text(encoding="utf-8") == site_schema()
