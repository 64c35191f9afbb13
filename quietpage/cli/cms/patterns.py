"""What may be typed into a field of a form, as regular expressions of JavaScript: texts without digits.

Pages CMS makes them by `new RegExp(…)` without flags, so a character beyond the first plane is two units, and
`^` and `$` are the ends of the whole text. What they refuse, the guard refuses; it refuses more than they do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from quietpage.numbers.sets import char_set
from quietpage.numbers.unicode_data import NUMERALS, PICTURES

_MORE = "%\u066a\u2030\u2031"
"""Signs of a part in a hundred, and the like: a number wherever they stand."""

# Where a number is that no reader sees: an address, a name of one, a sign that is written by its number.
_ENTITY = r"#\w+;"
_ADDRESS = (
    r"\([ \n]*(?:<[^<>\n]*>|[^\s()<][^\s()]*(?:\([^\s()]*\)[^\s()]*)*(?=[\s)]|$))"  # [words](here)
    r"|\[[^\[\]]*\]"  # [words][here]
)
_DEFINITION = r"[^\[\]]*\]:[ \t]*\S+(?=\s|$)"  # [here]: https://example.org/


def words() -> str:
    """A text as it is shown, without digits and other signs that are numbers; or nothing."""
    return f"^(?:{_without_numbers('')})*$"


def markdown() -> str:
    """A text in Markdown without such signs, wherever a reader would see them; or nothing."""
    # Of each two ways to go on only one is ever possible: so a long text is gone through once.
    return (
        f"^(?:{_without_numbers('&[]')}"
        rf"|&(?:{_ENTITY}|(?!{_ENTITY}))"
        rf"|\[(?:{_DEFINITION}|(?!{_DEFINITION}))"
        rf"|\](?:{_ADDRESS}|(?!{_ADDRESS})))*$"
    )


def or_nothing(pattern: str) -> str:
    """A pattern of a schema, or an empty text: that is what a form has for a field that was left empty."""
    return f"^$|{pattern}"


def number_signs() -> frozenset[str]:
    """Every character that is refused."""
    return char_set(NUMERALS) | char_set(PICTURES) | frozenset(_MORE)


def _without_numbers(besides: str) -> str:
    """One unit of a text that begins no number, nor any of the characters in `besides`."""
    near: list[int] = []
    far: defaultdict[int, list[int]] = defaultdict(list)
    for sign in sorted(map(ord, number_signs())):
        if sign < 0x10000:
            near.append(sign)
        else:
            far[0xD800 + (sign - 0x10000 >> 10)].append(0xDC00 + (sign - 0x10000 & 0x3FF))
    escaped = "".join(f"\\{sign}" for sign in besides)
    heads: defaultdict[str, list[int]] = defaultdict(list)  # those with the same second halves, together
    for head, tails in far.items():
        heads[_ranges(tails)].append(head)
    pairs = "".join(f"|{_class(these)}(?![{tails}])" for tails, these in heads.items())
    return f"[^{escaped}{_ranges(near)}{_ranges(far)}]{pairs}"


def _class(units: list[int]) -> str:
    return _ranges(units) if len(units) == 1 else f"[{_ranges(units)}]"


def _ranges(units: Iterable[int]) -> str:
    """Units in their order as the inside of `[…]`."""
    runs: list[list[int]] = []
    for unit in units:
        if runs and unit == runs[-1][1] + 1:
            runs[-1][1] = unit
        else:
            runs.append([unit, unit])
    return "".join(
        _unit(first) if first == last else f"{_unit(first)}{'-' * (last > first + 1)}{_unit(last)}"
        for first, last in runs
    )


def _unit(unit: int) -> str:
    return chr(unit) if unit < 0x7F else f"\\u{unit:04x}"
