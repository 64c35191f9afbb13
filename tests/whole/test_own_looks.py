"""The docs on a look of one's own, and on a page inside another site: followed, they keep what they say."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.browser import chromium
from tests.docs import ROOT, bash, blocks, blocks_of, text_of
from tests.sites import CONFIG, built, check, run, site
from tests.themes.test_beginning import choose
from tests.tools import program

FONTS = ROOT / "themes" / "letter" / "fonts"
PEOPLE = {
    "people/ada.yml": "name: Ada\nreasons: |\n  She *asks*.\n\n  > Why not?\nways: [gives]\n",
    "people/bo.yml": "name: Bo\nreasons: He listens.\n",
}
PALETTE = re.compile(r"(\w+): (?:\{light: )?\"(#\w+)\"(?:, dark: \"(#\w+)\"\})?")


def palettes(page: str) -> list[str]:
    return [text for text in blocks(f"docs/how-to/{page}.md", "yaml") if "palette:" in text]


def colours(style: str, scheme: str) -> dict[str, str]:
    """The colours that a finished style sheet begins with, by day or by night."""
    light, dark = re.findall(r":root \{ (--paper.*?) \}", style)[:2]
    return dict(re.findall(r"--(\w+): (#\w+);", light if scheme == "light" else dark))


@pytest.mark.parametrize("text", palettes("colours"))
def test_the_colours_in_the_docs_come_onto_the_page_by_day_and_by_night(text: str, tmp_path: Path) -> None:
    before = (built(site(tmp_path / "before", PEOPLE)) / "style.css").read_text()
    page = built(site(tmp_path / "after", {**PEOPLE, "quietpage.yml": CONFIG + text}))
    style = (page / "style.css").read_text()
    given = PALETTE.findall(text)
    assert given
    day, night = colours(before, "light"), colours(before, "dark")
    for name, light, dark in given:
        day[name], night[name] = light, dark or night[name]
    assert (colours(style, "light"), colours(style, "dark")) == (day, night)
    assert f'content="{day["paper"]}"' in (page / "index.html").read_text()


def written(page: Path, name: str, text: str) -> None:
    path = page / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.needs("chromium")
def test_a_typeface_a_rule_and_lines_at_the_foot_are_seen_where_the_docs_say(tmp_path: Path) -> None:
    page = site(tmp_path, PEOPLE)
    faces, meanwhile, larger = blocks("docs/how-to/typeface.md", "css")
    # As the page says: the second line of that in the place of the last one of this.
    faces = "".join(faces.splitlines(keepends=True)[:-1]) + meanwhile
    (quotation,) = blocks("docs/how-to/colours.md", "css")
    more, index, _ = blocks("docs/how-to/footer.md", "html")
    (author,) = blocks("docs/how-to/footer.md", "yaml")
    written(page, "quietpage.yml", author)
    written(page, "templates/fonts.css", faces)
    written(page, "templates/ours.css", larger + quotation)
    written(page, "templates/more.html", more)
    written(page, "templates/index.html", index)
    for name, of in (("mine", "latin"), ("mine-italic", "latin-italic")):
        written(page, f"static/fonts/{name}.woff2", "")
        shutil.copy(FONTS / f"sorts-mill-goudy-{of}.woff2", page / f"static/fonts/{name}.woff2")
    written(page, "static/fonts/LICENSE.txt", "The licence.\n")
    shown = built(page)
    assert (shown / "fonts" / "LICENSE.txt").is_file()
    for name in ("index", "people/ada", "ways/gives"):
        html = (shown / f"{name}.html").read_text()
        colophon = html[html.rindex('<footer class="foot">') :]
        assert '<a href="https://rosa.example/imprint">Imprint</a>' in colophon, name
        assert ("Tell me" in colophon) == (name == "index")
        assert ("Elsewhere: " in colophon) == (name != "people/ada")
        assert 'href="https://rosa.example/notebook"' in colophon or name == "people/ada"
    assert "imprint" not in (shown / "404.html").read_text()
    with chromium() as browser:
        window = browser.new_page()
        fetched: list[str] = []
        window.on("request", lambda request: fetched.append(request.url.rpartition("/")[2]))
        window.goto((shown / "index.html").as_uri())
        faces_used = window.evaluate(
            "document.fonts.ready.then(all => [...all].filter(each => each.status === 'loaded')"
            ".map(each => `${each.family} ${each.style}`).sort())"
        )
        assert faces_used == ["Mine italic", "Mine normal"]
        assert sorted(name for name in fetched if name.endswith(".woff2")) == [
            "mine-italic.woff2",
            "mine.woff2",
        ]
        face, size, colour, link = window.evaluate(
            "(() => { const of = each => getComputedStyle(document.querySelector(each));"
            "return [of('body').fontFamily, of('body').fontSize, of('blockquote').color,"
            "of(':root').getPropertyValue('--link')] })()"
        )
        assert face.startswith('Mine, "Mine meanwhile", ')
        assert size == "22.4px"  # 1.4 of the usual sixteen
        assert colour == "rgb({}, {}, {})".format(*bytes.fromhex(link.strip().removeprefix("#")))


def test_a_colophon_of_ones_own_takes_the_place_of_the_themes(tmp_path: Path) -> None:
    *_, colophon = blocks("docs/how-to/footer.md", "html")
    page = site(tmp_path, PEOPLE)
    written(page, "templates/colophon.html", colophon)
    shown = built(page)
    for name in ("index", "ways/gives"):
        html = (shown / f"{name}.html").read_text()
        assert "Collected by" in html
        assert "The order means nothing." in html
        assert "Chosen and written by" not in html


def test_a_theme_of_ones_own_becomes_step_by_step_what_the_docs_say(tmp_path: Path) -> None:
    page = site(tmp_path / "my-page", PEOPLE)
    before = {path: path.read_bytes() for path in built(page).rglob("*.html")}
    steps = [block for block in blocks_of("docs/how-to/own-theme.md") if block.kind]
    assert [kind for kind, _ in steps] == ["sh", "yaml", "sh", "yaml", "css", "html"]
    begin, use, _, manifest, style, template = [text for _, text in steps]
    assert run(tmp_path, *begin.split()[1:]).err == ""
    (tree,) = [text for kind, text in blocks_of("docs/how-to/own-theme.md") if "seaside.css  " in text]
    named = re.findall(r"^  (\S+)", tree, re.MULTILINE)
    made = [path for path in (page / "seaside").rglob("*") if path.is_file()]
    assert sorted(named) == sorted(path.relative_to(page / "seaside").as_posix() for path in made)
    choose(page, use.removeprefix("theme: ").strip())
    shown = built(page)
    assert {path: path.read_bytes() for path in before if path.name != "404.html"} == {
        path: content for path, content in before.items() if path.name != "404.html"
    }
    written(page, "seaside/theme.yml", manifest)
    written(page, "seaside/seaside.css", style)
    written(page, "seaside/templates/index.html", template)
    assert check(page).err == ""
    built(page)
    css, index = ((shown / name).read_text() for name in ("style.css", "index.html"))
    assert colours(css, "light")["paper"] == "#f4f8f8"
    assert re.findall(r"--measure: ([\w.]+)", css)[-1] == "25em"
    assert index.index("Come in, sit down.") < index.index('class="person h-card"')


# Inside another site

INSIDE = "docs/how-to/inside-a-site.md"
GENERATORS = {
    # What each was seen to do, for what the page says of it: no page is taken away, unless Hugo is told to.
    "hugo": """#!/bin/sh
