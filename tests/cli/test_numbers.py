"""`quietpage numbers`: numbers in files that belong to no page."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from quietpage.check.prose_files import KINDS, numbers_in_file
from quietpage.core.source import Source, Span
from tests.docs import ROOT
from tests.sites import run


def found(folder: Path, text: str | bytes, name: str = "a.md", *more: str) -> list[str]:
    """The numbers in a text, each as it is told."""
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    outcome = run(folder, "numbers", name, *more)
    assert outcome.code == (1 if outcome.err else 0)
    return re.findall(r'^\S+:\d+:\d+: .*: "(.*)"$', outcome.err, re.MULTILINE)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Say `5` to her.\n", ["5"]),
        ("```\nsix\n```\n", ["six"]),
        ("[her page](https://e.example/2020)\n", []),
        ("<https://e.example/7> and https://e.example/8\n", ["7", "8"]),
        ("[x]: https://e.example/9\n\nSee [x].\n", []),
        ("![p](p3.png)\n", []),
        ("![ten hens](p.png)\n", ["ten"]),
        ("1. one\n2. another\n", ["1", "2"]),
        ("- one\n- another\n", []),
        ("## Chapter IV\n", ["IV"]),
        ("<!-- 5 -->\n\nx <!-- 6 --> y\n", []),
        ('<img src="p1.png" width="300" alt="two hens">\n', ["two"]),
        ('- see <img src="a.png"\n  width="200"\n  alt="two hens"> 4\n', ["two", "4"]),
        ('> <img src="a.png"\n> width="200"\n> alt="two hens"> 4\n', ["two", "4"]),
        ('a <b title="ten">x</b> <i style="width: 5px">y</i>\n', ["ten"]),
        ('`<td width="5">` and <td width="6">\n', ["5"]),
        ('A <td width="6"> and `<td width="6">`\n', ["6"]),
        ("<details>\n<summary>All 5</summary>\n\nand 6\n\n</details>\n", ["5", "6"]),
        ('{% include "x5" %} {{ count | plus: 6 }} 7\n', ["7"]),
        ("a\r\n\r\n5 b\r\n", ["5"]),
        ("", []),
        ("---\n5\n", ["5"]),
        ("\ufeff5\n", ["5"]),
    ],
)
def test_of_markdown_is_read_what_a_reader_gets(tmp_path: Path, text: str, numbers: list[str]) -> None:
    assert found(tmp_path, text) == numbers


YAML = """\
title: 1984
date: 2024-05-01
count: 5
when: 12:30
draft: no
image: /img/p5.png
photo: ada-2.jpg
site: https://e.example/2024
mail: ada5@e.example
5 things: hens
Five:
  - two hens
  - "6"
links:
  Blog of 2020: https://e.example/2020
