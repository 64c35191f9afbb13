"""The names by which a preview may be seen from elsewhere: who is answered, who may follow and frame it."""

from __future__ import annotations

import contextlib
import json
import re
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quietpage.preview.hosts import known_as, outer_host
from tests.browser import chromium, served
from tests.previews import Preview, previewing
from tests.sites import run, site

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CODESPACE = "my-page-8124.app.github.dev"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (CODESPACE, CODESPACE),
        ("tess-laptop", "tess-laptop"),
        ("Tess-Laptop.local:8124", "tess-laptop.local:8124"),
        ("localhost:3000", "localhost:3000"),
        ("192.168.1.20", "192.168.1.20"),
        ("192.168.1.20:8080", "192.168.1.20:8080"),
        ("[fe80::1]:8080", "[fe80::1]:8080"),
        ("FE80:0::1", "[fe80::1]"),
        ("my_box", "my_box"),
        ("müller.example", "xn--mller-kva.example"),
        ("例え.テスト", "xn--r8jz45g.xn--zckzah"),
        ("3d-printer.local", "3d-printer.local"),
    ],
)
def test_a_host_is_taken_as_browsers_name_it(written: str, meant: str) -> None:
    assert str(outer_host(written)) == meant


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("", "name a host"),
        ("  ", "name a host"),
        ("*", "without a *"),
        ("*.app.github.dev", "without a *"),
        (".app.github.dev", "without a *"),
        ("localhost:*", "without a *"),
        (f"https://{CODESPACE}/", f"did you mean {CODESPACE}?"),
        (f"https://{CODESPACE}", f"did you mean {CODESPACE}?"),
        ("http://tess-laptop:8124/people/", "did you mean tess-laptop:8124?"),
        ("https://tess-laptop:443", "did you mean tess-laptop?"),
        ("tess-laptop/people", "did you mean tess-laptop?"),
        ("rosa@tess-laptop", "did you mean tess-laptop?"),
        ("tess-laptop?x", "did you mean tess-laptop?"),
        ("http://[::1]:80/", "did you mean [::1]?"),
        ("file:///etc/passwd", "is an address"),
        ("a,b", "one host"),
        ("a b", "one host"),
        ("tess-laptop.", "did you mean tess-laptop?"),
        ("0.0.0.0", "did you mean --host 0.0.0.0?"),
        ("::", "did you mean --host 0.0.0.0?"),
        ("tess-laptop:", "a port is"),
        ("tess-laptop:0", "a port is"),
        ("tess-laptop:080", "a port is"),
        ("tess-laptop:99999", "a port is"),
        ("tess-laptop:http", "a port is"),
        ("-laptop", "is no name of a host"),
        ("a..b", "is no name of a host"),
        ("2130706433", "is no name of a host"),
        ("0x7f.1", "is no name of a host"),
        ("127.1", "is no name of a host"),
        ("[::g]", "is no name of a host"),
        ("[127.0.0.1]", "is no name of a host"),
        ("x" * 64, "is no name of a host"),
        ("a." * 130 + "a", "is no name of a host"),
        ("\x1b[2J", "is no name of a host"),
    ],
)
def test_what_is_none_is_a_wrong_command_that_says_what_may_be_meant(
    tmp_path: Path, written: str, words: str
) -> None:
    outcome = run(site(tmp_path / "site"), "preview", f"--allow-host={written}")
    assert outcome.code == 2
    assert words in " ".join(outcome.err.split())
    assert "\x1b" not in outcome.err


NOT_HERE = [CODESPACE, "tess-laptop:{port}", "localhost.:8080", "localhost.example.org:8080"]
ANSWERED = [
    (
        [],
        ["localhost:{port}", "127.0.0.1:{port}"],
        [*NOT_HERE, "localhost:8080", "localhost", "192.0.2.7:{port}", "[::1]:8080"],
    ),
    (
        ["--host", "127.0.0.1"],
        ["localhost:8080", "localhost", "127.0.0.1:1", "127.0.0.1:{port}"],
        [*NOT_HERE, "192.0.2.7:{port}", "127.0.0.2:8080"],
    ),
    (
        ["--host", "0.0.0.0"],
        ["localhost:8080", "localhost", "192.0.2.7:{port}", "192.0.2.7:8080", "[::1]:8080"],
        [*NOT_HERE, "localhost:08080", "localhost:99999999"],
    ),
    (
        ["--allow-host", CODESPACE, "--allow-host", "Tess-Laptop:8124", "--allow-host", "safe.example:443"],
        [CODESPACE, CODESPACE.upper(), f"{CODESPACE}:443", "tess-laptop:8124", "safe.example"],
        ["other-8124.app.github.dev", f"x.{CODESPACE}", f"{CODESPACE}.example.org", "tess-laptop"],
    ),
    (
        ["--allow-host", CODESPACE, "--allow-host", "tess-laptop:8124", "--allow-host", "safe.example:443"],
        ["localhost:{port}"],
        ["tess-laptop:{port}", "safe.example:8080", "localhost:8080", f"{CODESPACE}.", f"a@{CODESPACE}"],
    ),
]


