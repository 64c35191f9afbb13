"""Wherever HTML, CSS or Markdown is let by at a glance, the whole reader finds nothing in it either.

Each test says which glance it is of, and that it is not blind: enough was let by, and enough was not.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import pytest

from quietpage.check import numbers_on_pages, style_sheets
from quietpage.check.hidden_characters import check_hidden_characters
from quietpage.check.marks import rest_of
from quietpage.core.source import Source
from quietpage.core.unicode import steering_signs
from quietpage.export.text import texts_in
from quietpage.markup.entities import unescaped
from quietpage.markup.html import read
from quietpage.markup.tags import TAG, attributes_of, first_of_each, loose_tag
from quietpage.markup.tokens import Ambiguity, Characters, EndTag, StartTag
from quietpage.numbers import css, html, markup_formats
from quietpage.numbers.finder import found_in
from quietpage.numbers.markup_formats import found_in_css, found_in_markdown, seems_clean
from quietpage.numbers.source_map import Mark
from quietpage.render import fragments
from quietpage.render.view_models import CLOSE, OPEN, STYLE
from tests.markup.pages import honest_pages, odd_pages
from tests.markup.test_css_against_tinycss2 import any_text, sheets

ANYTHING = re.compile("")


def several(pieces: tuple[str, ...], count: int, seed: int, most: int = 12) -> Iterator[str]:
    """So many texts, each of a few of these pieces."""
    chance = random.Random(seed)
    for _ in range(count):
        yield "".join(chance.choice(pieces) for _ in range(chance.randrange(1, most)))


IN_ARTICLES = (
    "<h2>", "</h2>", "<p>", "</p>", "<em>", "</em>", '<a href="a">', '<a class="b" href="c" rel="d">',
    "</a>", "five", " ", "\n", "&amp;", "&", "&#x;", "<br>", "<br/>", '<img src="a" alt="">', "<ul>",
    "<li>", "</ul>", '<svg class="a"><use href="#b"/></svg>', "<svg>", "</svg>", "<use>",
    '<div class="a" class="b">', "</div>", "<article>", "</article>", "<!--", "-->", "\x00", "\x1f",
    "\ufdd2", "<p title='a'>", '<p title="a>b">', ">", '<p title="', '">', "<b/>", "<title>", "<style>",
    "</b", "<", '<i a="&#x;">', "<p hidden>", "<wbr>", "<P>",
)  # fmt: skip
_WHOLE = tuple(each for each in IN_ARTICLES if re.fullmatch(r"[\w &;]*|</?\w[^<>']*>|<svg.*</svg>", each))


def articles(count: int, seed: int) -> Iterator[str]:
    chance = random.Random(seed)
    for pieces in (IN_ARTICLES, _WHOLE):
        for inside in several(pieces, count, seed, 9):
            begin = chance.choice(
                ("<article>", '<article class="a" lang="de">', "\n<article>", "<article hidden>")
            )
            yield f"{begin}{inside}{chance.choice(('</article>', '</article>', '</article >', ''))}\n"


def test_an_article_that_seems_to_stand_apart_stands_apart() -> None:
    """`fragments._APART`, beside `fragments._stands_apart`."""
    made = [*articles(6000, seed=51)]
    passed = [each for each in made if fragments._APART.fullmatch(each)]
    assert 500 < len(passed) < len(made) - 500
    assert [each for each in passed if not _begins_and_ends(each)] == []


def _begins_and_ends(article: str) -> bool:
    """Whether an article is all that there is, and what comes behind it is no part of it."""
    events = [each for each in read(f"{article}<i>") if not isinstance(each, Ambiguity)]
    events = [
        each for each in events if not isinstance(each, Characters) or article[each.start : each.end].strip()
    ]
    first, last, behind = events[0], events[-2], events[-1]
    return (
        isinstance(first, StartTag)
        and first.name == "article"
        and isinstance(last, EndTag)
        and last.name == "article"
        and isinstance(behind, StartTag)
        and sum(isinstance(each, StartTag) and each.name == "article" for each in events) == 1
    )


NUMBERS = ("5", "five", "fünf", "zwei", "three ", "one of ", "Web 2", "V", "VI")
AROUND = (
    '<p title="five">', '<a href="5">', '<i title="zwei">', "fi<b>ve</b>", "fi<wbr>ve", "number<br>one",
    "zw&#101;i",
    '<p title="', "<!-->", "<!--->", "--!>",
    "<b>", "</b>", "<p>", "</p>", "<p lang=de>", '<p lang="en">', "<i lang=de>", "<span title='", "'>",
    "<br>", "<h1>", "</h1>", " ", "\n", "river", "&amp;", "&#", "53;", "<!--", "-->", "<title>", "</title>",
    "<li value=", "<ol>", "<p hidden>", "<style>", "</style>", "p{content:", '"', "'", "}", "<script>",
    "</script>", ">", "<", '<meta name="description" content="', '<meta property="og:title" content="',
    '">', '<a href="', "</a>", "\r",
)  # fmt: skip


@pytest.mark.parametrize("language", ["en", "de", "fr", "pl"])
def test_a_page_that_seems_clean_has_no_number(language: str) -> None:
    """`pages.seems_clean`, with its memories of lines and tags, beside `html.readings`."""
    names = frozenset(["Web 2"])
    made = [*several(NUMBERS + AROUND * 2, 5000, seed=52), *several(NUMBERS[:2] + AROUND * 3, 2000, 53, 30)]
    # Long lines and long tags are remembered apart from others.
    filler = "river " * 400
    made += [f"{each}{filler}\n{filler}{each}" for each in made[-400:]]
    made += [f"<p title='{filler}{each}'>" for each in made[:200]]
    passed = [each for each in made if seems_clean(each, language, names)]
    assert 300 < len(passed) < len(made) - 300
    assert [each for each in passed if numbers_in_full(each, language, names)] == []


def numbers_in_full(page: str, language: str, names: frozenset[str]) -> list[str]:
    numbers = []
    for shown in (page, html.without_hidden(page, xml=False)):
        for found in html.readings(shown, language, xml=False):
            if isinstance(found, Mark):
                numbers.append(page[found.start : found.end])
            else:
                numbers += [number.text for number in found_in(found[0].text, found[1], names)]
    return numbers


@pytest.mark.parametrize("xml", [False, True])
def test_nothing_is_hidden_where_the_word_is_not(xml: bool) -> None:
    """`html.without_hidden`, beside a look at each tag."""
    made = [
        *odd_pages(3000, seed=54),
        *several(
            (
                "<b hidden",
                "<b HIDDEN",
                "<b hid\x00den",
                "<b hıdden",
                "='a'",
                ">",
                ">",
                "/",
                " ",
                "a",
                "</b>",
                "&#104;idden",
            ),
            3000,
            55,
        ),
    ]
    passed = [each for each in made if html.without_hidden(each, xml=xml) == each]
    assert 300 < len(passed) < len(made) - 50
    # With the word before it, every page is looked at.
    assert [
        each for each in passed if html.without_hidden(f"hidden {each}", xml=xml) != f"hidden {each}"
    ] == []


IN_SHEETS = (
    "content:", "CONTENT:", "c\\6fntent:", "quotes:", "list-style:", "list-style-type:", "symbols:",
    "@counter-style a{suffix:", "@counter-style a{pad:", "@counter-style a{", "@property --a{",
    "initial-value:", "@function --a(", "@f\\75nction ", "result:", "@counter-style a{system:", "'5'",
    '"five"', "decimal", "counter(a)", "a", "{", "}", ";", " ", "var(--a)", "--a:", "text-emphasis:", "\\",
    "string-set:", "text-overflow:", "hyphenate-character:", "@counter-style a{range:",
    "@counter-style a{fallback:", "@counter-style a{negative:", "@counter-style a{prefix:", "(", ")",
    "-webkit-text-emphasis-style:", "additive-symbols:", "color:", "p", "/*", "*/", "\n", "extends", "five",
    "1em",
)  # fmt: skip


@pytest.mark.parametrize("glance", ["_SCREEN", "_FUNCTION"])
def test_a_style_sheet_that_is_not_read_shows_no_number(glance: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """`css._SCREEN` and `css._FUNCTION`, beside a look at each token.

    A suffix and its like show something in a counter style, and nowhere else; the whole reader asks for none.
    """
    made = [*several(IN_SHEETS, 5000, seed=56), *sheets(2000, seed=57), *any_text(1000, seed=58)]
    pattern = getattr(css, glance)
    passed = [each for each in made if not pattern.search(each)]
    quick = [found_in_css(each, template=False) for each in passed]
    monkeypatch.setattr(css, glance, ANYTHING)
    assert 300 < len(passed) < len(made) - 300
    assert [
        each for each, known in zip(passed, quick, strict=True) if found_in_css(each, template=False) != known
    ] == []


def test_a_style_sheet_that_is_not_read_asks_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """`style_sheets._MAY_FETCH`, beside a look at each token."""
    pieces = (
        *IN_SHEETS,
        "@import",
        "behavior:",
        "-moz-binding:",
        "bidi-override",
        "url",
        "//far.example",
        "BEHAVIOR",
    )
    made = [*several(pieces, 5000, seed=59, most=6), *sheets(2000, seed=60), *any_text(1000, seed=61)]
    passed = [each for each in made if not style_sheets._MAY_FETCH.search(each) and "</" not in each]
    assert 300 < len(passed) < len(made) - 300
    monkeypatch.setattr(style_sheets, "_MAY_FETCH", ANYTHING)
    assert [each for each in passed if any(style_sheets.violations_in(each))] == []


def test_a_page_in_which_no_sign_seems_to_steer_has_none() -> None:
    """The glance of `check_hidden_characters`, beside a look at each sign that a browser shows."""
    pieces = (
        "&#8238;",
        "&#x202E;",
        "&#",
        "x202e",
        ";",
        "8238",
        "a",
        " ",
        "\u202e",
        "\u200b",
        "&amp;",
        "&AMP;#8238;",
        "<b>",
    )
    made = [*several(pieces, 3000, seed=62), *odd_pages(1000, seed=63)]
    passed = [each for each in made if not any(check_hidden_characters(Source("a", each)))]
    assert 300 < len(passed) < len(made) - 300
    assert [each for each in passed if any(steering_signs(_with_numbered_signs(each)))] == []


def _with_numbered_signs(page: str) -> str:
    """A page on one line, with the signs in it that are written as their numbers."""

    def sign(found: re.Match[str]) -> str:
        code = int(found[1] or found[2], 16 if found[1] else 10)
        return chr(code) if 0x7F < code < 0x110000 else found[0]

    return re.sub(r"(?i)&#(?:x([0-9a-f]+)|([0-9]+));?", sign, re.sub(r"[\n\r]", " ", page)).replace(
        "\ufdd2", " "
    )


def test_a_tag_in_which_nothing_is_odd_is_read_as_any_other() -> None:
    """`markup.tags.TAG`, beside `loose_tag`, which reads attribute by attribute."""
    looked_at = 0
    for page in (
        *odd_pages(4000, seed=64),
        *honest_pages(300, seed=65),
        *several(IN_ARTICLES, 2000, seed=66),
    ):
        for found in TAG.finditer(page):
            slowly = loose_tag(page, found.start())
            assert slowly is not None
            close, name, attributes, slash, end, _ = slowly
            quickly, _ = first_of_each(list(attributes_of(found)))
            assert (
                bool(found["close"]),
                found["name"].lower(),
                quickly,
                bool(found["slash"]),
                found.end(),
            ) == (*(close, name, attributes, slash, end),)
            looked_at += 1
    assert looked_at > 5000


def test_what_is_passed_over_in_a_page_can_do_no_harm() -> None:
    """`read(…, plain=False)`, beside `read` of everything."""
    passed_over = 0
    harmless = re.compile(r"""</[a-z0-9]+>|</?[a-z0-9]+(?: (?:class|dir|id)="[^"<]*")*>""")
    for page in (
        *odd_pages(4000, seed=67),
        *honest_pages(300, seed=68),
        *several(IN_ARTICLES, 2000, seed=69),
    ):
        every, some = [*read(page)], {*read(page, plain=False)}
        assert some <= {*every}
        for each in every:
            if each in some:
                continue
            passed_over += 1
            if isinstance(each, Characters):
                assert each.mode == "data"
            elif isinstance(each, Ambiguity):  # of two of a name, every browser takes the first
                assert "twice" in each.why
                assert harmless.match(page, each.start)
            else:
                assert isinstance(each, StartTag | EndTag)
                assert harmless.fullmatch(page, each.start, each.end), page[each.start : each.end]
    assert passed_over > 3000


