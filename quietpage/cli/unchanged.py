"""Answers `build` and `check` where nothing has changed since they were carried out the last time.

It is asked before anything of the path is imported.
"""

from __future__ import annotations

import os
import sys

from quietpage.cli.exit_codes import DONE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from quietpage.cache.manifest import Manifest
    from quietpage.cli.result import Result
    from quietpage.core.witness import Witness

_COMMANDS = ("build", "check")


class Earlier:
    """What the same command read and wrote the last time, if that is known."""

    def __init__(self, arguments: Namespace) -> None:
        self._arguments = arguments
        anew = arguments.command not in _COMMANDS or arguments.fresh
        self._asked = None if anew else _asked_by(arguments)
        self._known: Manifest | None = None
        if self._asked is not None:
            from quietpage.cache.manifest import last

            self._known = last(self._asked[1], self._asked)

    def answered(self) -> int | None:
        """The exit code of a command that was answered; nothing, if it has to be carried out."""
        if self._asked is None or self._known is None or self._known.said_from != _said_from(self._arguments):
            return None
        from quietpage.cache.manifest import is_as_it_was

        if not is_as_it_was(self._asked[1], self._asked, self._known):
            return None
        return _say(self._arguments, self._known)

    @property
    def standing(self) -> dict[str, tuple[str, str]]:
        """What it wrote, by its path on the page: the facts of the file then, and a short name for all that
        it was made of.
        """
        found: dict[str, tuple[str, str]] = {}
        if self._known is not None:
            folders: dict[str, dict[str, str]] = {}
            for path, mark in self._known.marks.items():
                inner, _, name = path.rpartition("/")
                here = folders.get(inner)
                if here is None:
                    here = folders[inner] = self._known.found.get(_folder_of(self._known.target, inner), {})
                if facts := here.get(name):
                    found[path] = facts, mark
        return found


def remember(
    arguments: Namespace,
    folder: Path,
    seen: Witness,
    result: Result,
    target: Path | None = None,
    written: dict[str, str] | None = None,
    marks: dict[str, str] | None = None,
) -> None:
    """Note that a command went well: what it read and, if it has a `target`, what is written there by now.

    `written` has the facts of these files by their paths in it, `marks` what they were made of.
    """
    from quietpage.cache import manifest
    from quietpage.core.terminal import show
    from quietpage.load.inventory import KEPT
    from quietpage.themes.shipped_folder import home

    asked = _asked_by(arguments)
    if asked is None:
        return
    site = os.path.abspath(folder)
    if target is not None and not written:
        manifest.forget(site, asked)
        return
    roots = [os.path.join(each, "") for each in (site, os.path.abspath(home()))]
    found = {
        path: dict(names)
        for path, names in seen.found.items()
        if any(os.path.join(path, "").startswith(root) for root in roots)
    }
    aside = {os.path.join(site, KEPT)}
    top = os.path.abspath(target) if target is not None else ""
    if written:
        aside.add(top)
        around, name = os.path.split(top)
        found.setdefault(around, {})[name] = "folder"
        folders: dict[str, dict[str, str]] = {}
        for path, facts in written.items():
            inner, _, name = path.rpartition("/")
            here = folders.get(inner)
            if here is None:
                here = folders[inner] = found.setdefault(_folder_of(top, inner), {})
            here[name] = facts
    manifest.keep(
        site,
        asked,
        manifest.Manifest(
            tuple(map(show, result.sentences)),
            tuple(map(show, result.details)),
            frozenset(seen.listed.intersection(found)),
            found,
            frozenset(aside),
            top,
            marks or {},
            _said_from(arguments),
        ),
    )


def _say(arguments: Namespace, known: Manifest) -> int:
    form: str | None = getattr(arguments, "format", None)
    if form in ("json", "sarif"):
        from quietpage.cli.report import document, print_sentences

        return print_sentences(document((), form))
    if arguments.quiet or sys.stdout is None:
        return DONE
    details = known.details if arguments.verbose else ()
    try:
        print("\n".join((*details, *known.sentences)))
        sys.stdout.flush()
    except OSError:  # it is said once more by what knows what to do then
        from quietpage.cli.report import print_sentences

        return print_sentences((*details, *known.sentences))
    return DONE


def _folder_of(target: str, inner: str) -> str:
    return os.path.join(target, *inner.split("/")) if inner else target


def _asked_by(arguments: Namespace) -> tuple[str, ...] | None:
    """What makes two command lines one and the same, the site second; nothing, if there can be no such."""
    folder, output = _paths(arguments)
    words = (
        arguments.command,
        os.path.abspath(folder),
        os.path.abspath(output) if output else "",
        arguments.base_url or "",
        str(arguments.publishing),
    )
    odd = any("\0" in word or not _can_be_a_name(word) for word in words)
    return None if odd or folder.startswith("~") or output.startswith("~") else words


def _can_be_a_name(word: str) -> bool:
    try:
        os.fsencode(word)
    except UnicodeEncodeError:  # a lone surrogate that stands for no byte
        return False
    return True


def _said_from(arguments: Namespace) -> str:
    """Where the command was given and how its folders are called there, which is how they are told."""
    return "\n".join((os.getcwd(), *_paths(arguments)))


def _paths(arguments: Namespace) -> tuple[str, str]:
    folder: str = arguments.folder
    output: str = getattr(arguments, "output", None) or ""
    return folder, output