case "$1" in --cleanDestinationDir) rm -rf public;; esac
mkdir -p public static && cp -R static/. public/
echo "<a href=/people/>People</a>" > public/index.html
""",
    "npx": """#!/bin/sh
mkdir -p _site
echo "<a href=/people/>People</a>" > _site/index.html
if [ -e copied ]; then mkdir -p _site/people && cp -R my-people/_site/. _site/people/; fi
""",
    "pip": "#!/bin/sh\n",
}


@pytest.fixture
def around(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of another site, with a page in it, and what stands in for generators."""
    (url, _) = blocks(INSIDE, "yaml")
    site(tmp_path / "my-site" / "my-people", {**PEOPLE, "quietpage.yml": CONFIG + url})
    tools = tmp_path / "tools"
    for name, script in GENERATORS.items():
        written(tools, name, script)
        (tools / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
    return tmp_path / "my-site"


def pages_under(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "people").glob("*.html"))


@pytest.mark.needs("bash")
@pytest.mark.parametrize(("which", "out"), [(0, "public"), (1, "_site")], ids=["hugo", "eleventy"])
def test_behind_another_generator_the_page_is_under_people_and_nobody_stays_who_was_taken_off(
    which: int, out: str, around: Path
) -> None:
    commands = blocks(INSIDE, "sh")[which]
    bash(around, commands)
    page = around / out / "people"
    assert (around / out / "index.html").is_file()
    assert pages_under(page) == ["ada.html", "bo.html"]
    index = (page / "index.html").read_text()
    assert '<link rel="canonical" href="https://rosa.example/people/">' in index
    # Whatever a visitor's browser fetches or follows inside is reached from there, and leads nowhere above.
    for html in page.rglob("*.html"):
        for link in re.findall(r'(?:href|src)="([^"#:]+)"', html.read_text()):
            if html.name == "404.html":  # which a host may serve at any depth
                assert link.startswith("/people/")
            else:
                there = (html.parent / link).resolve()
                assert there.is_file(), link
                assert there.is_relative_to(page)
    (around / "my-people" / "people" / "bo.yml").unlink()
    bash(around, commands)
    assert pages_under(page) == ["ada.html"]


