"""A preview session: makes the page, shows it, waits for a save, and makes it anew, until a signal ends it.

The page is made in a thread of its own, while the server answers in the main one.
"""

from __future__ import annotations

import contextlib
import gc
import os
import threading
import webbrowser
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Protocol

from quietpage.cache.store import Store
from quietpage.core.diagnostics import Invalid, Problem
from quietpage.core.named_tuple import NamedTuple
from quietpage.core.paths import shown
from quietpage.core.source import Whole
from quietpage.load import site_folder
from quietpage.pipeline import Composed, composed
from quietpage.preview.hosts import OuterHost
from quietpage.preview.listener import FIRST_PORT, LOOPBACK, listen
from quietpage.preview.publisher import Publisher
from quietpage.preview.responses import Snapshot, base_path, what_to_reload
from quietpage.preview.server import serve
from quietpage.preview.watcher import Watcher


class Options(NamedTuple):
    """How the author wants the preview; without a `port`, the first free one is taken.

    `any_port` and `outer` say how it is seen from elsewhere, as in `Listener`.
    """

    base_url: str = ""
    drafts: bool = False
    host: str = LOOPBACK
    port: int | None = None
    open_browser: bool = False
    poll: bool = False
    any_port: bool = False
    outer: tuple[OuterHost, ...] = ()


class Reporter(Protocol):
    """Tells the author, while the preview runs: sentences, problems, and what is only told if asked for."""

    def sentences(self, *sentences: str) -> None: ...

    def problems(self, problems: tuple[Problem, ...]) -> None: ...

    def details(self, *sentences: str) -> None: ...


def preview(folder: Path, options: Options, reporter: Reporter) -> int:
    """Show the page of `folder` until a signal ends it; the number of that signal, or 0 if it ended without.

    Raises `Invalid` if there is no such folder or it may not be entered, and `CannotListen` if nothing can be
    shown at this host and port.
    """
    site_folder.see(folder)
    folder = Path(os.path.abspath(folder))  # it may be the current one, go, and come back
    listener = listen(options.host, options.port, any_port=options.any_port, outer=options.outer)
    publisher = Publisher(listener)
    session = _Session(folder, options, reporter, publisher)
    # A daemon, so that a page that takes its time does not keep the program from ending.
    builder = threading.Thread(target=session.run, daemon=True)
    return serve(publisher, builder.start)


class _Session:
    """The loop that makes the page and publishes it, again on each change."""

    def __init__(self, folder: Path, options: Options, reporter: Reporter, publisher: Publisher) -> None:
        self._folder, self._options, self._reporter, self._publisher = folder, options, reporter, publisher
        self._store = Store()
        self._snapshot = Snapshot({}, folder=str(folder))
        self._words: tuple[str, ...] = ()

    def run(self) -> None:
        """Make the page again and again, as long as the program runs."""
        try:
            self._loop()
        finally:
            # Only a mistake in this very loop leads here; the server would go on with an old page.
            self._publisher.stop()

    def _loop(self) -> None:
        # Before the first page is made, so that a save in the meantime is not missed. Garbage is collected at
        # rest only: the command line switched it off, and in the middle of a change the author would wait for
        # it.
        watcher = Watcher(
            self._folder, poll=self._options.poll, say=self._reporter.sentences, at_rest=gc.collect
        )
        self._make(None, lambda: False)
        # What is there now stays: the collections at rest need not go through it.
        gc.freeze()
        self._greet()
        while True:
            changed = watcher.wait()
            self._publisher.expect()
            self._make(changed, watcher.has_more, first=False)

    def _make(
        self, changed: frozenset[Path] | None, has_more: Callable[[], bool], first: bool = True
    ) -> None:
        """Make the page, publish it or its problems, and tell the author."""
        done = self._composed(changed)
        before = self._snapshot
        if isinstance(done, Composed):
            pages = {page.path: page for page in done.pages}
            base = base_path(done.site.url)
            former_bases = (before.former_bases | {before.base}) - {base}
            self._snapshot = before._replace(pages=pages, base=base, former_bases=former_bases, problems=())
        elif has_more():
            # It was looked at in the middle of a save; what is wrong with half a file is nobody's mistake.
            self._publisher.keep()
            return
        else:
            self._snapshot = before._replace(problems=done)
        reload = what_to_reload(before, self._snapshot)
        self._publisher.publish(self._snapshot, reload)
        self._report(before, done, changed, first, reload)

    def _composed(self, changed: frozenset[Path] | None) -> Composed | tuple[Problem, ...]:
        try:
            return composed(
                self._folder,
                self._options.base_url,
                drafts=self._options.drafts,
                store=self._store,
                changed=changed,
                keep=True,
            )
        except Invalid as invalid:
            return invalid.problems
        except Exception as reason:  # whatever it is, the preview lives
            self._store = Store()  # and does not trust what is left of that run
            return (_unexpected(self._folder, reason),)

    def _report(
        self,
        before: Snapshot,
        done: Composed | tuple[Problem, ...],
        changed: frozenset[Path] | None,
        first: bool,
        reload: str,
    ) -> None:
        """Tell the author what came of a change, in one line unless there are new problems."""
        if not isinstance(done, Composed):
            if done != before.problems:
                self._reporter.problems(done)
            else:
                self._reporter.sentences(f"{_named(changed)}Not right yet, as said above.")
            return
        if done.words != self._words:
            self._reporter.sentences(*done.words)
        self._words = done.words
        if first:
            self._reporter.details(*done.more)
        elif before.problems:
            self._reporter.sentences(f"{_named(changed)}All is well, and the page is new.")
        elif reload:
            self._reporter.sentences(f"{_named(changed)}The page is new.")

    def _greet(self) -> None:
        """Say where the preview is, and open the browser if that is wanted."""
        listener, base = self._publisher.listener, self._snapshot.base
        address = listener.address + base
        say = self._reporter.sentences
        if self._options.port is None and listener.port != FIRST_PORT:
            say(f"Port {FIRST_PORT} is taken already, so this is the next one that is free.")
        say(f"The preview is at {address}")
        if network := listener.network_address:
            say(f"Anybody in this network can see it at {network}{base}, drafts and mistakes included.")
        if listener.outer:
            say(f"It answers to {', '.join(map(str, listener.outer))} as well.")
        say("Write and save: it follows. Ctrl-C ends it.")
        if self._options.open_browser and not _opened(address):
            say("No browser could be opened from here; open the address yourself.")


def _opened(address: str) -> bool:
    with contextlib.suppress(OSError, webbrowser.Error):
        return webbrowser.open(address)
    return False


def _named(changed: Collection[Path] | None) -> str:
    """What was saved, in front of what came of it. What has gone is named if there is nothing else."""
    changed = changed or ()
    paths = sorted(filter(os.path.lexists, changed)) or sorted(changed)
    if not paths:
        return ""
    more = " and more" if len(paths) > 1 else ""
    return f"{shown(paths[0])}{more}: "


def _unexpected(folder: Path, reason: Exception) -> Problem:
    return Problem(
        f"quietpage stumbled over something here ({type(reason).__name__}: {reason})",
        Whole(shown(folder)),
        "undo what you changed last; and tell its makers, please, for this is a mistake of theirs",
    )
