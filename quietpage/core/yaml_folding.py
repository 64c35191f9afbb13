"""How YAML folds and escapes a text over several lines: from each sign back to where it was typed.

PyYAML tells where a scalar begins and ends, and not where the signs of its value come from. Plain and quoted
scalars are gone through by the rules of YAML 1.1 (chapter 9, Scalar Styles). In block scalars, whose folding
depends on indents, the same signs are looked for, one after the other.
"""

from __future__ import annotations

import re

_SPACE = " \t\r\n"
_RUN = re.compile(r"[ \t\r\n]+")
_BREAK = re.compile(r"\r\n|\r|\n")
_HEX = {"x": 2, "u": 4, "U": 8}


def unfolded(value: str, raw: str, style: str) -> list[tuple[int, int]]:
    """For each sign of `value`, where it begins and ends in `raw`, the source of the scalar."""
    if style in ("literal", "folded"):
        header = _BREAK.search(raw)
        return _same_signs(value, raw, header.end() if header else len(raw))
    if style == "plain":
        places = _by_the_rules(raw, 0, len(raw), "")
    else:
        places = _by_the_rules(raw, 1, len(raw) - 1, raw[:1])
    # If the rules here and the parser's differ, places are near rather than wrong.
    return places if len(places) == len(value) else _same_signs(value, raw, 0 if style == "plain" else 1)


def _by_the_rules(raw: str, at: int, end: int, quote: str) -> list[tuple[int, int]]:
    """The places in plain and quoted text, by YAML's rules of folding and escaping."""
    places: list[tuple[int, int]] = []
    while at < end:
        sign = raw[at]
        if sign in _SPACE:
            stop = _past_space(raw, at, end)
            breaks = list(_BREAK.finditer(raw, at, stop))
            # Space in a line stays. One break with the space around it is a single space; of several, all but
            # the first stay.
            if not breaks:
                places.extend((place, place + 1) for place in range(at, stop))
            elif len(breaks) == 1:
                places.append((at, stop))
            else:
                places.extend(found.span() for found in breaks[1:])
            at = stop
        elif sign == "\\" and quote == '"':
            escaped = raw[at + 1 : at + 2]
            if escaped in "\r\n":  # a line end that is escaped leaves nothing
                stop = _past_space(raw, at + 1, end)
                places.extend(found.span() for found in list(_BREAK.finditer(raw, at + 1, stop))[1:])
                at = stop
            else:
                width = 2 + _HEX.get(escaped, 0)
                places.append((at, at + width))
                at += width
        else:
            width = 2 if sign == "'" == quote else 1
            places.append((at, at + width))
            at += width
    return places


def _past_space(raw: str, at: int, end: int) -> int:
    """Behind the space and line ends at a place, or behind one sign if there are none."""
    run = _RUN.match(raw, at, end)
    return run.end() if run else at + 1


def _same_signs(value: str, raw: str, at: int) -> list[tuple[int, int]]:
    """The same signs in `raw`, one after the other; space and line ends, which YAML folds, are near."""
    places = []
    for sign in value:
        if sign not in " \t\n":
            found = raw.find(sign, at)
            at = found if found >= 0 else at
        if raw[at : at + 1] == sign or raw[at : at + 1] in _SPACE:
            width = 2 if sign == "\n" and raw[at : at + 2] == "\r\n" else 1
            places.append((at, min(at + width, len(raw))))
            at = places[-1][1]
        else:
            places.append((at, at))
    return places
