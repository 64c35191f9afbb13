"""From saving a person's file to the page that a browser has after the preview's word to load it again."""

from __future__ import annotations

import contextlib
import http.client
import json
import queue
import random
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence

from tests.bench.generators import Site
from tests.bench.measures import Measured, Took, Wrong
from tests.bench.rightness import seen
from tests.ports import free_port
from tests.previews import Ear

PATIENCE = 120
"""How long a preview is waited for, in seconds."""

_PAUSE = 0.6, 1.1
"""Between two saves, in seconds. No two are alike: a server may look for them only now and then."""

_HELLO = '{"command":"hello","protocols":["http://livereload.com/protocols/official-7"]}'
"""As livereload.js says it: Hugo looks for these very signs."""


def measured(sites: Sequence[Site], rounds: int, sentences: Iterator[str]) -> list[Measured]:
    """What saves take, with the previews of all sites open, in rounds in which these take turns."""
    took: list[list[Took]] = [[] for _ in sites]
    pauses = random.Random("pauses")
    with contextlib.ExitStack() as previews:
        opened = [previews.enter_context(_opened(site)) for site in sites]
        for number in range(rounds + 1):
            sentence = next(sentences)
            turns = [*zip(opened, took, strict=True)]
            for page, spent in turns[:: -1 if number % 2 else 1]:
                time.sleep(pauses.uniform(*_PAUSE))
                seconds = page.save(sentence)
                if number:  # the first save is not counted: much is loaded for it
                    spent.append(Took(seconds))
    return [
        Measured(site.generator.name, len(site.people), "reload", tuple(spent))
        for site, spent in zip(sites, took, strict=True)
    ]


class _Page:
    """A person's page in a preview, as a browser has it open."""

    def __init__(self, site: Site, server: subprocess.Popen[bytes], host: str) -> None:
        self._site, self._server, self._host = site, server, host
        self._person = site.people[len(site.people) // 2]
        self._path = f"/people/{self._person.slug}.html"
        self._wait_for(self._person.name)
        self._ear = Ear(host, {})
        self._ear.say(_HELLO)
        self._ear.say(json.dumps({"command": "info", "plugins": {}, "url": f"http://{host}{self._path}"}))
        self._heard: queue.SimpleQueue[str] = queue.SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()

    def save(self, sentence: str) -> float:
        """Seconds from a save to the page with the new sentence. It is asked for when the word has come."""
        while not self._heard.empty():  # one too many of the save before
            self._heard.get()
        start = time.perf_counter()
        self._site.save(self._person, sentence)
        try:
            self._heard.get(timeout=PATIENCE)
        except queue.Empty:
            raise Wrong(f"{self._site.generator.name} says nothing of a save") from None
        self._wait_for(sentence)
        return time.perf_counter() - start

    def close(self) -> None:
        self._ear.close()

    def _listen(self) -> None:
        """Note every word to load the page again, until the connection ends."""
        with contextlib.suppress(OSError, ValueError):
            while True:
                try:
                    message = self._ear.hear()
                except TimeoutError:  # nothing was saved for a while
                    continue
                if json.loads(message)["command"] == "reload":
                    self._heard.put(message)

    def _wait_for(self, words: str) -> None:
        """Ask for the page until it says this."""
        end = time.monotonic() + PATIENCE
        while words not in self._text():
            if self._server.poll() is not None or time.monotonic() > end:
                said = (self._site.folder / "said").read_text(encoding="utf-8", errors="replace")
                raise Wrong(f"the preview of {self._site.generator.name} does not show: {words}\n{said}")
            time.sleep(0.002)

    def _text(self) -> str:
        line = http.client.HTTPConnection(self._host, timeout=PATIENCE)
        try:
            line.request("GET", self._path)
            return seen(line.getresponse().read().decode())
        except OSError:  # it does not listen yet
            return ""
        finally:
            line.close()


@contextlib.contextmanager
def _opened(site: Site) -> Iterator[_Page]:
    """A preview, until it is ended."""
    with free_port() as port, (site.folder / "said").open("wb") as said:
        server = subprocess.Popen(
            [*site.generator.preview, port],
            cwd=site.source,
            env=site.environment,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
        )
        try:
            with contextlib.closing(_Page(site, server, f"127.0.0.1:{port}")) as page:
                yield page
        finally:
            server.terminate()
            try:
                server.wait(10)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()
