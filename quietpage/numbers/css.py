"""What a style sheet makes a reader see: `content`, counters, list marks.

Measures and colours are not read. A declaration's strings are put together as they are shown, with
their escapes undone; a counter, or a list style that counts, is a number whatever it counts.
"""

from __future__ import annotations

import re

from quietpage.numbers.sets import word_set
from quietpage.numbers.source_map import Mark, Pieces

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

# Properties whose strings are shown.
_SHOWN = word_set(
    "content quotes list-style list-style-type string-set text-emphasis text-emphasis-style"
    " text-overflow hyphenate-character symbols additive-symbols prefix suffix negative pad"
)

# Of `@property` and `@function`: what another declaration may show, in this sheet or in the next.
_PASSED_ON = frozenset({"initial-value", "result"})

# Properties that name a counter style.
_STYLED = frozenset({"list-style", "list-style-type", "system", "fallback"})

_COUNTING = re.compile(
    r"(?:decimal(?:-leading-zero)?|(?:upper|lower)-(?:roman|armenian)|armenian|arabic-indic|bengali|cambodian|devanagari"
    r"|ethiopic-numeric|georgian|gujarati|gurmukhi|hebrew|kannada|khmer|lao|malayalam|mongolian|myanmar|oriya|persian"
    r"|tamil|telugu|thai|tibetan|cjk-(?:decimal|ideographic|earthly-branch|heavenly-stem)|korean-\S+|japanese-\S+"
    r"|(?:simp|trad)-chinese-\S+|numeric|additive"
    r"|fixed)\Z",  # which goes on in decimals where its own signs end
    re.IGNORECASE,
)
_COUNTERS = frozenset({"counter", "counters", "target-counter", "target-counters"})

_TARGETS = frozenset({"target-counter", "target-counters", "target-text"})

_READ_ANYWAY = word_set("title alt aria-label aria-description placeholder label lang dir")

# Functions whose strings are addresses.
_PICTURES = word_set("url src image image-set -webkit-image-set format local")

_SCREEN = re.compile(
    r"content|quotes|list-style|counter|string-set|emphasis|overflow|hyphenate|symbols|initial-value|result|\\",
    re.IGNORECASE,
)

# An escape by a code ends at a space, which belongs to it.
_ENDED = r"(?:\r\n|[ \t\r\n\f])?"
_ESCAPED = rf"\\[0-9a-fA-F]{{1,6}}{_ENDED}|\\[^\n\r\f0-9a-fA-F]"

_TOKEN = re.compile(
    rf"""(?xs)
    (?P<comment> /\* (?: [^*]++ | \*(?!/) )*+ (?:\*/)? )
  | (?P<string> "(?:[^"\\\n\r\f]|\\(?:\r\n|.))*+"? | '(?:[^'\\\n\r\f]|\\(?:\r\n|.))*+'? )
  | (?P<url>  # without quotation marks, up to its bracket, whatever is in it: no comment, no string
      (?:[uU]|\\[uU]|\\0{{0,4}}[57]5{_ENDED})
      (?:[rR]|\\[rR]|\\0{{0,4}}[57]2{_ENDED})
      (?:[lL]|\\[lL]|\\0{{0,4}}[46][cC]{_ENDED})
      \( (?![ \t\r\n\f]*["']) (?:[^)\\]|\\.)*+ \)? )
  | (?P<word> [\#@]? (?:[-\w\u0080-\U0010ffff@]|{_ESCAPED})++ )
  | (?P<mark> [{{}}();:,] )
  | (?P<other> . )
    """
)
_NOT_COUNTING = word_set(
    "none disc circle square disclosure-open disclosure-closed inside outside inherit initial unset revert"
    " revert-layer important lower-alpha upper-alpha lower-latin upper-latin lower-greek"
    " hiragana hiragana-iroha katakana katakana-iroha"
)
"""What a list style may be called that shows no number. One that no browser knows counts in decimals."""
_BY_NAME = frozenset({"list-style", "list-style-type"})
_SIGNS = word_set("symbols additive-symbols prefix suffix negative pad")
"""Descriptors of a counter style in which a bare word is shown as it stands."""
_VENDORS = ("-webkit-", "-moz-", "-ms-", "-o-", "-epub-")
_FUNCTION = re.compile(r"@function|\\", re.IGNORECASE)
# The end of a line is one sign, also where it is written with two: a string goes on behind it.
_ESCAPE = re.compile(r"(?s)\\(?:[0-9a-fA-F]{1,6}(?:\r\n|[ \t\r\n\f])?|\r\n|.)")


