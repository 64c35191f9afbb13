"""A page inside another generator's site: the docs are followed to the letter, with the generator itself."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from justhtml import JustHTML

from quietpage import numbers_in
from tests.docs import bash, blocks, text_of
from tests.drawings import picture
from tests.sites import CONFIG, run, site
from tests.tools import MODULES, OF_PYTHON, of_npm

INSIDE = "docs/how-to/inside-a-site.md"
PEOPLE: Mapping[str, str | bytes] = {
    "people/ada.yml": 'name: Ada & Co\nreasons: |\n  She *asks*, "why".\n\n  > Why not?\n'
    "ways: [gives, laughs]\n"
    "portrait: {file: ada.png, alt: Ada at a desk &copy <on>}\n",
    "people/bo.yml": "name: Bo\nreasons: He listens.\n",
    "people/cy.yml": "name: Cy\nreasons: She is not asked yet.\ndraft: yes\n",
    # Signs that mean something to every one of the generators, wherever quietpage lets them stand.
    "people/eve.yml": "name: Eve *of* <eve> & Co\nslug: eve\nlanguage: he\nways: [a <way> & c]\n"
    "reasons: She writes `{{ site }}`, `{{< people >}}` and `<b>`.\n"
    "links:\n  '<eve> & _co_': https://eve.example/?a=b&copy-c\n  Post: mailto:eve@eve.example\n",
}
HOME = '<a href="/people/">People</a>'


class Other(NamedTuple):
    """Another generator: the smallest site of it, and the folder that it writes."""

    output: str
    files: Mapping[str, str]


OTHERS = {
    "hugo": Other(
        "public",
        {
            "hugo.toml": 'baseURL = "https://rosa.example/"\ndisableKinds = ["taxonomy", "term"]\n',
            "layouts/home.html": f"<!doctype html><title>Rosa</title>{HOME}\n",
            "layouts/page.html": "<!doctype html><title>{{ .Title }}</title>{{ .Content }}\n",
        },
    ),
    "eleventy": Other("_site", {"index.html": f"<!doctype html><title>Rosa</title>{HOME}\n"}),
    "mkdocs": Other(
        "site",
        {
            "mkdocs.yml": "site_name: Rosa\nsite_url: https://rosa.example/\n",
            "docs/index.md": f"# Rosa\n\n{HOME}\n",
        },
    ),
    "pelican": Other(
        "output",
        {
            "pelicanconf.py": 'SITENAME = "Rosa"\nSITEURL = "https://rosa.example"\nPATH = "content"\n',
            "content/hello.md": f"Title: Hello\nDate: 2026-01-01\n\n{HOME}\n",
        },
    ),
    "jekyll": Other(
        "_site",
        {
            "_config.yml": "title: Rosa\n",
            "index.html": f"---\n---\n{HOME}\n",
            "_layouts/default.html": "<!doctype html><title>{{ page.title }}</title>{{ content }}\n",
        },
    ),
}


def begin(generator: str, folder: Path, more: Mapping[str, str] | None = None) -> Path:
    """Write the smallest site of a generator into a folder; where it will be finished."""
    for name, text in {**OTHERS[generator].files, **(more or {})}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder / OTHERS[generator].output


ASKING = ("eleventy", "mkdocs", "pelican")
"""Those that can ask quietpage themselves; the others read a file."""

OWN_THEME = "In your own theme"


def parts(generator: str) -> list[str]:
    return re.split(r"^## ", text_of(f"docs/how-to/inside/{generator}.md"), flags=re.M)[1:]


def ways(generator: str) -> list[str]:
    """The parts of a generator's page that are a way to have quietpage's own page in its site."""
    return [part for part in parts(generator) if "```sh" in part and not part.startswith(OWN_THEME)]


def in_own_theme(generator: str) -> str:
    """The part of a generator's page that has the people drawn by the generator itself."""
    (part,) = [part for part in parts(generator) if part.startswith(OWN_THEME)]
    return part


def follow(way: str, folder: Path) -> str:
    """Write each piece of a part of a page into the file named before it; the commands, to be given then."""
    commands = ""
    for before, kind, text in re.findall(r"((?:(?!```).)*)^```(\w+)\n(.*?)^```$", way, re.S | re.M):
        if kind == "sh":
            commands += text
        else:
            name = re.findall(r"`([\w./-]+)`", before)[-1]
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            with (folder / name).open("a", encoding="utf-8") as file:
                file.write(text)
    return commands


@pytest.fixture
def around(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a page in it, for the site around; nothing in it may ask the network."""
    (url, _) = blocks(INSIDE, "yaml")
    ways = "ways: [gives, laughs, a <way> & c]\n"
    config = f"{CONFIG}  email: rosa@rosa.example\ntheme: garden\nwelcome: We *thank* them.\n{ways}{url}"
    site(
        tmp_path / "my-site" / "my-people",
        {**PEOPLE, "quietpage.yml": config, "portraits/ada.png": picture()},
    )
    paths = [os.environ["PATH"], *{str(path) for path in OF_PYTHON.values()}]
    monkeypatch.setenv("PATH", os.pathsep.join(paths))
    for name in ("http_proxy", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.setenv("npm_config_offline", "true")
    return tmp_path / "my-site"


def contents(folder: Path) -> dict[str, bytes]:
    """What a visitor could fetch from a folder; what is left out is for hosts, and for quietpage."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in (".nojekyll", ".quietpage")
    }


