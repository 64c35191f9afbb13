"""Pages of the author's own, read from `pages/`: titles, addresses, and what is told of the rest."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from quietpage.core.diagnostics import Problem
from quietpage.core.model import OwnPage
from quietpage.core.source import Span
from quietpage.load import own_pages
from quietpage.validate import own_pages_of
from tests.sites import site


def read(folder: Path, files: dict[str, bytes]) -> tuple[tuple[OwnPage, ...], list[Problem]]:
    problems: list[Problem] = []
    site(folder, {f"pages/{name}": content for name, content in files.items()})
    return own_pages_of(own_pages(folder, problems).sources, problems), problems


def test_a_site_without_the_folder_has_none(tmp_path: Path) -> None:
    assert read(tmp_path, {}) == ((), [])


def test_a_page_has_the_title_of_its_first_line_and_the_address_of_its_file(tmp_path: Path) -> None:
    pages, problems = read(
        tmp_path,
        {
            "How I choose.md": b"\xef\xbb\xbf# How I *choose* ##\r\n\r\nSlowly.\r\n",
            "\u00dcber.markdown": "\n# \u00dcber mich\n".encode(),
            ".hidden.md": b"no page",
            "about.md~": b"no page",
        },
    )
    assert problems == []
    assert [(page.title.value, page.slug) for page in pages] == [
        ("How I *choose*", "how-i-choose"),
        ("\u00dcber mich", "\u00fcber"),
    ]
    place = pages[0].title.place
    assert isinstance(place, Span)
    assert place.source.line_and_column(place.start) == (1, 3)
    assert place.text == "How I *choose*"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# About", "About"),
        ("   # About #\n", "About"),
        ("#\tC#\n", "C#"),
        ("\r\n\r\n# About ###  \r\n", "About"),
        ("About\n=\n", "About"),
        ("About us  \r\n  ====  \r\nOf tea.", "About us"),
        ("    # About\n", ""),
        ("\t# About\n", ""),
        ("#About\n", ""),
        ("# #\n", ""),
        ("#\nAbout\n", ""),
        ("> About\n=====\n", ""),
        ("About\n===== so\n", ""),
        ("About\n\n=====\n", ""),
        ("About\n-----\n", ""),
        ("<h1>About</h1>\n", ""),
    ],
)
def test_a_title_is_one_as_other_programs_read_it(text: str, title: str, tmp_path: Path) -> None:
    pages, problems = read(tmp_path, {"about.md": text.encode()})
    assert [page.title.value for page in pages] == ([title] if title else [])
    assert len(problems) == (not title)
    heading = re.match(r"<h1>(.*)</h1>", MarkdownIt("commonmark", {"html": False}).render(text))
    assert (heading[1] if heading else "") == title


@pytest.mark.parametrize(
    ("name", "content", "said", "help"),
    [
        ("empty.md", b" \n", "this page is empty", "write its title"),
        ("plain.md", b"Words.\n", "begins with its title", "# About"),
        ("below.md", b"## Part\n", "begins with its title", "a single # in the place of ##"),
        ("glued.md", b"#Part\n", "begins with its title", "put a space behind the #"),
        ("aux.md", b"# About\n", "cannot be called aux on every computer", "such as aux-and-more.md"),
        ("long.md", b"# About\n" + b"So. " * 30_000, "longer than a quiet page", "make several of it"),
        ("front.md", b"---\ntitle: Us\n---\nWords\n", "for another program", "write # Us as the first"),
        ("front.md", b"+++\ntitle = 'Us'\n+++\n# Us\n", "for another program", "to the next +++"),
        ("latin.md", b"# Caf\xe9\n", "not saved as UTF-8", "save it once more as UTF-8"),
        ("wide.md", "# About".encode("utf-16"), "UTF-16", "save it once more as UTF-8"),
        ("hidden.md", "# Ab\u200bout\n".encode(), "a hidden space", "take it away"),
        ("123.md", b"# Digits\n", "no address", "letters and hyphens"),
        ("about.txt", b"# About\n", "does not end in .md", "static/"),
        ("more/about.md", b"# About\n", "not from a folder in it", "move its files up"),
    ],
)
def test_what_is_no_page_is_told_with_a_way_out(
    name: str, content: bytes, said: str, help: str, tmp_path: Path
) -> None:
    pages, (problem,) = read(tmp_path, {name: content})
    assert pages == ()
    assert said in problem.message
    assert help in (problem.help or "")


def test_no_two_pages_have_one_address_and_no_link_is_followed(tmp_path: Path) -> None:
    site(tmp_path)
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "link.md").symlink_to(tmp_path / "quietpage.yml")
    pages, problems = read(tmp_path, {"us.md": b"# Us\n", "us.markdown": b"# We\n"})
    assert [page.slug for page in pages] == ["us"]
    assert problems[0].message.startswith("this is a link to another place")
    assert "same address" in problems[1].message
