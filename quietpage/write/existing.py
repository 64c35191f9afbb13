"""What is in the folder of the page before a build, and which pages differ from it."""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property, partial

from quietpage.core.comparison_keys import path_key
from quietpage.core.diagnostics import Invalid, Problem
from quietpage.core.facts import at_rest, facts_of
from quietpage.core.folders import FILE, FOLDER, LINK, READ, Folder
from quietpage.core.model import Page
from quietpage.core.paths import shown
from quietpage.core.source import Whole
from quietpage.core.witness import digest_of
from quietpage.write.staging import UTF8, native, utf8
from quietpage.write.transaction import Transaction


def standing_still(
    pages: Iterable[Page], transaction: Transaction, standing: Mapping[str, tuple[str, str]]
) -> dict[str, str]:
    """The facts of those files that are the ones that were made of the very same, by their paths.

    If somebody is at one in this moment, the next build finds it another than this says.
    """
    found: dict[str, str] = {}
    listed: dict[str, tuple[Folder | None, dict[str, str]]] = {}
    for page in pages:
        path, made_of = page.path, page.made_of
        facts, before = standing.get(path, ("", ""))
        if not made_of or made_of != before:
            continue
        inner, _, name = path.rpartition("/")
        there = listed.get(inner)
        if there is None:
            there = listed[inner] = _listed(transaction, inner)
        folder, now = there
        if now.get(name) == facts:
            found[path] = facts
        elif folder is not None:
            with suppress(OSError):
                if still := _still(folder, native(name), facts):
                    found[path] = still
    return found


def _listed(transaction: Transaction, inner: str) -> tuple[Folder | None, dict[str, str]]:
    """A folder of the page, and the facts of all files in it."""
    try:
        folder = transaction.within(inner)
        return folder, folder.all_facts()
    except OSError:
        return None, {}


def differing(
    pages: Iterable[Page], transaction: Transaction, ours: set[str]
) -> tuple[list[Page], list[Page], dict[str, os.stat_result]]:
    """The pages that are not in the folder yet, those that are there with other content, and what the system
    knows of the others, by their paths.

    Raises `Invalid`, with all the places, if what is not ours is where a page or its folder should be.
    """
    there = _Existing(transaction, ours)
    new, changed, same = [], [], {}
    for page in pages:
        found = there.at(page.path)
        if found is None:
            new.append(page)
        elif known := _same(*found, page.content):
            same[page.path] = known
        else:
            changed.append(page)
    if there.in_the_way:
        raise Invalid(*there.in_the_way.values())
    return new, changed, same


def facts_of_pages(
    pages: Iterable[Page], known: dict[str, os.stat_result], transaction: Transaction
) -> dict[str, str]:
    """The facts of each page in the folder, with a digest of those that are not at rest yet.

    `known` is what the system said of a page when it was written or compared: if it says anything else by
    now, somebody was there since, and nothing is known.
    """
    now = time.time_ns()
    facts = {}
    for page in pages:
        folder, _, name = page.path.rpartition("/")
        try:
            found = transaction.within(folder).look(native(name))
        except OSError:
            return {}
        was = known.get(page.path)
        if found is None or (was is not None and _moved(found) != _moved(was)):
            return {}
        rests = was is not None and at_rest(found, now)
        facts[page.path] = facts_of(found) if rests else f"{facts_of(found)} {digest_of(page.content)}"
    return facts


def _moved(found: os.stat_result) -> tuple[int, int, int]:
    """What stays of a file that is given another name, as long as its content does."""
    return found.st_ino, found.st_size, found.st_mtime_ns


def folders_of(path: str) -> Iterator[str]:
    """The folders that a path leads through, the nearest first."""
    while path := path.rpartition("/")[0]:
        yield path


