"""A page that is taken elsewhere, by `quietpage export`: each form by a reader of its own."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from typing import Any

import listparser
import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from markdown_it import MarkdownIt
from pyld import jsonld

from quietpage import numbers_in
from quietpage.cli.commands import export
from quietpage.export.elsewhere import FORMS
from quietpage.export.page_data import texts_of
from quietpage.export.page_markdown import _ours, as_markdown
from tests.export.test_formats import EVERYBODY, FRIENDS, HOME, PEOPLE, SHOWN, loaded
from tests.sites import CONFIG, built, run, site

ROOT = Path(__file__).parent.parent.parent
GARDEN = ROOT / "example_site"
SCHEMA = json.loads((ROOT / "docs" / "reference" / "people.schema.json").read_text(encoding="utf-8"))
CHILDREN = {
    "quietpage.yml": (
        "author:\n  name: The Willow class\ntheme: classroom\nwelcome: We wrote *this* for each other.\n"
    ),
    "people/amara.yml": "name: Amara\nreasons:\n  laughs: She laughs with *you*.\n",
}
ABOUT = """\
About us
========

We ask [her](../people/ada.yml "Notes & more"), [them](über.md) and [the *web*](https://ada.example/).

![A tree](../static/tree.png)

Whom
----

- some way or another

> ### Softly

```
# no heading
```

#### C#
"""
RICH = (
    "name: Ada\nreasons: She asks.\npronouns: she\nwhere: London\nways: [gives]\n"
    "portrait: {file: a.png, alt: A seedling}\n"
    "start_with: {title: Notes, url: 'https://ada.example/notes', why: Short.}\n"
)


def given_out(folder: Path, form: str, *more: str) -> str:
    outcome = run(folder, "export", form, *more)
    assert outcome.code == 0, outcome.err
    return outcome.out


@pytest.fixture(scope="module")
def friends(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("friends")
    return site(folder, {"quietpage.yml": FRIENDS, "people/all.yml": PEOPLE})


@pytest.fixture(scope="module")
def told(friends: Path) -> Any:
    return json.loads(given_out(friends, "json"))


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page that has what the others have not: a portrait, ways of its own, a beginning, a German title."""
    picture = (GARDEN / "portraits" / "seedling.png").read_bytes()
    config = f"{CONFIG}theme: garden\nlanguage: eo\nways:\n  gives: who gives\nurl: {HOME}\nwelcome: Hi.\n"
    return site(
        tmp_path_factory.mktemp("rich"),
        {
            "quietpage.yml": config,
            "portraits/a.png": picture,
            "people/ada.yml": RICH,
            "pages/about.md": ABOUT,
            "pages/über.md": "# C#, *really* & <\n\nSo.\n",
            "static/tree.png": picture,
        },
    )


# As other programs read it


def test_the_list_for_readers_is_the_blogroll_of_the_page(friends: Path) -> None:
    text = given_out(friends, "opml")
    assert text.encode() == (built(friends) / "blogroll.opml").read_bytes()
    assert {each.title for each in listparser.parse(text).feeds} == {"Fee Feed", "Li; Both, Indeed"}


def test_all_cards_stand_in_one_file(friends: Path) -> None:
    read = [card.fn.value for card in vobject.readComponents(io.StringIO(given_out(friends, "vcf")))]
    assert sorted(read) == sorted([*EVERYBODY, "Same Name"])  # somebody has the same name as another


def test_linked_data_say_whom_the_author_follows(friends: Path) -> None:
    value = json.loads(given_out(friends, "jsonld"))
    (page,) = jsonld.expand(value, {"base": HOME, "documentLoader": loaded})
    (author,) = page["https://schema.org/mainEntity"]
    names = {each["https://schema.org/name"][0]["@value"] for each in author["https://schema.org/follows"]}
    assert names == EVERYBODY


def test_a_page_that_whispers_is_its_author_s_to_take_along(tmp_path: Path) -> None:
    folder = site(tmp_path, {"quietpage.yml": f"{CONFIG}audience: whisper\n"})
    for form in export.FORMS:
        assert "Ada Lovelace" in given_out(folder, form)


# As data


def test_a_page_as_data_is_as_its_schema_says_and_has_all_that_is_in_it(
    told: Any, rich: Path, tmp_path: Path
) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    known = Draft202012Validator(SCHEMA)
    pages = (
        told,
        json.loads(given_out(GARDEN, "json")),
        json.loads(given_out(rich, "json")),
        json.loads(given_out(site(tmp_path, CHILDREN), "json")),
    )
    for page in pages:
        assert [error.message for error in known.iter_errors(page)] == []
    met = set[str]()
    for page in pages:
        met |= set(page)
        met |= {f"{part}.{key}" for part in ("author", "words", "files") for key in page.get(part, ())}
        met |= {f"person.{key}" for person in page["people"] for key in person}
        met |= {f"ways.{key}" for way in page["ways"] for key in way}
        met |= {f"pages.{key}" for own in page["pages"] for key in own}
    inner = {
        "pages": SCHEMA["properties"]["pages"]["items"],
        "author": SCHEMA["properties"]["author"],
        "words": SCHEMA["properties"]["words"],
        "files": SCHEMA["properties"]["files"],
        "ways": SCHEMA["properties"]["ways"]["items"],
        "person": SCHEMA["$defs"]["person"],
    }
    told_of = {f"{part}.{key}" for part, shape in inner.items() for key in shape["properties"]}
    assert met == {*SCHEMA["properties"], *told_of}


def test_everybody_is_there_in_the_page_s_order_with_the_page_s_words(told: Any, friends: Path) -> None:
    page = built(friends)
    index = (page / "index.html").read_text()
    assert {each["name"] for each in told["people"]} == SHOWN
    ids = [each["id"] for each in told["people"]]
    assert ids == re.findall(r'<article class="person h-card" id="([^"]*)"', index)
    for person in told["people"]:
        assert all(reason["html"] in index for reason in person["reasons"])
        assert (page / person["path"]).is_file()
        assert (page / person["card"]).is_file()
    assert told["title"] == "Friends & “others” ]]> <bo>"
    assert told["words"]["chosen"] == "Chosen and written by Rosa <Lind> & Co."
    assert told["words"]["order"] == "The order means nothing."
    assert told["verse"][1] == "Who give and respect."
    assert {way["id"] for way in told["ways"]} == {"gives", "laughs"}
    assert all((page / path).is_file() for path in told["files"].values())


def test_a_person_has_all_that_a_template_meets(told: Any) -> None:
    (li,) = [each for each in told["people"] if each["name"] == "Li; Both, Indeed"]
    assert li == {
        "id": "li-both-indeed",
        "name": "Li; Both, Indeed",
        "language": "en",
        "direction": "ltr",
        "path": "people/li-both-indeed.html",
        "card": "people/li-both-indeed.vcf",
        "reasons": [
            {"html": "<p>Kind.</p>\n", "text": "Kind.", "way": "gives"},
            {"html": "<p>And merry.</p>\n", "text": "And merry.", "way": "laughs"},
        ],
        "note": "Kind.\n\nAnd merry.",
        "ways": ["gives", "laughs"],
        "ways_said": {"text": "gives and laughs", "language": "en", "direction": "ltr"},
        "address": "https://li.example/?q=a&b=c",
        "links": [
            {"label": "Post", "url": "mailto:li@example.org", "mail": True},
            {"label": "Home", "url": "https://li.example/?q=a&b=c", "mail": False},
            {"label": "Elsewhere", "url": "https://li.example/elsewhere", "mail": False},
        ],
        "feeds": ["https://li.bücher.example/atom.xml?größe=groß"],
        "relation": ["friend", "met"],
    }
    (taha,) = [each for each in told["people"] if each["name"] == "طه حسين"]
    assert (taha["language"], taha["direction"]) == ("ar", "rtl")


def test_portraits_are_told_as_the_files_that_a_build_writes(rich: Path) -> None:
    (ada,) = json.loads(given_out(rich, "json"))["people"]
    portrait = ada["portrait"]
    assert portrait["alt"] == "A seedling"
    page = built(rich)
    assert all((page / portrait[kind]).is_file() for kind in ("avif", "webp", "jpeg"))
    assert ada["start_with"] == {"title": "Notes", "url": "https://ada.example/notes", "why": "Short."}
    assert (ada["pronouns"], ada["where"]) == ("she", "London")


def test_ways_are_said_in_the_language_of_the_words_or_of_who_wrote_them(rich: Path, tmp_path: Path) -> None:
    (ada,) = json.loads(given_out(rich, "json"))["people"]
    assert ada["ways_said"] == {"text": "gives", "language": "eo", "direction": "ltr"}
    config = f"{CONFIG}language: ar\n"
    told = json.loads(
        given_out(
            site(
                tmp_path, {"quietpage.yml": config}, a="name: آدا\nreasons: كريمة.\nways: [gives, laughs]\n"
            ),
            "json",
        )
    )
    (ada,) = told["people"]
    assert (ada["ways_said"]["language"], ada["ways_said"]["direction"]) == ("ar", "rtl")
    assert " و" in ada["ways_said"]["text"]
    assert told["words"]["direction"] == "rtl"


def test_the_portraits_that_it_names_go_along_and_leave_again(tmp_path: Path) -> None:
    picture = (GARDEN / "portraits" / "seedling.png").read_bytes()
    folder = site(
        tmp_path,
        {"quietpage.yml": f"{CONFIG}theme: garden\n", "portraits/a.png": picture, "people/ada.yml": RICH},
    )
    command = ("export", "json", "-o", "people.json", "--replace", "--portraits", "pub/faces")
    outcome = run(folder, *command)
    assert (outcome.code, outcome.out) == (0, "It is in people.json.\nThe portraits are in pub/faces.\n")
    (ada,) = json.loads((folder / "people.json").read_text())["people"]
    faces = folder / "pub" / "faces"
    page = built(folder)
    names = {ada["portrait"][kind] for kind in ("avif", "webp", "jpeg")}
    assert {path.relative_to(faces).as_posix() for path in faces.rglob("*") if path.is_file()} == {
        ".quietpage",
        *names,
    }
    assert all((faces / name).read_bytes() == (page / name).read_bytes() for name in names)
    # Somebody else's file beside them stays; a person who is taken off does not.
    (faces / "mine.txt").write_text("mine")
    (folder / "people" / "ada.yml").write_text("name: Ada\nreasons: She asks.\n")
    assert run(folder, *command).code == 0
    assert sorted(path.name for path in faces.iterdir()) == [".quietpage", "mine.txt"]


def test_portraits_go_where_nothing_is_lost_by_it_and_if_a_theme_has_none_that_is_said(rich: Path) -> None:
    page = built(rich)
    before = {path: path.read_bytes() for path in page.rglob("*") if path.is_file()}
    outcome = run(rich, "export", "json", "--portraits", "_site")
    assert (outcome.code, outcome.out) == (1, "")
    assert "_site: here is a whole page, and the portraits are in it already" in outcome.err
    assert {path: path.read_bytes() for path in page.rglob("*") if path.is_file()} == before
    for name in (".", "portraits", "people"):
        outcome = run(rich, "export", "json", "--portraits", name)
        assert outcome.code == 1
        assert "--portraits" in outcome.err
        assert "--output" not in outcome.err
    assert "is for json, and opml names none" in run(rich, "export", "opml", "--portraits", "faces").err
    config = rich / "quietpage.yml"
    written = config.read_text()
    config.write_text(written.replace("theme: garden", "theme: letter"))
    outcome = run(rich, "export", "json", "--portraits", "faces")
    config.write_text(written)
    assert outcome.code == 0
    assert "The theme letter shows no portraits, so there are none; garden is one that does." in outcome.err
    assert not (rich / "faces").exists()


def test_a_page_that_is_about_to_be_published_is_refused_with_what_it_came_with(tmp_path: Path) -> None:
    run(tmp_path, "new", "my-page", "--theme", "letter")
    assert run(tmp_path, "export", "json", "my-page").code == 0
    outcome = run(tmp_path, "export", "json", "my-page", "--publishing")
    assert outcome.code == 1
    assert "Your name" in outcome.err


@pytest.mark.parametrize("form", export.FORMS)
def test_who_is_not_on_the_page_is_in_no_form_of_it(form: str, tmp_path: Path) -> None:
    hidden = "name: Zelda\nreasons: Secretly.\n"
    folder = site(
        tmp_path,
        {
            "people/ada.yml": "name: Ada\nreasons: Kind.\nasked: waiting\nrevisited: on a wet monday\n",
            "people/no.yml": f"{hidden}asked: said no\n",
            "people/draft.yml": f"{hidden}slug: z\ndraft: yes\n",
        },
    )
    assert not re.search("(?i)zelda|secret|waiting|monday|said no", given_out(folder, form))


def test_nobody_reads_a_number_in_it(told: Any) -> None:
    for value in (told, json.loads(given_out(GARDEN, "json"))):
        for text in texts_of(value):
            assert [number.text for number in numbers_in(text) if number.text != "ten"] == [], text


# Children


def test_a_page_about_children_says_no_more_than_its_pages_do(tmp_path: Path) -> None:
    folder = site(tmp_path, CHILDREN)
    (amara,) = json.loads(given_out(folder, "json"))["people"]
    html = "<p>She laughs with <em>you</em>.</p>\n"
    assert amara == {
        "name": "Amara",
        "language": "en",
        "direction": "ltr",
        "reasons": [{"html": html, "text": "She laughs with you.", "way": "laughs"}],
        "note": "She laughs with you.",
        "ways": ["laughs"],
        "ways_said": {"text": "laughs", "language": "en", "direction": "ltr"},
        "links": [],
        "feeds": [],
        "relation": [],
    }
    text = given_out(folder, "markdown")
    assert "Made by The Willow class." in text
    assert "](" not in text
    for form in ("opml", "vcf", "jsonld"):
        outcome = run(folder, "export", form)
        assert (outcome.code, outcome.out) == (2, "")
        assert "json and markdown say what the page says, and no more" in outcome.err


# In Markdown


def text_of(html: str) -> str:
    """The words of a page, without the signs that typography changes."""
    words = unescape(re.sub(r"<[^>]*>", "", html))
    words = re.sub("[“”„]", '"', re.sub("[‘’]", "'", words))
    return " ".join(words.replace("–", "--").replace("…", "...").split())


def test_the_page_in_markdown_says_what_the_page_says(friends: Path) -> None:
    html = MarkdownIt("commonmark").render(given_out(friends, "markdown"))
    page = built(friends)
    assert re.findall(r"<h1>(.*)</h1>", html) == ["Friends &amp; “others” ]]&gt; &lt;bo&gt;"]
    index = (page / "index.html").read_text()
    assert [text_of(name) for name in re.findall(r"<h2>(.*)</h2>", html)] == [
        text_of(name) for name in re.findall(r'<h2 class="name".*?</h2>', index)
    ]
    parts = [text_of(part) for part in re.split(r"<h2>.*</h2>", html)[1:]]
    for path, said in zip(re.findall(r'<a class="p-name" href="([^"]*)"', index), parts, strict=True):
        person = (page / path).read_text()
        shown = re.findall(r'(?s)<div class="reason p-note">(.*?)</div>', person)
        shown += re.findall(r'(?s)<p class="(?:meet|ways)"[^>]*>(.*?)</p>', person)
        assert shown
        assert all(text_of(each) in said for each in shown)
    for sentence in ("Chosen and written by Rosa <Lind> & Co. The order means nothing.", "Who give and resp"):
        assert sentence in text_of(html)


def test_a_reason_stands_in_it_as_it_was_typed(tmp_path: Path) -> None:
    reason = 'She asks *why*, "often", and\nlistens.\n\n- [there](https://ada.example/)\n- `here`'
    yaml = "name: Ada\nreasons: |\n" + "".join(f"  {line}\n" for line in reason.split("\n"))
    assert reason in given_out(site(tmp_path, {"people/ada.yml": yaml}), "markdown")


HARD = [
    "A line\n---\nand another",
    "A line\n===",
    "She said <b>so</b> and <!-- this -->",
    "<div>\nblock\n\nafter",
    "See [her].\n\n[her]: https://ada.example/a_(b)",
    "Code:\n\n~~~\nnever closed",
    "Code with ``` in:\n\n````\n```\n````",
    "- one of\n- many\n\n  with more\n- things",
    "> quoted\n> - list\n> - more\n\nand `code`",
    "    indented code",
    "- a\n\n* b\n\n- c",
    "***so* much** and **a *lot***",
    "Line one\\\nline other  \nthird",
    "a < b & c > d &amp; &copy;",
    'A [link](https://a.example/?q=&lt; "with a *title* \\" here").',
    "A [link](<https://a.example/a b>)",
    "***\n\nrule",
    "* * *",
    "+ plus\n+ plus",
    "text[^a] | table | ~~gone~~",
    "_a_b_c_ a*b*c __d__e",
    "`` ` ``",
    "\\# not a heading \\* \\- x",
    "`<b>`\n---",
    "<b> - x\n+ y",
    "<b>\n\n- a\n  > b\n  >\n  > ```\n  > c\n  > ```\n- d",
]


def same_words(written: str) -> None:
    around = f"## Before\n\n{as_markdown(written)}\n\n## Behind\n\n[her] <b>\n"
    html = MarkdownIt("commonmark").render(around)
    assert html.startswith("<h2>Before</h2>\n")
    assert html.endswith("<h2>Behind</h2>\n<p>[her] <b></p>\n")
    inside = html.removeprefix("<h2>Before</h2>\n").removesuffix("<h2>Behind</h2>\n<p>[her] <b></p>\n")
    assert text_of(_ours().render(written)) == text_of(inside)


@pytest.mark.parametrize("written", HARD)
def test_whatever_was_typed_others_read_the_same(written: str) -> None:
    same_words(written)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab *_`-+>[]()<&!\\\n#~=:\"'", min_size=1, max_size=30).filter(str.strip))
def test_whatever_signs_were_typed_others_read_the_same(written: str) -> None:
    tokens = _ours().parse(written)
    inner = [child.type for token in tokens for child in token.children or ()]
    if "image" not in inner and "heading_open" not in [token.type for token in tokens]:  # no page has these
        same_words(written)


def test_two_lists_of_two_reasons_stay_two(tmp_path: Path) -> None:
    yaml = "name: Ada\nreasons:\n  - |\n    - kind\n    - calm\n  - |\n    - loud\n    - near\n"
    text = given_out(site(tmp_path, {"people/ada.yml": yaml}), "markdown")
    assert MarkdownIt("commonmark").render(text).count("<ul>") == 2


def test_names_and_labels_mean_nothing_in_markdown(tmp_path: Path) -> None:
    yaml = (
        "name: 'Ada [x] C #'\nslug: ada\nreasons: Kind.\nwhere: '- <home> & so'\n"
        "links:\n  'a_b_ [b] c': https://ada.example/a_(b)_c\n"
    )
    html = MarkdownIt("commonmark").render(given_out(site(tmp_path, {"people/ada.yml": yaml}), "markdown"))
    assert "<h2>Ada [x] C #</h2>" in html
    assert "<p>- &lt;home&gt; &amp; so</p>" in html
    assert '<a href="https://ada.example/a_(b)_c">a_b_ [b] c</a>' in html


# On the command line


def test_a_page_with_problems_is_given_out_in_no_form(tmp_path: Path) -> None:
    folder = site(tmp_path, ada="name: Ada\nreasons: She has 3 cats.\n", bo="name: Bo\n")
    outcome = run(folder, "export", "json", "-o", "people.json")
    assert (outcome.code, outcome.out) == (1, "")
    assert "people/ada.yml:2:18: a number" in outcome.err
    assert "people/bo.yml" in outcome.err
    assert not (folder / "people.json").exists()


def test_a_file_that_is_there_is_not_overwritten_unless_that_was_asked_for(tmp_path: Path) -> None:
    folder = site(tmp_path)
    (folder / "mine.md").write_text("my own words")
    outcome = run(folder, "export", "markdown", "-o", "mine.md")
    assert outcome.code == 2
    assert "there is another file mine.md already, and it stays as it is" in outcome.err
    assert (folder / "mine.md").read_text() == "my own words"
    outcome = run(folder, "export", "markdown", "-o", "mine.md", "--replace")
    assert (outcome.code, outcome.out) == (0, "It is in mine.md.\n")
    assert (folder / "mine.md").read_text() == given_out(folder, "markdown")
    assert run(folder, "export", "markdown", "-o", "mine.md").code == 0  # it is the same already
    assert sorted(path.name for path in folder.iterdir()) == ["mine.md", "people", "quietpage.yml"]


@pytest.mark.parametrize("name", ["quietpage.yml", "people/ada.yml", "people/new.json", "templates/x.html"])
def test_what_the_page_is_made_of_is_never_replaced_by_it(name: str, tmp_path: Path) -> None:
    page = site(tmp_path, {"templates/x.html": "x"})
    before = {each: each.read_bytes() for each in page.rglob("*.*") if each.is_file()}
    said = run(page, "export", "json", "-o", name, "--replace")
    assert said.code != 0
    assert f"{name} is what the page is made of, or would lie beside it" in said.err
    assert {each: each.read_bytes() for each in page.rglob("*.*") if each.is_file()} == before


def test_where_no_file_can_be_written_it_says_so(tmp_path: Path) -> None:
    folder = site(tmp_path)
    for name, said in (("people", "people is a folder"), ("none/a.md", "none/a.md could not be written")):
        outcome = run(folder, "export", "markdown", "-o", name)
        assert outcome.code == 2
        assert said in outcome.err


def test_a_format_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    folder = site(tmp_path)
    assert "did you mean markdown?" in run(folder, "export", "markdwon").err
    assert f"there is {', '.join(export.FORMS)}" in run(folder, "export", "zebra").err
    assert given_out(folder, "md") == given_out(folder, "markdown")


def test_it_goes_into_a_pipe_byte_by_byte_and_words_about_it_do_not(tmp_path: Path) -> None:
    config = f"{CONFIG}not_numbers: [ten Boom]\n"
    folder = site(tmp_path, {"quietpage.yml": config}, ada="name: Corrie ten Boom\nreasons: Kind.\n")
    command = [sys.executable, "-m", "quietpage", "export", "vcf", str(folder)]
    done = subprocess.run(command, capture_output=True, check=True)
    assert done.stdout == (built(folder) / "people" / "corrie-ten-boom.vcf").read_bytes()
    assert b"Taken for names" in done.stderr


def test_the_same_page_gives_the_same_bytes_and_writes_nothing_into_the_site(tmp_path: Path) -> None:
    folder = site(tmp_path)
    before = sorted(folder.rglob("*"))
    assert given_out(folder, "json") == given_out(folder, "json")
    assert sorted(folder.rglob("*")) == before


def test_every_form_is_known_by_the_command() -> None:
    assert tuple(FORMS) == export.FORMS


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    folder = site(tmp_path / "page")
    theirs = tmp_path / "theirs.md"
    theirs.write_text("not yours")
    (folder / "mine.md").symlink_to(theirs)
    outcome = run(folder, "export", "markdown", "-o", str(folder / "mine.md"), "--replace")
    assert outcome.code == 2
    assert "is a link to another place" in outcome.err
    assert theirs.read_text() == "not yours"
    assert (folder / "mine.md").is_symlink()


# Pages of the author's own


def test_pages_of_ones_own_are_there_as_data_and_as_they_are_drawn(rich: Path) -> None:
    pages = json.loads(given_out(rich, "json"))["pages"]
    assert [page["title"] for page in pages] == ["About us", "C#, really & <"]
    for page in pages:
        drawn = (built(rich) / page["path"]).read_text(encoding="utf-8")
        assert page["html"] in drawn
        assert f"<title>{page['title'].replace('&', '&amp;').replace('<', '&lt;')}" in drawn
    assert pages[0]["text"].startswith("We ask her, them and the web.\n\n")


@pytest.mark.parametrize("url", ["https://ada.example/people/", ""])
def test_pages_of_ones_own_are_in_markdown_below_the_title_of_all_and_lead_from_elsewhere(
    url: str, rich: Path, tmp_path: Path
) -> None:
    config = (rich / "quietpage.yml").read_text().replace(f"url: {HOME}\n", f"url: {url}\n" if url else "")
    files = {
        path: (rich / path).read_bytes() for path in ("people/ada.yml", "portraits/a.png", "static/tree.png")
    }
    texts = {f"pages/{path.name}": path.read_bytes() for path in (rich / "pages").iterdir()}
    read = MarkdownIt("commonmark").render(
        given_out(site(tmp_path, {**files, **texts, "quietpage.yml": config}), "markdown")
    )
    about = read[read.index("<h2>About us</h2>") : read.index("<h2>C#")]
    assert re.findall(r"<(h.)>(.*?)</h.>", about) == [
        *(("h2", "About us"), ("h3", "Whom"), ("h4", "Softly"), ("h5", "C#"))
    ]
    assert "<h2>C#, <em>really</em> &amp; &lt;</h2>" in read
    assert '<a href="https://ada.example/">the <em>web</em></a>' in about
    assert "<pre><code># no heading\n</code></pre>" in about
    if url:
        assert f'<a href="{url}people/ada.html" title="Notes &amp; more">her</a>' in about
        assert f'<a href="{url}pages/%C3%BCber.html">them</a>' in about
        assert f'<img src="{url}tree.png" alt="A tree"' in about
    else:
        assert "<p>We ask her, them and <a" in about
        assert "<p>A tree</p>" in about


def test_a_link_within_a_page_of_ones_own_leads_to_that_page_from_elsewhere(tmp_path: Path) -> None:
    files = {
        "quietpage.yml": f"author:\n  name: Ada\nurl: {HOME}\n",
        "pages/über.md": "# Us\n\n[So](#whom-i-ask) and [so](über.md#whom-i-ask).\n\n## Whom I ask\n",
    }
    text = given_out(site(tmp_path, files), "markdown")
    both = re.findall(r"\[[Ss]o\]\((.*?)\)", text)
    assert both == [f"{HOME.rstrip('/')}/pages/%C3%BCber.html#whom-i-ask"] * 2
