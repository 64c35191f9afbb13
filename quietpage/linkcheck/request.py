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
import urllib.error
import urllib.request
from collections.abc import Collection, Mapping
from functools import partial
from http import HTTPStatus
from http.client import HTTPMessage
from typing import IO, NamedTuple
from urllib.parse import urlsplit

import quietpage
from quietpage.core.urls import in_uri

ROBOT = "quietpage"
"""The name by which a robots.txt knows it."""

USER_AGENT = f"{ROBOT}/{quietpage.__version__} (looks where the links of a page lead, when its author asks)"

PATIENCE = 20.0
"""A host that has not answered after so many seconds is left alone."""

MOST = 500_000
"""So many bytes of an answer are read; RFC 9309 asks for so many of a robots.txt."""


NO_SUCH_HOST = "there is no host of this name"


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
    host = (urlsplit(url).hostname or "").lower()
    opener = urllib.request.build_opener(_Plain(host in named), _Secure(host in named), _NotFurther)
    opener.addheaders = []
    request = urllib.request.Request(
        in_uri(url), method=method, headers={"User-Agent": USER_AGENT, "Accept": "text/html, */*;q=0.5"}
    )
    try:
        try:
            answer = opener.open(request, timeout=PATIENCE)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            body = answer.read(min(most, MOST)) if method == "GET" and most else b""
            return Answer(answer.status or 0, _as_written(answer.headers.get("Location", "")), body)
    except urllib.error.URLError as error:
        raise _no_answer(error.reason) from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise _no_answer(error) from None


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
            return NoAnswer("it took too long to answer")
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


def _connected(host: str, port: int, timeout: float | None, anywhere: bool) -> socket.socket:
    """A connection to a host, at an address of it that is out in the open; anywhere, if it was named."""
    last: OSError | None = None
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    for *_, address in found:
        if not anywhere and not _in_the_open(str(address[0])):
            raise NoAnswer("it is on this machine, or in a network that not everybody can reach")
    for family, kind, protocol, _, address in found:
        connection = socket.socket(family, kind, protocol)
        try:
            connection.settimeout(timeout)
            connection.connect(address)
        except OSError as error:
            connection.close()
            last = error
        else:
            return connection
    raise last or ConnectionRefusedError


def _in_the_open(address: str) -> bool:
    """Whether an address is one that everybody can reach."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    within = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None)
    return ip.is_global and not ip.is_multicast and (within is None or within.is_global)


class _Guarded(http.client.HTTPConnection):
    """A connection that is made only to a host in the open, unless it may be `anywhere`."""

    def __init__(self, host: str, *, anywhere: bool, timeout: float = PATIENCE) -> None:
        super().__init__(host, timeout=timeout)
        self._anywhere = anywhere

    def connect(self) -> None:
        self.sock = _connected(self.host, self.port, self.timeout, self._anywhere)


class _GuardedSecurely(http.client.HTTPSConnection):
    """The same for https. A proxy is the user's own: it alone knows what it can reach."""

    def __init__(self, host: str, *, anywhere: bool, timeout: float = PATIENCE, **_: object) -> None:
        self._tls = ssl.create_default_context()
        super().__init__(host, timeout=timeout, context=self._tls)
        self._anywhere, self._by_proxy = anywhere, False

    def set_tunnel(
        self, host: str, port: int | None = None, headers: Mapping[str, str] | None = None
    ) -> None:
        self._by_proxy = True
        super().set_tunnel(host, port, headers)

    def connect(self) -> None:
        if self._by_proxy:
            super().connect()
            return
        plain = _connected(self.host, self.port, self.timeout, self._anywhere)
        try:
            self.sock = self._tls.wrap_socket(plain, server_hostname=self.host)
        except BaseException:
            plain.close()
            raise


class _Plain(urllib.request.HTTPHandler):
    def __init__(self, anywhere: bool) -> None:
        super().__init__()
        self._connection = partial(_Guarded, anywhere=anywhere)

    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(http.client.HTTPConnection if req.has_proxy() else self._connection, req)


class _Secure(urllib.request.HTTPSHandler):
    def __init__(self, anywhere: bool) -> None:
        super().__init__()
        self._connection = partial(_GuardedSecurely, anywhere=anywhere)

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
