"""A page is let by quickly only if the whole reader of HTML finds no number in it, however it is written."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from quietpage.numbers import html
from quietpage.numbers.finder import found_in
from quietpage.numbers.markup_formats import found_in_html, seems_clean
from quietpage.numbers.source_map import Mark
from tests.markup.pages import honest_pages, odd_pages

PIECES = (
    "5", "five", "fi", "ve", "number", "one", "half past", "six", "two", " ", " ", "\n", "\n\n\n", "&amp;",
    "&am", "p;", "<b>", "</b>", "<b hidden>", "<b HIDDEN>", "<b/hidden>", "<b\rhidden>", "<br>", "<br/>",
    "<wbr>", "<img alt=''>", "<p>", "</p>", "<i lang=en>", "<i lang='en-GB'>", "</i>", "<p lang=de>",
    "<title>", "</title>", "<title/>", "<style>", "</style>", "<style/>", "content:'5'", "content:'&#53;'",
    "p{", "}", "<script>", "</script>", "<script/>", "<!--", "-->", "--!>", "<!-->", "<textarea>",
    "</textarea>", "<xmp>", "</xmp>", "<svg>", "</svg>", "<text>", "</text>", "<![CDATA[", "]]>", "<?xml ",
    "?>", '<a href="5">', "</a>", '<a b=" href="title=five"">', '<p title="5">', "<p title='5'>",
    '<p title="a>5">', "title=5>", '<p title="', '">', "<p title='", "'>",
    '<meta name="description" content="5">', '<meta name="description" content="a">', "<ol>", "<li value=5>",
    "<script type='application/ld+json'>", '"a": "5"', "<noscript>", "</noscript>", "<template>",
    "<!doctype html>", "<!doctype a>5>", "</p title=5>", "</ 5>", "<5>", "<", ">", "&#53;", "&#5", "3;",
    "&copy", "&Aacut", "e;two", "<option label=5>", "<select>", "</select>", "<iframe>", "</iframe>", "\x00",
    "\xad", "\u200b", "\x0c", "\r", "<BR>", "<TITLE>",
)  # fmt: skip


def pages_with_numbers(count: int, seed: int) -> Iterator[str]:
    chance = random.Random(seed)
    for _ in range(count):
        yield "".join(chance.choice(PIECES) for _ in range(chance.randrange(2, 12)))
    for page in (*odd_pages(count // 4, seed), *honest_pages(count // 8, seed)):
        at = chance.randrange(len(page) + 1)
        yield (
            page[:at] + chance.choice(("5", "five", "fi<b>ve</b>", "number<br>one", " title=5 ")) + page[at:]
        )


def numbers_by_the_whole_reader(page: str) -> list[str]:
    numbers = []
    xml = html.is_xml(page)
    for shown in (page, html.without_hidden(page, xml=xml)):
        for found in html.readings(shown, "en", xml=xml):
            if isinstance(found, Mark):
                numbers.append(page[found.start : found.end])
            else:
                numbers += [number.text for number in found_in(found[0].text, found[1])]
    return numbers


def test_what_is_let_by_quickly_has_no_number_for_the_whole_reader() -> None:
    pages = list(pages_with_numbers(8000, seed=21))
    passed = [page for page in pages if seems_clean(page, "en")]
    assert len(passed) > 500
    assert {page: found for page in passed if (found := numbers_by_the_whole_reader(page))} == {}


@pytest.mark.parametrize(
    ("page", "numbers"),
    [
        ("<title><!-- 5 --></title>", ["5"]),
        ("<title><a href='5'></title>", ["'5"]),
        ("<title/>fi<b>v</b>e</title>", []),
        ("<title>five</script></title>", ["five"]),
        ("<style/>5</style>five", ["five"]),
        ("<script/>5</script>five", ["five"]),
        ("<script type='a'>5</script x>five", ["five"]),
        ("<!-- a\n<script> --> five", ["five"]),
        ("<!-->five<!-- -->", ["five"]),
        ("<!-- --!>five<!-- -->", ["five"]),
        ("<![CDATA[>five<!-- ]]> -->", ["five"]),
        ("<svg><text><![CDATA[five]]></text></svg>", ["five"]),
        ("<?x>five<?x ?>", ["five"]),
        ("<p>number<br>one</p>", ["number<br>one"]),
        ('<p title="a>five">b', ["five"]),
        ('<a b=" href="title=five"">', ["five"]),
        ("<p>&Aacut<b>e;two", ["two"]),
        ("<svg><style>a::after { content: '&#53;' }</style></svg>", ["&#53;"]),
        ("<svg><style>a::after { content: <![CDATA['5']]> }</style></svg>", ["5"]),
        ("<p>fi\x00ve", ["fi\x00ve"]),
        ("<p>fi<b\rHIDDEN>x</b>ve", ["fi<b\rHIDDEN>x</b>ve"]),
        ("<p>fi<b hidden>x<i>y</i></b>ve", ["fi<b hidden>x<i>y</i></b>ve"]),
        ("<p>fi<b hidden>x<b>y</b></b>ve", ["fi<b hidden>x<b>y</b></b>ve"]),
        ("<p>fi<img hidden alt='a'>ve", ["fi<img hidden alt='a'>ve"]),
        ("<p>fi<b/hidden>x</b>ve", ["fi<b/hidden>x</b>ve"]),
        ("<textarea><b>fi</b>ve</textarea>", []),
        ("<p title='a' title='five'>b", []),
        ("<p title='five", []),
        ("<xmp>&#53;</xmp>", ["53"]),
    ],
)
def test_a_number_is_found_where_a_browser_shows_it(page: str, numbers: list[str]) -> None:
    assert [number.text for number in found_in_html(page, template=False)] == numbers
