"""The preview answers this computer only, with finished pages only, and lives on whatever is sent to it."""

from __future__ import annotations

import contextlib
import json
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.previews import PATIENCE, Preview, previewing, until
from tests.sites import CONFIG, site

SECRET = "the secret of this computer"


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    folder = tmp_path_factory.mktemp("hostile") / "site"
    site(folder, {"static/notes/index.html": "<!doctype html><title>Notes</title><p>Notes</p>"})
    (folder.parent / "secret.txt").write_text(SECRET)
    (folder / ".env").write_text(SECRET)
    with previewing(folder) as running:
        assert running.address
        yield running
        # Whatever was sent, it says not a word of it, and answers as before.
        assert running.get().status == 200
        assert running.out.count("\n") == 2
        assert running.err == ""


def test_it_serves_every_finished_page_with_its_kind_and_nothing_may_be_kept(preview: Preview) -> None:
    for path, kind in {
        "/": "text/html; charset=utf-8",
        "/index.html": "text/html; charset=utf-8",
        "/people/ada-lovelace.html": "text/html; charset=utf-8",
        "/style.css": "text/css; charset=utf-8",
        "/icon.svg": "image/svg+xml",
        "/fonts/newsreader-latin.woff2": "font/woff2",
        "/livereload.js": "text/javascript; charset=utf-8",
        "/notes/": "text/html; charset=utf-8",
    }.items():
        reply = preview.get(path)
        assert (reply.status, reply.headers["content-type"]) == (200, kind)
        assert reply.headers["cache-control"] == "no-store"
        assert reply.headers["x-content-type-options"] == "nosniff"
        assert reply.headers["cross-origin-resource-policy"] == "same-origin"
        assert reply.headers["referrer-policy"] == "no-referrer"
        assert not [name for name in reply.headers if name.startswith("access-control") or name == "server"]
        head = preview.get(path, "HEAD")
        assert (head.status, head.body) == (200, b"")
        assert head.headers["content-length"] > "0"


def test_a_folder_is_asked_for_with_a_slash(preview: Preview) -> None:
    reply = preview.get("/notes")
    assert (reply.status, reply.headers["location"]) == (302, "/notes/")


@pytest.mark.parametrize(
    "path",
    [
        "/nobody.html",
        "/people/",
        "/people",
        "/../secret.txt",
        "/../../etc/passwd",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/%2e%2e%2fsecret.txt",
        "/%252e%252e%252fsecret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "/%c0%ae%c0%ae/secret.txt",
        "/%uff0e%uff0e/secret.txt",
        "/people/../index.html",
        "/people/..%2f..%2fsecret.txt",
        "/./index.html",
        "//index.html",
        "///etc/passwd",
        "//example.org/..",
        "/index.html/",
        "/index.html%00.css",
        "/%00",
        "/%0d%0aSet-Cookie:%20a=b",
        "/%ff",
        "/%",
        "/%zz",
        "/.env",
        "/.git/config",
        "/.quietpage",
        "/quietpage.yml",
        "/people/ada.yml",
        "/_site/index.html",
        "/index.html::$DATA",
        "/forcereload?path=*",
        "/forcereload",
        "/static/notes/index.html",
        "/file:///etc/passwd",
        "/C:/Windows/win.ini",
        "/<script>alert(1)</script>",
        "/%3Cscript%3Ealert(1)%3C/script%3E",
        "/" + "a/" * 2000,
        "/" + "%41" * 3000,
    ],
)
def test_what_is_not_among_the_pages_is_not_there(preview: Preview, path: str) -> None:
    reply = preview.get(path)
    assert 400 <= reply.status < 500
    assert SECRET not in reply.text
    assert "alert(1)" not in reply.text
    assert "Traceback" not in reply.text
    assert reply.headers.get("set-cookie") is None


def test_the_page_for_what_is_not_there_is_the_one_that_is_built(preview: Preview) -> None:
    reply = preview.get("/nobody.html")
    assert reply.status == 404
    assert '<h1 class="name">Nobody here by that name</h1>' in reply.text
    assert "They may have moved, or the address may have been mistyped." in reply.text


