"""The page in every shipped theme, in a real Chromium: what a visitor sees, hears, prints and presses."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import pairwise, product
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

import pytest

from quietpage.core.urls import at_home, faults, faults_of_home, path_of_home
from quietpage.themes.loader import shipped
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
from tests.looks import CLASS, HOSTILE, build, build_all, dozen, for_minors, themes
from tests.sites import CONFIG, built, site
from tests.tools import html_checked, style_linted
from tests.visits import NAMES, Scheme, Visit, visit

pytestmark = pytest.mark.needs("chromium")

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

THEMES = themes()
SITES = ("example", *HOSTILE)
LARGEST = 100_000
"""What the index may weigh with everything that it fetches, in bytes."""
LONGEST = 80
"""How many signs a line may have."""
LAYER = "@layer skeleton {"
"""How the style sheet begins, but for its comments."""

POLICY = "violates Content Security Policy (meta tag)"
"""What the checker says of a style sheet beside a page on a disk: it knows no origin. A browser was asked."""
LANES = "404.html: CSS: “display”: “grid-lanes” is not a “display” value."
"""What the checker says of lanes, which it does not know yet, and for which garden asks with `@supports`."""

in_every_theme = pytest.mark.parametrize("theme", THEMES)
on_every_site = pytest.mark.parametrize("site", SITES)


class Finished(NamedTuple):
    """A site that was built in a theme."""

    folder: Path

    @property
    def pages(self) -> list[str]:
        return sorted(file.relative_to(self.folder).as_posix() for file in self.folder.rglob("*.html"))

    @property
    def fullest(self) -> str:
        """The page on which there is most to see of somebody: their own, if they have one."""
        own = [page for page in self.pages if page.startswith("people/")]
        return max(own, key=lambda page: (self.folder / page).stat().st_size, default="index.html")

    @property
    def kinds(self) -> list[str]:
        """A page of each kind."""
        ways = [page for page in self.pages if page.startswith("ways/")]
        own = [page for page in self.pages if page.startswith("pages/")]
        return list(dict.fromkeys(["index.html", self.fullest, *ways[:1], *own[:1], "404.html"]))


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


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Finished]:
    """Every site in every theme, finished."""
    home = tmp_path_factory.mktemp("pages") / "pages"
    return {
        (theme, site): Finished(folder)
        for theme in THEMES
        for site, folder in build_all(home / theme, theme).items()
    }


@pytest.fixture(scope="module")
def checked(
    sites: dict[tuple[str, str], Finished], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[], list[str]]]:
    """What waits for the HTML checker's words on all pages; it reads them while others look at them."""
    everything = [
        finished.folder / page
        for (_, site), finished in sites.items()
        for page in (finished.kinds if site == "crowd" else finished.pages)
    ]
    broken = tmp_path_factory.mktemp("broken") / "pages" / "broken.html"
    broken.parent.mkdir()
    broken.write_text('<!doctype html><html lang="en"><title>Broken</title><p>Here</b></p></html>', "utf-8")
    said = html_checked([*everything, broken])
    yield said
    said()  # whoever asked for it or not, it comes to its end


@pytest.fixture(scope="module")
def visits(
    sites: dict[tuple[str, str], Finished], browser: Browser, checked: Callable[[], list[str]]
) -> Iterator[Callable[[str, str], list[Visit]]]:
    """What there was to see on the pages of a site in a theme. Each is visited once, for all of the tests."""
    done: dict[tuple[str, str], list[Visit]] = {}
    with browser.new_context(reduced_motion="reduce") as context:
        seen = watched(context.new_page())

        def visited(theme: str, site: str) -> list[Visit]:
            if (theme, site) not in done:
                finished = sites[theme, site]
                kinds = finished.kinds
                done[theme, site] = [
                    visit(
                        seen,
                        finished.folder / page,
                        finished.folder,
                        thoroughly=page in kinds,
                        rules=page in (kinds if site == "example" else kinds[:2]),
                    )
                    for page in (finished.pages if site == "example" else kinds)
                ]
            return done[theme, site]

        yield visited


Visited = Callable[[str, str], list[Visit]]


def show(page: Page, file: Path, width: int = 1440, scheme: Scheme = "light") -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(media="screen", color_scheme=scheme)
    page.goto(file.as_uri())
    page.evaluate("document.fonts.ready")


def said(visits: list[Visit], kind: str) -> list[str]:
    """What was said against pages, each with where it was seen."""
    return [
        f"{sight.where}: {each}"
        for visit in visits
        for sight in visit.sights
        for each in getattr(sight, kind)
    ]


