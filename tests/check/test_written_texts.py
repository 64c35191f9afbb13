"""The promises, kept over what was written and over the finished pages."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from quietpage.core.diagnostics import Invalid
from quietpage.core.source import Span
from quietpage.pipeline import composed
from tests.sites import ADA, CONFIG, built, check, run, site, standing_in

SAID = 'a number on a page without numbers: "{}"'

PLACES = {
    "the title": ("quietpage.yml", "title: Route 66\n" + CONFIG, "quietpage.yml:1:14"),
    "the welcome": (
        "quietpage.yml",
        CONFIG + "welcome: |\n  Hello.\n\n  All 66 of you.\n",
        "quietpage.yml:6:7",
    ),
    "the author's name": ("quietpage.yml", "author:\n  name: Rosa 66\n", "quietpage.yml:2:14"),
    "a label of the author's": (
        "quietpage.yml",
        CONFIG + "  links:\n    Blog 66: https://example.org/\n",
        "quietpage.yml:4:10",
    ),
    "a way": ("quietpage.yml", CONFIG + "ways: [mends, class 66]\n", "quietpage.yml:3:21"),
    "a line about a way": ("quietpage.yml", CONFIG + "ways:\n  mends: all 66\n", "quietpage.yml:4:14"),
    "a name": ("people/b.yml", "name: Bo 66\nreasons: Kind.\n", "people/b.yml:1:10"),
    "a reason": ("people/b.yml", "name: Bo\nreasons: All 66 of us.\n", "people/b.yml:2:14"),
    "a listed reason": ("people/b.yml", "name: Bo\nreasons:\n  - Kind.\n  - All 66.\n", "people/b.yml:4:9"),
    "a reason under a way": (
        "people/b.yml",
        "name: Bo\nreasons:\n  gives: |\n    All.\n    *66* of us.\n",
        "people/b.yml:5:6",
    ),
    "a folded reason": ("people/b.yml", "name: Bo\nreasons: >\n  All\n  66 of us.\n", "people/b.yml:4:3"),
    "a quoted reason": ("people/b.yml", 'name: Bo\nreasons: "All \\u0036\\x36."\n', "people/b.yml:2:15"),
    "a label": (
        "people/b.yml",
        "name: Bo\nreasons: Kind.\nlinks:\n  Blog 66: https://b.example/\n",
        "people/b.yml:4:8",
    ),
    "the title to begin with": (
        "people/b.yml",
        "name: Bo\nreasons: Kind.\nstart_with:\n  title: Route 66\n  url: https://b.example/\n",
        "people/b.yml:4:16",
    ),
    "why to begin there": (
        "people/b.yml",
        "name: Bo\nreasons: Kind.\nstart_with:\n  title: A\n  url: https://b.example/\n  why: All 66.\n",
        "people/b.yml:6:12",
    ),
    "pronouns": ("people/b.yml", "name: Bo\nreasons: Kind.\npronouns: 66\n", "people/b.yml:3:11"),
    "a place": ("people/b.yml", "name: Bo\nreasons: Kind.\nwhere: Paris 66\n", "people/b.yml:3:14"),
}


@pytest.mark.parametrize("what", PLACES)
def test_a_number_is_stopped_wherever_it_was_written(tmp_path: Path, what: str) -> None:
    name, text, place = PLACES[what]
    folder = site(tmp_path, {"people/ada.yml": ADA, name: text})
    outcome = run(folder, "build")
    assert outcome.code == 1
    assert len(outcome.places) == 1
    assert outcome.places[0].startswith(f"{place}: a number on a page without numbers: ")
    assert not (folder / "_site").exists(), "a build with a number writes nothing"


NUMERALS = [char for char in map(chr, range(0x110000)) if unicodedata.category(char) in ("Nd", "Nl", "No")]
PICTURES = ["🔟", "💯", "🔢", "🔞", "🎱", "🥇", "🥈", "🥉", "㋀", "㍘", "㎡"]
FIELDS = {
    "name": "name: Bo {}\nreasons: Kind.\nslug: {slug}\n",
    "reason": "name: Bo\nreasons: Kind {} and quiet.\nslug: {slug}\n",
    "emphasis": "name: Bo\nreasons: Kind *{}* and quiet.\nslug: {slug}\n",
    "listed reason": "name: Bo\nreasons:\n  - Kind.\n  - Quiet {}.\nslug: {slug}\n",
    "reason under a way": "name: Bo\nreasons:\n  gives: |\n    Kind {}.\nslug: {slug}\n",
    "label": "name: Bo\nreasons: Kind.\nlinks:\n  Blog {}: https://b.example/\nslug: {slug}\n",
    "title": "name: Bo\nreasons: Kind.\nslug: {slug}\nstart_with:\n  title: A {}\n  url: https://b.org/\n",
    "pronouns": "name: Bo\nreasons: Kind.\npronouns: she {}\nslug: {slug}\n",
    "where": "name: Bo\nreasons: Kind.\nwhere: there {}\nslug: {slug}\n",
}


@pytest.mark.slow
def test_every_numeral_of_unicode_is_stopped_and_every_field_stops_many(
    tmp_path: Path,
) -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    expected = set()
    people = {}
    for place, sign in enumerate([*NUMERALS, *PICTURES]):
        field = list(FIELDS)[place % len(FIELDS)]
        slug = "x" + "".join(letters[place // 26**power % 26] for power in (2, 1, 0))
        people[slug] = FIELDS[field].format(sign, slug=slug)
        expected.add(f"people/{slug}.yml")
    with standing_in(site(tmp_path, **people)), pytest.raises(Invalid) as refused:  # all, more than are told
        composed(Path())
    problems = refused.value.problems
    assert {
        problem.place.source.path
        for problem in problems
        if isinstance(problem.place, Span) and SAID.split("{")[0] in problem.message
    } == expected


def test_what_is_never_shown_may_hold_a_number(tmp_path: Path) -> None:
    text = "name: Bo\nreasons: Kind.\nlinks: {Blog: https://example.org/2024/66}\nrevisited: 2011-07-01\n"
    folder = site(tmp_path, ada=ADA, bo=text)
    assert check(folder).err == ""


def test_a_number_is_told_once_for_each_and_all_at_once(tmp_path: Path) -> None:
    folder = site(tmp_path, {"quietpage.yml": "title: 5 and 6\n" + CONFIG}, a="name: A 7\nreasons: 8\n")
    assert [place.rsplit('"', 2)[1] for place in check(folder).places] == ["7", "8", "5", "6"]


def test_a_number_that_was_broken_up_is_told_as_it_was_written(tmp_path: Path) -> None:
    folder = site(tmp_path, a="name: A\nreasons: We were fi**ve**.\n")
    assert check(folder).places == [f"people/a.yml:2:18: {SAID.format('fi**ve')}"]


def test_a_list_that_counts_is_a_problem_with_a_way_out(tmp_path: Path) -> None:
    folder = site(tmp_path, a="name: A\nreasons: |\n  These:\n\n  1. bread\n  2. soup\n")
    outcome = check(folder)
    assert [place.split(": ")[0] for place in outcome.places] == ["people/a.yml:5:3", "people/a.yml:6:3"]
    assert "begin each line of a list with a dash" in outcome.err


def test_an_address_printed_as_text_is_read(tmp_path: Path) -> None:
    folder = site(tmp_path, a="name: A\nreasons: See <https://example.org/42>.\n")
    assert check(folder).places == [f"people/a.yml:2:35: {SAID.format('42')}"]


def test_pictures_and_headings_and_links_inside_a_text_are_judged_at_their_place(tmp_path: Path) -> None:
    text = "name: A\nreasons: |\n  # Top\n\n  ![a](https://example.org/a.png) [b](ftp://b.example/) [c](https://c.example/?utm_source=x)\n"
    places = check(site(tmp_path, a=text)).places
    assert [place.split(" ", 1)[0] for place in places] == [
        "people/a.yml:3:3:",
        "people/a.yml:5:3:",
        "people/a.yml:5:39:",
        "people/a.yml:5:80:",
    ]


TEMPLATES = {
    "typed": ("<p>Since 2011</p>", "templates/index.html:2:27", "2011"),
    "a count of people": ("{{ people | length }}", "templates/index.html:2:18", "1"),
    "a loop's index": ("{% for p in people %}{{ loop.index }}{% endfor %}", "templates/index.html:2:39", "1"),
    "an entity": ("<p>&#53;</p>", "templates/index.html:2:21", "&#53;"),
    "an attribute": ('<p title="No 5">x</p>', "templates/index.html:2:31", "5"),
    "put together": ('<p>{{ "fi" ~ "ve" }}</p>', "templates/index.html:2:21", "five"),
    "in two pieces": ('<p>{{ "fi" }}{{ "ve" }}</p>', "templates/index.html:2:21", "five"),
    "a list that counts": ("<ol><li>x</li></ol>", "templates/index.html:2:18", "<ol>"),
    "a number by a filter": ("{{ people[0].name | wordcount }}", "templates/index.html:2:18", "2"),
    "a changed reason": (
        "{% for r in people[0].reasons %}{{ r.html | replace('She', '5') }}{% endfor %}",
        "templates/index.html:2:50",
        "5",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("what", TEMPLATES)
def test_a_number_that_a_template_makes_is_stopped_at_its_place_in_the_template(
    tmp_path: Path, what: str
) -> None:
    made, place, number = TEMPLATES[what]
    text = '{% extends "theme/index.html" %}\n{% block verse %}' + made + "{% endblock %}\n"
    outcome = run(site(tmp_path, {"templates/index.html": text}), "build")
    assert outcome.code == 1
    assert [each for each in outcome.places if each.startswith("templates/")] == [
        f"{place}: {SAID.format(number)}"
    ]
    assert not (tmp_path / "_site").exists()


@pytest.mark.parametrize(
    ("style", "number"),
    [
        ('p::before { content: "\\33 " }', "\\33 "),
        ("ul { list-style: decimal }", "decimal"),
        ("ul { list-style-type: lower-roman }", "lower-roman"),
        ("p::before { content: counter(p) }", "counter(p)"),
    ],
)
def test_a_number_that_a_style_sheet_draws_is_stopped_at_its_place(
    tmp_path: Path, style: str, number: str
) -> None:
    outcome = run(site(tmp_path, {"templates/more.css": style}), "build")
    assert outcome.code == 1
    assert outcome.places == [
        f"templates/more.css:1:{style.index(number) + 1}: {SAID.format(number.rstrip())}"
    ] or (outcome.places == [f"templates/more.css:1:{style.index(number) + 1}: {SAID.format(number)}"])


def test_a_theme_s_number_is_told_together_with_the_writer_s(tmp_path: Path) -> None:
    files = {
        "templates/colophon.html": "<p>5 of us</p>\n",
        "people/a.yml": "name: A\nreasons: All 5 of us.\n",
    }
    assert [place.split(" ")[0] for place in check(site(tmp_path, files)).places] == [
        "people/a.yml:2:14:",
        "templates/colophon.html:1:4:",
    ]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("static/note.txt", "All 5 of us\n", "static/note.txt:1:5: a number on a page without numbers"),
        ("static/about.html", "<p>5</p>", "static/about.html:1:4: a number on a page without numbers"),
        (
            "static/leaf.svg",
            "<svg><text>5</text></svg>",
            "static/leaf.svg:1:12: a number on a page without numbers",
        ),
        (
            "static/more.css",
            "p::after{content:'5'}",
            "static/more.css:1:19: a number on a page without numbers",
        ),
        ("static/photo2.png", b"\x89PNG", "static/photo2.png: this file's name would bring a number"),
        ("static/a.js", "x", "static/a.js: a quiet page runs no script"),
        ("static/.env", "x", "static/.env: files whose names begin with a dot"),
        ("static/.git/config", "x", "static/.git/config: files whose names begin with a dot"),
        ("static/index.html", "<p>x</p>", "static/index.html: the page has its own index.html"),
        ("static/a.html", "<script src=x></script>", "static/a.html:1:1: a quiet page runs no script"),
        ("static/b.html", "<img src=//x.example/a>", "static/b.html:1:6: this would ask another place"),
    ],
)
def test_files_that_are_copied_keep_the_promises_too(
    tmp_path: Path, name: str, content: str | bytes, message: str
) -> None:
    outcome = check(site(tmp_path, {name: content}))
    assert outcome.code == 1
    assert outcome.places[0].startswith(message)


def test_files_in_static_are_copied_as_they_are(tmp_path: Path) -> None:
    picture = b"\x89PNG\r\n\x00\xff"
    page = built(site(tmp_path, {"static/leaf/leaf.png": picture, "static/.well-known/note.txt": "Hello\n"}))
    assert (page / "leaf" / "leaf.png").read_bytes() == picture
    assert (page / ".well-known" / "note.txt").read_text() == "Hello\n"


@pytest.mark.parametrize(
    "template",
    [
        "<script>x()</script>",
        '<p onclick="x()">a</p>',
        '<img src="https://tracker.example/a.png">',
        '<link rel="preconnect" href="//fonts.example">',
        '<iframe src="a.html"></iframe>',
        '<meta http-equiv="refresh" content="x">',
        '<a href="javascript:x()">a</a>',
    ],
)
def test_a_template_cannot_let_anybody_look_back(tmp_path: Path, template: str) -> None:
    outcome = check(site(tmp_path, {"templates/colophon.html": template}))
    assert outcome.code == 1
    assert outcome.places[0].startswith("templates/colophon.html:1:")


def test_a_style_sheet_asks_no_other_host(tmp_path: Path) -> None:
    outcome = check(
        site(tmp_path, {"templates/more.css": "@font-face{src:url(https://fonts.example/a.woff2)}"})
    )
    assert outcome.places == [
        "templates/more.css:1:16: a style sheet asks for nothing but the files beside it"
    ]


def test_a_name_is_no_number(tmp_path: Path) -> None:
    folder = site(tmp_path, a="name: Corrie ten Boom\nlanguage: en\nreasons: She opened the door.\n")
    assert check(folder).err == ""


@pytest.mark.parametrize(
    ("phrase", "message"),
    [
        ("Web 2", "cannot be on the list"),
        ("ten", "cannot be on the list"),
        ("Nobody Here", "stands nowhere on the page"),
    ],
)
def test_the_list_of_names_that_are_no_numbers_is_exact_and_needed(
    tmp_path: Path, phrase: str, message: str
) -> None:
    outcome = check(site(tmp_path, {"quietpage.yml": CONFIG + f"not_numbers:\n  - {phrase}\n"}))
    assert outcome.code == 1
    assert outcome.places[0].startswith("quietpage.yml:4:5: ")
    assert message in outcome.err


def test_what_is_on_that_list_is_listed_at_every_run(tmp_path: Path) -> None:
    folder = site(
        tmp_path,
        {"quietpage.yml": CONFIG + "not_numbers: [ten Boom]\n"},
        a="name: A\nreasons: The ten Boom family.\n",
    )
    assert "Taken for names, not for numbers: ten Boom." in check(folder).out


def test_a_draft_is_on_no_page_and_may_still_hold_a_number(tmp_path: Path) -> None:
    folder = site(tmp_path, ada=ADA, b="name: B\ndraft: yes\nreasons: All 66.\n")
    page = built(folder)
    assert not (page / "people" / "b.html").exists()


def test_a_language_that_is_little_known_is_told(tmp_path: Path) -> None:
    folder = site(tmp_path, {"quietpage.yml": CONFIG + "language: tlh\n"})
    assert "In tlh, quietpage knows digits and signs" in check(folder).out
