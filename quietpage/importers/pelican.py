"""The blogroll in the settings of Pelican: read as Python is written, and never run."""

from __future__ import annotations

import ast
import re
import warnings

from quietpage.core.diagnostics import Problem
from quietpage.core.source import Source, Span, Whole
from quietpage.importers.candidates import MOST, Found, Gathered

_SETTING = r"(?m)^(?:SITENAME|SITEURL|LINKS|SOCIAL|BLOGROLL|DEFAULT_PAGINATION|FEED_ALL_ATOM)\b[^=\n]{0,80}="
_LISTS = ("LINKS", "BLOGROLL", "FRIENDS")
"""Settings that list the places of others. Those of the writer's own are in `SOCIAL`."""

_LONGEST = 1_000_000
"""No settings are longer, in code points."""


def is_pelican(text: str) -> bool:
    return re.search(_SETTING, text[:100_000]) is not None


def read_pelican(source: Source) -> Gathered:
    """An entry for each pair of a name and an address in the blogroll."""
    try:
        with warnings.catch_warnings(action="ignore"):  # of signs that Python reads otherwise some day
            tree = ast.parse(source.text[:_LONGEST])
    except (SyntaxError, ValueError, RecursionError, MemoryError) as reason:
        line = getattr(reason, "lineno", None)
        begin = source.begin(line) if line else 0
        place = Span(source, begin, begin + len(source.line(line))) if line else Whole(source.path)
        return _nobody(
            place,
            "these settings of Pelican cannot be read from here on",
            "see what is missing here; or write the names and addresses in a file, one on each line",
        )
    found: list[Found] = []
    others: dict[str, None] = {}
    for each in tree.body:
        if not isinstance(each, ast.Assign | ast.AnnAssign | ast.AugAssign):
            continue
        target = each.targets[0] if isinstance(each, ast.Assign) else each.target
        if not isinstance(target, ast.Name):
            continue
        name = target.id
        if name in ("AUTHOR", "SOCIAL", "MENUITEMS"):
            others[name] = None
        if name not in _LISTS or not isinstance(each.value, ast.Tuple | ast.List):
            continue
        for pair in each.value.elts:
            texts = [
                part.value
                for part in (pair.elts if isinstance(pair, ast.Tuple | ast.List) else ())
                if isinstance(part, ast.Constant) and isinstance(part.value, str)
            ]
            if len(texts) > 1:
                begin = source.begin(pair.lineno)
                place = Span(source, begin, begin + len(source.line(pair.lineno)))
                found.append(Found(place, title=texts[0], addresses=(("", texts[1]),)))
            if len(found) > MOST:
                return Gathered(tuple(found), others=tuple(others))
    if not found:
        return _nobody(
            Whole(source.path),
            "there is no list of others in these settings of Pelican",
            "their names and addresses stand in LINKS there; or write them in a file, one on each line",
        )
    return Gathered(tuple(found), others=tuple(others))


def _nobody(place: Span | Whole, message: str, help: str) -> Gathered:
    return Gathered(problems=(Problem(message, place, help),))
