"""Values of which not all came over to this process."""

from __future__ import annotations


class ElsewhereError(BaseException):
    """More of a value is asked for than came over to this process.

    It is no fault of a template, so no `Exception`: the task is done once more where there is all of it.
    """
