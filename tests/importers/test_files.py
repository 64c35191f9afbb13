"""The files that are written: whatever stood in a list, they can be read, and pass."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quietpage.core.diagnostics import Invalid
from quietpage.core.source import Source, Whole
from quietpage.importers.candidates import Candidate, Found, candidate
from quietpage.importers.choosing import new_person
from quietpage.importers.newcomer import with_address
from quietpage.importers.person_file import NewPerson, written
from quietpage.importers.source_files import source_of
from quietpage.parse.yaml import parse
from quietpage.validate.site import read_config, read_people
from tests.parse.test_writer import PIECES

TEXTS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=8).map("".join))


def problems_of(text: str) -> list[str]:
    source = Source("people/x.yml", text)
    config = Source("quietpage.yml", "author:\n  name: Rosa\n")
    node, problems = parse(source)
    found = read_people(source, node, read_config(parse(config)[0], Whole("quietpage.yml")))
    return [each.message for each in (*problems, *found.problems)]


@settings(max_examples=120, deadline=None)
@given(
    TEXTS,
    TEXTS,
    TEXTS,
    st.lists(st.tuples(TEXTS, TEXTS), max_size=3),
    st.lists(TEXTS, max_size=3),
    TEXTS,
    TEXTS,
    TEXTS,
)
@example("Ada", "", "", [], [], "Ada", "Ada!", "")
@example("Con", "", "", [("Blog", "https://a.example/?utm_source=x")], ["feed://b.example"], "", "", "Con")
@example(
    "",
    "Notes | “Ada”: 37 things # and more",
    "",
    [],
    ["https://a.example/f", "http://b.example/"],
    "reasons: |\n  x\n\u202e",
    "a\n\n- b: c",
    "",
)
@example("- Ada", "", "", [("a: b # c", "https://a.example/")], [], "---\n...\n", "|\n\ttab", "")
def test_any_entry_of_a_list_becomes_a_file_that_passes(
    name: str,
    title: str,
    handle: str,
    addresses: list[tuple[str, str]],
    feeds: list[str],
    about: str,
    why: str,
    typed: str,
) -> None:
    made = candidate(
        Found(Whole("list"), name, title, handle, tuple(addresses), tuple(feeds), (about,), (why,))
    )
    if isinstance(made, Candidate):
        person = with_address(new_person(made))
        for schema in (True, False):
            assert problems_of(written(person, schema=schema)) == [], written(person)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from([piece for piece in PIECES if piece.strip() and "\u2067" not in piece]), min_size=1
    )
    .map("".join)
    .filter(lambda text: any(sign.isalpha() for sign in text)),
    st.booleans(),
)
def test_every_further_key_stands_below_as_a_comment_and_harms_nothing(reason: str, draft: bool) -> None:
    person = NewPerson("Rosa Lind", (f"She says: {reason}",), draft=draft)
    text = written(person, further=True)
    assert problems_of(text) == []
    node, _ = parse(Source("x", text))
    assert node is not None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "latin-1"])
def test_a_text_is_read_in_the_encodings_that_lists_have(encoding: str) -> None:
    assert source_of("Zoé Lind\nBo Ek\n".encode(encoding), "x").text == "Zoé Lind\nBo Ek\n"


def test_what_is_no_text_is_not_read_as_names() -> None:
    program = b"\x7fELF\x02\x01\x01" + bytes(9) + b"\x03\0>\0\x01\0\0\0" + bytes(40) + b"hello world" * 9
    for content in (program, bytes(range(256)) * 8):
        with pytest.raises(Invalid) as told:
            source_of(content, "x")
        assert told.value.problems[0].message == "this is not a text"


@pytest.mark.parametrize(
    ("language", "encoding", "name"),
    [
        ("pl", "cp1250", "Łucja Wąs"),
        ("cs-CZ", "cp1250", "Čeněk Říha"),
        ("tr", "cp1254", "İpek Işık"),
        ("lv", "cp1257", "Ļena Ķirse"),
        ("de", "cp1252", "Jürgen Größe"),
        ("pl", "utf-8", "Jürgen Łoś"),
    ],
)
def test_an_old_encoding_is_that_of_the_page_s_language(language: str, encoding: str, name: str) -> None:
    assert source_of(f"name\n{name}\n".encode(encoding), "names.csv", language).text == f"name\n{name}\n"
