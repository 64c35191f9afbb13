"""What the preview answers, and what a browser is told to load again: values in, values out."""

from __future__ import annotations

import pytest

from quietpage.core.diagnostics import Problem
from quietpage.core.source import Source, Span, Whole
from quietpage.preview.responses import Stage, answer, base_of, kind_of, swapped

PAGES = {"index.html": b"<body></body>", "style.css": b"p {}", "404.html": b"<body>p {}</body>", "a.png": b""}
STAGE = Stage(PAGES)


def changed(**pages: bytes) -> Stage:
    return STAGE._replace(pages=PAGES | {name.replace("_", "."): content for name, content in pages.items()})


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (STAGE, ""),
        (changed(index_html=b"new"), "/"),
        (changed(style_css=b"new"), "style.css"),
        (STAGE._replace(pages={**PAGES, "style.css": b"new", "404.html": b"new"}), "style.css"),
        (changed(style_css=b"new", index_html=b"new"), "/"),
        (STAGE._replace(pages={**PAGES, "404.html": b"new"}), "/"),
        (changed(a_png=b"new"), "/"),
        (STAGE._replace(pages={"index.html": b"<body></body>"}), "/"),
        (STAGE._replace(problems=(Problem("it is not right", Whole("people")),)), "/"),
        (STAGE._replace(base="/elsewhere/"), "/"),
    ],
)
def test_a_browser_loads_again_what_it_has_to(after: Stage, told: str) -> None:
    assert swapped(STAGE, after) == told


@pytest.mark.parametrize(
    ("url", "base"),
    [
        ("", "/"),
        ("https://example.org", "/"),
        ("https://example.org/", "/"),
        ("https://example.org/people", "/people/"),
        ("https://example.org/m%C3%BCller/", "/müller/"),
        ("https://example.org/müller/a/", "/müller/a/"),
    ],
)
def test_the_path_of_an_address(url: str, base: str) -> None:
    assert base_of(url) == base


def test_a_file_is_served_as_what_its_name_says() -> None:
    assert kind_of("people/ada.VCF") == "text/vcard; charset=utf-8"
    assert kind_of(".well-known/recommendations.opml") == "text/x-opml"
    assert kind_of("CNAME") == kind_of("a.strange-one") == "application/octet-stream"


def test_what_somebody_wrote_cannot_leave_the_panel() -> None:
    source = Source("people/</pre><script>.yml", "name: </mark><img src=x onerror=alert()>")
    wrong = Problem("</p><script>alert()</script>", Span(source, 6, 13), '"><b>')
    page = answer(STAGE._replace(problems=(wrong,)), "/", "localhost:1", "once").body.decode()
    panel = page[page.index("<section") : page.index("</section>")]
    assert "<script" not in panel
    assert "<img" not in panel
    assert "&lt;script&gt;alert()&lt;/script&gt;" in panel
    assert "<mark>&lt;/mark&gt;</mark>&lt;img" in panel


def test_a_page_without_an_end_or_a_policy_is_shown_all_the_same() -> None:
    body = answer(Stage({"index.html": b"<p>Words."}), "/", "localhost:1", "once").body
    assert body.startswith(b"<p>Words.<script nonce")
