"""Load a theme: its folder, the folders that it stands on, and the site's own templates before them.

In: a site and its folder. Out: a `Theme`, with its templates, style sheets and files, and the colours and
options that the site chose.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from quietpage.themes.loader import about, shipped, theme_of, wrong_name
    from quietpage.themes.shipped_folder import home

__all__ = ["about", "home", "shipped", "theme_of", "wrong_name"]

_HOMES = {
    "about": "loader",
    "home": "shipped_folder",
    "shipped": "loader",
    "theme_of": "loader",
    "wrong_name": "loader",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
