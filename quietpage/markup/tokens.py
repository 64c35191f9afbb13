"""The tokens of HTML and XML: tags with their attributes, characters, comments, doctypes, and ambiguities.

They are those of "Tokenization" in the HTML standard (https://html.spec.whatwg.org/#tokenization), each with
its place in the source.
"""

from __future__ import annotations

from typing import Literal

from quietpage.core.named_tuple import NamedTuple

APART = "\ufdd2"
"""Stands for markup that was looked at apart: it may be in a text, and in no tag. It is no character."""

Namespace = Literal["html", "svg", "math", "other", ""]
"""The vocabulary of an element: HTML, SVG, MathML; in XML also another one, or none that is named."""
State = Literal["data", "rcdata", "raw", "script", "cdata"]
"""The state of the tokenizer in which characters are read: what is a tag among them, and what a reference."""


class Attribute(NamedTuple):
    """An attribute: `written` is its value as it stands in the source, `value` the same as it is read.

    It stands from `start` to `end` with its name and quotation marks, and `written` begins at `value_start`.
    In HTML the name is in small letters. An attribute without a value has an empty one.
    """

    name: str
    written: str
    value: str
    start: int
    end: int
    value_start: int


class StartTag(NamedTuple):
    """A tag that begins an element. `closed`: it ends the element, too (in HTML, only of SVG and MathML).

    In HTML the name is in small letters, and of an attribute that comes twice only the first is here. In XML
    names are as they were written, with their prefixes.
    """

    name: str
    attributes: tuple[Attribute, ...]
    start: int
    end: int
    space: Namespace
    closed: bool

    def get(self, name: str) -> str | None:
        """The value of an attribute, if it is there."""
        return next((each.value for each in self.attributes if each.name == name), None)


class EndTag(NamedTuple):
    """A tag that ends an element; there need be none that it could end."""

    name: str
    start: int
    end: int


class Characters(NamedTuple):
    """Text. References to characters mean something in `data` and `rcdata`.

    `inside` names the element, if it is one that holds text alone.
    """

    start: int
    end: int
    mode: State
    inside: str = ""


class Comment(NamedTuple):
    """A comment, or what a browser takes for one; in XML, a processing instruction too."""

    start: int
    end: int


class Doctype(NamedTuple):
    """The declaration of a document type."""

    start: int
    end: int


class Ambiguity(NamedTuple):
    """What not every browser reads in the same way. `why` says what to do about it.

    Most are parse errors of the standard. Others are none, but are read in one way with scripts and in
    another without, or were read otherwise some years ago: `noscript`, `template`, a `select` with more than
    options in it.
    """

    start: int
    end: int
    why: str


Token = StartTag | EndTag | Characters | Comment | Doctype | Ambiguity
