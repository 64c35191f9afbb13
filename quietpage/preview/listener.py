"""The sockets that the preview listens at, and the check of the `Host` that a request names."""

from __future__ import annotations

import contextlib
import errno
import ipaddress
import socket

from tornado.netutil import bind_sockets

from quietpage.core.named_tuple import NamedTuple
from quietpage.preview.hosts import OuterHost, parted

LOOPBACK = "127.0.0.1"
FIRST_PORT = 8000

_EDITORS = ["vscode-webview:", "vscode-file:"]
"""The schemes of VS Code's panes, and of its window around them."""

_PORTS_TRIED = 100
"""So many ports are tried, one after another, if nobody asked for one: more than anybody has previews."""


class CannotListen(Exception):
    """Nothing can be shown at this host and port. The message says why, and what to do instead."""


class Listener(NamedTuple):
    """Sockets that listen, the host as it was asked for, and the port that they have.

    `any_port` says that this computer may be seen at other ports, too: a container's is mapped to another.
    `outer` are the hosts by which the preview is known elsewhere.
    """

    sockets: list[socket.socket]
    host: str
    port: int
    any_port: bool = False
    outer: tuple[OuterHost, ...] = ()

    @property
    def address(self) -> str:
        """The address for a browser on this computer, without a slash at its end."""
        host = LOOPBACK if self._any_address else self.host
        return f"http://{f'[{host}]' if ':' in host else host}{self._port_part}"

    @property
    def network_address(self) -> str:
        """The address for others in the network; empty, if they cannot reach it."""
        if self.host in (LOOPBACK, "localhost", "::1"):
            return ""
        return f"http://{_own_address()}{self._port_part}" if self._any_address else self.address

    @property
    def _port_part(self) -> str:
        return "" if self.port == 80 else f":{self.port}"

    @property
    def _any_address(self) -> bool:
        """Whether it listens at every address of this computer."""
        return self.host in ("", "0.0.0.0", "::")

    def answers_to(self, host: str) -> bool:
        """Whether a request with this `Host` header is meant for the preview.

        A page elsewhere may have its own name resolve to this computer, to read the preview with its
        visitor's browser (DNS rebinding): the name that the browser then sends is none of ours.
        """
        parts = parted(host)
        return parts is not None and (self._is_outer(*parts) or self._is_here(*parts))

    def is_own_page(self, origin: str, host: str) -> bool:
        """Whether a page of this `Origin` is one of the preview's, if it asks for this `Host`.

        Somebody in front may speak https, and may name this computer as the host or as the origin.
        """
        if origin == f"http://{host}":
            return True
        scheme, _, named = origin.partition("://")
        parts = parted(named)
        if not (self.any_port or self.outer) or scheme not in ("http", "https") or parts is None:
            return False
        if named.lower() == host.lower() or self._is_outer(*parts):
            return True
        return bool(self.outer) and self._has_own_port(parts[1]) and self._is_here(*parts)

    @property
    def frame_ancestors(self) -> str:
        """Who may show the preview in a frame, as sources of a Content-Security-Policy; empty for nobody.

        Where this computer is named, the panes of editors that are no web pages are meant, too: theirs have
        schemes that no page elsewhere can have.
        """
        sources = [source for host in self.outer for source in host.sources("http", "https")]
        if any(host.name in (LOOPBACK, "localhost") for host in self.outer):
            sources += _EDITORS
        return " ".join(sources)

    @property
    def socket_hosts(self) -> tuple[str, ...]:
        """Where a page that is seen from outside may find the preview's socket, as sources of a policy."""
        return tuple(source for host in self.outer for source in host.sources("ws", "wss"))

    def _is_outer(self, name: str, port: str) -> bool:
        return any(host.is_at(name, port) for host in self.outer)

    def _is_here(self, name: str, port: str) -> bool:
        if not (self.any_port or self._has_own_port(port)):
            return False
        name = name.removeprefix("[").removesuffix("]")
        if name in (LOOPBACK, "localhost", self.host.lower()):
            return True
        # Whoever asked for a whole network is called by its addresses: no name can stand for these.
        return self._any_address and _is_address(name)

    def _has_own_port(self, port: str) -> bool:
        return (port or "80") == str(self.port)


def listen(
    host: str = LOOPBACK,
    port: int | None = None,
    *,
    any_port: bool = False,
    outer: tuple[OuterHost, ...] = (),
) -> Listener:
    """Listen at a port, or at the first free one from `FIRST_PORT` on.

    `any_port` and `outer` are as in `Listener`. Raises `CannotListen` if there is none, or no such host.
    """
    try:
        return _listen(host, port)._replace(any_port=any_port, outer=outer)
    except socket.gaierror:
        raise CannotListen(f"this computer has no address called {host}; leave --host away") from None
    except (OSError, OverflowError, UnicodeError) as reason:
        raise CannotListen(_why_not(host, port, reason)) from None


def _listen(host: str, port: int | None) -> Listener:
    wanted = range(FIRST_PORT, FIRST_PORT + _PORTS_TRIED) if port is None else (port,)
    for each in wanted:
        try:
            sockets = bind_sockets(each, host)
        except OSError as reason:
            # `EACCES`: some systems keep ranges of ports for themselves.
            if reason.errno not in (errno.EADDRINUSE, errno.EACCES) or each == wanted[-1]:
                raise
        else:
            return Listener(sockets, host, sockets[0].getsockname()[1])
    raise OSError(errno.EADDRINUSE, "")


def _why_not(host: str, port: int | None, reason: Exception) -> str:
    number = getattr(reason, "errno", 0)
    if number == errno.EADDRINUSE and port is None:
        return "no port is free here; name one with --port"
    if number == errno.EADDRINUSE:
        return f"port {port} is taken already; leave --port away, and the next free one is used"
    if number == errno.EACCES:
        return f"port {port} is kept for the system; leave --port away, or name one above 1023"
    if number == errno.EADDRNOTAVAIL:
        return f"{host} is no address of this computer; leave --host away"
    return f"nothing can be shown at {host}: {getattr(reason, 'strerror', None) or reason}"


def _own_address() -> str:
    """The address of this computer in its network. Nothing is sent to find it."""
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        # To connect a datagram socket only asks the system by which of its addresses it would send.
        probe.connect(("192.0.2.1", 9))  # kept for examples, RFC 5737
        return str(probe.getsockname()[0])
    return LOOPBACK


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
