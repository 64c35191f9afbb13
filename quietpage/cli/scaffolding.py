"""Writes the files of a new site: people to start from, settings, an editor schema, workflows for GitHub.

A file that is there already stays as it is; if something fails, nothing that was made stays.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from quietpage.cli.editor_files import editor_files, schemas
from quietpage.cli.gitignore import MADE, let_through
from quietpage.cli.invitation import invitation
from quietpage.cli.origin import origin_of_this
from quietpage.cli.requirement import Requirement
from quietpage.cli.workflows import PUBLISH, Workflows, workflows
from quietpage.core.diagnostics import Invalid, Problem
from quietpage.core.folders import Folder, is_link, opened
from quietpage.core.named_tuple import NamedTuple
from quietpage.core.os_errors import said
from quietpage.core.paths import shown
from quietpage.core.shell import path_word
from quietpage.core.source import Whole
from quietpage.deploy.git import repository_top
from quietpage.deploy.repository import current_branch, is_ignored
from quietpage.load.files import unreadable
from quietpage.load.inventory import CONFIG
from quietpage.load.site_folder import config_of

PEOPLE = ("louis-braille.yml", "savitribai-phule.yml", "grace-hopper.yml")
"""Who is on the page to start from: a person of the example site for each way of writing down reasons."""

PORTRAITS = ("slate.png", "grace-hopper.jpg")
"""Their portraits, for a theme that shows some."""

CLASS = "class.yml"
"""What is in `people/` instead, for a theme about children: a whole class in one file."""

_HERE = Path(__file__).parent
_SCHEMA = "# yaml-language-server: $schema={}\n"
"""The first line of a YAML file, by which editors find its schema: a comment of yaml-language-server's."""

_HELP = "name another folder, or mend this one"
_MOST = 1_000_000
"""How much is read of a file that was there, in bytes."""


class NewSite(NamedTuple):
    """A site that was made: the files that were there and stay, and sentences about what is left to do.

    `only_workflows` says that the page was there before, and nothing but what goes with it is new; `of_class`
    that it is about children.
    """

    kept: tuple[Path, ...]
    next_steps: tuple[str, ...]
    only_workflows: bool = False
    of_class: bool = False


def make_site(
    folder: Path,
    *,
    github: bool = True,
    requirement: Requirement | None = None,
    theme: str | None = None,
    vscode: bool = False,
    cms: bool = False,
) -> NewSite:
    """Make a site in `folder`, with the workflows for it on GitHub, unless they are not wanted.

    `requirement` is what pip is to install there; left out, what installs this quietpage, if anything does on
    another machine. With it, a page that is there already gets its workflows. `theme` is one that ships with
    quietpage; one about children begins with a class. `vscode` asks for the files by which Visual Studio Code
    knows the page, also for one that is there already; `cms` for the forms of Pages CMS, which no page about
    children has. Raises `Invalid` if there is no such theme, if there
    is a page already, if the folder cannot be written to, or if GitHub could not find what it is told of.
    """
    of_class = theme is not None and _about_children(theme)
    _see(folder)
    top = repository_top(folder)
    if cms:
        _see_to_forms(folder, top or folder, of_class=of_class)
    config = config_of(folder)
    there = os.path.lexists(config)
    if there and theme is not None:
        raise Invalid(
            Problem(
                "there is a page in this folder already",
                Whole(shown(config)),
                f"write theme: {theme} in it; or name another folder",
            )
        )
    if there and not ((github and requirement) or vscode):
        raise Invalid(
            Problem(
                "there is a page in this folder already",
                Whole(shown(config)),
                f"go on with it: quietpage build {path_word(shown(folder))}; or name another folder",
            )
        )
    files: dict[Path, str | bytes] = (
        {} if there else {folder / name: text for name, text in _files(theme, of_class, in_lists=cms)}
    )
    if vscode:
        files = {**{folder / name: text for name, text in editor_files(config.name).items()}, **files}
    linked = list(_linked(folder, files))
    if _any_people(folder):
        # Somebody has written already: the page is for their people, not for ours.
        ours = folder / "people", folder / "portraits"
        files = {path: content for path, content in files.items() if path.parent not in ours}
    # A page that is there gets what it is asked for, and nothing besides.
    flows = (
        _workflows(folder, top, requirement) if github and (requirement or not there) else Workflows({}, [])
    )
    if flows.files and not there:
        # Before the others: the last of them makes the folder a page.
        files = {
            folder / _invitation_name(folder): invitation(folder, top, of_class=of_class, in_lists=cms),
            **files,
        }
    home = top or folder
    linked += _linked(home, flows.files)
    if linked:
        raise Invalid(*dict.fromkeys(linked))
    made: list[tuple[Folder, str]] = []
    try:
        # The workflows first: the last file of the others makes the folder a page, that is not made twice.
        flows_kept = _write_all(home, flows.files, made)
        kept = (*_write_all(folder, files, made), *flows_kept)
        if cms:
            kept = (*kept, *_write_all(home, _forms(folder, home), made))
    except BaseException:
        _remove(made)
        raise
    next_steps = flows.next_steps
    if home / PUBLISH in kept and not _is_of_page(home, flows.page):
        next_steps = _published_otherwise(folder, shown(home / PUBLISH))
    if vscode:
        next_steps = [
            *next_steps,
            f"In Visual Studio Code, open the folder {shown(folder)} itself, not one around it.",
        ]
    if cms:
        next_steps = [*next_steps, *_forms_next(folder, home, kept)]
    return NewSite(kept, (*_missing_lines(folder, top, kept), *next_steps), there, of_class)


