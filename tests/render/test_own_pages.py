"""Pages of the author's own: drawn, listed, led to what they name, and held to what every page promises."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

import pytest

from tests.drawings import picture
from tests.sites import built, check, run, site

CONFIG = "title: People I thank\nauthor:\n  name: Rosa Lind\n  email: rosa@rosa.example\n"
ADA = "name: Ada Lovelace\nreasons: She saw what an engine could do.\nways: [gives]\n"
MANY = "- name: Bo\n  reasons: Bo waits.\n- name: Chidi\n  reasons: Chidi sings.\n"
ABOUT = "# About\n\nOf *tea*, and of people.\n\n## Whom I ask\n\nEverybody.\n"


def with_pages(folder: Path, more: dict[str, str | bytes] | None = None, /, **pages: str) -> Path:
    files: dict[str, str | bytes] = {
        "quietpage.yml": CONFIG,
        "people/ada.yml": ADA,
        "people/many.yml": MANY,
        "pages/about.md": ABOUT,
        "static/map.pdf": b"%PDF-",
        "static/garden.png": picture(),
    }
    return site(
        folder, {**files, **{f"pages/{name}.md": text for name, text in pages.items()}, **(more or {})}
    )


def read(folder: Path, path: str) -> str:
    return (folder / "_site" / path).read_text(encoding="utf-8")


def links(html: str) -> list[tuple[str, str]]:
    return re.findall(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', html)


def listed(html: str) -> list[tuple[str, str]]:
    """The links to own pages in a page's colophon."""
    found = re.search(r'<span class="pages"><br>(.*?)</span>', html)
    return links(found[1]) if found else []


def test_a_page_has_its_title_its_words_and_a_quiet_link_from_every_other(tmp_path: Path) -> None:
    folder = with_pages(
        tmp_path,
        {"quietpage.yml": CONFIG + "url: https://rosa.example/\n"},
        **{"how-i-choose": '# How I *choose*, & "why"\n\nSlowly.\n'},
    )
    built(folder)
    html = read(folder, "pages/how-i-choose.html")
    assert "<title>How I choose, &amp; “why” – People I thank</title>" in html
    assert "<h1>How I <em>choose</em>, &amp; “why”</h1>" in html
    assert "<p>Slowly.</p>" in html
    assert '<meta name="description" content="Slowly.">' in html
    assert '<link rel="canonical" href="https://rosa.example/pages/how-i-choose.html">' in html
    both = [("pages/about.html", "About"), ("pages/how-i-choose.html", "How I choose, &amp; “why”")]
    assert listed(read(folder, "index.html")) == both
    for path in ("people/ada-lovelace.html", "ways/gives.html"):
        assert listed(read(folder, path)) == [(f"../{target}", title) for target, title in both]
    assert listed(html) == [("../pages/about.html", "About")]  # a page does not lead to itself
    assert listed(read(folder, "404.html")) == []
    places = re.findall(r"<loc>https://rosa.example/(.*?)</loc>", read(folder, "sitemap.xml"))
    assert places[-2:] == [target for target, _ in both]


def test_a_site_without_pages_has_no_line_for_them(tmp_path: Path) -> None:
    folder = site(tmp_path)
    built(folder)
    assert 'class="pages"' not in read(folder, "index.html")


@pytest.mark.parametrize(
    ("language", "order"), [("en", ["Åsa", "Box", "Zest"]), ("sv", ["Box", "Zest", "Åsa"])]
)
def test_the_order_is_that_of_the_alphabet_of_the_page(
    language: str, order: list[str], tmp_path: Path
) -> None:
    texts = {"a": "# Zest\n", "b": "# Åsa\n", "c": "# Box\n"}
    folder = with_pages(tmp_path, {"quietpage.yml": CONFIG + f"language: {language}\n"}, **texts)
    (folder / "pages" / "about.md").unlink()
    built(folder)
    assert [title for _, title in listed(read(folder, "index.html"))] == order


