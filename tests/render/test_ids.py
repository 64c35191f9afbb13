"""What parts of a page are called, so that a link can lead to them: no two on a page are called the same."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from quietpage.core.slugs import IDS, slug
from quietpage.themes.loader import shipped
from quietpage.themes.shipped_folder import home
from tests.sites import CONFIG, built, check, site

NAMES = (
    *("People", "Sprig", "Main", "Ways", "Index", "Top", "Home", "Skip", "Verse", "Colophon", "Portrait"),
    *("Style", "Icon", "Feed", "Blogroll", "Humans", "Card", "Robots", "Sitemap", "Fonts", "Lost", "Way"),
    *("Person", "Author", "Title", "Page", "Body", "Head", "Html", "Document", "Form", "Location", "Mine"),
    "Rosa Lind",
)
"""What a person may be called, and a part of a page, a file, or a thing of the browser's, too."""


class Ids(HTMLParser):
    """Every `id` of a page, and every link to one on it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: dict[str, str] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id":
                self.ids.append(str(value))
                self.tags[str(value)] = tag
            if name == "href" and str(value).startswith("#"):
                self.links.append(str(value)[1:])


def pages(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*.html")):
        yield path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8")


def crowd() -> dict[str, str]:
    return {f"people/{slug(name)}.yml": f"name: {name}\nreasons: Kind.\nways: [laughs]\n" for name in NAMES}


def test_the_shipped_templates_call_nothing_by_another_name() -> None:
    found = {
        each
        for template in home().glob("*/templates/*.html")
        for each in re.findall(r"\sid=\"([^\"{]*)\"", template.read_text(encoding="utf-8"))
    }
    assert found == IDS


@pytest.mark.parametrize("theme", [name for name in shipped() if name != "skeleton"])
def test_a_person_may_be_called_like_a_part_of_the_page(theme: str, tmp_path: Path) -> None:
    names = [name for name in NAMES if " " not in name]
    people = crowd() if theme != "classroom" else {}
    for name in names if theme == "classroom" else ():
        people[f"people/{slug(name)}.yml"] = f"name: {name}\nreasons: Kind.\n"
    folder = site(tmp_path, {"quietpage.yml": f"{CONFIG}theme: {theme}\n", **people})
    page = built(folder)
    for path, html in pages(page):
        found = Ids(html)
        assert len(found.ids) == len(set(found.ids)), path
        assert set(found.links) <= set(found.ids), path
        assert found.tags.get("people") == "main"
    if theme == "classroom":
        return
    index = Ids((page / "index.html").read_text(encoding="utf-8"))
    assert len([each for each, tag in index.tags.items() if tag == "article"]) == len(NAMES)
    assert {"main", "ways", "index", "top", "rosa-lind"} <= set(index.ids)  # as before
    for name in NAMES:
        assert (page / f"people/{slug(name)}.html").is_file()


def test_what_other_programs_are_told_of_somebody_is_where_they_are(tmp_path: Path) -> None:
    page = built(site(tmp_path, crowd())) / "index.html"
    html = page.read_text(encoding="utf-8")
    found = Ids(html)
    data = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)[0])
    told = [each["@id"].removeprefix("#") for each in data["mainEntity"]["follows"]]
    assert len(told) == len(NAMES)
    assert {found.tags[each] for each in told} == {"article"}
    assert [each["@id"] for each in data["about"]["itemListElement"]] == [f"#{each}" for each in told]


INDEX = """{% extends "theme/index.html" %}
{% block opening %}<p id="mine">x</p><p id='rosa-lind'>y</p><!-- <p id="main"> --><p ID=top>z</p>
{% endblock %}
"""
"""Parts of somebody's own, called like people."""


def test_a_person_may_be_called_like_a_part_of_a_template_of_ones_own(tmp_path: Path) -> None:
    folder = site(tmp_path, {"templates/index.html": INDEX, **crowd()})
    for path, html in pages(built(folder)):
        found = Ids(html)
        assert len(found.ids) == len(set(found.ids)), path
    index = Ids((folder / "_site/index.html").read_text(encoding="utf-8"))
    assert index.tags["main"] == "article"
    assert (index.tags["mine"], index.tags["mine-"]) == ("p", "article")
    assert (index.tags["top"], index.tags["top-"]) == ("p", "article")


def test_with_an_article_of_ones_own_as_the_docs_have_it_too(tmp_path: Path) -> None:
    article = (
        '<article id="{{ person.slug }}"><h2>{{ person.name }}</h2>\n'
        "{% for each in person.reasons %}{{ each.html }}{% endfor %}</article>\n"
    )
    folder = site(tmp_path, {"templates/article.html": article, **crowd()})
    index = Ids((built(folder) / "index.html").read_text(encoding="utf-8"))
    assert len(index.ids) == len(set(index.ids)) == len(NAMES) + 1


def test_two_parts_of_a_template_of_ones_own_that_are_called_the_same_are_told(tmp_path: Path) -> None:
    template = (
        '{% extends "theme/index.html" %}\n'
        '{% block opening %}{% for person in people %}<p id="again">x</p>{% endfor %}{% endblock %}\n'
    )
    folder = site(
        tmp_path,
        {"templates/index.html": template},
        a="name: A\nreasons: Kind.\n",
        b="name: B\nreasons: Kind.\n",
    )
    outcome = check(folder)
    assert outcome.code == 1
    assert outcome.places == ["templates/index.html:2:49: more than one part of this page has the id again"]
    (folder / "templates/index.html").write_text(template.replace(' id="again"', ""))
    assert check(folder).code == 0


def test_a_person_called_index_is_a_person_like_any_other(tmp_path: Path) -> None:
    page = built(site(tmp_path, crowd()))
    assert "<title>Index" in (page / "people/index.html").read_text(encoding="utf-8")
    assert 'href="people/index.html"' in (page / "index.html").read_text(encoding="utf-8")
    assert (page / "people/lost.html").is_file()
    assert "People who" in (page / "index.html").read_text(encoding="utf-8")
