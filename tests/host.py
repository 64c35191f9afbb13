"""nginx as a host of static pages: a folder under a path, and at a root of its own."""

from __future__ import annotations

import contextlib
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

from tests.ports import free_port
from tests.previews import until
from tests.tools import program

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
    nginx = program("nginx")
    work.mkdir()
    with free_port() as under, free_port() as root:
        user = "user root;" if hasattr(os, "geteuid") and os.geteuid() == 0 else ""
        config = CONFIG.format(work=work, user=user, under=under, root=root, path=path, folder=folder)
        (work / "nginx.conf").write_text(config)
        process = subprocess.Popen(
            [nginx, "-e", "stderr", "-p", work, "-c", work / "nginx.conf"], stderr=subprocess.DEVNULL
        )
        addresses = f"http://127.0.0.1:{under}{path}", f"http://127.0.0.1:{root}/"
        try:
            until(lambda: all(map(_answers, addresses)))
            yield addresses
        finally:
            process.terminate()
            process.wait()


def _answers(address: str) -> bool:
    try:
        urlopen(address).close()
    except OSError:
        return False
    return True
