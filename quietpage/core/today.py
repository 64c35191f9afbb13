"""What day it is, for whoever judges a day that was written."""

from __future__ import annotations


def latest_day() -> str:
    """The day that it is where days begin first, fourteen hours ahead of UTC, as `YYYY-MM-DD`."""
    from time import gmtime, strftime, time

    return strftime("%Y-%m-%d", gmtime(time() + 14 * 60 * 60))
