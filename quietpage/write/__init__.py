"""Write the finished page into its folder: all of it or none, and nothing that quietpage did not write.

In: the pages, their folder, and the folder of the site. Out: nothing, or `Invalid` with what is in the way;
then all that was published before is there still.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from quietpage.write.destination import fit
    from quietpage.write.publish import write

__all__ = ["fit", "write"]

_HOMES = {"fit": "destination", "write": "publish"}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
