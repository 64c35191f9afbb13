"""Addresses as they stand in files from elsewhere, made into such as a page may lead to."""

from __future__ import annotations

import re

from quietpage.core import accounts
from quietpage.core.urls import faults
from quietpage.validate import profiles
from quietpage.validate.foreign_words import meaning
from quietpage.validate.written import is_host

_FEDIVERSE = ("Mastodon", "Pixelfed", "Lemmy")


def place_of_key(key: str) -> str:
    """The place of which a key has somebody's name or address: `GitHub` of `github_url`; or nothing."""
    found = meaning(key)
    return found.word if found and found.kind == "profile" else ""


_LONGEST = 2_000


def cleaned(address: str) -> str:
    """An address that a page may lead to; nothing, if it cannot be made into one."""
    text = "".join(address.split()) if len(address) < _LONGEST else ""
    text = text.strip("<>\"'")
    while text[:5].lower() == "feed:":
        text = text[5:].lstrip("/") if "://" not in text[5:12] else text[5:]
    while doubled := re.match(r"(?i)https?:/{0,2}(?=https?:)", text):
        text = text[doubled.end() :]
    if text.startswith("//"):
        text = f"https:{text}"
    elif not re.match(r"(?i)[a-z][a-z0-9+.-]*:(?!\d)", text) and re.match(r"[\w-]+\.[\w.-]+", text):
        text = f"https://{text}"
    if not re.match(r"(?i)https?://", text):
        return ""
    text = _without_trackers(text)
    return text if next(faults(text, mail=False), None) is None else ""


def has_a_key(address: str) -> bool:
    """Whether an address has a password or a key in it, which is for one reader and not for a page."""
    return (
        re.search(
            r"(?i)//[^/?#]*@|/private/|[?&;](?:auth|token|access_token|key|api_?key|secret|pass|password|pwd|sig"
            r"|signature|session|sid)=",
            address[:_LONGEST],
        )
        is not None
    )


def profile(place: str, handle: str) -> str:
    """Where somebody is who goes by a name at a place, such as `GitHub`; an address stays what it is.

    Nothing, if that cannot be known.
    """
    handle = handle.strip()
    if re.match(r"(?i)(?:https?:)?//", handle) or (place != "Bluesky" and "/" in handle):
        return handle
    if place in _FEDIVERSE or "@" in handle.lstrip("@"):
        return fediverse(handle)
    return profiles.profile(place, handle.lstrip("@")) or (handle if is_host(handle) else "")


def fediverse(handle: str) -> str:
    """The address of somebody's page in the fediverse, of `@name@host`."""
    name, _, host = handle.strip().removeprefix("acct:").lstrip("@").partition("@")
    if not re.fullmatch(r"[\w.-]+", name) or not re.fullmatch(r"[\w.-]+\.\w+", host):
        return ""
    return f"https://{host}/@{name}"


def account(place: str, handle: str) -> str:
    """What goes after `fediverse:`, of what stands under a key or in a column of that place; nothing, if it
    names no account.
    """
    return accounts.meant(handle) if place.capitalize() in _FEDIVERSE else ""


def _without_trackers(url: str) -> str:
    """An address without what is there to follow people around."""
    from quietpage.core.hosts import in_ascii
    from quietpage.core.trackers import trackers

    if "?" not in url and "#" not in url:
        return url
    head, hash_sign, fragment = url.partition("#")
    base, question, query = head.partition("?")
    host = base.partition("//")[2].partition("/")[0].rpartition("@")[2].partition(":")[0]

    def kept(text: str) -> str:
        parts = text.split("&")
        return "&".join(part for part in parts if next(trackers(part, in_ascii(host)), None) is None)

    query, fragment = kept(query), kept(fragment)
    return base + (question + query if query else "") + (hash_sign + fragment if fragment else "")