class _Existing:
    """What is in the folder before a build; each folder in it is listed once, when it is first asked for."""

    def __init__(self, transaction: Transaction, ours: set[str]) -> None:
        self.in_the_way: dict[str, Problem] = {}
        self._ours = ours
        self._transaction = transaction
        self._known = {"": _kinds(transaction.folder)}
        self._folded: dict[str, dict[str, str]] = {}

    def at(self, path: str) -> tuple[Folder, str] | None:
        """The folder and the name of our file at `path`, if there is one."""
        folder, _, name = path.rpartition("/")
        kinds = self._known.get(folder)
        if kinds is None:
            kinds = self._within(folder)
        kind = self._find(kinds, folder, name) if kinds else None
        if kind is None:
            return None
        if kind == LINK:
            self._block(path, "this is a link, and a build does not write through links")
        elif kind == FOLDER:
            if path not in self._our_folders:
                self._block(path, "quietpage did not make this folder, and the page has a file of that name")
        elif kind == FILE and self._is_ours(path):
            return self._transaction.within(folder), native(name)
        else:
            self._block(path, "quietpage did not write this file, and the page has one of that name")
        return None

    def _within(self, folder: str) -> dict[str, str]:
        """What is in a folder, and of which kind; nothing if it is not there yet."""
        if folder in self._known:
            return self._known[folder]
        parent, _, name = folder.rpartition("/")
        kind = self._find(self._within(parent), parent, name)
        found: dict[str, str] = {}
        if kind is None:
            pass
        elif kind == LINK:
            self._block(folder, "this is a link, and a build does not write through links")
        elif kind == FOLDER:
            inner = self._transaction.within(folder)
            if inner.status().st_mode & 0o055 != 0o055:
                _heal(inner.again, 0o055)
            found = _kinds(inner)
        elif not self._is_ours(folder):
            self._block(folder, "quietpage did not write this file, and the page has a folder of that name")
        self._known[folder] = found
        return found

    def _find(self, kinds: dict[str, str], folder: str, name: str) -> str | None:
        kind = kinds.get(name)
        if kind is not None or not kinds:
            return kind
        # A system that does not tell `Ada` from `ada` shows a name as it was first written.
        folded = self._folded.get(folder)
        if folded is None:
            first_last = reversed([(path_key(known), other) for known, other in kinds.items()])
            folded = self._folded[folder] = dict(first_last)
        alike = folded.get(path_key(name))
        return alike if alike and self._transaction.within(folder).look(native(name)) else None

    def _is_ours(self, path: str) -> bool:
        if path in self._ours:
            return True
        entry_folder, _, name = path.rpartition("/")
        exact = name in self._known.get(entry_folder, {})
        return not exact and path_key(path) in self._ours_folded

    @cached_property
    def _ours_folded(self) -> frozenset[str]:
        return frozenset(map(path_key, self._ours))

    @cached_property
    def _our_folders(self) -> frozenset[str]:
        return frozenset(folder for path in self._ours for folder in folders_of(path))

    def _block(self, path: str, why: str) -> None:
        self.in_the_way[path] = Problem(
            why,
            Whole(shown(f"{self._transaction.root}/{native(path)}")),
            "move it elsewhere, or rename yours, and build again",
        )


def _kinds(folder: Folder) -> dict[str, str]:
    return {entry.name if UTF8 else utf8(entry.name): entry.kind for entry in folder.entries()}


def _still(folder: Folder, name: str, facts: str) -> str:
    """The facts of a file, if it is the one that had these; else nothing."""
    found = folder.look(name)
    if found is None:
        return ""
    now = facts_of(found)
    if now == facts:
        return facts
    if not facts.startswith(f"{now} "):
        return ""
    read = folder.content(name, found.st_size)
    if read is None or facts != f"{facts_of(read[0])} {digest_of(read[1])}":
        return ""
    return now if at_rest(found, time.time_ns()) else facts


def _same(folder: Folder, name: str, content: bytes) -> os.stat_result | None:
    """What the system knows of a file that has this content already; all can read it from now on."""
    try:
        there = folder.look(name)
        if there is None or there.st_size != len(content):
            return None
        found = folder.content(name, len(content))
    except PermissionError:
        return None
    if found is None or found[0].st_size != len(content) or found[1] != content:
        return None
    if found[0].st_mode & 0o044 != 0o044:
        if found[0].st_nlink > 1:  # somewhere else it is somebody's: a new file takes its place here
            return None
        _heal(partial(folder.open, name, READ), 0o044)
    return found[0]


def _heal(again: Callable[[], int], bits: int) -> None:
    """Let all read what a build that was killed, or a hand, left to its owner alone.

    It is opened for that, so that it is never what a link leads to.
    """
    if sys.platform != "win32":
        with suppress(OSError):
            descriptor = again()
            try:
                os.chmod(descriptor, stat.S_IMODE(os.fstat(descriptor).st_mode) | bits)
            finally:
                os.close(descriptor)