story: |
  She has
  seven hens, and [a link](https://e.example/8).
alias: &hens nine hens
again: *hens
tagged: !thing ten hens
? [complex, 11]
: twelve hens
"""


def test_of_yaml_are_read_the_texts(tmp_path: Path) -> None:
    numbers = ["1984", "two", "6", "2020", "seven", "nine", "ten", "twelve"]
    assert found(tmp_path, YAML + "---\na: another 13\n", "a.yml") == [*numbers, "13"]
    assert found(tmp_path, f"---\n{YAML}---\nAnd 14.\n") == [*numbers, "14"]


@pytest.mark.parametrize(
    "text", ["a:\n&x b: 5 c\n", "?\n&x b: 5 c\n", "- \n- &x\n- !t\n- !t &x 5 c\n", "a: &x\nb: 5 c\n"]
)
def test_nothing_beside_an_anchor_or_a_tag_is_an_empty_text(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text, "a.yml") == ["5"]


def test_a_number_in_yaml_is_told_where_it_stands(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text('# 5\na: &b "x\\n 6"\nc: !!str 7 d\ne: >\n  f\n  g 8\n')
    said = run(tmp_path, "numbers", "a.yaml")
    assert [block.partition(": a")[0] for block in said.places] == [
        "a.yaml:2:12",
        "a.yaml:3:10",
        "a.yaml:6:5",
    ]


TOML = """\
+++
title = "In \\"1984\\"" # 5
date = 2024-05-01
weight = 6
slug = "p7"
tags = ["no 8", 'or 9']
[params]
caption = '''
ten
hens'''
file = "p11.png"
"quoted" = \"\"\"12 \\\"\"\" 13\"\"\"
+++
And 14.
"""


def test_of_front_matter_in_toml_are_read_the_texts(tmp_path: Path) -> None:
    assert found(tmp_path, TOML) == ["1984", "8", "9", "ten", "12", "13", "14"]
    assert found(tmp_path, '+++\na = "5') == ["5"]
    assert found(tmp_path, '+++\na = "5\n+++\n') == ["5"]


def test_other_files_are_read_as_what_they_are_called(tmp_path: Path) -> None:
    assert found(tmp_path, '<p class="c5">6 &#55;</p><!-- 8 -->', "a.html") == ["6", "&#55;"]
    assert found(tmp_path, "p { width: 5px } q::before { content: '6' }", "a.css") == ["6"]
    assert found(tmp_path, "<!-- 5 --> see https://e.example/6\n", "a.txt") == ["5", "6"]
    assert found(tmp_path, "<!-- 5 --> 6\n", "NOTES") == ["5", "6"]
    assert found(tmp_path, "<!-- 5 --> 6\n", "NOTES", "--as", "markdown") == ["6"]


def test_the_language_is_that_of_the_file_or_the_one_that_is_said(tmp_path: Path) -> None:
    german = "Fünf Hühner, und ten.\n"
    assert found(tmp_path, german) == ["ten"]
    assert found(tmp_path, german, "a.md", "--language", "de") == ["Fünf"]
    assert found(tmp_path, f"---\nlang: de-AT\n---\n{german}") == ["Fünf"]
    assert found(tmp_path, f'+++\nlanguage = "de"\n+++\n{german}') == ["Fünf"]
    assert found(tmp_path, f"---\nlang: 5\n---\n{german}") == ["ten"]


def test_names_are_let_by_that_are_letters_alone(tmp_path: Path) -> None:
    assert found(tmp_path, "Corrie ten Boom\n") == ["ten"]
    assert found(tmp_path, "Corrie ten Boom\n", "a.md", "--not-number", "ten Boom") == []
    assert found(tmp_path, "name: Corrie ten Boom\nreasons: Corrie ten Boom has 5.\n", "a.yml") == ["5"]
    assert found(tmp_path, "name: Agent 5\n", "a.yml") == ["5"]
    said = run(tmp_path, "numbers", "a.yml", "--not-number", "ten")
    assert said.code == 2
    assert "--not-number takes letters that are a name" in said.err


def test_what_cannot_be_read_is_told_beside_the_numbers_in_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("5\n")
    (tmp_path / "b.md").write_bytes(b"\xff\n")
    (tmp_path / "c.yml").write_text("a: [\n")
    (tmp_path / "d").mkdir()
    said = run(tmp_path, "numbers", "a.md", "b.md", "c.yml", "d", "e")
    assert said.code == 1
    assert [re.split(":[ 0-9]", line)[0] for line in said.places] == ["a.md", "b.md", "c.yml", "d", "e"]


def test_what_is_no_text_is_not_read(tmp_path: Path) -> None:
    for content in (b"\x89PNG\r\n\x1a\n5", b"%PDF-1.4 5\n", b"PK\x03\x04 5", b"a\x00b 5\n"):
        (tmp_path / "a.txt").write_bytes(content)
        assert run(tmp_path, "numbers", "a.txt").places == ["a.txt: this is not a text"]
    (tmp_path / "a.txt").write_text("All 5.\n", encoding="utf-16")
    assert "UTF-16" in run(tmp_path, "numbers", "a.txt").err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([""], "no file is named"),
        (["https://e.example/"], "nothing is fetched from the web"),
        (["a.md", "--language", "German"], "--language takes a tag such as en, de or pt-BR; German is none"),
        (["a.md", "--as", "markdwn"], "did you mean markdown?"),
        ([], "FILE"),
    ],
)
def test_a_wrong_command_is_told_with_a_way_out(tmp_path: Path, words: list[str], said: str) -> None:
    outcome = run(tmp_path, "numbers", *words)
    assert (outcome.code, outcome.out) == (2, "")
    assert said in outcome.err


@pytest.mark.slow
def test_standard_input_is_read_as_what_it_is_said_to_be() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "quietpage", "numbers", "-", "--as", "markdown"],
        input="[her page](https://e.example/5) and `6`\n",
        capture_output=True,
        text=True,
    )
    assert done.stderr.startswith("standard input:1:38: a number")
    assert done.stderr.count("a number") == 1


def test_all_is_said_to_be_well_unless_quiet_is_wanted(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Hens.\n")
    assert run(tmp_path, "numbers", "a.md") == (0, "There is no number in it.\n", "")
    assert run(tmp_path, "numbers", "-q", "a.md", "a.md") == (0, "", "")
    assert run(tmp_path, "numbers").code == 2


def test_programs_are_told_as_by_check(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("All 5.\n")
    schema = json.loads((ROOT / "docs/reference/problems.schema.json").read_text(encoding="utf-8"))
    document = json.loads(run(tmp_path, "numbers", "a.md", "--format", "json").out)
    Draft202012Validator(schema).validate(document)
    (problem,) = document["problems"]
    assert (problem["rule"], problem["path"], problem["start"]) == (
        "number",
        "a.md",
        {"line": 1, "column": 5},
    )
    assert run(tmp_path, "numbers", "a.md", "--format", "github").out.startswith("::error file=a.md,line=1")
    (tmp_path / "a.md").write_text("All.\n")
    assert json.loads(run(tmp_path, "numbers", "a.md", "--format", "json").out)["problems"] == []


SCRAPS = (
    *("---\n", "+++\n", "a: ","title: ", "links:\n  x 5: y\n", "- ", "  ", "\n", "|\n", ">\n", "&x ", "*x"),
    *('"', "'", '"""', "\\", "#", "[", "{", "= ", 'b: "\\r\\r<!--"\n', "\\n", "\0", "\r", "\u2028", "\ufeff"),
    *("<!--", "-->", '<b title="', "<td width=", ">", "`", "```\n", "[x](", ")", "![", "]", "{{", "}}", "{%"),
    *("5", "five ", "\u00bd", "\u200b", "hens ", "&#53;", "XIV ", "? "),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(SCRAPS), max_size=25).map("".join), st.sampled_from(KINDS))