LED = {
    "../people/ada.yml": "../people/ada-lovelace.html",
    "../people/ada-lovelace.html": "../people/ada-lovelace.html",
    "/people/ada.yml": "../people/ada-lovelace.html",
    "../people/bo.html": "../people/bo.html",
    "about.md": "about.html",
    "./About.md": "about.html",
    "about": "about.html",
    "about.html": "about.html",
    "about.md#whom-i-ask": "about.html#whom-i-ask",
    "#here": "#here",
    "<with%20space.md>": "with-space.html",
    "../index.html": "../index.html",
    "..": "../index.html",
    "../index.html#ada-lovelace": "../index.html#ada-lovelace",
    "../ways/gives.html": "../ways/gives.html",
    "../static/map.pdf": "../map.pdf",
    "../map.pdf": "../map.pdf",
    "../blogroll.opml": "../blogroll.opml",
    "https://example.org/about.md": "https://example.org/about.md",
    "mailto:rosa@rosa.example": "mailto:rosa@rosa.example",
}


def test_a_link_leads_where_it_leads_from_the_file_that_it_is_written_in(tmp_path: Path) -> None:
    text = "# Me\n\n" + "\n\n".join(f"[x]({each})" for each in LED) + "\n\n## Here\n\nSo.\n"
    folder = with_pages(tmp_path, {"pages/with space.md": "# Space\n"}, me=text)
    output = built(folder)
    html = read(folder, "pages/me.html")
    found = [target for target, _ in links(html.partition("<main")[2].partition("</main>")[0])]
    assert found == list(LED.values())
    for target in found:
        if ":" not in target and not target.startswith("#"):
            assert (output / "pages" / target.partition("#")[0]).is_file(), target
    assert '<a href="about.html">x</a>' in html
    assert '<a href="https://example.org/about.md" rel="noopener noreferrer"' in html


