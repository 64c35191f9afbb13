"""Holds the current snapshot of the page, and tells the browsers to reload. It is set by the thread that
makes pages, and read in the server's loop.
"""

from __future__ import annotations

import asyncio
import contextlib
import secrets
from collections.abc import Callable
from functools import partial

from quietpage.preview.connections import Connections
from quietpage.preview.listener import Listener
from quietpage.preview.responses import Snapshot

_LONGEST_WAIT = 0.3
"""How long a request waits for a page that is just being made anew, in seconds.

Most changes are made sooner, and a browser that asks by itself then gets the new page at once; after a longer
wait the old one is shown, and its socket tells when the new one is there.
"""


class Publisher:
    """Publishes one snapshot after another, and tells the browsers to reload.

    `expect`, `publish`, `keep` and `stop` may be called from any thread; everything else belongs to the loop
    of the server.
    """

    def __init__(self, listener: Listener) -> None:
        self.listener = listener
        self.connections = Connections()
        self.snapshot = Snapshot({})
        self._ready = asyncio.Event()  # the first snapshot is there
        self._settled = asyncio.Event()  # no newer one is being made
        self._reload: Callable[[str], object] = lambda path: None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopped: asyncio.Future[int] | None = None

    def start(self, reload: Callable[[str], object]) -> asyncio.Future[int]:
        """Work in the loop that runs, from here on. The future gives the number of the signal that ended it.

        `reload` tells the browsers to load a path again.
        """
        self._reload = reload
        self._loop = asyncio.get_running_loop()
        self._stopped = self._loop.create_future()
        return self._stopped

    def stop(self, signal: int = 0) -> None:
        """End the server, by a signal or without one."""
        self._in_loop(partial(self._stop, signal))

    def _stop(self, signal: int) -> None:
        if self._stopped is not None and not self._stopped.done():
            self._stopped.set_result(signal)

    def expect(self) -> None:
        """A new snapshot is being made: whoever asks now gets it, if it does not take long."""
        self._in_loop(self._settled.clear)

    def publish(self, snapshot: Snapshot, reload: str) -> None:
        """Show this from now on, and tell the browsers what to load again, if there is anything."""
        self._in_loop(partial(self._publish, snapshot, reload))

    def keep(self) -> None:
        """Go on with the snapshot that is shown: nothing came of what was expected."""
        self._in_loop(self._settled.set)

    async def current(self) -> Snapshot:
        """The snapshot to show: waits for the first one, and a moment for one that is being made."""
        await self._ready.wait()
        if not self._settled.is_set():
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._settled.wait(), _LONGEST_WAIT)
        return self.snapshot

    def _in_loop(self, work: Callable[[], object]) -> None:
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(work)

    def _publish(self, snapshot: Snapshot, reload: str) -> None:
        path = reload if self._ready.is_set() else ""
        # One that looks like the one before keeps its version: whoever has that page has the newest.
        version = f"v{secrets.token_hex(8)}" if path or not self._ready.is_set() else self.snapshot.version
        self.snapshot = snapshot._replace(version=version)
        self._ready.set()
        self._settled.set()
        if path:
            self._reload(path)
