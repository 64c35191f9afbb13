"""The finished page, in a real Chromium: what a visitor sees, hears, prints and presses."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import unquote

import pytest

from tests.browser import (
    chromium,
    looks_of_names,
    numbers_met,
    outside,
    pale,
    places_of_people,
    served,
    watched,
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Scheme = Literal["light", "dark"]
EXAMPLE = Path(__file__).parent.parent / "example_site"
WIDTHS = (320, 768, 1440)
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
NAMES = ("ten Boom",)
LAYER = "@layer skeleton {"
"""How the style sheet begins, but for its comments."""
LARGEST = 100_000
"""What the index may weigh with everything that it fetches, in bytes."""

WORD = "Donaudampfschifffahrtsgesellschaftskapitän"
LONG = (
    "Anna Maria Luisa Henrietta Wilhelmina Aleksandra von und zu der Winkel-Hohenstein-Lindenberg of Nowhere"
)
FULL = f"""\
name: Kees van der Merwe
pronouns: they/them
where: a village so far away that hardly anybody has been there and come back to tell of it
reasons: |
  {WORD}{WORD} is a word they like.

  > “Sit down,” they say. “Begin again.”
  >
  > > They heard that from *their* teacher, who **never** hurried.

  - They mend what is broken:

    - chairs,
      - and the legs of chairs,
        - `screws-and-other-small-things-in-a-very-long-line-without-any-space-in-it`
    - friendships.

    It takes as long as it takes.
  - > A quotation in a list.

  ***

  ```
  for friend in friends: tell(friend, "a line of code far too long to stand in a narrow window", softly)
  ```

  [{WORD} leads somewhere](https://kees.example/{WORD.replace("ä", "a")}), they<br>said,  \\
  and <b>laughed</b> at &amp; &lt;script&gt;.
ways: [gives, respects, laughs, plays, shares, supports, feeds back, challenges]
links:
  "{WORD} & <friends>": https://kees.example/
  A letter box: mailto:kees@kees.example
start_with:
  title: "{LONG}"
  url: https://kees.example/begin
  why: "{WORD}"
"""
HEBREW = """\
name: רות לוי
language: he
where: ירושלים
reasons: |
  היא שומעת, ואחר כך היא שואלת.

  > ומי ששואל לומד.

  - גם בגן
  - גם בבית
ways: [gives, feeds back]
links:
  הבית שלה: https://ruth.example/
  הגן, והספרים: https://ruth.example/garden
start_with:
  title: המכתבים
  url: https://ruth.example/letters
"""
CONFIG = "title: {title}\nauthor:\n  name: Rosa Lind\n"
SYLLABLES = ("ba", "do", "fi", "ga", "ho", "ju", "ka", "lo", "mu", "ne", "po", "ra", "su", "ta", "vo")


def crowd() -> dict[str, str]:
    many = [
        f"- name: {first}{second} {third}nel\n  reasons: Kind.\n"
        for first in map(str.title, SYLLABLES)
        for second, third in zip(SYLLABLES, map(str.title, SYLLABLES[::-1]), strict=True)
    ][:200]
    return {
        "quietpage.yml": CONFIG.format(title=WORD) + f"welcome: |\n  {WORD}\n\n  > Softly.\n",
        "people/many.yml": "".join(many),
        "people/full.yml": FULL,
        "people/hebrew.yml": HEBREW,
        "people/long.yml": f"name: {LONG}\nreasons: Listens.\nways: [gives]\nlinks:\n  There: https://long.example/\n",
        "people/word.yml": f"name: {WORD}\nreasons: {WORD}{WORD}\nways: [gives]\n",
        "people/bare.yml": "name: Æ\nreasons: Why not?\n",
        "people/japanese.yml": "name: 柳宗悦\nlanguage: ja\nreasons: 静かな人。\nways: [shares]\n",
    }


SITES: dict[str, dict[str, str]] = {
    "crowd": crowd(),
    "alone in another language": {
        "quietpage.yml": CONFIG.format(title="Someone"),
        "people/hebrew.yml": HEBREW,
    },
    "from right to left": {
        "quietpage.yml": CONFIG.format(title="أناس أشكرهم") + "language: ar\n",
        "people/full.yml": FULL + "language: en\n",
        "people/word.yml": f"name: {WORD}\nlanguage: de\nreasons: Ein {WORD}{WORD}\n",
        "people/noor.yml": "name: نور\nreasons: تصغي إلى الناس.\nways: [gives, laughs]\n",
    },
    "with ways of its own": {
        "quietpage.yml": CONFIG.format(title="Those who mend")
        + "url: https://rosa.example/deep/down/\n"
        + f"ways:\n  listens: whoever hears what was not said\n  {WORD}:\n",
        "people/full.yml": re.sub(r"ways: \[.*\]", "ways: [listens]", FULL),
    },
}
FULLEST = {
    "example": "people/wangari-maathai.html",
    "crowd": "people/kees-van-der-merwe.html",
    "alone in another language": "people/רות-לוי.html",
    "from right to left": "people/kees-van-der-merwe.html",
    "with ways of its own": "people/kees-van-der-merwe.html",
}


def build(folder: Path, output: Path) -> None:
    """Build in a process of its own: this one has a browser's threads in it."""
    command = [sys.executable, "-m", "quietpage", "build", str(folder), "-o", str(output)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every site of these tests, finished."""
    finished = {"example": tmp_path_factory.mktemp("example") / "page"}
    build(EXAMPLE, finished["example"])
    for name, files in SITES.items():
        folder = tmp_path_factory.mktemp("site")
        for path, text in files.items():
            (folder / path).parent.mkdir(exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
        finished[name] = folder / "_site"
        build(folder, finished[name])
    return finished


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for all of these tests, and closed after them: later tests may want to fork."""
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """One page for the tests that only look."""
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def show(page: Page, file: Path, width: int = 1440, scheme: Scheme = "light") -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(media="screen", color_scheme=scheme)
    page.goto(file.as_uri())
    page.evaluate("document.fonts.ready")


@pytest.mark.parametrize("site", FULLEST)
def test_no_number_is_met_at_any_width_by_day_by_night_or_on_paper(
    site: str, sites: dict[str, Path], page: Page
) -> None:
    for path in ("index.html", FULLEST[site]):
        show(page, sites[site] / path)
        assert numbers_met(page, NAMES) == []
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            for scheme in SCHEMES:
                page.emulate_media(media="screen", color_scheme=scheme)
                assert numbers_met(page, NAMES, heard=False) == []
        page.emulate_media(media="print")
        assert numbers_met(page, NAMES) == []


def test_every_page_of_the_example_is_seen_and_heard_at_every_width_by_day_and_by_night(
    sites: dict[str, Path], page: Page
) -> None:
    for file in pages(sites["example"]):
        for width in WIDTHS:
            for scheme in SCHEMES:
                show(page, file, width, scheme)
                assert numbers_met(page, NAMES) == [], (file.name, width, scheme)
                assert outside(page) == [], (file.name, width, scheme)


@pytest.mark.parametrize("site", FULLEST)
def test_no_number_is_seen_or_heard_and_nothing_else_is_asked_for_on_any_page(
    site: str, sites: dict[str, Path], browser: Browser
) -> None:
    with browser.new_context(viewport={"width": 320, "height": 800}, color_scheme="dark") as context:
        seen = watched(context.new_page())
        for file in pages(sites[site]):
            if file.name == "404.html":
                continue  # a host's page: it is seen at its depths below
            seen.page.goto(file.as_uri())
            assert numbers_met(seen.page, NAMES) == [], file.name
            assert outside(seen.page) == [], file.name
            assert seen.strange(sites[site].as_uri()) == [], file.name
            seen.forget()


@pytest.mark.parametrize("site", FULLEST)
def test_nothing_stands_outside_the_window(site: str, sites: dict[str, Path], page: Page) -> None:
    some = ["index.html", FULLEST[site], "404.html"]
    some.extend(f"ways/{file.name}" for file in sorted(sites[site].glob("ways/*.html"))[:2])
    for path in some:
        for width in WIDTHS:
            show(page, sites[site] / path, width)
            assert outside(page) == [], f"{path} at {width}"


@pytest.mark.parametrize("site", FULLEST)
def test_every_voice_is_equal(site: str, sites: dict[str, Path], page: Page) -> None:
    for width in WIDTHS:
        for scheme in SCHEMES:
            show(page, sites[site] / "index.html", width, scheme)
            looks = looks_of_names(page)
            assert set(looks) == {"h2", "a"}
            assert all(len(each) == 1 for each in looks.values()), looks
            assert len(places_of_people(page)) == 1
            (among_others,) = looks_of_names(page, "h2.name")["h2"]
            show(page, sites[site] / FULLEST[site], width, scheme)
            (alone,) = looks_of_names(page, "h1.name")["h1"]
            assert alone.partition(" | ")[2] == among_others.partition(" | ")[2]
    for way in sites[site].glob("ways/*.html"):
        show(page, way)
        assert all(len(each) == 1 for each in looks_of_names(page, "article .name").values())
        assert len(places_of_people(page)) == 1


@pytest.mark.parametrize("site", FULLEST)
def test_every_word_stands_out_from_the_paper(site: str, sites: dict[str, Path], page: Page) -> None:
    for path in ("index.html", FULLEST[site], "404.html"):
        for scheme in SCHEMES:
            show(page, sites[site] / path, 1440, scheme)
            assert pale(page) == []
        page.emulate_media(media="print", color_scheme="dark")
        assert pale(page) == []


def test_a_name_stands_on_the_line_of_its_words(sites: dict[str, Path], page: Page) -> None:
    baselines = r"""() => [...document.querySelectorAll('main .person')].map(person => {
      const line = node => {
        const mark = document.createElement('span');
        mark.style.display = 'inline-block';
        node.prepend(mark);
        const bottom = mark.getBoundingClientRect().bottom;
        mark.remove();
        return bottom;
      };
      return Math.abs(line(person.querySelector('.name')) - line(person.querySelector('.story p')));
    })"""
    for path in ("index.html", *FULLEST.values()):
        if (sites["example"] / path).exists():
            show(page, sites["example"] / path)
            assert all(apart < 1 for apart in page.evaluate(baselines))


def test_the_words_of_all_stand_on_one_edge_and_their_names_in_one_margin(
    sites: dict[str, Path], page: Page
) -> None:
    show(page, sites["example"] / "index.html")
    edges = r"""() => [...document.querySelectorAll('main .person')].map(person => {
      const name = document.createRange(); name.selectNodeContents(person.querySelector('.name'));
      const story = person.querySelector('.story').getBoundingClientRect();
      return [Math.round(story.left - name.getBoundingClientRect().right), Math.round(story.left)].join();
    })"""
    assert len(set(page.evaluate(edges))) == 1


def test_all_links_lead_somewhere_and_all_pages_are_reached_under_a_path(
    sites: dict[str, Path], browser: Browser
) -> None:
    site = sites["example"]
    everything = {file.relative_to(site).as_posix() for file in pages(site)} - {"404.html"}
    with served(site, "/quiet/people we thank/") as home, browser.new_context() as context:
        seen = watched(context.new_page())
        waiting, reached = ["index.html"], {"index.html"}
        while waiting:
            seen.page.goto(home + waiting.pop())
            assert seen.page.locator("h1").inner_text()
            hrefs = seen.page.eval_on_selector_all("a", "all => all.map(each => each.href.split('#')[0])")
            assert not [href for href in hrefs if "127.0.0.1" in href and not href.startswith(home)]
            inside = {unquote(href.removeprefix(home)) for href in hrefs if href.startswith(home)}
            assert all((site / path).is_file() for path in inside)
            inside = {path for path in inside if path.endswith(".html")}
            waiting.extend(inside - reached)
            reached |= inside
        assert reached == everything
        assert seen.strange(home) == []


def test_the_same_links_work_at_the_root_of_a_host(sites: dict[str, Path], browser: Browser) -> None:
    with served(sites["example"]) as home, browser.new_context() as context:
        seen = watched(context.new_page())
        seen.page.goto(home)
        seen.page.get_by_role("link", name="طه حسين").click()
        assert seen.page.locator("h1").inner_text() == "طه حسين"
        seen.page.get_by_role("link", name="same crowd").click()
        assert seen.page.url == f"{home}index.html"
        assert seen.strange(home) == []


def test_the_same_links_work_from_a_folder_on_the_disk(sites: dict[str, Path], browser: Browser) -> None:
    with browser.new_context() as context:
        seen = watched(context.new_page())
        seen.page.goto((sites["example"] / "index.html").as_uri())
        seen.page.get_by_role("link", name="طه حسين").click()
        assert seen.page.locator("h1").inner_text() == "طه حسين"
        seen.page.get_by_role("link", name="challenges").click()
        assert seen.page.locator("h1").inner_text() == "Who challenges"
        seen.page.get_by_role("link", name="Everybody on this page").click()
        assert seen.page.url == (sites["example"] / "index.html").as_uri()
        assert seen.strange(sites["example"].as_uri()) == []


def test_a_page_that_is_not_there_is_missed_kindly_at_any_depth(
    sites: dict[str, Path], browser: Browser
) -> None:
    with served(sites["with ways of its own"], "/deep/down/") as home, browser.new_context() as context:
        seen = watched(context.new_page())
        page = seen.page
        for path in ("nobody", "people/nobody-by-that-name.html", "a/b/c/d/"):
            answer = page.goto(home + path)
            assert answer is not None
            assert answer.status == 404
            assert [each for each in seen.strange(home) if "404" not in each] == []
            seen.forget()
            assert page.locator("h1").inner_text() == "Nobody here by that name"
            assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(251, 248, 242)"
            assert numbers_met(page) == []
            page.get_by_role("link").click()
            assert page.url == home
            assert page.locator("h1").inner_text() == "Those who mend"


def test_the_index_is_light_with_all_that_it_fetches(sites: dict[str, Path], browser: Browser) -> None:
    with served(sites["example"]) as home, browser.new_context() as context:
        page = context.new_page()
        fetched: dict[str, int] = {}
        page.on("response", lambda response: fetched.update({response.url: len(response.body())}))
        page.goto(home, wait_until="networkidle")
        page.evaluate("document.fonts.ready")
        assert f"{home}fonts/newsreader-latin.woff2" in fetched
        assert f"{home}fonts/newsreader-latin-italic.woff2" in fetched
        assert sum(fetched.values()) <= LARGEST, fetched


@pytest.mark.parametrize(
    "path", ["index.html", "people/maria-montessori.html", "people/طه-حسين.html", "ways/gives.html"]
)
def test_every_link_shows_that_the_keyboard_is_on_it(path: str, sites: dict[str, Path], page: Page) -> None:
    show(page, sites["example"] / path)
    visited = []
    wanted = page.locator("a[href]").count()
    for _ in range(wanted):
        page.keyboard.press("Tab")
        outline = page.evaluate(
            """() => { const style = getComputedStyle(document.activeElement);
            return [document.activeElement.localName, style.outlineStyle, parseFloat(style.outlineWidth) >= 2,
              style.outlineColor === style.backgroundColor] }"""
        )
        assert outline == ["a", "solid", True, False]
        place = page.evaluate("document.activeElement.getBoundingClientRect().toJSON()")
        assert place["top"] >= 0
        assert place["left"] >= 0
        visited.append(page.evaluate("[...document.querySelectorAll('a')].indexOf(document.activeElement)"))
    assert visited == list(range(wanted))


def test_the_first_link_leads_past_the_welcome_to_the_people(sites: dict[str, Path], page: Page) -> None:
    show(page, sites["example"] / "index.html", 320)
    skip = page.get_by_role("link", name="Skip to the people")
    place = skip.bounding_box()
    assert place
    assert place["y"] + place["height"] <= 0
    page.keyboard.press("Tab")
    page.wait_for_function("document.activeElement.getBoundingClientRect().top >= 0")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#people"
    page.keyboard.press("Tab")
    first = page.locator("main h2 a").first.inner_text()
    assert page.evaluate("document.activeElement.innerText") == first


def test_the_page_is_the_same_without_scripts(sites: dict[str, Path], browser: Browser) -> None:
    with browser.new_context(java_script_enabled=False) as still, browser.new_context() as lively:
        quiet, page = still.new_page(), lively.new_page()
        for path in ("index.html", FULLEST["example"], "ways/gives.html", "404.html"):
            quiet.goto((sites["example"] / path).as_uri())
            page.goto((sites["example"] / path).as_uri())
            assert quiet.locator("body").inner_text() == page.locator("body").inner_text()
            assert page.locator("script:not([type='application/ld+json'])").count() == 0


def test_a_page_that_fits_on_a_sheet_is_printed_on_one(sites: dict[str, Path], page: Page) -> None:
    for path in ("people/louis-braille.html", "people/wangari-maathai.html", "ways/gives.html", "404.html"):
        show(page, sites["example"] / path)
        page.emulate_media(media="print")
        printed = page.pdf(format="A4", prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b(?!s)", printed)) == 1, path


def test_on_paper_there_is_black_ink_on_white_without_navigation(sites: dict[str, Path], page: Page) -> None:
    show(page, sites["example"] / "index.html", 1440, "dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert not page.locator(".verse").is_visible()
    assert not page.locator(".skip").is_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('main a')).textDecorationLine") == "none"


@pytest.fixture
def spoiled(sites: dict[str, Path], tmp_path: Path) -> Path:
    """A page to put something wrong into, as no build would let it pass."""
    shutil.copytree(sites["example"], tmp_path / "page")
    return tmp_path / "page"


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("index.html", "<h1>", "<h1>Top 8: "),
        ("index.html", "<h1>", "<h1>Those ten: "),
        ("index.html", "<h1>", "<h1>Those ٧: "),
        ("index.html", "<h1>", "<h1>Chapter Ⅳ: "),
        ("index.html", "<title>", "<title>My 8 friends: "),
        ("index.html", 'name="description" content="', 'name="description" content="Eight people. '),
        ("index.html", 'class="verse"', 'class="verse" aria-label="8 ways"'),
        ("index.html", 'class="verse"', 'class="verse" title="8 ways"'),
        ("index.html", "<h1>", '<img src="icon.svg" alt="A drawing of 3 leaves"><h1>'),
        ("index.html", "<h1>", "<ol><li>Be kind</li></ol><h1>"),
        ("index.html", "<h1>", "<progress></progress><h1>"),
        ("style.css", LAYER, r'h2::before { content: "\33 " }' + LAYER),
        ("style.css", LAYER, "h2 { counter-increment: h } h2::after { content: counter(h) }" + LAYER),
        ("style.css", LAYER, "article { display: list-item; list-style: decimal inside }" + LAYER),
        ("style.css", LAYER, '@media print { h1::after { content: " \\2167" } }' + LAYER),
    ],
)  # fmt: skip
def test_a_number_that_is_put_into_a_page_is_found_there(
    file: str, before: str, after: str, spoiled: Path, page: Page
) -> None:
    text = (spoiled / file).read_text(encoding="utf-8")
    assert before in text
    (spoiled / file).write_text(text.replace(before, after, 1), encoding="utf-8")
    show(page, spoiled / "index.html")
    met = numbers_met(page, NAMES)
    page.emulate_media(media="print")
    assert met + numbers_met(page, NAMES) != []


def test_a_page_that_is_not_right_is_seen_not_to_be(spoiled: Path, browser: Browser) -> None:
    style = spoiled / "style.css"
    style.write_text(
        style.read_text(encoding="utf-8")
        + "#bell-hooks .name { font-size: 2em } #louis-braille .story { width: 90% }"
        + " #grace-hopper p { white-space: nowrap; color: #999 }",
        encoding="utf-8",
    )
    index = spoiled / "index.html"
    eye = '<img src="https://far.example/eye.png" alt=""><img src="gone.png" alt=""></main>'
    index.write_text(index.read_text(encoding="utf-8").replace("</main>", eye), encoding="utf-8")
    with browser.new_context() as context:
        seen = watched(context.new_page())
        show(seen.page, index, 320)
        assert len(looks_of_names(seen.page)["h2"]) > 1
        assert len(places_of_people(seen.page)) > 1
        assert outside(seen.page)
        assert any(each.startswith("p.") for each in pale(seen.page))
        strange = " ".join(seen.strange(spoiled.as_uri()))
        assert "https://far.example/eye.png" in strange
        assert "gone.png" in strange