@pytest.mark.parametrize(
    ("written", "said", "help"),
    [
        ("[x](abuot.md)", "there is nothing here to which this leads", "did you mean about.md?"),
        ("[x](../people/adda.yml)", "this leads to nobody on the page", "did you mean ../people/ada.yml?"),
        ("[x](../static/mop.pdf)", "there is nothing here", "did you mean ../static/map.pdf?"),
        ("[x](../people/many.yml)", "this leads to nobody on the page", "shares a file with others"),
        ("[x](../people/zoe.html)", "this leads to nobody on the page", "no longer here"),
        ("[x](../../quietpage.yml)", "there is nothing here", "from https:// on"),
        ("[x](about.md#whom-i-aks)", "no heading there", "did you mean #whom-i-ask?"),
        ("[x](#top)", "no heading there has the address #top", "take #top away"),
        ("[x](#whom-i-ask)", "no heading there has the address #whom-i-ask", "that page has no parts"),
        ("[x](bare.md#whom-i-ask)", "no heading there has the address", "that page has no parts"),
        ("[x](parts.md#whom-i-ask)", "no heading there has the address", "such as #soft"),
        ("[x](parts.md#sofd)", "no heading there has the address #sofd", "did you mean #soft?"),
        ("[x](../index.html#ada-lovelade)", "no heading there", "did you mean #ada-lovelace?"),
        ("[x](../sitemap.xml)", "there is nothing here", ""),  # without a url there is none
        ("![x](../card.png)", "pictures that are in static/", ""),
        ("[x](example.org)", "not a whole address", "https://example.org"),
        ("[x](javascript:alert)", "begins with javascript:", ""),
        ("![x](gardn.png)", "pictures that are in static/", "did you mean ../static/garden.png?"),
        (
            "![x](https://far.example/tree.png)",
            "pictures that are in",
            "static/, and write ../static/tree.png",
        ),
        ("![x](../static/map.pdf)", "pictures that are in static/", ""),
        ("![](../static/garden.png)", "told in words", "![a garden in the rain]"),
        ("# Again", "a page has one title, and here is another", "write ## in the place of #"),
        ("Again\n=====", "a page has one title", "write - in the place of = in the line below it"),
        ("<h3>So <b>be</b> it</h3>", "is HTML", "write ### So be it on a line of its own"),
        ('<img src="a/tree.png" alt="A tree">', "is HTML", "write ![A tree](../static/tree.png)"),
        ("<!-- softly -->", "a comment in HTML", "take it away"),
        ("It has two ears.", 'a number on a page without numbers: "two"', ""),
        ("- so\n\n1. one", 'a number on a page without numbers: "1"', "a dash and a space"),
        ("![two ears](../static/garden.png)", 'a number on a page without numbers: "two"', ""),
    ],
)
def test_what_cannot_stand_on_a_page_is_told_where_it_stands(
    written: str, said: str, help: str, tmp_path: Path
) -> None:
    more = {"bare": "# Bare\n", "parts": "# Parts\n\n## Soft\n"}
    folder = with_pages(tmp_path, None, me=f"# Me\n\nSo.\n\n{written}\n", **more)
    outcome = check(folder)
    assert outcome.code == 1
    first, *others = outcome.err.split("\n\n")
    assert all(each.startswith("pages/me.md:") for each in (first, *others) if each.strip())
    assert first.startswith("pages/me.md:5:") or "1. one" in written
    assert said in first
    assert help in first


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("[x](abuot.md)", "[x](about.md)"),
        ("[x](#top)", "[x](about.md)\n\n## Again"),
        ("# Again", "## Again"),
        ("Again\n=====", "Again\n-----"),
        ("<h3>So be it</h3>", "### So be it"),
        ('<img src="a/garden.png" alt="A tree">', "![A tree](../static/garden.png)"),
    ],
)
def test_the_way_out_that_is_told_leads_out(written: str, instead: str, tmp_path: Path) -> None:
    folder = with_pages(tmp_path, me=f"# Me\n\n{written}\n")
    assert check(folder).code == 1
    (folder / "pages" / "me.md").write_text(f"# Me\n\n{instead}\n")
    assert check(folder).err == ""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[![Garden](../static/none.svg)](about.md)\n\n[x](about.md#no)", ["3:12 pictures", "5:5 #no"]),
        (
            "[![x](../static/none.svg) and ![x](../static/nine.svg)](about.md)",
            ["3:7 pictures", "3:36 pictures"],
        ),
        ("See [r].\n\n[x](about.md#no)\n\n[x](missing.md)\n\n[r]: about.md", ["5:5 #no", "7:5 nothing"]),
        ("See [a] and [b][a], [x](ftp://a.example).\n\n[a]: about.md#no", ["3:25 ftp", "5:6 #no"]),
        (
            "[x][A b]\n\n> [x](missing.md)\n>\n> [a  B]: <no such.md> 'A title'",
            ["5:7 nothing", "7:12 nothing"],
        ),
        ("about.md, `[x](about.md#no)`, [about.md#no](about.md#no)", ["3:45 #no"]),
        ("* \\[x](no) [x](\n  missing.md)", ["4:3 nothing"]),
        (
            "[x](m%C3%AFssing.md#a) [x](<m\u00efssing.md>) ![x](a&amp;b.png)",
            ["3:5 nothing", "3:29 nothing", "3:47 pictures"],
        ),
        ("[x](\\\r\n)\r\n\r\n[r][]\r\n\r\n[r]:\r\nmissing.md", ["3:5 nothing", "9:1 nothing"]),
        ("<ftp://a.example> [![x](../static/garden.png)](ftp://b.example)", ["3:2 ftp", "3:48 ftp"]),
    ],
)
def test_of_several_links_that_is_told_which_is_wrong(text: str, told: list[str], tmp_path: Path) -> None:
    outcome = check(with_pages(tmp_path, me=f"# Me\n\n{text}\n"))
    kinds = {
        "nothing": "nothing here",
        "pictures": "a page shows pictures",
        "ftp": "ftp",
        "#no": "no heading there has the address #no",
    }
    assert len(outcome.places) == len(told), outcome.err
    for said, expected in zip(outcome.places, told, strict=True):
        place, kind = expected.split()
        assert said.startswith(f"pages/me.md:{place}: "), outcome.err
        assert kinds[kind] in said