@pytest.mark.parametrize(
    "host",
    [
        "example.org",
        "example.org:{port}",
        "127.0.0.1",
        "127.0.0.1:1",
        "127.0.0.1:0{port}",
        "127.0.0.2:{port}",
        "localhost",
        "localhost.:{port}",
        "localhost.example.org:{port}",
        "127.0.0.1.nip.io:{port}",
        "[::1]:{port}",
        "[::ffff:127.0.0.1]:{port}",
        "0.0.0.0:{port}",
        "0:{port}",
        "2130706433:{port}",
        "0x7f.0.0.1:{port}",
        "user@127.0.0.1:{port}",
        "127.0.0.1:{port}@example.org",
        "127.0.0.1:{port}, example.org",
        "127.0.0.1:{port}/",
        "127.0.0.1:{port}\x00",
        "localhost:{port} ",
        "[",
        "]",
        ":",
        ":{port}",
        "%31%32%37.0.0.1:{port}",
        "ⅼocalhost:{port}",
        "",
    ],
)
def test_a_strange_host_is_refused(preview: Preview, host: str) -> None:
    named = host.format(port=preview.host.rpartition(":")[2])
    if named.strip() == f"localhost:{preview.host.rpartition(':')[2]}":
        assert preview.get(Host=named).status == 200  # blanks around a value are no part of it
        return
    line = f"Host: {named}\r\n".encode()
    reply = preview.raw(b"GET / HTTP/1.1\r\n" + line + b"Connection: close\r\n\r\n")
    assert 400 <= reply.status < 500
    assert "Ada" not in reply.text


def test_this_computer_may_be_called_by_both_its_names(preview: Preview) -> None:
    port = preview.host.rpartition(":")[2]
    for host in (f"127.0.0.1:{port}", f"localhost:{port}", f"LocalHost:{port}"):
        assert preview.get(Host=host).status == 200


@pytest.mark.parametrize(
    "request_as_sent",
    [
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.0\r\n\r\n",
        b"GET /\r\n\r\n",
        b"GET / HTTP/9.9\r\nHost: {host}\r\n\r\n",
        b"GET  / HTTP/1.1\r\nHost: {host}\r\n\r\n",
        b"GET /a b HTTP/1.1\r\nHost: {host}\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: {host}\r\nHost: example.org\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost : {host}\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: {host}\r\n folded: yes\r\nNo colon\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: {host}\r\nX: a\x00b\r\n\r\n",
        b"GET http://example.org/ HTTP/1.1\r\nHost: example.org\r\n\r\n",
        b"GET http://{host}/nobody.html HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n",
        b"CONNECT example.org:443 HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n",
        b"OPTIONS * HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n",
        b"TRACE / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: {host}\r\nContent-Length: 3\r\nConnection: close\r\n\r\na=b",
        b"PUT /index.html HTTP/1.1\r\nHost: {host}\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx",
        b"DELETE / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n",
        b"PATCH / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n",
        b"BREW / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n",
        b"get / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: {host}\r\nContent-Length: 99999999999999\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: {host}\r\nContent-Length: -1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: {host}\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"GET / HTTP/1.1\r\nHost: {host}\r\nX-Long: " + b"a" * 30_000 + b"\r\nConnection: close\r\n\r\n",
        b"GET /" + b"a" * 30_000 + b" HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: {host}\r\n" + b"A: b\r\n" * 5000 + b"Connection: close\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 64 + b"\r\n\r\n",
        b"\xff\xfe\xfd\r\n\r\n",
        b"\x1b]0;title\x07\x1b[2J GET / HTTP/1.1\r\n\r\n",
        b"\r\n\r\n\r\n\r\n",
        b"A" * 2_000_000,
    ],
)
def test_a_strange_request_is_refused_or_hung_up_on(preview: Preview, request_as_sent: bytes) -> None:
    request = request_as_sent.replace(b"{host}", preview.host.encode())
    host, _, port = preview.host.rpartition(":")
    with socket.create_connection((host, int(port)), timeout=30) as line:
        try:
            line.sendall(request)
            line.shutdown(socket.SHUT_WR)
            got = line.recv(65536)
        except OSError:
            got = b""
    assert got == b"" or got.startswith((b"HTTP/1.1 4", b"HTTP/1.0 4"))
    assert b"Traceback" not in got
    assert preview.get().status == 200


