"""The preview's server: tornado and livereload, driven so that they answer this computer only.

livereload tells the browsers; its own watching, throttle, open origin and file handlers are out of the way.
"""

from __future__ import annotations

import asyncio
import contextlib
import errno
import ipaddress
import json
import logging
import secrets
import signal
import socket
import sys
from collections.abc import Callable
from functools import partial
from importlib.resources import files
from typing import Any, NamedTuple

from livereload.handlers import LiveReloadHandler
from livereload.watcher import Watcher
from tornado.httpserver import HTTPServer
from tornado.httputil import HTTPServerRequest
from tornado.iostream import IOStream
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler

from quietpage.preview.responses import SCRIPT, SIGNAL, Answer, Stage, answer, said, swapped

LOOPBACK = "127.0.0.1"
FIRST_PORT = 8000
_TRIED = 100
"""So many ports are tried, one after another, if nobody asked for one."""
_LONGEST_HEAD = 16_384
"""The longest head of a request that is answered, in bytes."""
_LONGEST_MESSAGE = 4096
"""The longest message that a browser may send over its socket, in bytes."""
_LONGEST_READ = 1 << 16
"""The longest head of a request that is read at all, so that it can be answered; a longer one is cut off."""
_PATIENCE = 10
"""How long a connection may take to ask for something, or a socket to say who listens, in seconds."""
_LISTENS = 60
"""How long a browser may take to read an answer, in seconds."""
_VISITORS = 200
"""So many connections at a time are enough for anybody's browsers."""
_EARS = 50
"""So many of them may be sockets that wait for the next change."""
_SAYINGS = 20
"""So often may a browser say something over its socket; livereload.js does it two or three times."""
_A_MOMENT = 0.3
"""How long a request waits for a page that is just being made anew, in seconds."""

_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}


class Door(NamedTuple):
    """Where the preview listens: its sockets, and the hosts by which it may be called."""

    sockets: list[socket.socket]
    host: str
    port: int

    @property
    def address(self) -> str:
        return f"http://{self._named}{'' if self.port == 80 else f':{self.port}'}"

    @property
    def others(self) -> str:
        """The address for others in the network, if they can see it."""
        if self.host in (LOOPBACK, "localhost", "::1"):
            return ""
        if not self._wide:
            return self.address
        port = "" if self.port == 80 else f":{self.port}"
        return f"http://{_own_address()}{port}"

    @property
    def _named(self) -> str:
        host = LOOPBACK if self._wide else self.host
        return f"[{host}]" if ":" in host else host

    @property
    def _wide(self) -> bool:
        return self.host in ("", "0.0.0.0", "::")

    def answers_to(self, host: str) -> bool:
        """Whether a request for this Host is one for the preview, and none that was led here by a name."""
        name, _, port = host.lower().rpartition(":") if not host.endswith("]") else (host, "", "80")
        if not name:
            name, port = port, "80"
        if port != str(self.port):
            return False
        name = name.removeprefix("[").removesuffix("]")
        if name in (LOOPBACK, "localhost", self.host.lower()):
            return True
        # Whoever asked for a whole network is called by its addresses: no name can stand for these.
        return self._wide and _is_address(name)


def open_door(host: str = LOOPBACK, port: int | None = None) -> Door:
    """Listen at a port, or at the first one that is free. Raises `OSError` if there is none."""
    wanted = range(FIRST_PORT, FIRST_PORT + _TRIED) if port is None else (port,)
    for each in wanted:
        try:
            sockets = bind_sockets(each, host)
        except OSError as reason:
            if reason.errno not in (errno.EADDRINUSE, errno.EACCES) or each == wanted[-1]:
                raise
        else:
            return Door(sockets, host, sockets[0].getsockname()[1])
    raise OSError(errno.EADDRINUSE, "")


class Showing:
    """What is shown, as it changes: given from the author's side, answered to the browsers."""

    def __init__(self, door: Door) -> None:
        self.door = door
        self.crowd = _Crowd()
        self.stage = Stage({})
        self.ready = asyncio.Event()
        self._settled = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._ended: asyncio.Future[int] | None = None

    def begin(self) -> asyncio.Future[int]:
        """From here on, in the loop that runs; what is given tells what ended it."""
        self._loop = asyncio.get_running_loop()
        self._ended = self._loop.create_future()
        return self._ended

    def end(self, number: int = 0) -> None:
        """End it, by a signal or without one. For any thread."""
        self._soon(partial(self._end, number))

    def _end(self, number: int) -> None:
        if self._ended is not None and not self._ended.done():
            self._ended.set_result(number)

    def expect(self) -> None:
        """Something new is being made: whoever asks now gets it, if it does not take long. For any thread."""
        self._soon(self._settled.clear)

    def show(self, stage: Stage | None = None) -> None:
        """Show this from now on, and tell the browsers; or go on as before. For any thread."""
        self._soon(self._settled.set if stage is None else partial(self._show, stage))

    async def now(self) -> Stage:
        """What there is to see."""
        await self.ready.wait()
        if not self._settled.is_set():
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._settled.wait(), _A_MOMENT)
        return self.stage

    def _soon(self, work: Callable[[], object]) -> None:
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(work)

    def _show(self, stage: Stage) -> None:
        told = swapped(self.stage, stage) if self.ready.is_set() else ""
        # A stage that looks like the one before keeps its version: whoever has that page has the newest.
        version = f"v{secrets.token_hex(8)}" if told or not self.ready.is_set() else self.stage.version
        self.stage = stage._replace(version=version)
        self.ready.set()
        self._settled.set()
        if told:
            LiveReloadHandler.reload_waiters(told)


