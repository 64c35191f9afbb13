"""A style sheet is cut into the tokens of the standard, each at its place, and read up to its end."""

from __future__ import annotations

import pytest

from quietpage.markup.css import Token, all_tokens, declarations, decoded, left_open, tokens, urls

BEFORE, BEHIND = ("punctuation", "("), ("punctuation", ")")


def told(sheet: str) -> list[tuple[str, str]]:
    return [(token.kind, token.value) for token in tokens(sheet) if token.kind != "whitespace"]


@pytest.mark.parametrize(
    ("sheet", "read_as"),
    [
        ("a-b --c -d _e é", [("ident", each) for each in ("a-b", "--c", "-d", "_e", "é")]),
        ("- 5a -5", [("delim", "-"), ("dimension", "5a"), ("number", "-5")]),
        ("1e3 1e 1.5em +.5% 1.", None),
        ("@media @ @5", [("at_keyword", "media"), ("delim", "@"), ("delim", "@"), ("number", "5")]),
        ("#5a #-- # #", [("hash", "5a"), ("hash", "--"), ("delim", "#"), ("delim", "#")]),
        ("calc(1) a (", [("function", "calc"), *(("number", "1"), BEHIND, ("ident", "a"), BEFORE)]),
        ("<!-- --> --a->", [("cdo", "<!--"), ("cdc", "-->"), ("ident", "--a-"), ("delim", ">")]),
        ("--", [("ident", "--")]),
        ("\\66 ive fi\\76\r\ne", [("ident", "five"), ("ident", "five")]),
        ("\\\\ \\!", [("ident", "\\"), ("ident", "!")]),
        ("\\", [("ident", "\ufffd")]),
        ("\\\na", [("delim", "\\"), ("ident", "a")]),
        ("a\x00b \ud800", [("ident", "a\ufffdb"), ("ident", "\ufffd")]),
        ("\\0 \\d800 \\110000 \\fffffff", [("ident", "\ufffd\ufffd\ufffd\ufffdf")]),
        ("""'a"b' "a'b" "" ''""", [("string", 'a"b'), ("string", "a'b"), ("string", ""), ("string", "")]),
        ('"a\\\nb" "a\\\r\nb" "\\"', [("string", "ab"), ("string", "ab"), ("string", '"')]),
        ('"a\nb', [("bad_string", "a"), ("ident", "b")]),
        ("'a", [("string", "a")]),
        ("'a\\", [("string", "a")]),
        ("'a\\\\", [("string", "a\\")]),
        ("url(a) URL( \\( ) \\75r\\6C (a)", [("url", "a"), ("url", "("), ("url", "a")]),
        ("url( 'a' )", [("function", "url"), ("string", "a"), BEHIND]),
        ("url(a b)url(a'b\\))url(a\x01)", [("bad_url", "a b"), ("bad_url", "a'b)"), ("bad_url", "a\x01")]),
        ("url(", [("url", "")]),
        ("url(a ", [("url", "a")]),
        ("url(a\\", [("url", "a\ufffd")]),
        ("url(/**/)", [("url", "/**/")]),
        ("url/**/(a)", [("ident", "url"), BEFORE, ("ident", "a"), BEHIND]),
        ("aurl(a)", [("function", "aurl"), ("ident", "a"), BEHIND]),
        ("a/* b */c/* d", [("ident", "a"), ("ident", "c")]),
        ("/ *", [("delim", "/"), ("delim", "*")]),
    ],
)  # fmt: skip
def test_a_sheet_is_cut_into_tokens(sheet: str, read_as: list[tuple[str, str]] | None) -> None:
    if read_as is None:
        read_as = [
            *(("number", "1e3"), ("dimension", "1e"), ("dimension", "1.5em"), ("percentage", "+.5%")),
            *(("number", "1"), ("delim", ".")),
        ]
    assert told(sheet) == read_as
    assert "".join(token.text for token in all_tokens(sheet)) == sheet


def test_places_are_those_in_the_source() -> None:
    sheet = "a/**/{ b: url(c) }"
    assert [sheet[token.start : token.end] for token in tokens(sheet)] == [
        *("a", "{", " ", "b", ":", " ", "url(c)", " ", "}"),
    ]
    assert Token("string", "'a'", 5).inside == (1, 2)


@pytest.mark.parametrize(
    ("sheet", "place"),
    [
        ("a { b: c }", None),
        ("/* a */ 'b' url(c) url( 'd' ) (e) [f]", None),
        ("a /* b", "/*"),
        ("a 'b", "'"),
        ('a "b\\"', '"'),
        ("a 'b\n' c", "'"),
        ("a url(b", "url("),
        ("a url(b\\)", "url("),
        ("a b(", "("),
        ("a { b: c", "{"),
        ("a { b(c }", "{"),
        ("<!--url(a", "url("),
        (")]}", None),
        ("@import\\", "\\"),
        ("@import\\\\", None),
    ],
)
def test_what_is_left_open_is_known(sheet: str, place: str | None) -> None:
    found = left_open(sheet)
    assert (sheet[slice(*found)] if found else None) == place


@pytest.mark.parametrize(
    ("sheet", "addresses"),
    [
        ("a { b: url(c) url('d') URL( \"e\" ) }", ["c", "d", "e"]),
        ("a { b: url(c\\64 ) url('e\\66') u\\72l(g) }", ["cd", "ef", "g"]),
        ("a { b: 'url(c)' /* url(d) */ aurl(e) url(f g) --url(h) src('i') }", []),
        ("url('a' format(b)) url('c", ["a", "c"]),
    ],
)
def test_addresses_are_found(sheet: str, addresses: list[str]) -> None:
    assert [address for address, _, _ in urls(tokens(sheet))] == addresses


def test_where_an_address_stands_is_told_with_its_brackets() -> None:
    sheet = "a { b: url( 'c' ) url(d)}"
    assert [sheet[start:end] for _, start, end in urls(tokens(sheet))] == ["url( 'c' )", "url(d)"]


def test_declarations_are_found_in_rules_and_in_rules_within_them() -> None:
    sheet = "a { B: c; &:hover { d: e } f\\67: (h;i) } @media x { j { k:l } } m: n"
    said = {
        name: "".join(token.text for token in value).strip() for name, value in declarations(tokens(sheet))
    }
    assert said == {"b": "c", "d": "e", "fg": "(h;i)", "k": "l", "m": "n"}


def test_what_has_no_escapes_is_itself() -> None:
    assert decoded("five") == "five"
    assert decoded("é") == "é"
