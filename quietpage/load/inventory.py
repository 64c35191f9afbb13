"""What belongs to a site folder: the names in it, and which files in it are nobody's.

Whoever reads a site, watches it, or keeps a build away from it takes these names from here.
"""

from __future__ import annotations

CONFIG = "quietpage.yml"
"""The one file that makes a folder a site."""

PEOPLE, PORTRAITS, STATIC, TEMPLATES = "people", "portraits", "static", "templates"

FOLDERS = (PEOPLE, PORTRAITS, STATIC, TEMPLATES)
"""The writer's folders. A theme of their own may be another one, which `quietpage.yml` names."""

KEPT = ".quietpage"
"""The folder in a site in which quietpage keeps what it needs while it writes; nothing of the page itself."""

THEME = "theme.yml"
"""The file that makes a folder a theme."""

OF_THE_SYSTEM = (".DS_Store", "Thumbs.db", "desktop.ini")
"""Files that file browsers put into whatever folder they show: whoever owns it has not put them there."""

_OF_EDITORS = ("4913",)
"""vim tries with a file of this name whether it may write. So a folder that has one is in use, and a build
does not take it for empty, as it does one with nothing but files of the system (`write.destination`).
"""

_LEFTOVERS = ("~", ".swp", ".swo", ".bak", ".tmp", ".orig", ".rej", ".old", ".part", ".crdownload")
"""Endings of copies that editors, git, patch and browsers leave."""


def is_own_theme(name: str) -> bool:
    """Whether a theme of this name is a folder of the site, and none that comes with quietpage."""
    return name.startswith("./")


def is_yaml(name: str) -> bool:
    """Whether a file of this name is read as YAML."""
    return name.lower().endswith((".yml", ".yaml"))


def is_left_alone(name: str) -> bool:
    """Whether a file of this name in `people/` is not read: it is hidden, or what an editor left behind."""
    # More than litter, since a copy `ada.yml.bak` is no second Ada; in `static/`, a file may be called so.
    return name.startswith((".", "~", "#")) or name.lower().endswith(_LEFTOVERS) or is_litter(name)


def is_litter(name: str) -> bool:
    """Whether nobody wrote a file of this name: a system or an editor left it, or has it for a moment."""
    return (
        name in OF_THE_SYSTEM
        or name in _OF_EDITORS
        or name.startswith((".#", "._"))  # a lock of Emacs; what macOS keeps beside a file on other disks
        or name.endswith("~")
        or (name[0] == "." and name[-4:-1] == ".sw")  # vim
        or (name[0] == name[-1] == "#")  # Emacs
    )