IN_LANGUAGES = (
    "<p lang=", "<p LANG=", '<p lang="', "<p xml:lang='", "<p lang", "<p/lang=", "<p a='b'lang=",
    "<p lang =\n", "<p", "de", "en", "DE", "fr", " de ", "&#100;e", "de'x", "de/", '"', "'", ">", " ", "/",
    "/>", "five", "\n", "\x0c", "lang", "=", "lang=de", "a=lang", "data-lang=fr", "hreflang=fr", "<!--",
    "-->", "<title>", "</title>", "<b>",
)  # fmt: skip


def test_a_page_that_seems_to_be_in_known_languages_names_no_other() -> None:
    """The glance of `page_numbers._in_one_language`, beside a look at each tag."""
    others = frozenset(["de", "en"])
    made = [*several(IN_LANGUAGES, 8000, seed=70, most=8), *odd_pages(1000, seed=71)]
    unchanged = [each for each in made if numbers_on_pages._in_one_language(each, "en", others) == each]
    # What is odd is told in any case, wherever a stranger's template is looked at.
    unchanged = [each for each in unchanged if not any(isinstance(one, Ambiguity) for one in read(each))]
    assert 300 < len(unchanged) < len(made) - 300
    assert [each for each in unchanged if not others.issuperset(_languages_in(each))] == []


