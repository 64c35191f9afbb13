"""Regular expressions that are compiled when they are first used.

To compile the patterns of the program and its libraries takes a small build longer than its pages do, and of
most of them it never meets what they look for.
"""

from __future__ import annotations

import re
from _thread import get_ident
from contextlib import contextmanager

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, overload

_compile = re.compile


class _LatePattern:
    """In place of a pattern; what is asked of it once is answered by the pattern itself from then on."""

    def __init__(self, pattern: Any, flags: Any) -> None:
        self._made_of = pattern, flags

    def __getattr__(self, name: str) -> object:
        value = getattr(_compile(*self._made_of), name)
        self.__dict__[name] = value
        return value

    def __reduce__(self) -> tuple[object, ...]:
        return _compile, self._made_of


if TYPE_CHECKING:

    @overload
    def late_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]: ...
    @overload
    def late_pattern(pattern: bytes, flags: int = 0) -> re.Pattern[bytes]: ...


def late_pattern(pattern: str | bytes, flags: int = 0) -> object:
    """`re.compile`, but later: the result has the methods of a pattern, and is for nothing but these."""
    return _LatePattern(pattern, flags)


@contextmanager
def libraries_with_late_patterns() -> Iterator[None]:
    """Around the first import of a library: what it compiles as it is loaded is compiled late.

    For libraries that call the methods of their patterns, and hand none to a function of `re`: those that
    are imported so do. Another thread has its patterns as ever.
    """
    here, before = get_ident(), re.compile

    def compile(pattern: Any, flags: Any = 0) -> object:
        if get_ident() != here or not isinstance(pattern, str | bytes):
            return _compile(pattern, flags)
        return _LatePattern(pattern, flags)

    re.compile = compile  # type: ignore[assignment]
    try:
        yield
    finally:
        re.compile = before
