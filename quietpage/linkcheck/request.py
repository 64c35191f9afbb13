"""A single question to a host: HEAD or GET, without cookies, without following where it leads.

Maps what `urllib`, `ssl` and the system raise to `NoAnswer`. Hosts on the machine itself or in a private
network are not asked, unless they are named: a link that somebody sent in is not to reach what only its
author can. The address that was looked at is the one that is connected to, so that a name cannot lead to one
place for the look and to another for the question.
"""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
import urllib.error
import urllib.request
from collections.abc import Collection, Mapping
from functools import partial
from http import HTTPStatus
from http.client import HTTPMessage
from typing import IO
from urllib.parse import urlsplit

import quietpage
from quietpage.core.named_tuple import NamedTuple
from quietpage.core.urls import in_uri

ROBOT = "quietpage"
"""The name by which a robots.txt knows it."""

USER_AGENT = f"{ROBOT}/{quietpage.__version__} (looks where the links of a page lead, when its author asks)"

PATIENCE = 20.0
"""A host that has not said anything for so many seconds is left alone."""

LONGEST = 60.0
"""And so is one that has not said all after so many, a sign at a time perhaps."""

MOST = 500_000
"""So many bytes of an answer are read; RFC 9309 asks for so many of a robots.txt."""


NO_SUCH_HOST = "there is no host of this name"
_TOO_LONG = "it took too long to answer"


class Answer(NamedTuple):
    """What a host answered: its status, and where it leads, if it leads on."""

    status: int
    location: str = ""
    body: bytes = b""


class NoAnswer(Exception):
    """Why there is none. `failed` says that there is no such place, as far as the network knows."""

    def __init__(self, why: str, *, failed: bool = False) -> None:
        super().__init__(why)
        self.why, self.failed = why, failed


def ask(url: str, method: str = "HEAD", named: Collection[str] = (), most: int = 0) -> Answer:
    """What a host says of an address. `named` are hosts that may be asked wherever they are.

    Of a GET so many bytes are read as `most` says. Raises `NoAnswer`.
    """
    line = _Line((urlsplit(url).hostname or "").lower() in named)
    opener = urllib.request.build_opener(_Plain(line), _Secure(line), _NotFurther)
    opener.addheaders = []
    headers = {"User-Agent": USER_AGENT, "Accept": "text/html, */*;q=0.5"}
    hanging_up = threading.Timer(LONGEST, line.hang_up)
    hanging_up.start()
    try:
        request = urllib.request.Request(in_uri(url), method=method, headers=headers)
        try:
            answer = opener.open(request, timeout=PATIENCE)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            body = answer.read(min(most, MOST)) if method == "GET" and most else b""
            if line.too_long:  # what broke off looks like an answer that ends
                raise line.too_long
            return Answer(answer.status or 0, _as_written(answer.headers.get("Location", "")), body)
    except urllib.error.URLError as error:
        raise line.too_long or _no_answer(error.reason) from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise line.too_long or _no_answer(error) from None
    finally:
        hanging_up.cancel()


class _Line:
    """The connection of one question, which can be broken off; with `anywhere`, whatever its host is."""

    def __init__(self, anywhere: bool) -> None:
        self._anywhere = anywhere
        self._sockets: list[socket.socket] = []
        self.too_long: NoAnswer | None = None

    def connect(self, host: str, port: int, timeout: float | None) -> socket.socket:
        """A connection to a host, at an address of it that is out in the open; anywhere, if it was named."""
        last: OSError | None = None
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        for *_, address in found:
            if not self._anywhere and not _in_the_open(str(address[0])):
                raise NoAnswer("it is on this machine, or in a network that not everybody can reach")
        for family, kind, protocol, _, address in found:
            connection = socket.socket(family, kind, protocol)
            self._sockets.append(connection)
            try:
                connection.settimeout(timeout)
                connection.connect(address)
            except OSError as error:
                connection.close()
                last = error
            else:
                return connection
        raise last or ConnectionRefusedError

    def hang_up(self) -> None:
        """Break it off: whoever waits for an answer gets an error instead."""
        self.too_long = NoAnswer(_TOO_LONG)
        for connection in self._sockets:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


