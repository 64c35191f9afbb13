"""A bucket on this machine that speaks as much of S3 as `aws s3 sync` and `aws s3 website` ask for."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import format_datetime
from hashlib import md5
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple
from urllib.parse import unquote, urlsplit
from xml.sax.saxutils import escape


class Bucket(NamedTuple):
    """Where it is, what it holds, and how it is shown as a page, once it is."""

    address: str
    held: dict[str, bytes]
    shown: list[bytes]


@contextlib.contextmanager
def bucket(name: str) -> Iterator[Bucket]:
    held: dict[str, bytes] = {}
    shown: list[bytes] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            now = datetime.now(UTC)
            entries = "".join(
                f"<Contents><Key>{escape(key)}</Key><Size>{len(content)}</Size><ETag>&quot;"
                f"{md5(content).hexdigest()}&quot;</ETag><LastModified>{now:%Y-%m-%dT%H:%M:%S.000Z}"
                "</LastModified></Contents>"
                for key, content in sorted(held.items())
            )
            self._answer(200, f"<ListBucketResult><Name>{name}</Name>{entries}</ListBucketResult>".encode())

        def do_PUT(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if urlsplit(self.path).query == "website":
                shown.append(body)
            else:
                held[self._key()] = body
            self._answer(200, b"", ETag=f'"{md5(body).hexdigest()}"')

        def do_DELETE(self) -> None:
            held.pop(self._key(), None)
            self._answer(204, b"")

        def _key(self) -> str:
            return unquote(urlsplit(self.path).path).removeprefix(f"/{name}/")

        def _answer(self, code: int, body: bytes, **headers: str) -> None:
            self.send_response(code)
            for each, text in {
                **headers,
                "Content-Type": "application/xml",
                "Content-Length": str(len(body)),
                "Last-Modified": format_datetime(datetime.now(UTC), usegmt=True),
            }.items():
                self.send_header(each, text)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield Bucket(f"http://127.0.0.1:{server.server_address[1]}", held, shown)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