@in_every_theme
@on_every_site
def test_no_number_is_seen_or_heard_at_any_width_by_day_by_night_or_on_paper(
    theme: str, site: str, visits: Visited
) -> None:
    assert said(visits(theme, site), "numbers") == []


@in_every_theme
@on_every_site
def test_nothing_is_asked_of_another_place_and_nothing_complained_of(
    theme: str, site: str, visits: Visited
) -> None:
    # What a host shows where there is no page asks for the host's icon: it is looked at on a host, below.
    seen = [each for each in visits(theme, site) if each.path != "404.html"]
    assert [strange for each in seen for strange in each.strange] == []


@in_every_theme
@on_every_site
def test_nothing_stands_outside_the_window(theme: str, site: str, visits: Visited) -> None:
    on_screen = [
        seen._replace(sights=tuple(sight for sight in seen.sights if "paper" not in sight.where))
        for seen in visits(theme, site)
    ]
    assert said(on_screen, "outside") == []


@in_every_theme
@on_every_site
def test_every_voice_is_equal(theme: str, site: str, visits: Visited) -> None:
    """Every name has one face, size, weight and colour, and everybody the same width and the same frame."""
    for seen in visits(theme, site):
        for sight in seen.sights:
            for element in ("h1", "h2", "a"):
                assert len([look for look in sight.names if look.startswith(f"{element} ")]) <= 1, sight
            assert len(sight.people) <= 1, sight
            assert len(sight.frames) <= 1, sight
    # Those who have a page of their own look alike there too.
    for light in ("light", "dark"):
        alone = {
            sight.names
            for seen in visits(theme, site)
            for sight in seen.sights
            if seen.kind == "one" and sight.where.endswith(f"at 1440, {light}")
        }
        assert len({look for names in alone for look in names if look.startswith("h1 ")}) <= 1


@in_every_theme
@on_every_site
def test_every_word_stands_out_from_what_is_behind_it(theme: str, site: str, visits: Visited) -> None:
    assert said(visits(theme, site), "pale") == []


@in_every_theme
@on_every_site
def test_nobody_meets_a_barrier_that_is_known(theme: str, site: str, visits: Visited) -> None:
    """By the rules of axe, those for the highest contrast and for the size of targets among them."""
    assert [each for seen in visits(theme, site) for each in seen.barriers] == []


@in_every_theme
@on_every_site
def test_a_line_is_short_enough_to_be_read_with_ease(theme: str, site: str, visits: Visited) -> None:
    longest = {sight.where: sight.longest for seen in visits(theme, site) for sight in seen.sights}
    assert {where: signs for where, signs in longest.items() if signs > LONGEST} == {}


@in_every_theme
def test_every_style_sheet_is_clean_and_counts_nothing(theme: str) -> None:
    """By rules that forbid counters, imports, other hosts, and to tell people apart by their place, but for
    what comes round again to one after the other: a plant, the paper of a slip.
    """
    assert style_linted(sorted(shipped()[theme].rglob("*.css"))) == []


UNCLEAN = (
    "@import 'more.css';",
    "h2 { background: url(https://far.example/eye.png) }",
    "h2 { background: url(//far.example/eye.png) }",
    "h2 { background: url(data:image/png;base64,AAAA) }",
    "h2 { counter-increment: person }",
    "h2::before { content: counter(person) }",
    "h2::before { content: attr(href) }",
    'h2::before { content: "8" }',
    "li { list-style: lower-roman }",
    "article:first-child { color: #000 }",
    "article:nth-of-type(3n + 1) { color: #000 }",
    "article:nth-last-child(3n + 1) { color: #000 }",
    "article:nth-child(1) { color: #000 }",
    "article:nth-child(2n + 1) { color: #000 }",
    "article:nth-child(4n) .sprig, article:nth-child(n + 3) .sprig { color: #000 }",
    "article:nth-child(odd) { color: #000 }",
    "#ada { color: #000 }",
    'a[href="ada.html"] { color: #000 }',
    "p::first-letter { color: #000 }",
    "article { order: 2 }",
    "p { -webkit-line-clamp: 3 }",
    "p { colour: #000 }",
)


def test_a_style_sheet_that_is_not_clean_is_seen_not_to_be(tmp_path: Path) -> None:
    names = [f"{chr(ord('a') + place)}.css" for place in range(len(UNCLEAN))]
    for name, style in zip(names, UNCLEAN, strict=True):
        (tmp_path / name).write_text(style)
    said = style_linted(tmp_path / name for name in names)
    assert {each.partition(":")[0] for each in said} == set(names)


def test_the_style_sheet_that_all_stand_on_is_clean_and_counts_nothing() -> None:
    assert style_linted(sorted(shipped()["skeleton"].rglob("*.css"))) == []