def _as_written(location: str) -> str:
    """A header as its host wrote it: most write UTF-8, which is handed on as if it were Latin-1."""
    with contextlib.suppress(UnicodeError):
        return location.encode("latin-1").decode()
    return location


def _no_answer(reason: object) -> NoAnswer:
    match reason:
        case NoAnswer():
            return reason
        case TimeoutError():
            return NoAnswer(_TOO_LONG)
        case ssl.SSLCertVerificationError():
            return NoAnswer("its certificate is not one that can be trusted")
        case ssl.SSLError():
            return NoAnswer("no safe connection could be had")
        case socket.gaierror():
            if reason.errno in _NO_SUCH_HOST:
                return NoAnswer(NO_SUCH_HOST, failed=True)
            return NoAnswer("the network did not say where it is")
        case ConnectionRefusedError():
            return NoAnswer("nobody answers there", failed=True)
        case ConnectionError() | http.client.RemoteDisconnected():
            return NoAnswer("it broke off before it had answered")
        case OSError():
            return NoAnswer("the network did not reach it")
        case _:
            return NoAnswer("its answer was not understood")


_NO_SUCH_HOST = tuple(
    number
    for number in (getattr(socket, "EAI_NONAME", None), getattr(socket, "EAI_NODATA", None))
    if number is not None
)


def _in_the_open(address: str) -> bool:
    """Whether an address is one that everybody can reach."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    within = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None)
    return ip.is_global and not ip.is_multicast and (within is None or within.is_global)


class _Guarded(http.client.HTTPConnection):
    """A connection over such a line."""

    def __init__(self, host: str, *, line: _Line, timeout: float = PATIENCE) -> None:
        super().__init__(host, timeout=timeout)
        self._line = line

    def connect(self) -> None:
        self.sock = self._line.connect(self.host, self.port, self.timeout)


class _GuardedSecurely(http.client.HTTPSConnection):
    """The same for https. A proxy is the user's own: it alone knows what it can reach."""

    def __init__(self, host: str, *, line: _Line, timeout: float = PATIENCE, **_: object) -> None:
        self._tls = ssl.create_default_context()
        super().__init__(host, timeout=timeout, context=self._tls)
        self._line, self._by_proxy = line, False

    def set_tunnel(
        self, host: str, port: int | None = None, headers: Mapping[str, str] | None = None
    ) -> None:
        self._by_proxy = True
        super().set_tunnel(host, port, headers)

    def connect(self) -> None:
        if self._by_proxy:
            super().connect()
            return
        plain = self._line.connect(self.host, self.port, self.timeout)
        try:
            self.sock = self._tls.wrap_socket(plain, server_hostname=self.host)
        except BaseException:
            plain.close()
            raise


class _Plain(urllib.request.HTTPHandler):
    def __init__(self, line: _Line) -> None:
        super().__init__()
        self._connection = partial(_Guarded, line=line)

    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(http.client.HTTPConnection if req.has_proxy() else self._connection, req)


class _Secure(urllib.request.HTTPSHandler):
    def __init__(self, line: _Line) -> None:
        super().__init__()
        self._connection = partial(_GuardedSecurely, line=line)

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(self._connection, req)


class _NotFurther(urllib.request.HTTPRedirectHandler):
    """Leaves every redirect to whoever asked."""

    def http_error_301(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage
    ) -> None:
        return None

    http_error_302 = http_error_303 = http_error_307 = http_error_308 = http_error_301


def words_of(status: int) -> str:
    """A status in words, without its number."""
    known = {
        401: "it wants to know who asks",
        403: "it does not answer programs",
        407: "the way there wants to know who asks",
        429: "it asks for patience",
        999: "it does not answer programs",
        451: "it may not be shown from here",
    }
    if status in known:
        return known[status]
    try:
        return f"it said: {HTTPStatus(status).phrase.lower()}"
    except ValueError:
        return "its answer was not understood"
