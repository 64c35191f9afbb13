"""Manifests: what a command read and wrote the last time, so that it is known at once that all is as it was.

A manifest lies in the user's cache folder and is text: what the command said, then for each folder what was
found in it, as `core.facts` tells files apart. It is asked before anything of the path is loaded, so this
module loads next to nothing.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress

from quietpage import __path__ as _packages
from quietpage import __version__
from quietpage.cache import folder as caches
from quietpage.core.facts import at_rest, facts_of
from quietpage.core.folders import Folder, kind_of, opened
from quietpage.core.hashes import blake2b
from quietpage.core.named_tuple import NamedTuple
from quietpage.core.witness import digest_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Manifest(NamedTuple):
    """What a run said, read and wrote.

    `listed` are folders of which every name is known, but for those in `aside`; `found` has the facts, or the
    kind, of what is under each name in a folder, by the folder's path. `marks` have for each file of the page
    that has one a short name for all that it was made of, by its path in the folder `target`. `said_from` is
    where it was said.
    """

    sentences: tuple[str, ...]
    details: tuple[str, ...]
    listed: frozenset[str]
    found: dict[str, dict[str, str]]
    aside: frozenset[str]
    target: str
    marks: Mapping[str, str]
    said_from: str


KIND = "manifests"
_LARGEST = 100_000_000
_LARGEST_FILE = 200_000_000
_MOST = 8
"""So many manifests are kept of a site: it may be built in more than one way."""

_DIGEST = 32
_SIGNS = 2 * _DIGEST


def last(site: str, asked: tuple[str, ...]) -> Manifest | None:
    """What the command `asked` read, wrote and said for a site the last time, whether or not it is still so.

    Whatever is the matter with a manifest, it is as if there were none.
    """
    place = caches.kept(site, KIND, make=False)
    if place is None:
        return None
    try:
        return _read(caches.take(place, _name(asked), _LARGEST), asked)
    except (OSError, ValueError):
        return None


def is_as_it_was(site: str, asked: tuple[str, ...], known: Manifest) -> bool:
    """Whether all that a command read and wrote is still the same."""
    try:
        rested = _as_it_was(known)
    except (OSError, ValueError):
        return False
    if rested is None:
        return False
    place = caches.kept(site, KIND, make=False) if rested else None
    if place is not None:  # the next time these need not be read any more
        for folder, files in rested.items():
            known.found[folder].update(files)
        caches.put(place, _name(asked), _written(known, asked))
    return True


def keep(site: str, asked: tuple[str, ...], manifest: Manifest) -> None:
    """Keep what a command read and wrote. If that cannot be done, it is not kept."""
    place = caches.kept(site, KIND, make=True)
    if place is None:
        return
    name = _name(asked)
    try:
        content = _written(manifest, asked)
    except UnicodeError:
        return
    caches.put(place, name, content)
    with suppress(OSError):
        others = [entry.name for entry in place.entries() if entry.name != name]
        if len(others) >= _MOST:
            ages = {each: found.st_mtime_ns for each in others if (found := place.look(each))}
            caches.tidy(place, {name, *sorted(ages, key=lambda each: ages[each])[-_MOST + 1 :]})


def forget(site: str, asked: tuple[str, ...]) -> None:
    """Let go of what is kept for this command."""
    place = caches.kept(site, KIND, make=False)
    if place is not None:
        with suppress(OSError):
            place.remove(_name(asked))


def made_by() -> str:
    """Which program this is: quietpage as it lies on the disk, Python, and what is installed beside it.

    In a folder of packages, the name of each has its version in it: an update is seen in the folder's facts.
    """
    here = os.path.abspath(next(iter(_packages)))
    parts = [__version__, sys.version, str(sys.flags), here]
    for folder in sys.path:
        if folder.endswith(("site-packages", "dist-packages")):
            with suppress(OSError):
                parts.append(f"{folder} {os.stat(folder).st_mtime_ns}")
    parts += sorted(_modules(here))
    return blake2b("\n".join(parts).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def _modules(folder: str) -> Iterable[str]:
    """The facts of each file of a package: a checkout changes without its version."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    yield from _modules(entry.path)
            elif not entry.name.startswith("."):
                yield f"{entry.path} {facts_of(entry.stat())}"


