"""Look where addresses lead, one host after another, with a pause between two questions to the same."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from urllib.parse import urljoin, urlsplit

from quietpage.core.named_tuple import NamedTuple
from quietpage.core.urls import OWN_COMPUTER, faults
from quietpage.linkcheck.history import History
from quietpage.linkcheck.request import MOST, NO_SUCH_HOST, ROBOT, Answer, NoAnswer, ask, words_of
from quietpage.linkcheck.robots import Robots, read_robots

PAUSE = 1.0
"""Between two questions to a host, in seconds."""

STEPS = 5
"""So many times it is followed from one address to the next."""

THERE, MOVED, GONE, NOT_TODAY, UNSEEN = (
    "there", "moved", "gone", "did not answer today", "could not look"
)  # fmt: skip

_LASTING = (301, 308)
_PASSING = (302, 303, 307)
_LOST = (404, 410)


_NOTHING = "there is nothing under this address"
_BROKEN = "something is broken there"
_ANSWERS = (_NOTHING, _BROKEN)


class Verdict(NamedTuple):
    """Where an address leads: a word of the five above; where to, if it has moved; why, in other cases."""

    word: str
    to: str = ""
    why: str = ""

    @property
    def usable(self) -> bool:
        """Whether `to` can be written in place of the address as it is."""
        # Only somebody who named this machine is led on to it, and told of it by `check` all the same.
        wrong = (fault for fault in faults(self.to, mail=False) if fault.message != OWN_COMPUTER)
        return bool(self.to) and not self.why and not any(wrong)


_NAMELESS = Verdict(GONE, why=NO_SUCH_HOST)


class _Host:
    """A host during one look: its rules, and a pause before each further question."""

    def __init__(self, origin: str, named: Collection[str], pause: Callable[[float], None]) -> None:
        self._origin, self._named, self._pause = origin, named, pause
        self._asked = False
        self._robots: Robots | NoAnswer | None = None

    def ask(self, url: str, method: str, most: int = 0) -> Answer:
        """What it says of an address, if its robots.txt lets anybody ask. Raises `NoAnswer`."""
        if self._robots is None:
            self._robots = self._read_robots()
        if isinstance(self._robots, NoAnswer):
            raise self._robots
        parts = urlsplit(url)
        if not self._robots.allow((parts.path or "/") + (f"?{parts.query}" if parts.query else "")):
            raise NoAnswer("its robots.txt asks programs to stay away")
        return self._question(url, method, most)

    def _question(self, url: str, method: str, most: int = 0) -> Answer:
        if self._asked:
            self._pause(PAUSE)
        self._asked = True
        return ask(url, method, self._named, most)

    def _read_robots(self) -> Robots | NoAnswer:
        """Its rules. One that cannot say for now is not asked for anything else (RFC 9309, 2.3.1.4)."""
        url = f"{self._origin}/robots.txt"
        try:
            for _ in range(STEPS):
                answer = self._question(url, "GET", MOST)
                if answer.status not in (*_LASTING, *_PASSING) or not answer.location:
                    break
                try:
                    url = urljoin(url, answer.location)
                except ValueError:  # it leads to what is no address, and says nothing
                    return Robots()
                if not url.startswith(f"{self._origin}/"):
                    return Robots()
        except NoAnswer as reason:
            return reason
        if answer.status >= 500 and answer.status != 999:
            return NoAnswer("its robots.txt could not be read")
        if answer.status != 200:
            return Robots()
        return read_robots(answer.body.decode("utf-8", "replace"), ROBOT)


def look(
    addresses: Iterable[str],
    history: History,
    *,
    named: Collection[str] = (),
    today: date | None = None,
    pause: Callable[[float], None] = time.sleep,
) -> Iterator[tuple[str, Verdict]]:
    """Each address with its verdict, as soon as it is known; those of one host follow each other.

    `named` are hosts that may be asked although they are on this machine or in a private network. Only http
    and https addresses are looked at; others are passed over.
    """
    today = today or date.today()
    hosts: dict[str, _Host] = {}
    by_host: dict[str, list[str]] = {}
    for url in dict.fromkeys(addresses):
        if urlsplit(url).scheme.lower() in ("http", "https"):
            by_host.setdefault(urlsplit(url).netloc.lower(), []).append(url)

    def host_of(url: str) -> _Host:
        parts = urlsplit(url)
        origin = f"{parts.scheme.lower()}://{parts.netloc.lower()}"
        return hosts.setdefault(origin, _Host(origin, named, pause))

    nameless: list[tuple[str, Verdict]] = []
    network = False  # whether anybody was reached
    for urls in by_host.values():
        for url in urls:
            verdict = _verdict(url, host_of)
            if verdict == _NAMELESS:
                nameless.append((url, verdict))
            else:
                network = network or verdict.word in (THERE, MOVED) or verdict.why in _ANSWERS
                yield url, _noted(url, verdict, history, today)
    for url, verdict in nameless:
        # Without a network there is no host of any name: nobody is gone because a train is in a tunnel.
        unsure = Verdict(UNSEEN, why="no host of this name was found; perhaps there is no network")
        yield url, _noted(url, verdict if network else unsure, history, today)


def _noted(url: str, verdict: Verdict, history: History, today: date) -> Verdict:
    """The verdict in the light of the days before, and remembered for those to come."""
    if verdict.word == GONE:
        if not history.failed_before(url, today):
            verdict = verdict._replace(word=NOT_TODAY)
        history.note(url, today, failed=True)
    elif verdict.word != UNSEEN:
        history.note(url, today, failed=False)
    return verdict


def _verdict(url: str, host_of: Callable[[str], _Host]) -> Verdict:
    """How it is today; what has failed is `GONE`, whatever it was before."""
    at = _without_fragment(url)
    lasting = at
    still_lasting = True
    for _ in range(STEPS + 1):
        try:
            answer = _answer(host_of(at), at)
        except NoAnswer as reason:
            return Verdict(GONE if reason.failed else UNSEEN, why=reason.why)
        if answer.status in (*_LASTING, *_PASSING) and answer.location:
            try:
                to = _without_fragment(urljoin(at, answer.location))
                parts = urlsplit(to)
            except ValueError:
                return Verdict(UNSEEN, why="it leads to what is no address")
            if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
                return Verdict(UNSEEN, why="it leads away from the web")
            still_lasting = still_lasting and answer.status in _LASTING
            if still_lasting:
                lasting = to
            at = to
            continue
        if answer.status in range(200, 300):
            return _there_or_moved(_without_fragment(url), lasting)
        if answer.status in _LOST:
            return Verdict(GONE, why=_NOTHING)
        if answer.status in range(500, 600):
            return Verdict(GONE, why=_BROKEN)
        return Verdict(UNSEEN, why=words_of(answer.status))
    return Verdict(UNSEEN, why="it leads on and on")


def _there_or_moved(url: str, lasting: str) -> Verdict:
    if lasting == url:
        return Verdict(THERE)
    # Many places lead whatever they have lost to their front page.
    if not _deeper(lasting) and _deeper(url):
        return Verdict(MOVED, lasting, "the front page of a place; what was meant may be elsewhere")
    return Verdict(MOVED, lasting)


def _deeper(url: str) -> bool:
    parts = urlsplit(url)
    return bool(parts.path.strip("/") or parts.query)


def _answer(host: _Host, url: str) -> Answer:
    """What a host says of an address: to HEAD, and if that says nothing of use, to GET."""
    try:
        answer = host.ask(url, "HEAD")
    except NoAnswer as reason:
        if reason.failed or not _worth_a_second(reason):
            raise
        return host.ask(url, "GET")
    if answer.status in range(200, 400) or answer.status == 429:
        return answer
    return host.ask(url, "GET")


def _worth_a_second(reason: NoAnswer) -> bool:
    # Some servers break off at a question that they do not know.
    return reason.why == "it broke off before it had answered"


def _without_fragment(url: str) -> str:
    return url.partition("#")[0]
