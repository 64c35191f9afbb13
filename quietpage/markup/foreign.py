"""Foreign content: where SVG and MathML begin and end in HTML.

"The rules for parsing tokens in foreign content" in the HTML standard
(https://html.spec.whatwg.org/#parsing-main-inforeign), as far as they can be followed without a tree.
"""

from __future__ import annotations

from typing import Literal

from quietpage.markup.elements import BREAKING_OUT, VOID
from quietpage.markup.tags import MOST_ASKED, ascii_lowered
from quietpage.markup.tokens import Attribute, Namespace

_HTML_INTEGRATION_POINTS = frozenset(("foreignobject", "desc", "title"))
"""Elements of SVG in which HTML may stand. `annotation-xml` is one, too, if it says so."""
_TEXT_INTEGRATION_POINTS = frozenset(("mi", "mo", "mn", "ms", "mtext"))
"""Elements of MathML in which HTML may stand, but for two elements of MathML's own."""


class OpenElement:
    """An open element in a drawing or a formula. `holds`: whether HTML may stand in it, or in its text."""

    __slots__ = ("holds", "name", "space")

    def __init__(self, name: str, space: Namespace, holds: Literal["", "html", "text"] = "") -> None:
        self.name, self.space, self.holds = name, space, holds


def enter(
    foreign: list[OpenElement], name: str, attributes: tuple[Attribute, ...], why: str, slash: bool
) -> tuple[str, Namespace]:
    """A tag in a drawing or a formula begins an element: of which vocabulary it is, and what is odd."""
    top = foreign[-1]
    as_html = (
        top.space == "html"
        or top.holds == "html"
        or (top.holds == "text" and name not in ("mglyph", "malignmark"))
        or (top.name == "annotation-xml" and name == "svg")
    )
    if not as_html:
        breaks = name in BREAKING_OUT or (
            name == "font" and any(each.name in ("color", "face", "size") for each in attributes)
        )
        if breaks:
            outer = foreign[0].name
            # All is closed up to where HTML may stand: out of the drawing, mostly.
            while foreign and foreign[-1].space != "html" and not foreign[-1].holds:
                foreign.pop()
            if foreign and name not in VOID:
                foreign.append(OpenElement(name, "html"))
            return why or f"close {outer} with </{outer}> before this", "html"
        if not slash:
            foreign.append(_opened(name, top.space, attributes))
        return why, top.space
    if name in ("svg", "math"):
        space: Namespace = "svg" if name == "svg" else "math"
        if not slash:
            foreign.append(OpenElement(name, space))
        return why or f"write it outside of {top.name}", space
    if name not in VOID:
        foreign.append(OpenElement(name, "html"))
    return why or f"write nothing but words into {top.name}", "html"


def _opened(name: str, space: Namespace, attributes: tuple[Attribute, ...]) -> OpenElement:
    """An element of a drawing or a formula that is open now."""
    if space == "svg":
        return OpenElement(name, space, "html" if name in _HTML_INTEGRATION_POINTS else "")
    if name in _TEXT_INTEGRATION_POINTS:
        return OpenElement(name, space, "text")
    if name == "annotation-xml":
        encoding = next((each.value for each in attributes if each.name == "encoding"), "")
        if ascii_lowered(encoding) in ("text/html", "application/xhtml+xml"):
            return OpenElement(name, space, "html")
    return OpenElement(name, space)


def leave(foreign: list[OpenElement], name: str) -> str:
    """A closing tag in a drawing or a formula; the name of what was opened last.

    Where it is another, what a browser does depends on all that is open around the drawing: this is a guess.
    """
    last = foreign[-1]
    if last.name == name:
        foreign.pop()
    elif name in ("p", "br") and last.space != "html":
        while foreign and foreign[-1].space != "html" and not foreign[-1].holds:
            foreign.pop()
    else:
        for place in range(len(foreign) - 2, max(-1, len(foreign) - MOST_ASKED), -1):
            if foreign[place].name == name:
                del foreign[place:]
                break
            if foreign[place].space == "html" and last.space != "html":
                break
    return last.name
