"""Tells what a browser makes of an address: a file beside the page, one far away, a program, a way to go.

In: an address as it is written. Out: yes or no. Addresses are told apart without being resolved, as a
browser would resolve them against a page whose own address nobody knows yet. The standard is "URL parsing"
in https://url.spec.whatwg.org/, which forgives much: it strips tabs and newlines from within, and takes `\\`
for `/`.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from quietpage.markup import Attribute


def is_local(address: str) -> bool:
    """Whether an address is that of a file on the page's own host: without a scheme and without a host.

    `//far.example` has no scheme and names a host all the same; so do, after the parser's corrections,
    `/\\t/far` and `\\\\far`, so that an address with a control character or a backslash in it counts as far.
    """
    address = address.strip(_SPACE)
    return not (re.search(_CORRECTED, address) or address.startswith("//") or re.match(r"[^/?#]*:", address))


def is_local_attribute(attribute: Attribute) -> bool:
    """The same for the value of an attribute, with its character references decoded and as it is written.

    Old browsers and feed readers differ in which references they decode, so both have to be local.
    """
    return is_local(attribute.value) and is_local(attribute.written)


def are_local_candidates(srcset: Attribute) -> bool:
    """The same for each image candidate of a `srcset` ("Srcset attributes" in the HTML standard)."""
    return all(map(is_local, re.split(r"[\s,]+", f"{srcset.value},{srcset.written}")))


def runs_code(address: str) -> bool:
    """Whether an address is a program, or a document with one: `javascript:`, `vbscript:`, `data:`.

    Browsers take out control characters before they look for the scheme, old ones spaces too.
    """
    return (
        re.match(r"(?i)(?:javascript|vbscript|livescript|data):", re.sub(r"[\x00-\x20]", "", address))
        is not None
    )


def is_navigable(address: str) -> bool:
    """Whether a link to an address leads a person somewhere: beside the page, to the web, or to a letter."""
    address = address.strip(_SPACE)
    if re.search(_CORRECTED, address) or address.startswith("//"):
        return False
    scheme = re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", address)
    return scheme is None or re.match(r"(?i)(?:https?://|mailto:)[^/]", address) is not None


_SPACE = " \t\n\f\r"
"""ASCII whitespace, which HTML strips from around an address (https://infra.spec.whatwg.org/)."""
_CORRECTED = r"[\x00-\x1f\x7f\\]"
"""What the parser of URLs takes out of an address, or takes for another character."""
