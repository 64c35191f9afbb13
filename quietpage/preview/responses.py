"""The preview's response to a request: a page out of the snapshot, and nothing else.

A request never becomes a path on the disk. What it asks for is looked up among the finished pages, letter
for letter, or it is not there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from urllib.parse import quote, unquote_to_bytes, urlsplit

from quietpage.core.diagnostics import Problem
from quietpage.core.model import Page
from quietpage.core.named_tuple import NamedTuple
from quietpage.preview.hosts import known_as
from quietpage.preview.overlay import BLANK_PAGE, panel

SOCKET_PATH, SCRIPT_PATH = "/livereload", "/livereload.js"
"""Where the browser listens for a reload, and the script that does."""


class Snapshot(NamedTuple):
    """What the preview shows at a moment: the last good pages by path, and what is not right since.

    `base` is the path of the page's address, from `/` to `/`, and `former_bases` what it was before;
    `version` changes whenever a browser has to load anything again. `folder` is where on this computer the
    site lies.
    """

    pages: Mapping[str, Page]
    base: str = "/"
    problems: tuple[Problem, ...] = ()
    version: str = ""
    folder: str = ""
    former_bases: frozenset[str] = frozenset()


class Response(NamedTuple):
    """A response: its status (RFC 9110), media type and body; for a redirect, the path that it leads to."""

    status: int
    media_type: str
    body: bytes
    location: str = ""


class _Viewer(NamedTuple):
    """Who sees a page, and how: the Host that was named, the nonce of the response, and other sockets."""

    host: str
    nonce: str
    sockets: tuple[str, ...]


def respond(snapshot: Snapshot, asked: str, host: str, nonce: str, sockets: tuple[str, ...] = ()) -> Response:
    """The response to a GET of a path as it came, before anything was decoded.

    `host` is the Host that the browser named, `nonce` is new with every response, and `sockets` are the
    addresses, if there are others, at which the browser may find the socket.
    """
    see = _Viewer(host, nonce, sockets)
    path = _decoded(asked)
    if path is None:
        return status_response(400)
    if not snapshot.pages:  # nothing was ever right: the problems stand on a page of their own
        if path.endswith(("/", ".html")) or "." not in path.rpartition("/")[2]:
            blank = BLANK_PAGE.format(title="Not right yet", body="")
            return Response(200, _HTML, _with_reload(blank.encode(), snapshot, see))
        return status_response(404)
    name = _name(path, snapshot.base)
    if name in snapshot.pages:
        kind, content = media_type(name), snapshot.pages[name].content
        return Response(200, kind, _with_reload(content, snapshot, see) if kind == _HTML else content)
    if path == "/" or path + "/" == snapshot.base:
        return Response(302, _TEXT, b"", quote(snapshot.base))
    if path.startswith(snapshot.base) and f"{name}/index.html" in snapshot.pages:
        return Response(302, _TEXT, b"", quote(f"{snapshot.base}{name}/"))
    # Another `url` was written down meanwhile; a browser may still be where the page was.
    for base in snapshot.former_bases:
        if (name := _name(path, base)) in snapshot.pages:
            return Response(302, _TEXT, b"", quote(snapshot.base + name.removesuffix("index.html")))
    lost = snapshot.pages.get("404.html")
    if lost is None or not path.startswith(snapshot.base):
        return _not_found(snapshot)
    return Response(404, _HTML, _with_reload(lost.content, snapshot, see))


def host_refused(host: str) -> Response:
    """What to tell a browser that names a host to which the preview does not answer.

    The host is repeated if it could be one: then it is of letters, digits and little else.
    """
    response = status_response(403)
    name = known_as(host)
    way_out = f"To see it as {name}, start it with --allow-host {name} as well.\n" if name else ""
    return response._replace(body=response.body + way_out.encode())


def status_response(status: int) -> Response:
    """A fixed sentence in place of a page. Nothing of what was asked for is in it."""
    return Response(status, _TEXT, f"{_SENTENCES.get(status, 'This cannot be answered.')}\n".encode())


def base_path(url: str) -> str:
    """The path of an address, decoded, from `/` to `/`: `/people/` of `https://example.org/people/`."""
    path = _decoded(quote(urlsplit(url).path, safe="/%")) or "/"
    return "/" + path.strip("/") + "/" if path.strip("/") else "/"


def media_type(name: str) -> str:
    """The media type of a file by its name."""
    return _MEDIA_TYPES.get(name.rpartition("/")[2].rpartition(".")[2].lower(), "application/octet-stream")


def what_to_reload(before: Snapshot, after: Snapshot) -> str:
    """What a browser has to load again: the style sheet alone, `/` for the page, or nothing (empty)."""
    if (before.problems, before.base, bool(before.pages)) != (after.problems, after.base, bool(after.pages)):
        return "/"
    pages = before.pages
    maybe = [path for path, page in after.pages.items() if not _surely_same(pages.get(path), page)]
    if len(pages) != len(after.pages) or not all(path in pages for path in maybe):
        return "/"  # some came, or went

    def is_another(path: str) -> bool:
        return pages[path].content != after.pages[path].content

    # The page for what is not there carries the style sheet inside it; shown itself, it loads anew.
    beside = {path for path in maybe if path == "404.html" or path.endswith(".css")}
    # One page that is another is enough. Those in folders are small, while everybody is on the index.
    if any(map(is_another, sorted({*maybe} - beside, key=lambda path: "/" not in path))):
        return "/"
    changed = {path for path in beside if is_another(path)}
    return "style.css" if changed - {"404.html"} else "/" if changed else ""


def _surely_same(one: Page | None, other: Page) -> bool:
    """Whether a page is the same as another, seen without their bytes, which may not be made yet."""
    return one is other or (one is not None and bool(other.made_of) and one.made_of == other.made_of)


def _name(path: str, base: str) -> str:
    """The path, among the pages, of what a request under a base asks for; empty, if it is not under it."""
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
    # What no page is called can only be meant for somebody's terminal or file system.
    return path if path.startswith("/") and not re.search(r"[\x00-\x1f\x7f-\x9f\\]", path) else None


def _not_found(snapshot: Snapshot) -> Response:
    """The preview's own page for an address outside of the site's, where the site's would not help."""
    there = escape(quote(snapshot.base))
    body = f'<p>There is nothing at this address. <a href="{there}">The page is here.</a></p>\n'
    return Response(404, _HTML, BLANK_PAGE.format(title="Nothing here", body=body).encode())


