"""Names of hosts: whether a browser can ask for one, and its form in ASCII, by which the DNS knows it."""

from __future__ import annotations

import re

from quietpage.core.named_tuple import NamedTuple

LONGEST_LABEL, LONGEST_HOST = 63, 253
"""In ASCII (RFC 1035, section 2.3.4). A label is what stands between two dots."""

COPY = "copy the address from the browser once more"


class Fault(NamedTuple):
    """What is wrong with an address, as a stretch of it, and the way out."""

    message: str
    start: int
    end: int
    help: str


def host_fault(host: str) -> Fault | None:
    """What is wrong with the name of a host that a page links to; nothing, if a browser can ask for it."""
    name = _in_ascii(host)
    if isinstance(name, Fault):
        return name
    if not host.isascii():
        from quietpage.core.idn import length_fault

        if fault := length_fault(host, name):
            return fault
    labels = name.removesuffix(".").split(".")
    if _is_number(labels[-1]):
        from ipaddress import IPv4Address

        try:
            IPv4Address(name)
        except ValueError:
            return no_such_name(host)
    # No name that can be registered has an underscore in it, and some that are in use do.
    sound = all(re.fullmatch("(?!-)[a-z0-9_-]{1,63}(?<!-)", label) for label in labels)
    return None if sound and len(name) <= LONGEST_HOST else no_such_name(host)


def domain_fault(host: str) -> Fault | None:
    """What is wrong with the name of a domain of one's own; nothing, if there can be such a name.

    It has two labels or more, each of which can be registered (RFC 1123, section 2.1), and is no address in
    numbers.
    """
    name = _in_ascii(host)
    if isinstance(name, Fault):
        return name
    labels = name.split(".")
    sound = all(re.fullmatch("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?", label) for label in labels)
    if sound and len(labels) > 1 and not _is_number(labels[-1]) and len(name) <= LONGEST_HOST:
        return None
    return no_such_name(host)


def in_ascii(host: str) -> str:
    """The name of a host in ASCII, in small letters; as it is, if no browser could ask for it."""
    name = _in_ascii(host)
    return host if isinstance(name, Fault) else name


def _in_ascii(host: str) -> str | Fault:
    # Of a name in ASCII nothing more is asked. A part that begins with `xn--` may be none, but nobody types
    # such parts: they come from a browser, which knew the place.
    if host.isascii():
        return host.lower()
    # Its tables take longer to load than a person's page takes to build, and few sites need them.
    from quietpage.core.idn import to_ascii

    return to_ascii(host)


def _is_number(last: str) -> bool:
    """Whether browsers take a name with this last label for an address in numbers (the URL standard, 3.5)."""
    return re.fullmatch("[0-9]+|0x[0-9a-f]*", last) is not None


def no_such_name(host: str) -> Fault:
    """That there is no such name, where no smaller piece of it is to blame."""
    return Fault("there is no such name of a place on the web", 0, len(host), COPY)