def readings(source: str, offset: int = 0) -> Iterator[Pieces | Mark]:
    """Each text that the style sheet shows, and the place of each counter or counting list style.

    `offset` is where the style sheet begins in its file. A list of declarations (a `style` attribute)
    is read as well.
    """
    if not _SCREEN.search(source):
        return
    found = tokens(source)
    declared = list(_declarations(found))
    shown_through = _custom_properties_in_content(declared)
    own = _counter_styles(found)
    for name, value in declared:
        passed_on = name in shown_through or name in _PASSED_ON
        if name in _BY_NAME:
            yield from _unknown_styles(value, own, offset)
        if name in _SHOWN or name in _STYLED or passed_on:
            yield from _value(name, value, passed_on, offset)
        elif name == "range" and [decoded(text).lower() for _, text, _ in value if text.strip()] not in _ALL:
            yield _mark_of(value, offset)  # outside of it a counter style counts in decimals
    if _FUNCTION.search(source):
        yield from _functions(found, offset)


_ALL: tuple[list[str], ...] = ([], ["auto"])
"""The ranges of a counter style that leave nothing out."""

Token = tuple[str, str, int]  # the kind, the text, the place


def tokens(source: str) -> list[Token]:
    """The style sheet's tokens, without comments."""
    return [
        (token.lastgroup or "", token.group(), token.start())
        for token in _TOKEN.finditer(source)
        if token.lastgroup != "comment"
    ]


def _counter_styles(tokens: list[Token]) -> frozenset[str]:
    """The names of the counter styles that a style sheet declares with signs of their own, as they stand."""
    names: set[str] = set()
    name = ""
    begun = False
    for kind, text, _ in tokens:
        if kind == "word":
            word = decoded(text)
            if begun:
                name, begun = word, False
            elif name and word.lower() in ("symbols", "additive-symbols", "extends"):
                names.add(name)
            begun = begun or word.lower() == "@counter-style"
        elif text == "}":
            name, begun = "", False
    return frozenset(names)


def _unknown_styles(value: list[Token], own: frozenset[str], offset: int) -> Iterator[Mark]:
    """The names of list styles that no browser knows, nor this style sheet."""
    depth = 0
    for index, (kind, text, place) in enumerate(value):
        depth += (text == "(") - (text == ")")
        if kind != "word" or depth or (index + 1 < len(value) and value[index + 1][1] == "("):
            continue
        word = decoded(text)
        if word not in own and word.lower() not in _NOT_COUNTING and not _COUNTING.match(word):
            yield Mark(offset + place, offset + place + len(text))


def _functions(tokens: list[Token], offset: int) -> Iterator[Pieces | Mark]:
    """What stands between `@function` and its block: what its parameters are, if nobody says."""
    begun: int | None = None
    for at, (kind, text, _) in enumerate((*tokens, ("mark", ";", 0))):
        another = kind == "word" and decoded(text).lower() == "@function"
        if begun is not None and (another or text in ("{", ";")):
            yield from _value("", tokens[begun:at], True, offset)
            begun = None
        if another:
            begun = at + 1


def left_open(source: str) -> tuple[int, int] | None:
    """The beginning of what a style sheet opens and never closes: a comment, a string, a bracket."""
    opened: list[tuple[int, int]] = []
    for token in _TOKEN.finditer(source):
        kind, text = token.lastgroup, token.group()
        if _CLOSED.get(kind or "", _ANYTHING).fullmatch(text) is None:
            return token.start(), token.start() + (2 if kind == "comment" else text.find("(") + 1 or 1)
        if text in ("{", "(", "["):
            opened.append(token.span())
        elif text in ("}", ")", "]") and opened:
            opened.pop()
    return opened[-1] if opened else None


_ANYTHING = re.compile(r"(?s).*")
_CLOSED = {
    "comment": re.compile(r"/\*(?:[^*]++|\*(?!/))*+\*/"),
    "string": re.compile(r"""(?s)"(?:[^"\\]|\\(?:\r\n|.))*+"|'(?:[^'\\]|\\(?:\r\n|.))*+'"""),
    "url": re.compile(r"(?s)[^(]*+\((?:[^)\\]|\\.)*+\)"),
}


def _declarations(tokens: list[Token]) -> Iterator[tuple[str, list[Token]]]:
    """Each declaration as its property's name and its value's tokens."""
    at, end = 0, len(tokens)
    ends = _ends_of_values(tokens)
    while at < end:
        kind, text, _ = tokens[at]
        after = at + 1
        if kind == "word" and _begins_declaration(tokens, at):
            while after < end and tokens[after][1].isspace():
                after += 1
            if after < end and tokens[after][1] == ":":
                value_end = ends[after + 1]
                if value_end is not None:
                    name = decoded(text).lower()
                    if name.startswith(_VENDORS):
                        name = name.split("-", 2)[2]
                    yield name, tokens[after + 1 : value_end]
                    at = value_end
                    continue
        at += 1


def _begins_declaration(tokens: list[Token], at: int) -> bool:
    """Whether a word stands where a property's name may stand."""
    at -= 1
    while at >= 0 and tokens[at][1].isspace():
        at -= 1
    return at < 0 or tokens[at][1] in ("{", "}", ";")


