"""Quotes that open, close or escape what was not meant so."""

from __future__ import annotations

import re

from quietpage.parse.repair.hint import Failure, Hint
from quietpage.parse.repair.raw_value import RawValue
from quietpage.parse.repair.wording import clip, in_quotes, sign_name

# Possessive quantifiers: a text without its closing quote is given up in one go, not tried again from within.
QUOTED = {'"': re.compile(r'"(?:[^"\\]++|\\[\s\S])*+"'), "'": re.compile(r"'(?:[^']++|'')*+'")}
_BACKSLASH = re.compile(r"\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2}|[\s\S])")
_WHOLE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[^xuU])", re.S)
_HALF = re.compile(r"\\u[dD][89a-fA-F]")
_PAIR = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")


def broken_quotes(failure: Failure) -> Hint | None:
    """What the parser refuses in a quoted text: an escape that is none, or the end of the file."""
    text, said, opening = failure.lines.text, failure.message, failure.context
    if text[opening : opening + 1] not in ('"', "'"):
        return None
    if "escape" in said or "hexdecimal" in said:  # so PyYAML spells it
        return _escape(text, failure.offset, opening, "hexdecimal" in said)
    if "end of stream" in said or "document indicator" in said or "document separator" in said:
        sign = sign_name(text[opening])
        message = f"{sign} opens a text, and none closes it"
        return Hint(opening, opening + 1, message, f"put {sign} at the end of the text too")
    return None


def _escape(text: str, offset: int, begun: int, cut: bool) -> Hint | None:
    """The first code that is none; `cut` if it only lacks signs."""
    for found in _BACKSLASH.finditer(text, begun + 1):
        start = found.start()
        if _HALF.match(found[0]):
            return _half_signs(text, start)
        if (cut or start >= offset - 1) and not (cut and _WHOLE.fullmatch(found[0])):
            return Hint(
                start,
                start + 2,
                f'inside double quotes a backslash begins a code, and "{found[0][:2]}" is none',
                "put the text in single quotes, or type the backslash twice",
                ((start, start + 1, "\\\\"),),
            )
    return None


def _half_signs(text: str, start: int) -> Hint:
    """Codes of halves of signs: the two of a pair make one, as in JSON."""
    pair = _PAIR.match(text, start)
    if not pair:
        end = start + 6
        message = f"half of a sign, {text[start:end]}"
        help = "type the sign itself in place of its code"
        return Hint(start, end, message, help, ((start, end, " " * 6),))
    sign = chr(0x10000 + ((int(pair[1], 16) - 0xD800) << 10) + int(pair[2], 16) - 0xDC00)
    message = f"two halves of a sign, {pair[0]}; YAML does not put them together"
    return Hint(start, pair.end(), message, f"type the sign itself: {sign}", ((start, pair.end(), sign),))


def quote_end(value: RawValue) -> int:
    """The offset behind the quote that closes a value; -1 if a new key or the file's end comes first."""
    closing = QUOTED[value.first_sign].match(value.text, value.start)
    if not closing or value.lines.has_key_between(value.line, closing.end(), value.parent_indent):
        return -1
    return closing.end()


def unclosed_quote(value: RawValue) -> Hint:
    """A quote that none closes, or an apostrophe at the beginning of a word."""
    sign, words = value.first_sign, value.text[value.start + 1 : value.end].strip()
    if sign == "'" and "'" not in words and '"' not in words and words[:1].isalpha():
        apostrophe = f'{value.prefix}"\'{clip(words)}"'
        help = f"close it at the end of the text; if it is an apostrophe: {apostrophe}"
    else:
        help = f"close it at the end of the text: {value.prefix}{sign}{clip(words)}{sign}"
    message = f"{sign_name(sign)} opens a text, and none closes it"
    return Hint(value.start, value.start + 1, message, help, value.masks())


def closed_early(value: RawValue, closing: int, line_end: int) -> Hint:
    """A quoted text with words behind its closing quote."""
    sign, words = value.first_sign, value.text[value.start : line_end].strip()
    rest = value.text[closing:line_end].strip()
    inner = words[1:-1] if words[-1] == sign and len(words) > 1 else words
    message = f'YAML sees the text end at this quote, before "{clip(rest)}"'
    return Hint(closing - 1, closing, message, in_quotes(value.prefix, inner), value.masks())
