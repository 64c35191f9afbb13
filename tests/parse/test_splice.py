"""A key set in a file that somebody wrote: all that is theirs stays, to the byte."""

from __future__ import annotations

import difflib
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quietpage.core.source import Source
from quietpage.parse.nodes import Mapping, Node, Sequence
from quietpage.parse.splice import CannotSplice, remove_item, remove_key, set_key
from quietpage.parse.writer import Value
from quietpage.parse.yaml import parse
from tests.parse.test_writer import WRITTEN
from tests.parse.test_yaml import plain


def read(text: str) -> Node:
    node, problems = parse(Source("people/ada.yml", text.removeprefix("\ufeff")))
    assert node is not None, (text, problems)
    return node


def mapping(text: str, *way: str | int) -> Mapping:
    node: Node = read(text)
    for step in way:
        if isinstance(node, Sequence):
            assert isinstance(step, int)
            node = node.items[step]
        else:
            assert isinstance(node, Mapping)
            node = next(value for key, value in node.entries if key.value == step)
    assert isinstance(node, Mapping)
    return node


KEPT = """\
# yaml-language-server: $schema=../.schema/people.json
# She is my neighbour.

name:   'Ada Lovelace'   # as she writes it
reasons: |2
    She asks.

  And waits.


# where to meet her
"links" :
  Blog: "https://ada.example/"   # moved once
  # another one
  Garden: https://garden.example/
draft: yes # until she says so
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_key_that_is_there_is_set_and_every_other_byte_stays(newline: str, mark: str) -> None:
    text = mark + KEPT.replace("\n", newline)
    assert set_key(text, mapping(text), "draft", "no") == text.replace("draft: yes", "draft: no")
    assert set_key(text, mapping(text), "name", "Ada: a life") == text.replace(
        "'Ada Lovelace'", '"Ada: a life"'
    )
    links = mapping(text, "links")
    moved = set_key(text, links, "Blog", "https://ada.example/new")
    assert moved == text.replace('"https://ada.example/"', "https://ada.example/new")
    reasons = set_key(text, mapping(text), "reasons", "She listens.\n\nAlways.\n")
    assert reasons == text.replace(
        f"|2{newline}    She asks.{newline}{newline}  And waits.",
        f"|{newline}  She listens.{newline}{newline}  Always.",
    )


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_new_key_comes_behind_all_others_or_where_it_is_wanted(newline: str, mark: str) -> None:
    text = mark + KEPT.replace("\n", newline)
    assert set_key(text, mapping(text), "asked", "yes") == f"{text}asked: yes{newline}"
    behind = f"# as she writes it{newline}"
    assert set_key(text, mapping(text), "where", "Kent", after=["nowhere", "name"]) == text.replace(
        behind, f"{behind}where: Kent{newline}"
    )
    waits = f"And waits.{newline}"
    assert set_key(text, mapping(text), "ways", ["gives", "laughs"], after=["reasons"]) == text.replace(
        waits, f"{waits}ways:{newline}  - gives{newline}  - laughs{newline}"
    )


PLACES = [
    ("name: Ada", "name: Ada\nasked: yes"),
    ("name: Ada\n\n\n", "name: Ada\nasked: yes\n\n\n"),
    ("name: Ada  # her\n# end", "name: Ada  # her\nasked: yes\n# end"),
    ("name: Ada\nasked:\n", "name: Ada\nasked: yes\n"),
    ("asked:   # not yet\nname: Ada\n", "asked: yes   # not yet\nname: Ada\n"),
    ("asked:\n  no\nname: Ada\n", "asked: yes\nname: Ada\n"),
    ("asked: # once\n  no # and again\nname: Ada\n", "asked: yes # once # and again\nname: Ada\n"),
    ("asked: |  # why\n  no\n\nname: Ada\n", "asked: yes  # why\n\nname: Ada\n"),
    ("asked: >+\n  no\n\nname: Ada\n", "asked: yes\n\nname: Ada\n"),
    ('asked: "no\n  way"  # he said\nname: Ada\n', "asked: yes  # he said\nname: Ada\n"),
    ("asked: [a,\n b]\nname: Ada\n", "asked: yes\nname: Ada\n"),
    ("asked:\n- a # first\n- b\nname: Ada\n", "asked: yes\nname: Ada\n"),
    ("asked:  # these\n  a: b\nname: Ada\n", "asked: yes  # these\nname: Ada\n"),
    ("name: Ada\nreasons: |+\n  kind\n\n", "name: Ada\nreasons: |+\n  kind\n\nasked: yes\n"),
    ("name: Ada\nreasons: |\n  kind", "name: Ada\nasked: yes\nreasons: |\n  kind"),
    ("reasons: |\n  kind", "asked: yes\nreasons: |\n  kind"),
    ("- reasons: |\n    kind", "- asked: yes\n  reasons: |\n    kind"),
    ("{name: Ada}\n", "{name: Ada, asked: yes}\n"),
    ("{name: Ada, asked: no}\n", "{name: Ada, asked: yes}\n"),
    ("{name: Ada, asked: , x: y}\n", "{name: Ada, asked: yes , x: y}\n"),
    ("{name: Ada, asked}\n", "{name: Ada, asked: yes}\n"),
    ("{\n  name: Ada,\n}\n", "{\n  name: Ada, asked: yes,\n}\n"),
    ("---\nname: Ada\n...\n", "---\nname: Ada\nasked: yes\n...\n"),
    ("name: Ada\nlinks:\n  A: http://a.example\n", "name: Ada\nlinks:\n  A: http://a.example\nasked: yes\n"),
    ("name: Ada\nlinks:\n", "name: Ada\nlinks:\nasked: yes\n"),
    ("name: Ada\n  Lovelace\n  # her\n", "name: Ada\n  Lovelace\nasked: yes\n  # her\n"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), PLACES)
def test_it_finds_the_place_in_every_way_of_writing(before: str, after: str) -> None:
    person = mapping(before, *([0] if before.startswith("-") and before[:3] != "---" else []))
    assert set_key(before, person, "asked", "yes") == after


def test_somebody_in_a_list_has_the_key_and_nobody_else() -> None:
    text = "# us\n- name: Ada\n  draft: yes\n\n-   name: Ben\n    reasons: kind\n\n- name: Cem\n"
    assert set_key(text, mapping(text, 0), "draft", "no") == text.replace("yes", "no")
    assert set_key(text, mapping(text, 1), "asked", "said no") == text.replace(
        "kind\n", "kind\n    asked: said no\n"
    )
    assert set_key(text, mapping(text, 2), "reasons", "a\n\nb\n") == text + "  reasons: |\n    a\n\n    b\n"
    assert remove_key(text, mapping(text, 0), "draft") == text.replace("  draft: yes\n", "")
    assert remove_key(text, mapping(text, 1), "name") == text.replace("name: Ben\n    ", "")
    people = read(text)
    assert isinstance(people, Sequence)
    without = remove_item(text, people, people.items[1])
    assert without == text.replace("-   name: Ben\n    reasons: kind\n", "")


def test_the_only_key_and_the_only_item_stay() -> None:
    with pytest.raises(CannotSplice):
        remove_key("name: Ada\n", mapping("name: Ada\n"), "name")
    people = read("- name: Ada\n")
    assert isinstance(people, Sequence)
    with pytest.raises(CannotSplice):
        remove_item("- name: Ada\n", people, people.items[0])
    with pytest.raises(KeyError):
        remove_key("name: Ada\n", mapping("name: Ada\n"), "draft")


def test_a_key_is_taken_away_with_its_lines_alone() -> None:
    gone = remove_key(KEPT, mapping(KEPT), "draft")
    assert gone == KEPT.replace("draft: yes # until she says so\n", "")
    assert remove_key("{a: b, c: d, e: f}", mapping("{a: b, c: d, e: f}"), "c") == "{a: b, e: f}"
    assert remove_key("{a: b, c: d}", mapping("{a: b, c: d}"), "c") == "{a: b}"


KEYS = st.sampled_from(["name", "reasons", "links", "asked", "draft", "a key", "“odd”", "null"])
LINE_ENDS = st.sampled_from(["\n", "\n", "\r\n", "\r"])
COMMENTS = st.sampled_from(["", "", "  # a note: of \"mine\" - 'here'", " #"])
BETWEEN = st.sampled_from(["", "", "\n", "# between\n", "\n  # moved in\n\n"])


@st.composite
def _values(draw: st.DrawFn, indent: str) -> str:
    """What stands behind a colon, in any of the ways in which people write it; with its comment."""
    word = draw(st.sampled_from(["Ada", "12:30", "https://ada.example/#a", "a b, c", "it’s", "שלום", "no"]))
    note = draw(COMMENTS)
    gap = draw(st.sampled_from([" ", "   ", f"\n{indent}   "]))
    return draw(
        st.sampled_from(
            [
                f" {word}{note}",
                f"{gap}'{word}'{note}",
                f'{gap}"{word}"{note}',
                f'{gap}"{word}\n{indent}  and \\"on\\""{note}',
                f"{gap}{word}\n\n{indent}  goes on{note}",
                f" |{note}\n{indent}  {word} # is text\n\n{indent}    - moved: in\n",
                f" |-{note}\n{indent}   {word}",
                f" |+{note}\n{indent}  {word}\n\n",
                f" >{note}\n{indent}  {word}\n{indent}  {word}\n\n{indent}  x",
                f" |2\n{indent}    {word}",
                f"{note}",
                f"{gap}[{word}, 'b',\n{indent}  c]{note}",
                f"{gap}{{a: b, c: '{word}'}}{note}",
                f"{note}\n{indent}  - {word}{note}\n{indent}  # between\n{indent}  - b",
                f"{note}\n{indent}  A: {word}{note}\n{indent}  B: |\n{indent}    x\n\n{indent}    y",
            ]
        )
    )


@st.composite
def _files(draw: st.DrawFn) -> tuple[str, tuple[str | int, ...]]:
    """A file as somebody may have written it, and the way to a person in it."""
    listed = draw(st.booleans())
    lead, indent = ("- ", "  ") if listed else ("", "")
    people = []
    for _ in range(draw(st.integers(1, 3)) if listed else 1):
        lines = [
            f"{key}:{draw(_values(indent))}"
            for key in draw(st.lists(KEYS, min_size=1, max_size=5, unique=True))
        ]
        people.append(lead + f"\n{draw(BETWEEN)}{indent}".join(lines))
    text = draw(st.sampled_from(["", "# mine\n\n", "---\n"])) + f"\n{draw(BETWEEN)}".join(people)
    text += draw(st.sampled_from(["\n", "", "\n\n# the end\n", "\n# the end"]))
    text = draw(st.sampled_from(["", "\ufeff"])) + re.sub("\n", draw(LINE_ENDS), text)
    return text, (draw(st.integers(0, len(people) - 1)),) if listed else ()


NEW_VALUES: st.SearchStrategy[Value] = st.one_of(
    st.sampled_from(["yes", "said no", "She asks.\n\nAnd waits.\n", "this autumn"]),
    WRITTEN,
    st.lists(WRITTEN, min_size=1, max_size=3),
    st.dictionaries(st.sampled_from(["Blog", "a: b"]), WRITTEN, min_size=1),
)


@settings(max_examples=100, deadline=None)
@given(_files(), KEYS, NEW_VALUES)
def test_what_is_read_afterwards_is_what_was_read_before_but_for_the_key(
    file: tuple[str, tuple[str | int, ...]], key: str, value: Value
) -> None:
    text, way = file
    before = plain(read(text))
    person = mapping(text, *way)
    there = any(name.value == key for name, _ in person.entries)
    after = set_key(text, person, key, value)
    expected = plain(read(text))
    changed = expected[way[0]] if isinstance(expected, list) and way else expected  # type: ignore[index]
    assert isinstance(changed, dict)
    changed[key] = value
    assert plain(read(after)) == expected, (text, after)
    assert before == plain(read(text))
    if not there:
        # Nothing of theirs is touched: the text is whole around what came in.
        moves = difflib.SequenceMatcher(None, text, after, autojunk=False).get_opcodes()
        assert {move for move, *_ in moves} <= {"equal", "insert"}, (text, after)


@settings(max_examples=100, deadline=None)
@given(_files(), KEYS, st.sampled_from(["yes", "waiting"]))
def test_a_word_in_place_of_a_word_changes_no_more_than_the_word(
    file: tuple[str, tuple[str | int, ...]], key: str, value: str
) -> None:
    text, way = file
    person = mapping(text, *way)
    once = set_key(text, person, key, value)
    again = set_key(once, mapping(once, *way), key, "no")
    back = set_key(again, mapping(again, *way), key, value)
    assert back == once


@settings(max_examples=100, deadline=None)
@given(_files(), st.data())
def test_a_key_taken_away_leaves_all_others(
    file: tuple[str, tuple[str | int, ...]], data: st.DataObject
) -> None:
    text, way = file
    person = mapping(text, *way)
    key = data.draw(st.sampled_from([name.value for name, _ in person.entries]))
    try:
        after = remove_key(text, person, key)
    except CannotSplice:
        # Below a text, a comment that is moved in would become a part of it.
        assert len(person.entries) == 1 or not text.endswith(("\n", "\r")) or "  # moved in" in text, text
        return
    expected = plain(read(text))
    changed = expected[way[0]] if isinstance(expected, list) and way else expected  # type: ignore[index]
    assert isinstance(changed, dict)
    del changed[key]
    assert plain(read(after)) == expected, (text, after)


@settings(max_examples=100, deadline=None)
@given(_files())
def test_somebody_taken_out_of_a_list_leaves_the_others(file: tuple[str, tuple[str | int, ...]]) -> None:
    text, way = file
    people = read(text)
    if not isinstance(people, Sequence) or len(people.items) < 2:
        return
    at = way[0]
    assert isinstance(at, int)
    try:
        after = remove_item(text, people, people.items[at])
    except CannotSplice:
        # Where a text below a bar would take in what follows it, or get the file's end.
        assert "  # moved in" in text or "|+" in text or not text.endswith(("\n", "\r")), text
        return
    expected = plain(people)
    assert isinstance(expected, list)
    assert plain(read(after)) == [*expected[:at], *expected[at + 1 :]]


@settings(deadline=None)
@example("name: Ada\n")
@given(WRITTEN.filter(lambda text: not text.endswith("\n\n")))
def test_a_text_of_one_line_may_become_any_other_and_come_back(text: str) -> None:
    start = "name: Ada # her\nreasons: kind\n"
    there = set_key(start, mapping(start), "name", text)
    assert set_key(there, mapping(there), "name", "Ada") == start