def test_a_picture_without_words_is_told_and_code_is_no_picture(tmp_path: Path) -> None:
    garden = "(../static/garden.png)"
    lines = (
        f"![ ]{garden}",
        f"`![]{garden}` ![&nbsp;]{garden} ![x]{garden}",
        f"[![]{garden}](about.md) ![ ][r]",
        "[r]: ../static/garden.png",
    )
    text = "\n\n".join(("# Me", *lines))
    outcome = check(with_pages(tmp_path, me=text))
    assert [place.split(" ")[0] for place in outcome.places] == [
        f"pages/me.md:{place}:" for place in ("3:1", "5:29", "7:2", "7:39")
    ]
    assert all("told in words" in place for place in outcome.places)


def test_what_leads_to_a_file_that_is_wrong_itself_is_not_told_too(tmp_path: Path) -> None:
    text = "# Me\n\n[A](about.md), [a part](about.md#whom) and [Bo](../people/bo.yml).\n"
    files: dict[str, str | bytes] = {"pages/about.md": "No title.\n", "people/bo.yml": "nmae: Bo\n"}
    folder = with_pages(tmp_path, files, me=text)
    (folder / "people" / "many.yml").unlink()
    assert not [place for place in check(folder).places if place.startswith("pages/me.md")]


def test_a_link_leads_to_whatever_else_is_written(tmp_path: Path) -> None:
    config = f"{CONFIG}url: https://rosa.example/\nvouch: yes\ndomain: rosa.example\n"
    ada = f"{ADA}fediverse: '@ada@ada.example'\nasked: yes\nvouched: 2026-03-07\nlinks:\n  Blog: https://ada.example/\n"
    files: dict[str, str | bytes] = {"quietpage.yml": config, "people/ada.yml": ada}
    folder = with_pages(tmp_path, files)
    output = built(folder)
    made = sorted(path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file())
    made = [path for path in made if path not in (".nojekyll", ".quietpage")]
    assert {"sitemap.xml", "robots.txt", ".well-known/recommendations.opml", "404.html", "card.png"} < {*made}
    text = "# Me\n\n" + "\n\n".join(f"[x](../{path})" for path in made)
    (folder / "pages" / "me.md").write_text(text)
    built(folder)
    html = read(folder, "pages/me.html").partition("<main")[2].partition("</main>")[0]
    found = [posixpath.normpath(f"pages/{target}") for target, _ in links(html)]
    assert found == made


def test_a_heading_is_not_called_as_a_part_of_a_template_is(tmp_path: Path) -> None:
    text = "# Me\n\n[x](#whom-) [y](../index.html#whom)\n\n## Whom\n\n## People\n"
    folder = with_pages(tmp_path, me=text)
    own = '{% extends "theme/own-page.html" %}{% block everybody %}<p id="whom">All</p>{% endblock %}'
    index = '{% extends "theme/index.html" %}{% block main %}<p id="whom">All</p>{{ super() }}{% endblock %}'
    assert "did you mean #whom?" in check(folder).err
    (folder / "templates").mkdir()
    (folder / "templates" / "own-page.html").write_text(own)
    (folder / "templates" / "index.html").write_text(index)
    built(folder)
    html = read(folder, "pages/me.html")
    assert re.findall(r'<h2 id="(.*?)"', html) == ["whom-", "people-"]


@pytest.mark.parametrize(
    ("block", "told"),
    [
        (
            "{% block name %}{% endblock %}",
            "36: the title that you wrote would not be on the page that this draws",
        ),
        ("{% block name %}<h1>My {{ own.title }}</h1>{% endblock %}", ""),
        ('{% block name %}<h1 title="{{ own.title }}">So</h1>{% endblock %}', "36: the title that you wrote"),
        ("{% block main %}{{ own.html }}{% endblock %}", "36: the title that you wrote"),
        ("{% block main %}{{ own.heading }}{% endblock %}", "36: what you wrote would not be on the page"),
    ],
)
def test_a_template_cannot_leave_out_the_title(block: str, told: str, tmp_path: Path) -> None:
    folder = with_pages(tmp_path, me="# The tea\n\nOf the tea, and of the *tea*.\n")
    (folder / "pages" / "about.md").unlink()
    (folder / "templates").mkdir()
    (folder / "templates" / "own-page.html").write_text('{% extends "theme/own-page.html" %}' + block)
    assert [place[: len("templates/own-page.html:1:") + len(told)] for place in check(folder).places] == (
        [f"templates/own-page.html:1:{told}"] if told else []
    )


