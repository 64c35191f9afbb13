"""The tokens of a style sheet are those that tinycss2 finds in it: their kinds, values and places.

`QUIETPAGE_CSS_SHEETS=1000000` makes a longer run of it, of other sheets each time.
"""

from __future__ import annotations

import os
import random
import re
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise
from pathlib import Path

from tinycss2 import parse_component_value_list

from quietpage.markup.css import all_tokens

ROOT = Path(__file__).parent.parent.parent
COUNT = int(os.environ.get("QUIETPAGE_CSS_SHEETS", "4000"))

Told = tuple[str, str, int]
"""The kind of a token, its value, and where it begins."""

_BRACKETS = {"{} block": "{}", "[] block": "[]", "() block": "()", "function": "()"}
_SURROGATES = re.compile("[\ud800-\udfff]")


def by_tinycss2(sheet: str) -> list[Told]:
    """The tokens of a sheet, but for brackets that close others: tinycss2 tells no places of those."""
    begins = [*accumulate((len(line) + 1 for line in _as_tinycss2_counts(sheet).split("\n")), initial=0)]
    told: list[Told] = []

    def walk(nodes: Iterable[object]) -> None:
        for node in nodes:
            told_of = _told(node)
            if told_of is None:
                continue
            kind, value = told_of
            place = begins[node.source_line - 1] + node.source_column - 1  # type: ignore[attr-defined]
            told.append((kind, _SURROGATES.sub("\ufffd", value), place))
            for name in ("content", "arguments"):
                walk(getattr(node, name, ()))

    walk(parse_component_value_list(_as_tinycss2_counts(sheet)))
    return told


def _as_tinycss2_counts(sheet: str) -> str:
    """A sheet preprocessed (section 3.3), which tinycss2 counts its lines and columns in."""
    return re.sub(r"\r\n|[\r\f]", "\n", sheet).replace("\0", "\ufffd")


def _told(node: object) -> tuple[str, str] | None:
    kind = str(node.type)  # type: ignore[attr-defined]
    value = str(getattr(node, "value", ""))
    match kind:
        case "error":
            kind = str(node.kind)  # type: ignore[attr-defined]
            # Where a file ends in a string or an address, there is one all the same.
            return None if kind.startswith("eof") else (kind, kind if len(kind) == 1 else "")
        case "{} block" | "[] block" | "() block":
            return "punctuation", _BRACKETS[kind][0]
        case "literal":
            kinds = {"<!--": "cdo", "-->": "cdc", **dict.fromkeys(":;,", "punctuation")}
            return kinds.get(value, "delim"), value
        case "function":
            return kind, str(node.name)  # type: ignore[attr-defined]
        case "number" | "percentage" | "dimension":
            unit = "%" if kind == "percentage" else getattr(node, "unit", "")
            return kind, f"{node.representation}{unit}"  # type: ignore[attr-defined]
        case _:
            return kind, value


def by_us(sheet: str) -> list[Told]:
    """The same by our own tokenizer, with places as tinycss2 counts them."""
    counted = (sign != "\n" or last != "\r" for last, sign in pairwise(f" {sheet}"))
    before = [*accumulate(counted, initial=0)]
    told: list[Told] = []
    opened: list[str] = []
    for token in all_tokens(sheet):
        kind, value = token.kind.replace("_", "-"), token.value
        if token.kind == "whitespace" or token.kind == "comment":
            value = _as_tinycss2_counts(token.text)
        if token.kind == "comment":
            value = _SURROGATES.sub("\ufffd", value[2 : -2 if token.closed else None])
        if kind in ("bad-string", "bad-url"):
            value = ""
        if opened and token.text == opened[-1]:
            opened.pop()
            continue
        if token.text in ("}", "]", ")"):
            kind = token.text
        elif token.kind == "function" or token.text in ("{", "[", "("):
            opened.append({"{": "}", "[": "]"}.get(token.text, ")"))
        told.append((kind, value, before[token.start]))
    return told


def between(sheet: str) -> tuple[list[Told], list[Told]] | None:
    """What both find in a sheet, if it is not the same."""
    ours, theirs = list(_without_match_tokens(by_us(sheet))), list(_without_match_tokens(by_tinycss2(sheet)))
    return None if ours == theirs else (ours, theirs)


def _without_match_tokens(told: Iterable[Told]) -> Iterator[Told]:
    """Tokens such as `|=`, which the standard had once, as the two that they are today."""
    for kind, value, start in told:
        if kind == "delim" and len(value) == 2:
            yield from ((kind, sign, start + at) for at, sign in enumerate(value))
        else:
            yield kind, value, start


def _is_told_by_both(sheet: str) -> bool:
    """Whether tinycss2 reads a sheet as the standard has it today.

    It knows `U+26` as a token, as the standard did once. In an address that is none, it takes the second of
    two backslashes for one that goes before a bracket; and it reads on where a backslash ends a line.
    """
    return not re.search(r"[uU]\+[0-9a-fA-F?]", sheet) and not any(
        token.kind == "bad_url" and re.search(r"\\[\\\n\r\f]", token.text) for token in all_tokens(sheet)
    )


