"""What the preview answers, and what a browser is told to load again: values in, values out."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from quietpage.core.diagnostics import Problem
from quietpage.core.model import Page
from quietpage.core.source import Source, Span, Whole
from quietpage.preview.responses import Snapshot, base_path, media_type, respond, what_to_reload

PAGES = {"index.html": b"<body></body>", "style.css": b"p {}", "404.html": b"<body>p {}</body>", "a.png": b""}


def shown(pages: Mapping[str, bytes]) -> Snapshot:
    return Snapshot({path: Page(path, content) for path, content in pages.items()})


SNAPSHOT = shown(PAGES)


def changed(**pages: bytes) -> Snapshot:
    return shown(PAGES | {name.replace("_", "."): content for name, content in pages.items()})


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (SNAPSHOT, ""),
        (changed(index_html=b"new"), "/"),
        (changed(style_css=b"new"), "style.css"),
        (shown({**PAGES, "style.css": b"new", "404.html": b"new"}), "style.css"),
        (changed(style_css=b"new", index_html=b"new"), "/"),
        (shown({**PAGES, "404.html": b"new"}), "/"),
        (changed(a_png=b"new"), "/"),
        (shown({"index.html": b"<body></body>"}), "/"),
        (SNAPSHOT._replace(problems=(Problem("it is not right", Whole("people")),)), "/"),
        (SNAPSHOT._replace(base="/elsewhere/"), "/"),
    ],
)
def test_a_browser_loads_again_what_it_has_to(after: Snapshot, told: str) -> None:
    assert what_to_reload(SNAPSHOT, after) == told


def test_what_was_made_of_the_same_is_not_made_to_be_compared() -> None:
    class Unmade(Page):
        @property
        def content(self) -> bytes:
            raise AssertionError("its bytes were made")

    before, after = (Snapshot({"a.vcf": Unmade("a.vcf", b"", made_of)}) for made_of in ("ada", "ada"))
    assert what_to_reload(before, after) == ""


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
    assert base_path(url) == base


def test_a_file_is_served_as_what_its_name_says() -> None:
    assert media_type("people/ada.VCF") == "text/vcard; charset=utf-8"
    assert media_type(".well-known/recommendations.opml") == "text/x-opml"
    assert media_type("CNAME") == media_type("a.strange-one") == "application/octet-stream"


def test_what_somebody_wrote_cannot_leave_the_panel() -> None:
    source = Source("people/</pre><script>.yml", "name: </mark><img src=x onerror=alert()>")
    wrong = Problem("</p><script>alert()</script>", Span(source, 6, 13), '"><b>')
    page = respond(SNAPSHOT._replace(problems=(wrong,)), "/", "localhost:1", "once").body.decode()
    panel = page[page.index("<section") : page.index("</section>")]
    assert "<script" not in panel
    assert "<img" not in panel
    assert "&lt;script&gt;alert()&lt;/script&gt;" in panel
    assert "<mark>&lt;/mark&gt;</mark>&lt;img" in panel


def test_a_page_without_an_end_or_a_policy_is_shown_all_the_same() -> None:
    body = respond(shown({"index.html": b"<p>Words."}), "/", "localhost:1", "once").body
    assert body.startswith(b"<p>Words.<script nonce")
