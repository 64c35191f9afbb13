"""`check --format`: problems for other programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator, Draft202012Validator  # type: ignore[import-untyped]

from tests.sites import CONFIG, Outcome, run, site
from tests.tools import of_npm

SCHEMA = Path(__file__).parent.parent.parent / "docs" / "reference" / "problems.schema.json"
SHELF = "name: A\nreasons: All 5 😀, and 6 really.\n"


def document(outcome: Outcome) -> Any:
    assert outcome.out.isascii()
    assert outcome.err == ""
    return json.loads(outcome.out)


def problems(folder: Path, *more: str) -> list[dict[str, Any]]:
    outcome = run(folder, "check", "--format", "json", *more)
    read = document(outcome)
    Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(read)
    assert outcome.code == (1 if read["problems"] else 0)
    found: list[dict[str, Any]] = read["problems"]
    return found


def results(folder: Path, *more: str) -> list[dict[str, Any]]:
    (log,) = document(run(folder, "check", "--format", "sarif", *more))["runs"]
    found: list[dict[str, Any]] = log["results"]
    return found


def test_json_tells_where_each_problem_begins_and_ends(tmp_path: Path) -> None:
    first, second = problems(site(tmp_path, a=SHELF))
    assert first["rule"] == "number"
    assert first["path"] == "people/a.yml"
    assert first["help"]
    assert (first["start"], first["end"]) == ({"line": 2, "column": 14}, {"line": 2, "column": 15})
    assert second["start"]["column"] == 23


def test_sarif_counts_columns_as_it_says(tmp_path: Path) -> None:
    _, second = results(site(tmp_path, a=SHELF))
    region = second["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 2, "startColumn": 24, "endLine": 2, "endColumn": 25}
    assert (
        json.loads(run(tmp_path, "check", "--format", "sarif").out)["runs"][0]["columnKind"]
        == "utf16CodeUnits"
    )


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_a_page_that_is_right_gives_a_document_without_problems_also_from_memory(
    tmp_path: Path, form: str
) -> None:
    folder = site(tmp_path)
    assert run(folder, "check").out == "The page is right.\n"
    first = run(folder, "check", "--format", form)
    assert first.code == 0
    assert run(folder, "check", "--format", form) == first
    assert run(folder, "check", "--format", form, "--fresh") == first
    assert run(folder, "check", "--format", form, "-v", "--color") == first
    read = document(first)
    assert (read["problems"] if form == "json" else read["runs"][0]["results"]) == []
    assert run(folder, "check").out == "The page is right.\n"


def test_an_address_is_relative_and_percent_encoded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site(tmp_path / "our page", {"people/Jürgen: x #.yml": SHELF})
    wanted = "our%20page/people/J%C3%BCrgen%3A%20x%20%23.yml"

    def address(folder: Path, *more: str) -> str:
        found: str = results(folder, *more)[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        return found

    assert address(tmp_path, "our page") == wanted
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    assert address(tmp_path / "our page") == wanted
    monkeypatch.setenv("GITHUB_WORKSPACE", "")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert address(elsewhere, str(tmp_path / "our page")).startswith("file:///")


def test_a_problem_is_known_again_when_lines_above_it_come(tmp_path: Path) -> None:
    before = results(site(tmp_path, a=SHELF))
    after = results(site(tmp_path, a=f"# a note\n{SHELF}"))
    assert [each["partialFingerprints"] for each in before] == [each["partialFingerprints"] for each in after]
    assert before[0]["partialFingerprints"] != before[1]["partialFingerprints"]
    assert before[0]["locations"] != after[0]["locations"]


@pytest.mark.parametrize(
    "text",
    [
        b"name: A\r\nreasons: All 5.\r\n",
        b"name: A\rreasons: All 5.\r",
        "name: A\nreasons: All 5.\n".encode("utf-16"),
        b"name: \xff\nreasons: x\n",
        b'name: "A\\e[2J\\u202e"\nreasons: All 5 \\u0000.\n',
        b"name: A\x00\x1b[31m\nreasons: x\n",
        b'name: "\\ud800"\nreasons: All 5.\n',
        b"\xef\xbb\xbfname: A\nreasons: All 5.\n",
        b"name: A\nfollowers: [\n",
        b"",
    ],
)
def test_whatever_stands_in_a_file_a_document_can_be_read(tmp_path: Path, text: bytes) -> None:
    folder = site(tmp_path, {"people/a.yml": text})
    found = problems(folder)
    assert found
    said = json.dumps(found, ensure_ascii=False)
    assert "\x1b" not in said
    said.encode()
    assert len(results(folder)) == len(found)


def test_a_folder_that_is_no_page_is_a_problem_of_the_folder(tmp_path: Path) -> None:
    (found,) = problems(tmp_path)
    assert "start" not in found
    assert "region" not in results(tmp_path)[0]["locations"][0]["physicalLocation"]


def test_a_slip_in_several_places_is_a_problem_at_each(tmp_path: Path) -> None:
    people = {name: f"name: {name}\nreasons: Kind.\nfollowers: many\n" for name in ("ann", "bo", "cy")}
    found = problems(site(tmp_path, **people))
    assert [
        each["path"] for each in found if "followers" in json.dumps(each) or each["start"]["line"] == 3
    ] == [f"people/{name}.yml" for name in people]


def test_what_is_asked_for_wins_over_where_it_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = site(tmp_path, a=SHELF)
    here = run(folder, "check", "--format", "github")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert run(folder, "check") == here
    assert run(folder, "check", "--format", "github") == here
    assert here.out.startswith("::error file=people/a.yml")
    assert run(folder, "check", "--format", "text").out == ""
    assert len(problems(folder)) == 2


def test_a_wrong_command_stays_one_and_prints_no_document(tmp_path: Path) -> None:
    outcome = run(tmp_path, "check", "--format", "sarf")
    assert (outcome.code, outcome.out) == (2, "")
    assert "--format knows no sarf; did you mean sarif?" in outcome.err
    assert run(tmp_path, "check", "\0", "--format", "json")[:2] == (2, "")


@pytest.mark.parametrize("files", [{}, {"people/a.yml": SHELF}, {"quietpage.yml": CONFIG + "x: y\n"}])
def test_sarif_is_as_its_schema_says(tmp_path: Path, files: dict[str, str]) -> None:
    schema = json.loads(of_npm("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json").read_text())
    log = document(run(site(tmp_path, files), "check", "--format", "sarif"))
    Draft4Validator(schema).validate(log)
    assert log["version"] == "2.1.0"
