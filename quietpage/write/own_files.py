"""New files among the writer's own, and changes to those that are there: never over what somebody else wrote.

A new file is written whole or not at all, and only where nothing has its name. A file that is there is
replaced at one moment, and only while it still holds what was read of it.
"""

from __future__ import annotations

from contextlib import suppress

from quietpage.core.diagnostics import Invalid, Problem
from quietpage.core.folders import Folder, is_link
from quietpage.core.os_errors import said
from quietpage.core.paths import shown
from quietpage.core.source import Whole

_LARGEST = 20_000_000
_HELP = "see whether the folder can be written to, and give the command once more"


def inside(home: Folder, name: str) -> Folder:
    """A folder in one that is held open, made if need be. Raises `Invalid`, also for a link to one."""
    try:
        if not home.look(name):
            with suppress(FileExistsError):
                home.make(name)
        return home.inside(name)
    except OSError as reason:
        if (found := home.look(name)) and is_link(found):
            raise Invalid(
                Problem(
                    "this is a link to another place, and quietpage writes through none",
                    Whole(shown(home.at(name))),
                    "put the folder itself here",
                )
            ) from reason
        raise Invalid(Problem(said(reason), Whole(shown(home.at(name))), _HELP)) from reason


def write_new(folder: Folder, name: str, text: str) -> None:
    """A new file with this text, in UTF-8. Raises `Invalid`, also if there is anything of that name."""
    try:
        folder.write(name, text.encode(), 0o666)
    except FileExistsError:
        raise Invalid(
            Problem(
                "there is a file of this name already, and it stays as it is",
                Whole(shown(folder.at(name))),
                "write into it what you wanted to add, or give it another name",
            )
        ) from None
    except OSError as reason:
        raise Invalid(Problem(said(reason), Whole(shown(folder.at(name))), _HELP)) from reason


def replace(folder: Folder, name: str, before: bytes, after: bytes) -> None:
    """Give a file another content, all at once, and its mode as it is.

    Raises `Invalid` if it does not hold `before` any more: then somebody else is writing in it.
    """
    spare = f".{name}.quietpage"
    try:
        found = folder.content(name, _LARGEST)
        if found is None or found[1] != before:
            raise Invalid(
                Problem(
                    "this file was changed in the meantime, and stays as it is",
                    Whole(shown(folder.at(name))),
                    "save it, and give the command once more",
                )
            )
        folder.write(spare, after, found[0].st_mode & 0o777, exactly=True)
        try:
            folder.rename(spare, folder, name)
        except BaseException:
            with suppress(OSError):
                folder.remove(spare)
            raise
    except OSError as reason:
        raise Invalid(Problem(said(reason), Whole(shown(folder.at(name))), _HELP)) from reason
