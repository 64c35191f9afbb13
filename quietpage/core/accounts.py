"""Accounts in the fediverse: `@name@host`, and what somebody may have meant by another form.

The name has letters of ASCII, digits, `_`, and between these `.` and `-`, as Mastodon takes it, so that it
begins with no sign that a spreadsheet would take for a formula; the host is one of the web.
"""

from __future__ import annotations

import re

from quietpage.core.hosts import domain_fault, in_ascii
from quietpage.core.named_tuple import NamedTuple


class Account(NamedTuple):
    """An account: its name as it was written, and its host in ASCII and in small letters."""

    name: str
    host: str

    @property
    def profile(self) -> str:
        """The address of its page, as most places in the fediverse have it."""
        return f"https://{self.host}/@{self.name}"


LONGEST = 300
"""The longest account, in code points."""


def account_of(written: str) -> Account | None:
    """The account that this is; nothing, if it has another form."""
    found = re.fullmatch(r"@([A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?)@([^@\s]+)", written[: LONGEST + 1])
    if found is None or len(written) > LONGEST or domain_fault(found[2]):
        return None
    return Account(found[1], in_ascii(found[2]))


def meant(written: str) -> str:
    """The account that somebody may have meant: by an address of its page, without a sign, or with spaces;
    nothing, if it cannot be told.
    """
    from unicodedata import normalize

    text = normalize("NFKC", written[:LONGEST]).partition(" #")[0]
    text = text.strip(" \t<>()[]\"'“”„‘’,;.")
    text = re.sub(r"(?i)^(?:acct|mailto):/{0,2}", "", text)
    if page := re.fullmatch(r"(?i)(?:https?:/{0,2})?((?:[\w-]+\.)+[\w-]+)/(.+)", text):
        host, path = page[1].lower().removeprefix("www."), page[2].lstrip("/")
        if host.startswith("pixelfed.") and path[:1] != "@":
            path = f"@{path}"  # elsewhere, any page without a sign before it could be taken for somebody's
        name = re.match(
            r"(?:web/)?(?:@|users/|user/|u/|profile/|accounts/|a/)@?([\w.-]+)(?:@([\w.-]+))?(?:[/?#]|$)", path
        )
        if name is None or name[1].isdigit() or is_elsewhere(host):
            return ""
        text = f"@{name[1]}@{name[2] or host}"
    else:
        words = ["@" if word.lower() in ("at", "(at)", "[at]") else word for word in text.rstrip("/").split()]
        text = "@" + "".join(words).lstrip("@")
    return text if account_of(text) else ""


def is_elsewhere(host: str) -> bool:
    """Whether a host is one of the well-known places that are no part of the fediverse."""
    return any(host == place or host.endswith(f".{place}") for place in _ELSEWHERE)


_ELSEWHERE = (
    *("twitter.com", "x.com", "bsky.app", "github.com", "gitlab.com", "codeberg.org", "facebook.com"),
    *("instagram.com", "linkedin.com", "youtube.com", "tiktok.com", "medium.com", "reddit.com", "tumblr.com"),
)