def alone(around: Path) -> dict[str, bytes]:
    """The page as quietpage makes it where no other generator is."""
    said = run(around, "build", "my-people", "--output", str(around.parent / "alone"))
    assert said.code == 0, said.err
    return contents(around.parent / "alone")


def seen(page: Path) -> None:
    """Whatever a visitor's browser fetches or follows inside is there, and nothing leads above."""
    index = (page / "index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://rosa.example/people/">' in index
    assert 'href="style.css' in index
    assert re.search(r'<img[^>]+alt="Ada at a desk', index)
    for html in page.rglob("*.html"):
        for link in re.findall(r'(?:href|src)="([^"#:?]+)', html.read_text(encoding="utf-8")):
            if html.name == "404.html":  # which a host may serve at any depth
                assert link.startswith("/people/")
            elif not link.startswith(("https", "mailto", "data")):
                there = (html.parent / link).resolve()
                assert there.is_file(), link
                assert there.is_relative_to(page)


def drawn(output: Path, around: Path) -> set[str]:
    """The names of the people as the generator drew them in its own theme: all that quietpage gave it is
    there as it was written, and no number.
    """
    page = (output / "thanks/index.html").read_text(encoding="utf-8")
    (part,) = JustHTML(page, sanitize=False).query("div.people")
    assert numbers_in(part.to_html(), "en", "html") == ()
    said = run(around, "export", "json", "my-people")
    assert said.code == 0, said.err
    given = json.loads(said.out)
    articles = part.query("article")
    assert [text(article, "h2") for article in articles] == [[each["name"]] for each in given["people"]]
    for person, article in zip(given["people"], articles, strict=True):
        assert of(article, "lang") == person["language"]
        assert of(article, "dir") == person["direction"]
        assert all(reason["html"].strip() in page for reason in person["reasons"])
        ways = [person["ways_said"]["text"]] if person["ways"] else []
        assert text(article, "p[dir]") == ways
        links = [(of(link, "href"), link.to_text()) for link in article.query("p > a[rel]")]
        assert links == [(link["url"], link["label"]) for link in person["links"]]
        faces = article.query("img")
        assert [of(face, "alt") for face in faces] == [
            each["alt"] for each in [person.get("portrait")] if each
        ]
        for face in faces:
            path = re.sub(r"^(https://rosa\.example/|\.\./|/)", "", of(face, "src"))
            assert (output / path).is_file()
    words = given["words"]
    (foot,) = part.query("div.people > p[lang]")
    assert f"{words['chosen']} {words['order']}" in foot.to_text()
    for html in (given["welcome"]["html"], words["leave"]["html"]):
        assert html.strip() in page
    # What a generator tells of its own accord, in a feed or to its search, gives nobody a date.
    feeds = [path for path in output.rglob("*.xml") if not path.is_relative_to(output / "people")]
    assert not any("Eve" in path.read_text(encoding="utf-8") for path in feeds)
    return {person["name"] for person in given["people"]}


def text(node: Any, selector: str) -> list[str]:
    return [found.to_text(strip=True) for found in node.query(selector)]


def of(node: Any, attribute: str) -> str:
    return str(node.attrs[attribute])


@pytest.mark.parametrize(
    ("generator", "which"),
    [
        pytest.param(
            name,
            which,
            marks=pytest.mark.needs("bash", *(["node", "npm"] if name == "eleventy" else [name])),
            id=f"{name}-{way.partition(chr(10))[0].lower().replace(' ', '-')}",
        )
        for name in OTHERS
        for which, way in enumerate(ways(name))
    ],
)
def test_followed_the_page_is_under_people_as_quietpage_makes_it_and_nobody_stays_who_was_taken_off(
    generator: str, which: int, around: Path
) -> None:
    output = begin(generator, around)
    if generator == "eleventy":
        of_npm("@11ty/eleventy/package.json")
        (around / "node_modules").symlink_to(MODULES)
        (around / "package.json").write_text('{"type": "module"}\n')
    commands = follow(ways(generator)[which], around)
    own: list[str] = []
    both = which == 0
    if both:
        # Who has the people drawn in their own theme besides need not start the generator once more.
        own = follow(in_own_theme(generator), around).splitlines()
        commands = "\n".join([*(line for line in own if line not in commands), commands])
    bash(around, commands)
    assert HOME in "".join(path.read_text(encoding="utf-8") for path in output.glob("*.html"))
    assert contents(output / "people") == alone(around)
    assert (output / "people/people/bo.html").is_file()
    assert (output / "people/.well-known/recommendations.opml").is_file()
    seen(output / "people")
    # Nothing that was written for quietpage alone is published, a draft least of all.
    assert [*output.rglob("*.yml"), *output.rglob("my-people"), *output.rglob("cy.*")] == []
    if both:
        assert drawn(output, around) == {
            "Ada & Co",
            "Bo",
            "Eve *of* <eve> & Co",
        }
    (around / "my-people" / "people" / "bo.yml").unlink()
    (around / "my-people" / "people" / "ada.yml").write_text("name: Ada & Co\nreasons: Kind.\n")
    with (around / "my-people" / "quietpage.yml").open("a", encoding="utf-8") as config:
        config.write("audience: whisper\n")
    bash(around, commands)
    assert contents(output / "people") == alone(around)
    assert not (output / "people/people/bo.html").exists()
    if both:
        assert drawn(output, around) == {"Ada & Co", "Eve *of* <eve> & Co"}
        assert not any(b"He listens" in path.read_bytes() for path in output.rglob("*") if path.is_file())
        # Where a template of the docs has a head, the page asks to be left alone, as quietpage's own does.
        head = (output / "thanks/index.html").read_text(encoding="utf-8").partition("</head>")[0]
        assert ('name="robots" content="noindex' in head) is (generator in ("mkdocs", "pelican"))
        # Ada's portrait was let go.
        assert [*(output / "faces" / "portraits").rglob("*")] == []
    if both and generator in ASKING:
        (around / "my-people" / "people" / "di.yml").write_text("name: Di\nreasons: She has 3 cats.\n")
        with pytest.raises(AssertionError, match='a number on a page without numbers: "3"'):
            bash(around, own[-1])


def test_there_is_a_page_for_every_generator_that_is_tried_and_no_other() -> None:
    named = re.findall(r"\(inside/(\w+)\.md\)", text_of(INSIDE))
    assert named == [*OTHERS]
    assert all(ways(name) for name in named)


@pytest.mark.needs("bash", "pelican")
def test_pelican_takes_pages_in_its_content_for_articles_as_the_docs_say(around: Path) -> None:
    begin("pelican", around)
    with (around / "pelicanconf.py").open("a", encoding="utf-8") as file:
        file.write('STATIC_PATHS = ["people"]\n')
    bash(around, "quietpage build my-people --output content/people\npelican content")
    assert (around / "output/people/style.css").is_file()
    assert [*(around / "output/people").rglob("*.html")] == []


@pytest.mark.needs("bash", "hugo")
def test_children_are_drawn_without_anything_by_which_they_could_be_found(around: Path) -> None:
    output = begin("hugo", around)
    commands = follow(in_own_theme("hugo"), around)
    for path in (around / "my-people" / "people").iterdir():
        path.unlink()
    config = "author:\n  name: The Hazel class\ntheme: classroom\n"
    amara = "name: Amara\nreasons: She *laughs*.\nways: [laughs]\n"
    site(around / "my-people", {"quietpage.yml": config, "people/amara.yml": amara})
    bash(around, commands)
    (part,) = JustHTML((output / "thanks/index.html").read_text(), sanitize=False).query("div.people")
    assert text(part, "h2") == ["Amara"]
    assert "Made by The Hazel class." in part.to_text()
    assert part.query("a, img, [id]") == []
    assert not (output / "faces").exists()
    # Whoever forgets quietpage is told.
    (around / "data/quietpage.json").unlink()
    with pytest.raises(AssertionError, match=r"data/quietpage\.json is not there: quietpage"):
        bash(around, "hugo")


@pytest.mark.needs("bash", "hugo")
def test_pages_of_the_other_site_in_the_same_folder_are_left_alone(around: Path) -> None:
    begin("hugo", around, {"static/people/index.html": "theirs"})
    bash(around, "hugo")
    said = run(around, "build", "my-people", "--output", "public/people")
    assert said.code == 1
    assert "there are files here that quietpage did not write" in said.err
    assert (around / "public" / "people" / "index.html").read_text() == "theirs"


@pytest.mark.needs("bash", "hugo")
def test_a_host_builds_both_by_one_command_and_what_is_looked_for_at_the_top_is_there(around: Path) -> None:
    begin("hugo", around)
    (command,) = blocks(INSIDE, "sh")
    (_, author) = blocks(INSIDE, "yaml")
    config = around / "my-people" / "quietpage.yml"
    config.write_text(config.read_text().replace(CONFIG, author))
    # What a host fetches from far away is here already.
    bash(around, "pip() { :; }\n" + command)
    page = around / "public" / "people"
    text = text_of(INSIDE)
    (line,) = re.findall(r"`(Sitemap: \S+)`", text)
    assert line in (page / "robots.txt").read_text()
    for name in ("sitemap.xml", ".well-known/recommendations.opml", "404.html"):
        assert f"`{name}`" in text or name in line
        assert (page / name).is_file()
    assert 'href="https://rosa.example/"' in (page / "index.html").read_text()