def _as_it_was(known: Manifest) -> dict[str, dict[str, str]] | None:
    """Nothing, if anything is another than it was; else the facts of what was read again, and is at rest."""
    rested: dict[str, dict[str, str]] = {}
    began = time.time_ns()
    for path, found in known.found.items():
        with opened(path) as folder:
            if path in known.listed and not _same_names(folder, found, known.aside):
                return None
            for name, facts in found.items():
                now = folder.look(name)
                if " " not in facts:
                    if kind_of(now) != facts:
                        return None
                    continue
                if now is None:
                    return None
                facts_now = facts_of(now)
                if facts_now == facts:
                    continue
                if not facts.startswith(f"{facts_now} ") or not _same_content(folder, name, facts):
                    return None
                if at_rest(now, began):
                    rested.setdefault(path, {})[name] = facts_now
    return rested


def _same_names(folder: Folder, known: Mapping[str, str], aside: frozenset[str]) -> bool:
    names = {entry.name for entry in folder.entries() if folder.at(entry.name) not in aside}
    return names == {
        name for name, facts in known.items() if facts != "nothing" and folder.at(name) not in aside
    }


def _same_content(folder: Folder, name: str, facts: str) -> bool:
    """Whether a file that was not at rest when it was read has the content that it had."""
    read = folder.content(name, _LARGEST_FILE)
    return read is not None and facts == f"{facts_of(read[0])} {digest_of(read[1])}"


def _name(asked: tuple[str, ...]) -> str:
    return blake2b("\0".join(asked).encode("utf-8", "surrogateescape"), digest_size=_DIGEST).hexdigest()


def _written(manifest: Manifest, asked: tuple[str, ...]) -> bytes:
    """A manifest as it is kept: a digest of all that follows, then blocks, divided by empty fields."""
    blocks = [
        [made_by(), *(f"={each}" for each in asked)],
        [f"={manifest.said_from}", *(f"={each}" for each in manifest.sentences)],
        ["more", *(f"={each}" for each in manifest.details)],
        ["aside", *sorted(manifest.aside)],
        [f"={manifest.target}", *(each for pair in manifest.marks.items() for each in pair)],
    ]
    for folder, found in manifest.found.items():
        block = [f"{'*' if folder in manifest.listed else '-'}{folder}"]
        for name, facts in found.items():
            block += (name, facts)
        blocks.append(block)
    body = "\0\0".join(map("\0".join, blocks)).encode("utf-8", "surrogateescape")
    return blake2b(body, digest_size=_DIGEST).hexdigest().encode() + body


def _read(content: bytes, asked: tuple[str, ...]) -> Manifest | None:
    """The manifest that is kept; nothing, if it is not whole, not of this program, or not of this command."""
    body = content[_SIGNS:]
    if not body or content[:_SIGNS] != blake2b(body, digest_size=_DIGEST).hexdigest().encode():
        return None
    head, said, more, aside, marks, *folders = body.decode("utf-8", "surrogateescape").split("\0\0")
    if head.split("\0") != [made_by(), *(f"={each}" for each in asked)]:
        return None
    listed, found = set(), {}
    for block in folders:
        where, *fields = block.split("\0")
        if where.startswith("*"):
            listed.add(where[1:])
        found[where[1:]] = dict(zip(fields[::2], fields[1::2], strict=True))
    target, *pairs = marks.split("\0")
    return Manifest(
        _lines(said),
        _lines(more),
        frozenset(listed),
        found,
        frozenset(aside.split("\0")[1:]),
        target[1:],
        dict(zip(pairs[::2], pairs[1::2], strict=True)),
        said.partition("\0")[0][1:],
    )


def _lines(block: str) -> tuple[str, ...]:
    return tuple(each[1:] for each in block.split("\0")[1:])