@pytest.mark.parametrize(("arguments", "answered", "refused"), ANSWERED)
def test_the_hosts_that_are_answered_are_those_that_were_asked_for(
    tmp_path: Path, arguments: list[str], answered: list[str], refused: list[str]
) -> None:
    with previewing(site(tmp_path / "site"), *arguments) as preview:
        port = preview.host.rpartition(":")[2]
        for host in answered:
            assert preview.get(Host=host.format(port=port)).status == 200, host
        for host in refused:
            reply = preview.get(Host=host.format(port=port))
            assert reply.status in (400, 403), host
            assert "Ada" not in reply.text


def test_a_refusal_says_what_to_do_and_that_works(tmp_path: Path) -> None:
    folder = site(tmp_path / "site")
    for host in (CODESPACE, "tess-laptop:8124", "localhost:8080"):
        with previewing(folder) as preview:
            said = preview.get(Host=host).text
        assert said.endswith(f"start it with --allow-host {host} as well.\n")
        with previewing(folder, "--allow-host", host) as preview:
            assert preview.get(Host=host).status == 200
            assert f"It answers to {host} as well." in preview.out


@pytest.mark.parametrize(
    "host", ["<script>alert()</script>", "a$(touch${IFS}x)", "a;b", "a'b", "x" * 300, "a/b", "*", "0.0.0.0:1"]
)
def test_nothing_is_repeated_that_is_no_host(tmp_path: Path, host: str) -> None:
    assert known_as(host) == ""


def socket_of(preview: Preview, host: str, origin: str) -> int:
    ear = preview.ear(Host=host, Origin=origin)
    ear.close()
    return ear.status


def test_a_page_that_is_seen_from_outside_follows(tmp_path: Path) -> None:
    folder = site(tmp_path / "site")
    with previewing(folder, "--allow-host", CODESPACE) as preview:
        own = preview.host
        port = own.rpartition(":")[2]
        for host, origin in (
            (CODESPACE, f"https://{CODESPACE}"),
            (CODESPACE, f"http://{CODESPACE}"),
            (own, f"https://{CODESPACE}"),  # a host in front that says who it asks for, as Codespaces does
            (f"localhost:{port}", f"https://{CODESPACE}"),
            (CODESPACE, f"http://localhost:{port}"),  # and one that says who asks
            (CODESPACE, f"https://localhost:{port}"),
            (own, f"http://{own}"),
        ):
            assert socket_of(preview, host, origin) == 101, (host, origin)
        for host, origin in (
            (CODESPACE, "https://example.org"),
            (CODESPACE, f"https://{CODESPACE}.example.org"),
            (CODESPACE, f"https://x.{CODESPACE}"),
            (CODESPACE, "null"),
            (CODESPACE, ""),
            (CODESPACE, f"ftp://{CODESPACE}"),
            (CODESPACE, CODESPACE),
            (own, "https://other.app.github.dev"),
            (own, "http://localhost:3000"),
            ("example.org", f"https://{CODESPACE}"),
            ("example.org", "https://example.org"),
        ):
            assert socket_of(preview, host, origin) == 403, (host, origin)
        ear = preview.ear(Host=own, Origin=f"https://{CODESPACE}").greet()
        site(folder, ada="name: Ada Lovelace\nreasons: She saw further.\n")
        assert json.loads(ear.hear())["command"] == "reload"
        policy = preview.get(Host=own).text.split('Content-Security-Policy" content="')[1].split('"')[0]
        assert f"wss://{CODESPACE}:*/livereload" in policy


def test_a_page_at_a_mapped_port_follows(tmp_path: Path) -> None:
    with previewing(site(tmp_path / "site"), "--host", "0.0.0.0") as preview:
        assert socket_of(preview, "localhost:8080", "http://localhost:8080") == 101
        assert socket_of(preview, "localhost:8443", "https://localhost:8443") == 101
        assert socket_of(preview, "localhost:8080", "http://localhost:3000") == 403
        assert socket_of(preview, "localhost:8080", "http://example.org") == 403
        page = preview.get(Host="localhost:8080").text
        assert "ws://localhost:8080/livereload" in page
        assert "host=localhost&amp;port=8080&amp;" in page


