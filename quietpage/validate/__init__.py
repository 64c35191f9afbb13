"""Validate nodes into a `Site`."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from quietpage.validate.site import Config, PeopleFile, read_config, read_people, site_of

__all__ = ["Config", "PeopleFile", "read_config", "read_people", "site_of"]

_HOMES = {
    "Config": "site",
    "PeopleFile": "site",
    "read_config": "site",
    "read_people": "site",
    "site_of": "site",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
