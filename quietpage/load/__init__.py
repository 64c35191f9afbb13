"""Load what a site folder holds, read by descriptor: no link in it is followed."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from quietpage.load.changes import Changes
    from quietpage.load.site_folder import Sources, files, sources

__all__ = ["Changes", "Sources", "files", "sources"]

_HOMES = {"Changes": "changes", "Sources": "site_folder", "files": "site_folder", "sources": "site_folder"}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
