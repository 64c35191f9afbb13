"""What several files of tests need, and is made once; and what a quick run leaves out."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from quietpage.cache.store import Store
from quietpage.pipeline import composed
from tests.sites import site
from tests.tools import program

LEFT_OUT = pytest.StashKey[dict[str, int]]()
"""How many tests a quick run leaves out, by `slow` and by the programs that they need."""

PROCESSORS: set[int] = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else set()

WITH_ONE_PROCESS = (
    *(
        f"tests/{folder}/"
        for folder in (
            *("check", "deploy", "export", "importers", "letters", "load", "locale", "numbers", "parse"),
            *("themes", "typeset", "validate"),
        )
    ),
    *(f"tests/whole/test_{name}.py" for name in ("docs", "helps", "paths")),
)
"""Where thousands of commands are run for what they say. The others tell what is done in a second process;
among them are all reports in `whole/problems`.
"""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--quick", action="store_true", help="only what takes no long time, and nothing but Python"
    )


def pytest_configure(config: pytest.Config) -> None:
    os.environ.pop("COLUMNS", None)  # reports are compared as they are in a pipe, wherever the tests run
    if config.getoption("quick"):
        # Whatever needs a program without saying so (by the mark `needs`) fails, on every computer.
        os.environ["PATH"] = ""
        keep_to(own_processor())


def own_processor() -> set[int]:
    """A processor for each worker. So a command sees only one, and forks no second process to work beside it:
    it takes half of the time.
    """
    worker = os.environ.get("PYTEST_XDIST_WORKER", "").removeprefix("gw")
    return {sorted(PROCESSORS)[int(worker) % len(PROCESSORS)]} if worker and PROCESSORS else PROCESSORS


def keep_to(processors: set[int]) -> None:
    if processors and processors != os.sched_getaffinity(0):
        os.sched_setaffinity(0, processors)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("quick"):
        # A worker that is done takes over the second half of what another has left. What stands first stays
        # with one: the files of tests that all look at the same sites in a browser, and build them once.
        items.sort(key=lambda item: "chromium" not in needs(item.parent))
        return
    why = {item: needs(item) or ["slow"] * (item.get_closest_marker("slow") is not None) for item in items}
    config.stash[LEFT_OUT] = Counter(name for names in why.values() for name in names[:1])
    config.hook.pytest_deselected(items=[item for item in items if why[item]])
    items[:] = [item for item in items if not why[item]]


def pytest_sessionfinish(session: pytest.Session) -> None:
    if hasattr(session.config, "workeroutput"):  # this is one of the processes that xdist started
        left_out: dict[str, int] = session.config.stash.get(LEFT_OUT, {})
        session.config.workeroutput["left_out"] = dict(left_out)  # a plain one can be sent


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take over from a worker of xdist what it left out; each leaves out the same."""
    node.config.stash[LEFT_OUT] = getattr(node, "workeroutput", {}).get("left_out", {})


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if left_out := config.stash.get(LEFT_OUT, {}):
        named = [f"{number} for {name}" for name, number in sorted(left_out.items()) if name != "slow"]
        terminalreporter.write_line(
            f"Left out of the quick run: {left_out.get('slow', 0)} tests that take long, "
            f"and those that need a program ({', '.join(named)}); python3 task.py test runs them all"
        )


def pytest_runtest_setup(item: pytest.Item) -> None:
    if not item.config.getoption("quick"):
        keep_to(own_processor() if item.nodeid.startswith(WITH_ONE_PROCESS) else PROCESSORS)
    if sys.platform == "linux":  # elsewhere some of these tests do without
        for name in needs(item):
            program(name)


def needs(item: pytest.Item | pytest.Collector | None) -> list[str]:
    """The programs that a test, or a whole file of them, needs besides Python, as its marks say."""
    return [name for mark in item.iter_markers("needs") for name in mark.args] if item else []


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What is kept from one build to the next lies apart from that of whoever runs the tests."""
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        os.environ[name] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session", autouse=True)
def warm(own_cache: None, tmp_path_factory: pytest.TempPathFactory) -> None:
    """One page is made before the tests, in this process: with a store, no worker is started for it.

    Thousands of tests run a command, and each command forks. What is imported, compiled and looked up here,
    no child has to do anew: it takes a fifth of the time.
    """
    composed(site(tmp_path_factory.mktemp("warm")), store=Store())
    # Thousands of tests and hundreds of modules stay until the end: the collector need not go through them.
    gc.collect()
    gc.freeze()


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
