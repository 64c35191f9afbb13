"""A page inside another generator's site: the docs are followed to the letter, with the generator itself."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.docs import bash, blocks, text_of
from tests.drawings import picture
from tests.sites import CONFIG, run, site
from tests.tools import MODULES, OF_PYTHON, of_npm

INSIDE = "docs/how-to/inside-a-site.md"
PEOPLE: Mapping[str, str | bytes] = {
    "people/ada.yml": 'name: Ada & Co\nreasons: |\n  She *asks*, "why".\n\n  > Why not?\nways: [gives]\n'
    "portrait: {file: ada.png, alt: Ada at a desk}\n",
    "people/bo.yml": "name: Bo\nreasons: He listens.\n",
    "people/cy.yml": "name: Cy\nreasons: She is not asked yet.\ndraft: yes\n",
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
            "hugo.toml": 'baseURL = "https://rosa.example/"\ndisableKinds = ["taxonomy", "term", "RSS"]\n',
            "layouts/home.html": f"<!doctype html><title>Rosa</title>{HOME}\n",
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
    "jekyll": Other("_site", {"_config.yml": "title: Rosa\n", "index.html": f"---\n---\n{HOME}\n"}),
}


def begin(generator: str, folder: Path, more: Mapping[str, str] | None = None) -> Path:
    """Write the smallest site of a generator into a folder; where it will be finished."""
    for name, text in {**OTHERS[generator].files, **(more or {})}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder / OTHERS[generator].output


def ways(generator: str) -> list[str]:
    """The parts of a generator's page that are a way to have the page in its site."""
    parts = re.split(r"^## ", text_of(f"docs/how-to/inside/{generator}.md"), flags=re.M)[1:]
    return [part for part in parts if "```sh" in part]


def follow(way: str, folder: Path) -> str:
    """Write each piece of a part of a page into the file named before it; the commands, to be given then."""
    commands = ""
    for before, kind, text in re.findall(r"((?:(?!```).)*)^```(\w+)\n(.*?)^```$", way, re.S | re.M):
        if kind == "sh":
            commands += text
        else:
            name = re.findall(r"`([\w./-]+)`", before)[-1]
            with (folder / name).open("a", encoding="utf-8") as file:
                file.write(text)
    return commands


@pytest.fixture
def around(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a page in it, for the site around; nothing in it may ask the network."""
    (url, _) = blocks(INSIDE, "yaml")
    config = CONFIG + "theme: garden\n" + url
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
    assert re.search(r'<img[^>]+alt="Ada at a desk"', index)
    for html in page.rglob("*.html"):
        for link in re.findall(r'(?:href|src)="([^"#:?]+)', html.read_text(encoding="utf-8")):
            if html.name == "404.html":  # which a host may serve at any depth
                assert link.startswith("/people/")
            elif not link.startswith(("https", "mailto", "data")):
                there = (html.parent / link).resolve()
                assert there.is_file(), link
                assert there.is_relative_to(page)


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
    bash(around, commands)
    assert HOME in "".join(path.read_text(encoding="utf-8") for path in output.glob("*.html"))
    assert contents(output / "people") == alone(around)
    assert (output / "people/people/bo.html").is_file()
    assert (output / "people/.well-known/recommendations.opml").is_file()
    seen(output / "people")
    # Nothing that was written for quietpage alone is published, a draft least of all.
    assert [*output.rglob("*.yml"), *output.rglob("my-people"), *output.rglob("cy.*")] == []
    (around / "my-people" / "people" / "bo.yml").unlink()
    bash(around, commands)
    assert contents(output / "people") == alone(around)
    assert not (output / "people/people/bo.html").exists()


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
