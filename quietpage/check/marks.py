"""Remove from a page the author's texts that were checked before, so that only what templates made is
checked.

Such a text stands between the two marks of `view_models`.
"""

from __future__ import annotations

import re
from collections.abc import Container

from quietpage.core.late_patterns import late_pattern
from quietpage.render.view_models import CLOSE, OPEN, STYLE

_PIECE = late_pattern(f"({STYLE})?{OPEN}([^{OPEN}{CLOSE}]*){CLOSE}")


def rest_of(html: str, read: Container[str], instead: str = "") -> str:
    """A page, or a piece of one, without what has been read already.

    `instead` takes the place of what is markup in it. A style sheet was read as such: it is left out where it
    is one. What is left of the marks is taken out, as it is of the finished page.
    """

    def without(found: re.Match[str]) -> str:
        style, piece = found[1] or "", found[2]
        if style and style + piece in read:
            return style + instead
        if style or piece not in read:
            return style + piece
        return style + (instead if "<" in piece or '"' in piece else piece if instead else "")

    if instead or f"{STYLE}{OPEN}" in html:
        return _PIECE.sub(without, html).replace(OPEN, "").replace(CLOSE, "")
    # The same, faster, for the most.
    first, *others = str.split(html, OPEN)  # of markup, each piece would be made markup again
    parts = [first]
    for other in others:
        piece, _, rest = other.partition(CLOSE)
        parts.append(rest if piece in read else piece + rest)
    return "".join(parts).replace(CLOSE, "")