def _invitation_name(folder: Path) -> str:
    """The file that invites others. GitHub shows the one, and names the other to whoever proposes."""
    with suppress(OSError):
        if any(entry.name.lower().startswith("readme") for entry in opened(folder).entries()):
            return "CONTRIBUTING.md"
    return "README.md"


def _about_children(theme: str) -> bool:
    """Whether a shipped theme is about children. Raises `Invalid` if there is none of this name."""
    from quietpage.themes.loader import is_for_minors, wrong_name

    if wrong := wrong_name(theme):
        raise Invalid(Problem(wrong[0], Whole("--theme"), wrong[1]))
    return is_for_minors(theme)


def _see_to_forms(folder: Path, home: Path, *, of_class: bool) -> None:
    """Raises `Invalid` if there can be no forms of Pages CMS for a new page in `folder`."""
    from quietpage.cli.cms.settings import NAME
    from quietpage.cli.cms.site import ABOUT_CHILDREN, ELSEWHERE, home_in, linked

    if of_class:
        raise Invalid(Problem(ABOUT_CHILDREN, Whole("--cms"), f"leave it out, and {ELSEWHERE}"))
    config = config_of(folder)
    if os.path.lexists(config):
        there = "" if (here := shown(folder)) == "." else f" {path_word(here)}"
        raise Invalid(
            Problem(
                "there is a page in this folder already",
                Whole(shown(config)),
                f"to have forms for it: quietpage cms{there}",
            )
        )
    if os.path.islink(home / NAME):
        raise Invalid(linked(home / NAME))
    home_in(folder, home)


def _forms(folder: Path, home: Path) -> dict[Path, str | bytes]:
    """`.pages.yml` for a page that was just made, in the repository whose top folder is `home`."""
    from quietpage.cli.cms.settings import NAME
    from quietpage.cli.cms.site import file_for, fit_of
    from quietpage.pipeline import read_site

    found = read_site(folder)
    return {home / NAME: file_for(found, fit_of(found), folder, home)}


def _forms_next(folder: Path, home: Path, kept: Iterable[Path]) -> Iterator[str]:
    from quietpage.cli.cms.settings import NAME

    if home / NAME in kept:
        named = "" if (here := shown(folder)) == "." else f" {path_word(here)}"
        yield f"{shown(home / NAME)} was there before. To see what to write into it:"
        yield f"  quietpage cms{named} --print"
    else:
        yield "To write in forms, put the page on GitHub, and open it at https://app.pagescms.org."


def _workflows(folder: Path, top: Path | None, requirement: Requirement | None) -> Workflows:
    """The workflows for a site; none, and why, if nothing is known that GitHub could install."""
    if requirement is None:
        origin = origin_of_this()
        if not origin.requirement:
            named = "" if (here := shown(folder)) == "." else f" {path_word(here)}"
            return Workflows(
                {},
                [
                    f"No workflow for GitHub was written: this quietpage {origin.nowhere}.",
                    f"To publish the page: quietpage deploy{named}; or, if quietpage itself is on the "
                    f"web: quietpage new{named or ' .'} --from ADDRESS",
                ],
            )
        requirement = Requirement(origin.requirement)
    return workflows(folder, top or folder, requirement, current_branch(top) if top else "")


def _is_of_page(home: Path, page: str) -> bool:
    """Whether the workflow that was there publishes this page: it has the same line about its folder."""
    with suppress(OSError):
        found = opened(home).inside(PUBLISH.parts[0]).inside(PUBLISH.parts[1]).content(PUBLISH.name, _MOST)
        return found is not None and page.encode() in found[1]
    return False


def _published_otherwise(folder: Path, workflow: str) -> list[str]:
    here = shown(folder)
    return [
        f"{workflow} was there before, and does not publish this page. To publish it: quietpage deploy"
        + ("" if here == "." else f" {path_word(here)}")
    ]


