"""The pages of the author's own: each file of Markdown directly in `pages/`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from quietpage.core.diagnostics import Problem
from quietpage.core.folders import FOLDER
from quietpage.core.model import LARGEST_TEXT
from quietpage.core.named_tuple import NamedTuple
from quietpage.core.paths import shown
from quietpage.core.source import Source, Whole
from quietpage.load.files import content_of, decoded
from quietpage.load.folders import entries_of, open_below, shown_in
from quietpage.load.inventory import PAGES, is_left_alone

_ENDINGS = (".md", ".markdown")


class PageFiles(NamedTuple):
    """The texts of the pages, by their files' names, and the paths of what was left alone."""

    sources: tuple[Source, ...] = ()
    left_alone: tuple[str, ...] = ()


def own_pages(folder: Path, problems: list[Problem]) -> PageFiles:
    """The files of Markdown in `pages/`; none, if there is no such folder.

    Hidden files and what editors leave behind are left alone; whatever else is there is a problem, since
    its writer would miss it on the page.
    """
    found: list[Source] = []
    left_alone: list[str] = []
    there = open_below(folder, [PAGES], problems)
    if there is None:
        return PageFiles()
    path = shown(folder / PAGES)
    for entry in entries_of(there, problems):
        told = shown_in(path, entry.name)
        if is_left_alone(entry.name):
            left_alone.append(told)
            continue
        if "onfli" in entry.name:
            from quietpage.load.conflicts import conflict_of

            if problem := conflict_of(entry.name, told):
                problems.append(problem)
                continue
        if entry.kind == FOLDER:
            problems.append(
                Problem(
                    "pages are read from the files directly in pages/, not from a folder in it",
                    Whole(told),
                    f"move its files up into {path}",
                )
            )
        elif not entry.name.lower().endswith(_ENDINGS):
            problems.append(
                Problem(
                    "a page of your own is a text in Markdown, and this file's name does not end in .md",
                    Whole(told),
                    "rename it, if it is one; what is only to be copied belongs into static/",
                )
            )
        elif (content := content_of(there, entry.name, told, LARGEST_TEXT, problems)) is not None and (
            source := decoded(content, told, f"{PAGES}/{entry.name}", problems)
        ):
            found.append(source)
    return PageFiles(tuple(found), tuple(left_alone))


def other_pages(folder: Path) -> Iterator[Problem]:
    """Texts in a folder that is called `pages` but for its capitals: few systems take it for that."""
    for entry in entries_of(open_below(folder, (), []), []):
        if entry.kind == FOLDER and entry.name.lower() == PAGES and entry.name != PAGES:
            inside = entries_of(open_below(folder, [entry.name], []), [])
            if any(each.name.lower().endswith(_ENDINGS) for each in inside):
                yield Problem(
                    "pages of your own are read from the folder pages, so nobody would see those in this one",
                    Whole(shown(folder / entry.name)),
                    f"call it {PAGES}",
                )