def serve(showing: Showing, begin: Callable[[], None]) -> int:
    """Answer until a signal ends it, and give which one. `begin` is called when the door is open."""
    _hush()
    # tornado cannot use the loop that Windows has by default.
    loop = asyncio.SelectorEventLoop if sys.platform == "win32" else None
    with asyncio.Runner(loop_factory=loop) as runner:
        return runner.run(_serve(showing, begin))


async def _serve(showing: Showing, begin: Callable[[], None]) -> int:
    ended = showing.begin()
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: None)
    _listen_for_the_end(loop, showing.end)
    LiveReloadHandler.watcher = _NoWatcher()
    LiveReloadHandler.live_css = True
    given = {"showing": showing}
    application = Application(
        [(SIGNAL, _Ear, given), (SCRIPT, _Script, given), (r"(?s:.*)", _Page, given)],
        websocket_max_message_size=_LONGEST_MESSAGE,
        log_function=lambda handler: None,
    )
    server = _Server(
        application,
        max_header_size=_LONGEST_READ,
        max_body_size=_LONGEST_HEAD,
        idle_connection_timeout=_PATIENCE,
        body_timeout=_PATIENCE,
    )
    server.crowd = showing.crowd
    server.add_sockets(showing.door.sockets)
    begin()
    return await ended


def _listen_for_the_end(loop: asyncio.AbstractEventLoop, end: Callable[[int], None]) -> None:
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is None or (name == "SIGHUP" and signal.getsignal(number) is signal.SIG_IGN):
            continue  # whoever began it with nohup wants it to outlive the terminal
        try:
            loop.add_signal_handler(number, end, int(number))
        except NotImplementedError:  # Windows
            signal.signal(number, lambda got, frame: end(got))


def _hush() -> None:
    """The libraries keep quiet: what they would say is of no use to a writer, or comes from outside."""
    for name in ("tornado", "livereload", "watchdog", "asyncio"):
        logger = logging.getLogger(name)
        logger.addHandler(logging.NullHandler())
        logger.propagate = False


class _NoWatcher(Watcher):  # type: ignore[misc]  # livereload has no types
    """livereload's watcher, that leaves the watching to others."""

    def start(self, callback: object) -> bool:
        return True


