"""Markdown as a page shows it, and where its readable text came from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietpage.typeset.markdown import markdown_setter, prose
from quietpage.typeset.markdown_source import readings


def test_quotes_and_dashes_become_typographic() -> None:
    assert prose('She said "yes" -- and it\'s so...').html == "<p>She said “yes” – and it’s so…</p>\n"


def test_quotes_follow_the_language() -> None:
    assert prose('"ja"', ("„", "“", "‚", "‘")).html == "<p>„ja“</p>\n"


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("*a* **b** `c`", "<p><em>a</em> <strong>b</strong> <code>c</code></p>\n"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>\n"),
        ("a  \nb", "<p>a<br>\nb</p>\n"),
        ("a\\\nb", "<p>a<br>\nb</p>\n"),
        ("a\nb", "<p>a\nb</p>\n"),
        ("a\n---\nb", "<p>a</p>\n<hr>\n<p>b</p>\n"),
    ],
)
def test_commonmark_is_set(markdown: str, html: str) -> None:
    assert prose(markdown).html == html


@given(st.text("a#>`~-*1. \t\n\r\0\\", max_size=30))
def test_rules_that_have_nothing_to_do_are_not_missed(markdown: str) -> None:
    quotes = ("“", "”", "‘", "’")
    breaks = "  \n" in markdown or "\\\n" in markdown
    assert prose(markdown).html == markdown_setter(quotes, breaks).render(markdown)


def test_html_is_shown_as_it_was_typed() -> None:
    assert prose("<b onclick=x>a</b>").html == "<p>&lt;b onclick=x&gt;a&lt;/b&gt;</p>\n"


def test_links_tell_nobody_where_the_reader_came_from() -> None:
    html = prose("[a](https://example.org/)").html
    assert 'rel="noopener noreferrer"' in html
    assert 'referrerpolicy="no-referrer"' in html


def test_code_and_the_words_of_links_stand_apart_in_a_text_from_the_right() -> None:
    html = prose("كتب `C++` وعن [C++](https://example.org/)").html
    assert '<code dir="ltr">C++</code>' in html
    assert '"><bdi>C++</bdi></a>' in html
    assert '<pre dir="ltr"><code>' in prose("كتب\n\n    C++").html
    assert '<pre><code dir="ltr"' in prose("كتب\n\n```\nC++\n```").html
    assert "dir=" not in prose("Écrit `C++` et [C++](https://example.org/) 😀").html


def test_what_is_shown_beside_a_link_is_read_and_is_no_part_of_the_text() -> None:
    found = prose('She kept [a diary](https://example.org/ "mine & hers").')
    assert (found.plain, found.titles) == ("She kept a diary.", ("mine & hers",))
    assert found.read == "She kept a diary.\n\nmine & hers"


def test_headings_and_pictures_are_told() -> None:
    assert prose("a\n\n  # b").slips == (("heading", 5),)
    assert prose("a ![b](c.png)").slips == (("picture", 0),)


@pytest.mark.parametrize(
    ("markdown", "piece"),
    [
        ("fi*ve*", "fi*ve"),
        ("fi&#118;e", "fi&#118;e"),
        ("- x\n- five", "five"),
        ("> x\n> five", "five"),
        ("> - x\n>   y five z", "five"),
        ("a  \n   five", "five"),
        ("`a\nfive`", "five"),
        ("```\na\n  five\n```", "five"),
        ("    five", "five"),
        ("[five](https://example.org/)", "five"),
        ('[a](https://example.org/ "five")', "five"),
        ("![five](a.png)", "five"),
        ("\\*five", "five"),
        ("a\r\nfive", "five"),
        ("<https://example.org/five>", "five"),
        ("1. five", "five"),
    ],
)
def test_a_reading_knows_where_it_came_from(markdown: str, piece: str) -> None:
    found = []
    for text, place in readings(markdown):
        at = text.find("five")
        if at >= 0:
            start, end = place(at, at + 4)
            found.append(markdown[start:end])
    assert found == [piece]


def test_the_mark_of_a_list_that_counts_is_read() -> None:
    assert [text for text, _ in readings("7. a\n8. b")] == ["7.", "a", "8.", "b"]


@given(st.text(alphabet=st.sampled_from("ab15 \n\t*_`[]()<>!&;#-.>\\\"'\r\u00ad\u200bé𝟝"), max_size=60))
def test_any_text_can_be_set_and_read_and_every_place_lies_in_it(markdown: str) -> None:
    prose(markdown)
    for text, place in readings(markdown):
        for at in range(len(text)):
            start, end = place(at, at + 1)
            assert 0 <= start <= end <= len(markdown)


@given(st.text(max_size=80))
def test_no_text_at_all_brings_a_tag_that_markdown_does_not_have(markdown: str) -> None:
    import re

    allowed = {"p", "em", "strong", "a", "bdi", "code", "pre", "ul", "ol", "li"}
    allowed |= {"blockquote", "br", "hr", "img"}
    allowed |= {f"h{level}" for level in range(1, 7)}
    assert set(re.findall(r"</?([a-zA-Z][a-zA-Z0-9]*)", prose(markdown).html)) <= allowed
