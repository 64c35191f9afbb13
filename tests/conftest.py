"""What several files of tests need, and is made once."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What is kept from one build to the next lies apart from that of whoever runs the tests."""
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        os.environ[name] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [
            *(sys.executable, "-m", "build", "--wheel", "--no-isolation"),
            *("--outdir", folder, Path(__file__).parent.parent),
        ],
        check=True,
        capture_output=True,
    )
    return next(folder.glob("quietpage-*.whl"))


@pytest.fixture(autouse=True, scope="module")
def set_aside() -> Iterator[None]:
    """What a module's tests leave in memory is not gone through by the collector in each that follows."""
    yield
    gc.collect()
    gc.freeze()
