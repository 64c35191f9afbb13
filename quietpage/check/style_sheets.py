"""Rules for style sheets: they fetch only what lies beside them, run nothing, and close what they open.

A request that a style sheet makes looks back at a visitor as well as a script does: an address that is asked
for on `:hover`, in a `@media` query or by an attribute's value tells another host what somebody did and who
they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from quietpage.check.hidden_characters import hidden_character
from quietpage.check.url_kinds import is_local
from quietpage.check.violations import (
    REQUEST_IN_STYLE,
    REVERSED,
    SCRIPT,
    TAG_IN_STYLE,
    Violation,
)
from quietpage.core.diagnostics import ENOUGH, Problem
from quietpage.core.source import Source
from quietpage.core.unicode import steering_signs
from quietpage.markup.css import NAMES, tokens


def check_style_sheet(style: Source) -> Iterator[Problem]:
    """Whatever a style sheet would fetch from another place than beside itself, run, or turn round."""
    for start, end, words in steering_signs(style.text, apart=False):
        yield hidden_character(words).at(style, start, end)
    for start, end, violation in violations_in(style.text):
        yield violation.at(style, start, end)


def check_slips(style: Source) -> Iterator[Problem]:
    """What a style sheet opens and leaves open, or closes and never opened, and other slips of the pen."""
    from quietpage.check.style_slips import slips_in  # a page in a shipped theme asks for none

    for start, end, violation in islice(slips_in(style.text), ENOUGH):
        yield violation.at(style, start, end)


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
    for place, token in enumerate(found):
        kind, text, start = token
        if start < past:
            continue
        end = token.end - (kind == "function")  # without its bracket
        name = token.value.lower() if kind in NAMES else ""
        if (name or kind in ("string", "bad_string")) and "\\" in text:
            for _, _, words in steering_signs(token.value, apart=False):
                yield start, end, hidden_character(words)
        if kind in ("url", "bad_url"):
            if not is_local(token.value):
                yield start, end, REQUEST_IN_STYLE
        elif kind in ("string", "bad_string"):
            strictly = bool(calls) and calls[-1] in _FETCHING_FUNCTIONS
            # Any other string is an address only if it looks like one; most are texts and names.
            if not is_local(token.value) if strictly else not shown and _FAR.match(token.value):
                yield start, end, REQUEST_IN_STYLE
        elif kind == "at_keyword" and name in _REFUSED_RULES:
            ends = (found[at] for at in range(place, len(found)) if found[at].text in (";", "{", "}"))
            past = next((each.start for each in ends), len(css))
            yield start, past, REQUEST_IN_STYLE
        elif name in ("bidi-override", "isolate-override"):
            yield start, end, REVERSED
        elif name in _RUNNING_PROPERTIES or (name == "expression" and kind == "function"):
            yield start, end, SCRIPT
        if kind == "function":
            calls.append(name)
        elif text == "(":
            calls.append("")
        elif text == ")" and calls:
            calls.pop()
        elif text in (";", "{", "}"):
            calls.clear()
            shown = False
        elif text == ":" and not calls:
            shown = shown or last in ("content", "quotes")
        last = name or (last if kind == "whitespace" else "")


_MAY_FETCH = re.compile(r"[(\\@\"']|behavior|binding|override", re.IGNORECASE)
"""What stands in each style sheet that could have a violation in it; most attributes have none of it."""
_REFUSED_RULES = ("import", "charset", "document", "-moz-document")
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
