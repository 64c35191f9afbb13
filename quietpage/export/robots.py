"""A word to crawlers: robots.txt (RFC 9309).

They may come in, to a whispering page too: only who reads a page can read that it asks not to be listed.
"""

from __future__ import annotations

from quietpage.export.model import SiteData


def text(told: SiteData, sitemap: str) -> str:
    listed = f"\nSitemap: {told.url}{sitemap}\n" if told.public and told.url else ""
    return f"User-agent: *\nAllow: /\n{listed}"
