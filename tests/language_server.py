"""The language server for YAML, by which Visual Studio Code, Neovim, Helix and others know schemas.

It is spoken to as an editor does, by the Language Server Protocol on its standard input and output.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.tools import of_npm, program


class Server:
    """A server that runs, for one folder, with settings as Visual Studio Code writes them."""

    def __init__(self, process: subprocess.Popen[bytes], settings: dict[str, Any]) -> None:
        self._process, self._settings = process, settings
        self._said: list[dict[str, Any]] = []
        self._asked = 0

    def send(self, method: str, parameters: object, number: int | None = None) -> None:
        self._write({"method": method, "params": parameters, **({} if number is None else {"id": number})})

    def ask(self, method: str, parameters: object) -> Any:
        self._asked += 1
        self.send(method, parameters, number := self._asked)
        while (said := self._read()).get("id") != number or "method" in said:
            pass
        assert "error" not in said, said
        return said["result"]

    def open(self, path: Path, text: str) -> str:
        """Open a file as an editor would, with text that may not be saved yet; gives its address."""
        address = path.as_uri()
        document = {"uri": address, "languageId": "yaml", "version": 1, "text": text}
        self.send("textDocument/didOpen", {"textDocument": document})
        return address

    def complaints(self, path: Path, text: str) -> list[str]:
        """What stands in the margin when a file is open."""
        address = self.open(path, text)
        while True:
            said = self._read()
            if said.get("method") == "textDocument/publishDiagnostics" and said["params"]["uri"] == address:
                return [each["message"] for each in said["params"]["diagnostics"]]

    def offers(self, path: Path, text: str) -> list[str]:
        """What is offered at the end of a text."""
        address = self.open(path, text)
        lines = text.split("\n")
        at = {"line": len(lines) - 1, "character": len(lines[-1])}
        found = self.ask("textDocument/completion", {"textDocument": {"uri": address}, "position": at})
        return [each["label"] for each in (found["items"] if isinstance(found, dict) else found)]

    def _read(self) -> dict[str, Any]:
        """The next thing that it says; what it asks meanwhile is answered."""
        out = self._process.stdout
        assert out is not None
        length = 0
        while (line := out.readline().strip()) or not length:
            assert self._process.poll() is None, "the server has ended"
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        said: dict[str, Any] = json.loads(out.read(length))
        if said.get("method") == "workspace/configuration":
            told = [self._settings.get(item.get("section", ""), {}) for item in said["params"]["items"]]
            self._write({"id": said["id"], "result": told})
        elif "id" in said and "method" in said:
            self._write({"id": said["id"], "result": None})
        return said

    def _write(self, message: dict[str, Any]) -> None:
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        into = self._process.stdin
        assert into is not None
        into.write(b"Content-Length: %d\r\n\r\n%s" % (len(content), content))
        into.flush()


@contextmanager
def yaml_language_server(folder: Path, settings: dict[str, Any]) -> Iterator[Server]:
    """A server for a folder; it asks nobody on the web."""
    path = of_npm("yaml-language-server/bin/yaml-language-server")
    nested: dict[str, Any] = {
        "yaml": {"validate": True, "completion": True, "schemaStore": {"enable": False}}
    }
    for name, value in settings.items():
        section, _, key = name.partition(".")
        if key:
            nested.setdefault(section, {})[key] = value
        else:
            nested[section] = value
    with subprocess.Popen(
        [program("node"), str(path), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder
    ) as process:
        server = Server(process, nested)
        able = {
            "workspace": {"configuration": True, "workspaceFolders": True},
            "textDocument": {"completion": {"completionItem": {"snippetSupport": True}}},
        }
        home = {"uri": folder.as_uri(), "name": folder.name}
        server.ask(
            "initialize",
            {"processId": None, "rootUri": home["uri"], "workspaceFolders": [home], "capabilities": able},
        )
        server.send("initialized", {})
        server.send("workspace/didChangeConfiguration", {"settings": nested})
        try:
            yield server
        finally:
            process.kill()
