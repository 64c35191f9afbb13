"""Chromium for the tests, a server as small as can be, and everything that a visitor meets on a page."""

from __future__ import annotations

import contextlib
import re
import threading
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, unquote, urlsplit

import pytest

from quietpage import numbers_in
from tests.tools import program

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # So that a typeface is fetched along with a page from a disk as from a host, and not a little later.
    "--allow-file-access-from-files",
)
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}

_FETCHED_TWICE = re.compile(r"preload.*'?file://\S+\.woff2|file://\S+\.woff2 was preloaded")
"""What Chromium says on a disk, and on no host, of a typeface that is fetched along with a page."""

_MET = r"""() => {
  const root = document.documentElement, met = [], drawn = [];
  const language = each => (each.closest('[lang]') ?? root).lang || 'en';
  met.push(['the tab', root.lang, document.title]);
  met.push(['the text', root.lang, document.body.innerText]);
  for (const each of document.body.querySelectorAll('[lang]'))
    met.push(['the text in another language', each.lang, each.innerText]);
  const named =
    /^(description|author|(og|twitter):(title|description|site_name|image:alt)|fediverse:creator)$/;
  for (const each of document.querySelectorAll('meta'))
    if (named.test(each.name || each.getAttribute('property') || ''))
      met.push(['what a preview shows', each.lang || root.lang, each.content]);
  const read = ['alt', 'title', 'placeholder', 'label', 'summary', 'aria-label', 'aria-description',
    'aria-roledescription', 'aria-valuetext', 'aria-placeholder'];
  for (const each of document.querySelectorAll('*')) {
    for (const name of read)
      if (each.hasAttribute(name)) met.push(['the attribute', language(each), each.getAttribute(name)]);
    for (const part of ['::before', '::after', '::marker', '::first-letter']) {
      const content = getComputedStyle(each, part).content;
      if (/counters?\(/.test(content)) drawn.push(part + ' of ' + each.localName + ': ' + content);
      else if (!['none', 'normal'].includes(content)) met.push([part, language(each), content]);
    }
    const {display, listStyleType} = getComputedStyle(each);
    if (display.includes('list-item') && !['disc', 'circle', 'square', 'none'].includes(listStyleType))
      drawn.push('the list style of ' + each.localName + ': ' + listStyleType);
    if (['OL', 'METER', 'PROGRESS', 'TIME', 'INPUT'].includes(each.tagName)) drawn.push(each.localName);
  }
  return {met, drawn};
}"""

_OUTSIDE = r"""() => {
  const wide = document.documentElement.clientWidth, outside = [];
  if (document.scrollingElement.scrollWidth > wide) outside.push('the page can be pushed sideways');
  for (const each of document.body.querySelectorAll('*')) {
    if (each.closest('.skip')) continue;
    const place = each.getBoundingClientRect();
    if (place.width && (place.left < -1 || place.right > wide + 1)) outside.push(each.outerHTML.slice(0, 90));
    if (each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display === 'block')
      outside.push('words run out of ' + each.outerHTML.slice(0, 90));
  }
  return outside;
}"""

_NAMES = r"""names => [...document.querySelectorAll(names)].map(each => {
  const style = getComputedStyle(each);
  return [each.localName, style.fontFamily, style.fontSize, style.fontWeight, style.fontStyle,
    style.lineHeight, style.letterSpacing, style.textTransform, style.fontVariant, style.color,
    style.opacity, style.display === 'none' ? 'not there' : style.visibility].join(' | ');
})"""

_PLACES = r"""() => [...document.querySelectorAll('main article')].map(each =>
  [each, ...each.children].map(part => {
    const place = part.getBoundingClientRect();
    return [part.localName, Math.round(place.left), Math.round(place.width)].join(' ');
  }).join(', '))"""

_PALE = r"""() => {
  const light = colour => {
    const [r, g, b] = colour.match(/[\d.]+/g).slice(0, 3).map(each => each / 255)
      .map(each => each <= .04045 ? each / 12.92 : ((each + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const paper = light(getComputedStyle(document.body).backgroundColor), pale = [];
  for (const each of document.body.querySelectorAll('*')) {
    if (![...each.childNodes].some(child => child.nodeType === 3 && child.data.trim())) continue;
    const ink = light(getComputedStyle(each).color);
    const ratio = (Math.max(ink, paper) + .05) / (Math.min(ink, paper) + .05);
    if (ratio < 7) pale.push(each.localName + '.' + each.className + ' ' + ratio.toFixed(2));
  }
  return pale;
}"""


# The longest line of running text, in signs: each word's place is looked at.
_LONGEST = r"""() => {
  let longest = 0;
  for (const block of document.querySelectorAll('main p, main li, .welcome p, footer p')) {
    if (block.querySelector('p, li, ul')) continue;
    const lines = new Map(), walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let text; (text = walker.nextNode());)
      for (const word of text.data.matchAll(/\S+\s*/g)) {
        const range = document.createRange();
        range.setStart(text, word.index);
        range.setEnd(text, word.index + word[0].trimEnd().length);
        const places = [...range.getClientRects()], all = places.reduce((sum, each) => sum + each.width, 0);
        for (const place of places) {  // several, if the word is broken
          const line = Math.round(place.bottom / 8);
          lines.set(line, (lines.get(line) ?? 0) + word[0].length * place.width / all);
        }
      }
    for (const [, signs] of lines) longest = Math.max(longest, signs - 1);
  }
  return Math.round(longest);
}"""

# A person may go on in the next column: each piece of them is looked at.
_PEOPLE = r"""() => [...document.querySelectorAll('main article')].flatMap(each =>
  [...each.getClientRects()].map(piece => Math.round(piece.width) + ' wide'))"""

