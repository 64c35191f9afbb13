"""Answers `build` and `check` where nothing has changed since they were carried out the last time.

It is asked before the command line is parsed, and imports nothing of the path. A command line that it does
not understand at once is not answered here.
"""

from __future__ import annotations

import os
import sys

from quietpage.cli.exit_codes import DONE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence
    from pathlib import Path

    from quietpage.cache.manifest import Manifest
    from quietpage.cli.result import Result
    from quietpage.core.witness import Witness

_COMMANDS = ("build", "check")
_SILENT = ("-q", "--quiet", "-v", "--verbose", "--color", "--no-color")
_WITH_VALUE = {"-o": "output", "--output": "output", "--base-url": "base_url"}


class Earlier:
    """What the same command line read and wrote the last time, if that is known."""

    def __init__(self, argv: Sequence[str]) -> None:
        self._argv = argv
        self._asked = _understood(argv)
        self._known: Manifest | None = None
        if self._asked is not None:
            from quietpage.cache.manifest import last

            self._known = last(self._asked[1], self._asked)

    def answered(self) -> int | None:
        """The exit code of a command that was answered; nothing, if it has to be carried out."""
        if self._asked is None or self._known is None:
            return None
        from quietpage.cache.manifest import is_as_it_was

        if not is_as_it_was(self._asked[1], self._asked, self._known):
            return None
        return _say(self._argv, self._known)

    @property
    def standing(self) -> dict[str, tuple[str, str]]:
        """What it wrote, by its path on the page: the facts of the file then, and a short name for all that
        it was made of.
        """
        found: dict[str, tuple[str, str]] = {}
        if self._known is not None:
            for path, mark in self._known.marks.items():
                inner, _, name = path.rpartition("/")
                facts = self._known.found.get(_folder_of(self._known.target, inner), {}).get(name)
                if facts:
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
    from quietpage.themes.loader import home

    asked = _asked(
        arguments.command,
        arguments.folder,
        getattr(arguments, "output", None) or "",
        arguments.base_url or "",
        arguments.publishing,
    )
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
        for path, facts in written.items():
            inner, _, name = path.rpartition("/")
            found.setdefault(_folder_of(top, inner), {})[name] = facts
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
        ),
    )


def _say(argv: Sequence[str], known: Manifest) -> int:
    if "-q" in argv or "--quiet" in argv or sys.stdout is None:
        return DONE
    details = known.details if "-v" in argv or "--verbose" in argv else ()
    try:
        print("\n".join((*details, *known.sentences)))
        sys.stdout.flush()
    except OSError:  # it is said once more by what knows what to do then
        from quietpage.cli.report import print_sentences

        return print_sentences((*details, *known.sentences))
    return DONE


def _folder_of(target: str, inner: str) -> str:
    return os.path.join(target, *inner.split("/")) if inner else target


def _understood(argv: Sequence[str]) -> tuple[str, ...] | None:
    """What a command line asks for, as `_asked` has it; nothing, if more than a glance is needed for that."""
    if not argv or argv[0] not in _COMMANDS:
        return None
    given = {"folder": "", "output": "", "base_url": ""}
    publishing = False
    words = iter(argv[1:])
    for word in words:
        if word in _SILENT:
            continue
        if word == "--publishing":
            publishing = True
        elif word in _WITH_VALUE:
            value = next(words, "")
            if not value or value.startswith("-") or given[_WITH_VALUE[word]]:
                return None
            given[_WITH_VALUE[word]] = value
        elif not word or word.startswith("-") or given["folder"]:
            return None
        else:
            given["folder"] = word
    if given["output"] and argv[0] == "check":
        return None
    return _asked(argv[0], given["folder"] or ".", given["output"], given["base_url"], publishing)


def _asked(command: str, folder: str, output: str, base_url: str, publishing: bool) -> tuple[str, ...] | None:
    """What makes two command lines one and the same, the site second; nothing, if there can be no such."""
    words = (command, os.path.abspath(folder), os.getcwd(), folder, output, base_url, str(publishing))
    return None if any("\0" in word for word in words) or folder.startswith("~") else words
