"""Rules for style sheets: they fetch only what lies beside them, run nothing, and close what they open.

A request that a style sheet makes looks back at a visitor as well as a script does: an address that is asked
for on `:hover`, in a `@media` query or by an attribute's value tells another host what somebody did and who
they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quietpage.check.hidden_characters import hidden_character
from quietpage.check.url_kinds import is_local
from quietpage.check.violations import (
    REQUEST_IN_STYLE,
    REVERSED,
    SCRIPT,
    TAG_IN_STYLE,
    UNCLOSED_STYLE,
    Violation,
)
from quietpage.core.diagnostics import Problem
from quietpage.core.source import Source
from quietpage.core.unicode import steering_signs
from quietpage.numbers.css import decoded, left_open, tokens


def check_style_sheet(style: Source) -> Iterator[Problem]:
    """Whatever a style sheet would fetch from another place than beside itself, run, or turn round."""
    for start, end, words in steering_signs(style.text, apart=False):
        yield hidden_character(words).at(style, start, end)
    for start, end, violation in violations_in(style.text):
        yield violation.at(style, start, end)


def check_unclosed(style: Source) -> Iterator[Problem]:
    """What a style sheet opens and leaves open: whatever comes after it would be a part of it."""
    if place := left_open(style.text):
        yield UNCLOSED_STYLE.at(style, *place)


def violations_in(css: str) -> Iterator[tuple[int, int, Violation]]:
    """The places in CSS, a sheet or an attribute's value, at which it would fetch or run something."""
    if "</" in css:  # in a page that carries its style in itself, this is where the style would end
        at = css.index("</")
        yield at, at + 2, TAG_IN_STYLE
    if not _MAY_FETCH.search(css):
        return
    found = tokens(css)
    calls: list[str] = []  # the functions in which we are, the innermost last
    last, shown = "", False  # the name before, and whether strings are shown as text here
    past = 0
    for place, (kind, text, start) in enumerate(found):
        if start < past:
            continue
        after = found[place + 1][1] if place + 1 < len(found) else ""
        word = decoded(text).lower() if kind == "word" else ""
        if kind in ("string", "word") and "\\" in text:
            for _, _, words in steering_signs(decoded(text), apart=False):
                yield start, start + len(text), hidden_character(words)
        if kind == "url":
            inside = decoded(text[text.index("(") + 1 :].removesuffix(")"))
            if not is_local(inside):
                yield start, start + len(text), REQUEST_IN_STYLE
        elif kind == "string":
            inside = decoded(text.strip(text[0]))
            strictly = bool(calls) and calls[-1] in _FETCHING_FUNCTIONS
            # Any other string is an address only if it looks like one; most are texts and names.
            if not is_local(inside) if strictly else not shown and _FAR.match(inside):
                yield start, start + len(text), REQUEST_IN_STYLE
        elif word in _REFUSED_RULES:
            ends = (found[at] for at in range(place, len(found)) if found[at][1] in (";", "{", "}"))
            past = next(ends, ("", "", len(css)))[2]
            yield start, past, REQUEST_IN_STYLE
        elif word in ("bidi-override", "isolate-override"):
            yield start, start + len(text), REVERSED
        elif word in _RUNNING_PROPERTIES or (word == "expression" and after == "("):
            yield start, start + len(text), SCRIPT
        if kind == "word" and after == "(":
            calls.append(word)
        elif text == "(" and not (place and found[place - 1][0] == "word"):
            calls.append("")
        elif text == ")" and calls:
            calls.pop()
        elif text in (";", "{", "}"):
            calls.clear()
            shown = False
        elif text == ":" and not calls:
            shown = shown or last in ("content", "quotes")
        last = word or (last if text.isspace() else "")


_MAY_FETCH = re.compile(r"[(\\@\"']|behavior|binding|override", re.IGNORECASE)
"""What stands in each style sheet that could have a violation in it; most attributes have none of it."""
_REFUSED_RULES = ("@import", "@charset", "@document", "@-moz-document")
"""At-rules that fetch a sheet (`@import`), change how this one is decoded (`@charset`), or depend on the
page's address (`@document` of older Firefox, with `domain()` and `url-prefix()`).
"""
_RUNNING_PROPERTIES = ("behavior", "-ms-behavior", "-moz-binding")
"""Properties that attached scripts to elements: HTC of Internet Explorer (so did `expression()`), XBL."""
_FETCHING_FUNCTIONS = (
    *("url", "src", "image", "image-set", "-webkit-image-set", "cross-fade", "-webkit-cross-fade"),
    *("url-prefix", "domain"),
)
"""Functions whose strings are addresses: CSS Values 4 (`url()`, `src()`), CSS Images 4 (the others)."""
_FAR = re.compile(r"[\x00-\x20]*(?:[A-Za-z][A-Za-z0-9+.-]*:(?=\S)|[\\/][\x00-\x20]*[\\/])")
"""How a string begins that can only be an address elsewhere."""
