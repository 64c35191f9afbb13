"""quietpage: a quiet page about the people who make a difference, with no numbers anywhere.

The public names are loaded when they are first asked for, so that a program pays only for what it uses.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from quietpage.numbers import Number, numbers_in

__version__ = "0.1.0"
__all__ = ["Number", "__version__", "numbers_in"]


def __getattr__(name: str) -> object:
    if name in ("Number", "numbers_in"):
        from quietpage import numbers

        return getattr(numbers, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
