"""Nothing but `links`, `preview` and git opens a socket: nothing is sent, and nobody is looked up."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any, NoReturn

import pytest

from quietpage.cli.commands import COMMANDS
from tests.sites import ADA, run, site

OUTSIDE = {
    "preview": "it serves the page here",
    "serve": "it is the preview",
    "deploy": "git is run, and asks the remote",
    "links": "it looks where links lead, when it is asked to",
}
"""Commands that may open one, each with the reason."""

INSIDE: dict[str, list[list[str]]] = {
    "new": [["new", "another"]],
    "build": [["build"]],
    "check": [["check"]],
    "themes": [["themes"], ["themes", "copy", "letter"], ["themes", "new", "mine"]],
    "add": [["add", "Bo", "--why", "Bo hums.", "--link", "Blog=https://bo.example/"]],
    "gather": [["gather", "blogroll.opml"], ["gather", "blogroll.opml", "--everyone"]],
    "ask": [["ask", "Ada", "--mail", "ada@ada.example"], ["ask", "--everyone", "--card", "slips.html"]],
    "thank": [["thank", "Ada", "--card", "card.html", "--note", "yes"]],
    "reflect": [["reflect"], ["reflect", "--calendar"]],
    "remove": [["remove", "Ada", "--yes"]],
    "schema": [["schema", "people"], ["schema", "site"]],
    "cms": [["cms"], ["cms", "--lists"]],
    "completion": [["completion", "bash"], ["completion", "zsh"], ["completion", "fish"]],
    "numbers": [["numbers", "people/ada.yml"]],
    "export": [["export", form] for form in ("json", "jsonld", "markdown", "opml", "vcf")],
}


def test_every_command_is_tried_or_may_open_one() -> None:
    assert sorted({*OUTSIDE, *INSIDE}) == sorted(COMMANDS)


@pytest.mark.parametrize("command", INSIDE)
def test_it_opens_no_socket(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: Any, **__: Any) -> NoReturn:
        raise AssertionError("a socket was opened")

    links = "links:\n  Blog: https://ada.example/\n  Mail: mailto:ada@ada.example\nfeed: https://ada.example/feed\n"
    folder = site(tmp_path, {"blogroll.opml": OPML}, ada=ADA + links)
    monkeypatch.setattr(socket, "socket", forbidden)
    for name in ("create_connection", "getaddrinfo", "gethostbyname", "socketpair"):
        monkeypatch.setattr(socket, name, forbidden)
    for words in INSIDE[command]:
        outcome = run(folder, *words)
        assert outcome.code == 0, outcome.err


OPML = """\
<opml version="2.0"><body>
<outline text="Cy Example" type="rss" xmlUrl="https://cy.example/feed" htmlUrl="https://cy.example/"/>
</body></opml>
"""