def test_whatever_stands_in_a_file_each_number_is_told_within_it(text: str, kind: str) -> None:
    for problem in numbers_in_file(Source("a", text), kind):
        if isinstance(problem.place, Span):
            assert 0 <= problem.place.start <= problem.place.end <= len(text)
        if problem.message.startswith("a number"):
            assert isinstance(problem.place, Span)
            assert problem.place.text


def test_a_file_without_its_numbers_is_told_to_have_none(tmp_path: Path) -> None:
    text = "She has two hens, `5` cats.\n\nSee https://e.example/6 and [seven](x8).\n"
    (tmp_path / "a.md").write_text(text)
    for _ in range(9):
        outcome = run(tmp_path, "numbers", "a.md", "--format", "json")
        problems = json.loads(outcome.out)["problems"]
        if not problems:
            break
        *_, last = problems
        lines = (tmp_path / "a.md").read_text().split("\n")
        line, start, end = last["start"]["line"] - 1, last["start"]["column"] - 1, last["end"]["column"] - 1
        lines[line] = lines[line][:start] + "some" + lines[line][end:]
        (tmp_path / "a.md").write_text("\n".join(lines))
    assert (tmp_path / "a.md").read_text() == (
        "She has some hens, `some` cats.\n\nSee https://e.example/some and [some](x8).\n"
    )
