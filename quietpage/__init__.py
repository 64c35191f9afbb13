"""quietpage: a quiet page about the people who make a difference, with no numbers anywhere.

The public names are loaded when they are first asked for, so that a program pays only for what it uses.
"""

from __future__ import annotations

import sys

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


def _not_from_here() -> None:
    """Take the current folder off the path on which modules are looked for, if `python -m` put it there.

    Who stands in a site and says `python -m quietpage` means this program, and not a `re.py` or a `yaml.py`
    that somebody put into the site. `-P` does the same earlier, before Python itself has loaded anything.
    Other programs, and quietpage run from its own checkout, keep their path.
    """
    # While Python looks for the module that it was asked for, this is all that stands in its place.
    if sys.argv[:1] != ["-m"] or sys.flags.safe_path or not sys.path:
        return
    asked = sys.orig_argv[-len(sys.argv)].partition(".")[0]
    here = sys.path[0]
    from_here = __path__[0].startswith(here) and __path__[0][len(here) + 1 :] == __name__
    if (asked == __name__ or (asked[:1] == "-" and asked.endswith(f"m{__name__}"))) and not from_here:
        del sys.path[0]


_not_from_here()
