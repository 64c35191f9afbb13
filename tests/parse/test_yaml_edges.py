"""The YAML reader at its edges: files that are no YAML, a PyYAML without its parser in C, huge files."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from quietpage.core.source import Source, Span
from quietpage.core.unicode import strange_signs
from quietpage.parse import events
from quietpage.parse.nodes import Mapping, Scalar
from quietpage.parse.repair.keys import KEYS, WAYS
from quietpage.parse.yaml import parse
from quietpage.validate.fields import PERSON_FIELDS, SITE_FIELDS

PERSON = "name: Ada\nreasons: |\n  She *gave*: “so”.\nways: [gives, laughs]\n"


@pytest.mark.parametrize("text", ["+++\na: \r---\n", "|\na: \rb\n", "name\rreasons: x\r---\r"])
def test_a_file_with_line_ends_of_several_kinds_is_told_as_any_other(text: str) -> None:
    assert parse(Source("people/ada.yml", text))[1]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("<!DOCTYPE html>\n<title>x</title>\n", "a web page"),
        ("\n<html>\n", "a web page"),
        ("<?xml version='1.0'?>\n", "an XML file"),
        ("{\\rtf1\\ansi Ada}\n", "a rich text file"),
        ("PK\x03\x04\x14\x00\x06\x00word/document.xml", "a Word document or another packed file"),
        ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a Word document"),
        ("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "a PDF file"),
    ],
)
def test_a_file_of_another_kind_is_called_by_its_name(text: str, what: str) -> None:
    node, problems = parse(Source("people/ada.yml", text))
    assert node is None
    assert [problem.message for problem in problems] == [f"this is {what}, not YAML"]


@pytest.mark.parametrize("line", ["%YAML 1.2", "%TAG ! tag:example.org,2000:", "%FOO bar"])
def test_an_instruction_to_yaml_is_one_problem_at_its_sign(line: str) -> None:
    _, problems = parse(Source("people/ada.yml", f"{line}\n---\nname: Ada\n"))
    assert [problem.place.text for problem in problems if isinstance(problem.place, Span)] == ["%"]
    assert "instruction to YAML" in problems[0].message


def test_without_the_parser_in_c_the_same_is_read() -> None:
    script = (
        "import sys; sys.modules['yaml._yaml'] = None\n"
        "from quietpage.core.source import Source; from quietpage.parse.yaml import parse\n"
        "from quietpage.parse.events import Parser\n"
        "print(Parser.__name__, ascii(parse(Source('a', sys.argv[1]))))\n"
    )
    run = subprocess.run([sys.executable, "-c", script, PERSON], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == f"BaseLoader {parse(Source('a', PERSON))!a}"


@pytest.mark.parametrize(
    "text",
    [
        "a: @b\n",
        "a: *b c\nd: e: f\n",
        "a: 'b\n",
        "a: [b\nc: d\n",
        "a: b\nname c\nd: e\n",
        "\ta: b\n",
        "a: !!x b\n",
    ],
)
def test_without_the_parser_in_c_a_slip_is_told_in_the_same_words(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = parse(Source("people/ada.yml", text))
    monkeypatch.setattr(events, "Parser", yaml.BaseLoader)
    assert parse(Source("people/ada.yml", text)) == told
    assert told[1]


HUGE = {
    "tabs": "\t",
    "tabs before words": "\tword\n",
    "colons": ": ",
    "colons in lines": "a: b: c\n",
    "a colon after much space": "a: b" + " " * 1_900_000 + ": c\n",
    "brackets": "[",
    "closing brackets": "]",
    "brackets in lines": "a: [\n",
    "quotes": '"',
    "quotes in lines": 'a: "\n',
    "single quotes": "'''",
    "dashes": "- ",
    "hashes in lines": "a: @b #c\n",
    "other spaces": "\u00a0",
    "other colons": "：",
}


@pytest.mark.slow
@pytest.mark.parametrize("piece", HUGE.values(), ids=HUGE)
def test_a_huge_file_of_one_sign_is_at_most_one_calm_problem(piece: str) -> None:
    _, problems = parse(Source("people/ada.yml", piece * (1_900_000 // len(piece) or 1)))
    assert len(problems) <= 1


def test_much_writing_from_right_to_left_in_one_line_passes() -> None:
    assert not list(strange_signs("\u05d0\u200f" * 200_000))


def test_a_hidden_sign_is_found_in_any_text_and_one_run_of_it_is_told_once() -> None:
    for sign in "\0\x7f\x85\u034f\u115f\u180b\u200b\u2060\u2800\u3164\ufe0f\ufeff\ufffc\U000e0041\U000e0100":
        for before in ("a", "é", "Ш", "“"):
            assert [found[:2] for found in strange_signs(before + sign * 3 + "b")] == [(1, 4)]


def test_the_keys_that_are_guessed_are_those_of_the_schema() -> None:
    def keys(shape: object) -> Iterator[str]:
        if isinstance(shape, list):
            for part in shape:
                yield from keys(part)
        elif isinstance(shape, dict):
            yield from shape.get("properties", ())
            for part in shape.values():
                yield from keys(part)

    fields = (*SITE_FIELDS, *PERSON_FIELDS)
    assert {field.key for field in fields} | set(keys([field.kind.json() for field in fields])) == KEYS
    assert not KEYS & WAYS


def test_a_text_of_letters_from_anywhere_needs_no_mending() -> None:
    node, problems = parse(Source("people/ada.yml", "name: Ада “Ω” ね ـ é\u00a0ü\n"))
    assert not problems
    assert isinstance(node, Mapping)
    value = node.entries[0][1]
    assert isinstance(value, Scalar)
    assert value.value == "Ада “Ω” ね ـ é\u00a0ü"


PIECES = [
    *(
        "name",
        "reasons",
        "gives",
        "feeds back",
        "x",
        "日",
        "🌻",
        ":",
        ": ",
        "：",
        "- ",
        "-",
        "•",
        "— ",
        "*",
        "* ",
    ),
    *(
        "\u00a0",
        "\u3000",
        "\u200b",
        "\u202e",
        "\u2028",
        " ",
        "  ",
        "\n",
        "\n",
        "\n  ",
        "\r\n",
        "\t",
        "|",
        ">",
    ),
    *("“", "”", '"', "'", "#", " #", "@", "[", "]", "{", "}", "<<", "%", "&a", "!", "?"),
]


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_whatever_is_put_together_is_read_or_told_with_a_place_in_it(pieces: list[str]) -> None:
    text = "".join(pieces)
    _, problems = parse(Source("people/ada.yml", text))
    for problem in problems:
        assert isinstance(problem.place, Span)
        assert 0 <= problem.place.start <= problem.place.end <= len(text)
        assert problem.message
        assert problem.help


@pytest.mark.parametrize("before", ["", "name: Ada\n"])
def test_a_bar_above_a_text_of_dashes_is_no_head_of_a_table(before: str) -> None:
    node, problems = parse(Source("people/ada.yml", f"{before}reasons: |-\n\n  ---\n  name：\nslug: ada\n"))
    assert problems == ()
    assert isinstance(node, Mapping)
    assert ("reasons", "\n---\nname：") in [
        (key.value, getattr(value, "value", "")) for key, value in node.entries
    ]