class _Crowd:
    """Who is connected: no more at a time than leaves files to open for the work itself.

    Whoever comes is let in, and whoever has been there longest goes for it. So those who only stand there, or
    read as slowly as they can, keep nobody out. Sockets that wait for a change wait long, and are a crowd of
    their own.
    """

    def __init__(self) -> None:
        room = _VISITORS
        with contextlib.suppress(ImportError):  # Windows
            import resource

            files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
            room = room if files == resource.RLIM_INFINITY else min(room, files // 2)
        self._ears = min(_EARS, max(room // 4, 1))
        self._room = max(room - self._ears, 1)
        self._visitors: list[IOStream] = []
        self._silent: list[IOStream] = []
        self._known: list[IOStream] = []

    def comes(self, stream: IOStream) -> None:
        """Somebody is connected."""
        _make_room(self._visitors, self._room)
        self._visitors.append(stream)

    def waits(self, stream: IOStream) -> None:
        """It is a socket now that waits for a change, and has not said yet for whom."""
        if stream in self._visitors:
            self._visitors.remove(stream)
        if len(self._silent) + len(self._known) >= self._ears:
            _make_room(self._silent or self._known, 1)
        self._silent.append(stream)

    def listens(self, stream: IOStream) -> None:
        """It has said that it listens for a page of ours."""
        if stream in self._silent:
            self._silent.remove(stream)
            self._known.append(stream)

    def hang_up_on_the_silent(self, stream: IOStream) -> None:
        """It had time enough to say so."""
        if stream in self._silent:
            stream.close()

    def goes(self, stream: IOStream) -> None:
        """It is not connected any more."""
        for streams in (self._silent, self._known):
            if stream in streams:
                streams.remove(stream)


def _make_room(streams: list[IOStream], room: int) -> None:
    """Let so many go, the first of them first, that one more has room."""
    streams[:] = [stream for stream in streams if not stream.closed()]
    while len(streams) >= room:
        streams.pop(0).close()


class _Server(HTTPServer):
    """A server that knows who is connected."""

    crowd: _Crowd

    def handle_stream(self, stream: IOStream, address: tuple[Any, ...]) -> None:
        self.crowd.comes(stream)
        super().handle_stream(stream, address)


class _Guarded(RequestHandler):
    """Answers this computer only, in fixed words."""

    SUPPORTED_METHODS: tuple[str, ...] = ("GET", "HEAD")

    def initialize(self, showing: Showing) -> None:
        self._showing = showing

    def set_default_headers(self) -> None:
        self.clear_header("Server")
        for name, value in _HEADERS.items():
            self.set_header(name, value)

    def prepare(self) -> None:
        if not self._showing.door.answers_to(self.request.host):
            self._give(said(403))
        elif _length(self.request) > _LONGEST_HEAD:
            self._give(said(431))

    def _give(self, answer: Answer) -> None:
        self.set_status(answer.status)
        self.set_header("Content-Type", answer.kind)
        self.set_header("Content-Security-Policy", "frame-ancestors 'none'")
        if answer.to:
            self.set_header("Location", answer.to)
        stream: IOStream | None = getattr(self.request.connection, "stream", None)
        sent = self.finish(answer.body)
        if stream is not None and not sent.done():
            late = asyncio.get_running_loop().call_later(_LISTENS, stream.close)
            sent.add_done_callback(lambda sent: late.cancel())

    def compute_etag(self) -> None:
        """None: a page is asked for anew each time."""

    def write_error(self, status_code: int, **named: object) -> None:
        """Whatever went wrong is answered without a word of what was asked."""
        if status_code == 405:
            self.set_header("Allow", ", ".join(self.SUPPORTED_METHODS))
        self._give(said(status_code if status_code < 500 else 400))

    def log_exception(self, *reason: object) -> None:
        """Say nothing."""


class _Page(_Guarded):
    async def get(self) -> None:
        stage = await self._showing.now()
        nonce = secrets.token_urlsafe(16)
        self._give(answer(stage, self.request.path, self.request.host, nonce))

    head = get


class _Script(_Guarded):
    def get(self) -> None:
        script = files("livereload").joinpath("vendors", "livereload.js").read_bytes()
        self._give(Answer(200, "text/javascript; charset=utf-8", script))

    head = get


class _Ear(_Guarded, LiveReloadHandler):  # type: ignore[misc]  # livereload has no types
    """livereload's side of the socket, for the preview's own pages."""

    SUPPORTED_METHODS = ("GET",)

    def prepare(self) -> None:
        super().prepare()
        if not self._finished and self.request.headers.get("Origin") != self._own_origin():
            self._give(said(403))

    def _own_origin(self) -> str:
        return f"http://{self.request.host}"

    def check_origin(self, origin: str) -> bool:
        return origin == self._own_origin()

    def initialize(self, showing: Showing) -> None:
        super().initialize(showing)
        self._has = ""
        self._said = 0
        self._stream: IOStream | None = None

    def open(self, *arguments: str, **named: str) -> None:
        self._stream = self.ws_connection.stream
        self._showing.crowd.waits(self._stream)
        hang_up = self._showing.crowd.hang_up_on_the_silent
        asyncio.get_running_loop().call_later(_PATIENCE, hang_up, self._stream)

    def on_close(self) -> None:
        super().on_close()
        if self._stream is not None:
            self._showing.crowd.goes(self._stream)

    def on_ping(self, data: bytes) -> None:
        self._says_too_much()

    on_pong = on_ping

    def _says_too_much(self) -> bool:
        """Whether it says more than any browser's script, and is hung up on."""
        self._said += 1
        if self._said > _SAYINGS and self._stream is not None:
            self._stream.close()
        return self._said > _SAYINGS

    def on_message(self, message: str | bytes) -> None:
        """What livereload.js says; whoever says anything else is not listened to."""
        if self._says_too_much():
            return
        said = _read(message)
        if said is None:
            self.close(1003)
            return
        if said.get("command") == "info" and isinstance(said.get("url"), str) and self._stream is not None:
            self._showing.crowd.listens(self._stream)
        if said.get("command") == "hello":
            has = said.get("snipver")
            self._has = has if isinstance(has, str) else ""
        if said.get("command") == "hello" or isinstance(said.get("url"), str):
            super().on_message(message)
        if said.get("command") == "info" and self._has and self._has != self._showing.stage.version:
            # It was made anew while the browser was not listening yet.
            self.send_message({"command": "reload", "path": "/", "liveCSS": False})


def _read(message: str | bytes) -> dict[str, object] | None:
    try:
        said = json.loads(message)
    except (ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) and isinstance(said.get("command"), str) else None


def _length(request: HTTPServerRequest) -> int:
    """About how long the head of a request is, in bytes."""
    lines = [(request.method or "", request.uri or ""), *request.headers.get_all()]
    return sum(len(name) + len(value) + len(": \r\n") for name, value in lines)


def _own_address() -> str:
    """The address of this computer in its network. Nothing is sent to find it."""
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as knock:
        knock.connect(("192.0.2.1", 9))  # kept for examples, RFC 5737
        return str(knock.getsockname()[0])
    return LOOPBACK


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
