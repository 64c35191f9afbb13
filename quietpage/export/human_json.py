"""Whom the author vouches for, as programs read it: human.json 0.1.1 (https://codeberg.org/robida/human.json).

The one file with dates in it, which its form asks for; so it is only made where the author wants it.
"""

from __future__ import annotations

import json

from quietpage.core.urls import in_uri
from quietpage.export.model import SiteData

_VERSION = "0.1.1"


def text(told: SiteData) -> str:
    """That a person wrote the page, and those who agreed to be on it, have an address, and were vouched for.

    An address that several of them share stands there once, with the first day.
    """
    days: dict[str, str] = {}
    for person in told.people:
        if person.vouched and person.address:
            days[person.address] = min(person.vouched, days.get(person.address, person.vouched))
    vouches = [{"url": url, "vouched_at": day} for url, day in days.items()]
    value = {"version": _VERSION, "url": in_uri(told.url), "vouches": vouches}
    return json.dumps(value, indent=2) + "\n"
