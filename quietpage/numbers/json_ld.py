"""What other programs show of linked data in a page: the strings of JSON-LD.

Addresses are not shown, nor what a thing is called there for machines. What is no JSON is read as far as
there are strings in it.
"""

from __future__ import annotations

import re

from quietpage.core.late_patterns import late_pattern
from quietpage.numbers.source_map import Pieces

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_UNREAD = frozenset(("@context", "@id", "@type"))
"""Keys whose values only machines read."""

# First what is passed over with its key: on an index that is most of all. Then any string: one that is never
# closed goes on to the end, and the quotation marks in it begin no others.
_STRING = late_pattern(
    r'"(?:(?P<unread>@context|@id|@type)"\s*:\s*"[^"\\]*+|(?P<key>[^"\\]*+)"\s*:\s*"https?://[^\s"\\]++)"(?!\s*:)'
    r'|"(?P<inside>(?:[^"\\]|\\.)*+)"?',
    re.DOTALL,
)
# Signs beyond U+FFFF are written as two escapes, a high surrogate and a low one (RFC 8259, section 7).
_ESCAPE = late_pattern(
    r"(?:\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.)", re.S
)
_KEY_FOLLOWS = late_pattern(r"\s*:")
_ADDRESS = late_pattern(r"(?:[A-Za-z][A-Za-z0-9+.-]*://|mailto:|acct:|urn:)\S+")


def readings(data: str, offset: int = 0) -> Iterator[Pieces]:
    """Each string that is a value and no address; `offset` is where the data begins in its file."""
    key = ""
    for string in _STRING.finditer(data):
        inside = string["inside"]
        if inside is None:
            key = string["unread"] or string["key"]
            continue
        if _KEY_FOLLOWS.match(data, string.end()):
            key = inside
            continue
        if not inside or key in _UNREAD or _ADDRESS.fullmatch(inside.replace("\\/", "/")):
            continue
        pieces = Pieces()
        pieces.extend(inside, _ESCAPE, _unescaped, offset + string.start("inside"))
        if pieces:
            yield pieces


def _unescaped(escape: str) -> str:
    """What an escape stands for."""
    if escape.startswith("\\u"):
        units = escape.split("\\u")[1:]
        if len(units) == 2:
            high, low = (int(unit, 16) for unit in units)
            return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
        return chr(int(units[0], 16))
    return {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}.get(escape[1:], escape[1:])
