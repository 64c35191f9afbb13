"""Validate nodes into a `Site`, by one table of keys.

In: the nodes of `quietpage.yml` and of the files in `people/`. Out: a `Site`, as far as it is right, and the
problems of what is not. JSON Schema for editors is made from the same table (`fields`).
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from quietpage.validate.json_schema import people_schema, site_schema
    from quietpage.validate.own_pages import own_pages_of
    from quietpage.validate.site import Config, PeopleFile, people_file, read_config, read_people, site_of

__all__ = [
    "Config",
    "PeopleFile",
    "own_pages_of",
    "people_file",
    "people_schema",
    "read_config",
    "read_people",
    "site_of",
    "site_schema",
]

_HOMES = {
    "Config": "site",
    "PeopleFile": "site",
    "own_pages_of": "own_pages",
    "people_file": "site",
    "people_schema": "json_schema",
    "read_config": "site",
    "read_people": "site",
    "site_of": "site",
    "site_schema": "json_schema",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        from importlib import import_module

        # Found here from now on: it may be asked for once a person.
        value = globals()[name] = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
