"""The preview's server: tornado, set up so that it answers this computer only, until a signal ends it."""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
from collections.abc import Callable
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.iostream import IOStream
from tornado.web import Application

from quietpage.preview.connections import Connections
from quietpage.preview.handlers import LONGEST_HEAD, PageHandler, ScriptHandler
from quietpage.preview.publisher import Publisher
from quietpage.preview.responses import SCRIPT_PATH, SOCKET_PATH
from quietpage.preview.websocket import ReloadSocket, reload_browsers, use_livereload

_LONGEST_HEAD_READ = 1 << 16
"""The longest head of a request that is read at all, so that it can be answered; a longer one is cut off."""

_LONGEST_MESSAGE = 4096
"""The longest message that a browser may send over its socket, in bytes: it holds the address of a page."""

_LONGEST_REQUEST = 10
"""How long a connection may take to ask for something, in seconds; browsers open some to have them ready."""


def serve(publisher: Publisher, started: Callable[[], None]) -> int:
    """Answer until a signal ends it, and give its number. `started` is called when the server listens."""
    _silence_libraries()
    # tornado cannot use the loop that Windows has by default.
    loop = asyncio.SelectorEventLoop if sys.platform == "win32" else None
    with asyncio.Runner(loop_factory=loop) as runner:
        return runner.run(_serve(publisher, started))


async def _serve(publisher: Publisher, started: Callable[[], None]) -> int:
    stopped = publisher.start(reload_browsers)
    loop = asyncio.get_running_loop()
    # What fails here is a connection that broke, which is of no use to a writer.
    loop.set_exception_handler(lambda loop, context: None)
    _stop_on_signals(loop, publisher.stop)
    use_livereload()
    given = {"publisher": publisher}
    application = Application(
        [
            (SOCKET_PATH, ReloadSocket, given),
            (SCRIPT_PATH, ScriptHandler, given),
            (r"(?s:.*)", PageHandler, given),  # whatever signs are in a path
        ],
        websocket_max_message_size=_LONGEST_MESSAGE,
        log_function=lambda handler: None,
    )
    server = _Server(
        application,
        max_header_size=_LONGEST_HEAD_READ,
        max_body_size=LONGEST_HEAD,  # a GET has no body; one that comes all the same is small, or refused
        idle_connection_timeout=_LONGEST_REQUEST,
        body_timeout=_LONGEST_REQUEST,
    )
    server.connections = publisher.connections
    server.add_sockets(publisher.listener.sockets)
    started()
    return await stopped


def _stop_on_signals(loop: asyncio.AbstractEventLoop, stop: Callable[[int], None]) -> None:
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is None or (name == "SIGHUP" and signal.getsignal(number) is signal.SIG_IGN):
            continue  # whoever began it with nohup wants it to outlive the terminal
        try:
            loop.add_signal_handler(number, stop, int(number))
        except NotImplementedError:  # Windows
            signal.signal(number, lambda got, frame: stop(got))


def _silence_libraries() -> None:
    """Let the libraries log nothing: it would be of no use to a writer, or hold what comes from outside."""
    for name in ("tornado", "livereload", "watchdog", "asyncio"):
        logger = logging.getLogger(name)
        logger.addHandler(logging.NullHandler())
        logger.propagate = False


class _Server(HTTPServer):
    """tornado's server, with a bound on how many are connected."""

    connections: Connections

    def handle_stream(self, stream: IOStream, address: tuple[Any, ...]) -> None:
        self.connections.opened(stream)
        super().handle_stream(stream, address)
