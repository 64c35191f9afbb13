"""The `Host` that a request names, and the outer names that a preview was told to answer to."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit

from quietpage.core.named_tuple import NamedTuple

_LONGEST_NAME, _LONGEST_LABEL = 253, 63
"""How long the name of a host, and a part of it, may be (RFC 1035)."""

_EVERY_ADDRESS = ("0.0.0.0", "[::]")


class OuterHost(NamedTuple):
    """A host by which the preview is known elsewhere: a name or an address as browsers send it, and a port.

    Without a port, it is the host at any.
    """

    name: str
    port: str = ""

    def __str__(self) -> str:
        return f"{self.name}:{self.port}" if self.port else self.name

    def is_at(self, name: str, port: str) -> bool:
        """Whether a browser that names this host and port means it. Without a port, it is the usual one."""
        return name == self.name and (not self.port or port == self.port or (not port and self._is_usual))

    def sources(self, *schemes: str) -> list[str]:
        """The host as a source in a Content-Security-Policy, which has no words for an IPv6 address."""
        if self.name.startswith("["):
            return []
        return [f"{scheme}://{self.name}:{self.port or '*'}" for scheme in schemes]

    @property
    def _is_usual(self) -> bool:
        return self.port in ("80", "443")


def parted(host: str) -> tuple[str, str] | None:
    """The name and the port of a `Host` header, in small letters; nothing, if it is not like one.

    The port is empty if there is none, and an IPv6 address keeps its brackets.
    """
    found = re.fullmatch(r"(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::([1-9][0-9]{0,4}))?", host.lower())
    return (found[1], found[2] or "") if found and host.isascii() else None


def outer_host(text: str) -> OuterHost:
    """The host that somebody names. Raises `ValueError`, in words for them, if it is none."""
    if not text.strip():
        raise ValueError("name a host, as in my-laptop, or leave --allow-host away")
    if "*" in text or text.startswith("."):
        raise ValueError("name each host as a whole, without a *: what is left open is open to anybody")
    if re.search(r"[\s,;]", text):
        raise ValueError("name one host, and the next with another --allow-host")
    if re.search(r"[/@?#\\]", text):
        meant = _host_of(text)
        raise ValueError(f"{text} is an address" + (f"; did you mean {meant}?" if meant else ""))
    name, port = _parted_by_hand(text)
    if name.endswith(".") and len(name) > 1:
        raise ValueError(
            f"a host is named without a dot at its end; did you mean {text.replace(name, name[:-1])}?"
        )
    if port and (parted(f"x:{port}") is None or int(port) > 65535):
        raise ValueError(f"a port is a whole number up to 65535, and {port} is none")
    if name in _EVERY_ADDRESS:
        raise ValueError(f"{name} stands for every address of this computer; did you mean --host 0.0.0.0?")
    if not _is_name(name):
        raise ValueError(f"{text} is no name of a host")
    return OuterHost(name, port)


def known_as(host: str) -> str:
    """What to give to `--allow-host` for a `Host` header; empty, if nobody should, or could."""
    try:
        return str(outer_host(host))
    except ValueError:
        return ""


def _parted_by_hand(text: str) -> tuple[str, str]:
    """The name as browsers send it, and the port, of a host as somebody writes it."""
    if text.count(":") > 1 and not text.startswith("["):
        text = f"[{text}]"
    name, colon, port = text.rpartition(":") if not text.endswith("]") else (text, "", "")
    name, port = (name, port or " ") if colon else (text, "")
    name = name.lower()
    if not name.isascii():
        try:
            name = name.encode("idna").decode()
        except UnicodeError:
            return "", port
    if name.startswith("[") and _is_address(name[1:-1]):
        name = f"[{ipaddress.ip_address(name[1:-1]).compressed}]"
    return name, port


def _host_of(address: str) -> str:
    """The host of a web address, if it has one."""
    try:
        parts = urlsplit(address if "://" in address else f"//{address}")
        usual = {"http": 80, "https": 443, "ws": 80, "wss": 443}.get(parts.scheme)
        host = parts.hostname or ""
        port = "" if parts.port in (None, usual) else f":{parts.port}"
    except ValueError:
        return ""
    return known_as(f"[{host}]{port}" if ":" in host else f"{host}{port}")


def _is_name(name: str) -> bool:
    if name.startswith("["):
        return name.endswith("]") and ":" in name and _is_address(name[1:-1])
    labels = name.split(".")
    if len(name) > _LONGEST_NAME or any(len(label) > _LONGEST_LABEL for label in labels):
        return False
    if not all(re.fullmatch(r"[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?", label) for label in labels):
        return False
    # A browser takes what ends in a number for an IPv4 address, however it is written, and sends another one.
    return _is_address(name) if re.fullmatch(r"[0-9]+|0x[0-9a-f]*", labels[-1]) else True


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return "%" not in name
