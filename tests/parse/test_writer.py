"""The YAML writer: whatever a person writes, quietpage reads back exactly that."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quietpage.core.source import Source
from quietpage.core.unicode import strange_signs
from quietpage.parse.nodes import Mapping
from quietpage.parse.writer import Unwritable, Value, comment, entry, in_flow, inline, seen
from quietpage.parse.yaml import parse
from tests.parse.test_yaml import plain

PIECES = [
    "a", "Ada", "é", "يد", "שלום", "日本", "👩🏽\u200d🚀", "\u3000", "\u00a0", " ", "  ", "\n", "\n\n",
    "\t", "\r\n", "\r", ":", ": ", " #", "#", "- ", "-", "---", "\n---\n", "...", "'", '"', "\\",
    "{", "}", "[", "]", ",", "&", "*", "!", "%", "@", "`", "|", ">", "?", "? ", "<<", "<<<<<<<",
    "\n=======\n", "•", "• ", "：", "—", "no", "null", "~", "1.10", "12:30", "2024-02-30", "0x1F",
    "name:", "name：", "<b>", "\u2067שלום\u2069", "e\u0301", "\\n", "\\u0000", "reasons: |",
]  # fmt: skip

WRITTEN = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=12).map("".join),
    st.text(max_size=200),
).filter(lambda text: next(strange_signs(text), None) is None)


def read_back(written: str) -> object:
    node, problems = parse(Source("people/ada.yml", written))
    assert problems == (), (written, problems)
    return plain(node)


@settings(max_examples=100, deadline=None)
@given(WRITTEN)
@example("")
@example("\n")
@example(" ")
@example("\n  moved in\nand not")
@example("\tbegins with a tab\nand goes on")
@example("ends in empty lines\n\n\n")
@example("ends in space  \nand more  ")
@example("She asks: why? # and waits\n\n- one\n- two\n\n> quoted\n")
@example("x" * 300)
@example("---\n=======\n")
def test_a_text_is_read_back_as_it_was_written(text: str) -> None:
    for indent in ("", "    "):
        after = f"{indent}asked: yes\n"
        assert read_back(entry("reasons", text, indent) + after) == {"reasons": text, "asked": "yes"}
        assert read_back(entry("asked", "no", indent) + entry("reasons", text, indent)) == {
            "asked": "no",
            "reasons": text,
        }
    assert read_back(f"a: {{b: {inline(text, flow=True)}, c: d}}\n") == {"a": {"b": text, "c": "d"}}
    assert read_back(f"- {inline(text)}\n- b\n") == [text, "b"]


@settings(max_examples=100, deadline=None)
@given(
    st.one_of(
        WRITTEN,
        st.lists(WRITTEN, min_size=1, max_size=4),
        st.dictionaries(
            WRITTEN.filter(lambda key: "\n" not in key and key != ""), WRITTEN, min_size=1, max_size=4
        ),
    )
)
def test_a_list_and_a_mapping_are_read_back_too(value: Value) -> None:
    assert read_back(entry("reasons", value) + entry("name", "Ada")) == {"reasons": value, "name": "Ada"}
    assert read_back(f"a: {{b: {in_flow(value)}}}\n") == {"a": {"b": value}}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Ada Lovelace", "Ada Lovelace"),
        ("bell hooks", "bell hooks"),
        ("Anne-Marie O’Neill", "Anne-Marie O’Neill"),
        ("https://ada.example/notes", "https://ada.example/notes"),
        ("Ada: a life", '"Ada: a life"'),
        ('"Kind" is the word', """'"Kind" is the word'"""),
        ("@ada", '"@ada"'),
        ("true", '"true"'),
        ("طه حسين", "طه حسين"),
    ],
)
def test_a_short_text_is_written_as_a_person_would(text: str, written: str) -> None:
    assert entry("name", text) == f"name: {written}\n"


def test_a_longer_text_stands_below_a_bar() -> None:
    assert entry("reasons", "She asks.\n\nAnd waits.\n") == "reasons: |\n  She asks.\n\n  And waits.\n"
    long = "She asks why, and then she waits for the answer, however long it takes, and whoever laughs at it."
    assert entry("reasons", f"{long}\n", newline="\r\n") == f"reasons: |\r\n  {long}\r\n"


def test_a_long_address_stays_on_its_line() -> None:
    address = f"https://ada.example/{'a' * 120}"
    assert entry("url", address) == f"url: {address}\n"


@pytest.mark.parametrize("text", ["a\u202eb", "a\x1b[31m", "a\0b", "a\u200b", "\ud800"])
def test_a_sign_that_nobody_sees_is_not_written(text: str) -> None:
    with pytest.raises(Unwritable):
        entry("name", text)


@settings(max_examples=100, deadline=None)
@given(st.text())
@example("two\nlines: # and a hash\u202e\x1b[0m")
@example("\u200d\u200d")
def test_a_comment_says_nothing_to_a_reader_of_yaml(text: str) -> None:
    written = f"{comment(text)}name: Ada\n"
    assert read_back(written) == {"name": "Ada"}
    assert next(strange_signs(seen(text)), None) is None


def test_a_mapping_of_nobody_is_a_mapping() -> None:
    node, problems = parse(Source("x", entry("links", {})))
    assert isinstance(node, Mapping)
    assert problems == ()