def _missing_lines(folder: Path, top: Path | None, kept: Iterable[Path]) -> Iterator[str]:
    """What is missing in a `.gitignore` that was there before: without it, git takes what quietpage makes."""
    if folder / ".gitignore" not in kept:
        return
    text = ""
    with suppress(OSError):
        found = opened(folder).content(".gitignore", _MOST)
        text = found[1].decode("utf-8", "replace") if found else ""
    missing = list(let_through(text))
    if top:
        # git may know better: another .gitignore above this one, or a list of its own.
        answers = {name: is_ignored(top, Path(os.path.abspath(folder / name / "x"))) for name in MADE}
        missing = [name for name in MADE if (name in missing if answers[name] is None else not answers[name])]
    if missing:
        yield f"Write into {shown(folder / '.gitignore')}, so that git leaves alone what quietpage makes:"
        for name in missing:
            yield f"  {name}/"


def _linked(home: Path, files: Iterable[Path]) -> Iterator[Problem]:
    """A problem for each link on the way to these files: only `home` itself may be reached through some."""
    for path in files:
        try:
            if not os.path.isdir(home):
                return
            folder = opened(home)
            for name in path.relative_to(home).parts[:-1]:
                found = folder.look(name)
                if found and is_link(found):
                    yield Problem(
                        "this is a link to another place, and quietpage writes through none",
                        Whole(shown(folder.at(name))),
                        "put the folder itself here, or "
                        + ("add --no-github" if name in PUBLISH.parts else "name another folder"),
                    )
                if not found or not stat.S_ISDIR(found.st_mode):
                    break
                folder = folder.inside(name)
        except OSError as reason:
            yield Problem(said(reason), Whole(shown(path)), _HELP)


def _see(folder: Path) -> None:
    """Raises `Invalid` if what is in a folder, or would be, cannot be seen."""
    try:
        os.stat(os.path.join(folder, "."))
    except (FileNotFoundError, NotADirectoryError):
        return  # it is made, or told by whoever makes it
    except OSError as reason:
        raise Invalid(unreadable(shown(folder), reason)) from reason


def _any_people(folder: Path) -> bool:
    """Whether there is anything in `people/`. Raises `Invalid` if that cannot be seen: it stays as it is."""
    try:
        return bool(opened(folder).inside("people").entries())
    except PermissionError as reason:
        raise Invalid(unreadable(shown(folder / "people"), reason)) from reason
    except OSError:
        return False


def _write_all(home: Path, files: Mapping[Path, str | bytes], made: list[tuple[Folder, str]]) -> list[Path]:
    """Write files below a folder, which is made if need be; gives those that were there already, and kept.

    Every new file and folder is added to `made`, each with the folder that it is in.
    """
    kept = []
    for path, content in files.items():
        try:
            os.makedirs(home, exist_ok=True)
            if not _write(opened(home), path.relative_to(home).parts, content, made):
                kept.append(path)
        except OSError as reason:
            raise Invalid(Problem(said(reason), Whole(shown(path)), _HELP)) from reason
    return kept


def _write(
    folder: Folder, parts: tuple[str, ...], content: str | bytes, made: list[tuple[Folder, str]]
) -> bool:
    """Write a file, unless there is one; whether it was written."""
    for name in parts[:-1]:
        if not folder.look(name):
            # Somebody else may make it in between; then it is theirs, and stays.
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


def _remove(made: list[tuple[Folder, str]]) -> None:
    """Remove what was made: half a page would be in the way of a whole one, made the next time."""
    for folder, name in reversed(made):
        with suppress(OSError):
            found = folder.look(name)
            if found and stat.S_ISDIR(found.st_mode):
                folder.remove_folder(name)
            elif found:
                folder.remove(name)


def _files(theme: str | None, of_class: bool, *, in_lists: bool) -> Iterator[tuple[str, str | bytes]]:
    """What a new site holds: the path of each file, and what is in it, `in_lists` as a form keeps it."""
    scaffold = _HERE / "scaffold"
    people = scaffold / "class" if of_class else _example() / "people"
    for name in (CLASS,) if of_class else PEOPLE:
        person = _text(people / name)
        yield (
            f"people/{name}",
            _SCHEMA.format("../.schema/people.json") + (_person_in_lists(person) if in_lists else person),
        )
    for name in () if of_class else PORTRAITS:
        yield f"portraits/{name}", (_example() / "portraits" / name).read_bytes()
    yield from schemas().items()
    yield ".gitignore", _text(scaffold / "gitignore")
    # Last: with it, the folder is a page, and this is not done twice.
    config = _text(scaffold / "class" / CONFIG if of_class else scaffold / CONFIG)
    if theme is not None:
        config = re.sub(r"(?m)^theme: .*$", f"theme: {theme}", config)
    yield CONFIG, _SCHEMA.format(".schema/quietpage.json") + config


def _person_in_lists(text: str) -> str:
    from quietpage.cli.cms.form import person_form
    from quietpage.cli.cms.lists import in_lists

    return in_lists(text, person_form(()))


def _example() -> Path:
    """The folder of the example site: in the wheel, or in a checkout."""
    there = _HERE / "example_site"
    return there if there.is_dir() else _HERE.parent.parent / "example_site"


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
