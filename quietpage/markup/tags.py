"""Tags: the tag open state and those behind it, up to the bracket.

A tag in which nothing is odd is matched whole, by `TAG`. Any other is read attribute by attribute, as
"Before attribute name state" in the HTML standard and the states behind it say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from quietpage.core.late_patterns import late_pattern
from quietpage.markup.tokens import Ambiguity, Attribute, Doctype, EndTag, StartTag

_S = r"[ \t\n\f\r]"
_ATTRIBUTE = late_pattern(
    rf"""(?x) {_S}++ (?P<name>[A-Za-z_][A-Za-z0-9_:.-]*+)
    (?: {_S}*+ = {_S}*+
      (?: "(?P<double>[^"<\x00]*+)" | '(?P<single>[^'<\x00]*+)'
        | (?P<bare>[^ \t\n\f\r"'=<>`\x00]++) ) )?+"""
)
TAG = late_pattern(
    rf"""(?x) < (?P<close>/?) (?P<name>[A-Za-z][A-Za-z0-9_:.-]*+)
    (?P<attributes> (?: {_S}++ [A-Za-z_][A-Za-z0-9_:.-]*+
      (?: {_S}*+ = {_S}*+
        (?: "[^"<\x00]*+" | '[^'<\x00]*+' | [^ \t\n\f\r"'=<>`\x00]++ ) )?+ )*+ )
    {_S}*+ (?P<slash>/?) >"""
)
"""A tag in which nothing is odd; any other is read attribute by attribute."""

WRITE_WHOLE = (
    "write every tag whole, its attributes apart from each other and their values in quotation marks"
)
MOST_ASKED = 30
"""So many open elements are asked whether a closing tag is theirs, where it is not that of the last."""
LONGEST = 160
"""So many signs of what is ambiguous are pointed at."""


def single_tag(tag: str) -> StartTag | EndTag | Doctype | None:
    """A tag that stands by itself, or None if it is no whole tag of HTML or anything in it is odd.

    What it stands in is not known: in a drawing, its vocabulary is another.
    """
    found = TAG.fullmatch(tag)
    if found is None:
        return Doctype(0, len(tag)) if doctype().fullmatch(tag) else None
    attributes, twice = first_of_each(list(attributes_of(found)))
    if twice:
        return None
    name = found["name"].lower()
    if found["close"]:
        return None if attributes or found["slash"] else EndTag(name, 0, len(tag))
    return StartTag(name, attributes, 0, len(tag), "html", False)


@cache
def doctype() -> re.Pattern[str]:
    """A doctype that every browser reads alike: with quoted identifiers, and no subset in square brackets."""
    return re.compile(
        r"""(?ai)<!doctype\s[^<>\[\]\x00"']*+(?:"[^"<>]*"[^<>\[\]\x00"']*+|'[^'<>]*'[^<>\[\]\x00"']*+)*+>"""
    )


def attributes_of(tag: re.Match[str], *, xml: bool = False) -> Iterator[Attribute]:
    """The attributes of a tag that `TAG` matched, those that come twice among them."""
    begin = tag.start("attributes")
    for found in _ATTRIBUTE.finditer(tag["attributes"]):
        group = found.lastgroup or "name"
        if group == "name":
            written, at = "", found.end()
        else:
            written, at = found[group], found.start(group)
        start = begin + found.start("name")
        name = found["name"] if xml else found["name"].lower()
        yield Attribute(name, written, _value(written), start, begin + found.end(), begin + at)


def _value(written: str) -> str:
    """An attribute's value as it is read."""
    if "\r" in written:  # the input stream has no other ends of lines than \n (section 13.2.3.5)
        written = written.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in written:
        written = written.replace("\0", "\ufffd")
    if "&" not in written:
        return written
    from quietpage.markup.entities import unescaped

    return unescaped(written, attribute=True)


def first_of_each(attributes: list[Attribute]) -> tuple[tuple[Attribute, ...], str]:
    """The first of each name; and a name that comes twice, if there is one."""
    if len(attributes) < 2:
        return tuple(attributes), ""
    first: dict[str, Attribute] = {}
    twice = ""
    for each in attributes:
        if each.name in first:
            twice = twice or each.name
        else:
            first[each.name] = each
    return tuple(first.values()), twice


@cache
def _any_attribute() -> re.Pattern[str]:
    """What stands before an attribute, and the attribute up to its value, if there is one."""
    return re.compile(
        r"""(?x) (?P<between>[ \t\n\f\r/]*+)
        (?: (?P<name> =?+ [^ \t\n\f\r/>=]++ | = )
          (?: [ \t\n\f\r]*+ = [ \t\n\f\r]*+
            (?: (?P<quote>["']) | (?P<bare>[^ \t\n\f\r>"'][^ \t\n\f\r>]*+) | (?=>) ) )?+ )?+"""
    )


def loose_tag(
    text: str, start: int, *, xml: bool = False
) -> tuple[bool, str, tuple[Attribute, ...], bool, int, str] | None:
    """A tag in which something is odd: whether it closes, its name and attributes, whether it ends in a
    slash, where it ends, and what is odd. None, if the file ends in it.
    """
    close = text[start + 1] == "/"
    at = start + 1 + close
    # Whatever is no space, slash or bracket belongs to the name, even quotation marks (tag name state).
    ends = re.compile(r"[ \t\n\f\r/>]").search(text, at)
    if ends is None:
        return None
    name, at = text[at : ends.start()], ends.start()
    why = "" if re.fullmatch(r"[^\W\d][\w:.·-]*", name) else WRITE_WHOLE
    attributes: list[Attribute] = []
    pattern = _any_attribute()
    slash = False
    while True:
        found = pattern.match(text, at)
        assert found is not None  # it may match nothing
        between = found["between"]
        if not found["name"]:
            at = found.end("between")
            if at >= len(text):
                return None
            slash = between.endswith("/")
            if "/" in between[:-1]:
                why = why or WRITE_WHOLE
            at += 1  # the bracket
            break
        if "/" in between or not between:
            why = why or WRITE_WHOLE
        attribute_name, name_start = found["name"], found.start("name")
        at = found.end()
        written, value_at = "", at
        if found["quote"]:
            value_at = at
            end = text.find(found["quote"], at)
            if end < 0:
                return None
            written, at = text[value_at:end], end + 1
            if re.search(r"<[A-Za-z/!?]|\x00", written) or (xml and "<" in written):
                why = why or "write &lt; for each < in the value of an attribute"
        elif found["bare"] is not None:
            written, value_at = found["bare"], found.start("bare")
            if re.search(r"[\"'=<>`\x00]", written):
                why = why or WRITE_WHOLE
        elif found.end() > found.end("name"):
            why = why or WRITE_WHOLE
        if not re.fullmatch(r"[^\x00-\x1f\x7f-\x9f\"'<=`]+", attribute_name):
            why = why or WRITE_WHOLE
        attributes.append(
            Attribute(
                (attribute_name if xml else ascii_lowered(attribute_name)).replace("\0", "\ufffd"),
                written,
                _value(written),
                name_start,
                at,
                value_at,
            )
        )
    first, twice = first_of_each(attributes)
    if twice:
        why = why or f"keep one of them: {twice} is written twice in this tag"
    if close and attributes:
        why = why or "write the closing tag with nothing but its name"
    return close, (name if xml else ascii_lowered(name)).replace("\0", "\ufffd"), first, slash, at, why


def ascii_lowered(name: str) -> str:
    """A name in small letters, as far as it is ASCII: a browser leaves others as they are."""
    if name.isascii():
        return name.lower()
    return re.sub("[A-Z]+", lambda found: found[0].lower(), name)


def ambiguous(start: int, end: int, why: str) -> Ambiguity:
    """An ambiguity from a place up to another, of which no more is pointed at than a reader wants to see."""
    return Ambiguity(start, min(end, start + LONGEST), why)


def pointed_at(text: str, start: int) -> int:
    """How far what is ambiguous at a place is pointed at: to the end of its line, if it is a short one."""
    end = text.find("\n", start + 1, start + LONGEST)
    return end if end > 0 else min(len(text), start + LONGEST)