_POLICY_IN_META = re.compile(
    rb'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)"', re.IGNORECASE
)


def _with_reload(page: bytes, snapshot: Snapshot, see: _Viewer) -> bytes:
    """A page with the scripts that listen for a reload, and with what is not right yet set over it.

    Its Content-Security-Policy lets the two scripts and the panel's style by, by a nonce, and one connection:
    back here.
    """
    more = {"script-src": f"'nonce-{see.nonce}'", "connect-src": _socket_sources(see)}
    added = _scripts(snapshot, see)
    if snapshot.problems:
        more["style-src"] = f"'nonce-{see.nonce}'"
        added = panel(snapshot.problems, see.nonce, snapshot.folder, alone=not snapshot.pages) + added

    def relaxed(found: re.Match[bytes]) -> bytes:
        return found[1] + _relaxed_policy(found[2].decode("utf-8", "replace"), more).encode() + b'"'

    page = _POLICY_IN_META.sub(relaxed, page, count=1)
    end = page.rfind(b"</body>")
    end = len(page) if end < 0 else end
    return page[:end] + added.encode() + page[end:]


def _socket_sources(see: _Viewer) -> str:
    """Where the page may connect to, as sources of its policy."""
    # A policy has no words for the address of an IPv6 host; the page's own host stands for it.
    own = "'self'" if see.host.startswith("[") else f"ws://{see.host}{SOCKET_PATH}"
    return " ".join([own, *(f"{socket}{SOCKET_PATH}" for socket in see.sockets)])


def _relaxed_policy(policy: str, more: Mapping[str, str]) -> str:
    """A policy with a further source for some directives."""
    directives: dict[str, list[str]] = {}
    for each in policy.split(";"):
        name, *sources = each.split() or [""]
        if name:
            directives.setdefault(name, sources)  # the first of a name counts, in browsers, too
    for name, source in more.items():
        # 'none' counts only where it stands alone.
        known = [each for each in directives.get(name, ()) if each != "'none'"]
        directives[name] = [*known, source]
    return "; ".join(" ".join([name, *sources]) for name, sources in directives.items())


def _scripts(snapshot: Snapshot, see: _Viewer) -> str:
    """The preview's script elements; livereload.js reads its settings from its own address."""
    host, nonce = see.host, see.nonce
    if see.sockets:
        # Somebody in front may have named another host than the browser did: only that knows where it is.
        script = _PAGE_SCRIPT + _LOADER % {"path": SCRIPT_PATH, "version": snapshot.version}
        return f'<script nonce="{nonce}">{script}</script>\n'
    name, _, port = host.rpartition(":") if re.search(r":\d+$", host) else (host, "", "80")
    # The delays are those before it looks for a preview that has gone, in milliseconds: from short to long.
    settings = f"host={name}&port={port}&snipver={snapshot.version}&mindelay=250&maxdelay=2000"
    return (
        f'<script nonce="{nonce}">{_PAGE_SCRIPT}</script>\n'
        f'<script nonce="{nonce}" src="{SCRIPT_PATH}?{escape(settings)}"></script>\n'
    )


_PAGE_SCRIPT = """
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

_LOADER = """{
  const script = document.createElement("script");
  script.nonce = document.currentScript.nonce;
  const port = location.port || (location.protocol === "https:" ? 443 : 80);
  const settings = `host=${location.hostname}&port=${port}&snipver=%(version)s&mindelay=250&maxdelay=2000`;
  script.src = `%(path)s?${settings}`;
  document.currentScript.after(script);
}
"""
"""Loads livereload.js with the settings that `_scripts` gives it, but for the host that the browser shows."""

_HTML, _TEXT = "text/html; charset=utf-8", "text/plain; charset=utf-8"
_SENTENCES = {
    400: "This request cannot be read.",
    403: "The preview answers this computer only, at the address that it said.",
    404: "There is nothing here.",
    405: "The preview only shows pages.",
    431: "This request is longer than the preview reads.",
}
_MEDIA_TYPES = {
    "html": _HTML,
    "htm": _HTML,
    "css": "text/css; charset=utf-8",
    "txt": _TEXT,
    "md": "text/markdown; charset=utf-8",
    "xml": "application/xml",
    "opml": "text/x-opml",
    "vcf": "text/vcard; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
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
