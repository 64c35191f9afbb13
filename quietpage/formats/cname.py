"""The name of a domain of one's own, for hosts that publish a git branch: the file CNAME."""

from __future__ import annotations

from quietpage.formats.told import Told


def text(told: Told) -> str:
    """The name as the domain name system has it (RFC 5890): letters beyond ASCII in their ASCII form."""
    return ".".join(map(_label, told.domain.split("."))) + "\n"


def _label(label: str) -> str:
    if label.isascii():
        return label.lower()
    from unicodedata import normalize

    return "xn--" + normalize("NFC", label.lower()).encode("punycode").decode()