def test_by_default_only_its_own_page_may_open_the_socket(tmp_path: Path) -> None:
    with previewing(site(tmp_path / "site")) as preview:
        port = preview.host.rpartition(":")[2]
        assert socket_of(preview, preview.host, f"http://{preview.host}") == 101
        for origin in (f"https://{preview.host}", f"http://localhost:{port}", "http://127.0.0.1:8080"):
            assert socket_of(preview, preview.host, origin) == 403, origin


def test_who_was_named_may_frame_it_and_nobody_else(tmp_path: Path) -> None:
    folder = site(tmp_path / "site")
    for arguments in ((), ("--host", "0.0.0.0")):
        with previewing(folder, *arguments) as preview:
            for path in ("/", "/nobody.html", "/style.css"):
                headers = preview.get(path).headers
                assert headers["x-frame-options"] == "DENY"
                assert headers["content-security-policy"] == "frame-ancestors 'none'"
    hosts = (CODESPACE, "localhost:3000", "[fe80::1]")
    with previewing(folder, *(f"--allow-host={host}" for host in hosts)) as preview:
        headers = preview.get().headers
        assert "x-frame-options" not in headers
        sources = re.split(" +", headers["content-security-policy"])
        assert sources[0] == "frame-ancestors"
        assert set(sources[1:]) == {
            f"http://{CODESPACE}:*",
            f"https://{CODESPACE}:*",
            "http://localhost:3000",
            "https://localhost:3000",
            "vscode-webview:",
            "vscode-file:",
        }
    with previewing(folder, "--allow-host", "[fe80::1]") as preview:
        assert preview.get().headers["x-frame-options"] == "DENY"


# As a browser sees it. It takes every name that ends in .localhost for this computer.


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@contextlib.contextmanager
def in_front_of(preview: Preview, *, renamed: bool) -> Iterator[int]:
    """A port that leads to the preview; `renamed`: as one does that names the preview by its own address."""

    def lead(came: socket.socket) -> None:
        name, _, port = preview.host.rpartition(":")
        with contextlib.suppress(OSError), came, socket.create_connection((name, int(port))) as on:
            back = threading.Thread(target=pour, args=(on, came), daemon=True)
            back.start()
            while got := came.recv(65536):
                if renamed:
                    got = re.sub(rb"(?mi)^host: [^\r]*", b"Host: " + preview.host.encode(), got, count=1)
                on.sendall(got)

    def pour(source: socket.socket, to: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while got := source.recv(65536):
                to.sendall(got)
            to.shutdown(socket.SHUT_WR)

    def listening(server: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while True:
                threading.Thread(target=lead, args=(server.accept()[0],), daemon=True).start()

    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=listening, args=(server,), daemon=True).start()
        yield server.getsockname()[1]
        server.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize(
    ("arguments", "name", "renamed"),
    [
        (("--host", "127.0.0.1"), "localhost", False),
        (("--allow-host", "page.localhost"), "page.localhost", False),
        (("--allow-host", "page.localhost"), "page.localhost", True),
    ],
)
def test_a_browser_behind_another_port_or_name_follows_each_save(
    browser: Browser, tmp_path: Path, arguments: tuple[str, ...], name: str, renamed: bool
) -> None:
    folder = site(tmp_path / "site")
    with (
        previewing(folder, *arguments) as preview,
        in_front_of(preview, renamed=renamed) as port,
        contextlib.closing(browser.new_context()) as context,
    ):
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda said: complaints.append(said.text))
        page.goto(f"http://{name}:{port}/people/ada-lovelace.html")
        for words in ("further", "farther"):
            site(folder, ada=f"name: Ada Lovelace\nreasons: She saw {words}.\n")
            page.get_by_text(words).first.wait_for()
        assert complaints == []


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [((), False), (("--allow-host", "other.localhost"), False), (("--allow-host", "editor.localhost"), True)],
)
def test_a_pane_shows_it_if_it_was_named(
    browser: Browser, tmp_path: Path, arguments: tuple[str, ...], shown: bool
) -> None:
    folder = site(tmp_path / "site")
    editor = tmp_path / "editor"
    editor.mkdir()
    with (
        previewing(folder, *arguments) as preview,
        served(editor) as address,
        contextlib.closing(browser.new_context()) as context,
    ):
        (editor / "index.html").write_text(f"<p>Editor</p><iframe src='{preview.address}'></iframe>")
        page = context.new_page()
        page.goto(address.replace("127.0.0.1", "editor.localhost"))  # it waits for the frame to load, too
        (frame,) = (each for each in page.frames if each != page.main_frame)
        assert ("Lovelace" in frame.content()) == shown