def test_every_page_is_good_html(checked: Callable[[], list[str]]) -> None:
    said = [each for each in checked() if POLICY not in each and LANES not in each]
    assert [each for each in said if not each.startswith("broken.html: ")] == []
    assert "broken.html: Stray end tag “b”." in " ".join(said)  # so it can be seen that the checker looks


def example(sites: dict[tuple[str, str], Finished], theme: str) -> Path:
    return sites[theme, "example"].folder


@in_every_theme
def test_all_links_lead_somewhere_and_all_pages_are_reached_under_a_path(
    theme: str, sites: dict[tuple[str, str], Finished], browser: Browser
) -> None:
    finished = sites[theme, "example"]
    with served(finished.folder, "/quiet/people we thank/") as home, browser.new_context() as context:
        seen = watched(context.new_page())
        waiting, reached = ["index.html"], {"index.html"}
        while waiting:
            seen.page.goto(home + waiting.pop())
            assert seen.page.locator("h1").inner_text()
            hrefs = seen.page.eval_on_selector_all("a", "all => all.map(each => each.href.split('#')[0])")
            assert not [href for href in hrefs if "127.0.0.1" in href and not href.startswith(home)]
            inside = {unquote(href.removeprefix(home)) for href in hrefs if href.startswith(home)}
            waiting.extend(page for page in inside - reached if page.endswith(".html"))
            reached |= inside
        assert {page for page in reached if page.endswith(".html")} == set(finished.pages) - {"404.html"}
        assert all((finished.folder / page).is_file() for page in reached)
        assert seen.strange(home) == []


@pytest.mark.parametrize("from_a_disk", [True, False])
def test_the_same_links_work_at_the_root_of_a_host_and_from_a_folder_on_the_disk(
    from_a_disk: bool, sites: dict[tuple[str, str], Finished], browser: Browser
) -> None:
    folder = example(sites, "whisper")
    with served(folder) as host, browser.new_context() as context:
        home = f"{folder.as_uri()}/" if from_a_disk else host
        seen = watched(context.new_page())
        seen.page.goto(home + "index.html" if from_a_disk else home)
        seen.page.get_by_role("link", name="طه حسين").click()
        assert seen.page.locator("h1").inner_text() == "طه حسين"
        seen.page.get_by_role("link", name="challenges").click()
        assert seen.page.locator("h1").inner_text() == "Who challenges"
        seen.page.get_by_role("link", name="Everybody on this page").click()
        assert seen.page.url == f"{home}index.html"
        assert seen.strange(home) == []


@in_every_theme
def test_a_page_that_is_not_there_is_missed_kindly_at_any_depth(
    theme: str, sites: dict[tuple[str, str], Finished], browser: Browser
) -> None:
    folder = sites[theme, "with ways of its own"].folder
    paper = "getComputedStyle(document.body).backgroundColor"
    with served(folder, "/deep/down/") as home, browser.new_context() as context:
        seen = watched(context.new_page())
        page = seen.page
        page.goto(home)
        as_always = page.evaluate(paper)
        for path in ("nobody", "people/nobody-by-that-name.html", "a/b/c/d/"):
            answer = page.goto(home + path)
            assert answer is not None
            assert answer.status == 404
            assert [each for each in seen.strange(home) if "404" not in each] == []
            seen.forget()
            assert page.locator("h1").inner_text() == "Nobody here by that name"
            assert page.evaluate(paper) == as_always
            assert numbers_met(page) == []
            page.get_by_role("link", name="Everybody who is here").click()
            assert page.url == home
            assert page.locator("h1").inner_text() == "Those who mend"


