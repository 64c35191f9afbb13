"""The YAML reader: text as typed, with places, and words for a person who has never seen YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quietpage.core.diagnostics import Problem, in_order
from quietpage.core.problem_text import report
from quietpage.core.source import Source, Span
from quietpage.core.unicode import strange_signs
from quietpage.parse.limits import DEEPEST, LONGEST_FILE
from quietpage.parse.nodes import Mapping, Node, Scalar, Sequence
from quietpage.parse.yaml import dropped_words, parse

CASES = re.split(r"^## ", (Path(__file__).parent / "yaml.md").read_text(encoding="utf-8"), flags=re.M)[1:]


def read(text: str) -> tuple[Node | None, tuple[Problem, ...]]:
    return parse(Source("people/ada.yml", text))


def plain(node: Node | None) -> object:
    """A node as plain values."""
    if node is None:
        return None
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key.value: plain(value) for key, value in node.entries}


def scalars(node: Node | None) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from scalars(item)
    elif isinstance(node, Mapping):
        for key, value in node.entries:
            yield key
            yield from scalars(value)


@pytest.mark.parametrize("case", CASES, ids=[case.split("\n")[0] for case in CASES])
def test_a_slip_is_told_in_words_that_teach(case: str) -> None:
    yaml, told = re.findall(r"^```\w*\n(.*?)^```$", case, flags=re.M | re.S)
    problems = read(yaml.replace("→", "\t"))[1]
    assert report(in_order(problems)) + "\n" == told


HONEST = [
    "ways: [gives, laughs]\n",
    "ways: [gives,\n  laughs]\nname: Ada\n",
    "palette: {paper: cream, ink: navy}\n",
    'reasons: "*stars* and: a # sign"\n',
    "reasons: '\"Kind\" is the word'\n",
    "reasons: it's fine & well @ home! [sic] > that\n",
    'reasons: |\n  @home: she * # % & [\n  `x`: "y\n',
    "reasons: >-\n  - a dash\n  ? a question\n",
    "name: “Ada” Lovelace\n",
    "links:\n  Home: https://example.org/a:b#c\n",
    "name: Ada  # the first\n",
    "# a comment\n\nname: Ada\n# another\nreasons: kind\n",
    "reasons:\n- one\n- two\n",
    "- name: Ada\n  reasons: kind\n- name: Bob\n",
    "---\nname: Ada\n...\n",
    "name:\tAda\n",
    "name: Ada\r\nreasons: kind\r\n",
    "name: Ada\rreasons: kind\r",
    "where: -- somewhere\n",
    "author:\n    name: Ada\n",
    "name : Ada\n",
    "reasons: half\n  of a well-known\n  tale\n",
    "name: \U0001f468\u200d\U0001f469\u200d\U0001f467 \u2764\ufe0f\n",
    "name: \U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f\n",
    "name: \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 \u0915\u094d\u200d\u0937\n",
    "name: Ame\u0301lie Vie\u0323\u0302t co\u00adop\n",
    "name: \u2067\u05d3\u05d5\u05d3\u2069 \u05d0\u200f!\n",
    "name: \u8fbb\U000e0100\n",
]


@pytest.mark.parametrize("text", HONEST)
def test_honest_yaml_passes_without_a_word(text: str) -> None:
    node, problems = read(text)
    assert problems == ()
    assert node is not None


@pytest.mark.parametrize("text", ["", "\n", "# only words\n", "---\n", "\ufeff"])
def test_a_file_without_anything_in_it_is_nothing_and_no_problem_of_yaml(text: str) -> None:
    assert read(text)[0] is None
    assert not [problem for problem in read(text)[1] if text != "\ufeff"]


def test_every_scalar_is_what_was_typed() -> None:
    words = [
        "no",
        "1.10",
        "12:30",
        "2011-07-01",
        "012",
        "~",
        "null",
        "yes",
        "2024-02-30",
        ".inf",
        "0x1F",
        "1_000",
        "=",
    ]
    assert plain(read("\n".join(f"- {word}" for word in words))[0]) == words


def test_a_missing_value_is_empty_and_stands_behind_its_colon() -> None:
    node, problems = read("name:   # nothing\nreasons: kind\n")
    assert isinstance(node, Mapping)
    value = node.entries[0][1]
    assert value == Scalar("", Span(node.span.source, 5, 5), "plain")
    assert not problems


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: one two three\n", "two"),
        ("a: 'it''s two'\n", "two"),
        ("a: 'it''s'\n", "'s"),
        ('a: "caf\\u00e9 tw\\x6f"\n', "é two"),
        ('a: "one \\\n    two"\n', "two"),
        ('a: "one\n\n    \\ttwo"\n', "two"),
        ("a: one\n  two\n  three\n", "three"),
        ("a: |\n  one\n    two\n  three\n", "two\nthree"),
        ("a: >\r\n  one\r\n  two\r\n\r\n  three\r\n", "two\nthree"),
        ("a: |2-\n   one\n", "one"),
        ("a: | # a note on one\n  one\n", "one"),
    ],
)
def test_the_place_of_a_word_is_where_it_was_typed(text: str, words: str) -> None:
    node, problems = read(text)
    assert isinstance(node, Mapping)
    assert not problems
    value = node.entries[0][1]
    assert isinstance(value, Scalar)
    start = value.value.index(words)
    written = value.at(start, start + len(words)).text
    decoded = re.sub(r"\\u00e9", "é", written).replace("\\x6f", "o").replace("''", "'")
    assert decoded.split() == words.split()
    assert value.span.text == text[3:].rstrip()


def test_mended_prose_is_read_as_it_was_typed_with_its_places() -> None:
    node, problems = read("name: Ada: #1\nreasons: @home she *wrote*: `x`\n  and more: [sic]\n")
    assert plain(node) == {"name": "Ada: #1", "reasons": "@home she *wrote*: `x` and more: [sic]"}
    assert [problem.place.text for problem in problems if isinstance(problem.place, Span)] == [":", "@"]
    for scalar in scalars(node):
        assert scalar.at(0, 1).text == scalar.value[0]


def test_the_first_of_two_keys_is_kept() -> None:
    node, problems = read("name: Ada\nname: Bob\n")
    assert plain(node) == {"name": "Ada"}
    assert [problem.message for problem in problems] == [
        '"name" is here a second time; the first is in line 1'
    ]


def test_words_behind_a_hash_are_known_to_the_text_they_follow() -> None:
    node, problems = read("reasons: she gave\n  us books #kind of\nname: 'Ada' # the first\n")
    assert isinstance(node, Mapping)
    assert not problems
    reasons, name = node.entries[0][1], node.entries[1][1]
    assert isinstance(reasons, Scalar)
    assert isinstance(name, Scalar)
    assert reasons.dropped
    assert reasons.dropped.text == "#kind of"
    assert name.dropped is None
    problem = dropped_words(reasons)
    assert problem.message == 'behind a space, # begins a comment: YAML drops "#kind of"'
    assert problem.place == reasons.dropped


BOMBS = {
    "brackets": "[" * 100_000,
    "brackets in a value": "a: " + "[" * 100_000,
    "curly": "{a: " * 100_000,
    "dashes": "- " * 100_000,
    "steps": "".join(" " * step + "a:\n" for step in range(DEEPEST * 20)),
    "merge keys": "a: &a {x: y}\n"
    + "".join(
        f"{key}: &{key} {{<<: [*{last}, *{last}, *{last}]}}\n"
        for last, key in zip("abcdefgh", "bcdefghi", strict=True)
    ),
    "aliases": "a: &a [x, x]\n"
    + "".join(
        f"{key}: &{key} [*{last}, *{last}]\n" for last, key in zip("abcdefgh", "bcdefghi", strict=True)
    ),
    "length": "x" * (LONGEST_FILE + 1),
    "nodes": "- x\n" * 100_001,
    "nul": "\0" * 100_000,
    "a tag": "a: !!python/object/apply:os.system [ls]\n",
}


@pytest.mark.parametrize("text", BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_one_calm_problem(text: str) -> None:
    node, problems = read(text)
    assert node is None
    assert len(problems) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a\u202eb", "a sign that turns the writing direction around, \\u202e"),
        ("a\0b", "a sign of no meaning that ends a text in some programs (NUL), \\x00"),
        ("a\x1b[2J", "a control sign, which steers a machine and shows nothing, \\x1b"),
        ("a\x85b", "a line end that few programs know, \\x85"),
        ("a\u2067b", "half of a pair of signs that set the writing direction apart, \\u2067"),
        ("a\u2069b", "half of a pair of signs that set the writing direction apart, \\u2069"),
        ("a\ud800b", "half of a sign, \\ud800"),
        ("a\ufdd0b", "a sign that Unicode keeps out of texts, \\ufdd0"),
        ("a\U0001ffffb", "a sign that Unicode keeps out of texts, \\U0001ffff"),
        ("a\U000e0061b", "a hidden tag letter, \\U000e0061"),
        ("a\u200bb", "a hidden space without width, \\u200b"),
        ("a\u200db", "a hidden joiner without signs to join, \\u200d"),
        ("a\ufe0fb", "a hidden variation sign, \\ufe0f"),
        ("a\ufeffb", "a hidden sign, \\ufeff"),
        ("a\u3164b", "a blank that passes for a letter, \\u3164"),
        ("a\u200eb", "a hidden sign of the writing direction, \\u200e"),
        ("e" + "\u0301" * 9, "a heap of marks on one letter, \\u0301"),
        ("\u0e01" + "\u0e47" * 9, "a heap of marks on one letter, \\u0e47"),
    ],
)
def test_a_strange_sign_is_named_where_it_stands(text: str, words: str) -> None:
    (found,) = strange_signs(text)
    assert found[0] == 1
    assert found[2] == words
    node, problems = read(f"name: {text}\nreasons: kind\n")
    assert [
        (problem.message, problem.place.start) for problem in problems if isinstance(problem.place, Span)
    ] == [(words, 7)]
    assert isinstance(node, Mapping)


@pytest.mark.parametrize(
    "escape", ["\\u202e", "\\0", "\\x1b", "\\ud800", "\\uFFFE", "\\U000E0041", "\\L", "\\ud83d\\ude00"]
)
def test_a_strange_sign_that_only_an_escape_makes_is_found_at_the_escape(escape: str) -> None:
    _, problems = read(f'name: "Ada {escape} x"\nreasons: kind\n')
    (problem,) = problems
    assert isinstance(problem.place, Span)
    assert problem.place.text == escape


ANY = st.text(max_size=80)
PIECES = (
    *(
        "name",
        "reasons",
        ": ",
        ":",
        "\n",
        "\n  ",
        "\n- ",
        "- ",
        "'",
        '"',
        "[",
        "]",
        "{",
        "}",
        ", ",
        "|",
        ">",
        "&a",
    ),
    *(
        "*a",
        "!x",
        "#",
        " #",
        "%",
        "@",
        "\t",
        "? ",
        "---",
        "\\",
        "\\u202e",
        "\\ud800",
        "\r\n",
        "\x85",
        "\u2028",
    ),
    *("\ufeff", "é", "\U0001f600", "\u200d", "she gave", "<<", "`", "-x", "\0"),
)
YAMLISH = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


@given(st.one_of(ANY, YAMLISH))
@example("[#[\n0")
@settings(max_examples=400, deadline=None)
def test_whatever_is_typed_only_problems_come_out_and_all_places_are_inside(text: str) -> None:
    node, problems = read(text)
    for problem in problems:
        assert isinstance(problem.place, Span)
        assert 0 <= problem.place.start <= problem.place.end <= len(text)
    report(problems)
    for scalar in scalars(node):
        assert 0 <= scalar.span.start <= scalar.span.end <= len(text)
        for at, sign in enumerate(scalar.value):
            place = scalar.at(at, at + 1)
            assert scalar.span.start <= place.start <= place.end <= scalar.span.end
            if (
                not problems
                and not sign.isspace()
                and not (scalar.style == "double" and place.text[:1] == "\\")
            ):
                assert place.text == ("''" if sign == "'" and scalar.style == "single" else sign)
