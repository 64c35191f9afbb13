"""Somebody on one line, as people write lists: a name, and perhaps where to meet them."""

from __future__ import annotations

import re

from quietpage.core.source import Place
from quietpage.importers.addresses import fediverse
from quietpage.importers.candidates import Found


def of_line(line: str, place: Place) -> Found:
    """`Rosa Lind, https://…`, `[Rosa Lind](https://…)`, `Rosa Lind <mail>`, `Rosa Lind (@rosa@host)`."""
    if linked := re.match(r"\[([^\[\]]++)\]\(([^()\s]++)\)", line):
        return Found(place, name=linked[1], addresses=(("", linked[2]),))
    line = re.sub(r"[;,|](?=https?://)", " ", line)
    name: list[str] = []
    addresses: list[tuple[str, str]] = []
    handle = ""
    for word in line.split():
        bare = word.strip("<>(),;|")
        if re.match(r"(?i)https?://", bare):
            addresses.append(("", bare))
        elif "@" in bare.strip("@"):
            account = fediverse(bare) if bare.startswith("@") else ""
            if account:
                addresses.append(("Mastodon", account))
            # A mail address is nobody's business; what stands before its sign may be a name.
            handle = handle or (bare if account else bare.partition("@")[0])
        elif not addresses and not handle:
            name.append(word)
    return Found(
        place,
        name=" ".join(name).strip(" \t,;:|–—-("),
        handle=handle,
        addresses=tuple(addresses),
    )
