"""The docs on a look of one's own: followed, they keep what they say."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.browser import chromium
from tests.docs import ROOT, blocks, blocks_of
from tests.sites import CONFIG, built, check, run, site
from tests.themes.test_beginning import choose

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
