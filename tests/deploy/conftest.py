"""A page in a repository, and the bare one that stands in for its host."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.repository import own_settings, repository


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    own_settings(tmp_path, monkeypatch)
    return repository(tmp_path / "my-page")


@pytest.fixture
def host(page: Path) -> Path:
    return page.parent / "host.git"