def _languages_in(page: str) -> list[str]:
    return [
        each.value.strip().lower()
        for tag in read(page)
        if isinstance(tag, StartTag)
        for each in tag.attributes
        if each.name in ("lang", "xml:lang")
    ]


def test_a_page_in_which_nothing_seems_to_be_put_into_a_word_has_nothing_there() -> None:
    """The glance of `page_numbers._without_insertions`, beside a look at each tag."""
    pieces = (
        "a",
        "é",
        "一",
        "½",
        "²",
        "5",
        "_",
        " ",
        "<b>",
        "<i a='b'>",
        "</b>",
        "<br>",
        "<B>",
        "<",
        "<!--",
        "-->",
        "<svg/>",
    )
    made = [*several(pieces, 4000, seed=72, most=6), *odd_pages(2000, seed=73)]
    passed = [each for each in made if numbers_on_pages._without_insertions(each) == each]
    assert 300 < len(passed) < len(made) - 100
    # With such an element before it, every page is looked at.
    begin, begun = "a<i></i> ", "a" + "\u200b" * 7 + " "
    assert [
        each for each in passed if numbers_on_pages._without_insertions(f"{begin}{each}") != f"{begun}{each}"
    ] == []


def test_what_was_read_is_left_out_alike_in_both_ways() -> None:
    """`marks.rest_of` without a style sheet, beside the same with one."""
    known = frozenset(["five", "<b>a</b>", ""])
    pieces = (*(f"{OPEN}{each}{CLOSE}" for each in (*known, "six", "a<i>")), "five", "<b>", " ", CLOSE)
    changed = 0
    for each in several(pieces, 3000, seed=74):
        quickly = rest_of(each, known)
        assert f"{quickly}{STYLE}" == rest_of(f"{each}{STYLE}{OPEN}{CLOSE}", known)
        changed += OPEN in each and "five" not in quickly
    assert changed > 300


