"""How the preview begins and ends: ports, signals, terminals, and computers that cannot tell of changes."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
from functools import partial
from pathlib import Path

import pytest

from quietpage.preview.listener import FIRST_PORT
from tests.ports import free_port
from tests.previews import PATIENCE, Preview, previewing, until
from tests.sites import run, site


def test_serve_is_the_same_as_preview(tmp_path: Path) -> None:
    shown, served = (
        run(tmp_path, name, "--help").out.partition("options:")[2] for name in ("preview", "serve")
    )
    assert shown == served
    assert "--drafts" in shown


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_it_ends_at_once_and_clean(tmp_path: Path, number: int, code: int) -> None:
    with previewing(site(tmp_path / "site")) as preview:
        ear = preview.ear().greet()
        assert preview.end(number) == code
        assert ear.hear() == ""
        assert preview.err == ""


def test_it_ends_while_a_template_goes_on_and_on(tmp_path: Path) -> None:
    circle = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    with previewing(site(tmp_path / "site")) as preview:
        assert preview.address
        site(tmp_path / "site", {"templates/colophon.html": circle})
        until(lambda: any(_worked(child) > 50 for child in _family(preview)))
        assert preview.get().status == 200  # the last good page is there meanwhile
        assert preview.end() == 130
        until(lambda: not _family(preview))


def _family(preview: Preview) -> list[str]:
    """The processes that a preview began and that still run: those of its session, but itself.

    Each process is asked: a list by threads would move while threads come and go.
    """
    sessions = {path.name: _stat(path.name)[3:4] for path in Path("/proc").glob("[0-9]*")}
    own = str(preview.process.pid)
    return [process for process, session in sessions.items() if session == [own] and process != own]


def _worked(process: str) -> int:
    """How many hundredths of a second a process has worked so far."""
    return sum(map(int, _stat(process)[11:13]))


def _stat(process: str) -> list[str]:
    """What the system says of a process, from its state on; nothing, if it has ended."""
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):
        said = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        return said if said[0] != "Z" else []
    return []


@pytest.mark.needs("nohup")
def test_whoever_began_it_with_nohup_keeps_it_when_the_terminal_closes(tmp_path: Path) -> None:
    with previewing(site(tmp_path / "site"), before=["nohup"]) as preview:
        assert preview.address
        preview.process.send_signal(signal.SIGHUP)
        assert preview.get().status == 200
        assert preview.end(signal.SIGTERM) == 143


@pytest.mark.parametrize(("closed", "code"), [(True, 129), (False, 130)])
def test_a_closed_terminal_ends_it_and_so_does_ctrl_c(tmp_path: Path, closed: bool, code: int) -> None:
    ours, theirs = os.openpty()
    with previewing(site(tmp_path / "site"), at=theirs, TERM="dumb") as preview:
        os.close(theirs)
        said = b""
        while not said.endswith(b"Ctrl-C ends it.\r\n"):
            said += os.read(ours, 4096)
        if closed:
            os.close(ours)
        else:
            os.write(ours, b"\x03")
        assert preview.process.wait(PATIENCE) == code
        if not closed:
            assert os.read(ours, 4096).replace(b"^C", b"").strip() == b""
            os.close(ours)


@pytest.mark.needs("sh")
@pytest.mark.parametrize("ends", [">&- 2>&-", "2>/dev/full >/dev/full", "2>&1 | true"])
def test_nobody_needs_to_hear_what_it_says(tmp_path: Path, ends: str) -> None:
    folder = site(tmp_path / "site")
    shell = ["sh", "-c", f'"$@" {ends}', "sh"]
    with free_port() as port, previewing(folder, "--port", port, before=shell) as preview:
        preview.told = f"http://127.0.0.1:{port}/"
        until(preview.answers)
        for words, wrong in (("She has 3.", True), ("She saw further.", False)):
            site(folder, ada=f"name: Ada Lovelace\nreasons: {words}\n")
            until(partial(_shows, preview, wrong))


def _shows(preview: Preview, wrong: bool) -> bool:
    return ("Not right yet" in preview.get().text) == wrong


def test_it_takes_the_next_port_that_is_free_and_says_so(tmp_path: Path) -> None:
    folder = site(tmp_path / "site")
    with previewing(folder, "--port", "0") as first:
        port = first.host.rpartition(":")[2]
        with previewing(folder, "--port", port) as second:
            assert second.process.wait(PATIENCE) == 2
            said = f"port {port} is taken already; leave --port away, and the next free one is used"
            assert second.err == f"quietpage preview: {said}\n"
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        with contextlib.suppress(OSError):  # if somebody else has it, that is as good
            taken.bind(("127.0.0.1", FIRST_PORT))
            taken.listen()
        with previewing(folder, port=None) as preview:
            assert int(preview.host.rpartition(":")[2]) > FIRST_PORT
            assert f"Port {FIRST_PORT} is taken already" in preview.out
            assert preview.get().status == 200


@pytest.mark.parametrize("port", ["80000", "-1", "x", "", "１２３"])
def test_a_port_that_is_none_is_told(tmp_path: Path, port: str) -> None:
    outcome = run(site(tmp_path / "site"), "preview", f"--port={port}")
    assert outcome.code == 2
    assert "a port is a whole number up to 65535" in outcome.err


@pytest.mark.parametrize("host", ["192.0.2.1", "no.such.host.invalid", "not a host", "\x1b[2J"])
def test_a_host_that_is_not_this_computer_is_told(tmp_path: Path, host: str) -> None:
    with previewing(site(tmp_path / "site"), "--host", host) as preview:
        assert preview.process.wait(PATIENCE) == 2
        until(lambda: "leave --host away" in preview.err)
        assert "\x1b" not in preview.err


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    outcome = run(tmp_path, "preview", "nowhere")
    assert outcome.code == 1
    assert outcome.places == ["nowhere: there is no such folder"]


@pytest.mark.needs("env")
@pytest.mark.parametrize("poll", [(), ("--poll",)])
def test_the_folder_that_it_was_begun_in_may_go_and_come_back(tmp_path: Path, poll: tuple[str, ...]) -> None:
    folder = site(tmp_path / "site")
    with previewing(folder, *poll, before=["env", "-C", str(folder)]) as preview:
        assert preview.address
        shutil.rmtree(folder)
        until(partial(_says, preview, "<b>site:</b> there is no such folder"))
        site(folder, ada="name: Ada Lovelace\nreasons: She came back.\n")
        until(partial(_says, preview, "She came back."))
        assert preview.process.poll() is None
        assert "Traceback" not in preview.err


def test_it_opens_the_browser_when_asked_to(tmp_path: Path) -> None:
    browser = tmp_path / "browser"
    browser.write_text(f"#!/bin/sh\necho \"$1\" > '{tmp_path}/opened'\n")
    browser.chmod(0o755)
    with previewing(site(tmp_path / "site"), "--open", BROWSER=f"{browser} %s") as preview:
        until((tmp_path / "opened").exists)
        until(lambda: (tmp_path / "opened").read_text().strip() == preview.address)


def test_quietly_it_says_nothing_but_problems(tmp_path: Path) -> None:
    folder = site(tmp_path / "site")
    with free_port() as port, previewing(folder, "-q", "--port", port) as preview:
        preview.told = f"http://127.0.0.1:{port}/"
        until(preview.answers)
        site(folder, ada="name: Ada Lovelace\nreasons: She has 3.\n")
        until(lambda: "help:" in preview.err)
        assert preview.out == ""


@pytest.mark.needs("unshare")
@pytest.mark.parametrize("how", ["asked for", "no watches", "no instances"])
def test_where_the_system_does_not_tell_the_files_are_looked_at(tmp_path: Path, how: str) -> None:
    folder = site(tmp_path / "site")
    (folder / "people/loop").symlink_to(".")
    (folder / "people/loop").unlink()
    arguments, before = ["--poll"], []
    if how != "asked for":
        # The limits of a user namespace of its own: the computer's stay as they are.
        limit = "max_inotify_watches" if how == "no watches" else "max_inotify_instances"
        script = f'echo 0 > /proc/sys/user/{limit} && exec "$@"'
        arguments, before = [], ["unshare", "-Ur", "sh", "-c", script, "sh"]
    with previewing(folder, *arguments, before=before) as preview:
        assert preview.address
        for words in ("further", "farther"):
            # As long as before, and with the time from before, as some programs unpack and copy.
            site(folder, ada=f"name: Ada Lovelace\nreasons: She saw {words}.\n")
            os.utime(folder / "people/ada.yml", (0, 0))
            until(partial(_says, preview, words))
        (folder / "static").mkdir()
        (folder / "static/loop").symlink_to("..")
        until(lambda: "static/loop" in preview.get().text)
        (folder / "static/loop").unlink()
        until(lambda: "static/loop" not in preview.get().text)
        assert preview.out.count("This computer cannot tell") == (how != "asked for")


def _says(preview: Preview, words: str) -> bool:
    return words in preview.get().text


def test_a_link_to_the_folder_may_be_led_to_another_one(tmp_path: Path) -> None:
    one, other = (site(tmp_path / name) for name in ("one", "other"))
    (tmp_path / "site").symlink_to(one)
    with previewing(tmp_path / "site") as preview:
        assert preview.address
        (tmp_path / "site").unlink()
        (tmp_path / "site").symlink_to(other)
        for words in ("further", "farther"):
            site(other, ada=f"name: Ada Lovelace\nreasons: She saw {words}.\n")
            until(partial(_says, preview, words))


@pytest.mark.needs("setpriv")
@pytest.mark.parametrize("poll", [(), ("--poll",)])
def test_a_file_that_may_be_read_again_is_read(tmp_path: Path, poll: tuple[str, ...]) -> None:
    folder = site(tmp_path / "site")
    powers = "-dac_override,-dac_read_search"
    # Who may do everything gives that up, so that a file can be kept from them.
    without = ["setpriv", f"--bounding-set={powers}", f"--inh-caps={powers}"] if os.geteuid() == 0 else []
    with previewing(folder, *poll, before=without) as preview:
        assert preview.address
        for mode, kept in ((0o000, True), (0o644, False)):
            (folder / "people/ada.yml").chmod(mode)
            until(partial(_is_kept, preview, kept))


def _is_kept(preview: Preview, kept: bool) -> bool:
    return ("permission denied" in preview.get().text) == kept


def test_a_build_writes_while_the_preview_shows(tmp_path: Path) -> None:
    folder = site(tmp_path / "site")
    with previewing(folder) as preview:
        assert preview.address
        assert run(folder, "build").code == 0
        assert preview.get().status == 200
    text = (folder / "_site/index.html").read_text()
    assert "livereload" not in text
    assert "<script nonce" not in text
