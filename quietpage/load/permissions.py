"""What can be done about a file or a folder that the system does not let be read."""

from __future__ import annotations

import os
import shlex
import sys

from quietpage.core.paths import shown


def way_out(path: str) -> str:
    """The way out for whoever may not read what is at a path: the command by which its owner allows it.

    The folders on the way are looked at first: one that may not be entered keeps all that is in it.
    """
    if sys.platform == "darwin":
        return (
            "see whether you may open it yourself; a Mac asks whether your terminal may: System Settings, "
            "Privacy & Security, Files and Folders"
        )
    if not hasattr(os, "geteuid"):
        return "see whether you may open it yourself: Properties, Security, in the file browser"
    shut = _shut(os.path.abspath(path))
    try:
        ours = os.stat(shut).st_uid == os.geteuid()
    except OSError:
        return "see whether you may open it yourself"
    name = shlex.quote(shown(shut))
    name = f"./{name}" if name.startswith("-") else name
    if ours:
        return f"allow it: chmod u+rwX {name}"
    return f"it belongs to somebody else, who can allow it: chmod a+rX {name}"


def _shut(path: str) -> str:
    """The first folder on the way to a path that may not be entered; the path itself, if there is none."""
    way = [path]
    while (around := os.path.dirname(way[-1])) != way[-1]:
        way.append(around)
    folders = reversed(way[1:])
    return next((each for each in folders if not os.access(each, os.X_OK)), path)