_FRAMES = r"""() => [...document.querySelectorAll('main article .portrait')].map(each => {
  const {width, height} = each.getBoundingClientRect();
  return `${Math.round(width)} by ${Math.round(height)}`;
})"""

LOOK = f"""() => ({{
  ...({_MET})(), outside: ({_OUTSIDE})(), pale: ({_PALE})(), longest: ({_LONGEST})(),
  names: ({_NAMES})('main article .name, main article .name a'), people: ({_PEOPLE})(), frames: ({_FRAMES})(),
  language: document.documentElement.lang,
}})"""
"""Everything that there is to see of a page as it is now, in one go."""


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """A real Chromium without a window. Without one, what needs it fails, and says how to get it."""
    path = program("chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        pytest.fail("Playwright's Python client is not here: pip install -e '.[dev]' gets it", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        try:
            yield browser
        finally:
            browser.close()


@contextlib.contextmanager
def served(folder: Path, base: str = "/") -> Iterator[str]:
    """The address of a folder on a server here, under a path. Like a host, it answers with 404.html."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            inside = path.removeprefix(base) if path.startswith(base) else ".."
            file = folder / (inside or "index.html")
            found = ".." not in file.parts and file.is_file()
            file = file if found else folder / "404.html"
            content = file.read_bytes()
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", TYPES.get(file.suffix, "application/octet-stream"))
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *arguments: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{quote(base)}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Watched(NamedTuple):
    """A page, and whatever it asked for or complained of."""

    page: Page
    asked: list[str]
    complaints: list[str]

    def strange(self, home: str) -> list[str]:
        """Requests to another place than `home`, and everything that went wrong."""
        return [f"asked {url}" for url in self.asked if not url.startswith(home)] + self.complaints

    def forget(self) -> None:
        self.asked.clear()
        self.complaints.clear()


def watched(page: Page) -> Watched:
    seen = Watched(page, [], [])
    page.on("request", lambda request: seen.asked.append(request.url))
    page.on(
        "requestfailed",
        lambda request: (
            seen.complaints.append(f"{request.url}: {request.failure}")
            if request.failure != "net::ERR_ABORTED"  # the page was left before it came
            else None
        ),
    )
    page.on(
        "console",
        lambda message: (
            seen.complaints.append(f"in the console: {message.text}")
            if not _FETCHED_TWICE.search(message.text)
            else None
        ),
    )
    page.on("pageerror", lambda fault: seen.complaints.append(f"a fault: {fault}"))
    page.on("websocket", lambda socket: seen.complaints.append(f"a socket: {socket.url}"))
    page.on(
        "response",
        lambda response: (
            seen.complaints.append(f"{response.url}: {response.status}") if response.status >= 400 else None
        ),
    )
    return seen


def numbers_met(page: Page, names: tuple[str, ...] = ()) -> list[str]:
    """Every number that a visitor of the page as it is now could see, or have read to them, and where."""
    found = page.evaluate(_MET)
    met: list[tuple[str, str, str]] = [tuple(each) for each in found["met"]]
    language = page.evaluate("document.documentElement.lang")
    met.extend((where, language, text) for where, text in heard(page))
    return [f"drawn: {each}" for each in found["drawn"]] + numbers_in_texts(met, names)


def numbers_in_texts(met: Iterable[tuple[str, str, str]], names: tuple[str, ...]) -> list[str]:
    """Every number in texts of which each comes with where it stands and its language."""
    return [
        f"{where}: {number}"
        for where, language, text in dict.fromkeys(met)
        for number in _numbers_in(text, language, names)
    ]


@cache  # a page says the same at most widths
def _numbers_in(text: str, language: str, names: tuple[str, ...]) -> list[str]:
    numbers = [repr(sign) for sign in text if _is_digit(sign)]
    return numbers + [repr(each.text) for each in numbers_in(text, language, not_numbers=names)]


def heard(page: Page) -> Iterator[tuple[str, str]]:
    """What a screen reader is given to say; a heading's level and places in a list are no text in it."""
    session = page.context.new_cdp_session(page)
    for node in session.send("Accessibility.getFullAXTree")["nodes"]:
        role = node.get("role", {}).get("value", "")
        if node.get("ignored") or role == "InlineTextBox":  # a line of a text that is told whole before
            continue
        for part in ("name", "description", "value"):
            if text := str(node.get(part, {}).get("value", "")):
                yield f"the {part} of a {role}, as it is heard", text
        for each in node.get("properties", ()):
            if each["name"] in ("roledescription", "valuetext", "keyshortcuts"):
                yield f"the {each['name']} of a {role}", str(each["value"].get("value", ""))
    session.detach()


def _is_digit(sign: str) -> bool:
    return sign.isdigit() or unicodedata.category(sign).startswith("N")


def outside(page: Page) -> list[str]:
    """What stands outside the window, or runs out of its own box."""
    return list(page.evaluate(_OUTSIDE))


def looks_of_names(page: Page, names: str = ".name:has(a), .name a") -> dict[str, set[str]]:
    """How the names on a page are set: by element, every look that there is of it."""
    looks: dict[str, set[str]] = {}
    for look in page.evaluate(_NAMES, names):
        looks.setdefault(look.partition(" | ")[0], set()).add(look)
    return looks


def places_of_people(page: Page) -> set[str]:
    """Where the parts of a person begin and how wide they are: every arrangement that there is."""
    return set(page.evaluate(_PLACES))


def pale(page: Page) -> list[str]:
    """The texts whose contrast with the paper is less than seven to one."""
    return list(page.evaluate(_PALE))
