"""A piece of work, and who does it: here and now, or another process beside this one."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Begin(Protocol):
    """Starts a piece of work, and gives what waits for it."""

    def __call__(self, work: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> Callable[[], T]: ...


def at_once(work: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> Callable[[], T]:
    """Does a piece of work here and now."""
    done = work(*arguments, **named)
    return lambda: done
