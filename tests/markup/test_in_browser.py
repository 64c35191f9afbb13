"""What a real Chromium reads, runs and loads of a page is what the check of pages sees in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quietpage.check.privacy import check_markup
from quietpage.core.source import Source
from tests.browser import chromium
from tests.check.test_privacy import DRAWINGS, HONEST_FILES, PAGES
from tests.markup.pages import honest_pages, odd_pages
from tests.markup.test_against_justhtml import Seen, between, by_us

pytestmark = pytest.mark.needs("chromium")

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page

_SEEN = r"""root => {
  const spaces = {'http://www.w3.org/2000/svg': 'svg', 'http://www.w3.org/1998/Math/MathML': 'math'};
  const alone = ['title', 'textarea', 'style', 'script', 'xmp', 'iframe', 'noembed', 'noframes', 'plaintext'];
  const elements = [], texts = [], waiting = [root];
  let signs = '';
  while (waiting.length) {
    const node = waiting.pop();
    if (node.nodeType === 3 || node.nodeType === 4) signs += node.data;
    if (node.nodeType === 1) {
      const space = spaces[node.namespaceURI] ?? 'html', name = node.localName.toLowerCase();
      elements.push([space, name, [...node.attributes].map(each => [each.name.toLowerCase(), each.value])]);
      if (space === 'html' && alone.includes(name)) {
        texts.push([name, node.textContent]);
        continue;
      }
      if (node.content instanceof DocumentFragment) waiting.push(...node.content.childNodes);
      if (node.shadowRoot) waiting.push(...node.shadowRoot.childNodes);
    }
    waiting.push(...node.childNodes);
  }
  return [elements, texts, signs];
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        yield context.new_page()


def _seen(told: list[list[object]]) -> Seen:
    elements, texts, signs = told
    seen = Seen(set(), Counter(), Counter())
    for space, name, attributes in elements:  # type: ignore[misc]
        seen.elements.add((space, name, tuple(sorted((key, value) for key, value in attributes))))  # type: ignore[has-type]
    for name, text in texts:  # type: ignore[misc]
        seen.texts[name, text.lstrip("\n") if name == "textarea" else text] += 1  # type: ignore[has-type]
    seen.signs.update(each for each in str(signs) if each not in " \t\n\f\r\0")
    return seen


def test_a_page_in_which_nothing_is_strange_is_read_as_chromium_reads_it(page: Page) -> None:
    pages = [
        *(each for each in odd_pages(2500, seed=31) if not by_us(each)[1]),
        *honest_pages(200, seed=32),
    ]
    pages = [each for each in pages if not each.startswith("\ufeff")]
    told = page.evaluate(
        f"pages => pages.map(each => ({_SEEN})(new DOMParser().parseFromString(each, 'text/html')))", pages
    )
    assert len(pages) > 700
    different = {
        each: said
        for each, theirs in zip(pages, told, strict=True)
        if (said := between(by_us(each)[0], _seen(theirs)))
    }
    assert different == {}


class Visited:
    """A page in which files are opened, and what each of them ran and asked for."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.done: list[str] = []
        page.on("request", lambda request: self.done.append(f"asked {request.url}"))
        page.on("pageerror", lambda fault: self.done.append(f"ran into {fault}"))
        page.on("console", lambda message: self.done.append(message.text) if "ran" in message.text else None)
        page.on("dialog", self._spoke)

    def _spoke(self, dialog: Dialog) -> None:
        self.done.append("ran")
        dialog.dismiss()

    def does(self, file: Path) -> list[str]:
        """What a file does when it is opened, but for being read."""
        self.done.clear()
        try:
            self.page.goto(file.as_uri(), wait_until="load", timeout=5000)
        except Exception as fault:  # Playwright's own, for what is not a page at last
            self.done.append(str(fault))
        own = file.as_uri()
        return [each for each in self.done if each.removeprefix("asked ").partition("#")[0] != own]


@pytest.fixture(scope="module")
def visited(browser: Browser) -> Iterator[Visited]:
    with browser.new_context() as context:
        context.route("http://**", lambda route: route.abort())
        context.route("https://**", lambda route: route.abort())
        yield Visited(context.new_page())


def test_what_a_file_runs_or_asks_for_in_chromium_is_objected_to(visited: Visited, tmp_path: Path) -> None:
    pages = [*PAGES, *odd_pages(80, seed=33)]
    acted = 0
    let_by: dict[str, list[str]] = {}
    for each in pages:
        file = tmp_path / "page.html"
        file.write_text(f"\ufeff{each}", encoding="utf-8")
        does = [said for said in visited.does(file) if _is_harm(said, file)]
        acted += bool(does)
        if does and not any(check_markup(Source("page.html", each), "html")):
            let_by[each] = does
    assert let_by == {}
    assert acted > len(PAGES) // 2


def _is_harm(said: str, file: Path) -> bool:
    """Whether it is more than a look at a file beside the page."""
    return not said.startswith(f"asked {file.parent.as_uri()}/")


def test_a_file_that_is_let_by_runs_and_asks_for_nothing_in_chromium(
    visited: Visited, tmp_path: Path
) -> None:
    files: list[tuple[str, str]] = [*HONEST_FILES]  # the kinds are called as the endings are
    files += [("html", text) for text in honest_pages(40, seed=34)]
    does = {}
    for ending, text in files:
        file = tmp_path / f"file.{ending}"
        file.write_text(text, encoding="utf-8")
        if harm := [said for said in visited.does(file) if _is_harm(said, file)]:
            does[text] = harm
    assert does == {}


def test_what_a_drawing_runs_or_asks_for_in_chromium_is_objected_to(visited: Visited, tmp_path: Path) -> None:
    acted = 0
    for text in DRAWINGS:
        file = tmp_path / "drawing.svg"
        file.write_text(text, encoding="utf-8")
        does = [said for said in visited.does(file) if _is_harm(said, file)]
        acted += bool(does)
        assert any(check_markup(Source("drawing.svg", text), "svg")), (text, does)
    assert acted > len(DRAWINGS) // 3
