"""`quietpage links`, with a server that answers in every way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from quietpage.linkcheck import verdicts
from tests.linkcheck import answering as servers
from tests.linkcheck.answering import Host, Says
from tests.sites import ADA, CONFIG, check, run, site

NAME = "shelves.example.org"
"""A name that leads to this machine: what says by itself that it does may not stand on a page."""

HERE = ("--allow-host", NAME)


@pytest.fixture(autouse=True)
def _calm_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(verdicts, "PAUSE", 0)
    for variable in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "cache"))
    with servers.named(NAME):
        yield


def answering(paths: Mapping[str, Says]) -> AbstractContextManager[Host]:
    return servers.answering(paths, NAME)


def test_every_link_of_everybody_is_told_in_a_word(tmp_path: Path) -> None:
    with answering(
        {"/blog": Says(), "/feed": Says(403), "/book": Says(301, "/books"), "/books": Says()}
    ) as host:
        ada = (
            f"name: Ada\nreasons: See [her notes]({host.origin}/notes).\n"
            f"links:\n  Blog: {host.origin}/blog\n  Mail: mailto:ada@example.org\nfeed: {host.origin}/feed\n"
            f"start_with:\n  title: The engine\n  url: {host.origin}/book\n"
        )
        outcome = run(site(tmp_path, ada=ada), "links", *HERE)
    assert outcome.code == 0
    assert outcome.err == ""
    assert outcome.out.splitlines() == [
        "Ada, Blog: there",
        f"Ada, the feed: could not look, {host.origin}/feed (it does not answer programs)",
        f"Ada, The engine: moved to {host.origin}/books",
        f"Ada, a link in the reasons: did not answer today, {host.origin}/notes "
        "(there is nothing under this address)",
    ]


def test_the_author_and_the_welcome_are_looked_at_too_but_not_when_somebody_is_named(tmp_path: Path) -> None:
    with answering({"/me": Says(), "/w": Says(), "/blog": Says()}) as host:
        config = f"{CONFIG}  url: {host.origin}/me\nwelcome: Come [in]({host.origin}/w).\n"
        folder = site(tmp_path, {"quietpage.yml": config}, ada=f"{ADA}links:\n  Blog: {host.origin}/blog\n")
        everything = run(folder, "links", *HERE).out
        hers = run(folder, "links", "Ada", *HERE).out
    assert "your own address: there\n" in everything
    assert "the welcome: there\n" in everything
    assert hers == "Ada Lovelace, Blog: there\n"


def test_links_out_of_pages_of_ones_own_are_looked_at_and_those_within_are_not(tmp_path: Path) -> None:
    with answering({"/tea": Says()}) as host:
        tea = f"{host.origin}/tea"
        about = f"# About *us*\n\n[Tea]({tea}), [Ada](../people/ada.yml), [more](#more).\n\n## More\n"
        folder = site(tmp_path, {"pages/about.md": about})
        assert run(folder, "links", *HERE).out == "the page About us: there\n"
        assert run(folder, "links", "Ada", *HERE).out == "There are no links to look at.\n"


def test_the_exit_code_tells_only_when_it_is_asked_for(tmp_path: Path) -> None:
    with answering({"/there": Says(), "/shy": Says(403)}) as host:
        lost = site(tmp_path / "lost", ada=f"{ADA}links:\n  Blog: {host.origin}/lost\n")
        well = site(
            tmp_path / "well", ada=f"{ADA}links:\n  Blog: {host.origin}/there\n  More: {host.origin}/shy\n"
        )
        assert run(lost, "links", *HERE).code == 0
        assert run(lost, "links", "--strict", *HERE).code == 1
        assert run(well, "links", "--strict", *HERE).code == 0


def test_quietly_it_tells_only_what_its_author_can_do_something_about(tmp_path: Path) -> None:
    with answering({"/there": Says(), "/shy": Says(403)}) as host:
        ada = (
            f"{ADA}links:\n  Blog: {host.origin}/there\n  Shy: {host.origin}/shy\n  Old: {host.origin}/lost\n"
        )
        out = run(site(tmp_path, ada=ada), "links", "-q", *HERE).out
    assert out.startswith("Ada Lovelace, Old: did not answer today")
    assert out.count("\n") == 1


def test_a_new_address_is_written_in_place_of_the_old_one_when_asked_for(tmp_path: Path) -> None:
    with answering({"/a": Says(301, "/b"), "/b": Says()}) as host:
        ada = (
            f"# hers\nname: Ada\nreasons: |\n  See [this]({host.origin}/a) and [that]({host.origin}/a).\n"
            f'links:\n  Blog: "{host.origin}/a"   # old\n'
        )
        folder = site(tmp_path, ada=ada)
        untouched = run(folder, "links", *HERE)
        assert (folder / "people/ada.yml").read_text(encoding="utf-8") == ada
        outcome = run(folder, "links", "--update", *HERE)
        assert (folder / "people/ada.yml").read_text(encoding="utf-8") == ada.replace("/a)", "/b)").replace(
            '/a"', '/b"'
        )
        assert run(folder, "links", *HERE).out.count(": there\n") == 3
    assert f"Ada, Blog: moved to {host.origin}/b\n" in untouched.out
    assert "  people/ada.yml has the new address.\n" in outcome.out


def test_an_address_that_a_page_may_not_have_is_not_written(tmp_path: Path) -> None:
    with answering({"/a": Says(301, "/b?utm_source=x"), "/b?utm_source=x": Says()}) as host:
        folder = site(tmp_path, ada=f"{ADA}links:\n  Blog: {host.origin}/a\n")
        out = run(folder, "links", "--update", *HERE).out
    assert "moved to" in out
    assert "has the new address" not in out
    assert check(folder).code == 0


def test_this_machine_is_left_alone_unless_it_is_named(tmp_path: Path) -> None:
    with answering({"/a": Says()}) as host:
        out = run(site(tmp_path, ada=f"{ADA}links:\n  Blog: {host.origin}/a\n"), "links").out
    assert host.questions == []
    assert "could not look" in out


def test_who_said_no_is_not_looked_for(tmp_path: Path) -> None:
    with answering({"/a": Says()}) as host:
        bo = f"name: Bo\nreasons: Bo hums.\nasked: said no\nlinks:\n  Blog: {host.origin}/a\n"
        assert run(site(tmp_path, ada=ADA, bo=bo), "links", *HERE).out == "There are no links to look at.\n"
    assert host.questions == []


def test_an_address_on_this_machine_is_looked_at_although_a_page_may_not_lead_there(tmp_path: Path) -> None:
    with servers.answering({"/blog": Says()}) as host:
        folder = site(tmp_path, ada=f"{ADA}links:\n  Blog: {host.origin}/blog\n")
        assert run(folder, "links", "--allow-host", "127.0.0.1").out == "Ada Lovelace, Blog: there\n"
        assert "their own computer" in check(folder).err


def test_a_robots_txt_that_leads_to_what_is_no_address_says_nothing(tmp_path: Path) -> None:
    with answering({"/robots.txt": Says(301, "http://[x/"), "/blog": Says()}) as host:
        folder = site(tmp_path, ada=f"{ADA}links:\n  Blog: {host.origin}/blog\n")
        assert run(folder, "links", *HERE).out == "Ada Lovelace, Blog: there\n"


def test_a_file_that_cannot_be_read_is_told_where_somebody_is_looked_for(tmp_path: Path) -> None:
    folder = site(tmp_path, ada=ADA, bo="name: [Bo\n")
    for command in (("links", "Bo"), ("ask", "Bo"), ("thank", "Bo"), ("reflect", "Bo"), ("remove", "Bo")):
        outcome = run(folder, *command)
        assert outcome.code == 1, command
        assert outcome.err.startswith("people/bo.yml:1:"), command