def test_markdown_that_seems_to_be_plain_is_read_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """`pages._PLAIN_MARKDOWN`, beside the reader of Markdown."""
    pieces = (
        "five",
        "fi",
        "ve",
        "5",
        "river",
        " ",
        "\n",
        "\n\n",
        "- ",
        "> ",
        "    ",
        "---",
        "===",
        "  \n",
        "|",
        "'",
        '"',
        "\t",
    )
    marks = (
        "*fi*",
        "fi&shy;ve",
        "fi&#118;e",
        "_",
        "`",
        "&#53;",
        "\\",
        "[fi](a)ve",
        "#",
        "~",
        "fi",
        "fi",
        "ve",
        "ve",
        " ",
    )
    made = [*several(pieces, 4000, seed=75), *several(marks, 4000, seed=77, most=8)]
    passed = [each for each in made if markup_formats._PLAIN_MARKDOWN.fullmatch(each) and not found_in(each)]
    assert 300 < len(passed) < len(made) - 300
    assert [each for each in passed if found_in_markdown(each)] == []
    monkeypatch.setattr(markup_formats, "_PLAIN_MARKDOWN", re.compile("(?!)"))
    assert [each for each in passed if found_in_markdown(each)] == []


_UNREAD = ("link", "guid", "loc", "ownerId", "language", "source:blogroll")
_UNREAD_ATTRIBUTES = ("version", "encoding", "type", "url", "xmlUrl", "htmlUrl", "href", "rel", "isPermaLink")


