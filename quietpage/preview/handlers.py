"""The preview's answers to HTTP requests: a page out of the snapshot, or livereload's script.

Each handler answers requests only that name this computer as their host, and in fixed words where it refuses.
"""

from __future__ import annotations

import asyncio
import secrets
from importlib.resources import files

from tornado.httputil import HTTPServerRequest
from tornado.iostream import IOStream
from tornado.web import RequestHandler

from quietpage.preview.publisher import Publisher
from quietpage.preview.responses import Response, host_refused, respond, status_response

LONGEST_HEAD = 16_384
"""The longest head of a request that is answered, in bytes; browsers stay far below it, and so do servers."""

_LONGEST_READING = 60
"""How long a browser may take to read a response, in seconds; even a large portrait is there much sooner."""

_NOBODY = "'none'"

_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
"""On every answer: nothing is kept, and no page elsewhere can frame, embed or read what is shown here.

Who may frame it all the same is asked for by name.
"""


class LocalHandler(RequestHandler):
    """Refuses requests that are not for this computer, or too long; of what was asked, it repeats a host."""

    SUPPORTED_METHODS: tuple[str, ...] = ("GET", "HEAD")

    def initialize(self, publisher: Publisher) -> None:
        self._publisher = publisher

    def set_default_headers(self) -> None:
        self.clear_header("Server")
        for name, value in _HEADERS.items():
            self.set_header(name, value)

    def prepare(self) -> None:
        if not self._publisher.listener.answers_to(self.request.host):
            self._send(host_refused(self.request.host))
        elif _head_length(self.request) > LONGEST_HEAD:
            self._send(status_response(431))

    def _send(self, response: Response) -> None:
        self.set_status(response.status)
        self.set_header("Content-Type", response.media_type)
        ancestors = self._publisher.listener.frame_ancestors
        self.set_header("Content-Security-Policy", f"frame-ancestors {ancestors or _NOBODY}")
        if ancestors:  # the older header has no words for some
            self.clear_header("X-Frame-Options")
        if response.location:
            self.set_header("Location", response.location)
        # After `finish` the request knows its stream no more.
        stream: IOStream | None = getattr(self.request.connection, "stream", None)
        sent = self.finish(response.body)
        if stream is not None and not sent.done():
            timeout = asyncio.get_running_loop().call_later(_LONGEST_READING, stream.close)
            sent.add_done_callback(lambda sent: timeout.cancel())

    def compute_etag(self) -> None:
        """None: a page is asked for anew each time."""

    def write_error(self, status_code: int, **named: object) -> None:
        """Whatever went wrong is answered without a word of what was asked."""
        if status_code == 405:
            self.set_header("Allow", ", ".join(self.SUPPORTED_METHODS))
        self._send(status_response(status_code if status_code < 500 else 400))

    def log_exception(self, *reason: object) -> None:
        """Say nothing."""


class PageHandler(LocalHandler):
    """Answers with a page of the snapshot."""

    async def get(self) -> None:
        snapshot = await self._publisher.current()
        nonce = secrets.token_urlsafe(16)
        sockets = self._publisher.listener.socket_hosts
        self._send(respond(snapshot, self.request.path, self.request.host, nonce, sockets))

    head = get


class ScriptHandler(LocalHandler):
    """Answers with livereload.js, as the library brings it."""

    def get(self) -> None:
        script = files("livereload").joinpath("vendors", "livereload.js").read_bytes()
        self._send(Response(200, "text/javascript; charset=utf-8", script))

    head = get


def _head_length(request: HTTPServerRequest) -> int:
    """About how long the head of a request is, in bytes."""
    lines = [(request.method or "", request.uri or ""), *request.headers.get_all()]
    return sum(len(name) + len(value) + len(": \r\n") for name, value in lines)
