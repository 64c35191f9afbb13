"""Where links lead, asked of a server that answers in every way."""

from __future__ import annotations

import socket
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from quietpage.linkcheck import request
from quietpage.linkcheck.history import History
from quietpage.linkcheck.request import ROBOT
from quietpage.linkcheck.verdicts import GONE, MOVED, NOT_TODAY, THERE, UNSEEN, Verdict, look
from tests.linkcheck.answering import Host, Says, answering

TODAY = date(2026, 11, 28)


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "cache"))
    for variable in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(variable, raising=False)
        monkeypatch.delenv(variable.upper(), raising=False)


def looked_at(
    host: Host,
    *paths: str,
    folder: Path = Path("site"),
    today: date = TODAY,
    named: tuple[str, ...] = ("127.0.0.1",),
) -> list[Verdict]:
    """The verdicts about some paths of a host, and what it remembers of them is kept."""
    history = History(folder)
    pauses: list[float] = []
    found = look(
        [host.origin + path for path in paths], history, named=named, today=today, pause=pauses.append
    )
    verdicts = [verdict for _, verdict in found]
    history.keep()
    return verdicts


def verdict(path: str, paths: Mapping[str, Says]) -> Verdict:
    with answering(paths) as host:
        (found,) = looked_at(host, path)
    return found._replace(to=found.to.removeprefix(host.origin))


@pytest.mark.parametrize(
    ("says", "expected"),
    [
        (Says(200), Verdict(THERE)),
        (Says(204), Verdict(THERE)),
        (Says(200, head=405), Verdict(THERE)),
        (Says(200, head=404), Verdict(THERE)),
        (Says(200, head=403), Verdict(THERE)),
        (Says(200, head=500), Verdict(THERE)),
        (Says(200, breaks_off=True), Verdict(THERE)),
        (Says(200, body=b"x" * 9_000_000, head=501), Verdict(THERE)),
        (Says(404), Verdict(NOT_TODAY, why="there is nothing under this address")),
        (Says(410), Verdict(NOT_TODAY, why="there is nothing under this address")),
        (Says(503), Verdict(NOT_TODAY, why="something is broken there")),
        (Says(401), Verdict(UNSEEN, why="it wants to know who asks")),
        (Says(403), Verdict(UNSEEN, why="it does not answer programs")),
        (Says(429), Verdict(UNSEEN, why="it asks for patience")),
        (Says(999), Verdict(UNSEEN, why="it does not answer programs")),
        (Says(418), Verdict(UNSEEN, why="it said: i'm a teapot")),
        (Says(302, "/elsewhere"), Verdict(THERE)),
        (Says(301, "/elsewhere"), Verdict(MOVED, "/elsewhere")),
        (Says(308, "elsewhere"), Verdict(MOVED, "/elsewhere")),
        (Says(301, "/on"), Verdict(MOVED, "/elsewhere")),
        (Says(301, "/for-now"), Verdict(MOVED, "/for-now")),
        (Says(302, "/on"), Verdict(THERE)),
        (Says(301, "/lost"), Verdict(NOT_TODAY, why="there is nothing under this address")),
        (Says(301, "/round"), Verdict(UNSEEN, why="it leads on and on")),
        (Says(301, "mailto:ada@example.org"), Verdict(UNSEEN, why="it leads away from the web")),
        (Says(301, "http://[::1"), Verdict(UNSEEN, why="it leads to what is no address")),
        (Says(301, "/"), Verdict(MOVED, "/", "the front page of a place; what was meant may be elsewhere")),
    ],
)  # fmt: skip
def test_each_answer_has_its_word(says: Says, expected: Verdict) -> None:
    others = {
        "/": Says(),
        "/elsewhere": Says(),
        "/on": Says(301, "/elsewhere"),
        "/for-now": Says(302, "/elsewhere"),
        "/round": Says(301, "/round"),
    }
    assert verdict("/her-page", {**others, "/her-page": says}) == expected


def test_an_address_that_moved_can_be_written_only_if_a_page_may_lead_there() -> None:
    assert Verdict(MOVED, "https://ada.example/").usable
    assert not Verdict(MOVED, "https://ada.example/?utm_source=x").usable
    assert not Verdict(MOVED, "https://ada.example/", "the front page").usable


def test_who_answers_no_more_is_gone_only_on_a_second_day(tmp_path: Path) -> None:
    with answering({}) as host:
        assert [each.word for each in looked_at(host, "/x", folder=tmp_path)] == [NOT_TODAY]
        assert [each.word for each in looked_at(host, "/x", folder=tmp_path)] == [NOT_TODAY]
        tomorrow = TODAY + timedelta(days=1)
        assert [each.word for each in looked_at(host, "/x", folder=tmp_path, today=tomorrow)] == [GONE]
        assert [each.word for each in looked_at(host, "/x", folder=tmp_path / "other", today=tomorrow)] == [
            NOT_TODAY
        ]


def test_who_answered_in_between_is_not_gone(tmp_path: Path) -> None:
    paths: dict[str, Says] = {}
    with answering(paths) as host:
        looked_at(host, "/x", folder=tmp_path)
        paths["/x"] = Says(200)
        looked_at(host, "/x", folder=tmp_path, today=TODAY + timedelta(days=1))
        del paths["/x"]
        after = looked_at(host, "/x", folder=tmp_path, today=TODAY + timedelta(days=2))
    assert [each.word for each in after] == [NOT_TODAY]


