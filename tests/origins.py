"""Where quietpage came from, for the tests: what an installer would have noted beside it."""

from __future__ import annotations

import json
from importlib import metadata
from pathlib import Path

import pytest

import quietpage

HERE = Path(quietpage.__file__).parent


class _Installed:
    """What `importlib.metadata` knows of a package, as far as quietpage asks."""

    def __init__(self, note: str | None, folder: Path) -> None:
        self.note, self.folder = note, folder

    def read_text(self, name: str) -> str | None:
        assert name == "direct_url.json"
        return self.note

    def locate_file(self, name: str) -> Path:
        assert name == "quietpage"
        return self.folder


def installed_from(monkeypatch: pytest.MonkeyPatch, note: object = None, folder: Path = HERE) -> None:
    """Let quietpage be installed in a folder, with this note of where from; from an index, without one."""
    text = note if isinstance(note, str) else None if note is None else json.dumps(note)
    monkeypatch.setattr(metadata, "distribution", lambda name: _Installed(text, folder))


def not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let quietpage run from a checkout that nobody has installed."""

    def missing(name: str) -> None:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "distribution", missing)