def test_slow_and_silent_visitors_keep_nobody_waiting(preview: Preview) -> None:
    host, _, port = preview.host.rpartition(":")
    lines = [socket.create_connection((host, int(port))) for _ in range(40)]
    for line in lines[::2]:
        line.sendall(b"GET / HTTP/1.1\r\nHost: ")
    assert preview.get().status == 200
    for line in lines:
        line.close()


SOCKET = (
    "GET /livereload HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nUpgrade: websocket\r\n"
    "Connection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)


def framed(text: str, opcode: int = 1, last: bool = True) -> str:
    """A frame as a browser sends it, a byte a letter; its mask changes nothing."""
    assert len(text) < 126
    return chr((0x80 if last else 0) | opcode) + chr(0x80 | len(text)) + "\0" * 4 + text


HELLO = framed('{"command": "hello", "protocols": [], "snipver": ""}')
INFO = framed('{"command": "info", "plugins": {}, "url": "http://here/"}')
CROWDS = {
    "says nothing": "",
    "says half of a request": "GET / HTTP/1.1\r\nHost: ",
    "says a long head that never ends": "GET / HTTP/1.1\r\nX: " + "a" * 60_000,
    "says half of a body": "POST / HTTP/1.1\r\nHost: {host}\r\nContent-Length: 9000\r\n\r\na",
    "asks and never reads": "GET /fonts/newsreader-latin.woff2 HTTP/1.1\r\nHost: {host}\r\n\r\n" * 100,
    "asks for a socket and says nothing": SOCKET,
    "listens on a socket": SOCKET + HELLO + INFO,
    "says half of a message": SOCKET + HELLO[:20],
    "never ends a message": SOCKET + framed("", last=False) + framed("", 0, last=False) * 500,
    "knocks on its socket again and again": SOCKET + framed("ping", 9) * 500,
    "greets again and again": SOCKET + HELLO * 200,
}
"""What hundreds of connections do, that are up to no good, or are only many."""


@pytest.mark.slow
@pytest.mark.parametrize("what", CROWDS)
def test_whatever_three_hundred_others_do_an_honest_browser_is_answered_at_once(
    what: str, tmp_path: Path
) -> None:
    folder = site(tmp_path / "site")
    with previewing(folder) as preview, contextlib.ExitStack() as open_lines:
        name, _, port = preview.host.rpartition(":")
        crowd = []
        for _ in range(300):
            line = open_lines.enter_context(socket.create_connection((name, int(port)), timeout=PATIENCE))
            crowd.append(line)
            with contextlib.suppress(OSError):  # it was let go already
                line.sendall(CROWDS[what].replace("{host}", preview.host).encode("latin-1"))
        for path in ("/", "/style.css", "/fonts/newsreader-latin.woff2", "/people/ada-lovelace.html") * 3:
            assert preview.get(path).status == 200
        ear = preview.ear().greet()
        site(folder, ada="name: Ada Lovelace\nreasons: She saw further.\n")
        assert json.loads(ear.hear())["command"] == "reload"
        assert "further" in preview.get().text
        assert preview.err == ""


def test_nor_do_those_keep_it_out_who_say_a_byte_at_a_time(tmp_path: Path) -> None:
    with previewing(site(tmp_path / "site")) as preview, contextlib.ExitStack() as open_lines:
        name, _, port = preview.host.rpartition(":")
        crowd = [
            open_lines.enter_context(socket.create_connection((name, int(port)), timeout=PATIENCE))
            for _ in range(300)
        ]
        for sign in "GET / HTTP/1.1":
            for line in crowd:
                with contextlib.suppress(OSError):
                    line.sendall(sign.encode())
            assert preview.get().status == 200


@pytest.mark.slow
def test_nor_do_those_who_never_stop_asking(tmp_path: Path) -> None:
    over = threading.Event()

    def ask(line: socket.socket, host: str) -> None:
        with contextlib.suppress(OSError), line:
            line.setblocking(False)
            asked = f"GET /style.css HTTP/1.1\r\nHost: {host}\r\n\r\n".encode() * 50
            left = asked
            while not over.is_set():
                with contextlib.suppress(BlockingIOError):
                    left = left[line.send(left) :] or asked
                with contextlib.suppress(BlockingIOError):
                    line.recv(1 << 16)

    with previewing(site(tmp_path / "site")) as preview:
        name, _, port = preview.host.rpartition(":")
        lines = [socket.create_connection((name, int(port)), timeout=PATIENCE) for _ in range(8)]
        threads = [threading.Thread(target=ask, args=(line, preview.host)) for line in lines]
        for thread in threads:
            thread.start()
        try:
            for _ in range(10):
                assert preview.get().status == 200
        finally:
            over.set()
            for thread in threads:
                thread.join()


def test_who_knows_the_page_is_not_let_go_for_sockets_that_say_nothing(tmp_path: Path) -> None:
    folder = site(tmp_path / "site")
    with previewing(folder) as preview, contextlib.ExitStack() as open_lines:
        ear = preview.ear().greet()
        name, _, port = preview.host.rpartition(":")
        for _ in range(300):
            line = open_lines.enter_context(socket.create_connection((name, int(port)), timeout=PATIENCE))
            with contextlib.suppress(OSError):
                line.sendall(SOCKET.replace("{host}", preview.host).encode())
        assert preview.get().status == 200
        site(folder, ada="name: Ada Lovelace\nreasons: She saw further.\n")
        assert json.loads(ear.hear())["command"] == "reload"


@pytest.mark.needs("sh")
def test_a_crowd_of_visitors_leaves_room_for_the_work(tmp_path: Path) -> None:
    few_files = ["sh", "-c", 'ulimit -n 64; exec "$@"', "sh"]
    with previewing(site(tmp_path / "site"), before=few_files) as preview:
        host, _, port = preview.host.rpartition(":")
        crowd = [socket.create_connection((host, int(port))) for _ in range(150)]
        until(lambda: _is_calm(preview))
        site(tmp_path / "site", ada="name: Ada Lovelace\nreasons: She saw further.\n")
        until(lambda: "The page is new" in preview.out)
        for line in crowd:
            line.close()
        until(preview.answers)
        assert preview.err == ""


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://example.org"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Origin": "https://{host}"},
        {"Origin": "http://{host}.example.org"},
        {"Origin": "http://127.0.0.1"},
        {"Origin": "http://localhost:1"},
        {"Origin": "file://"},
        {"Origin": "http://example.org", "Host": "example.org"},
        {"Host": "example.org"},
        {"Sec-WebSocket-Key": ""},
        {"Sec-WebSocket-Version": "7"},
        {"Upgrade": ""},
    ],
    ids=str,
)
def test_a_socket_is_for_the_preview_s_own_pages(preview: Preview, headers: dict[str, str]) -> None:
    ear = preview.ear(**{name: value.replace("{host}", preview.host) for name, value in headers.items()})
    assert 400 <= ear.status < 500
    ear.close()


