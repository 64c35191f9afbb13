"""Parts of addresses that are there to follow people around, by the names that advertisers give them."""

from __future__ import annotations

import re
from collections.abc import Iterator


def trackers(query: str, host: str) -> Iterator[tuple[int, int, str]]:
    """The parts of a query, or of a fragment, that track: where each begins and ends in it, and its name."""
    from quietpage.core.tracker_names import FAMILIES, OWNED  # few pages have a link with a query

    names = {name for _, parameters in OWNED for name in parameters.split()}
    for part in re.finditer(r"[^?&;#]+", query):
        key = re.sub(r"%([0-7][0-9A-Fa-f])", lambda found: chr(int(found[1], 16)), part[0]).lower()
        key = re.split(r"[=\[]", key)[0]
        if key in names or key.startswith(FAMILIES) or _shared(key, host):
            yield part.start(), part.end(), key


def _shared(key: str, host: str) -> bool:
    """Whether a host uses this common word to know who passed a link on."""
    from quietpage.core.tracker_names import ON_HOSTS

    labels = f".{host.removesuffix('.')}"
    for names, keys in ON_HOSTS:
        if key in keys and any(
            labels.endswith(f".{name}") or (name.endswith(".") and f".{name}" in labels) for name in names
        ):
            return True
    return False
