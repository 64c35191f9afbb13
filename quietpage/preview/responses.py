"""What the preview answers: a page out of what was built, and nothing else.

A request never becomes a path on the disk. What it asks for is looked up among the finished pages, letter
for letter, or it is not there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from typing import NamedTuple
from urllib.parse import quote, unquote_to_bytes, urlsplit

from quietpage.core.diagnostics import Problem
from quietpage.preview import overlay

SIGNAL, SCRIPT = "/livereload", "/livereload.js"
"""Where the browser listens for a reload, and the script that does."""


class Stage(NamedTuple):
    """What the preview shows at a moment: the last good pages by path, and what is not right since.

    `base` is the path of the page's address, from `/` to `/`, and `formerly` what it was before; `version`
    changes with every other stage. `folder` is where on this computer the site lies.
    """

    pages: Mapping[str, bytes]
    base: str = "/"
    problems: tuple[Problem, ...] = ()
    version: str = ""
    folder: str = ""
    formerly: frozenset[str] = frozenset()


class Answer(NamedTuple):
    """The answer to a request: status (RFC 9110), media type, what it says; for a redirect, where to."""

    status: int
    kind: str
    body: bytes
    to: str = ""


def answer(stage: Stage, asked: str, host: str, nonce: str) -> Answer:
    """The answer to a GET of a path as it came, before anything was decoded.

    `host` is the Host the browser named; `nonce` is new with every answer.
    """
    path = _decoded(asked)
    if path is None:
        return said(400)
    if not stage.pages:
        if path.endswith(("/", ".html")) or "." not in path.rpartition("/")[2]:
            blank = overlay.BLANK.format(title="Not right yet", body="")
            return Answer(200, _HTML, _live(blank.encode(), stage, host, nonce))
        return said(404)
    name = _name(path, stage.base)
    if name in stage.pages:
        kind, content = kind_of(name), stage.pages[name]
        return Answer(200, kind, _live(content, stage, host, nonce) if kind == _HTML else content)
    if path == "/" or path + "/" == stage.base:
        return Answer(302, _TEXT, b"", quote(stage.base))
    if path.startswith(stage.base) and f"{name}/index.html" in stage.pages:
        return Answer(302, _TEXT, b"", quote(f"{stage.base}{name}/"))
    for base in stage.formerly:
        if (name := _name(path, base)) in stage.pages:
            return Answer(302, _TEXT, b"", quote(stage.base + name.removesuffix("index.html")))
    lost = stage.pages.get("404.html")
    if lost is None or not path.startswith(stage.base):
        return _outside(stage)
    return Answer(404, _HTML, _live(lost, stage, host, nonce))


def said(status: int) -> Answer:
    """A fixed word in place of a page. Nothing of what was asked for is in it."""
    return Answer(status, _TEXT, f"{_SAID.get(status, 'This cannot be answered.')}\n".encode())


def base_of(url: str) -> str:
    """The path of an address, decoded, from `/` to `/`: `/people/` of `https://example.org/people/`."""
    path = _decoded(quote(urlsplit(url).path, safe="/%")) or "/"
    return "/" + path.strip("/") + "/" if path.strip("/") else "/"


def kind_of(name: str) -> str:
    """The media type of a file by its name."""
    return _KINDS.get(name.rpartition("/")[2].rpartition(".")[2].lower(), "application/octet-stream")


def swapped(before: Stage, after: Stage) -> str:
    """What the browser is to load again between two stages: a style sheet alone, `/` for all, or nothing."""
    if (before.problems, before.base, bool(before.pages)) != (after.problems, after.base, bool(after.pages)):
        return "/"
    pages = before.pages.keys() | after.pages.keys()
    changed = {page for page in pages if before.pages.get(page) != after.pages.get(page)}
    # The page for what is not there carries the style sheet inside it; shown itself, it loads anew.
    styles = [page for page in changed if page.endswith(".css")]
    if styles and changed - {"404.html"} == set(styles):
        return "style.css"
    return "/" if changed else ""


def _name(path: str, base: str) -> str:
    """The page that a path under a base would be; nothing, if it is not under it."""
    if not path.startswith(base):
        return ""
    name = path.removeprefix(base)
    return f"{name}index.html" if name.endswith("/") or not name else name


def _decoded(asked: str) -> str | None:
    """A path with its percent signs read once; nothing, if no file could be called so."""
    try:
        path = unquote_to_bytes(asked.encode("latin-1")).decode()
    except UnicodeError:
        return None
    return path if path.startswith("/") and not re.search(r"[\x00-\x1f\x7f-\x9f\\]", path) else None


def _outside(stage: Stage) -> Answer:
    there = escape(quote(stage.base))
    body = f'<p>There is nothing at this address. <a href="{there}">The page is here.</a></p>\n'
    return Answer(404, _HTML, overlay.BLANK.format(title="Nothing here", body=body).encode())


_META = re.compile(rb'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)"', re.IGNORECASE)


def _live(page: bytes, stage: Stage, host: str, nonce: str) -> bytes:
    """A page that listens, with what is not right yet set over it.

    Its policy lets the two scripts and the panel's style by, by a nonce, and one connection: back here.
    """
    more = {"script-src": f"'nonce-{nonce}'", "connect-src": _back(host)}
    added = _script(stage, host, nonce)
    if stage.problems:
        more["style-src"] = f"'nonce-{nonce}'"
        added = overlay.panel(stage.problems, nonce, stage.folder, alone=not stage.pages) + added

    def relaxed(found: re.Match[bytes]) -> bytes:
        return found[1] + _policy(found[2].decode("utf-8", "replace"), more).encode() + b'"'

    page = _META.sub(relaxed, page, count=1)
    end = page.rfind(b"</body>")
    end = len(page) if end < 0 else end
    return page[:end] + added.encode() + page[end:]


def _back(host: str) -> str:
    # A policy has no words for the address of an IPv6 host; the page's own host stands for it.
    return "'self'" if host.startswith("[") else f"ws://{host}{SIGNAL}"


def _policy(policy: str, more: Mapping[str, str]) -> str:
    directives: dict[str, list[str]] = {}
    for each in policy.split(";"):
        name, *sources = each.split() or [""]
        if name:
            directives.setdefault(name, sources)
    for name, source in more.items():
        known = [each for each in directives.get(name, ()) if each != "'none'"]
        directives[name] = [*known, source]
    return "; ".join(" ".join([name, *sources]) for name, sources in directives.items())


def _script(stage: Stage, host: str, nonce: str) -> str:
    name, _, port = host.rpartition(":") if re.search(r":\d+$", host) else (host, "", "80")
    settings = f"host={name}&port={port}&snipver={stage.version}&mindelay=250&maxdelay=2000"
    return (
        f'<script nonce="{nonce}">{_STEADY}</script>\n'
        f'<script nonce="{nonce}" src="{SCRIPT}?{escape(settings)}"></script>\n'
    )


_STEADY = """
document.documentElement.style.overflowAnchor = "none";
window.LiveReloadPluginWhole = class {
  static identifier = "whole";
  static version = "";
  reload() {
    if (document.querySelector('link[rel~="stylesheet"]')) return false;
    location.reload();
    return true;
  }
};
"""
"""The page stays where it was scrolled to, though its typeface comes a moment after each load. One without a
style sheet of its own, which the script could swap, is loaded as a whole.
"""

_HTML, _TEXT = "text/html; charset=utf-8", "text/plain; charset=utf-8"
_SAID = {
    400: "This request cannot be read.",
    403: "The preview answers this computer only, at the address that it said.",
    404: "There is nothing here.",
    405: "The preview only shows pages.",
    431: "This request is longer than the preview reads.",
}
_KINDS = {
    "html": _HTML,
    "htm": _HTML,
    "css": "text/css; charset=utf-8",
    "txt": _TEXT,
    "md": "text/markdown; charset=utf-8",
    "xml": "application/xml",
    "opml": "text/x-opml",
    "vcf": "text/vcard; charset=utf-8",
    "json": "application/json",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "avif": "image/avif",
    "ico": "image/x-icon",
    "woff": "font/woff",
    "woff2": "font/woff2",
    "ttf": "font/ttf",
    "otf": "font/otf",
    "pdf": "application/pdf",
    "mp3": "audio/mpeg",
    "ogg": "audio/ogg",
    "mp4": "video/mp4",
    "webm": "video/webm",
}
