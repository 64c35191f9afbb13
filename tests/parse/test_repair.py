"""Repair: rules from the place where the parser stopped to a hint, and the text with patches."""

from __future__ import annotations

import pytest

from quietpage.core.source import Source
from quietpage.parse import repair
from quietpage.parse.nodes import Mapping, Scalar
from quietpage.parse.repair import RULES
from quietpage.parse.repair.brackets import broken_brackets
from quietpage.parse.repair.hint import Failure, Hint, Rule
from quietpage.parse.repair.indicators import bad_indicator
from quietpage.parse.repair.lines import Lines
from quietpage.parse.repair.misplaced import misplaced_line
from quietpage.parse.repair.patched_text import PatchedText, mask
from quietpage.parse.repair.quotes import broken_quotes
from quietpage.parse.repair.tabs import tab_indent
from quietpage.parse.yaml import parse


def test_every_public_name_is_there() -> None:
    for name in repair.__all__:
        assert getattr(repair, name)
    with pytest.raises(AttributeError, match="has no attribute 'mend'"):
        repair.mend  # noqa: B018


@pytest.mark.parametrize(
    ("rule", "text", "at", "message", "context", "piece"),
    [
        (bad_indicator, "a: b\nc: @d\n", 8, "found character '@' that cannot start any token", 8, "@"),
        (tab_indent, "a:\n\tb: c\n", 3, "found character '\\t' that cannot start any token", 3, "\t"),
        (broken_quotes, 'a: "b \\q"\n', 7, "found unknown escape character 'q'", 3, "\\q"),
        (broken_brackets, "a: [b 'c']\n", 6, "did not find expected ',' or ']'", 3, "'"),
        (misplaced_line, "a: b\nc\nd: e\n", 7, "could not find expected ':'", 5, "c"),
    ],
)
def test_the_first_rule_that_knows_a_mistake_is_believed(
    rule: Rule, text: str, at: int, message: str, context: int, piece: str
) -> None:
    failure = Failure(Lines(text), at, message, context)
    hints = {each: hint for each in RULES if (hint := each(failure))}
    assert next(iter(hints)) is rule
    hint = hints[rule]
    assert text[hint.start : hint.end] == piece
    assert hint.message
    assert hint.help


def test_no_rule_knows_what_it_has_never_seen() -> None:
    assert [rule(Failure(Lines("a: b\n"), 0, "something new", 0)) for rule in RULES] == [None] * len(RULES)


def test_each_hint_lets_the_rest_be_read() -> None:
    node, problems = parse(Source("a.yml", "a: @b\nc: *d d\ne: f: g\nh: i\n"))
    assert len(problems) == 3
    assert isinstance(node, Mapping)
    assert [(key.value, value.value) for key, value in node.entries if isinstance(value, Scalar)] == [
        ("a", "@b"),
        ("c", "*d d"),
        ("e", "f: g"),
        ("h", "i"),
    ]


def test_a_patched_text_knows_where_each_of_its_signs_comes_from() -> None:
    patched = PatchedText(Source("a.yml", "one\t\ttwo three"))
    patched.patch([(3, 5, " "), (8, 9, "")])
    assert patched.text == "one twothree"
    patched.patch([(0, 3, "a longer word")])
    assert patched.text == "a longer word twothree"
    assert patched.span(14, 17).text == "two"
    assert patched.span(14, 22).text == "two three"
    assert patched.span(0, 13).text == "o"
    assert patched.span(22, 22).text == ""


def test_a_masked_sign_is_hidden_from_yaml_and_back_in_the_node() -> None:
    source = Source("a.yml", "@home")
    patched = PatchedText(source)
    patched.patch([mask(source.text, 0)])
    assert "@" not in patched.text
    scalar = patched.scalar(Scalar(patched.text, patched.span(0, 5)))
    assert scalar.value == "@home"
    assert scalar.span.text == "@home"


def test_a_hint_is_certain_and_ends_the_reading_unless_it_says_otherwise() -> None:
    hint = Hint(0, 1, "message", "help")
    assert (hint.patches, hint.certain) == (None, True)
