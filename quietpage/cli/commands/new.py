"""`quietpage new`: a finished page to start from."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from quietpage import __version__
from quietpage.cli.commands import Said
from quietpage.core.diagnostics import Invalid, Problem
from quietpage.core.folders import Folder, is_link, opened
from quietpage.core.os_errors import said
from quietpage.core.paths import shown
from quietpage.core.source import Whole
from quietpage.deploy.git import top_of
from quietpage.load import inventory
from quietpage.load.inventory import CONFIG

PEOPLE = ("louis-braille.yml", "savitribai-phule.yml", "grace-hopper.yml")
"""Who is on the page to start from: a person of the example site for each way of writing down reasons."""

PORTRAITS = ("slate.png", "grace-hopper.jpg")
"""Their portraits, for a theme that shows some."""

WORKFLOW = Path(".github", "workflows", "publish.yml")
CHECK = Path(".github", "workflows", "check.yml")
"""Where GitHub finds what publishes the page, and what checks a proposal, from the top of the repository.

They are two, so that a proposal never takes the place of a page that waits to be published.
"""

_PACKED = (".whl", ".tar.gz", ".zip")
_MEND = "name another folder, or mend this one"
_SCHEMA = "# yaml-language-server: $schema={}\n"


def new(folder: Path, *, github: bool = True, source: str = "") -> Said:
    """Make a site in `folder`, with the workflows for it on GitHub, unless they are not wanted.

    `source` is what pip is to install there; left out, this release of quietpage. A file that is there
    already stays as it is. Raises `Invalid` if there is a page already, if the folder cannot be written to,
    or if GitHub could not find what it is told of.
    """
    if os.path.lexists(folder / CONFIG):
        raise Invalid(
            Problem(
                "there is a page in this folder already",
                Whole(shown(folder / CONFIG)),
                f"go on with it: quietpage build {shown(folder)}; or name another folder",
            )
        )
    files: dict[Path, str | bytes] = {folder / name: content for name, content in _files()}
    linked = list(_linked(folder, files))
    if _any_people(folder):
        # Somebody has written already: the page is for their people, not for ours.
        ours = folder / inventory.PEOPLE, folder / inventory.PORTRAITS
        files = {path: content for path, content in files.items() if path.parent not in ours}
    top, about, workflows = folder, list[str](), dict[Path, str]()
    if github:
        top = top_of(folder) or folder
        workflows, about = _workflows(folder, top, source)
        linked += _linked(top, workflows)
    if linked:
        raise Invalid(*dict.fromkeys(linked))
    made: list[tuple[Folder, str]] = []
    try:
        workflows_kept = _left(top, workflows, made)
        kept = [*_left(folder, files, made), *workflows_kept]
    except BaseException:
        _take_back(made)
        raise
    here = shown(folder)
    there = "" if here == "." else f" {here}"
    return Said(
        (
            *(f"Left as it was: {shown(path)}" for path in kept),
            f"A page to start from is in {here if there else 'this folder'}.",
            f"Write about your own people in {shown(folder / 'people')}, then make the page:",
            f"  quietpage build{there}",
            *(about if top / WORKFLOW not in kept else ()),
        )
    )


def _linked(home: Path, files: Iterable[Path]) -> Iterator[Problem]:
    """The folders for these files that are links: only `home` itself may be reached through some."""
    for path in files if home.is_dir() else ():
        try:
            folder = opened(home)
            for name in path.relative_to(home).parts[:-1]:
                found = folder.look(name)
                if found and is_link(found):
                    yield Problem(
                        "this is a link to another place, and quietpage writes through none",
                        Whole(shown(folder.at(name))),
                        "put the folder itself here, or "
                        + ("add --no-github" if name in WORKFLOW.parts else "name another folder"),
                    )
                if not found or not stat.S_ISDIR(found.st_mode):
                    break
                folder = folder.inside(name)
        except OSError as reason:
            yield Problem(said(reason), Whole(shown(path)), _MEND)


def _any_people(folder: Path) -> bool:
    with suppress(OSError):
        return bool(opened(folder).inside(inventory.PEOPLE).entries())
    return False


def _left(home: Path, files: Mapping[Path, str | bytes], made: list[tuple[Folder, str]]) -> list[Path]:
    """Write these files below a folder, which is made if need be. Those that are there already are left.

    What is new is noted as `made`, each with the folder that it is in.
    """
    left = []
    for path, content in files.items():
        try:
            os.makedirs(home, exist_ok=True)
            if not _written(opened(home), path.relative_to(home).parts, content, made):
                left.append(path)
        except OSError as reason:
            raise Invalid(Problem(said(reason), Whole(shown(path)), _MEND)) from reason
    return left


def _written(
    folder: Folder, parts: tuple[str, ...], content: str | bytes, made: list[tuple[Folder, str]]
) -> bool:
    """Write a file, unless there is one."""
    for name in parts[:-1]:
        if not folder.look(name):
            with suppress(FileExistsError):
                folder.make(name)
                made.append((folder, name))
        folder = folder.inside(name)
    try:
        folder.write(parts[-1], content if isinstance(content, bytes) else content.encode(), 0o666)
    except FileExistsError:
        return False
    made.append((folder, parts[-1]))
    return True


def _take_back(made: list[tuple[Folder, str]]) -> None:
    """Half a page would be in the way of a whole one: of what was made, nothing stays."""
    for folder, name in reversed(made):
        with suppress(OSError):
            found = folder.look(name)
            if found and stat.S_ISDIR(found.st_mode):
                folder.remove_folder(name)
            elif found:
                folder.remove(name)


def _workflows(folder: Path, top: Path, source: str) -> tuple[dict[Path, str], list[str]]:
    """What publishes the page on GitHub and checks what is proposed, and what is to be said about it."""
    about = []
    if os.path.abspath(top) != os.path.abspath(folder):
        about.append(
            "GitHub looks for workflows at the top of a repository, so the one that publishes the page is "
            f"{shown(top / WORKFLOW)}, with {CHECK.name} beside it."
        )
    if "://" not in source and (source.lower().endswith(_PACKED) or _is_path(source)):
        source, there = _in_repository(source, top)
        if not there:
            about.append(f"The workflow looks for {source} in the repository: put it there.")
    about.append(
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
    page, source = _quoted(page), _quoted(source or f"quietpage=={__version__}")
    scaffold = Path(__file__).parent.parent / "scaffold"
    return {
        top / path: _text(scaffold / path.name)
        .replace("  PAGE: .\n", f"  PAGE: {page}\n")
        .replace("  QUIETPAGE: quietpage\n", f"  QUIETPAGE: {source}\n")
        for path in (WORKFLOW, CHECK)
    }, about


def _is_path(source: str) -> bool:
    """Whether pip takes this for a file or a folder, and not for a name."""
    return source.startswith(".") or "/" in source or os.sep in source


def _in_repository(given: str, top: Path) -> tuple[str, bool]:
    """The path of a wheel, or a folder, from the top of the repository, and whether it is there."""
    near = Path(os.path.abspath(given))
    if os.path.exists(near) and near.is_relative_to(os.path.abspath(top)):
        path, there = near.relative_to(os.path.abspath(top)).as_posix(), True
    elif not os.path.exists(near) and not Path(given).is_absolute() and ".." not in Path(given).parts:
        path, there = Path(given).as_posix(), os.path.exists(top / given)
    else:
        raise Invalid(
            Problem(
                "this is not in the repository of the page, and GitHub could not find it",
                Whole(given),
                f"copy it into {shown(top)}, and name it there; or give a git address",
            )
        )
    return path if not _is_path(given) or _is_path(path) else f"./{path}", there


def _quoted(text: str) -> str:
    """A text in YAML, as GitHub is to take it: letter by letter."""
    return json.dumps(text, ensure_ascii=False).replace("${{", "${{ '${{' }}")


def _files() -> Iterator[tuple[str, str | bytes]]:
    """What a new site holds: the path of each file, and what is in it."""
    from quietpage.validate.json_schema import people_schema, site_schema

    here = Path(__file__).parent.parent
    example = (
        here / "example_site" if (here / "example_site").is_dir() else here.parent.parent / "example_site"
    )
    scaffold = here / "scaffold"
    for name in PEOPLE:
        yield f"people/{name}", _SCHEMA.format("../.schema/people.json") + _text(example / "people" / name)
    for name in PORTRAITS:
        yield f"portraits/{name}", (example / "portraits" / name).read_bytes()
    yield ".schema/quietpage.json", site_schema()
    yield ".schema/people.json", people_schema()
    yield ".gitignore", _text(scaffold / "gitignore")
    # Last: with it, the folder is a page, and this is not done twice.
    yield CONFIG, _SCHEMA.format(".schema/quietpage.json") + _text(scaffold / CONFIG)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