def test_the_page_for_what_is_not_there_leads_to_its_own_host_wherever_it_is_published(
    browser: Browser, tmp_path: Path
) -> None:
    pieces = ("/", "//", "/.", "/../", "%2f", "%2e%2e", "%5c", "%0a", ";", "@", ":", "ä", "evil.example")
    paths = ("/" + "".join(parts) for length in range(4) for parts in product(pieces, repeat=length))
    addresses = [f"https://{host}{path}" for path in paths for host in ("ok.example", "[2001:db8::1]:8443")]
    good = [each for each in addresses if not [*faults(each, mail=False), *faults_of_home(each)]]
    assert len(good) > 500
    odd = ("https://ok.example/;@:ä/...x", "https://ok.example//", "https://ok.example:8443/evil.example")
    for number, address in enumerate(odd):
        folder = site(tmp_path / str(number), {"quietpage.yml": f"{CONFIG}url: {address}\n"})
        assert 'href="/' in (built(folder) / "404.html").read_text(encoding="utf-8")
    strays = """homes => homes.filter(([address, home]) => ['', 'style.css', 'people/a.html'].some(path => {
      const link = document.createElement('a'), base = new URL('a/b/c', address + '/');
      link.href = new URL(home + path, base);
      return link.origin !== new URL(address).origin || /^[/\\\\]{2}|[.]{2}/.test(link.pathname);
    }))"""
    with browser.new_context() as context:
        page = context.new_page()
        assert page.evaluate(strays, [["https://ok.example//evil.example/", "//evil.example/"]])
        assert page.evaluate(strays, [[each, path_of_home(at_home(each))] for each in good]) == []
        for number, address in enumerate(odd):
            html = (tmp_path / str(number) / "_site" / "404.html").read_text(encoding="utf-8")
            links = """([html, base]) => [...new DOMParser().parseFromString(html, 'text/html')
              .querySelectorAll('[href], [src]')]
              .map(each => new URL(each.getAttribute('href') ?? each.getAttribute('src'), base).origin)"""
            met = page.evaluate(links, [html, f"{address}/a/b/nobody"])
            assert set(met) == {page.evaluate("address => new URL(address).origin", address)}


@in_every_theme
def test_the_index_is_light_with_all_that_it_fetches(theme: str, browser: Browser, tmp_path: Path) -> None:
    """With a dozen people on it, and without portraits."""
    with served(build(tmp_path / "dozen", dozen(theme), theme)) as home, browser.new_context() as context:
        page = context.new_page()
        fetched: dict[str, int] = {}
        page.on("response", lambda response: fetched.update({response.url: len(response.body())}))
        page.goto(home, wait_until="networkidle")
        page.evaluate("document.fonts.ready")
        assert [url for url in fetched if url.startswith(f"{home}fonts/")]
        assert sum(fetched.values()) <= LARGEST, fetched


@in_every_theme
def test_every_link_shows_that_the_keyboard_is_on_it(
    theme: str, sites: dict[tuple[str, str], Finished], page: Page
) -> None:
    for path in sites[theme, "example"].kinds:
        show(page, example(sites, theme) / path)
        visited = []
        wanted = page.locator("a[href]").count()
        for _ in range(wanted):
            page.keyboard.press("Tab")
            held = page.evaluate(
                """() => { const held = document.activeElement, style = getComputedStyle(held);
                const {top, left} = held.getBoundingClientRect();
                return [held.localName, style.outlineStyle, parseFloat(style.outlineWidth) >= 2,
                  style.outlineColor === style.backgroundColor, top >= 0 && left >= 0,
                  [...document.querySelectorAll('a')].indexOf(held)] }"""
            )
            assert held[:5] == ["a", "solid", True, False, True]
            visited.append(held[5])
        assert visited == list(range(wanted))


@in_every_theme
def test_the_first_link_leads_past_the_welcome_to_the_people(
    theme: str, sites: dict[tuple[str, str], Finished], page: Page
) -> None:
    show(page, example(sites, theme) / "index.html", 320)
    skip = page.get_by_role("link", name="Skip to the people")
    place = skip.bounding_box()
    assert place
    assert place["y"] + place["height"] <= 0
    page.keyboard.press("Tab")
    page.wait_for_function("document.activeElement.getBoundingClientRect().top >= 0")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#people"
    page.keyboard.press("Tab")
    first = page.locator("main a, footer a").first.inner_text()
    assert page.evaluate("document.activeElement.innerText") == first


@in_every_theme
def test_the_page_is_the_same_without_scripts(
    theme: str, sites: dict[tuple[str, str], Finished], browser: Browser
) -> None:
    finished = sites[theme, "example"]
    with browser.new_context(java_script_enabled=False) as still, browser.new_context() as lively:
        quiet, page = still.new_page(), lively.new_page()
        for path in finished.kinds:
            quiet.goto((finished.folder / path).as_uri())
            page.goto((finished.folder / path).as_uri())
            assert quiet.locator("body").inner_text() == page.locator("body").inner_text()
            assert page.locator("script:not([type='application/ld+json'])").count() == 0


STILL = 0.05
"""How much of a page may jump while it comes; what is measured counts as good up to twice of that."""
_DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
_JUMPED = """() => new Promise(done => {
  new PerformanceObserver(list => done(list.getEntries().reduce((sum, each) => sum + each.value, 0)))
    .observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done(0), 100);
})"""


