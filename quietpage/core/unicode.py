"""Signs that steer, hide or break text, and words for them.

What honest writing needs is left alone: joiners in emoji and in the scripts that join, emoji and
ideograph variants, flags, marks on letters, balanced isolates, soft hyphens.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from quietpage.core.named_tuple import NamedTuple

MOST_MARKS = 5
"""The most marks in a row on one letter (eight in the scripts that stack letters as marks)."""


def strange_signs(text: str) -> Iterator[tuple[int, int, str]]:
    """Where strange signs begin and end, and words for them, in the order of the text."""
    return _found(text) if _may_be_strange(text) else iter(())


class Found(NamedTuple):
    """A sign that has no place in a text: where it begins and ends, words for it, and where else it is."""

    start: int
    end: int
    words: str
    also: tuple[tuple[int, int], ...] = ()


def told_once(found: Iterable[tuple[int, int, str]]) -> list[Found]:
    """What was found in a text, in its order; what is there again and again only once, with its places."""
    alike: dict[str, list[Found]] = {}
    for start, end, words in found:
        kind = words.partition(",")[0]
        alike.setdefault(kind if kind in _IN_ROWS else words, []).append(Found(start, end, words))
    few: list[Found] = []
    for each in alike.values():
        if len(each) > _FEW:
            each = [each[0]._replace(also=tuple((other.start, other.end) for other in each[1:]))]
        few += each
    return sorted(few)


_FEW = 2
"""So many signs of one kind in a text are told each by itself."""
STEERING = "\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\U000e0000-\U000e007f"
"""What turns a line round, spells words that nobody sees, or is no sign at all; the inside of a pattern's
[...].
"""


def steering_signs(text: str, *, apart: bool = True) -> Iterator[tuple[int, int, str]]:
    """Those of the strange signs that do harm in every file; others may be honest in what is no prose.

    `apart` says that the signs which set the writing direction apart are looked at, too: a style sheet may
    have one of them before an element, and the other behind it.
    """
    if text.isascii() or re.search(f"[{STEERING}]", text) is None:
        return
    harmful = (_TURNS, _TAG_LETTER, _NO_SIGN, *([_HALF] if apart else []))
    yield from (found for found in strange_signs(text) if found[2].startswith(harmful))


_PLAIN = bytes((*b"\t\n\r", *range(0x20, 0x7F)))
_HONEST = frozenset("\u00a0\u00ad\u202f\u3000")  # spaces and the soft hyphen, which only look empty
_BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0\ufffc")  # not empty to Python, and empty to the eye
_MARKS = ("Mn", "Me")


def _may_be_strange(text: str) -> bool:
    """Whether a careful look is worth its while: most texts are done with here, at the speed of C."""
    rest = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN)
    if not rest:
        return False
    signs = set(rest.decode("utf-8", "surrogatepass")) - _HONEST
    return (
        not "".join(signs).isprintable()
        or not signs.isdisjoint(_BLANKS)
        or any(unicodedata.category(sign) in _MARKS for sign in signs)
    )


def _found(text: str) -> Iterator[tuple[int, int, str]]:
    from heapq import merge

    hidden = re.compile(f"[{_CONTROLS}{_HIDDEN}]")
    yield from merge(_hidden(text, hidden), _heaps(text, hidden))


def _hidden(text: str, hidden: re.Pattern[str]) -> Iterator[tuple[int, int, str]]:
    """Single signs; several of one kind in a row are told as one."""
    unbalanced = _unbalanced(text)
    found = hidden.search(text)
    while found:
        start, end = found.span()
        words = _strange(text, start, unbalanced)
        if words and start not in unbalanced:
            run = re.compile(re.escape(text[start]) + "+")
            end = run.match(text, start).end()  # type: ignore[union-attr]
            while words in _IN_ROWS and hidden.match(text, end) and _strange(text, end, unbalanced) == words:
                end += 1
        if words:
            yield start, end, f"{words}, {_escape(text[start])}"
        found = hidden.search(text, end)


def _heaps(text: str, hidden: re.Pattern[str]) -> Iterator[tuple[int, int, str]]:
    """More marks on one letter than writing needs."""
    for run in re.finditer(r"[^\w\s\x00-\u02ff\u2000-\u206f]{5,}", text):
        begin = run.start()
        for place in range(begin, run.end() + 1):
            marked = place < run.end() and unicodedata.category(text[place]) in _MARKS
            if marked and not hidden.match(text, place):
                continue
            # Tibetan, Myanmar and Khmer write letters below letters, as marks; Hebrew has points and accents.
            stacking = begin < run.end() and (
                "\u0591" <= text[begin] <= "\u05c7"
                or ("\u0900" <= text[begin] <= "\u17ff" and not "\u0e00" <= text[begin] <= "\u0eff")
            )
            if place - begin > (8 if stacking else MOST_MARKS):
                yield begin, place, f"a heap of marks on one letter, {_escape(text[begin])}"
            begin = place + 1


_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_HIDDEN = (
    "\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164"
    "\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
) + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17))
_TURNING = {"\u202a", "\u202b", "\u202c", "\u202d", "\u202e"}


def _strange(text: str, place: int, unbalanced: frozenset[int]) -> str:
    """Words for the sign at a place, or nothing if it is honest there."""
    sign = text[place]
    code = ord(sign)
    before = text[place - 1] if place else ""
    after = text[place + 1 : place + 2]
    if code == 0:
        return "a sign of no meaning that ends a text in some programs (NUL)"
    if code in (0x0B, 0x0C, 0x85, 0x2028, 0x2029):
        return "a line end that few programs know"
    if code < 0xA0:
        return "a control sign, which steers a machine and shows nothing"
    if sign in _TURNING:
        return _TURNS
    if 0x2066 <= code <= 0x2069:
        return _HALF if place in unbalanced else ""
    if sign in "\u200e\u200f\u061c":
        honest = before not in _MARKERS and any(
            unicodedata.bidirectional(other) in ("R", "AL") for other in _line(text, place)
        )
        return "" if honest else "a hidden sign of the writing direction"
    if sign in "\u200c\u200d":
        return "" if _joins(text, place) else "a hidden joiner without signs to join"
    if 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF:
        return "" if _has_variants(before, code) else _VARIATION
    if 0xE0000 <= code <= 0xE0FFF:
        begin = text.rfind("\U0001f3f4", max(0, place - 8), place)
        return "" if begin >= 0 and place < _flag_end(text, begin) else _TAG_LETTER
    if 0xD800 <= code <= 0xDFFF:
        return "half of a sign"
    if 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE:
        return _NO_SIGN
    if sign == "\u034f":
        honest = (
            before != ""
            and unicodedata.category(before)[0] in "LM"
            and before != sign
            and unicodedata.combining(after or "a") > 0
        )
        return "" if honest else "a hidden joiner without signs to join"
    if sign == "\u200b":
        return "" if _breaks(before) and _breaks(after) else "a hidden space without width"
    if 0x180B <= code <= 0x180F:
        return "" if "\u1820" <= before <= "\u18aa" else "a hidden sign of Mongolian writing"
    if sign == "\u2800":
        return (
            ""
            if any("\u2801" <= other <= "\u28ff" for other in _line(text, place))
            else "a blank that passes for a letter"
        )
    if sign == "\u115f":
        return "" if "\u1161" <= after <= "\u11a7" else "a blank that passes for a letter"
    if sign == "\u1160":
        return "" if "\u1100" <= before <= "\u115e" else "a blank that passes for a letter"
    if sign in "\u3164\uffa0\u17b4\u17b5":
        return "a blank that passes for a letter"
    if sign == "\ufffc":
        return "a hole where another program had a picture"
    return "a hidden sign"


_TURNS = "a sign that turns the writing direction around"
_HALF = "half of a pair of signs that set the writing direction apart"
_NO_SIGN = "a sign that Unicode keeps out of texts"
_TAG_LETTER, _VARIATION = "a hidden tag letter", "a hidden variation sign"
_IN_ROWS = (_TAG_LETTER, _VARIATION)
"""What spells out words that nobody sees: a row of them is one thing."""
_MARKERS = frozenset("\u200e\u200f\u061c")


def _line(text: str, place: int) -> str:
    """The line around a place; of a very long one, a piece."""
    start, end = max(0, place - 1000), place + 1000
    start = max(start, text.rfind("\n", start, place) + 1)
    stop = text.find("\n", place, end)
    return text[start : stop if stop >= 0 else end]


def _flag_end(text: str, begin: int) -> int:
    """Behind a region's flag, which is a black flag and a name in tag letters; 0 if it is none."""
    end = begin + 1
    while (
        "\U000e0030" <= text[end : end + 1] <= "\U000e0039"
        or "\U000e0061" <= text[end : end + 1] <= "\U000e007a"
    ):
        end += 1
    return end + 1 if 3 <= end - begin - 1 <= 6 and text[end : end + 1] == "\U000e007f" else 0


