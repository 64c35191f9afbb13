"""A local server that shows the page while it is written, and the new one on each save.

In: a site folder, and how the author wants the preview. Out: pages for the browsers on this computer, with
what is not right yet set over the last good page; sentences for the author. Nothing is written to the folder.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from quietpage.preview.listener import CannotListen
    from quietpage.preview.session import Options, preview

__all__ = ["CannotListen", "Options", "preview"]

_HOMES = {"CannotListen": "listener", "Options": "session", "preview": "session"}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