def jumped(browser: Browser, address: str, width: int) -> float:
    """How much of a page jumps when its typefaces come after it was drawn without them."""
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        late: list[Route] = []
        page.route("**/*.woff2", lambda route: late.append(route))
        page.goto(address, wait_until="domcontentloaded")
        page.wait_for_function("() => performance.getEntriesByName('first-contentful-paint').length")
        assert late
        for each in late:
            each.continue_()
        page.evaluate("document.fonts.ready")
        page.evaluate(_DRAWN)
        return float(page.evaluate(_JUMPED))


@in_every_theme
def test_nothing_jumps_when_the_typefaces_come_late(
    theme: str, sites: dict[tuple[str, str], Finished], browser: Browser
) -> None:
    finished = sites[theme, "example"]
    with served(finished.folder) as home:
        seen = {
            (path, width): jumped(browser, home + path, width)
            for path, width in product(
                dict.fromkeys(("index.html", finished.fullest)), (320, 768, 1440, 2560)
            )
        }
    with served(sites[theme, "crowd"].folder) as home:  # with a line of all names
        seen["crowd", 768] = jumped(browser, home, 768)
    assert {where: part for where, part in seen.items() if part >= STILL} == {}


def test_a_page_that_jumps_is_seen_to(spoiled: Path, browser: Browser) -> None:
    style = spoiled / "style.css"
    style.write_text(
        style.read_text(encoding="utf-8").replace(', "Newsreader meanwhile"', ""), encoding="utf-8"
    )
    with served(spoiled) as home:
        assert jumped(browser, home, 390) >= STILL


_UNDERLINES = r"""() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const light = colours => {
    canvas.clearRect(0, 0, 1, 1);
    for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map(each => each / 255)
      .map(each => each <= .04045 ? each / 12.92 : ((each + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b;
  };
  return [...document.querySelectorAll('a:not(.skip)')].map(each => {
    const grounds = [];
    for (let around = each; around; around = around.parentElement)
      grounds.unshift(getComputedStyle(around).backgroundColor);
    const ground = light(grounds), line = light([...grounds, getComputedStyle(each).textDecorationColor]);
    return (Math.max(ground, line) + .05) / (Math.min(ground, line) + .05);
  });
}"""


_BY_DAY_AND_NIGHT: tuple[Scheme, ...] = ("light", "dark")


@in_every_theme
def test_the_line_under_a_link_and_under_a_name_is_seen(
    theme: str, sites: dict[tuple[str, str], Finished], page: Page
) -> None:
    finished = sites[theme, "example"]
    for path, scheme in product(finished.kinds, _BY_DAY_AND_NIGHT):
        show(page, finished.folder / path, scheme=scheme)
        assert min(page.evaluate(_UNDERLINES), default=3) >= 3, (path, scheme)


@in_every_theme
def test_who_asks_for_more_contrast_or_has_colours_of_their_own_gets_them(
    theme: str, sites: dict[tuple[str, str], Finished], page: Page
) -> None:
    show(page, example(sites, theme) / "index.html")
    page.emulate_media(contrast="more")
    colours = """all => all.map(each => getComputedStyle(each)).map(({color, textDecorationColor}) =>
      [color, textDecorationColor])"""
    inks = {page.evaluate("getComputedStyle(document.body).color")}
    assert {
        each for pair in page.eval_on_selector_all(".name a, .colophon a", colours) for each in pair
    } <= inks
    assert {pair[0] for pair in page.eval_on_selector_all(".ways, .colophon", colours)} == inks
    page.emulate_media(contrast="no-preference", forced_colors="active")
    edges = """all => all.map(each => getComputedStyle(each)).map(each =>
      [each.borderTopStyle, parseFloat(each.borderTopWidth) > 0, each.borderTopColor === each.color])"""
    framed = {"garden": ".portrait", "classroom": ".person"}.get(theme)
    if framed:
        frames = page.eval_on_selector_all(framed, edges)
        assert frames
        assert all(each == ["solid", True, True] for each in frames)
    drawn = page.eval_on_selector_all(
        ".sprig, .twig",
        "all => all.map(each => [getComputedStyle(each).stroke, getComputedStyle(document.body).color])",
    )
    assert all(stroke == ink for stroke, ink in drawn)
    page.emulate_media(forced_colors="none")


@in_every_theme
def test_words_are_larger_in_a_large_window_and_no_larger_than_that(
    theme: str, sites: dict[tuple[str, str], Finished], page: Page
) -> None:
    show(page, example(sites, theme) / "index.html", 320)
    sizes = []
    for width in (320, 1440, 2560, 5000):
        page.set_viewport_size({"width": width, "height": 800})
        sizes.append(page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)"))
    assert sizes[0] < sizes[1] < sizes[2] == sizes[3] == 24