def _joins(text: str, place: int) -> bool:
    """Whether a joiner stands in an emoji sequence or beside a letter of a script that joins."""
    before, after = text[place - 1] if place else "", text[place + 1 : place + 2]
    if text[place] == "\u200d" and _pictures(before) and _pictures(after):
        return True
    letter = place - 1
    while letter >= 0 and place - letter < 8 and unicodedata.category(text[letter]) == "Mn":
        letter -= 1
    return _joining(text[letter] if letter >= 0 else "") or (not _hides(before) and _joining(after))


def _hides(sign: str) -> bool:
    return sign != "" and sign in "\u200b\u200c\u200d\u2060\ufeff"


def _joining(sign: str) -> bool:
    """Whether a sign is a letter or mark of a script in which joiners change the shapes."""
    return (
        sign != ""
        and unicodedata.category(sign)[0] in "LM"
        and any(low <= sign <= high for low, high in _JOINING)
    )


_JOINING = (
    ("\u0600", "\u08ff"),  # Arabic, Syriac, Thaana, N'Ko, Mandaic
    ("\u0900", "\u0dff"),  # the scripts of India and Sri Lanka
    ("\u0f00", "\u109f"),  # Tibetan, Myanmar
    ("\u1780", "\u18af"),  # Khmer, Mongolian
    ("\u1900", "\u1cff"),  # Limbu to Vedic marks
    ("\ua800", "\uabff"),  # Syloti Nagri to Meetei Mayek
    ("\ufb50", "\ufdcf"),
    ("\ufe70", "\ufefe"),
    ("\U00010a00", "\U00010fff"),
    ("\U00011000", "\U00011fff"),
    ("\U0001e900", "\U0001e95f"),
)


