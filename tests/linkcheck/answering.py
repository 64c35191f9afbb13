"""A server on this machine that answers in every way that hosts do, and notes what it was asked."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest


class Says(NamedTuple):
    """How the server answers: a status, where it leads on, and what it says to HEAD if that is another."""

    status: int = 200
    location: str = ""
    head: int = 0
    body: bytes = b"hello"
    breaks_off: bool = False
    drips: bool = False


class Host(NamedTuple):
    """Where it is, and the questions that it got, as `HEAD /path`; `headers` are those of each question.

    To whoever has it for their proxy (`http_proxy`), it answers for every host.
    """

    origin: str
    questions: list[str]
    headers: list[Mapping[str, str]]


@contextlib.contextmanager
def named(name: str) -> Iterator[None]:
    """This machine is known to this process by a further name, one that a page may lead to."""
    looked_up = socket.getaddrinfo

    def found(host: str, port: int, **further: int) -> list[object]:
        return [*looked_up("127.0.0.1" if host == name else host, port, **further)]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", found)
        yield


@contextlib.contextmanager
def answering(paths: Mapping[str, Says], name: str = "127.0.0.1") -> Iterator[Host]:
    """A host that answers so; a path that is not there is a 404, and so is robots.txt.

    Its origin has the name; that it leads here is up to `named`.
    """
    questions: list[str] = []
    headers: list[Mapping[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_HEAD(self) -> None:
            self._answer(head=True)

        def do_GET(self) -> None:
            self._answer(head=False)

        def _answer(self, *, head: bool) -> None:
            parts = urlsplit(self.path)  # a proxy is asked for the whole address
            path = parts._replace(scheme="", netloc="").geturl()
            questions.append(f"{self.command} {path}")
            headers.append({key.lower(): value for key, value in self.headers.items()})
            says = paths.get(path, Says(404))
            if says.breaks_off and head:
                self.close_connection = True
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            if says.drips:
                with contextlib.suppress(OSError):
                    self.wfile.write(b"HTTP/1.1 200 OK\r\n")
                    while True:
                        self.wfile.write(b"X-More: more\r\n")
                        time.sleep(0.05)
                self.close_connection = True
                return
            self.send_response(says.head if head and says.head else says.status, "words")
            if says.location:
                self.send_header("Location", says.location)
            self.send_header("Set-Cookie", "follow=me")
            self.send_header("Content-Length", str(len(says.body)))
            self.send_header("Connection", "close")
            self.end_headers()
            if not head:
                with contextlib.suppress(OSError):  # whoever asks reads no more than they want
                    self.wfile.write(says.body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield Host(f"http://{name}:{server.server_port}", questions, headers)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