def test_nobody_there_and_no_such_host(tmp_path: Path) -> None:
    with answering({}) as host:
        pass  # it has gone again
    assert looked_at(host, "/x") == [Verdict(NOT_TODAY, why="nobody answers there")]


def test_nobody_is_gone_because_there_is_no_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = socket.getaddrinfo

    def only_here(host: str, *rest: Any, **more: Any) -> Any:
        if host == "127.0.0.1":
            return real(host, *rest, **more)
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", only_here)

    def words(*addresses: str, today: date) -> dict[str, str]:
        history = History(tmp_path)
        found = look(addresses, history, named=("127.0.0.1",), today=today, pause=lambda seconds: None)
        verdicts = {address: verdict.word for address, verdict in found}
        history.keep()
        return verdicts

    ada = "https://ada.example/"
    tomorrow = TODAY + timedelta(days=1)
    assert words(ada, today=TODAY) == {ada: UNSEEN}
    assert words(ada, today=tomorrow) == {ada: UNSEEN}
    with answering({"/x": Says()}) as host:  # now that somebody answers, there is a network
        here = f"{host.origin}/x"
        assert words(ada, here, today=tomorrow) == {here: THERE, ada: NOT_TODAY}
        assert words(ada, here, today=tomorrow + timedelta(days=1)) == {here: THERE, ada: GONE}


def test_this_machine_is_not_asked_unless_it_is_named() -> None:
    with answering({"/x": Says()}) as host:
        assert looked_at(host, "/x", named=()) == [
            Verdict(UNSEEN, why="it is on this machine, or in a network that not everybody can reach")
        ]
        assert host.questions == []
        # Nor is it when another host leads there.
        assert looked_at(host, "/x", named=("localhost",))[0].word == UNSEEN
    assert host.questions == []


def test_robots_are_honoured_and_asked_once() -> None:
    robots = Says(body=f"User-agent: {ROBOT}\nDisallow: /private\n".encode())
    with answering({"/robots.txt": robots, "/x": Says(), "/private/y": Says()}) as host:
        there, kept_out = looked_at(host, "/x", "/private/y")
    assert there == Verdict(THERE)
    assert kept_out == Verdict(UNSEEN, why="its robots.txt asks programs to stay away")
    assert host.questions == ["GET /robots.txt", "HEAD /x"]


def test_a_host_whose_robots_txt_is_broken_is_left_alone() -> None:
    with answering({"/robots.txt": Says(500), "/x": Says()}) as host:
        assert looked_at(host, "/x") == [Verdict(UNSEEN, why="its robots.txt could not be read")]
    assert host.questions == ["GET /robots.txt"]


def test_the_questions_say_who_asks_and_bring_no_cookies() -> None:
    with answering({"/x": Says(302, "/y"), "/y": Says(200, head=404)}) as host:
        looked_at(host, "/x")
    assert host.questions == ["GET /robots.txt", "HEAD /x", "HEAD /y", "GET /y"]
    for headers in host.headers:
        assert headers["user-agent"].startswith(f"{ROBOT}/")
        assert "cookie" not in headers
        assert "referer" not in headers


def test_one_host_is_asked_after_another_with_a_pause_in_between(tmp_path: Path) -> None:
    with answering({"/x": Says(), "/y": Says()}) as one, answering({"/z": Says()}) as other:
        pauses: list[float] = []
        addresses = [f"{one.origin}/x", f"{other.origin}/z", f"{one.origin}/y", f"{one.origin}/x"]
        found = look(addresses, History(tmp_path), named=("127.0.0.1",), today=TODAY, pause=pauses.append)
        assert [address for address, _ in found] == [
            f"{one.origin}/x",
            f"{one.origin}/y",
            f"{other.origin}/z",
        ]
    assert len(pauses) == 3  # before each question but the first to each of the two


def test_a_host_that_says_a_little_for_ever_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(request, "LONGEST", 0.5)
    with answering({"/x": Says(drips=True), "/y": Says()}) as host:
        assert looked_at(host, "/x", "/y") == [
            Verdict(UNSEEN, why="it took too long to answer"),
            Verdict(THERE),
        ]


def test_other_kinds_of_addresses_are_passed_over(tmp_path: Path) -> None:
    assert list(look(["mailto:ada@example.org"], History(tmp_path), today=TODAY)) == []


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{", b'{"https://x.example/": 5}', b"\xff\xfe", b"[" * 100_000]
)
def test_what_was_kept_is_not_believed_when_it_is_no_such_thing(tmp_path: Path, content: bytes) -> None:
    History(tmp_path).keep()
    (kept,) = (path for path in (tmp_path / "cache").rglob("*") if path.is_file())
    kept.write_bytes(content)
    history = History(tmp_path)
    assert not history.failed_before("https://x.example/", TODAY)
    history.note("https://x.example/", TODAY, failed=True)
    history.keep()
    assert History(tmp_path).failed_before("https://x.example/", TODAY + timedelta(days=1))
