"""The preview for the tests: the real command in a process of its own, and raw requests to it."""

from __future__ import annotations

import base64
import contextlib
import json
import os
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

PATIENCE = 30
"""How long anything is waited for, in seconds; what is waited for comes in a small part of it."""


class Reply(NamedTuple):
    """A reply as it came; no status, if the connection was closed without one."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


class Preview:
    """A running preview, what it has said so far to the two files, and its address."""

    def __init__(self, process: subprocess.Popen[bytes], out: Path, err: Path) -> None:
        self.process = process
        self.told = ""
        self._out, self._err = out, err
        self._ears: list[Ear] = []

    @property
    def out(self) -> str:
        return self._out.read_text(encoding="utf-8")

    @property
    def err(self) -> str:
        return self._err.read_text(encoding="utf-8")

    @property
    def address(self) -> str:
        """The address that it says, if it has not been told where to be."""
        if self.told:
            return self.told
        until(lambda: "Ctrl-C" in self.out or self.process.poll() is not None)
        return next(line.split()[-1] for line in self.out.splitlines() if "The preview is at" in line)

    @property
    def host(self) -> str:
        return urlsplit(self.address).netloc

    def answers(self) -> bool:
        """Whether it can be reached already."""
        try:
            return self.get().status == 200
        except OSError:
            return False

    def get(self, path: str = "/", method: str = "GET", **headers: str) -> Reply:
        lines = {"Host": self.host, "Connection": "close", **headers}
        head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in lines.items() if value)
        return self.raw(f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode())

    def raw(self, request: bytes, *, patience: float = PATIENCE) -> Reply:
        """Send these bytes, and read until the other end has no more to say."""
        host, _, port = self.host.rpartition(":")
        parts = []
        with socket.create_connection((host, int(port)), timeout=patience) as line:
            with contextlib.suppress(OSError):  # it may hang up in the middle of it
                line.sendall(request)
            with contextlib.suppress(OSError):
                while part := line.recv(65536):
                    parts.append(part)
        return _reply(b"".join(parts))

    def ear(self, **headers: str) -> Ear:
        self._ears.append(Ear(self.host, headers))
        return self._ears[-1]

    def end(self, number: int = signal.SIGINT) -> int:
        """Its exit code, after a signal."""
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)

    def close(self) -> None:
        with contextlib.suppress(ProcessLookupError):  # it is the first of a session of its own
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        for ear in self._ears:
            ear.close()


class Ear:
    """A socket as the browser's script holds it."""

    def __init__(self, host: str, headers: dict[str, str]) -> None:
        name, _, port = host.rpartition(":")
        self._line = socket.create_connection((name, int(port)), timeout=PATIENCE)
        lines = {
            "Host": host,
            "Origin": f"http://{host}",
            "Upgrade": "websocket",
            "Connection": "Upgrade",
            "Sec-WebSocket-Key": base64.b64encode(os.urandom(16)).decode(),
            "Sec-WebSocket-Version": "13",
            **headers,
        }
        head = "".join(f"{name}: {value}\r\n" for name, value in lines.items() if value)
        self._line.sendall(f"GET /livereload HTTP/1.1\r\n{head}\r\n".encode())
        got = b""
        while b"\r\n\r\n" not in got and (part := self._line.recv(4096)):
            got += part
        start, _, self._rest = got.partition(b"\r\n\r\n")
        self.status = int(start.split(b" ")[1]) if start else 0

    def greet(self, version: str = "") -> Ear:
        """What livereload.js says first."""
        self.say(json.dumps({"command": "hello", "protocols": [], "snipver": version}))
        self.say(json.dumps({"command": "info", "plugins": {}, "url": "http://here/"}))
        assert json.loads(self.hear())["command"] == "hello"
        return self

    def say(self, text: str | bytes, opcode: int = 1) -> None:
        payload = text.encode() if isinstance(text, str) else text
        mask = os.urandom(4)
        size = len(payload)
        length = bytes([0x80 | size]) if size < 126 else bytes([0xFE]) + struct.pack(">H", size)
        masked = bytes(byte ^ mask[place % 4] for place, byte in enumerate(payload))
        self._line.sendall(bytes([0x80 | opcode]) + length + mask + masked)

    def hear(self) -> str:
        """The next message; nothing, if the other end has closed."""
        head = self._read(2)
        if len(head) < 2 or head[0] & 15 == 8:
            return ""
        size = head[1] & 127
        size = struct.unpack(">H", self._read(2))[0] if size == 126 else size
        return self._read(size).decode()

    def _read(self, size: int) -> bytes:
        while len(self._rest) < size and (part := self._line.recv(65536)):
            self._rest += part
        got, self._rest = self._rest[:size], self._rest[size:]
        return got

    def close(self) -> None:
        self._line.close()


@contextlib.contextmanager
def previewing(
    folder: Path,
    *arguments: str,
    port: str | None = "0",
    before: Sequence[str] = (),
    at: int | None = None,
    **environment: str,
) -> Iterator[Preview]:
    """The preview of a site folder, at a port that is free.

    `before` is what the command is run by; `at`, the terminal that it is to have for its own.
    """
    given = [*arguments] if port is None or "--port" in arguments else ["--port", port, *arguments]
    with tempfile.TemporaryDirectory() as aside:
        out, err = (Path(aside) / name for name in ("out", "err"))
        with out.open("wb") as hearing, err.open("wb") as hearing_problems:
            process = subprocess.Popen(
                [*before, sys.executable, "-m", "quietpage", "preview", str(folder), *given],
                cwd=folder.parent,
                env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent), **environment},
                stdin=at,
                stdout=hearing if at is None else at,
                stderr=hearing_problems if at is None else at,
                preexec_fn=_undisturbed if at is None else _own_terminal,
                start_new_session=at is None,
            )
        preview = Preview(process, out, err)
        try:
            yield preview
        finally:
            preview.close()


def _undisturbed() -> None:
    """Every signal as a shell hands it on, also if these tests run under nohup or in the background."""
    for number in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)


def _own_terminal() -> None:
    import fcntl
    import termios

    _undisturbed()
    os.setsid()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def until(happened: Callable[[], object], patience: float = PATIENCE) -> None:
    """Wait until something is so; the test fails, if it does not come to that."""
    end = time.monotonic() + patience
    while not happened():
        assert time.monotonic() < end, "this did not come to be"
        time.sleep(0.01)


def _reply(got: bytes) -> Reply:
    start, _, body = got.partition(b"\r\n\r\n")
    lines = start.decode("latin-1").split("\r\n")
    parts = lines[0].split(" ")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
    return Reply(int(parts[1]) if len(parts) > 1 and parts[1].isdigit() else 0, headers, body)