def sheets(page: Page, file: Path) -> int:
    """How many sheets of A4 a page takes on paper."""
    show(page, file)
    page.emulate_media(media="print")
    printed = page.pdf(format="A4", prefer_css_page_size=True)
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", printed))


@in_every_theme
def test_a_page_that_fits_on_a_sheet_is_printed_on_one(
    theme: str, sites: dict[tuple[str, str], Finished], page: Page
) -> None:
    for path in sites[theme, "example"].kinds[0 if for_minors(theme) else 1 :]:
        assert sheets(page, example(sites, theme) / path) == 1, path


@pytest.mark.parametrize("theme", ["letter", "classroom"])
def test_nine_people_of_whom_there_is_a_good_deal_to_say_fit_on_a_sheet(
    theme: str, tmp_path: Path, page: Page
) -> None:
    reason = (
        "Asks the question that everybody else walked past, and then stays to hear the answer. I have never"
        " left without being kinder than when I sat down."
    )
    names = ("Ada", "Björn", "Chidi", "Dilek", "Emil", "Farah", "Goran", "Hana", "Ilse")
    (tmp_path / "people").mkdir()
    (tmp_path / "people" / "all.yml").write_text(
        "".join(
            f"- name: {name}\n  reasons: {reason}\n  ways: [gives, laughs, challenges]\n" for name in names
        )
    )
    (tmp_path / "quietpage.yml").write_text(
        f"author:\n  name: the Hazel class\ntheme: {theme}\nwelcome: |\n  {reason}\n\n  {reason}\n"
    )
    subprocess.run([sys.executable, "-m", "quietpage", "build", "-q", str(tmp_path)], check=True)
    assert sheets(page, tmp_path / "_site" / "index.html") == 1


