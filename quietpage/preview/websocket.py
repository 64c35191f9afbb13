"""The web socket over which a browser hears that it has to reload, and the seam to livereload.

livereload's protocol is used and nothing else of it: its watching, its throttle, its open origin and its file
handlers are out of the way. It keeps who is connected on its class, so there is one server a process.
"""

from __future__ import annotations

import asyncio
import json

from livereload.handlers import LiveReloadHandler
from livereload.watcher import Watcher
from tornado.iostream import IOStream

from quietpage.preview.handlers import LocalHandler
from quietpage.preview.publisher import Publisher
from quietpage.preview.responses import status_response

SECONDS_TO_SPEAK = 10
"""How long a socket may take to say for which page it listens, in seconds; livereload.js does so at once."""

_MOST_MESSAGES = 20
"""So often may a browser say something over its socket; livereload.js does it two or three times."""

_UNSUPPORTED_DATA = 1003
"""The code with which a socket is closed that sent something else than the protocol's messages (RFC 6455)."""


def use_livereload() -> None:
    """Set livereload up, once, before the first browser comes."""
    LiveReloadHandler.watcher = _NoWatcher()
    LiveReloadHandler.live_css = True


def reload_browsers(path: str) -> None:
    """Tell every browser that listens to load a path again: a style sheet, or `/` for the page."""
    LiveReloadHandler.reload_waiters(path)


class _NoWatcher(Watcher):  # type: ignore[misc]  # livereload has no types
    """livereload's watcher, that leaves the watching to others: it polls, and drops what comes in between."""

    def start(self, callback: object) -> bool:
        return True


class ReloadSocket(LocalHandler, LiveReloadHandler):  # type: ignore[misc]  # livereload has no types
    """livereload's side of the socket, for the preview's own pages only."""

    SUPPORTED_METHODS = ("GET",)

    def prepare(self) -> None:
        super().prepare()
        # Any page in the same browser may open a socket to this computer; only the origin tells them apart.
        if not self._finished and not self.check_origin(self.request.headers.get("Origin", "")):
            self._send(status_response(403))

    def check_origin(self, origin: str) -> bool:
        return self._publisher.listener.is_own_page(origin, self.request.host)

    def initialize(self, publisher: Publisher) -> None:
        super().initialize(publisher)
        self._version_there = ""  # of the page that the browser shows
        self._messages = 0
        self._stream: IOStream | None = None

    def open(self, *arguments: str, **named: str) -> None:
        self._stream = self.ws_connection.stream
        connections = self._publisher.connections
        connections.became_socket(self._stream)
        asyncio.get_running_loop().call_later(SECONDS_TO_SPEAK, connections.close_if_silent, self._stream)

    def on_close(self) -> None:
        super().on_close()
        if self._stream is not None:
            self._publisher.connections.socket_closed(self._stream)

    def on_ping(self, data: bytes) -> None:
        self._says_too_much()

    on_pong = on_ping

    def _says_too_much(self) -> bool:
        """Count a message; whether there were more than any browser's script sends, and it is hung up on."""
        self._messages += 1
        if self._messages > _MOST_MESSAGES and self._stream is not None:
            self._stream.close()
        return self._messages > _MOST_MESSAGES

    def on_message(self, message: str | bytes) -> None:
        """What livereload.js says; whoever says anything else is not listened to."""
        if self._says_too_much():
            return
        said = _parsed(message)
        if said is None:
            self.close(_UNSUPPORTED_DATA)
            return
        if said.get("command") == "info" and isinstance(said.get("url"), str) and self._stream is not None:
            self._publisher.connections.listens(self._stream)
        if said.get("command") == "hello":
            version = said.get("snipver")
            self._version_there = version if isinstance(version, str) else ""
        # livereload's own handler takes for granted that a URL is a text.
        if said.get("command") == "hello" or isinstance(said.get("url"), str):
            super().on_message(message)
        outdated = self._version_there and self._version_there != self._publisher.snapshot.version
        if said.get("command") == "info" and outdated:
            # It was made anew while the browser was not listening yet.
            self.send_message({"command": "reload", "path": "/", "liveCSS": False})


def _parsed(message: str | bytes) -> dict[str, object] | None:
    """A message of livereload's protocol; nothing, if it is none."""
    try:
        said = json.loads(message)
    except (ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) and isinstance(said.get("command"), str) else None
