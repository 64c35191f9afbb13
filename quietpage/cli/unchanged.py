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

    from quietpage.cli.result import Result
    from quietpage.core.witness import Witness

_COMMANDS = ("build", "check")
_SILENT = ("-q", "--quiet", "-v", "--verbose", "--color", "--no-color")
_WITH_VALUE = {"-o": "output", "--output": "output", "--base-url": "base_url"}
_OUTPUT = "_site"


def answered(argv: Sequence[str]) -> int | None:
    """The exit code of a command that was answered; nothing, if it has to be carried out."""
    asked = _understood(argv)
    if asked is None:
        return None
    from quietpage.cache.manifest import answer

    known = answer(asked[1], asked)
    if known is None:
        return None
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


def remember(
    arguments: Namespace,
    folder: Path,
    seen: Witness,
    result: Result,
    target: Path | None = None,
    written: dict[str, str] | None = None,
) -> None:
    """Note that a command went well: what it read and, if it has a `target`, what is written there by now.

    `written` has the facts of these files by their paths in it.
    """
    from quietpage.cache import manifest
    from quietpage.core.terminal import show
    from quietpage.load.inventory import KEPT
    from quietpage.themes.shipped_folder import home

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
    if target is not None and written is not None:
        top = os.path.abspath(target)
        aside.add(top)
        around, name = os.path.split(top)
        found.setdefault(around, {})[name] = "folder"
        for path, facts in written.items():
            inner, _, name = path.rpartition("/")
            found.setdefault(os.path.join(top, *inner.split("/")) if inner else top, {})[name] = facts
    manifest.keep(
        site,
        asked,
        manifest.Manifest(
            tuple(map(show, result.sentences)),
            tuple(map(show, result.details)),
            frozenset(seen.listed.intersection(found)),
            found,
            frozenset(aside),
        ),
    )


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