def test_a_picture_of_static_is_shown_with_its_words(tmp_path: Path) -> None:
    folder = with_pages(tmp_path, me='# Me\n\n![A *garden*](../static/garden.png "Mine")\n')
    output = built(folder)
    assert '<img src="../garden.png" alt="A garden" title="Mine">' in read(folder, "pages/me.html")
    assert (output / "garden.png").is_file()


def test_a_title_above_a_line_of_equals_signs_and_parts_above_hyphens_are_headings(tmp_path: Path) -> None:
    folder = with_pages(tmp_path, me="Me\n==\n\nA part\n------\n\nSo.\n\n## A part\n")
    built(folder)
    html = read(folder, "pages/me.html")
    assert "<h1>Me</h1>" in html
    assert re.findall(r"<h2(.*?)>", html) == [' id="a-part"', ""]  # an address leads to a single part


def test_no_level_of_headings_is_left_out_and_a_picture_alone_is_told_from_one_in_a_line(
    tmp_path: Path,
) -> None:
    parts = "### A\n\n##### B\n\n##### C\n\n#### D\n\n## E\n\n"
    shown = "![x](../static/garden.png)"
    folder = with_pages(tmp_path, me=f"# Me\n\n{parts}{shown}\n\nAnd {shown}\n\n[{shown}](about.md)\n")
    built(folder)
    html = read(folder, "pages/me.html")
    assert re.findall(r'<(h.) id="(.)">', html) == [
        ("h2", "a"),
        ("h3", "b"),
        ("h3", "c"),
        ("h3", "d"),
        ("h2", "e"),
    ]
    assert re.findall(r"<p([^>]*)>(?:<a [^>]*>)?(?:And )?<img", html) == [
        ' class="picture"',
        "",
        ' class="picture"',
    ]


def test_the_style_of_such_pages_is_fetched_by_them_alone(tmp_path: Path) -> None:
    folder = with_pages(tmp_path)
    output = built(folder)
    assert "../pages.css" in read(folder, "pages/about.html")
    assert "pages.css" not in read(folder, "index.html")
    assert ".page h" not in (output / "style.css").read_text()
    (folder / "templates").mkdir()
    (folder / "templates" / "pages.css").write_text(".page h2 { color: var(--soft) }\n")
    assert built(folder)
    assert ".page h2 { color: var(--soft) }" in (output / "pages.css").read_text()
    (folder / "pages" / "about.md").unlink()
    assert not (built(folder) / "pages.css").exists()


@pytest.mark.parametrize("theme", ["garden", "letter", "whisper"])
def test_a_page_is_light_with_all_that_it_fetches(theme: str, tmp_path: Path) -> None:
    config = f"{CONFIG}url: https://rosa.example/\ntheme: {theme}\n"
    folder = with_pages(tmp_path, {"quietpage.yml": config}, me="# Me\n\n" + "Of tea, and of people. " * 400)
    output = built(folder)
    html = read(folder, "pages/me.html")
    fetched = re.findall(r'<link rel="(?:stylesheet|preload|icon)" [^>]*href="../([^"]*)"', html)
    assert {"style.css", "pages.css"} < {*fetched}
    assert len(html) + sum((output / path).stat().st_size for path in fetched) <= 100_000


def test_a_page_of_children_has_no_others_beside_it(tmp_path: Path) -> None:
    files = {
        "quietpage.yml": "author:\n  name: the Willow class\ntheme: classroom\n",
        "pages/about.md": ABOUT,
    }
    outcome = check(site(tmp_path, files, ada="name: Ada\nreasons: She waits.\n"))
    assert outcome.err.startswith("pages/about.md:1:3: a page about children has no other pages beside it\n")
    assert "help: take pages/about.md away" in outcome.err
    assert len(outcome.places) == 1


