"""Bounds how many browsers, and others, are connected to the preview at a time."""

from __future__ import annotations

import contextlib

from tornado.iostream import IOStream

_MOST = 200
"""So many connections at a time are enough for anybody's browsers, which open six to a host."""

_MOST_SOCKETS = 50
"""So many of them may be web sockets, one for each tab that shows the page."""


class Connections:
    """The open connections: no more at a time than leaves files to open for the work itself.

    Whoever comes is let in, and whoever has been there longest goes for it. So those who only stand there, or
    read as slowly as they can, keep nobody out. Web sockets wait long for a change, and are counted by
    themselves.
    """

    def __init__(self) -> None:
        room = _MOST
        with contextlib.suppress(ImportError):  # Windows
            import resource

            files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
            room = room if files == resource.RLIM_INFINITY else min(room, files // 2)
        self._most_sockets = min(_MOST_SOCKETS, max(room // 4, 1))
        self._most_requests = max(room - self._most_sockets, 1)
        self._requests: list[IOStream] = []
        self._silent_sockets: list[IOStream] = []
        self._listening_sockets: list[IOStream] = []

    def opened(self, stream: IOStream) -> None:
        """Somebody is connected."""
        _make_room(self._requests, self._most_requests)
        self._requests.append(stream)

    def became_socket(self, stream: IOStream) -> None:
        """A connection is a web socket now, and has not said yet for which page it listens."""
        if stream in self._requests:
            self._requests.remove(stream)
        if len(self._silent_sockets) + len(self._listening_sockets) >= self._most_sockets:
            # Who has not said anything goes before those who are known to be browsers.
            _make_room(self._silent_sockets or self._listening_sockets, 1)
        self._silent_sockets.append(stream)

    def listens(self, stream: IOStream) -> None:
        """A web socket has said that it listens for a page of ours."""
        if stream in self._silent_sockets:
            self._silent_sockets.remove(stream)
            self._listening_sockets.append(stream)

    def close_if_silent(self, stream: IOStream) -> None:
        """Close a web socket that has had time enough to say so."""
        if stream in self._silent_sockets:
            stream.close()

    def socket_closed(self, stream: IOStream) -> None:
        """A web socket is not connected any more."""
        for streams in (self._silent_sockets, self._listening_sockets):
            if stream in streams:
                streams.remove(stream)


def _make_room(streams: list[IOStream], most: int) -> None:
    """Close as many, the oldest first, as leaves room for one more."""
    streams[:] = [stream for stream in streams if not stream.closed()]
    while len(streams) >= most:
        streams.pop(0).close()
