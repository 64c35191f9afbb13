"""The accounts of people in the fediverse, to follow them: the form that Mastodon exports, and imports again.

No cell can be taken for a formula by a spreadsheet, or hold a comma: an account begins with a letter, a digit
or `_`, which `core.accounts` sees to.
"""

from __future__ import annotations

from quietpage.export.model import SiteData

_HEADER = "Account address,Show boosts,Notify on new posts,Languages\n"


def text(told: SiteData) -> str:
    """A row for each account, in the order of the page; one that several people share stands there once."""
    accounts: dict[str, str] = {}
    for person in told.people:
        if person.fediverse:
            accounts.setdefault(person.fediverse.lower(), person.fediverse)
    return _HEADER + "".join([f"{account},true,false,\n" for account in accounts.values()])