@in_every_theme
def test_on_paper_there_is_black_ink_on_white_without_navigation(
    theme: str, sites: dict[tuple[str, str], Finished], page: Page
) -> None:
    show(page, example(sites, theme) / "index.html", 1440, "dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert not page.locator(".verse").is_visible()
    assert not page.locator(".skip").is_visible()
    links = "[...document.querySelectorAll('main a')].map(each => getComputedStyle(each).textDecorationLine)"
    assert set(page.evaluate(links)) <= {"none"}


# What is the look of one theme alone.


def test_in_whisper_a_name_stands_on_the_line_of_its_words(
    sites: dict[tuple[str, str], Finished], page: Page
) -> None:
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
    for path in ("index.html", sites["whisper", "example"].fullest):
        show(page, example(sites, "whisper") / path)
        assert all(apart < 1 for apart in page.evaluate(baselines))


def test_in_whisper_the_words_of_all_stand_on_one_edge_and_their_names_in_one_margin(
    sites: dict[tuple[str, str], Finished], page: Page
) -> None:
    show(page, example(sites, "whisper") / "index.html")
    edges = r"""() => [...document.querySelectorAll('main .person')].map(person => {
      const name = document.createRange(); name.selectNodeContents(person.querySelector('.name'));
      const story = person.querySelector('.story').getBoundingClientRect();
      return [Math.round(story.left - name.getBoundingClientRect().right), Math.round(story.left)].join();
    })"""
    assert len(set(page.evaluate(edges))) == 1


def test_in_whisper_the_ways_are_notes_under_the_name_and_the_verse_closes_the_page_in_full_ink(
    sites: dict[tuple[str, str], Finished], page: Page
) -> None:
    show(page, example(sites, "whisper") / "index.html")
    places = r"""() => [...document.querySelectorAll('main .ways')].map(ways => {
      const person = ways.closest('.person'), of = part => person.querySelector(part).getBoundingClientRect();
      const note = ways.getBoundingClientRect(), name = of('.name'), words = of('.reasons');
      return note.top >= name.bottom - 1 && note.top < name.bottom + 20 && note.right < words.left;
    })"""
    assert set(page.evaluate(places)) == {True}
    ink = "part => getComputedStyle(document.querySelector(part)).color"
    assert page.evaluate(ink, ".verse") == page.evaluate(ink, "body")
    above = """() => document.querySelector('.twig').getBoundingClientRect().bottom
      <= document.querySelector('.verse').getBoundingClientRect().top"""
    assert page.evaluate(above)
    show(page, example(sites, "whisper") / "index.html", 320)
    under = """() => [...document.querySelectorAll('main .ways')].every(ways =>
      ways.getBoundingClientRect().top >= ways.previousElementSibling.getBoundingClientRect().bottom)"""
    assert page.evaluate(under)


@pytest.mark.parametrize("width", [320, 768, 1440])
def test_in_a_letter_paragraphs_are_set_in_without_gaps_and_ways_go_on_in_the_last_line(
    width: int, sites: dict[tuple[str, str], Finished], page: Page
) -> None:
    show(page, example(sites, "letter") / "index.html", width)
    lines = r"""() => [...document.querySelectorAll('main article')].map(person => {
      const lines = each => [...each.getClientRects()].filter(place => place.width && place.height > 9);
      const paragraphs = [...person.querySelectorAll('.reasons p')];
      const edge = Math.round(Math.min(...paragraphs.flatMap(lines).map(place => place.left)));
      const high = parseFloat(getComputedStyle(person).lineHeight);
      const later = [...person.querySelectorAll('.reasons > p + p')].map(each => [
        Math.round(lines(each)[0].left) > edge,  // where it is written from the left
        Math.round((lines(each)[0].top - lines(each.previousElementSibling).at(-1).top) / high)]);
      const ways = person.querySelector('.ways')?.getClientRects()[0];
      const last = lines(paragraphs.at(-1)).at(-1);
      return {later, together: !ways || Math.abs(ways.top - last.top) < high / 2};
    })"""
    people = page.evaluate(lines)
    assert [each["together"] for each in people] == [True] * len(people)
    found = {tuple(each) for person in people for each in person["later"]}
    assert {gap for _, gap in found} == {1}
    assert True in {inside for inside, _ in found}


def few(people: int) -> dict[str, str]:
    """A site on which there is far more to say of one person than of the rest."""
    names = ("Ada", "Björn", "Chidi", "Dilek", "Emil", "Farah", "Goran", "Hana", "Ilse", "Jun")[:people]
    long = "\n\n".join(["    " + "She asks, and stays to hear the answer. " * 8] * 4)
    return {
        "quietpage.yml": "author:\n  name: Rosa Lind\norder: as written\n",
        "people/all.yml": "".join(
            f"- name: {name}\n  reasons: |\n{long if name == 'Chidi' else '    Kind.'}\n" for name in names
        ),
    }


def test_in_garden_a_plant_grows_where_a_portrait_is_missing_and_every_name_comes_before_its_picture(
    sites: dict[tuple[str, str], Finished], page: Page
) -> None:
    show(page, example(sites, "garden") / "index.html")
    plants = page.evaluate(
        """() => [...document.querySelectorAll('main .person .sprig')].map(sprig => {
          const shown = each => getComputedStyle(each).display, plant = sprig.getBoundingClientRect();
          const arch = sprig.closest('.portrait').getBoundingClientRect();
          const drawn = [...sprig.children].filter(each => shown(each) !== 'none');
          return {
            share: plant.height / arch.height,
            inside: plant.top > arch.top && plant.bottom < arch.bottom,
            drawn: drawn.length,
          };
        })"""
    )
    assert plants
    for plant in plants:
        assert 0.7 < plant["share"] < 0.75
        assert (plant["inside"], plant["drawn"]) == (True, 1)
    for path in ("index.html", sites["garden", "example"].fullest):
        show(page, example(sites, "garden") / path, 320)
        order = page.evaluate(
            """() => [...document.querySelectorAll('main .person')].map(person => {
              const name = person.querySelector('.name'), picture = person.querySelector('.portrait');
              return [!!(name.compareDocumentPosition(picture) & Node.DOCUMENT_POSITION_FOLLOWING),
                name.getBoundingClientRect().top >= picture.getBoundingClientRect().bottom].join();
            })"""
        )
        assert set(order) == {"true,true"}


def test_in_garden_a_long_reason_leaves_no_hole_and_no_bed_is_empty_however_few_people_there_are(
    tmp_path: Path, page: Page
) -> None:
    show(page, build(tmp_path, few(9), "garden") / "index.html")
    shown = """() => [...document.querySelectorAll('main .person')].map(each => {
      const {left, right, top, bottom} = each.getBoundingClientRect(); return [left, right, top, bottom];
    })"""
    for people in range(9, 0, -1):
        for width in (768, 1440, 2560):
            page.set_viewport_size({"width": width, "height": 800})
            places = page.evaluate(shown)
            assert len(places) == people
            beds: dict[float, list[tuple[float, float]]] = {}
            for left, _, top, bottom in places:
                beds.setdefault(left, []).append((top, bottom))
            for bed in beds.values():
                gaps = [after[0] - before[1] for before, after in pairwise(bed)]
                assert all(0 < gap < 80 for gap in gaps), (people, width)
            middle = (min(place[0] for place in places) + max(place[1] for place in places)) / 2
            whole = page.evaluate(
                "(({left, right}) => (left + right) / 2)(document.body.getBoundingClientRect())"
            )
            assert abs(middle - whole) < 2, (people, width)
        page.evaluate("[...document.querySelectorAll('main .person')].pop().remove()")


def test_in_garden_small_plants_stand_above_the_names_where_nobody_has_a_portrait(
    tmp_path: Path, page: Page
) -> None:
    folder = build(tmp_path, few(10), "garden")
    for path in ("index.html", "people/ada.html"):
        show(page, folder / path)
        plants = page.evaluate(
            """() => [...document.querySelectorAll('main .person')].map(person => {
              const plant = person.querySelector('.sprig'), box = plant.getBoundingClientRect();
              const drawn = [...plant.children].filter(each => getComputedStyle(each).display !== 'none');
              return [box.height, box.bottom <= person.querySelector('.name').getBoundingClientRect().top,
                ...drawn.map(each => each.getAttribute('href'))];
            })"""
        )
        assert page.locator(".portrait").count() == 0
        assert all(50 < height < 90 and above and len(drawn) == 1 for height, above, *drawn in plants)
        assert path != "index.html" or len({each[2] for each in plants}) == 5


def test_in_classroom_slips_are_as_light_as_each_other_in_four_tints_on_which_all_can_be_read(
    sites: dict[tuple[str, str], Finished], page: Page
) -> None:
    colours = """() => {
      const dot = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
      const light = colour => {
        dot.fillStyle = colour; dot.fillRect(0, 0, 1, 1);
        const [r, g, b] = [...dot.getImageData(0, 0, 1, 1).data].slice(0, 3).map(each => each / 255)
          .map(each => each <= .04045 ? each / 12.92 : ((each + .055) / 1.055) ** 2.4);
        return .2126 * r + .7152 * g + .0722 * b;
      };
      return [...document.querySelectorAll('main .person')].map(slip => {
        const ground = getComputedStyle(slip).backgroundColor, paper = light(ground);
        const ratio = ink => (Math.max(ink, paper) + .05) / (Math.min(ink, paper) + .05);
        const words = [...slip.querySelectorAll('.name, .reasons, .ways')];
        return [ground, paper, Math.min(...words.map(each => ratio(light(getComputedStyle(each).color))))];
      });
    }"""
    for scheme in ("light", "dark"):
        for path in ("index.html", "ways/supports.html"):
            show(page, example(sites, "classroom") / path, scheme=scheme)
            slips = page.evaluate(colours)
            assert len({ground for ground, _, _ in slips}) == min(4, len(slips))
            assert all(contrast >= 7 for _, _, contrast in slips)
            lights = [light + 0.05 for _, light, _ in slips]
            assert max(lights) / min(lights) < 1.06


def test_in_classroom_a_short_note_hangs_in_the_middle_of_its_slip(
    sites: dict[tuple[str, str], Finished], page: Page
) -> None:
    show(page, example(sites, "classroom") / "index.html")
    apart = page.evaluate(
        """() => [...document.querySelectorAll('main .person')].map(slip => {
          const {paddingTop, paddingBottom} = getComputedStyle(slip);
          const box = each => each.getBoundingClientRect(), {top, bottom} = box(slip);
          const above = box(slip.querySelector('.name')).top - top - parseFloat(paddingTop);
          const below = bottom - box(slip.querySelector('.story')).bottom - parseFloat(paddingBottom);
          return [above, Math.abs(above - below)];
        })"""
    )
    assert max(above for above, _ in apart) > 10
    assert all(off < 2 for _, off in apart)


def test_in_classroom_large_slips_hang_six_on_a_side_in_letters_of_about_fifteen_points(
    tmp_path: Path, page: Page
) -> None:
    children = sorted(path for path in CLASS if path.startswith("people/"))
    config = CLASS["quietpage.yml"] + "options:\n  slips: large\n"
    for many, fills in ((6, 1), (7, 2)):
        files = {"quietpage.yml": config, **{path: CLASS[path] for path in children[:many]}}
        index = build(tmp_path / str(many), files, "classroom") / "index.html"
        assert sheets(page, index) == fills
    size = "parseFloat(getComputedStyle(document.querySelector('.person .reasons')).fontSize) * .75"
    assert 14.5 < page.evaluate(size) < 15.5


@pytest.fixture
def spoiled(sites: dict[tuple[str, str], Finished], tmp_path: Path) -> Path:
    """A page to put something wrong into, as no build would let it pass."""
    shutil.copytree(example(sites, "whisper"), tmp_path / "page")
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
        barriers = visit(seen, index, spoiled, thoroughly=False, rules=True).barriers
        assert any("color-contrast-enhanced" in each for each in barriers)
        assert "https://far.example/eye.png" in strange
        assert "gone.png" in strange
