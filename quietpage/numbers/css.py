"""What a style sheet makes a reader see: `content`, counters, list marks.

Measures and colours are not read. A declaration's strings are put together as they are shown, with
their escapes undone; a counter, or a list style that counts, is a number whatever it counts.
"""

from __future__ import annotations

import re

from quietpage.core.late_patterns import late_pattern
from quietpage.markup.css import Token, closing, declarations, decoded, escapes, tokens
from quietpage.numbers.sets import word_set
from quietpage.numbers.source_map import Mark, Pieces

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Properties whose strings are shown.
_SHOWN = word_set(
    "content quotes list-style list-style-type string-set text-emphasis text-emphasis-style"
    " text-overflow hyphenate-character symbols additive-symbols prefix suffix negative pad"
)

# Of `@property` and `@function`: what another declaration may show, in this sheet or in the next.
_PASSED_ON = frozenset({"initial-value", "result"})

# Properties that name a counter style.
_STYLED = frozenset({"list-style", "list-style-type", "system", "fallback"})

_COUNTING = late_pattern(
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

_SCREEN = late_pattern(
    r"content|quotes|list-style|counter|string-set|emphasis|overflow|hyphenate|symbols|initial-value|result|@function|\\",
    re.IGNORECASE,
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
_FUNCTION = late_pattern(r"@function|\\", re.IGNORECASE)


def readings(source: str, offset: int = 0) -> Iterator[Pieces | Mark]:
    """Each text that the style sheet shows, and the place of each counter or counting list style.

    `offset` is where the style sheet begins in its file. A list of declarations (a `style` attribute)
    is read as well.
    """
    if not _SCREEN.search(source):
        return
    found = tokens(source)
    declared = [(_standard(name), value) for name, value in declarations(found)]
    shown_through = _custom_properties_in_content(declared)
    own = _counter_styles(found)
    for name, value in declared:
        passed_on = name in shown_through or name in _PASSED_ON
        if name in _BY_NAME:
            yield from _unknown_styles(value, own, offset)
        if name in _SHOWN or name in _STYLED or passed_on:
            yield from _value(name, value, passed_on, offset)
        elif name == "range" and _leaves_out(value):
            # Outside of it a counter style counts in decimals.
            yield Mark(offset + value[0].start, offset + value[-1].end)
    if _FUNCTION.search(source):
        yield from _functions(found, offset)


def _standard(name: str) -> str:
    """The name of a property without a vendor's prefix."""
    return name.split("-", 2)[2] if name.startswith(_VENDORS) else name


def _custom_properties_in_content(declared: list[tuple[str, Sequence[Token]]]) -> frozenset[str]:
    """Names of the custom properties whose value is shown, also by way of another."""
    uses: dict[str, set[str]] = {}
    shown: set[str] = set()
    for name, value in declared:
        if name not in _SHOWN and name not in _PASSED_ON and not name.startswith("--"):
            continue
        idents = (token.value.lower() for token in value if token.kind == "ident")
        used = {ident for ident in idents if ident.startswith("--")}
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


def _counter_styles(tokens: list[Token]) -> frozenset[str]:
    """The names of the counter styles that a style sheet declares with signs of their own, as they stand."""
    names: set[str] = set()
    name = ""
    begun = False
    for token in tokens:
        if token.kind == "at_keyword":
            begun = begun or token.value.lower() == "counter-style"
        elif token.kind == "ident":
            value = token.value
            if begun:
                name, begun = value, False
            elif name and value.lower() in ("symbols", "additive-symbols", "extends"):
                names.add(name)
        elif token.text == "}":
            name, begun = "", False
    return frozenset(names)


def _unknown_styles(value: Sequence[Token], own: frozenset[str], offset: int) -> Iterator[Mark]:
    """The names of list styles that no browser knows, nor this style sheet."""
    depth = 0
    for token in value:
        depth += (token.text == "(" or token.kind == "function") - (token.text == ")")
        if depth or token.kind not in _NAMING:
            continue
        name = decoded(token.text)
        if name not in own and name.lower() not in _NOT_COUNTING and not _COUNTING.match(name):
            yield Mark(offset + token.start, offset + token.end)


_NAMING = ("ident", "hash", "at_keyword", "number", "percentage", "dimension")
"""What may be meant for the name of a list style. Most are none; nobody knows what they will be next year."""


def _value(name: str, value: Sequence[Token], custom: bool, offset: int) -> Iterator[Pieces | Mark]:
    """What one declaration shows."""
    shown = Pieces()
    picture_ends = target_ends = 0
    closed = closing(value)
    for index, token in enumerate(value):
        start, kind = token.start, token.kind
        if kind in ("string", "bad_string") and start >= picture_ends:
            _add(shown, token, offset)
            if name != "content" and not custom:
                # Marks that are shown one at a time.
                yield shown
                shown = Pieces()
        elif kind == "ident":
            if name in _SIGNS:
                _add(shown, token, offset)
                yield shown
                shown = Pieces()
            if (name in _STYLED or custom) and _COUNTING.match(token.value):
                yield Mark(offset + start, offset + token.end)
        elif kind == "function":
            called = token.value.lower()
            end = value[closed.get(index, -1)].end
            if called in _PICTURES:
                picture_ends = end
            if called in _TARGETS:
                target_ends = end
            if called in _COUNTERS:
                yield Mark(offset + start, offset + end)
            elif called == "attr" and start >= target_ends:
                # What an attribute holds is known only of those that are read anyway; where it names a place
                # to look at, it is not shown.
                after = (value[at] for at in range(index + 1, len(value)))
                named = next((each.value for each in after if each.kind in ("ident", "function")), "")
                if named.lower() not in _READ_ANYWAY:
                    yield Mark(offset + start, offset + end)
    if shown:
        yield shown


def _add(shown: Pieces, token: Token, offset: int) -> None:
    """Add the value of a token to what is shown, without its escapes."""
    done, end = token.inside
    text, begin = token.text, offset + token.start
    for first, last, sign in escapes(text[:end]):
        shown.add(text[done:first], begin + done)
        shown.add_decoded(sign, begin + first, begin + last)
        done = last
    shown.add(text[done:end], begin + done)


def _leaves_out(value: Sequence[Token]) -> bool:
    """Whether the range of a counter style leaves anything out."""
    said = [decoded(token.text).lower() for token in value if token.kind != "whitespace"]
    return said not in ([], ["auto"])


def _functions(tokens: list[Token], offset: int) -> Iterator[Pieces | Mark]:
    """What stands between `@function` and its block: what its parameters are, if nobody says."""
    begun: int | None = None
    for at, token in enumerate((*tokens, Token("punctuation", ";", 0))):
        another = token.kind == "at_keyword" and token.value.lower() == "function"
        if begun is not None and (another or token.text in ("{", ";")):
            yield from _value("", tokens[begun:at], True, offset)
            begun = None
        if another:
            begun = at + 1
