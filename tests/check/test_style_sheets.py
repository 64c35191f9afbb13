"""A style sheet is read as browsers read it: what only looks as if it asked for something is let by."""

from __future__ import annotations

import pytest

from quietpage.check.style_sheets import check_slips, check_style_sheet
from quietpage.core.source import Source, Span
from quietpage.numbers.markup_formats import found_in_css


def asking(sheet: str) -> list[str]:
    return [
        sheet[each.place.start : each.place.end]
        for each in check_style_sheet(Source("style.css", sheet))
        if isinstance(each.place, Span)
    ]


@pytest.mark.parametrize(
    ("sheet", "pieces"),
    [
        ("<!--url(//far.example/)", ["url(//far.example/)"]),
        ("a { b: -->url(//far.example/) }", ["url(//far.example/)"]),
        ("a@import 'b';", ["@import 'b'"]),
        ("@@import 'b';", ["@import 'b'"]),
        ("a { b: src('//far\\\n.example/') }", ["'//far\\\n.example/'"]),
        ("a { b: image-set('//f\\61\nr.example/' 1x) }", ["'//f\\61\nr.example/'"]),
        ("a { behavior@b: c }", ["behavior"]),
        ("a { b: expression(c) }", ["expression"]),
    ],
)
def test_what_a_browser_would_ask_for_is_told(sheet: str, pieces: list[str]) -> None:
    assert asking(sheet) == pieces


@pytest.mark.parametrize(
    "sheet",
    [
        "\\@import 'b'; c { d: e }",
        "a { b: \x00url(//far.example/) }",
        "a { b: --url(//far.example/) }",
        "a { behavior\x00: c }",
    ],
)
def test_what_is_another_name_for_a_browser_is_let_by(sheet: str) -> None:
    assert asking(sheet) == []


@pytest.mark.parametrize("sheet", ["a { b: <!--url(c", "a { b: -->url(c", "a { b: 'c\\61\r\n"])
def test_what_goes_on_to_the_end_is_told(sheet: str) -> None:
    assert any(check_slips(Source("style.css", sheet)))


@pytest.mark.parametrize(
    ("sheet", "numbers"),
    [
        ("a::after { content: 'fi\\76\ne' }", ["fi\\76\ne"]),
        ("a::after { content: 'fi\\76\r\ne' }", ["fi\\76\r\ne"]),
        ("li { list-style: 1.5em }", ["1.5em"]),
        ("li { list-style: <!-- none --> }", []),
        ("a::after { content\x0b: '5' }", []),
        ("a::after { content: counter/**/(b) }", []),
        ("@counter-style a { symbols: five six(b) }", ["five"]),
    ],
)
def test_a_number_is_found_where_a_browser_shows_it(sheet: str, numbers: list[str]) -> None:
    assert [number.text for number in found_in_css(sheet, template=False)] == numbers
