"""The address that a name makes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

LONGEST_SLUG = 180
"""The longest address of a person's page, in bytes: with its ending it is a file name everywhere."""

DEVICES = frozenset(("con", "prn", "aux", "nul"))
"""What no file may be called on some computers, whatever its ending."""

IDS = frozenset(("people", "sprig", "sprig-umbel", "sprig-barley", "sprig-tulip", "sprig-snowdrop"))
"""What the shipped templates call parts of their pages: the `id` that a link to such a part names."""


def slug(name: str) -> str:
    """The address that a name makes: lower case, hyphens for spaces, only letters and their marks; in NFC."""
    if name.isascii():
        kept = name.lower().replace(" ", "-")
        if not kept.replace("-", "").isalpha():
            kept = re.sub(r"[^a-z-]", "", re.sub(r"[\s_]", "-", kept))
    else:
        # In small letters the Turkish İ is an i with another dot above it, which nobody could type.
        composed = unicodedata.normalize("NFC", name).lower().replace("i\u0307", "i")
        words = re.sub(r"[\s\-‐‑‒–—―־_]+", "-", composed)
        kept = "".join([sign for sign in words if sign == "-" or unicodedata.category(sign)[0] in "LM"])
        kept = unicodedata.normalize("NFC", kept)
    kept = re.sub("-{2,}", "-", kept) if "--" in kept else kept
    return _cut(kept.strip("-"))


def anchor(slug: str, ids: Container[str]) -> str:
    """The `id` of a person's article: their slug, unless a part of the page itself has that `id`.

    No slug ends with a hyphen, so this is nobody else's.
    """
    while slug in ids:
        slug += "-"
    return slug


def _cut(slug: str) -> str:
    """A slug that is not too long for a file name, cut before a whole letter with its marks."""
    if len(slug) * 4 <= LONGEST_SLUG or len(slug.encode()) <= LONGEST_SLUG:
        return slug
    end = len(slug.encode()[:LONGEST_SLUG].decode("utf-8", "ignore"))
    while end and unicodedata.category(slug[end])[0] == "M":
        end -= 1
    return slug[:end].rstrip("-")
