"""Run a piece of work elsewhere: beside this process (`workers`), or within bounds (`sandbox`).

A worker is there for speed, and a task that it fails is done locally. A sandbox is there for safety:
templates of somebody's own are never rendered without one.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from quietpage.runtime.executor import Executor, Future, LocalExecutor
    from quietpage.runtime.sandbox import Sandbox
    from quietpage.runtime.workers import Worker, beside

__all__ = ["Executor", "Future", "LocalExecutor", "Sandbox", "Worker", "beside"]

_HOMES = {
    "Executor": "executor",
    "Future": "executor",
    "LocalExecutor": "executor",
    "Sandbox": "sandbox",
    "Worker": "workers",
    "beside": "workers",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
