"""Run the pipeline's steps with caching, in the worker or in the sandbox.

A step is a function of values that never asks who called it. `Run` calls the steps, and says of each by what
its results are kept and where it runs; `Inputs` re-reads of a site folder what may have changed.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from quietpage.schedule.own_pages import beside, leading_to
    from quietpage.schedule.records import keep_people
    from quietpage.schedule.reread import Inputs, names_of
    from quietpage.schedule.run import Run

__all__ = ["Inputs", "Run", "beside", "keep_people", "leading_to", "names_of"]

_HOMES = {
    "Inputs": "reread",
    "Run": "run",
    "beside": "own_pages",
    "keep_people": "records",
    "leading_to": "own_pages",
    "names_of": "reread",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
