"""Elements of HTML that are read in another way than most, by name.

"Tree construction" in the HTML standard (https://html.spec.whatwg.org/#tree-construction) says of each how
what stands in it is tokenized.
"""

from __future__ import annotations

from quietpage.markup.tokens import State


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


VOID = _names(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr"
)
"""Void elements: they have no closing tag, and hold nothing."""
TEXT_ALONE: dict[str, State] = {
    "title": "rcdata",
    "textarea": "rcdata",
    "style": "raw",
    "xmp": "raw",
    "iframe": "raw",
    "noembed": "raw",
    "noframes": "raw",
    "script": "script",
    "plaintext": "raw",
}
"""Elements of HTML that hold text without tags, and the state in which it is read.

That of `noscript` depends on scripts, that of `plaintext` never ends: both are ambiguous besides."""
SPECIAL = frozenset((*TEXT_ALONE, "noscript", "template", "select", "frameset", "svg", "math"))
"""Elements of HTML after which tags are read in another way."""
IN_SELECT = frozenset(("option", "optgroup", "hr"))
"""What may stand in a `select` without being read otherwise by browsers of some years ago."""
AMBIGUOUS = {
    "noscript": "take it out: a quiet page has no scripts, and so it has nothing to say where there are none",
    "template": "write what it holds where it is to be seen",
    "plaintext": "use pre in its place, and write &lt; for each <",
    "frameset": "use a page without frames",
}
"""Elements that mean one thing to some browsers and another to others, or with scripts and without."""
BREAKING_OUT = _names(
    "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing"
    " menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var"
)
"""Elements of HTML whose start tags end a drawing or a formula in which they stand (foreign content)."""
