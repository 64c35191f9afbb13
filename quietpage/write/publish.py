"""Write the finished page to its folder: all of it or, as far as the file system allows, none of it. This is
the entry of the package; `transaction` does each step so that it can be undone.

Every byte is first written beside the folder and brought to the disk. Then whole files take their places
by renaming: the list of what is ours, then style sheets and pictures, pages, feeds, and `index.html` last.
What is no longer on the page leaves after that. So a reader meets a whole old file or a whole new one,
whenever a build is stopped, and the next build needs no repair. If the disk refuses half-way, the old files
go back.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from itertools import chain
from pathlib import Path

from quietpage.core.comparison_keys import path_key
from quietpage.core.diagnostics import Invalid, Problem
from quietpage.core.folders import Folder, opened
from quietpage.core.model import Page
from quietpage.core.named_tuple import NamedTuple
from quietpage.core.paths import fit_together, shown
from quietpage.core.source import Whole
from quietpage.write.destination import beginning, fit, fit_to_hold
from quietpage.write.durable import write_durably
from quietpage.write.existing import differing, facts_of_pages, folders_of, standing_still
from quietpage.write.lock import locked
from quietpage.write.marker import MARKER, listed, marker_of
from quietpage.write.os_errors import refused
from quietpage.write.staging import (
    LIST,
    STAGE,
    clear,
    clear_old,
    listing,
    own_folder,
    stage_in,
    stamp,
)
from quietpage.write.transaction import Transaction


def write(
    pages: Sequence[Page], output: Path, site: Path, standing: Mapping[str, tuple[str, str]] | None = None
) -> dict[str, str]:
    """Make `output` hold `pages`, touching only what differs and what quietpage wrote before.

    `standing` has what was written the last time, by its path: the facts of the file, and what it was made
    of. A page that is made of the same is not asked for its bytes while the file is the same.
    Gives what the system knows of each file that is there now, by its path (`core.facts`); nothing, if
    somebody else was at them meanwhile.
    Raises `Invalid` if the file system or somebody else's file is in the way; what was there is there still.
    A path that could not be a file on every system, or would lie outside the folder, is a `ValueError`.
    """
    fit_together(pages, standing or ())
    # Asked before any folder is made, and not again: what could be otherwise since then is seen to where the
    # folder is held open. It is reached through no link (`begin`), and is empty or ours (`fit_to_hold`).
    fit(output, site)
    transaction = Transaction(os.path.abspath(output), beginning(output, site))
    lock = None
    try:
        lock = locked(transaction)
        with opened(site) as home:
            return _publish(pages, transaction, home, standing or {})
    except BaseException as error:
        stuck = transaction.roll_back()
        if isinstance(error, OSError):
            raise Invalid(refused(error, transaction.root), *map(_mixed, stuck)) from error
        raise
    finally:
        transaction.close()
        if lock is not None:
            with suppress(OSError):
                os.close(lock)


def _publish(
    pages: Sequence[Page],
    transaction: Transaction,
    site: Folder,
    standing: Mapping[str, tuple[str, str]],
) -> dict[str, str]:
    """The whole way of the page into a folder that nobody else writes to now."""
    before = fit_to_hold(transaction.folder)
    for place in _stages(transaction, site):
        around = place.folder()
        if around is not None:
            clear_old(around, place.name)
    kept = {page.path for page in pages}
    after = marker_of(kept)
    ours = kept if before == after else listed(before or b"", kept)
    gone = sorted(ours - kept)
    stood = standing_still(pages, transaction, standing)
    moved = [page for page in pages if page.path not in stood] if stood else pages
    new, changed, same = differing(moved, transaction, ours)
    # While the build is under way, the marker lists the old files and the new: whichever are there are ours.
    meanwhile = before if kept <= ours and before is not None else marker_of(kept | ours)
    if not (new or changed or gone or after != before):
        facts = facts_of_pages([*moved, Page(MARKER, after)], same, transaction)
        return {**stood, **facts} if facts else {}
    arriving = sorted([(page, False) for page in new] + [(page, True) for page in changed], key=_turn)
    markers = [("marker", meanwhile)] if meanwhile != before else []
    if after != meanwhile:
        markers.append(("marker-after", after))
    staged = [*map(str, range(len(arriving))), *(name for name, _ in markers)]
    names = (
        *(each for name in staged for each in (name, f"{name}-before")),
        *(f"gone-{number}" for number in range(len(gone))),
    )
    around, stage = _stage(transaction, site)
    site.close()
    transaction.use_stage(stage, around, names)
    # One after another: some are made when they are asked for, and all at once would take much room.
    contents = ((str(number), page.content) for number, (page, _) in enumerate(arriving))
    written = write_durably(chain(((LIST, listing(names)),), contents, markers), stage)

    if meanwhile != before:
        transaction.place("marker", MARKER, over=before is not None)
    in_the_way = _in_the_way(gone, new)
    _remove(in_the_way, kept, transaction)
    for number, (page, over) in enumerate(arriving):
        transaction.place(str(number), page.path, over=over)
    _remove([path for path in gone if path not in in_the_way], kept, transaction)
    if after != meanwhile:
        transaction.place("marker-after", MARKER, over=True)
    transaction.sync()
    same.update((page.path, written[str(number)]) for number, (page, _) in enumerate(arriving))
    for name in ("marker", "marker-after"):
        if name in written:
            same[MARKER] = written[name]
    facts = facts_of_pages([*moved, Page(MARKER, after)], same, transaction)
    return {**stood, **facts} if facts else {}


def _turn(arriving: tuple[Page, bool]) -> int:
    """What a page needs comes before it, what points at it comes after it, and the front page is last."""
    path = arriving[0].path
    if path == "index.html":
        return 3
    return 1 if path.endswith(".html") else 2 if path.endswith((".xml", ".opml")) else 0


def _in_the_way(gone: Iterable[str], new: Iterable[Page]) -> set[str]:
    """Files that have to leave first: a folder takes the place of one, or a file that of a folder."""
    paths = {page.path for page in new}
    folders = {folder for path in paths for folder in folders_of(path)}
    return {path for path in gone if path in folders or not paths.isdisjoint(folders_of(path))}


def _remove(gone: Iterable[str], kept: Iterable[str], transaction: Transaction) -> None:
    gone = sorted(gone)
    if not gone:
        return
    twins = {path_key(path): path for path in kept}
    for path in gone:
        transaction.remove(path, twins.get(path_key(path), ""))
    for folder in sorted({path.rpartition("/")[0] for path in gone}, reverse=True):
        transaction.tidy(folder)


class _StagePlace(NamedTuple):
    """Where files may wait for their turn: in which folder, if it can be had, and under which name."""

    folder: Callable[[], Folder | None]
    name: str


def _stages(transaction: Transaction, site: Folder, *, make: bool = False) -> list[_StagePlace]:
    """Where files may wait for their turn, the best place first; named after the folder that they go to.

    `make` says that our own folder in the site is made if need be.
    """
    mark = stamp(os.path.realpath(transaction.root))
    return [
        _StagePlace(partial(own_folder, site, make=make), f"stage-{mark}"),
        _StagePlace(lambda: transaction.around, f"{STAGE}-{mark}"),
        _StagePlace(lambda: transaction.folder, f"{STAGE}-{mark}"),
    ]


def _stage(transaction: Transaction, site: Folder) -> tuple[Folder, Folder]:
    """The folder that it is in, and an empty folder from which files can be renamed into the page's.

    It is in the first place that allows it.
    """
    device = transaction.folder.status().st_dev
    refusal: OSError | None = None
    stages = _stages(transaction, site, make=True)
    for place in stages if site.status().st_dev == device else stages[1:]:
        around = place.folder()
        if around is None:
            continue
        try:
            stage = stage_in(around, place.name)
        except OSError as error:
            refusal = error
            continue
        # Two mounts of one disk have one device, and yet nothing can be renamed across them: the kernel
        # tells, even for a name that is not there.
        try:
            stage.rename("none", transaction.folder, f"{STAGE}-none")
        except FileNotFoundError:
            if stage.status().st_dev == device:
                return around, stage
        except OSError as error:
            if error.errno != errno.EXDEV:
                clear(stage, around, ())
                raise
        clear(stage, around, ())
    raise refusal or OSError(errno.EXDEV, os.strerror(errno.EXDEV), transaction.root)


def _mixed(path: str) -> Problem:
    way_out = "see whether the disk is well, then build again"
    return Problem("this could not be put back as it was before", Whole(shown(path)), way_out)