@pytest.mark.parametrize(
    "message",
    [
        "",
        "junk",
        "{",
        "[]",
        "3",
        "null",
        '"hello"',
        "{}",
        '{"command": 3}',
        '{"command": "reload", "path": "/"}',
        '{"command": "info"}',
        '{"command": "info", "url": 3}',
        '{"command": "info", "url": "\\u001b]0;title\\u0007\\u001b[2J\\nforged line"}',
        '{"command": "hello", "snipver": {}}',
        '{"command": "hello", "command": "url"}',
        "[" * 2000,
        "9" * 4000,
        '{"command": "info", "url": "' + "a" * 20_000 + '"}',
    ],
)
def test_what_nobody_understands_is_not_listened_to(preview: Preview, message: str) -> None:
    for opcode in (1, 2, 9):
        ear = preview.ear()
        assert ear.status == 101
        try:
            ear.say(message[:125] if opcode == 9 else message, opcode)
            ear.say(b"", 8)
            while ear.hear():
                pass
        except OSError:  # it has hung up
            pass
        ear.close()
    assert preview.ear().greet()


def test_bytes_that_are_no_message_close_the_socket(preview: Preview) -> None:
    for junk in (b"\xff" * 50, b"\x81\x05hello", b"\xc1\x80", b"\x83\x80aaaa"):
        ear = preview.ear()
        ear._line.sendall(junk)
        ear._line.shutdown(socket.SHUT_WR)
        assert ear.hear() == ""
        ear.close()