def _pictures(sign: str) -> bool:
    """Whether a sign can be part of an emoji that joins others."""
    return sign != "" and (
        sign in "\ufe0f\u2194\u20e3"
        or unicodedata.category(sign) == "So"
        or "\U0001f3fb" <= sign <= "\U0001f3ff"
        or "\U0001f000" <= sign <= "\U0001faff"
    )


def _breaks(sign: str) -> bool:
    """Whether a sign is of a script that is written without spaces between words."""
    return sign != "" and any(low <= sign <= high for low, high in _SPACELESS)


_SPACELESS = (
    ("\u0e00", "\u0fff"),
    ("\u1000", "\u109f"),
    ("\u1780", "\u17ff"),
    ("\u1950", "\u1aaf"),
    ("\u3001", "\u30ff"),
    ("\u3400", "\u9fff"),
    ("\ua9e0", "\uaadf"),
)


def _has_variants(sign: str, code: int) -> bool:
    """Whether a sign is one of which Unicode knows variants."""
    if not sign:
        return False
    ideograph = (
        "\u3400" <= sign <= "\u9fff" or "\uf900" <= sign <= "\ufaff" or "\U00020000" <= sign <= "\U0003ffff"
    )
    if code >= 0xE0100:
        return ideograph
    category = unicodedata.category(sign)
    if code >= 0xFE0E:
        return (
            category == "So"
            or category == "Sm"
            or sign in "#*0123456789\u203c\u2049\u2139\u3030"
            or "\U0001f000" <= sign <= "\U0001faff"
        )
    return (
        ideograph
        or category in ("Sm", "Sk")
        or "\u1000" <= sign <= "\u109f"
        or "\u3001" <= sign <= "\uffe6"
        or "\U00010a00" <= sign <= "\U0001ffff"
    )


def _unbalanced(text: str) -> frozenset[int]:
    """Where isolates are opened without being closed in their line, or closed without being opened."""
    if not any(sign in text for sign in ("\u2066", "\u2067", "\u2068", "\u2069")):
        return frozenset()
    alone: list[int] = []
    opened: list[int] = []
    for found in re.finditer("[\n\r\u2029\u2066-\u2069]", text):
        if found[0] in "\u2066\u2067\u2068":
            opened.append(found.start())
        elif found[0] != "\u2069":
            alone.extend(opened)
            opened.clear()
        elif opened:
            opened.pop()
        else:
            alone.append(found.start())
    return frozenset(alone + opened)


def _escape(sign: str) -> str:
    code = ord(sign)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
