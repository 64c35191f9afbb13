"""Maps an `OSError` that was met while a page was written to a `Problem` at the path that it was about."""

from __future__ import annotations

import os

from quietpage.core.diagnostics import Problem
from quietpage.core.os_errors import said, way_out
from quietpage.core.paths import shown
from quietpage.core.source import Whole
from quietpage.write.staging import STAGE


def refused(error: OSError, root: str) -> Problem:
    """The problem at the file or folder of the page, in the folder `root`, that the system refused."""
    place = root
    # A rename has two paths; the second is where the file was to go. Nobody knows the names in a stage.
    for name in (error.filename2, error.filename):
        if isinstance(name, str) and name.startswith((root + "/", root + os.sep)) and STAGE not in name:
            place = name
            break
    return Problem(said(error), Whole(shown(place)), way_out(error))
