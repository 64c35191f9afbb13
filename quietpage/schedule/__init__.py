"""Put around the steps what is no step: what is kept from one run to the next, what the worker does, what is
bounded.

A step is a function of values that never asks who called it. `Run` calls the steps, each from the memo, in
the worker or in the sandbox, as it is said there; `Inputs` reads a site folder again where it may be another.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from quietpage.schedule.inputs import Inputs
    from quietpage.schedule.run import Run

__all__ = ["Inputs", "Run"]

_HOMES = {
    "Inputs": "inputs",
    "Run": "run",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
