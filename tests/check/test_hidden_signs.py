"""Signs that steer or hide, brought along by an entity, an escape or Markdown: they are held to the same as
those that stand in a text themselves.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from quietpage.check.privacy import check_markup
from quietpage.check.style_sheets import check_style_sheet
from quietpage.core.source import Source
from tests.sites import CONFIG, Outcome, built, check, run, site
from tests.whole.test_strangers import refused, strange

MADE = [  # what a reason says, and the piece of it that the problem is about
    ("&#x202e;evif&#x202c; loaves", "&#x202e;"),
    ("evif&#8238;", "&#8238;"),
    ("a&#X0202E;b", "&#X0202E;"),
    ("a&#x200b;b", "&#x200b;"),
    ("a&ZeroWidthSpace;b", "&ZeroWidthSpace;"),
    ("a&NegativeThinSpace;b", "&NegativeThinSpace;"),
    ("a&NoBreak;b", "&NoBreak;"),
    ("a&InvisibleTimes;b", "&InvisibleTimes;"),
    ("a&ic;b", "&ic;"),
    ("a&af;b", "&af;"),
    ("a&lrm;b", "&lrm;"),
    ("a&zwj;b", "&zwj;"),
    ("a&zwnj;b", "&zwnj;"),
    ("a&#xFEFF;b", "&#xFEFF;"),
    ("a&#917569;&#917570;&#917571; b", "&#917569;&#917570;&#917571;"),
    ("a&#xfe0f;b", "&#xfe0f;"),
    ("a &#x3164; b", "&#x3164;"),
    ("a &#0; b", "&#0;"),
    ("a &#27; b", "&#27;"),
    ("a &#xd800; b", "&#xd800;"),
    ("a &#xfdd0; b", "&#xfdd0;"),
    ("a &#x10ffff; b", "&#x10ffff;"),
    ("a &#x2028; b", "&#x2028;"),
    ("a &#x2067;b", "&#x2067;"),
    ("\u2066[a](https://a.example/ '\u2069')", "\u2066"),
    ("e" + "&#x301;" * 6, "&#x301;" * 6),
    ("e\u0301\u0301\u0301&#x301;&#x301;&#x301; x", "\u0301\u0301\u0301&#x301;&#x301;&#x301;"),
    ("e\u0301\u0301\u0301*\u0301\u0301\u0301* x", "\u0301\u0301\u0301*\u0301\u0301\u0301"),
    ("**a**&#x202e;b", "&#x202e;"),
    ("- *a* &#x202e;b", "&#x202e;"),
    ("`&zwj;` is &zwj;b", "&zwj;"),
    ("[a&#x202e;](https://a.example/)", "&#x202e;"),
    ('[a](https://a.example/ "t&#x202e;t")', "&#x202e;"),
    ("[a](https://a.example/&#x202e;)", "&#x202e;"),
    ("[a](<https://a.example/&#x202e;>)", "&#x202e;"),
    ("[x](https://a.example/&shy; '&shy;') a&#x200b;b", "&#x200b;"),
    ("[x]\n\n  [x]: https://a.example/ 'a&#x202e;b'", "&#x202e;"),
    ("[x]\n\n  [x]: https://a.example/&#x202e;", "&#x202e;"),
    ("<https://a.example/%E2%80%AEx>", "%E2%80%AE"),
    ("<who title='&#x202e;'>", "&#x202e;"),
    ("```py&#x202e;\n  x\n  ```", "&#x202e;"),
]
HONEST = [
    "می&zwnj;خواهم",
    "क्&zwj;ष",
    "שלום &lrm;! abc",
    "&rlm;שלום",
    "&#x2067;שלום&#x2069; she said",
    "👩&zwj;🚀",
    "☀&#65039;",
    "&#x1F3F4;&#xE0067;&#xE0062;&#xE0065;&#xE006E;&#xE0067;&#xE007F;",
    "ก&#x200b;ข",
    "é&#x301; and e&#x301;&#x323;",
    "Donau&shy;dampf&nbsp;a &mdash; b &hellip; c&thinsp;d &copy; &hearts;",
    "R&D, AT&T; &amp; co; salt &amp;zwj; pepper",
    "`&zwj;` is code, and \\&zwj; is none",
    "```\n  &zwj;\n  ```",
    "<https://a.example/%C3%A9t%C3%A9>",
    "[a](https://a.example/?b=c&d=e 'R&amp;D')",
    "\u200fשלום\u200f *שלום*",
]


def told(outcome: Outcome) -> list[tuple[str, str]]:
    """The place of each problem, and what it says."""
    found = []
    for first in outcome.places:
        _, line, column, words = first.split(":", 3)
        found.append((f"{line}:{column}", words.strip()))
    return found


@pytest.mark.slow
@pytest.mark.parametrize(("reason", "piece"), MADE, ids=[ascii(reason) for reason, _ in MADE])
def test_what_markdown_makes_of_an_entity_is_told_where_the_entity_stands(
    reason: str, piece: str, tmp_path: Path
) -> None:
    text = f"name: Ada\nreasons: |\n  {reason}\n"
    outcome = run(site(tmp_path, ada=text), "build")
    assert outcome.code == 1
    assert not (tmp_path / "_site").exists()
    place = text.rindex(piece) if reason[0] == "`" else text.index(piece)
    line = text.count("\n", 0, place) + 1
    where = f"{line}:{place - text.rfind(chr(10), 0, place)}"
    assert where in [at for at, _ in told(outcome)]
    if piece.isascii():
        carets = outcome.err.split("^")[0].rpartition("\n")[2]
        shown = outcome.err.split("\n")[1]
        assert shown[len(carets) :].startswith(piece)
        assert outcome.err.count("^", 0, outcome.err.index("help:")) == len(piece)


@pytest.mark.parametrize("reason", HONEST, ids=ascii)
def test_an_entity_of_a_sign_that_is_honest_there_passes(reason: str, tmp_path: Path) -> None:
    assert check(site(tmp_path, ada=f"name: Ada\nreasons: |\n  {reason}\n")).err == ""


def test_a_sign_that_is_in_a_text_again_and_again_is_told_once_with_its_places(tmp_path: Path) -> None:
    outcome = check(site(tmp_path, ada="name: Ada\nreasons: |\n  " + "a&#x200b;b " * 9 + "\n"))
    assert len(outcome.places) == 1
    assert "also: 3:15, 3:26, 3:37, 3:48, 3:59, 3:70, 3:81, 3:92" in outcome.err


@pytest.mark.parametrize("hidden", ["".join(map(chr, range(0xE0041, 0xE005B))), "\u200b" * 20])
def test_hidden_letters_in_a_row_are_one_problem(hidden: str, tmp_path: Path) -> None:
    outcome = check(site(tmp_path, ada=f"name: Ada{hidden}\nreasons: She asks.\n"))
    assert [at for at, _ in told(outcome)] == ["1:10"]
    assert not any(sign in outcome.err for sign in hidden)


def test_hidden_letters_that_stand_apart_are_one_problem_with_places(tmp_path: Path) -> None:
    hidden = "".join(f"{chr(code)}b" for code in range(0xE0041, 0xE005B))
    outcome = check(site(tmp_path, ada=f"name: Ada{hidden}\nreasons: She asks.\n"))
    assert [at for at, _ in told(outcome)] == ["1:10"]
    assert "also: 1:12, 1:14" in outcome.err


@pytest.mark.parametrize(
    "name", ['"e\u0301\u0301\u0301\\u0301\\u0301\\u0301"', '"e\u0301\u0301\u0301\\\n  \u0301\u0301\u0301"']
)
def test_an_escape_adds_to_what_stands_there(name: str, tmp_path: Path) -> None:
    outcome = check(site(tmp_path, ada=f"reasons: She asks.\nname: {name}\n"))
    assert told(outcome) == [("2:9", "a heap of marks on one letter, \\u0301")]


@pytest.mark.parametrize(
    "text",
    ["a\u202ab", "a&#x202a;b", "a&#8235 b", "\u2067a", "&#x2067;a", "a&#x2069;", "&#917569;x", "&#xfdd0;",
     "\U000e0041x"],
)  # fmt: skip
def test_what_turns_or_hides_words_is_found_in_pages_of_one_s_own(text: str) -> None:
    page = Source("page.html", f"<p>{text}</p>")
    assert len([*check_markup(page, "html")]) == 1
    assert len([*check_markup(page, "rendered")]) == 1


@pytest.mark.parametrize(
    "text",
    ["&#39;a&#39;", "&lrm;&zwnj;&#8203;&shy;", "&#x2067;a\nb&#x2069;", "\u2068a\u2069", "&#99999999999;",
     "&#127988;&#917607;&#917602;&#917605;&#917614;&#917607;&#917631;", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"],
)  # fmt: skip
def test_what_is_honest_in_pages_of_one_s_own_passes(text: str) -> None:
    assert [*check_markup(Source("page.html", f"<p>{text}</p>"), "html")] == []


@pytest.mark.parametrize(
    "style",
    ['p::before { content: "\\202e evif" }', 'p::before { content: "\u202e" }', "q { quotes: '\\00202d' '' }",
     "@counter-style x { symbols: \\202e A }", 'p::after { content: "\\e0041" }'],
)  # fmt: skip
def test_a_style_sheet_turns_no_words(style: str) -> None:
    assert len([*check_style_sheet(Source("style.css", style))]) == 1


def test_a_style_sheet_may_set_words_apart_and_draw_flags() -> None:
    style = 'bdi::before { content: "\\2068" } bdi::after { content: "\\2069" } p::after { content: "🏴󠁧󠁢󠁥󠁮󠁧󠁿" }'
    assert [*check_style_sheet(Source("style.css", style))] == []


def test_what_turns_words_is_found_in_every_file_that_is_copied(tmp_path: Path) -> None:
    files = {f"static/{name}": "a \u202eb" for name in ("a.txt", "b.md", "c.css")}
    files |= {f"static/{name}": "<p>a &#x202e;b</p>" for name in ("d.html", "e.md")}
    outcome = check(site(tmp_path, {"quietpage.yml": CONFIG, **files}))
    assert sorted(place.split(":")[0] for place in outcome.places) == sorted(files)


def test_a_template_cannot_print_a_sign_that_turns_words(tmp_path: Path) -> None:
    said = refused(strange(tmp_path, {}, '<p>{{ "\\u202a" }}a</p>\n<p>{{ "&#x2067;" | safe }}a</p>'))
    assert len(said.places) == 2


def test_an_entity_in_a_name_is_told_and_makes_no_sign(tmp_path: Path) -> None:
    said = check(site(tmp_path, ada="name: Ada &zwj; &amp;zwj;\nreasons: She asks.\n"))
    assert [place.split(" is HTML")[0] for place in said.places] == [
        "people/ada.yml:1:11: &zwj;",
        "people/ada.yml:1:17: &amp;",
    ]


def test_an_entity_in_code_stays_what_was_typed(tmp_path: Path) -> None:
    page = built(site(tmp_path, ada="name: Ada R&D;\nreasons: She asks `&zwj;` and &amp;zwj;.\n"))
    for path in page.rglob("*"):
        if path.suffix in (".html", ".vcf", ".opml", ".xml"):
            assert "\u200d" not in path.read_text(encoding="utf-8")


def test_a_private_sign_is_taken_for_none_of_our_own(tmp_path: Path) -> None:
    page = built(site(tmp_path, ada='name: "Ada \\U0010F03C\\U0010F035"\nslug: ada\nreasons: She asks.\n'))
    assert "Ada \U0010f03c\U0010f035" in (page / "index.html").read_text(encoding="utf-8")