def shipped() -> Iterator[str]:
    """The style sheets of the themes, without `U+26` in them."""
    for path in ROOT.glob("themes/**/*.css"):
        yield path.read_text(encoding="utf-8").replace("U+", "U-")


_HONEST = (
    "a", "p::after", "--face", "margin", ":", ";", "{", "}", "(", ")", "[", "]", ",", " ", "\n", "  ", ">",
    "+", "~", "*", "1em", "-1.5rem", "50%", "0", "+.5", "#fff", "#main", ".note", "@media", "@font-face",
    "calc(", "var(--x)", "url(a.png)", "url( 'a.png' )", '"five"', "'it\\'s'", "\"\\201c \"",
    "/* a note */", "!important", "é", "content", "<!--", "-->", "[href^='a']", "a|b", "||", "|=", "$=",
)  # fmt: skip
_HOSTILE = (
    "\\", "\\\n", "\\\r\n", "\\\r", "\\\f", "\r", "\r\n", "\f", "\n", "\t", "\x0b", "\x00", "\x01", "\x1f",
    "\x7f", "\x80", "\xa0", "\u2028", "\ud800", "\udfff", "\U0010ffff", "\ufeff", "\\0", "\\0 ", "\\d800",
    "\\dfff ", "\\110000", "\\10ffff", "\\fffffff", "\\41", "\\41 ", "\\41\r\n", "\\41\r\n\n", "\\000041",
    "\\0000411", "\\g", "\\\\", "\\\"", "\\'", "\\)", "\\(", "\\\x00", "\\\ud800", "\\é", "'", '"', "'a",
    '"a\n', "'a\\\n", "url(", "URL(", "uRl( ", "url(\n'", "url(a b)", "url(a'", "url(\\", "url(a\\\n)",
    "url(\x01)", "url(\x00)", "url((", "url(a )", "url(a\r\n)", "u\\72l(", "\\75rl(", "\\000075\\72 \\6c(",
    "\\55\\52\\4c(", "ur\\l(", "url\\(", "aurl(", "url/**/(", "url (", "/*", "*/", "/**/", "/***/", "/*/",
    "/", "*", "-", "--", "---", "-->", "--->", "<!--", "<!-", "<", "-\\", "-\\41", "-\\\n", "--\\", "1e3",
    "1e", "1e+", "1e-x", "1e+5x", "1.", ".5", ".", "+", "+5", "+-5", "-.5e-3%", "1--x", "1-->", "1\\41",
    "1e\\41", "9" * 300, "0." + "9" * 300, "1e999", "1e-999", "@", "@-", "@--", "@\\41", "@5", "@\\\n", "#",
    "#-", "#5", "#\\41", "#\\\n", "#\x00", "a\x00b", "%", "&", "`", "^", "=", "?", "U", "f(", "f\\28(",
    "-f(", "--f(", "é(", "{", "}", "(", ")", "[", "]", ")]}",
)  # fmt: skip


def sheets(count: int, seed: int) -> Iterator[str]:
    """So many sheets: some as people write them, some of everything on which readers of CSS might differ."""
    chance = random.Random(seed)
    for _ in range(count):
        pieces = chance.choice((_HONEST, _HOSTILE, _HOSTILE, _HONEST + _HOSTILE))
        yield "".join(chance.choice(pieces) for _ in range(chance.randrange(1, 12)))


def any_text(count: int, seed: int) -> Iterator[str]:
    """So many texts of single signs that mean something in CSS."""
    chance = random.Random(seed)
    signs = "aeEuUrRlL015f-+.%@#\\\\\\\"'()[]{}/**<!>:;,_é \n\r\f\t\x00\x01\ud800"
    for _ in range(count):
        yield "".join(chance.choice(signs) for _ in range(chance.randrange(1, 16)))


def test_the_style_sheets_that_come_with_quietpage_are_read_alike() -> None:
    found = [*shipped()]
    assert len(found) > 8
    assert {sheet: different for sheet in found if (different := between(sheet))} == {}


def test_style_sheets_cut_short_are_read_alike() -> None:
    sheet = max(shipped(), key=len)
    assert [end for end in range(0, len(sheet), 37) if between(sheet[:end])] == []


def test_made_up_style_sheets_are_read_alike() -> None:
    seed = random.SystemRandom().randrange(2**32) if "QUIETPAGE_CSS_SHEETS" in os.environ else 41
    asked = [each for each in (*sheets(COUNT, seed), *any_text(COUNT, seed)) if _is_told_by_both(each)]
    assert len(asked) > COUNT * 3 // 2
    assert {sheet: different for sheet in asked if (different := between(sheet))} == {}
