"""The two GitHub workflows of a new site: one publishes the page, the other checks what is proposed."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

from quietpage.cli.requirement import Requirement, looks_like_path
from quietpage.core.diagnostics import Invalid, Problem
from quietpage.core.named_tuple import NamedTuple
from quietpage.core.paths import shown
from quietpage.core.source import Whole

PUBLISH = Path(".github", "workflows", "publish.yml")
CHECK = Path(".github", "workflows", "check.yml")
"""Where GitHub looks for them, from the top of the repository.

They are two, so that a proposal never takes the place of a page that waits to be published.
"""

_SCAFFOLD = Path(__file__).parent / "scaffold"
_BRANCHES = ("main", "master")
"""The branches that people write on, and a page is published from."""

_YAMLS_OWN = ("true", "false", "yes", "no", "on", "off", "null", "y", "n")
"""Words that are something else than a text in YAML, in small or large letters."""


class Workflows(NamedTuple):
    """The text of each workflow by its path, and sentences about what the author has to do.

    `page` is the line by which they know the folder of the page.
    """

    files: dict[Path, str]
    next_steps: list[str]
    page: str = ""


def workflows(folder: Path, top: Path, requirement: Requirement, branch: str = "") -> Workflows:
    """The workflows for the site in `folder`, in the repository whose top folder is `top`, on this branch.

    They install `requirement` with pip. Raises `Invalid` if GitHub could not find it, or if the folder's name
    cannot be written down.
    """
    next_steps = []
    if os.path.abspath(top) != os.path.abspath(folder):
        next_steps.append(
            "GitHub looks for workflows at the top of a repository, so the one that publishes the page is "
            f"{shown(top / PUBLISH)}, with {CHECK.name} beside it."
        )
    installed = requirement.text
    if requirement.is_path:
        installed, there = _path_in_repository(requirement.text, top)
        if not there:
            next_steps.append(f"The workflow looks for {installed} in the repository: put it there.")
    branches = [*_BRANCHES]
    if branch and branch not in branches:
        if pattern := _branch_pattern(branch):
            branches.append(pattern)
        else:
            next_steps.append(
                f"A workflow cannot name the branch {branch}: the page is published from "
                f"{' and '.join(_BRANCHES)}."
            )
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
    line = f"  PAGE: {_quoted(page)}\n"
    files = {
        top / path: (_SCAFFOLD / path.name)
        .read_text(encoding="utf-8")
        .replace("    branches: [main, master]\n", f"    branches: [{', '.join(branches)}]\n")
        .replace("  PAGE: .\n", line)
        .replace("  QUIETPAGE: quietpage\n", f"  QUIETPAGE: {_quoted(installed)}\n")
        for path in (PUBLISH, CHECK)
    }
    return Workflows(files, next_steps, line)


def _branch_pattern(branch: str) -> str:
    """A branch's name as GitHub's filter takes it, as a YAML scalar; nothing, if it cannot be written so."""
    if "${{" in branch or not branch.isprintable():
        return ""
    # Of what means something in a filter, git lets these be in a name; the first only where it begins.
    pattern = re.sub(r"^!|\+", lambda sign: f"\\{sign[0]}", branch)
    plain = re.fullmatch(r"[A-Za-z][A-Za-z0-9_./-]*", pattern) and pattern.lower() not in _YAMLS_OWN
    return pattern if plain else json.dumps(pattern, ensure_ascii=False)


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
    # Without the ./ pip would look for a release of this name, or take it for an option.
    bare = path.startswith("-") or (looks_like_path(given) and not looks_like_path(path))
    return f"./{path}" if bare else path, there


def _quoted(text: str) -> str:
    """A text as a YAML scalar that GitHub takes letter by letter: `${{` in it is no expression."""
    return json.dumps(text, ensure_ascii=False).replace("${{", "${{ '${{' }}")