@pytest.mark.needs("bash")
def test_pages_of_the_other_site_in_the_same_folder_are_left_alone(around: Path) -> None:
    written(around, "static/people/index.html", "theirs")
    bash(around, "hugo")
    said = run(around, "build", "my-people", "--output", "public/people")
    assert said.code == 1
    assert "there are files here that quietpage did not write" in said.err
    assert (around / "public" / "people" / "index.html").read_text() == "theirs"


@pytest.mark.needs("bash")
def test_what_hugo_copies_is_the_page_and_it_cleans_up_when_told_to(around: Path) -> None:
    commands = blocks(INSIDE, "sh")[2]
    bash(around, commands)
    assert pages_under(around / "public" / "people") == ["ada.html", "bo.html"]
    (around / "my-people" / "people" / "bo.yml").unlink()
    bash(around, commands)
    assert pages_under(around / "public" / "people") == ["ada.html"]


@pytest.mark.needs("bash", "node")
def test_eleventy_is_told_what_to_copy_and_what_to_leave_alone(around: Path) -> None:
    (config,) = blocks(INSIDE, "js")
    written(around, "eleventy.config.mjs", config)
    asked = """
    const told = {copied: {}, ignored: []};
    (await import("./eleventy.config.mjs")).default({
      addPassthroughCopy: each => Object.assign(told.copied, each),
      ignores: {add: each => told.ignored.push(each)},
    });
    console.log(JSON.stringify(told));
    """
    done = subprocess.run(
        [program("node"), "--input-type=module", "-e", asked], cwd=around, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "copied": {"my-people/_site": "people"},
        "ignored": ["my-people/**"],
    }
    written(around, "copied", "")
    bash(around, blocks(INSIDE, "sh")[3])
    assert pages_under(around / "_site" / "people") == ["ada.html", "bo.html"]


@pytest.mark.needs("bash")
def test_a_host_builds_both_by_one_command_and_what_is_looked_for_at_the_top_is_there(around: Path) -> None:
    bash(around, blocks(INSIDE, "sh")[4])
    page = around / "public" / "people"
    text = text_of(INSIDE)
    (line,) = re.findall(r"`(Sitemap: \S+)`", text)
    assert line in (page / "robots.txt").read_text()
    for name in ("sitemap.xml", ".well-known/recommendations.opml", "404.html"):
        assert f"`{name}`" in text or name in line
        assert (page / name).is_file()
    (_, author) = blocks(INSIDE, "yaml")
    config = around / "my-people" / "quietpage.yml"
    config.write_text(config.read_text().replace(CONFIG, author))
    bash(around, blocks(INSIDE, "sh")[4])
    assert 'href="https://rosa.example/"' in (page / "index.html").read_text()
