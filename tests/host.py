"""nginx as a host of static pages: a folder under a path, and at a root of its own."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

CONFIG = """\
daemon off; pid {work}/pid; error_log stderr; {user}
events {{}}
http {{
  access_log off;
  client_body_temp_path {work}/a; proxy_temp_path {work}/b; fastcgi_temp_path {work}/c;
  uwsgi_temp_path {work}/d; scgi_temp_path {work}/e;
  default_type application/octet-stream; charset utf-8;
  types {{
    text/html html; text/css css; image/svg+xml svg; font/woff2 woff2; text/xml xml opml; text/plain txt;
    text/vcard vcf; image/png png; image/jpeg jpg; image/webp webp;
  }}
  server {{ listen 127.0.0.1:{under}; error_page 404 {path}404.html; location {path} {{ alias {folder}/; }} }}
  server {{ listen 127.0.0.1:{root}; error_page 404 /404.html; root {folder}; }}
}}
"""


@contextlib.contextmanager
def hosted(folder: Path, work: Path, path: str) -> Iterator[tuple[str, str]]:
    """The addresses of a folder under a path, and at the root of another server."""
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if program is None:
        pytest.fail("no nginx is here: install it, by apt install nginx, say", pytrace=False)
    work.mkdir()
    under, root = free_ports()
    user = "user root;" if hasattr(os, "geteuid") and os.geteuid() == 0 else ""
    config = CONFIG.format(work=work, user=user, under=under, root=root, path=path, folder=folder)
    (work / "nginx.conf").write_text(config)
    process = subprocess.Popen(
        [program, "-e", "stderr", "-p", work, "-c", work / "nginx.conf"], stderr=subprocess.DEVNULL
    )
    addresses = f"http://127.0.0.1:{under}{path}", f"http://127.0.0.1:{root}/"
    try:
        for address in addresses:
            wait_for(address)
        yield addresses
    finally:
        process.terminate()
        process.wait()


def free_ports() -> tuple[int, int]:
    with socket.create_server(("127.0.0.1", 0)) as one, socket.create_server(("127.0.0.1", 0)) as other:
        return one.getsockname()[1], other.getsockname()[1]


def wait_for(address: str) -> None:
    deadline = time.monotonic() + 10
    while True:
        try:
            urlopen(address).close()
            return
        except OSError:
            assert time.monotonic() < deadline, f"nothing answers at {address}"
            time.sleep(0.02)