@pytest.mark.parametrize("ending", ["xml", "opml"])
def test_a_feed_is_read_as_the_whole_reader_of_xml_reads_it(ending: str) -> None:
    """`export.text.texts_in`, which reads what quietpage writes, beside the reader of any XML."""
    texts = ("five", "a &amp; b", "&lt;b&gt;", "it's", " ", "é", "a\nb", "&quot;x&quot;", "&amp;lt;")
    names = ("title", "link", "guid", "outline", "source:blogroll", "a:b", "description", "language")
    attributes = ("text", "url", "isPermaLink", "title", "type", "xmlUrl", "xmlns", "xmlns:a", "rel")
    chance = random.Random(76)

    def element(depth: int) -> str:
        name = chance.choice(names)
        said = "".join(
            f' {each}="{chance.choice(texts)}"' for each in chance.sample(attributes, chance.randrange(3))
        )
        inside = "".join(element(depth + 1) if depth < 3 else "" for _ in range(chance.randrange(3)))
        if not inside:
            inside = chance.choice((*texts, ""))
        return f"<{name}{said}/>" if chance.random() < 0.2 else f"<{name}{said}>{inside}</{name}>\n"

    for _ in range(2000):
        file = f'<?xml version="1.0" encoding="utf-8"?>\n{element(0)}'
        assert sorted(texts_in(file, ending)) == sorted(_texts_of(file)), file


def _texts_of(file: str) -> Iterator[str]:
    inside = ""
    for each in read(file, xml=True):
        assert not isinstance(each, Ambiguity)
        if isinstance(each, StartTag):
            inside = "" if each.closed else each.name
            for one in each.attributes:
                if one.name not in _UNREAD_ATTRIBUTES and not one.name.startswith("xmlns"):
                    yield one.value
        elif isinstance(each, EndTag):
            inside = ""
        elif isinstance(each, Characters):
            text = file[each.start : each.end]
            if inside and inside not in _UNREAD and text.strip():
                yield unescaped(text)
