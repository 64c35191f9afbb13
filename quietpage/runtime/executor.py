"""Where a piece of work is done: at once in this process, or beside it (`workers`)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Future(Protocol[T_co]):
    """A piece of work that was begun."""

    def result(self) -> T_co:
        """Wait for what it gives; raises what it raised."""
        ...


class Executor(Protocol):
    """Begins pieces of work, one after another. `elsewhere` says that they run in another process."""

    @property
    def elsewhere(self) -> bool: ...

    def submit(self, work: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> Future[T]: ...


class Done(Generic[T]):
    """A piece of work that is done already."""

    def __init__(self, value: T) -> None:
        self._value = value

    def result(self) -> T:
        return self._value


class LocalExecutor:
    """Does each piece of work in this process, when it is submitted."""

    elsewhere = False

    def submit(self, work: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> Done[T]:
        return Done(work(*arguments, **named))

    def close(self) -> None:
        """There is nothing to close."""


class Later(Generic[T]):
    """A piece of work of which the last part is done when its result is asked for, which is once.

    What that part was made from may be large, and goes with it.
    """

    def __init__(self, finish: Callable[[], T]) -> None:
        self._finish = [finish]

    def result(self) -> T:
        return self._finish.pop()()
