"""HTML and SVG as every browser reads them alike: whole tags, their attributes apart, nothing left to guess.

Browsers mend what is broken, by rules that fill many pages of the HTML standard, and what looked harmless in
the broken page may do something in the mended one. So what is strange is not understood here but named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

_SPACE = r"[ \t\n\f\r]"
APART = "\ufdd2"
"""Stands for markup that was looked at apart: it may be in a text, and in no tag. It is no character."""
_APART = "\ufdd0-\ufdef"

_ATTRIBUTE = re.compile(
    rf"""(?x) {_SPACE}++ (?P<name>[A-Za-z_][A-Za-z0-9_:.-]*+)
    (?: {_SPACE}*+ = {_SPACE}*+
      (?: "(?P<double>[^"<\x00{_APART}]*+)" | '(?P<single>[^'<\x00{_APART}]*+)'
        | (?P<bare>[^\s"'=<>`\x00{_APART}]++) ) )?+"""
)
_TAG = re.compile(
    rf"""(?x) < (?P<close>/?) (?P<name>[A-Za-z][A-Za-z0-9:.-]*+)
    (?P<attributes> (?: {_SPACE}++ [A-Za-z_][A-Za-z0-9_:.-]*+
      (?: {_SPACE}*+ = {_SPACE}*+
        (?: "[^"<\x00{_APART}]*+" | '[^'<\x00{_APART}]*+' | [^\s"'=<>`\x00{_APART}]++ ) )?+ )*+ )
    {_SPACE}*+ /?>"""
)
_COMMENT = re.compile(rf"<!--(?!-?>)(?:(?!--)[^{_APART}])*+-->")
_DOCTYPE = re.compile(r"(?i)<!doctype\s[^<>\[\]]*>")
_XML = re.compile(r"<\?xml\s[^<>?]*\?>|<!\[CDATA\[(?:(?!\]\]>)[\s\S])*\]\]>")
_RAW = re.compile(rf"(?P<inside>[^<]*)</(?:title|script){_SPACE}*>", re.IGNORECASE)
_STYLE = re.compile(rf"(?P<inside>[^<{_APART}]*|[{_APART}])</style{_SPACE}*>", re.IGNORECASE)
_XML_STYLE = re.compile(
    rf"\s*(?:<!\[CDATA\[)?(?P<inside>[^<{_APART}]*?)(?:\]\]>\s*)?</style{_SPACE}*>", re.IGNORECASE
)
_SOME = re.compile(r"<[^<>]{0,160}>?")
_ENOUGH = 8
"""So much that is strange is told of one page."""
_BEGINS = re.compile(r"<(?=[A-Za-z/!?])")
_PLAIN = re.compile(
    r"</?(?:article|bdi|blockquote|br|code|div|em|footer|h1|h2|header|li|main|nav|p|section|span|strong|ul)"
    rf'(?: (?:class|dir|id|lang)="[^"<\x00{_APART}]*+")*+>'
)
"""A tag of which nobody needs to know more."""


class Attribute(NamedTuple):
    """An attribute's name, in small letters; its value as it was written, and as it is read; its place."""

    name: str
    written: str
    value: str
    start: int
    end: int


class Tag(NamedTuple):
    """The beginning of an element: its name in small letters, its attributes and its place.

    `inside` is what is in it, if that is text alone: in a title, a style sheet, a script.
    """

    name: str
    attributes: tuple[Attribute, ...]
    start: int
    end: int
    inside: str = ""
    inside_start: int = 0

    def get(self, name: str) -> str | None:
        """The value of an attribute, if it is there."""
        return next((each.value for each in self.attributes if each.name == name), None)


class Strange(NamedTuple):
    """Something that looks like markup, and that not every reader would take for the same."""

    start: int
    end: int


def tags(text: str, *, xml: bool = False) -> Iterator[Tag | Strange]:
    """Every tag that begins an element, in order, and whatever is strange."""
    at, strange = 0, 0
    while begins := _BEGINS.search(text, at):
        start = begins.start()
        if plain := _PLAIN.match(text, start):
            at = plain.end()
            continue
        tag = _TAG.match(text, start)
        if tag is None:
            other = _COMMENT.match(text, start) or _DOCTYPE.match(text, start)
            if other is None and xml:
                other = _XML.match(text, start)
            if other is None:
                some = _SOME.match(text, start)
                at = some.end() if some else start + 1
                yield Strange(start, at)
                strange += 1
                if strange == _ENOUGH:  # and each may take a look at all that follows
                    return
            else:
                at = other.end()
            continue
        at = tag.end()
        if tag["close"]:
            continue
        name = tag["name"].lower()
        inside, inside_start = "", at
        if name in ("title", "script", "style") and not tag[0].endswith("/>"):
            # No browser reads tags in these, but some read them where these stand in a drawing.
            raw = ((_XML_STYLE if xml else _STYLE) if name == "style" else _RAW).match(text, at)
            if raw is None:
                yield Strange(start, at)
            else:
                inside, inside_start, at = raw["inside"], raw.start("inside"), raw.end()
        yield Tag(name, tuple(_attributes(tag)), start, tag.end(), inside, inside_start)


def _attributes(tag: re.Match[str]) -> Iterator[Attribute]:
    begin = tag.start("attributes")
    for found in _ATTRIBUTE.finditer(tag["attributes"]):
        written = next((found[each] for each in ("double", "single", "bare") if found[each] is not None), "")
        value = unescape(written) if "&" in written else written
        name_start = begin + found.start("name")
        yield Attribute(found["name"].lower(), written, value, name_start, begin + found.end())