def _ends_of_values(tokens: list[Token]) -> list[int | None]:
    """Where a declaration's value ends, for each place where one may begin, and the end of the tokens.

    None, if it is no declaration but a nested rule's selector. A semicolon within brackets ends nothing.
    """
    last = len(tokens)
    closed = _closed_by(tokens)
    ends: list[int | None] = [last] * (last + 1)
    semicolons = [last] * (last + 1)  # the next that is in no bracket which opens here or behind
    brace = last
    for at in range(last - 1, -1, -1):
        text = tokens[at][1]
        if text in ("{", "}"):
            brace = at
        if text == "(":
            semicolons[at] = semicolons[min(closed.get(at, last) + 1, last)]
        else:
            semicolons[at] = at if text == ";" else semicolons[at + 1]
        if semicolons[at] < brace:
            ends[at] = semicolons[at]
        else:
            ends[at] = None if brace < last and tokens[brace][1] == "{" else brace
    return ends


def _closed_by(tokens: list[Token]) -> dict[int, int]:
    """For each bracket that is closed, the place in the list of that which closes it."""
    closed: dict[int, int] = {}
    opened: list[int] = []
    for at, (_, text, _) in enumerate(tokens):
        if text == "(":
            opened.append(at)
        elif text == ")" and opened:
            closed[opened.pop()] = at
    return closed


def _custom_properties_in_content(declared: list[tuple[str, list[Token]]]) -> frozenset[str]:
    """Names of the custom properties whose value is shown, also by way of another."""
    uses: dict[str, set[str]] = {}
    shown: set[str] = set()
    for name, value in declared:
        if name not in _SHOWN and name not in _PASSED_ON and not name.startswith("--"):
            continue
        used = {
            decoded(text).lower()
            for kind, text, _ in value
            if kind == "word" and decoded(text).startswith("--")
        }
        if name in _SHOWN or name in _PASSED_ON:
            shown |= used
        else:
            uses.setdefault(name, set()).update(used)
    waiting = list(shown)
    while waiting:
        for name in uses.get(waiting.pop(), ()):
            if name not in shown:
                shown.add(name)
                waiting.append(name)
    return frozenset(shown)


def _mark_of(value: list[Token], offset: int) -> Mark:
    return Mark(offset + value[0][2], offset + value[-1][2] + len(value[-1][1]))


def _value(name: str, value: list[Token], custom: bool, offset: int) -> Iterator[Pieces | Mark]:
    """What one declaration shows."""
    shown = Pieces()
    picture_ends = target_ends = 0
    closed = _closed_by(value)

    def end_of_call(at: int) -> int:
        _, text, place = value[closed.get(at, -1)]
        return place + len(text)

    for index, (kind, text, place) in enumerate(value):
        if kind == "string" and place >= picture_ends:
            _add_string(shown, text, offset + place)
            if name != "content" and not custom:
                # Marks that are shown one at a time.
                yield shown
                shown = Pieces()
        elif kind == "word":
            word = decoded(text).lower()
            if name in _SIGNS and text[0] not in "+-0123456789":
                shown.extend(text, _ESCAPE, _unescaped, offset + place)
                yield shown
                shown = Pieces()
            if word in _PICTURES and index + 1 < len(value) and value[index + 1][1] == "(":
                picture_ends = end_of_call(index + 1)
            if word in _TARGETS and index + 1 < len(value) and value[index + 1][1] == "(":
                target_ends = end_of_call(index + 1)
            if word in _COUNTERS and index + 1 < len(value) and value[index + 1][1] == "(":
                yield Mark(offset + place, offset + end_of_call(index + 1))
            elif word == "attr" and value[index + 1 : index + 2] and value[index + 1][1] == "(":
                # What an attribute holds is known only of those that are read anyway; where it names a place
                # to look at, it is not shown.
                after = (value[at] for at in range(index + 2, len(value)))
                named = next((decoded(text) for kind, text, _ in after if kind == "word"), "")
                if named.lower() not in _READ_ANYWAY and place >= target_ends:
                    yield Mark(offset + place, offset + end_of_call(index + 1))
            elif (name in _STYLED or custom) and _COUNTING.match(word):
                yield Mark(offset + place, offset + place + len(text))
    if shown:
        yield shown


def _add_string(shown: Pieces, text: str, place: int) -> None:
    closed = len(text) > 1 and text[-1] == text[0]
    inside = text[1:-1] if closed else text[1:]
    shown.extend(inside, _ESCAPE, _unescaped, place + 1)


def decoded(text: str) -> str:
    """A name or string of a style sheet with its escapes undone."""
    return _ESCAPE.sub(lambda escape: _unescaped(escape.group()), text) if "\\" in text else text


def _unescaped(escape: str) -> str:
    code = escape[1:].strip(" \t\r\n\f")
    if code and code[0] in "0123456789abcdefABCDEF":
        value = int(code, 16)
        return chr(value) if 0 < value < 0x110000 and not 0xD800 <= value < 0xE000 else "\ufffd"
    return "" if escape[1:] in ("\n", "\r", "\f", "\r\n") else escape[1:]
