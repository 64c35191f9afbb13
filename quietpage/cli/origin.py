"""Where this quietpage came from, and so what installs the same one on another machine.

An installer notes it beside the package, in `direct_url.json` (PEP 610,
https://packaging.python.org/en/latest/specifications/direct-url-data-structure/), unless the package came
from an index by its name.
"""

from __future__ import annotations

import json
import os
import re
from importlib import metadata

import quietpage
from quietpage.cli.requirement import git_address
from quietpage.core.named_tuple import NamedTuple


class Origin(NamedTuple):
    """What pip is to be given elsewhere to install the same, or in words why there is no such thing."""

    requirement: str = ""
    nowhere: str = ""


_CHECKOUT = Origin(nowhere="runs from a folder, which GitHub cannot see")


def origin_of_this() -> Origin:
    """The origin of the quietpage that is running."""
    try:
        distribution = metadata.distribution("quietpage")
        note = distribution.read_text("direct_url.json")
        installed = str(distribution.locate_file("quietpage"))
    except (metadata.PackageNotFoundError, OSError, UnicodeDecodeError):
        return _CHECKOUT
    origin = Origin(f"quietpage=={quietpage.__version__}") if note is None else origin_noted(note)
    # Python may have found another quietpage before the installed one, in the current folder, say.
    if origin.requirement and not _same(installed, os.path.dirname(quietpage.__file__)):
        return _CHECKOUT
    return origin


def origin_noted(note: str) -> Origin:
    """The origin that a `direct_url.json` tells of; what is unclear in it, nobody can reach."""
    try:
        told = json.loads(note)
    except ValueError:
        told = None
    if not isinstance(told, dict) or not isinstance(told.get("url"), str):
        return Origin(nowhere="came from a place that nobody noted in a known way")
    vcs = told.get("vcs_info")
    if isinstance(vcs, dict):
        return _of_repository(told["url"], vcs, told.get("subdirectory"))
    if "archive_info" in told:
        return Origin(nowhere="was installed from an archive, and not by its name")
    return Origin(nowhere="was installed from a folder, which GitHub cannot see")


def _of_repository(url: str, vcs: dict[str, object], subdirectory: object) -> Origin:
    commit = vcs.get("commit_id")
    below = f"#subdirectory={subdirectory}" if subdirectory else ""
    if vcs.get("vcs") == "git" and isinstance(commit, str) and re.fullmatch("[0-9a-f]{40,64}", commit):
        found = git_address(f"git+{url}@{commit}{below}")
        if found:
            return Origin(found)
    return Origin(nowhere="was installed from a repository that GitHub cannot reach")


def _same(one: str, other: str) -> bool:
    try:
        return os.path.samefile(one, other)
    except OSError:
        return False
