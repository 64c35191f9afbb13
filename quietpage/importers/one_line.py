"""Somebody on one line, as people write lists: a name, and perhaps where to meet them."""

from __future__ import annotations

import re

from quietpage.core.source import Place
from quietpage.importers.addresses import account as account_of
from quietpage.importers.addresses import fediverse
from quietpage.importers.candidates import Found


def of_line(line: str, place: Place) -> Found:
    """`Rosa Lind, https://…`, `[Rosa’s notes](https://…)`, `Rosa Lind <mail>`, `Rosa Lind (@rosa@host)`."""
    links = list(re.finditer(r"\[([^\[\]]++)\]\(([^()\s]++)\)", line))
    if links:
        return _of_markdown(line, links, place)
    line = re.sub(r"[;,|](?=https?://)", " ", line)
    name: list[str] = []
    addresses: list[tuple[str, str]] = []
    handle = there_known = ""
    for word in line.split():
        bare = word.strip("<>(),;|")
        if re.match(r"(?i)https?://", bare):
            addresses.append(("", bare))
        elif "@" in bare.strip("@"):
            account = fediverse(bare) if bare.startswith("@") else ""
            if account:
                addresses.append(("Mastodon", account))
                there_known = there_known or account_of("Mastodon", bare)
            # A mail address is nobody's business; what stands before its sign may be a name.
            handle = handle or (bare if account else bare.partition("@")[0])
        elif not addresses and not handle:
            name.append(word)
    return Found(
        place,
        name=_bare(" ".join(name)),
        handle=handle,
        addresses=tuple(addresses),
        fediverse=there_known,
    )


def _of_markdown(line: str, links: list[re.Match[str]], place: Place) -> Found:
    """A line with links of Markdown: the first of them, or what stands before it, says who."""
    before = _bare(line[: links[0].start()])
    feeds = []
    addresses = []
    for at, link in enumerate(links):
        if re.search(r"(?i)\b(?:rss|feed|atom)\b", link[1]) and (before or at):
            feeds.append(link[2])
        else:
            addresses.append(("", link[2]))
    return Found(place, title=before or _bare(links[0][1]), addresses=tuple(addresses), feeds=tuple(feeds))


def _bare(text: str) -> str:
    """A text without the signs of Markdown and of lists around it."""
    return text.strip(" \t,;:|–—-(*_`")
