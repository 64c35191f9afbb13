"""quietpage: a quiet page about the people who make a difference, with no numbers anywhere.

The public names are loaded when they are first asked for, so that a program pays only for what it uses. What
is promised of them is told in docs/reference/python.md.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from quietpage.interface.functions import build, check, load
    from quietpage.interface.values import (
        Author,
        Built,
        InvalidSite,
        Link,
        OwnPage,
        Person,
        Portrait,
        Problem,
        Reason,
        Site,
        StartWith,
    )
    from quietpage.numbers import Number, numbers_in
else:
    ModuleType = type(sys)  # without loading `types` for it

__version__ = "0.1.0"
__all__ = [
    "Author",
    "Built",
    "InvalidSite",
    "Link",
    "Number",
    "OwnPage",
    "Person",
    "Portrait",
    "Problem",
    "Reason",
    "Site",
    "StartWith",
    "__version__",
    "build",
    "check",
    "load",
    "numbers_in",
]

_HOMES = {
    **dict.fromkeys(("Number", "numbers_in"), "numbers"),
    "build": "interface.functions",
    **dict.fromkeys(("Author", "Built", "InvalidSite", "Link", "OwnPage", "Person"), "interface.values"),
    **dict.fromkeys(("Portrait", "Problem", "Reason", "Site", "StartWith"), "interface.values"),
}


def __getattr__(name: str) -> object:
    if name in ("check", "load"):
        from importlib import import_module

        return import_module(f"{__name__}.{name}")
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


class CalledPackage(ModuleType):
    """A package that is also the public function of the same name: `quietpage.check`, `quietpage.load`.

    Python sets a package as an attribute of the one that it is in as soon as anything imports it. A function
    of that name would be there or not, by who imported what before. So `check` and `load` are always the
    packages, and these can be called: `from quietpage import check` gives the same thing in every order, and
    `quietpage.check.results` stays what it was. A type checker is told of the functions, above; within
    quietpage, `import quietpage.check as check` tells it that the package is meant.
    """

    def __call__(self, *arguments: object, **named: object) -> object:
        return self._function(*arguments, **named)

    @property
    def __signature__(self) -> object:
        """What `inspect.signature` and notebooks show."""
        from inspect import signature

        return signature(self._function)

    @property
    def _function(self) -> Callable[..., object]:
        from importlib import import_module

        functions = import_module(f"{__package__}.interface.functions")
        function: Callable[..., object] = getattr(functions, self.__name__.rpartition(".")[2])
        return function


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
