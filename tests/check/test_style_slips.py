"""Slips of the pen in a style sheet are told with their place, and the help, followed, mends them."""

from __future__ import annotations

from pathlib import Path

import pytest

from quietpage.check.style_slips import slips_in
from tests.sites import check, site


def told(sheet: str) -> list[tuple[str, str]]:
    return [(sheet[start:end], violation.help) for start, end, violation in slips_in(sheet)]


@pytest.mark.parametrize(
    ("sheet", "piece", "help", "mended"),
    [
        ("a { b: c }\n}\nd { e: f }", "}", "take it out", "a { b: c }\n\nd { e: f }"),
        ("@media print { a { b: c } } }", "}", "take it out", "@media print { a { b: c } } "),
        ("a { b: c) }", ")", "take it out", "a { b: c }"),
        ("a] { b: c }", "]", "take it out", "a { b: c }"),
        ("a { b: c };\nd { e: f }", ";", "take it out", "a { b: c }\nd { e: f }"),
        ("// words\na { b: c }", "// words", "write /* words */", "/* words */\na { b: c }"),
        ("a { // it's\n b: c }", "// it's", "write /* it's */", "a { /* it's */\n b: c }"),
        ("a { b: c; // it's */ d\n}", "// it's */ d", "write /* it's  d */", "a { b: c; /* it's  d */\n}"),
        ("//\na { b: c }", "//", "take it out", "\na { b: c }"),
        ("a {\n  b: c\n  d: e;\n}", "c", "write c;", "a {\n  b: c;\n  d: e;\n}"),
        ("a {\n  b: c(d)\n  e: f\n}", ")", "write …);", "a {\n  b: c(d);\n  e: f\n}"),
        ("a {\n  b: 'c'  /* d */\n  e: f\n}", "'c'", "write 'c';", "a {\n  b: 'c';  /* d */\n  e: f\n}"),
    ],
)
def test_a_slip_is_told_and_the_help_mends_it(sheet: str, piece: str, help: str, mended: str) -> None:
    assert told(sheet) == [(piece, help)]
    assert told(mended) == []


@pytest.mark.parametrize(
    ("sheet", "piece"),
    [
        ("a { b: c", "{"),
        ("a { b: c(d }\ne { f: g }", "("),
        ("a /* b { c: d }", "/*"),
        ("a { b: 'c\n }", "'"),
        ("a { b: url(c", "url("),
        ("@import\\", "\\"),
        ("a { b: c\nd { e: f }", "{"),
    ],
)
def test_what_is_left_open_is_told_where_it_is_opened(sheet: str, piece: str) -> None:
    assert [each for each, _ in told(sheet)] == [piece]


@pytest.mark.parametrize(
    "sheet",
    [
        "",
        "a:hover, b::after { c: d }",
        "a { b: c; &:hover { d: e } f { g: h } }",
        "a { b: c;; }",
        "a { b: c };",
        "@import 'b.css'; @layer a, b; a { b: c }",
        "a { --b: {c: d}; --e:\n f\n g: h; --i: //j; }",
        "a { b: url(//c) url( 'd//e' ) }",
        "a { grid-area: b / c / d; grid:\n 'e e'\n 'f g'\n / h i; }",
        "a { transition:\n b c,\n d e; }",
        "a { filter: progid:DXImageTransform.Microsoft.Alpha(b=c)\n progid:D.E(f=g); }",
        ".a\\:b\\} { c: '}' } /* } ' */ .d\\/\\/ { e: f }",
        "@media (a: b)\n and (c: d) { e { f: g } }",
        "@font-face {\n  src:\n    local(a),\n    url(b);\n}",
        "a { b: calc((c + d) / e) } @supports not (a: b) { c[d='}'] { e: f } }",
        "<!-- a { b: c } -->",
    ],
)
def test_an_honest_sheet_passes(sheet: str) -> None:
    assert told(sheet) == []


def test_every_shipped_sheet_passes() -> None:
    sheets = sorted((Path(__file__).parents[2] / "themes").rglob("*.css"))
    assert sheets
    assert [slip for sheet in sheets for slip in told(sheet.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    ("path", "settings"),
    [
        ("templates/style.css", ""),
        ("static/own.css", ""),
        ("mine/style.css", "theme: ./mine\n"),
    ],
)
def test_it_is_told_wherever_a_style_sheet_is(tmp_path: Path, path: str, settings: str) -> None:
    files = {path: "p { margin: auto; }\n}\n", "quietpage.yml": f"author:\n  name: Rosa\n{settings}"}
    if settings:
        files["mine/theme.yml"] = "about: Mine.\n"
    said = check(site(tmp_path, files))
    assert said.places == [
        f"{path}:2:1: this closes nothing that was opened, and a browser would drop the rule that comes next"
    ]


def test_a_style_inside_a_file_of_static_is_looked_at_too(tmp_path: Path) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"><style>a { b: c }}</style></svg>\n'
    said = check(site(tmp_path, {"static/drawing.svg": drawing}))
    assert "closes nothing that was opened" in said.err