def test_a_page_that_is_written_from_the_other_side_says_so(tmp_path: Path) -> None:
    folder = with_pages(tmp_path, hebrew="# איך אני בוחרת\n\nלאט.\n")
    built(folder)
    html = read(folder, "pages/hebrew.html")
    assert '<h1 lang="und-Hebr" dir="rtl">' in html
    assert '<div class="story" lang="und-Hebr" dir="rtl">' in html
    assert '<bdi lang="und-Hebr" dir="rtl">' in read(folder, "index.html")


def test_nothing_is_written_over_and_no_page_goes_to_where_the_texts_are(tmp_path: Path) -> None:
    folder = with_pages(tmp_path, {"static/pages/about.html": "<!doctype html><title>Mine</title>"})
    assert "static/pages/about.html: the page has its own pages/about.html" in check(folder).err
    (folder / "static" / "pages" / "about.html").unlink()
    assert "this is a folder of the site itself" in run(folder, "build", "-o", "pages").err
    built(folder)
    (folder / "pages" / "about.md").unlink()
    output = built(folder)
    assert not (output / "pages").exists()


def test_what_stands_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    folder = site(tmp_path / "file", {"pages": "words"})
    assert check(folder).err.startswith("pages: this is a file, and a folder should be here")
    folder = site(tmp_path / "link", {"elsewhere/about.md": ABOUT})
    (folder / "pages").symlink_to(folder / "elsewhere")
    assert check(folder).err.startswith("pages: this is a link to another place")
    folder = site(tmp_path / "capital", {"Pages/About.md": ABOUT})
    if not (folder / "pages").exists():  # a system that does not tell capitals apart reads it
        assert check(folder).err.startswith("Pages: pages of your own are read from the folder pages")
    assert check(site(tmp_path / "other", {"PAGES/index.njk": "words"})).code == 0
    (tmp_path / "empty" / "pages").mkdir(parents=True)
    assert check(site(tmp_path / "empty")).code == 0


def test_what_is_left_alone_is_said_when_more_is_asked_for(tmp_path: Path) -> None:
    folder = with_pages(tmp_path, {"pages/about.md~": "old", "pages/.draft.md": "not yet"})
    said = run(folder, "build", "-v").out
    assert "Left alone: pages/about.md~" in said
    assert "Left alone: pages/.draft.md" in said


def test_a_template_of_ones_own_shows_the_text_and_its_list_is_changed_by_pages_html(tmp_path: Path) -> None:
    own = '{% extends "theme/own-page.html" %}{% block text %}{{ own.html }}<p>Softly.</p>{% endblock %}'
    line = "<br>Read on: {{ site.pages | linked(root) | listed }}."
    folder = with_pages(tmp_path, {"templates/own-page.html": own, "templates/pages.html": line})
    built(folder)
    assert "<p>Everybody.</p>\n<p>Softly.</p>" in read(folder, "pages/about.html")
    assert '<br>Read on: <a href="pages/about.html">About</a>.' in read(folder, "index.html")
    lacking = own.replace("{{ own.html }}", "")
    (folder / "templates" / "own-page.html").write_text(lacking)
    said = check(folder).err
    assert said.startswith("templates/own-page.html:1:36: what you wrote would not be on the page")
    assert "help: write {{ own.html }} where it can be read" in said


def test_a_number_that_a_template_makes_is_not_laid_to_the_text(tmp_path: Path) -> None:
    own = '{% extends "theme/own-page.html" %}{% block everybody %}<p>seven</p>{% endblock %}'
    folder = with_pages(tmp_path, {"templates/own-page.html": own}, me="# Me\n\nIt has two ears.\n")
    assert [place.partition(":")[0] for place in check(folder).places] == [
        "pages/me.md",
        "templates/own-page.html",
    ]
