"""The two GitHub workflows of a new site: one publishes the page, the other checks what is proposed."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import NamedTuple

from quietpage import __version__
from quietpage.core.diagnostics import Invalid, Problem
from quietpage.core.paths import shown
from quietpage.core.source import Whole

PUBLISH = Path(".github", "workflows", "publish.yml")
CHECK = Path(".github", "workflows", "check.yml")
"""Where GitHub looks for them, from the top of the repository.

They are two, so that a proposal never takes the place of a page that waits to be published.
"""

_SCAFFOLD = Path(__file__).parent / "scaffold"

_PACKED = (".whl", ".tar.gz", ".zip")
"""How the names of files end that pip installs."""


class Workflows(NamedTuple):
    """The text of each workflow by its path, and sentences about what the author has to do."""

    files: dict[Path, str]
    next_steps: list[str]


def workflows(folder: Path, top: Path, requirement: str) -> Workflows:
    """The workflows for the site in `folder`, in the repository whose top folder is `top`.

    They install `requirement` with pip, or this release if it is empty. Raises `Invalid` if GitHub could not
    find the requirement, or if the folder's name cannot be written down.
    """
    next_steps = []
    if os.path.abspath(top) != os.path.abspath(folder):
        next_steps.append(
            "GitHub looks for workflows at the top of a repository, so the one that publishes the page is "
            f"{shown(top / PUBLISH)}, with {CHECK.name} beside it."
        )
    if "://" not in requirement and (requirement.lower().endswith(_PACKED) or _is_path(requirement)):
        requirement, there = _path_in_repository(requirement, top)
        if not there:
            next_steps.append(f"The workflow looks for {requirement} in the repository: put it there.")
    next_steps.append(
        "To have it on GitHub Pages, put it on GitHub, and there, once: "
        "Settings, Pages, Source: GitHub Actions."
    )
    page = Path(os.path.relpath(folder, top)).as_posix()
    if not page.isprintable():
        raise Invalid(
            Problem(
                "a sign in this folder's name cannot be written down for GitHub",
                Whole(shown(folder)),
                "give it a name of letters and hyphens, or add --no-github",
            )
        )
    page, requirement = _quoted(page), _quoted(requirement or f"quietpage=={__version__}")
    files = {
        top / path: (_SCAFFOLD / path.name)
        .read_text(encoding="utf-8")
        .replace("  PAGE: .\n", f"  PAGE: {page}\n")
        .replace("  QUIETPAGE: quietpage\n", f"  QUIETPAGE: {requirement}\n")
        for path in (PUBLISH, CHECK)
    }
    return Workflows(files, next_steps)


def _is_path(requirement: str) -> bool:
    """Whether pip takes this for a file or a folder, and not for a name."""
    return requirement.startswith(".") or "/" in requirement or os.sep in requirement


def _path_in_repository(given: str, top: Path) -> tuple[str, bool]:
    """The path of a wheel, or a folder, from the top of the repository, and whether it is there."""
    near = Path(os.path.abspath(given))
    if os.path.exists(near) and near.is_relative_to(os.path.abspath(top)):
        path, there = near.relative_to(os.path.abspath(top)).as_posix(), True
    elif not os.path.exists(near) and not Path(given).is_absolute() and ".." not in Path(given).parts:
        # Nothing here is called so: then it is meant from the top of the repository, and may come later.
        path, there = Path(given).as_posix(), os.path.exists(top / given)
    else:
        raise Invalid(
            Problem(
                "this is not in the repository of the page, and GitHub could not find it",
                Whole(given),
                f"copy it into {shown(top)}, and name it there; or give a git address",
            )
        )
    # Without the ./ pip would look for a release of this name.
    return path if not _is_path(given) or _is_path(path) else f"./{path}", there


def _quoted(text: str) -> str:
    """A text as a YAML scalar that GitHub takes letter by letter: `${{` in it is no expression."""
    return json.dumps(text, ensure_ascii=False).replace("${{", "${{ '${{' }}")
