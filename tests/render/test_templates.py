"""Templates and style sheets of somebody's own: what they can change, and what they are not let do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from quietpage.pipeline import composed
from tests.drawings import picture
from tests.sites import Outcome, built, run, site

HOME = Path(__file__).parent.parent.parent
TEMPLATES = HOME / "themes" / "skeleton" / "templates"
DOCS = HOME / "docs" / "how-to" / "themes.md"
REFERENCE = HOME / "docs" / "reference" / "templates.md"

CONFIG = """\
title: People I thank
author:
  name: Rosa Lind
welcome: Come in.
url: https://rosa.example/people/
"""
ADA = """\
name: Ada Lovelace
pronouns: she/her
reasons: She saw what an engine could do besides sums.
ways: [gives]
links:
  Her notes: https://notes.example/
start_with:
  title: Her letters
  url: https://letters.example/
  why: They are funny.
"""
BO = "name: Bo\nreasons: He listens.\nways: [gives]\n"
FILES: dict[str, str | bytes] = {
    "quietpage.yml": CONFIG,
    "people/ada.yml": ADA,
    "people/bo.yml": BO,
    "pages/about.md": "# About\n\nOf tea.\n",
    "pages/how-i-choose.md": "# How I choose\n\nSlowly.\n",
}
DRAWN = {
    "index.html": "index.html",
    "person.html": "people/ada-lovelace.html",
    "way.html": "ways/gives.html",
    "own-page.html": "pages/about.html",
    "lost.html": "404.html",
}
EVERYWHERE = ("title", "description", "style", "head", "top", "main", "foot")
INDEX = '{% extends "theme/index.html" %}\n'


def with_files(folder: Path, files: dict[str, str]) -> Path:
    return site(folder, {**FILES, **files})


def pages(folder: Path, files: dict[str, str]) -> Path:
    return built(with_files(folder, files))


def refused(folder: Path, files: dict[str, str]) -> Outcome:
    """What `check` and `build` say, which is the same, and that nothing was written."""
    with_files(folder, files)
    checked, outcome = run(folder, "check"), run(folder, "build")
    assert (checked.code, checked.err) == (outcome.code, outcome.err)
    assert outcome.code == 1
    assert not (folder / "_site").exists()
    return outcome


def documented(template: str) -> list[str]:
    """The blocks that the comment at the top of a template names, those of page.html aside."""
    comment = re.match(r"\{#(.*?)#\}", (TEMPLATES / template).read_text(encoding="utf-8"), re.DOTALL)
    assert comment, f"{template} begins with no comment"
    found = re.search(r"Blocks: ([a-z, ]+)", comment[1])
    assert found, f"the comment of {template} names no blocks"
    return [] if found[1].startswith("none") else found[1].replace(" ", "").split(",")


def override(template: str, blocks: list[str]) -> str:
    lines = [f'{{% extends "theme/{template}" %}}']
    for block in blocks:
        words = f"words for the {block}"
        if block in ("main", "people", "who", "name", "reasons", "text"):  # who is on the page stays on it
            words = f"{{{{ super() }}}} {words}"
        if block in ("description", "style", "head"):
            words = f'<meta name="keywords" content="{words}">'
        lines.append(f"{{% block {block} %}}{words}{{% endblock %}}")
    return "\n".join(lines)


@pytest.mark.parametrize("template", sorted(path.name for path in TEMPLATES.glob("*.html")))
def test_a_template_begins_by_naming_the_blocks_that_it_has(template: str) -> None:
    has = set(re.findall(r"\{%-? block (\w+)", (TEMPLATES / template).read_text(encoding="utf-8")))
    if template in DRAWN:
        assert set(documented(template)) == has - set(EVERYWHERE)
    else:
        assert set(documented(template)) == has


@pytest.mark.parametrize("template", sorted(path.name for path in TEMPLATES.glob("*.html")))
def test_the_docs_name_every_template_and_its_blocks(template: str) -> None:
    row = re.search(
        rf"^\| `{template}` \|[^|]*\|([^|]*)\|$", REFERENCE.read_text(encoding="utf-8"), re.MULTILINE
    )
    assert row, f"docs/reference/templates.md has no line for {template}"
    assert re.findall(r"`(\w+)`", row[1]) == documented(template)


def test_every_page_has_the_blocks_of_the_page_that_it_extends() -> None:
    assert tuple(documented("page.html")) == EVERYWHERE


KINDS = {
    "index.html": "index.html",
    "people": "person.html",
    "ways": "way.html",
    "pages": "own-page.html",
    "404.html": "lost.html",
}
"""The template of a page, by the first part of its path."""


def in_the_docs() -> dict[str, list[str]]:
    """The table of templates in docs/reference/templates.md: each with its blocks."""
    rows = re.findall(
        r"^\| `([\w-]+\.html)` \|[^|]*\|([^|]*)\|$", REFERENCE.read_text(encoding="utf-8"), re.MULTILINE
    )
    return {template: re.findall(r"`(\w+)`", blocks) for template, blocks in rows}


def drawn_with(output: Path, template: str) -> tuple[list[str], list[str]]:
    """The finished pages that are drawn with a template, and the others."""
    pages = {True: list[str](), False: list[str]()}
    for file in sorted(output.rglob("*.html")):
        kind = KINDS[file.relative_to(output).parts[0]]
        pages[template in (kind, "page.html")].append(file.read_text(encoding="utf-8"))
    return pages[True], pages[False]


def own_blocks(template: str) -> set[str]:
    return set(re.findall(r"\{%-? block (\w+)", (TEMPLATES / template).read_text(encoding="utf-8")))


def test_the_docs_name_every_template_and_no_other() -> None:
    assert set(in_the_docs()) == {path.name for path in TEMPLATES.glob("*.html")}


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["whisper", "letter", "garden"])
@pytest.mark.parametrize("template", DRAWN)
def test_every_documented_block_shows_on_every_page_of_its_kind_and_on_no_other(
    template: str, theme: str, tmp_path: Path
) -> None:
    blocks = in_the_docs()[template]
    config = CONFIG + f"theme: {theme}\n"
    files = {"quietpage.yml": config, f"templates/{template}": override(template, blocks)}
    with_it, others = drawn_with(pages(tmp_path, files), template)
    assert with_it
    for html in with_it:
        assert [block for block in blocks if f"words for the {block}" not in html] == []
        assert html.startswith("<!doctype html>\n<html")
        assert html.endswith("</html>\n")
    assert not [html for html in others if "words for the" in html]


@pytest.mark.parametrize("template", DRAWN)
def test_every_block_of_the_page_around_can_be_changed_for_one_kind_of_page(
    template: str, tmp_path: Path
) -> None:
    blocks = in_the_docs()["page.html"]
    with_it, others = drawn_with(
        pages(tmp_path, {f"templates/{template}": override(template, blocks)}), template
    )
    assert with_it
    for html in with_it:
        assert [block for block in blocks if f"words for the {block}" not in html] == []
        behind = "" if template == "index.html" else " – People I thank"
        assert f"<title>words for the title{behind}</title>" in html
    assert not [html for html in others if "words for the" in html]


@pytest.mark.slow
@pytest.mark.parametrize("block", in_the_docs()["page.html"])
def test_a_block_of_the_page_around_shows_on_all_pages_whose_template_leaves_it(
    block: str, tmp_path: Path
) -> None:
    output = pages(tmp_path, {"templates/page.html": override("page.html", [block])})
    for template in DRAWN:
        with_it, _ = drawn_with(output, template)
        for html in with_it:
            assert (f"words for the {block}" in html) == (block not in own_blocks(template)), template


REPLACED = {
    "article.html": {"index.html"},
    "colophon.html": {"index.html", "way.html", "own-page.html"},
    "take.html": {"index.html", "way.html", "own-page.html"},
    "pages.html": {"index.html", "person.html", "way.html", "own-page.html"},
    "formats.html": {"index.html", "person.html", "way.html", "own-page.html"},
    "card.html": {"index.html", "person.html", "way.html", "own-page.html", "lost.html"},
}
"""Templates that a page includes, each with those on whose pages it shows."""


@pytest.mark.slow
@pytest.mark.parametrize("template", REPLACED)
def test_a_template_that_pages_include_shows_on_all_of_them_when_it_is_replaced(
    template: str, tmp_path: Path
) -> None:
    words = '<meta name="keywords" content="words of our own">\n'
    if template == "article.html":  # who is on the page stays on it
        words += "<p>{{ person.name }}</p>{% for reason in person.reasons %}{{ reason.html }}{% endfor %}\n"
    output = pages(tmp_path, {f"templates/{template}": words})
    for kind in DRAWN:
        for html in drawn_with(output, kind)[0]:
            assert ("words of our own" in html) == (kind in REPLACED[template]), kind


def test_every_block_of_an_article_can_be_changed(tmp_path: Path) -> None:
    blocks = in_the_docs()["article.html"]
    assert blocks
    output = pages(tmp_path, {"templates/article.html": override("article.html", blocks)})
    html = (output / "index.html").read_text(encoding="utf-8")
    assert [html.count(f"words for the {block}") for block in blocks] == [2 for _ in blocks]


@pytest.mark.parametrize(("template", "times"), [("portrait.html", 2), ("sprig.html", 1)])
def test_the_frame_and_the_sprig_in_it_show_on_everybody_s_pages_when_they_are_replaced(
    template: str, times: int, tmp_path: Path
) -> None:
    assert in_the_docs()[template] == []
    (tmp_path / "portraits").mkdir()
    (tmp_path / "portraits" / "ada.png").write_bytes(picture())
    files = {
        "quietpage.yml": CONFIG + "theme: garden\n",
        "people/ada.yml": ADA + "portrait:\n  file: ada.png\n  alt: Ada at her desk\n",
        f"templates/{template}": "<p>words of our own</p>\n",
    }
    output = pages(tmp_path, files)
    for kind in DRAWN:
        shown = {"index.html": times, "person.html": 1}.get(kind, 0)
        for html in drawn_with(output, kind)[0]:
            assert html.count("words of our own") == shown, kind


def test_the_mark_of_a_draft_shows_wherever_a_draft_is_shown_when_it_is_replaced(tmp_path: Path) -> None:
    assert in_the_docs()["draft.html"] == []
    mark = "<p>words of our own</p>\n"
    files = {"people/bo.yml": BO + "draft: yes\n", "templates/draft.html": mark}
    folder = with_files(tmp_path, files)
    shown = composed(folder, drafts=True).pages
    found = {page.path for page in shown if b"words of our own" in page.content}
    assert {"index.html", "people/bo.html"} <= found
    assert "people/ada-lovelace.html" not in found
    published = composed(folder).pages
    assert not [page.path for page in published if b"words of our own" in page.content]


def test_a_block_of_the_page_can_be_changed_for_all_pages_at_once(tmp_path: Path) -> None:
    blocks = ["title", "description", "style", "head", "top"]
    output = pages(tmp_path, {"templates/page.html": override("page.html", blocks)})
    for page in output.rglob("*.html"):
        assert "words for the head" in page.read_text(encoding="utf-8")
    index = (output / "index.html").read_text(encoding="utf-8")
    for block in ("title", "description", "style"):
        assert f"words for the {block}" in index
    assert "words for the top" in (output / "people/bo.html").read_text(encoding="utf-8")


def test_what_a_block_held_can_be_kept_and_added_to(tmp_path: Path) -> None:
    more = INDEX + "{% block verse %}{{ super() }}\n<p>And you?</p>\n{% endblock %}"
    html = (pages(tmp_path, {"templates/index.html": more}) / "index.html").read_text(encoding="utf-8")
    assert "</nav>\n\n<p>And you?</p>" in html
    assert html.count('<nav class="verse">') == 1


def test_a_person_among_the_others_can_be_drawn_anew(tmp_path: Path) -> None:
    article = "<h2>Dear {{ person.name }}</h2>{% for each in person.reasons %}{{ each.html }}{% endfor %}\n"
    html = (pages(tmp_path, {"templates/article.html": article}) / "index.html").read_text(encoding="utf-8")
    assert "<h2>Dear Ada Lovelace</h2><p>She saw what an engine could do besides sums.</p>" in html
    assert "<h2>Dear Bo</h2>" in html
    assert 'class="person' not in html


def test_the_colophon_can_be_written_anew_for_every_page_that_has_it(tmp_path: Path) -> None:
    output = pages(tmp_path, {"templates/colophon.html": "<p>Made with {{ site.author.name }}'s tea.</p>\n"})
    for page in ("index.html", "ways/gives.html"):
        assert "<p>Made with Rosa Lind's tea.</p>\n</footer>" in (output / page).read_text(encoding="utf-8")


def test_a_page_can_be_written_without_the_theme(tmp_path: Path) -> None:
    whole = (
        "<!doctype html>\n<title>{{ site.title }}</title>\n"
        + '<meta charset="utf-8">\n<meta name="referrer" content="no-referrer">\n'
        + '<meta http-equiv="Content-Security-Policy" content="{{ page.policy }}">\n'
        + "<p>{{ people | map(attribute='name') | listed }}</p>\n"
        + "{% for each in people %}{% for why in each.reasons %}{{ why.html }}{% endfor %}{% endfor %}\n"
    )
    html = (pages(tmp_path, {"templates/index.html": whole}) / "index.html").read_text(encoding="utf-8")
    assert html.startswith("<!doctype html>\n<title>People I thank</title>\n<meta ")
    assert " and " in html
    assert html.endswith("</p>\n")


def test_every_page_of_the_theme_ends_with_a_line_and_has_no_empty_ones(tmp_path: Path) -> None:
    for page in pages(tmp_path, {}).rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        assert html.endswith("</html>\n")
        body = html.partition("<body")[2]
        assert not re.search(r"\n\s*\n", body), page.name
        assert not re.search(r"> *<(?:article|p|h1|h2|div|meta|link)\b", html), page.name


def test_a_style_sheet_of_ones_own_takes_the_place_of_its_namesake(tmp_path: Path) -> None:
    output = pages(tmp_path, {"templates/style.css": "body { color: teal }\n"})
    style = (output / "style.css").read_text(encoding="utf-8")
    assert "body { color: teal }" in style
    assert "whisper: a cast list" not in style
    assert "What every theme stands on" in style


def test_a_style_sheet_under_another_name_comes_after_the_themes_own(tmp_path: Path) -> None:
    style = (pages(tmp_path, {"templates/ours.css": "body { color: teal }\n"}) / "style.css").read_text(
        encoding="utf-8"
    )
    assert style.index("whisper: a cast list") < style.index("body { color: teal }")


def test_a_theme_of_ones_own_stands_on_a_shipped_one(tmp_path: Path) -> None:
    output = pages(
        tmp_path,
        {
            "quietpage.yml": CONFIG + "theme: ./look\n",
            "look/theme.yml": "about: by the sea\nextends: whisper\n"
            + 'palette:\n  paper: {light: "#ffffff", dark: "#000000"}\n',
            "look/templates/colophon.html": "<p>By the sea.</p>\n",
            "look/templates/index.html": '{% extends "whisper/index.html" %}'
            + "{% block verse %}Waves{% endblock %}",
            "look/sea.css": "body { color: teal }\n",
            "look/waves.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
            "templates/index.html": INDEX + "{% block welcome %}Here{% endblock %}",
        },
    )
    index = (output / "index.html").read_text(encoding="utf-8")
    assert "<p>By the sea.</p>\n</footer>" in index
    assert "Here" in index
    assert "Waves" in index
    assert "<h2" in index
    assert '<meta name="theme-color" media="(prefers-color-scheme: dark)" content="#000000">' in index
    assert (output / "waves.svg").is_file()
    style = (output / "style.css").read_text(encoding="utf-8")
    assert style.index("whisper: a cast list") < style.index("body { color: teal }")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "text", "place", "help"),
    [
        ("index.html", INDEX + "{% block vers %}x{% endblock %}", ":2:10: ", "did you mean verse?"),
        ("index.html", INDEX + "{% block nothing_like_it %}x{% endblock %}", ":2:10: ", "the docs list"),
        (
            "page.html",
            '{% extends "theme/page.html" %}\n\n{%- block hed -%}x{% endblock %}',
            ":3:11: ",
            "did you mean head?",
        ),
        ("index.html", INDEX + "{% block crowd %}x{% endblock %}", ":2:10: ", "it is a block of person.html"),
        (
            "page.html",
            '{% extends "theme/page.html" %}\n{% block verse %}x{% endblock %}',
            ":2:10: ",
            "it is a block of index.html",
        ),
    ],
)
def test_a_block_that_no_template_has_is_told_and_does_not_vanish(
    name: str, text: str, place: str, help: str, tmp_path: Path
) -> None:
    outcome = refused(tmp_path, {f"templates/{name}": text})
    (told,) = outcome.places
    assert told.startswith(f"templates/{name}{place}there is no block")
    assert f"help: {help}" in outcome.err


@pytest.mark.slow
@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ('{% extends "theme/indx.html" %}', "theme/index.html"),
        ('{% extends "letter/index.html" %}', "theme/index.html"),
        (INDEX + '{% block verse %}{% include "portrai.html" %}{% endblock %}', "portrait.html"),
    ],
)
def test_a_template_that_is_not_there_is_told_with_the_near_one(
    written: str, meant: str, tmp_path: Path
) -> None:
    outcome = refused(tmp_path, {"templates/index.html": written})
    assert "there is no template called" in outcome.err
    assert f"help: did you mean {meant}?\n" in outcome.err


def test_a_file_of_a_theme_takes_the_place_of_its_namesake_in_the_theme_below(tmp_path: Path) -> None:
    icon = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><path d="M0 0h2v2z"/></svg>'
    files = {
        "quietpage.yml": CONFIG + "theme: ./sea\n",
        "sea/theme.yml": "about: the sea\nextends: whisper\n",
        "sea/icon.svg": icon,
    }
    assert (built(site(tmp_path, files)) / "icon.svg").read_text(encoding="utf-8") == icon


def test_a_typeface_of_ones_own_takes_the_place_of_the_themes_as_the_docs_say(tmp_path: Path) -> None:
    style = DOCS.read_text(encoding="utf-8").partition("@font-face")
    written = style[1] + style[2].partition("```")[0]
    font = (HOME / "themes" / "whisper" / "fonts" / "newsreader-latin.woff2").read_bytes()
    finished = built(site(tmp_path, {"templates/fonts.css": written, "static/fonts/mine.woff2": font}))
    made = (finished / "style.css").read_text(encoding="utf-8")
    assert made.count("@font-face") == 1
    assert "}\n:root { --face: Mine, Georgia, serif }\n" in made  # outside of the layers, where it wins
    assert "Mine" not in (finished / "404.html").read_text(encoding="utf-8")


def test_a_theme_calls_what_it_stands_on_by_its_name(tmp_path: Path) -> None:
    files = {
        "quietpage.yml": CONFIG + "theme: ./sea\n",
        "sea/theme.yml": "about: the sea\nextends: letter\n",
        "sea/templates/index.html": '{% extends "./letter/index.html" %}\n',
    }
    assert "help: did you mean letter/index.html?\n" in refused(tmp_path, files).err


@pytest.mark.slow
@pytest.mark.parametrize(
    ("written", "said", "meant"),
    [
        ("{{ site.auther }}", "a site has no attribute 'auther'", "author"),
        ("{{ site.author.nam }}", "an author has no attribute 'nam'", "name"),
        ("{{ words.ordr }}", "words has no attribute 'ordr'", "order"),
        ("{{ persons }}", "'persons' is undefined", "person"),
    ],
)
def test_a_name_that_is_nearly_right_is_told_with_the_right_one(
    written: str, said: str, meant: str, tmp_path: Path
) -> None:
    index = '{% extends "theme/index.html" %}{% block verse %}' + written + "{% endblock %}"
    outcome = refused(tmp_path, {"templates/index.html": index})
    assert f"Jinja does not know this name: {said}\n" in outcome.err
    assert f"help: did you mean {meant}?\n" in outcome.err


def test_a_block_may_be_made_inside_another_or_in_a_template_of_ones_own(tmp_path: Path) -> None:
    page = pages(
        tmp_path,
        {
            "quietpage.yml": CONFIG + "theme: ./mine\n",
            "mine/theme.yml": "about: mine\nextends: letter\n",
            "mine/templates/index.html": '{% extends "letter/index.html" %}'
            + "{% block verse %}{% block tide %}Ebb{% endblock %}{% endblock %}",
            "templates/index.html": INDEX + "{% block tide %}Flood{% endblock %}",
        },
    )
    assert "Flood" in (page / "index.html").read_text(encoding="utf-8")


FAULTS = [
    ("{% block verse %}{{ nobody }}{% endblock %}", ":2:21: ", "'nobody' is undefined"),
    ("{% block verse %}\n{{ people[0].nme }}{% endblock %}", ":3:14: ", "'nme'"),
    ("{% block verse %}\n\n{% whoever %}{% endblock %}", ":4:", "unknown tag 'whoever'"),
    ("{% block verse %}{{ site.title {% endblock %}", ":2:", "Jinja cannot read this"),
    (
        "{% block verse %}\n{% include 'nothing.html' %}{% endblock %}",
        ":3:1: ",
        "no template called nothing.html",
    ),
    ("{% block verse %}\n{{ site.title | loud }}{% endblock %}", ":3:", "'loud'"),
    ("{% block verse %}\n{{ ''.__class__.mro() }}{% endblock %}", ":3:", "__class__"),
    ("{% block verse %}\n{{ 'ha' * 9999999999 }}{% endblock %}", ":3:1: ", "longer than any page"),
    (
        "{% block verse %}\n{% for turn in range(9999999) %}{% endfor %}{% endblock %}",
        ":3:1: ",
        "cannot be drawn",
    ),
]


@pytest.mark.slow
@pytest.mark.parametrize(("body", "place", "said"), FAULTS)
def test_a_slip_in_a_template_is_told_once_with_its_place(
    body: str, place: str, said: str, tmp_path: Path
) -> None:
    outcome = refused(tmp_path, {"templates/index.html": INDEX + body})
    (told,) = outcome.places
    assert told.startswith(f"templates/index.html{place}")
    assert said in told
    assert "help: " in outcome.err
    assert "Traceback" not in outcome.err


MANY = 3000
DEEP = {
    "brackets": "{{ " + "(" * MANY + "1" + ")" * MANY + " }}",
    "lists": "{{ " + "[" * MANY + "]" * MANY + " }}",
    "calls": "{{ " + "range(" * MANY + "1" + ")" * MANY + " }}",
    "conditions": "{% if people %}" * MANY + "{% endif %}" * MANY,
    "a few loops": "{% for a in people %}" * 30 + "{% endfor %}" * 30,
    "other conditions": "{% if a %}" + "{% elif b %}" * MANY + "{% endif %}",
    "macros": "{% macro f() %}" * MANY + "{% endmacro %}" * MANY,
    "blocks": "".join(f"{{% block b{'x' * n} %}}" for n in range(1, 300)) + "{% endblock %}" * 299,
}
LONG = {
    "negations": "{{ " + "not " * MANY + "x }}",
    "sums": "{{ " + " + ".join(["'a'"] * MANY) + " }}",
    "filters": "{{ 'a'" + "|lower" * MANY + " }}",
    "attributes": "{{ site" + ".title" * MANY + " }}",
    "items": "{{ people" + "[0]" * MANY + " }}",
    "alternatives": "{{ " + "a if b else " * MANY + "c }}",
    "a number": "{{ " + "7" * 6000 + " }}",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", ["index.html", "colophon.html"])
@pytest.mark.parametrize("what", [*DEEP, *LONG])
def test_what_is_too_deep_or_too_long_to_be_read_is_told_with_its_line(
    what: str, name: str, tmp_path: Path
) -> None:
    body = {**DEEP, **LONG}[what]
    text = f"\n\n<p>\n{body}</p>\n"
    if name == "index.html":
        text = INDEX + "{% block verse %}" + text[1:] + "{% endblock %}"
    (told,) = refused(tmp_path, {f"templates/{name}": text}).places
    said = "lie deeper in one another" if what in DEEP else "goes on for longer"
    assert told.startswith(f"templates/{name}:4:1: ")
    assert said in told


def test_what_is_as_deep_as_a_page_needs_is_drawn(tmp_path: Path) -> None:
    deep = "{% if people %}" * 20 + "{{ " + "(" * 20 + "'x'" + ")" * 20 + " }}" + "{% endif %}" * 20
    long = "{{ " + " ~ ".join(["'x'"] * 500) + " }}" + "{% for a in people[:1] %}" * 9 + "{% endfor %}" * 9
    text = INDEX + "{% block verse %}" + deep + long + "{% endblock %}"
    assert "xxx" in (pages(tmp_path, {"templates/index.html": text}) / "index.html").read_text(
        encoding="utf-8"
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("index.html", '{% extends "themes/index.html" %}'),
        ("page.html", '{% extends "page.html" %}'),
        ("colophon.html", '{% include "colophon.html" %}'),
    ],
)
def test_a_template_that_leads_nowhere_or_to_itself_is_told_with_its_place(
    name: str, text: str, tmp_path: Path
) -> None:
    (told,) = refused(tmp_path, {f"templates/{name}": text}).places
    assert told.startswith(f"templates/{name}:1:1: ")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "text", "below"),
    [
        ("templates/index.html", '{% extends "index.html" %}', "theme/index.html"),
        ("templates/colophon.html", '{% include "colophon.html" %}', "theme/colophon.html"),
        ("mine/templates/index.html", '{% extends "theme/index.html" %}', "skeleton/index.html"),
        ("mine/templates/page.html", '{% extends "mine/page.html" %}', "skeleton/page.html"),
    ],
)
def test_a_template_that_leads_to_itself_is_told_by_what_name_it_reaches_the_one_below(
    path: str, text: str, below: str, tmp_path: Path
) -> None:
    files = {path: text}
    if path.startswith("mine"):
        files |= {"mine/theme.yml": "about: mine\n", "quietpage.yml": CONFIG + "theme: ./mine\n"}
    said = refused(tmp_path, files)
    assert said.err.startswith(f"{path}:1:1: this template goes round in a circle\n")
    assert f"begins with its name: {below}\n" in said.err


def test_a_template_that_goes_on_and_on_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quietpage.schedule.run.SECONDS", 1)
    endless = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    outcome = refused(
        tmp_path, {"templates/index.html": INDEX + "{% block verse %}\n" + endless + "{% endblock %}"}
    )
    (told,) = outcome.places
    assert told.startswith("templates/index.html:3:")
    assert "longer" in told


NUMBERS = [
    (
        "index.html",
        "{% block people %}\n{% for person in people %}<p>{{ loop.index }}</p>{% endfor %}{% endblock %}",
        ":3:30: ",
    ),
    ("index.html", "{% block people %}\n{{ people | length }}{% endblock %}", ":3:1: "),
    ("index.html", "{% block verse %}\n&#53; friends{% endblock %}", ":3:1: "),
    ("index.html", "{% block verse %}\n<p title='7 days'>A week</p>{% endblock %}", ":3:11: "),
    ("index.html", "{% block verse %}\n<p>twelve friends</p>{% endblock %}", ":3:4: "),
    ("index.html", "{% block title %}Best of 12{% endblock %}", ":2:26: "),
    ("index.html", '{% block head %}\n<meta property="og:title" content="Top 8">{% endblock %}', ":3:36: "),
    ("index.html", "{% block verse %}\n<ol><li>Ada</li></ol>{% endblock %}", ":3:"),
    ("person.html", "{% block crowd %}\n{{ person.crowd | length }} more{% endblock %}", ":3:1: "),
]


@pytest.mark.slow
@pytest.mark.parametrize(("template", "body", "place"), NUMBERS)
def test_a_number_that_a_template_makes_stops_the_build_at_its_place(
    template: str, body: str, place: str, tmp_path: Path
) -> None:
    text = f'{{% extends "theme/{template}" %}}\n{body}'
    outcome = refused(tmp_path, {f"templates/{template}": text})
    assert outcome.places[0].startswith(f"templates/{template}{place}")
    assert all(told.startswith(f"templates/{template}:") for told in outcome.places)


STYLES = [
    (r'p::before { content: "\33" }', ":1:23: "),
    ('p::after {\n  content: "4th";\n}', ":2:13: "),
    ("article { counter-increment: person }\nh2::before { content: counter(person) }", ":"),
    ("li {\n  list-style: decimal }", ":2:"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("style", "place"), STYLES)
def test_a_number_that_a_style_sheet_draws_stops_the_build_at_its_place(
    style: str, place: str, tmp_path: Path
) -> None:
    outcome = refused(tmp_path, {"templates/style.css": style})
    assert outcome.places[0].startswith(f"templates/style.css{place}")


LOOKING_BACK = [
    ("index.html", INDEX + "{% block head %}\n<script>alert()</script>{% endblock %}", ":3:1: "),
    ("index.html", INDEX + '{% block verse %}\n<p onclick="go()">Go</p>{% endblock %}', ":3:4: "),
    (
        "index.html",
        INDEX + '{% block verse %}\n<img src="https://far.example/eye.png" alt="">{% endblock %}',
        ":3:6: ",
    ),
    (
        "index.html",
        INDEX + '{% block head %}\n<link rel="preconnect" href="https://far.example">{% endblock %}',
        ":3:1: ",
    ),
    ("style.css", "body { color: teal }\n@import url(https://far.example/all.css);", ":2:1: "),
    ("style.css", "body {\n  background: url(//far.example/eye.png) }", ":2:15: "),
]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "text", "place"), LOOKING_BACK)
def test_what_would_look_back_at_a_visitor_stops_the_build_at_its_place(
    name: str, text: str, place: str, tmp_path: Path
) -> None:
    (told,) = refused(tmp_path, {f"templates/{name}": text}).places
    assert told.startswith(f"templates/{name}{place}")