def test_whoever_comes_with_an_older_page_is_told(preview: Preview) -> None:
    ear = preview.ear().greet("v-of-long-ago")
    assert json.loads(ear.hear())["command"] == "reload"
    ear.close()


def test_what_a_browser_is_told_names_no_file_of_this_computer(tmp_path: Path) -> None:
    folder = site(tmp_path / "site")
    with previewing(folder) as preview:
        ear = preview.ear().greet()
        site(folder, ada="name: Ada Lovelace\nreasons: She saw further.\n")
        told = json.loads(ear.hear())
        assert (told["command"], told["path"]) == ("reload", "/")
        assert "further" in preview.get().text


def test_the_policy_is_loosened_by_what_the_reload_needs_and_no_more(preview: Preview) -> None:
    page = preview.get().text
    policy = page.split('Content-Security-Policy" content="')[1].split('"')[0]
    directives = dict(each.strip().split(" ", 1) for each in policy.split(";"))
    nonce = directives.pop("script-src")
    assert nonce.startswith("'nonce-")
    assert directives.pop("connect-src") == f"ws://{preview.host}/livereload"
    assert directives == {
        "default-src": "'none'",
        "img-src": "'self'",
        "style-src": "'self'",
        "font-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    data = page.count('<script type="application/ld+json">')  # is not run
    assert page.count("<script") == page.count(f'<script nonce="{nonce[7:-1]}"') + data
    assert nonce not in preview.get().text  # another one with each answer


def test_a_page_is_served_under_the_path_of_its_address(tmp_path: Path) -> None:
    folder = site(tmp_path / "site", {"quietpage.yml": CONFIG + "url: https://example.org/müller/people/\n"})
    with previewing(folder) as preview:
        assert preview.address.endswith("/müller/people/")
        assert preview.get("/").headers["location"] == "/m%C3%BCller/people/"
        assert preview.get("/m%C3%BCller/people").headers["location"] == "/m%C3%BCller/people/"
        assert preview.get("/m%C3%BCller/people/").status == 200
        assert preview.get("/m%C3%BCller/people/people/ada-lovelace.html").status == 200
        assert preview.get("/m%C3%BCller/people/nobody").status == 404
        assert preview.get("/people/ada-lovelace.html").headers["location"] == (
            "/m%C3%BCller/people/people/ada-lovelace.html"
        )
        assert preview.get("/elsewhere").status == 404
        # Its address is changed: whoever has the page open is led to it.
        (folder / "quietpage.yml").write_text(CONFIG)
        until(lambda: preview.get("/").status == 200)
        assert preview.get("/m%C3%BCller/people/").headers["location"] == "/"


def test_others_in_the_network_see_it_only_if_that_is_asked_for(tmp_path: Path) -> None:
    with previewing(site(tmp_path / "site"), "--host", "0.0.0.0") as preview:
        assert preview.address.startswith("http://127.0.0.1:")
        assert "Anybody in this network can see it at http://" in preview.out
        port = preview.host.rpartition(":")[2]
        assert preview.get(Host=f"192.0.2.7:{port}").status == 200
        assert preview.get(Host=f"example.org:{port}").status == 403


def test_it_writes_nothing_into_the_folder_of_the_finished_page(tmp_path: Path) -> None:
    folder = site(tmp_path / "site")
    before = sorted(path.relative_to(folder) for path in folder.rglob("*"))
    with previewing(folder) as preview:
        ear = preview.ear().greet()
        site(folder, ada="name: Ada Lovelace\nreasons: She saw further.\n")
        assert ear.hear()
    there = sorted(path.relative_to(folder) for path in folder.rglob("*"))
    assert [path for path in there if path.parts[0] != ".quietpage"] == before


def test_nothing_moves_when_nobody_saves(preview: Preview) -> None:
    until(lambda: _is_calm(preview))


def _is_calm(preview: Preview) -> bool:
    """Whether it needs next to no time of the processor, for a while."""

    def ticks() -> int:
        fields = Path(f"/proc/{preview.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return int(fields[11]) + int(fields[12])

    before = ticks()
    time.sleep(1.2)
    return ticks() - before <= 2
