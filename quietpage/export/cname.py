"""The name of a domain of one's own, for hosts that publish a git branch: the file CNAME."""

from __future__ import annotations

from quietpage.core.hosts import in_ascii
from quietpage.export.model import SiteData


def text(told: SiteData) -> str:
    """The name as the domain name system has it: letters beyond ASCII in their ASCII form."""
    return in_ascii(told.domain) + "\n"
